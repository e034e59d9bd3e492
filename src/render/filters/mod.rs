//! What templates may use beyond Tera's own filters: one idea a file, all registered by [`register`].
//! Filters that need a language take it as `lang=chrome.lang`. Those that return HTML say so in their
//! description and escape what they are given.

mod cards;
mod dates;
mod marks;
mod messages;
mod numbers;
mod pictures;
mod prose;
mod values;

use super::language::{Language, Languages};
use std::sync::Arc;
use tera::value::Key;
use tera::{Error, Kwargs, Tera, TeraResult, Value};

/// Gives `tera` every filter and function. To be called before templates are added, as Tera checks names.
pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    messages::register(tera, languages);
    numbers::register(tera, languages);
    values::register(tera, languages);
    cards::register(tera, languages);
    dates::register(tera, languages);
    prose::register(tera, languages);
    marks::register(tera, languages);
    pictures::register(tera);
}

/// The language the argument `lang` names.
fn language<'l>(languages: &'l Languages, arguments: &Kwargs) -> TeraResult<&'l Language> {
    let code = arguments.must_get::<&str>("lang")?;
    languages.get(code).ok_or_else(|| Error::message("this build has no language of the interface"))
}

/// A field of a view.
fn field<'v>(value: &'v Value, name: &'v str) -> Option<&'v Value> {
    value.as_map()?.get(&Key::Str(name))
}

/// A text field of a view; empty if it is absent or none.
fn text<'v>(value: &'v Value, name: &'v str) -> &'v str {
    field(value, name).and_then(Value::as_str).unwrap_or("")
}

/// A list field of a view; empty if it is absent.
fn list<'v>(value: &'v Value, name: &'v str) -> &'v [Value] {
    field(value, name).and_then(Value::as_array).unwrap_or_default()
}
