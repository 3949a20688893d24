//! Cuts a draft into sentences, the unit that rules judge.
//!
//! A sentence ends at a full stop, at a semicolon, or with its list item. The words before a list, and those after it,
//! belong to every item: "shall establish as criminal offences: (a) ... (b) ..." is one statement about (a) and one
//! about (b). Notes, furniture and translations have no sentences: they bind nobody.

use std::ops::Range;

use super::text::Text;
use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft};
use crate::source::Span;

/// One sentence, with the sentences whose words it shares.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// The clause whose words these are.
    pub(crate) clause: ClauseIdx,
    /// Its own words in the folded text.
    pub(crate) range: Range<usize>,
    /// The sentence that leads to this one: the chapeau of a list.
    pub(crate) chapeau: Option<usize>,
    /// The sentence that closes the list that this one belongs to.
    pub(crate) closing: Option<usize>,
    /// Whether these words are a heading.
    pub(crate) is_heading: bool,
}

/// All sentences of a draft, in document order.
#[derive(Debug, Default)]
pub(crate) struct Sentences {
    all: Vec<Sentence>,
    /// Pairs of chapeau and item, sorted.
    items: Vec<(usize, usize)>,
}

impl Sentences {
    /// Cuts the operative clauses of a draft into sentences.
    pub(crate) fn new(draft: &Draft, text: &Text) -> Self {
        let mut cutter =
            Cutter { draft, text, sentences: Vec::new(), open: vec![None; draft.clauses.len()] };
        let mut skip_until = 0;
        for (idx, clause) in draft.iter() {
            if idx.0 < skip_until {
                continue;
            }
            if clause.kind.is_operative() {
                cutter.clause(idx, clause);
            } else {
                skip_until = clause.subtree_end;
            }
        }
        let mut items: Vec<(usize, usize)> = cutter
            .sentences
            .iter()
            .enumerate()
            .filter_map(|(n, sentence)| Some((sentence.chapeau?, n)))
            .collect();
        items.sort_unstable();
        Self { all: cutter.sentences, items }
    }

    pub(crate) fn get(&self, n: usize) -> &Sentence {
        &self.all[n]
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.all.iter().enumerate()
    }

    /// The first sentence of a clause, or of what follows it where it has none.
    pub(crate) fn first_of(&self, clause: ClauseIdx) -> usize {
        self.all.partition_point(|sentence| sentence.clause < clause)
    }

    /// The sentence whose own words hold a byte of the folded text.
    pub(crate) fn at(&self, offset: usize) -> Option<usize> {
        let n = self.all.partition_point(|sentence| sentence.range.end <= offset);
        (n < self.all.len() && self.all[n].range.start <= offset).then_some(n)
    }

    /// The first sentence that ends after a folded offset.
    pub(crate) fn first_from(&self, offset: usize) -> usize {
        self.all.partition_point(|sentence| sentence.range.end <= offset)
    }

    /// The items that a sentence leads to, at every depth.
    pub(crate) fn items_of(&self, chapeau: usize, found: &mut Vec<usize>) {
        let from = self.items.partition_point(|&(leader, _)| leader < chapeau);
        for &(leader, item) in &self.items[from..] {
            if leader != chapeau {
                break;
            }
            found.push(item);
            self.items_of(item, found);
        }
    }

    /// The folded ranges whose words make the whole statement, and which of them is the sentence's own.
    pub(crate) fn parts(&self, n: usize) -> (Vec<Range<usize>>, usize) {
        let sentence = &self.all[n];
        let leaders: Vec<usize> =
            std::iter::successors(sentence.chapeau, |&leader| self.all[leader].chapeau).collect();
        let mut parts: Vec<Range<usize>> =
            leaders.iter().rev().map(|&leader| self.all[leader].range.clone()).collect();
        let own = parts.len();
        parts.push(sentence.range.clone());
        let closings = std::iter::once(n).chain(leaders).filter_map(|n| self.all[n].closing);
        parts.extend(closings.map(|closing| self.all[closing].range.clone()));
        (parts, own)
    }
}

struct Cutter<'a> {
    draft: &'a Draft,
    text: &'a Text,
    sentences: Vec<Sentence>,
    /// For each clause, the sentence that is still open when its children begin.
    open: Vec<Option<usize>>,
}

impl Cutter<'_> {
    fn clause(&mut self, idx: ClauseIdx, clause: &Clause) {
        if let Some(heading) = clause.heading {
            let range = self.trimmed(heading);
            if !range.is_empty() {
                self.push(idx, range, None, true);
            }
        }
        let continues = matches!(
            clause.kind,
            ClauseKind::Paragraph | ClauseKind::Point | ClauseKind::Subpoint | ClauseKind::Closing
        );
        let leader = clause.parent.filter(|_| continues).and_then(|parent| self.open[parent.get()]);
        let first = self.sentences.len();
        let range = self.trimmed(clause.text);
        if range.is_empty() {
            self.open[idx.get()] = leader;
            return;
        }
        let ends_open = self.own_text(idx, range, leader);
        self.open[idx.get()] = ends_open.then(|| self.sentences.len() - 1);
        if clause.kind == ClauseKind::Closing
            && let Some(leader) = leader
        {
            self.close(leader, first);
        }
    }

    /// Cuts a clause's own text; says whether the last sentence is still open, as a chapeau is.
    fn own_text(&mut self, idx: ClauseIdx, range: Range<usize>, leader: Option<usize>) -> bool {
        let mut leader = leader;
        let mut open = false;
        for statement in self.statements(range) {
            let fragments = self.fragments(statement.clone());
            let last = self.text.folded[statement.clone()].trim_end_matches([']', ')', '"', ' ']);
            open = !last.ends_with(['.', '。', '!', '?', '！', '？']);
            // A list that runs on in one line has its chapeau before the colon.
            let colon = self.text.folded[fragments[0].clone()].find(": ");
            if let (Some(colon), true) = (colon, fragments.len() > 1) {
                let start = statement.start;
                leader = Some(self.push(idx, start..start + colon + 1, leader, false));
            }
            for (n, fragment) in fragments.into_iter().enumerate() {
                let skip =
                    colon.filter(|_| leader.is_some() && n == 0 && self.follows(idx, &fragment));
                let start = fragment.start + skip.map_or(0, |colon| colon + 2);
                let fragment = self.trim(start..fragment.end);
                if !fragment.is_empty() {
                    self.push(idx, fragment, leader, false);
                }
            }
            leader = None;
        }
        open
    }

    /// Whether the chapeau of this fragment has just been pushed as a sentence of its own.
    fn follows(&self, idx: ClauseIdx, fragment: &Range<usize>) -> bool {
        self.sentences.last().is_some_and(|last| {
            last.clause == idx && last.range.start == fragment.start && !last.is_heading
        })
    }

    fn push(
        &mut self,
        clause: ClauseIdx,
        range: Range<usize>,
        chapeau: Option<usize>,
        is_heading: bool,
    ) -> usize {
        self.sentences.push(Sentence { clause, range, chapeau, closing: None, is_heading });
        self.sentences.len() - 1
    }

    /// Gives every item of a list the words that close it.
    fn close(&mut self, leader: usize, closing: usize) {
        for sentence in &mut self.sentences[leader + 1..closing] {
            if sentence.chapeau == Some(leader) && sentence.closing.is_none() {
                sentence.closing = Some(closing);
            }
        }
    }

    fn trimmed(&self, span: Span) -> Range<usize> {
        self.trim(self.text.folded_range(span))
    }

    fn trim(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text.folded[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }

    /// Cuts at full stops.
    fn statements(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let text = &self.text.folded[range.clone()];
        let mut cuts = Vec::new();
        for (at, stop) in text.match_indices(['.', '。']) {
            let end = range.start + at + stop.len();
            if end < range.end && (stop == "。" || self.ends_statement(range.start, end)) {
                cuts.push(end);
            }
        }
        self.cut(range, &cuts)
    }

    /// Cuts at semicolons.
    fn fragments(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let text = &self.text.folded[range.clone()];
        let cuts: Vec<usize> = text
            .match_indices(';')
            .map(|(at, _)| range.start + at + 1)
            .filter(|&end| end < range.end)
            .collect();
        self.cut(range, &cuts)
    }

    fn cut(&self, range: Range<usize>, cuts: &[usize]) -> Vec<Range<usize>> {
        let ends = cuts.iter().copied().chain([range.end]);
        let starts = std::iter::once(range.start).chain(cuts.iter().copied());
        let pieces: Vec<Range<usize>> = starts
            .zip(ends)
            .map(|(start, end)| self.trim(start..end))
            .filter(|r| !r.is_empty())
            .collect();
        if pieces.is_empty() { vec![range] } else { pieces }
    }

    /// Whether the full stop before `end` ends a sentence: a space and a capital follow, and no abbreviation precedes.
    fn ends_statement(&self, start: usize, end: usize) -> bool {
        let rest = &self.text.folded[end..];
        if !rest.starts_with([' ', '"', '\'', ')', ']']) {
            return false;
        }
        let word = self.text.folded[start..end - 1]
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        if word.chars().count() == 1 && !word.chars().all(|c| c.is_ascii_digit())
            || ABBREVIATIONS.contains(&word)
        {
            return false;
        }
        let Some(at) = rest.find(|c: char| c.is_alphanumeric()) else { return true };
        let first = self.draft.source.text()[self.text.source_offset(end + at)..].chars().next();
        first.is_none_or(|c| !c.is_lowercase())
    }
}

/// Words that a full stop shortens, folded, in the languages that do so.
const ABBREVIATIONS: [&str; 20] = [
    "art", "arts", "no", "nos", "para", "paras", "pp", "cf", "vol", "op", "cit", "ibid", "ie",
    "eg", "núm", "num", "parr", "ст", "пп", "гл",
];
