//! Everything the site consists of: pages, static files, data. Each output is made alone and from
//! nothing but the engine, in any order and on any thread.

use super::Engine;
use crate::export::facts;
use crate::render::ThemeError;
use crate::site::PageId;
use crate::site::routes::Folders;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// A page.
    Page(PageId),
    /// A static file, by its position in the theme.
    Asset(usize),
    /// All facts as JSON.
    Facts,
    /// Tells hosts that would run a generator over the site not to.
    NoJekyll,
}

/// Where all facts are, from the root.
const FACTS: &str = "data/facts.json";

impl Engine {
    /// Every file of the site by its path from the root.
    pub fn outputs(&self) -> BTreeMap<String, Output> {
        let folders = Folders::of(self.site.lang);
        let mut outputs: BTreeMap<String, Output> =
            self.theme.assets().iter().enumerate().map(|(at, asset)| (asset.path.clone(), Output::Asset(at))).collect();
        outputs.insert(FACTS.to_owned(), Output::Facts);
        outputs.insert(".nojekyll".to_owned(), Output::NoJekyll);
        outputs.extend(self.pages().into_iter().map(|page| (folders.path(&page), Output::Page(page))));
        outputs
    }

    /// The bytes of one output; empty if it is gone.
    ///
    /// # Errors
    /// When a template asks for what its view does not have.
    pub fn bytes(&self, output: &Output) -> Result<Cow<'_, [u8]>, ThemeError> {
        Ok(match output {
            Output::Page(page) => Cow::Owned(self.page(page)?.unwrap_or_default().into_bytes()),
            Output::Asset(at) => {
                self.theme.assets().get(*at).map_or(Cow::Borrowed(&[][..]), |asset| Cow::Borrowed(&asset.bytes[..]))
            }
            Output::Facts => Cow::Owned(facts::json(&self.index, &self.site)),
            Output::NoJekyll => Cow::Borrowed(&[]),
        })
    }
}
