//! Patterns as authors write them, made ready for folded text.
//!
//! A pattern is a regular expression of the `regex` crate, matched without regard to case, accents, vowel signs or
//! spelling variants. Besides its syntax there is one shorthand: `~` is the start of a word; in Arabic the particles
//! that are written onto a word (and, in, like, to, the) may stand between. Regexes are compiled when first needed.

use std::sync::OnceLock;

use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_syntax::ast::parse::Parser;

use super::literal;
use super::text::fold_char;
use crate::key::for_each_folded;

/// What `~` stands for in Arabic: conjunction, preposition and article, each of which may be missing.
const ARABIC_WORD_START: &str = r"\b(?:[وف]?(?:[بك]?ال|لل|[بكل])?)";
/// What `~` stands for in scripts that put spaces between words.
const WORD_START: &str = r"\b";

/// The languages that rules may speak, as BCP 47 codes.
pub const LANGUAGES: [&str; 6] = ["en", "ar", "fr", "es", "ru", "zh"];

/// What is wrong with a pattern, and where: a byte offset in the pattern as written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PatternError {
    pub(crate) message: String,
    pub(crate) at: usize,
}

/// One pattern, folded.
#[derive(Debug)]
pub(crate) struct Pattern {
    folded: String,
    literals: Option<Vec<String>>,
}

impl Pattern {
    /// Folds and checks a pattern in a language.
    pub(crate) fn new(written: &str, language: &str) -> Result<Self, PatternError> {
        let (folded, offsets) = fold(written, language);
        let ast = Parser::new().parse(&folded).map_err(|error| PatternError {
            message: error.kind().to_string(),
            at: offsets.get(error.span().start.offset).copied().unwrap_or(written.len()),
        })?;
        // Only `\p{...}` can be well-formed and still unknown; all else that parses also translates.
        if folded.contains(r"\p") || folded.contains(r"\P") {
            regex_syntax::hir::translate::Translator::new().translate(&folded, &ast).map_err(
                |error| PatternError {
                    message: error.kind().to_string(),
                    at: offsets.get(error.span().start.offset).copied().unwrap_or(0),
                },
            )?;
        }
        Ok(Self { literals: literal::required(&ast), folded })
    }
}

/// Several patterns of which any may match.
#[derive(Debug, Default)]
pub(crate) struct PatternSet {
    patterns: Vec<Pattern>,
    regex: OnceLock<Result<Regex, String>>,
    singles: OnceLock<Vec<Result<Regex, String>>>,
}

impl PatternSet {
    pub(crate) fn new(patterns: Vec<Pattern>) -> Self {
        Self { patterns, ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Literals of which every match holds one; `None` where a pattern has none, so that every sentence is tried.
    pub(crate) fn literals(&self) -> Option<Vec<&str>> {
        let mut all = Vec::new();
        for pattern in &self.patterns {
            all.extend(pattern.literals.as_ref()?.iter().map(String::as_str));
        }
        Some(all)
    }

    /// The compiled patterns, or why they cannot be compiled.
    pub(crate) fn regex(&self) -> Result<&Regex, &str> {
        let compiled = self.regex.get_or_init(|| {
            let joined: Vec<String> =
                self.patterns.iter().map(|pattern| format!("(?:{})", pattern.folded)).collect();
            compile(&joined.join("|"))
        });
        compiled.as_ref().map_err(String::as_str)
    }

    /// Each pattern by itself, compiled, or why it cannot be compiled.
    pub(crate) fn singles(&self) -> impl Iterator<Item = Result<&Regex, &str>> {
        let compiled = self
            .singles
            .get_or_init(|| self.patterns.iter().map(|pattern| compile(&pattern.folded)).collect());
        compiled.iter().map(|regex| regex.as_ref().map_err(String::as_str))
    }
}

/// Compiles an expression for short texts: what it costs to build counts for more than what it costs to run.
fn compile(pattern: &str) -> Result<Regex, String> {
    let config = Config::new()
        .nfa_size_limit(Some(10 << 20))
        .which_captures(WhichCaptures::Implicit)
        .onepass(false)
        .dfa(false)
        .hybrid(false);
    Regex::builder().configure(config).build(pattern).map_err(|error| error.to_string())
}

/// The folded pattern, and for each of its bytes the offset in the pattern as written.
fn fold(written: &str, language: &str) -> (String, Vec<usize>) {
    let mut folder = Folder { language, folded: String::new(), offsets: Vec::new() };
    let mut rest = written.strip_prefix("(?i)").unwrap_or(written);
    while !rest.is_empty() {
        let at = written.len() - rest.len();
        let taken = match rest.as_bytes()[0] {
            b'\\' => folder.escape(rest, at),
            b'~' => folder.word_start(at),
            _ => folder.plain(rest, at),
        };
        rest = &rest[taken..];
    }
    (folder.folded, folder.offsets)
}

struct Folder<'a> {
    language: &'a str,
    folded: String,
    offsets: Vec<usize>,
}

impl Folder<'_> {
    fn push(&mut self, text: &str, at: usize) {
        self.folded.push_str(text);
        self.offsets.resize(self.folded.len(), at);
    }

    /// Copies an escape such as `\b`, `\.` or `\p{Arabic}` as it is.
    fn escape(&mut self, rest: &str, at: usize) -> usize {
        let mut chars = rest.char_indices().skip(1);
        let escaped = chars.next().map(|(_, c)| c);
        let mut end = 1 + escaped.map_or(0, char::len_utf8);
        if matches!(escaped, Some('p' | 'P' | 'x' | 'u' | 'U')) && rest[end..].starts_with('{') {
            end += rest[end..].find('}').map_or(rest.len() - end, |close| close + 1);
        }
        for (n, c) in rest[..end].char_indices() {
            self.push(c.encode_utf8(&mut [0; 4]), at + n);
        }
        end
    }

    fn word_start(&mut self, at: usize) -> usize {
        match self.language {
            "ar" => self.push(ARABIC_WORD_START, at),
            "zh" => {}
            _ => self.push(WORD_START, at),
        }
        1
    }

    fn plain(&mut self, rest: &str, at: usize) -> usize {
        let end = rest.find(['\\', '~']).unwrap_or(rest.len());
        for_each_folded(&rest[..end], |n, c| {
            if let Some(c) = fold_char(c) {
                self.push(c.encode_utf8(&mut [0; 4]), at + n);
            }
        });
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::text::Text;

    #[track_caller]
    fn case(language: &str, pattern: &str, text: &str, expected: bool) {
        let set = PatternSet::new(vec![Pattern::new(pattern, language).expect("valid pattern")]);
        let folded = Text::new(text).folded;
        assert_eq!(set.regex().expect("compiles").is_match(&folded), expected, "{pattern} {text}");
        if let (true, Some(literals)) = (expected, set.literals()) {
            assert!(literals.iter().any(|literal| folded.contains(literal)), "{literals:?}");
        }
    }

    #[test]
    fn patterns_are_folded_as_texts_are() {
        case("en", r"(?i)\bExtremis[MT]s?\b", "EXTREMIST acts", true);
        case("fr", "~incitation à la haine", "L’INCITATION A LA HAINE", true);
        case("ru", "~серьёзн", "Серьезные преступления", true);
        case("ru", r"\S+ёлка", "елка", false);
        case("zh", "~仇恨", "煽动仇恨", true);
        case("ar", "~إهانة", "وإهانة الدول", true);
    }

    #[test]
    fn arabic_particles_may_be_written_onto_a_word() {
        for text in
            ["التطرف", "والتطرف", "للتطرف", "بالتطرف", "وللتطرف", "كالتطرف", "تطرف", "فبتطرف"]
        {
            case("ar", "~تطرف", text, true);
        }
        case("ar", "~فتنة", "مفتنة", false);
        case("ar", r"\~", "a~b", true);
    }

    #[test]
    fn an_error_leads_to_its_place_in_the_pattern_as_written() {
        let error = Pattern::new("(?i)~a(b", "ar").expect_err("unclosed group");
        assert_eq!(error, PatternError { message: "unclosed group".into(), at: 6 });
        let error = Pattern::new(r"أ\p{Klingon}", "ar").expect_err("unknown property");
        assert_eq!(error.at, 2);
    }
}
