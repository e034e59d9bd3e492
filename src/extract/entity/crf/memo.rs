//! What forms say, worked out once for many documents: [`Memo::form`] gives a form met before as it
//! was then, with the sums its features come to. Most words of a text are among a few thousand forms,
//! so that this is what makes tagging fast. A memo never changes what a form says, holds a bounded
//! number of forms (about 0.5 kB each), and may be shared between threads.

use super::form::{Form, Side};
use super::path::Sum;
use std::sync::{Arc, OnceLock};

/// Forms kept, a power of two. The first to come stay: frequent forms come early.
const SLOTS: usize = 1 << 15;
/// Slots a form may stand in, one after the other.
const PROBES: usize = 4;

/// A form, and what it says by itself of the place that has it at each side.
#[derive(Debug)]
pub struct Known {
    /// As it is written.
    text: Box<str>,
    /// In numbers.
    pub form: Form,
    /// What its own features add up to as seen from each side, by [`Side::index`], once asked for.
    said: [OnceLock<Sum>; Side::ALL.len()],
}

impl Known {
    /// What the form says from `side`, added up by `sum` the first time.
    pub fn said(&self, side: Side, sum: impl FnOnce(&Form) -> Sum) -> &Sum {
        self.said[side.index()].get_or_init(|| sum(&self.form))
    }
}

/// The forms met first, by their hash.
#[derive(Debug)]
pub struct Memo {
    slots: Box<[OnceLock<Arc<Known>>]>,
}

impl Default for Memo {
    fn default() -> Self {
        Self { slots: std::iter::repeat_with(OnceLock::new).take(SLOTS).collect() }
    }
}

impl Memo {
    /// The form written as `text`, which has this `hash`, made by `form` if it is not kept.
    pub fn form(&self, hash: u64, text: &str, form: impl FnOnce() -> Form) -> Arc<Known> {
        let slots = (0..PROBES).filter_map(|probe| self.slots.get((hash as usize).wrapping_add(probe) % SLOTS));
        let mut free = None;
        for slot in slots {
            match slot.get() {
                Some(known) if *known.text == *text => return Arc::clone(known),
                Some(_) => {}
                None => {
                    free = Some(slot);
                    break;
                }
            }
        }
        let known = Arc::new(Known { text: text.into(), form: form(), said: Default::default() });
        // Where another thread was faster, the form is just not kept.
        free.map(|slot| slot.set(Arc::clone(&known)).is_ok());
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_and_no_other_in_its_place() {
        let memo = Memo::default();
        let form = |lower| Form { lower, ..Form::EDGE };
        let lyon = memo.form(7, "Lyon", || form(3));
        assert!(Arc::ptr_eq(&lyon, &memo.form(7, "Lyon", || form(4))));
        // Of one hash, but another form; and more forms of one hash than slots.
        let others: Vec<u64> = (0..10).map(|at| memo.form(7, &format!("N{at}"), || form(at)).form.lower).collect();
        assert_eq!(others, (0..10).collect::<Vec<_>>());
        assert_eq!(*lyon.said(Side::Before, |_| [1; 8]), [1; 8]);
        assert_eq!(*lyon.said(Side::Before, |_| [2; 8]), [1; 8]);
    }
}
