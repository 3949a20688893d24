//! Says of every clause what kind of provision it is: an offence, a power, a safeguard, cooperation, and so on.
//!
//! An article's own heading decides, then its own words where they leave no doubt ("establish as criminal offences"),
//! then the nearest heading above it. The words are data (`rules/classes.toml`), language by language; the first class
//! in the file whose words stand in a heading wins. A caller who knows better overrules it all.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::text::{Text, fold_char};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key::for_each_folded;

/// What a provision is about, as far as rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Creates or describes offences.
    Criminalisation,
    /// Gives powers of investigation: preservation, search, interception, seizure.
    Procedural,
    /// Protects people: conditions and safeguards, human rights, personal data, witnesses, victims.
    Safeguard,
    /// International cooperation: mutual legal assistance, extradition, joint investigations.
    Cooperation,
    /// Use of terms.
    Definitions,
    /// Scope of application.
    Scope,
    /// Jurisdiction.
    Jurisdiction,
    /// The preamble and its recitals.
    Preamble,
    /// General provisions: purpose, sovereignty.
    General,
    /// Preventive measures.
    Prevention,
    /// Technical assistance and capacity-building.
    Technical,
    /// Conference of the Parties, secretariat, review.
    Implementation,
    /// Signature, entry into force and other final provisions.
    Final,
}

impl Class {
    /// Every class, in the order of the type.
    pub const ALL: [Self; 13] = [
        Self::Criminalisation,
        Self::Procedural,
        Self::Safeguard,
        Self::Cooperation,
        Self::Definitions,
        Self::Scope,
        Self::Jurisdiction,
        Self::Preamble,
        Self::General,
        Self::Prevention,
        Self::Technical,
        Self::Implementation,
        Self::Final,
    ];

    /// The name in kebab-case, as rule files and `--as` write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Criminalisation => "criminalisation",
            Self::Procedural => "procedural",
            Self::Safeguard => "safeguard",
            Self::Cooperation => "cooperation",
            Self::Definitions => "definitions",
            Self::Scope => "scope",
            Self::Jurisdiction => "jurisdiction",
            Self::Preamble => "preamble",
            Self::General => "general",
            Self::Prevention => "prevention",
            Self::Technical => "technical",
            Self::Implementation => "implementation",
            Self::Final => "final",
        }
    }

    /// The class of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == name)
    }
}

/// The words of one class in one language.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Words {
    /// Decide where they stand in a heading; matched from the start of a word.
    #[serde(default)]
    pub(crate) heading: Vec<String>,
    /// Like `heading`, for chapters and other groups only.
    #[serde(default)]
    pub(crate) chapter: Vec<String>,
    /// Decide where they stand in the words of an article whose heading says nothing.
    #[serde(default)]
    pub(crate) content: Vec<String>,
    /// Without one of these anywhere, a text does not show the class, whatever its headings say. A chapter on
    /// procedural law may hold no power of investigation at all.
    #[serde(default)]
    pub(crate) shows: Vec<String>,
}

/// The words of one class, as a rule file's `[[class]]` gives them.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassWords {
    pub(crate) name: Class,
    #[serde(default)]
    pub(crate) en: Words,
    #[serde(default)]
    pub(crate) ar: Words,
    #[serde(default)]
    pub(crate) fr: Words,
    #[serde(default)]
    pub(crate) es: Words,
    #[serde(default)]
    pub(crate) ru: Words,
    #[serde(default)]
    pub(crate) zh: Words,
}

impl ClassWords {
    pub(super) fn language(&self, language: &str) -> Option<&Words> {
        Some(match language {
            "en" => &self.en,
            "ar" => &self.ar,
            "fr" => &self.fr,
            "es" => &self.es,
            "ru" => &self.ru,
            "zh" => &self.zh,
            _ => return None,
        })
    }
}

/// The class of every clause of a draft.
#[derive(Debug)]
pub(crate) struct Classes {
    classes: Vec<ClassOf>,
    /// The classes that a chapter, or words of the text that leave no doubt, show.
    shown: BTreeSet<Class>,
}

/// What is known of one clause.
#[derive(Clone, Copy, Debug, Default)]
struct ClassOf {
    /// The class that counts.
    class: Option<Class>,
    /// The class that the clause's own article decides by its heading or words.
    own: Option<Class>,
    /// The class of the nearest chapter or other group that has one.
    group: Option<Class>,
}

impl Classes {
    /// Classifies the clauses of a draft; `overrides` maps clause ids to classes, `stands_in` is the class of the
    /// chapter that the whole text is to be read in, where the caller names one.
    pub(crate) fn new(
        draft: &Draft,
        text: &Text,
        words: &[ClassWords],
        overrides: &BTreeMap<String, Class>,
        stands_in: Option<Class>,
    ) -> Self {
        let finder = Finder::new(words, &draft.language);
        let by_content = finder.by_content(draft, text);
        let mut shown: BTreeSet<Class> = by_content.iter().copied().flatten().collect();
        let n_articles = draft.clauses.iter().filter(|c| c.kind == ClauseKind::Article).count();
        let is_whole = n_articles > 0 || draft.clauses.iter().any(|c| c.kind.is_group());
        let root = ClassOf { class: stands_in, own: None, group: stands_in };
        let mut classes: Vec<ClassOf> = Vec::with_capacity(draft.clauses.len());
        for (idx, clause) in draft.iter() {
            let above = clause.parent.map_or(root, |parent| classes[parent.get()]);
            let content = by_content[idx.get()];
            let own = match overrides.get(clause.id.as_str()) {
                Some(&class) => Some(class),
                None if !is_whole => stands_in.or(content),
                None => match clause.kind {
                    ClauseKind::Preamble => Some(Class::Preamble),
                    ClauseKind::Article if n_articles == 1 && stands_in.is_some() => stands_in,
                    ClauseKind::Article => finder.by_heading(draft, idx, false).or(content),
                    kind if kind.is_group() => finder.by_heading(draft, idx, true),
                    _ => None,
                },
            };
            // Within a chapter on cooperation, search and interception are what one State does for another.
            let own = own.map(|class| match (class, above.group) {
                (Class::Procedural, Some(Class::Cooperation)) => Class::Cooperation,
                _ => class,
            });
            let group = own.filter(|_| clause.kind.is_group()).or(above.group);
            let own_article = if clause.kind.is_group() { None } else { own.or(above.own) };
            // States cooperate in everything; only the words of an article show that it is about crime.
            shown.extend(group.filter(|&class| class != Class::Cooperation));
            classes.push(ClassOf { class: own.or(above.class), own: own_article, group });
        }
        // A few articles show it as well, where no chapter holds them together.
        for class in Class::ALL.into_iter().filter(|&class| class != Class::Cooperation) {
            let of_class = draft.iter().filter(|(idx, clause)| {
                clause.kind == ClauseKind::Article && classes[idx.get()].own == Some(class)
            });
            if of_class.count() >= FEWEST_SHOWN {
                shown.insert(class);
            }
        }
        for (class, is_shown) in shown_by_words(words, draft, text) {
            if is_shown {
                shown.insert(class)
            } else {
                shown.remove(&class)
            };
        }
        shown.extend(stands_in.into_iter().chain(overrides.values().copied()));
        Self { classes, shown }
    }

    /// No class for any clause.
    pub(crate) fn none(draft: &Draft) -> Self {
        let classes = vec![ClassOf::default(); draft.clauses.len()];
        Self { classes, shown: BTreeSet::new() }
    }

    /// Whether the text shows one of these classes, by a chapter or by words that leave no doubt.
    pub(crate) fn shows_any(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.shown.contains(class))
    }

    /// The class of a clause, where it has one.
    pub(crate) fn of(&self, idx: ClauseIdx) -> Option<Class> {
        self.classes[idx.get()].class
    }

    /// The class that the article of a clause decides by its own heading or words.
    pub(crate) fn own(&self, idx: ClauseIdx) -> Option<Class> {
        self.classes[idx.get()].own
    }

    /// The class of the nearest chapter or other group above a clause, or of the clause where it is a group.
    pub(crate) fn group(&self, idx: ClauseIdx) -> Option<Class> {
        self.classes[idx.get()].group
    }
}

/// So many articles of a class show that a text is about it.
const FEWEST_SHOWN: usize = 3;

/// Finds the words of all classes of one language.
struct Finder {
    headings: Option<AhoCorasick>,
    contents: Option<AhoCorasick>,
    /// For each heading word, its class and whether it is for groups only.
    heading_classes: Vec<(Class, bool, usize)>,
    content_classes: Vec<Class>,
    language: String,
}

impl Finder {
    fn new(words: &[ClassWords], language: &str) -> Self {
        let (mut headings, mut contents) = (Vec::new(), Vec::new());
        let (mut heading_classes, mut content_classes) = (Vec::new(), Vec::new());
        for (rank, class) in words.iter().enumerate() {
            let Some(words) = class.language(language) else { continue };
            let listed = words.heading.iter().map(|word| (word, false));
            for (word, group_only) in listed.chain(words.chapter.iter().map(|word| (word, true))) {
                headings.push(fold_word(word));
                heading_classes.push((class.name, group_only, rank));
            }
            for word in &words.content {
                contents.push(fold_word(word));
                content_classes.push(class.name);
            }
        }
        let build = |words: &[String]| AhoCorasick::new(words).ok().filter(|_| !words.is_empty());
        Self {
            headings: build(&headings),
            contents: build(&contents),
            heading_classes,
            content_classes,
            language: language.to_owned(),
        }
    }

    /// The class that a heading speaks of: the first in the file of those whose words stand in it.
    fn by_heading(&self, draft: &Draft, idx: ClauseIdx, is_group: bool) -> Option<Class> {
        let heading = fold_word(draft.heading(idx)?);
        let found = self.headings.as_ref()?.find_overlapping_iter(&heading);
        found
            .filter(|hit| is_group || !self.heading_classes[hit.pattern().as_usize()].1)
            .filter(|hit| starts_word(&heading, hit.start(), &self.language))
            .map(|hit| self.heading_classes[hit.pattern().as_usize()])
            .min_by_key(|&(_, _, rank)| rank)
            .map(|(class, _, _)| class)
    }

    /// For each article (each root where there is none), the class that its own words decide.
    fn by_content(&self, draft: &Draft, text: &Text) -> Vec<Option<Class>> {
        let mut classes = vec![None; draft.clauses.len()];
        let Some(contents) = &self.contents else { return classes };
        let mut operative: Vec<(Range<usize>, usize)> = Vec::new();
        for (idx, clause) in draft.iter() {
            if clause.kind.is_operative() && !clause.text.is_empty() {
                let holder = draft.article_of(idx).or_else(|| draft.ancestors(idx).last());
                operative.push((text.folded_range(clause.text), holder.unwrap_or(idx).get()));
            }
        }
        for hit in contents.find_iter(&text.folded) {
            let at = operative.partition_point(|(range, _)| range.end <= hit.start());
            if let Some((range, holder)) = operative.get(at)
                && range.start <= hit.start()
                && classes[*holder].is_none()
            {
                classes[*holder] = Some(self.content_classes[hit.pattern().as_usize()]);
            }
        }
        classes
    }
}

/// For each class that has words of its own for it, whether an operative clause shows it.
fn shown_by_words(words: &[ClassWords], draft: &Draft, text: &Text) -> BTreeMap<Class, bool> {
    let mut shown = BTreeMap::new();
    for class in words {
        let listed = class.language(&draft.language).map_or(&[][..], |words| &words.shows);
        let folded: Vec<String> = listed.iter().map(|word| fold_word(word)).collect();
        let Some(finder) = AhoCorasick::new(&folded).ok().filter(|_| !folded.is_empty()) else {
            continue;
        };
        let is_shown = draft.iter().any(|(_, clause)| {
            let is_bound = clause.kind.is_operative()
                && !matches!(clause.kind, ClauseKind::Preamble | ClauseKind::Recital);
            let spans = clause.heading.into_iter().chain([clause.text]);
            is_bound
                && spans.filter(|span| !span.is_empty()).any(|span| {
                    let words = &text.folded[text.folded_range(span)];
                    finder
                        .find_iter(words)
                        .any(|hit| starts_word(words, hit.start(), &draft.language))
                })
        });
        *shown.entry(class.name).or_insert(false) |= is_shown;
    }
    shown
}

/// Folds a short text as [`Text`] does.
fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for_each_folded(word, |_, c| {
        if c != ' ' || !folded.ends_with(' ') {
            folded.extend(fold_char(c));
        }
    });
    folded
}

/// Whether a word starts at `at`, Arabic particles aside; Chinese has no word boundaries.
fn starts_word(text: &str, at: usize, language: &str) -> bool {
    if language == "zh" {
        return true;
    }
    let before = &text[..at];
    let head = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    head.is_empty()
        || language == "ar"
            && matches!(
                head,
                "و" | "ف"
                    | "ب"
                    | "ك"
                    | "ل"
                    | "ال"
                    | "لل"
                    | "وال"
                    | "فال"
                    | "بال"
                    | "كال"
                    | "وب"
                    | "ول"
                    | "ولل"
                    | "وبال"
            )
}
