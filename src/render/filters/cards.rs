//! Parts of fact cards that need more than one field. Of a figure: `f | noun` (what stands beside the number),
//! `f | scope` (the line below it, empty if the noun says it all), `f | spread(lang=…)` (the whole range of a
//! disputed figure), `row | counted(lang=…)` (a value with all that is counted), `name | rule(lang=…)` (a rule in words), `says | speaker` (who says so, without the « selon » the source leads it in with),
//! `cards | differing(lang=…)` (a sentence for each disagreement among cards). Of a quotation:
//! `q | words(lang=…)`, its pieces in the marks of the language, or without marks if it is reported.

use super::values::Amount;
use super::{field, language, list, text};
use crate::render::language::{Argument, Language, Languages};
use std::sync::Arc;
use tera::{Kwargs, State, Tera, TeraResult, Value};

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    tera.register_filter("noun", |card: &Value, _: Kwargs, _: &State<'_>| noun_and_scope(card).0.to_owned());
    tera.register_filter("scope", |card: &Value, _: Kwargs, _: &State<'_>| noun_and_scope(card).1.to_owned());
    let all = Arc::clone(languages);
    tera.register_filter("speaker", move |says: &str, _: Kwargs, _: &State<'_>| speaker(says, &all));
    let all = Arc::clone(languages);
    tera.register_filter("spread", move |card: &Value, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(spread(card, language(&all, &arguments)?))
    });
    let all = Arc::clone(languages);
    tera.register_filter("counted", move |row: &Value, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(counted(row, language(&all, &arguments)?))
    });
    let all = Arc::clone(languages);
    tera.register_filter("differing", move |cards: &[Value], arguments: Kwargs, _: &State<'_>| -> TeraResult<Vec<String>> {
        Ok(differing(cards, language(&all, &arguments)?, &all))
    });
    let all = Arc::clone(languages);
    tera.register_filter("rule", move |name: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(rule(name, language(&all, &arguments)?).to_owned())
    });
    let all = Arc::clone(languages);
    tera.register_filter("words", move |card: &Value, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(words(card, language(&all, &arguments)?))
    });
}

/// A rule in words, or its own name where the language has none for it.
fn rule<'a>(name: &'a str, language: &'a Language) -> &'a str {
    let id = format!("found-by-{}", name.replace('.', "-"));
    language.fixed(&id).and_then(Value::as_str).unwrap_or(name)
}

/// Who says so, without the words that lead in an attribution in any language there is, for the card has its own;
/// an article that opened its sentence is small again.
fn speaker(says: &str, languages: &Languages) -> String {
    let words = |id: &'static str| {
        languages.all().flat_map(move |language| language.fixed(id).and_then(Value::as_str).unwrap_or("").split('|'))
    };
    let after = |says: &'_ str, word: &str| {
        // Apostrophes are one thing in the messages and another in sources.
        let word = word.trim().replace('’', "'");
        let head: String = says.chars().take(word.chars().count()).collect();
        let rest = says.get(head.len()..)?;
        let whole = word.ends_with('\'') || rest.starts_with(char::is_whitespace);
        let same = head.replace('’', "'").to_lowercase() == word;
        (!word.is_empty() && same && whole).then_some((head.len(), rest.trim_start().len()))
    };
    let says = says.trim();
    let cue = words("says-cues").filter_map(|cue| after(says, cue)).find(|(_, rest)| *rest > 0);
    let name = cue.and_then(|(_, rest)| says.get(says.len() - rest..)).unwrap_or(says);
    match words("says-articles").find_map(|article| after(name, article)).and_then(|(end, _)| name.split_at_checked(end)) {
        Some((article, rest)) => format!("{}{rest}", article.to_lowercase()),
        None => name.to_owned(),
    }
}

/// The counted noun and the scope, nothing said twice: a scope that has the noun in it stands in its place.
fn noun_and_scope(card: &Value) -> (&str, &str) {
    let scope = text(card, "scope").trim();
    let Some(value) = field(card, "value") else { return (scope, "") };
    if text(value, "unit_kind") != "counted" || text(value, "modifier") == "vague" {
        return (scope, "");
    }
    let unit = text(value, "unit").trim();
    if scope.is_empty() || scope == unit {
        (unit, "")
    } else if scope
        .split_whitespace()
        .map(|word| word.trim_end_matches(','))
        .collect::<Vec<_>>()
        .windows(unit.split_whitespace().count().max(1))
        .any(|words| words.join(" ") == unit)
    {
        (scope, "")
    } else {
        (unit, scope)
    }
}

/// A value with the whole of what is counted in the place of its noun.
fn counted(row: &Value, language: &Language) -> String {
    let value = field(row, "value").map(Amount::read).unwrap_or_default();
    let whole = value.whole(language);
    let (noun, scope) = noun_and_scope(row);
    let unit = field(row, "value").map_or("", |value| text(value, "unit")).trim();
    match (whole.strip_suffix(unit), scope) {
        (Some(number), "") if !unit.is_empty() && !noun.is_empty() => format!("{number}{noun}"),
        (_, "") if unit.is_empty() && !noun.is_empty() => format!("{whole} {noun}"),
        (_, "") => whole,
        (_, scope) => format!("{whole} {scope}"),
    }
}

/// The lowest to the highest of the values that differ, in the unit of the card.
fn spread(card: &Value, language: &Language) -> String {
    let mut rows = differing_rows(card).filter_map(|row| field(row, "value")).map(Amount::read);
    let Some(mut amount) = rows.next() else {
        return field(card, "value").map(Amount::read).unwrap_or_default().words(language);
    };
    for row in rows {
        amount.widen(&row);
    }
    amount.words(language)
}

/// The values of the series that cannot be right together.
fn differing_rows(card: &Value) -> impl Iterator<Item = &Value> {
    list(card, "series").iter().filter(|row| field(row, "differs").and_then(Value::as_bool) == Some(true))
}

/// A sentence for each disputed series among the cards, naming every value once with who gives it.
fn differing(cards: &[Value], language: &Language, languages: &Languages) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for card in cards.iter().filter(|card| text(card, "standing") == "disputed") {
        let mut values: Vec<String> = Vec::new();
        for row in differing_rows(card) {
            let (Some(value), Some(source)) = (field(row, "value"), field(row, "source")) else { continue };
            let said = speaker(text(row, "says"), languages);
            let who = [said.as_str(), text(source, "publisher"), text(source, "title")];
            let who = who.into_iter().find(|who| !who.is_empty()).unwrap_or("");
            let known = said.is_empty()
                && differing_rows(card).any(|other| {
                    let same =
                        field(other, "value").map(Amount::read).is_some_and(|other| other.same_number(&Amount::read(value)));
                    same && !text(other, "says").is_empty()
                });
            if known {
                continue;
            }
            let value = Amount::read(value).whole(language);
            let said = language.say("value-of", &[("value", Argument::Text(&value)), ("who", Argument::Text(who))]);
            if !values.contains(&said) {
                values.push(said);
            }
        }
        if values.len() > 1 {
            let sentence = language.say("values-differ", &[("values", Argument::Text(&values.join(", ")))]);
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    sentences
}

/// The words of a quotation, verbatim, its pieces joined by a mark of omission.
fn words(card: &Value, language: &Language) -> String {
    let pieces: Vec<&str> = list(card, "pieces").iter().filter_map(Value::as_str).map(str::trim).collect();
    let words = pieces.join(" […] ");
    if text(card, "form") == "indirect" {
        return words;
    }
    let (open, close) = language.typography.quotes;
    format!("{open}{words}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(json: &serde_json::Value) -> Value {
        Value::from_serializable(json)
    }

    #[test]
    fn nothing_is_said_twice_beside_a_number() {
        let check = |unit: &str, scope: &str, expect: (&str, &str)| {
            let card = value(&json!({"scope": scope, "value": {"unit_kind": "counted", "unit": unit}}));
            assert_eq!(noun_and_scope(&card), expect);
        };
        check("maisons", "maisons inondées", ("maisons inondées", ""));
        check("maisons", "maisons", ("maisons", ""));
        check("maisons", "", ("maisons", ""));
        check("personnes", "ont été évacuées", ("personnes", "ont été évacuées"));
        check("sites", "nos sites classés", ("nos sites classés", ""));
        check("site", "des sites classés", ("site", "des sites classés"));
        let share = value(&json!({"scope": "de la récolte", "value": {"unit_kind": "share", "unit": "%"}}));
        assert_eq!(noun_and_scope(&share), ("de la récolte", ""));
    }

    #[test]
    fn disputed_figures_are_told_with_who_gives_them() {
        let row = |low: f64, says: &str| {
            json!({"value": {"low": low, "high": null, "unit_kind": "counted", "unit": "maisons", "modifier": null, "verbatim": ""},
                   "differs": true, "says": says, "source": {"publisher": "Le Courrier", "title": "T"}})
        };
        let card = value(&json!({"standing": "disputed", "value": row(60.0, "")["value"],
            "series": [row(40.0, "la mairie"), row(60.0, "")]}));
        let languages = Languages::load();
        let french = languages.get("fr").unwrap();
        assert_eq!(spread(&card, french), "40 à 60");
        let sentences = differing(&[card.clone(), card], french, &languages);
        assert_eq!(sentences, ["Les chiffres diffèrent\u{a0}: 40\u{a0}maisons (la mairie), 60\u{a0}maisons (Le Courrier)."]);
    }

    #[test]
    fn attributions_lose_the_words_that_lead_them_in() {
        let languages = Languages::load();
        let check = |says: &str, expect: &str| assert_eq!(speaker(says, &languages), expect);
        check("Selon la mairie", "la mairie");
        check("d’après l’agence", "l’agence");
        check("d'après elle", "elle");
        check("according to insurers", "insurers");
        check("la mairie", "la mairie");
        check("Selonac", "Selonac");
        check("selon", "selon");
    }

    #[test]
    fn reported_speech_has_no_marks() {
        let languages = Languages::load();
        let check = |form: &str, code: &str, expect: &str| {
            let card = value(&json!({"form": form, "pieces": ["Il pleut", "encore"]}));
            assert_eq!(words(&card, languages.get(code).unwrap()), expect);
        };
        check("direct", "fr", "«\u{202f}Il pleut […] encore\u{202f}»");
        check("mixed", "en", "“Il pleut […] encore”");
        check("indirect", "fr", "Il pleut […] encore");
    }
}
