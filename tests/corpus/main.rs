//! Runs the library over real texts, where they are at hand.
//!
//! The texts are not part of the project and none of their sentences stands here: only counts, ids and file names. They
//! are looked for in the folder that `TRAVAUX_CORPUS` names, else in `../shared/corpus`. Without them every check
//! passes and says that it was skipped.

#![allow(clippy::disallowed_methods, reason = "checks read the corpus and print their figures")]
#![allow(clippy::print_stdout, reason = "figures are for the reader of `--nocapture`")]
#![allow(clippy::unwrap_used, reason = "a check that cannot read its text must fail")]

mod alignment;
mod articles;
mod change;
mod documents;
mod folder;
mod formex;
mod history;
mod judged;
mod languages;
#[path = "../shared/laws.rs"]
mod laws;
mod lint;
mod lossless;
mod open_treaties;
mod origins;
mod polarity;
#[path = "../shared/redlines.rs"]
mod redlines;
mod typography;
#[path = "../shared/variants.rs"]
mod variants;
mod verdicts;
