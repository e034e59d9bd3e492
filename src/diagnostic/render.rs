//! Diagnostics for their readers: [`render`] for a person at a terminal, [`View`] for programs (`--format json`).
//! The only place that knows how a diagnostic looks.

use super::{Diagnostic, Level};
use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

/// The diagnostics as a person reads them, in colour if wished, in their order, a blank line between two.
pub fn render(diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort();
    let mut out = String::new();
    for diagnostic in sorted {
        out.push_str(&shown(&renderer, diagnostic));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// One diagnostic. The renderer counts columns in the excerpt, which may be cut or have characters escaped:
/// the true column is put back.
fn shown(renderer: &Renderer, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.level {
        Level::Note => annotate_snippets::Level::NOTE,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Error => annotate_snippets::Level::ERROR,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    let mut column = None;
    match (&diagnostic.file, diagnostic.position, &diagnostic.excerpt) {
        (Some(file), Some(position), Some(excerpt)) => {
            let mark = excerpt.mark.range();
            let shown = excerpt.text.get(..mark.start).map_or(0, |before| before.chars().count()) + 1;
            let place = |column: usize| format!("{file}:{}:{column}", position.line);
            column = Some((place(shown), place(position.column as usize)));
            let snippet = Snippet::source(excerpt.text.as_str()).path(file.as_str()).line_start(position.line as usize);
            group = group.element(snippet.annotation(AnnotationKind::Primary.span(mark)));
        }
        (Some(file), position, _) => {
            let origin = Origin::path(file.as_str());
            group = group.element(match position {
                Some(p) => origin.line(p.line as usize).char_column(p.column as usize),
                None => origin,
            });
        }
        (None, ..) => {}
    }
    if let Some(remedy) = &diagnostic.remedy {
        group = group.element(annotate_snippets::Level::HELP.message(remedy.as_str()));
    }
    let text = renderer.render(&[group]);
    column.map_or_else(|| text.clone(), |(shown, meant)| text.replacen(&shown, &meant, 1))
}

/// A diagnostic as JSON readers get it (`--format json`).
#[derive(Debug, serde::Serialize)]
pub struct View<'d> {
    level: &'static str,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'d str>,
}

impl<'d> From<&'d Diagnostic> for View<'d> {
    fn from(d: &'d Diagnostic) -> Self {
        View {
            level: d.level.name(),
            code: d.code,
            file: d.file.as_deref(),
            line: d.position.map(|p| p.line),
            column: d.position.map(|p| p.column),
            message: &d.message,
            remedy: d.remedy.as_deref(),
            excerpt: d.excerpt.as_ref().map(|e| e.text.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rendered_with_line_mark_and_remedy() {
        let page = Page::new("content/sources/a.md", "+++\ntitel = \"A\"\n+++\n");
        let found = Diagnostic::warning("key-unknown", "unknown key `titel`").at(&page, 4..9).remedy("did you mean `title`?");
        let expected = "warning[key-unknown]: unknown key `titel`
 --> content/sources/a.md:2:1
  |
2 | titel = \"A\"
  | ^^^^^
  |
  = help: did you mean `title`?
";
        assert_eq!(render(&[found], false), expected);
        let long = "x".repeat(500) + "oops" + &"y".repeat(500);
        let page = Page::new("long.txt", &long);
        let shown = render(&[Diagnostic::note("x", "here").at(&page, 500..504)], false);
        assert!(shown.contains("long.txt:1:501"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
    }

    proptest! {
        #[test]
        fn any_range_of_any_text_can_be_shown(text in "[\\PC\r\n\t\u{202e}\u{0}é𝄞]{0,200}", a in 0usize..300, b in 0usize..300) {
            let page = Page::new("x", &text);
            let found = Diagnostic::error("x", "message").at(&page, a..b);
            prop_assert!(render(&[found], false).contains("message"));
        }
    }
}
