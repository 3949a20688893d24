//! The outline of a draft whose text is not here: the numbers and subjects that a record gives of it.
//!
//! An outline is a [`Draft`] without words, so that whatever names, finds and follows clauses works on it as well.

use std::collections::BTreeMap;

use crate::draft::{Clause, ClauseId, ClauseIdx, ClauseKind, Draft};
use crate::number::{Number, NumberKey};
use crate::parse::insertion_of;
use crate::source::{Source, Span};

/// How many levels an id may have.
const DEEPEST: usize = 12;

/// What a record says of one clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The id: `art_42`, `art_42__para_3`.
    pub id: String,
    /// What it is about.
    pub subject: Option<String>,
}

/// A chapter, or a cluster of a chapter, with the articles that it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The number of the chapter.
    pub chapter: Option<String>,
    /// The number of the cluster in it.
    pub cluster: Option<String>,
    /// What it is called.
    pub heading: Option<String>,
    /// The numbers of its articles.
    pub articles: Vec<String>,
}

/// Makes the outline of a draft.
pub fn outline(name: &str, language: &str, known: &[Known], groups: &[Group]) -> Draft {
    let mut tree = Tree::default();
    let mut held: BTreeMap<String, String> = BTreeMap::new();
    for group in groups {
        let mut id = String::new();
        if let Some(chapter) = &group.chapter {
            id = format!("chp_{chapter}");
            tree.add(&id, None);
        }
        if let Some(cluster) = &group.cluster {
            let above = if id.is_empty() { String::new() } else { format!("{id}__") };
            id = format!("{above}cluster_{cluster}");
        }
        if id.is_empty() {
            continue;
        }
        tree.add(&id, group.heading.as_deref());
        for number in &group.articles {
            let number: String = number.split_whitespace().collect();
            let article = format!("art_{number}");
            tree.add(&article, None);
            held.insert(article, id.clone());
        }
    }
    for clause in known.iter().filter(|clause| clause.id.matches("__").count() < DEEPEST) {
        let mut above = String::new();
        for part in clause.id.split("__") {
            above = if above.is_empty() { part.to_owned() } else { format!("{above}__{part}") };
            tree.add(&above, None);
        }
        tree.add(&clause.id, clause.subject.as_deref());
    }
    tree.finish(name, language, &held)
}

/// The key of a number in an id: `10bis`, `3`, `a`, `II`.
fn number(text: &str) -> Option<NumberKey> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (value, rest) = text.split_at(digits);
    let rest = rest.trim();
    if value.is_empty() {
        return None;
    }
    let key = NumberKey::plain(value.parse().ok()?);
    if rest.is_empty() {
        return Some(key);
    }
    if let Some(insertion) = insertion_of(rest) {
        return Some(NumberKey { insertion, ..key });
    }
    let letter = rest.chars().next().filter(char::is_ascii_alphabetic)?;
    Some(NumberKey { letter: u16::from(letter.to_ascii_lowercase() as u8 - b'a' + 1), ..key })
}

/// Clauses of an outline by id, with their headings.
#[derive(Default)]
struct Tree {
    headings: BTreeMap<String, Option<String>>,
    order: Vec<String>,
}

impl Tree {
    fn add(&mut self, id: &str, heading: Option<&str>) {
        if !self.headings.contains_key(id) {
            self.order.push(id.to_owned());
        }
        let known = self.headings.entry(id.to_owned()).or_default();
        if known.is_none() {
            *known = heading.map(str::to_owned);
        }
    }

    /// Puts the articles into the groups that hold them, in order.
    fn finish(self, name: &str, language: &str, held: &BTreeMap<String, String>) -> Draft {
        let chapters = spans(held);
        let above = |id: &str| match id.rsplit_once("__") {
            Some((above, _)) => Some(above.to_owned()),
            None => held.get(id).cloned().or_else(|| {
                // What stands between two articles of one chapter stands in it.
                let number = article(id)?;
                let mut around =
                    chapters.iter().filter(|(_, (first, last))| *first < number && number < *last);
                around
                    .next()
                    .map(|(chapter, _)| (*chapter).to_owned())
                    .filter(|_| around.next().is_none())
            }),
        };
        let mut children: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in &self.order {
            let above = above(id).filter(|above| self.headings.contains_key(above));
            children.entry(above.unwrap_or_default()).or_default().push(id.clone());
        }
        let groups = firsts(held);
        for list in children.values_mut() {
            // A group stands where its first article does, before it.
            list.sort_by_key(|id| match article(id.rsplit("__").next().unwrap_or_default()) {
                Some(number) => (Some(number), true),
                None => (groups.get(id.as_str()).copied(), false),
            });
        }
        let mut builder = Builder {
            headings: &self.headings,
            children: &children,
            text: String::new(),
            clauses: Vec::new(),
        };
        builder.below(None, None);
        let Builder { text, clauses, .. } = builder;
        Draft {
            name: name.to_owned(),
            language: language.to_owned(),
            source: Source::new(name, text),
            clauses,
            diagnostics: Vec::new(),
        }
    }
}

/// The number of an article.
fn article(id: &str) -> Option<NumberKey> {
    id.strip_prefix("art_").and_then(number)
}

/// The first and the last article of each chapter, or of each group outside chapters.
fn spans(held: &BTreeMap<String, String>) -> BTreeMap<&str, (NumberKey, NumberKey)> {
    let mut spans: BTreeMap<&str, (NumberKey, NumberKey)> = BTreeMap::new();
    for (id, group) in held {
        let Some(number) = article(id) else { continue };
        let chapter = group.split("__").next().unwrap_or_default();
        let span = spans.entry(chapter).or_insert((number, number));
        *span = (span.0.min(number), span.1.max(number));
    }
    spans
}

/// The first article of each group, those of groups in it included.
fn firsts(held: &BTreeMap<String, String>) -> BTreeMap<&str, NumberKey> {
    let mut firsts: BTreeMap<&str, NumberKey> = BTreeMap::new();
    for (id, group) in held {
        let Some(number) = article(id) else { continue };
        let chapter = group.split("__").next().unwrap_or_default();
        for group in [group.as_str(), chapter] {
            let first = firsts.entry(group).or_insert(number);
            *first = number.min(*first);
        }
    }
    firsts
}

/// Writes the clauses down in order, with a text that holds their headings.
struct Builder<'a> {
    headings: &'a BTreeMap<String, Option<String>>,
    children: &'a BTreeMap<String, Vec<String>>,
    text: String,
    clauses: Vec<Clause>,
}

impl Builder<'_> {
    fn below(&mut self, above: Option<&str>, parent: Option<ClauseIdx>) {
        for id in self.children.get(above.unwrap_or_default()).into_iter().flatten() {
            let at = self.clauses.len();
            let last = id.rsplit("__").next().unwrap_or_default();
            let (kind, printed) = last.split_once('_').unwrap_or((last, ""));
            let start = self.text.len();
            let heading = self.headings.get(id).cloned().flatten();
            self.text.push_str(heading.as_deref().unwrap_or_default());
            let heading_span = Span::new(start, self.text.len());
            self.text.push('\n');
            let printed = with_suffix_apart(printed);
            self.clauses.push(Clause {
                id: ClauseId(id.as_str().into()),
                kind: kind_of(kind),
                number: (!printed.is_empty())
                    .then(|| Number { key: number(&printed).unwrap_or_default(), printed }),
                marker: None,
                heading: heading.is_some().then_some(heading_span),
                parent,
                subtree_end: 0,
                span: heading_span,
                text: Span::new(heading_span.end as usize, heading_span.end as usize),
                markings: Vec::new(),
            });
            self.below(Some(id), Some(ClauseIdx(at as u32)));
            let end = self.clauses.len() as u32;
            let span_end = self.text.trim_end().len().max(start);
            self.clauses[at].subtree_end = end;
            self.clauses[at].span = Span::new(start, span_end);
        }
    }
}

/// `10bis` as `10 bis`.
fn with_suffix_apart(number: &str) -> String {
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match number.split_at(digits) {
        (digits, suffix) if !digits.is_empty() && suffix.len() > 1 => format!("{digits} {suffix}"),
        _ => number.to_owned(),
    }
}

/// The kind that the first part of an id stands for.
fn kind_of(element: &str) -> ClauseKind {
    match element {
        "chp" => ClauseKind::Chapter,
        "cluster" => ClauseKind::Cluster,
        "part" => ClauseKind::Part,
        "title" => ClauseKind::Title,
        "sec" | "section" => ClauseKind::Section,
        "annex" => ClauseKind::Annex,
        "preamble" => ClauseKind::Preamble,
        "rec" => ClauseKind::Recital,
        "para" => ClauseKind::Paragraph,
        "point" => ClauseKind::Point,
        "subpoint" => ClauseKind::Subpoint,
        _ => ClauseKind::Article,
    }
}
