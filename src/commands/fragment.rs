//! A single article or fragment, and where it would stand in a treaty.

use travaux::draft::{ClauseKind, Draft};
use travaux::error::Error;
use travaux::lint::{Class, Report, Rule, RuleSet};
use travaux::messages::{Value, commas};
use travaux::say;

use super::note;
use crate::cli::LintArgs;

/// A text with so many articles is a draft, whose own headings say where each stands.
const WHOLE_DRAFT: usize = 4;

/// Refuses `--as` for what is no single article or fragment.
pub(super) fn check(args: &LintArgs, drafts: &[&Draft]) -> Result<(), Error> {
    let Some(class) = args.stands_as else { return Ok(()) };
    let class = class.as_str();
    if args.files.len() > 1 {
        return Err(Error::Usage(say!("as-one-text", class = class)));
    }
    match drafts.iter().find(|draft| n_articles(draft) >= WHOLE_DRAFT) {
        None => Ok(()),
        Some(draft) => {
            let n = n_articles(draft);
            Err(Error::Usage(say!("as-whole-draft", class = class, draft = &draft.name, n = n)))
        }
    }
}

/// Says what cannot be known of a fragment, and what would help.
pub(super) fn explain(draft: &Draft, report: &Report, rules: &RuleSet, stands_as: Option<Class>) {
    let speaks = |rule: &Rule| rule.languages().any(|language| language == draft.language);
    let not_evaluated = report.not_evaluated.iter().filter_map(|not| rules.get(&not.rule));
    let n = not_evaluated.filter(|rule| speaks(rule)).count();
    if !is_fragment(draft) || n == 0 {
        return;
    }
    let draft = &draft.name;
    let message = if let Some(class) = stands_as {
        say!("fragment-read-as", draft = draft, class = class.as_str(), n = n)
    } else {
        let classes = Value::composed(commas(&Class::ALL.map(Class::as_str)));
        say!("fragment-unknown", draft = draft, n = n, classes = classes)
    };
    note(&message);
}

fn is_fragment(draft: &Draft) -> bool {
    let is_whole = |kind: ClauseKind| kind.is_group() || kind == ClauseKind::Preamble;
    let n = n_articles(draft);
    n == 0 || n < WHOLE_DRAFT && !draft.clauses.iter().any(|clause| is_whole(clause.kind))
}

fn n_articles(draft: &Draft) -> usize {
    draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Article).count()
}
