//! Constructed treaties: random words in the shape of articles, paragraphs and points.

use std::fmt::Write as _;

use proptest::prelude::*;

/// The language that a treaty is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Arabic,
}

impl Language {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    fn words(self) -> &'static [&'static str] {
        match self {
            Self::English => &[
                "lamps",
                "harbour",
                "every",
                "boat",
                "keeps",
                "between",
                "quiet",
                "registers",
                "and",
                "the",
                "of",
                "water",
                "tolls",
                "with",
                "shared",
                "laboratories",
                "river",
            ],
            Self::Arabic => &[
                "مصابيح",
                "الميناء",
                "كل",
                "قارب",
                "يحفظ",
                "بين",
                "هادئة",
                "سجلات",
                "من",
                "على",
                "الماء",
                "رسوم",
                "مع",
                "مشتركة",
                "مختبرات",
                "النهر",
            ],
        }
    }

    fn letters(self) -> &'static [&'static str] {
        match self {
            Self::English => &["a", "b", "c", "d", "e", "f"],
            Self::Arabic => &["أ", "ب", "ج", "د", "ه", "و"],
        }
    }
}

/// Words, by their place in the word list, and the first and last of those that stand in brackets.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    words: Vec<usize>,
    bracket: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    sentence: Sentence,
    points: Vec<Sentence>,
}

#[derive(Clone, Debug)]
pub(crate) struct Article {
    heading: Vec<usize>,
    paragraphs: Vec<Paragraph>,
}

/// A treaty; its articles and all below them are numbered as they stand.
#[derive(Clone, Debug)]
pub(crate) struct Treaty {
    pub(crate) language: Language,
    pub(crate) articles: Vec<Article>,
}

impl Treaty {
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for (n, article) in self.articles.iter().enumerate() {
            self.article(n + 1, article, &mut out);
        }
        out
    }

    fn article(&self, number: usize, article: &Article, out: &mut String) {
        let (word, stop) = match self.language {
            Language::English => ("Article", "."),
            Language::Arabic => ("المادة", "-"),
        };
        let heading = Sentence { words: article.heading.clone(), bracket: None };
        writeln!(out, "{word} {number}\n{}\n", self.sentence(&heading)).unwrap();
        let is_numbered = article.paragraphs.len() > 1;
        for (n, paragraph) in article.paragraphs.iter().enumerate() {
            if is_numbered {
                write!(out, "{}{stop} ", n + 1).unwrap();
            }
            let end = if paragraph.points.is_empty() { "." } else { ":" };
            writeln!(out, "{}{end}\n", self.sentence(&paragraph.sentence)).unwrap();
            for (point, letter) in paragraph.points.iter().zip(self.language.letters()) {
                writeln!(out, "({letter}) {};\n", self.sentence(point)).unwrap();
            }
        }
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        let list = self.language.words();
        let mut words: Vec<String> =
            sentence.words.iter().map(|&word| list[word % list.len()].to_owned()).collect();
        if let Some(first) = words.first_mut() {
            let capital = first.chars().next().map(|c| c.to_uppercase().collect::<String>());
            let rest: String = first.chars().skip(1).collect();
            *first = capital.unwrap_or_default() + &rest;
        }
        if let Some((first, last)) = sentence.bracket {
            words[first].insert(0, '[');
            words[last].push(']');
        }
        words.join(" ")
    }

    fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.articles.iter().flat_map(|article| &article.paragraphs)
    }

    pub(crate) fn n_points(&self) -> usize {
        self.paragraphs().map(|paragraph| paragraph.points.len()).sum()
    }

    pub(crate) fn n_numbered_paragraphs(&self) -> usize {
        let lengths = self.articles.iter().map(|article| article.paragraphs.len());
        lengths.filter(|&length| length > 1).sum()
    }

    pub(crate) fn n_brackets(&self) -> usize {
        let sentences = self.paragraphs().flat_map(|p| p.points.iter().chain([&p.sentence]));
        sentences.filter(|sentence| sentence.bracket.is_some()).count()
    }
}

fn sentence() -> impl Strategy<Value = Sentence> {
    (
        prop::collection::vec(0..40_usize, 6..40),
        prop::option::weighted(0.2, (1..40_usize, 0..6_usize)),
    )
        .prop_map(|(words, bracket)| {
            let last = words.len() - 1;
            let bracket = bracket.map(|(at, length)| {
                let first = at.min(last);
                (first, (first + length).min(last))
            });
            Sentence { words, bracket }
        })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let points = prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(sentence(), 2..6),
    ];
    (sentence(), points).prop_map(|(sentence, points)| Paragraph { sentence, points })
}

fn article() -> impl Strategy<Value = Article> {
    (prop::collection::vec(0..40_usize, 1..5), prop::collection::vec(paragraph(), 1..4))
        .prop_map(|(heading, paragraphs)| Article { heading, paragraphs })
}

/// A treaty in English or Arabic.
pub(crate) fn treaty() -> impl Strategy<Value = Treaty> {
    let language = prop_oneof![Just(Language::English), Just(Language::Arabic)];
    (language, prop::collection::vec(article(), 1..7))
        .prop_map(|(language, articles)| Treaty { language, articles })
}

/// One thing that negotiators do to a text.
#[derive(Clone, Debug)]
enum Edit {
    DeleteArticle(prop::sample::Index),
    InsertArticle(prop::sample::Index, Article),
    MoveArticle(prop::sample::Index, prop::sample::Index),
    DeleteParagraph(prop::sample::Index),
    ReplaceWord(prop::sample::Index, prop::sample::Index, usize),
    InsertParagraph(prop::sample::Index, Paragraph),
    JoinArticles(prop::sample::Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        place().prop_map(Edit::DeleteArticle),
        (place(), article()).prop_map(|(at, article)| Edit::InsertArticle(at, article)),
        (place(), place()).prop_map(|(from, to)| Edit::MoveArticle(from, to)),
        place().prop_map(Edit::DeleteParagraph),
        (place(), place(), 0..40_usize)
            .prop_map(|(at, word, new)| Edit::ReplaceWord(at, word, new)),
        (place(), paragraph()).prop_map(|(at, paragraph)| Edit::InsertParagraph(at, paragraph)),
        place().prop_map(Edit::JoinArticles),
    ]
}

impl Edit {
    fn apply(self, articles: &mut Vec<Article>) {
        let n = articles.len();
        match self {
            Self::DeleteArticle(at) if n > 1 => drop(articles.remove(at.index(n))),
            Self::InsertArticle(at, article) => articles.insert(at.index(n + 1), article),
            Self::MoveArticle(from, to) => {
                let article = articles.remove(from.index(n));
                articles.insert(to.index(n), article);
            }
            Self::DeleteParagraph(at) => {
                let paragraphs = &mut articles[at.index(n)].paragraphs;
                if paragraphs.len() > 1 {
                    paragraphs.remove(at.index(paragraphs.len()));
                }
            }
            Self::ReplaceWord(at, word, new) => {
                let sentence = &mut articles[at.index(n)].paragraphs[0].sentence;
                let word = word.index(sentence.words.len());
                sentence.words[word] = new;
            }
            Self::InsertParagraph(at, paragraph) => {
                let paragraphs = &mut articles[at.index(n)].paragraphs;
                paragraphs.insert(at.index(paragraphs.len() + 1), paragraph);
            }
            Self::JoinArticles(at) if n > 1 => {
                let joined = articles.remove(at.index(n - 1) + 1);
                articles[at.index(n - 1)].paragraphs.extend(joined.paragraphs);
            }
            Self::DeleteArticle(_) | Self::JoinArticles(_) => {}
        }
    }
}

/// A treaty before and after a few edits.
pub(crate) fn edited() -> impl Strategy<Value = (Treaty, Treaty)> {
    (treaty(), prop::collection::vec(edit(), 0..6)).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for edit in edits {
            edit.apply(&mut new.articles);
        }
        (old, new)
    })
}
