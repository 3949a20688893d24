//! Who, what and when: identification after the FRBR model, as far as the series knows it.
//!
//! What nobody knows stays empty, and a comment says so: no country, number or author is invented.

use std::io;

use crate::akn::{OWN_NAMESPACE, alpha3};
use crate::draft::ClauseKind;
use crate::series::Status;

use super::super::Version;
use super::super::address::squeeze;
use super::modifications::{self, Comparison, OLD};
use super::xml::Xml;

/// The first parts of the document symbols of the principal organs of the United Nations, and of its Secretariat.
const UN_ORGANS: &[&str] = &["A", "E", "S", "T", "ST"];

/// The date that stands where none is known: the standard asks for one.
const NO_DATE: &str = "0001-01-01";

/// Who made the file, for `source`.
pub(super) const SOURCE: &str = "#travaux";

/// What kind of document a draft is, as the element and the part of the URI that says so.
pub(super) fn kind(version: Version<'_>) -> &'static str {
    if version.entry.is_some_and(|entry| entry.status == Some(Status::Final)) {
        "act"
    } else {
        "bill"
    }
}

/// The URI of the work, where symbol and date are known and whose they are.
pub(super) fn work(version: Version<'_>) -> Option<String> {
    let entry = version.entry?;
    let symbol = entry.symbol.as_deref().filter(|symbol| is_un(symbol))?;
    let kind = kind(version);
    Some(format!("/akn/un/{kind}/{}/{}", entry.date?, number(symbol)))
}

fn is_un(symbol: &str) -> bool {
    symbol.split_once('/').is_some_and(|(organ, _)| UN_ORGANS.contains(&organ))
}

/// A symbol as a part of a URI: `A/AC.291/16` is `A-AC-291-16`.
fn number(symbol: &str) -> String {
    let parts: Vec<&str> = symbol
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

/// The URI of the expression: the work in the language of the draft.
pub(super) fn expression(version: Version<'_>) -> Option<String> {
    Some(format!("{}/{}@", work(version)?, alpha3(&version.draft.language)))
}

/// Writes `meta`, with what the draft changes in an older one where it is compared.
pub(super) fn write(
    version: Version<'_>,
    comparison: Option<Comparison<'_>>,
    xml: &mut Xml<'_>,
) -> io::Result<()> {
    xml.open("meta", &[])?;
    if work(version).is_none() {
        xml.comment(" No URI of the naming convention: that takes a full date and the symbol of a body whose code is known. Nothing is invented. ")?;
    }
    identification(version, "main", xml)?;
    if let Some(comparison) = comparison {
        modifications::write(comparison, version, xml)?;
    }
    xml.open("references", &[("source", Some(SOURCE))])?;
    let tool = [
        ("eId", Some("travaux")),
        ("href", Some("/ontology/organization/travaux")),
        ("showAs", Some("travaux")),
    ];
    xml.empty("TLCOrganization", &tool)?;
    for (n, author) in authors(version).iter().enumerate() {
        let id = format!("author_{}", n + 1);
        let author = [("eId", Some(id.as_str())), ("href", Some("")), ("showAs", Some(author))];
        xml.empty("TLCOrganization", &author)?;
    }
    if let Some(comparison) = comparison {
        let old = comparison.old;
        let href = expression(old).unwrap_or_default();
        let symbol = old.entry.and_then(|entry| entry.symbol.as_deref());
        let name = symbol.unwrap_or(&old.draft.name);
        let old = [("eId", Some(OLD)), ("href", Some(href.as_str())), ("showAs", Some(name))];
        xml.empty("activeRef", &old)?;
    }
    xml.close("references")?;
    proprietary(version, comparison, xml)?;
    xml.close("meta")
}

/// Writes `meta` of a part of the document that is a document by itself, under its id.
pub(super) fn component(version: Version<'_>, id: &str, xml: &mut Xml<'_>) -> io::Result<()> {
    xml.open("meta", &[])?;
    identification(version, id, xml)?;
    xml.close("meta")
}

fn identification(version: Version<'_>, part: &str, xml: &mut Xml<'_>) -> io::Result<()> {
    xml.open("identification", &[("source", Some(SOURCE))])?;
    let uri = work(version);
    let expression = expression(version);
    let manifestation = expression.as_deref().map(|uri| format!("{uri}.xml"));
    for (name, uri) in
        [("FRBRWork", uri), ("FRBRExpression", expression), ("FRBRManifestation", manifestation)]
    {
        frbr(version, (name, part), uri.as_deref(), xml)?;
    }
    xml.close("identification")
}

fn authors(version: Version<'_>) -> &[String] {
    version.entry.map_or(&[], |entry| &entry.by)
}

fn frbr(
    version: Version<'_>,
    (name, part): (&str, &str),
    uri: Option<&str>,
    xml: &mut Xml<'_>,
) -> io::Result<()> {
    let (draft, entry) = (version.draft, version.entry);
    xml.open(name, &[])?;
    let this = uri.map(|uri| format!("{uri}/!{part}"));
    xml.empty("FRBRthis", &[("value", Some(this.as_deref().unwrap_or_default()))])?;
    xml.empty("FRBRuri", &[("value", Some(uri.unwrap_or_default()))])?;
    let symbol = entry.and_then(|entry| entry.symbol.as_deref());
    let title =
        entry.and_then(|entry| entry.title.as_ref()).map(|title| title.get(&draft.language));
    if name == "FRBRWork" {
        for (alias, value) in [("symbol", symbol), ("title", title)] {
            if value.is_some() {
                xml.empty("FRBRalias", &[("value", value), ("name", Some(alias))])?;
            }
        }
    }
    let date = entry.and_then(|entry| entry.date);
    if let Some(date) = date.filter(|date| date.day.is_some()) {
        let date = date.to_string();
        xml.empty("FRBRdate", &[("date", Some(&date)), ("name", Some("draft"))])?;
    } else {
        if name == "FRBRWork" {
            xml.comment(" The date is not known to the day; the standard asks for one. ")?;
        }
        xml.empty("FRBRdate", &[("date", Some(NO_DATE)), ("name", Some("unknown"))])?;
    }
    let n_authors = authors(version).len();
    for n in 1..=n_authors {
        xml.empty("FRBRauthor", &[("href", Some(&format!("#author_{n}")))])?;
    }
    if n_authors == 0 {
        xml.empty("FRBRauthor", &[("href", Some(""))])?;
    }
    match name {
        "FRBRWork" => {
            let country = if symbol.is_some_and(is_un) { "un" } else { "" };
            xml.empty("FRBRcountry", &[("value", Some(country))])?;
            if let Some(symbol) = symbol {
                let number = number(symbol);
                xml.empty("FRBRnumber", &[("value", Some(&number)), ("showAs", Some(symbol))])?;
            }
        }
        "FRBRExpression" => {
            if let Some(entry) = entry {
                xml.empty("FRBRversionNumber", &[("value", Some(&entry.id))])?;
            }
            xml.empty("FRBRlanguage", &[("language", Some(alpha3(&draft.language)))])?;
        }
        _ => xml.empty("FRBRformat", &[("value", Some("xml"))])?,
    }
    xml.close(name)
}

/// What the standard has no place for: the digest of the source, its page furniture and other language versions.
fn proprietary(
    version: Version<'_>,
    comparison: Option<Comparison<'_>>,
    xml: &mut Xml<'_>,
) -> io::Result<()> {
    let draft = version.draft;
    let attributes = [("source", Some(SOURCE)), ("xmlns:t", Some(OWN_NAMESPACE))];
    xml.open("proprietary", &attributes)?;
    let sha256 = draft.source.sha256();
    xml.empty("t:source", &[("sha256", Some(sha256)), ("language", Some(&draft.language))])?;
    if let Some(old) = comparison.map(|comparison| comparison.old.draft) {
        let sha256 = Some(old.source.sha256());
        xml.empty("t:old", &[("sha256", sha256), ("language", Some(&old.language))])?;
    }
    for (_, clause) in draft.iter() {
        let id = Some(clause.id.as_str());
        match clause.kind {
            ClauseKind::Furniture => {
                xml.open_block("t:furniture", &[("id", id)])?;
                xml.text(&squeeze(draft.source.slice(clause.span)))?;
                xml.end("t:furniture")?;
            }
            ClauseKind::Translation => xml.empty("t:translation", &[("id", id)])?,
            _ => {}
        }
    }
    xml.close("proprietary")
}
