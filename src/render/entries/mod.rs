//! What there is to say of each article: the same for the terminal, side by side and Markdown.
//!
//! All strings of an entry but the runs are safe to print and carry their isolates.

mod naming;
mod writer;

use crate::diff::{Redline, Relation};
use crate::draft::{ClauseIdx, Draft};
use crate::halves;
use crate::lint::Finding;

use super::Focus;
use super::address::owner;
use super::summary::{Summary, side_names};
use super::units::{Fate, Sides, is_about, units};
use super::wrap::Run;

use writer::Writer;

/// From this many articles on, two threads write.
pub(super) const PARALLEL: usize = 32;

/// A redline, ready to be laid out.
pub(super) struct Report<'a> {
    pub(super) summary: Summary,
    pub(super) entries: Vec<Entry<'a>>,
}

/// What became of one article, chapter heading or preamble.
pub(super) struct Entry<'a> {
    /// `Article 42 (v2) -> Article 24 (v3)`.
    pub(super) title: String,
    /// The heading, that of the new draft where there is one.
    pub(super) heading: Option<String>,
    /// `renumbered, edited, 87% alike [matched by text]`.
    pub(super) facts: String,
    pub(super) items: Vec<Item<'a>>,
    /// Words gained and lost, where they were asked for.
    pub(super) words: (usize, usize),
    /// Whether it is a chapter or the like that came or went and has no text; the summary names it.
    is_bare_group: bool,
    /// What became of it as a whole, most telling first; nothing where it is the same.
    pub(super) fates: Vec<Fate>,
    /// The articles (chapters, preambles) of the old and of the new draft that it is about.
    pub(super) owners: [Vec<ClauseIdx>; 2],
}

/// A part of an entry.
pub(super) enum Item<'a> {
    /// A line without draft text.
    Note(String),
    /// The marked-up text of a clause.
    Text {
        /// Which clause, and what became of it; `None` where it continues the clause above.
        title: Option<String>,
        /// How far below its article or topmost inserted clause it stands.
        depth: usize,
        runs: Vec<Run<'a>>,
        /// The first clause of the old and of the new draft whose words these are.
        clauses: [Option<ClauseIdx>; 2],
        /// Whether anything became of the clause.
        is_changed: bool,
    },
}

impl Entry<'_> {
    /// Whether a finding over the change speaks of it.
    pub(super) fn holds(&self, finding: &Finding, sides: Sides<'_>) -> bool {
        let is_here = |draft: &Draft, clause: Option<ClauseIdx>, owners: &[ClauseIdx]| {
            clause.is_some_and(|clause| owners.contains(&owner(draft, clause)))
        };
        let old = finding.old.map(|place| place.clause);
        is_here(sides.old, old, &self.owners[0])
            || is_here(sides.new, finding.clause, &self.owners[1])
    }
}

/// Which articles are wanted, and how fully.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Selection<'a> {
    /// The article wanted, and what rules say of the change.
    pub(super) focus: Focus<'a>,
    /// Whether long unchanged stretches are kept.
    pub(super) full: bool,
    /// Whether everything is shown, clauses and articles that did not change too.
    pub(super) whole: bool,
    /// Whether the words gained and lost are counted.
    pub(super) counts_words: bool,
}

impl<'a> Report<'a> {
    pub(super) fn new(redline: &'a Redline, sides: Sides<'a>, selection: Selection<'a>) -> Self {
        let mut units = units(redline, sides);
        if let Some(article) = selection.focus.article {
            units.retain(|unit| is_about(unit, sides, article));
        }
        let summary = Summary::new(&units, sides, selection.focus);
        let writer = Writer {
            sides,
            names: side_names(sides),
            whole: Whole::new(redline, sides),
            full: selection.full || selection.whole,
            is_whole: selection.whole,
            counts_words: selection.counts_words,
            proposers: selection.focus.proposers,
        };
        // Document order; what weighs most stands in the summary.
        let entries = halves::map(&units, PARALLEL, |units| {
            units
                .iter()
                .filter(|unit| {
                    let is_asked_for =
                        selection.focus.article.is_some() && !unit.fates(sides).is_empty();
                    is_asked_for || selection.whole || unit.is_shown(sides)
                })
                .map(|unit| writer.entry(unit))
                .filter(|entry| selection.whole || !entry.is_bare_group)
                .collect::<Vec<_>>()
        });
        Self { summary, entries: entries.into_iter().flatten().collect() }
    }
}

/// Which clauses are inserted or deleted as a whole.
struct Whole {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Whole {
    fn new(redline: &Redline, sides: Sides<'_>) -> Self {
        let mut whole = Self {
            old: vec![false; sides.old.clauses.len()],
            new: vec![false; sides.new.clauses.len()],
        };
        for change in &redline.changes {
            match change.relation {
                Relation::Deleted => change.old.iter().for_each(|idx| whole.old[idx.get()] = true),
                Relation::Inserted => change.new.iter().for_each(|idx| whole.new[idx.get()] = true),
                _ => {}
            }
        }
        whole
    }
}
