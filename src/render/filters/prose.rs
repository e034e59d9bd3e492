//! Words: `text | typo(lang=…)` sets plain text of the interface or the author as the language wants, and
//! `html | typo_html(lang=…)` does so between tags (returns HTML, and expects the author's HTML, already safe).
//! `text | shorten(length=200)` cuts verbatim words at a word with an ellipsis.

use super::language;
use crate::render::language::Languages;
use std::sync::Arc;
use tera::{Kwargs, State, Tera, TeraResult, Value};

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    let all = Arc::clone(languages);
    tera.register_filter("typo", move |text: &str, arguments: Kwargs, _: &State<'_>| {
        language(&all, &arguments).map(|language| language.typography.text(text))
    });
    let all = Arc::clone(languages);
    tera.register_filter("typo_html", move |html: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let set = language(&all, &arguments)?.typography.html(html);
        Ok(Value::safe_string(&set))
    });
    tera.register_filter("shorten", |text: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(shorten(text, arguments.get::<usize>("length")?.unwrap_or(200)))
    });
}

/// At most `length` characters of `text`, cut between words, with an ellipsis where something is left out.
fn shorten(text: &str, length: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let head = text.get(..limit).unwrap_or("");
    let cut = match head.rfind(char::is_whitespace) {
        // A text without a space near its end is cut where it is.
        Some(at) if at * 2 > head.len() => at,
        _ => head.len(),
    };
    let kept =
        head.get(..cut).unwrap_or(head).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '«' | '('));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn words_are_never_cut() {
        let check = |text: &str, length: usize, expect: &str| assert_eq!(shorten(text, length), expect);
        check("court", 10, "court");
        check("la rivière a débordé", 14, "la rivière a…");
        check("la rivière, en crue", 12, "la rivière…");
        check(&"é".repeat(30), 10, &format!("{}…", "é".repeat(10)));
        check("exactement", 10, "exactement");
    }
}
