//! The redline as a Word file with tracked changes: to accept them all gives the new text, to reject them the old one.
//!
//! Numbers and headings are text as printed. What rules say of the change stands in comments. The same drafts and the
//! same stamp give the same bytes.

mod borders;
mod comments;
mod document;
mod package;
mod runs;
mod styles;
mod xml;

use std::io;

use crate::bidi::is_rtl;
use crate::diff::Redline;
use crate::diff::flow::flow;
use crate::messages::Value;
use crate::say;
use crate::series::date::Date;

use super::summary::side_names;
use super::units::Sides;
use super::{Focus, Version};

/// The namespace of word-processing.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Who changed the text, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The author of all changes.
    pub author: String,
    /// The moment, as `2026-11-22T09:00:00Z`.
    pub date: String,
}

/// A moment in UTC as Word writes it: that of `2026-11-22T09:00:00Z`, or the beginning of a day such as `2026-11-22`.
pub fn moment(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00:00Z"));
    Date::parse(day).filter(|date| date.day.is_some())?;
    let parts: Vec<&str> = time.strip_suffix('Z')?.split(':').collect();
    let is_below = |part: &str, limit: u8| {
        let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number && part.parse::<u8>().is_ok_and(|n| n < limit)
    };
    let [hours, minutes, seconds] = parts.as_slice() else { return None };
    let is_time = is_below(hours, 24) && is_below(minutes, 60) && is_below(seconds, 60);
    is_time.then(|| format!("{day}T{time}"))
}

impl Stamp {
    /// The stamp of a comparison: what is not said is this program, and the day of the new draft.
    pub fn new(author: Option<&str>, date: Option<&str>, new: Version<'_>) -> Self {
        let day = || {
            let date = new.entry?.date?;
            let (month, day) = (date.month.unwrap_or(1), date.day.unwrap_or(1));
            Some(format!("{:04}-{month:02}-{day:02}T00:00:00Z", date.year))
        };
        let date = date.map(str::to_owned).or_else(day);
        Self {
            author: author.unwrap_or(env!("CARGO_PKG_NAME")).to_owned(),
            date: date.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
        }
    }
}

/// What has to be said of the script of a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Script {
    rtl: bool,
    east_asian: bool,
}

impl Script {
    fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or(language);
        Self { rtl: is_rtl(language), east_asian: matches!(primary, "zh" | "ja" | "ko") }
    }

    /// The attribute of `w:lang` that names a language of this script.
    fn language_attribute(self) -> &'static str {
        match self {
            Self { rtl: true, .. } => "w:bidi",
            Self { east_asian: true, .. } => "w:eastAsia",
            _ => "w:val",
        }
    }
}

/// Writes the whole of both drafts; what `focus` knows of the change stands in comments.
pub fn redline(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    focus: Focus<'_>,
    stamp: &Stamp,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sides = Sides { old: old.draft, new: new.draft };
    let mut flow = flow(redline, old.draft, new.draft);
    document::keep_apart(&mut flow, sides);
    let comments = comments::comments(&flow, sides, focus.change.unwrap_or_default());
    let parts = package::Parts {
        document: document::part(&flow, sides, &comments, stamp),
        styles: styles::styles(Script::of(&new.draft.language), &new.draft.language),
        settings: styles::settings(),
        comments: comments::part(&comments, stamp, 0),
    };
    out.write_all(&package::pack(&parts, &properties(sides, stamp))?)
}

fn properties(sides: Sides<'_>, stamp: &Stamp) -> package::Properties {
    let [old, new] = side_names(sides);
    let source = |side: String, name: &str, digest: &str| {
        say!("docx-source", side = side, name = Value::composed(name.to_owned()), digest = digest)
    };
    let lines = [
        source(say!("side-old"), &old, sides.old.source.sha256()),
        source(say!("side-new"), &new, sides.new.source.sha256()),
    ];
    package::Properties {
        title: say!("docx-title", old = Value::composed(old), new = Value::composed(new)),
        description: lines.join("\n"),
        author: stamp.author.clone(),
        date: stamp.date.clone(),
        language: sides.new.language.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_checked() {
        assert_eq!(moment("2026-02-28").as_deref(), Some("2026-02-28T00:00:00Z"));
        assert_eq!(moment("2024-02-29T23:59:59Z").as_deref(), Some("2024-02-29T23:59:59Z"));
        let bad = ["", "2026", "2026-02-30", "2026-01-01T24:00:00Z", "2026-01-01T1:00:00Z"];
        for text in bad.into_iter().chain(["2026-01-01T01:00:00", "2026-01-01T01:00Z"]) {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
