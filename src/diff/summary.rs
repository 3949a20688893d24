//! Counts what a redline holds.

use super::{Change, Redline, Relation, Segment};
use crate::draft::{ClauseKind, Draft};
use crate::token;

/// How many changes of each relation there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Unchanged but perhaps in number and place.
    pub same: u32,
    /// With changed words.
    pub edited: u32,
    /// Only in the new draft.
    pub inserted: u32,
    /// Only in the old draft.
    pub deleted: u32,
    /// One that became several.
    pub split: u32,
    /// Several that became one.
    pub joined: u32,
    /// With another number.
    pub renumbered: u32,
    /// In another place.
    pub moved: u32,
}

impl Counts {
    fn add(&mut self, change: &Change) {
        *match change.relation {
            Relation::Same => &mut self.same,
            Relation::Edited => &mut self.edited,
            Relation::Inserted => &mut self.inserted,
            Relation::Deleted => &mut self.deleted,
            Relation::Split => &mut self.split,
            Relation::Joined => &mut self.joined,
        } += 1;
        self.renumbered += u32::from(change.renumbered);
        self.moved += u32::from(change.moved);
    }

    /// How many changes are more than a new number or place.
    pub fn changed(&self) -> u32 {
        self.edited + self.inserted + self.deleted + self.split + self.joined
    }
}

/// What a redline holds, in figures. Notes, furniture and translations do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles.
    pub articles: Counts,
    /// Clauses that are no article and hold none: paragraphs, points, recitals.
    pub clauses: Counts,
    /// Parts, chapters, sections, clusters, annexes.
    pub groups: Counts,
    /// Words only in the new draft.
    pub words_inserted: u32,
    /// Words only in the old draft.
    pub words_deleted: u32,
}

impl Summary {
    /// Counts a redline.
    pub fn new(old: &Draft, new: &Draft, redline: &Redline) -> Self {
        let mut summary = Self::default();
        for change in redline.changes.iter().filter(|change| change.kind.is_operative()) {
            match change.kind {
                ClauseKind::Article => &mut summary.articles,
                kind if kind.is_group() => &mut summary.groups,
                _ => &mut summary.clauses,
            }
            .add(change);
            for segment in &change.segments {
                match *segment {
                    Segment::Equal { .. } => {}
                    Segment::Delete { old: span } => {
                        summary.words_deleted += n_words(old.source.slice(span));
                    }
                    Segment::Insert { new: span } => {
                        summary.words_inserted += n_words(new.source.slice(span));
                    }
                }
            }
        }
        summary
    }
}

fn n_words(text: &str) -> u32 {
    token::tokens(text).iter().filter(|token| token.is_word).count() as u32
}
