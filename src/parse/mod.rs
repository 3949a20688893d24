//! Turns a source into a draft. Never fails: what is odd becomes a diagnostic.
//!
//! The text is cut into blocks, what may be a heading is found and judged by its place in the sequence, and what
//! stands between two headings becomes paragraphs and points by the lists that are open. A marker or heading counts when
//! it continues the sequence that is open, else it is text.

mod block;
mod body;
mod chain;
mod dress;
mod furniture;
mod given;
mod heading;
mod ids;
mod list;
mod marker;
mod marking;
pub(crate) mod numeral;
mod preamble;
mod skeleton;
mod struck;
mod title;
mod tree;
mod version;
mod view;

pub(crate) use self::ids::insertion_of;

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::{Clause, ClauseKind, Draft};
use crate::language::{self, Language};
use crate::messages::Value;
use crate::messages::names::kind_name;
use crate::say;
use crate::source::{Source, Span};

/// What the caller knows of a text before it is parsed.
#[derive(Clone, Debug, Default)]
pub struct ParseOptions {
    /// What the reader calls the draft; the path of the source where empty.
    pub name: String,
    /// BCP 47 code of the language wanted; guessed from the text where `None`.
    pub language: Option<String>,
}

/// What every part of the parser looks at.
struct Context<'a> {
    text: &'a str,
    language: &'static Language,
}

impl Context<'_> {
    /// A span without the white space around it.
    fn trimmed(&self, span: Span) -> Span {
        let text = &self.text[span.range()];
        let lead = text.len() - text.trim_start_matches(block::is_blank).len();
        let len = text.trim_matches(block::is_blank).len();
        Span::new(span.start as usize + lead, span.start as usize + lead + len)
    }
}

/// The stretches of a draft that a typist would call paragraphs, in order: all of its words, without the white space
/// between. A clause, heading or text that begins a line begins a paragraph.
pub(crate) fn paragraphs(draft: &Draft) -> Vec<Span> {
    let text = draft.source.text();
    let starts: FxHashSet<u32> = draft
        .clauses
        .iter()
        .flat_map(|clause| [Some(clause.span), clause.marker, clause.heading, Some(clause.text)])
        .flatten()
        .map(|span| span.start)
        .collect();
    let begins_clause = |_: &str, line: &str| {
        let offset = line.as_ptr() as usize - text.as_ptr() as usize;
        starts.contains(&(offset as u32))
    };
    block::blocks(text, begins_clause).into_iter().map(|block| block.span).collect()
}

/// Parses a source into a draft, with what is odd in the draft's diagnostics.
///
/// ```
/// use travaux::parse::{ParseOptions, parse};
/// use travaux::source::Source;
///
/// let source = Source::new("draft.txt", "Article 1\nScope\n\n1. This text applies. 2. It applies to all.\n");
/// let draft = parse(source, &ParseOptions::default());
/// assert!(draft.find("art_1__para_2").is_some());
/// ```
pub fn parse(source: Source, options: &ParseOptions) -> Draft {
    let mut view = view::View::new(source.text());
    let code = options
        .language
        .clone()
        .or_else(|| language::guess(sample(&view.text)))
        .unwrap_or_else(|| "en".to_owned());
    let language =
        Language::by_code(&code).or_else(|| Language::by_code("en")).expect("English ships");
    let begins_clause = |before: &str, line: &str| {
        !marker::leads_reference(before, language)
            && (heading::begins_line(before, line, language) || marker::begins_line(line, language))
    };
    let blocks = block::blocks(&view.text, begins_clause);
    view.unwrap_lines(&blocks);
    let text: &str = &view.text;
    let ctx = Context { text, language };
    let versions = version::split(text, &blocks, &code, options.language.is_some());
    let mut tree = skeleton::build(&ctx, &blocks, &versions);
    tree.close();
    let decimal = std::mem::take(&mut tree.decimal);
    let mut clauses = tree.clauses;
    ids::assign(&mut clauses, |idx| decimal[idx.get()]);
    let mut diagnostics = Vec::new();
    marking::mark(text, language, &mut clauses, &mut diagnostics);
    repeated_numbers(&clauses, &mut diagnostics);
    if clauses.is_empty() {
        clauses.extend(only_controls(source.text()));
    }
    view.restore(source.text(), &mut clauses, &mut diagnostics);
    if !source.labels().is_empty() {
        let given = given::given(source.labels(), &clauses);
        ids::assign_around(&mut clauses, |idx| decimal.get(idx.get()).is_some_and(|&d| d), &given);
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
    let name =
        if options.name.is_empty() { source.path().to_owned() } else { options.name.clone() };
    Draft { name, language: code, source, clauses, diagnostics }
}

/// What covers a text in which the parser saw nothing but white space: invisible controls.
fn only_controls(source: &str) -> Option<Clause> {
    if source.chars().all(block::is_blank) {
        return None;
    }
    let mut tree = tree::Tree::default();
    tree.open(ClauseKind::Furniture, None, 0, 0);
    ids::assign(&mut tree.clauses, |_| false);
    tree.clauses.pop()
}

/// The number that a line begins with, where it begins with one: `6.`, `(e)`, `٣ -`.
pub(crate) fn leading_marker(line: &str, language: &Language) -> Option<Span> {
    let mut found = Vec::new();
    marker::markers(line, Span::new(0, line.len()), true, language, &mut found);
    found.first().filter(|marker| marker.before == marker::Before::Start).map(|marker| marker.span)
}

/// Enough of a text to tell its language: from its first line on.
fn sample(text: &str) -> &str {
    crate::key::start_of(text, 2500)
}

/// Reports numbers that stand twice below one parent.
fn repeated_numbers(clauses: &[Clause], diagnostics: &mut Vec<Diagnostic>) {
    let mut last: rustc_hash::FxHashMap<(Option<crate::draft::ClauseIdx>, ClauseKind), &Clause> =
        rustc_hash::FxHashMap::default();
    for clause in clauses {
        let Some(number) = &clause.number else { continue };
        if let Some(previous) = last.insert((clause.parent, clause.kind), clause)
            && let Some(before) = &previous.number
            && before.key == number.key
            && number.key != crate::number::NumberKey::plain(1)
        {
            diagnostics.push(Diagnostic {
                code: "repeated-number",
                severity: Severity::Warning,
                message: say!(
                    "number-stands-twice",
                    kind = Value::composed(kind_name(clause.kind, 1)),
                    number = number.printed.as_str()
                ),
                span: clause.marker.unwrap_or(clause.span),
            });
        }
    }
}
