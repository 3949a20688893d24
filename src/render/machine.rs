//! What the formats for machines share: names of files, regions, fingerprints, and findings as one sentence.
//!
//! Programs show little of a finding, often its first words only, so the clause comes first.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::bidi::{ISOLATE, ISOLATE_LTR, ISOLATE_RTL, POP};
use crate::diagnostic::Severity;
use crate::draft::{ClauseIdx, Draft};
use crate::key::fold;
use crate::lint::Finding;
use crate::messages::{Value, semicolons};
use crate::say;
use crate::source::{Position, Source, Span};

use super::address::full;
use super::findings::reading;
use super::summary::side_names;
use super::units::Sides;
use super::visible;

/// The levels, the most severe first.
pub(super) const LEVELS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// Says how files are called in front of other programs: from the folder in which a project begins.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    /// The folder that names on the command line start from, absolute.
    pub here: PathBuf,
    /// The folder in which the project begins, absolute.
    pub root: PathBuf,
}

/// How a file is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileName {
    /// Below the root, with `/` between folders.
    Inside(String),
    /// Somewhere else, absolute.
    Outside(String),
    /// Standard input, which is no file.
    StandardInput,
}

impl Paths {
    /// The name of a file that was read under `path`.
    pub(super) fn name(&self, path: &str) -> FileName {
        if path == "-" {
            return FileName::StandardInput;
        }
        let absolute = normal(&self.here.join(path));
        let joined = |path: &Path| {
            let parts = path.components().filter_map(|part| match part {
                Component::RootDir => None,
                part => Some(part.as_os_str().to_string_lossy()),
            });
            parts.collect::<Vec<_>>().join("/")
        };
        match absolute.strip_prefix(normal(&self.root)) {
            Ok(inside) => FileName::Inside(joined(inside)),
            Err(_) if absolute.is_absolute() => {
                FileName::Outside(format!("/{}", joined(&absolute)))
            }
            Err(_) => FileName::Inside(joined(&absolute)),
        }
    }
}

impl FileName {
    /// The name as it is shown.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Inside(path) | Self::Outside(path) => path,
            Self::StandardInput => "stdin",
        }
    }
}

/// A path without `.` and `..`; the file system is not asked.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// A place in one line, in UTF-16 code units; `end` is one past the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: Position,
    pub(super) end: Position,
    pub(super) span: Span,
}

/// The words of a finding as far as they stand on their first line, or that line where there are none.
///
/// Programs show a finding beside the change that it belongs to only where each of its lines changed.
pub(super) fn region(source: &Source, span: Span) -> Region {
    let text = source.text();
    let words = source.slice(span);
    let blank = words.len() - words.trim_start().len();
    let mut start = span.start as usize + blank;
    let mut end = start + words[blank..].find('\n').unwrap_or(words.len() - blank);
    if start == end {
        // Nothing to point at: the first line with words from here on.
        let from = text[..span.start as usize].rfind('\n').map_or(0, |newline| newline + 1);
        let skipped = text[from..].len() - text[from..].trim_start_matches(is_blank).len();
        start = from + skipped;
        end = start + text[start..].find('\n').unwrap_or(text.len() - start);
    }
    let end = start + text[start..end].trim_end().len();
    let span = Span::new(start, end);
    Region { start: source.position_utf16(start), end: source.position_utf16(end), span }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// `Article 24, para 2: what was found`, with a word on the brackets where it holds on one reading only. What is gone
/// is named by its place in the old draft.
pub(super) fn sentence(finding: &Finding, draft: &Draft, old: Option<&Draft>) -> String {
    let mut sentence = String::new();
    let is_there = finding.clause.is_some_and(|idx| draft.clause(idx).text.contains(finding.span));
    let gone = old.zip(finding.old).filter(|_| !is_there);
    if let Some((old, place)) = gone {
        let [name, _] = side_names(Sides { old, new: draft });
        let place = Value::composed(clause_name(old, place.clause));
        let place = say!("place-in-draft", place = place, draft = Value::composed(name));
        sentence.push_str(&plain(&place));
        sentence.push_str(": ");
    } else if let Some(idx) = finding.clause {
        sentence.push_str(&clause_name(draft, idx));
        sentence.push_str(": ");
    }
    sentence.push_str(&plain(&finding.message));
    if let Some(reading) = reading(finding) {
        sentence = semicolons(&[sentence, reading]);
    }
    sentence
}

/// The full name of a clause, without isolates.
pub(super) fn clause_name(draft: &Draft, idx: ClauseIdx) -> String {
    plain(&full(draft, idx)).into_owned()
}

/// A text without the isolates that sentences for the terminal have, its control characters made visible: programs lay
/// out text of two directions themselves.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    const ISOLATES: [char; 4] = [ISOLATE, ISOLATE_LTR, ISOLATE_RTL, POP];
    if text.contains(ISOLATES) {
        return Cow::Owned(visible(&text.replace(ISOLATES, "")).into_owned());
    }
    visible(text)
}

/// A plain text on one line.
pub(super) fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2 errors`, in the language of the interface.
pub(super) fn count_of(n: usize, level: Severity) -> String {
    match level {
        Severity::Error => say!("n-errors", n = n),
        Severity::Warning => say!("n-warnings", n = n),
        Severity::Note => say!("n-notes", n = n),
    }
}

/// The beginning of a text, no longer than so many characters.
pub(super) fn shortened(text: &str, limit: usize) -> Cow<'_, str> {
    if text.char_indices().nth(limit).is_none() {
        return Cow::Borrowed(text);
    }
    let cut = text.char_indices().nth(limit - 1).map_or(0, |(at, _)| at);
    Cow::Owned(format!("{}…", text[..cut].trim_end()))
}

/// Tells findings apart by what they are about: rule, clause and words, never the line.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of a finding in a draft, and how many findings of that draft had it, this one included.
    pub(super) fn of(
        &mut self,
        finding: &Finding,
        draft: &Draft,
        old: Option<&Draft>,
    ) -> (String, usize) {
        let clause = finding.clause.map_or("", |idx| draft.clause(idx).id.as_str());
        let words = fold(draft.source.slice(finding.span));
        let before = match (finding.old, old) {
            (Some(place), Some(old)) => fold(old.source.slice(place.span)),
            _ => String::new(),
        };
        let mut digest = Sha256::new();
        for part in [finding.rule.as_str(), clause, words.trim(), before.trim()] {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        let mut hex = String::with_capacity(16);
        for byte in digest.finalize().iter().take(8) {
            write!(hex, "{byte:02x}").expect("a string takes all that is written to it");
        }
        let n = self.seen.entry(hex.clone()).or_insert(0);
        *n += 1;
        (hex, *n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(path: &str, expected: &FileName) {
        let paths = Paths { here: "/p/drafts".into(), root: "/p".into() };
        assert_eq!(paths.name(path), *expected);
    }

    #[test]
    fn files_are_named_from_the_root() {
        named("v1.txt", &FileName::Inside("drafts/v1.txt".to_owned()));
        named("./a/../v1.txt", &FileName::Inside("drafts/v1.txt".to_owned()));
        named("../v1.txt", &FileName::Inside("v1.txt".to_owned()));
        named("/p/x y.txt", &FileName::Inside("x y.txt".to_owned()));
        named("../../q/v1.txt", &FileName::Outside("/q/v1.txt".to_owned()));
        named("-", &FileName::StandardInput);
        assert_eq!(Paths::default().name("a/b.txt"), FileName::Inside("a/b.txt".to_owned()));
    }

    #[track_caller]
    fn placed(
        text: &str,
        start: usize,
        end: usize,
        expected: &str,
        line: usize,
        columns: (usize, usize),
    ) {
        let source = Source::new("t", text);
        let region = region(&source, Span::new(start, end));
        assert_eq!(source.slice(region.span), expected);
        assert_eq!((region.start.line, region.end.line), (line, line));
        assert_eq!((region.start.column, region.end.column), columns);
    }

    #[test]
    fn a_region_stands_on_one_line() {
        placed("one two\nthree", 4, 7, "two", 1, (5, 8));
        placed("one two \nthree", 4, 13, "two", 1, (5, 8));
        placed("one\n  two\n", 3, 9, "two", 2, (3, 6));
        placed("\n\n  Title \nText", 0, 0, "Title", 3, (3, 8));
        placed("one\n\ntwo", 4, 4, "two", 3, (1, 4));
        placed("a\u{1F600}b c", 5, 6, "b", 1, (4, 5));
        placed("one\r\ntwo", 0, 4, "one", 1, (1, 4));
        placed("one\n", 4, 4, "", 2, (1, 1));
        placed("\u{FEFF}Title", 0, 0, "Title", 1, (1, 6));
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(shortened("مادة", 4), "مادة");
        assert_eq!(shortened("مادة أولى", 6), "مادة…");
    }
}
