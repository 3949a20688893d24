//! Builds drafts for tests from a small mark-up, without the parser: what is tested here is what follows it.
//!
//! `PART I`, `Article 2` (the next line, unless blank, is the heading), `1. `, `(a) `, `* ` (a paragraph
//! without number), `~ ` (furniture), `^ ` (a note); any other line goes on with the text before.

use std::fmt::Write;

use crate::draft::{Clause, ClauseId, ClauseIdx, ClauseKind, Draft};
use crate::number::{Number, NumberKey};
use crate::source::{Source, Span};

struct Builder<'a> {
    text: &'a str,
    clauses: Vec<Clause>,
    open: Vec<(u8, usize)>,
    wants_heading: bool,
}

/// Builds a draft.
pub(crate) fn draft(text: &str) -> Draft {
    let mut builder = Builder { text, clauses: Vec::new(), open: Vec::new(), wants_heading: false };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        builder.line(at, line);
        at += line.len();
    }
    builder.finish()
}

impl Builder<'_> {
    fn line(&mut self, at: usize, line: &str) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            self.wants_heading = false;
            return;
        }
        let start = at + (line.len() - line.trim_start().len());
        let end = start + trimmed.len();
        let numbered = |word: &str| {
            let rest = trimmed.strip_prefix(word)?;
            (rest.len() < 12 && !rest.contains(' ')).then(|| rest.to_owned())
        };
        if let Some(number) = numbered("PART ").or_else(|| numbered("الجزء ")) {
            self.open(1, ClauseKind::Part, Some(number), start, end, end);
            self.wants_heading = true;
        } else if let Some(number) = numbered("Article ").or_else(|| numbered("المادة ")) {
            self.open(2, ClauseKind::Article, Some(number), start, end, end);
            self.wants_heading = true;
        } else if self.wants_heading {
            let (_, last) = *self.open.last().expect("a heading follows a title");
            self.clauses[last].heading = Some(Span::new(start, end));
            self.clauses[last].text = Span::new(end, end);
            self.wants_heading = false;
        } else if let Some((level, kind, number, skip)) = marker(trimmed) {
            self.open(level, kind, number, start, start + skip, end);
        } else if let Some(&(level, last)) = self.open.last()
            && level > 1
        {
            let clause = &mut self.clauses[last];
            let text = if clause.text.is_empty() { start } else { clause.text.start as usize };
            clause.text = Span::new(text, end);
        } else {
            self.open(2, ClauseKind::Preamble, None, start, start, end);
        }
    }

    fn open(
        &mut self,
        level: u8,
        kind: ClauseKind,
        number: Option<String>,
        start: usize,
        text: usize,
        end: usize,
    ) {
        while self.open.last().is_some_and(|&(open, _)| open >= level) {
            self.close();
        }
        let parent = self.open.last().map(|&(_, at)| ClauseIdx(at as u32));
        let base =
            parent.filter(|_| level > 2).map(|idx| format!("{}__", self.clauses[idx.get()].id));
        let name = number.clone().unwrap_or_else(|| format!("nn{}", self.clauses.len()));
        let kind_name = if kind == ClauseKind::Article { "art" } else { kind.as_str() };
        self.open.push((level, self.clauses.len()));
        self.clauses.push(Clause {
            id: ClauseId(format!("{}{kind_name}_{name}", base.unwrap_or_default()).into()),
            kind,
            number: number.map(|printed| Number { key: key(&printed), printed }),
            marker: None,
            heading: None,
            parent,
            subtree_end: 0,
            span: Span::new(start, end),
            text: Span::new(text, end),
            markings: Vec::new(),
        });
    }

    fn close(&mut self) {
        if let Some((_, at)) = self.open.pop() {
            self.clauses[at].subtree_end = self.clauses.len() as u32;
        }
    }

    fn finish(mut self) -> Draft {
        while !self.open.is_empty() {
            self.close();
        }
        Draft {
            name: "test".to_owned(),
            language: "en".to_owned(),
            source: Source::new("test", self.text),
            clauses: self.clauses,
            diagnostics: Vec::new(),
        }
    }
}

fn marker(line: &str) -> Option<(u8, ClauseKind, Option<String>, usize)> {
    for (mark, level, kind) in [
        ("* ", 3, ClauseKind::Paragraph),
        ("~ ", 5, ClauseKind::Furniture),
        ("^ ", 5, ClauseKind::Note),
    ] {
        if line.starts_with(mark) {
            return Some((level, kind, None, mark.len()));
        }
    }
    if let Some(rest) = line.strip_prefix('(') {
        let (number, _) = rest.split_once(") ")?;
        let is_short = number.chars().count() <= 2;
        return is_short.then(|| (4, ClauseKind::Point, Some(number.to_owned()), number.len() + 3));
    }
    let digits = line.find(|c: char| !c.is_ascii_digit()).filter(|&n| n > 0 && n < 4)?;
    let skip = if line[digits..].starts_with(". ") {
        2
    } else if line[digits..].starts_with(" - ") {
        3
    } else {
        return None;
    };
    Some((3, ClauseKind::Paragraph, Some(line[..digits].to_owned()), digits + skip))
}

fn key(printed: &str) -> NumberKey {
    let value = printed.parse().ok();
    NumberKey::plain(value.unwrap_or_else(|| printed.chars().map(|c| c as u32 % 512).sum()))
}

/// The text of a draft of some articles: a number that decides on heading and chapter, and paragraphs of words.
pub(crate) fn text_of(articles: &[(u8, Vec<Vec<u8>>)]) -> String {
    let word = |n: u8| {
        ["water", "boat", "shall", "of", "lamp", "fish", "lock", "fund"][usize::from(n % 8)]
            .to_owned()
            + ["", "s", "ing"][usize::from(n / 8)]
    };
    let mut text = String::new();
    for (at, (heading, paragraphs)) in articles.iter().enumerate() {
        if heading % 3 == 2 {
            let _ = writeln!(text, "PART {}\n", at + 1);
        }
        let _ = writeln!(text, "Article {}", at + 1);
        if heading % 2 == 0 {
            let _ = writeln!(text, "On {}", word(*heading));
        }
        text.push('\n');
        for (n, words) in paragraphs.iter().enumerate() {
            let words: Vec<String> = words.iter().map(|&n| word(n)).collect();
            let marker = match words.len() % 4 {
                0 => format!("({})", char::from(b'a' + n as u8)),
                1 => "*".to_owned(),
                _ => format!("{}.", n + 1),
            };
            let _ = writeln!(text, "{marker} {}.", words.join(" "));
        }
        text.push('\n');
    }
    text
}
