//! How a clause is called in front of people: `Article 24`, `para 2 (a)`.

use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft};

use crate::messages::{commas, ui};
use crate::say;

use super::visible;
use super::wrap::isolated;

/// The clause under which changes are shown together: the article, else the chapter or preamble that holds it.
pub(super) fn owner(draft: &Draft, idx: ClauseIdx) -> ClauseIdx {
    if let Some(article) = draft.article_of(idx) {
        return article;
    }
    let mut last = idx;
    for ancestor in draft.ancestors(idx) {
        last = ancestor;
        let kind = draft.clause(ancestor).kind;
        if kind.is_group() || kind == ClauseKind::Preamble {
            break;
        }
    }
    last
}

/// The name of a clause by itself: its label as printed, else its kind and number.
pub(super) fn label(draft: &Draft, idx: ClauseIdx) -> String {
    let clause = draft.clause(idx);
    let printed = clause.marker.map(|span| squeeze(draft.source.slice(span))).unwrap_or_default();
    let printed = printed.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | '—' | '#' | '[' | ']' | '*' | '：')
    });
    if printed.chars().any(char::is_alphanumeric)
        && (clause.kind == ClauseKind::Article || clause.kind.is_group())
        && is_label_for_reader(draft, clause)
    {
        return capitalized(printed);
    }
    local(clause)
}

/// Where a clause stands below its owner: `para 2 (a) (i)`; empty for the owner itself.
pub(super) fn address(draft: &Draft, idx: ClauseIdx) -> String {
    let owner = owner(draft, idx);
    let mut parts: Vec<String> = draft
        .ancestors(idx)
        .take_while(|&idx| idx != owner)
        .map(|idx| local(draft.clause(idx)))
        .collect();
    parts.reverse();
    parts.join(" ")
}

/// The full name of a clause, in isolates where need be: `Article 24, para 2 (a)`.
pub(super) fn full(draft: &Draft, idx: ClauseIdx) -> String {
    let owner = owner(draft, idx);
    let label = isolated(&label(draft, owner));
    if owner == idx {
        return label;
    }
    commas(&[label, isolated(&address(draft, idx))])
}

/// The number of a clause as lawyers write it: `24(3)(a)`; its full name where it stands in no article.
pub(super) fn short(draft: &Draft, clause: ClauseIdx) -> String {
    let owner = owner(draft, clause);
    let article = draft.clause(owner);
    let (ClauseKind::Article, Some(mut short)) = (article.kind, number(article)) else {
        return full(draft, clause);
    };
    let mut below: Vec<ClauseIdx> =
        draft.ancestors(clause).take_while(|&idx| idx != owner).collect();
    below.reverse();
    for idx in below {
        match number(draft.clause(idx)) {
            Some(number) if number.contains(')') => short = format!("{short}({number}"),
            Some(number) => short = format!("{short}({number})"),
            None => break,
        }
    }
    short
}

/// The printed number of a clause, safe to print.
pub(super) fn number(clause: &Clause) -> Option<String> {
    clause.number.as_ref().map(|number| squeeze(&number.printed))
}

/// Kind and number without what stands above.
fn local(clause: &Clause) -> String {
    let word = match clause.kind {
        ClauseKind::Point | ClauseKind::Subpoint => {
            return match number(clause) {
                // `(c) bis` keeps its bracket inside.
                Some(number) if number.contains(')') => format!("({number}"),
                Some(number) => format!("({number})"),
                None => say!("point-n", n = ordinal(clause)),
            };
        }
        ClauseKind::Preamble if is_front_matter(clause) => return say!("word-front-matter"),
        ClauseKind::Preamble => return say!("word-preamble"),
        ClauseKind::Paragraph => say!("word-paragraph"),
        ClauseKind::Closing => return say!("word-closing"),
        ClauseKind::Translation => return say!("word-translation"),
        ClauseKind::Furniture => return say!("word-furniture"),
        ClauseKind::Article => say!("word-article"),
        ClauseKind::Part => say!("word-part"),
        ClauseKind::Title => say!("word-title"),
        ClauseKind::Chapter => say!("word-chapter"),
        ClauseKind::Section => say!("word-section"),
        ClauseKind::Cluster => say!("word-cluster"),
        ClauseKind::Annex => say!("word-annex"),
        ClauseKind::Recital => say!("word-recital"),
        ClauseKind::Note => say!("word-note"),
    };
    match number(clause) {
        Some(number) => format!("{word} {number}"),
        None if clause.kind == ClauseKind::Paragraph => {
            say!("unnumbered-paragraph", n = ordinal(clause))
        }
        None => format!("{word} {}", ordinal(clause)).trim_end().to_owned(),
    }
}

/// Whether the printed label of a clause is one that the reader understands: it is in the language of the interface, or
/// that is English. Otherwise the article of an English draft is an Arabic reader's مادة.
fn is_label_for_reader(draft: &Draft, clause: &Clause) -> bool {
    let primary = draft.language.split(['-', '_']).next().unwrap_or_default();
    let reads = ui().language();
    reads == "en" || primary == reads || clause.number.is_none()
}

/// Whether a clause is the title block that stands before the preamble.
pub(super) fn is_front_matter(clause: &Clause) -> bool {
    clause.kind == ClauseKind::Preamble
        && clause.id.as_str().rsplit("__").next().is_some_and(|id| id.starts_with("preface"))
}

/// The number at the end of the id of a clause that prints none: 3 in `preamble__rec_3`.
fn ordinal(clause: &Clause) -> &str {
    let last = clause.id.as_str().rsplit("__").next().unwrap_or_default();
    let digits = last.rsplit('_').next().unwrap_or_default();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits } else { "" }
}

/// White space collapsed, control characters made visible.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&visible(word));
    }
    out
}

/// `ARTICLE 24` as `Article 24`; anything else as it is.
fn capitalized(label: &str) -> String {
    let (word, rest) = label.split_once(' ').unwrap_or((label, ""));
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_uppercase()) || rest.is_empty() {
        return label.to_owned();
    }
    format!("{}{} {rest}", &word[..1], word[1..].to_ascii_lowercase())
}
