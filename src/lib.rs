//! Liasse: a static-site generator for briefing dossiers.

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
