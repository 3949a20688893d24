//! Follows the text of a treaty while it is being negotiated.
//!
//! Data flows one way: a [`source`] is parsed into a [`draft`], two drafts are aligned and compared, rules are run over
//! a draft, and renderers print what was found.

mod akn;
pub mod align;
pub mod amend;
pub mod asks;
mod bidi;
pub mod config;
pub mod definition;
pub mod diagnostic;
pub mod diff;
pub mod draft;
pub mod error;
mod halves;
pub mod history;
pub mod import;
pub mod key;
pub mod language;
pub mod lint;
pub mod messages;
pub mod number;
pub mod origins;
pub mod parse;
pub mod read;
pub mod record;
pub mod reference;
pub mod render;
pub mod review;
pub mod scorecard;
pub mod series;
pub mod source;
pub mod token;
pub mod toml_file;
pub mod trace;
