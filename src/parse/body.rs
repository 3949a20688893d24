//! Builds what stands below a heading: paragraphs, points, closing words.

use super::Context;
use super::heading::ends_sentence;
use super::ids;
use super::list::{self, Item};
use super::marker::{self, Alphabet, Before, Marker, Shape};
use super::tree::Tree;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::number::Number;
use crate::source::Span;

/// A stretch of a block between headings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// Whether it begins its block, or stands directly after a heading.
    pub(crate) is_start: bool,
    pub(crate) class: Class,
    pub(crate) markdown: u8,
}

/// What a block is, apart from its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Text,
    Furniture,
    Note,
}

/// A stretch that begins with a marker that counts, or with plain words.
struct Stretch {
    span: Span,
    item: Option<usize>,
}

/// What a stretch of plain words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plain {
    /// A paragraph of its own.
    Paragraph,
    /// More of the clause before.
    Continuation,
    /// Closing words of the item that is open at this depth; `None` for the owner or its unnumbered paragraph.
    Closing(Option<usize>),
}

/// Builds the clauses of `pieces` below `owner`.
pub(crate) fn build(ctx: &Context<'_>, tree: &mut Tree, owner: ClauseIdx, pieces: &[Piece]) {
    let (markers, announced) = collect_markers(ctx, pieces);
    let items = list::resolve(&markers, &announced);
    let stretches = cut(pieces, &markers, &items);
    let plain = classify(ctx, &stretches, &items, &markers);
    let n_paragraphs = plain.iter().filter(|&&kind| kind == Some(Plain::Paragraph)).count();
    let mut builder = Builder {
        ctx,
        tree,
        owner,
        is_several: n_paragraphs > 1,
        unnumbered: None,
        open: Vec::new(),
        leaf: owner,
        items: &items,
        markers: &markers,
    };
    let mut next_other = 0;
    let others: Vec<&Piece> = pieces.iter().filter(|piece| piece.class != Class::Text).collect();
    for (stretch, plain) in stretches.iter().zip(plain) {
        while let Some(other) =
            others.get(next_other).filter(|other| other.span.start < stretch.span.start)
        {
            builder.other(other);
            next_other += 1;
        }
        match (stretch.item, plain) {
            (Some(item), _) => builder.item(item, stretch.span),
            (None, Some(Plain::Paragraph)) => builder.paragraph(stretch.span),
            (None, Some(Plain::Closing(depth))) => builder.closing(depth, stretch.span),
            (None, _) => builder.continuation(stretch.span),
        }
    }
    for other in &others[next_other..] {
        builder.other(other);
    }
}

fn collect_markers(ctx: &Context<'_>, pieces: &[Piece]) -> (Vec<Marker>, Vec<bool>) {
    let mut markers = Vec::new();
    let mut announced = Vec::new();
    let mut is_after_colon = false;
    for piece in pieces.iter().filter(|piece| piece.class == Class::Text) {
        let from = markers.len();
        marker::markers(ctx.text, piece.span, piece.is_start, ctx.language, &mut markers);
        for marker in &markers[from..] {
            let is_announced = match marker.before {
                Before::Start => is_after_colon,
                before => before == Before::Colon,
            };
            announced.push(is_announced);
        }
        let words = ctx.text[piece.span.range()].trim_end_matches([']', ')', '*', ' ']);
        is_after_colon = words.ends_with([':', '：', '—', '–']);
    }
    (markers, announced)
}

fn cut(pieces: &[Piece], markers: &[Marker], items: &[Item]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut next = items.iter().enumerate().peekable();
    for piece in pieces.iter().filter(|piece| piece.class == Class::Text) {
        let mut from = piece.span.start;
        let mut item = None;
        while let Some(&(n, next_item)) = next.peek()
            && markers[next_item.marker].start < piece.span.end
        {
            let start = markers[next_item.marker].start;
            if start > from {
                stretches.push(Stretch { span: Span { start: from, end: start }, item });
            }
            (from, item) = (start, Some(n));
            next.next();
        }
        stretches.push(Stretch { span: Span { start: from, end: piece.span.end }, item });
    }
    stretches
}

fn classify(
    ctx: &Context<'_>,
    stretches: &[Stretch],
    items: &[Item],
    markers: &[Marker],
) -> Vec<Option<Plain>> {
    let mut out: Vec<Option<Plain>> = Vec::with_capacity(stretches.len());
    let mut current: Option<usize> = None;
    for (n, stretch) in stretches.iter().enumerate() {
        if stretch.item.is_some() {
            current = stretch.item;
            out.push(None);
            continue;
        }
        let is_open = n > 0 && !ends_sentence(&ctx.text[stretches[n - 1].span.range()]);
        let kind = if n == 0 {
            Plain::Paragraph
        } else if is_open {
            Plain::Continuation
        } else {
            let next =
                stretches[n + 1..].iter().find_map(|later| later.item).map(|item| items[item]);
            after_list(
                current.map(|item| (items[item], &markers[items[item].marker])),
                next,
                items,
                markers,
                out.last().copied().flatten(),
            )
        };
        out.push(Some(kind));
    }
    out
}

/// What plain words are that stand after a finished sentence.
fn after_list(
    current: Option<(Item, &Marker)>,
    next: Option<Item>,
    items: &[Item],
    markers: &[Marker],
    previous: Option<Plain>,
) -> Plain {
    let Some((item, _)) = current else { return Plain::Paragraph };
    let outermost = items.first().map(|first| &markers[first.marker]);
    let is_numbered =
        outermost.is_some_and(|marker| is_paragraph(marker, items[0].alphabet, false));
    match next {
        // A list that starts anew is introduced by these words.
        Some(next) if next.is_first && next.depth == 0 && !is_numbered => Plain::Paragraph,
        Some(next) if next.depth < item.depth => Plain::Closing(Some(next.depth)),
        Some(next) if next.is_first && next.depth > item.depth => Plain::Continuation,
        Some(_) => Plain::Continuation,
        None if matches!(previous, Some(Plain::Closing(_))) => Plain::Continuation,
        None if is_numbered && item.depth == 0 => Plain::Continuation,
        None if is_numbered => Plain::Closing(Some(0)),
        None => Plain::Closing(None),
    }
}

/// Whether an outermost item is a paragraph rather than a point.
fn is_paragraph(marker: &Marker, alphabet: Alphabet, is_announced: bool) -> bool {
    match (marker.shape, alphabet) {
        (Shape::Parens | Shape::CloseParen, Alphabet::Digit) => !is_announced,
        (Shape::Option | Shape::Word, _) => true,
        (Shape::Dot | Shape::Dash, alphabet) => {
            matches!(alphabet, Alphabet::Digit | Alphabet::Chinese | Alphabet::RomanUpper)
        }
        _ => false,
    }
}

struct Builder<'a, 'b> {
    ctx: &'a Context<'a>,
    tree: &'b mut Tree,
    owner: ClauseIdx,
    is_several: bool,
    /// The unnumbered paragraph that is open.
    unnumbered: Option<ClauseIdx>,
    /// The open item at each depth.
    open: Vec<ClauseIdx>,
    leaf: ClauseIdx,
    items: &'a [Item],
    markers: &'a [Marker],
}

impl Builder<'_, '_> {
    fn base(&self) -> ClauseIdx {
        self.unnumbered.unwrap_or(self.owner)
    }

    fn item(&mut self, n: usize, span: Span) {
        let item = self.items[n];
        let marker = &self.markers[item.marker];
        self.open.truncate(item.depth);
        let is_outermost = self.open.is_empty();
        let announced = is_outermost && self.is_announced();
        if is_outermost && is_paragraph(marker, item.alphabet, announced) {
            self.unnumbered = None;
        }
        let parent = self.open.last().copied().unwrap_or_else(|| self.base());
        let kind = self.kind(parent, marker, item.alphabet, announced);
        let idx = self.tree.open(kind, Some(parent), span.start, marker.span.end);
        if marker.shape == Shape::Bullet {
            self.tree.clause(idx).marker = Some(marker.span);
        } else {
            let printed = ids::printed(&self.ctx.text[marker.number.range()]);
            let is_decimal =
                matches!(item.alphabet, Alphabet::Digit | Alphabet::Chinese | Alphabet::Word);
            self.tree.set_number(idx, Number { printed, key: item.key }, marker.span, is_decimal);
        }
        if marker.shape == Shape::Option {
            self.tree.set_heading(idx, marker.span);
        }
        self.tree.add_text(
            idx,
            self.ctx.trimmed(Span { start: marker.span.end, end: span.end.max(marker.span.end) }),
        );
        self.open.push(idx);
        self.leaf = idx;
    }

    /// Whether the words before the outermost list announce it.
    fn is_announced(&self) -> bool {
        let base = self.base();
        let text = self.tree.clauses[base.get()].text;
        self.ctx.text[text.range()].trim_end().ends_with([':', '：'])
    }

    fn kind(
        &self,
        parent: ClauseIdx,
        marker: &Marker,
        alphabet: Alphabet,
        announced: bool,
    ) -> ClauseKind {
        let parent_clause = &self.tree.clauses[parent.get()];
        let is_option =
            parent_clause.kind == ClauseKind::Paragraph && parent_clause.heading.is_some();
        match parent_clause.kind {
            ClauseKind::Point | ClauseKind::Subpoint => ClauseKind::Subpoint,
            ClauseKind::Paragraph if !is_option => ClauseKind::Point,
            _ if is_paragraph(marker, alphabet, announced) => ClauseKind::Paragraph,
            _ => ClauseKind::Point,
        }
    }

    fn paragraph(&mut self, span: Span) {
        let span = self.ctx.trimmed(span);
        if !self.is_several {
            self.tree.add_text(self.owner, span);
            self.leaf = self.owner;
            return;
        }
        let idx = self.tree.open(ClauseKind::Paragraph, Some(self.owner), span.start, span.start);
        self.tree.add_text(idx, span);
        self.unnumbered = Some(idx);
        self.open.clear();
        self.leaf = idx;
    }

    fn continuation(&mut self, span: Span) {
        let span = self.ctx.trimmed(span);
        let has_children = self.tree.clauses.last().is_some_and(|last| {
            // Furniture between two halves of a clause stands inside its text.
            last.parent == Some(self.leaf)
                && last.kind != ClauseKind::Furniture
                && last.kind != ClauseKind::Note
        });
        if has_children {
            self.closing_of(self.leaf, span);
        } else {
            self.tree.add_text(self.leaf, span);
        }
    }

    fn closing(&mut self, depth: Option<usize>, span: Span) {
        let parent =
            depth.and_then(|depth| self.open.get(depth).copied()).unwrap_or_else(|| self.base());
        self.open.truncate(depth.map_or(0, |depth| depth + 1));
        let span = self.ctx.trimmed(span);
        self.closing_of(parent, span);
    }

    fn closing_of(&mut self, parent: ClauseIdx, span: Span) {
        let idx = self.tree.open(ClauseKind::Closing, Some(parent), span.start, span.start);
        self.tree.add_text(idx, span);
        self.leaf = idx;
    }

    /// Furniture and notes go below the clause that they interrupt.
    fn other(&mut self, piece: &Piece) {
        let kind =
            if piece.class == Class::Note { ClauseKind::Note } else { ClauseKind::Furniture };
        let idx = self.tree.open(kind, Some(self.leaf), piece.span.start, piece.span.start);
        self.tree.add_text(idx, piece.span);
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::ClauseKind;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    /// The outline of a text: ids with the first word of each clause's own text.
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let options = ParseOptions { name: String::new(), language: Some("en".to_owned()) };
        let draft = parse(Source::new("t", format!("Article 1\nTitle\n\n{text}\n")), &options);
        let found: Vec<String> = draft
            .iter()
            .skip(1)
            .map(|(idx, clause)| {
                let words = draft.own_text(idx);
                format!("{} {}", clause.id, words.split_whitespace().next().unwrap_or("-"))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn builds_paragraphs_points_and_closing_words() {
        case("Only words.", &[]);
        case("One thing.\n\nOther thing.", &["art_1__para_nn_1 One", "art_1__para_nn_2 Other"]);
        case(
            "1. The Parties shall:\n\n(a) act;\n\n(b) report.\n\nThey shall do so in good time.\n\n2. Next.",
            &[
                "art_1__para_1 The",
                "art_1__para_1__point_a act;",
                "art_1__para_1__point_b report.",
                "art_1__para_1__closing They",
                "art_1__para_2 Next.",
            ],
        );
        case(
            "1. The Parties shall:\n\n– act;\n\n– report.",
            &[
                "art_1__para_1 The",
                "art_1__para_1__point_nn_1 act;",
                "art_1__para_1__point_nn_2 report.",
            ],
        );
        case(
            "Option 1\n\n1. One.\n\nOption 2\n\n1. Other.",
            &[
                "art_1__para_1 -",
                "art_1__para_1__para_1 One.",
                "art_1__para_2 -",
                "art_1__para_2__para_1 Other.",
            ],
        );
    }

    #[test]
    fn page_furniture_does_not_cut_a_paragraph() {
        let text = "Article 1\nTitle\n\n1. The words before the page\n\nA/1/L.2\n\n12\n\nand the words after it.\n";
        let options = ParseOptions { name: String::new(), language: Some("en".to_owned()) };
        let draft = parse(Source::new("t", text), &options);
        let paragraph = draft.find("art_1__para_1").expect("parsed");
        let words: Vec<_> =
            draft.own_text(paragraph).split_whitespace().map(str::to_owned).collect();
        assert_eq!(words.join(" "), "The words before the page and the words after it.");
        let n_furniture =
            draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Furniture).count();
        assert_eq!(n_furniture, 2);
    }
}
