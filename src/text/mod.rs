//! Plain text and its parts, with no knowledge of facts: bytes of any origin become normalised
//! text ([`normalise`]), and normalised text becomes tokens, sentences and paragraphs
//! ([`Document::new`]). `content` feeds the first, `extract` the second. Language knowledge comes
//! in as data from the lexicons; nothing here names a language.

pub mod document;
pub mod fold;
pub mod language;
pub mod normalise;
pub mod number;
pub mod paragraphs;
pub mod sentences;
pub mod tokens;

pub use document::Document;
pub use language::Lang;
pub use normalise::{Normalised, OffsetMap, normalise};
pub use tokens::{Token, TokenKind};
