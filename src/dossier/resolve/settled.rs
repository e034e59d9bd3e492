//! What the author settled about names (`entities.toml`, read elsewhere): [`Decisions`] as written, and
//! [`Settled`], the same made ready for look-ups by folded name. A decision names forms, never ids.

use super::others::bare;
use super::{Form, Ground, Groups};
use crate::extract::EntityKind;
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
}

/// Decisions by folded form.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// Folded form to folded canonical name.
    merged: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    apart: BTreeSet<(String, String)>,
    hidden: BTreeSet<String>,
    kinds: BTreeMap<String, EntityKind>,
}

impl Settled {
    /// Makes decisions ready for look-ups.
    pub fn new(decisions: &Decisions) -> Self {
        let mut settled = Settled::default();
        for forms in &decisions.merge {
            let Some(canonical) = forms.first() else { continue };
            for form in forms {
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
        settled.kinds = decisions.kind.iter().map(|(form, kind)| (form_key(form), *kind)).collect();
        settled
    }

    /// The key of a form the author merged.
    pub(super) fn key(&self, folded: &str) -> Option<String> {
        self.merged.get(folded).map(|canonical| format!("author:{canonical}"))
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
