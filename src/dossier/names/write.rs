//! A decision about names put into the text of `entities.toml`: [`write`] gives the new text, with the author's
//! comments, order and spacing as they were. What stands there is never changed: forms are added to a section,
//! or a section is added. A decision that would contradict one in the file is [refused](Refused).

use super::KINDS;
use crate::dossier::proposals::Settle;
use crate::extract::EntityKind;
use crate::text::fold::fold;
use thiserror::Error;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TomlError, Value, value};

/// Why a decision was not written.
#[derive(Debug, Error)]
pub enum Refused {
    /// The file cannot be read as it is.
    #[error("entities.toml is not valid TOML, mend it first: {0}")]
    Broken(#[from] TomlError),
    /// `entity` is something else than sections.
    #[error("entities.toml has an `entity` that is no [[entity]] section")]
    NoSections,
    /// Two sections would have to become one.
    #[error("“{0}” and “{1}” have a section each in entities.toml; make them one by hand, or keep them")]
    TwoSections(String, String),
    /// The file says the contrary.
    #[error("entities.toml says otherwise in the section of “{0}”: `{1}`")]
    Decided(String, String),
}

/// The lines of a decision, as a section of its own.
pub fn lines(settle: &Settle) -> String {
    let mut document = DocumentMut::new();
    let mut sections = ArrayOfTables::new();
    sections.push(section(settle));
    document.insert("entity", Item::ArrayOfTables(sections));
    document.to_string().trim().to_owned()
}

/// `text` with the decision in it.
///
/// # Errors
/// When the text cannot be read, or says the contrary.
pub fn write(text: &str, settle: &Settle) -> Result<String, Refused> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut document: DocumentMut = bare.parse()?;
    let mut none = Item::ArrayOfTables(ArrayOfTables::new());
    let entry = document.get_mut("entity").unwrap_or(&mut none);
    let sections = entry.as_array_of_tables_mut().ok_or(Refused::NoSections)?;
    let forms: Vec<&String> = std::iter::once(&settle.name).chain(&settle.aliases).collect();
    let mut owner: Option<usize> = None;
    for (at, section) in sections.iter().enumerate() {
        if !forms.iter().any(|form| names(section).iter().any(|name| fold(name) == fold(form))) {
            continue;
        }
        if let Some(form) = forms.iter().find(|form| has(section, "not", form)) {
            return Err(Refused::Decided(title(section), format!("not = \"{form}\"")));
        }
        if let Some(first) = owner.and_then(|first| sections.get(first)) {
            return Err(Refused::TwoSections(title(first), title(section)));
        }
        owner = Some(at);
    }
    let mark = if bare.len() < text.len() { "\u{feff}" } else { "" };
    let Some(section) = owner.and_then(|at| sections.get_mut(at)) else {
        // A new section goes to the end, after the last comment.
        let between = if bare.trim().is_empty() { "" } else { "\n" };
        let close = if bare.is_empty() || bare.ends_with('\n') { "" } else { "\n" };
        let made = format!("{mark}{bare}{close}{between}{}\n", lines(settle));
        made.trim_start_matches('\u{feff}').parse::<DocumentMut>()?;
        return Ok(made);
    };
    add(section, settle)?;
    Ok(format!("{mark}{document}"))
}

/// Adds what a section does not say yet.
fn add(section: &mut Table, settle: &Settle) -> Result<(), Refused> {
    let owned = names(section);
    let decided = |section: &Table, what: String| Refused::Decided(title(section), what);
    if let Some(form) = settle.not.iter().find(|form| owned.iter().any(|name| fold(name) == fold(form))) {
        return Err(decided(section, format!("\"{form}\" is a name of it")));
    }
    let kind = settle.kind.map(word);
    if let (Some(kind), Some(given)) = (kind, section.get("kind").and_then(Item::as_str))
        && kind != given
    {
        return Err(decided(section, format!("kind = \"{given}\"")));
    }
    let fresh = |form: &&String| !owned.iter().any(|name| fold(name) == fold(form));
    let key = if section.contains_key("alias") && !section.contains_key("aliases") { "alias" } else { "aliases" };
    extend(section, key, std::iter::once(&settle.name).chain(&settle.aliases).filter(fresh));
    let missing: Vec<&String> = settle.not.iter().filter(|form| !has(section, "not", form)).collect();
    extend(section, "not", missing.into_iter());
    if let Some(kind) = kind.filter(|_| !section.contains_key("kind")) {
        section.insert("kind", value(kind));
    }
    Ok(())
}

/// Adds texts to a list; a single text becomes the first of a list.
fn extend<'f>(section: &mut Table, key: &str, forms: impl Iterator<Item = &'f String>) {
    let forms: Vec<&String> = forms.collect();
    if forms.is_empty() {
        return;
    }
    let given = section.get(key).and_then(Item::as_str).map(str::to_owned);
    if section.get(key).and_then(Item::as_array).is_none() {
        section.insert(key, Item::Value(Value::Array(given.into_iter().collect())));
    }
    if let Some(list) = section.get_mut(key).and_then(Item::as_array_mut) {
        for form in forms {
            list.push(form.as_str());
        }
    }
}

fn section(settle: &Settle) -> Table {
    let list = |forms: &[String]| value(forms.iter().map(String::as_str).collect::<Array>());
    let mut section = Table::new();
    section.insert("name", value(settle.name.as_str()));
    if !settle.aliases.is_empty() {
        section.insert("aliases", list(&settle.aliases));
    }
    if let Some(kind) = settle.kind {
        section.insert("kind", value(word(kind)));
    }
    if !settle.not.is_empty() {
        section.insert("not", list(&settle.not));
    }
    section
}

fn word(kind: EntityKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("other", |(word, _)| word)
}

/// The texts under a key, one or a list.
fn texts(section: &Table, key: &str) -> Vec<String> {
    match section.get(key) {
        Some(Item::Value(Value::String(text))) => vec![text.value().clone()],
        Some(Item::Value(Value::Array(list))) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn names(section: &Table) -> Vec<String> {
    ["name", "aliases", "alias"].into_iter().flat_map(|key| texts(section, key)).collect()
}

fn has(section: &Table, key: &str, form: &str) -> bool {
    texts(section, key).iter().any(|text| fold(text) == fold(form))
}

fn title(section: &Table) -> String {
    texts(section, "name").into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(name: &str, aliases: &[&str]) -> Settle {
        let aliases = aliases.iter().map(|form| (*form).to_owned()).collect();
        Settle { name: name.to_owned(), aliases, kind: Some(EntityKind::Person), ..Settle::default() }
    }

    const GIVEN: &str = "# Mes décisions\n\n[[entity]] # elle\nname = \"Anna Berg\"   # comme elle signe\naliases = [\"A. Berg\"]\nnot = [\"Anton Berg\"]\n";

    #[test]
    fn comments_and_spacing_stay() {
        let text = write(GIVEN, &merge("Anna Berg", &["Ana Berg"])).unwrap();
        assert_eq!(text, GIVEN.replace("[\"A. Berg\"]", "[\"A. Berg\", \"Ana Berg\"]") + "kind = \"person\"\n");
        let other = write(GIVEN, &merge("Oto Lund", &["Lund"])).unwrap();
        assert_eq!(other, format!("{GIVEN}\n[[entity]]\nname = \"Oto Lund\"\naliases = [\"Lund\"]\nkind = \"person\"\n"));
        assert_eq!(write("", &merge("A", &[])).unwrap(), "[[entity]]\nname = \"A\"\nkind = \"person\"\n");
    }

    #[test]
    fn written_twice_is_written_once() {
        let once = write(GIVEN, &merge("Anna Berg", &["Ana Berg"])).unwrap();
        assert_eq!(write(&once, &merge("Ana Berg", &["Anna Berg"])).unwrap(), once);
    }

    #[test]
    fn a_decision_is_never_overwritten() {
        let refused = |text: &str, settle: &Settle| write(text, settle).unwrap_err().to_string();
        assert!(refused(GIVEN, &merge("Anna Berg", &["Anton Berg"])).contains("not = \"Anton Berg\""));
        let two = format!("{GIVEN}\n[[entity]]\nname = \"Ana Berg\"\n");
        assert!(refused(&two, &merge("Anna Berg", &["Ana Berg"])).contains("a section each"));
        let not = Settle { name: "Anna Berg".to_owned(), not: vec!["A. Berg".to_owned()], ..Settle::default() };
        assert!(refused(GIVEN, &not).contains("is a name of it"));
        let kind = Settle { kind: Some(EntityKind::Place), ..merge("X", &[]) };
        assert!(refused("[[entity]]\nname = \"X\"\nkind = \"person\"\n", &kind).contains("kind = \"person\""));
        assert!(refused("[[entity]\n", &kind).contains("not valid TOML"));
    }
}
