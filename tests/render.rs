//! Every page kind rendered from views made by hand, about a flood and a town that do not exist.
//! With `LIASSE_SHOW=DIR` the pages are also written to DIR, to be looked at in a browser.

#[path = "render/fixture.rs"]
mod fixture;

use liasse::render::{Theme, ThemeFile};
use std::collections::BTreeSet;

#[test]
fn every_page_kind_renders_in_every_language() {
    let theme = Theme::load(&[]).unwrap();
    for lang in ["fr", "en"] {
        for (path, html) in fixture::pages(&theme, lang).unwrap() {
            assert!(html.starts_with("<!doctype html>"), "{lang} {path}");
            assert_eq!(html.matches("<h1").count(), 1, "{lang} {path}");
            assert!(html.contains("<main id=\"content\">") && html.contains("class=\"skip\""), "{lang} {path}");
            assert!(!html.contains("style=") && !html.contains("<script") && !html.contains("<style"), "{lang} {path}");
            unique_ids(&html, &format!("{lang} {path}"));
        }
    }
}

#[test]
fn a_page_of_many_marks_keeps_its_anchors_apart() {
    let theme = Theme::load(&[]).unwrap();
    let html = theme.render("source.html", &fixture::long_source(&theme, "fr")).unwrap();
    unique_ids(&html, "long source");
    assert_eq!(html.matches("<mark").count(), 27);
    assert_eq!(html.matches("class=\"r\"").count(), 27);
}

#[test]
fn pages_link_to_files_by_relative_paths() {
    let theme = Theme::load(&[]).unwrap();
    for (path, html) in fixture::pages(&theme, "fr").unwrap() {
        for href in html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let outside = href.starts_with("https://");
            let file = href.split('#').next().unwrap_or("");
            let inside =
                href.starts_with('#') || file.ends_with("index.html") || file.starts_with("../") || file.starts_with("static/");
            assert!(!href.starts_with('/') && (outside || inside), "{path}: {href}");
        }
    }
}

#[test]
fn an_author_overrides_a_template_and_a_static_file_by_name() {
    let file = |path: &str, text: &str| ThemeFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let built_in = Theme::load(&[]).unwrap();
    let own = Theme::load(&[
        file("templates/404.html", "perdu dans {{ chrome.site_title }}"),
        file("static/style.css", "p{}"),
        file("static/plan.txt", "x"),
    ]);
    let own = own.unwrap();
    assert_ne!(own.style_path(), built_in.style_path());
    assert_eq!(own.assets().iter().map(|asset| asset.path.as_str()).collect::<Vec<_>>().len(), built_in.assets().len() + 1);
    let missing = fixture::missing(&own, "fr");
    assert_eq!(own.render("404.html", &missing).unwrap(), "perdu dans Crue de la Vesle-Noire");
}

#[test]
fn errors_in_templates_are_all_told_with_their_place() {
    let file = |path: &str, text: &str| ThemeFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let errors =
        Theme::load(&[file("templates/a.html", "x\n{% if %}"), file("templates/b.html", "\n\n {{ x | nosuch }}")]).unwrap_err();
    let places: Vec<(&str, usize)> = errors.iter().map(|error| (error.file.as_str(), error.line)).collect();
    assert!(places.contains(&("a.html", 2)), "{errors:?}");
    let errors = Theme::load(&[file("templates/b.html", "\n\n {{ x | nosuch }}")]).unwrap_err();
    assert!(errors[0].message.contains("nosuch"), "{errors:?}");

    let theme = Theme::load(&[file("templates/404.html", "a\nb {{ chrome.nosuch }}")]).unwrap();
    let error = theme.render("404.html", &fixture::missing(&theme, "fr")).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("404.html", 2), "{error}");
}

#[test]
fn pages_can_be_written_to_be_looked_at() {
    let Some(folder) = std::env::var_os("LIASSE_SHOW").map(std::path::PathBuf::from) else { return };
    let theme = Theme::load(&[]).unwrap();
    for lang in ["fr", "en"] {
        for (path, html) in fixture::pages(&theme, lang).unwrap() {
            let file = folder.join(lang).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, html).unwrap();
        }
        for asset in theme.assets() {
            let file = folder.join(lang).join(&asset.path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, &asset.bytes).unwrap();
        }
    }
}

/// WCAG 2.2: 4.5 for text on every ground it stands on, in both themes.
#[test]
fn colours_are_told_apart_in_both_themes() {
    let theme = Theme::load(&[]).unwrap();
    let style = theme.assets().iter().find(|asset| asset.path == theme.style_path()).unwrap();
    let css = std::str::from_utf8(&style.bytes).unwrap();
    let (light, dark) = css.split_once("prefers-color-scheme: dark").unwrap();
    for (name, part) in [("light", light), ("dark", dark)] {
        for ink in ["--ink", "--soft", "--accent"] {
            for ground in ["--paper", "--wash", "--mark"] {
                let ratio = contrast(colour(part, ink), colour(part, ground));
                assert!(ratio >= 4.5, "{name}: {ink} on {ground}: {ratio:.2}");
            }
        }
        assert!(contrast(colour(part, "--ink"), colour(part, "--lit")) >= 4.5, "{name}: a lit sentence");
        assert!(contrast(colour(part, "--accent"), colour(part, "--paper")) >= 3.0, "{name}: lines");
    }
}

/// The relative luminance of the colour `name` is set to in `css`; not a number if it is not set.
fn colour(css: &str, name: &str) -> f64 {
    let rest = css.split_once(&format!("{name}: #")).map_or("", |(_, rest)| rest);
    let digits: Vec<u32> = rest.chars().map_while(|c| c.to_digit(16)).collect();
    let channels: Vec<u32> = match digits.len() {
        3 => digits.iter().map(|digit| digit * 17).collect(),
        _ => digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 16 + digit)).collect(),
    };
    let linear = |channel: &u32| {
        let value = f64::from(*channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    match channels.iter().map(linear).collect::<Vec<_>>().as_slice() {
        [red, green, blue] => 0.2126 * red + 0.7152 * green + 0.0722 * blue,
        _ => f64::NAN,
    }
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn unique_ids(html: &str, page: &str) {
    let mut seen = BTreeSet::new();
    for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(seen.insert(id), "{page}: the id {id} stands twice");
    }
}
