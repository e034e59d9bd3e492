//! `t(key="nav-home", lang=chrome.lang, …)`: a message of the interface. Further arguments are the
//! message's variables; a number `n` may be selected by (`$n`) and is printed as `$n-text`.
//! `code | language_name(lang=…)`: the name of a language, or its code where the interface has no name for it.

use super::language;
use crate::render::language::{Argument, Languages};
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    let all = Arc::clone(languages);
    tera.register_filter("language_name", move |code: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(language(&all, &arguments)?.message(&format!("lang-{code}"), &[]).unwrap_or_else(|| code.to_owned()))
    });
    let languages = Arc::clone(languages);
    tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| message(&languages, &arguments));
}

fn message(languages: &Languages, arguments: &Kwargs) -> TeraResult<Value> {
    let language = language(languages, arguments)?;
    let id = arguments.must_get::<&str>("key")?;
    if let Some(text) = language.fixed(id) {
        return Ok(text.clone());
    }
    let variables: Vec<(&str, Argument<'_>)> = arguments
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
        .filter(|(name, _)| !matches!(*name, "key" | "lang"))
        .filter_map(|(name, value)| {
            let argument = value.as_f64().map(Argument::Number).or_else(|| value.as_str().map(Argument::Text))?;
            Some((name, argument))
        })
        .collect();
    language.message(id, &variables).map(Value::from).ok_or_else(|| {
        Error::message(format!("no message `{id}` in language `{}`, or a variable of it is missing", language.code()))
    })
}
