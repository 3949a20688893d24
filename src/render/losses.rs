//! What the new draft lost, and where, for the top of a comparison.
//!
//! Grouped changes go in, sentences come out. They state facts that can be checked below: what is gone, what lost its
//! duty, what was cut without anything in its place. They do not judge; rules do that.

use crate::diff::{Change, Relation, Segment};
use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::key;
use crate::lint::{Finding, Place};
use crate::source::Span;
use crate::token::tokens;

use crate::messages::{commas, semicolons, titled};
use crate::say;

use super::address::{address, label, owner, squeeze};
use super::summary::{Group, list, side_names};
use super::triage::is_shown;
use super::units::{Sides, Unit, differs};
use super::wrap::{beginning, isolated};

/// Deleted articles that are listed with their headings; more are listed by number.
const WITH_HEADINGS: usize = 6;
/// Places that a sentence lists.
const PLACES: usize = 8;
/// Places below one article that a sentence lists, and articles of a join.
const BELOW: usize = 4;
/// Rows of deleted articles that are listed.
const ROWS: usize = 24;
/// Columns of a quotation.
const QUOTE: usize = 56;

/// Words of duty or prohibition, and words that leave a choice, by language.
const DUTIES: [(&str, &[&str], &[&str]); 6] = [
    (
        "en",
        &["shall", "must", "shall not", "must not", "may not"],
        &["may", "should", "can", "need not", "should not", "shall endeavour to"],
    ),
    (
        "fr",
        &["doit", "doivent", "ne peut", "ne peuvent"],
        &["peut", "peuvent", "devrait", "devraient"],
    ),
    (
        "es",
        &["deberá", "deberán", "no podrá", "no podrán"],
        &["podrá", "podrán", "debería", "deberían"],
    ),
    ("ru", &["должен", "должна", "должно", "должны", "не может", "не могут"], &["может", "могут"]),
    ("zh", &["应", "应当", "须", "必须", "不得"], &["可", "可以", "可酌情"]),
    ("ar", &["يجب", "يتعين", "لا يجوز"], &["يجوز", "ينبغي"]),
];

/// Words without which a sentence says the opposite, or more.
const NEGATIONS: [&str; 21] = [
    "not",
    "no",
    "never",
    "only",
    "without",
    "unless",
    "nor",
    "ne",
    "pas",
    "sans",
    "sin",
    "nunca",
    "не",
    "без",
    "только",
    "不",
    "不得",
    "لا",
    "ليس",
    "دون",
    "إلا",
];

/// The sentences, gravest first; where rules judge the change, they say what binds less, and what they name already is
/// left out.
pub(super) fn losses(
    units: &[Unit<'_>],
    sides: Sides<'_>,
    judged: Option<&[Finding]>,
) -> Vec<String> {
    let named = Named::new(judged.unwrap_or_default());
    let changes = || units.iter().flat_map(Unit::changes).filter(|change| differs(change));
    let [old, new] = side_names(sides);
    let mut sentences = Vec::new();
    let (old, new) = (old.as_str(), new.as_str());
    sentences.extend(deleted_articles(units, sides, say!("loss-articles", draft = old)));
    sentences.extend(deleted_below(units, sides, &named, say!("loss-below", draft = old)));
    if judged.is_none() {
        sentences.extend(weakened(changes(), sides, new));
    }
    sentences.extend(cut(changes(), sides, &named, say!("loss-words", draft = old)));
    let mut opened = Places::default();
    let is_news =
        |change: &&Change| brackets_opened(change, sides) && !named.has_new(change, sides);
    for change in changes().filter(is_news) {
        opened.push(sides.new, change.new[0]);
    }
    sentences.extend(opened.sentence(say!("loss-brackets", draft = new)));
    sentences.extend(moved(units, sides));
    sentences
}

/// What the sentences on findings name.
struct Named {
    old: Vec<Place>,
    new: Vec<Place>,
}

impl Named {
    fn new(findings: &[Finding]) -> Self {
        let shown = || findings.iter().filter(|finding| is_shown(finding));
        let new = |finding: &Finding| Some(Place { clause: finding.clause?, span: finding.span });
        Self {
            old: shown().filter_map(|f| f.old).collect(),
            new: shown().filter_map(new).collect(),
        }
    }

    /// Whether a finding is about these words of an old clause.
    fn has_words(&self, idx: ClauseIdx, words: Span) -> bool {
        let meets = |span: Span| span.start <= words.end && words.start <= span.end;
        self.old.iter().any(|place| place.clause == idx && meets(place.span))
    }

    /// Whether a finding is about an old clause.
    fn has_old(&self, idx: ClauseIdx) -> bool {
        self.old.iter().any(|place| place.clause == idx)
    }

    /// Whether a finding is about most of what a clause became.
    fn has_new(&self, change: &Change, sides: Sides<'_>) -> bool {
        self.new.iter().any(|place| {
            let text = sides.new.clause(place.clause).text;
            change.new.contains(&place.clause) && place.span.len() * 2 > text.len()
        })
    }
}

/// Clauses by the article that holds them: `Article 2 (a), (b); Article 3 para 2`.
#[derive(Default)]
struct Places {
    owners: Vec<(String, Vec<String>)>,
}

impl Places {
    fn push(&mut self, draft: &Draft, idx: ClauseIdx) {
        let article = isolated(&label(draft, owner(draft, idx)));
        let place = isolated(&address(draft, idx));
        match self.owners.last_mut() {
            Some((last, places)) if *last == article => places.push(place),
            _ => self.owners.push((article, vec![place])),
        }
    }

    fn sentence(&self, title: String) -> Option<String> {
        let places = self.owners.iter().map(|(article, places)| {
            format!("{article} {}", short(places, &say!("list-comma"))).trim().to_owned()
        });
        joined(title, places.collect())
    }
}

/// The first of a list, and how many more there are.
fn short(parts: &[String], between: &str) -> String {
    if parts.len() <= BELOW + 1 {
        return parts.join(between);
    }
    let more = say!("n-more", n = parts.len() - BELOW);
    format!("{}{between}{more}", parts[..BELOW].join(between))
}

/// `title: part; part; and 3 more below`; nothing where there is no part.
fn joined(title: String, mut parts: Vec<String>) -> Option<String> {
    let hidden = parts.len().saturating_sub(PLACES);
    parts.truncate(PLACES);
    if hidden > 0 {
        parts.push(say!("and-more-below", n = hidden));
    }
    (!parts.is_empty()).then(|| titled(title, semicolons(&parts)))
}

fn deleted_articles(units: &[Unit<'_>], sides: Sides<'_>, title: String) -> Option<String> {
    let mut deleted: Vec<ClauseIdx> = units
        .iter()
        .map(|unit| unit.head)
        .filter(|head| head.kind == ClauseKind::Article && head.relation == Relation::Deleted)
        .flat_map(|head| head.old.iter().copied())
        .collect();
    deleted.sort_unstable();
    if deleted.len() > WITH_HEADINGS {
        let groups: Vec<Group> = deleted.iter().map(|&idx| Group::new(sides.old, idx)).collect();
        let mut rows = list(&groups);
        let hidden = rows.len().saturating_sub(ROWS);
        rows.truncate(ROWS);
        say_word_once(&mut rows);
        if hidden > 0 {
            rows.push(say!("and-more-below", n = hidden));
        }
        return Some(titled(title, commas(&rows)));
    }
    let named = deleted.iter().map(|&idx| {
        let name = isolated(&label(sides.old, idx));
        match sides.old.heading(idx).map(squeeze).filter(|h| !h.is_empty()) {
            Some(heading) => format!("{name} {}", say!("quoted", text = isolated(&heading))),
            None => name,
        }
    });
    joined(title, named.collect())
}

/// `Article 6 to Article 9`, `Article 14` as `Article 6 to 9`, `14`, where all begin with the same word.
fn say_word_once(rows: &mut [String]) {
    let Some(word) = rows.first().and_then(|row| row.split_inclusive(' ').next()) else {
        return;
    };
    let word = word.to_owned();
    // An isolate must keep its beginning.
    if !word.is_ascii() || !rows.iter().all(|row| row.starts_with(&word)) {
        return;
    }
    for (n, row) in rows.iter_mut().enumerate() {
        let bare = row.replace(&word, "");
        *row = if n == 0 { format!("{word}{bare}") } else { bare };
    }
}

/// Paragraphs, points and recitals that are gone from what is still there.
fn deleted_below(
    units: &[Unit<'_>],
    sides: Sides<'_>,
    named: &Named,
    title: String,
) -> Option<String> {
    let mut places = Places::default();
    for unit in units.iter().filter(|unit| unit.head.relation != Relation::Deleted) {
        let mut gone: Vec<ClauseIdx> = Vec::new();
        let deleted = unit.body.iter().filter(|change| {
            change.relation == Relation::Deleted && differs(change) && !change.kind.is_group()
        });
        for &idx in deleted.flat_map(|change| &change.old) {
            let is_known = sides.old.ancestors(idx).any(|above| gone.contains(&above));
            if !is_known && !named.has_old(idx) {
                places.push(sides.old, idx);
            }
            gone.push(idx);
        }
    }
    places.sentence(title)
}

/// Where a word of duty gave way to a word of choice: `"shall" became "may": Article 13 para 3`.
fn weakened<'a>(
    changes: impl Iterator<Item = &'a Change>,
    sides: Sides<'_>,
    name: &str,
) -> Option<String> {
    let language = sides.new.language.split(['-', '_']).next().unwrap_or_default();
    let (_, duties, choices) = DUTIES.iter().find(|(tag, ..)| *tag == language)?;
    let mut by_words: Vec<(String, Places)> = Vec::new();
    for change in changes.filter(|change| !change.new.is_empty()) {
        for pair in change.segments.windows(2) {
            let [Segment::Delete { old }, Segment::Insert { new }] = *pair else {
                continue;
            };
            let (from, to) = (plain(sides.old, old), plain(sides.new, new));
            if duties.contains(&from.as_str()) && choices.contains(&to.as_str()) {
                let words =
                    say!("loss-duty", old = isolated(&from), new = isolated(&to), draft = name);
                let at = by_words.iter().position(|(known, _)| *known == words);
                let at = at.unwrap_or_else(|| {
                    by_words.push((words, Places::default()));
                    by_words.len() - 1
                });
                by_words[at].1.push(sides.new, change.new[0]);
            }
        }
    }
    let sentences: Vec<String> =
        by_words.into_iter().filter_map(|(words, places)| places.sentence(words)).collect();
    (!sentences.is_empty()).then(|| sentences.join(". "))
}

/// The words of a stretch, in lower case, without stops.
fn plain(draft: &Draft, span: Span) -> String {
    let text = draft.source.slice(span);
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(',').to_lowercase()
}

/// Words that stood outside brackets and were cut, with nothing put in their place.
fn cut<'a>(
    changes: impl Iterator<Item = &'a Change>,
    sides: Sides<'_>,
    named: &Named,
    title: String,
) -> Option<String> {
    let mut quotes: Vec<(usize, String)> = Vec::new();
    for change in changes.filter(|change| change.relation == Relation::Edited) {
        let [idx] = *change.old.as_slice() else {
            continue;
        };
        for (n, segment) in change.segments.iter().enumerate() {
            let is_insert = |n: Option<usize>| {
                n.and_then(|n| change.segments.get(n))
                    .is_some_and(|segment| matches!(segment, Segment::Insert { .. }))
            };
            let Segment::Delete { old } = *segment else {
                continue;
            };
            if is_insert(n.checked_sub(1))
                || is_insert(Some(n + 1))
                || !was_agreed(sides.old, idx, old)
                || named.has_words(idx, old)
            {
                continue;
            }
            let words = sides.old.source.slice(old);
            let bare = words.trim_matches(|c: char| c.is_whitespace() || is_stop(c));
            let weight = weight(bare);
            if weight > 0 {
                let at = full_place(sides.old, idx);
                let quote = say!("quoted", text = isolated(&beginning(bare, QUOTE)));
                quotes.push((weight, format!("{at} {quote}")));
            }
        }
    }
    joined(title, weightiest(quotes))
}

/// How many words a stretch holds; one that holds a negation outweighs all others.
fn weight(text: &str) -> usize {
    let words = text.split_whitespace().map(str::to_lowercase);
    if words.into_iter().any(|word| NEGATIONS.contains(&word.as_str())) {
        return usize::MAX;
    }
    tokens(text).iter().filter(|token| token.is_word).count()
}

/// All quotations, in the order of the text; the weightiest first where not all will be listed.
fn weightiest(mut quotes: Vec<(usize, String)>) -> Vec<String> {
    if quotes.len() > PLACES {
        quotes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    }
    quotes.into_iter().map(|(_, quote)| quote).collect()
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | '.' | ':' | '،' | '؛' | '，' | '；' | '。' | '、')
}

fn full_place(draft: &Draft, idx: ClauseIdx) -> String {
    let article = isolated(&label(draft, owner(draft, idx)));
    format!("{article} {}", isolated(&address(draft, idx))).trim().to_owned()
}

/// Whether a stretch stood outside brackets, and is no remark in brackets itself.
fn was_agreed(draft: &Draft, idx: ClauseIdx, span: Span) -> bool {
    let in_brackets = draft.ancestors(idx).any(|above| {
        draft.clause(above).markings.iter().any(|marking| {
            !matches!(marking.kind, MarkingKind::Agreed)
                && marking.span.start < span.end
                && span.start < marking.span.end
        })
    });
    let words = key::fold(draft.source.slice(span));
    !in_brackets && !words.trim_start().starts_with('[')
}

/// Whether the new text of a clause stands under more brackets than the old one did.
fn brackets_opened(change: &Change, sides: Sides<'_>) -> bool {
    let n = |draft: &Draft, clauses: &[ClauseIdx]| -> usize {
        clauses
            .iter()
            .flat_map(|&idx| &draft.clause(idx).markings)
            .filter(|marking| marking.kind == MarkingKind::Bracketed)
            .count()
    };
    !change.old.is_empty()
        && !change.new.is_empty()
        && n(sides.new, &change.new) > n(sides.old, &change.old)
}

/// Articles that stand elsewhere, were split or joined, and clauses that stand in another article.
fn moved(units: &[Unit<'_>], sides: Sides<'_>) -> Vec<String> {
    let (mut moved, mut split, mut joint) = (Vec::new(), Vec::new(), Vec::new());
    for unit in units {
        let head = unit.head;
        let [old, new] = unit.owners(sides);
        let names = |draft: &Draft, clauses: &[ClauseIdx]| {
            let names: Vec<String> =
                clauses.iter().map(|&idx| isolated(&label(draft, idx))).collect();
            short(&names, " + ")
        };
        let step = || format!("{} -> {}", names(sides.old, &old), names(sides.new, &new));
        match head.relation {
            _ if head.kind != ClauseKind::Article => {}
            Relation::Split if new.len() > 1 => split.push(step()),
            Relation::Joined if old.len() > 1 => joint.push(step()),
            _ if head.moved && !old.is_empty() && !new.is_empty() => moved.push(step()),
            _ => {}
        }
        for change in &unit.departed {
            let from: Vec<String> =
                change.old.iter().map(|&idx| full_place(sides.old, idx)).collect();
            let to: Vec<String> =
                change.new.iter().map(|&idx| full_place(sides.new, idx)).collect();
            moved.push(format!("{} -> {}", from.join(" + "), to.join(" + ")));
        }
    }
    [(say!("moved"), moved), (say!("split"), split), (say!("joined"), joint)]
        .into_iter()
        .filter_map(|(title, steps)| joined(title, steps))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(parts: &[&str]) -> Vec<String> {
        parts.iter().map(|&part| part.to_owned()).collect()
    }

    #[test]
    fn the_word_of_a_row_is_said_once() {
        let mut rows = strings(&["Article 6 to Article 9", "Article 14"]);
        say_word_once(&mut rows);
        assert_eq!(rows, ["Article 6 to 9", "14"]);
        let mut mixed = strings(&["Article 6", "Section 2"]);
        say_word_once(&mut mixed);
        assert_eq!(mixed, ["Article 6", "Section 2"]);
    }

    #[test]
    fn long_lists_say_how_much_they_leave_out() {
        assert_eq!(joined("Moved".to_owned(), Vec::new()), None);
        assert_eq!(short(&strings(&["(a)", "(b)"]), ", "), "(a), (b)");
        assert_eq!(
            short(&strings(&["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]), ", "),
            "(a), (b), (c), (d), 2 more"
        );
    }

    #[test]
    fn a_lost_negation_outweighs_a_long_phrase() {
        let quotes: Vec<(usize, String)> = ["one two three", "not", "four"]
            .iter()
            .cycle()
            .take(PLACES + 1)
            .map(|&text| (weight(text), text.to_owned()))
            .collect();
        assert_eq!(weightiest(quotes)[..2], ["not", "not"]);
        assert_eq!(weight("; —"), 0);
    }
}
