//! What forms say, worked out once for many documents: [`Memo::form`] gives a form met before as it
//! was then, with the sums its features come to; [`Memo::sum`] does the same for groups of features. Most
//! words of a text are among a few thousand forms, so that this is what makes tagging fast. A memo never
//! changes what is said, holds a bounded number of forms (about 0.5 kB each), and may be shared between threads.

use super::form::{Form, Side};
use super::path::Sum;
use std::sync::{Arc, OnceLock};

/// Forms kept, a power of two. The first to come stay: frequent forms come early.
const SLOTS: usize = 1 << 15;
/// Sums of groups kept, a power of two; the first to come stay.
const SUMS: usize = 1 << 14;
/// Slots a form may stand in, one after the other.
const PROBES: usize = 4;

/// A form, and what it says by itself of the place that has it at each side.
#[derive(Debug)]
pub struct Known {
    /// As it is written.
    text: Box<str>,
    /// In numbers.
    pub form: Form,
    /// What its own features add up to where it stands itself, in a sentence and first in one, once asked for.
    here: [OnceLock<Sum>; 2],
    /// The same as seen from places near it, in the order of [`Side::NEAR`].
    around: OnceLock<[Sum; Side::NEAR.len()]>,
}

impl Known {
    fn new(text: &str, form: Form) -> Self {
        Self { text: text.into(), form, here: Default::default(), around: OnceLock::new() }
    }

    /// What the form says of its own place, first of a sentence or not, added up by `sum` the first time.
    pub fn here(&self, opens: bool, sum: impl FnOnce(&Form, Side) -> Sum) -> &Sum {
        self.here[usize::from(opens)].get_or_init(|| sum(&self.form, Side::Here(opens)))
    }

    /// What the form says from each of [`Side::NEAR`], added up by `sum` the first time.
    pub fn around(&self, sum: impl Fn(&Form, Side) -> Sum) -> &[Sum; Side::NEAR.len()] {
        self.around.get_or_init(|| Side::NEAR.map(|side| sum(&self.form, side)))
    }
}

/// The forms and groups of features met first, by their hash.
#[derive(Debug)]
pub struct Memo {
    slots: Box<[OnceLock<Arc<Known>>]>,
    sums: Box<[OnceLock<(u64, Sum)>]>,
    /// What stands outside a sentence.
    pub edge: Known,
}

impl Default for Memo {
    fn default() -> Self {
        Self {
            slots: std::iter::repeat_with(OnceLock::new).take(SLOTS).collect(),
            sums: std::iter::repeat_with(OnceLock::new).take(SUMS).collect(),
            edge: Known::new("", Form::EDGE),
        }
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
        let known = Arc::new(Known::new(text, form()));
        // Where another thread was faster, the form is just not kept.
        free.and_then(|slot| slot.set(Arc::clone(&known)).ok());
        known
    }

    /// What the group of features with this key comes to, added up by `sum` if it is not kept.
    pub fn sum(&self, key: u64, sum: impl FnOnce() -> Sum) -> Sum {
        let Some(slot) = self.sums.get(key as usize % SUMS) else { return sum() };
        match slot.get() {
            Some((kept, sum)) if *kept == key => *sum,
            Some(_) => sum(),
            None => {
                let sum = sum();
                // Where another thread was faster, the sum is just not kept.
                slot.set((key, sum)).ok();
                sum
            }
        }
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
        assert_eq!([5, 5 + SUMS as u64, 5].map(|key| memo.sum(key, || [key as i16; 8])[0]), [5, 5 + SUMS as i16, 5]);
        assert_eq!(*lyon.here(true, |_, _| [1; 8]), [1; 8]);
        assert_eq!([true, false].map(|opens| lyon.here(opens, |_, _| [2; 8])[0]), [1, 2]);
    }
}
