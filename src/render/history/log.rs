//! What the log of a clause says, the same for the terminal and Markdown.

use crate::asks::Answer;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::history::{Cell, Count, Entry, Happening, Marks, Presence};
use crate::lint::Finding;
use crate::messages::names::level_name;
use crate::messages::{Value, commas, titled};
use crate::record::Around;
use crate::say;
use crate::series::Series;

use super::super::address::{full, squeeze};
use super::super::record::around_lines;
use super::super::record::asks::ask_line;
use super::super::wrap::isolated;
use super::{Lives, heading, place_of};

/// Findings over a change that an entry lists.
const MOST: usize = 6;

/// Rules that a list of findings names.
const MOST_RULES: usize = 10;

/// Asks that an entry lists.
const MOST_ASKS: usize = 10;

/// The log of one clause, ready to be shown.
#[derive(Clone, Debug)]
pub struct Log<'a> {
    /// The draft in which the clause was named.
    pub stage: usize,
    /// The clause.
    pub clause: ClauseIdx,
    /// What of it stands in each draft.
    pub cells: Vec<Cell>,
    /// What each draft makes of it.
    pub entries: Vec<Entry>,
    /// What else the reader may have meant.
    pub notes: Vec<String>,
    /// What the record holds on it, where there is a record.
    pub record: Option<Recorded<'a>>,
}

/// What the record of a series holds on a clause and on what stands below it.
#[derive(Clone, Debug)]
pub struct Recorded<'a> {
    /// The series.
    pub series: &'a Series,
    /// What became of the asks about it.
    pub asks: Vec<Answer<'a>>,
    /// For each draft, what was proposed and voted on it.
    pub around: Vec<Around<'a>>,
}

/// What is said of one draft.
pub(in crate::render) struct Said {
    /// `v2  MC/2022/7  2022-11-14`.
    pub(in crate::render) draft: String,
    /// `Article 42 "Conditions and safeguards", in Chapter III`.
    pub(in crate::render) clause: String,
    /// One line each: what changed, brackets, findings.
    pub(in crate::render) lines: Vec<String>,
    /// Whether the clause stands in the draft.
    pub(in crate::render) is_here: bool,
}

/// What heads the log.
pub(in crate::render) fn title(lives: &Lives<'_>, log: &Log<'_>) -> String {
    let draft = lives.draft(log.stage);
    let clause = Value::composed(full(draft, log.clause));
    let name = lives.name(log.stage);
    let has_text = lives.history.stages[log.stage].has_text;
    // Of a draft without a text, the subject may be recorded with another draft.
    let subject = || Some(lives.subject(&log.cells)).filter(|words| !has_text && !words.is_empty());
    match heading(draft, log.clause).map(|heading| isolated(&heading)).or_else(subject) {
        Some(heading) => {
            let heading = Value::composed(heading);
            say!("answer-title-heading", clause = clause, draft = name, heading = heading)
        }
        None => say!("answer-title", clause = clause, draft = name),
    }
}

/// What is said of each draft, oldest first.
pub(in crate::render) fn said<'l>(lives: &Lives<'_>, log: &'l Log<'_>) -> Vec<(Said, &'l Entry)> {
    let told =
        log.entries.iter().filter(|entry| log.cells[entry.stage].presence != Presence::Beside);
    told.map(|entry| (one(lives, log, entry), entry)).collect()
}

/// Whether anything of what is said is known from memory only.
pub(super) fn is_from_memory(lives: &Lives<'_>, log: &Log<'_>) -> bool {
    (0..log.cells.len()).any(|stage| lives.is_from_memory(&log.cells, stage))
}

fn one(lives: &Lives<'_>, log: &Log<'_>, entry: &Entry) -> Said {
    let cell = &log.cells[entry.stage];
    let version = &lives.versions[entry.stage];
    let mut names = vec![lives.name(entry.stage)];
    if let Some(known) = version.entry {
        names.extend(known.symbol.as_deref().map(squeeze));
        names.extend(known.date.map(|date| date.to_string()));
    }
    let names: Vec<String> = names.iter().map(|name| isolated(name)).collect();
    let happenings = lives.history.happenings(&log.cells, entry.stage);
    let clause = match cell.presence {
        Presence::Here => place(lives, cell),
        Presence::Absent if happenings.contains(&Happening::Dropped) => say!("log-dropped"),
        Presence::Absent => say!("log-absent"),
        Presence::Beside | Presence::Unknown => say!("concordance-unknown"),
    };
    let clause = if lives.is_to_be_marked(&log.cells, entry.stage) {
        say!("record-from-memory", text = Value::composed(clause))
    } else {
        clause
    };
    let mut lines = Vec::new();
    if cell.is_lifted {
        lines.push(say!("answer-lifted"));
    }
    lines.extend(changed(lives, entry, &happenings));
    if let Some(marks) = &entry.marks {
        let before = log.entries[..entry.stage].iter().rev().find_map(|old| old.marks.as_ref());
        lines.extend(brackets(marks, before));
    }
    let is_first = entry.last.is_none();
    if !entry.gained.is_empty() {
        let list = Value::composed(counts(&entry.gained));
        lines.push(if is_first {
            say!("log-findings", list = list)
        } else {
            say!("log-gained", list = list)
        });
    }
    if !entry.lost.is_empty() {
        lines.push(say!("log-lost", list = Value::composed(counts(&entry.lost))));
    }
    lines.extend(changes(&entry.changes));
    if let Some(record) = &log.record {
        let around = record.around.get(entry.stage);
        lines.extend(around.into_iter().flat_map(|around| around_lines(record.series, around)));
        lines.extend(asks(record, entry.stage));
    }
    Said { draft: names.join("  "), clause, lines, is_here: cell.presence == Presence::Here }
}

/// What a draft made of the asks about the clause.
fn asks(record: &Recorded<'_>, stage: usize) -> Vec<String> {
    let said = record.asks.iter().filter_map(|answer| ask_line(record.series, answer, stage));
    let mut lines: Vec<String> = said.collect();
    let more = lines.len().saturating_sub(MOST_ASKS);
    if more > 0 {
        lines.truncate(MOST_ASKS);
        lines.push(say!("log-more-asks", n = more));
    }
    lines
}

/// What the rules say of the change, one line for what is said several times.
fn changes(findings: &[Finding]) -> Vec<String> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for finding in findings {
        let level = Value::composed(level_name(finding.level));
        let (rule, message) = (finding.rule.as_str(), squeeze(&finding.message));
        let message = Value::composed(message);
        let line = if finding.is_gain {
            say!("log-gain", rule = rule, message = message)
        } else {
            say!("finding-title", level = level, rule = rule, message = message)
        };
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, n)) => *n += 1,
            None => lines.push((line, 1)),
        }
    }
    let more = lines.len().saturating_sub(MOST);
    let mut shown: Vec<String> = lines
        .into_iter()
        .take(MOST)
        .map(|(line, n)| if n > 1 { format!("{line} ×{n}") } else { line })
        .collect();
    if more > 0 {
        shown.push(say!("scorecard-more", n = more));
    }
    shown
}

/// `Article 42 "Conditions and safeguards", in Chapter III "…"`.
fn place(lives: &Lives<'_>, cell: &Cell) -> String {
    let draft = lives.draft(cell.stage);
    let clauses = cell.clauses.iter().map(|&idx| {
        let name = full(draft, idx);
        match heading(draft, idx) {
            Some(heading) => format!("{name} {}", say!("quoted", text = isolated(&heading))),
            None => name,
        }
    });
    let mut places: Vec<String> =
        cell.clauses.iter().filter_map(|&idx| place_of(draft, idx)).collect();
    places.dedup();
    let clauses = clauses.collect::<Vec<_>>().join(" + ");
    if places.is_empty() {
        return clauses;
    }
    let (clause, place) = (Value::composed(clauses), Value::composed(places.join(" + ")));
    say!("log-place", clause = clause, place = place)
}

/// What became of the clause since the draft before: `renumbered, edited: 12 words added, 30 taken out`.
fn changed(lives: &Lives<'_>, entry: &Entry, happenings: &[Happening]) -> Option<String> {
    let facts: Vec<String> = happenings
        .iter()
        .filter_map(|what| {
            Some(match what {
                Happening::New => say!("log-new"),
                Happening::Dropped => return None,
                Happening::Returned(last) => {
                    say!("answer-returned", last = lives.name(*last))
                }
                Happening::Split => say!("fate-split"),
                Happening::Joined => say!("fate-joined"),
                Happening::Moved => say!("fate-moved"),
                Happening::Renumbered => say!("fate-renumbered"),
                Happening::HeadingChanged => say!("log-heading"),
                Happening::Edited => say!("fate-edited"),
            })
        })
        .collect();
    let is_dropped = happenings.contains(&Happening::Dropped);
    let was_compared = entry.last.is_some() && !entry.redline.changes.is_empty();
    let is_group = entry.redline.changes.first().is_some_and(|change| change.kind.is_group());
    let mut details = Vec::new();
    if entry.words.0 > 0 {
        details.push(say!("log-words-added", n = entry.words.0));
    }
    if entry.words.1 > 0 {
        details.push(say!("log-words-gone", n = entry.words.1));
    }
    if is_group {
        let articles = entry.redline.changes.iter().filter(|c| c.kind == ClauseKind::Article);
        let dropped = articles.clone().filter(|change| change.new.is_empty()).count();
        let new = articles.filter(|change| change.old.is_empty()).count();
        if dropped > 0 {
            details.push(say!("log-articles-dropped", n = dropped));
        }
        if new > 0 {
            details.push(say!("log-articles-new", n = new));
        }
    }
    match (facts.is_empty(), details.is_empty()) {
        (true, true) => (was_compared && !is_dropped).then(|| say!("log-unchanged")),
        (true, false) if is_dropped => Some(commas(&details)),
        (true, false) => Some(titled(say!("fate-edited"), commas(&details))),
        (false, true) => Some(commas(&facts)),
        (false, false) => Some(titled(commas(&facts), commas(&details))),
    }
}

/// The state of brackets, where there are any or were before.
fn brackets(marks: &Marks, before: Option<&Marks>) -> Option<String> {
    let parts = marked(marks);
    if parts.is_empty() {
        let was_open = before.is_some_and(|before| before.open > 0);
        return was_open.then(|| say!("log-no-brackets"));
    }
    let list = Value::composed(crate::messages::semicolons(&parts));
    Some(say!("log-brackets", list = list))
}

/// What brackets and marks say, one phrase each.
pub(super) fn marked(marks: &Marks) -> Vec<String> {
    let mut parts = Vec::new();
    if marks.is_all_open {
        parts.push(say!("log-all-bracketed"));
    }
    if marks.open > 0 {
        parts.push(say!("log-open", n = marks.open));
        if marks.depth > 1 {
            parts.push(say!("log-depth", n = marks.depth as usize));
        }
    }
    if marks.alternatives > 0 {
        parts.push(say!("log-alternatives", n = marks.alternatives));
    }
    if marks.agreed > 0 {
        parts.push(say!("log-agreed", n = marks.agreed));
    }
    if marks.placeholders > 0 {
        parts.push(say!("log-placeholders", n = marks.placeholders));
    }
    if marks.deleted > 0 {
        parts.push(say!("log-marked-deleted", n = marks.deleted));
    }
    let names = |list: &[String]| {
        let names: Vec<String> = list.iter().map(|name| isolated(&squeeze(name))).collect();
        (!list.is_empty()).then(|| Value::composed(commas(&names)))
    };
    if let Some(list) = names(&marks.proposed_by) {
        parts.push(say!("log-proposed-by", names = list));
    }
    if let Some(list) = names(&marks.opposed_by) {
        parts.push(say!("log-opposed-by", names = list));
    }
    if let Some(list) = names(&marks.deletion_asked_by) {
        parts.push(say!("log-deletion-asked-by", names = list));
    }
    parts
}

/// `error[vt-extremism] ×2, warning[sg-necessity]`, the gravest where there are many.
fn counts(counts: &[Count]) -> String {
    let mut list: Vec<String> = counts
        .iter()
        .take(MOST_RULES)
        .map(|count| {
            let level = level_name(count.level);
            let title = format!("{level}[{}]", isolated(&squeeze(&count.rule)));
            if count.n > 1 { format!("{title} ×{}", count.n) } else { title }
        })
        .collect();
    if counts.len() > MOST_RULES {
        list.push(say!("scorecard-more", n = counts.len() - MOST_RULES));
    }
    commas(&list)
}
