//! Pages as plain data.

pub mod pages;
pub mod view;
