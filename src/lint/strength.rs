//! How strongly a sentence binds, in words: shall, should, may, and what other languages say in their place.
//!
//! The words are data (`rules/strength.toml`), language by language. Outside English and Chinese most duties are a bare
//! form of the verb, which no word shows: no word found is no knowledge, not a duty.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::kind::{LanguagePatterns, Patterns};
use super::pattern::LANGUAGES;
use super::rule_file::RuleFile;
use super::text::Text;

/// How strongly words bind; [`Strength::value`] puts them in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A duty or a prohibition is lifted: need not.
    Lifted,
    /// Left to choice: may.
    Discretion,
    /// Advised: should.
    Recommendation,
    /// To be tried: shall endeavour.
    Effort,
    /// A duty under a condition that the one who owes it judges: shall, as appropriate.
    QualifiedDuty,
    /// A duty: shall.
    Duty,
    /// A duty to reach a result: shall ensure, must.
    AbsoluteDuty,
    /// Forbidden: shall not.
    Prohibition,
}

impl Strength {
    /// From 5, a duty without condition or a prohibition, to -1, a prohibition that is lifted.
    pub fn value(self) -> i8 {
        match self {
            Self::Lifted => -1,
            Self::Discretion => 0,
            Self::Recommendation => 1,
            Self::Effort => 2,
            Self::QualifiedDuty => 3,
            Self::Duty => 4,
            Self::AbsoluteDuty | Self::Prohibition => 5,
        }
    }

    /// The name in kebab-case, as rule files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lifted => "lifted",
            Self::Discretion => "discretion",
            Self::Recommendation => "recommendation",
            Self::Effort => "effort",
            Self::QualifiedDuty => "qualified-duty",
            Self::Duty => "duty",
            Self::AbsoluteDuty => "absolute-duty",
            Self::Prohibition => "prohibition",
        }
    }
}

/// A word that says how strongly its sentence binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Modal {
    /// How strongly.
    pub(crate) strength: Strength,
    /// Where the word stands in the folded text.
    pub(crate) range: Range<usize>,
    /// Which table of words it comes from.
    table: usize,
}

/// The words of every strength.
#[derive(Debug, Default)]
pub(crate) struct Strengths(Vec<StrengthWords>);

/// The words of one strength.
#[derive(Debug)]
pub(crate) struct StrengthWords {
    pub(crate) strength: Strength,
    pub(crate) patterns: Patterns,
    /// What else the words of a language may stand for.
    pub(crate) also: BTreeMap<String, Vec<Strength>>,
    /// The languages that show this strength by a word wherever it is meant.
    pub(crate) explicit: Vec<String>,
}

impl StrengthWords {
    /// What else these words may stand for in a language.
    pub(crate) fn also(&self, language: &str) -> &[Strength] {
        self.also.get(language).map_or(&[], Vec::as_slice)
    }

    /// Whether a text in a language that lacks such words does not mean them; of a strength that no language is named
    /// for, all do.
    pub(crate) fn is_explicit_in(&self, language: &str) -> bool {
        self.explicit.is_empty() || self.explicit.iter().any(|known| known == language)
    }
}

impl Strengths {
    /// The words that ship.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Strengths> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let text = include_str!("../../rules/strength.toml");
            let file = RuleFile::parse_unchecked("rules/strength.toml", text);
            debug_assert_eq!(file.errors, [], "the words that ship are sound");
            Self(file.strengths)
        })
    }

    /// The words of a folded text that say how strongly it binds, in the order of the text.
    pub(crate) fn modals(&self, folded: &str, language: &str) -> Vec<Modal> {
        let mut found: Vec<Modal> = Vec::new();
        for (table, words) in self.0.iter().enumerate() {
            let Some(patterns) = words.patterns.get(language) else { continue };
            let modal = |range| Modal { strength: words.strength, range, table };
            found.extend(matches(patterns, folded).into_iter().map(modal));
        }
        found.sort_by_key(|modal| (modal.range.start, std::cmp::Reverse(modal.range.end)));
        let mut end = 0;
        found.retain(|modal| {
            let is_free = modal.range.start >= end;
            if is_free {
                end = modal.range.end;
            }
            is_free
        });
        found
    }

    /// The table of words that a word comes from.
    pub(crate) fn table(&self, modal: &Modal) -> &StrengthWords {
        &self.0[modal.table]
    }

    /// Whether a text in a language that lacks the words of a strength does not mean it.
    pub(crate) fn is_explicit(&self, strength: Strength, language: &str) -> bool {
        self.0.iter().any(|words| {
            words.strength == strength && words.explicit.iter().any(|known| known == language)
        })
    }

    /// How strongly a folded sentence binds: what its first such word says, a duty less where a condition stands
    /// beside it; `None` where no word says so.
    pub(crate) fn of(&self, folded: &str, language: &str) -> Option<Strength> {
        let modals = self.modals(folded, language);
        let is_qualified = modals.iter().any(|modal| modal.strength == Strength::QualifiedDuty);
        let mut words = modals.iter().map(|modal| modal.strength);
        match words.find(|&strength| strength != Strength::QualifiedDuty) {
            Some(Strength::Duty | Strength::AbsoluteDuty) | None if is_qualified => {
                Some(Strength::QualifiedDuty)
            }
            first => first,
        }
    }
}

/// Where the words of one strength stand, those of its excuses left out.
fn matches(patterns: &LanguagePatterns, folded: &str) -> Vec<Range<usize>> {
    let found = patterns.fire.find_all(folded).unwrap_or_default();
    if found.is_empty() || patterns.unless.is_empty() {
        return found;
    }
    let excused = patterns.unless.find_all(folded).unwrap_or_default();
    let is_excused = |range: &Range<usize>| {
        excused.iter().any(|excuse| excuse.start < range.end && range.start < excuse.end)
    };
    found.into_iter().filter(|range| !range.is_empty() && !is_excused(range)).collect()
}

/// How strongly a sentence or clause binds, by the words that ship; `None` where no word says so, or in a language
/// without such words.
///
/// A text of several sentences is judged by its first such word.
pub fn strength(text: &str, language: &str) -> Option<Strength> {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    if !LANGUAGES.contains(&primary) {
        return None;
    }
    Strengths::shipped().of(&Text::new(text).folded, primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(language: &str, text: &str, expected: Option<Strength>) {
        assert_eq!(strength(text, language), expected, "{text}");
    }

    #[test]
    fn english_words_bind_as_they_say() {
        use Strength::*;
        case("en", "Each State Party shall ensure that notice is given.", Some(AbsoluteDuty));
        case("en", "A Party shall not disclose the order.", Some(Prohibition));
        case("en", "No State Party may use the data for another end.", Some(Prohibition));
        case("en", "Each State Party shall adopt such measures as may be necessary.", Some(Duty));
        case("en", "A Party shall, as appropriate, give notice.", Some(QualifiedDuty));
        case("en", "States Parties shall endeavour to give notice.", Some(Effort));
        case("en", "The burden should not fall on small States.", Some(Recommendation));
        case("en", "States Parties are encouraged to publish figures.", Some(Recommendation));
        case("en", "A State Party may decline assistance.", Some(Discretion));
        case("en", "The court shall not be required to hear the person.", Some(Lifted));
        case("en", "A list of measures that may help.", None);
        case("en", "Done on 4 May 2030.", None);
        case("en", "Reports are due no later than June and shall be public.", Some(Duty));
    }

    #[test]
    fn other_languages_have_words_of_their_own() {
        use Strength::*;
        for (language, text, expected) in [
            ("fr", "La charge ne devrait pas peser sur les petits États.", Some(Recommendation)),
            ("fr", "Aucun État Partie ne peut utiliser ces données.", Some(Prohibition)),
            ("fr", "La demande ne peut être refusée que par écrit.", Some(Discretion)),
            ("fr", "Les États Parties s’efforcent de publier des chiffres.", Some(Effort)),
            ("fr", "Chaque État Partie adopte une loi.", None),
            ("fr", "Chaque État Partie adopte, s’il y a lieu, une loi.", Some(QualifiedDuty)),
            ("es", "La carga no debería recaer en los Estados pequeños.", Some(Recommendation)),
            ("es", "Ningún Estado Parte podrá usar los datos.", Some(Prohibition)),
            ("es", "Un Estado Parte podrá rehusar la asistencia.", Some(Discretion)),
            ("es", "Cada Estado Parte adoptará una ley.", None),
            ("ru", "Бремя не должно ложиться на малые государства.", Some(Prohibition)),
            ("ru", "Государствам следует публиковать данные.", Some(Recommendation)),
            ("ru", "Государство может отказать в помощи.", Some(Discretion)),
            ("ru", "Государство не обязано отвечать.", Some(Lifted)),
            ("zh", "缔约国不得使用这些数据。", Some(Prohibition)),
            ("zh", "缔约国应通过法律。", Some(Duty)),
            ("zh", "缔约国可拒绝协助。", Some(Discretion)),
            ("zh", "可持续利用很重要。", None),
            ("ar", "ينبغي ألا يقع العبء على الدول الصغيرة.", Some(Recommendation)),
            ("ar", "لا يجوز لأي دولة طرف استخدام البيانات.", Some(Prohibition)),
            ("ar", "يجوز للدولة الطرف أن ترفض المساعدة.", Some(Discretion)),
            ("ar", "تسعى الدول الأطراف إلى نشر الأرقام.", Some(Effort)),
            ("ar", "تَكْفُلُ كل دولة طرف إخطار الشخص.", Some(AbsoluteDuty)),
            ("ar", "تعتمد كل دولة طرف قانونا، حسب الاقتضاء.", Some(QualifiedDuty)),
            ("ar", "تعتمد كل دولة طرف قانونا.", None),
        ] {
            case(language, text, expected);
        }
        case("nl", "Een Staat kan weigeren.", None);
    }

    #[test]
    fn every_strength_has_words_in_every_language() {
        for language in LANGUAGES {
            let tables = Strengths::shipped().0.iter();
            let known: Vec<Strength> = tables
                .filter_map(|words| {
                    let patterns = words.patterns.get(language)?;
                    let mut singles = patterns.fire.singles().chain(patterns.unless.singles());
                    assert!(singles.all(|regex| regex.is_ok()));
                    Some(words.strength)
                })
                .collect();
            let mut values: Vec<&str> = known.iter().map(|strength| strength.as_str()).collect();
            values.sort_unstable();
            values.dedup();
            assert_eq!(values.len(), 8, "{language}: {values:?}");
        }
        assert_eq!(Strength::Prohibition.value(), 5);
        assert_eq!(Strength::Lifted.value(), -1);
    }
}
