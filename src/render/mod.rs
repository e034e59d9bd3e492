//! Views into HTML: a [`Theme`] holds the compiled templates, the static files and the languages, and
//! [`Theme::render`] makes one page of one view, a pure function, from any number of threads.
//! The built-in theme is in the binary ([`builtin`]); an author's files override it by name. What
//! templates may use beyond Tera's own is in [`filters`]. The dossier itself is not known here: a
//! template prints what its view holds and nothing else.

mod builtin;
mod charts;
mod dates;
mod edtf;
mod error;
mod filters;
pub mod highlights;
mod language;
mod typography;

pub use error::ThemeError;
pub use language::Languages;

use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Tera};
use xxhash_rust::xxh3::xxh3_64;

/// A file of the author's that replaces a built-in one of the same name, or adds to them.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// `templates/home.html`, `static/style.css`: the path from the dossier's folder, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file that goes out beside the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path from the root of the site.
    pub path: String,
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
}

/// Templates, static files and languages, ready to render.
pub struct Theme {
    tera: Tera,
    assets: Vec<Asset>,
    style_path: String,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("style_path", &self.style_path).finish_non_exhaustive()
    }
}

impl Theme {
    /// The built-in theme with the author's `overrides`, whose paths start with `templates/` or `static/`.
    ///
    /// # Errors
    /// Every template that does not parse or names something unknown, and every file that is no UTF-8 text.
    pub fn load(overrides: &[ThemeFile]) -> Result<Self, Vec<ThemeError>> {
        let mut errors = Vec::new();
        let mut templates: BTreeMap<&str, &str> = builtin::TEMPLATES.iter().copied().collect();
        let mut statics: BTreeMap<&str, Cow<'static, [u8]>> =
            builtin::STATIC.iter().map(|&(name, bytes)| (name, Cow::Borrowed(bytes))).collect();
        for file in overrides {
            if let Some(name) = file.path.strip_prefix("static/") {
                statics.insert(name, Cow::Owned(file.bytes.clone()));
            } else if let Some(name) = file.path.strip_prefix("templates/") {
                match std::str::from_utf8(&file.bytes) {
                    Ok(text) => drop(templates.insert(name, text)),
                    Err(_) => errors.push(ThemeError::in_file(name, "the file is no UTF-8 text")),
                }
            }
        }
        let tera = match compile(&templates) {
            Ok(tera) => tera,
            Err(found) => {
                errors.extend(found);
                return Err(errors);
            }
        };
        if !errors.is_empty() {
            return Err(errors);
        }
        let (assets, style_path) = name_assets(statics);
        Ok(Self { tera, assets, style_path })
    }

    /// The page of `view` by the template called `template` (`home.html`).
    ///
    /// # Errors
    /// A field the view does not have, or a value a filter cannot take, with the place in the template.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(template, &context))
            .map_err(|error| ThemeError::from_tera(&error, template))
    }

    /// The style sheet and the other static files, sorted by path.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Path of the style sheet from the root of the site; it changes with its content.
    pub fn style_path(&self) -> &str {
        &self.style_path
    }
}

/// Compiles all templates at once; if that fails, each alone, so that every syntax error is told.
fn compile(templates: &BTreeMap<&str, &str>) -> Result<Tera, Vec<ThemeError>> {
    let languages = Arc::new(Languages::load());
    let fresh = || {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        filters::register(&mut tera, &languages);
        tera
    };
    let mut tera = fresh();
    let Err(error) = tera.add_raw_templates(templates.iter().map(|(&name, &text)| (name, text))) else { return Ok(tera) };
    let mut errors: Vec<ThemeError> = Vec::new();
    for (&name, &text) in templates {
        if let Err(error) = fresh().add_raw_template(name, text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            errors.push(ThemeError::from_tera(&error, name));
        }
    }
    if errors.is_empty() {
        errors.push(ThemeError::from_tera(&error, ""));
    }
    Err(errors)
}

/// Puts the static files where they go: the style sheet under a name that changes with its content, so
/// that it may be cached for ever, and the others as they are called.
fn name_assets(statics: BTreeMap<&str, Cow<'static, [u8]>>) -> (Vec<Asset>, String) {
    let mut style_path = String::new();
    let mut assets: Vec<Asset> = statics
        .into_iter()
        .map(|(name, bytes)| {
            let path = if name == builtin::STYLE {
                style_path = format!("static/style-{:08x}.css", xxh3_64(&bytes) >> 32);
                style_path.clone()
            } else {
                format!("static/{name}")
            };
            Asset { path, bytes }
        })
        .collect();
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    (assets, style_path)
}
