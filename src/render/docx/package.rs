//! The archive: its parts, and how they belong together (ISO/IEC 29500-2).

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;

const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// What stands in the properties of the file.
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) author: String,
    pub(super) date: String,
    pub(super) language: String,
}

/// The parts of a document besides its properties.
pub(super) struct Parts {
    pub(super) document: Vec<u8>,
    pub(super) styles: Vec<u8>,
    pub(super) settings: Vec<u8>,
    pub(super) comments: Vec<u8>,
}

/// Puts the parts into an archive; the same parts give the same bytes.
pub(super) fn pack(parts: &Parts, properties: &Properties) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", core(properties)),
        ("word/_rels/document.xml.rels", document_relations()),
        ("word/document.xml", parts.document.clone()),
        ("word/styles.xml", parts.styles.clone()),
        ("word/settings.xml", parts.settings.clone()),
        ("word/comments.xml", parts.comments.clone()),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let kind = |name: &str| format!("{CONTENT}.{name}+xml");
    for (part, kind) in [
        ("/word/document.xml", kind("document.main")),
        ("/word/styles.xml", kind("styles")),
        ("/word/settings.xml", kind("settings")),
        ("/word/comments.xml", kind("comments")),
        ("/docProps/core.xml", CORE.to_owned()),
    ] {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
    }
    xml.close("Types");
    xml.finish()
}

fn relations(all: &[(&str, &str)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (n, (kind, target)) in all.iter().enumerate() {
        let id = format!("rId{}", n + 1);
        xml.empty("Relationship", &[("Id", id.as_str()), ("Type", kind), ("Target", target)]);
    }
    xml.close("Relationships");
    xml.finish()
}

fn root_relations() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let document = format!("{RELATION}/officeDocument");
    relations(&[(&document, "word/document.xml"), (&core, "docProps/core.xml")])
}

fn document_relations() -> Vec<u8> {
    let kind = |name: &str| format!("{RELATION}/{name}");
    relations(&[
        (&kind("styles"), "styles.xml"),
        (&kind("settings"), "settings.xml"),
        (&kind("comments"), "comments.xml"),
    ])
}

fn core(properties: &Properties) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.text("dc:title", &[], &properties.title);
    xml.text("dc:creator", &[], &properties.author);
    xml.text("dc:description", &[], &properties.description);
    xml.text("dc:language", &[], &properties.language);
    xml.text("cp:lastModifiedBy", &[], &properties.author);
    let kind = [("xsi:type", "dcterms:W3CDTF")];
    xml.text("dcterms:created", &kind, &properties.date);
    xml.text("dcterms:modified", &kind, &properties.date);
    xml.close("cp:coreProperties");
    xml.finish()
}
