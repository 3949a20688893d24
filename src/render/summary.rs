//! What became of the articles, in a few lines that a person can paste into a message.

use std::collections::BTreeMap;

use crate::diff::{Change, Relation};
use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft};

use crate::messages::names::kind_name;
use crate::messages::{Value, commas, semicolons};
use crate::say;

use super::Version;
use super::address::{is_front_matter, label, number, squeeze};
use super::bidi::isolated_in_rtl;
use super::losses::losses;
use super::units::{Fate, Sides, Unit, differs};
use super::wrap::isolated;
use super::{Focus, triage};

/// How many articles had which fate. An article that was renumbered and edited counts in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    pub(super) old_articles: usize,
    pub(super) new_articles: usize,
    pub(super) unchanged: usize,
    pub(super) renumbered: usize,
    pub(super) edited: usize,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) moved: usize,
    pub(super) split: usize,
    pub(super) joined: usize,
    /// Old and new numbers of renumbered articles, runs folded: `12-40 -> 13-41`.
    pub(super) renumbering: Vec<String>,
    /// Chapters and their like that only one draft has, as labels: inserted, deleted.
    pub(super) groups: [Vec<Group>; 2],
    /// What else changed outside articles, by kind and whether it is front matter: inserted, deleted, edited.
    pub(super) elsewhere: BTreeMap<(ClauseKind, bool), [usize; 3]>,
    /// What the new draft lost and where, as sentences.
    losses: Vec<String>,
    /// What rules say of the change, losses and gains.
    triage: Vec<String>,
    gains: Vec<String>,
    /// Whether anything at all is a difference.
    pub(super) differs: bool,
}

impl Summary {
    pub(super) fn new(units: &[Unit<'_>], sides: Sides<'_>, focus: Focus<'_>) -> Self {
        let [triage, gains] = triage::sentences(units, sides, focus);
        let n_articles = |draft: &Draft| {
            draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Article).count()
        };
        let mut summary = Self {
            old_articles: n_articles(sides.old),
            new_articles: n_articles(sides.new),
            renumbering: renumbering(units, sides),
            losses: losses(units, sides, focus.change),
            triage,
            gains,
            ..Self::default()
        };
        for unit in units {
            summary.differs |= unit.changes().any(differs);
            if unit.head.kind == ClauseKind::Article {
                summary.add_article(unit, sides);
            } else {
                for change in unit.changes().filter(|change| differs(change)) {
                    summary.add_elsewhere(change, sides);
                }
            }
        }
        summary
    }

    fn add_article(&mut self, unit: &Unit<'_>, sides: Sides<'_>) {
        let fates = unit.fates(sides);
        self.unchanged += usize::from(fates.is_empty());
        for fate in fates {
            let n = match fate {
                Fate::Inserted => &mut self.inserted,
                Fate::Deleted => &mut self.deleted,
                Fate::Split => &mut self.split,
                Fate::Joined => &mut self.joined,
                Fate::Moved => &mut self.moved,
                Fate::Renumbered | Fate::RenumberedBelow => &mut self.renumbered,
                Fate::Edited => &mut self.edited,
            };
            *n += 1;
        }
    }

    fn add_elsewhere(&mut self, change: &Change, sides: Sides<'_>) {
        if change.kind.is_group() {
            match (change.relation, change.old.first(), change.new.first()) {
                (Relation::Inserted, _, Some(&idx)) => {
                    return self.groups[0].push(Group::new(sides.new, idx));
                }
                (Relation::Deleted, Some(&idx), _) => {
                    return self.groups[1].push(Group::new(sides.old, idx));
                }
                _ => {}
            }
        }
        let is_front = match (change.new.first(), change.old.first()) {
            (Some(&idx), _) => is_front_matter(sides.new.clause(idx)),
            (None, Some(&idx)) => is_front_matter(sides.old.clause(idx)),
            (None, None) => false,
        };
        let slot = match change.relation {
            Relation::Inserted => 0,
            Relation::Deleted => 1,
            _ => 2,
        };
        self.elsewhere.entry((change.kind, is_front)).or_default()[slot] += 1;
    }

    /// The counts as one sentence.
    pub(super) fn articles(&self) -> String {
        let parts: Vec<String> = [
            (self.unchanged, say!("n-unchanged", n = self.unchanged)),
            (self.edited, say!("n-edited", n = self.edited)),
            (self.inserted, say!("n-inserted", n = self.inserted)),
            (self.deleted, say!("n-deleted", n = self.deleted)),
            (self.moved, say!("n-moved", n = self.moved)),
            (self.split, say!("n-split", n = self.split)),
            (self.joined, say!("n-joined", n = self.joined)),
            (self.renumbered, say!("n-renumbered", n = self.renumbered)),
        ]
        .into_iter()
        .filter_map(|(n, part)| (n > 0).then_some(part))
        .collect();
        let counts = if parts.is_empty() { say!("no-articles") } else { commas(&parts) };
        say!(
            "articles",
            old = self.old_articles,
            new = self.new_articles,
            counts = Value::composed(counts)
        )
    }

    /// The chapters and their like that only one draft has as one sentence, where there are any.
    fn groups(&self) -> Option<String> {
        let [inserted, deleted] = &self.groups;
        let mut parts = Vec::new();
        if !inserted.is_empty() {
            let list = Value::composed(commas(&list(inserted)));
            parts.push(say!("groups-inserted", list = list));
        }
        if !deleted.is_empty() {
            parts.push(say!("groups-deleted", list = Value::composed(commas(&list(deleted)))));
        }
        let list = || Value::composed(semicolons(&parts));
        (!parts.is_empty()).then(|| say!("groups", list = list()))
    }

    /// All sentences, in the order in which they are shown.
    pub(super) fn sentences(&self) -> Vec<String> {
        let [triage, losses, gains, rest] = self.parts();
        std::iter::once(self.articles())
            .chain(triage)
            .chain(losses)
            .chain(gains)
            .chain(rest)
            .collect()
    }

    /// What is said after the counts: what rules say is lost, what was deleted or moved, gains, everything else.
    pub(super) fn parts(&self) -> [Vec<String>; 4] {
        let rest = [self.groups(), self.renumbering(), self.elsewhere()];
        let rest = rest.into_iter().flatten().collect();
        [self.triage.clone(), self.losses.clone(), self.gains.clone(), rest]
    }

    /// What changed outside articles as one sentence, where anything did.
    fn elsewhere(&self) -> Option<String> {
        let parts: Vec<String> = self
            .elsewhere
            .iter()
            .map(|((kind, is_front), [inserted, deleted, edited])| {
                let fates: Vec<String> = [
                    (*edited, say!("n-changed-elsewhere", n = *edited)),
                    (*inserted, say!("n-inserted-elsewhere", n = *inserted)),
                    (*deleted, say!("n-deleted-elsewhere", n = *deleted)),
                ]
                .into_iter()
                .filter_map(|(n, part)| (n > 0).then_some(part))
                .collect();
                let name = match inserted + deleted + edited {
                    _ if *is_front => say!("kind-front-matter"),
                    total => kind_name(*kind, total),
                };
                let (name, fates) = (Value::composed(name), Value::composed(commas(&fates)));
                say!("elsewhere-part", name = name, fates = fates)
            })
            .collect();
        let list = || Value::composed(semicolons(&parts));
        (!parts.is_empty()).then(|| say!("elsewhere", list = list()))
    }

    /// The folded renumbering as one sentence, where there is any.
    fn renumbering(&self) -> Option<String> {
        const SHOWN: usize = 40;
        let hidden = self.renumbering.len().saturating_sub(SHOWN);
        let mut list = commas(&self.renumbering[..self.renumbering.len() - hidden]);
        if hidden > 0 {
            list = format!("{list} {}", say!("and-more-in-json", n = hidden));
        }
        let list = Value::composed(list);
        (!self.renumbering.is_empty()).then(|| say!("renumbered", list = list))
    }
}

/// A chapter or the like that only one draft has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    kind: ClauseKind,
    value: Option<u32>,
    label: String,
}

impl Group {
    pub(super) fn new(draft: &Draft, idx: ClauseIdx) -> Self {
        let clause = draft.clause(idx);
        let label = isolated(&label(draft, idx));
        Self { kind: clause.kind, value: plain_value(clause), label }
    }
}

/// The labels, three or more in a row as `Cluster 1 to Cluster 11`.
pub(super) fn list(groups: &[Group]) -> Vec<String> {
    groups
        .chunk_by(|a, b| a.kind == b.kind && follows(a.value, b.value))
        .flat_map(|row| match row {
            [first, _, .., last] => {
                let (first, last) = (&first.label, &last.label);
                vec![say!("range", first = first, last = last)]
            }
            row => row.iter().map(|group| group.label.clone()).collect(),
        })
        .collect()
}

/// The value of a number without bis, letter or alternative.
fn plain_value(clause: &Clause) -> Option<u32> {
    let key = clause.number.as_ref()?.key;
    (!key.is_inserted()).then_some(key.value)
}

/// Old and new numbers of the articles that were renumbered, neighbours folded into ranges.
fn renumbering(units: &[Unit<'_>], sides: Sides<'_>) -> Vec<String> {
    let mut folded = Fold::default();
    for unit in units {
        let head = unit.head;
        let ([old], [new]) = (head.old.as_slice(), head.new.as_slice()) else {
            continue;
        };
        if head.kind == ClauseKind::Article && head.renumbered {
            folded.push(sides.old.clause(*old), sides.new.clause(*new));
        }
    }
    folded.finish()
}

/// Folds neighbouring renumberings into ranges.
#[derive(Default)]
pub(super) struct Fold {
    ranges: Vec<Range>,
}

struct Range {
    old: [Option<u32>; 2],
    new: [Option<u32>; 2],
    first: [String; 2],
    last: [String; 2],
}

impl Fold {
    /// Adds a clause with its old and new number.
    pub(super) fn push(&mut self, old: &Clause, new: &Clause) {
        let printed = [number(old), number(new)]
            .map(|number| number.map_or_else(|| say!("no-number"), |n| isolated(&n)));
        let (old, new) = (plain_value(old), plain_value(new));
        if let Some(range) = self.ranges.last_mut()
            && follows(range.old[1], old)
            && follows(range.new[1], new)
        {
            (range.old[1], range.new[1], range.last) = (old, new, printed);
            return;
        }
        let range =
            Range { old: [old, old], new: [new, new], first: printed.clone(), last: printed };
        self.ranges.push(range);
    }

    /// The ranges as text.
    pub(super) fn finish(&self) -> Vec<String> {
        let side = |range: &Range, n: usize| {
            if range.old[0] == range.old[1] {
                range.first[n].clone()
            } else {
                format!("{}-{}", range.first[n], range.last[n])
            }
        };
        self.ranges
            .iter()
            .map(|range| format!("{} -> {}", side(range, 0), side(range, 1)))
            .collect()
    }
}

fn follows(last: Option<u32>, next: Option<u32>) -> bool {
    matches!((last, next), (Some(last), Some(next)) if next == last.wrapping_add(1))
}

/// What a reader needs to know of a draft: `v2  A/AC.291/22  2023-05-29  en  drafts/x/v2.en.txt`.
pub(super) fn identity(version: Version<'_>) -> String {
    let path = version.draft.source.path();
    let path = Some(path).filter(|path| *path != version.draft.name);
    identity_as(version, &version.draft.name, path)
}

/// The same for a page that leaves the machine: where the file lies is nobody's concern who was not given it. Of a text that
/// no series names, the digest says which it is.
pub(super) fn public_identity(version: Version<'_>) -> String {
    let draft = version.draft;
    let digest = format!("SHA-256 {}", &draft.source.sha256()[..12]);
    let digest = version.entry.is_none().then_some(digest.as_str());
    identity_as(version, &public_name(draft), digest)
}

/// The name of a draft without the folders in which its file lies but the last.
pub(super) fn public_name(draft: &Draft) -> String {
    let parts: Vec<&str> = draft.name.split(['/', '\\']).collect();
    squeeze(&parts[parts.len().saturating_sub(2)..].join("/"))
}

fn identity_as(version: Version<'_>, name: &str, last: Option<&str>) -> String {
    let draft = version.draft;
    let mut parts = vec![squeeze(name)];
    if let Some(entry) = version.entry {
        parts.extend(entry.symbol.as_deref().map(squeeze));
        parts.extend(entry.date.map(|date| date.to_string()));
    }
    parts.push(squeeze(&draft.language));
    parts.extend(last.map(squeeze));
    let articles = draft.clauses.iter().filter(|c| c.kind == ClauseKind::Article).count();
    let parts = parts.iter().map(|part| isolated_in_rtl(part));
    let articles = say!("n-articles", n = articles);
    parts.chain([articles]).collect::<Vec<_>>().join("  ")
}

/// Short names of the two sides: the draft ids, else the names of the files, else those of their folders, else `old` and
/// `new`.
pub(super) fn side_names(sides: Sides<'_>) -> [String; 2] {
    let part = |from_the_end: usize| {
        [sides.old, sides.new].map(|draft| {
            let mut parts = draft.name.rsplit(['/', '\\']);
            squeeze(parts.nth(from_the_end).unwrap_or_default())
        })
    };
    let names = part(0);
    let stems = names.clone().map(|name| match name.rsplit_once('.') {
        Some((stem, "txt" | "md" | "text")) if !stem.is_empty() => stem.to_owned(),
        _ => name,
    });
    let is_usable = |names: &[String; 2]| {
        names[0] != names[1] && names.iter().all(|name| (1..=24).contains(&name.chars().count()))
    };
    let usable = [stems, names, part(1)].into_iter().find(is_usable);
    usable.unwrap_or_else(|| [say!("side-old"), say!("side-new")])
}
