//! The characters that a language is written with, once folded.
//!
//! A class such as `\w` names letters of more than a hundred scripts. For a text in one of them the others make no
//! difference, but they are most of what compiling a pattern costs.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// Signs of many languages: letters without accents, digits, and the marks of the page.
const COMMON: [(char, char); 3] =
    [('\0', '\u{7F}'), ('\u{A0}', '\u{BF}'), ('\u{2010}', '\u{2027}')];

/// The characters of a script, besides those that all share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Script(&'static [(char, char)]);

impl Script {
    /// The script of a language; what all languages share for one that is not known.
    pub(super) fn of(language: &str) -> Self {
        Self(match language {
            "ar" => &[('\u{600}', '\u{6FF}')],
            "ru" => &[('\u{400}', '\u{45F}')],
            "zh" => &[('\u{3000}', '\u{303F}'), ('\u{4E00}', '\u{9FFF}'), ('\u{FF00}', '\u{FFEF}')],
            _ => &[],
        })
    }

    fn ranges(self) -> impl Iterator<Item = (char, char)> {
        COMMON.iter().chain(self.0).copied()
    }

    /// Whether a text is written in this script throughout.
    pub(super) fn holds(self, text: &str) -> bool {
        text.is_ascii()
            || text
                .chars()
                .all(|c| c.is_ascii() || self.ranges().any(|(first, last)| first <= c && c <= last))
    }

    /// An expression that matches in texts of this script as the given one does.
    pub(super) fn only(self, hir: &Hir) -> Hir {
        let ranges = self.ranges().map(|(first, last)| ClassUnicodeRange::new(first, last));
        narrow(hir, &ClassUnicode::new(ranges))
    }
}

/// Takes all other characters out of the classes of an expression. Its depth is bounded by the parser.
fn narrow(hir: &Hir, script: &ClassUnicode) -> Hir {
    let all = |parts: &[Hir]| parts.iter().map(|part| narrow(part, script)).collect();
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let mut class = class.clone();
            class.intersect(script);
            Hir::class(Class::Unicode(class))
        }
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            sub: Box::new(narrow(&repetition.sub, script)),
            ..repetition.clone()
        }),
        HirKind::Capture(capture) => narrow(&capture.sub, script),
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(parts) => Hir::alternation(all(parts)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => hir.clone(),
    }
}
