//! Rule files as they are written: the keys of each table, and nothing else.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Severity;
use crate::lint::class::Class;
use crate::lint::kind::{
    BracketFault, CharacterFault, Compound, Cover, DefinitionFault, LanguageFault, NumberingFault,
    ReferenceFault, Says, Shift, Subject, Within,
};
use crate::lint::pattern::LANGUAGES;
use crate::lint::rule::{Example, Texts};
use crate::lint::strength::Strength;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WrittenRule {
    pub(super) id: Spanned<String>,
    pub(super) code: Option<Spanned<String>>,
    pub(super) replaces: Option<Spanned<String>>,
    pub(super) level: Severity,
    pub(super) final_level: Option<Severity>,
    #[serde(default)]
    pub(super) scope: Vec<Class>,
    #[serde(default)]
    pub(super) needs: Vec<Class>,
    pub(super) summary: Texts,
    pub(super) why: Texts,
    pub(super) source: String,
    pub(super) help: Texts,
    pub(super) check: WrittenCheck,
    #[serde(default)]
    pub(super) example: Vec<WrittenExample>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenCheck {
    Term(WrittenWords),
    Scope(WrittenWords),
    Power(WrittenWords),
    Discretion(WrittenWords),
    Deference(WrittenWords),
    Undefined(WrittenWords),
    Polarity(WrittenPolarity),
    Absence(WrittenAbsence),
    Definition(WrittenDefinition),
    Numbering(Find<NumberingFault>),
    Reference(Find<ReferenceFault>),
    Bracket(Find<BracketFault>),
    Character(Find<CharacterFault>),
    Language(Find<LanguageFault>),
    Compound(Compound),
    Change(WrittenChange),
}

/// What a rule over a change looks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenChange {
    pub(super) find: Shift,
    #[serde(default)]
    pub(super) of: Vec<Subject>,
    #[serde(default)]
    pub(super) words: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) clauses: bool,
    #[serde(default)]
    pub(super) gain: bool,
}

/// A list of words with a name, which several rules over a change can go by.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenNamedWords {
    pub(super) name: String,
    pub(super) en: Option<WrittenWordList>,
    pub(super) ar: Option<WrittenWordList>,
    pub(super) fr: Option<WrittenWordList>,
    pub(super) es: Option<WrittenWordList>,
    pub(super) ru: Option<WrittenWordList>,
    pub(super) zh: Option<WrittenWordList>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenWordList {
    pub(super) fire: Vec<Spanned<String>>,
    pub(super) unless: Vec<Spanned<String>>,
    pub(super) from: Vec<Spanned<String>>,
    pub(super) to: Vec<Spanned<String>>,
    pub(super) ladder: Vec<Vec<Spanned<String>>>,
}

/// What a mechanism without words looks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Find<T> {
    pub(super) find: T,
}

/// A table with keys of its own and patterns in up to six languages; serde cannot flatten and refuse unknown keys at
/// once, so the languages are spelled out.
macro_rules! with_languages {
    ($name:ident { $($(#[$attribute:meta])* $key:ident: $type:ty),* $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub(super) struct $name {
            $($(#[$attribute])* pub(super) $key: $type,)*
            en: Option<WrittenPatterns>,
            ar: Option<WrittenPatterns>,
            fr: Option<WrittenPatterns>,
            es: Option<WrittenPatterns>,
            ru: Option<WrittenPatterns>,
            zh: Option<WrittenPatterns>,
        }

        impl $name {
            /// In the order of [`LANGUAGES`].
            pub(super) fn languages(self) -> [Option<WrittenPatterns>; 6] {
                [self.en, self.ar, self.fr, self.es, self.ru, self.zh]
            }
        }
    };
}

with_languages!(WrittenWords {});
with_languages!(WrittenPolarity { of: String, says: Says });
with_languages!(WrittenAbsence {
    within: Within,
    #[serde(default)]
    covered_by: Vec<Cover>,
});
with_languages!(WrittenStrength {
    name: Strength,
    #[serde(default)]
    also: BTreeMap<String, Vec<Strength>>,
    #[serde(default)]
    explicit: Vec<String>,
});
with_languages!(WrittenDefinition { find: DefinitionFault });

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPatterns {
    pub(super) fire: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) r#where: Vec<Spanned<String>>,
}

/// The words of scope clauses in one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WrittenCover {
    pub(super) lang: String,
    #[serde(default)]
    pub(super) chapter: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) section: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) part: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) everything: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) not: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) safeguards: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) this_text: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) other_text: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenExample {
    #[serde(default = "english")]
    pub(super) lang: String,
    pub(super) old: Option<String>,
    pub(super) bad: Option<String>,
    pub(super) good: Option<String>,
}

impl WrittenExample {
    pub(super) fn into_example(self) -> Example {
        Example { language: self.lang, old: self.old, bad: self.bad, good: self.good }
    }
}

fn english() -> String {
    LANGUAGES[0].to_owned()
}
