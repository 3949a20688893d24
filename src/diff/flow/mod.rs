//! Both drafts as one run of paragraphs with marks of change, the way a word processor keeps them.
//!
//! The paragraphs without what is deleted are the new text, those without what is inserted the old one, each in its own
//! order. A clause that moved is therefore deleted at one place and inserted at the other.

mod pairs;
mod pieces;
mod stream;

use crate::draft::{ClauseIdx, Draft};
use crate::parse::paragraphs;
use crate::source::Span;

use super::{Redline, Relation};

/// On which side words or the end of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// On both.
    Equal,
    /// In the new text only.
    Insert,
    /// In the old text only.
    Delete,
}

/// Words of a paragraph, white space collapsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) op: Op,
    pub(crate) text: String,
}

/// A paragraph of either text, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) stretches: Vec<Stretch>,
    /// On which side it ends here; elsewhere the next one goes on.
    pub(crate) end: Op,
    /// The first paragraph of the old text that has words here.
    pub(crate) old: Option<usize>,
    /// The first paragraph of the new text that has words here.
    pub(crate) new: Option<usize>,
}

/// A clause whose words are deleted at one place and inserted at another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Move {
    pub(crate) old: ClauseIdx,
    pub(crate) new: ClauseIdx,
    /// Whether its own words are the same.
    pub(crate) is_same: bool,
    /// Share of words in common.
    pub(crate) similarity: f64,
}

/// Two drafts in one run of paragraphs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The paragraphs of the old source.
    pub(crate) old: Vec<Span>,
    /// The paragraphs of the new source.
    pub(crate) new: Vec<Span>,
    pub(crate) moves: Vec<Move>,
}

/// Lays the two drafts of a redline out as one.
pub(crate) fn flow(redline: &Redline, old: &Draft, new: &Draft) -> Flow {
    let (olds, news) = (paragraphs(old), paragraphs(new));
    let pairs = pairs::Pairs::new(redline, (old, &olds), (new, &news));
    let mut writer = stream::Writer::new((old, &olds), (new, &news));
    let (mut i, mut j) = (0, 0);
    for group in &pairs.groups {
        writer.apart(i..group.old.start, j..group.new.start);
        writer.together(group.old.clone(), group.new.clone());
        (i, j) = (group.old.end, group.new.end);
    }
    writer.apart(i..olds.len(), j..news.len());
    let paragraphs = writer.finish();
    let moves = pairs.moves(redline, old, new);
    Flow { paragraphs, old: olds, new: news, moves }
}

impl Flow {
    /// The paragraph in which a place of the old source stands.
    pub(crate) fn at_old(&self, offset: u32) -> Option<usize> {
        at(&self.old, offset, &self.paragraphs, |paragraph| paragraph.old)
    }

    /// The paragraph in which a place of the new source stands.
    pub(crate) fn at_new(&self, offset: u32) -> Option<usize> {
        at(&self.new, offset, &self.paragraphs, |paragraph| paragraph.new)
    }
}

fn at(
    spans: &[Span],
    offset: u32,
    paragraphs: &[Paragraph],
    side: impl Fn(&Paragraph) -> Option<usize>,
) -> Option<usize> {
    let wanted = spans.partition_point(|span| span.start <= offset).saturating_sub(1);
    // Both sides keep their order.
    let of_side = paragraphs.iter().enumerate().filter_map(|(n, p)| Some((n, side(p)?)));
    of_side.take_while(|(_, known)| *known <= wanted).last().map(|(n, _)| n)
}

impl Move {
    fn new(change: &super::Change, old: ClauseIdx, new: ClauseIdx) -> Self {
        Self { old, new, is_same: change.relation == Relation::Same, similarity: change.similarity }
    }
}
