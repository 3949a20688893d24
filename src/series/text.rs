//! Texts of a record, in one or more languages.

use std::collections::BTreeMap;

use crate::key::fold;

/// A text that people read, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text without a language, where it was written so.
    pub(crate) plain: Option<String>,
    /// The texts by BCP 47 code.
    pub(crate) by_language: BTreeMap<String, String>,
}

impl Text {
    /// A text whose language is not said.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { plain: Some(text.into()), by_language: BTreeMap::new() }
    }

    /// The text in this very language.
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.by_language.get(language).map(String::as_str)
    }

    /// The text in a language; else the one without a language, else the English one, else the first.
    pub fn get(&self, language: &str) -> &str {
        let english = || self.by_language.get("en").or_else(|| self.by_language.values().next());
        self.exactly(language)
            .or(self.plain.as_deref())
            .or_else(|| english().map(String::as_str))
            .unwrap_or_default()
    }

    /// The text for a draft in a language: the one in this language, or the one without a language where `default` is
    /// the language.
    pub fn for_draft(&self, language: &str, default: &str) -> Option<&str> {
        self.exactly(language).or_else(|| self.plain.as_deref().filter(|_| language == default))
    }

    /// Every text, with its language where it is said.
    pub fn all(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let plain = self.plain.as_deref().map(|text| (None, text));
        let others = self.by_language.iter();
        plain
            .into_iter()
            .chain(others.map(|(language, text)| (Some(language.as_str()), text.as_str())))
    }
}

/// Runs of words by language, such as those that a clause is to contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The runs without a language, where they were written so.
    pub(crate) plain: Vec<String>,
    /// The runs by BCP 47 code.
    pub(crate) by_language: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// The runs for a draft in a language; those without a language count where `default` is the language.
    pub fn for_draft(&self, language: &str, default: &str) -> &[String] {
        match self.by_language.get(language) {
            Some(words) => words,
            None if language == default => &self.plain,
            None => &[],
        }
    }

    /// Whether there is no run in any language.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.by_language.values().all(Vec::is_empty)
    }
}

/// What two names must share to be the same: the matching key, without regard to case.
pub fn name_key(name: &str) -> String {
    fold(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_shown() {
        let texts = |pairs: &[(&str, &str)]| Text {
            plain: None,
            by_language: pairs.iter().map(|&(l, t)| (l.to_owned(), t.to_owned())).collect(),
        };
        let both = texts(&[("ar", "ب"), ("en", "b")]);
        assert_eq!((both.get("ar"), both.get("en"), both.get("fr")), ("ب", "b", "b"));
        assert_eq!(texts(&[("fr", "c")]).get("en"), "c");
        assert_eq!(Text::plain("d").get("ar"), "d");
        assert_eq!(Text::plain("d").for_draft("ar", "en"), None);
        assert_eq!(Text::plain("d").for_draft("en", "en"), Some("d"));
    }

    #[test]
    fn hamza_and_case_do_not_matter_in_names() {
        assert_eq!(name_key("إيران"), name_key("ايران"));
        assert_eq!(name_key("EFF"), name_key("eff "));
    }
}
