//! Where the words of a draft come from, as a page: an article in each block.

use maud::{Markup, html};

use crate::messages::Value;
use crate::origins::ArticleOrigins;
use crate::say;

use super::super::address::squeeze;
use super::super::origins::{Report, passage_title, runs};
use super::super::summary::public_identity;
use super::block::{Block, arrows, words};
use super::page::{Entry, Page, Tools};

/// Where the words of a draft come from; `full` adds what was taken word by word.
pub fn origins(report: &Report<'_>, full: bool) -> Page {
    let draft = report.draft();
    let block = |article: &ArticleOrigins| {
        let kind = article.origins.first().map_or("new", |origin| origin.kind.as_str());
        let details: Vec<String> = report.details(article).lines().collect();
        Block {
            id: draft.clause(article.clause).id.to_string(),
            title: html! {
                h3 { (report.article(article.clause)) } " "
                span.said { "— " (report.verdict(article)) }
            },
            kinds: vec![(kind, say!("html-origin", kind = Value::composed(kind)))],
            rules: Vec::new(),
            is_bare: false,
            is_open: !details.is_empty(),
            body: html! {
                @if !details.is_empty() { ul.lines { @for line in details { li { (line) } } } }
                @if full { (passages(report, article)) }
            },
        }
    };
    let articles = &report.origins.articles;
    let blocks: Vec<Block> = articles.iter().map(block).collect();
    let entry = |(article, block): (&ArticleOrigins, &Block)| Entry {
        to: block.id.clone(),
        title: report.article(article.clause),
        sign: None,
        is_group: false,
    };
    Page {
        title: report.heading(),
        facts: vec![(say!("html-draft"), public_identity(report.version))],
        menu: None,
        summary: html! {
            @for sentence in report.summary() { p { strong { (sentence) } } }
            ul { @for (n, name) in report.by_instrument() { li { (n) ": " bdi { (name) } } } }
            p.said { (say!("origins-disclaimer")) }
        },
        tools: Some(Tools::new(blocks.iter(), full)),
        contents: articles.iter().zip(&blocks).map(entry).collect(),
        body: html! { @for block in &blocks { (block.markup()) } },
    }
}

/// What was taken of each origin of an article, marked up as if the origin were an older draft.
fn passages(report: &Report<'_>, article: &ArticleOrigins) -> Markup {
    let new = report.draft();
    html! {
        @for origin in &article.origins {
            @let old = &report.source(origin).draft;
            @for passage in &origin.passages {
                p.place {
                    (report.place(origin.source, origin.clause)) " — "
                    (arrows(&passage_title(passage, old, new)))
                }
                (words(&runs(passage, old, new), &squeeze(&new.language)))
            }
        }
    }
}
