//! Findings on GitHub: annotations beside the lines of a change, and a summary of the whole step.
//!
//! GitHub shows ten annotations of each level in a step and drops the rest without a word, so the most severe come first,
//! [`limits`] says how many are left, and the summary lists them all.

use std::collections::BTreeMap;
use std::io;

use crate::diagnostic::Severity;
use crate::lint::Finding;
use crate::messages::names::level_name;
use crate::messages::{Value, commas};
use crate::say;

use super::Linted;
use super::address::squeeze;
use super::machine::{
    FileName, LEVELS, Paths, count_of, one_line, plain, region, sentence, shortened,
};
use super::markdown::escape;
use super::style::put;

/// GitHub shows so many annotations of one level in a step.
const MOST_SHOWN: usize = 10;
/// A summary may hold so many bytes, together with what other programs wrote to it in the same step.
const LARGEST_SUMMARY: usize = 1 << 20;
/// Kept free for what closes a summary.
const RESERVE: usize = 512;
/// Words are quoted up to this many characters.
const LONGEST_QUOTE: usize = 120;

/// Writes one workflow command for each finding, the most severe first.
pub fn annotations(
    drafts: &[Linted<'_>],
    paths: &Paths,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut line = String::new();
    for (linted, finding) in in_order(drafts) {
        line.clear();
        push_annotation(finding, &linted, paths, &mut line);
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

/// What GitHub will not show of these findings, as a sentence for people.
pub fn limits(drafts: &[Linted<'_>]) -> Option<String> {
    let mut hidden = Vec::new();
    for level in LEVELS {
        let n =
            in_order(drafts).iter().filter(|(_, finding)| shown_level(finding) == level).count();
        if n > MOST_SHOWN {
            hidden.push(count_of(n - MOST_SHOWN, level));
        }
    }
    (!hidden.is_empty())
        .then(|| say!("github-shows", most = MOST_SHOWN, hidden = Value::composed(commas(&hidden))))
}

/// A summary of the step in Markdown, where `written` bytes stand already; empty where there is no room.
pub fn summary(drafts: &[Linted<'_>], paths: &Paths, written: usize) -> String {
    let room = LARGEST_SUMMARY.saturating_sub(written);
    let mut summary =
        format!("## {}\n\n", say!("summary-title", counts = Value::composed(headline(drafts))));
    if room < summary.len() + RESERVE {
        return String::new();
    }
    let findings = in_order(drafts);
    if !findings.is_empty() {
        let heads = [
            say!("summary-level"),
            say!("summary-rule"),
            say!("summary-where"),
            say!("summary-words"),
            say!("summary-found"),
        ];
        put(&mut summary, format_args!("| {} |\n", heads.join(" | ")));
        summary.push_str("|---|---|---|---|---|\n");
    }
    let mut n_written = 0;
    for (linted, finding) in &findings {
        let row = row(finding, linted, paths);
        if summary.len() + row.len() + RESERVE > room {
            break;
        }
        summary.push_str(&row);
        n_written += 1;
    }
    if n_written < findings.len() {
        let n_left = findings.len() - n_written;
        put(
            &mut summary,
            format_args!("\n{}\n", say!("summary-no-room", findings = findings_count(n_left))),
        );
        return summary;
    }
    let suppressed = drafts.iter().flat_map(|linted| &linted.report.findings);
    let n_suppressed = suppressed.filter(|finding| finding.suppressed.is_some()).count();
    if n_suppressed > 0 {
        put(
            &mut summary,
            format_args!(
                "\n{}\n",
                say!("summary-suppressed", findings = findings_count(n_suppressed))
            ),
        );
    }
    let not_evaluated = not_evaluated(drafts);
    if summary.len() + not_evaluated.len() <= room {
        summary.push_str(&not_evaluated);
    }
    summary
}

/// The findings that count, the most severe first, gains last.
fn in_order<'a>(drafts: &[Linted<'a>]) -> Vec<(Linted<'a>, &'a Finding)> {
    let all = drafts
        .iter()
        .flat_map(|&linted| linted.report.findings.iter().map(move |finding| (linted, finding)));
    let mut findings: Vec<_> = all.filter(|(_, finding)| finding.suppressed.is_none()).collect();
    findings.sort_by_key(|(_, finding)| (finding.is_gain, std::cmp::Reverse(finding.level)));
    findings
}

/// The level at which a finding is shown; a gain is no fault.
fn shown_level(finding: &Finding) -> Severity {
    if finding.is_gain { Severity::Note } else { finding.level }
}

fn push_annotation(finding: &Finding, linted: &Linted<'_>, paths: &Paths, out: &mut String) {
    let draft = linted.version.draft;
    let command = match shown_level(finding) {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    put(out, format_args!("::{command} "));
    let file = paths.name(draft.source.path());
    if file != FileName::StandardInput {
        let region = region(&draft.source, finding.span);
        put(
            out,
            format_args!(
                "file={},line={},endLine={},col={},endColumn={},",
                property(&plain(file.as_str())),
                region.start.line,
                region.end.line,
                region.start.column,
                region.end.column
            ),
        );
    }
    let message = format!(
        "{}\n{}",
        sentence(finding, draft, linted.old.map(|old| old.draft)),
        plain(&finding.help)
    );
    put(out, format_args!("title={}::{}\n", property(&plain(&finding.rule)), data(message.trim())));
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn findings_count(n: usize) -> Value<'static> {
    Value::composed(say!("n-findings", n = n))
}

/// `2 errors, 1 warning in 1 draft`.
fn headline(drafts: &[Linted<'_>]) -> String {
    let findings = in_order(drafts);
    let n_gains = findings.iter().filter(|(_, finding)| finding.is_gain).count();
    let mut counts: Vec<String> = Vec::new();
    for level in LEVELS {
        let is_counted = |finding: &Finding| finding.level == level && !finding.is_gain;
        let n = findings.iter().filter(|(_, finding)| is_counted(finding)).count();
        if n > 0 {
            counts.push(count_of(n, level));
        }
    }
    if n_gains > 0 {
        counts.push(say!("n-gains", n = n_gains));
    }
    let counts = if counts.is_empty() { say!("no-findings") } else { commas(&counts) };
    let drafts = Value::composed(say!("n-drafts", n = drafts.len()));
    say!("findings-in-drafts", counts = Value::composed(counts), drafts = drafts)
}

fn row(finding: &Finding, linted: &Linted<'_>, paths: &Paths) -> String {
    let draft = linted.version.draft;
    let level = if finding.is_gain { say!("summary-gain") } else { level_name(finding.level) };
    let region = region(&draft.source, finding.span);
    let place = format!("{}:{}", paths.name(draft.source.path()).as_str(), region.start.line);
    let words = squeeze(draft.source.slice(finding.span));
    let words = shortened(&words, LONGEST_QUOTE);
    let found = sentence(finding, draft, linted.old.map(|old| old.draft));
    let help = cell(&finding.help);
    format!(
        "| {level} | {} | {} | {} | {}{}{help} |\n",
        cell(&finding.rule),
        cell(&place),
        cell(&words),
        cell(&found),
        if help.is_empty() { "" } else { "<br>" },
    )
}

/// A text as the cell of a table: one line, nothing that is taken for markup.
fn cell(text: &str) -> String {
    escape(&one_line(text)).replace('|', "\\|").replace('[', "\\[").replace('>', "&gt;")
}

/// The rules that were not judged, by reason, folded away.
fn not_evaluated(drafts: &[Linted<'_>]) -> String {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for not in drafts.iter().flat_map(|linted| &linted.report.not_evaluated) {
        let rules = by_reason.entry(&not.reason).or_default();
        if !rules.contains(&not.rule.as_str()) {
            rules.push(&not.rule);
        }
    }
    if by_reason.is_empty() {
        return String::new();
    }
    let title = say!("not-evaluated-title");
    let mut text = format!("\n<details><summary>{title}</summary>\n\n");
    for (reason, rules) in by_reason {
        put(&mut text, format_args!("- {}: {}\n", cell(reason), cell(&rules.join(", "))));
    }
    text.push_str("\n</details>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(data("50%\r\nof: a, b"), "50%25%0D%0Aof: a, b");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }

    #[test]
    fn cells_hold_no_markup() {
        assert_eq!(cell("a | b\n*c* <d> [e](f)"), "a \\| b \\*c\\* \\<d&gt; \\[e]\\(f)");
    }
}
