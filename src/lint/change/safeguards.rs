//! What became of safeguards: deleted, moved, put in brackets or where they bind nobody; and which are new.
//!
//! A safeguard is a sentence that says what a rule asks for, whose words protect people, or which stands in an article on
//! safeguards. It is lost where its clause or its words are gone and nothing in the same scope says so anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::edits::overlaps;
use super::side::{Evidence, Protection, Side};
use super::{Comparison, lower, outermost, related, title};
use crate::draft::{ClauseIdx, ClauseKind};
use crate::lint::class::Class;
use crate::lint::kind::Shift;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place, Related};
use crate::say;

/// A sentence is gone when this share of it was cut, in percent.
const GONE: usize = 80;
/// Rules that a message names.
const NAMED: usize = 6;

/// What became of the safeguards of both drafts.
#[derive(Debug, Default)]
pub(super) struct Fates(Vec<Fate>);

#[derive(Clone, Debug)]
struct Fate {
    shift: Shift,
    old: Option<Place>,
    new: Option<Place>,
    /// The rules that ask for what it says.
    rules: BTreeSet<String>,
    related: Vec<Related>,
    /// How many levels less it weighs.
    discount: u8,
}

/// The sentences of one clause, with all below it, that came or went as a whole.
#[derive(Debug, Default)]
struct Unit {
    sentences: Vec<usize>,
    rules: BTreeSet<String>,
}

impl Unit {
    fn push(&mut self, side: &Side<'_>, n: usize) {
        self.sentences.push(n);
        self.rules.extend(side.evidence(n).iter().map(|e| e.rule.clone()));
    }
}

impl Comparison<'_> {
    /// The findings of one rule on safeguards.
    pub(super) fn safeguards(&mut self, rule: &Rule, find: Shift) -> Vec<Finding> {
        if self.fates.is_none() {
            let fates = Fates(self.fates());
            self.fates = Some(fates);
        }
        let fates = self.fates.iter().flat_map(|fates| &fates.0);
        let ours: Vec<Fate> = fates.filter(|fate| fate.shift == find).cloned().collect();
        let comma = say!(in self.options.messages(), "list-comma");
        ours.into_iter()
            .map(|fate| {
                let mut finding = self.finding(rule, fate.old, fate.new);
                (0..fate.discount).for_each(|_| lower(&mut finding));
                let mut names: Vec<&str> = fate.rules.iter().map(String::as_str).collect();
                let more = names.len().saturating_sub(NAMED);
                names.truncate(NAMED);
                if !names.is_empty() {
                    let more = if more > 0 { format!(" + {more}") } else { String::new() };
                    finding.message = format!("{} ({}{more})", finding.message, names.join(&comma));
                }
                finding.related = fate.related;
                finding
            })
            .collect()
    }

    fn fates(&mut self) -> Vec<Fate> {
        let mut fates = Vec::new();
        let mut gone: BTreeMap<ClauseIdx, Unit> = BTreeMap::new();
        let mut moved: BTreeMap<ClauseIdx, Fate> = BTreeMap::new();
        let mut weakened = BTreeSet::new();
        for n in 0..self.old.case.sentences.len() {
            let clause = self.old.case.sentences.get(n).clause;
            if !self.may_have_changed(n, clause) {
                continue;
            }
            let Some(protection) = self.old.protection(n) else { continue };
            if self.is_gone(0, clause) {
                let unit = outermost(self.old.case.draft, clause, |idx| self.is_gone(0, idx));
                match self.moved(n, unit) {
                    Some(fate) => drop(moved.entry(unit).or_insert(fate)),
                    None => gone.entry(unit).or_default().push(&self.old, n),
                }
            } else if let Some(fate) = self.to_preamble(clause) {
                if weakened.insert(clause) {
                    fates.push(fate);
                }
            } else if let Some(fate) = self.cut(n, protection) {
                fates.push(fate);
            } else if let Some(fate) = self.brackets(n, clause)
                && weakened.insert(clause)
            {
                fates.push(fate);
            }
        }
        moved.retain(|unit, _| !gone.contains_key(unit));
        fates.extend(moved.into_values());
        for (clause, unit) in gone {
            self.claimed_clauses[0].insert(clause);
            fates.extend(self.deleted(clause, &unit));
        }
        fates.extend(self.added());
        fates
    }

    /// Whether anything became of a sentence or of the brackets around it; asked of every sentence, so cheap.
    fn may_have_changed(&self, n: usize, clause: ClauseIdx) -> bool {
        let Some(change) = self.pair_of_old(clause) else { return true };
        if self.edits.of_change(change).next().is_some() {
            return true;
        }
        let range = &self.old.case.sentences.get(n).range;
        let Some(at) = self.map(change, range.start) else { return true };
        let now = at..at + range.len();
        self.redline.changes[change].kind != self.old.case.draft.clause(clause).kind
            || self.old.case.marks.cover(range) != self.new.case.marks.cover(&now)
    }

    /// A sentence that the new draft has word for word in another place.
    fn moved(&self, n: usize, clause: ClauseIdx) -> Option<Fate> {
        let range = &self.old.case.sentences.get(n).range;
        let to = self.copy_of(0, range)?;
        let evidence = self.old.evidence(n);
        Some(Fate {
            shift: Shift::SafeguardMoved,
            old: Some(Place { clause, span: self.old.span(range) }),
            new: Some(Place { clause: to, span: title(self.new.case.draft, to) }),
            rules: evidence.iter().map(|found| found.rule.clone()).collect(),
            related: Vec::new(),
            discount: 0,
        })
    }

    /// A whole clause that is gone.
    fn deleted(&self, clause: ClauseIdx, unit: &Unit) -> Option<Fate> {
        let draft = self.old.case.draft;
        let (lost, kept, moved) = self.sort_rules(&unit.rules);
        let is_recital = self.old.case.classes.of(clause) == Some(Class::Preamble);
        // What a rule asks for is judged by the rule; a whole offence takes its exceptions along.
        let words_only =
            |n: &&usize| self.old.says_safeguard(**n) && self.old.evidence(**n).is_empty();
        let said: Vec<usize> = unit.sentences.iter().filter(words_only).copied().collect();
        if lost.is_empty() && self.is_whole_offence(clause) {
            return None;
        }
        let by_words = !said.is_empty();
        let was_open = lost.is_empty() && said.iter().all(|&n| self.old.is_open(n));
        let place = Place { clause, span: title(draft, clause) };
        let span = match draft.clause(clause).kind {
            ClauseKind::Article => place.span,
            _ => self.old.span(&self.old.case.sentences.get(unit.sentences[0]).range),
        };
        let mut fate = Fate {
            shift: Shift::SafeguardDeleted,
            old: Some(Place { clause, span }),
            new: self.gap(clause),
            rules: lost.clone(),
            related: Vec::new(),
            discount: u8::from(is_recital)
                + u8::from(by_words && lost.is_empty() && (was_open || !self.is_weighty(clause))),
        };
        if lost.is_empty() && !by_words {
            if !moved.is_empty() {
                fate.shift = Shift::SafeguardMoved;
                fate.rules = moved.keys().cloned().collect();
                fate.related = moved.into_values().collect();
                return Some(fate);
            }
            // It stands elsewhere as well, or only its place makes it a safeguard.
            fate.discount += 1;
            fate.rules = kept.keys().cloned().collect();
            fate.related = kept.into_values().collect();
        }
        fate.related.extend(self.left_naked(clause));
        Some(fate)
    }

    /// Whether a clause stands where words that protect people weigh most: beside offences, powers and cooperation.
    fn is_weighty(&self, old: ClauseIdx) -> bool {
        matches!(
            self.old.case.classes.of(old),
            Some(
                Class::Safeguard
                    | Class::Criminalisation
                    | Class::Procedural
                    | Class::Cooperation
                    | Class::Jurisdiction
                    | Class::Scope
                    | Class::Preamble
            )
        )
    }

    /// Whether a clause is an article on an offence that is gone as a whole.
    fn is_whole_offence(&self, old: ClauseIdx) -> bool {
        self.old.case.draft.clause(old).kind == ClauseKind::Article && self.is_offence(0, old)
    }

    /// Sorts rules whose evidence is gone in one place: lost for good, kept elsewhere, moved there.
    #[allow(clippy::type_complexity, reason = "three lists that are taken apart at once")]
    fn sort_rules(
        &self,
        rules: &BTreeSet<String>,
    ) -> (BTreeSet<String>, BTreeMap<String, Related>, BTreeMap<String, Related>) {
        let (mut lost, mut kept, mut moved) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        for rule in rules {
            let evidence = self.new.evidence_of(rule);
            let mut anywhere = None;
            let mut anew = None;
            for found in evidence {
                let before = &self.became[1][found.clause.get()];
                let had = before.iter().any(|&old| self.had(old, rule));
                let slot = if had { &mut anywhere } else { &mut anew };
                slot.get_or_insert_with(|| {
                    let messages = self.options.messages();
                    let message = if had {
                        say!(in messages, "related-here-still")
                    } else {
                        say!(in messages, "related-here-now")
                    };
                    related(found.clause, found.sentence, message)
                });
            }
            match (anew, anywhere) {
                (Some(place), _) => drop(moved.insert(rule.clone(), place)),
                (None, Some(place)) => drop(kept.insert(rule.clone(), place)),
                (None, None) => drop(lost.insert(rule.clone())),
            }
        }
        (lost, kept, moved)
    }

    fn had(&self, old: ClauseIdx, rule: &str) -> bool {
        self.old.sentences_of(old).any(|n| self.old.answers(n, rule))
    }

    /// A safeguard whose clause is now a recital or a note.
    fn to_preamble(&self, clause: ClauseIdx) -> Option<Fate> {
        let binds =
            |kind| !matches!(kind, ClauseKind::Preamble | ClauseKind::Recital | ClauseKind::Note);
        let became = &self.became[0][clause.get()];
        let bound = binds(self.old.case.draft.clause(clause).kind);
        let is_moved =
            bound && became.iter().all(|&new| !binds(self.new.case.draft.clause(new).kind));
        let new = became[0];
        is_moved.then(|| Fate {
            shift: Shift::SafeguardToPreamble,
            old: Some(Place { clause, span: title(self.old.case.draft, clause) }),
            new: Some(Place { clause: new, span: self.new.case.draft.clause(new).text }),
            rules: BTreeSet::new(),
            related: Vec::new(),
            discount: 0,
        })
    }

    /// A safeguard of which the words are gone, though its clause is still there.
    fn cut(&mut self, n: usize, protection: Protection) -> Option<Fate> {
        let sentence = self.old.case.sentences.get(n);
        let (clause, range) = (sentence.clause, sentence.range.clone());
        let change = self.pair_of_old(clause)?;
        let edits: Vec<usize> = self
            .edits
            .of_change(change)
            .filter(|(_, edit)| overlaps(&edit.old, &range))
            .map(|(n, _)| n)
            .collect();
        if edits.is_empty() {
            return None;
        }
        // Words that came in between qualify or turn round what is said; that has rules of its own.
        let is_cut = |found: &&Evidence| {
            let went = edits.iter().map(|&n| &self.edits[n].old).filter(|old| !old.is_empty());
            went.into_iter().any(|old| overlaps(&found.words, old))
        };
        let rules: BTreeSet<String> = self
            .old
            .evidence(n)
            .iter()
            .filter(|found| is_cut(found) && !self.is_kept(clause, &found.rule))
            .map(|found| found.rule.clone())
            .collect();
        let within = |edit: &Range<usize>| {
            edit.end.min(range.end).saturating_sub(edit.start.max(range.start))
        };
        let cut: usize = edits.iter().map(|&n| within(&self.edits[n].old)).sum();
        let put: usize = edits.iter().map(|&n| self.edits[n].new.len()).sum();
        let is_gone = cut * 100 >= range.len() * GONE && put * 2 < cut;
        if rules.is_empty() && !(is_gone && protection >= Protection::Words) {
            return None;
        }
        // A duty that became a choice is said by the rules on modals.
        if !is_gone && edits.iter().any(|&n| self.is_weaker(n)) {
            return None;
        }
        if is_gone && self.copy_of(0, &range).is_some() {
            self.claimed.extend(edits);
            return self.moved(n, clause);
        }
        let (lost, kept, moved) = self.sort_rules(&rules);
        let claims = self.claims(n, &edits, &rules, is_gone);
        let first = *claims.first().or(edits.first())?;
        let span =
            if is_gone { self.old.span(&range) } else { self.old.span(&self.edits[first].old) };
        let edit = &self.edits[first];
        let new = Place { clause: edit.new_clause, span: self.new.span_of_edit(&edit.new) };
        let mut fate = Fate {
            shift: Shift::SafeguardDeleted,
            old: Some(Place { clause, span }),
            new: Some(new),
            rules: lost,
            related: Vec::new(),
            discount: 0,
        };
        if fate.rules.is_empty() && !is_gone {
            if moved.is_empty() {
                fate.discount = 1;
                fate.rules = kept.keys().cloned().collect();
                fate.related = kept.into_values().collect();
            } else {
                fate.shift = Shift::SafeguardMoved;
                fate.rules = moved.keys().cloned().collect();
                fate.related = moved.into_values().collect();
            }
        }
        fate.discount += u8::from(self.old.case.classes.of(clause) == Some(Class::Preamble));
        let is_light = self.old.is_bracketed(n) || !self.is_weighty(clause);
        fate.discount += u8::from(fate.rules.is_empty() && is_light);
        self.claimed.extend(claims);
        Some(fate)
    }

    /// The edits that took a safeguard away.
    fn claims(
        &self,
        n: usize,
        edits: &[usize],
        rules: &BTreeSet<String>,
        is_gone: bool,
    ) -> Vec<usize> {
        let words: Vec<Range<usize>> = self
            .old
            .evidence(n)
            .iter()
            .filter(|found| rules.contains(&found.rule))
            .map(|found| found.words.clone())
            .collect();
        let ours =
            |&&n: &&usize| is_gone || words.iter().any(|words| overlaps(words, &self.edits[n].old));
        let mut claims: Vec<usize> = edits.iter().filter(ours).copied().collect();
        // What a rule asks for may span several edits; the longest took it away, the others are other matters.
        if !is_gone && let Some(&longest) = claims.iter().max_by_key(|&&n| self.edits[n].old.len())
        {
            claims = vec![longest];
        }
        claims
    }

    /// Whether what became of a clause, or of the article around it, still says what a rule asks for.
    fn is_kept(&self, old: ClauseIdx, rule: &str) -> bool {
        let says = |idx: ClauseIdx| {
            let draft = self.new.case.draft;
            let around = draft.article_of(idx).unwrap_or(idx);
            self.new.sentences_below(around).any(|n| self.new.answers(n, rule))
        };
        self.became[0][old.get()].iter().any(|&new| says(new))
    }

    /// A safeguard around which brackets opened or closed, no word of it changed.
    fn brackets(&mut self, n: usize, clause: ClauseIdx) -> Option<Fate> {
        let change = self.pair_of_old(clause)?;
        let range = self.old.case.sentences.get(n).range.clone();
        let at = self.map(change, range.start)?;
        let new = self.new.sentence_at(at, self.redline.changes[change].new[0])?;
        let new_range = self.new.case.sentences.get(new).range.clone();
        let (before, after) =
            (self.old.case.marks.cover(&range), self.new.case.marks.cover(&new_range));
        let shift = match (before, after) {
            (false, true) => Shift::SafeguardBracketed,
            (true, false) if self.new.protection(new).is_some() => Shift::SafeguardSettled,
            _ => return None,
        };
        Some(Fate {
            shift,
            old: Some(Place { clause, span: self.old.span(&range) }),
            new: Some(Place {
                clause: self.new.case.sentences.get(new).clause,
                span: self.new.span(&new_range),
            }),
            rules: self.old.evidence(n).iter().map(|e| e.rule.clone()).collect(),
            related: Vec::new(),
            discount: 0,
        })
    }

    /// The change that pairs an old clause with one new clause.
    pub(super) fn pair_of_old(&self, clause: ClauseIdx) -> Option<usize> {
        self.pairs[clause.get()]
    }

    /// Where an old folded offset stands in the new text, within a pair of single clauses.
    fn map(&self, change: usize, at: usize) -> Option<usize> {
        let of = &self.redline.changes[change];
        let ([old], [new]) = (of.old.as_slice(), of.new.as_slice()) else { return None };
        let start = |side: &Side<'_>, idx: ClauseIdx| {
            side.case.text.folded_range(side.case.draft.clause(idx).text).start
        };
        let before = self.edits.of_change(change).filter(|(_, edit)| edit.old.end <= at).last();
        let (from, to) = before.map_or_else(
            || (start(&self.old, *old), start(&self.new, *new)),
            |(_, edit)| (edit.old.end, edit.new.end),
        );
        Some(to + at.saturating_sub(from))
    }

    /// Safeguards that are new.
    fn added(&self) -> Vec<Fate> {
        let mut units: BTreeMap<ClauseIdx, Unit> = BTreeMap::new();
        for n in 0..self.new.case.sentences.len() {
            let clause = self.new.case.sentences.get(n).clause;
            if !self.is_gone(1, clause) {
                continue;
            }
            let Some(protection) = self.new.protection(n) else { continue };
            if protection >= Protection::Words {
                let unit = outermost(self.new.case.draft, clause, |idx| self.is_gone(1, idx));
                units.entry(unit).or_default().push(&self.new, n);
            }
        }
        let draft = self.new.case.draft;
        units
            .into_iter()
            .map(|(clause, unit)| {
                let span = match draft.clause(clause).kind {
                    ClauseKind::Article => title(draft, clause),
                    _ => self.new.span(&self.new.case.sentences.get(unit.sentences[0]).range),
                };
                Fate {
                    shift: Shift::SafeguardAdded,
                    old: None,
                    new: Some(Place { clause, span }),
                    rules: unit.rules,
                    related: Vec::new(),
                    discount: 0,
                }
            })
            .collect()
    }
}
