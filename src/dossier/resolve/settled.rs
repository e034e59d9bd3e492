//! What the author settled about names (`entities.toml`, read elsewhere): [`Decisions`] as written, and
//! [`Settled`], the same made ready for look-ups by folded name. A decision names forms, never ids.

use super::forms::{Form, bare};
use super::{Ground, Groups, natural_key};
use crate::extract::EntityKind;
use crate::text::Lang;
use crate::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// The author's decisions, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Forms that are one; the first is the canonical name.
    pub merge: Vec<Vec<String>>,
    /// Pairs of forms that are never one.
    pub apart: Vec<(String, String)>,
    /// A form and the name to print for its entity.
    pub rename: Vec<(String, String)>,
    /// Forms whose entity is not shown.
    pub hide: Vec<String>,
    /// A form and the kind of its entity.
    pub kind: Vec<(String, EntityKind)>,
    /// A form and what other registers call its entity.
    pub ids: Vec<(String, Ids)>,
}

/// What other registers call an entity, by register: `wikidata` to `Q567`.
pub type Ids = BTreeMap<String, String>;

/// Decisions by folded form.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// The dossier's language.
    lang: Option<Lang>,
    /// Folded form to folded canonical name.
    merged: BTreeMap<String, String>,
    /// Folded form to the key of its canonical name.
    keys: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    apart: BTreeSet<(String, String)>,
    hidden: BTreeSet<String>,
    kinds: BTreeMap<String, EntityKind>,
    ids: BTreeMap<String, Ids>,
}

impl Settled {
    /// The same in a dossier of this language, whose forms are printed where there are several.
    pub fn in_language(self, lang: Lang) -> Self {
        Self { lang: Some(lang), ..self }
    }

    /// True if `lang` is the dossier's language; true of any where that is not known.
    pub fn is_native(&self, lang: Lang) -> bool {
        self.lang.is_none_or(|own| own == lang)
    }

    /// Makes decisions ready for look-ups.
    pub fn new(decisions: &Decisions) -> Self {
        let kinds = decisions.kind.iter().map(|(form, kind)| (form_key(form), *kind)).collect();
        let mut settled = Settled { kinds, ..Settled::default() };
        for forms in &decisions.merge {
            let Some(canonical) = forms.first() else { continue };
            let key = natural_key(canonical, settled.kinds.get(&form_key(canonical)).copied());
            for form in forms {
                if forms.len() > 1 {
                    settled.keys.insert(form_key(form), key.clone());
                }
                settled.merged.insert(form_key(form), form_key(canonical));
                settled.names.insert(form_key(form), canonical.clone());
            }
        }
        for (form, name) in &decisions.rename {
            settled.names.insert(form_key(form), name.clone());
        }
        for (a, b) in &decisions.apart {
            settled.apart.insert((form_key(a), form_key(b)));
            settled.apart.insert((form_key(b), form_key(a)));
        }
        settled.hidden = decisions.hide.iter().map(|form| form_key(form)).collect();
        settled.ids = decisions.ids.iter().map(|(form, ids)| (form_key(form), ids.clone())).collect();
        settled
    }

    /// The key of a form the author merged: that of its canonical name, so that what is like it meets it.
    pub(super) fn key(&self, folded: &str) -> Option<&str> {
        self.keys.get(folded).map(String::as_str)
    }

    pub(super) fn ids(&self, folded: &str) -> Option<&Ids> {
        self.ids.get(folded)
    }

    pub(super) fn name(&self, folded: &str) -> Option<&str> {
        self.names.get(folded).map(String::as_str)
    }

    pub(super) fn kind(&self, folded: &str) -> Option<EntityKind> {
        self.kinds.get(folded).copied()
    }

    pub(super) fn hides(&self, folded: &str) -> bool {
        self.hidden.contains(folded)
    }

    /// True if the author says that two folded forms are never one.
    pub(super) fn parts(&self, a: &str, b: &str) -> bool {
        !self.apart.is_empty() && self.apart.contains(&(a.to_owned(), b.to_owned()))
    }

    /// True if the author says that two names are never one.
    pub fn keeps_apart(&self, a: &str, b: &str) -> bool {
        self.parts(&form_key(a), &form_key(b))
    }

    /// True if the author says that two names are one.
    pub fn joins(&self, a: &str, b: &str) -> bool {
        let owner = |name: &str| self.merged.get(&form_key(name));
        owner(a).is_some() && owner(a) == owner(b)
    }

    /// Joins what the author merged.
    pub(super) fn join(&self, forms: &[Form], groups: &mut Groups) {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, form) in forms.iter().enumerate() {
            if let Some(canonical) = self.merged.get(&form.folded) {
                let lead = *first.entry(canonical).or_insert(at);
                groups.join(forms, at, lead, Ground::Author);
            }
        }
    }
}

/// The form under which a name is looked up: folded, without its article.
fn form_key(name: &str) -> String {
    bare(&fold(name))
}
