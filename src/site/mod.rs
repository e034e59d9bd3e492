//! Pages as plain data: [`view`] takes a [`PageId`] and a recording [`Reader`] and returns a [`View`],
//! everything its template may print. Routes say which pages there are ([`pages_of`]). Nothing here knows
//! HTML, but for the author's own prose, which arrives as Markdown.

pub mod author;
pub mod cards;
mod chronology;
mod clause;
mod entities;
mod figures;
mod home;
mod method;
pub mod pages;
mod parts;
mod quotations;
pub mod reader;
pub mod routes;
mod source;
mod sources;
pub mod view;
mod wording;

use crate::config::Config;
use crate::dossier::{Index, List};
use crate::text::Lang;
use author::AuthorSource;
use pages::MissingPage;
pub use reader::Reader;
use reader::{Shape, has_index, is_listed, shape};
pub use routes::PageId;
use routes::{Folders, root};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use view::{Chrome, NavItem};

/// What the site is made from besides the sources.
#[derive(Debug)]
pub struct Site {
    /// The configuration.
    pub config: Config,
    /// Language of the interface.
    pub lang: Lang,
    /// Pages the author wrote, by their path in `content/` without extension (`_index` is the brief).
    pub pages: BTreeMap<String, AuthorSource>,
    /// Path of the style sheet from the root.
    pub style: String,
}

/// What one template may print.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "one variant a page kind, named as its view")]
pub enum View {
    Home(Box<pages::HomePage>),
    Figures(pages::FiguresPage),
    Quotations(pages::QuotationsPage),
    Chronology(pages::ChronologyPage),
    Entities(pages::EntitiesPage),
    Entity(Box<pages::EntityPage>),
    Sources(pages::SourcesPage),
    Source(Box<pages::SourcePage>),
    Method(Box<pages::MethodPage>),
    Author(pages::AuthorPage),
    Missing(MissingPage),
}

/// The view of a page, and the template that prints it; `None` if there is no such page (any more).
pub fn view(reader: &Reader<'_>, page: &PageId) -> Option<(View, &'static str)> {
    Some(match page {
        PageId::Home => (View::Home(Box::new(home::view(reader))), "home.html"),
        PageId::List(List::Figures, month) => (View::Figures(figures::view(reader, month.as_ref())), "figures.html"),
        PageId::List(List::Quotations, month) => (View::Quotations(quotations::view(reader, month.as_ref())), "quotations.html"),
        PageId::List(List::Events, month) => (View::Chronology(chronology::view(reader, month.as_ref())), "chronology.html"),
        PageId::List(List::Sources, month) => (View::Sources(sources::view(reader, month.as_ref())), "sources.html"),
        PageId::Actors => (View::Entities(entities::list(reader, false)), "actors.html"),
        PageId::Places => (View::Entities(entities::list(reader, true)), "places.html"),
        PageId::Actor(id) => (View::Entity(Box::new(entities::view(reader, id, page)?)), "actor.html"),
        PageId::Place(id) => (View::Entity(Box::new(entities::view(reader, id, page)?)), "place.html"),
        PageId::Source(id) => (View::Source(Box::new(source::view(reader, id)?)), "source.html"),
        PageId::Method => (View::Method(Box::new(method::view(reader))), "method.html"),
        PageId::Author(path) => (View::Author(author::view(reader, path)?), "page.html"),
        PageId::Missing => (View::Missing(MissingPage { chrome: chrome(reader, page, "missing", "") }), "404.html"),
    })
}

/// Every page of the site.
pub fn pages_of(index: &Index, site: &Site) -> Vec<PageId> {
    let mut pages = vec![PageId::Home, PageId::Method, PageId::Missing];
    for list in [List::Figures, List::Quotations, List::Events, List::Sources] {
        match shape(index, list) {
            Shape::Folded => {}
            Shape::Whole => pages.push(PageId::List(list, None)),
            Shape::Split => {
                pages.push(PageId::List(list, None));
                pages.extend(index.months(list).map(|(month, _)| PageId::List(list, Some(month.clone()))));
            }
        }
    }
    for (places, page) in [(false, PageId::Actors), (true, PageId::Places)] {
        if has_index(index, places) {
            pages.push(page);
        }
    }
    for (id, entity) in index.registry().iter() {
        if is_listed(entity, false) {
            pages.push(PageId::Actor(id.clone()));
        } else if is_listed(entity, true) {
            pages.push(PageId::Place(id.clone()));
        }
    }
    pages.extend(index.parts().map(|(id, _)| PageId::Source(id.clone())));
    pages.extend(site.pages.keys().filter(|path| *path != author::BRIEF).map(|path| PageId::Author(Arc::from(path.as_str()))));
    pages
}

/// What every page carries.
fn chrome(reader: &Reader<'_>, page: &PageId, kind: &'static str, title: &str) -> Chrome {
    let site = reader.site();
    let config = &site.config;
    let path = reader.path(page);
    Chrome {
        kind,
        site_title: config.title.clone(),
        title: title.to_owned(),
        lang: site.lang.to_string(),
        root: root(&path),
        nav: nav(reader, page),
        style: site.style.clone(),
        as_of: config.as_of.map(|day| day.to_string()),
        timezone: config.timezone.clone(),
        drafts: reader.policy().drafts,
        single_source: reader.source_count() == 1,
        canonical: config
            .base_url
            .as_deref()
            .map(|base| format!("{}/{}", base.trim_end_matches('/'), path.trim_end_matches("index.html"))),
        version: env!("CARGO_PKG_VERSION"),
        path,
    }
}

/// The navigation: the same order on every page, folded pages left out.
fn nav(reader: &Reader<'_>, page: &PageId) -> Vec<NavItem> {
    let folders: &Folders = reader.folders();
    let has = |list| reader.shape(list) != Shape::Folded;
    let entries = [
        ("home", PageId::Home, true, true),
        ("figures", PageId::List(List::Figures, None), has(List::Figures), true),
        ("chronology", PageId::List(List::Events, None), has(List::Events), true),
        ("quotations", PageId::List(List::Quotations, None), has(List::Quotations), true),
        ("actors", PageId::Actors, reader.has_index(false), true),
        ("places", PageId::Places, reader.has_index(true), false),
        ("sources", PageId::List(List::Sources, None), has(List::Sources), false),
        ("method", PageId::Method, true, false),
    ];
    let mut items = Vec::new();
    for (kind, target, shown, primary) in entries {
        if shown {
            let current = target == *page || below(page, &target);
            items.push(NavItem { kind, path: folders.path(&target), current, primary });
        }
    }
    items
}

/// True if `page` stands below the navigation entry `entry`.
fn below(page: &PageId, entry: &PageId) -> bool {
    match (page, entry) {
        (PageId::List(list, Some(_)), PageId::List(other, None)) => list == other,
        (PageId::Actor(_), PageId::Actors) | (PageId::Place(_), PageId::Places) => true,
        (PageId::Source(_), PageId::List(List::Sources, None)) => true,
        _ => false,
    }
}
