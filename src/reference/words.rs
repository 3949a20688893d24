//! The words that references are made of, ready to be looked up.

use rustc_hash::FxHashSet;

use super::Level;
use crate::language::{Language, loose};

/// The reference words of a language, each as its loosely folded words.
pub(super) struct Words {
    pub(super) language: &'static Language,
    /// Nouns with their level, longest first.
    pub(super) nouns: Vec<(Vec<String>, Level)>,
    pub(super) this: Vec<Vec<String>>,
    pub(super) preceding: Vec<Vec<String>>,
    pub(super) following: Vec<Vec<String>>,
    pub(super) and: Vec<Vec<String>>,
    pub(super) to: Vec<Vec<String>>,
    pub(super) of: Vec<Vec<String>>,
    pub(super) own: Vec<Vec<String>>,
    pub(super) other: Vec<Vec<String>>,
    /// Nouns around a number, as in Chinese: before, after, level.
    pub(super) around: Vec<(String, String, Level)>,
    /// The words that a reference may begin with; `None` where it may begin with any.
    first: Option<FxHashSet<String>>,
}

impl Words {
    pub(super) fn new(language: &'static Language) -> Self {
        let references = &language.references;
        let mut nouns = Vec::new();
        let mut around = Vec::new();
        let levels = [
            (&references.annex, Level::Annex),
            (&references.part, Level::Part),
            (&references.chapter, Level::Chapter),
            (&references.article, Level::Article),
            (&references.paragraph, Level::Paragraph),
            (&references.point, Level::Point),
        ];
        for (list, level) in levels {
            for noun in list {
                match noun.split_once('#') {
                    Some((before, after)) => around.push((loose(before), loose(after), level)),
                    None => nouns.push((split(noun), level)),
                }
            }
        }
        nouns.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let phrases = |list: &[String]| {
            let mut out: Vec<Vec<String>> = list.iter().map(|phrase| split(phrase)).collect();
            out.sort_by_key(|words| std::cmp::Reverse(words.len()));
            out
        };
        let (preceding, following) =
            (phrases(&references.preceding), phrases(&references.following));
        let starts = nouns.iter().map(|(words, _)| words).chain(&preceding).chain(&following);
        let first: Option<FxHashSet<String>> = starts.map(|words| words.first().cloned()).collect();
        Self {
            language,
            first: first.filter(|_| around.is_empty()),
            nouns,
            this: phrases(&references.this),
            preceding,
            following,
            and: phrases(&references.and),
            to: phrases(&references.to),
            of: phrases(&references.of),
            own: phrases(&references.own),
            other: phrases(&references.other),
            around,
        }
    }

    /// Whether a reference may begin with a word; asked of every word, so cheap.
    pub(super) fn may_begin(&self, loose: &str) -> bool {
        self.first.as_ref().is_none_or(|first| first.contains(loose))
    }
}

/// A phrase as the scanner would cut it into tokens.
fn split(phrase: &str) -> Vec<String> {
    super::scan::tokens(phrase).into_iter().map(|token| token.loose).collect()
}
