//! What a web page puts around an article: lines that are no part of it (« Lire aussi ») become blocks that
//! are shown and not read for facts ([`mark`]), and a button's word behind the title is proposed for removal
//! ([`clean_title`]). The words are data (`furniture.toml`); nothing is deleted here.

use super::source::{Block, BlockKind};
use crate::text::fold::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// `furniture.toml` as written.
#[derive(Debug, Default, Deserialize)]
struct File {
    lines: BTreeMap<String, Vec<String>>,
    starts: BTreeMap<String, Vec<String>>,
    title: TitleWords,
}

#[derive(Debug, Default, Deserialize)]
struct TitleWords {
    words: Vec<String>,
    joining: Vec<String>,
}

/// The same, folded for comparison.
#[derive(Debug, Default)]
struct Furniture {
    lines: BTreeSet<String>,
    starts: Vec<String>,
    words: BTreeSet<String>,
    joining: BTreeSet<String>,
}

static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("furniture.toml")).unwrap_or_default();
    let folded =
        |lists: BTreeMap<String, Vec<String>>| lists.into_values().flatten().map(|line| fold(&line)).collect::<BTreeSet<_>>();
    Furniture {
        lines: folded(file.lines),
        starts: folded(file.starts).into_iter().collect(),
        words: file.title.words.iter().map(|word| fold(word)).collect(),
        joining: file.title.joining.iter().map(|word| fold(word)).collect(),
    }
});

/// Bytes of a line that can be furniture.
const LONGEST: usize = 200;

/// Turns paragraphs and list items that are furniture into [`BlockKind::Boilerplate`]; the positions of those
/// that were turned.
pub(super) fn mark(text: &str, blocks: &mut [Block]) -> Vec<usize> {
    let mut marked = Vec::new();
    for (at, block) in blocks.iter_mut().enumerate() {
        let readable = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        if readable && is_furniture(block.span.of(text)) {
            block.kind = BlockKind::Boilerplate;
            marked.push(at);
        }
    }
    marked
}

fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let key = fold(line);
    let key = key.trim_start_matches(['>', '»', '-', '–', '—', '→', '►', '▶', '*', '•', '[', '(', ' ']);
    let whole = key.trim_end_matches(['.', ':', '!', ')', ']', '>', '»', ' ', '…']);
    FURNITURE.lines.contains(whole)
        || FURNITURE.starts.iter().any(|start| {
            let rest = key.strip_prefix(start.as_str());
            rest.is_some_and(|rest| start.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
        })
}

/// The title without the button's word at its end, and that word; `None` for a title that looks whole. A word
/// that the `body` uses is never taken for a button.
pub(super) fn clean_title<'t>(title: &'t str, body: &str) -> Option<(&'t str, &'t str)> {
    let title = title.trim();
    let starts: Vec<usize> = title
        .char_indices()
        .filter(|(at, c)| {
            !c.is_whitespace()
                && title.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        })
        .map(|(at, _)| at)
        .collect();
    for words in (1..=4).rev() {
        let Some(at) = starts.len().checked_sub(words).filter(|first| *first >= 2).and_then(|first| starts.get(first)) else {
            continue;
        };
        let (before, tail) = title.split_at(*at);
        let bare = tail.trim_matches(|c: char| !c.is_alphanumeric());
        if !FURNITURE.words.contains(&fold(bare)) || !bare.starts_with(char::is_uppercase) {
            continue;
        }
        let kept = before.trim_end().trim_end_matches(['|', '-', '–', '—', '•', '·', '/', '>', '[', '(']).trim_end();
        let parted = kept.len() < before.trim_end().len();
        let last = kept.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let goes_on = FURNITURE.joining.contains(&fold(last)) || kept.ends_with([',', ':', ';', '’', '\'', '«', '“']);
        if kept.is_empty() || (goes_on && !parted) || (!parted && has_word(body, bare)) {
            return None;
        }
        return Some((kept, bare));
    }
    None
}

/// Whether `text` has `word` between characters that are no letters, whatever its case.
fn has_word(text: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    let text = text.to_lowercase();
    text.match_indices(&word).any(|(at, found)| {
        let before = text.get(..at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
        let after = text.get(at + found.len()..).is_none_or(|after| !after.starts_with(char::is_alphanumeric));
        before && after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_there() {
        assert!(FURNITURE.lines.len() > 20 && FURNITURE.words.len() > 20);
    }

    #[test]
    fn furniture_and_sentences_that_look_like_it() {
        for line in [
            "Lire aussi : le port rouvre",
            "» À LIRE AUSSI Le port rouvre",
            "Publicité",
            "Photo : A. Martin",
            "© Agence",
            "Newsletter",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Publicité mensongère : trois gérants jugés.",
            "Lire aussiette",
            "Photographe, elle part en mer.",
            "Le journal a fermé.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn a_button_behind_the_title() {
        let check = |title: &str, body: &str| clean_title(title, body).map(|(kept, word)| format!("{kept}|{word}"));
        assert_eq!(
            check("Le port de Brest rouvre ce lundi Key", "Le port rouvre."),
            Some("Le port de Brest rouvre ce lundi|Key".into())
        );
        assert_eq!(check("Le port rouvre – EN DIRECT", ""), Some("Le port rouvre|EN DIRECT".into()));
        assert_eq!(check("Le port rouvre Réservé aux abonnés", ""), Some("Le port rouvre|Réservé aux abonnés".into()));
        assert_eq!(check("Le maire filme une Vidéo", ""), None);
        assert_eq!(check("Le maire reçoit Alicia Key", "Alicia Key est venue."), None);
        assert_eq!(check("Le port rouvre en vidéo", ""), None);
        assert_eq!(check("Vidéo", ""), None);
    }
}
