//! Organisations that lists know, found where the tagger passed over them or took them apart. [`apply`]
//! looks for their names as they are written and puts them among the names of a document. A name the
//! tagger reads as longer stands; nothing but the listed form counts, and no place or person is looked for.

use super::super::facts::{Confidence, EntityKind};
use super::Name;
use super::crf::table::{FEMININE, MASCULINE, WordTable, hash};
use crate::extract::lexicon::known::opens_organisation;
use crate::text::{Document, Token, TokenKind};
use std::ops::Range;

/// The longest listed name looked for, in tokens.
const LONGEST: usize = 10;

/// Adds listed organisations to `names`, which stay in order and without overlaps.
pub fn apply(doc: &Document<'_>, names: &mut Vec<Name>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..doc.tokens.len() {
        let capital = doc.tokens.get(at).is_some_and(Token::is_capitalised);
        if capital
            && found.last().is_none_or(|last| last.end <= at)
            && let Some(tokens) = listed_at(doc, at)
            && fits(doc, names, &tokens)
        {
            found.push(tokens);
        }
    }
    if found.is_empty() {
        return;
    }
    let mut listed = found.iter().peekable();
    names.retain(|name| {
        while listed.next_if(|tokens| tokens.end <= name.tokens.start).is_some() {}
        listed.peek().is_none_or(|tokens| tokens.start >= name.tokens.end)
    });
    let kind = EntityKind::Organisation;
    names.extend(found.into_iter().map(|tokens| Name { tokens, kind, rule: "name.listed", confidence: Confidence(85) }));
    names.sort_by_key(|name| name.tokens.start);
}

/// Parts an acronym from the person named in full after it: « déclare à l'AFP Luc Ferrand ».
pub fn part_persons(doc: &Document<'_>, names: &mut Vec<Name>, table: &WordTable<'_>) {
    for at in (0..names.len()).rev() {
        let Some(name) = names.get_mut(at).filter(|name| name.kind == EntityKind::Organisation) else { continue };
        let (start, end) = (name.tokens.start, name.tokens.end);
        let given = || table.get(hash(doc.str(start + 1))).is_some_and(|facts| facts.flags & (FEMININE | MASCULINE) != 0);
        let capitals = |mut tokens: Range<usize>| tokens.all(|at| doc.tokens.get(at).is_some_and(Token::is_capitalised));
        let acronym = doc.tokens.get(start).is_some_and(Token::is_all_caps);
        if end == start + 3 && acronym && capitals(start + 1..end) && listed_at(doc, start) == Some(start..start + 1) && given() {
            let person = Name { tokens: start + 1..end, kind: EntityKind::Person, ..name.clone() };
            name.tokens.end = start + 1;
            names.insert(at + 1, person);
        }
    }
}

/// The longest listed organisation that starts at token `at`.
fn listed_at(doc: &Document<'_>, at: usize) -> Option<Range<usize>> {
    let start = doc.tokens.get(at)?.span.start as usize;
    let rest = doc.text.get(start..)?;
    let forms = opens_organisation(doc.str(at).trim_end_matches(['\'', '’']));
    forms.iter().filter(|form| rest.starts_with(**form)).find_map(|form| {
        let ends = |token: &Token| token.span.end as usize == start + form.len();
        let last = doc.tokens.get(at..)?.iter().take(LONGEST).position(ends)?;
        Some(at..at + last + 1)
    })
}

/// True if the listed name is no part of a longer name or word, and no acronym among other capitals.
fn fits(doc: &Document<'_>, names: &[Name], tokens: &Range<usize>) -> bool {
    let from = names.partition_point(|name| name.tokens.end <= tokens.start);
    let over = names.iter().skip(from).take_while(|name| name.tokens.start < tokens.end);
    let mut same = false;
    for name in over {
        if name.tokens.start < tokens.start || name.tokens.end > tokens.end {
            return false;
        }
        same |= name.tokens == *tokens;
    }
    let shouted = |at: Option<usize>| at.and_then(|at| doc.tokens.get(at)).is_some_and(Token::is_all_caps);
    let joins = |at: Option<usize>| at.is_some_and(|at| matches!(doc.str(at), "-" | "‐" | "&" | "." | "@" | "/"));
    let glued = |at: usize| doc.tokens.get(at).is_some_and(|token| !token.space_before());
    let before = tokens.start.checked_sub(1);
    let part = joins(before) && glued(tokens.start)
        || joins(Some(tokens.end)) && glued(tokens.end) && glued(tokens.end + 1) && tokens.end + 1 < doc.tokens.len();
    let capitals = tokens.len() == 1 && shouted(Some(tokens.start)) && (shouted(before) || shouted(Some(tokens.end)));
    // « Reuters Institute », `1964 NBA season`: a name inside another, of an event most often.
    let is = |at: Option<usize>, test: fn(&Token) -> bool| at.and_then(|at| doc.tokens.get(at)).is_some_and(test);
    let inside = is(Some(tokens.end), Token::is_capitalised)
        || is(before, |token| token.kind == TokenKind::Digits) && is(Some(tokens.end), Token::is_word);
    !same && !part && !capitals && !inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::Lexicon;
    use crate::text::Lang;

    fn check(text: &str, expect: &[&str]) {
        let lexicon = Lexicon::of(Lang::FR);
        let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
        let mut names = Vec::new();
        apply(&doc, &mut names);
        let found: Vec<&str> = names.iter().map(|name| doc.slice(name.span(&doc))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn listed_names_are_found_whole() {
        check("Aston Villa bat Leeds United, écrit L'Équipe.", &["Aston Villa", "Leeds United", "L'Équipe"]);
        check("Le siège du HCR, à Genève.", &["HCR"]);
    }

    #[test]
    fn what_only_looks_listed() {
        check("SAUF UN HOMME, l'ex-PSG-Lyon.", &[]);
        check("Un avion de Villa Aston.", &[]);
    }
}
