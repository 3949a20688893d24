//! `travaux trace`: what became of proposals in the texts.

use std::collections::BTreeMap;

use travaux::draft::{ClauseIdx, Draft};
use travaux::error::Error;
use travaux::record;
use travaux::render::record as render;
use travaux::render::record::json;
use travaux::say;
use travaux::series::Series;
use travaux::series::record::Proposal;
use travaux::trace::{self, Trace};

use super::apply::proposal;
use super::history::Drafts;
use super::names::{Names, versions};
use super::{Outcome, project, record as shown, warn};
use crate::cli::TraceArgs;

pub(super) fn run(args: &TraceArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.table.common.names, &config);
    let series = names.load_series()?.ok_or_else(|| Error::Usage(say!("record-no-series")))?;
    let mut proposals: Vec<&Proposal> = if args.ids.is_empty() {
        let filter = shown::filter(series, &args.who_when)?;
        record::proposals(series, &filter, None)
    } else {
        args.ids.iter().map(|id| proposal(series, id)).collect::<Result<_, _>>()?
    };
    let drafts = Drafts::read(&[], &names)?;
    let counterparts = counterparts(series, &drafts, &proposals)?;
    let history = drafts.history(&names);
    let ids: Vec<Option<&str>> =
        drafts.all.iter().map(|named| named.entry.map(|entry| entry.id.as_str())).collect();
    let drafts =
        trace::Drafts { series, history: &history, ids: &ids, counterparts: &counterparts };
    proposals.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let mut traces: Vec<Trace<'_>> =
        proposals.into_iter().map(|proposal| trace::trace(drafts, proposal)).collect();
    if args.disagreeing {
        traces.retain(Trace::disagrees);
    }
    let page = render::traces(&drafts, &traces);
    shown::show(args.table.printing(), series, &page, |out| json::traces(&drafts, &traces, out))
}

/// The clauses of proposals that have another id in the language of the texts: points go by letters. Warns of those that no
/// text has.
fn counterparts(
    series: &Series,
    drafts: &Drafts<'_>,
    proposals: &[&Proposal],
) -> Result<BTreeMap<(usize, String), ClauseIdx>, Error> {
    let mut found = BTreeMap::new();
    for (stage, named) in drafts.all.iter().enumerate() {
        let Some(entry) = named.entry.filter(|entry| !entry.texts.is_empty()) else { continue };
        let on_it = proposals.iter().filter(|p| p.target.draft.as_ref() == Some(&entry.id));
        let clauses = on_it.filter_map(|proposal| proposal.target.clause.as_deref());
        let missing: Vec<&str> = clauses.filter(|id| named.draft.find(id).is_none()).collect();
        if missing.is_empty() {
            continue;
        }
        let versions = versions(series, entry)?;
        for id in missing {
            let in_other = |other: &Draft| other.counterpart(other.find(id)?, &named.draft);
            if let Some(idx) = versions.iter().find_map(in_other) {
                found.insert((stage, id.to_owned()), idx);
            }
        }
        let versions: Vec<&Draft> = versions.iter().collect();
        series.check_clauses(&entry.id, &versions).iter().for_each(|e| warn(&e.to_string()));
    }
    Ok(found)
}
