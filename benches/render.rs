//! What a page costs: a source of 500 words with 25 facts and 48 names, and the small pages of the fixture.

#[path = "../tests/render/fixture.rs"]
mod fixture;

use liasse::render::Theme;

fn main() {
    divan::main();
}

/// An average source page; the goal is 150 µs.
#[divan::bench]
fn source_page(bencher: divan::Bencher<'_, '_>) {
    let Ok(theme) = Theme::load(&[]) else { return };
    let view = fixture::long_source(&theme, "fr");
    bencher.bench(|| theme.render("source.html", &view));
}

/// All pages of the fixture.
#[divan::bench]
fn fifteen_pages(bencher: divan::Bencher<'_, '_>) {
    let Ok(theme) = Theme::load(&[]) else { return };
    bencher.bench(|| fixture::pages(&theme, "fr"));
}

/// Templates, languages and static files.
#[divan::bench]
fn loading() -> bool {
    Theme::load(&[]).is_ok()
}
