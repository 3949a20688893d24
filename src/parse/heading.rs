//! Finds what may be a heading: a label with its number at the start of a block, or glued into one.
//!
//! A candidate is weighed by its looks here; whether it counts is decided by its place in the sequence
//! (see [`super::chain`]).

use super::block::Block;
use super::numeral::{self, Numeral};
use crate::draft::ClauseKind;
use crate::key::Folded;
use crate::language::{Label, LabelRole, Language, starts_with, starts_with_word};
use crate::number::NumberKey;
use crate::source::Span;

/// A label with its number that may begin an article or a group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heading {
    pub(crate) kind: ClauseKind,
    /// Whether the label makes an article only where the text has no other article-level word.
    pub(crate) is_doubtful: bool,
    /// What the label names where it makes no article.
    pub(crate) group: ClauseKind,
    /// Where the clause begins: the label, or a bracket or quotation mark before it.
    pub(crate) start: u32,
    /// The label and the number.
    pub(crate) marker: Span,
    /// The number as printed.
    pub(crate) number: Option<Span>,
    pub(crate) key: NumberKey,
    pub(crate) is_decimal: bool,
    /// One past the punctuation after the number.
    pub(crate) end: u32,
    /// How much it looks like a heading, 0 to 3.
    pub(crate) weight: f32,
    /// Whether it stands inside a block, so that only the sequence can make it count.
    pub(crate) is_glued: bool,
    /// The block that it begins in.
    pub(crate) block: u32,
}

/// What stands before a label without changing it: brackets, quotation marks, Markdown emphasis.
const PREFIX: &[char] = &[
    '[', '(', '*', '~', '_', '"', '“', '”', '«', '„', '>', '\u{2068}', '\u{202B}', '\u{200F}',
    '\u{200E}', ' ',
];

/// The weight of what only the sequence can make a heading.
const WEAK: f32 = 0.5;

/// All candidates in a text, in order.
pub(crate) fn candidates(text: &str, blocks: &[Block], language: &Language) -> Vec<Heading> {
    let mut out = Vec::new();
    let is_heading = |role| {
        matches!(role, LabelRole::Article | LabelRole::ArticleOrSection | LabelRole::Group(_))
    };
    for (n, block) in blocks.iter().enumerate() {
        let content = &text[block.body as usize..block.span.end as usize];
        let label_at = content.len() - content.trim_start_matches(PREFIX).len();
        let stripped = &content[label_at..];
        let mut glued_from = 0;
        if language.may_begin_label(stripped, is_heading) {
            let previous_open = n > 0
                && !block.is_spaced
                && !ends_sentence(&text[..blocks[n - 1].span.end as usize]);
            if let Some(mut heading) = at_start(text, block, label_at, language) {
                if previous_open && block.markdown == 0 {
                    heading.weight -= 1.2;
                }
                heading.block = n as u32;
                glued_from = (heading.end - block.body) as usize;
                out.push(heading);
            }
        }
        glued(text, block, n, glued_from, language, &mut out);
    }
    out
}

/// Whether a line begins with a label and a number, so that it cannot continue the line before: a label that stands
/// alone never does, one with words behind it only after a finished sentence.
pub(crate) fn begins_line(before: &str, line: &str, language: &Language) -> bool {
    let stripped = line.trim_start_matches(PREFIX);
    let head = window(stripped);
    language.labels.iter().filter(|label| label.is_numbered).any(|label| {
        let weight = label_number(&head.text, label, language)
            .and_then(|(_, len)| rest_weight(&head.text[len..], label, language));
        weight.is_some_and(|weight| weight >= 3.0 || ends_sentence(before))
    })
}

/// The first 200 bytes or so of a text, folded: enough for a label, a number and a look at what follows.
fn window(text: &str) -> Folded {
    Folded::new(crate::key::start_of(text, 200))
}

fn at_start(text: &str, block: &Block, label_at: usize, language: &Language) -> Option<Heading> {
    let start = block.body as usize;
    let at = start + label_at;
    let rest = &text[at..block.span.end as usize];
    let head = window(rest);
    for label in &language.labels {
        let kind = match label.role {
            LabelRole::Article | LabelRole::ArticleOrSection => ClauseKind::Article,
            LabelRole::Group(kind) => kind,
            _ => continue,
        };
        let (numeral, len) = if label.is_numbered {
            match label_number(&head.text, label, language) {
                Some(found) => found,
                None => continue,
            }
        } else {
            match starts_with_word(&head.text, &label.before) {
                Some(len) => (None, len),
                None => continue,
            }
        };
        let capital = rest.chars().next().is_some_and(|c| !c.is_lowercase());
        if !capital && block.markdown == 0 {
            continue;
        }
        let Some(mut weight) = rest_weight(&head.text[len..], label, language) else { continue };
        if !label.is_numbered
            && !head.text[len..].trim_matches(PREFIX).is_empty()
            && block.markdown == 0
        {
            continue;
        }
        if block.markdown > 0 {
            weight = 3.0;
        } else if kind.is_group() && rest.trim_end().ends_with([';', ',', '；', '，', '؛', '،'])
        {
            continue;
        } else if !block.is_spaced && weight < 2.5 {
            weight -= 0.5;
        }
        let span = |from: usize, to: usize| {
            let range = head.unfold(from, to);
            Span::new(at + range.start, at + range.end)
        };
        let number_at = number_start(&head.text, label);
        let number = numeral.map(|numeral| span(number_at, number_at + numeral.len));
        let marker = span(0, len);
        let end = skip_punctuation(text, marker.end as usize, block.span.end as usize);
        return Some(Heading {
            kind,
            is_doubtful: label.role == LabelRole::ArticleOrSection,
            group: group_of(label, language),
            start: start as u32,
            marker: Span::new(at, marker.end as usize),
            number,
            key: numeral.map(|n| n.key).unwrap_or_default(),
            is_decimal: numeral.is_some_and(|n| n.is_decimal),
            end: end as u32,
            weight,
            is_glued: weight <= WEAK,
            block: 0,
        });
    }
    None
}

/// The group that a label names, where it names one beside an article.
fn group_of(label: &Label, language: &Language) -> ClauseKind {
    let group = language.labels.iter().find_map(|other| match other.role {
        LabelRole::Group(kind) if other.before == label.before && other.after == label.after => {
            Some(kind)
        }
        _ => None,
    });
    group.unwrap_or(ClauseKind::Section)
}

/// Where the number begins in folded text that starts with a label.
fn number_start(head: &str, label: &Label) -> usize {
    let len = starts_with(head, &label.before).unwrap_or(0);
    let rest = &head[len..];
    let dot =
        usize::from(rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
    let spaced = &rest[dot..];
    len + dot + (spaced.len() - spaced.trim_start_matches([' ', '(', '*']).len())
}

/// Label, number and what closes the number: the numeral and the folded length up to there.
fn label_number(
    head: &str,
    label: &Label,
    language: &Language,
) -> Option<(Option<Numeral>, usize)> {
    let before = starts_with(head, &label.before)?;
    let at = number_start(head, label);
    if label.before.ends_with(|c: char| c.is_alphabetic() && c.is_ascii()) && at == before {
        return None;
    }
    let numeral = numeral::heading_number(&head[at..], language)?;
    let mut len = at + numeral.len;
    if head[before..at].contains('(') && head[len..].starts_with(')') {
        len += 1;
    }
    if !label.after.is_empty() {
        let gap = head[len..].len() - head[len..].trim_start().len();
        len += gap + starts_with(&head[len + gap..], &label.after)?;
        // Chinese prints bis after the label: 第三条之二.
        let mut key = numeral.key;
        let taken = numeral::insertions(&head[len..], language, &mut key, false);
        return Some((Some(Numeral { key, ..numeral }), len + taken));
    }
    let next = head[len..].chars().next();
    if next.is_some_and(char::is_alphanumeric)
        && head[len..].is_char_boundary(0)
        && numeral.is_decimal
        && head[..len].ends_with(|c: char| c.is_ascii_digit())
        && next.is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    Some((Some(numeral), len))
}

/// How much the rest of the line looks like the rest of a heading, or `None` where it reads as a sentence.
fn rest_weight(rest: &str, label: &Label, language: &Language) -> Option<f32> {
    let bare = rest.trim_start_matches([' ', '*', '~', '_', ')', ']']);
    if bare.is_empty() {
        return Some(3.0);
    }
    let words = bare.trim_start_matches(['.', ':', '-', ' ', '*', '~', '_']);
    let is_delimited = words.len() < bare.len();
    if words.is_empty() {
        return Some(3.0);
    }
    if let Some(inner) = words.strip_prefix('(') {
        let is_title = inner
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !language.is_cased));
        return (is_title && inner.find(')').is_some_and(|at| at > 3)).then_some(1.5);
    }
    let first = words.chars().next()?;
    if matches!(first, ',' | ';' | '/' | ')' | '、' | '，') {
        return None;
    }
    if !is_delimited && is_tail(words, language) {
        // A single Chinese character may begin a title as well: the sequence decides.
        return (!language.is_cased && !language.is_rtl).then_some(WEAK);
    }
    if language.is_cased && label.before.chars().any(char::is_alphabetic) {
        if first.is_lowercase() {
            return None;
        }
        return Some(if is_delimited { 2.2 } else { 1.6 });
    }
    Some(if is_delimited { 2.2 } else { 1.6 })
}

/// Whether words after a number show that it is a reference in a sentence.
fn is_tail(words: &str, language: &Language) -> bool {
    let references = &language.references;
    references.tails.iter().any(|tail| {
        // Chinese has no spaces between words, so a tail of one character counts where it stands.
        if tail.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) {
            starts_with(words, tail).is_some()
        } else {
            starts_with_word(words, tail).is_some()
        }
    })
}

/// Candidates inside a block: `... of the Parties. Article 12 Title The ...`.
fn glued(
    text: &str,
    block: &Block,
    n: usize,
    from: usize,
    language: &Language,
    out: &mut Vec<Heading>,
) {
    let content = &text[block.body as usize..block.span.end as usize];
    for label in &language.labels {
        if !matches!(label.role, LabelRole::Article)
            || !label.is_numbered
            || label.printed.chars().count() < 3
        {
            continue;
        }
        for at in label.find_all(content) {
            if at <= from {
                continue;
            }
            if let Some(heading) = glued_at(text, block, at, label, language) {
                out.push(Heading { block: n as u32, ..heading });
            }
        }
    }
}

fn glued_at(
    text: &str,
    block: &Block,
    at: usize,
    label: &Label,
    language: &Language,
) -> Option<Heading> {
    let start = block.body as usize + at;
    let before = &text[block.body as usize..start];
    if !before.ends_with([' ', '\n', '\u{a0}', '[', '-', '_']) {
        return None;
    }
    let bare = before.trim_end_matches([' ', '\n', '\r', '\u{a0}', '[']);
    // Numbers and dashes that float before an Arabic heading are damage of the extraction, not words.
    let is_start = bare.len() <= 24 && !bare.chars().any(char::is_alphabetic);
    if language.is_cased {
        if !is_start && !bare.ends_with(['.', ';', ':', '!', '?', ']', '—', '–']) {
            return None;
        }
    } else if !is_start && !bare.ends_with(['.', ':', '؛', '。', ']']) {
        return None;
    }
    let head = window(&text[start..block.span.end as usize]);
    let (numeral, len) = label_number(&head.text, label, language)?;
    let numeral = numeral?;
    let weight = rest_weight(&head.text[len..], label, language)?;
    if head.text[len..].trim().is_empty() && !is_start {
        return None;
    }
    let number_at = number_start(&head.text, label);
    let span = |from: usize, to: usize| {
        let range = head.unfold(from, to);
        Span::new(start + range.start, start + range.end)
    };
    let marker = span(0, len);
    Some(Heading {
        kind: ClauseKind::Article,
        is_doubtful: false,
        group: ClauseKind::Section,
        start: if is_start { block.body } else { start as u32 },
        marker,
        number: Some(span(number_at, number_at + numeral.len)),
        key: numeral.key,
        is_decimal: numeral.is_decimal,
        end: skip_punctuation(text, marker.end as usize, block.span.end as usize) as u32,
        weight: if is_start { weight.min(2.0) } else { 0.6 },
        is_glued: !is_start,
        block: 0,
    })
}

/// One past the punctuation and emphasis that closes a number.
fn skip_punctuation(text: &str, from: usize, limit: usize) -> usize {
    let rest = &text[from..limit];
    let mut len = rest.len() - rest.trim_start_matches([' ', '*', '_', '\u{a0}']).len();
    let after = &rest[len..];
    len += after.len()
        - after.trim_start_matches(['.', ':', '-', '–', '—', '：', '．', ')', '*', '_']).len();
    from + len
}

/// Whether a text ends as a sentence, list item or heading does, quotes and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ']' | ')' | '"' | '”' | '“' | '»' | '’' | '*' | '_' | '）' | '】' | '」' | '』'
            )
    })
    .chars()
    .next_back()
    .is_none_or(|c| {
        matches!(
            c,
            '.' | ';' | ':' | '!' | '?' | '؛' | '؟' | '。' | '；' | '：' | '…' | '！' | '？' | '．'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::block::blocks;

    #[track_caller]
    fn case(code: &str, text: &str, expected: &[(&str, u32)]) {
        let language = Language::by_code(code).expect("ships");
        let blocks = blocks(text, |_, _| false);
        let found: Vec<(&str, u32)> = candidates(text, &blocks, language)
            .iter()
            .map(|heading| (&text[heading.marker.range()], heading.key.value))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_labels_with_numbers() {
        case("en", "Article 24\n\nTitle", &[("Article 24", 24)]);
        case("en", "### Article  24  ", &[("Article  24", 24)]);
        case("en", "[Article 10 bis", &[("Article 10 bis", 10)]);
        case("en", "Regulation 26. Alt. 1 Guarantee", &[("Regulation 26", 26)]);
        case("ar", "المادة 1: بيان الغرض", &[("المادة 1", 1)]);
        case("ar", "## (المادة الثانية عشرة) خطط", &[("المادة الثانية عشرة", 12)]);
        case("zh", "第四十二条适用范围", &[("第四十二条", 42)]);
        case("zh", "第三条之二", &[("第三条之二", 3)]);
        case("fr", "Article premier", &[("Article premier", 1)]);
        case("ru", "СТАТЬЯ 5", &[("СТАТЬЯ 5", 5)]);
        case("en", "PART IV\nTITLE 1", &[("PART IV", 4), ("TITLE 1", 1)]);
    }

    #[test]
    fn leaves_sentences_alone() {
        case("en", "Article 24 of this Convention applies.", &[]);
        case("en", "Article 24, paragraph 1, applies.", &[]);
        case("en", "Annex III to the Convention.", &[]);
        case("en", "as laid down in Article 24. It", &[]);
        case("ar", "المادة 5 من هذه الاتفاقية", &[]);
    }
}
