//! `entities.toml`: what the author settled about names, read into [`Decisions`]. One `[[entity]]` a
//! person, organisation or place; nothing is written here by the program but on request. [`unknown`] tells
//! the names no source has, with the nearest that one has.

pub mod write;

use super::registry::Registry;
use super::resolve::{Decisions, Ids};
use crate::config::table::{self, Entry, Reader, Value};
use crate::diagnostic::{Diagnostic, Page, nearest};
use crate::extract::EntityKind;
use crate::text::fold::fold;
use std::collections::BTreeMap;
use std::ops::Range;

/// The file, relative to the dossier.
pub const NAMES: &str = "entities.toml";

/// Kinds as the file names them.
pub const KINDS: [(&str, EntityKind); 4] = [
    ("person", EntityKind::Person),
    ("organisation", EntityKind::Organisation),
    ("place", EntityKind::Place),
    ("other", EntityKind::Other),
];

/// Registers of names: key, what its ids look like, and the address of a page with `{}` for the id.
pub const REGISTERS: [(&str, &str, &str); 9] = [
    ("wikidata", "Q and a number: \"Q567\"", "https://www.wikidata.org/wiki/{}"),
    ("viaf", "digits", "https://viaf.org/viaf/{}"),
    ("isni", "16 digits, the last may be X", "https://isni.org/isni/{}"),
    ("orcid", "0000-0000-0000-0000", "https://orcid.org/{}"),
    ("geonames", "digits", "https://www.geonames.org/{}"),
    ("gnd", "digits, X and hyphens", "https://d-nb.info/gnd/{}"),
    ("idref", "9 digits, the last may be X", "https://www.idref.fr/{}"),
    ("ror", "9 letters and digits", "https://ror.org/{}"),
    ("lei", "20 letters and digits", "https://search.gleif.org/#/record/{}"),
];

/// Reads the text of the file: `name` (canonical), `aliases`, `kind`, `not` (forms that are someone
/// else), `hidden`, and what other registers call it: `wikidata = "Q567"` or `ids = { viaf = "…" }`.
pub fn parse(path: &str, text: &str) -> (Decisions, Vec<Diagnostic>) {
    let page = Page::new(path, text);
    let (sections, mut found) = sections(&page);
    let mut decisions = Decisions::default();
    let mut claimed: BTreeMap<String, (Range<usize>, String)> = BTreeMap::new();
    for entries in sections {
        let forms = forms(&entries);
        let mut entity = Reader::new(&page, entries);
        let name = read_one(&mut entity, &mut decisions);
        found.extend(entity.finish());
        let Some(name) = name else {
            let place = forms.first().map_or(0..0, |(_, range, _)| range.clone());
            found.push(
                Diagnostic::error("key-missing", "this entity has no `name`")
                    .at(&page, place)
                    .remedy("add name = \"…\", the name to print"),
            );
            continue;
        };
        for (form, range, _) in forms.iter().filter(|(_, _, key)| *key != "not") {
            match claimed.get(&fold(form)) {
                Some((_, owner)) if *owner != name => {
                    let message = format!(
                        "“{form}” is a name of “{owner}” already, in line {}",
                        page.position(claimed[&fold(form)].0.start).line
                    );
                    let twice = Diagnostic::warning("name-twice", message).at(&page, range.clone());
                    found.push(twice.remedy("keep the name in one of the two [[entity]] sections; the later one counts"));
                }
                Some(_) => {}
                None => {
                    claimed.insert(fold(form), (range.clone(), name.clone()));
                }
            }
        }
    }
    found.sort();
    (decisions, found)
}

/// The `[[entity]]` sections of the file.
fn sections(page: &Page<'_>) -> (Vec<Vec<Entry>>, Vec<Diagnostic>) {
    let (entries, mut found) =
        table::toml(page, page.text.len() - page.text.trim_start_matches('\u{feff}').len()..page.text.len());
    let mut reader = Reader::new(page, entries);
    let mut sections = Vec::new();
    if let Some(node) = reader.take(&["entity"]) {
        match node.value {
            Value::Array(items) => {
                for item in items {
                    match item.value {
                        Value::Table(entries) => sections.push(entries),
                        _ => reader.wrong(&item, &["entity"], "[[entity]] above each name"),
                    }
                }
            }
            _ => reader.wrong(&node, &["entity"], "[[entity]] sections"),
        }
    }
    found.extend(reader.finish());
    (sections, found)
}

/// Reads one section; returns its name.
fn read_one(entity: &mut Reader<'_>, decisions: &mut Decisions) -> Option<String> {
    let name = entity.string(&["name"]);
    let aliases = entity.strings(&["aliases", "alias"]);
    let kind = entity.choice(&["kind"], &KINDS);
    let apart = entity.strings(&["not"]);
    let hidden = entity.boolean(&["hidden"]).unwrap_or(false);
    let ids = ids(entity);
    let name = name?;
    decisions
        .kind
        .extend(kind.into_iter().flat_map(|kind| std::iter::once(&name).chain(&aliases).map(move |form| (form.clone(), kind))));
    for form in std::iter::once(&name).chain(&aliases) {
        decisions.apart.extend(apart.iter().map(|other| (form.clone(), other.clone())));
    }
    // The name to print may be written by no source, so every form carries what is said of it.
    for form in std::iter::once(&name).chain(&aliases) {
        decisions.hide.extend(hidden.then(|| form.clone()));
        decisions.ids.extend((!ids.is_empty()).then(|| (form.clone(), ids.clone())));
    }
    decisions.merge.push(std::iter::once(name.clone()).chain(aliases).collect());
    Some(name)
}

/// What other registers call it: a key a register, or all in `ids`.
fn ids(entity: &mut Reader<'_>) -> Ids {
    let mut ids = Ids::new();
    for (register, shape, _) in REGISTERS {
        let Some(node) = entity.take(&[register]) else { continue };
        match id_of(&node.value) {
            Some(id) if fits(register, &id) => {
                ids.insert(register.to_owned(), id);
            }
            _ => entity.wrong(&node, &[register], shape),
        }
    }
    for entry in entity.table("ids") {
        let shape =
            REGISTERS.iter().find(|(register, _, _)| *register == entry.key).map_or("the id in quotes", |(_, shape, _)| shape);
        match id_of(&entry.node.value) {
            Some(id) if fits(&entry.key, &id) => {
                ids.insert(entry.key.clone(), id);
            }
            _ => entity.wrong(&entry.node, &["ids"], shape),
        }
    }
    ids
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Value::Integer(id) => Some(id.to_string()),
        _ => None,
    }
}

/// True if `id` looks as ids of the register do.
fn fits(register: &str, id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let checked = |text: &str, length: usize| {
        text.len() == length && text.char_indices().all(|(at, c)| c.is_ascii_digit() || c == 'X' && at + 1 == length)
    };
    let letters = |length: usize| id.len() == length && id.bytes().all(|b| b.is_ascii_alphanumeric());
    match register {
        "wikidata" => id.strip_prefix('Q').is_some_and(|number| digits(number) && !number.starts_with('0')),
        "viaf" | "geonames" => digits(id),
        "isni" => checked(&id.replace(' ', ""), 16),
        "orcid" => checked(&id.replace('-', ""), 16),
        "gnd" => id.len() > 6 && id.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'X'),
        "idref" => checked(id, 9),
        "ror" => letters(9),
        "lei" => letters(20),
        _ => !id.is_empty(),
    }
}

/// The address of an id's page, for registers that have one.
pub fn address(register: &str, id: &str) -> Option<String> {
    let (_, _, page) = REGISTERS.iter().find(|(known, _, _)| *known == register)?;
    Some(page.replace("{}", &id.replace(' ', "")))
}

/// The forms a section names, where they stand, and under which key.
fn forms(entries: &[Entry]) -> Vec<(String, Range<usize>, &'static str)> {
    let mut forms = Vec::new();
    for entry in entries {
        let Some(key) = ["name", "aliases", "alias", "not"].into_iter().find(|key| *key == entry.key) else { continue };
        match &entry.node.value {
            Value::String(form) => forms.push((form.trim().to_owned(), entry.node.range.clone(), key)),
            Value::Array(items) => forms.extend(items.iter().filter_map(|item| match &item.value {
                Value::String(form) => Some((form.trim().to_owned(), item.range.clone(), key)),
                _ => None,
            })),
            _ => {}
        }
    }
    forms
}

/// The forms of the file that no source writes, as `registry` knows them. A `name` is free where an alias of its
/// section is known.
pub fn unknown(path: &str, text: &str, registry: &Registry) -> Vec<Diagnostic> {
    let page = Page::new(path, text);
    let mut found = Vec::new();
    for entries in sections(&page).0 {
        let forms = forms(&entries);
        let is_known = |form: &str| registry.is_written(&fold(form));
        let has_known = forms.iter().any(|(form, _, key)| *key != "not" && is_known(form));
        let free = |key: &str| key == "name" && has_known;
        for (form, range, _) in forms.iter().filter(|(form, _, key)| !is_known(form) && !free(key)) {
            let unknown = Diagnostic::warning("name-unknown", format!("no source names “{form}”")).at(&page, range.clone());
            found.push(match nearest(form, registry.spellings()) {
                Some(near) => unknown.remedy(format!("did you mean “{near}”?")),
                None => unknown.remedy("write the name as a source has it, or remove it"),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::SourceId;
    use crate::dossier::registry::{Change, Claim};
    use crate::text::Lang;

    #[test]
    fn reads_decisions_and_tells_what_is_wrong() {
        let text = "[[entity]]\nname = \"Anna Berg\"\naliases = [\"A. Berg\"]\nkind = \"person\"\nnot = [\"Anton Berg\"]\n\n[[entity]]\nname = \"X\"\nhiden = true\n";
        let (decisions, found) = parse(NAMES, text);
        assert_eq!(decisions.merge, [vec!["Anna Berg".to_owned(), "A. Berg".to_owned()], vec!["X".to_owned()]]);
        assert_eq!(decisions.apart.len(), 2, "no form of hers is Anton");
        assert_eq!(decisions.kind.len(), 2);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    fn told(text: &str) -> Vec<String> {
        let place = |d: &Diagnostic| d.position.map_or(String::new(), |p| p.to_string());
        parse(NAMES, text).1.iter().map(|d| format!("{} {} {}", d.code, place(d), d.remedy.clone().unwrap_or_default())).collect()
    }

    #[test]
    fn ids_of_registers() {
        let text = "[[entity]]\nname = \"A\"\nwikidata = \"Q567\"\nids = { viaf = 17, house = \"x-1\" }\n";
        let (decisions, found) = parse(NAMES, text);
        assert!(found.is_empty(), "{found:?}");
        let [(form, ids)] = &decisions.ids[..] else { panic!("{decisions:?}") };
        assert_eq!((form.as_str(), ids.len(), ids["viaf"].as_str()), ("A", 3, "17"));
        assert_eq!(address("wikidata", "Q567").as_deref(), Some("https://www.wikidata.org/wiki/Q567"));
        assert_eq!(address("house", "x-1"), None);
        let wrong = told("[[entity]]\nname = \"A\"\nwikidata = \"567\"\n");
        assert_eq!(wrong, ["value-wrong 3:12 write Q and a number: \"Q567\""]);
    }

    #[test]
    fn a_name_in_two_sections_and_a_section_without_name() {
        let twice =
            told("[[entity]]\nname = \"A\"\naliases = [\"B\"]\n[[entity]]\nname = \"b\"\n[[entity]]\naliases = [\"C\"]\n");
        let codes: Vec<&str> =
            twice.iter().filter_map(|line| line.rsplit_once(':')).filter_map(|(start, _)| start.split(' ').next()).collect();
        assert_eq!(codes, ["name-twice", "key-missing"], "{twice:?}");
    }

    #[test]
    fn names_no_source_has() {
        let text = "[[entity]]\nname = \"Printed so\"\naliases = [\"Anna Berg\", \"Ana Berg\"]\n";
        let mut registry = Registry::default();
        let claim = |name: &str| Claim {
            name: name.to_owned(),
            kind: EntityKind::Person,
            acronym: None,
            gender: None,
            mentions: 1,
            forms: Vec::new(),
            lang: Lang::FR,
        };
        let new = ["Anna Berg", "Oslo"].into_iter().map(claim).map(Some).collect();
        registry.update(&[Change { source: SourceId("s".into()), old: Vec::new(), new }]);
        let found = unknown(NAMES, text, &registry);
        let [only] = &found[..] else { panic!("{found:?}") };
        assert_eq!(
            (only.position.map(|p| (p.line, p.column)), only.remedy.as_deref()),
            (Some((3, 25)), Some("did you mean “Anna Berg”?"))
        );
    }
}
