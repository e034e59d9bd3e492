//! Typography of the interface and of the author's prose: [`Typography::text`] puts the spaces, marks and
//! apostrophes of a language where plain typing has spaces and straight marks; [`Typography::html`] does the
//! same between the tags of HTML. Never given the words of a source. One pass, linear; doing it twice changes
//! nothing more.

/// What a language wants.
#[derive(Debug)]
pub(super) struct Typography {
    /// Opening and closing quotation mark, with the spaces that belong inside.
    pub(super) quotes: (&'static str, &'static str),
    /// The space before `; ! ?` and inside `« »`.
    before_high: Option<char>,
    /// The space before a colon, a percent sign, a unit.
    before_colon: Option<char>,
}

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// French: narrow spaces before high marks, a word space before the colon, guillemets.
pub(super) const FRENCH: Typography =
    Typography { quotes: ("«\u{202f}", "\u{202f}»"), before_high: Some(NARROW), before_colon: Some(NO_BREAK) };

/// English: no space before marks, curly quotation marks.
pub(super) const ENGLISH: Typography = Typography { quotes: ("“", "”"), before_high: None, before_colon: None };

/// Elements whose text is left as it is.
const VERBATIM: &[&str] = &["code", "pre", "kbd", "samp", "q", "blockquote", "cite", "script", "style"];

impl Typography {
    /// Plain text, set as the language wants.
    pub(super) fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 16);
        self.set(text, &mut out);
        out
    }

    /// HTML, set between its tags; code and quoted elements are left alone, and so are entities.
    pub(super) fn html(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 16);
        let mut rest = html;
        let mut verbatim: Option<&str> = None;
        while let Some(open) = rest.find('<') {
            let (text, tagged) = rest.split_at(open);
            self.set_or_copy(text, verbatim.is_some(), &mut out);
            let end = tagged.find('>').map_or(tagged.len(), |at| at + 1);
            let (tag, after) = tagged.split_at(end);
            verbatim = after_tag(tag, verbatim);
            out.push_str(tag);
            rest = after;
        }
        self.set_or_copy(rest, verbatim.is_some(), &mut out);
        out
    }

    fn set_or_copy(&self, text: &str, verbatim: bool, out: &mut String) {
        if verbatim {
            out.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            let (plain, entity) = rest.split_at(at);
            self.set(plain, out);
            let end = entity.find(';').filter(|&end| end < 12).map_or(1, |end| end + 1);
            let (entity, after) = entity.split_at(end);
            out.push_str(entity);
            rest = after;
        }
        self.set(rest, out);
    }

    fn set(&self, text: &str, out: &mut String) {
        let mut previous = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, next)| next);
            match c {
                ' ' => out.push(self.space(previous, text.get(at + 1..).unwrap_or(""), next)),
                '\'' if previous.is_alphanumeric() && next.is_alphanumeric() => out.push('’'),
                '\'' if previous.is_alphanumeric() && !self.keeps_spaces() => out.push('’'),
                ';' | '!' | '?' | ':' => {
                    // A mark typed without its space gets one, unless it is part of an address, a time or an emoticon.
                    let space = if c == ':' { self.before_colon } else { self.before_high };
                    let ends = next.is_whitespace() || next == '»';
                    if let Some(space) = space
                        && ends
                        && (previous.is_alphabetic() || previous == ')' || previous == '»')
                    {
                        out.push(space);
                    }
                    out.push(c);
                }
                _ => out.push(c),
            }
            previous = c;
        }
    }

    fn keeps_spaces(&self) -> bool {
        self.before_high.is_some()
    }

    /// The space to print between `previous` and `rest`, which starts with `next`.
    fn space(&self, previous: char, rest: &str, next: char) -> char {
        let (Some(high), Some(colon)) = (self.before_high, self.before_colon) else { return ' ' };
        let after_number = previous.is_ascii_digit();
        match next {
            ';' | '!' | '?' | '»' => high,
            ':' if !rest.starts_with("::") => colon,
            '%' | '€' | '$' | '£' if after_number => colon,
            _ if previous == '«' => high,
            _ if previous == '°' => colon,
            _ if after_number && groups_thousands(rest) => high,
            _ if after_number && (is_month(rest) || rest.starts_with("h ") || rest == "h") => colon,
            _ => ' ',
        }
    }
}

/// True if `rest` starts with exactly three digits, as the next group of a number does.
fn groups_thousands(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// French month names, to keep « 5 janvier » together.
fn is_month(rest: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    MONTHS.contains(&word)
}

/// The verbatim element one is in after `tag`.
fn after_tag<'h>(tag: &'h str, inside: Option<&'h str>) -> Option<&'h str> {
    let name = |tag: &'h str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    if let Some(closing) = tag.strip_prefix("</") {
        return inside.filter(|open| *open != name(closing));
    }
    if inside.is_some() {
        return inside;
    }
    let open = name(tag.strip_prefix('<').unwrap_or(tag));
    VERBATIM.contains(&open).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn french_spaces_stand_where_they_should() {
        let check =
            |input: &str, expect: &str| assert_eq!(FRENCH.text(input).replace(NARROW, "~").replace(NO_BREAK, "_"), expect);
        check("Qui ? Moi !", "Qui~? Moi~!");
        check("Qui? Moi!", "Qui~? Moi~!");
        check("Sources : « oui » ; non", "Sources_: «~oui~»~; non");
        check("à 12:30, voir https://exemple.org/a?b=c", "à 12:30, voir https://exemple.org/a?b=c");
        check("std::fmt et a :: b", "std::fmt et a :: b");
        check("2 030 soldats, 12 % de 1 234 567 €", "2~030 soldats, 12_% de 1~234~567_€");
        check("le 5 janvier 2022 à 18 h 30", "le 5_janvier 2022 à 18_h 30");
        check("l'essentiel d'aujourd'hui", "l’essentiel d’aujourd’hui");
    }

    #[test]
    fn html_keeps_tags_code_quotations_and_entities() {
        let check =
            |input: &str, expect: &str| assert_eq!(FRENCH.html(input).replace(NARROW, "~").replace(NO_BREAK, "_"), expect);
        check("<p title=\"a ?\">R&amp;D ! <code>a ?</code> b ?</p>", "<p title=\"a ?\">R&amp;D~! <code>a ?</code> b~?</p>");
        check("<blockquote>Qui ? <p>Moi !</p></blockquote> Bien !", "<blockquote>Qui ? <p>Moi !</p></blockquote> Bien~!");
        check("a < b ?", "a < b ?");
    }

    #[test]
    fn english_keeps_its_spaces() {
        assert_eq!(ENGLISH.text("Who? It's me: yes"), "Who? It’s me: yes");
    }

    proptest! {
        #[test]
        fn setting_twice_changes_nothing_more(text in "\\PC{0,40}|[a-c0-9 ;:!?«»'%<>&]{0,40}") {
            for typography in [&FRENCH, &ENGLISH] {
                let once = typography.text(&text);
                prop_assert_eq!(&typography.text(&once), &once);
                drop(typography.html(&text));
            }
        }

        #[test]
        fn only_spaces_and_apostrophes_change(text in "\\PC{0,40}") {
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '’' { '\'' } else { c }).collect::<String>();
            prop_assert_eq!(bare(&FRENCH.text(&text)), bare(&text));
        }
    }
}
