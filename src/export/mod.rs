//! What leaves the program besides pages: the extraction contract, data files, feeds.
//! Everything here counts Unicode code points, as W3C annotations do.

pub mod contract;
pub mod diagnostics;
pub mod facts;
