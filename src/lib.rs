//! Liasse: a static-site generator for briefing dossiers.

pub mod cli;
pub mod commands;
pub mod export;
pub mod extract;
pub mod render;
pub mod site;
pub mod span;
pub mod text;
