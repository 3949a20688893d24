//! Counts the paragraphs of lists, so that the numbers that a word processor shows stand in the text
//! (ISO/IEC 29500-1, 17.9).

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::counting;
use super::super::report::{Fate, Report, What};
use super::super::xml::{attribute, child, elements};
use super::styles::{NumberRef, Styles, is_on};

/// The levels that a list has at most.
const N_LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// The text with `%1` to `%9` for the numbers of the levels.
    text: String,
    /// After which level, one-based, it begins anew; 0 is never; `None` after every higher one.
    restart: Option<usize>,
    is_legal: bool,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            is_legal: false,
            style: None,
        }
    }
}

impl Level {
    fn read(node: Node) -> Self {
        let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val"));
        Self {
            start: value("start").and_then(|n| n.parse().ok()).unwrap_or(1),
            format: value("numFmt").unwrap_or("decimal").to_owned(),
            text: value("lvlText").unwrap_or_default().to_owned(),
            restart: value("lvlRestart").and_then(|n| n.parse().ok()),
            is_legal: child(node, "isLgl").is_some_and(is_on),
            style: value("pStyle").map(str::to_owned),
        }
    }
}

/// The levels of a list by their index.
fn levels(node: Node) -> Vec<Level> {
    let mut levels = vec![Level::default(); N_LEVELS];
    for level in elements(node).filter(|node| node.tag_name().name() == "lvl") {
        if let Some(slot) = index(level).and_then(|index| levels.get_mut(index)) {
            *slot = Level::read(level);
        }
    }
    levels
}

fn index(node: Node) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok()
}

#[derive(Debug, Default)]
struct AbstractList {
    levels: Vec<Level>,
    style_link: Option<String>,
    numbering_style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    abstract_id: u32,
    /// What this list says otherwise: the level, and where it starts or all of it.
    starts: Vec<(usize, u32)>,
    overrides: Vec<(usize, Level)>,
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: FxHashMap<u32, AbstractList>,
    lists: FxHashMap<u32, List>,
    counters: FxHashMap<u32, [Option<u32>; N_LEVELS]>,
    started: FxHashMap<u32, [bool; N_LEVELS]>,
}

impl Numbering {
    pub(super) fn read(root: Node) -> Self {
        let mut numbering = Self::default();
        for node in elements(root) {
            let id = |name: &str| attribute(node, name).and_then(|id| id.parse::<u32>().ok());
            let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val"));
            match node.tag_name().name() {
                "abstractNum" => {
                    let Some(id) = id("abstractNumId") else { continue };
                    let list = AbstractList {
                        levels: levels(node),
                        style_link: value("styleLink").map(str::to_owned),
                        numbering_style: value("numStyleLink").map(str::to_owned),
                    };
                    numbering.abstracts.insert(id, list);
                }
                "num" => {
                    let abstract_id = value("abstractNumId").and_then(|id| id.parse().ok());
                    let (Some(id), Some(abstract_id)) = (id("numId"), abstract_id) else {
                        continue;
                    };
                    let mut list = List { abstract_id, ..List::default() };
                    for node in
                        elements(node).filter(|node| node.tag_name().name() == "lvlOverride")
                    {
                        let Some(index) = index(node).filter(|&index| index < N_LEVELS) else {
                            continue;
                        };
                        let start = child(node, "startOverride").and_then(|n| attribute(n, "val"));
                        list.starts.extend(start.and_then(|n| Some((index, n.parse().ok()?))));
                        list.overrides.extend(child(node, "lvl").map(|n| (index, Level::read(n))));
                    }
                    numbering.lists.insert(id, list);
                }
                _ => {}
            }
        }
        numbering
    }

    /// The list whose levels hold for this one: a list may borrow those of a numbering style.
    fn source(&self, id: u32) -> Option<(u32, &AbstractList)> {
        let list = self.abstracts.get(&id)?;
        let Some(style) = list.numbering_style.as_deref() else { return Some((id, list)) };
        let mut linked: Vec<_> = self
            .abstracts
            .iter()
            .filter(|(_, list)| list.style_link.as_deref() == Some(style))
            .collect();
        linked.sort_by_key(|(id, _)| **id);
        Some(linked.first().map_or((id, list), |(id, list)| (**id, *list)))
    }

    /// Counts a paragraph and gives its number as printed; empty where it has none.
    pub(super) fn label(
        &mut self,
        direct: NumberRef,
        style: Option<&str>,
        styles: &Styles,
        report: &mut Report,
    ) -> String {
        let inherited = styles.number(style);
        let by_style = direct.list.is_none();
        let Some(list_id) = direct.list.or(inherited.and_then(|(number, _)| number.list)) else {
            return String::new();
        };
        let Some((id, levels)) = self.levels(list_id) else { return String::new() };
        let of_style = inherited.filter(|_| by_style).and_then(|(number, said)| {
            let linked = levels.iter().position(|level| level.style.as_deref() == Some(said));
            linked.or(number.level)
        });
        let index = direct.level.or(of_style).unwrap_or(0).min(N_LEVELS - 1);
        self.restart(list_id, id, index);
        let counters = self.counters.entry(id).or_insert([None; N_LEVELS]);
        count(counters, &levels, index);
        print(counters, &levels, index, report)
    }

    /// The levels of a list as they hold for it, and the id under which it is counted.
    fn levels(&self, list_id: u32) -> Option<(u32, Vec<Level>)> {
        let list = self.lists.get(&list_id)?;
        let (id, source) = self.source(list.abstract_id)?;
        let mut levels = source.levels.clone();
        for (index, level) in &list.overrides {
            levels[*index] = level.clone();
        }
        for &(index, start) in &list.starts {
            levels[index].start = start;
        }
        Some((id, levels))
    }

    /// A list that says where it starts begins anew at its first paragraph.
    fn restart(&mut self, list_id: u32, id: u32, index: usize) {
        let Some(list) = self.lists.get(&list_id) else { return };
        let started = self.started.entry(list_id).or_insert([false; N_LEVELS]);
        if list.starts.iter().any(|&(level, _)| level == index) && !started[index] {
            self.counters.entry(id).or_insert([None; N_LEVELS])[index] = None;
        }
        started[index] = true;
    }
}

/// Counts one more at a level, and forgets the levels below it that begin anew.
fn count(counters: &mut [Option<u32>; N_LEVELS], levels: &[Level], index: usize) {
    let next = counters[index].map_or(levels[index].start, |n| n.saturating_add(1));
    counters[index] = Some(next);
    for (below, level) in levels.iter().enumerate().skip(index + 1) {
        if level.restart.is_none_or(|after| after != 0 && index < after) {
            counters[below] = None;
        }
    }
}

/// The number of a level as printed.
fn print(
    counters: &[Option<u32>; N_LEVELS],
    levels: &[Level],
    index: usize,
    report: &mut Report,
) -> String {
    let level = &levels[index];
    if level.format == "bullet" {
        // Most bullets are characters of a symbol font, which mean something else elsewhere.
        let is_plain = level.text.chars().all(|c| !('\u{E000}'..='\u{F8FF}').contains(&c));
        return if is_plain && level.text != "o" { level.text.clone() } else { "•".to_owned() };
    }
    let mut out = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(c) = rest.next() {
        let which = rest.peek().and_then(|c| c.to_digit(10)).filter(|n| c == '%' && *n > 0);
        let Some(which) = which.map(|n| n as usize - 1) else {
            out.push(c);
            continue;
        };
        rest.next();
        let n = counters[which].unwrap_or(levels[which].start);
        let format = if level.is_legal { "decimal" } else { levels[which].format.as_str() };
        match counting::print(format, n) {
            Ok(number) => out.push_str(&number),
            Err((what, number)) => {
                report.add(Fate::Doubtful, what, format);
                out.push_str(&number);
            }
        }
    }
    if !out.trim().is_empty() {
        report.add(Fate::Kept, What::Numbers, "");
    }
    out
}
