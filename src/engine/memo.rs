//! Pages that were made before: each with the keys it read. A page is made again only when one of its
//! keys moved, rendered again only when its view changed, and announced only when its bytes did.

use super::Engine;
use crate::dossier::Key;
use crate::render::ThemeError;
use crate::site::{PageId, Reader, view};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_128;

/// The pages somebody looked at.
#[derive(Debug, Default)]
pub struct Memo {
    pages: BTreeMap<PageId, Entry>,
    readers: BTreeMap<Key, BTreeSet<PageId>>,
}

#[derive(Debug)]
struct Entry {
    keys: BTreeSet<Key>,
    view: u128,
    html: Arc<str>,
    fresh: bool,
}

impl Memo {
    /// Marks the pages that read a moved key; they are made again when next asked for.
    pub fn invalidate(&mut self, moved: &BTreeSet<Key>) {
        if moved.contains(&Key::Theme) {
            // Templates are no part of the view: nothing made with the old ones may be kept.
            *self = Self::default();
            return;
        }
        for page in moved.iter().filter_map(|key| self.readers.get(key)).flatten() {
            if let Some(entry) = self.pages.get_mut(page) {
                entry.fresh = false;
            }
        }
    }

    /// The page as it is now, made only if it has to be; `None` if there is no such page.
    ///
    /// # Errors
    /// When a template asks for what its view does not have.
    pub fn page(&mut self, engine: &Engine, page: &PageId) -> Result<Option<Arc<str>>, ThemeError> {
        if let Some(entry) = self.pages.get(page).filter(|entry| entry.fresh) {
            return Ok(Some(entry.html.clone()));
        }
        let reader = Reader::new(&engine.index, &engine.site);
        let made = view(&reader, page);
        let keys = reader.into_keys();
        let old = self.forget(page);
        let Some((view, template)) = made else { return Ok(None) };
        let print = serde_json::to_vec(&view).map(|bytes| xxh3_128(&bytes)).unwrap_or(0);
        let html = match old {
            Some(old) if old.view == print && print != 0 => old.html,
            _ => engine.theme.render(template, &view)?.into(),
        };
        for key in &keys {
            self.readers.entry(key.clone()).or_default().insert(page.clone());
        }
        self.pages.insert(page.clone(), Entry { keys, view: print, html: html.clone(), fresh: true });
        Ok(Some(html))
    }

    fn forget(&mut self, page: &PageId) -> Option<Entry> {
        let entry = self.pages.remove(page)?;
        for key in &entry.keys {
            if let Some(pages) = self.readers.get_mut(key) {
                pages.remove(page);
                if pages.is_empty() {
                    self.readers.remove(key);
                }
            }
        }
        Some(entry)
    }
}
