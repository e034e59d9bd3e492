//! `{{ n | number(lang=chrome.lang) }}`: a number with all its digits, grouped as the language wants.

use super::language;
use crate::render::language::Languages;
use std::sync::Arc;
use tera::{Kwargs, State, Tera};

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    let languages = Arc::clone(languages);
    tera.register_filter("number", move |number: f64, arguments: Kwargs, _: &State<'_>| {
        language(&languages, &arguments).map(|language| language.number(number))
    });
}
