//! Pages for the browser: one file each, that works offline and printed.
//!
//! All markup is written by `maud`, which escapes every text; nothing of a draft reaches a page in any other way. What a
//! page does by itself (filters, search, two views) is progressive: without its script all is there to read.

mod block;
mod diff;
mod flow;
mod full;
mod lint;
mod log;
mod origins;
mod page;
mod record;
mod scorecard;
pub mod site;

pub use diff::redline;
pub use lint::findings;
pub use log::log;
pub use origins::origins;
pub use page::Page;
pub use record::record;
pub use scorecard::scorecard;
