//! What became of proposals in the texts.
//!
//! Goes in: the record of a series and its drafts. Comes out: to which proposals a change between two drafts traces.
//! Outcomes that people recorded have no say in it.

mod proposers;
mod words;

pub use self::proposers::{Proposed, Proposers, Side, followed, proposers};
