//! What to say of a series in which nothing is wrong.

use crate::messages::{Value, commas};
use crate::say;
use crate::series::Series;

/// One sentence: what the series holds, and how many texts were read.
pub fn checked(series: &Series, texts: usize) -> String {
    let record = &series.record;
    let counts = [
        say!("n-drafts", n = series.drafts.len()),
        say!("record-n-actors", n = record.actors.len()),
        say!("actor-n-documents", n = record.documents.len()),
        say!("actor-n-events", n = record.events.len()),
        say!("actor-n-proposals", n = record.proposals.len()),
        say!("actor-n-positions", n = record.positions.len()),
        say!("actor-n-asks", n = record.asks.len()),
    ];
    let counts = Value::composed(commas(&counts));
    say!("record-sound", path = series.path.display().to_string(), counts = counts, n = texts)
}
