//! Reading sources: fixture dossiers, one a kind of mistake, and properties that hold for any bytes.

use liasse::config::{self, Config};
use liasse::content::{self, BlockKind, Source};
use liasse::diagnostic::{self, Diagnostic};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

/// Reads `text` as the file `name` of the sources.
fn read(name: &str, text: &str) -> (Option<Source>, Vec<Diagnostic>) {
    content::read(&Path::new("content/sources").join(name), text.as_bytes(), &Config::default())
}

/// Codes with places, in order.
fn codes(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(|d| d.position.map_or(d.code.to_owned(), |p| format!("{} {p}", d.code))).collect()
}

/// Blocks as `kind: text`.
fn blocks(source: &Source) -> Vec<String> {
    source.blocks.iter().map(|b| format!("{:?}: {}", b.kind, b.span.of(&source.text))).collect()
}

#[test]
fn a_text_file_is_title_and_paragraphs_never_markdown() {
    let (source, found) = read("port.txt", "Le port rouvre\n# Lundi, calme.\n    1. Mardi, foule.\nLire aussi : la grève\n");
    let source = source.unwrap();
    assert_eq!((source.id.as_str(), source.title.as_str()), ("port", "Le port rouvre"));
    assert_eq!(
        blocks(&source),
        ["Paragraph: # Lundi, calme.", "Paragraph: 1. Mardi, foule.", "Boilerplate: Lire aussi : la grève"]
    );
    assert_eq!(codes(&found), ["date-missing", "boilerplate 4:1"]);
    let at = source.text.find("foule").unwrap();
    assert_eq!(source.position(at).to_string(), "3:15");
}

#[test]
fn a_stray_word_is_proposed_and_settled_by_the_head() {
    let (source, found) = read("a.txt", "Le port rouvre ce lundi Key\nLe calme revient.\n");
    let source = source.unwrap();
    assert_eq!(source.title, "Le port rouvre ce lundi Key");
    assert_eq!(source.proposed_title.as_deref(), Some("Le port rouvre ce lundi"));
    assert_eq!(codes(&found), ["date-missing", "title-stray-word 1:25"]);

    let headed =
        "+++\ntitle = \"Le port rouvre ce lundi\"\ndate = 2022-01-10\n+++\nLe port rouvre ce lundi Key\nLe calme revient.\n";
    let (source, found) = read("a.txt", headed);
    let source = source.unwrap();
    assert_eq!((source.title.as_str(), &*source.text), ("Le port rouvre ce lundi", "Le calme revient."));
    assert_eq!(source.title_as_given, "Le port rouvre ce lundi Key");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn markdown_gives_the_words_a_reader_sees() {
    let text = "---\ndate: 2022-01-10\n---\n# Le *port*\n\nLe **calme** est\nrevenu &laquo;&nbsp;enfin&nbsp;&raquo; [ici](https://example.org).\n\n- un\n- deux\n  suite\n\n> Dit-il.\n\n![légende](x.jpg)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let (source, found) = read("port.md", text);
    let source = source.unwrap();
    assert_eq!(source.title, "Le port");
    assert_eq!(
        blocks(&source),
        [
            "Paragraph: Le calme est revenu «\u{a0}enfin\u{a0}» ici.",
            "ListItem: un",
            "ListItem: deux suite",
            "Quote: Dit-il.",
            "Paragraph: a\tb",
            "Paragraph: 1\t2"
        ]
    );
    assert!(found.is_empty(), "{found:?}");
    for (word, place) in [("calme", "6:6"), ("revenu", "7:1"), ("enfin", "7:21"), ("ici", "7:41"), ("Dit-il", "13:3")] {
        let at = source.text.find(word).unwrap();
        assert_eq!(source.position(at).to_string(), place, "{word}");
    }
}

#[test]
fn scripts_raw_html_and_odd_links_are_left_out_and_told() {
    let text = "# T\n\nUn <b>mot</b><br>sûr <script>alert(1)</script>fin.\n\n<div>boîte</div>\n\n<script>\nx()\n</script>\n\n[clic](java&#x9;script:alert(1)) et [là](JavaScript:x)\n\nFin &amp;eacute;.\n";
    let (source, found) = read("a.md", text);
    let source = source.unwrap();
    assert!(!source.text.contains("alert") && !source.text.contains("x()"), "{}", source.text);
    assert!(source.text.starts_with("Un mot sûr fin."), "{}", source.text);
    assert!(source.text.contains("&eacute;"));
    assert_eq!(codes(&found), ["date-missing", "html-script 3:22", "html-dropped 5:1", "link-scheme 11:1", "entity-twice 13:5"]);
}

#[test]
fn the_title_said_again_is_not_printed_twice() {
    assert_eq!(&*read("a.txt", "Le port rouvre\n\nLe Port rouvre\nUne phrase.").0.unwrap().text, "Une phrase.");
    assert_eq!(&*read("a.md", "# Le port rouvre\n\nLe port rouvre\n\nUne phrase.").0.unwrap().text, "Une phrase.");
    let headed = "+++\ntitle = \"Le port\"\n+++\nLe port a rouvert lundi, sans bruit.\nUne phrase.";
    assert!(read("a.txt", headed).0.unwrap().text.starts_with("Le port a rouvert"));
}

#[test]
fn line_ends_of_all_systems_and_links_of_notes() {
    let text = "---\rtitle: Le port\rdate: 2022-01-10\r---\rUne phrase.\rUne autre.\r";
    let (source, found) = read("a.txt", text);
    assert_eq!((blocks(&source.unwrap()).len(), codes(&found).len()), (2, 0));
    let source = read("a.md", "# T\r\n\r\nVers [[Almaty]] et [[Astana|la capitale]].\r\n").0.unwrap();
    assert_eq!(&*source.text, "Vers Almaty et la capitale.");
}

/// Every dossier under `tests/dossiers/invalid` with what is told about it.
#[test]
fn invalid_dossiers() {
    let mut shown = String::new();
    for folder in folders("tests/dossiers/invalid") {
        let (_, found) = load(&folder);
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        writeln!(shown, "=== {name}\n{}", diagnostic::render(&found, false)).unwrap();
        assert!(!found.is_empty(), "{name}");
    }
    insta::assert_snapshot!(shown);
}

/// Every dossier under `tests/dossiers/valid` reads without a warning.
#[test]
fn valid_dossiers() {
    for folder in folders("tests/dossiers/valid") {
        let (sources, found) = load(&folder);
        assert!(!sources.is_empty());
        assert!(found.iter().all(|d| d.level == diagnostic::Level::Note), "{}", diagnostic::render(&found, false));
        for source in sources {
            assert!(source.meta.published.is_some() && source.blocks.iter().any(|b| b.kind == BlockKind::Paragraph));
        }
    }
}

fn folders(under: &str) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(under));
    let mut found: Vec<_> =
        entries.into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn load(folder: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let (config, mut found) = config::load(folder).unwrap_or_default();
    let (sources, more) = content::load_all(folder, &config);
    found.extend(more);
    found.sort();
    (sources, found)
}

/// Inputs that make careless readers slow, at the size limit.
#[test]
fn hostile_text_is_read_in_linear_time() {
    let pieces = [
        "mot ", "&amp;", "&a", "[", "![a](", "> ", "*a ", "`", "<a ", "<!--", "e\u{301}", "\u{301}", "- ", "\u{ad}x", "x\n",
        "Ã©", "|a", "\r", "#\n",
    ];
    for piece in pieces {
        let text = piece.repeat((5 << 20) / piece.len());
        for name in ["a.txt", "a.md"] {
            let started = std::time::Instant::now();
            read(name, &text);
            let taken = started.elapsed();
            eprintln!("{name} {piece:?} {taken:?}");
            assert!(taken.as_secs() < 20, "{name} {piece:?} {taken:?}");
        }
    }
}

/// What must hold of anything that is read.
fn holds(name: &str, raw: &[u8]) {
    let config = Config::default();
    let path = Path::new("content/sources").join(name);
    let (source, found) = content::read(&path, raw, &config);
    let (again, found_again) = content::read(&path, raw, &config);
    assert_eq!(found, found_again);
    assert!(source.is_some() || !found.is_empty());
    diagnostic::render(&found, true);
    let Some(source) = source else { return };
    assert_eq!(again.map(|s| s.text), Some(source.text.clone()));
    assert!(!source.id.as_str().is_empty());
    let mut last = 0;
    for (at, _) in source.text.char_indices() {
        let given = source.map.to_given(at);
        assert!(given >= last && given <= source.given.len(), "{at} leads to {given} after {last} of {}", source.given.len());
        last = given;
    }
    let mut end = 0;
    for block in &source.blocks {
        assert!(block.span.start >= end && !block.span.is_empty());
        assert!(!block.span.of(&source.text).is_empty());
        end = block.span.end;
        let range = source.given_range(block.span);
        assert!(range.end <= source.given.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_source_or_diagnostics(raw in proptest::collection::vec(any::<u8>(), 0..300), name in "[\\PC]{0,12}\\.(md|txt)") {
        holds(&name, &raw);
    }

    #[test]
    fn any_configuration_and_decisions(
        text in "(\u{feff})?((\\[\\[fact\\]\\]|\\[publish\\]|kind|exact|decision|start|title|as_of|timezone) ?=? ?[\"'\\[{]?[a-zé0-9/:T+ -]{0,12}[\"'\\]]?\r?\n){0,6}"
    ) {
        let (_, found) = config::parse("liasse.toml", &text);
        diagnostic::render(&found, false);
        let (_, found) = liasse::review::parse("review/a.toml", &text);
        diagnostic::render(&found, false);
    }

    #[test]
    fn any_text_with_marks_of_all_kinds(
        raw in "(\u{feff})?((\\+\\+\\+|---)\r?\n)?((title|date|x) ?[=:] ?[\"'\\[{]?[a-zé0-9/ -]{0,12}[\"'\\]]?\r?\n){0,4}(\\+\\+\\+\n|---\n)?[#>*_`\\-|<a-z/&;é\u{301}\u{ad}\u{1d160}𝄞\\[\\]()!:\r\n \t]{0,120}",
        md in any::<bool>()
    ) {
        holds(if md { "a.md" } else { "a.txt" }, raw.as_bytes());
    }
}
