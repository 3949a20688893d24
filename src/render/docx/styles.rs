//! The few styles of a redline, and its settings.

use super::xml::Xml;
use super::{Script, W};

/// Headings, by the levels of Word.
pub(super) const N_HEADINGS: usize = 6;

/// Sizes of headings in half points, level by level.
const SIZES: [&str; N_HEADINGS] = ["32", "28", "26", "24", "24", "24"];

/// The part `word/styles.xml`.
pub(super) fn styles(script: Script, language: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", W)]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let font = "Times New Roman";
    xml.empty(
        "w:rFonts",
        &[("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", "SimSun"), ("w:cs", font)],
    );
    xml.empty("w:sz", &[("w:val", "24")]);
    xml.empty("w:szCs", &[("w:val", "26")]);
    xml.empty("w:lang", &[(script.language_attribute(), language)]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:spacing", &[("w:after", "120"), ("w:line", "264"), ("w:lineRule", "auto")]);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    xml.empty("w:name", &[("w:val", "Normal")]);
    xml.empty("w:qFormat", &[]);
    xml.close("w:style");
    for (n, size) in SIZES.iter().enumerate() {
        heading(n, size, &mut xml);
    }
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", "CommentText")]);
    xml.empty("w:name", &[("w:val", "annotation text")]);
    xml.empty("w:basedOn", &[("w:val", "Normal")]);
    xml.open("w:rPr", &[]);
    xml.empty("w:sz", &[("w:val", "20")]);
    xml.empty("w:szCs", &[("w:val", "20")]);
    xml.close("w:rPr");
    xml.close("w:style");
    xml.close("w:styles");
    xml.finish()
}

fn heading(n: usize, size: &str, xml: &mut Xml) {
    let level = (n + 1).to_string();
    let id = format!("Heading{level}");
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", id.as_str())]);
    // Word knows its own headings by these names in every language.
    xml.empty("w:name", &[("w:val", format!("heading {level}").as_str())]);
    xml.empty("w:basedOn", &[("w:val", "Normal")]);
    xml.empty("w:next", &[("w:val", "Normal")]);
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:keepNext", &[]);
    xml.empty("w:spacing", &[("w:before", "240"), ("w:after", "120")]);
    xml.empty("w:outlineLvl", &[("w:val", n.to_string().as_str())]);
    xml.close("w:pPr");
    xml.open("w:rPr", &[]);
    xml.empty("w:b", &[]);
    xml.empty("w:bCs", &[]);
    xml.empty("w:sz", &[("w:val", size)]);
    xml.empty("w:szCs", &[("w:val", size)]);
    xml.close("w:rPr");
    xml.close("w:style");
}

/// The part `word/settings.xml`: without it, Word takes the file for one of an old version.
pub(super) fn settings() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", W)]);
    xml.open("w:compat", &[]);
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close("w:compat");
    xml.close("w:settings");
    xml.finish()
}
