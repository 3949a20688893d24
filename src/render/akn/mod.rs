//! A draft as Akoma Ntoso 3.0, valid against the schema of the standard.
//!
//! Ids of clauses are eIds. Brackets and alternatives are `inline` marks, what States say of words is `remark`, a whole
//! clause that is another option of one before it has `alternativeTo`. References to clauses of the draft are `ref` and
//! `rref`. A footnote in the midst of a text is an `authorialNote`, any other note an `hcontainer`. Page furniture and
//! other language versions stand in `proprietary`, out of the structure. Lines are kept by `eol` and, where a block does
//! not stand as usual, by its `class` (`crate::akn`).

use std::io;

use crate::akn::NAMESPACE;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::series::Status;

use super::Version;
use body::Body;
use xml::Xml;

mod body;
mod inline;
mod meta;
mod xml;

/// Writes a draft, or the subtree of one clause as a portion of it.
pub fn draft(
    version: Version<'_>,
    clause: Option<ClauseIdx>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = version.draft;
    let is_final = version.entry.is_some_and(|entry| entry.status == Some(Status::Final));
    let kind = if is_final { "act" } else { "bill" };
    let mut xml = Xml::new(out)?;
    xml.open("akomaNtoso", &[("xmlns", Some(NAMESPACE))])?;
    let uri = meta::work(version, kind);
    match clause {
        None => {
            let name = if is_final { "treaty" } else { "draftTreaty" };
            xml.open(kind, &[("name", Some(name)), ("contains", Some("originalVersion"))])?;
            meta::write(version, uri.as_deref(), &mut xml)?;
            Body::new(draft, &mut xml).write()?;
            xml.close(kind)?;
        }
        Some(idx) => {
            let included = uri.as_deref().unwrap_or_default();
            xml.open("portion", &[("includedIn", Some(included))])?;
            meta::write(version, uri.as_deref(), &mut xml)?;
            xml.open("portionBody", &[("xml:lang", Some(&draft.language))])?;
            let mut body = Body::new(draft, &mut xml);
            match draft.clause(idx).kind {
                ClauseKind::Preamble => body.blocks("preamble", idx)?,
                ClauseKind::Recital => body.recital(idx)?,
                _ => body.hierarchy(idx)?,
            }
            xml.close("portionBody")?;
            xml.close("portion")?;
        }
    }
    xml.close("akomaNtoso")?;
    xml.finish()
}
