//! What a person decided about facts: `review/<source>.toml` into [`Decisions`] ([`parse`]), and each
//! decision found again in the text as it is now ([`anchor`]). Pure; facts themselves, and what a decision
//! does to them, are the next steps' affair. A decision is never dropped: what cannot be found is an orphan.

mod anchor;
mod decisions;

pub use anchor::{Anchored, anchor, orphan};
pub use decisions::{Decision, Decisions, Kind, Verdict, parse};
