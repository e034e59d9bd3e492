//! All sources together: [`Index::set`] takes a source's old contribution out, puts the new one in, and
//! says which [`Key`]s moved. Entities, series of figures and the chronology are kept up, never
//! recomputed. The site reads through a recording reader; nothing here knows pages.

pub mod chronology;
pub mod contribution;
pub mod fact;
pub mod figures;
pub mod index;
pub mod key;
pub mod mentions;
pub mod names;
pub mod proposals;
pub mod registry;
pub mod resolve;
mod standing;
pub mod thing;

pub use contribution::{Contribution, Policy};
pub use fact::{FactId, FactKind, FactRef, Item, State};
pub use index::{Index, Totals};
pub use key::{EntityId, Key, List, Month, SeriesKey};
