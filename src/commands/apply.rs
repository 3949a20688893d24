//! `travaux proposals apply`: the text that proposals would make.

use std::fs;
use std::path::Path;

use travaux::amend::amend;
use travaux::draft::{ClauseIdx, Draft};
use travaux::error::Error;
use travaux::say;
use travaux::series::record::Proposal;
use travaux::series::{DraftEntry, Series};
use travaux::toml_file::nearest;

use super::names::{Names, versions};
use super::{Outcome, note, output, project};
use crate::cli::ApplyArgs;

pub(super) fn run(args: &ApplyArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.names, &config);
    let series = names.load_series()?.ok_or_else(|| Error::Usage(say!("record-no-series")))?;
    let proposals =
        args.ids.iter().map(|id| proposal(series, id)).collect::<Result<Vec<_>, _>>()?;
    let entry = draft_of(series, &proposals)?;
    let default = series.default_language.as_deref();
    let (language, _) = entry.text(names.language(), default).map_err(Error::Usage)?;
    let versions = versions(series, entry)?;
    let draft = versions.iter().find(|draft| draft.language == language);
    let draft = draft.ok_or_else(|| Error::Usage(entry.not_here()))?;
    // Points go by the letters of a language: another version may know the one that is named.
    let find = |id: &str| -> Option<ClauseIdx> {
        let in_other = |other: &Draft| other.counterpart(other.find(id)?, draft);
        draft.find(id).or_else(|| versions.iter().find_map(in_other))
    };
    let default = default.unwrap_or(language);
    let amended = amend(draft, &proposals, default, find).map_err(Error::Usage)?;
    if let Some(path) = &args.output {
        spare(series, path)?;
    }
    output::write(args.output.as_deref(), |out| out.write_all(amended.text.as_bytes()))?;
    amended.notes.iter().for_each(|said| note(said));
    if let Some(path) = &args.output {
        note(&say!("amend-next", draft = entry.id.as_str(), path = path.display().to_string()));
    }
    Ok(Outcome::Clean)
}

/// The proposal with this id.
pub(super) fn proposal<'a>(series: &'a Series, id: &str) -> Result<&'a Proposal, Error> {
    let record = &series.record;
    record.proposal(id).ok_or_else(|| {
        let known = record.proposals.iter().filter_map(|proposal| proposal.id.as_deref());
        Error::Usage(match nearest(id, known) {
            Some(near) => say!("no-such-proposal-near", id = id, near = near),
            None => say!("no-such-proposal", id = id),
        })
    })
}

/// The one draft that proposals were made on.
fn draft_of<'a>(series: &'a Series, proposals: &[&Proposal]) -> Result<&'a DraftEntry, Error> {
    let mut first: Option<(&str, &DraftEntry)> = None;
    for proposal in proposals {
        let id = proposal.id.as_deref().unwrap_or_default();
        let draft = proposal.target.draft.as_deref().and_then(|draft| series.draft(draft));
        let draft = draft.ok_or_else(|| Error::Usage(say!("amend-no-draft", id = id)))?;
        let (first, known) = *first.get_or_insert((id, draft));
        if known.id != draft.id {
            return Err(Error::Usage(say!(
                "amend-two-drafts",
                id = id,
                draft = draft.id.as_str(),
                first = first,
                first_draft = known.id.as_str()
            )));
        }
    }
    // The command line asks for one proposal at least.
    first.map(|(_, draft)| draft).ok_or_else(|| Error::Usage(say!("record-no-series")))
}

/// Refuses a path that leads to a file of the series.
fn spare(series: &Series, path: &Path) -> Result<(), Error> {
    let Ok(target) = fs::canonicalize(path) else { return Ok(()) };
    let texts = series.drafts.iter().flat_map(|draft| draft.texts.values());
    let mut own = texts.map(|text| text.path.as_path()).chain([series.path.as_path()]);
    let is_target = |own: &Path| fs::canonicalize(own).is_ok_and(|own| own == target);
    if own.any(is_target) {
        let path = path.display().to_string();
        return Err(Error::Usage(say!("amend-overwrites", path = path)));
    }
    Ok(())
}
