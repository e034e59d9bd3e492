//! Liasse turns a folder of source articles into a briefing: key figures, quotations, a chronology, who
//! and where, as linked static pages in which every fact opens the sentence it was taken from.
//!
//! The way of the data, each step with the function that takes it:
//!
//! 1. **read**: bytes of a file become a [`content::Source`], normalised text with a map back to the
//!    author's bytes, and diagnostics ([`content::read`]).
//! 2. **extract**: a source's text becomes [`extract::Facts`], a pure function of text, language and
//!    date ([`extract::extract`]).
//! 3. **decide**: facts get ids and states; what a person decided in `review/` outranks what was found
//!    ([`review::parse`], [`dossier::Contribution::new`]).
//! 4. **compile**: contributions enter the [`dossier::Index`], which says which keys moved
//!    ([`dossier::Index::set`]).
//! 5. **plan**: a page's [`site::View`] is read through the recording [`site::Reader`] ([`site::view`]).
//! 6. **render**: a view becomes HTML ([`render::Theme::render`]).
//! 7. **publish**: the new site takes the place of the old one in one step ([`output::publish`]).
//!
//! [`engine::Engine`] holds steps 1 to 6 together and makes only what changed; [`serve`] shows it while
//! the author writes. Only the two ends touch the world: everything between is pure, never panics, and
//! returns its value together with all problems at once.

pub mod cli;
pub mod commands;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod dossier;
pub mod engine;
pub mod export;
pub mod extract;
pub mod output;
pub mod render;
pub mod review;
pub mod serve;
pub mod site;
pub mod span;
pub mod text;
