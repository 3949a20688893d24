//! Who takes part, under which names, and how much of the record each has a part in.

use crate::messages::{Value, commas};
use crate::record::actors::Tally;
use crate::say;
use crate::series::Series;
use crate::series::record::{Actor, ActorKind};

use super::page::{Item, Page, Table};
use super::{Names, evidence, marked, words};

/// The actors of a series.
pub fn actors(series: &Series, wanted: &[(&Actor, Tally)]) -> Page {
    let names = Names::new(series);
    let groups = ActorKind::ALL.iter().map(|&(_, kind)| {
        let of_kind: Vec<_> = wanted.iter().filter(|(actor, _)| actor.kind == kind).collect();
        let heading = words::actor_kind(kind, of_kind.len());
        let items = of_kind.into_iter().map(|(actor, tally)| item(&names, actor, *tally));
        (Some(heading), items.collect())
    });
    let heads = vec![
        "id".to_owned(),
        say!("actor-head-name"),
        say!("record-head-kind"),
        say!("actor-head-aliases"),
        say!("actor-head-groups"),
        say!("actor-head-members"),
        say!("actor-head-drafts"),
        say!("actor-head-documents"),
        say!("actor-head-events"),
        say!("actor-head-votes"),
        say!("actor-head-proposals"),
        say!("actor-head-supports"),
        say!("actor-head-positions"),
        say!("actor-head-asks"),
        say!("record-head-evidence"),
    ];
    Page {
        title: say!("actors-title", treaty = names.treaty(), n = wanted.len()),
        groups: groups.collect(),
        table: Table { heads, rows: wanted.iter().map(|(a, t)| row(&names, a, *t)).collect() },
        is_tabular: true,
        footnotes: names.footnotes(wanted.iter().map(|(actor, _)| &actor.basis)),
        ..Page::default()
    }
}

/// The other names of an actor: those in other languages, and the aliases.
fn aliases(names: &Names<'_>, actor: &Actor) -> Vec<String> {
    let shown = actor.name.get(names.language);
    let mut others: Vec<String> = Vec::new();
    for name in
        actor.name.all().map(|(_, name)| name).chain(actor.aliases.iter().map(String::as_str))
    {
        let name = super::isolated(&super::squeeze(name));
        if name != super::isolated(&super::squeeze(shown)) && !others.contains(&name) {
            others.push(name);
        }
    }
    others
}

fn groups(names: &Names<'_>, actor: &Actor) -> Vec<String> {
    names.series.record.groups_of(&actor.id).into_iter().map(|g| names.text(&g.name)).collect()
}

fn item(names: &Names<'_>, actor: &Actor, tally: Tally) -> Item {
    let mut lines = Vec::new();
    let aliases = aliases(names, actor);
    if !aliases.is_empty() {
        lines.push(say!("actor-also", names = Value::composed(commas(&aliases))));
    }
    let groups = groups(names, actor);
    if !groups.is_empty() {
        lines.push(say!("actor-in-groups", groups = Value::composed(commas(&groups))));
    }
    if !actor.members.is_empty() {
        lines.push(say!("actor-members", members = names.actors(&actor.members)));
    }
    let counts = [
        (tally.drafts, say!("actor-n-drafts", n = tally.drafts)),
        (tally.documents, say!("actor-n-documents", n = tally.documents)),
        (tally.proposals, say!("actor-n-proposals", n = tally.proposals)),
        (tally.supports, say!("actor-n-supports", n = tally.supports)),
        (tally.positions, say!("actor-n-positions", n = tally.positions)),
        (tally.asks, say!("actor-n-asks", n = tally.asks)),
        (tally.events, say!("actor-n-events", n = tally.events)),
        (tally.votes, say!("actor-n-votes", n = tally.votes)),
    ];
    let counts: Vec<String> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect();
    lines.push(if counts.is_empty() { say!("actor-nothing") } else { commas(&counts) });
    lines.extend(names.remarks(actor.note.as_ref(), &actor.basis));
    Item {
        lead: String::new(),
        head: marked(names.text(&actor.name), &actor.basis),
        lines,
        basis: Names::cites(&actor.basis),
        kind: Some((actor.kind.as_str(), words::actor_kind(actor.kind, 2))),
        id: Some(actor.id.clone()),
        year: None,
    }
}

fn row(names: &Names<'_>, actor: &Actor, tally: Tally) -> Vec<String> {
    let list = |names: &[String]| names.join("; ");
    let members: Vec<String> = actor.members.iter().map(|id| names.actor(id)).collect();
    let Tally { drafts, documents, events, votes, proposals, supports, positions, asks } = tally;
    let counts = [drafts, documents, events, votes, proposals, supports, positions, asks];
    let mut row = vec![
        actor.id.clone(),
        names.text(&actor.name),
        words::actor_kind(actor.kind, 1),
        list(&aliases(names, actor)),
        list(&groups(names, actor)),
        list(&members),
    ];
    row.extend(counts.map(|n| n.to_string()));
    row.push(evidence(&actor.basis));
    row
}
