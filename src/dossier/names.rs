//! `entities.toml`: what the author settled about names, read into [`Decisions`]. One `[[entity]]` a
//! person, organisation or place; nothing is written here by the program but on request.

use super::resolve::Decisions;
use crate::config::table::{self, Reader, Value};
use crate::diagnostic::{Diagnostic, Page};
use crate::extract::EntityKind;

/// The file, relative to the dossier.
pub const NAMES: &str = "entities.toml";

/// Kinds as the file names them.
const KINDS: [(&str, EntityKind); 4] = [
    ("person", EntityKind::Person),
    ("organisation", EntityKind::Organisation),
    ("place", EntityKind::Place),
    ("other", EntityKind::Other),
];

/// Reads the text of the file: `name` (canonical), `aliases`, `kind`, `not` (forms that are someone
/// else), `hidden`.
pub fn parse(path: &str, text: &str) -> (Decisions, Vec<Diagnostic>) {
    let page = Page::new(path, text);
    let (entries, mut found) = table::toml(&page, 0..text.len());
    let mut reader = Reader::new(&page, entries);
    let mut decisions = Decisions::default();
    if let Some(node) = reader.take(&["entity"]) {
        match node.value {
            Value::Array(items) => {
                for item in items {
                    let Value::Table(entries) = item.value else { continue };
                    let mut entity = Reader::new(&page, entries);
                    read_one(&mut entity, &mut decisions);
                    found.extend(entity.finish());
                }
            }
            _ => reader.wrong(&node, &["entity"], "[[entity]] sections"),
        }
    }
    found.extend(reader.finish());
    found.sort();
    (decisions, found)
}

fn read_one(entity: &mut Reader<'_>, decisions: &mut Decisions) {
    let Some(name) = entity.string(&["name"]) else { return };
    let aliases = entity.strings(&["aliases", "alias"]);
    if let Some(kind) = entity.choice(&["kind"], &KINDS) {
        decisions.kind.extend(std::iter::once(&name).chain(&aliases).map(|form| (form.clone(), kind)));
    }
    decisions.apart.extend(entity.strings(&["not"]).into_iter().map(|other| (name.clone(), other)));
    if entity.boolean(&["hidden"]).unwrap_or(false) {
        decisions.hide.push(name.clone());
    }
    decisions.merge.push(std::iter::once(name).chain(aliases).collect());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_decisions_and_tells_what_is_wrong() {
        let text = "[[entity]]\nname = \"Anna Berg\"\naliases = [\"A. Berg\"]\nkind = \"person\"\nnot = [\"Anton Berg\"]\n\n[[entity]]\nname = \"X\"\nhiden = true\n";
        let (decisions, found) = parse(NAMES, text);
        assert_eq!(decisions.merge, [vec!["Anna Berg".to_owned(), "A. Berg".to_owned()], vec!["X".to_owned()]]);
        assert_eq!(decisions.apart, [("Anna Berg".to_owned(), "Anton Berg".to_owned())]);
        assert_eq!(decisions.kind.len(), 2);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
