//! `block | highlight(root=chrome.root, lang=chrome.lang, numbers=numbers)`: a text block with its facts
//! marked (returns HTML). `facts | numbering` makes the numbers: each fact's place in the list beside the text.

use super::{field, language, list, text};
use crate::render::highlights::{Block, Fact, Setting, highlight};
use crate::render::language::Languages;
use std::sync::Arc;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    tera.register_filter("numbering", |facts: &[Value], _: Kwargs, _: &State<'_>| {
        let mut numbers = Map::new();
        for (fact, number) in facts.iter().zip(1u64..) {
            if let Some(id) = field(fact, "id").and_then(Value::as_str) {
                numbers.insert(id.to_owned().into(), Value::from(number));
            }
        }
        Value::from(numbers)
    });
    let languages = Arc::clone(languages);
    tera.register_filter("highlight", move |block: &Value, arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let language = language(&languages, &arguments)?;
        let numbers = arguments.get::<&Value>("numbers")?;
        let kinds = ["mark-figure", "mark-quotation", "mark-event"].map(|id| language.say(id, &[]));
        let [figure, quotation, event] = &kinds;
        let number = |id: &str| field(numbers?, id)?.as_u64();
        let setting = Setting { root: arguments.must_get::<&str>("root")?, kinds: [figure, quotation, event], number: &number };
        Ok(Value::safe_string(&highlight(&read(block), &setting)))
    });
}

fn read(block: &Value) -> Block<'_> {
    Block {
        text: text(block, "text"),
        sentences: list(block, "sentences")
            .iter()
            .filter_map(|range| Some((offset(range, "start")?, offset(range, "end")?)))
            .collect(),
        marks: list(block, "marks")
            .iter()
            .filter_map(|mark| {
                Some(Fact {
                    start: offset(mark, "start")?,
                    end: offset(mark, "end")?,
                    id: text(mark, "id"),
                    kind: text(mark, "kind"),
                    card: text(mark, "card"),
                    label: text(mark, "label"),
                })
            })
            .collect(),
    }
}

fn offset(value: &Value, name: &'static str) -> Option<usize> {
    usize::try_from(field(value, name)?.as_u64()?).ok()
}
