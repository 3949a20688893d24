//! The words of a draft, article by article: what is looked for, and what it is looked for in.
//!
//! Words are compared in lower case on the matching key; marks do not count. What does not bind (notes, page furniture,
//! other language versions) is left out, and so are preamble and closing words.

use std::ops::Range;

use crate::diff::words::{Class, Word};
use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft};
use crate::source::Span;
use crate::token::{self, Token, lower_hash};

/// The words of one article, or of a paragraph that stands in none.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The article.
    pub(super) clause: ClauseIdx,
    /// Hash of the heading's words; 0 where there is none.
    pub(super) heading: u64,
    /// Its words, in the order of the text.
    pub(super) words: Vec<Word>,
    /// For each word, where it stands.
    pub(super) places: Vec<Place>,
    /// What is compared as one piece: paragraphs, points of long ones. They cover the words, in order.
    pub(super) blocks: Vec<Block>,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The word, with the marks and the white space that follow it.
    pub(super) span: Span,
    /// The clause whose own text it belongs to.
    pub(super) clause: ClauseIdx,
    /// Its sentence, counted through the article.
    pub(super) sentence: u32,
}

/// A clause that is compared as one piece, with its share of the words.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) clause: ClauseIdx,
    pub(super) words: Range<usize>,
}

/// A clause with more words than this is compared child by child.
const LONG: usize = 120;

/// The units of a draft, in the order of the text.
pub(super) fn units(draft: &Draft) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut skip_until = 0;
    for (idx, clause) in draft.iter() {
        if idx.0 < skip_until {
            continue;
        }
        let is_unit = match clause.kind {
            ClauseKind::Preamble | ClauseKind::Closing => {
                skip_until = clause.subtree_end;
                false
            }
            kind if !kind.is_operative() => {
                skip_until = clause.subtree_end;
                false
            }
            // The words of an annex before its first article.
            kind if kind.is_group() => {
                let unit = Unit::read(draft, idx, false);
                if !unit.words.is_empty() {
                    units.push(unit);
                }
                false
            }
            _ => true,
        };
        if is_unit {
            skip_until = clause.subtree_end;
            units.push(Unit::read(draft, idx, true));
        }
    }
    units
}

impl Unit {
    fn read(draft: &Draft, clause: ClauseIdx, with_children: bool) -> Self {
        let heading = draft.heading(clause).map_or(0, heading_hash);
        let (words, places, blocks) = (Vec::new(), Vec::new(), Vec::new());
        let mut unit = Self { clause, heading, words, places, blocks };
        let mut reader = Reader { draft, unit: &mut unit, tokens: Vec::new(), sentence: 0 };
        if with_children {
            reader.blocks(clause);
        } else {
            reader.own(clause);
        }
        unit.blocks.retain(|block| !block.words.is_empty());
        unit
    }

    /// How many words a range has for a reader.
    pub(super) fn weight(&self, range: Range<usize>) -> usize {
        weight(&self.words[range]).div_ceil(2)
    }
}

/// Twice the number of words; a character of a script without spaces counts as half a word.
pub(super) fn weight(words: &[Word]) -> usize {
    words.iter().map(|word| if word.class == Class::Ideograph { 1 } else { 2 }).sum()
}

struct Reader<'a> {
    draft: &'a Draft,
    unit: &'a mut Unit,
    tokens: Vec<Token>,
    sentence: u32,
}

impl Reader<'_> {
    /// Reads a clause; a long one as its own text and its children.
    fn blocks(&mut self, idx: ClauseIdx) {
        let start = self.unit.words.len();
        let is_binding = |clause: &Clause| clause.kind.is_operative();
        self.text(idx);
        let own_end = self.unit.words.len();
        let n_blocks = self.unit.blocks.len();
        self.push(idx, start..own_end);
        let mut n_children = 0;
        for child in self.draft.children(idx) {
            if is_binding(self.draft.clause(child)) {
                self.blocks(child);
                n_children += 1;
            }
        }
        let end = self.unit.words.len();
        let is_article = self.draft.clause(idx).kind == ClauseKind::Article;
        if (!is_article || n_children < 2) && self.unit.weight(start..end) <= LONG {
            self.unit.blocks.truncate(n_blocks);
            self.push(idx, start..end);
        }
    }

    fn own(&mut self, idx: ClauseIdx) {
        self.text(idx);
        self.push(idx, 0..self.unit.words.len());
    }

    fn push(&mut self, clause: ClauseIdx, words: Range<usize>) {
        self.unit.blocks.push(Block { clause, words });
    }

    /// Reads the own text of a clause.
    fn text(&mut self, clause: ClauseIdx) {
        self.sentence += 1;
        let text = self.draft.source.text();
        for run in self.draft.text_runs(clause) {
            self.tokens.clear();
            token::tokenize(text, run, &mut self.tokens);
            let mut has_stop = false;
            let first = self.unit.places.len();
            let mut link_end = 0;
            for token in &self.tokens {
                if token.span.start < link_end {
                    continue;
                }
                let rest = &text[token.span.start as usize..run.end as usize];
                link_end =
                    token.span.start + link_target(rest).map_or(0, |target| target.len() as u32);
                // What follows a word belongs to it, but for what marks up the text.
                let is_markup = matches!(&text[token.span.range()], "#" | "*" | "_");
                if let Some(last) = self.unit.places[first..].last_mut().filter(|_| !is_markup) {
                    last.span.end = if token.is_word { token.span.start } else { token.span.end };
                }
                if !token.is_word {
                    has_stop |= is_stop(&text[token.span.range()]);
                    continue;
                }
                let word = &text[token.span.range()];
                if std::mem::take(&mut has_stop) && begins_sentence(word) {
                    self.sentence += 1;
                }
                let is_ideograph = token::starts_with_ideograph(text, token.span);
                let class = if is_ideograph { Class::Ideograph } else { Class::Word };
                self.unit.words.push(Word { hash: lower_hash(word, token), class });
                let sentence = self.sentence;
                self.unit.places.push(Place { span: token.span, clause, sentence });
            }
        }
    }
}

/// Where a link of Markdown leads to, at the end of its words: `](../treaty/README.md)`.
fn link_target(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("](")?;
    let end = inner.find(|c: char| c == ')' || c.is_whitespace())?;
    let is_link = inner[end..].starts_with(')') && inner[..end].contains(['/', '#']);
    is_link.then(|| &text[..end + 3])
}

/// Whether a mark ends a sentence.
fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "。" | "؟" | "۔" | "！" | "？" | "।")
}

/// Whether a word after a stop begins a sentence: neither a number nor in lower case, as after "art." or "para.".
fn begins_sentence(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// Hash of a heading's words.
fn heading_hash(heading: &str) -> u64 {
    let mut hash = 0;
    for token in token::tokens(heading).iter().filter(|token| token.is_word) {
        hash = step(hash, lower_hash(&heading[token.span.range()], token));
    }
    finish(hash)
}

fn step(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Spreads what differs over all bits (the finaliser of MurmurHash3).
fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ hash >> 33
}

/// Calls `each` with every run of so many words: the place of its first word, how many words it has, and its hash.
pub(super) fn shingles(words: &[Word], size: usize, mut each: impl FnMut(usize, usize, u64)) {
    let mut end = 0;
    let mut width = 0;
    for start in 0..words.len() {
        while width < 2 * size && end < words.len() {
            width += weight(&words[end..=end]);
            end += 1;
        }
        if width < 2 * size {
            return;
        }
        let hash = words[start..end].iter().fold(0, |hash, word| step(hash, word.hash));
        each(start, end - start, finish(hash));
        width -= weight(&words[start..=start]);
    }
}

/// A hash that tells whether another program would give words the same hashes: an index made with others is of no use.
pub(super) fn probe() -> u64 {
    let mut hash = 0;
    let text = "Each State Party, تلتزم الدول, 缔约国, Каждое Государство; l’État 42";
    for token in token::tokens(text) {
        hash = step(hash, lower_hash(&text[token.span.range()], &token));
    }
    finish(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    fn draft(text: &str) -> Draft {
        parse(Source::new("t.txt", text), &ParseOptions::default())
    }

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let draft = draft(text);
        let found: Vec<String> = units(&draft)
            .iter()
            .map(|unit| {
                let blocks = unit.blocks.iter().map(|block| {
                    let places = &unit.places[block.words.clone()];
                    let text: String = places.iter().map(|p| draft.source.slice(p.span)).collect();
                    format!("{}={text}", draft.clause(block.clause).id)
                });
                blocks.collect::<Vec<_>>().join(" | ")
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn articles_are_cut_into_paragraphs() {
        case(
            "Article 1\nScope\n\n1. One two.\n\n2. Three: (a) four;\n(b) five.\n\nArticle 2\nNames\n\nSix seven.\n",
            &["art_1__para_1=One two. | art_1__para_2=Three:four;five.", "art_2=Six seven."],
        );
    }

    #[test]
    fn case_and_typography_do_not_count() {
        let hashes = |text: &str| -> Vec<u64> {
            units(&draft(text))[0].words.iter().map(|word| word.hash).collect()
        };
        let one = "Article 1\nThe “État” shall Act, as MADE.\n";
        let two = "Article 1\nthe \"état\" shall act as made\n";
        assert_eq!(hashes(one), hashes(two));
    }

    #[test]
    fn where_a_link_leads_is_no_word() {
        case(
            "Article 1\nParties to the [Convention on Ships](../../ships/README.md) may [join](us) it.\n",
            &[
                "art_1=Parties to the [Convention on Ships](../../ships/README.md) may [join](us) it.",
            ],
        );
        let draft = draft("Article 1\nThe [Convention](../a/b.md) is [here](now).\n");
        assert_eq!(units(&draft)[0].words.len(), 5);
    }

    #[test]
    fn sentences_are_counted() {
        let draft = draft("Article 1\nOne of art. 5 is. Two is it. Three.\n");
        let unit = &units(&draft)[0];
        let sentences: Vec<u32> = unit.places.iter().map(|place| place.sentence).collect();
        let first = sentences[0];
        let counted: Vec<u32> = sentences.iter().map(|sentence| sentence - first).collect();
        assert_eq!(counted, [0, 0, 0, 0, 0, 1, 1, 1, 2]);
    }

    #[test]
    fn shingles_are_runs_of_words() {
        let draft = draft("Article 1\nA b c d e. A b c d.\n");
        let unit = &units(&draft)[0];
        let mut found = Vec::new();
        shingles(&unit.words, 4, |start, length, hash| found.push((start, length, hash)));
        assert_eq!(found.len(), 6);
        assert!(found.iter().all(|&(_, length, _)| length == 4));
        assert_eq!(found[0].2, found[5].2);
        assert_ne!(found[0].2, found[1].2);
    }
}
