//! Makes the draft that proposals would make: a proposal is a patch on a text.
//!
//! A draft and proposals that were made on it go in; out comes the text with their edits applied and everything else byte
//! for byte, and what the reader should know of it. Words are found on the matching key, within their clause, at exactly
//! one place. Several proposals apply one after the other, each on what the others made.

mod edits;
mod locate;
mod number;
mod ranges;
mod workspace;

use std::collections::BTreeMap;

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::messages::{Value, commas};
use crate::parse::{ParseOptions, parse};
use crate::record::article_number;
use crate::say;
use crate::series::record::Proposal;
use crate::source::Source;

use self::edits::Amendment;
use self::workspace::Workspace;

/// The text that proposals would make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// The text.
    pub text: String,
    /// What the reader should know of it.
    pub notes: Vec<String>,
}

/// Applies proposals to the draft that they were made on, in their order.
///
/// `find` finds the clause that a proposal names; words without a language count where `default` is that of the draft.
///
/// # Errors
///
/// A sentence that says which proposal cannot be applied, why, and what to do.
pub fn amend(
    draft: &Draft,
    proposals: &[&Proposal],
    default: &str,
    find: impl Fn(&str) -> Option<ClauseIdx>,
) -> Result<Amended, String> {
    let mut workspace = Workspace::new(draft);
    let mut notes = Vec::new();
    let mut taken = Vec::new();
    for proposal in proposals {
        let id = proposal.id.as_deref().unwrap_or_default();
        let named = proposal.target.clause.as_deref();
        let named = named.ok_or_else(|| say!("amend-no-clause", id = id))?;
        let clause = find(named).ok_or_else(|| {
            say!("amend-no-such-clause", id = id, clause = named, draft = draft.name.as_str())
        })?;
        let amendment = Amendment { proposal, id, clause, default };
        notes.extend(amendment.apply(&mut workspace, &mut taken)?);
    }
    let others = read_otherwise(&workspace);
    if !others.is_empty() {
        let shown: Vec<String> = others.iter().map(|id| called(id)).collect();
        notes.push(say!("amend-reads-otherwise", clauses = Value::composed(commas(&shown))));
    }
    Ok(Amended { text: workspace.text, notes })
}

/// A clause as lawyers name it, told from its id.
fn called(id: &str) -> String {
    match article_number(id) {
        Some(number) => say!("record-article", number = number),
        None => id.to_owned(),
    }
}

/// The clauses that no proposal touched, and that the new text does not have as they were all the same: a number that no
/// longer continues its list is text to a reader.
fn read_otherwise(workspace: &Workspace<'_>) -> Vec<String> {
    let (old, touched) = (workspace.draft, workspace.touched());
    let options = ParseOptions { name: old.name.clone(), language: Some(old.language.clone()) };
    let new = parse(Source::new(old.source.path(), workspace.text.as_str()), &options);
    let mut left: BTreeMap<_, usize> = BTreeMap::new();
    for (idx, _) in new.iter() {
        *left.entry(print(&new, idx)).or_default() += 1;
    }
    let is_touched = |idx: ClauseIdx| {
        touched.iter().any(|&touched| {
            let range = |idx: ClauseIdx| idx.0..old.clause(idx).subtree_end;
            range(touched).contains(&idx.0) || range(idx).contains(&touched.0)
        })
    };
    let mut is_missing = |idx: ClauseIdx| match left.get_mut(&print(old, idx)) {
        Some(n) if *n > 0 => {
            *n -= 1;
            false
        }
        _ => true,
    };
    let untouched = old.iter().map(|(idx, _)| idx).filter(|&idx| !is_touched(idx));
    let missing = untouched.filter(|&idx| is_missing(idx));
    missing.map(|idx| old.clause(idx).id.as_str().to_owned()).collect()
}

/// What a clause is known by wherever it stands.
fn print(draft: &Draft, idx: ClauseIdx) -> (ClauseKind, Option<&str>, Option<&str>, String) {
    let clause = draft.clause(idx);
    let number = clause.number.as_ref().map(|number| number.printed.as_str());
    // The sign of the next heading in Markdown is no part of it.
    let text =
        draft.own_text(idx).trim_end_matches(|c: char| c == '#' || c.is_whitespace()).to_owned();
    (clause.kind, number, draft.heading(idx), text)
}

#[cfg(test)]
mod tests;
