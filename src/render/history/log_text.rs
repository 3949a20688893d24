//! The log of a clause for the terminal and as Markdown.

use std::io;

use crate::say;

use super::super::TextOptions;
use super::super::markdown::{self, escape};
use super::super::style::{BOLD, DIM, paint, put};
use super::super::text::push_entries;
use super::super::units::Sides;
use super::super::wrap::wrap_plain;
use super::Lives;
use super::log::{Log, is_from_memory, said, title};

/// Writes the log for the terminal; `patch` adds what changed at each step, word by word.
pub fn text(
    lives: &Lives<'_>,
    log: &Log<'_>,
    patch: bool,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    let mut head = String::new();
    wrap_plain(&title(lives, log), options.width, 0, 2, &mut head);
    paint(&mut buffer, BOLD, options.color, head.trim_end());
    buffer.push('\n');
    for note in &log.notes {
        let note = format!("{} {note}", say!("log-note"));
        wrap_plain(&note, options.width, 0, 2, &mut buffer);
    }
    for (said, entry) in &said(lives, log) {
        buffer.push('\n');
        let mut head = String::new();
        wrap_plain(&said.draft, options.width, 0, 2, &mut head);
        let style = if said.is_here { BOLD } else { DIM };
        paint(&mut buffer, style, options.color, head.trim_end());
        buffer.push('\n');
        wrap_plain(&said.clause, options.width, 2, 4, &mut buffer);
        for line in &said.lines {
            wrap_plain(line, options.width, 2, 4, &mut buffer);
        }
        if let (true, Some(last)) = (patch, entry.last) {
            let sides = Sides { old: lives.draft(last), new: lives.draft(entry.stage) };
            push_entries(&entry.redline, sides, options, &mut buffer);
        }
    }
    for remark in remarks(lives, log) {
        buffer.push('\n');
        wrap_plain(&remark, options.width, 0, 2, &mut buffer);
    }
    out.write_all(buffer.as_bytes())
}

/// What is said at the end.
pub(in crate::render) fn remarks(lives: &Lives<'_>, log: &Log) -> Vec<String> {
    let memory = is_from_memory(lives, log).then(|| say!("record-memory-note"));
    memory.into_iter().chain(lives.remarks()).collect()
}

/// Writes the log as Markdown.
pub fn markdown(
    lives: &Lives<'_>,
    log: &Log<'_>,
    patch: bool,
    full: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = format!("## {}\n", escape(&title(lives, log)));
    for note in &log.notes {
        put(&mut buffer, format_args!("\n{} {}\n", say!("log-note"), escape(note)));
    }
    for (said, entry) in &said(lives, log) {
        put(
            &mut buffer,
            format_args!("\n### {}\n\n{}\n", escape(&said.draft), escape(&said.clause)),
        );
        if !said.lines.is_empty() {
            buffer.push('\n');
        }
        for line in &said.lines {
            put(&mut buffer, format_args!("- {}\n", escape(line)));
        }
        if let (true, Some(last)) = (patch, entry.last) {
            let sides = Sides { old: lives.draft(last), new: lives.draft(entry.stage) };
            let mut changes = String::new();
            markdown::push_entries(&entry.redline, sides, full, &mut changes);
            buffer.push_str(&changes.replace("\n### ", "\n#### "));
        }
    }
    for remark in remarks(lives, log) {
        put(&mut buffer, format_args!("\n{}\n", escape(&remark)));
    }
    out.write_all(buffer.as_bytes())
}
