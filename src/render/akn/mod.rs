//! A draft as Akoma Ntoso 3.0, valid against the schema of the standard.
//!
//! Ids of clauses are eIds. Brackets and alternatives are `inline` marks, what States say of words is `remark`, a whole
//! clause that is another option of one before it has `alternativeTo`. Annexes at the end are `attachment`s. References to clauses of the draft are `ref` and
//! `rref`. A footnote in the midst of a text is an `authorialNote`, any other note an `hcontainer`. Page furniture and
//! other language versions stand in `proprietary`, out of the structure. `wId` is the id that a clause had in the draft of its
//! series in which it first appeared, and is left out where that is its eId, as the standard has it. Lines are kept by `eol` and, where a block does
//! not stand as usual, by its `class` (`crate::akn`).

use std::io;

use crate::akn::NAMESPACE;
use crate::diff::Redline;
use crate::draft::{ClauseIdx, ClauseKind};

use super::Version;
use body::Body;
use modifications::Comparison;
use xml::Xml;

mod body;
mod inline;
mod meta;
mod modifications;
mod xml;

/// For each clause of a draft, the id that it had where it first appeared, where another one is known.
pub type FirstIds = [Option<String>];

/// Writes a draft, or the subtree of one clause as a portion of it.
pub fn draft(
    version: Version<'_>,
    clause: Option<ClauseIdx>,
    first_ids: &FirstIds,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match clause {
        None => whole(version, None, first_ids, out),
        Some(idx) => portion(version, idx, first_ids, out),
    }
}

/// Writes the new draft, with its changes as active modifications of the old one.
pub fn redline(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    first_ids: &FirstIds,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    whole(new, Some(Comparison { redline, old }), first_ids, out)
}

fn whole(
    version: Version<'_>,
    comparison: Option<Comparison<'_>>,
    first_ids: &FirstIds,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let kind = meta::kind(version);
    let name = if kind == "act" { "treaty" } else { "draftTreaty" };
    let mut xml = Xml::new(out)?;
    xml.open("akomaNtoso", &[("xmlns", Some(NAMESPACE))])?;
    xml.open(kind, &[("name", Some(name)), ("contains", Some("originalVersion"))])?;
    meta::write(version, comparison, &mut xml)?;
    Body::new(version, first_ids, &mut xml).write()?;
    xml.close(kind)?;
    xml.close("akomaNtoso")?;
    xml.finish()
}

fn portion(
    version: Version<'_>,
    idx: ClauseIdx,
    first_ids: &FirstIds,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = version.draft;
    let mut xml = Xml::new(out)?;
    xml.open("akomaNtoso", &[("xmlns", Some(NAMESPACE))])?;
    let uri = meta::work(version);
    xml.open("portion", &[("includedIn", Some(uri.as_deref().unwrap_or_default()))])?;
    meta::write(version, None, &mut xml)?;
    xml.open("portionBody", &[("xml:lang", Some(&draft.language))])?;
    let mut body = Body::new(version, first_ids, &mut xml);
    match draft.clause(idx).kind {
        ClauseKind::Preamble => body.blocks("preamble", idx)?,
        ClauseKind::Recital => body.recital(idx)?,
        _ => body.hierarchy(idx)?,
    }
    xml.close("portionBody")?;
    xml.close("portion")?;
    xml.close("akomaNtoso")?;
    xml.finish()
}
