//! What a finding is about, without the line that it stands on.
//!
//! In go a finding and its draft, out comes a [`Fingerprint`]: rule, clause id, matched words, and a digest of the words
//! that the finding was judged on. New line breaks, page furniture and other typography leave it as it is; a changed
//! word gives another digest, so that what somebody decided about the old wording does not hold for the new one.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::Finding;
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key::fold;
use crate::source::Span;

/// How many bytes of the SHA-256 a digest keeps: enough that no two clauses of a treaty share one.
const DIGEST_BYTES: usize = 8;

/// What a finding is about, in a form that outlives new line breaks and renumbering.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// The name of the rule.
    pub rule: String,
    /// The id of the clause; `None` where the finding concerns the whole draft.
    pub clause: Option<String>,
    /// The matched words as their matching key; empty where the finding is about words that are missing.
    pub words: String,
    /// Digest of the words that were judged, 16 hexadecimal digits; empty where the finding concerns the whole draft.
    pub digest: String,
}

impl Fingerprint {
    /// The fingerprint of a finding in its draft; `old` is the older draft, for findings over a change.
    pub fn new(finding: &Finding, draft: &Draft, old: Option<&Draft>) -> Self {
        let here = finding.clause.map(|idx| Judged::new(draft, idx, finding.span));
        let before = old
            .zip(finding.old)
            .map(|(old, place)| (old, Judged::new(old, place.clause, place.span)));
        let id = |draft: &Draft, idx| draft.clause(idx).id.to_string();
        let clause = match (finding.clause, before) {
            (Some(idx), _) => Some(id(draft, idx)),
            // What was deleted stands in the old draft only.
            (None, Some((old, judged))) => Some(format!("old:{}", id(old, judged.idx))),
            (None, None) => None,
        };
        let mut text = Text::default();
        let mut words = String::new();
        let sides = [here.map(|judged| (draft, judged)), before];
        for (draft, judged) in sides.iter().flatten() {
            judged.add_to(draft, &mut text);
            if words.is_empty() && judged.place != Place::Beside {
                words = fold(draft.source.slice(judged.span));
            }
        }
        Self { rule: finding.rule.clone(), clause, words, digest: text.digest() }
    }

    /// Whether two findings are about the same words under the same rule, wherever they stand.
    pub fn is_same_wording(&self, other: &Self) -> bool {
        self.rule == other.rule && self.digest == other.digest && same(&self.words, &other.words)
    }
}

/// Whether two folded texts are the same but for white space, which line breaks put into Chinese words.
fn same(left: &str, right: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    left == right || letters(left) == letters(right)
}

/// Where in its clause a finding points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Into the clause's own text.
    Text,
    /// Into its heading.
    Heading,
    /// At its number, or at no words of its own: the finding is about the clause as a whole.
    Beside,
}

/// What a finding was judged on, on one side of a change.
#[derive(Clone, Copy)]
struct Judged {
    idx: ClauseIdx,
    span: Span,
    place: Place,
}

impl Judged {
    fn new(draft: &Draft, idx: ClauseIdx, span: Span) -> Self {
        let clause = draft.clause(idx);
        let place = if !clause.text.is_empty() && clause.text.contains(span) {
            Place::Text
        } else if clause.heading.is_some_and(|heading| heading.contains(span)) {
            Place::Heading
        } else {
            Place::Beside
        };
        Self { idx, span, place }
    }

    /// Adds the words that were judged.
    ///
    /// For words in a clause: its own text and the words before and after the lists that it stands in, which are read
    /// with it. For a clause as a whole: its heading and everything in it; of what groups articles, the heading alone.
    fn add_to(self, draft: &Draft, text: &mut Text) {
        if self.place == Place::Text {
            self.add_sentence(draft, text);
        } else {
            self.add_whole(draft, text);
        }
    }

    fn add_sentence(self, draft: &Draft, text: &mut Text) {
        for (idx, clause) in draft.ancestors(self.idx).map(|idx| (idx, draft.clause(idx))) {
            text.add(&draft.own_text(idx));
            if !is_in_sentence(clause.kind) {
                break;
            }
            let siblings = clause.parent.map(|parent| draft.children(parent)).into_iter().flatten();
            let is_closing = |&other: &ClauseIdx| {
                other != idx && draft.clause(other).kind == ClauseKind::Closing
            };
            siblings.filter(is_closing).for_each(|closing| text.add(&draft.own_text(closing)));
        }
    }

    fn add_whole(self, draft: &Draft, text: &mut Text) {
        let kind = draft.clause(self.idx).kind;
        if kind.is_group() || kind == ClauseKind::Preamble {
            text.add(draft.heading(self.idx).unwrap_or(""));
            return;
        }
        for (idx, _) in draft.subtree(self.idx).filter(|(_, clause)| clause.kind.is_operative()) {
            text.add(draft.heading(idx).unwrap_or(""));
            text.add(&draft.own_text(idx));
        }
    }
}

/// Whether a clause is read together with the words around its list.
fn is_in_sentence(kind: ClauseKind) -> bool {
    matches!(
        kind,
        ClauseKind::Paragraph | ClauseKind::Point | ClauseKind::Subpoint | ClauseKind::Closing
    )
}

/// Texts on the way to their digest.
#[derive(Default)]
struct Text(Option<Sha256>);

impl Text {
    /// Adds a text; its white space does not count, since Chinese is wrapped within words.
    fn add(&mut self, text: &str) {
        let hasher = self.0.get_or_insert_default();
        for word in fold(text).split_whitespace() {
            hasher.update(word.as_bytes());
        }
        hasher.update([0]);
    }

    fn digest(self) -> String {
        let Some(hasher) = self.0 else { return String::new() };
        hasher.finalize().iter().take(DIGEST_BYTES).fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{LintOptions, RuleSet, check};
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    const RULES: &str = "[[rule]]\nid = 'x-chaos'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n\
        [rule.check.term]\nen = { fire = ['spreading\\W+of\\W+chaos'] }\nzh = { fire = ['混\\s*乱'] }\n";

    fn prints(language: &str, text: &str) -> Vec<Fingerprint> {
        let options = ParseOptions { name: "t".to_owned(), language: Some(language.to_owned()) };
        let draft = parse(Source::new("t", text), &options);
        let (rules, errors) = RuleSet::parse(&[("x.toml".to_owned(), RULES.to_owned())]);
        assert_eq!(errors, []);
        let report = check(&draft, &rules, &LintOptions::default());
        report.findings.iter().map(|finding| Fingerprint::new(finding, &draft, None)).collect()
    }

    const LIST: &str = "Article 1\nOffences\n\nEach State Party shall punish:\n\n(a) Fraud;\n\n\
        (b) The spreading of chaos;\n\nwhen committed intentionally.\n";

    #[track_caller]
    fn same_as(text: &str, other: &str, expected: bool) {
        let (first, second) = (prints("en", text), prints("en", other));
        assert_eq!((first.len(), second.len()), (1, 1), "{first:?} {second:?}");
        assert_eq!(first[0].is_same_wording(&second[0]), expected, "{first:?} {second:?}");
    }

    #[test]
    fn line_breaks_and_typography_do_not_count() {
        same_as(LIST, &LIST.replace("spreading of", "spreading\n   of"), true);
        same_as(LIST, &LIST.replace("Each State", "Each\u{A0}State"), true);
        let chinese = "第一条\n犯罪\n\n各缔约国应当惩治散布混乱的行为。\n";
        let (first, second) =
            (prints("zh", chinese), prints("zh", &chinese.replace("混乱", "混\n乱")));
        assert!(first[0].is_same_wording(&second[0]), "{first:?} {second:?}");
    }

    #[test]
    fn renumbering_leaves_the_wording() {
        let moved = LIST.replace("Article 1", "Article 7").replace("(b)", "(c)");
        same_as(LIST, &moved.replace("(a) Fraud;", "(a) Fraud;\n\n(b) Theft;"), true);
    }

    #[test]
    fn every_word_that_is_read_with_the_finding_counts() {
        same_as(LIST, &LIST.replace("The spreading", "Any spreading"), false);
        same_as(LIST, &LIST.replace("shall punish", "may punish"), false);
        same_as(LIST, &LIST.replace("intentionally", "recklessly"), false);
        same_as(LIST, &LIST.replace("Fraud", "Theft"), true);
    }

    #[test]
    fn a_finding_in_a_heading_is_about_the_whole_article() {
        let heading = "Article 1\nThe spreading of chaos\n\n1. Each State Party shall punish it.\n";
        same_as(heading, &heading.replace("punish it", "punish\nit"), true);
        same_as(heading, &heading.replace("punish it", "punish it severely"), false);
        assert_eq!(prints("en", heading)[0].words, "spreading of chaos");
    }
}
