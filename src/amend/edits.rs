//! What one proposal does to a text.

use std::ops::Range;

use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft};
use crate::language::Language;
use crate::messages::{Value, semicolons};
use crate::number::NumberKey;
use crate::parse::{ParseOptions, leading_marker, parse};
use crate::say;
use crate::series::record::{Action, Proposal, Where};
use crate::series::text::Text;
use crate::source::Source;

use super::locate::{Located, locate};
use super::number;
use super::ranges::{
    before_stop, between, cut, ends_sentence, heading_sign, inner_end, joint, own_range,
    with_what_is_left_over, words_start,
};
use super::workspace::{How, Workspace};
use super::{called, read_otherwise};

/// Numbers that proposals took, with what they are told apart in.
pub(super) type Taken = Vec<(Option<ClauseIdx>, NumberKey)>;

/// Words on either side of a place that are shown of it.
const CONTEXT: usize = 3;

/// A proposal and the clause that it is about.
pub(super) struct Amendment<'a> {
    pub(super) proposal: &'a Proposal,
    pub(super) id: &'a str,
    pub(super) clause: ClauseIdx,
    pub(super) default: &'a str,
}

impl Amendment<'_> {
    /// Applies the proposal; gives what the reader should know.
    pub(super) fn apply(
        &self,
        workspace: &mut Workspace<'_>,
        taken: &mut Taken,
    ) -> Result<Option<String>, String> {
        let draft = workspace.draft;
        if let Some(by) = workspace.gone_by(self.clause) {
            let clause = Value::composed(self.called(draft));
            return Err(say!("amend-conflict-gone", by = by, id = self.id, clause = clause));
        }
        let proposal = self.proposal;
        match (proposal.action, &proposal.words) {
            (Action::Add, _) => self.add(workspace, taken),
            (Action::Delete, None) => self.delete_clause(workspace),
            (Action::Delete, Some(_)) => {
                let words = self.wording(draft, proposal.words.as_ref())?;
                let range = self.find(workspace, words)?;
                let range = with_what_is_left_over(&workspace.text, range);
                workspace.splice(range, "", Some(self.clause));
                workspace.touch(self.clause, self.id, How::Words);
                Ok(None)
            }
            (Action::Replace, Some(_)) => {
                let words = self.wording(draft, proposal.words.as_ref())?;
                let new = self.wording(draft, proposal.new_words.as_ref())?;
                let range = self.find(workspace, words)?;
                workspace.splice(range, new.trim(), Some(self.clause));
                workspace.touch(self.clause, self.id, How::Words);
                Ok(None)
            }
            (Action::Replace, None) => self.replace_text(workspace),
        }
    }

    fn called(&self, draft: &Draft) -> String {
        called(draft.clause(self.clause).id.as_str())
    }

    /// The words in the language of the draft.
    fn wording<'t>(&self, draft: &Draft, text: Option<&'t Text>) -> Result<&'t str, String> {
        let words = text.and_then(|text| text.for_draft(&draft.language, self.default));
        words
            .filter(|words| !words.trim().is_empty())
            .ok_or_else(|| say!("amend-no-words", id = self.id, language = draft.language.as_str()))
    }

    /// The one place of words in the clause.
    fn find(&self, workspace: &Workspace<'_>, words: &str) -> Result<Range<usize>, String> {
        let draft = workspace.draft;
        let located = self.locate(workspace, words);
        let Located::Once(range) = located else {
            let clause = Value::composed(self.called(draft));
            let (id, draft) = (self.id, draft.name.as_str());
            let (text, range) = (&workspace.text, workspace.clause(self.clause));
            return Err(match (located, workspace.changed_by(self.clause)) {
                (Located::Nowhere(_), Some(by)) => {
                    say!("amend-conflict-words", id = id, words = words, clause = clause, by = by)
                }
                (Located::Nowhere(Some(near)), None) => {
                    let near = excerpt(text, &range, &near);
                    say!(
                        "amend-words-near",
                        id = id,
                        words = words,
                        clause = clause,
                        draft = draft,
                        near = near
                    )
                }
                (Located::Often(places), _) => {
                    let n = places.len();
                    let places: Vec<String> =
                        places.iter().map(|place| excerpt(text, &range, place)).collect();
                    let places = semicolons(&places);
                    say!(
                        "amend-words-often",
                        id = id,
                        words = words,
                        clause = clause,
                        draft = draft,
                        n = n,
                        places = places
                    )
                }
                _ => say!(
                    "amend-words-missing",
                    id = id,
                    words = words,
                    clause = clause,
                    draft = draft
                ),
            });
        };
        Ok(range)
    }

    fn locate(&self, workspace: &Workspace<'_>, words: &str) -> Located {
        let draft = workspace.draft;
        let besides = draft.subtree(self.clause).filter(|(_, clause)| !clause.kind.is_operative());
        let besides: Vec<Range<usize>> = besides.map(|(idx, _)| workspace.clause(idx)).collect();
        locate(&workspace.text, &workspace.clause(self.clause), &besides, words)
    }

    fn delete_clause(&self, workspace: &mut Workspace<'_>) -> Result<Option<String>, String> {
        let draft = workspace.draft;
        let clause = self.called(draft);
        if let Some(by) = workspace.changed_by(self.clause) {
            let clause = Value::composed(clause);
            return Err(say!("amend-conflict-changed", by = by, id = self.id, clause = clause));
        }
        let before = workspace.clone();
        let own = own_range(draft, self.clause);
        let range = workspace.now(self.clause, own);
        let (range, kept) = cut(&workspace.text, range);
        workspace.splice(range, &kept, draft.clause(self.clause).parent);
        workspace.touch(self.clause, self.id, How::Gone);
        let is_numbered = draft.clause(self.clause).number.is_some();
        if !is_numbered {
            return Ok(None);
        }
        let mark = Language::by_code(&draft.language).map_or("", |language| &language.deleted);
        if mark.is_empty() || read_otherwise(workspace).is_empty() {
            return Ok(Some(say!("amend-deleted", clause = Value::composed(clause))));
        }
        // A list that begins with 2 is none to a reader: the number stays, as drafting offices have it.
        *workspace = before;
        let start = words_start(draft, self.clause);
        let own_end = own_range(draft, self.clause).end;
        let mut end = inner_end(draft, self.clause, own_end).max(start);
        let rest = draft.source.text()[own_end..].trim_start_matches(' ');
        if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
            // In running text the stop tells where the next one begins.
            end = start + before_stop(&draft.source.text()[start..end], end - start);
        }
        let range = workspace.now(self.clause, start..end);
        workspace.splice(range, &format!("[{mark}]"), Some(self.clause));
        workspace.touch(self.clause, self.id, How::Gone);
        Ok(Some(say!("amend-marked-deleted", clause = Value::composed(clause), mark = mark)))
    }

    /// Writes the whole text of the clause anew; its number and heading stay.
    fn replace_text(&self, workspace: &mut Workspace<'_>) -> Result<Option<String>, String> {
        let draft = workspace.draft;
        let words = self.wording(draft, self.proposal.new_words.as_ref())?;
        if let Some(by) = workspace.changed_by(self.clause) {
            let clause = Value::composed(self.called(draft));
            return Err(say!("amend-conflict-changed", by = by, id = self.id, clause = clause));
        }
        let clause = draft.clause(self.clause);
        let own = own_range(draft, self.clause);
        let brings_number = begins_with_number(draft, words);
        let mut start = match clause.marker {
            Some(marker) if brings_number => marker.start as usize,
            _ => words_start(draft, self.clause),
        };
        let source = draft.source.text();
        let end = inner_end(draft, self.clause, own.end);
        start = start.min(end);
        // The bracket before a number stays.
        start += source[start..end].len() - source[start..end].trim_start_matches('[').len();
        let range = workspace.now(self.clause, start..end);
        let words = with_breaks(words.trim(), workspace.line_break());
        workspace.splice(range, &words, Some(self.clause));
        workspace.touch(self.clause, self.id, How::Text);
        Ok(None)
    }

    fn add(
        &self,
        workspace: &mut Workspace<'_>,
        taken: &mut Taken,
    ) -> Result<Option<String>, String> {
        let draft = workspace.draft;
        let words = self.wording(draft, self.proposal.words.as_ref())?.trim();
        let line_break = workspace.line_break();
        let words = with_breaks(words, line_break);
        let stands = !matches!(self.locate(workspace, &words), Located::Nowhere(_));
        if stands && !matches!(self.proposal.at, Some(Where::Before | Where::After)) {
            let (clause, draft) = (Value::composed(self.called(draft)), draft.name.as_str());
            return Err(say!("amend-stands-already", id = self.id, clause = clause, draft = draft));
        }
        let is_clause = begins_with_number(draft, &words);
        let last_child =
            || draft.children(self.clause).filter(|&c| draft.clause(c).kind.is_operative()).last();
        match self.proposal.at {
            Some(Where::After) => self.add_beside(workspace, &words, true, taken),
            Some(Where::Before) => self.add_beside(workspace, &words, false, taken),
            Some(Where::Start) => {
                let start = words_start(draft, self.clause);
                let at = workspace
                    .now(self.clause, start..start.max(draft.clause(self.clause).span.end as usize))
                    .start;
                let own_text = draft.clause(self.clause).text;
                let joint =
                    if own_text.is_empty() { line_break.repeat(2) } else { joint(draft, &words) };
                self.put_in(workspace, at, &format!("{words}{joint}"));
                Ok(None)
            }
            Some(Where::End) | None if is_clause => {
                let above = last_child().unwrap_or(self.clause);
                let end = workspace.now(above, own_range(draft, above)).end;
                let joint = between(draft, above, line_break);
                workspace.put_behind(above, end, &format!("{joint}{words}"));
                workspace.touch(self.clause, self.id, How::Words);
                Ok(None)
            }
            Some(Where::End) | None => {
                let own = own_range(draft, self.clause);
                let end = inner_end(draft, self.clause, own.end);
                let mut at = workspace.now(self.clause, own.start..end).end;
                if !ends_sentence(&words) {
                    at = before_stop(&workspace.text, at);
                }
                let joint = joint(draft, &words);
                self.put_in(workspace, at, &format!("{joint}{words}"));
                Ok(None)
            }
        }
    }

    fn put_in(&self, workspace: &mut Workspace<'_>, at: usize, text: &str) {
        workspace.splice(at..at, text, Some(self.clause));
        workspace.touch(self.clause, self.id, How::Words);
    }

    /// Puts a new clause before or after the one that is named.
    fn add_beside(
        &self,
        workspace: &mut Workspace<'_>,
        words: &str,
        is_after: bool,
        taken: &mut Taken,
    ) -> Result<Option<String>, String> {
        let draft = workspace.draft;
        let line_break = workspace.line_break();
        let is_numbered = draft.clause(self.clause).number.is_some();
        let mut note = None;
        let mut text = words.to_owned();
        if is_numbered && !begins_with_number(draft, words) {
            let no_number = || say!("amend-no-number", id = self.id);
            let after = if is_after { Some(self.clause) } else { previous(draft, self.clause) };
            let after = after.ok_or_else(no_number)?;
            let (marker, key) = number::following(draft, after, taken).ok_or_else(no_number)?;
            taken.push((number::scope(draft, after), key));
            let is_article = draft.clause(self.clause).kind == ClauseKind::Article;
            let gap = if is_article { line_break.repeat(2) } else { " ".to_owned() };
            note = Some(say!("amend-numbered", id = self.id, number = marker.trim()));
            let start = draft.clause(self.clause).span.start as usize;
            let dress = heading_sign(draft.source.text(), start);
            text = format!("{dress}{marker}{gap}{words}");
        }
        let joint = between(draft, self.clause, line_break);
        if is_after {
            let end = workspace.now(self.clause, own_range(draft, self.clause)).end;
            workspace.put_behind(self.clause, end, &format!("{joint}{text}"));
        } else {
            let own = own_range(draft, self.clause);
            let start = workspace.now(self.clause, own).start;
            let holder = draft.clause(self.clause).parent;
            workspace.splice(start..start, &format!("{text}{joint}"), holder);
        }
        workspace.touch(self.clause, self.id, How::Beside);
        Ok(note)
    }
}

/// Words with the line breaks of the text that they go into.
fn with_breaks(words: &str, line_break: &str) -> String {
    words.replace("\r\n", "\n").replace('\n', line_break)
}

/// The clause of its kind that stands before one.
fn previous(draft: &Draft, idx: ClauseIdx) -> Option<ClauseIdx> {
    let (kind, among) = (draft.clause(idx).kind, number::scope(draft, idx));
    let is_peer = |&(other, clause): &(ClauseIdx, &Clause)| {
        clause.kind == kind && other < idx && number::scope(draft, other) == among
    };
    draft.iter().rev().find(is_peer).map(|(idx, _)| idx)
}

/// Whether a wording brings its own number: `6. …`, `(e) …`, `Article 5 bis …`.
fn begins_with_number(draft: &Draft, words: &str) -> bool {
    let language = Language::by_code(&draft.language).or_else(|| Language::by_code("en"));
    let first = words.lines().next().unwrap_or_default();
    if language.is_some_and(|language| leading_marker(first, language).is_some()) {
        return true;
    }
    let options = ParseOptions { name: String::new(), language: Some(draft.language.clone()) };
    let fragment = parse(Source::new("", words), &options);
    fragment.clauses.iter().any(|clause| {
        clause.number.is_some() && clause.marker.is_some_and(|marker| marker.start == 0)
    })
}

/// A place with a few words of its clause on either side.
fn excerpt(text: &str, clause: &Range<usize>, place: &Range<usize>) -> String {
    let before: Vec<&str> =
        text[clause.start..place.start].split_whitespace().rev().take(CONTEXT).collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    let after: Vec<&str> = text[place.end..clause.end].split_whitespace().take(CONTEXT).collect();
    let here = text[place.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let words = [before.join(" "), here, after.join(" ")];
    format!("“{}”", words.join(" ").trim())
}
