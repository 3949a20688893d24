//! How the articles of one draft flow into the next: a band for each, old on one side and new on the other.

use maud::{Markup, html};

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::messages::ui;
use crate::say;

use super::super::entries::Entry;
use super::super::units::{Fate, Sides};
use super::block::{Block, kind_of};

/// The picture, in units of its own view box.
const WIDTH: f64 = 640.0;
const TOP: f64 = 20.0;
const BAR: f64 = 10.0;
/// How far a band reaches that has nothing on the other side.
const STUB: f64 = 90.0;
/// Fewer articles than this are read faster than looked at.
const LEAST: usize = 4;

/// The picture with its key; nothing where there are few articles.
pub(super) fn chart(blocks: &[(&Entry<'_>, Block)], sides: Sides<'_>) -> Markup {
    let articles = [articles(sides.old), articles(sides.new)];
    let most = articles[0].len().max(articles[1].len());
    if most < LEAST || blocks.len() < LEAST {
        return html! {};
    }
    let unit = (most as f64 * 8.0).clamp(80.0, 420.0) / most as f64;
    let height = TOP + unit * most as f64 + 4.0;
    let bands: Vec<Band> =
        blocks.iter().flat_map(|(entry, block)| bands(entry, &block.id, &articles)).collect();
    let mut kinds: Vec<&Band> = Vec::new();
    for band in &bands {
        if !kinds.iter().any(|known| known.kind == band.kind) {
            kinds.push(band);
        }
    }
    let view = format!("0 0 {WIDTH} {height:.0}");
    let (start, end) = if ui().is_rtl() { (WIDTH - BAR, 0.0) } else { (0.0, WIDTH - BAR) };
    let (from, to) = if ui().is_rtl() { (WIDTH, 0.0) } else { (0.0, WIDTH) };
    let [first, last] = if ui().is_rtl() { ["end", "start"] } else { ["start", "end"] };
    html! {
        figure {
            svg viewBox=(view) width=(WIDTH) role="img" aria-label=(say!("html-flow")) direction="ltr" {
                text x=(from) y="13" text-anchor=(first) { (say!("title-old")) }
                text x=(to) y="13" text-anchor=(last) { (say!("title-new")) }
                rect.f-same x=(start) y=(TOP) width=(BAR) height=(round(unit * articles[0].len() as f64)) {}
                rect.f-same x=(end) y=(TOP) width=(BAR) height=(round(unit * articles[1].len() as f64)) {}
                @for band in &bands {
                    path class=(format!("f-{}", class(band.kind))) fill-opacity=(opacity(band.kind)) d=(band.path(unit)) data-to=(band.to) {
                        title { (band.title) }
                    }
                }
            }
            ul.key {
                @for band in kinds {
                    li { span class=(format!("swatch f-{}", class(band.kind))) {} (sign(band.kind)) " " (band.name) }
                }
            }
            figcaption { (say!("html-flow-caption")) }
        }
    }
}

/// An article on its way.
struct Band {
    /// Where it stands among the articles of either side.
    places: [Option<usize>; 2],
    kind: Option<Fate>,
    name: String,
    to: String,
    title: String,
}

impl Band {
    fn path(&self, unit: f64) -> String {
        let y = |place: usize| TOP + unit * place as f64;
        let x = |x: f64| if ui().is_rtl() { WIDTH - x } else { x };
        let thick = (unit * 0.85).max(0.4);
        let (left, right) = (x(BAR), x(WIDTH - BAR));
        match self.places {
            [Some(old), Some(new)] => {
                let (a, b, middle) = (y(old), y(new), WIDTH / 2.0);
                format!(
                    "M{left} {a:.1}C{middle} {a:.1} {middle} {b:.1} {right} {b:.1}V{:.1}C{middle} {:.1} {middle} {:.1} {left} {:.1}Z",
                    b + thick,
                    b + thick,
                    a + thick,
                    a + thick
                )
            }
            [Some(old), None] => {
                let (a, tip) = (y(old), x(BAR + STUB));
                format!("M{left} {a:.1}L{tip} {:.1}L{left} {:.1}Z", a + thick / 2.0, a + thick)
            }
            [None, Some(new)] => {
                let (b, tip) = (y(new), x(WIDTH - BAR - STUB));
                format!("M{right} {b:.1}L{tip} {:.1}L{right} {:.1}Z", b + thick / 2.0, b + thick)
            }
            [None, None] => String::new(),
        }
    }
}

fn bands(entry: &Entry<'_>, id: &str, articles: &[Vec<ClauseIdx>; 2]) -> Vec<Band> {
    let places = |side: usize| -> Vec<Option<usize>> {
        let owners = entry.owners[side].iter();
        let places: Vec<Option<usize>> =
            owners.filter_map(|idx| articles[side].binary_search(idx).ok()).map(Some).collect();
        if places.is_empty() { vec![None] } else { places }
    };
    let (olds, news) = (places(0), places(1));
    let kind = entry.fates.first().copied();
    let name = kind.map_or_else(|| say!("html-same"), Fate::name);
    let pairs = olds.iter().flat_map(|&old| news.iter().map(move |&new| [old, new]));
    pairs
        .filter(|places| *places != [None, None])
        .map(|places| Band {
            places,
            kind,
            name: name.clone(),
            to: id.to_owned(),
            title: format!("{}: {name}", entry.title),
        })
        .collect()
}

fn articles(draft: &Draft) -> Vec<ClauseIdx> {
    let articles = draft.iter().filter(|(_, clause)| clause.kind == ClauseKind::Article);
    articles.map(|(idx, _)| idx).collect()
}

/// What is split or joined goes with what is edited.
fn class(kind: Option<Fate>) -> &'static str {
    match kind_of(kind).0 {
        "split" | "joined" => "edited",
        other => other,
    }
}

fn sign(kind: Option<Fate>) -> &'static str {
    kind_of(kind).1
}

/// What did not change stands back.
fn opacity(kind: Option<Fate>) -> &'static str {
    if kind.is_none() { "0.35" } else { "0.85" }
}

/// A length with one decimal.
fn round(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
