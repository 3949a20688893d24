//! What can only be checked when a whole file was read: cycles, and sources that no entry carries.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Series;
use super::super::record::{Basis, Paper, Place};
use super::super::text::name_key;
use super::entry::Reading;
use crate::messages::{Value, commas};
use crate::say;

/// Reports what is wrong with the file as a whole.
pub(super) fn check(series: &Series, reading: &Reading<'_>) {
    check_cycles(series, reading);
    check_rows(series, reading);
}

/// An entry, its place, and what it leads to.
type Steps = (Paper, Place, Vec<Paper>);

/// What an entry leads to, by the key that leads there.
struct Links<'a> {
    key: &'static str,
    nodes: BTreeMap<Paper, (Place, Vec<&'a Paper>)>,
}

fn check_cycles(series: &Series, reading: &Reading<'_>) {
    let record = &series.record;
    let owned = |ids: &[String]| ids.iter().cloned().map(Paper::Document).collect::<Vec<_>>();
    let plain = |id: &str| Paper::Document(id.to_owned());
    let papers = record
        .documents
        .iter()
        .map(|document| (plain(&document.id), document.basis.place, document.supersedes.clone()));
    let drafts = series
        .drafts
        .iter()
        .map(|draft| (Paper::Draft(draft.id.clone()), draft.basis.place, draft.supersedes.clone()));
    let proposals = record.proposals.iter().filter_map(|proposal| {
        let links = [&proposal.supersedes[..], proposal.amends.as_slice()].concat();
        Some((plain(proposal.id.as_deref()?), proposal.basis.place, owned(&links)))
    });
    let actors = record
        .actors
        .iter()
        .map(|actor| (plain(&actor.id), actor.basis.place, owned(&actor.members)));
    let events = |next: fn(&super::super::record::Event) -> &Option<String>| {
        let events = record.events.iter().filter_map(move |event| {
            let links = next(event).as_slice().iter().cloned().map(Paper::Document).collect();
            Some((Paper::Document(event.id.clone()?), event.basis.place, links))
        });
        events.collect::<Vec<_>>()
    };
    let kinds: [(&'static str, Vec<Steps>); 5] = [
        ("supersedes", papers.chain(drafts).collect()),
        ("supersedes", proposals.collect()),
        ("members", actors.collect()),
        ("part-of", events(|event| &event.part_of)),
        ("postponed-to", events(|event| &event.postponed_to)),
    ];
    for (key, entries) in &kinds {
        let nodes = entries
            .iter()
            .map(|(from, place, to)| (from.clone(), (*place, to.iter().collect())))
            .collect();
        Links { key, nodes }.check(reading);
    }
}

impl Links<'_> {
    /// Reports each cycle once, at the entry of it that stands first in the file.
    fn check(&self, reading: &Reading<'_>) {
        let mut done: BTreeSet<&Paper> = BTreeSet::new();
        for start in self.nodes.keys() {
            if done.contains(start) {
                continue;
            }
            // Depth first without recursion: a chain may be as long as the file.
            let mut path: Vec<(&Paper, usize)> = vec![(start, 0)];
            let mut depth: BTreeMap<&Paper, usize> = BTreeMap::from([(start, 0)]);
            while let Some(&mut (node, ref mut next)) = path.last_mut() {
                let to = self.nodes.get(node).and_then(|(_, to)| to.get(*next).copied());
                *next += 1;
                let Some(to) = to else {
                    done.insert(node);
                    depth.remove(node);
                    path.pop();
                    continue;
                };
                if let Some(&at) = depth.get(to) {
                    self.report(path[at..].iter().map(|(node, _)| *node).collect(), reading);
                } else if !done.contains(to) && self.nodes.contains_key(to) {
                    depth.insert(to, path.len());
                    path.push((to, 0));
                }
            }
        }
    }

    fn report(&self, mut cycle: Vec<&Paper>, reading: &Reading<'_>) {
        let place = |node: &Paper| self.nodes.get(node).map(|(place, _)| *place);
        let first = (0..cycle.len()).min_by_key(|&n| place(cycle[n])).unwrap_or(0);
        cycle.rotate_left(first);
        let Some(place) = cycle.first().and_then(|node| place(node)) else { return };
        let mut names: Vec<&str> = cycle.iter().map(|node| node.id()).collect();
        names.extend(names.first().copied());
        let cycle = names.join(" -> ");
        reading.wrong_at(place, say!("series-cycle", key = self.key, cycle = cycle));
    }
}

/// Every row of a source is carried by an entry, or skipped with a reason.
fn check_rows(series: &Series, reading: &Reading<'_>) {
    let mut carried: BTreeSet<(&str, String)> = BTreeSet::new();
    for cite in series.bases().flat_map(|basis: &Basis| &basis.cites) {
        carried.extend(cite.row.as_ref().map(|row| (cite.source.as_str(), name_key(row))));
    }
    for source in &series.record.sources {
        let is_skipped = |row: &str| source.skip.iter().any(|(skipped, _)| skipped == row);
        let left: Vec<&str> = source
            .rows
            .iter()
            .map(String::as_str)
            .filter(|row| !carried.contains(&(source.id.as_str(), name_key(row))))
            .filter(|row| !is_skipped(row))
            .collect();
        if !left.is_empty() {
            let rows = Value::composed(commas(&left));
            let n = left.len();
            let message = say!("series-rows-left", source = &source.id, n = n, rows = rows);
            reading.wrong_at(source.place, message);
        }
    }
}
