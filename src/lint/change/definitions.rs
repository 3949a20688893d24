//! Definitions that changed, came or went, with every article that uses the term.

use super::{Comparison, related, title};
use crate::definition::{Definition, definitions};
use crate::draft::{ClauseIdx, ClauseKind};
use crate::key;
use crate::lint::kind::Shift;
use crate::lint::pattern::{Pattern, PatternSet};
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place, Related};
use crate::say;

impl Comparison<'_> {
    /// The findings of one rule on definitions.
    pub(super) fn definitions(&mut self, rule: &Rule, find: Shift) -> Vec<Finding> {
        let (old, new) = self
            .defined
            .get_or_init(|| (definitions(self.old.case.draft), definitions(self.new.case.draft)));
        let (old, new) = (old.clone(), new.clone());
        let has = |list: &[Definition], term: &str| {
            list.iter().any(|d| key::fold(&d.term).to_lowercase() == term)
        };
        let mut findings = Vec::new();
        match find {
            Shift::DefinitionAdded => {
                for definition in &new {
                    let is_new = !has(&old, &key::fold(&definition.term).to_lowercase());
                    if is_new && self.is_gone(1, definition.clause) {
                        findings.push(self.definition(rule, None, Some(definition)));
                    }
                }
            }
            Shift::DefinitionDropped => {
                for definition in &old {
                    let is_gone = !has(&new, &key::fold(&definition.term).to_lowercase());
                    if is_gone && self.is_gone(0, definition.clause) {
                        findings.push(self.definition(rule, Some(definition), None));
                    }
                }
            }
            _ => {
                for definition in &new {
                    let before = &self.became[1][definition.clause.get()];
                    let was = old.iter().find(|was| before.contains(&was.clause));
                    let Some(was) = was else { continue };
                    let edits = self.edits_below(definition.clause);
                    if !edits.is_empty() {
                        findings.push(self.definition(rule, Some(was), Some(definition)));
                        self.claimed.extend(edits);
                    }
                }
            }
        }
        findings
    }

    /// The edits within a new clause and all below it that concern words, not brackets and stops alone.
    fn edits_below(&self, clause: ClauseIdx) -> Vec<usize> {
        let end = self.new.case.draft.clause(clause).subtree_end;
        let has_words = |text: &str| text.contains(char::is_alphanumeric);
        self.edits
            .iter()
            .filter(|(n, edit)| {
                clause <= edit.new_clause
                    && edit.new_clause.0 < end
                    && !self.claimed.contains(n)
                    && (has_words(&self.old.case.text.folded[edit.old.clone()])
                        || has_words(&self.new.case.text.folded[edit.new.clone()]))
            })
            .map(|(n, _)| n)
            .collect()
    }

    fn definition(
        &self,
        rule: &Rule,
        old: Option<&Definition>,
        new: Option<&Definition>,
    ) -> Finding {
        let place =
            |definition: &Definition| Place { clause: definition.clause, span: definition.span };
        let gap = || old.and_then(|definition| self.gap(definition.clause));
        let mut finding = self.finding(rule, old.map(place), new.map(place).or_else(gap));
        let term = new.or(old).map(|definition| definition.term.as_str()).unwrap_or_default();
        let quoted = say!(in self.options.messages(), "quoted", text = term);
        finding.message = format!("{}: {quoted}", finding.message);
        let defined = new.map(|definition| definition.clause);
        finding.related = self.users(term, defined);
        finding
    }

    /// The articles of the new draft that use a term, apart from its definition.
    fn users(&self, term: &str, defined: Option<ClauseIdx>) -> Vec<Related> {
        let draft = self.new.case.draft;
        let start = if draft.language == "zh" { "" } else { "~" };
        let Ok(pattern) = Pattern::new(&format!("{start}{}", escape(term)), &draft.language) else {
            return Vec::new();
        };
        let words = PatternSet::new(vec![pattern]);
        let whole = 0..self.new.case.text.folded.len();
        let mut users: Vec<Related> = Vec::new();
        for hit in self.new.find(&words, &whole) {
            let Some(n) = self.new.case.sentences.at(hit.start) else { continue };
            let clause = self.new.case.sentences.get(n).clause;
            let article = draft.article_of(clause).unwrap_or(clause);
            let is_own =
                defined.is_some_and(|defined| draft.ancestors(clause).any(|idx| idx == defined));
            let is_known = users.iter().any(|known| known.place.clause == article);
            if !is_own && !is_known && draft.clause(article).kind == ClauseKind::Article {
                users.push(related(
                    article,
                    title(draft, article),
                    say!(in self.options.messages(), "related-uses-term"),
                ));
            }
        }
        users
    }
}

/// A term as a pattern.
fn escape(term: &str) -> String {
    let mut pattern = String::with_capacity(term.len());
    for c in term.chars() {
        if !c.is_alphanumeric() && !c.is_whitespace() {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
