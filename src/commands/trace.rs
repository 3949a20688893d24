//! `travaux trace`: what became of proposals in the texts.

use travaux::draft::Draft;
use travaux::error::Error;
use travaux::record;
use travaux::render::record as render;
use travaux::render::record::json;
use travaux::say;
use travaux::series::record::Proposal;
use travaux::trace::{self, Trace};

use super::apply::proposal;
use super::history::Drafts;
use super::names::{Names, versions};
use super::{Outcome, project, record as shown, warn};
use crate::cli::{NameArgs, TraceArgs};

pub(super) fn run(args: &TraceArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let named = NameArgs { series: args.record.series.clone(), lang: args.lang.clone() };
    let names = Names::new(&named, &config);
    let series = names.load_series()?.ok_or_else(|| Error::Usage(say!("record-no-series")))?;
    let mut proposals: Vec<&Proposal> = if args.ids.is_empty() {
        let filter = shown::filter(series, &args.who_when)?;
        record::proposals(series, &filter, None)
    } else {
        args.ids.iter().map(|id| proposal(series, id)).collect::<Result<_, _>>()?
    };
    let drafts = Drafts::read(&[], &names)?;
    for entry in &series.drafts {
        let is_named = |p: &&Proposal| p.target.draft.as_ref() == Some(&entry.id);
        if proposals.iter().any(|p| is_named(&p)) && !entry.texts.is_empty() {
            let versions = versions(series, entry)?;
            let versions: Vec<&Draft> = versions.iter().collect();
            series.check_clauses(&entry.id, &versions).iter().for_each(|e| warn(&e.to_string()));
        }
    }
    let history = drafts.history(&names);
    let ids: Vec<Option<&str>> =
        drafts.all.iter().map(|named| named.entry.map(|entry| entry.id.as_str())).collect();
    let drafts = trace::Drafts { series, history: &history, ids: &ids };
    proposals.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let mut traces: Vec<Trace<'_>> =
        proposals.into_iter().map(|proposal| trace::trace(drafts, proposal)).collect();
    if args.disagreeing {
        traces.retain(Trace::disagrees);
    }
    let page = render::traces(&drafts, &traces);
    shown::show(&args.record, series, &page, |out| json::traces(&drafts, &traces, out))
}
