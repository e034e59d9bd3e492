//! Pages as plain data.

pub mod pages;
pub mod routes;
pub mod view;
