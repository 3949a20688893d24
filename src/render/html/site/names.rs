//! What the files of a site are called: small letters, digits and a few marks, which every file system and every web host
//! takes, and the same from one run to the next.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::{History, Place, Row};
use crate::source::sha256;

/// Letters that a name keeps.
const LONGEST: usize = 60;

/// The files of the drafts, comparisons and articles of a site, by their paths below the folder of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The text of each draft.
    pub(super) drafts: Vec<String>,
    /// What the rules say of each draft.
    pub(super) findings: Vec<String>,
    /// Each comparison.
    pub(super) pairs: Vec<String>,
    /// The history of each row of articles.
    pub(super) rows: Vec<String>,
    /// The row in which an article stands; the first where it stands in several.
    row_of: BTreeMap<Place, usize>,
}

impl Names {
    pub(super) fn new(
        ids: &[&str],
        pairs: &[[usize; 2]],
        rows: &[Row],
        history: &History<'_>,
    ) -> Self {
        let mut taken = Taken::default();
        let drafts: Vec<String> = ids.iter().map(|id| taken.name(id)).collect();
        let mut taken = Taken::default();
        let pair = |&[old, new]: &[usize; 2]| format!("{}-{}", drafts[old], drafts[new]);
        let pairs = pairs.iter().map(|both| taken.name(&pair(both))).collect::<Vec<_>>();
        let file = |folder: &str, name: &String| format!("{folder}/{name}.html");
        let (named, row_of) = rows_of(rows, history);
        Self {
            findings: drafts.iter().map(|name| file("findings", name)).collect(),
            pairs: pairs.iter().map(|name| file("diff", name)).collect(),
            rows: named.iter().map(|name| file("article", name)).collect(),
            drafts: drafts.iter().map(|name| file("draft", name)).collect(),
            row_of,
        }
    }

    /// The row in which an article stands.
    pub(super) fn row_of(&self, place: Place) -> Option<usize> {
        self.row_of.get(&place).copied()
    }
}

/// Names for the rows: the first draft that had the article, and its id there. A later draft changes none of them.
fn rows_of(rows: &[Row], history: &History<'_>) -> (Vec<String>, BTreeMap<Place, usize>) {
    let mut firsts: Vec<(Place, usize)> = Vec::new();
    let mut row_of = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        let places = row.cells.iter().flat_map(|cell| {
            cell.clauses.iter().map(|&clause| Place { stage: cell.stage, clause })
        });
        for (at, place) in places.enumerate() {
            if at == 0 {
                firsts.push((place, n));
            }
            row_of.entry(place).or_insert(n);
        }
    }
    firsts.sort_unstable();
    let mut taken = Taken::default();
    let mut names = vec![String::new(); rows.len()];
    for (place, n) in firsts {
        let draft = &history.draft(place.stage).name;
        names[n] = taken.name(&format!("{draft}-{}", history.clause(place).id));
    }
    (names, row_of)
}

/// Names that are given.
#[derive(Default)]
struct Taken(BTreeSet<String>);

impl Taken {
    /// The name of a file for a text; another one where it is given already.
    fn name(&mut self, text: &str) -> String {
        let mut name = slug(text);
        let mut n = 0;
        while !self.0.insert(name.clone()) {
            name = format!("{}-{}", slug(text), digest(&format!("{text}{}", "+".repeat(n))));
            n += 1;
        }
        name
    }
}

/// A text as the name of a file. Where letters had to go, a part of its digest stands for them.
fn slug(text: &str) -> String {
    let mut name = String::new();
    let mut is_whole = true;
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            '_' => name.push('_'),
            c if c.is_ascii() => {
                if !name.ends_with('-') {
                    name.push('-');
                }
            }
            _ => is_whole = false,
        }
    }
    if name.len() > LONGEST {
        name.truncate(LONGEST);
        is_whole = false;
    }
    let name = name.trim_matches('-');
    if is_whole && !name.is_empty() && !is_reserved(name) {
        return name.to_owned();
    }
    if name.is_empty() { digest(text) } else { format!("{name}-{}", digest(text)) }
}

/// Names that stand for devices on Windows.
fn is_reserved(name: &str) -> bool {
    let is_port = |name: &str| {
        ["com", "lpt"].iter().any(|port| {
            name.strip_prefix(port)
                .is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
        })
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || is_port(name)
}

/// Eight letters that stand for a text.
fn digest(text: &str) -> String {
    let mut digest = sha256(text.as_bytes());
    digest.truncate(8);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(slug(text), expected);
    }

    #[test]
    fn names_are_safe_everywhere() {
        case("v1", "v1");
        case("art_24bis", "art_24bis");
        case("A/AC.291/22 Rev.1", "a-ac-291-22-rev-1");
        case("../../etc/passwd", "etc-passwd");
        case("chp_2__art_3", "chp_2__art_3");
        case("CON", "con-a3dbc4b6");
        case("com1", "com1-957a49c3");
        case("com10", "com10");
        case("..", "5ec1f7e7");
        case("art_1__point_أ", "art_1__point_-408be020");
        case(&"a".repeat(300), &format!("{}-9835fa6b", "a".repeat(60)));
    }

    #[test]
    fn two_texts_never_share_a_name() {
        let mut taken = Taken::default();
        let all = ["v1", "V1", "v-1", "v.1", "v/1", "v 1", "م", "ن", "", "-"];
        let names: BTreeSet<String> = all.iter().map(|text| taken.name(text)).collect();
        assert_eq!(names.len(), all.len());
        assert!(names.iter().all(|name| !name.is_empty() && name.is_ascii()));
    }
}
