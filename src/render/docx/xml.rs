//! Writes XML into memory.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part of the file that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("writing to memory does not fail");
    }

    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element that holds text; control characters become signs.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&allowed(text))));
        self.close(name);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

/// The text with signs in place of what XML does not allow, and of what would show words in another order than they are
/// read. Marks of direction that only help stay.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_bad = |c: char| {
        matches!(c,
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
            | '\u{202A}'..='\u{202E}' | '\u{FFFE}' | '\u{FFFF}')
    };
    if !text.contains(is_bad) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if !is_bad(c) => out.push(c),
            '\0'..='\u{1F}' => {
                out.push(char::from_u32(0x2400 + c as u32).expect("U+2400 to U+241F are pictures"));
            }
            '\u{7F}' => out.push('␡'),
            c => write!(out, "<U+{:04X}>", c as u32).expect("writing to a string cannot fail"),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_does_not_allow_is_seen() {
        assert_eq!(allowed("a\u{1b}[31m\u{0}\u{FFFF}\u{202E}"), "a␛[31m␀<U+FFFF><U+202E>");
        assert!(matches!(allowed("مادة\u{200F} 1 \u{2067}a\u{2069}"), Cow::Borrowed(_)));
        let mut xml = Xml::new();
        xml.text("t", &[("a", "\"<")], "<&>");
        let xml = String::from_utf8(xml.finish()).expect("it is UTF-8");
        assert!(xml.ends_with("<t a=\"&quot;&lt;\">&lt;&amp;&gt;</t>"), "{xml}");
    }
}
