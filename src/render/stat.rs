//! How much of each article changed, in the manner of `git diff --stat`.

use std::io;

use crate::diff::Redline;

use super::bidi;
use super::entries::{Report, Selection};
use super::style::{DELETE, INSERT, paint, put};
use super::text::{header, push_summary};
use super::units::Sides;
use super::wrap::{columns, truncate};
use super::{Focus, TextOptions, Version};

/// Columns for the bar.
const BAR: usize = 20;

/// Writes one line for each article that changed: words gained and lost.
pub fn stat(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    focus: Focus<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sides = Sides { old: old.draft, new: new.draft };
    let selection = Selection { focus, full: true, counts_words: true, ..Selection::default() };
    let report = Report::new(redline, sides, selection);
    let mut buffer = String::new();
    header(old, new, options, &mut buffer);
    push_summary(&report.summary, sides, options, &mut buffer);
    if !report.entries.is_empty() {
        buffer.push('\n');
    }
    let most = report.entries.iter().map(|e| e.words.0 + e.words.1).max().unwrap_or(0).max(1);
    let room = options.width.saturating_sub(BAR + 16).max(20);
    for entry in &report.entries {
        let (gained, lost) = entry.words;
        let heading = entry.heading.as_deref().map(|text| format!("  {text}")).unwrap_or_default();
        let name = truncate(&format!("{}{heading}", entry.title), room);
        let pad = " ".repeat(room.saturating_sub(columns(&name)));
        put(
            &mut buffer,
            format_args!(
                "{}{pad} |{:>6}{:>7} ",
                bidi::line(&name),
                format!("+{gained}"),
                format!("-{lost}")
            ),
        );
        let bar = |n: usize| (n * BAR).div_ceil(most).min(BAR);
        paint(&mut buffer, INSERT, options.color, &"+".repeat(bar(gained)));
        paint(&mut buffer, DELETE, options.color, &"-".repeat(bar(lost)));
        buffer.truncate(buffer.trim_end().len());
        buffer.push('\n');
    }
    out.write_all(buffer.as_bytes())
}
