//! Rules as their files write them.
//!
//! A rule file is TOML: `[[rule]]` tables, and `[[class]]` tables with the words that tell one kind of provision from
//! another. A rule that is wrong is left out and reported with its place; the others still run.

use serde::Deserialize;
use serde::de::{Error as _, MapAccess, Visitor, value::MapAccessDeserializer};
use toml::Spanned;

use super::class::{Class, ClassWords};
use super::pattern::{LANGUAGES, Pattern, PatternSet};
use crate::diagnostic::Severity;

/// A rule: what it looks for, and what a reader needs to know about it.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `vt-extremism`.
    pub id: String,
    /// Its short code: `VT01`; empty where the file gives none.
    pub code: String,
    /// How much a finding weighs.
    pub level: Severity,
    /// The classes of provision that it looks at; empty for all.
    pub scope: Vec<Class>,
    /// Judged only in a text with a chapter of one of these classes, or whose own words show one; empty for all texts.
    pub needs: Vec<Class>,
    /// What is wrong, one sentence for people who are no lawyers.
    pub summary: Texts,
    /// Why that matters, in the words of a lawyer.
    pub why: Texts,
    /// What to do.
    pub help: Texts,
    /// The instruments and paragraphs that it rests on.
    pub source: String,
    /// What it looks for.
    pub check: Check,
    /// Its examples, which are its tests.
    pub examples: Vec<Example>,
    /// The file that it was read from.
    pub path: String,
    /// The line where it begins, one-based.
    pub line: usize,
}

impl Rule {
    /// The languages that it has patterns for, as BCP 47 codes.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> + '_ {
        LANGUAGES.into_iter().filter(|language| self.check.patterns(language).is_some())
    }
}

/// The mechanism of a rule.
#[derive(Debug)]
pub enum Check {
    /// Fires on words that should not be there.
    Term(Patterns),
    /// Fires where no sentence says what should be said.
    Absence(Within, Patterns),
}

impl Check {
    /// The name of the mechanism, as rule files write it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Term(_) => "term",
            Self::Absence(..) => "absence",
        }
    }

    pub(crate) fn patterns(&self, language: &str) -> Option<&LanguagePatterns> {
        let (Self::Term(patterns) | Self::Absence(_, patterns)) = self;
        let n = LANGUAGES.iter().position(|&known| known == language)?;
        patterns.0[n].as_ref()
    }
}

/// Where the words that an absence rule asks for may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// Anywhere in the operative text.
    Document,
    /// In the preamble.
    Preamble,
    /// In the chapters of the rule's scope.
    Chapter,
    /// In each article of the rule's scope.
    Article,
}

/// The patterns of a rule, language by language.
#[derive(Debug, Default)]
pub struct Patterns([Option<LanguagePatterns>; 6]);

/// The patterns of a rule in one language.
#[derive(Debug)]
pub(crate) struct LanguagePatterns {
    /// Any of these makes the rule fire, or satisfies it where it asks for words.
    pub(crate) fire: PatternSet,
    /// None of these may stand in the same sentence.
    pub(crate) unless: PatternSet,
}

/// A text for readers in one or more languages; English is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts([Option<String>; 6]);

impl Texts {
    /// The text in a language, in English where it is not translated.
    pub fn get(&self, language: &str) -> &str {
        let n = LANGUAGES.iter().position(|&known| known == language).unwrap_or(0);
        self.0[n].as_deref().or(self.0[0].as_deref()).unwrap_or("")
    }

    /// Whether the text is there in this very language.
    pub fn has(&self, language: &str) -> bool {
        LANGUAGES.iter().zip(&self.0).any(|(&known, text)| known == language && text.is_some())
    }
}

/// A text that shows what a rule catches and what it lets pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its language, as a BCP 47 code.
    pub language: String,
    /// Must be caught.
    pub bad: Option<String>,
    /// Must pass.
    pub good: Option<String>,
}

/// What is wrong with a rule file; the other rules still run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The rule file.
    pub path: String,
    /// Line, one-based.
    pub line: usize,
    /// Column in characters, one-based.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// What a rule file holds that could be read, and what could not.
#[derive(Debug, Default)]
pub(crate) struct RuleFile {
    pub(crate) rules: Vec<Rule>,
    /// Where the name and the code of each rule stand.
    pub(crate) places: Vec<(Place, Place)>,
    pub(crate) classes: Vec<ClassWords>,
    pub(crate) errors: Vec<RuleError>,
}

/// A line and a column, one-based.
pub(crate) type Place = (usize, usize);

impl RuleFile {
    /// Reads one rule file.
    pub(crate) fn parse(path: &str, text: &str) -> Self {
        let mut reader = Reader { path, text, file: Self::default() };
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
    file: RuleFile,
}

type Value<'a> = Spanned<toml::de::DeValue<'a>>;

impl<'a> Reader<'a> {
    fn document(&mut self, table: toml::de::DeTable<'a>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rule" => self.each(value, Self::rule),
                "class" => self.each(value, Self::class),
                other => {
                    let message = format!(
                        "unknown key `{other}`: a rule file holds `[[rule]]` and `[[class]]` tables"
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

    fn rule(&mut self, value: Value<'a>) {
        let start = value.span().start;
        let Some(written) = self.deserialize::<WrittenRule>(value) else { return };
        let code_at = written.code.as_ref().map_or(start, |code| code.span().start);
        let places = (self.place(written.id.span().start), self.place(code_at));
        let Some(check) = self.check(written.check) else { return };
        self.file.rules.push(Rule {
            id: written.id.into_inner(),
            code: written.code.map(Spanned::into_inner).unwrap_or_default(),
            level: written.level,
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
        match written {
            WrittenCheck::Term(term) => {
                let WrittenTerm { en, ar, fr, es, ru, zh } = term;
                Some(Check::Term(self.patterns([en, ar, fr, es, ru, zh])?))
            }
            WrittenCheck::Absence(absence) => {
                let WrittenAbsence { within, en, ar, fr, es, ru, zh } = absence;
                Some(Check::Absence(within, self.patterns([en, ar, fr, es, ru, zh])?))
            }
        }
    }

    fn patterns(&mut self, written: [Option<WrittenPatterns>; 6]) -> Option<Patterns> {
        let mut patterns = Patterns::default();
        let mut is_sound = true;
        for (n, written) in written.into_iter().enumerate() {
            let Some(written) = written else { continue };
            match (self.set(&written.fire, LANGUAGES[n]), self.set(&written.unless, LANGUAGES[n])) {
                (Some(fire), Some(unless)) => {
                    patterns.0[n] = Some(LanguagePatterns { fire, unless });
                }
                _ => is_sound = false,
            }
        }
        is_sound.then_some(patterns)
    }

    fn set(&mut self, written: &[Spanned<String>], language: &str) -> Option<PatternSet> {
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenRule {
    id: Spanned<String>,
    code: Option<Spanned<String>>,
    level: Severity,
    #[serde(default)]
    scope: Vec<Class>,
    #[serde(default)]
    needs: Vec<Class>,
    summary: Texts,
    why: Texts,
    source: String,
    help: Texts,
    check: WrittenCheck,
    #[serde(default)]
    example: Vec<WrittenExample>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenCheck {
    Term(WrittenTerm),
    Absence(WrittenAbsence),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTerm {
    en: Option<WrittenPatterns>,
    ar: Option<WrittenPatterns>,
    fr: Option<WrittenPatterns>,
    es: Option<WrittenPatterns>,
    ru: Option<WrittenPatterns>,
    zh: Option<WrittenPatterns>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAbsence {
    within: Within,
    en: Option<WrittenPatterns>,
    ar: Option<WrittenPatterns>,
    fr: Option<WrittenPatterns>,
    es: Option<WrittenPatterns>,
    ru: Option<WrittenPatterns>,
    zh: Option<WrittenPatterns>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPatterns {
    fire: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenExample {
    #[serde(default = "english")]
    lang: String,
    bad: Option<String>,
    good: Option<String>,
}

impl WrittenExample {
    fn into_example(self) -> Example {
        Example { language: self.lang, bad: self.bad, good: self.good }
    }
}

fn english() -> String {
    LANGUAGES[0].to_owned()
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextsVisitor)
    }
}

/// Reads `summary = "..."` as English and `summary.ar = "..."` as what it says.
struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Texts;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, or one text for each language: `summary.en = \"...\"`")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Texts, E> {
        let mut texts = Texts::default();
        texts.0[0] = Some(text.to_owned());
        Ok(texts)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Texts, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Table {
            en: Option<String>,
            ar: Option<String>,
            fr: Option<String>,
            es: Option<String>,
            ru: Option<String>,
            zh: Option<String>,
        }
        let Table { en, ar, fr, es, ru, zh } = Table::deserialize(MapAccessDeserializer::new(map))?;
        if en.is_none() {
            return Err(A::Error::custom("the English text `en` is missing"));
        }
        Ok(Texts([en, ar, fr, es, ru, zh]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
