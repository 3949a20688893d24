//! Builds what stands before the first provision: title, parties, recitals, the words of adoption.

use super::Context;
use super::body::{Class, Piece};
use super::ids;
use super::list;
use super::marker::{self, Alphabet, Shape};
use super::tree::Tree;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::key;
use crate::language::{LabelRole, loose, starts_with, starts_with_word};
use crate::number::Number;
use crate::source::Span;

/// Builds the preamble from the pieces before the first heading.
pub(crate) fn build(ctx: &Context<'_>, tree: &mut Tree, pieces: &[Piece]) {
    let label_at = pieces
        .iter()
        .position(|piece| piece.class == Class::Text && label(ctx, piece.span).is_some());
    let (front, rest) = pieces.split_at(label_at.unwrap_or(0));
    if !front.is_empty() {
        title(ctx, tree, front);
    }
    let Some(first) = rest.first() else { return };
    let start = rest.iter().map(|piece| piece.span.start).min().unwrap_or(first.span.start);
    let owner = tree.open(ClauseKind::Preamble, None, start, start);
    let mut stretches = Vec::new();
    let mut others = Vec::new();
    for piece in rest {
        if piece.class != Class::Text {
            others.push(piece);
            continue;
        }
        let mut span = piece.span;
        if let Some(len) = label(ctx, piece.span) {
            let heading = Span { start: span.start, end: span.start + len as u32 };
            tree.set_heading(owner, super::skeleton::strip_signs(ctx, heading));
            span = ctx.trimmed(Span { start: heading.end, end: span.end });
        }
        split_recitals(ctx, span, &mut stretches);
    }
    fill(ctx, tree, owner, &stretches, &others);
}

/// What stands before the label of the preamble: the title of the instrument, a masthead, a decision.
fn title(ctx: &Context<'_>, tree: &mut Tree, pieces: &[Piece]) {
    let owner = tree.open(ClauseKind::Preamble, None, pieces[0].span.start, pieces[0].span.start);
    let stretches: Vec<Span> =
        pieces.iter().filter(|piece| piece.class == Class::Text).map(|piece| piece.span).collect();
    let others: Vec<&Piece> = pieces.iter().filter(|piece| piece.class != Class::Text).collect();
    fill(ctx, tree, owner, &stretches, &others);
}

fn label(ctx: &Context<'_>, span: Span) -> Option<usize> {
    let text = &ctx.text[span.range()];
    let lead = text.len() - text.trim_start_matches(['#', ' ', '*', '[', '_']).len();
    let head = key::Folded::new(&key::start_of(text, lead + 60)[lead..]);
    let found =
        ctx.language.labels.iter().filter(|label| label.role == LabelRole::Preamble).find_map(
            |label| {
                let len = if ctx.language.is_cased || ctx.language.is_rtl {
                    starts_with_word(&head.text, &label.before)?
                } else {
                    starts_with(&head.text, &label.before)?
                };
                Some(head.unfold(0, len).end)
            },
        )?;
    let after = &text[lead + found..];
    let capital = text[lead..].chars().next().is_some_and(|c| !c.is_lowercase());
    let closing = after.len() - after.trim_start_matches(['*', ':', '_', ' ', ']']).len();
    capital.then_some(lead + found + closing)
}

/// Cuts a stretch where a recital begins in mid-line: `..., Recalling ...`.
fn split_recitals(ctx: &Context<'_>, span: Span, out: &mut Vec<Span>) {
    let text = &ctx.text[span.range()];
    let is_spaced = ctx.language.code != "zh";
    let mut from = 0;
    let stops = [',', ';', '،', '؛', '，', '；', ':', '.'];
    for (at, stop) in text.match_indices(stops) {
        let after = at + stop.len();
        let next = text[after..].len() - text[after..].trim_start().len() + after;
        if (is_spaced && next == after && !stop.starts_with(',')) || next <= from {
            continue;
        }
        let rest = &text[next..];
        if begins_recital(ctx, rest, is_spaced) {
            out.push(
                ctx.trimmed(Span {
                    start: span.start + from as u32,
                    end: span.start + next as u32,
                }),
            );
            from = next;
        }
    }
    out.push(ctx.trimmed(Span { start: span.start + from as u32, end: span.end }));
}

fn begins_recital(ctx: &Context<'_>, rest: &str, is_spaced: bool) -> bool {
    let begins = if is_spaced {
        rest.split_whitespace().next().is_some_and(|first| {
            let word = first.trim_end_matches([',', '،']);
            let openers = &ctx.language.recital_openers;
            if ctx.language.is_cased {
                openers.contains(word)
            } else {
                openers.contains(&loose(word))
            }
        })
    } else {
        ctx.language.openers.recital.iter().any(|opener| rest.starts_with(opener.as_str()))
    };
    begins || adoption(ctx, rest)
}

fn adoption(ctx: &Context<'_>, rest: &str) -> bool {
    let head = key::fold(key::start_of(rest, 160));
    ctx.language.adoption.iter().any(|formula| starts_with(&head, formula).is_some())
}

fn fill(
    ctx: &Context<'_>,
    tree: &mut Tree,
    owner: ClauseIdx,
    stretches: &[Span],
    others: &[&Piece],
) {
    let mut markers = Vec::new();
    for &stretch in stretches {
        marker::markers(ctx.text, stretch, true, ctx.language, &mut markers);
    }
    let items = list::resolve(&markers, &vec![false; markers.len()]);
    let numbered: Vec<_> = items
        .iter()
        .filter(|item| {
            item.depth == 0
                && matches!(markers[item.marker].shape, Shape::Parens | Shape::Dot | Shape::Dash)
                && item.alphabet == Alphabet::Digit
        })
        .collect();
    let mut next_other = others.iter().peekable();
    let mut next_numbered = numbered.iter().peekable();
    let mut last_recital: Option<ClauseIdx> = None;
    let mut last_child: Option<ClauseIdx> = None;
    let is_spaced = ctx.language.code != "zh";
    for (n, &stretch) in stretches.iter().enumerate() {
        while let Some(other) = next_other.next_if(|other| other.span.start < stretch.start) {
            add_other(tree, owner, other);
        }
        if stretch.is_empty() {
            continue;
        }
        let text = &ctx.text[stretch.range()];
        let item = next_numbered.next_if(|item| markers[item.marker].start == stretch.start);
        if let Some(item) = item {
            let marker = &markers[item.marker];
            let idx = tree.open(ClauseKind::Recital, Some(owner), stretch.start, stretch.start);
            let number =
                Number { printed: ids::printed(&ctx.text[marker.number.range()]), key: item.key };
            tree.set_number(idx, number, marker.span, true);
            tree.add_text(idx, ctx.trimmed(Span { start: marker.span.end, end: stretch.end }));
            last_recital = Some(idx);
            last_child = Some(idx);
        } else if adoption(ctx, text)
            || (n > 0 && n + 1 == stretches.len() && last_recital.is_some() && adopts(ctx, text))
        {
            let idx = tree.open(ClauseKind::Closing, Some(owner), stretch.start, stretch.start);
            tree.add_text(idx, stretch);
            last_recital = None;
            last_child = Some(idx);
        } else if let Some(idx) =
            last_recital.filter(|_| !numbered.is_empty() || continues_recital(ctx, stretch))
        {
            tree.add_text(idx, stretch);
        } else if numbered.is_empty()
            && (last_recital.is_some() || begins_recital(ctx, text, is_spaced))
        {
            let idx = tree.open(ClauseKind::Recital, Some(owner), stretch.start, stretch.start);
            tree.add_text(idx, stretch);
            last_recital = Some(idx);
            last_child = Some(idx);
        } else {
            // The text of the preamble itself ends where its first part begins.
            tree.add_text(last_child.unwrap_or(owner), stretch);
        }
    }
    for other in next_other {
        add_other(tree, owner, other);
    }
}

/// Whether words go on with the recital before them: it is not finished, and they open none.
fn continues_recital(ctx: &Context<'_>, stretch: Span) -> bool {
    let before = ctx.text[..stretch.start as usize].trim_end();
    !begins_recital(ctx, &ctx.text[stretch.range()], ctx.language.code != "zh")
        && !super::heading::ends_sentence(before)
        && !before.ends_with([',', '،', '，'])
}

/// Whether the last words of a preamble end with a formula of adoption.
fn adopts(ctx: &Context<'_>, text: &str) -> bool {
    let tail = loose(text);
    ctx.language.adoption.iter().any(|formula| tail.contains(formula.as_str()))
        && tail.chars().count() < 120
}

fn add_other(tree: &mut Tree, owner: ClauseIdx, piece: &Piece) {
    let kind = if piece.class == Class::Note { ClauseKind::Note } else { ClauseKind::Furniture };
    let idx = tree.open(kind, Some(owner), piece.span.start, piece.span.start);
    tree.add_text(idx, piece.span);
}

#[cfg(test)]
mod tests {
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    #[test]
    fn words_after_the_formula_of_adoption_do_not_hold_the_recitals() {
        let text = "A Convention\n\nThe Parties,\n\nRecalling the duty of care,\n\n\
            Have agreed as follows:\n\nGeneral remarks\n\nArticle 1\nScope\n\nOne.\n";
        let options = ParseOptions { name: String::new(), language: Some("en".to_owned()) };
        let draft = parse(Source::new("t", text), &options);
        let own = |id: &str| draft.find(id).map(|idx| draft.own_text(idx).into_owned());
        assert_eq!(own("preamble").as_deref(), Some("A Convention\n\nThe Parties,"));
        assert_eq!(
            own("preamble__closing").as_deref(),
            Some("Have agreed as follows:\n\nGeneral remarks")
        );
    }
}
