//! The redline in the terminal: a summary to paste, then what changed, clause by clause, wrapped.

use std::io;

use crate::bidi::is_rtl;
use crate::diff::Redline;
use crate::draft::{ClauseKind, Draft};
use crate::halves;
use crate::messages::titled;
use crate::say;

use super::bidi::Open;
use super::entries::{Entry, Item, PARALLEL, Report, Selection};
use super::style::{BOLD, DIM, paint};
use super::summary::{Summary, identity};
use super::units::Sides;
use super::wrap::{Layout, wrap, wrap_plain};
use super::{Focus, TextOptions, Version};

/// Writes the comparison of two drafts; `article` limits it to the article with this number or id.
pub fn redline(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    focus: Focus<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sides = Sides { old: old.draft, new: new.draft };
    let selection = Selection { focus, full: options.full, ..Selection::default() };
    let report = Report::new(redline, sides, selection);
    let mut buffer = String::new();
    header(old, new, options, &mut buffer);
    push_summary(&report.summary, sides, options, &mut buffer);
    out.write_all(buffer.as_bytes())?;
    let rtl = is_rtl(&new.draft.language);
    let texts = halves::map(&report.entries, PARALLEL, |entries| {
        let mut buffer = String::new();
        for entry in entries {
            push_entry(entry, rtl, options, &mut buffer);
        }
        buffer
    });
    texts.iter().try_for_each(|text| out.write_all(text.as_bytes()))
}

/// Two lines that say what is compared with what.
pub(super) fn header(old: Version<'_>, new: Version<'_>, options: TextOptions, out: &mut String) {
    for (side, version) in [(say!("side-old"), old), (say!("side-new"), new)] {
        let mut open = Open::default();
        open.begin(out);
        paint(out, BOLD, options.color, &side);
        out.push_str("  ");
        out.push_str(&identity(version));
        open.close(out);
        out.push('\n');
    }
    out.push('\n');
}

/// The summary, each sentence wrapped.
pub(super) fn push_summary(
    summary: &Summary,
    sides: Sides<'_>,
    options: TextOptions,
    out: &mut String,
) {
    if !summary.differs {
        wrap_plain(&no_differences(sides), usize::MAX, 0, 0, out);
        return;
    }
    for sentence in summary.sentences() {
        wrap_plain(&sentence, options.width, 0, 2, out);
    }
}

/// Says that the drafts do not differ, and what they may differ in all the same.
pub(super) fn no_differences(sides: Sides<'_>) -> String {
    let has_translation =
        |draft: &Draft| draft.clauses.iter().any(|clause| clause.kind == ClauseKind::Translation);
    if sides.old.source.text() == sides.new.source.text() {
        say!("same-texts")
    } else if has_translation(sides.old) || has_translation(sides.new) {
        say!("same-wording-in-this-language")
    } else {
        say!("same-wording")
    }
}

/// Appends what changed, clause by clause, without anything before it.
pub(super) fn push_entries(
    redline: &Redline,
    sides: Sides<'_>,
    options: TextOptions,
    out: &mut String,
) {
    let focus = Focus::default();
    let selection = Selection { focus, full: options.full, ..Selection::default() };
    let report = Report::new(redline, sides, selection);
    let rtl = is_rtl(&sides.new.language);
    for entry in &report.entries {
        push_entry(entry, rtl, options, out);
    }
}

fn push_entry(entry: &Entry<'_>, rtl: bool, options: TextOptions, out: &mut String) {
    out.push('\n');
    push_title(entry, options, out);
    for item in &entry.items {
        match item {
            Item::Note(note) => wrap_plain(note, options.width, 2, 6, out),
            Item::Text { title, depth, runs, .. } => {
                if let Some(title) = title {
                    let mut line = String::new();
                    wrap_plain(title, options.width, 2, 6, &mut line);
                    paint(out, DIM, options.color, line.trim_end_matches('\n'));
                    out.push('\n');
                }
                let indent = 4 + 2 * depth.min(&6);
                let width = options.width.saturating_sub(indent).max(20);
                let layout = Layout { width, color: options.color, rtl };
                for line in wrap(runs, layout) {
                    out.extend(std::iter::repeat_n(' ', indent));
                    line.paint(layout, out);
                    out.push('\n');
                }
            }
        }
    }
}

/// `Article 42 (v2) -> Article 24 (v3) "Conditions and safeguards": renumbered, edited, 87% alike`.
pub(super) fn push_title(entry: &Entry<'_>, options: TextOptions, out: &mut String) {
    let title = match &entry.heading {
        Some(heading) => format!("{} {}", entry.title, say!("quoted", text = heading)),
        None => entry.title.clone(),
    };
    let title = titled(title, entry.facts.clone());
    let mut lines = String::new();
    wrap_plain(&title, options.width, 0, 2, &mut lines);
    paint(out, BOLD, options.color, lines.trim_end_matches('\n'));
    out.push('\n');
}
