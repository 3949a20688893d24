//! Writes elements, indented where that cannot change the text.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes by name; those without a value are left out.
pub(super) type Attributes<'a> = &'a [(&'a str, Option<&'a str>)];

/// The document as far as it is written.
pub(super) struct Xml<'w> {
    writer: Writer<&'w mut dyn io::Write>,
    depth: usize,
}

impl<'w> Xml<'w> {
    pub(super) fn new(out: &'w mut dyn io::Write) -> io::Result<Self> {
        let mut writer = Writer::new(out);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer, depth: 0 })
    }

    fn line(&mut self) -> io::Result<()> {
        let line = format!("\n{}", "  ".repeat(self.depth.min(40)));
        self.writer.write_event(Event::Text(BytesText::from_escaped(line)))
    }

    /// Opens an element that holds elements only, on a line of its own.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.line()?;
        self.depth += 1;
        self.start(name, attributes)
    }

    /// Closes it.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.depth -= 1;
        self.line()?;
        self.end(name)
    }

    /// Opens an element that holds text, on a line of its own.
    pub(super) fn open_block(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.line()?;
        self.start(name, attributes)
    }

    /// Opens an element within a line.
    pub(super) fn start(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes an element within a line.
    pub(super) fn end(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without content, on a line of its own.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.line()?;
        self.empty_inline(name, attributes)
    }

    /// An element without content, within a line.
    pub(super) fn empty_inline(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
    ) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::new(&clean(text))))
    }

    /// A remark for whoever reads the file, on a line of its own.
    pub(super) fn comment(&mut self, text: &str) -> io::Result<()> {
        self.line()?;
        self.writer.write_event(Event::Comment(BytesText::from_escaped(text.replace("--", "- -"))))
    }

    /// Ends the last line.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::from_escaped("\n")))
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        if let Some(value) = value {
            start.push_attribute((*name, clean(value).as_str()));
        }
    }
    start
}

/// Text without the characters that XML cannot hold.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{B}' | '\u{C}' | '\r' => ' ',
            '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
            c => c,
        })
        .collect()
}
