//! `liasse import`: articles from anywhere into the sources of a dossier. The text is copied as it is, in
//! UTF-8, below a head with what is known; a saved web page gives its article's text. Nothing is guessed,
//! nothing that is there is written over, and what is missing is said. The originals are only read.

use super::Outcome;
use super::done::Done;
use super::init::create;
use crate::config::{self, Config};
use crate::content::{self, SOURCES, Source, slug};
use crate::diagnostic::Diagnostic;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is known of the articles that are imported together.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// When they were published: an ISO 8601 date, or date and time.
    pub date: Option<String>,
    /// Where they stood.
    pub url: Option<String>,
    /// The medium.
    pub publisher: Option<String>,
    /// Their language.
    pub lang: Option<String>,
}

/// A text to be written as a source.
struct Article {
    /// The text, without a head of ours.
    text: String,
    /// The title that the head should give, where the text does not have it above it.
    title: Option<String>,
    /// Whether the text begins with a head of its own.
    headed: bool,
    /// What is known of it.
    options: Options,
    author: Option<String>,
    extension: &'static str,
}

/// Copies the text of each of `files` into the sources of the dossier at `root`; says on `out` what was made and
/// what is missing.
///
/// # Errors
/// When the configuration cannot be read, or a source or the message not written.
pub fn import(root: &Path, files: &[PathBuf], options: &Options, out: impl Write) -> io::Result<Outcome> {
    // What is wrong with the configuration is told by the build.
    let (config, _) = config::load(root)?;
    bring(root, files, options, &config)?.print(out)
}

fn bring(root: &Path, files: &[PathBuf], options: &Options, config: &Config) -> io::Result<Done> {
    let mut report = Done::default();
    let (day, wrong) = check(options, config);
    if !wrong.is_empty() {
        report.diagnostics = wrong;
        return Ok(report);
    }
    let options = &Options { date: day.or(options.date.clone()), ..options.clone() };
    for file in files {
        if let Some(article) = article(file, options, config, &mut report.diagnostics) {
            write(root, file, &article, config, &mut report)?;
        }
    }
    if !report.lines.is_empty() {
        report.lines.push("Next: liasse build, or liasse serve to see it while you write.".to_owned());
    }
    Ok(report)
}

/// What is wrong with the options themselves, found as a head's mistakes are; and the day that a date without a
/// time means, in the order of ISO 8601.
fn check(options: &Options, config: &Config) -> (Option<String>, Vec<Diagnostic>) {
    let text = format!("+++\n{}+++\nx\n\ny\n", head(options, None));
    let (source, found) = content::read(Path::new("--option.txt"), text.as_bytes(), config);
    let published = source.and_then(|source| source.meta.published).filter(|published| !published.has_time);
    let told = found.into_iter().filter(|d| matches!(d.code, "date-wrong" | "value-wrong" | "toml-syntax"));
    let told = told
        .map(|mut d| {
            let line = d.excerpt.as_ref().map_or("", |excerpt| excerpt.text.as_str());
            d.message = format!("--{}: {}", line.replace(" = ", " "), d.message);
            (d.file, d.position, d.excerpt) = (None, None, None);
            d
        })
        .collect();
    (published.map(|published| published.to_string()), told)
}

/// The text of `file`, and what it says of itself; `None` where there is none to be had, which is told.
fn article(file: &Path, options: &Options, config: &Config, found: &mut Vec<Diagnostic>) -> Option<Article> {
    let shown = content::display_path(file);
    let tell = |code, message: &str, remedy: &str| Diagnostic::error(code, message).file(shown.as_str()).remedy(remedy);
    if shown.starts_with("http:/") || shown.starts_with("https:/") {
        found.push(tell(
            "file-unreadable",
            "this is an address; the network is not asked",
            "save the page and import the file, with --url",
        ));
        return None;
    }
    let extension = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ["pdf", "docx", "doc", "odt", "rtf", "epub", "eml", "zip"].contains(&extension.as_str()) {
        found.push(tell("source-unsupported", "this kind of document is not read", "save its text as .txt and import that"));
        return None;
    }
    let raw = match fs::metadata(file) {
        Ok(about) if about.len() > config.max_bytes => {
            found.push(tell(
                "file-too-large",
                "this file is larger than the limit",
                "raise max_bytes under [extract] in liasse.toml",
            ));
            return None;
        }
        _ => fs::read(file),
    };
    let raw = match raw {
        Ok(raw) => raw,
        Err(error) => {
            found.push(tell("file-unreadable", &format!("this file cannot be read: {error}"), "check its name"));
            return None;
        }
    };
    let (text, told) = content::decode(&shown, &raw);
    found.extend(told);
    let text = text?.trim_start_matches('\u{feff}').to_owned();
    if matches!(extension.as_str(), "html" | "htm" | "xhtml") {
        let page = content::web_page(&text);
        if page.text.is_empty() {
            found.push(tell(
                "source-empty",
                "no article was found in this page",
                "copy its text into a .txt file and import that",
            ));
            return None;
        }
        let options = options.clone();
        let known = Options {
            date: options.date.or(page.date),
            url: options.url.or(page.url),
            publisher: options.publisher.or(page.publisher),
            lang: options.lang.or(page.lang.filter(|lang| crate::text::Lang::parse(lang).is_some())),
        };
        let text = format!("{}\n\n{}\n", page.title, page.text);
        return Some(Article {
            text,
            title: Some(page.title),
            headed: false,
            options: known,
            author: page.author,
            extension: "txt",
        });
    }
    let headed = content::has_head(&text);
    let extension = if matches!(extension.as_str(), "md" | "markdown") { "md" } else { "txt" };
    Some(Article { text, title: None, headed, options: options.clone(), author: None, extension })
}

/// Writes `article` as a source, and says what was done and what is missing.
fn write(root: &Path, file: &Path, article: &Article, config: &Config, report: &mut Done) -> io::Result<()> {
    let shown = content::display_path(file);
    // Read once as it is, for its title.
    let plain = Path::new("import").with_extension(article.extension);
    let (source, _) = content::read(&plain, article.text.as_bytes(), config);
    let Some(source) = source else {
        let empty = Diagnostic::error("source-empty", "there is no text below a title in this file").file(shown);
        report.diagnostics.push(empty.remedy("the first line is the title, the text comes below it"));
        return Ok(());
    };
    let title = article.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| source.title.clone());
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = [title, stem].iter().map(|text| slug(text)).find(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| format!("source-{:08x}", source.hash >> 96));
    let path = format!("{SOURCES}/{name}.{}", article.extension);
    let other = format!("{SOURCES}/{name}.{}", if article.extension == "md" { "txt" } else { "md" });
    let text = if article.headed { with_options(article) } else { with_head(article, &source) };
    let taken = if fs::symlink_metadata(root.join(&other)).is_ok() { Some(other) } else { None };
    if taken.is_some() || !create(&root.join(&path), &text)? {
        let there =
            Diagnostic::error("file-exists", format!("a source with this title is there already; {shown} is not imported"));
        report
            .diagnostics
            .push(there.file(taken.unwrap_or(path)).remedy("compare the two; rename the one that is there to keep both"));
        return Ok(());
    }
    report.lines.push(format!("Imported: {shown} as {path}"));
    let (_, found) = content::read(Path::new(&path), text.as_bytes(), config);
    report.diagnostics.extend(found);
    Ok(())
}

/// The text below a head with all that is known, what is not known left as a comment.
fn with_head(article: &Article, source: &Source) -> String {
    let mut text = String::from("+++\n");
    match &source.proposed_title {
        Some(proposed) => text.push_str(&format!("# title = {}\n", quoted(proposed))),
        None => text.push_str(&format!("title = {}\n", quoted(&source.title))),
    }
    if article.options.date.is_none() {
        text.push_str("# date = 2022-01-31\n");
    }
    text.push_str(&head(&article.options, article.author.as_deref()));
    text.push_str("+++\n");
    text.push_str(&article.text);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// The text with its own head, in which the options that it lacks are put at the top.
fn with_options(article: &Article) -> String {
    let Some((mark, rest)) = article.text.split_once('\n') else { return article.text.clone() };
    let yaml = mark.trim_end() == "---";
    let names = |line: &str| line.split(['=', ':']).next().unwrap_or("").trim().to_owned();
    let given: Vec<String> = rest.lines().take_while(|line| line.trim_end() != mark.trim_end()).map(names).collect();
    let aliases = |name: &str| match name {
        "date" => vec!["date", "published"],
        "url" => vec!["url", "source"],
        name => vec![name].into_iter().map(|name| if name == "publisher" { "publisher" } else { "lang" }).collect(),
    };
    let mut text = format!("{mark}\n");
    for line in head(&article.options, None).lines() {
        let name = names(line);
        if !given.iter().any(|key| aliases(&name).contains(&key.as_str())) {
            text.push_str(&if yaml { line.replacen(" = ", ": ", 1) } else { line.to_owned() });
            text.push('\n');
        }
    }
    text + rest
}

/// The keys of a head, one a line.
fn head(options: &Options, author: Option<&str>) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &Option<String>| {
        if let Some(value) = value.as_deref().map(str::trim).filter(|value| !value.is_empty()) {
            text.push_str(&format!("{key} = {}\n", quoted(value)));
        }
    };
    line("date", &options.date);
    line("url", &options.url);
    line("publisher", &options.publisher);
    line("lang", &options.lang);
    if let Some(author) = author {
        text.push_str(&format!("authors = [{}]\n", quoted(author)));
    }
    text
}

/// A text in quotes; the quotes that TOML and YAML share.
fn quoted(text: &str) -> String {
    let mut made = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => made.extend(['\\', c]),
            c if c.is_control() => made.push(' '),
            c => made.push(c),
        }
    }
    made + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports `files` (name, text) and returns the report with what lies in the sources afterwards.
    fn check_import(files: &[(&str, &str)], options: &Options) -> (Done, Vec<(String, String)>) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("dossier");
        let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
        for (path, (_, text)) in paths.iter().zip(files) {
            fs::write(path, text).unwrap();
        }
        let report = bring(&root, &paths, options, &Config::default()).unwrap();
        let (found, _) = content::walk(&root, &Config::default());
        let read = |path: &PathBuf| (content::display_path(path), fs::read_to_string(root.join(path)).unwrap());
        (report, found.iter().map(read).collect())
    }

    fn codes(report: &Done) -> Vec<&'static str> {
        report.diagnostics.iter().map(|d| d.code).collect()
    }

    #[test]
    fn a_text_with_what_is_known() {
        let options = Options { date: Some("10/01/2022".into()), publisher: Some("Le \"Quai\"".into()), ..Options::default() };
        let (report, sources) = check_import(&[("a.txt", "\u{feff}Le port rouvre\nLa foule est venue.")], &options);
        assert_eq!((report.outcome(), codes(&report)), (Outcome::Fine, vec![]));
        let expected = "+++\ntitle = \"Le port rouvre\"\ndate = \"2022-01-10\"\npublisher = \"Le \\\"Quai\\\"\"\n+++\nLe port rouvre\nLa foule est venue.\n";
        assert_eq!(sources, [("content/sources/le-port-rouvre.txt".to_owned(), expected.to_owned())]);
    }

    #[test]
    fn a_doubtful_title_and_a_missing_date_are_said() {
        let (report, sources) =
            check_import(&[("a.txt", "Le port rouvre ce lundi Key\nLa foule est venue.\n")], &Options::default());
        assert_eq!(codes(&report), ["date-missing", "title-stray-word"]);
        assert!(
            sources[0].1.starts_with(
                "+++\n# title = \"Le port rouvre ce lundi\"\n# date = 2022-01-31\n+++\nLe port rouvre ce lundi Key\n"
            )
        );
    }

    #[test]
    fn nothing_is_written_over_and_bad_options_stop_all() {
        let twice = [("a.txt", "Le port\nUn.\n"), ("b.md", "# Le port\n\nDeux.\n")];
        let (report, sources) = check_import(&twice, &Options { date: Some("2022-01-10".into()), ..Options::default() });
        assert_eq!((codes(&report), sources.len()), (vec!["file-exists"], 1));
        let bad = Options { date: Some("2022-02-30".into()), url: Some("port".into()), ..Options::default() };
        let (report, sources) = check_import(&twice, &bad);
        assert!(sources.is_empty());
        assert!(report.diagnostics[0].message.starts_with("--date \"2022-02-30\": there is no 30 February"), "{report:?}");
        assert_eq!(report.diagnostics.len(), 2);
    }

    #[test]
    fn a_head_of_its_own_is_kept() {
        let text = "---\ntitle: Le port\nsource: https://example.org/a\n---\nUn texte.\n";
        let options =
            Options { date: Some("2022-01-10".into()), url: Some("https://example.org/b".into()), ..Options::default() };
        let (report, sources) = check_import(&[("a.md", text)], &options);
        assert_eq!(codes(&report), Vec::<&str>::new());
        assert_eq!(sources[0].1, "---\ndate: \"2022-01-10\"\ntitle: Le port\nsource: https://example.org/a\n---\nUn texte.\n");
    }

    #[test]
    fn a_saved_page_and_what_cannot_be_imported() {
        let html =
            "<html lang=fr><title>Le port</title><body><h1>Le port rouvre</h1><p>La foule &amp; le maire.</p></body></html>";
        let (report, sources) = check_import(&[("p.html", html), ("a.pdf", "%PDF"), ("e.txt", "")], &Options::default());
        assert_eq!(codes(&report), ["date-missing", "source-unsupported", "source-empty"]);
        let expected =
            "+++\ntitle = \"Le port rouvre\"\n# date = 2022-01-31\nlang = \"fr\"\n+++\nLe port rouvre\n\nLa foule & le maire.\n";
        assert_eq!(sources[0].1, expected);
    }
}
