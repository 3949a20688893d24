//! What pages are made of: blocks that fold, clauses with marked-up words, findings.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::bidi::is_rtl;
use crate::draft::{ClauseIdx, Draft};
use crate::lint::Finding;
use crate::messages::ui;
use crate::say;

use super::super::address::{owner, squeeze};
use super::super::bidi::{mixed, visible_words};
use super::super::entries::Item;
use super::super::findings::{reading, remarks, weight_name};
use super::super::units::Fate;
use super::super::visible;
use super::super::wrap::{Op, Run};

/// The word of the filter for what nothing happened to, and nothing is said of.
pub(super) const SAME: &str = "same";

/// The deepest step by which clauses are set in.
const DEEPEST: usize = 4;

/// Something with a title that can be folded, chosen and linked to.
pub(super) struct Block {
    pub(super) id: String,
    pub(super) title: Markup,
    /// What a filter of kinds knows it by, and what people call that; none where filters pass it by.
    pub(super) kinds: Vec<(&'static str, String)>,
    /// The rules that found something in it.
    pub(super) rules: Vec<String>,
    pub(super) is_open: bool,
    /// Whether there is nothing below its title: a chapter whose articles follow.
    pub(super) is_bare: bool,
    pub(super) body: Markup,
}

impl Block {
    /// A block with something to fold, else a line.
    pub(super) fn markup(&self) -> Markup {
        let kinds: Vec<&str> = self.kinds.iter().map(|(kind, _)| *kind).collect();
        let kinds = (!kinds.is_empty()).then(|| kinds.join(" "));
        let rules = (!self.rules.is_empty()).then(|| self.rules.join(" "));
        html! {
            section.block.bare[self.is_bare] id=(self.id) data-kinds=[kinds] data-rules=[rules] {
                @if self.is_bare {
                    (self.title)
                } @else if self.body.0.is_empty() {
                    div.line { (self.title) " " (anchor(&self.id)) }
                } @else {
                    details open[self.is_open] {
                        summary { (self.title) }
                        div { (self.body) (anchor(&self.id)) }
                    }
                }
            }
        }
    }
}

/// A heading among the blocks, for what holds those below it.
pub(super) fn group_line(id: &str, title: &Markup) -> Markup {
    html! { section.block.group id=(id) { h2 { (title) } " " (anchor(id)) } }
}

/// An id of what the record or a draft calls something, with a number where that is taken.
pub(super) fn free_id(ids: &mut BTreeSet<String>, kind: &str, name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let mut id = format!("{kind}-{name}");
    let mut n = 2;
    while !ids.insert(id.clone()) {
        id = format!("{kind}-{name}-{n}");
        n += 1;
    }
    id
}

/// A link to where it stands, to be copied.
pub(super) fn anchor(id: &str) -> Markup {
    html! { a.anchor dir="ltr" href=(format!("#{id}")) { "#" (id) } }
}

/// Arrows in the direction in which the language of the interface runs.
pub(super) fn arrows(text: &str) -> String {
    text.replace("->", if ui().is_rtl() { "←" } else { "→" })
}

/// How deep below its article a clause stands: 0 for the article and for what is right below it.
pub(super) fn depth(draft: &Draft, idx: ClauseIdx) -> usize {
    let above = owner(draft, idx);
    draft.ancestors(idx).take_while(|&idx| idx != above).count().saturating_sub(1)
}

/// A depth as a class of the style sheet.
pub(super) fn step(depth: usize) -> String {
    format!("d{}", depth.min(DEEPEST))
}

/// A part of an entry: a note, or the words of a clause `depth` steps in (see [`step`]).
pub(super) fn item(item: &Item<'_>, id: Option<String>, depth: &str, language: &str) -> Markup {
    match item {
        Item::Note(note) => html! { p.said { (arrows(note)) } },
        Item::Text { title, runs, is_changed, .. } => html! {
            div.clause.(depth).changed[*is_changed] id=[id] {
                @if let Some(title) = title { p.place { (arrows(title)) } }
                (words(runs, language))
            }
        },
    }
}

/// The words of a draft, with marks of change.
pub(super) fn words(runs: &[Run<'_>], language: &str) -> Markup {
    let words = html! {
        @for (n, run) in runs.iter().enumerate() {
            @match run.op {
                Op::Equal => (visible(&run.text)),
                Op::Delete => del { (deleted(runs, n)) },
                Op::Insert => ins { (visible(&run.text)) },
            }
        }
    };
    paragraph("words whole", language, &words)
}

/// Words of a draft in the direction in which its language runs.
pub(super) fn paragraph(class: &str, language: &str, words: &Markup) -> Markup {
    let direction = if is_rtl(language) { "rtl" } else { "ltr" };
    html! { p class=(class) lang=(squeeze(language)) dir=(direction) { (words) } }
}

/// Deleted words, with the white space beside them that only the old text has: what is on both sides is shown as the new
/// text has it.
fn deleted(runs: &[Run<'_>], n: usize) -> String {
    let is_space = char::is_whitespace;
    let before = n.checked_sub(1).map(|n| &runs[n]);
    let is_parted = before
        .is_some_and(|run| run.old_text().ends_with(is_space) && !run.text.ends_with(is_space));
    let goes_on = runs
        .get(n + 1)
        .is_some_and(|run| run.old_text().starts_with(is_space) && !run.text.starts_with(is_space));
    let space = |is_there: bool| if is_there { " " } else { "" };
    [space(is_parted), &visible(&runs[n].text), space(goes_on)].concat()
}

/// The word of the filter for how much a finding weighs, and its name for people.
pub(super) fn weight(finding: &Finding) -> (&'static str, String) {
    let word = if finding.is_gain { "gain" } else { finding.level.as_str() };
    (word, weight_name(finding))
}

/// The rules that found something, each once.
pub(super) fn rules_of(findings: &[&Finding]) -> Vec<String> {
    let mut rules: Vec<String> = findings.iter().map(|found| found.rule.clone()).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// A finding in one line, with the way to its place.
pub(super) fn finding_line(finding: &Finding, place: Option<(String, String)>) -> Markup {
    html! {
        @if let Some((id, place)) = place {
            a href=(format!("#{id}")) { (place) }
            " "
        }
        (said(finding))
    }
}

/// How much a finding weighs, its rule, and what that says.
fn said(finding: &Finding) -> Markup {
    let (class, level) = weight(finding);
    html! {
        span class=(class) {
            strong.level { (level) } " " code { (squeeze(&finding.rule)) } " "
            (mixed(&visible_words(&finding.message)))
        }
    }
}

/// What a rule says, with what to do and where it comes from; `places` are lines about where it stands.
pub(super) fn finding(finding: &Finding, draft: &Draft, places: Vec<(String, String)>) -> Markup {
    let (class, _) = weight(finding);
    let places = places.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let reading = reading(finding).map(|reading| (say!("finding-reading"), reading));
    let lines = places.chain(reading).chain(remarks(finding, draft));
    html! {
        div class=(format!("finding {class}")) {
            p { (said(finding)) }
            @for (name, text) in lines {
                p.said { (name) ": " (mixed(&visible_words(&text))) }
            }
        }
    }
}

/// The word and the sign by which a page knows what became of an article.
pub(super) fn kind_of(fate: Option<Fate>) -> (&'static str, &'static str) {
    match fate {
        None => (SAME, "="),
        Some(Fate::Inserted) => ("inserted", "+"),
        Some(Fate::Deleted) => ("deleted", "−"),
        Some(Fate::Split) => ("split", "⑂"),
        Some(Fate::Joined) => ("joined", "⊕"),
        Some(Fate::Moved) => ("moved", "↕"),
        Some(Fate::Renumbered | Fate::RenumberedBelow) => ("renumbered", "№"),
        Some(Fate::Edited) => ("edited", "✎"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(runs: &[Run<'_>], expected: &str) {
        let shown = words(runs, "en").into_string();
        assert_eq!(
            shown,
            format!("<p class=\"words whole\" lang=\"en\" dir=\"ltr\">{expected}</p>")
        );
    }

    #[test]
    fn deleted_words_keep_the_space_of_the_old_text() {
        let gone = || Run::new(Op::Delete, "for tests");
        case(
            &[Run::equal("good ", "good"), gone(), Run::equal(".", ".")],
            "good<del> for tests</del>.",
        );
        case(&[Run::equal("a ", "a "), gone(), Run::equal(" b", "b")], "a <del>for tests </del>b");
        case(&[gone(), Run::new(Op::Insert, "<b>")], "<del>for tests</del><ins>&lt;b&gt;</ins>");
    }
}
