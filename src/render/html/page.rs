//! The frame of every page: head, tools, contents, and the policy that keeps a hostile text from doing anything.
//!
//! A page is one file. Its style and its script stand in it and are named by their digests in a content security policy
//! (W3C CSP Level 3), which allows nothing else: no request leaves the page, and no markup of a draft could run.

use std::collections::BTreeMap;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::messages::ui;
use crate::say;

use super::block::{Block, SAME};

const STYLE: &str = include_str!("assets/page.css");
const SCRIPT: &str = include_str!("assets/page.js");

/// A page, ready to be written.
pub struct Page {
    /// What it is about, for the tab of the browser and the heading.
    pub(super) title: String,
    /// What is compared, checked or listed: one row each.
    pub(super) facts: Vec<(String, String)>,
    /// Ways to other pages, where there are any.
    pub(super) menu: Option<Markup>,
    /// What a reader needs to know first.
    pub(super) summary: Markup,
    /// What chooses among the blocks; `None` where there is nothing to choose.
    pub(super) tools: Option<Tools>,
    /// The list of contents.
    pub(super) contents: Vec<Entry>,
    /// Everything else.
    pub(super) body: Markup,
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("title", &self.title).finish_non_exhaustive()
    }
}

/// A line of the list of contents.
#[derive(Clone)]
pub(super) struct Entry {
    /// The id that it leads to.
    pub(super) to: String,
    pub(super) title: String,
    /// What became of it, as a sign and in words.
    pub(super) sign: Option<(&'static str, String)>,
    /// Whether it heads those below it.
    pub(super) is_group: bool,
}

/// What a reader can choose by.
pub(super) struct Tools {
    /// Whether there is a view side by side.
    pub(super) has_views: bool,
    /// Whether there is anything to fold.
    pub(super) can_fold: bool,
    /// Kinds of blocks: the word in `data-kinds`, its name for people, and how many there are.
    pub(super) kinds: Vec<(&'static str, String, usize)>,
    /// Rules with findings, and in how many blocks.
    pub(super) rules: Vec<(String, usize)>,
}

impl Page {
    /// Writes the page.
    ///
    /// # Errors
    ///
    /// Whatever `out` fails with.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(self.markup().into_string().as_bytes())?;
        out.write_all(b"\n")
    }

    fn markup(&self) -> Markup {
        let direction = if ui().is_rtl() { "rtl" } else { "ltr" };
        html! {
            (DOCTYPE)
            html lang=(ui().language()) dir=(direction) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy());
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(concat!("travaux ", env!("CARGO_PKG_VERSION")));
                    title { (self.title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#main" { (say!("html-skip")) }
                    header {
                        @if let Some(menu) = &self.menu {
                            nav.menu aria-label=(say!("html-menu")) { (menu) }
                        }
                        h1 { (self.title) }
                        (self.facts())
                    }
                    main id="main" tabindex="-1" {
                        section.summary aria-label=(say!("html-summary")) { (self.summary) }
                        @if let Some(tools) = &self.tools { (tools.markup()) }
                        @if self.contents.is_empty() {
                            (self.body)
                        } @else {
                            div.columns {
                                (self.contents())
                                div { (self.body) }
                            }
                        }
                    }
                    footer { p { (say!("html-footer", version = env!("CARGO_PKG_VERSION"))) } }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    fn facts(&self) -> Markup {
        html! {
            @if !self.facts.is_empty() {
                table.facts {
                    tbody {
                        @for (name, value) in &self.facts {
                            tr { th scope="row" { (name) } td { (value) } }
                        }
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        html! {
            nav.contents aria-label=(say!("html-contents")) tabindex="0" {
                h2 { (say!("html-contents")) }
                ol {
                    @for entry in &self.contents {
                        li.group[entry.is_group] {
                            a href=(format!("#{}", entry.to)) {
                                @if let Some((sign, name)) = &entry.sign {
                                    span.sign aria-hidden="true" { (sign) }
                                    span.unseen { (name) " " }
                                }
                                (entry.title)
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Tools {
    /// What there is to choose among blocks; what nothing happened to comes last.
    pub(super) fn new<'b>(blocks: impl Iterator<Item = &'b Block>, has_views: bool) -> Self {
        let mut kinds = Vec::new();
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for block in blocks {
            kinds.extend(&block.kinds);
            for rule in &block.rules {
                *rules.entry(rule).or_default() += 1;
            }
        }
        let rules = rules.into_iter().map(|(rule, n)| (rule.to_owned(), n)).collect();
        Self { has_views, kinds: counted(kinds.into_iter()), rules, can_fold: true }
    }

    /// What there is to choose among the rows of a table.
    pub(super) fn of_rows(kinds: &[(&'static str, String)]) -> Self {
        let kinds = counted(kinds.iter());
        Self { has_views: false, kinds, rules: Vec::new(), can_fold: false }
    }

    fn markup(&self) -> Markup {
        let themes = [
            ("", say!("html-theme-system")),
            ("light", say!("html-theme-light")),
            ("dark", say!("html-theme-dark")),
        ];
        html! {
            form.tools role="search" aria-label=(say!("html-tools")) hidden {
                label { (say!("html-search")) " " input id="search" type="search" autocomplete="off"; }
                @if self.has_views { (views()) }
                @if self.kinds.len() > 1 { (self.kinds()) }
                @if !self.rules.is_empty() { (self.rules()) }
                @if self.can_fold {
                    button type="button" data-do="open" { (say!("html-open-all")) }
                    button type="button" data-do="close" { (say!("html-close-all")) }
                }
                button type="button" data-do="reset" { (say!("html-reset")) }
                label {
                    (say!("html-theme")) " "
                    select id="theme" {
                        @for (value, name) in themes { option value=(value) { (name) } }
                    }
                }
                details {
                    summary { (say!("html-keys")) }
                    div {
                        label { input id="keys" type="checkbox" checked; " " (say!("html-keys-on")) }
                        ul.plain {
                            @for (key, does) in keys(self.has_views) { li { kbd { (key) } " " (does) } }
                        }
                    }
                }
                span id="count" role="status" data-said=(say!("html-count")) {}
            }
        }
    }

    fn kinds(&self) -> Markup {
        html! {
            fieldset {
                legend { (say!("html-kinds")) }
                @for (value, name, n) in &self.kinds {
                    label {
                        input type="checkbox" name="kind" value=(value) checked;
                        " " (name) " (" (n) ")"
                    }
                }
            }
        }
    }

    fn rules(&self) -> Markup {
        html! {
            label {
                (say!("html-findings")) " "
                select id="rule" {
                    option value="" { (say!("html-rules-any")) }
                    option value="*" { (say!("html-rules-some")) }
                    @for (rule, n) in &self.rules { option value=(rule) { (rule) " (" (n) ")" } }
                }
            }
        }
    }
}

/// How often each kind is there, in the order in which they come; what nothing happened to is the last.
fn counted<'k>(
    all: impl Iterator<Item = &'k (&'static str, String)>,
) -> Vec<(&'static str, String, usize)> {
    let mut kinds: Vec<(&'static str, String, usize)> = Vec::new();
    for (kind, name) in all {
        match kinds.iter_mut().find(|(known, ..)| known == kind) {
            Some((.., n)) => *n += 1,
            None => kinds.push((kind, name.clone(), 1)),
        }
    }
    kinds.sort_by_key(|(kind, ..)| *kind == SAME);
    kinds
}

fn views() -> Markup {
    html! {
        fieldset {
            legend { (say!("html-view")) }
            label { input type="radio" name="view" value="whole" checked; " " (say!("html-view-whole")) }
            label { input type="radio" name="view" value="beside"; " " (say!("html-view-beside")) }
        }
    }
}

fn keys(has_views: bool) -> Vec<(&'static str, String)> {
    let (next, previous) = if has_views {
        (say!("html-key-next"), say!("html-key-previous"))
    } else {
        (say!("html-key-next-entry"), say!("html-key-previous-entry"))
    };
    let mut keys = vec![
        ("j", next),
        ("k", previous),
        ("/", say!("html-key-search")),
        ("x", say!("html-key-reset")),
    ];
    if has_views {
        keys.push(("s", say!("html-key-view")));
    }
    keys
}

/// What the page may do: use its own style and script, and nothing else.
fn policy() -> String {
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_and_script_stay_inside_their_elements() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("http") && !text.contains("@import") && !text.contains("url("));
        }
    }
}
