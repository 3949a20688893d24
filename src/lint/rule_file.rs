//! Reads rule files.
//!
//! A rule file is TOML: `[[rule]]` tables, `[[class]]` tables with the words that tell one kind of provision from
//! another, `[[cover]]` tables with those that tell how far a safeguard reaches, `[[strength]]` tables with those that
//! bind more or less, and `[[safeguard]]` tables, the rows of a scorecard. What is wrong is left out and reported with its
//! place; the others still run.

mod written;

use serde::Deserialize;
use toml::Spanned;

use super::check::CoverWords;
use super::class::ClassWords;
use super::kind::{
    Absence, Change, Check, LanguagePatterns, NamedWords, Patterns, Polarity, WordList, Wrong,
};
use super::pattern::{LANGUAGES, Pattern, PatternSet};
use super::rule::{Rule, RuleError};
use super::safeguard::Safeguard;
use super::strength::StrengthWords;
use written::{
    Find, WrittenChange, WrittenCheck, WrittenCover, WrittenExample, WrittenNamedWords,
    WrittenPatterns, WrittenRule, WrittenStrength, WrittenWords,
};

/// What a rule file holds that could be read, and what could not.
#[derive(Debug, Default)]
pub(crate) struct RuleFile {
    pub(crate) rules: Vec<Rule>,
    /// Where the name and the code of each rule stand.
    pub(crate) places: Vec<Places>,
    pub(crate) classes: Vec<ClassWords>,
    /// The words of each strength.
    pub(crate) strengths: Vec<StrengthWords>,
    /// The rows of a scorecard.
    pub(crate) safeguards: Vec<Safeguard>,
    pub(crate) covers: Vec<CoverWords>,
    /// The lists of words that rules over a change go by.
    pub(crate) words: Vec<NamedWords>,
    /// The lists of words that rules of this file name, and where.
    pub(crate) named: Vec<(String, Place)>,
    pub(crate) errors: Vec<RuleError>,
}

/// Where the name of a rule, its code, and the name of the rule that it replaces stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    pub(crate) id: Place,
    pub(crate) code: Place,
    pub(crate) replaces: Place,
}

/// A line and a column, one-based.
pub(crate) type Place = (usize, usize);

impl RuleFile {
    /// Reads one rule file.
    pub(crate) fn parse(path: &str, text: &str) -> Self {
        Self::read(Reader { path, text, is_sound: false, file: Self::default() })
    }

    /// Reads one rule file whose patterns are known to be sound; they are read when they are first needed.
    pub(crate) fn parse_unchecked(path: &str, text: &str) -> Self {
        Self::read(Reader { path, text, is_sound: true, file: Self::default() })
    }

    fn read(mut reader: Reader<'_>) -> Self {
        let text = reader.text;
        match toml::de::DeTable::parse(text) {
            Ok(table) => reader.document(table.into_inner()),
            Err(error) => reader.error(error.span().map_or(0, |span| span.start), error.message()),
        }
        reader.file
    }
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    /// Whether the patterns need no check.
    is_sound: bool,
    file: RuleFile,
}

type Value<'a> = Spanned<toml::de::DeValue<'a>>;

impl<'a> Reader<'a> {
    fn document(&mut self, table: toml::de::DeTable<'a>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rule" => self.each(value, Self::rule),
                "class" => self.each(value, Self::class),
                "cover" => self.each(value, Self::cover),
                "strength" => self.each(value, Self::strength),
                "safeguard" => self.each(value, Self::safeguard),
                "words" => self.each(value, Self::named_words),
                other => {
                    let message = format!(
                        "unknown key `{other}`: a rule file holds `[[rule]]`, `[[class]]`, `[[cover]]`, `[[strength]]`, \
                         `[[safeguard]]` and `[[words]]` tables"
                    );
                    self.error(key.span().start, &message);
                }
            }
        }
    }

    fn each(&mut self, value: Value<'a>, read: fn(&mut Self, Value<'a>)) {
        let start = value.span().start;
        match value.into_inner() {
            toml::de::DeValue::Array(items) => items.into_iter().for_each(|item| read(self, item)),
            _ => self.error(start, "expected tables in double brackets, such as `[[rule]]`"),
        }
    }

    fn class(&mut self, value: Value<'a>) {
        if let Some(class) = self.deserialize(value) {
            self.file.classes.push(class);
        }
    }

    fn strength(&mut self, value: Value<'a>) {
        let Some(written) = self.deserialize::<WrittenStrength>(value) else { return };
        let (strength, also, explicit) =
            (written.name, written.also.clone(), written.explicit.clone());
        if let Some(patterns) = self.patterns(written.languages()) {
            self.file.strengths.push(StrengthWords { strength, patterns, also, explicit });
        }
    }

    fn safeguard(&mut self, value: Value<'a>) {
        if let Some(safeguard) = self.deserialize(value) {
            self.file.safeguards.push(safeguard);
        }
    }

    fn cover(&mut self, value: Value<'a>) {
        let start = value.span().start;
        let Some(written) = self.deserialize::<WrittenCover>(value) else { return };
        if !LANGUAGES.contains(&written.lang.as_str()) {
            let message =
                format!("unknown language `{}`; known: {}", written.lang, LANGUAGES.join(", "));
            return self.error(start, &message);
        }
        let n_errors = self.file.errors.len();
        let mut read =
            |patterns: &[Spanned<String>]| self.set(patterns, &written.lang).unwrap_or_default();
        let words = CoverWords {
            chapter: read(&written.chapter),
            section: read(&written.section),
            part: read(&written.part),
            everything: read(&written.everything),
            not: read(&written.not),
            safeguards: read(&written.safeguards),
            this_text: read(&written.this_text),
            other_text: read(&written.other_text),
            language: written.lang,
        };
        if self.file.errors.len() == n_errors {
            self.file.covers.push(words);
        }
    }

    fn named_words(&mut self, value: Value<'a>) {
        let Some(written) = self.deserialize::<WrittenNamedWords>(value) else { return };
        let WrittenNamedWords { name, en, ar, fr, es, ru, zh } = written;
        let mut lists: [Option<WordList>; 6] = Default::default();
        let mut is_sound = true;
        for (n, written) in [en, ar, fr, es, ru, zh].into_iter().enumerate() {
            let Some(written) = written else { continue };
            let mut read = |patterns: &[Spanned<String>]| {
                let set = self.set(patterns, LANGUAGES[n]);
                is_sound &= set.is_some();
                set.unwrap_or_default()
            };
            lists[n] = Some(WordList {
                fire: read(&written.fire),
                unless: read(&written.unless),
                from: read(&written.from),
                to: read(&written.to),
                ladder: written.ladder.iter().map(|step| read(step)).collect(),
            });
        }
        if is_sound {
            self.file.words.push(NamedWords { name, lists });
        }
    }

    fn rule(&mut self, value: Value<'a>) {
        let start = value.span().start;
        let Some(written) = self.deserialize::<WrittenRule>(value) else { return };
        let code_at = written.code.as_ref().map_or(start, |code| code.span().start);
        let replaces_at = written.replaces.as_ref().map_or(start, |name| name.span().start);
        let places = Places {
            id: self.place(written.id.span().start),
            code: self.place(code_at),
            replaces: self.place(replaces_at),
        };
        let Some(check) = self.check(written.check) else { return };
        self.file.rules.push(Rule {
            id: written.id.into_inner(),
            code: written.code.map(Spanned::into_inner).unwrap_or_default(),
            replaces: written.replaces.map(Spanned::into_inner),
            level: written.level,
            final_level: written.final_level,
            scope: written.scope,
            needs: written.needs,
            summary: written.summary,
            why: written.why,
            help: written.help,
            source: written.source,
            check,
            examples: written.example.into_iter().map(WrittenExample::into_example).collect(),
            path: self.path.to_owned(),
            line: self.place(start).0,
        });
        self.file.places.push(places);
    }

    fn deserialize<T: Deserialize<'a>>(&mut self, value: Value<'a>) -> Option<T> {
        let start = value.span().start;
        T::deserialize(toml::de::ValueDeserializer::from(value))
            .map_err(|error| {
                let at = error.span().map_or(start, |span| span.start);
                self.error(at, error.message());
            })
            .ok()
    }

    fn check(&mut self, written: WrittenCheck) -> Option<Check> {
        Some(match written {
            WrittenCheck::Term(words) => self.words(Wrong::Term, words)?,
            WrittenCheck::Scope(words) => self.words(Wrong::Scope, words)?,
            WrittenCheck::Power(words) => self.words(Wrong::Power, words)?,
            WrittenCheck::Discretion(words) => self.words(Wrong::Discretion, words)?,
            WrittenCheck::Deference(words) => self.words(Wrong::Deference, words)?,
            WrittenCheck::Undefined(words) => Check::Undefined(self.patterns(words.languages())?),
            WrittenCheck::Polarity(written) => {
                let polarity = Polarity { of: written.of.clone(), says: written.says };
                Check::Polarity(polarity, self.patterns(written.languages())?)
            }
            WrittenCheck::Absence(written) => {
                let absence =
                    Absence { within: written.within, covered_by: written.covered_by.clone() };
                Check::Absence(absence, self.patterns(written.languages())?)
            }
            WrittenCheck::Definition(written) => {
                Check::Definition(written.find, self.patterns(written.languages())?)
            }
            WrittenCheck::Numbering(Find { find }) => Check::Numbering(find),
            WrittenCheck::Reference(Find { find }) => Check::Reference(find),
            WrittenCheck::Bracket(Find { find }) => Check::Bracket(find),
            WrittenCheck::Character(Find { find }) => Check::Character(find),
            WrittenCheck::Language(Find { find }) => Check::Language(find),
            WrittenCheck::Compound(compound) => Check::Compound(compound),
            WrittenCheck::Change(WrittenChange { find, of, words, clauses, gain }) => {
                let mut named = |name: Spanned<String>| {
                    let place = self.place(name.span().start);
                    let name = name.into_inner();
                    self.file.named.push((name.clone(), place));
                    name
                };
                let words = words.into_iter().map(&mut named).collect();
                Check::Change(Change { find, of, words, clauses, is_gain: gain })
            }
        })
    }

    fn words(&mut self, wrong: Wrong, written: WrittenWords) -> Option<Check> {
        Some(Check::Words(wrong, self.patterns(written.languages())?))
    }

    fn patterns(&mut self, written: [Option<WrittenPatterns>; 6]) -> Option<Patterns> {
        let mut patterns = Patterns::default();
        let mut is_sound = true;
        for (n, written) in written.into_iter().enumerate() {
            let Some(written) = written else { continue };
            let mut read = |patterns: &[Spanned<String>]| self.set(patterns, LANGUAGES[n]);
            match (read(&written.fire), read(&written.unless), read(&written.r#where)) {
                (Some(fire), Some(unless), Some(place)) => {
                    patterns.0[n] = Some(LanguagePatterns { fire, unless, place });
                }
                _ => is_sound = false,
            }
        }
        is_sound.then_some(patterns)
    }

    fn set(&mut self, written: &[Spanned<String>], language: &str) -> Option<PatternSet> {
        let known = LANGUAGES.into_iter().find(|&known| known == language);
        if let (true, Some(language)) = (self.is_sound, known) {
            let written = written.iter().map(|pattern| pattern.get_ref().clone()).collect();
            return Some(PatternSet::unchecked(written, language));
        }
        let mut patterns = Vec::with_capacity(written.len());
        for pattern in written {
            match Pattern::new(pattern.get_ref(), language) {
                Ok(pattern) => patterns.push(pattern),
                Err(error) => {
                    let at = self.inside_string(pattern, error.at);
                    let message =
                        format!("broken pattern: {}; this rule is left out", error.message);
                    self.error(at, &message);
                }
            }
        }
        (patterns.len() == written.len()).then(|| PatternSet::new(patterns))
    }

    /// Where a byte of a string value stands in the file; the start of the string where it holds escapes.
    fn inside_string(&self, value: &Spanned<String>, at: usize) -> usize {
        let raw = &self.text[value.span()];
        let found = raw.find(value.get_ref().as_str()).map(|skip| value.span().start + skip + at);
        found.unwrap_or(value.span().start)
    }

    fn error(&mut self, at: usize, message: &str) {
        let (line, column) = self.place(at);
        self.file.errors.push(RuleError {
            path: self.path.to_owned(),
            line,
            column,
            message: message.to_owned(),
        });
    }

    fn place(&self, at: usize) -> Place {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        let column = before[line_start..].iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::class::Class;

    const HEAD: &str = "[[rule]]\nid = 'a'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp.en = 'h'\nhelp.ar = 'م'\n";

    #[track_caller]
    fn broken(text: &str, line: usize, column: usize, message: &str) {
        let file = RuleFile::parse("r.toml", text);
        let [error] = &file.errors[..] else { panic!("{:?}", file.errors) };
        assert_eq!((error.line, error.column), (line, column), "{error:?}");
        assert!(error.message.contains(message), "{error:?}");
    }

    #[test]
    fn a_rule_is_read_with_its_texts_in_each_language() {
        let text =
            format!("{HEAD}scope = ['general']\n[rule.check.term]\nen = {{ fire = ['b'] }}\n");
        let file = RuleFile::parse("r.toml", &text);
        assert_eq!(file.errors, []);
        let rule = &file.rules[0];
        assert_eq!((rule.line, rule.scope.as_slice()), (1, [Class::General].as_slice()));
        assert_eq!(
            (rule.help.get("ar"), rule.help.get("fr"), rule.summary.get("ar")),
            ("م", "h", "s")
        );
        assert_eq!(rule.languages().collect::<Vec<_>>(), ["en"]);
    }

    #[test]
    fn an_error_names_its_line_and_column() {
        let check = "[rule.check.term]\n";
        broken(
            &format!("{HEAD}{check}en = {{ fire = ['ok', 'a(b'] }}\n"),
            10,
            24,
            "unclosed group",
        );
        broken(&format!("{HEAD}{check}en = {{ fier = ['a'] }}\n"), 10, 8, "fier");
        broken(&format!("{HEAD}[rule.check.trem]\nen = {{ fire = ['a'] }}\n"), 9, 13, "trem");
        broken(&format!("colour = 1\n{HEAD}{check}en = {{ fire = ['a'] }}\n"), 1, 1, "colour");
        broken("[[rule]\n", 1, 8, "");
        broken(&HEAD.replace("help.en", "help.en_GB"), 7, 6, "en_GB");
    }

    #[test]
    fn other_rules_survive_a_broken_one() {
        let good = format!("{HEAD}[rule.check.term]\nen = {{ fire = ['b'] }}\n");
        let bad = good.replace("'b'", "'b['").replace("'a'", "'z'");
        let file = RuleFile::parse("r.toml", &format!("{bad}{good}"));
        assert_eq!((file.rules.len(), file.errors.len()), (1, 1));
        assert_eq!(file.rules[0].id, "a");
    }
}
