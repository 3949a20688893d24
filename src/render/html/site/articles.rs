//! The articles of all drafts side by side with the ways to each of them, and what a site adds to the history of one article.

use maud::{Markup, html};

use crate::history::{Cell, Place, Presence, Row};
use crate::messages::Value;
use crate::say;

use super::super::super::history::{heading, signs};
use super::super::super::wrap::isolated;
use super::super::page::Page;
use super::super::record::scrolled;
use super::{List, Site, Way, language_name, noted, primary};

impl Site<'_> {
    /// The articles of all drafts, with the menu and the file.
    pub fn concordance(&self) -> (String, Page) {
        let (heading, names) = (self.lives.heading(), self.lives.names());
        let signs = signs(self.lives, self.rows);
        let gone = self.groups.iter().filter(|life| life.disappeared());
        let page = Page {
            title: heading.clone(),
            facts: Vec::new(),
            menu: None,
            summary: html! {
                p { (say!("site-concordance")) }
                @if let Some(note) = self.followed_in() { p.said { (note) } }
                ul.key { @for (sign, meaning) in &signs { li { (sign) " " (meaning) } } }
                ul {
                    @for life in gone { li { (self.lives.group_sentence(life)) } }
                    @for remark in self.lives.remarks() { li { (remark) } }
                }
            },
            tools: None,
            contents: Vec::new(),
            body: html! {
                (scrolled(&heading, &html! {
                    thead {
                        tr {
                            @for name in &names { th scope="col" { bdi { (name) } } }
                            th scope="col" { (say!("concordance-heading")) }
                        }
                    }
                    tbody { @for (n, row) in self.rows.iter().enumerate() { (self.row(n, row)) } }
                }))
            },
        };
        self.list(List::Concordance, page)
    }

    fn row(&self, n: usize, row: &Row) -> Markup {
        let subject = self.subject(row);
        let subject = if subject.is_empty() { say!("site-history") } else { subject };
        let notes = self.lives.told(&row.cells);
        html! {
            tr {
                @for cell in &row.cells { td { (self.cell(row, cell)) } }
                th scope="row" {
                    a href=(self.names.rows[n]) { (subject) }
                    @for note in notes { " " span.said { (note) } }
                }
            }
        }
    }

    /// What a row is about: the newest heading in the language of the pages, else in the one that is followed.
    fn subject(&self, row: &Row) -> String {
        let ours = row.cells.iter().rev().find_map(|cell| {
            let place = Place { stage: cell.stage, clause: *cell.clauses.first()? };
            let (draft, idx) = self.shown_at(place)?;
            let is_ours = primary(&draft.language) == self.language;
            heading(draft, idx?).filter(|_| is_ours).map(|heading| isolated(&heading))
        });
        ours.unwrap_or_else(|| self.lives.subject(&row.cells))
    }

    /// What to say where articles are followed through texts in another language than that of the pages.
    fn followed_in(&self) -> Option<String> {
        let texts = self.lives.history.stages.iter().filter(|stage| stage.has_text);
        let mut others = texts.map(|stage| stage.draft.language.as_str());
        let other = others.find(|language| primary(language) != self.language)?;
        Some(say!(
            "site-followed-in",
            wanted = Value::composed(language_name(self.language)),
            followed = Value::composed(language_name(other))
        ))
    }

    /// The numbers in a cell, each with the way to its clause.
    fn cell(&self, row: &Row, cell: &Cell) -> Markup {
        let numbers = self.lives.numbers(cell);
        let mark = self.lives.mark(&row.cells, cell.stage);
        html! {
            @for (n, number) in numbers.iter().enumerate() {
                @if n > 0 { " " }
                @match self.place_in(cell, n) {
                    Some(to) => a href=(to) { bdi { (number) } },
                    None => (number),
                }
            }
            @if let Some(mark) = mark { (mark) }
        }
    }

    fn place_in(&self, cell: &Cell, n: usize) -> Option<String> {
        let clause = *cell.clauses.get(n)?;
        self.place(Place { stage: cell.stage, clause })
    }

    /// The history of a row of articles, with the ways to the article in each draft, its menu and its file.
    pub fn article(&self, row: usize, page: Page) -> (String, Page) {
        let file = self.names.rows[row].clone();
        let names = self.lives.names();
        let here = self.rows[row].cells.iter().filter(|cell| cell.presence == Presence::Here);
        let places: Vec<Way> = here
            .flat_map(|cell| {
                let numbers = self.lives.numbers(cell).into_iter().enumerate();
                let ways = numbers.filter_map(|(n, number)| {
                    let name =
                        say!("site-number-in", number = number, draft = names[cell.stage].as_str());
                    Some(Way { to: self.place_in(cell, n)?, name })
                });
                ways.collect::<Vec<_>>()
            })
            .collect();
        let neighbour = |n: usize, name: String| {
            let to = self.names.rows.get(n)?.clone();
            Some(Way { to, name })
        };
        let before = row.checked_sub(1).and_then(|n| neighbour(n, say!("site-article-before")));
        let after = neighbour(row + 1, say!("site-article-after"));
        let ways: Vec<Way> = before.into_iter().chain(after).collect();
        let summary = html! {
            @if !places.is_empty() {
                p { (say!("site-read-in")) }
                ul { @for way in &places { li { (way.link(&file)) } } }
            }
            (page.summary)
        };
        let page = noted(self.followed_in().as_deref(), Page { summary, ..page });
        (file.clone(), self.finish(&file, page, &ways))
    }
}
