//! Who stands where: actors down, topics across, and how it changed over time.

use std::collections::BTreeSet;

use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Actor, Position, Topic};

use super::Filter;

/// What an actor says on a topic.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// Its positions, the earliest first; several where it changed its mind.
    pub positions: Vec<&'a Position>,
    /// The group whose positions these are, where the actor has none of its own.
    pub through: Option<&'a Actor>,
}

/// Positions, ready to be shown.
#[derive(Clone, Debug, Default)]
pub struct Matrix<'a> {
    /// The topics on which there are positions, in the order of the record.
    pub topics: Vec<&'a Topic>,
    /// The actors that have positions on them, and a cell for each topic.
    pub rows: Vec<(&'a Actor, Vec<Cell<'a>>)>,
    /// Positions on clauses that belong to no topic.
    pub by_clause: Vec<&'a Position>,
}

impl<'a> Matrix<'a> {
    /// Whether there is no position at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.by_clause.is_empty()
    }

    /// Every position, the earliest first.
    pub fn positions(&self, series: &Series) -> Vec<&'a Position> {
        let cells = self.rows.iter().flat_map(|(_, cells)| cells);
        let mut all: Vec<&Position> =
            cells.flat_map(|cell| &cell.positions).chain(&self.by_clause).copied().collect();
        all.sort_by_key(|position| (when(series, position), position.basis.place));
        all.dedup_by_key(|position| position.basis.place);
        all
    }

    /// What an actor said on the topic of a position before it, where that was something else.
    pub fn before(&self, actor: &str, position: &Position) -> Option<&'a Position> {
        let (_, cells) = self.rows.iter().find(|(row, _)| row.id == actor)?;
        let is_topic = |topic: &&Topic| position.topic.as_ref() == Some(&topic.id);
        let cell = cells.get(self.topics.iter().position(is_topic)?)?;
        let at = cell.positions.iter().position(|known| *known == position)?;
        let before = cell.positions[..at].last()?;
        (before.stance != position.stance).then_some(*before)
    }
}

/// The positions that are wanted; `topic` is the id of one.
pub fn matrix<'a>(series: &'a Series, filter: &Filter<'a>, topic: Option<&str>) -> Matrix<'a> {
    let record = &series.record;
    let mut wanted: Vec<&Position> = record
        .positions
        .iter()
        .filter(|position| {
            filter.takes_any(&[&position.by]) && filter.takes_target(&position.target)
        })
        .filter(|position| topic.is_none_or(|topic| position.topic.as_deref() == Some(topic)))
        .collect();
    wanted.sort_by_key(|position| when(series, position));
    let used: BTreeSet<&str> =
        wanted.iter().filter_map(|position| position.topic.as_deref()).collect();
    let topics: Vec<&Topic> =
        record.topics.iter().filter(|topic| used.contains(topic.id.as_str())).collect();
    let mut rows = Vec::new();
    for actor in &record.actors {
        let is_wanted = filter.actors.is_empty() || filter.actors.contains(&actor.id.as_str());
        let cells: Vec<Cell<'a>> =
            topics.iter().map(|topic| cell(series, &wanted, actor, topic)).collect();
        if is_wanted && cells.iter().any(|cell| !cell.positions.is_empty()) {
            rows.push((actor, cells));
        }
    }
    rows.sort_by_key(|(actor, _)| actor.kind);
    let by_clause = wanted.into_iter().filter(|position| position.topic.is_none()).collect();
    Matrix { topics, rows, by_clause }
}

/// When a position was taken: its date, else that of its draft; what has none comes first.
pub fn when(series: &Series, position: &Position) -> Option<Date> {
    let of_draft = || series.draft(position.target.draft.as_deref()?)?.date;
    position.date.or_else(of_draft)
}

fn cell<'a>(
    series: &'a Series,
    wanted: &[&'a Position],
    actor: &'a Actor,
    topic: &Topic,
) -> Cell<'a> {
    let of = |id: &str| -> Vec<&'a Position> {
        let on_topic = wanted.iter().filter(|position| position.topic.as_ref() == Some(&topic.id));
        on_topic.filter(|position| position.by.iter().any(|by| by == id)).copied().collect()
    };
    let own = of(&actor.id);
    if !own.is_empty() {
        return Cell { positions: own, through: None };
    }
    let groups = series.record.groups_of(&actor.id).into_iter();
    groups
        .map(|group| Cell { positions: of(&group.id), through: Some(group) })
        .find(|cell| !cell.positions.is_empty())
        .unwrap_or_default()
}
