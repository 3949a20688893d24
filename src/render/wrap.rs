//! Breaks marked-up text into lines of a given width.
//!
//! Goes in: runs of equal, deleted and inserted text, white space as it stands in the source. Comes out: lines of
//! fragments with white space collapsed, safe to print. Width is that of terminal columns (UAX #11).

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use crate::bidi::{ISOLATE_RTL, POP, is_rtl_letter, opening_for};
use crate::messages;

use super::atoms::{Atom, Before, atoms};
use super::bidi::{Open, mixed};
use super::style::{DELETE, INSERT, paint};
use super::{TextOptions, visible};

/// What happened to a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    Delete,
    Insert,
}

/// A run of text with one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) op: Op,
    /// The text; that of the new draft where it is on both sides.
    pub(super) text: Cow<'a, str>,
    /// The text of the old draft, where it differs in typography.
    pub(super) old: Option<Cow<'a, str>>,
}

impl<'a> Run<'a> {
    pub(super) fn new(op: Op, text: impl Into<Cow<'a, str>>) -> Self {
        Self { op, text: text.into(), old: None }
    }

    /// A run that is on both sides.
    pub(super) fn equal(old: &'a str, new: &'a str) -> Self {
        Self { op: Op::Equal, text: new.into(), old: (old != new).then(|| old.into()) }
    }

    /// The text as it stands in the old draft.
    pub(super) fn old_text(&self) -> &str {
        self.old.as_deref().unwrap_or(&self.text)
    }
}

/// How lines are broken and painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Columns for the text, indentation not counted.
    pub(super) width: usize,
    /// Whether deletions and insertions show by style; by `{-` and `{+` otherwise.
    pub(super) color: bool,
    /// Whether the text runs from right to left.
    pub(super) rtl: bool,
}

/// A piece of a line with one fate.
#[derive(Clone, Debug)]
struct Fragment {
    op: Op,
    text: String,
    opens: bool,
    closes: bool,
    space_before: bool,
}

/// A line, ready to be painted.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    fragments: Vec<Fragment>,
    /// Columns that it fills.
    pub(super) width: usize,
}

/// Breaks runs into lines.
pub(super) fn wrap(runs: &[Run<'_>], layout: Layout) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let atoms = atoms(runs);
    // What stands together without a break goes to one line.
    for together in atoms.chunk_by(|_, next| next.before == Before::Nothing) {
        let width: usize = together.iter().map(|atom| atom.width(layout)).sum();
        let line = lines.last_mut().expect("there is always a line");
        let space = usize::from(together[0].before == Before::Space && !line.fragments.is_empty());
        if line.width + space + width > layout.width && !line.fragments.is_empty() {
            lines.push(Line::default());
        }
        for atom in together {
            let width = atom.width(layout);
            push_atom(&mut lines, atom, width, layout.width.max(8));
        }
    }
    if lines.last().is_some_and(|line| line.fragments.is_empty()) {
        lines.pop();
    }
    lines
}

impl Atom<'_> {
    /// Columns that it fills, marks included.
    fn width(&self, layout: Layout) -> usize {
        let marks = usize::from(self.opens) + usize::from(self.closes);
        let marked = !layout.color && self.op != Op::Equal;
        self.columns + if marked { 2 * marks } else { 0 }
    }
}

/// Puts an atom on the last line; one wider than a line is cut.
fn push_atom(lines: &mut Vec<Line>, atom: &Atom<'_>, width: usize, limit: usize) {
    let room = lines.last().map_or(limit, |line| limit.saturating_sub(line.width));
    if width <= limit && (width <= room || atom.before != Before::Nothing) {
        let line = lines.last_mut().expect("there is always a line");
        line.push(atom, width);
        return;
    }
    if width <= limit {
        let mut line = Line::default();
        line.push(atom, width);
        lines.push(line);
        return;
    }
    let Atom { op, closes, mut before, mut opens, .. } = *atom;
    let mut rest = atom.text.as_ref();
    while !rest.is_empty() {
        let mut used = 0;
        let cut = rest
            .char_indices()
            .find(|(at, c)| {
                used += c.width().unwrap_or(0);
                *at > 0 && used > limit.saturating_sub(4)
            })
            .map_or(rest.len(), |(at, _)| at);
        let (piece, tail) = rest.split_at(cut);
        let closes = closes && tail.is_empty();
        let text = Cow::Borrowed(piece);
        let columns = columns(piece);
        let part = Atom { op, text, columns, before, opens, closes };
        let line = lines.last_mut().expect("there is always a line");
        line.push(&part, columns);
        if !tail.is_empty() {
            lines.push(Line::default());
        }
        (before, opens) = (Before::Break, false);
        rest = tail;
    }
}

impl Line {
    fn push(&mut self, atom: &Atom<'_>, width: usize) {
        let space = atom.before == Before::Space && !self.fragments.is_empty();
        self.width += width + usize::from(space);
        if let Some(last) = self.fragments.last_mut()
            && last.op == atom.op
            && !last.closes
            && !atom.opens
        {
            if space {
                last.text.push(' ');
            }
            last.text.push_str(&atom.text);
            last.closes = atom.closes;
            return;
        }
        self.fragments.push(Fragment {
            op: atom.op,
            text: atom.text.as_ref().to_owned(),
            opens: atom.opens,
            closes: atom.closes,
            space_before: space,
        });
    }

    /// Appends the line to `out`, without indentation and line break.
    pub(super) fn paint(&self, layout: Layout, out: &mut String) {
        if layout.rtl {
            out.push(ISOLATE_RTL);
        }
        for fragment in &self.fragments {
            if fragment.space_before {
                out.push(' ');
            }
            fragment.paint(layout, out);
        }
        if layout.rtl {
            out.push(POP);
        }
    }

    /// Appends the line without marks or styles.
    pub(super) fn paint_bare(&self, layout: Layout, out: &mut String) {
        let mut text = String::new();
        for fragment in &self.fragments {
            if fragment.space_before {
                text.push(' ');
            }
            text.push_str(&fragment.text);
        }
        push_isolated(out, &text, layout.rtl);
    }

    /// Carets under what is not equal; empty where all is.
    pub(super) fn carets(&self) -> String {
        let mut out = String::new();
        for fragment in &self.fragments {
            let sign = if fragment.op == Op::Equal { ' ' } else { '^' };
            out.extend(std::iter::repeat_n(' ', usize::from(fragment.space_before)));
            out.extend(std::iter::repeat_n(sign, columns(&fragment.text)));
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl Fragment {
    fn paint(&self, layout: Layout, out: &mut String) {
        let (style, open, close) = match self.op {
            Op::Equal => return push_isolated(out, &self.text, false),
            Op::Delete => (DELETE, "{-", "-}"),
            Op::Insert => (INSERT, "{+", "+}"),
        };
        if layout.color {
            let mut text = String::with_capacity(self.text.len() + 8);
            push_isolated(&mut text, &self.text, layout.rtl);
            paint(out, style, true, &text);
            return;
        }
        if self.opens {
            out.push_str(open);
        }
        push_isolated(out, &self.text, layout.rtl);
        if self.closes {
            out.push_str(close);
        }
    }
}

/// Appends text, in an isolate where it is asked for or where the text holds right-to-left letters.
pub(super) fn push_isolated(out: &mut String, text: &str, always: bool) {
    let isolate =
        (always && !text.is_empty()) || (!text.is_ascii() && text.chars().any(is_rtl_letter));
    if isolate {
        out.push(opening_for(text));
    }
    out.push_str(text);
    if isolate {
        out.push(POP);
    }
}

/// The text, in an isolate where it holds right-to-left letters or stands among them.
pub(super) fn isolated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    push_isolated(&mut out, text, messages::ui().is_rtl());
    out
}

/// Appends text that is safe already, wrapped at spaces: the first line indented by `indent`, the others by `hanging`.
pub(super) fn wrap_plain(
    text: &str,
    width: usize,
    indent: usize,
    hanging: usize,
    out: &mut String,
) {
    out.extend(std::iter::repeat_n(' ', indent));
    let mut open = Open::default();
    open.begin(out);
    let mut used = indent;
    let mut is_first = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let columns = columns(word);
        if !is_first && used + 1 + columns > width {
            open.close(out);
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', hanging));
            open.reopen(out);
            used = hanging;
        } else if !is_first {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        open.pass(word);
        used += columns;
        is_first = false;
    }
    open.close(out);
    out.push('\n');
}

/// The first words of an untrusted text, on one line of so many columns.
pub(super) fn beginning(text: &str, columns: usize) -> String {
    // The rest of a long text is never looked at.
    let mut limit = text.len().min(16 * columns);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let words = text[..limit].split_whitespace().collect::<Vec<_>>().join(" ");
    let more = if limit < text.trim_end().len() { " …" } else { "" };
    truncate(&format!("{}{more}", visible(&words)), columns)
}

/// The beginning of a text that fits in so many columns, with `…` where something was cut.
pub(super) fn truncate(text: &str, columns: usize) -> String {
    if self::columns(text) <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let end = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > columns
    });
    let head = text[..end.map_or(text.len(), |(at, _)| at)].trim_end();
    let mut open = Open::default();
    open.pass(head);
    let mut out = format!("{head}…");
    open.close(&mut out);
    out
}

/// Appends untrusted text as an indented paragraph.
pub(super) fn push_wrapped(out: &mut String, text: &str, indent: usize, options: TextOptions) {
    if messages::ui().is_rtl() {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        return wrap_plain(&mixed(&visible(&text)), options.width, indent, indent, out);
    }
    let rtl = text.chars().find(|c| c.is_alphabetic()).is_some_and(is_rtl_letter);
    let width = options.width.saturating_sub(indent).max(20);
    let layout = Layout { width, color: options.color, rtl };
    for line in wrap(&[Run::new(Op::Equal, text)], layout) {
        out.extend(std::iter::repeat_n(' ', indent));
        line.paint(layout, out);
        out.push('\n');
    }
}

/// Columns that a text fills: terminals count character by character, ligatures of Arabic too.
pub(super) fn columns(text: &str) -> usize {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain { text.len() } else { text.chars().filter_map(UnicodeWidthChar::width).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_terminals_do() {
        assert_eq!([columns("abc"), columns("条約"), columns("بِسم"), columns("لا")], [3, 4, 3, 2]);
    }

    fn lines(runs: &[Run<'_>], layout: Layout) -> Vec<String> {
        wrap(runs, layout)
            .iter()
            .map(|line| {
                let mut out = String::new();
                line.paint(layout, &mut out);
                out
            })
            .collect()
    }

    const PLAIN: Layout = Layout { width: 24, color: false, rtl: false };

    #[track_caller]
    fn case(runs: &[(Op, &str)], expected: &[&str]) {
        let runs: Vec<Run<'_>> = runs.iter().map(|&(op, text)| Run::new(op, text)).collect();
        assert_eq!(lines(&runs, PLAIN), expected);
    }

    #[test]
    fn lines_break_between_words() {
        case(&[], &[]);
        case(&[(Op::Equal, " \n ")], &[]);
        case(
            &[(Op::Equal, "Each State\nParty  shall take\tmeasures.")],
            &["Each State Party shall", "take measures."],
        );
        case(&[(Op::Equal, &"x".repeat(30))], &["xxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxx"]);
    }

    #[test]
    fn marks_hug_their_words() {
        case(
            &[
                (Op::Equal, "States "),
                (Op::Delete, "shall "),
                (Op::Insert, "may "),
                (Op::Equal, "act."),
            ],
            &["States {-shall-} {+may+}", "act."],
        );
        case(&[(Op::Equal, "act"), (Op::Delete, "."), (Op::Insert, ";")], &["act{-.-} {+;+}"]);
        case(
            &[(Op::Equal, "all of them and "), (Op::Insert, "Chapter IV"), (Op::Equal, ".")],
            &["all of them and", "{+Chapter IV+}."],
        );
        case(
            &[(Op::Delete, "a long deleted phrase over two lines")],
            &["{-a long deleted phrase", "over two lines-}"],
        );
    }

    #[test]
    fn deleted_brackets_stand_where_they_stood() {
        let runs = [
            Run::new(Op::Delete, "["),
            Run::equal("predictable", "predictable "),
            Run::new(Op::Delete, "] "),
            Run::new(Op::Equal, "funding"),
        ];
        assert_eq!(lines(&runs, Layout { width: 80, ..PLAIN }), ["{-[-}predictable{-]-} funding"]);
    }

    #[test]
    fn chinese_breaks_between_characters_not_before_stops() {
        case(
            &[(Op::Equal, "各缔约国应当采取必要的措施，保护人权。")],
            &["各缔约国应当采取必要的措", "施，保护人权。"],
        );
    }

    #[test]
    fn colour_takes_the_place_of_marks() {
        let layout = Layout { color: true, ..PLAIN };
        let runs = [Run::new(Op::Delete, "shall "), Run::new(Op::Insert, "may")];
        assert_eq!(
            lines(&runs, layout),
            ["\u{1b}[9m\u{1b}[31mshall\u{1b}[0m \u{1b}[4m\u{1b}[32mmay\u{1b}[0m"]
        );
    }

    #[test]
    fn right_to_left_lines_stand_in_isolates() {
        let layout = Layout { rtl: true, ..PLAIN };
        let runs = [Run::new(Op::Equal, "تلتزم "), Run::new(Op::Delete, "الدول")];
        assert_eq!(
            lines(&runs, layout),
            ["\u{2067}\u{2068}تلتزم\u{2069} {-\u{2068}الدول\u{2069}-}\u{2069}"]
        );
    }

    #[test]
    fn controls_of_a_draft_do_not_get_through() {
        case(&[(Op::Equal, "a\u{1b}[2J\r\u{202E}b")], &["a␛[2J <U+202E>b"]);
    }
}
