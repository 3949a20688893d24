//! Runs of text: each of one direction.

use crate::bidi::is_rtl_letter;

use super::Script;
use super::xml::Xml;

/// Writes text as runs; `language` is named where it is not that of the document.
pub(super) fn push(
    text: &str,
    script: Script,
    language: Option<&str>,
    is_deleted: bool,
    xml: &mut Xml,
) {
    let name = if is_deleted { "w:delText" } else { "w:t" };
    for (rtl, text) in directions(text, script.rtl) {
        xml.open("w:r", &[]);
        if rtl || language.is_some() {
            xml.open("w:rPr", &[]);
            if rtl {
                xml.empty("w:rtl", &[]);
            }
            if let Some(language) = language {
                xml.empty("w:lang", &[(script.language_attribute(), language)]);
            }
            xml.close("w:rPr");
        }
        xml.text(name, &[("xml:space", "preserve")], text);
        xml.close("w:r");
    }
}

/// The stretches of a text by their direction. Within a text from right to left, words of Latin and other such letters
/// run from left to right, with what stands between two of them.
fn directions(text: &str, rtl: bool) -> Vec<(bool, &str)> {
    let is_ltr_letter = |c: char| c.is_alphabetic() && !is_rtl_letter(c);
    if !rtl || !text.contains(is_ltr_letter) {
        return vec![(rtl, text)];
    }
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_ltr_letter) {
        let tail = &rest[start..];
        let limit = tail.find(is_rtl_letter).unwrap_or(tail.len());
        let last = tail[..limit].char_indices().rfind(|(_, c)| is_ltr_letter(*c));
        let end = start + last.map_or(limit, |(at, c)| at + c.len_utf8());
        if start > 0 {
            out.push((true, &rest[..start]));
        }
        out.push((false, &rest[start..end]));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push((true, rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_other_direction_have_runs_of_their_own() {
        assert_eq!(directions("Article 1", false), [(false, "Article 1")]);
        assert_eq!(
            directions("المبدأ (nulla poena) 3 قائم", true),
            [(true, "المبدأ ("), (false, "nulla poena"), (true, ") 3 قائم")]
        );
        assert_eq!(directions("المادة 15", true), [(true, "المادة 15")]);
    }
}
