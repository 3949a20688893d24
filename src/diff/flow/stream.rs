//! Puts paragraphs of both sides together into one run of words and paragraph ends.

use std::mem;
use std::ops::Range;

use crate::draft::Draft;
use crate::source::Span;

use super::super::words;
use super::pieces::{Piece, cut, push};
use super::{Op, Paragraph, Stretch};

/// Up to this many bytes, a paragraph that has no word in common with its pair is shown in one paragraph with it.
const SHORT: usize = 200;

/// Words of one side in one paragraph.
#[derive(Debug, Default)]
struct Part {
    text: String,
    paragraph: Option<usize>,
}

/// What changed between two equal stretches: the parts of either side, one more than there are paragraph ends.
#[derive(Debug)]
struct Change {
    old: Vec<Part>,
    new: Vec<Part>,
}

impl Default for Change {
    fn default() -> Self {
        Self { old: vec![Part::default()], new: vec![Part::default()] }
    }
}

/// Adds a piece to the parts of its side.
fn add(parts: &mut Vec<Part>, piece: &Piece<'_>) {
    let part = parts.last_mut().expect("there is always a last part");
    push(piece.text, &mut part.text);
    part.paragraph.get_or_insert(piece.paragraph);
    add_rest(parts, piece, piece.gap);
}

/// Adds what follows a piece: white space, or the end of its paragraph.
fn add_rest(parts: &mut Vec<Part>, piece: &Piece<'_>, gap: &str) {
    if piece.is_last {
        parts.push(Part::default());
    } else if let Some(part) = parts.last_mut() {
        push(gap, &mut part.text);
    }
}

/// Writes the run.
pub(super) struct Writer<'a> {
    old: (&'a Draft, &'a [Span]),
    new: (&'a Draft, &'a [Span]),
    done: Vec<Paragraph>,
    open: Paragraph,
    change: Change,
}

impl<'a> Writer<'a> {
    pub(super) fn new(old: (&'a Draft, &'a [Span]), new: (&'a Draft, &'a [Span])) -> Self {
        Self { old, new, done: Vec::new(), open: empty(), change: Change::default() }
    }

    /// Paragraphs that have nothing to do with each other.
    pub(super) fn apart(&mut self, old: Range<usize>, new: Range<usize>) {
        self.together(old, 0..0);
        self.together(0..0, new);
    }

    /// Paragraphs that are compared word by word.
    pub(super) fn together(&mut self, old: Range<usize>, new: Range<usize>) {
        let (old, new) = (pieces(self.old, old), pieces(self.new, new));
        let words =
            |pieces: &[Piece<'_>]| pieces.iter().map(|piece| piece.word).collect::<Vec<_>>();
        for run in words::compare(&words(&old), &words(&new)) {
            let (old, new) = (&old[run.old], &new[run.new]);
            if run.is_equal {
                old.iter().zip(new).for_each(|(old, new)| self.equal(old, new));
            } else {
                for piece in old {
                    add(&mut self.change.old, piece);
                }
                for piece in new {
                    add(&mut self.change.new, piece);
                }
            }
        }
        self.flush();
    }

    /// A word on both sides; where its typography differs, it is deleted and inserted.
    fn equal(&mut self, old: &Piece<'_>, new: &Piece<'_>) {
        if old.text != new.text {
            add(&mut self.change.old, old);
            add(&mut self.change.new, new);
            return;
        }
        self.flush();
        let mut text = String::with_capacity(new.text.len() + 1);
        push(new.text, &mut text);
        // What kind of white space it is changes nothing.
        let is_spaced = [old, new].iter().all(|piece| !piece.is_last && !piece.gap.is_empty());
        if is_spaced {
            push(new.gap, &mut text);
        }
        self.open.old.get_or_insert(old.paragraph);
        self.open.new.get_or_insert(new.paragraph);
        self.words(Op::Equal, &text);
        add_rest(&mut self.change.old, old, if is_spaced { "" } else { old.gap });
        add_rest(&mut self.change.new, new, if is_spaced { "" } else { new.gap });
    }

    /// Writes what changed.
    fn flush(&mut self) {
        let Change { old, new } = mem::take(&mut self.change);
        let (n_old, n_new) = (old.len() - 1, new.len() - 1);
        let is_inside = self.open.stretches.iter().any(|stretch| stretch.op == Op::Equal);
        let is_short = old[0].text.len() + new[0].text.len() <= SHORT;
        let (mut old, mut new) = (old.into_iter(), new.into_iter());
        // A paragraph that ends on both sides ends once.
        let is_common = n_old > 0 && n_new > 0 && (is_inside || is_short);
        if is_common {
            self.part(Op::Delete, old.next());
            self.part(Op::Insert, new.next());
            self.end(Op::Equal);
        }
        for _ in usize::from(is_common)..n_old {
            self.part(Op::Delete, old.next());
            self.end(Op::Delete);
        }
        for _ in usize::from(is_common)..n_new {
            self.part(Op::Insert, new.next());
            self.end(Op::Insert);
        }
        self.part(Op::Delete, old.next());
        self.part(Op::Insert, new.next());
    }

    fn part(&mut self, op: Op, part: Option<Part>) {
        let Some(part) = part.filter(|part| !part.text.is_empty()) else { return };
        let side = if op == Op::Delete { &mut self.open.old } else { &mut self.open.new };
        *side = side.or(part.paragraph);
        self.words(op, &part.text);
    }

    fn words(&mut self, op: Op, text: &str) {
        match self.open.stretches.last_mut() {
            Some(last) if last.op == op => last.text.push_str(text),
            _ => self.open.stretches.push(Stretch { op, text: text.to_owned() }),
        }
    }

    fn end(&mut self, op: Op) {
        self.open.end = op;
        self.done.push(mem::replace(&mut self.open, empty()));
    }

    /// All paragraphs. The end of the last one cannot be deleted or inserted, so that the end before it is, wherever the
    /// two are of one side.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        let Some(op) = self.done.last().map(|last| last.end) else { return self.done };
        if op != Op::Equal
            && let Some(at) = self.done.iter().rposition(|paragraph| paragraph.end == Op::Equal)
            && self.done[at + 1..].iter().all(|paragraph| paragraph.end == op)
        {
            self.done[at].end = op;
            self.done.last_mut().expect("there is a last one").end = Op::Equal;
        }
        self.done
    }
}

fn empty() -> Paragraph {
    Paragraph { stretches: Vec::new(), end: Op::Equal, old: None, new: None }
}

fn pieces<'a>((draft, paragraphs): (&'a Draft, &[Span]), range: Range<usize>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for n in range {
        cut(draft.source.text(), paragraphs[n], n, &mut pieces);
    }
    pieces
}
