//! Histories as pages of the record: the table of all articles, what became of chapters, where clauses are now.

use crate::history::{GroupLife, Row};
use crate::messages::{commas, titled};
use crate::say;

use super::super::record::Page;
use super::super::record::page::{Item, Table};
use super::answer::{lines, title_of};
use super::concordance::{by_step, signs};
use super::{Answer, Lives, Notes, is_changed};

/// The articles of all drafts side by side.
pub fn concordance_page(lives: &Lives<'_>, rows: &[Row], groups: &[GroupLife]) -> Page {
    let ranges = lives.ranges(rows);
    let row = |rows: &&[Row]| {
        let row = &rows[0];
        let numbers = (0..row.cells.len()).map(|stage| commas(&lives.cell(rows, stage)));
        let notes = commas(&lives.notes(&row.cells, Notes::Telling));
        numbers.chain([lives.subject(&row.cells), notes]).collect::<Vec<String>>()
    };
    let kind = |rows: &&[Row]| {
        if is_changed(lives.history, &rows[0]) {
            ("changed", say!("html-row-changed"))
        } else {
            ("same", say!("html-row-same"))
        }
    };
    let heads = [say!("concordance-heading"), say!("concordance-happened")];
    let gone = groups.iter().filter(|life| life.disappeared());
    let signs =
        signs(lives, rows).into_iter().map(|(sign, meaning)| titled(sign.to_owned(), meaning));
    Page {
        title: lives.heading(),
        intro: gone.map(|life| lives.group_sentence(life)).collect(),
        table: Table {
            heads: lives.names().into_iter().chain(heads).collect(),
            rows: ranges.iter().map(row).collect(),
        },
        row_kinds: ranges.iter().map(kind).collect(),
        is_tabular: true,
        footnotes: signs.chain(lives.remarks()).collect(),
        ..Page::default()
    }
}

/// What became of each chapter and cluster from draft to draft.
pub fn chapters_page(lives: &Lives<'_>, groups: &[GroupLife]) -> Page {
    let item = |head: String| Item { head, ..Item::default() };
    let step = |(title, groups): (String, Vec<&GroupLife>)| {
        let (kept, others): (Vec<&GroupLife>, Vec<_>) =
            groups.into_iter().partition(|life| life.was_kept());
        let kept = (!kept.is_empty()).then(|| lives.kept_sentence(&kept));
        let others = others.into_iter().map(|life| lives.group_sentence(life));
        (Some(title), others.chain(kept).map(item).collect())
    };
    Page {
        title: lives.heading(),
        groups: by_step(lives, groups).into_iter().map(step).collect(),
        footnotes: lives.remarks(),
        is_dense: true,
        ..Page::default()
    }
}

/// Where the clauses that were named stand in the other drafts.
pub fn answer_page(lives: &Lives<'_>, answers: &[Answer]) -> Page {
    let item = |answer: &Answer| Item {
        head: title_of(lives, answer),
        lines: lines(lives, answer),
        ..Item::default()
    };
    Page {
        title: lives.heading(),
        groups: vec![(None, answers.iter().map(item).collect())],
        footnotes: lives.remarks(),
        ..Page::default()
    }
}
