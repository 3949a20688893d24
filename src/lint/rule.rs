//! Rules: what they look for, and what a reader needs to know about them.

use serde::Deserialize;
use serde::de::{Error as _, MapAccess, Visitor, value::MapAccessDeserializer};

use super::Stage;
use super::class::Class;
use super::kind::Check;
use super::pattern::LANGUAGES;
use crate::diagnostic::Severity;

/// A rule: what it looks for, and what a reader needs to know about it.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `vt-extremism`.
    pub id: String,
    /// Its short code: `VT01`; empty where the file gives none.
    pub code: String,
    /// The name or code of the rule of another file whose place it takes.
    pub replaces: Option<String>,
    /// How much a finding weighs.
    pub level: Severity,
    /// How much it weighs in a final text, where that differs.
    pub final_level: Option<Severity>,
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
    /// How much a finding weighs in a text of this stage.
    pub fn level_in(&self, stage: Stage) -> Severity {
        self.final_level.filter(|_| stage == Stage::Final).unwrap_or(self.level)
    }

    /// The languages that it claims, as BCP 47 codes: those that it has patterns for, or where its mechanism needs
    /// none, those of its examples.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> + '_ {
        LANGUAGES.into_iter().filter(|&language| match self.check.all_patterns() {
            Some(patterns) => patterns.get(language).is_some(),
            None => self.examples.iter().any(|example| example.language == language),
        })
    }
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
    /// The text that a change starts from; only rules over a change have one.
    pub old: Option<String>,
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
