//! Patterns as authors write them, made ready for folded text.
//!
//! A pattern is a regular expression of the `regex` crate, matched without regard to case, accents, vowel signs or
//! spelling variants. Besides its syntax there is one shorthand: `~` is the start of a word; in Arabic the particles
//! that are written onto a word (and, in, like, to, the) may stand between.
//!
//! At the size of a treaty, compiling a pattern costs more than trying it. So each is compiled by itself, and only where
//! one of its literals stands; and it is compiled for the characters that its language is written with, which leaves
//! little of classes such as `\w`. A text with other characters has it compiled in full.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem;
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::util::iter::Searcher;
use regex_automata::{Input, Match};
use regex_syntax::ast::parse::Parser;

use super::literal;
use super::script::Script;
use super::text::fold_char;
use crate::key::for_each_folded;

/// What `~` stands for in Arabic: conjunction, preposition and article, each of which may be missing.
const ARABIC_WORD_START: &str = r"\b(?:[وف]?(?:[بك]?ال|لل|[بكل])?)";
/// What `~` stands for in scripts that put spaces between words.
const WORD_START: &str = r"\b";

/// A set that is tried on more texts than this has its literals looked for all at once.
const FEW: u32 = 4;
/// So few literals are looked for one by one.
const FEW_LITERALS: usize = 4;

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
    script: Script,
    /// Compiled for texts in the script of the language, and for all texts.
    compiled: [OnceLock<Result<Regex, String>>; 2],
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
        let script = Script::of(language);
        Ok(Self { literals: literal::required(&ast), folded, script, compiled: Default::default() })
    }

    /// Whether a text holds what every match holds.
    fn may_match(&self, text: &str) -> bool {
        let stands = |literal: &String| memmem::find(text.as_bytes(), literal.as_bytes()).is_some();
        self.literals.as_ref().is_none_or(|literals| literals.iter().any(stands))
    }

    /// The pattern, compiled for a text in the script of its language or for any text.
    fn regex(&self, in_script: bool) -> Result<&Regex, &str> {
        let compiled = self.compiled[usize::from(!in_script)]
            .get_or_init(|| compile(&self.folded, in_script.then_some(self.script)));
        compiled.as_ref().map_err(String::as_str)
    }
}

/// Several patterns of which any may match.
#[derive(Debug, Default)]
pub(crate) struct PatternSet {
    /// As written, with their language, where they were not checked on reading.
    written: Option<(Vec<String>, &'static str)>,
    patterns: OnceLock<Vec<Pattern>>,
    /// On how many texts the set was tried; wrong by a few where several threads try it.
    tries: AtomicU32,
    /// Finds the patterns of which a literal stands in a text; worth building for a set that is tried often.
    finder: OnceLock<Option<Finder>>,
}

impl PatternSet {
    pub(crate) fn new(patterns: Vec<Pattern>) -> Self {
        Self { patterns: OnceLock::from(patterns), ..Self::default() }
    }

    /// Patterns that are known to be sound; they are read when first needed.
    pub(crate) fn unchecked(written: Vec<String>, language: &'static str) -> Self {
        Self { written: Some((written, language)), ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match &self.written {
            Some((written, _)) => written.is_empty(),
            None => self.patterns().is_empty(),
        }
    }

    fn patterns(&self) -> &[Pattern] {
        self.patterns.get_or_init(|| {
            let Some((written, language)) = &self.written else { return Vec::new() };
            written.iter().filter_map(|pattern| Pattern::new(pattern, language).ok()).collect()
        })
    }

    /// Literals of which every match holds one; `None` where a pattern has none, so that every sentence is tried.
    pub(crate) fn literals(&self) -> Option<Vec<&str>> {
        let mut all = Vec::new();
        for pattern in self.patterns() {
            all.extend(pattern.literals.as_ref()?.iter().map(String::as_str));
        }
        Some(all)
    }

    /// Whether any pattern matches in a folded text, or why one cannot be compiled.
    pub(crate) fn is_match(&self, text: &str) -> Result<bool, &str> {
        for regex in self.regexes(text) {
            if regex?.is_match(text) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Where the patterns match in a folded text, one after the other; of those that begin together the first of the
    /// set counts. Or why one cannot be compiled.
    pub(crate) fn find_all(&self, text: &str) -> Result<Vec<Range<usize>>, &str> {
        let regexes = self.regexes(text).collect::<Result<Vec<&Regex>, &str>>()?;
        Ok(match regexes.as_slice() {
            [] => Vec::new(),
            [regex] => regex.find_iter(text).map(|found| found.range()).collect(),
            _ => find_any(&regexes, text),
        })
    }

    /// The compiled patterns of which a literal stands in a text.
    fn regexes<'s>(&'s self, text: &str) -> impl Iterator<Item = Result<&'s Regex, &'s str>> {
        let patterns = self.patterns();
        let is_often = self.tries.fetch_add(1, Ordering::Relaxed) >= FEW;
        let finder = is_often.then(|| self.finder.get_or_init(|| Finder::new(patterns)));
        let found: Vec<usize> = match finder.and_then(Option::as_ref) {
            Some(finder) => finder.find(text),
            None => (0..patterns.len()).filter(|&n| patterns[n].may_match(text)).collect(),
        };
        let mut in_script = None;
        found.into_iter().map(move |n| {
            let pattern = &patterns[n];
            let in_script = *in_script.get_or_insert_with(|| pattern.script.holds(text));
            pattern.regex(in_script)
        })
    }

    /// Each pattern by itself, compiled, or why it cannot be compiled.
    pub(crate) fn singles(&self) -> impl Iterator<Item = Result<&Regex, &str>> {
        self.patterns().iter().map(|pattern| pattern.regex(false))
    }
}

/// Finds the patterns of which a literal stands in a text, in one pass.
#[derive(Debug)]
struct Finder {
    literals: AhoCorasick,
    /// For each literal, its pattern.
    patterns: Vec<usize>,
    /// Patterns without literals.
    always: Vec<usize>,
}

impl Finder {
    /// `None` for literals so few that each is found sooner by itself.
    fn new(patterns: &[Pattern]) -> Option<Self> {
        let (mut literals, mut owners, mut always) = (Vec::new(), Vec::new(), Vec::new());
        for (n, pattern) in patterns.iter().enumerate() {
            match &pattern.literals {
                None => always.push(n),
                Some(ours) => {
                    literals.extend(ours);
                    owners.resize(literals.len(), n);
                }
            }
        }
        if literals.len() <= FEW_LITERALS {
            return None;
        }
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let literals = AhoCorasick::builder().kind(kind).prefilter(false).build(&literals).ok()?;
        Some(Self { literals, patterns: owners, always })
    }

    /// The patterns to be tried on a text, in their order.
    fn find(&self, text: &str) -> Vec<usize> {
        let mut found = self.always.clone();
        let hits = self.literals.find_overlapping_iter(text);
        found.extend(hits.map(|hit| self.patterns[hit.pattern().as_usize()]));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Where any of several expressions matches: as if they were the branches of one.
fn find_any(regexes: &[&Regex], text: &str) -> Vec<Range<usize>> {
    // For each, its next match where that is known.
    let mut ahead: Vec<Option<Option<Match>>> = vec![None; regexes.len()];
    let mut searcher = Searcher::new(Input::new(text));
    let mut found = Vec::new();
    while let Some(hit) = searcher.advance(|input| {
        for (regex, next) in regexes.iter().zip(&mut ahead) {
            let is_known =
                next.is_some_and(|hit| hit.is_none_or(|hit| hit.start() >= input.start()));
            if !is_known {
                *next = Some(regex.search(input));
            }
        }
        Ok(ahead.iter().copied().flatten().flatten().min_by_key(Match::start))
    }) {
        found.push(hit.range());
    }
    found
}

/// Compiles an expression for short texts: what it costs to build counts for more than what it costs to run.
fn compile(pattern: &str, script: Option<Script>) -> Result<Regex, String> {
    let config = Config::new()
        .nfa_size_limit(Some(10 << 20))
        .which_captures(WhichCaptures::Implicit)
        .onepass(false)
        .dfa(false)
        .hybrid(false);
    let hir = regex_syntax::parse(pattern).map_err(|error| error.to_string())?;
    let hir = script.map_or_else(|| hir.clone(), |script| script.only(&hir));
    Regex::builder().configure(config).build_from_hir(&hir).map_err(|error| error.to_string())
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
        assert_eq!(set.is_match(&folded), Ok(expected), "{pattern} {text}");
        if let (true, Some(literals)) = (expected, set.literals()) {
            assert!(literals.iter().any(|literal| folded.contains(literal)), "{literals:?}");
        }
    }

    /// One expression of all patterns is what a set must agree with.
    #[test]
    fn a_set_matches_as_one_expression_does() {
        let texts = [
            "the search and the searches of a service provider, searched",
            "a a aab abab ba, [b] a.b;c",
            "наука and ИСКУССТВО, ١٢٣ والتفتيش، — naïve ſK \u{1F600} 缔约国 ab",
            "",
        ];
        let sets: [&[&str]; 6] = [
            &["~search", r"~search\w*", "provider"],
            &[r"~service \w+", r"service provider\b", r"~\w+er\b"],
            &["a*", "ab", "b+"],
            &["ab", "a", "b*"],
            &[r"\w+", r"\S+", r"[^a;]{1,3}"],
            &[r"(?:the|a) [^.;]{0,9}", r"\bs\w{2,4}", r"\p{L}\b", r"\d+"],
        ];
        for (patterns, text) in sets.iter().flat_map(|set| texts.map(|text| (set, text))) {
            for language in LANGUAGES {
                let new = |pattern: &&str| Pattern::new(pattern, language).expect("valid");
                let text = Text::new(text).folded;
                let all: Vec<Pattern> = patterns.iter().map(new).collect();
                let joined: Vec<String> =
                    all.iter().map(|pattern| format!("(?:{})", pattern.folded)).collect();
                let one = compile(&joined.join("|"), None).expect("compiles");
                let expected: Vec<Range<usize>> = one.find_iter(&text).map(|m| m.range()).collect();
                let set = PatternSet::new(all);
                assert_eq!(set.is_match(&text), Ok(!expected.is_empty()), "{patterns:?} {text}");
                assert_eq!(set.find_all(&text), Ok(expected), "{language} {patterns:?} {text}");
            }
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
