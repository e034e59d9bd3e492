//! What the preview adds to pages: the live-reload client, and a page for errors. Both are part of the
//! preview only; what `build` writes knows nothing of them.

use crate::diagnostic::Diagnostic;
use std::fmt::Write;

/// Where the client is served.
pub(super) const CLIENT_PATH: &str = "/__liasse/live.js";
/// Where the client listens.
pub(super) const EVENTS_PATH: &str = "/__liasse/events";

/// The client: waits for a new revision, asks whether this very page changed, and only then loads it
/// again. A hidden tab closes its connection, since browsers allow six a host.
pub(super) const CLIENT: &str = include_str!("live.js");

/// The page with the client in it and leave to connect home.
pub(super) fn with_client(html: &str) -> String {
    let tag = format!("<script src=\"{CLIENT_PATH}\" defer></script>");
    let html = html.replacen("default-src 'none';", "default-src 'none'; connect-src 'self';", 1);
    match html.rfind("</body>") {
        Some(at) => format!("{}{tag}{}", &html[..at], &html[at..]),
        None => html + &tag,
    }
}

/// All errors at once, each with its place, line and remedy.
pub(super) fn errors(found: &[Diagnostic]) -> String {
    let mut out = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Liasse: to be mended</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
         article{border-left:4px solid #b00020;padding:.2rem 1rem;margin:1.5rem 0}pre{overflow:auto;background:#f4f4f4;padding:.6rem;color:#111}\
         mark{background:#ffd0d0}@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}}</style></head><body><main>",
    );
    write!(out, "<h1>{} to be mended</h1><p>The site comes back by itself when this is saved right.</p>", found.len()).ok();
    for diagnostic in found {
        out.push_str("<article><h2>");
        let place = match (&diagnostic.file, diagnostic.position) {
            (Some(file), Some(position)) => format!("{file}:{position}"),
            (Some(file), None) => file.clone(),
            _ => diagnostic.code.to_owned(),
        };
        escape(&place, &mut out);
        out.push_str("</h2><p>");
        escape(&diagnostic.message, &mut out);
        out.push_str("</p>");
        if let Some(excerpt) = &diagnostic.excerpt {
            let mark = excerpt.mark.start as usize..excerpt.mark.end as usize;
            let parts = (excerpt.text.get(..mark.start), excerpt.text.get(mark.clone()), excerpt.text.get(mark.end..));
            out.push_str("<pre>");
            if let (Some(before), Some(marked), Some(after)) = parts {
                escape(before, &mut out);
                out.push_str("<mark>");
                escape(marked, &mut out);
                out.push_str("</mark>");
                escape(after, &mut out);
            } else {
                escape(&excerpt.text, &mut out);
            }
            out.push_str("</pre>");
        }
        if let Some(remedy) = &diagnostic.remedy {
            out.push_str("<p><strong>");
            escape(remedy, &mut out);
            out.push_str("</strong></p>");
        }
        out.push_str("</article>");
    }
    out.push_str("</main></body></html>");
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_escaped() {
        let found = [Diagnostic::error("x", "<script>alert(1)</script>").file("a&b.md")];
        let page = errors(&found);
        assert!(page.contains("&lt;script&gt;") && page.contains("a&amp;b.md") && !page.contains("<script>"));
    }

    #[test]
    fn the_client_is_added_before_the_end() {
        let page = with_client("<meta content=\"default-src 'none'; x\"><body>…</body></html>");
        assert!(page.contains("default-src 'none'; connect-src 'self'; x") && page.ends_with("defer></script></body></html>"));
    }
}
