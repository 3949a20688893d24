//! The redline as Markdown for messages and issues: ~~deleted~~, **inserted**, one heading for each article.
//!
//! Text of a draft is escaped, so that it can neither make links nor break the marks. Square brackets stay bare where
//! they can be: they carry meaning in a negotiating text.

use std::io;

use crate::diff::Redline;
use crate::messages::{Value, ui};
use crate::say;

use super::bidi;
use super::entries::{Entry, Item, Report, Selection};
use super::style::put;
use super::summary::identity;
use super::text::no_differences;
use super::units::Sides;
use super::wrap::{Op, Run};
use super::{Focus, TextOptions, Version, visible};

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
    for (side, version) in [(say!("title-old"), old), (say!("title-new"), new)] {
        let line = bidi::line(&format!("**{side}:** {}", escape(&identity(version))));
        put(&mut buffer, format_args!("- {line}\n"));
    }
    buffer.push('\n');
    let summary = &report.summary;
    if summary.differs {
        for sentence in summary.sentences() {
            put(&mut buffer, format_args!("{}\n\n", bidi::line(&escape(&arrows(&sentence)))));
        }
        let key =
            say!("markdown-key", deleted = Value::composed("~~"), inserted = Value::composed("**"));
        put(&mut buffer, format_args!("{}\n", bidi::line(&key)));
    } else {
        put(&mut buffer, format_args!("{}\n", bidi::line(&no_differences(sides))));
    }
    out.write_all(buffer.as_bytes())?;
    for entry in &report.entries {
        buffer.clear();
        push_entry(entry, &mut buffer);
        out.write_all(buffer.as_bytes())?;
    }
    Ok(())
}

/// Appends what changed, clause by clause, without anything before it.
pub(super) fn push_entries(redline: &Redline, sides: Sides<'_>, full: bool, out: &mut String) {
    let selection = Selection { full, ..Selection::default() };
    for entry in &Report::new(redline, sides, selection).entries {
        push_entry(entry, out);
    }
}

fn push_entry(entry: &Entry<'_>, out: &mut String) {
    let mut title = escape(&arrows(&entry.title));
    if let Some(heading) = &entry.heading {
        put(&mut title, format_args!(" {}", say!("quoted-in-print", text = escape(heading))));
    }
    put(out, format_args!("\n### {}\n", bidi::line(&title)));
    put(out, format_args!("\n*{}*\n", bidi::line(&escape(&entry.facts))));
    for item in &entry.items {
        match item {
            Item::Note(note) => {
                let note = escape_start(&bidi::line(&escape(&arrows(note))));
                put(out, format_args!("\n{note}\n"));
            }
            Item::Text { title, runs, .. } => {
                if let Some(title) = title {
                    let title = escape_start(&bidi::line(&escape(&arrows(title))));
                    put(out, format_args!("\n{title}\n"));
                }
                put(out, format_args!("\n> {}\n", marked_up(runs)));
            }
        }
    }
}

fn arrows(text: &str) -> String {
    text.replace("->", if ui().is_rtl() { "←" } else { "→" })
}

/// The runs as one line of Markdown.
pub(super) fn marked_up(runs: &[Run<'_>]) -> String {
    let mut out = String::new();
    let mut space = false;
    for (n, run) in runs.iter().enumerate() {
        let words = run.text.split_whitespace().collect::<Vec<_>>().join(" ");
        space |= run.text.starts_with(char::is_whitespace);
        if !words.is_empty() {
            let mark = match run.op {
                Op::Equal => "",
                Op::Delete => "~~",
                Op::Insert => "**",
            };
            let needs_space = !mark.is_empty() && !opens_after(out.chars().next_back(), &words)
                || n > 0 && !closes_before(&out, runs[n - 1].op, &words);
            if (space || needs_space) && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push_str(mark);
            out.push_str(&escape(&visible(&words)));
            out.push_str(mark);
        }
        space |= run.text.ends_with(char::is_whitespace);
    }
    escape_start(&out)
}

/// Whether a mark opens here: CommonMark wants no word right before a mark that punctuation follows.
fn opens_after(last: Option<char>, words: &str) -> bool {
    match last {
        None => true,
        Some(last) if last.is_whitespace() => true,
        Some('*' | '~') => false,
        Some(last) => !last.is_alphanumeric() || words.starts_with(char::is_alphanumeric),
    }
}

/// Whether the mark that stands at the end closes before these words.
fn closes_before(out: &str, last: Op, words: &str) -> bool {
    if last == Op::Equal {
        return true;
    }
    let inner = out.trim_end_matches(['*', '~']).chars().next_back();
    inner.is_some_and(char::is_alphanumeric) || !words.starts_with(char::is_alphanumeric)
}

/// Escapes what Markdown would take for markup.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut last = ' ';
    for c in text.chars() {
        let is_markup = matches!(c, '\\' | '`' | '*' | '_' | '~' | '<' | '&')
            || last == ']' && matches!(c, '(' | ':' | '[')
            || last == '[' && c == '^';
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        last = c;
    }
    out
}

/// Escapes what Markdown would take for a list, a heading or a quotation at the start of a line.
pub(super) fn escape_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some(b'#' | b'-' | b'+' | b'>' | b'=') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(runs: &[(Op, &str)], expected: &str) {
        let runs: Vec<Run<'_>> = runs.iter().map(|&(op, text)| Run::new(op, text)).collect();
        assert_eq!(marked_up(&runs), expected);
    }

    #[test]
    fn marks_open_and_close() {
        use Op::{Delete, Equal, Insert};
        case(
            &[(Equal, "States "), (Delete, "shall "), (Insert, "may "), (Equal, "act.")],
            "States ~~shall~~ **may** act.",
        );
        case(&[(Equal, "act"), (Delete, "."), (Insert, ";")], "act ~~.~~ **;**");
        case(&[(Insert, "(a)"), (Equal, "word")], "**(a)** word");
        case(&[(Equal, "采取"), (Insert, "必要"), (Equal, "措施")], "采取**必要**措施");
    }

    #[test]
    fn text_of_a_draft_is_no_markup() {
        case(
            &[(Op::Equal, "[shall] [may] a*b_c <b> &lt; ~~x~~")],
            "[shall] [may] a\\*b\\_c \\<b> \\&lt; \\~\\~x\\~\\~",
        );
        case(&[(Op::Equal, "[a](http://x) [b]: y [^1]")], "[a]\\(http://x) [b]\\: y [\\^1]");
        case(&[(Op::Equal, "1. The Parties")], "1\\. The Parties");
        case(&[(Op::Equal, "# x\u{1b}[0m")], "\\# x␛[0m");
    }
}
