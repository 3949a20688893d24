//! Lays out the groups and articles, and hands what stands between them to [`super::body`].

use super::Context;
use super::block::Block;
use super::body::{self, Class, Piece};
use super::chain;
use super::furniture;
use super::heading::{self, Heading};
use super::ids;
use super::preamble;
use super::title;
use super::tree::Tree;
use super::version::Version;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::key::fold;
use crate::language::{Language, starts_with};
use crate::number::Number;
use crate::source::Span;

/// Builds the tree of all versions of a text; only the chosen one is parsed.
pub(crate) fn build(ctx: &Context<'_>, blocks: &[Block], versions: &[Version]) -> Tree {
    let mut tree = Tree::default();
    for version in versions {
        let blocks = &blocks[version.from..version.to];
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { continue };
        if version.is_chosen {
            Skeleton::new(ctx, blocks).build(&mut tree);
        } else {
            let span = Span { start: first.span.start, end: last.span.end };
            let idx = tree.open(ClauseKind::Translation, None, span.start, span.start);
            tree.add_text(idx, span);
        }
    }
    tree
}

/// The headings that count among all candidates of a text, in order.
fn headings(text: &str, blocks: &[Block], classes: &[Class], language: &Language) -> Vec<Heading> {
    let mut candidates = heading::candidates(text, blocks, language);
    candidates.retain(|heading| classes[heading.block as usize] == Class::Text);
    settle_doubtful(&mut candidates);
    let mut out = Vec::new();
    let annexes: Vec<u32> =
        of_kind(&candidates, ClauseKind::Annex).iter().map(|heading| heading.start).collect();
    for kind in [
        ClauseKind::Annex,
        ClauseKind::Part,
        ClauseKind::Title,
        ClauseKind::Chapter,
        ClauseKind::Section,
        ClauseKind::Cluster,
    ] {
        let group = of_kind(&candidates, kind);
        // Sections start again in each chapter, chapters in each part.
        out.extend(chain::heaviest(&group, &annexes, 0.3).into_iter().map(|n| group[n]));
    }
    let articles = of_kind(&candidates, ClauseKind::Article);
    out.extend(chain::articles(&articles, &annexes).into_iter().map(|n| articles[n]));
    out.sort_by_key(|heading| (heading.start, heading.marker.start));
    drop_mentions(&mut out);
    // One place holds one heading: the article wins over a group read from the same words.
    out.dedup_by(|later, earlier| later.marker.start < earlier.end && later.start >= earlier.start);
    out
}

/// Drops annexes after which the articles go on as before: the word was a title or a mention.
fn drop_mentions(headings: &mut Vec<Heading>) {
    let is_mention = |n: usize| {
        let article = |heading: &&Heading| heading.kind == ClauseKind::Article;
        headings[n].kind == ClauseKind::Annex
            && match (
                headings[..n].iter().rev().find(article),
                headings[n + 1..].iter().find(article),
            ) {
                (Some(before), Some(after)) => {
                    before.key.is_followed_by(after.key) && after.key.value > 1
                }
                _ => false,
            }
    };
    let mentions: Vec<usize> = (0..headings.len()).filter(|&n| is_mention(n)).collect();
    for n in mentions.into_iter().rev() {
        headings.remove(n);
    }
}

/// Whether most articles with words on the line of the number have a title there.
fn has_titles_on_line(ctx: &Context<'_>, blocks: &[Block], headings: &[Heading]) -> bool {
    let rests = headings.iter().filter(|heading| heading.kind == ClauseKind::Article).filter_map(
        |heading| {
            let end = blocks[heading.block as usize].span.end;
            let rest = ctx.text.get(heading.end as usize..end as usize)?.trim();
            (!rest.is_empty()).then_some(rest)
        },
    );
    let (n_titles, n) = rests.fold((0, 0), |(n_titles, n), rest| {
        (n_titles + usize::from(title::is_title(rest, ctx.language)), n + 1)
    });
    n > 2 && n_titles * 3 >= n
}

fn of_kind(candidates: &[Heading], kind: ClauseKind) -> Vec<Heading> {
    candidates.iter().filter(|heading| heading.kind == kind).copied().collect()
}

/// Decides whether labels that may name articles or groups name articles: where nothing else does.
fn settle_doubtful(candidates: &mut Vec<Heading>) {
    let n_sure = candidates
        .iter()
        .filter(|heading| {
            heading.kind == ClauseKind::Article && !heading.is_doubtful && !heading.is_glued
        })
        .count();
    let n_doubtful = candidates.iter().filter(|heading| heading.is_doubtful).count();
    if n_sure >= 2 || n_doubtful < 2 || n_sure > n_doubtful {
        for heading in candidates.iter_mut().filter(|heading| heading.is_doubtful) {
            heading.kind = heading.group;
        }
    } else {
        // The same words were also read as a group.
        let taken: Vec<u32> = candidates
            .iter()
            .filter(|heading| heading.is_doubtful)
            .map(|heading| heading.start)
            .collect();
        candidates.retain(|heading| heading.is_doubtful || !taken.contains(&heading.start));
    }
}

struct Skeleton<'a> {
    ctx: &'a Context<'a>,
    blocks: &'a [Block],
    classes: Vec<Class>,
    headings: Vec<Heading>,
    /// Open groups, outermost first.
    groups: Vec<ClauseIdx>,
    /// Whether articles of this text carry their titles on the line of the number.
    has_titles_on_line: bool,
}

impl<'a> Skeleton<'a> {
    fn new(ctx: &'a Context<'a>, blocks: &'a [Block]) -> Self {
        let classes = furniture::classify(ctx.text, blocks, ctx.language);
        let headings = headings(ctx.text, blocks, &classes, ctx.language);
        let has_titles_on_line = has_titles_on_line(ctx, blocks, &headings);
        Self { ctx, blocks, classes, headings, groups: Vec::new(), has_titles_on_line }
    }

    fn build(mut self, tree: &mut Tree) {
        let headings = std::mem::take(&mut self.headings);
        let first_start = headings.first().map_or(u32::MAX, |heading| heading.start);
        let mut next_block = 0;
        let front = self.pieces(&mut next_block, None, first_start);
        preamble::build(self.ctx, tree, &front);
        for (n, heading) in headings.iter().enumerate() {
            let until = headings.get(n + 1).map_or(u32::MAX, |next| next.start);
            let pieces = self.pieces(&mut next_block, Some(heading), until);
            let idx = self.open(tree, heading);
            let rest = self.title(tree, idx, heading, &pieces);
            self.body(tree, idx, &rest);
        }
    }

    /// The stretches between a heading and the next one. `next_block` is the block to go on with.
    fn pieces(&self, next_block: &mut usize, heading: Option<&Heading>, until: u32) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut from = heading.map(|heading| heading.end);
        while let Some(block) = self.blocks.get(*next_block) {
            if block.span.start >= until {
                break;
            }
            let start = from.filter(|&from| from >= block.span.start && from <= block.span.end);
            let end = block.span.end.min(until);
            let span =
                self.ctx.trimmed(Span { start: start.unwrap_or(block.span.start).min(end), end });
            if !span.is_empty() {
                pieces.push(Piece {
                    span,
                    is_start: true,
                    class: self.classes[*next_block],
                    markdown: if start.is_some() { 0 } else { block.markdown },
                });
            }
            from = None;
            if block.span.end > until {
                break;
            }
            *next_block += 1;
        }
        pieces
    }

    fn open(&mut self, tree: &mut Tree, heading: &Heading) -> ClauseIdx {
        if heading.kind == ClauseKind::Annex {
            self.groups.clear();
        } else if heading.kind.is_group()
            && let Some(level) =
                self.groups.iter().position(|&group| tree.clauses[group.get()].kind == heading.kind)
        {
            self.groups.truncate(level);
        }
        let parent = self.groups.last().copied();
        let idx = tree.open(heading.kind, parent, heading.start, heading.end);
        if let Some(number) = heading.number {
            let number =
                Number { printed: ids::printed(&self.ctx.text[number.range()]), key: heading.key };
            tree.set_number(idx, number, heading.marker, heading.is_decimal);
        } else {
            let clause = tree.clause(idx);
            clause.marker = Some(heading.marker);
        }
        let clause = tree.clause(idx);
        clause.span.end = clause.span.end.max(heading.end);
        clause.text = Span { start: clause.span.end, end: clause.span.end };
        if heading.kind.is_group() {
            self.groups.push(idx);
        }
        idx
    }

    /// Takes the heading words off the pieces that follow a number.
    fn title(
        &self,
        tree: &mut Tree,
        idx: ClauseIdx,
        heading: &Heading,
        pieces: &[Piece],
    ) -> Vec<Piece> {
        let Some(at) = pieces.iter().position(|piece| piece.class == Class::Text) else {
            return pieces.to_vec();
        };
        let piece = pieces[at];
        let text = &self.ctx.text[piece.span.range()];
        let is_same_line = piece.span.start < self.blocks[heading.block as usize].span.end;
        let is_last = !pieces[at + 1..].iter().any(|piece| piece.class == Class::Text);
        let is_group = heading.kind.is_group();
        let Some(len) = self.title_len(text, &piece, is_same_line, is_last && !is_group) else {
            return pieces.to_vec();
        };
        let title =
            self.ctx.trimmed(Span { start: piece.span.start, end: piece.span.start + len as u32 });
        tree.set_heading(idx, strip_signs(self.ctx, title));
        let clause = tree.clause(idx);
        clause.span.end = clause.span.end.max(title.end);
        clause.text = Span { start: clause.span.end, end: clause.span.end };
        let mut rest: Vec<Piece> = pieces[..at].to_vec();
        let body = self.ctx.trimmed(Span { start: title.end, end: piece.span.end });
        if !body.is_empty() {
            rest.push(Piece { span: body, markdown: 0, ..piece });
        }
        rest.extend_from_slice(&pieces[at + 1..]);
        rest
    }

    /// How much of a piece after a number is the title.
    fn title_len(
        &self,
        text: &str,
        piece: &Piece,
        is_same_line: bool,
        is_last: bool,
    ) -> Option<usize> {
        let language = self.ctx.language;
        if piece.markdown > 0 {
            return Some(text.len());
        }
        let mut markers = Vec::new();
        super::marker::markers(self.ctx.text, piece.span, true, language, &mut markers);
        if markers.first().is_some_and(|marker| marker.start == piece.span.start) {
            return None;
        }
        if let Some(len) = title_before_marker(self.ctx, piece, &markers) {
            return Some(len);
        }
        let is_stopped_title =
            is_same_line && !is_last && self.has_titles_on_line && title::is_stopped_title(text);
        if (title::is_title(text, language) || is_stopped_title) && (!is_last || is_same_line) {
            return Some(
                title::glued(text, is_same_line, language)
                    .filter(|_| text.chars().count() > 160)
                    .unwrap_or(text.len()),
            );
        }
        title::glued(text, is_same_line, language)
    }

    fn body(&mut self, tree: &mut Tree, idx: ClauseIdx, pieces: &[Piece]) {
        let closing = pieces
            .iter()
            .position(|piece| piece.class == Class::Text && self.begins_closing(piece));
        let (own, rest) = pieces.split_at(closing.unwrap_or(pieces.len()));
        body::build(self.ctx, tree, idx, own);
        let Some(first) = rest.first() else { return };
        let owner = tree.open(ClauseKind::Closing, None, first.span.start, first.span.start);
        for piece in rest {
            if piece.class == Class::Text {
                tree.add_text(owner, piece.span);
            } else {
                let idx = tree.open(
                    ClauseKind::Furniture,
                    Some(owner),
                    piece.span.start,
                    piece.span.start,
                );
                tree.add_text(idx, piece.span);
            }
        }
        self.groups.clear();
    }

    /// Whether a piece begins with the words that close an instrument.
    fn begins_closing(&self, piece: &Piece) -> bool {
        let text = &self.ctx.text[piece.span.range()];
        if text.chars().next().is_none_or(char::is_lowercase) {
            return false;
        }
        let head = fold(crate::key::start_of(text, 80));
        self.ctx.language.closing.iter().any(|label| starts_with(&head, label).is_some())
    }
}

/// The title before the first paragraph number that is glued to it: `Review of applications 1. The ...`.
fn title_before_marker(
    ctx: &Context<'_>,
    piece: &Piece,
    markers: &[super::marker::Marker],
) -> Option<usize> {
    use super::marker::{Before, Shape};
    let first = markers.iter().find(|marker| {
        matches!(marker.shape, Shape::Dot | Shape::Dash | Shape::Parens)
            && marker.before != Before::Reference
            && marker.readings.iter().any(|reading| reading.key.value == 1)
    })?;
    let before = ctx.text[piece.span.start as usize..first.start as usize].trim_end();
    let announced = before.ends_with([':', '：']);
    (!announced && title::is_title(before, ctx.language)).then_some(before.len())
}

/// A title without the Markdown signs around it.
pub(crate) fn strip_signs(ctx: &Context<'_>, span: Span) -> Span {
    let text = &ctx.text[span.range()];
    let lead = text.len() - text.trim_start_matches(['#', '*', '_', ' ', '\u{a0}']).len();
    let tail = text[lead..].len() - text[lead..].trim_end_matches(['*', '_', ' ', '\u{a0}']).len();
    Span { start: span.start + lead as u32, end: span.end - tail as u32 }
}
