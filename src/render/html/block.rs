//! What pages are made of: blocks that fold, clauses with marked-up words, findings.

use maud::{Markup, html};

use crate::bidi::is_rtl;
use crate::draft::{ClauseIdx, Draft};
use crate::lint::{Finding, Reading};
use crate::messages::names::level_name;
use crate::messages::ui;
use crate::say;

use super::super::address::{owner, squeeze};
use super::super::bidi::{mixed, visible_words};
use super::super::change_findings::relations;
use super::super::units::Fate;
use super::super::visible;
use super::super::wrap::{Op, Run};

/// The deepest step by which clauses are set in.
const DEEPEST: usize = 4;

/// Something with a title that can be folded, chosen and linked to.
pub(super) struct Block {
    pub(super) id: String,
    pub(super) title: Markup,
    /// What a filter of kinds knows it by, with a blank between; empty where filters pass it by.
    pub(super) kinds: String,
    /// The rules that found something in it.
    pub(super) rules: Vec<String>,
    pub(super) is_open: bool,
    /// Whether there is nothing below its title: a chapter whose articles follow.
    pub(super) is_bare: bool,
    pub(super) body: Markup,
}

impl Block {
    pub(super) fn markup(&self) -> Markup {
        let kinds = (!self.kinds.is_empty()).then_some(&self.kinds);
        let rules = (!self.rules.is_empty()).then(|| self.rules.join(" "));
        html! {
            section.block.bare[self.is_bare] id=(self.id) data-kinds=[kinds] data-rules=[rules] {
              @if self.is_bare { (self.title) } @else {
                details open[self.is_open] {
                    summary { (self.title) }
                    div { (self.body) (anchor(&self.id)) }
                }
              }
            }
        }
    }
}

/// A link to where it stands, to be copied.
pub(super) fn anchor(id: &str) -> Markup {
    html! { a.anchor href=(format!("#{id}")) { "#" (id) } }
}

/// Arrows in the direction in which the language of the interface runs.
pub(super) fn arrows(text: &str) -> String {
    text.replace("->", if ui().is_rtl() { "←" } else { "→" })
}

/// How deep below its article a clause stands, as a class of the style sheet.
pub(super) fn depth_class(draft: &Draft, idx: ClauseIdx) -> String {
    let above = owner(draft, idx);
    let depth = draft.ancestors(idx).take_while(|&idx| idx != above).count();
    step(depth.saturating_sub(1))
}

/// The class for a depth.
pub(super) fn step(depth: usize) -> String {
    format!("d{}", depth.min(DEEPEST))
}

/// The words of a draft, with marks of change.
pub(super) fn words(runs: &[Run<'_>], language: &str) -> Markup {
    let direction = if is_rtl(language) { "rtl" } else { "ltr" };
    html! {
        p.words.whole lang=(squeeze(language)) dir=(direction) {
            @for run in runs {
                @match run.op {
                    Op::Equal => (visible(&run.text)),
                    Op::Delete => del { (visible(&run.text)) },
                    Op::Insert => ins { (visible(&run.text)) },
                }
            }
        }
    }
}

/// What a rule says, with what to do and where it comes from.
pub(super) fn finding(finding: &Finding, draft: &Draft) -> Markup {
    let (class, level) = if finding.is_gain {
        ("gain", say!("level-gain"))
    } else {
        (finding.level.as_str(), level_name(finding.level))
    };
    let reading = match finding.reading {
        Reading::Both => String::new(),
        Reading::Worst => say!("reading-worst"),
        Reading::Best => say!("reading-best"),
    };
    let related = relations(&finding.related, draft);
    let lines = std::iter::once((say!("finding-reading"), reading))
        .chain(related.into_iter().map(|seen| (say!("finding-related"), seen)))
        .chain([
            (say!("finding-help"), finding.help.clone()),
            (say!("finding-source"), finding.source.clone()),
        ])
        .filter(|(_, text)| !text.trim().is_empty());
    html! {
        div class=(format!("finding {class}")) {
            p class=(class) {
                strong.level { (level) } " " code { (squeeze(&finding.rule)) } " "
                (mixed(&visible_words(&finding.message)))
            }
            @for (name, text) in lines {
                p.said { (name) ": " (mixed(&visible_words(&text))) }
            }
        }
    }
}

/// The word and the sign by which a page knows what became of an article.
pub(super) fn kind_of(fate: Option<Fate>) -> (&'static str, &'static str) {
    match fate {
        None => ("same", "="),
        Some(Fate::Inserted) => ("inserted", "+"),
        Some(Fate::Deleted) => ("deleted", "−"),
        Some(Fate::Split) => ("split", "⑂"),
        Some(Fate::Joined) => ("joined", "⊕"),
        Some(Fate::Moved) => ("moved", "↕"),
        Some(Fate::Renumbered | Fate::RenumberedBelow) => ("renumbered", "№"),
        Some(Fate::Edited) => ("edited", "✎"),
    }
}
