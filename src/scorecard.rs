//! What each draft makes of each safeguard: one cell for a row of `[[safeguard]]` and a draft.
//!
//! Goes in: a draft and the rules. Comes out: a [`Cell`] for each row, with the clauses that decide it. Of several clauses
//! the strongest decides, in the order of [`Verdict`]; what contradicts it is kept beside it. What could not be judged is
//! said to be so, and never passes for a safeguard.

use std::collections::{BTreeMap, BTreeSet};

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::lint::{
    Check, Evidence, Finding, LintOptions, Reading, Report, Rule, RuleSet, Safeguard, Says, Within,
    Wrong, check, evidence,
};
use crate::say;
use crate::source::Span;

/// What a draft makes of a safeguard, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A sentence demands it, whichever way the brackets go.
    Requires,
    /// A sentence names it but does not bind, or a part of it is missing.
    Weak,
    /// It stands in brackets only.
    Bracketed,
    /// It is left to choice: a State may.
    Permits,
    /// It is deemed to be fulfilled.
    Deemed,
    /// Nothing says it.
    Absent,
    /// A clause takes it away, and none demands it.
    Negated,
    /// The text has not the shape that is needed to tell.
    NotEvaluated,
}

impl Verdict {
    /// Every verdict, in the order of the type.
    pub const ALL: [Self; 8] = [
        Self::Requires,
        Self::Weak,
        Self::Bracketed,
        Self::Permits,
        Self::Deemed,
        Self::Absent,
        Self::Negated,
        Self::NotEvaluated,
    ];

    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requires => "requires",
            Self::Weak => "weak",
            Self::Bracketed => "bracketed",
            Self::Permits => "permits",
            Self::Deemed => "deemed",
            Self::Absent => "absent",
            Self::Negated => "negated",
            Self::NotEvaluated => "not-evaluated",
        }
    }
}

/// A clause that speaks for or against a safeguard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What it does by itself.
    pub verdict: Verdict,
    /// The rule that found it.
    pub rule: String,
    /// The clause.
    pub clause: ClauseIdx,
    /// The words.
    pub span: Span,
    /// The rules that say why it does not bind; empty where only its verb is weak.
    pub softened_by: Vec<String>,
    /// Whether it stands in brackets.
    pub in_brackets: bool,
}

/// What one draft makes of one safeguard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The verdict of the strongest clause.
    pub verdict: Verdict,
    /// The clauses that decide it, in the order of the text; empty where nothing says anything.
    pub grounds: Vec<Ground>,
    /// Clauses that make the safeguard optional, deem it fulfilled or take it away, besides those that decide.
    pub against: Vec<Ground>,
    /// Articles that lack what they should have.
    pub missing: Vec<ClauseIdx>,
    /// Rules of the row that nothing satisfies, where others are satisfied.
    pub missing_rules: Vec<String>,
    /// Why a rule of the row could not be judged: rule and reason.
    pub not_evaluated: Vec<(String, String)>,
}

/// What a draft makes of the safeguards of a rule set, row by row.
pub fn column(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Vec<Cell> {
    let judge = Judge {
        draft,
        rules,
        report: check(draft, rules, options),
        evidence: evidence(draft, rules, options),
    };
    rules.safeguards().iter().map(|row| judge.cell(row)).collect()
}

struct Judge<'a> {
    draft: &'a Draft,
    rules: &'a RuleSet,
    report: Report,
    evidence: Vec<Evidence>,
}

/// What one rule of a row says.
#[derive(Debug)]
enum Part {
    Judged { verdict: Verdict, grounds: Vec<Ground>, missing: Vec<ClauseIdx> },
    NotEvaluated(String),
}

impl Judge<'_> {
    fn cell(&self, row: &Safeguard) -> Cell {
        let mut cell = Cell {
            verdict: Verdict::Absent,
            grounds: Vec::new(),
            against: self.against(row),
            missing: Vec::new(),
            missing_rules: Vec::new(),
            not_evaluated: Vec::new(),
        };
        let mut verdicts = Vec::new();
        for name in &row.rules {
            match self.part(name) {
                Part::NotEvaluated(reason) => cell.not_evaluated.push((name.clone(), reason)),
                Part::Judged { verdict, grounds, missing } => {
                    verdicts.push(verdict);
                    if verdict == Verdict::Absent {
                        cell.missing_rules.push(name.clone());
                    }
                    cell.grounds.extend(grounds);
                    cell.missing.extend(missing);
                }
            }
        }
        cell.verdict = whole(&verdicts, cell.not_evaluated.is_empty());
        if verdicts.iter().all(|&verdict| verdict == Verdict::Absent) {
            cell.missing.clear();
            cell.missing_rules.clear();
            if let Some(strongest) = cell.against.iter().map(|ground| ground.verdict).min() {
                cell.verdict = strongest;
                (cell.grounds, cell.against) =
                    cell.against.into_iter().partition(|ground| ground.verdict == strongest);
            }
        }
        cell.grounds.sort_by_key(|ground| (ground.span.start, ground.span.end));
        cell.grounds.dedup_by_key(|ground| (ground.clause, ground.rule.clone()));
        cell.missing.sort_unstable();
        cell.missing.dedup();
        cell
    }

    /// What an absence rule says: its own mechanism whether it is satisfied, the evidence by whom.
    fn part(&self, name: &str) -> Part {
        let Some(rule) = self.rules.get(name) else {
            return Part::NotEvaluated(say!("scorecard-no-rule"));
        };
        let Check::Absence(absence, _) = &rule.check else {
            return Part::NotEvaluated(say!("scorecard-no-absence"));
        };
        if let Some(not) = self.report.not_evaluated.iter().find(|not| not.rule == name) {
            return Part::NotEvaluated(not.reason.clone());
        }
        let findings: Vec<&Finding> =
            self.report.findings.iter().filter(|finding| finding.rule == name).collect();
        let (absent, bracketed): (Vec<&Finding>, Vec<&Finding>) =
            findings.iter().partition(|finding| finding.reading == Reading::Both);
        let binds = absence.within != Within::Preamble;
        let grounds = self.grounds(rule, binds);
        let is_article = absence.within == Within::Article;
        let missing: Vec<ClauseIdx> =
            absent.iter().filter_map(|finding| finding.clause).filter(|_| is_article).collect();
        let brackets = bracketed.iter().filter_map(|finding| bracket_ground(finding));
        if !is_article && !absent.is_empty() {
            return judged(Verdict::Absent, Vec::new(), Vec::new());
        }
        if !is_article && !bracketed.is_empty() {
            return judged(Verdict::Bracketed, brackets.collect(), Vec::new());
        }
        let (mut firm, soft): (Vec<Ground>, Vec<Ground>) =
            grounds.into_iter().partition(|ground| ground.verdict == Verdict::Requires);
        if !is_article {
            let is_weak = firm.is_empty() && !soft.is_empty();
            let (verdict, grounds) =
                if is_weak { (Verdict::Weak, soft) } else { (Verdict::Requires, firm) };
            return judged(verdict, grounds, missing);
        }
        let article = |ground: &Ground| self.draft.article_of(ground.clause);
        let firm_articles: BTreeSet<_> = firm.iter().map(article).collect();
        let soft: Vec<Ground> =
            soft.into_iter().filter(|ground| !firm_articles.contains(&article(ground))).collect();
        let brackets: Vec<Ground> = brackets.collect();
        let verdict = match (firm.is_empty(), soft.is_empty(), brackets.is_empty()) {
            (true, true, true) if !missing.is_empty() => Verdict::Absent,
            (true, true, false) => Verdict::Bracketed,
            (_, true, true) if missing.is_empty() => Verdict::Requires,
            _ => Verdict::Weak,
        };
        if verdict == Verdict::Weak && missing.is_empty() {
            firm.clear();
        }
        firm.extend(soft);
        firm.extend(brackets);
        judged(verdict, firm, missing)
    }

    /// The sentences that satisfy a rule whichever way the brackets go; weak where they do not bind.
    fn grounds(&self, rule: &Rule, must_bind: bool) -> Vec<Ground> {
        let of_rule = self.evidence.iter().filter(|evidence| evidence.rule == rule.id);
        of_rule
            .filter(|evidence| evidence.is_settled)
            .map(|evidence| {
                let softened_by = if must_bind { self.softeners(evidence) } else { Vec::new() };
                let is_soft_verb = must_bind
                    && evidence.strength.is_some_and(|strength| strength.value() <= SOFT_VERB);
                let is_firm = softened_by.is_empty() && !is_soft_verb;
                Ground {
                    verdict: if is_firm { Verdict::Requires } else { Verdict::Weak },
                    rule: rule.id.clone(),
                    clause: evidence.clause,
                    span: evidence.span,
                    softened_by,
                    in_brackets: false,
                }
            })
            .collect()
    }

    /// The rules that find a softener in the sentence of an evidence.
    fn softeners(&self, evidence: &Evidence) -> Vec<String> {
        let is_softener = |rule: &str| {
            self.rules.get(rule).is_some_and(|rule| {
                matches!(rule.check, Check::Words(Wrong::Discretion | Wrong::Deference, _))
            })
        };
        let inside = self.report.findings.iter().filter(|finding| {
            evidence.sentence.contains(finding.span) && finding.reading != Reading::Best
        });
        let names: BTreeSet<&str> =
            inside.map(|finding| finding.rule.as_str()).filter(|rule| is_softener(rule)).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// Where the draft makes a safeguard optional, deems it fulfilled or takes it away.
    fn against(&self, row: &Safeguard) -> Vec<Ground> {
        let mut says: BTreeMap<&str, Verdict> = BTreeMap::new();
        for rule in self.rules {
            match &rule.check {
                Check::Polarity(polarity, _) if row.rules.contains(&polarity.of) => {
                    says.insert(&rule.id, verdict(polarity.says));
                }
                _ if row.against.contains(&rule.id) => {
                    says.insert(&rule.id, Verdict::Negated);
                }
                _ => {}
            }
        }
        let grounds = self.report.findings.iter().filter_map(|finding| {
            Some(Ground {
                verdict: *says.get(finding.rule.as_str())?,
                rule: finding.rule.clone(),
                clause: finding.clause?,
                span: finding.span,
                softened_by: Vec::new(),
                in_brackets: finding.reading != Reading::Both,
            })
        });
        let mut grounds: Vec<Ground> =
            grounds.filter(|ground| self.is_operative(ground.clause)).collect();
        grounds.dedup_by_key(|ground| (ground.clause, ground.rule.clone()));
        grounds
    }

    fn is_operative(&self, clause: ClauseIdx) -> bool {
        self.draft.ancestors(clause).all(|idx| self.draft.clause(idx).kind != ClauseKind::Preamble)
    }
}

/// Verbs up to this value of [`crate::lint::Strength`] do not bind: endeavour, should, may.
const SOFT_VERB: i8 = 2;

/// The verdict of a row whose parts have these: the weakest where all are there, weak where only some are.
fn whole(verdicts: &[Verdict], is_complete: bool) -> Verdict {
    let n_absent = verdicts.iter().filter(|&&verdict| verdict == Verdict::Absent).count();
    match verdicts.iter().max() {
        None => Verdict::NotEvaluated,
        Some(_) if n_absent > 0 && n_absent < verdicts.len() => Verdict::Weak,
        Some(Verdict::Requires) if !is_complete => Verdict::NotEvaluated,
        Some(&weakest) => weakest,
    }
}

fn judged(verdict: Verdict, grounds: Vec<Ground>, missing: Vec<ClauseIdx>) -> Part {
    Part::Judged { verdict, grounds, missing }
}

fn bracket_ground(finding: &Finding) -> Option<Ground> {
    Some(Ground {
        verdict: Verdict::Bracketed,
        rule: finding.rule.clone(),
        clause: finding.clause?,
        span: finding.span,
        softened_by: Vec::new(),
        in_brackets: true,
    })
}

fn verdict(says: Says) -> Verdict {
    match says {
        Says::Permits => Verdict::Permits,
        Says::Deems => Verdict::Deemed,
        Says::Negates => Verdict::Negated,
    }
}
