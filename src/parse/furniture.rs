//! Tells running heads, page numbers and footnotes from the text.

use super::block::Block;
use super::body::Class;
use crate::language::{LabelRole, Language, furniture, starts_with_word};

/// Classifies all blocks.
pub(crate) fn classify(text: &str, blocks: &[Block], language: &Language) -> Vec<Class> {
    let patterns = furniture();
    let mut out: Vec<Class> = Vec::with_capacity(blocks.len());
    let front_matter = front_matter(text, blocks);
    let mut in_notes = false;
    for (n, block) in blocks.iter().enumerate() {
        let content = &text[block.span.range()];
        let is_short = content.len() <= 200;
        let is_rule = is_short && content.len() >= 3 && content.bytes().all(|b| b == b'_');
        let class = if n < front_matter || (is_short && patterns.is_match(content)) {
            Class::Furniture
        } else if in_notes && is_footnote(content) || is_note(content, language) {
            Class::Note
        } else {
            Class::Text
        };
        // Footnotes follow a rule, up to the first block that is none.
        in_notes = is_rule || (in_notes && class != Class::Text);
        out.push(class);
    }
    out
}

/// How many blocks a YAML front matter at the start of the text takes.
fn front_matter(text: &str, blocks: &[Block]) -> usize {
    let is_fence = |block: &Block| &text[block.span.range()] == "---";
    if !blocks.first().is_some_and(is_fence) {
        return 0;
    }
    blocks.iter().skip(1).take(60).position(is_fence).map_or(0, |at| at + 2)
}

fn is_footnote(content: &str) -> bool {
    let bare = content.trim_start_matches(['*', '[', '(']);
    let digits = bare.chars().take_while(|c| c.is_numeric()).count();
    (digits > 0 && digits <= 3) || bare.len() < content.len()
}

fn is_note(content: &str, language: &Language) -> bool {
    let bare = content.trim_start_matches(['[', '*', '_', '(']);
    if !bare.chars().next().is_some_and(char::is_alphabetic) {
        return false;
    }
    language.labels.iter().filter(|label| label.role == LabelRole::Note).any(|label| {
        // Fold only where the first letter agrees: most blocks are no notes.
        let first = bare.chars().next().map(crate::language::loose_char);
        first.is_some_and(|first| label.before.starts_with(first))
            && starts_with_word(&crate::key::fold(crate::key::start_of(bare, 80)), &label.before)
                .is_some()
    })
}
