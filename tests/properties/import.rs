//! Documents that were cut or changed anywhere are read or refused, and nothing else happens.

use proptest::prelude::*;
use proptest::sample::Index;

use travaux::import::{Kind, Options, Tracked, import};

use crate::config;
use crate::documents::{W, archive, docx, paragraph, pdf};

/// A document of each kind.
fn documents() -> Vec<Vec<u8>> {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("cell"));
    let tracked = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins></w:p>"#;
    let line = (72.0, 700.0, 11.0, "Article 1");
    vec![
        docx(&[paragraph("Article 1"), table, tracked.to_owned()].concat(), &[]),
        pdf(&[&[line, (72.0, 680.0, 11.0, "Each Party shall act.")], &[line]]),
        b"<html><body><ol start=\"3\"><li>One<sup>1</sup><li>Two</ol><ins>x</ins></body></html>"
            .to_vec(),
    ]
}

/// Reads the bytes as whatever they are now.
fn read(bytes: &[u8]) {
    if let Some(kind) = Kind::of(bytes) {
        let _ = import(kind, bytes, Options { tracked: Some(Tracked::Markup) });
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_document_that_was_cut_or_changed_is_read_or_refused(
        which in 0..3_usize,
        at: Index,
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 0..6),
        cut: bool,
    ) {
        let mut bytes = documents().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(at.index(bytes.len()) + 1);
        }
        read(&bytes);
    }

    #[test]
    fn xml_of_any_shape_is_read_or_refused(
        tags in prop::collection::vec(prop::sample::select(vec![
            "p", "r", "t", "tbl", "tr", "tc", "ins", "del", "sdt", "sdtContent", "pPr", "rPr", "numPr", "fldChar", "br",
        ]), 0..40),
    ) {
        // Every element holds the next one.
        let open: String = tags.iter().flat_map(|tag| ["<w:", tag, ">x"]).collect();
        let close: String = tags.iter().rev().flat_map(|tag| ["</w:", tag, ">"]).collect();
        let document = format!("<w:document {W}><w:body>{open}{close}</w:body></w:document>");
        let root = r#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="d.xml"/></Relationships>"#;
        read(&archive(&[("_rels/.rels", root.as_bytes()), ("d.xml", document.as_bytes())]));
    }
}
