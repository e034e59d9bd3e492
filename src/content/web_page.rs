//! A saved web page into the plain text of its article and what its head says, for `liasse import`. A light
//! reading: the `article` (or `main`, or the whole body), without navigation, forms, figures and scripts, a
//! paragraph a line. What a page builds by script is not there to be read. One pass, no tree, never fails.

use super::plain::clean;
use super::tags::{Piece, Tag, Tags};

/// The article of a web page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebPage {
    /// Its title.
    pub title: String,
    /// Its paragraphs, one a line, a blank line between two.
    pub text: String,
    /// When it was published, as the page says it.
    pub date: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The medium.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its language.
    pub lang: Option<String>,
}

/// Elements whose words are no part of an article.
const DROPPED: [&str; 22] = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "nav",
    "aside",
    "header",
    "footer",
    "form",
    "button",
    "select",
    "figure",
    "figcaption",
    "iframe",
    "object",
    "video",
    "audio",
    "canvas",
    "dialog",
    "textarea",
];
/// Elements whose content is no HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "template"];
/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 30] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "br",
    "hr",
    "address",
    "details",
    "summary",
    "center",
];

/// Reads the HTML of a page.
pub fn web_page(html: &str) -> WebPage {
    let mut page = WebPage::default();
    let mut regions = Regions::default();
    let mut heading = String::new();
    let mut document_title = String::new();
    let mut reader = Tags::new(html);
    // The element whose content is dropped, and how many of its kind are open inside.
    let mut dropping: Option<(String, usize)> = None;
    let mut in_heading = false;
    let mut in_title = false;
    while let Some(piece) = reader.next() {
        match piece {
            Piece::Text(text) if in_title => document_title.push_str(text),
            Piece::Text(text) => {
                if dropping.is_none() {
                    if in_heading { heading.push_str(text) } else { regions.text(text) }
                }
            }
            Piece::Tag(tag) => {
                head_of(&tag, &mut page);
                match &mut dropping {
                    Some((name, depth)) if *name == tag.name => {
                        *depth = if tag.closing { *depth - 1 } else { *depth + 1 };
                        if *depth == 0 {
                            dropping = None;
                        }
                        continue;
                    }
                    Some(_) if tag.name != "h1" && tag.name != "title" => continue,
                    _ => {}
                }
                match tag.name.as_str() {
                    // A page's heading often stands in a `header` that is dropped otherwise.
                    "h1" => {
                        in_heading = !tag.closing && heading.is_empty();
                        if dropping.is_none() {
                            regions.part();
                        }
                        if in_heading && dropping.is_some() {
                            heading = reader.text_until("h1");
                            in_heading = false;
                        }
                    }
                    "title" => in_title = !tag.closing && document_title.is_empty(),
                    name if DROPPED.contains(&name) => {
                        if RAW.contains(&name) && !tag.closing {
                            reader.skip_raw(name);
                        } else if !tag.closing && !tag.empty {
                            dropping = Some((tag.name, 1));
                        }
                    }
                    "article" | "main" => regions.region(&tag),
                    name if BLOCKS.contains(&name) => regions.part(),
                    _ => {}
                }
            }
        }
    }
    page.title =
        [heading, page.title, document_title].iter().map(|title| clean(title)).find(|t| !t.is_empty()).unwrap_or_default();
    page.text = regions.finish(&page.title);
    page
}

/// What `meta`, `link`, `html` and `time` say.
fn head_of(tag: &Tag, page: &mut WebPage) {
    let value = |name: &str| tag.attribute(name).map(|value| clean(&value)).filter(|value| !value.is_empty());
    let set = |field: &mut Option<String>, value: Option<String>| {
        if field.is_none() {
            *field = value;
        }
    };
    match tag.name.as_str() {
        "html" => set(&mut page.lang, value("lang")),
        "link" if value("rel").as_deref() == Some("canonical") => set(&mut page.url, value("href")),
        "time" => set(&mut page.date, value("datetime")),
        "meta" => match value("property").or_else(|| value("name")).or_else(|| value("itemprop")).unwrap_or_default().as_str() {
            // What the publisher states beats the first `time` of the page.
            "article:published_time" | "datePublished" | "date" | "dc.date" | "DC.date.issued" => {
                page.date = value("content").or(page.date.take());
            }
            "og:url" => set(&mut page.url, value("content")),
            "og:site_name" => set(&mut page.publisher, value("content")),
            "og:title" => page.title = value("content").unwrap_or_default(),
            "author" | "article:author" => set(&mut page.author, value("content").filter(|author| !author.contains("://"))),
            _ => {}
        },
        _ => {}
    }
}

/// Paragraphs by where they stand: inside an article, inside the main part, anywhere.
#[derive(Debug, Default)]
struct Regions {
    paragraphs: Vec<(u8, String)>,
    open: String,
    articles: usize,
    mains: usize,
}

impl Regions {
    fn text(&mut self, text: &str) {
        self.open.push_str(text);
    }

    fn part(&mut self) {
        let paragraph = clean(&std::mem::take(&mut self.open));
        if !paragraph.is_empty() {
            let rank = if self.articles > 0 { 2 } else { u8::from(self.mains > 0) };
            self.paragraphs.push((rank, paragraph));
        }
    }

    fn region(&mut self, tag: &Tag) {
        self.part();
        let count = if tag.name == "article" { &mut self.articles } else { &mut self.mains };
        *count = if tag.closing { count.saturating_sub(1) } else { *count + 1 };
    }

    /// The best region that holds a text worth the name; the title is not said twice.
    fn finish(mut self, title: &str) -> String {
        self.part();
        let of = |least: u8| {
            self.paragraphs.iter().filter(|(rank, _)| *rank >= least).map(|(_, text)| text.as_str()).collect::<Vec<_>>()
        };
        let long = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>() > 200;
        let best = [2, 1].into_iter().map(of).find(|texts| long(texts)).unwrap_or_else(|| of(0));
        let kept: Vec<&str> =
            best.into_iter().enumerate().filter(|(at, text)| *at > 2 || *text != title).map(|(_, text)| text).collect();
        kept.join("\n\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_article_in_its_furniture() {
        let html = "<!doctype html><html lang=\"fr\"><head><title>Le port rouvre - Le Quai</title>\
            <meta property='og:site_name' content=\"Le Quai\"><meta content=\"2022-01-10T08:00:00+01:00\" property=\"article:published_time\">\
            <link rel=canonical href=https://example.org/port><script>if (a<b) { document.write('<p>non</p>') }</script></head>\
            <body><nav><p>Accueil</p></nav><main><article><header><h1>Le port <em>rouvre</em></h1><time datetime=\"2022-01-11\">hier</time></header>\
            <p>Le port a rouvert apr&egrave;s\n trois semaines, et la foule est venue nombreuse ce matin sur les quais pour voir\n les bateaux.</p>\
            <figure><figcaption>Photo</figcaption></figure><p>Une suite<br>ailleurs, avec <b>40</b> bateaux attendus, dont la moitié de pêche, dit la mairie.</p>\
            </article><aside><p>Lire aussi</p></aside></main><footer>© Le Quai</footer></body></html>";
        let page = web_page(html);
        assert_eq!(page.title, "Le port rouvre");
        assert!(page.text.starts_with("Le port a rouvert après trois semaines, et la foule"), "{}", page.text);
        assert!(
            page.text.ends_with("Une suite\n\nailleurs, avec 40 bateaux attendus, dont la moitié de pêche, dit la mairie."),
            "{}",
            page.text
        );
        assert_eq!(page.date.as_deref(), Some("2022-01-10T08:00:00+01:00"));
        assert_eq!((page.url.as_deref(), page.lang.as_deref()), (Some("https://example.org/port"), Some("fr")));
        assert_eq!(page.publisher.as_deref(), Some("Le Quai"));
    }

    #[test]
    fn hostile_pages_end_in_time() {
        for piece in ["<", "<a ", "<p>", "<script>", "</", "<!--", "<h1>", "<nav>", "&", "=\""] {
            web_page(&piece.repeat((1 << 20) / piece.len()));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_page_is_read(html in "[<>/a-ph1=\"' é&;!-]{0,120}") {
            web_page(&html);
        }
    }
}
