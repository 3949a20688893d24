//! Cross-references: which clauses a clause points to.
//!
//! Read from the words of the language (`languages/*.toml`, `[references]`): `article 24, paragraph 1 (a)`,
//! `paragraphs 1 and 2 of article 6`, `articles 6 to 16`, `the preceding paragraph`, `第六条至第十六条`. A reference to
//! another instrument is found and marked as such, never resolved.

mod scan;
mod words;

use std::collections::BTreeMap;

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key;
use crate::language::Language;
use crate::number::NumberKey;
use crate::source::Span;

/// A cross-reference as it stands in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The clause in whose own text it stands.
    pub clause: ClauseIdx,
    /// The words of the reference in the source.
    pub span: Span,
    /// What it points to, in the order of the words; a range gives every clause of the range that exists.
    pub targets: Vec<Target>,
}

/// What a reference points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A clause of the draft.
    Clause(ClauseIdx),
    /// A clause that the draft does not have, as an id: `art_99__para_2`.
    Missing(String),
    /// A provision of another instrument, as an id.
    Other(String),
}

/// The levels that a reference can name, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Annex,
    Part,
    Chapter,
    Article,
    Paragraph,
    Point,
}

/// One step of a path: a level with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) level: Level,
    pub(crate) key: NumberKey,
    /// The number as it would stand in an id.
    pub(crate) printed: String,
}

/// A reference as the words say it, before it is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    pub(crate) paths: Vec<Path>,
    pub(crate) is_other: bool,
}

/// Where one part of a mention leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// Down from the draft or from the article around.
    Steps(Vec<Step>),
    /// All siblings from the first to the last.
    Range(Vec<Step>, Step),
    /// The clause before (`-1`) or after (`1`) at a level.
    Relative(Level, i8),
}

/// All cross-references of a draft in document order; empty where travaux does not know the language.
pub fn references(draft: &Draft) -> Vec<Reference> {
    let Some(language) = Language::by_code(&draft.language) else { return Vec::new() };
    let words = words::Words::new(language);
    let numbers = Numbers::new(draft);
    let mut out = Vec::new();
    for (idx, clause) in draft.iter().filter(|(_, clause)| clause.kind.is_operative()) {
        let text = draft.source.slice(clause.text);
        for mention in scan::mentions(text, &words) {
            let start = clause.text.start;
            let span = Span { start: start + mention.span.start, end: start + mention.span.end };
            let mut targets = resolve(draft, &numbers, idx, &mention);
            // `Partie` and `Parte` are a party as well: `une Partie 60 jours avant`.
            targets.retain(|target| !matches!(target, Target::Missing(id) if is_party(id)));
            if !targets.is_empty() {
                out.push(Reference { clause: idx, span, targets });
            }
        }
    }
    out
}

/// Whether the id of what is missing is that of a part numbered in digits.
fn is_party(id: &str) -> bool {
    id.strip_prefix("part_").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// The articles of a draft, by their number and the annex that they stand in.
struct Numbers(BTreeMap<(NumberKey, Option<ClauseIdx>), ClauseIdx>);

impl Numbers {
    fn new(draft: &Draft) -> Self {
        let mut articles = BTreeMap::new();
        for (idx, clause) in draft.iter().filter(|(_, clause)| clause.kind == ClauseKind::Article) {
            if let Some(number) = &clause.number {
                articles.entry((number.key, annex_of(draft, idx))).or_insert(idx);
            }
        }
        Self(articles)
    }

    /// The first article of that number in an annex, or in none.
    fn article(&self, key: NumberKey, annex: Option<ClauseIdx>) -> Option<ClauseIdx> {
        self.0.get(&(key, annex)).copied()
    }
}

fn resolve(draft: &Draft, numbers: &Numbers, from: ClauseIdx, mention: &Mention) -> Vec<Target> {
    let mut targets = Vec::new();
    for path in &mention.paths {
        match path {
            Path::Steps(steps) if mention.is_other => targets.push(Target::Other(id(steps))),
            Path::Steps(steps) => targets.push(follow(draft, numbers, from, steps)),
            Path::Range(steps, _) if mention.is_other => targets.push(Target::Other(id(steps))),
            Path::Range(first, last) => {
                range(draft, numbers, (from, first, last), &mut targets);
            }
            Path::Relative(level, offset) => targets.extend(relative(draft, from, *level, *offset)),
        }
    }
    targets
}

/// The clause that a path leads to.
fn follow(draft: &Draft, numbers: &Numbers, from: ClauseIdx, steps: &[Step]) -> Target {
    let mut at: Option<ClauseIdx> = None;
    for step in steps {
        let next = match at {
            Some(parent) => below(draft, parent, step),
            None => outermost(draft, numbers, from, step),
        };
        match next {
            Some(next) => at = Some(next),
            None => return Target::Missing(missing(draft, from, at, steps)),
        }
    }
    at.map_or_else(|| Target::Missing(id(steps)), Target::Clause)
}

/// The clause that the first step of a path names.
fn outermost(draft: &Draft, numbers: &Numbers, from: ClauseIdx, step: &Step) -> Option<ClauseIdx> {
    match step.level {
        Level::Article => {
            let within = numbers.article(step.key, annex_of(draft, from));
            within.or_else(|| numbers.article(step.key, None))
        }
        Level::Annex | Level::Part | Level::Chapter => {
            let kinds: &[ClauseKind] = match step.level {
                Level::Annex => &[ClauseKind::Annex],
                Level::Part => &[ClauseKind::Part, ClauseKind::Title],
                _ => &[ClauseKind::Chapter],
            };
            draft
                .iter()
                .find(|(idx, clause)| kinds.contains(&clause.kind) && numbered(draft, *idx, step))
                .map(|(idx, _)| idx)
        }
        Level::Paragraph | Level::Point => {
            // The nearest clause around that has such a part.
            draft.ancestors(from).find_map(|around| below(draft, around, step))
        }
    }
}

/// The part of a clause that a step names.
fn below(draft: &Draft, parent: ClauseIdx, step: &Step) -> Option<ClauseIdx> {
    let is_kind = |kind: ClauseKind| match step.level {
        Level::Paragraph => kind == ClauseKind::Paragraph,
        Level::Point => matches!(kind, ClauseKind::Point | ClauseKind::Subpoint),
        Level::Article => kind == ClauseKind::Article,
        _ => kind.is_group(),
    };
    let direct = draft
        .children(parent)
        .find(|&idx| is_kind(draft.clause(idx).kind) && numbered(draft, idx, step));
    direct.or_else(|| {
        // Articles stand below groups; `paragraph 3` is said of points that are numbered 3 as well.
        let is_deep = step.level == Level::Article || step.level == Level::Paragraph;
        let deep = draft.subtree(parent).skip(1).find(|(idx, clause)| {
            let is_match = is_kind(clause.kind)
                || (step.level == Level::Paragraph && clause.parent == Some(parent));
            is_deep && is_match && numbered(draft, *idx, step)
        });
        deep.map(|(idx, _)| idx)
    })
}

fn numbered(draft: &Draft, idx: ClauseIdx, step: &Step) -> bool {
    draft.clause(idx).number.as_ref().is_some_and(|number| {
        // `(i)` is a letter or a roman number by its list; as printed it is one and the same.
        let is_digit = step.printed.starts_with(|c: char| c.is_ascii_digit());
        if step.level == Level::Point && !is_digit {
            key::fold(&number.printed) == key::fold(&step.printed)
        } else {
            number.key == step.key
        }
    })
}

fn annex_of(draft: &Draft, idx: ClauseIdx) -> Option<ClauseIdx> {
    draft.ancestors(idx).find(|&idx| draft.clause(idx).kind == ClauseKind::Annex)
}

fn range(
    draft: &Draft,
    numbers: &Numbers,
    (from, first, last): (ClauseIdx, &[Step], &Step),
    targets: &mut Vec<Target>,
) {
    let start = follow(draft, numbers, from, first);
    let mut end_steps = first.to_vec();
    end_steps.pop();
    end_steps.push(last.clone());
    let end = follow(draft, numbers, from, &end_steps);
    if let (Target::Clause(start), Target::Clause(end)) = (&start, &end)
        && start <= end
    {
        let kind = draft.clause(*start).kind;
        let scope = annex_of(draft, *start);
        let between = draft.iter().skip(start.get()).take_while(|(idx, _)| *idx <= *end);
        let within =
            between.filter(|(idx, clause)| clause.kind == kind && annex_of(draft, *idx) == scope);
        targets.extend(within.map(|(idx, _)| Target::Clause(idx)));
        return;
    }
    targets.extend([start, end]);
}

fn relative(draft: &Draft, from: ClauseIdx, level: Level, offset: i8) -> Option<Target> {
    let is_level = |kind: ClauseKind| match level {
        Level::Article => kind == ClauseKind::Article,
        Level::Paragraph => kind == ClauseKind::Paragraph,
        Level::Point => matches!(kind, ClauseKind::Point | ClauseKind::Subpoint),
        Level::Chapter => kind == ClauseKind::Chapter,
        Level::Part => kind == ClauseKind::Part,
        Level::Annex => kind == ClauseKind::Annex,
    };
    let here = draft.ancestors(from).find(|&idx| is_level(draft.clause(idx).kind))?;
    let siblings: Vec<ClauseIdx> = if level == Level::Article {
        draft
            .iter()
            .filter(|(_, clause)| clause.kind == ClauseKind::Article)
            .map(|(idx, _)| idx)
            .collect()
    } else {
        let kind = draft.clause(here).kind;
        draft
            .iter()
            .filter(|(_, clause)| clause.kind == kind && clause.parent == draft.clause(here).parent)
            .map(|(idx, _)| idx)
            .collect()
    };
    let at = siblings.iter().position(|&idx| idx == here)?;
    let at = at.checked_add_signed(isize::from(offset))?;
    siblings.get(at).map(|&idx| Target::Clause(idx))
}

/// The id that a path would have.
fn id(steps: &[Step]) -> String {
    let parts: Vec<String> = steps
        .iter()
        .map(|step| {
            let name = match step.level {
                Level::Annex => "annex",
                Level::Part => "part",
                Level::Chapter => "chp",
                Level::Article => "art",
                Level::Paragraph => "para",
                Level::Point => "point",
            };
            format!("{name}_{}", step.printed)
        })
        .collect();
    parts.join("__")
}

/// The id of what a path does not find, within the article around where the path names none.
fn missing(draft: &Draft, from: ClauseIdx, at: Option<ClauseIdx>, steps: &[Step]) -> String {
    let is_inner = steps.first().is_some_and(|step| step.level >= Level::Paragraph);
    let base = if is_inner && at.is_none() { draft.article_of(from) } else { None };
    match base {
        Some(article) => format!("{}__{}", draft.clause(article).id, id(steps)),
        None => id(steps),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    /// Parses a text and gives what its clauses point to: ids, `?` before what is missing, `*` before other instruments.
    #[track_caller]
    fn case(language: &str, text: &str, expected: &[&str]) {
        let options = ParseOptions { name: String::new(), language: Some(language.to_owned()) };
        let draft = parse(Source::new("t", text), &options);
        let targets: Vec<String> = references(&draft)
            .iter()
            .flat_map(|reference| &reference.targets)
            .map(|target| match target {
                Target::Clause(idx) => draft.clause(*idx).id.to_string(),
                Target::Missing(id) => format!("?{id}"),
                Target::Other(id) => format!("*{id}"),
            })
            .collect();
        assert_eq!(targets, expected);
    }

    fn english(sentence: &str) -> String {
        format!(
            "Article 1\nFirst\n\n1. It covers:\n\n(a) one;\n\n(b) two.\n\n2. More.\n\n\
             Article 2\nSecond\n\n1. Before.\n\n2. {sentence}\n\nArticle 3\nThird\n\nWords.\n"
        )
    }

    #[test]
    fn resolves_english_references() {
        let case = |sentence: &str, expected: &[&str]| case("en", &english(sentence), expected);
        case("Subject to article 1, paragraph 1 (b), it applies.", &["art_1__para_1__point_b"]);
        case("As in paragraph 1 (a) of article 1.", &["art_1__para_1__point_a"]);
        case("As in paragraphs 1 and 2 of article 1.", &["art_1__para_1", "art_1__para_2"]);
        case("Under articles 1 to 3 of this Convention.", &["art_1", "art_2", "art_3"]);
        case("Under articles 1, 2 and 9.", &["art_1", "art_2", "?art_9"]);
        case("As in the preceding paragraph.", &["art_2__para_1"]);
        case("As in paragraph 1 of this article.", &["art_2__para_1"]);
        case("As in article 1(2).", &["art_1__para_2"]);
        case("Under article 145 of the Convention.", &["*art_145"]);
        case("Under article 1 of the Budapest Convention.", &["*art_1"]);
        case("Under article 1 of the Convention.", &["*art_1"]);
        case("As in chapter IV of this Convention.", &["?chp_IV"]);
        case("Within 30 days of 5 May.", &[]);
    }

    #[test]
    fn resolves_references_in_other_languages() {
        case(
            "fr",
            "Article premier\nObjet\n\n1. Un.\n\n2. Deux.\n\nArticle 2\nSuite\n\nConformément au paragraphe 2 de l’article premier et aux articles 1 à 2.\n",
            &["art_1__para_2", "art_1", "art_2"],
        );
        case(
            "es",
            "Artículo 1\nObjeto\n\n1. Uno.\n\n2. Dos.\n\nArtículo 2\nSigue\n\nConforme al párrafo 2 del artículo 1 y a los artículos 1 y 2.\n",
            &["art_1__para_2", "art_1", "art_2"],
        );
        case(
            "ru",
            "Статья 1\nЦель\n\n1. Один.\n\n2. Два.\n\nСтатья 2\nДалее\n\nСогласно пункту 2 статьи 1 и статьям 1 и 2.\n",
            &["art_1__para_2", "art_1", "art_2"],
        );
        case(
            "zh",
            "第一条\n目的\n\n一、甲。\n\n二、乙。\n\n第二条\n其他\n\n根据第一条第二款和第一条至第二条。\n",
            &["art_1__para_2", "art_1", "art_2"],
        );
        case(
            "ar",
            "المادة 1\nالغرض\n\n1 - أول.\n\n2 - ثان.\n\nالمادة 2\nتابع\n\nوفقا للفقرة 2 من المادة 1 والمواد من 1 إلى 2.\n",
            &["art_1__para_2", "art_1", "art_2"],
        );
    }
}
