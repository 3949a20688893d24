//! Findings in the terminal, in the manner of rustc: what, where, the words, what to do, on what it rests.
//!
//! Words are pointed at by carets, wrapped like all other text. Carets do not line up under right-to-left text, whose
//! columns only the terminal knows; there the phrase is quoted by itself instead.

use std::collections::BTreeMap;
use std::io;

use anstyle::{AnsiColor, Style};

use crate::bidi::is_rtl;
use crate::diagnostic::Severity;
use crate::draft::Draft;
use crate::lint::{Finding, NotEvaluated, Reading, Report};
use crate::messages::names::level_name;
use crate::messages::{Value, commas, ui};
use crate::say;

use super::address::{full, squeeze};
use super::bidi::{line, mixed, visible_words};
use super::change_findings::relations;
use super::style::{BOLD, DIM, paint, put};
use super::wrap::{Layout, Op, Run, columns, isolated, wrap, wrap_plain};
use super::{TextOptions, Version};

/// Words that are shown before and after the words in question.
const CONTEXT: usize = 12;

/// Writes what the rules say of a draft, but for what was set aside.
pub fn findings(
    report: &Report,
    version: Version<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    each(report.findings.iter(), version, options, out)
}

/// Writes findings one after the other.
pub(super) fn each<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    version: Version<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for finding in findings.filter(|finding| finding.suppressed.is_none()) {
        buffer.clear();
        push_finding(finding, version.draft, options, &mut buffer);
        out.write_all(buffer.as_bytes())?;
    }
    Ok(())
}

/// How much a finding weighs, in a word.
pub(super) fn weight_name(finding: &Finding) -> String {
    if finding.is_gain { say!("level-gain") } else { level_name(finding.level) }
}

/// On which reading of the brackets a finding holds, where not on both.
pub(super) fn reading(finding: &Finding) -> Option<String> {
    match finding.reading {
        Reading::Both => None,
        Reading::Worst => Some(say!("reading-worst")),
        Reading::Best => Some(say!("reading-best")),
    }
}

/// What is said below a finding, each with its label: what else it concerns, what to do, on what it rests.
pub(super) fn remarks(finding: &Finding, draft: &Draft) -> Vec<(String, String)> {
    let seen = relations(&finding.related, draft).into_iter();
    seen.map(|seen| (say!("finding-related"), seen))
        .chain([
            (say!("finding-help"), finding.help.clone()),
            (say!("finding-source"), finding.source.clone()),
        ])
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

/// Writes which rules could not be judged, and the counts.
pub fn closing(
    reports: &[&Report],
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    push_not_evaluated(
        reports.iter().flat_map(|report| &report.not_evaluated),
        options,
        &mut buffer,
    );
    put(&mut buffer, format_args!("{}\n", line(&counted(reports))));
    out.write_all(buffer.as_bytes())
}

/// How many findings there are of each level, in how many drafts, and how many were set aside.
pub(super) fn counted(reports: &[&Report]) -> String {
    let findings = || reports.iter().flat_map(|report| &report.findings);
    let drafts = Value::composed(say!("n-drafts", n = reports.len()));
    let counts = Value::composed(counts(findings()));
    let closing = say!("findings-in-drafts", counts = counts, drafts = drafts);
    match findings().filter(|finding| finding.suppressed.is_some()).count() {
        0 => closing,
        n => say!("closing-with-suppressed", closing = Value::composed(closing), n = n),
    }
}

/// How many findings there are of each level; what was set aside does not count.
pub(super) fn counts<'a>(findings: impl Iterator<Item = &'a Finding>) -> String {
    let shown: Vec<&Finding> = findings.filter(|finding| finding.suppressed.is_none()).collect();
    let n = |level| shown.iter().filter(|f| f.level == level && !f.is_gain).count();
    let mut counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|&level| n(level) > 0)
        .map(|level| match level {
            Severity::Error => say!("n-errors", n = n(level)),
            Severity::Warning => say!("n-warnings", n = n(level)),
            Severity::Note => say!("n-notes", n = n(level)),
        })
        .collect();
    let gains = shown.iter().filter(|finding| finding.is_gain).count();
    counts.extend((gains > 0).then(|| say!("n-gains", n = gains)));
    if counts.is_empty() { say!("no-findings") } else { commas(&counts) }
}

fn push_finding(finding: &Finding, draft: &Draft, options: TextOptions, out: &mut String) {
    let title = say!(
        "finding-title",
        level = Value::composed(level_name(finding.level)),
        rule = squeeze(&finding.rule),
        message = Value::composed(mixed(&visible_words(&finding.message)))
    );
    let mut lines = String::new();
    wrap_plain(&title, options.width, 0, 2, &mut lines);
    if let Some(head) = lines.find(']').filter(|_| options.color) {
        let (level, rest) = lines.split_at(head + 1);
        paint(out, level_style(finding.level), true, level);
        paint(out, BOLD, true, rest.trim_end());
        out.push('\n');
    } else {
        out.push_str(&lines);
    }
    let position = draft.source.position(finding.span.start as usize);
    let gutter = position.line.to_string().len().max(2);
    let mut place =
        format!("{}:{}:{}", squeeze(draft.source.path()), position.line, position.column);
    if let Some(idx) = finding.clause {
        put(&mut place, format_args!("  {}", full(draft, idx)));
    }
    push_gutter(out, "-->", gutter.saturating_sub(1), options);
    out.push_str(&place);
    out.push('\n');
    push_excerpt(finding, draft, gutter, position.line, options, out);
    let reading = reading(finding).map(|reading| (say!("finding-reading"), reading));
    for (name, text) in reading.into_iter().chain(remarks(finding, draft)) {
        push_gutter(out, "=", gutter, options);
        push_labelled(&name, &text, gutter + 3, options, out);
    }
    out.push('\n');
}

/// Appends a text after its label; the lines that follow stand under the text, or under the label where they run
/// from right to left.
pub(super) fn push_labelled(
    name: &str,
    text: &str,
    indent: usize,
    options: TextOptions,
    out: &mut String,
) {
    let label = say!("finding-label", label = Value::composed(name));
    let text = mixed(&visible_words(text));
    let mut wrapped = String::new();
    let hanging = if ui().is_rtl() { indent } else { indent + columns(&label) };
    let width = options.width.saturating_sub(hanging).max(20);
    if ui().is_rtl() {
        wrap_plain(&format!("{label}{text}"), width, 0, 0, &mut wrapped);
    } else {
        out.push_str(&label);
        wrap_plain(&text, width, 0, 0, &mut wrapped);
    }
    out.push_str(&wrapped.trim_end().replace('\n', &format!("\n{}", " ".repeat(hanging))));
    out.push('\n');
}

pub(super) fn push_gutter(out: &mut String, sign: &str, gutter: usize, options: TextOptions) {
    out.extend(std::iter::repeat_n(' ', gutter + usize::from(sign != "-->")));
    if sign == "-->" {
        out.push(' ');
    }
    paint(out, DIM, options.color, sign);
    out.push(' ');
}

/// The words in question among their neighbours.
pub(super) fn push_excerpt(
    finding: &Finding,
    draft: &Draft,
    gutter: usize,
    line_number: usize,
    options: TextOptions,
    out: &mut String,
) {
    let rtl = is_rtl(&draft.language);
    let (before, words, after) = excerpt(finding, draft);
    let runs = [
        Run::new(Op::Equal, before),
        Run::new(Op::Insert, words.clone()),
        Run::new(Op::Equal, after),
    ];
    let width = options.width.saturating_sub(gutter + 3).max(20);
    // With colour on, wrapping puts no marks around the words; carets take their place.
    let layout = Layout { width, color: true, rtl };
    let bare = Layout { color: false, ..layout };
    let lines = wrap(&runs, layout);
    push_gutter(out, "|", gutter, options);
    out.truncate(out.trim_end().len());
    out.push('\n');
    for (n, shown) in lines.iter().enumerate() {
        let number = if n == 0 { line_number.to_string() } else { String::new() };
        put(out, format_args!("{number:>gutter$} "));
        paint(out, DIM, options.color, "|");
        out.push(' ');
        shown.paint_bare(bare, out);
        out.push('\n');
        let carets = shown.carets();
        if !rtl && !carets.is_empty() {
            push_gutter(out, "|", gutter, options);
            paint(out, level_style(finding.level), options.color, &carets);
            out.push('\n');
        }
    }
    if rtl && !words.trim().is_empty() {
        push_gutter(out, "=", gutter, options);
        let label = say!("finding-label", label = Value::composed(say!("finding-words")));
        put(out, format_args!("{}\n", line(&format!("{label}{}", isolated(&squeeze(&words))))));
    }
}

/// The words, and some before and after them in the same clause.
fn excerpt(finding: &Finding, draft: &Draft) -> (String, String, String) {
    let span = finding.span;
    let bounds =
        finding.clause.map(|idx| draft.clause(idx).span).filter(|clause| clause.contains(span));
    let text = draft.source.text();
    let (start, end) = match bounds {
        Some(clause) => (clause.start as usize, clause.end as usize),
        None => line_bounds(text, span.range()),
    };
    let (from, to) = (span.start as usize, span.end as usize);
    let before: Vec<&str> = text[start..from].split_whitespace().rev().take(CONTEXT + 1).collect();
    let after: Vec<&str> = text[to..end].split_whitespace().take(CONTEXT + 1).collect();
    let glue_before = if text[start..from].ends_with(char::is_whitespace) { " " } else { "" };
    let glue_after = if text[to..end].starts_with(char::is_whitespace) { " " } else { "" };
    let more_before = if before.len() > CONTEXT { "… " } else { "" };
    let more_after = if after.len() > CONTEXT { " …" } else { "" };
    let kept: Vec<&str> = before.into_iter().take(CONTEXT).rev().collect();
    let after: Vec<&str> = after.into_iter().take(CONTEXT).collect();
    (
        format!("{more_before}{}{glue_before}", kept.join(" ")),
        in_question(&text[from..to]),
        format!("{glue_after}{}{more_after}", after.join(" ")),
    )
}

/// The words that a finding is about, the middle left out where they are many.
pub(super) fn in_question(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 60 {
        format!("{} … {}", words[..30].join(" "), words[words.len() - 20..].join(" "))
    } else {
        words.join(" ")
    }
}

/// The line or lines that a range touches.
fn line_bounds(text: &str, range: std::ops::Range<usize>) -> (usize, usize) {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    (start, end)
}

fn push_not_evaluated<'a>(
    rules: impl Iterator<Item = &'a NotEvaluated>,
    options: TextOptions,
    out: &mut String,
) {
    let sentences = not_evaluated(rules);
    if sentences.is_empty() {
        return;
    }
    put(out, format_args!("{}\n", line(&say!("not-evaluated-title"))));
    for sentence in sentences {
        wrap_plain(&sentence, options.width, 2, 6, out);
    }
    out.push('\n');
}

/// Which rules could not be judged, one sentence for each reason.
pub(super) fn not_evaluated<'a>(rules: impl Iterator<Item = &'a NotEvaluated>) -> Vec<String> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in rules {
        let list = by_reason.entry(&rule.reason).or_default();
        if !list.contains(&rule.rule.as_str()) {
            list.push(&rule.rule);
        }
    }
    let sentence = |(reason, rules): (&str, Vec<&str>)| {
        let rules: Vec<String> = rules.iter().map(|rule| isolated(&squeeze(rule))).collect();
        say!(
            "not-evaluated-rules",
            reason = Value::composed(mixed(&visible_words(reason))),
            rules = Value::composed(commas(&rules))
        )
    };
    by_reason.into_iter().map(sentence).collect()
}

pub(super) fn level_style(level: Severity) -> Style {
    match level {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => AnsiColor::Cyan.on_default().bold(),
    }
}
