//! What became of the articles, in a few lines that a person can paste into a message.

use std::collections::BTreeMap;

use crate::diff::{Change, Relation};
use crate::draft::ClauseKind;

use super::address::{number, squeeze};
use super::style::put;
use super::units::{Fate, Sides, Unit, differs};
use super::{Version, count};

/// How many articles had which fate. An article that was renumbered and edited counts in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    pub(super) old_articles: usize,
    pub(super) new_articles: usize,
    pub(super) unchanged: usize,
    pub(super) renumbered: usize,
    pub(super) edited: usize,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) moved: usize,
    pub(super) split: usize,
    pub(super) joined: usize,
    /// Old and new numbers of renumbered articles, runs folded: `12-40 -> 13-41`.
    pub(super) renumbering: Vec<String>,
    /// What changed outside articles, by kind: inserted, deleted, edited.
    pub(super) elsewhere: BTreeMap<ClauseKind, [usize; 3]>,
    /// Whether anything at all is a difference.
    pub(super) differs: bool,
}

impl Summary {
    pub(super) fn new(units: &[Unit<'_>], sides: Sides<'_>) -> Self {
        let n_articles = |draft: &crate::draft::Draft| {
            draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Article).count()
        };
        let mut summary = Self {
            old_articles: n_articles(sides.old),
            new_articles: n_articles(sides.new),
            renumbering: renumbering(units, sides),
            ..Self::default()
        };
        for unit in units {
            summary.differs |= unit.changes().any(differs);
            if unit.head.kind == ClauseKind::Article {
                summary.add_article(unit);
            } else {
                for change in unit.changes().filter(|change| differs(change)) {
                    summary.add_elsewhere(change);
                }
            }
        }
        summary
    }

    fn add_article(&mut self, unit: &Unit<'_>) {
        let fates = unit.fates();
        self.unchanged += usize::from(fates.is_empty());
        for fate in fates {
            let n = match fate {
                Fate::Inserted => &mut self.inserted,
                Fate::Deleted => &mut self.deleted,
                Fate::Split => &mut self.split,
                Fate::Joined => &mut self.joined,
                Fate::Moved => &mut self.moved,
                Fate::Renumbered => &mut self.renumbered,
                Fate::Edited => &mut self.edited,
            };
            *n += 1;
        }
    }

    fn add_elsewhere(&mut self, change: &Change) {
        let slot = match change.relation {
            Relation::Inserted => 0,
            Relation::Deleted => 1,
            _ => 2,
        };
        self.elsewhere.entry(change.kind).or_default()[slot] += 1;
    }

    /// The counts as one sentence.
    pub(super) fn articles(&self) -> String {
        let parts: Vec<String> = [
            (self.unchanged, "unchanged"),
            (self.edited, "edited"),
            (self.inserted, "inserted"),
            (self.deleted, "deleted"),
            (self.moved, "moved"),
            (self.split, "split"),
            (self.joined, "joined"),
            (self.renumbered, "renumbered"),
        ]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
        let counts = if parts.is_empty() { "none".to_owned() } else { parts.join(", ") };
        format!("Articles: {counts} ({} -> {})", self.old_articles, self.new_articles)
    }

    /// What changed outside articles as one sentence, where anything did.
    pub(super) fn elsewhere(&self) -> Option<String> {
        let parts: Vec<String> = self
            .elsewhere
            .iter()
            .map(|(kind, [inserted, deleted, edited])| {
                let fates: Vec<String> =
                    [(edited, "changed"), (inserted, "inserted"), (deleted, "deleted")]
                        .into_iter()
                        .filter(|(n, _)| **n > 0)
                        .map(|(n, word)| format!("{n} {word}"))
                        .collect();
                let total = inserted + deleted + edited;
                let name = if total == 1 { kind.as_str().to_owned() } else { plural(*kind) };
                format!("{name} {}", fates.join(", "))
            })
            .collect();
        (!parts.is_empty()).then(|| format!("Elsewhere: {}", parts.join("; ")))
    }

    /// The folded renumbering as one sentence, where there is any.
    pub(super) fn renumbering(&self) -> Option<String> {
        const SHOWN: usize = 40;
        let hidden = self.renumbering.len().saturating_sub(SHOWN);
        let mut list = self.renumbering[..self.renumbering.len() - hidden].join(", ");
        if hidden > 0 {
            put(&mut list, format_args!(" and {hidden} more (all in --format json)"));
        }
        (!self.renumbering.is_empty()).then(|| format!("Renumbered: {list}"))
    }
}

fn plural(kind: ClauseKind) -> String {
    match kind {
        ClauseKind::Annex => "annexes".to_owned(),
        ClauseKind::Closing => "closing words".to_owned(),
        kind => format!("{}s", kind.as_str()),
    }
}

/// Old and new numbers of the articles that were renumbered, neighbours folded into ranges.
fn renumbering(units: &[Unit<'_>], sides: Sides<'_>) -> Vec<String> {
    let mut folded = Fold::default();
    for unit in units {
        let head = unit.head;
        let ([old], [new]) = (head.old.as_slice(), head.new.as_slice()) else {
            continue;
        };
        if head.kind == ClauseKind::Article && head.renumbered {
            folded.push(sides.old.clause(*old), sides.new.clause(*new));
        }
    }
    folded.finish()
}

/// Folds neighbouring renumberings into ranges.
#[derive(Default)]
pub(super) struct Fold {
    ranges: Vec<Range>,
}

struct Range {
    old: [Option<u32>; 2],
    new: [Option<u32>; 2],
    first: [String; 2],
    last: [String; 2],
}

impl Fold {
    /// Adds a clause with its old and new number.
    pub(super) fn push(&mut self, old: &crate::draft::Clause, new: &crate::draft::Clause) {
        let plain = |clause: &crate::draft::Clause| {
            let key = clause.number.as_ref()?.key;
            (!key.is_inserted()).then_some(key.value)
        };
        let printed =
            [number(old), number(new)].map(|number| number.unwrap_or_else(|| "(none)".to_owned()));
        let (old, new) = (plain(old), plain(new));
        if let Some(range) = self.ranges.last_mut()
            && follows(range.old[1], old)
            && follows(range.new[1], new)
        {
            (range.old[1], range.new[1], range.last) = (old, new, printed);
            return;
        }
        let range =
            Range { old: [old, old], new: [new, new], first: printed.clone(), last: printed };
        self.ranges.push(range);
    }

    /// The ranges as text.
    pub(super) fn finish(&self) -> Vec<String> {
        let side = |range: &Range, n: usize| {
            if range.old[0] == range.old[1] {
                range.first[n].clone()
            } else {
                format!("{}-{}", range.first[n], range.last[n])
            }
        };
        self.ranges
            .iter()
            .map(|range| format!("{} -> {}", side(range, 0), side(range, 1)))
            .collect()
    }
}

fn follows(last: Option<u32>, next: Option<u32>) -> bool {
    matches!((last, next), (Some(last), Some(next)) if next == last.wrapping_add(1))
}

/// What a reader needs to know of a draft: `v2  A/AC.291/22  2023-05-29  en  drafts/x/v2.en.txt`.
pub(super) fn identity(version: Version<'_>) -> String {
    let draft = version.draft;
    let mut parts = vec![squeeze(&draft.name)];
    if let Some(entry) = version.entry {
        parts.extend(entry.symbol.as_deref().map(squeeze));
        parts.extend(entry.date.clone());
    }
    parts.push(squeeze(&draft.language));
    if draft.source.path() != draft.name {
        parts.push(squeeze(draft.source.path()));
    }
    let articles = draft.clauses.iter().filter(|c| c.kind == ClauseKind::Article).count();
    parts.push(count(articles, "article"));
    parts.join("  ")
}

/// Short names of the two sides: the draft ids, else the file names, else `old` and `new`.
pub(super) fn side_names(sides: Sides<'_>) -> [String; 2] {
    let short = |draft: &crate::draft::Draft| {
        let name = draft.name.rsplit(['/', '\\']).next().unwrap_or(&draft.name);
        squeeze(name)
    };
    let names = [short(sides.old), short(sides.new)];
    let usable =
        names[0] != names[1] && names.iter().all(|name| (1..=24).contains(&name.chars().count()));
    if usable { names } else { ["old".to_owned(), "new".to_owned()] }
}
