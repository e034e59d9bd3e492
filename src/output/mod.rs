//! Bytes into `public/`: [`publish`] exchanges the old site for the new one without a moment between,
//! [`check`] follows every link of a site before it goes out. Neither knows what a page is about.

pub mod check;
mod manifest;
mod publish;

pub use manifest::Manifest;
pub use publish::{PublishError, Published, publish, write_atomically};
