//! Where an absence rule is satisfied: the sentences that say what it asks for.
//!
//! Whether the rule is satisfied, its own mechanism says; this looks up who says so, in the same clauses.

use super::Case;
use crate::draft::ClauseIdx;
use crate::lint::class::Class;
use crate::lint::kind::{Absence, Check, Cover, Within};
use crate::lint::rule::Rule;
use crate::lint::strength::{Strength, Strengths};
use crate::source::Span;

/// A sentence that says what an absence rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The name of the rule.
    pub rule: String,
    /// The clause whose words these are.
    pub clause: ClauseIdx,
    /// The words.
    pub span: Span,
    /// The sentence in which they stand, without its chapeau.
    pub sentence: Span,
    /// Whether they stand with every bracket out.
    pub is_settled: bool,
    /// The strongest word of the statement that says how it binds; `None` where no word does.
    pub strength: Option<Strength>,
}

/// The sentences that satisfy each absence rule, rule by rule, each in the order of the text.
pub(super) fn collect<'r>(
    case: &Case<'_>,
    rules: impl Iterator<Item = (&'r Rule, Vec<usize>)>,
) -> Vec<Evidence> {
    let mut found = Vec::new();
    for (rule, sentences) in rules {
        let Check::Absence(absence, _) = &rule.check else { continue };
        of_rule(case, rule, absence, &sentences, &mut found);
    }
    found
}

fn of_rule(
    case: &Case<'_>,
    rule: &Rule,
    absence: &Absence,
    sentences: &[usize],
    found: &mut Vec<Evidence>,
) {
    let Some(patterns) = rule.check.patterns(&case.draft.language) else { return };
    for &n in sentences {
        let sentence = case.sentences.get(n);
        if sentence.is_heading || !counts(case, rule, absence, n) {
            continue;
        }
        // A pattern that cannot be compiled is reported by the mechanism itself.
        for hit in case.hits(n, patterns).unwrap_or_default() {
            found.push(Evidence {
                rule: rule.id.clone(),
                clause: sentence.clause,
                span: case.span(&hit.range),
                sentence: case.span(&sentence.range),
                is_settled: hit.strict,
                strength: strongest(case, n),
            });
        }
    }
}

/// Whether a sentence stands where the rule looks.
fn counts(case: &Case<'_>, rule: &Rule, absence: &Absence, n: usize) -> bool {
    let clause = case.sentences.get(n).clause;
    let is_wanted = |class: Option<Class>| class.is_some_and(|class| rule.scope.contains(&class));
    let reaches = || case.covers().is_ok_and(|covers| covers.reach(case, n).is_some());
    let is_preamble = case.classes.of(clause) == Some(Class::Preamble);
    match absence.within {
        Within::Document => !is_preamble,
        Within::Preamble => is_preamble,
        Within::Chapter => {
            let own = case.classes.own(clause);
            is_wanted(case.classes.group(clause)) || is_wanted(own) || reaches()
        }
        Within::Article => {
            let is_covered = absence.covered_by.contains(&Cover::Chapter) && reaches();
            case.is_in_scope(clause, &rule.scope) || is_covered
        }
    }
}

/// The strongest word of a statement, its chapeau included; a condition counts only where no other word does.
fn strongest(case: &Case<'_>, n: usize) -> Option<Strength> {
    let (parts, _) = case.sentences.parts(n);
    let text = &case.text.folded;
    let modals = parts
        .into_iter()
        .flat_map(|part| Strengths::shipped().modals(&text[part], &case.draft.language));
    modals
        .map(|modal| modal.strength)
        .max_by_key(|&strength| (strength != Strength::QualifiedDuty, strength.value()))
}
