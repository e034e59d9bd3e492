//! Which page lives where. Paths start at the site's root and name their `index.html`, so that the
//! same links work on any server, under any sub-path and from a folder on a USB key.

use crate::content::SourceId;
use crate::dossier::{EntityId, List, Month};
use crate::text::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// One page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PageId {
    /// The home page.
    Home,
    /// A long list: the whole, or one month of it.
    List(List, Option<Month>),
    /// People and organisations.
    Actors,
    /// One person or organisation.
    Actor(EntityId),
    /// Places.
    Places,
    /// One place.
    Place(EntityId),
    /// One source.
    Source(SourceId),
    /// How the dossier was made.
    Method,
    /// A page the author wrote, by its path in `content/` without extension.
    Author(Arc<str>),
    /// The page for addresses that do not exist.
    Missing,
}

/// The folders of one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folders {
    figures: String,
    quotations: String,
    chronology: String,
    actors: String,
    places: String,
    sources: String,
    method: String,
}

static LANGUAGES: LazyLock<BTreeMap<String, Folders>> =
    LazyLock::new(|| toml::from_str(include_str!("routes.toml")).unwrap_or_default());
static ENGLISH: LazyLock<Folders> = LazyLock::new(|| Folders {
    figures: "figures".into(),
    quotations: "quotations".into(),
    chronology: "chronology".into(),
    actors: "actors".into(),
    places: "places".into(),
    sources: "sources".into(),
    method: "method".into(),
});

impl Folders {
    /// The folders for an interface language; the English ones where a language has none.
    pub fn of(lang: Lang) -> &'static Folders {
        LANGUAGES.get(lang.code()).unwrap_or(&ENGLISH)
    }

    /// The path of a page's file from the site's root.
    pub fn path(&self, page: &PageId) -> String {
        match page {
            PageId::Home => "index.html".into(),
            PageId::List(list, None) => format!("{}/index.html", self.list(*list)),
            PageId::List(list, Some(month)) => format!("{}/{}/index.html", self.list(*list), part(month)),
            PageId::Actors => format!("{}/index.html", self.actors),
            PageId::Actor(id) => format!("{}/{id}/index.html", self.actors),
            PageId::Places => format!("{}/index.html", self.places),
            PageId::Place(id) => format!("{}/{id}/index.html", self.places),
            PageId::Source(id) => format!("{}/{}/index.html", self.sources, id.as_str()),
            PageId::Method => format!("{}/index.html", self.method),
            PageId::Author(path) => format!("{path}/index.html"),
            PageId::Missing => "404.html".into(),
        }
    }

    fn list(&self, list: List) -> &str {
        match list {
            List::Figures => &self.figures,
            List::Quotations => &self.quotations,
            List::Events => &self.chronology,
            List::Sources => &self.sources,
        }
    }
}

/// The folder of a month; sources' slugs never look like it because a slug cannot start with `+`.
fn part(month: &Month) -> String {
    if month.is_empty() { "+undated".into() } else { format!("+{month}") }
}

/// The way from a page back to the root: `../` for each folder.
pub fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_their_way_back() {
        let folders = Folders::of(Lang::FR);
        let month = PageId::List(List::Figures, Some("2022-01".into()));
        assert_eq!(folders.path(&month), "chiffres/+2022-01/index.html");
        assert_eq!(root(&folders.path(&month)), "../../");
        assert_eq!(root(&folders.path(&PageId::Home)), "");
        for code in LANGUAGES.keys() {
            assert!(Lang::parse(code).is_some());
        }
        assert_eq!(LANGUAGES.len(), 2);
    }
}
