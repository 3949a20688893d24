//! Reads Office Open XML word-processing documents (ISO/IEC 29500-1, part 17), both the transitional and the strict kind.

mod body;
mod inline;
mod numbering;
mod parts;
mod revision;
mod styles;

use roxmltree::Node;
use rustc_hash::FxHashMap;

use self::body::{Setting, text_of};
use self::numbering::Numbering;
use self::parts::Parts;
use self::revision::View;
use self::styles::Styles;
use super::package::Package;
use super::report::{Fate, Report, What};
use super::xml::{attribute, elements, parse};
use super::{Imported, Options};
use crate::say;

/// Reads a document.
///
/// # Errors
///
/// Where the archive or its XML is damaged, it is no Word document, or tracked changes are there and nobody said what
/// to do with them.
pub(super) fn read(bytes: &[u8], options: Options) -> Result<Imported, String> {
    let parts = Parts::read(&mut Package::open(bytes)?)?;
    let document = parse(&parts.name, &parts.document)?;
    let root = document.root_element();
    if root.tag_name().name() != "document" {
        return Err(say!("zip-no-word"));
    }
    let styles = match &parts.styles {
        Some(text) => Styles::read(parse("styles", text)?.root_element()),
        None => Styles::default(),
    };
    let numbering = match &parts.numbering {
        Some(text) => Numbering::read(parse("numbering", text)?.root_element()),
        None => Numbering::default(),
    };
    let footnotes = parts.footnotes.as_deref().map(|text| parse("footnotes", text)).transpose()?;
    let endnotes = parts.endnotes.as_deref().map(|text| parse("endnotes", text)).transpose()?;
    let stories = [Some(&document), footnotes.as_ref(), endnotes.as_ref()];
    let n_changes: usize =
        stories.iter().flatten().map(|story| revision::count(story.root_element())).sum();
    let Some(view) = View::choose(options.tracked, n_changes) else {
        return Err(say!("tracked-not-said", n = n_changes));
    };

    let mut report = Report::default();
    let mut setting = Setting {
        styles: &styles,
        view,
        footnotes: notes(footnotes.as_ref().map(roxmltree::Document::root_element)),
        endnotes: notes(endnotes.as_ref().map(roxmltree::Document::root_element)),
        marks_bold: root.descendants().any(|node| node.tag_name().name() == "strike"),
    };
    let text = text_of(root, &mut setting, numbering, &mut report)?;
    // What stands outside of the text is told of, each kind by its name.
    for (what, story) in &parts.margins {
        let document = parse(what.as_str(), story)?;
        let margin = root_text(document.root_element());
        if !margin.is_empty() {
            report.add(Fate::Dropped, *what, &margin);
        }
    }
    if let Some(comments) = &parts.comments {
        let document = parse("comments", comments)?;
        for comment in elements(document.root_element()) {
            report.add(Fate::Dropped, What::Comments, &root_text(comment));
        }
    }
    Ok(Imported::new(text, report))
}

/// The notes of a part by their id; the rules that separate them from the text are none.
fn notes<'a, 'i>(root: Option<Node<'a, 'i>>) -> FxHashMap<&'a str, Node<'a, 'i>> {
    let real = |note: &Node| {
        !matches!(
            attribute(*note, "type"),
            Some("separator" | "continuationSeparator" | "continuationNotice")
        )
    };
    root.into_iter()
        .flat_map(elements)
        .filter(real)
        .filter_map(|note| Some((attribute(note, "id")?, note)))
        .collect()
}

/// All characters of a node, paragraphs apart by a space.
fn root_text(node: Node) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "p" | "tab" | "br" => text.push(' '),
            "t" => text.push_str(node.text().unwrap_or_default()),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
