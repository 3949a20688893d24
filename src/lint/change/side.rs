//! One of the two drafts, read for what a comparison needs to know of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::lint::check::{Case, Judged};
use crate::lint::class::Class;
use crate::lint::kind::{Check, LanguagePatterns, Subject, Within, WordList, Wrong};
use crate::lint::pattern::PatternSet;
use crate::lint::rule::Rule;
use crate::lint::rule_set::RuleSet;
use crate::lint::{Finding, LintOptions, Report};
use crate::source::Span;

/// The list of words of sentences that protect people.
const SAFEGUARD: &str = "safeguard";
/// The list of words of sentences that give a power.
const POWER: &str = "power";
/// The list of words that begin a made-up case.
const EXAMPLE: &str = "example";

/// Rules on intent and carve-outs have names of their own; what they find is no vague term.
const INTENT: &str = "mr-";

/// A number before a bracket takes up at most so many bytes.
const NUMBER: usize = 40;

/// What rules on single powers, on scope and on intent ask for has rules of its own here.
const LIMITS: [&str; 3] = ["pw-", "sc-", INTENT];

/// Why a sentence counts as a safeguard, the surest reason last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Protection {
    /// Its article is one on safeguards.
    Place,
    /// Its words.
    Words,
    /// It says what a rule asks for.
    Rule,
}

/// A sentence that says what a rule on safeguards asks for.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// The rule's name.
    pub(super) rule: String,
    /// The clause of the sentence.
    pub(super) clause: ClauseIdx,
    /// The words.
    pub(super) words: Range<usize>,
    /// The sentence.
    pub(super) sentence: Span,
}

/// A rule that asks for a safeguard.
struct Asking<'a> {
    rule: &'a Rule,
    within: Within,
    patterns: &'a LanguagePatterns,
    /// The sentences that hold one of its words.
    sentences: Vec<usize>,
}

/// A draft, read.
pub(super) struct Side<'a> {
    pub(super) case: Case<'a>,
    /// The rules that ask for a safeguard, each with the sentences that hold one of its words.
    asking: Vec<Asking<'a>>,
    /// What is known of sentences: what they say that rules ask for.
    evidence: RefCell<BTreeMap<usize, Arc<[Evidence]>>>,
    /// Terms without a fixed meaning.
    pub(super) vague: Vec<Finding>,
    safeguard: Option<&'a WordList>,
    power: Option<&'a WordList>,
    pub(super) example: Option<&'a WordList>,
    /// What is known of sentences: whether they hold words of a list.
    said: RefCell<BTreeMap<(usize, bool), bool>>,
}

impl<'a> Side<'a> {
    pub(super) fn new(draft: &'a Draft, rules: &'a RuleSet, options: &'a LintOptions) -> Self {
        let mut case = Case::new(draft, rules, options, Judged::Draft);
        // A sentence by itself is whatever the rule looks for.
        case.everywhere = options.as_class.is_none()
            && !draft.clauses.iter().any(|clause| clause.kind == ClauseKind::Article);
        let candidates = case.candidates(rules.asked_index(&draft.language), rules.len());
        let (mut asking, mut report) = (Vec::new(), Report::default());
        for (rule, sentences) in rules.iter().zip(candidates) {
            match &rule.check {
                Check::Words(Wrong::Term, _) if is_vague(rule) && !sentences.is_empty() => {
                    case.judge(rule, &sentences, &mut report);
                }
                Check::Absence(absence, _) if asks_for_safeguard(rule) => {
                    let patterns = rule.check.patterns(&draft.language);
                    let is_document = absence.within == Within::Document;
                    // Whether a text must have a safeguard is one question, whether it has it another: a chapter or an
                    // article of the right kind is enough.
                    let is_about = !is_document || case.everywhere || case.is_about(&rule.needs);
                    if let Some(patterns) = patterns.filter(|_| is_about) {
                        asking.push(Asking { rule, within: absence.within, patterns, sentences });
                    }
                }
                _ => {}
            }
        }
        let words = |name| rules.words(name, &draft.language);
        let (safeguard, power, example) = (words(SAFEGUARD), words(POWER), words(EXAMPLE));
        let (said, evidence) = (RefCell::default(), RefCell::default());
        Self { case, asking, evidence, vague: report.findings, safeguard, power, example, said }
    }

    /// What a sentence says that rules ask for, rule by rule.
    pub(super) fn evidence(&self, n: usize) -> Arc<[Evidence]> {
        if let Some(known) = self.evidence.borrow().get(&n) {
            return Arc::clone(known);
        }
        let candidates =
            self.asking.iter().filter(|asking| asking.sentences.binary_search(&n).is_ok());
        let found: Arc<[Evidence]> =
            candidates.filter_map(|asking| asking.answer(&self.case, n)).collect();
        self.evidence.borrow_mut().insert(n, Arc::clone(&found));
        found
    }

    /// Whether a sentence says what any rule asks for.
    fn has_evidence(&self, n: usize) -> bool {
        !self.evidence(n).is_empty()
    }

    /// Whether a sentence says what a rule asks for.
    pub(super) fn answers(&self, n: usize, rule: &str) -> bool {
        self.evidence(n).iter().any(|found| found.rule == rule)
    }

    /// The sentences that say what a rule asks for, in the order of the text.
    pub(super) fn evidence_of(&self, rule: &str) -> Vec<Evidence> {
        let asking = self.asking.iter().filter(|asking| asking.rule.id == rule);
        asking
            .flat_map(|asking| {
                asking.sentences.iter().filter_map(|&n| asking.answer(&self.case, n))
            })
            .collect()
    }

    /// What the sentence at a folded offset does; `None` where a text without articles does not say.
    pub(super) fn subject_at(&self, at: usize, clause: ClauseIdx) -> Option<Subject> {
        let sentence = self.sentence_at(at, clause);
        self.subject(sentence, clause)
    }

    /// The sentence at a folded offset, or the one that ends there.
    pub(super) fn sentence_at(&self, at: usize, clause: ClauseIdx) -> Option<usize> {
        let within = |n: usize| self.case.sentences.get(n).clause == clause;
        let sentences = &self.case.sentences;
        let near =
            (0..=2).find_map(|back| sentences.at(at.saturating_sub(back)).filter(|&n| within(n)));
        near.or_else(|| sentences.at(at + 1).filter(|&n| within(n)))
    }

    fn subject(&self, sentence: Option<usize>, clause: ClauseIdx) -> Option<Subject> {
        let class = self.case.classes.of(clause);
        if let Some(n) = sentence {
            if self.says(n, self.safeguard) {
                return Some(Subject::Safeguard);
            }
            let gives =
                class.is_none_or(|class| class != Class::Safeguard) && self.says(n, self.power);
            let is_power = |class: Option<Class>| {
                class.is_none() || matches!(class, Some(Class::Procedural | Class::Cooperation))
            };
            if gives && is_power(class) {
                return Some(Subject::Power);
            }
            if class != Some(Class::Preamble) && self.has_evidence(n) {
                return Some(Subject::Safeguard);
            }
        }
        match class {
            Some(Class::Safeguard) => Some(Subject::Safeguard),
            Some(Class::Procedural | Class::Cooperation) => Some(Subject::Power),
            Some(Class::Criminalisation) => Some(Subject::Offence),
            None if self.case.everywhere => None,
            _ => Some(Subject::Other),
        }
    }

    /// Why a sentence counts as a safeguard, where it does.
    pub(super) fn protection(&self, n: usize) -> Option<Protection> {
        let sentence = self.case.sentences.get(n);
        if sentence.is_heading || self.is_remark(n) {
            return None;
        }
        let class = self.case.classes.of(sentence.clause);
        if self.has_evidence(n) {
            Some(Protection::Rule)
        } else if self.says(n, self.safeguard) {
            Some(Protection::Words)
        } else if class == Some(Class::Safeguard) {
            Some(Protection::Place)
        } else {
            None
        }
    }

    /// Whether a sentence is a remark of a delegation on the text, not part of it.
    fn is_remark(&self, n: usize) -> bool {
        let sentence = self.case.sentences.get(n);
        let span = self.case.span(&sentence.range);
        let markings = &self.case.draft.clause(sentence.clause).markings;
        markings.iter().any(|marking| {
            matches!(marking.kind, MarkingKind::DeletionAskedBy(_)) && marking.span.contains(span)
        })
    }

    /// Whether a sentence stands in brackets as a whole.
    pub(super) fn is_bracketed(&self, n: usize) -> bool {
        let mut range = self.case.sentences.get(n).range.clone();
        // A number may stand before the bracket.
        let opens = self.case.text.folded[range.clone()].find('[').filter(|&at| at < NUMBER);
        range.start += opens.unwrap_or(0);
        self.case.marks.cover(&range)
    }

    /// Whether the words of a sentence that protect people stand in brackets, all of them.
    pub(super) fn is_open(&self, n: usize) -> bool {
        let Some(words) = self.safeguard else { return false };
        let hits = self.case.matcher().hits(n, &words.fire, &words.unless).unwrap_or_default();
        let is_open = |hit: &Range<usize>| self.case.marks.cover(hit);
        self.is_bracketed(n) || !hits.is_empty() && hits.iter().all(|hit| is_open(&hit.range))
    }

    /// Whether the words of a sentence protect people.
    pub(super) fn says_safeguard(&self, n: usize) -> bool {
        self.says(n, self.safeguard)
    }

    fn says(&self, n: usize, words: Option<&WordList>) -> bool {
        let Some(words) = words else { return false };
        let key = (n, self.safeguard.is_some_and(|list| std::ptr::eq(list, words)));
        if let Some(&known) = self.said.borrow().get(&key) {
            return known;
        }
        let hits = self.case.matcher().hits(n, &words.fire, &words.unless);
        let says = hits.is_ok_and(|hits| !hits.is_empty());
        self.said.borrow_mut().insert(key, says);
        says
    }

    /// The sentences of a clause, without headings.
    pub(super) fn sentences_of(&self, clause: ClauseIdx) -> impl Iterator<Item = usize> + '_ {
        let text = self.case.text.folded_range(self.case.draft.clause(clause).text);
        let first = if text.is_empty() { usize::MAX } else { self.first_from(text.start) };
        (first..self.case.sentences.len())
            .take_while(move |&n| self.case.sentences.get(n).range.start < text.end)
            .filter(move |&n| {
                let sentence = self.case.sentences.get(n);
                sentence.clause == clause && !sentence.is_heading
            })
    }

    fn first_from(&self, at: usize) -> usize {
        self.case.sentences.first_from(at)
    }

    /// The sentences of a clause and of all below it.
    pub(super) fn sentences_below(&self, clause: ClauseIdx) -> impl Iterator<Item = usize> + '_ {
        let subtree = self.case.draft.subtree(clause).map(|(idx, _)| idx);
        subtree.flat_map(|idx| self.sentences_of(idx))
    }

    pub(super) fn is_in_scope(&self, rule: &Rule, clause: ClauseIdx) -> bool {
        self.case.is_in_scope(clause, &rule.scope)
    }

    /// Where words stand in a stretch of the folded text.
    pub(super) fn find(&self, words: &PatternSet, within: &Range<usize>) -> Vec<Range<usize>> {
        find(&self.case.text.folded, words, within)
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.case.span(range)
    }

    /// The words of an edit, or where it is empty, the word that stands there.
    pub(super) fn span_of_edit(&self, range: &Range<usize>) -> Span {
        let text = &self.case.text.folded;
        if !range.is_empty() {
            return self.case.span(range);
        }
        let before = text[..range.start].trim_end();
        let word = before.rfind([' ', '\n']).map_or(0, |at| at + 1);
        self.case.span(&(word..before.len().max(word)))
    }
}

/// Where words stand in a stretch of a folded text.
pub(super) fn find(folded: &str, words: &PatternSet, within: &Range<usize>) -> Vec<Range<usize>> {
    if within.is_empty() {
        return Vec::new();
    }
    let hits = words.find_all(&folded[within.clone()]).unwrap_or_default();
    let hits = hits.into_iter().filter(|hit| !hit.is_empty());
    hits.map(|hit| within.start + hit.start..within.start + hit.end).collect()
}

/// Whether a rule looks for a term without a fixed meaning in what is punished.
pub(super) fn is_vague(rule: &Rule) -> bool {
    matches!(rule.check, Check::Words(Wrong::Term, _))
        && !rule.id.starts_with(INTENT)
        && (rule.scope.is_empty() || rule.scope.contains(&Class::Criminalisation))
}

/// Whether a comparison asks a rule what it finds in one of the drafts.
pub(in crate::lint) fn asks(rule: &Rule) -> bool {
    match rule.check {
        Check::Absence(..) => asks_for_safeguard(rule),
        _ => is_vague(rule),
    }
}

/// Whether a rule asks for a safeguard: for words that are not there, in provisions other than offences.
fn asks_for_safeguard(rule: &Rule) -> bool {
    let is_element = |class: &Class| matches!(class, Class::Criminalisation | Class::Definitions);
    let is_limit = LIMITS.iter().any(|family| rule.id.starts_with(family));
    !is_limit && (rule.scope.is_empty() || !rule.scope.iter().all(is_element))
}

impl Asking<'_> {
    /// What a sentence says of it, where the rule would look for it.
    fn answer(&self, case: &Case<'_>, n: usize) -> Option<Evidence> {
        let rule = self.rule;
        let sentence = case.sentences.get(n);
        let class = case.classes.of(sentence.clause);
        let is_in = |class: Option<Class>| class.is_some_and(|class| rule.scope.contains(&class));
        let is_preamble = class == Some(Class::Preamble);
        let counts = case.everywhere
            || match self.within {
                Within::Document => !is_preamble,
                Within::Preamble => is_preamble,
                Within::Chapter | Within::Article => {
                    is_in(class)
                        || is_in(case.classes.group(sentence.clause))
                        || class == Some(Class::Safeguard)
                }
            };
        if sentence.is_heading || !counts {
            return None;
        }
        // A pattern that cannot be compiled is reported where the rule itself runs.
        let hit = case.hits(n, self.patterns).unwrap_or_default().into_iter().next()?;
        Some(Evidence {
            rule: rule.id.clone(),
            clause: sentence.clause,
            words: hit.range,
            sentence: case.span(&sentence.range),
        })
    }
}
