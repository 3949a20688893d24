//! Treaties in Chinese and English, made into plain text from a data set with one record for each article.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;
use travaux::draft::{ClauseKind, Draft};

use crate::folder::{Corpus, draft};
use crate::laws::lossless;

#[test]
fn every_article_is_found_in_both_languages() {
    let Some(corpus) = Corpus::open() else { return };
    let names = corpus
        .names(&["json"])
        .into_iter()
        .filter(|name| name.starts_with("open-treaties-zh-en/") && !name.contains("schema"));
    let mut n_treaties = 0;
    for name in names {
        let treaty: Value = serde_json::from_str(&corpus.text(&name)).unwrap();
        for language in ["zh", "en"] {
            case(&name, &treaty, language);
        }
        n_treaties += 1;
    }
    assert_eq!(n_treaties, 7);
}

#[track_caller]
fn case(name: &str, treaty: &Value, language: &str) {
    let n_articles = treaty["articles"].as_array().unwrap().len();
    let draft = draft(name, text(treaty, language));
    lossless(&draft).unwrap();
    assert_eq!(draft.language, language, "{name}");
    let expected: BTreeSet<usize> = (1..=n_articles).collect();
    assert_eq!(numbers(&draft), expected, "{name} in {language}");
    println!("open treaties: {name} in {language}: {n_articles} articles");
}

/// The numbers of all articles; Chinese numerals are read by the ids.
fn numbers(draft: &Draft) -> BTreeSet<usize> {
    let articles = draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Article);
    let number = |id: &str| id.rsplit_once("art_").and_then(|(_, number)| number.parse().ok());
    articles
        .map(|clause| number(clause.id.as_str()).expect("articles have plain numbers"))
        .collect()
}

fn text(treaty: &Value, language: &str) -> String {
    let field = |value: &Value, name: &str| -> String {
        value[format!("{name}_{language}")].as_str().unwrap_or("").to_owned()
    };
    let title = match field(treaty, "treaty") {
        title if title.is_empty() => treaty["treaty"].as_str().unwrap_or("").to_owned(),
        title => title,
    };
    let mut text = format!("{title}\n\n{}\n\n", field(treaty, "preamble"));
    for (n, article) in treaty["articles"].as_array().unwrap().iter().enumerate() {
        if language == "zh" {
            let number = &article["article"];
            let number = number.as_str().map_or_else(|| number.to_string(), str::to_owned);
            writeln!(text, "第{number}條").unwrap();
        } else {
            writeln!(text, "Article {}", n + 1).unwrap();
        }
        let title = field(article, "title");
        if !title.is_empty() {
            writeln!(text, "{title}").unwrap();
        }
        writeln!(text, "{}\n", field(article, "content")).unwrap();
    }
    text
}
