//! What the parser knows of a language: labels, numerals, openings, marks. All of it is data, in `languages/*.toml`.
//!
//! `mul.toml` (ISO 639-2 `mul`, multiple languages) holds what all languages share; adding a language is adding a file.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use include_dir::{Dir, include_dir};
use memchr::memmem;
use regex::RegexSet;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::draft::ClauseKind;
use crate::key;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/languages");

/// One language that travaux parses.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code: `en`, `ar`.
    pub code: String,
    /// What its readers call it.
    pub name: String,
    /// Whether it is written from right to left.
    pub is_rtl: bool,
    pub(crate) labels: Vec<Label>,
    pub(crate) ordinals: Vec<(String, u32)>,
    pub(crate) list_ordinals: Vec<(String, u32)>,
    /// How the number of an article is commonly printed, `#` standing for it; the same for a statute's section.
    pub(crate) article_forms: [Option<String>; 2],
    /// What is printed in the place of a clause that was deleted.
    pub(crate) deleted: String,
    pub(crate) insertions: Vec<(String, u16)>,
    pub(crate) insertion_suffix: Option<char>,
    pub(crate) alternatives: Vec<String>,
    /// Characters that insertions, their suffix and alternatives begin with, loosely folded.
    insertion_firsts: Vec<char>,
    pub(crate) letters: Vec<Vec<char>>,
    /// Whether capital letters tell a heading or a sentence start from running text.
    pub(crate) is_cased: bool,
    pub(crate) openers: Openers,
    pub(crate) sentence_openers: FxHashSet<String>,
    pub(crate) recital_openers: FxHashSet<String>,
    pub(crate) function_words: FxHashSet<String>,
    pub(crate) references: ReferenceWords,
    pub(crate) definitions: Vec<String>,
    /// Words that make a number after them a reference, loosely folded.
    pub(crate) reference_words: FxHashSet<String>,
    /// Conjunctions, loosely folded.
    pub(crate) conjunctions: FxHashSet<String>,
    /// Characters that labels begin with, by what they begin.
    pub(crate) label_firsts: Vec<(LabelRole, char)>,
    pub(crate) marks: BTreeMap<String, Vec<String>>,
    pub(crate) adoption: Vec<String>,
    pub(crate) closing: Vec<String>,
    /// The names of each month, from January on, loosely folded.
    pub(crate) months: Vec<Vec<String>>,
}

/// A word that a heading or a note begins with.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) role: LabelRole,
    /// Before the number, loosely folded.
    pub(crate) before: String,
    /// After the number, loosely folded.
    pub(crate) after: String,
    pub(crate) is_numbered: bool,
    /// Before the number, as the data file prints it.
    pub(crate) printed: String,
    /// Finds the printed form.
    finder: memmem::Finder<'static>,
}

/// What a label begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelRole {
    Article,
    /// An article where the text has no other article-level word, else a group.
    ArticleOrSection,
    Group(ClauseKind),
    Preamble,
    Contents,
    Note,
    Option,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    code: String,
    name: String,
    direction: String,
    #[serde(default)]
    months: Vec<String>,
    #[serde(default)]
    labels: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    numbers: Numbers,
    #[serde(default)]
    openers: Openers,
    #[serde(default)]
    references: ReferenceWords,
    #[serde(default)]
    definitions: Definitions,
    #[serde(default)]
    marks: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    furniture: Furniture,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Furniture {
    patterns: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Numbers {
    ordinals: Vec<String>,
    list_ordinals: Vec<String>,
    insertions: BTreeMap<String, u16>,
    insertion_suffix: Option<char>,
    alternatives: Vec<String>,
    letters: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Definitions {
    patterns: Vec<String>,
}

/// Words that sentences and recitals begin with, and titles that are often printed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Openers {
    pub(crate) recital: Vec<String>,
    pub(crate) sentence: Vec<String>,
    pub(crate) article: Vec<String>,
    pub(crate) titles: Vec<String>,
}

/// Words that cross-references are made of.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct ReferenceWords {
    pub(crate) article: Vec<String>,
    pub(crate) paragraph: Vec<String>,
    pub(crate) point: Vec<String>,
    pub(crate) chapter: Vec<String>,
    pub(crate) part: Vec<String>,
    pub(crate) annex: Vec<String>,
    pub(crate) this: Vec<String>,
    pub(crate) preceding: Vec<String>,
    pub(crate) following: Vec<String>,
    pub(crate) and: Vec<String>,
    pub(crate) to: Vec<String>,
    pub(crate) of: Vec<String>,
    /// What says that the text itself is meant.
    pub(crate) own: Vec<String>,
    /// What says that another instrument is meant.
    pub(crate) other: Vec<String>,
    /// Words after which a label is part of a sentence, not a heading.
    pub(crate) heads: Vec<String>,
    /// What follows a label that is part of a sentence, not a heading.
    pub(crate) tails: Vec<String>,
}

impl Language {
    /// The language with this BCP 47 code, its region and script subtags ignored: `zh-Hant` is `zh`.
    pub fn by_code(code: &str) -> Option<&'static Language> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        LANGUAGES.iter().find(|(known, _)| known == primary).map(|(known, cell)| {
            cell.get_or_init(|| Language::load(known).expect("shipped language files are tested"))
        })
    }

    /// The codes of all languages that ship, in alphabetical order.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(code, _)| code.as_str())
    }

    /// The words before numbers, as the data file prints them.
    pub(crate) fn printed_labels(&self) -> impl Iterator<Item = &str> {
        let numbered = self.labels.iter().filter(|label| label.is_numbered);
        numbered.map(|label| label.printed.trim()).filter(|printed| !printed.is_empty())
    }

    fn load(code: &str) -> Result<Language, String> {
        let shared = read("mul")?;
        let own = read(code)?;
        let labels = labels(&own.labels)?;
        let list =
            |name: &str| own.labels.get(name).map(|forms| loose_all(forms)).unwrap_or_default();
        let mut insertions: Vec<(String, u16)> = shared
            .numbers
            .insertions
            .iter()
            .chain(&own.numbers.insertions)
            .map(|(w, n)| (loose(w), *n))
            .collect();
        insertions.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let deleted = own.marks.get("deleted").and_then(|words| words.first()).cloned();
        let marks = marks(shared.marks, &own.marks);
        let mut openers = own.openers;
        openers.titles = loose_all(&openers.titles);
        let is_cased =
            labels.first().is_some_and(|label| label.before.chars().any(char::is_lowercase));
        // Where capitals tell, openers are compared as printed.
        let opener = |word: &String| if is_cased { word.clone() } else { loose(word) };
        let sentence_openers = openers.sentence.iter().map(opener).collect();
        let recital_openers = openers.recital.iter().map(opener).collect();
        let function_words = openers.article.iter().cloned().collect();
        let mut references = own.references;
        references.heads = loose_all(&references.heads);
        references.tails = loose_all(&references.tails);
        let reference_words = reference_words(&references);
        let conjunctions = references.and.iter().map(|word| loose(word)).collect();
        let label_firsts = labels
            .iter()
            .filter_map(|label| Some((label.role, label.before.chars().next()?)))
            .collect();
        let alternatives =
            loose_all(&[shared.numbers.alternatives, own.numbers.alternatives].concat());
        let insertion_firsts = insertions
            .iter()
            .map(|(word, _)| word)
            .chain(&alternatives)
            .filter_map(|word| word.chars().next())
            .chain(own.numbers.insertion_suffix)
            .collect();
        Ok(Language {
            code: own.code,
            name: own.name,
            is_rtl: own.direction == "rtl",
            article_forms: article_forms(&own.labels),
            labels,
            ordinals: spelled(&own.numbers.ordinals),
            list_ordinals: spelled(&own.numbers.list_ordinals),
            deleted: deleted.unwrap_or_default(),
            insertions,
            insertion_suffix: own.numbers.insertion_suffix,
            alternatives,
            insertion_firsts,
            letters: shared
                .numbers
                .letters
                .iter()
                .chain(&own.numbers.letters)
                .map(|set| key::fold(set).chars().collect())
                .collect(),
            is_cased,
            openers,
            sentence_openers,
            recital_openers,
            function_words,
            references,
            reference_words,
            conjunctions,
            label_firsts,
            definitions: own.definitions.patterns,
            marks,
            adoption: list("adoption"),
            closing: list("closing"),
            months: own.months.iter().map(|names| names.split('|').map(loose).collect()).collect(),
        })
    }

    /// The folded words of a mark, longest first: `agreed`, `proposed-by` ...
    pub(crate) fn mark(&self, name: &str) -> &[String] {
        self.marks.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether bis, ter, alt and the like may begin with a letter.
    pub(crate) fn may_begin_insertion(&self, first: char) -> bool {
        // Letters that others fold to are looked at closer.
        if !first.is_ascii() && !key::is_plain(first) {
            return true;
        }
        key::fold_char(first)
            .map(loose_char)
            .is_none_or(|first| self.insertion_firsts.contains(&first))
    }

    /// Whether a text may begin with a label of such a role, by its first character.
    pub(crate) fn may_begin_label(&self, text: &str, is_role: impl Fn(LabelRole) -> bool) -> bool {
        let Some(first) = text.chars().next() else { return false };
        // Presentation forms fold to other letters, and combining marks may follow: look closer.
        if matches!(first, '\u{FB00}'..='\u{FEFF}' | '\u{2100}'..='\u{218F}') {
            return true;
        }
        let Some(folded) = key::fold_char(first).map(loose_char) else { return true };
        self.label_firsts.iter().any(|&(role, c)| c == folded && is_role(role))
    }
}

impl Label {
    fn new(role: LabelRole, form: &str) -> Self {
        let (before, after) = form.split_once('#').unwrap_or((form, ""));
        let printed = before.trim();
        Self {
            role,
            before: loose(before),
            after: loose(after),
            is_numbered: form.contains('#'),
            printed: printed.to_owned(),
            finder: memmem::Finder::new(printed).into_owned(),
        }
    }

    /// Where the printed form stands in a text.
    pub(crate) fn find_all(&self, text: &str) -> impl Iterator<Item = usize> {
        self.finder.find_iter(text.as_bytes())
    }
}

/// How the number of an article, and that of a statute's section, is commonly printed.
fn article_forms(labels: &BTreeMap<String, Vec<String>>) -> [Option<String>; 2] {
    let first = |name: &str| labels.get(name).and_then(|forms| forms.first()).cloned();
    ["article", "article-or-section"].map(first)
}

/// The labels of a data file, longer ones first, so that `Draft article` wins over a label that it begins with.
fn labels(lists: &BTreeMap<String, Vec<String>>) -> Result<Vec<Label>, String> {
    let mut labels: Vec<Label> = Vec::new();
    for (name, forms) in lists {
        let role = match name.as_str() {
            "article" => LabelRole::Article,
            "article-or-section" => LabelRole::ArticleOrSection,
            "part" => LabelRole::Group(ClauseKind::Part),
            "title" => LabelRole::Group(ClauseKind::Title),
            "chapter" => LabelRole::Group(ClauseKind::Chapter),
            "section" => LabelRole::Group(ClauseKind::Section),
            "cluster" => LabelRole::Group(ClauseKind::Cluster),
            "annex" => LabelRole::Group(ClauseKind::Annex),
            "preamble" => LabelRole::Preamble,
            "contents" => LabelRole::Contents,
            "note" => LabelRole::Note,
            "option" => LabelRole::Option,
            "closing" | "adoption" => continue,
            other => return Err(format!("unknown label `{other}`")),
        };
        labels.extend(forms.iter().map(|form| Label::new(role, form)));
    }
    labels.sort_by_key(|label| std::cmp::Reverse((label.is_numbered, label.before.len())));
    Ok(labels)
}

/// The marks of all languages with those of one, loosely folded, longest first.
fn marks(
    mut marks: BTreeMap<String, Vec<String>>,
    own: &BTreeMap<String, Vec<String>>,
) -> BTreeMap<String, Vec<String>> {
    for (name, words) in own {
        marks.entry(name.clone()).or_default().extend(words.iter().cloned());
    }
    for words in marks.values_mut() {
        *words = loose_all(words);
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    marks
}

/// Words that make a number after them a reference.
fn reference_words(references: &ReferenceWords) -> FxHashSet<String> {
    let nouns = [
        &references.article,
        &references.paragraph,
        &references.point,
        &references.annex,
        &references.chapter,
    ];
    let nouns = nouns.into_iter().flatten().map(|noun| loose(noun));
    nouns.chain(references.heads.iter().cloned()).collect()
}

fn loose_all(words: &[String]) -> Vec<String> {
    words.iter().map(|word| loose(word)).collect()
}

/// Spelled numbers: alternatives joined by `|`, at the index of their value minus one; longest first.
fn spelled(list: &[String]) -> Vec<(String, u32)> {
    let mut out: Vec<(String, u32)> = list
        .iter()
        .zip(1..)
        .flat_map(|(forms, value)| forms.split('|').map(move |form| (loose(form), value)))
        .collect();
    out.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    out
}

/// The matching key in lower case, with Arabic teh marbuta as heh: how labels are compared.
pub(crate) fn loose(text: &str) -> String {
    key::fold(text).chars().map(loose_char).collect::<String>().trim().to_owned()
}

/// One character of [`loose`], for text that is folded already.
pub(crate) fn loose_char(c: char) -> char {
    if c == 'ة' {
        return 'ه';
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The length of the prefix of `text` (folded) that equals `label` (loose), or `None`.
pub(crate) fn starts_with(text: &str, label: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for expected in label.chars() {
        match chars.next() {
            Some((_, c)) if loose_char(c) == expected => {}
            _ => return None,
        }
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}

/// As [`starts_with`], and the word ends there.
pub(crate) fn starts_with_word(text: &str, label: &str) -> Option<usize> {
    let len = starts_with(text, label)?;
    let ends = !text[len..].chars().next().is_some_and(char::is_alphanumeric)
        || label.chars().last().is_some_and(|c| !c.is_alphanumeric());
    ends.then_some(len)
}

/// What marks a whole block as furniture, in every language.
pub(crate) fn furniture() -> &'static RegexSet {
    static PATTERNS: LazyLock<RegexSet> = LazyLock::new(|| {
        let furniture = read("mul").expect("shipped language files are tested").furniture;
        RegexSet::new(furniture.patterns).expect("shipped language files are tested")
    });
    &PATTERNS
}

static LANGUAGES: LazyLock<Vec<(String, OnceLock<Language>)>> = LazyLock::new(|| {
    let mut codes: Vec<String> = FILES
        .files()
        .filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned()))
        .filter(|code| code != "mul")
        .collect();
    codes.sort();
    codes.into_iter().map(|code| (code, OnceLock::new())).collect()
});

fn read(code: &str) -> Result<File, String> {
    let file = FILES
        .get_file(format!("{code}.toml"))
        .ok_or_else(|| format!("no language file `{code}.toml`"))?;
    let text = file.contents_utf8().ok_or("language file is not UTF-8")?;
    toml::from_str(text).map_err(|error| format!("languages/{code}.toml: {error}"))
}

/// Guesses the language of a text: by script where that decides, else by the letters that stand together (`whatlang`).
/// Gives a BCP 47 code, of a language that travaux may not know; `None` where the text has too few letters.
pub fn guess(text: &str) -> Option<String> {
    use whatlang::{Lang, Script};
    let found = whatlang::detect(text)?;
    let code = match found.lang() {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Ara => "ar",
        // A few words are not enough to tell languages apart that travaux does not parse.
        _ if !found.is_reliable() => match found.script() {
            Script::Arabic => "ar",
            Script::Cyrillic => "ru",
            Script::Mandarin => "zh",
            _ => "en",
        },
        Lang::Nld => "nl",
        Lang::Deu => "de",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Pes => "fa",
        Lang::Heb => "he",
        Lang::Urd => "ur",
        Lang::Tur => "tr",
        other => other.code(),
    };
    Some(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_file_loads() {
        let codes: Vec<_> = Language::codes().collect();
        assert!(codes.len() >= 6, "{codes:?}");
        for code in codes {
            let language = Language::load(code).expect("loads");
            assert_eq!(language.code, code);
            assert!(language.labels.iter().any(|label| label.role == LabelRole::Article), "{code}");
            for pattern in &language.definitions {
                assert!(regex::Regex::new(pattern).is_ok(), "{code}: {pattern}");
            }
        }
    }

    #[test]
    fn labels_match_loosely() {
        assert_eq!(starts_with("ARTICLE 5", "article"), Some(7));
        assert_eq!(starts_with("المادة 5", &loose("المادة")), Some("المادة".len()));
        assert_eq!(starts_with_word("Articles 5", "article"), None);
    }
}
