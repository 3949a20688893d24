//! Finds the parts of a document by their relationships (ISO/IEC 29500-2).

use super::super::package::Package;
use super::super::report::What;
use super::super::xml::{attribute, decode, elements, parse};
use crate::say;

/// The parts that carry text or decide about it, as characters.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The name of the main part.
    pub(super) name: String,
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    pub(super) comments: Option<String>,
    /// Running heads and feet.
    pub(super) margins: Vec<(What, String)>,
}

/// The most running heads and feet that are looked at.
const N_MARGINS: usize = 60;

impl Parts {
    pub(super) fn read(package: &mut Package) -> Result<Self, String> {
        let is_main = |(kind, _): &(String, String)| kind == "officeDocument";
        let found = relations(package, "")?.into_iter().find(is_main);
        let Some((_, name)) = found else { return Err(say!("zip-no-word")) };
        let Some(document) = text(package, &name)? else { return Err(say!("zip-no-word")) };
        let mut parts = Self { document, ..Self::default() };
        for (kind, target) in relations(package, &name)? {
            let slot = match kind.as_str() {
                "styles" => &mut parts.styles,
                "numbering" => &mut parts.numbering,
                "footnotes" => &mut parts.footnotes,
                "endnotes" => &mut parts.endnotes,
                "comments" => &mut parts.comments,
                "header" | "footer" if parts.margins.len() < N_MARGINS => {
                    let what = if kind == "header" { What::Headers } else { What::Footers };
                    let margin = text(package, &target)?;
                    parts.margins.extend(margin.map(|margin| (what, margin)));
                    continue;
                }
                _ => continue,
            };
            *slot = text(package, &target)?;
        }
        parts.name = name;
        Ok(parts)
    }
}

fn text(package: &mut Package, name: &str) -> Result<Option<String>, String> {
    Ok(package.part(name)?.map(|bytes| decode(&bytes)))
}

/// The relationships of a part: their kind, and the part that they lead to. The package itself is the empty name.
fn relations(package: &mut Package, name: &str) -> Result<Vec<(String, String)>, String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let path = resolve(folder, &format!("_rels/{file}.rels"));
    let Some(relations) = text(package, &path)? else { return Ok(Vec::new()) };
    let document = parse(&path, &relations)?;
    let inside = elements(document.root_element())
        .filter(|node| attribute(*node, "TargetMode") != Some("External"));
    Ok(inside
        .filter_map(|node| {
            let kind = attribute(node, "Type")?.rsplit('/').next()?;
            Some((kind.to_owned(), resolve(folder, attribute(node, "Target")?)))
        })
        .collect())
}

/// The name of a part as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
