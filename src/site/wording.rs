//! Words of a source as they stand inside a line of the site: [`inside`] writes the first letter small where it is a
//! capital only because it opened its sentence (« selon Officials » is « selon officials »). A name keeps its capital;
//! in doubt nothing is changed.

use crate::dossier::Contribution;
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::quotation::class;
use crate::span::Span;

/// What is never a name at the start of a sentence.
const COMMON: u64 = class::QUANTIFIER | class::INDEFINITE | class::DETERMINER | class::ANAPHOR;

/// Words of a text read for one in small letters.
const READ: usize = 20_000;

/// The words of `span`, as they are written within a sentence.
pub(super) fn inside(part: &Contribution, span: Span) -> String {
    let words = part.words(span);
    let sentences = &part.facts.sentences;
    let opens = sentences.get(sentences.partition_point(|sentence| sentence.start < span.start));
    match words.chars().next() {
        Some(first) if opens.is_some_and(|sentence| sentence.start == span.start) && is_common(part, span, words) => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}

/// True if the first word is no name: it has only its first letter large, no name begins with it, and the language knows
/// it or the text has it in small letters.
fn is_common(part: &Contribution, span: Span, words: &str) -> bool {
    let mut split = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(first) = split.next() else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let mentions = &part.facts.entities.mentions;
    let near = mentions.get(mentions.partition_point(|mention| mention.span.end <= span.start));
    let named = near.is_some_and(|mention| mention.span.start <= span.start);
    if !capital(first) || first.chars().skip(1).any(char::is_uppercase) || named {
        return false;
    }
    let lower = first.to_lowercase();
    let lexicon = Lexicon::of(part.lang);
    let known = lexicon.quotation.word(&lower);
    let several = known.is(class::ROLE) && known.is(class::PLURAL);
    if lexicon.quantities.stop.contains(&lower) || known.is(COMMON) || several {
        return true;
    }
    // « Mayor Lund » is a title and a name.
    let titled = split.next().is_some_and(capital);
    !titled && part.source.text.split(|c: char| !c.is_alphanumeric()).take(READ).any(|word| word == lower)
}
