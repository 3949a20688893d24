//! Where the words of a draft come from, article by article, and how many articles come from which instrument.

use std::collections::BTreeMap;

use crate::diff::Segment;
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key::fold;
use crate::messages::{Value, commas, semicolons};
use crate::origins::{
    Added, ArticleOrigins, Dropped, Edit, Elsewhere, Extent, Kind, Origin, Origins, Passage, Source,
};
use crate::say;
use crate::series::date::Date;
use crate::source::Span;

use super::Version;
use super::address::{full, label, short, squeeze};
use super::wrap::{Op, Run, isolated, truncate};

mod csv;
mod json;
mod markdown;
mod text;

pub use csv::origins as csv;
pub use json::origins as json;
pub use markdown::origins as markdown;
pub use text::origins as text;

/// Columns that quoted words may fill.
const QUOTE: usize = 48;
/// Columns that a heading may fill.
const HEADING: usize = 60;
/// Columns that the name of an instrument may fill.
const NAME: usize = 72;
/// Pieces that are named in a line.
const MOST: usize = 2;
/// The share of an article of an instrument from which on it is worth saying what else of it was left out.
const WORTH_NAMING: f64 = 0.4;

/// Where the words of a draft come from, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The draft.
    pub version: Version<'a>,
    /// When it was made, where that is known.
    pub date: Option<Date>,
    /// The folder of the instruments, as the reader called it.
    pub folder: &'a str,
    /// Whether one article only was asked for.
    pub is_one_article: bool,
    /// What was found.
    pub origins: &'a Origins,
}

/// What is said of an article below its origin: what it is about, and the words.
pub(super) struct Details {
    without: Option<String>,
    added: Option<String>,
    new: Option<String>,
    further: Vec<String>,
    also: Option<String>,
}

impl Details {
    /// The lines, in the order of the text.
    pub(super) fn lines(self) -> impl Iterator<Item = String> {
        let first = [self.without, self.added, self.new].into_iter().flatten();
        first.chain(self.further).chain(self.also)
    }
}

impl<'a> Report<'a> {
    pub(super) fn draft(&self) -> &'a Draft {
        self.version.draft
    }

    pub(super) fn source(&self, origin: &Origin) -> &'a Source {
        &self.origins.sources[origin.source]
    }

    /// What heads the report.
    pub(super) fn heading(&self) -> String {
        let draft = squeeze(&self.draft().name);
        let folder = squeeze(self.folder);
        say!("origins-title", draft = draft, n = self.origins.looked_at, folder = folder)
    }

    /// The name of an article, with its heading.
    pub(super) fn article(&self, clause: ClauseIdx) -> String {
        let name = isolated(&label(self.draft(), clause));
        match self.draft().heading(clause) {
            Some(heading) => {
                let heading = say!("quoted-in-print", text = cut(&squeeze(heading), HEADING));
                format!("{name} {heading}")
            }
            None => name,
        }
    }

    /// Several articles one after the other for which nothing was found.
    fn new_run(&self, first: &ArticleOrigins, last: &ArticleOrigins, n: usize) -> String {
        let name = |article: &ArticleOrigins| {
            Value::composed(isolated(&label(self.draft(), article.clause)))
        };
        say!("origins-new-run", first = name(first), last = name(last), n = n)
    }

    /// Where an article of an instrument stands: `UNTOC, Article 18 (2000)`.
    pub(super) fn place(&self, source: usize, clause: ClauseIdx) -> String {
        let Source { instrument, draft } = &self.origins.sources[source];
        let name = self.name(source);
        let place = commas(&[isolated(&name), full(draft, clause)]);
        match instrument.date {
            Some(date) => {
                say!("origins-dated", place = Value::composed(place), year = date.year.to_string())
            }
            None => place,
        }
    }

    /// What an instrument is called, in not too many words; with its path where these are those of another too.
    fn name(&self, source: usize) -> String {
        let short = |source: &Source| cut(&squeeze(&source.instrument.name), NAME);
        let sources = &self.origins.sources;
        let name = short(&sources[source]);
        let is_shared =
            sources.iter().enumerate().any(|(n, other)| n != source && short(other) == name);
        let path = &sources[source].instrument.path;
        if is_shared { format!("{name} [{}]", squeeze(path)) } else { name }
    }

    /// What became of an article in a sentence: its kind, share and source.
    pub(super) fn verdict(&self, article: &ArticleOrigins) -> String {
        let Some(origin) = article.origins.first() else { return say!("origins-new") };
        let place = Value::composed(self.place(origin.source, origin.clause));
        match origin.kind {
            Kind::Verbatim => say!("origins-verbatim", place = place),
            Kind::Adapted => {
                say!("origins-adapted", place = place, n = percent(origin.taken, article.words))
            }
            Kind::Heading => say!("origins-heading", place = place),
        }
    }

    /// What was left out and added, and where else the words stand.
    pub(super) fn details(&self, article: &ArticleOrigins) -> Details {
        let Some(origin) = article.origins.first() else {
            return Details {
                without: None,
                added: None,
                new: None,
                further: Vec::new(),
                also: None,
            };
        };
        let further = article.origins.iter().skip(1).map(|origin| {
            let place = Value::composed(self.place(origin.source, origin.clause));
            say!("origins-further", place = place, n = percent(origin.taken, article.words))
        });
        let has_words = origin.kind != Kind::Heading;
        let line = |parts: Vec<String>, say: &dyn Fn(Value<'_>) -> String| {
            (has_words && !parts.is_empty()).then(|| say(Value::composed(semicolons(&parts))))
        };
        Details {
            without: line(self.without(origin), &|parts| say!("origins-without", parts = parts)),
            added: line(self.added(origin), &|parts| say!("origins-added", parts = parts)),
            new: line(self.new_clauses(article), &|parts| say!("origins-new-in", parts = parts)),
            further: further.collect(),
            also: (!article.also_in.is_empty()).then(|| {
                let places = self.also(article);
                say!("origins-also", places = Value::composed(semicolons(&places)))
            }),
        }
    }

    /// Where the words stand too.
    fn also(&self, article: &ArticleOrigins) -> Vec<String> {
        let place = |also: &Elsewhere| {
            let place = Value::composed(self.place(also.source, also.clause));
            say!("origins-also-one", place = place, n = percent(also.taken, article.words))
        };
        first_few(article.also_in.iter().map(place).collect())
    }

    /// What of the first origin is not in the draft: the largest pieces, then whole clauses.
    fn without(&self, origin: &Origin) -> Vec<String> {
        let draft = &self.source(origin).draft;
        let mut pieces: Vec<&Dropped> = self.edits(origin).flat_map(|edit| &edit.dropped).collect();
        pieces.sort_by_key(|piece| (piece.extent == Extent::Words, usize::MAX - piece.words));
        let mut seen = Vec::new();
        pieces.retain(|piece| {
            piece.extent != Extent::Words || is_first(draft, piece.span, &mut seen)
        });
        let mut parts: Vec<String> = pieces.iter().map(|piece| dropped(draft, piece)).collect();
        let given: usize = origin.passages.iter().map(|passage| passage.taken).sum();
        if given as f64 >= WORTH_NAMING * origin.source_words as f64 {
            let clauses: Vec<String> =
                origin.left_out.iter().map(|&clause| short(draft, clause)).collect();
            if !clauses.is_empty() {
                parts.insert(0, commas(&first_few(clauses)));
            }
        }
        first_few(parts)
    }

    /// The edits of an origin in which words change, and not just the number in a reference.
    fn edits<'o>(&self, origin: &'o Origin) -> impl Iterator<Item = &'o Edit> {
        let (old, new) = (&self.source(origin).draft, self.draft());
        let has_words =
            |draft: &Draft, span| draft.source.slice(span).chars().any(char::is_alphabetic);
        let edits = origin.passages.iter().flat_map(|passage| &passage.edits);
        edits.filter(move |edit| {
            edit.dropped.iter().any(|piece| has_words(old, piece.span))
                || edit.added.iter().any(|piece| has_words(new, piece.span))
        })
    }

    /// What the draft adds to the passages of its first origin: the largest pieces.
    fn added(&self, origin: &Origin) -> Vec<String> {
        let mut pieces: Vec<&Added> = self.edits(origin).flat_map(|edit| &edit.added).collect();
        pieces.sort_by_key(|piece| usize::MAX - piece.words);
        let draft = self.draft();
        let mut seen = Vec::new();
        pieces.retain(|piece| is_first(draft, piece.span, &mut seen));
        let quote = |piece: &&Added| {
            let words = Value::composed(quoted(draft, piece.span));
            say!("origins-words-in", words = words, clause = short(draft, piece.clause))
        };
        first_few(pieces.iter().map(quote).collect())
    }

    /// Paragraphs and points of the draft for which nothing was found in any origin.
    fn new_clauses(&self, article: &ArticleOrigins) -> Vec<String> {
        let draft = self.draft();
        let found: Vec<ClauseIdx> = article
            .origins
            .iter()
            .flat_map(|origin| &origin.passages)
            .flat_map(|passage| passage.clauses.iter().copied())
            .collect();
        let is_found = |clause: ClauseIdx| {
            draft.subtree(clause).any(|(idx, _)| found.contains(&idx))
                || draft.ancestors(clause).any(|idx| found.contains(&idx))
        };
        let children = draft.children(article.clause).filter(|&child| {
            let clause = draft.clause(child);
            matches!(clause.kind, ClauseKind::Paragraph | ClauseKind::Point)
                && draft.subtree(child).any(|(_, clause)| {
                    draft.source.slice(clause.text).chars().any(char::is_alphanumeric)
                })
        });
        let new: Vec<String> = children
            .filter(|&child| !is_found(child) && draft.clause(child).number.is_some())
            .map(|child| short(draft, child))
            .collect();
        first_few(new)
    }

    /// How many articles came from where: the sentences at the end.
    pub(super) fn summary(&self) -> Vec<String> {
        if self.is_one_article {
            return self.later().into_iter().collect();
        }
        let counts = Counts::new(self.origins);
        let mut lines = vec![say!(
            "origins-summary",
            n = self.origins.articles.len(),
            verbatim = counts.verbatim,
            adapted = counts.adapted,
            new = counts.new
        )];
        if counts.heading > 0 {
            lines.push(say!("origins-summary-headings", n = counts.heading));
        }
        lines.extend(self.later());
        lines
    }

    /// How many instruments are later than the draft, where there are any.
    fn later(&self) -> Option<String> {
        let date = self.date.map(|date| date.to_string()).unwrap_or_default();
        let n = self.origins.later;
        (n > 0).then(|| say!("origins-later", n = n, date = date))
    }

    /// The instruments that are first origins, with how many articles, the most first.
    pub(super) fn by_instrument(&self) -> Vec<(usize, String)> {
        if self.is_one_article {
            return Vec::new();
        }
        let counts = Counts::new(self.origins);
        let named = counts
            .by_source
            .into_iter()
            .map(|(source, n)| (n, squeeze(&self.origins.sources[source].instrument.name)));
        let mut named: Vec<(usize, String)> = named.collect();
        named.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        named
    }
}

/// How many articles are of each kind.
#[derive(Debug, Default)]
struct Counts {
    verbatim: usize,
    adapted: usize,
    heading: usize,
    new: usize,
    /// Articles with words of each source as their first origin.
    by_source: BTreeMap<usize, usize>,
}

impl Counts {
    fn new(origins: &Origins) -> Self {
        let mut counts = Self::default();
        for article in &origins.articles {
            let Some(first) = article.origins.first() else {
                counts.new += 1;
                continue;
            };
            match first.kind {
                Kind::Verbatim => counts.verbatim += 1,
                Kind::Adapted => counts.adapted += 1,
                Kind::Heading => counts.heading += 1,
            }
            if first.kind != Kind::Heading {
                *counts.by_source.entry(first.source).or_default() += 1;
            }
        }
        counts
    }
}

/// What was left out, as a reader calls it: `the last sentence of 18(9)`.
fn dropped(draft: &Draft, piece: &Dropped) -> String {
    let clause = short(draft, piece.clause);
    match piece.extent {
        Extent::Clause => clause,
        Extent::FirstSentence => say!("origins-first-sentence", clause = clause),
        Extent::LastSentence => say!("origins-last-sentence", clause = clause),
        Extent::Sentence => say!("origins-sentence", clause = clause),
        Extent::Words => {
            let words = Value::composed(quoted(draft, piece.span));
            say!("origins-words-in", words = words, clause = clause)
        }
    }
}

/// Whether words are not among those that were seen; a treaty often changes the same words in every paragraph.
fn is_first(draft: &Draft, span: Span, seen: &mut Vec<String>) -> bool {
    let words = fold(bare(draft.source.slice(span))).to_lowercase();
    let is_first = !seen.contains(&words);
    if is_first {
        seen.push(words);
    }
    is_first
}

/// Words without the marks around them.
fn bare(words: &str) -> &str {
    const KEPT: &str = "()[]\"“”«»";
    words.trim_matches(|c: char| !c.is_alphanumeric() && !KEPT.contains(c))
}

fn quoted(draft: &Draft, span: Span) -> String {
    say!("quoted-in-print", text = cut(&squeeze(bare(draft.source.slice(span))), QUOTE))
}

/// The first words of a text that fit in so many columns.
fn cut(text: &str, columns: usize) -> String {
    let cut = truncate(text, columns);
    match cut.strip_suffix('…').and_then(|head| head.rsplit_once(' ')) {
        Some((words, _)) if 2 * words.len() > cut.len() => format!("{words} …"),
        _ => cut,
    }
}

/// The first few of some pieces, and how many more there are.
fn first_few(mut parts: Vec<String>) -> Vec<String> {
    let n = parts.len();
    if n > MOST + 1 {
        parts.truncate(MOST);
        parts.push(say!("origins-more", n = n - MOST));
    }
    parts
}

/// A share in whole per cent; 100 only where it is all, 0 only where it is none.
fn percent(part: usize, whole: usize) -> usize {
    match part {
        0 => 0,
        _ if part >= whole => 100,
        _ => (part * 100 / whole).clamp(1, 99),
    }
}

/// The words of a passage, marked up: what was left out, what was added.
pub(super) fn runs<'a>(passage: &Passage, old: &'a Draft, new: &'a Draft) -> Vec<Run<'a>> {
    let spaced = |draft: &'a Draft, span: Span| {
        // Between clauses stand numbers, which are not compared.
        let text = draft.source.slice(span);
        let is_cut = !text.ends_with(char::is_whitespace)
            && draft.source.text()[span.end as usize..].starts_with(char::is_whitespace);
        if is_cut { format!("{text} ") } else { text.to_owned() }
    };
    let run = |segment: &Segment| match *segment {
        Segment::Equal { new: span, .. } => Run::new(Op::Equal, spaced(new, span)),
        Segment::Delete { old: span } => Run::new(Op::Delete, spaced(old, span)),
        Segment::Insert { new: span } => Run::new(Op::Insert, spaced(new, span)),
    };
    passage.segments.iter().map(run).collect()
}

/// Which clauses a passage is about: `18(9) -> 46(9)`.
pub(super) fn passage_title(passage: &Passage, old: &Draft, new: &Draft) -> String {
    let names = |draft: &Draft, clauses: &[ClauseIdx]| {
        commas(&clauses.iter().map(|&clause| short(draft, clause)).collect::<Vec<_>>())
    };
    format!("{} -> {}", names(old, &passage.source_clauses), names(new, &passage.clauses))
}
