//! What people decided on the clauses of two drafts, in the form in which a history takes it.

use super::Stage;
use crate::align::Override;
use crate::draft::ClauseKind;

/// A pair of clauses that a person decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crosswalk {
    /// Which draft, the older one.
    pub old_stage: usize,
    /// The id of the clause in it; `None` where the new clause was not there.
    pub old: Option<String>,
    /// Which draft, the newer one.
    pub new_stage: usize,
    /// The id of the clause in it; `None` where the old clause was dropped.
    pub new: Option<String>,
    /// Whether the two belong together, or must never be paired.
    pub is_match: bool,
}

impl Crosswalk {
    /// What the aligner is told where both drafts have a text; a clause that was dropped pairs with no article.
    pub(super) fn overrides(&self, stages: &[Stage<'_>]) -> Vec<Override> {
        let articles = |stage: usize| {
            let draft = stages[stage].draft;
            let articles = draft.clauses.iter().filter(|c| c.kind == ClauseKind::Article);
            articles.map(|clause| clause.id.as_str().to_owned()).collect::<Vec<_>>()
        };
        let entry = |old: &str, new: &str, is_match| Override {
            old: old.into(),
            new: new.into(),
            is_match,
        };
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => vec![entry(old, new, self.is_match)],
            (Some(old), None) if self.is_match => {
                articles(self.new_stage).iter().map(|new| entry(old, new, false)).collect()
            }
            (None, Some(new)) if self.is_match => {
                articles(self.old_stage).iter().map(|old| entry(old, new, false)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The ids of a range: `art_6..art_8` gives `art_6`, `art_7`, `art_8`; an id without a range gives itself.
///
/// `None` where the two ends differ in more than their last number, or stand in the wrong order.
pub fn expand(range: &str) -> Option<Vec<String>> {
    let Some((first, last)) = range.split_once("..") else {
        return Some(vec![range.trim().to_owned()]);
    };
    let split = |id: &str| -> Option<(String, u32)> {
        let id = id.trim();
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
        Some((stem.to_owned(), id[stem.len()..].parse().ok()?))
    };
    let ((stem, from), (other, to)) = (split(first)?, split(last)?);
    let is_range = stem == other && from <= to && to - from < 10_000;
    is_range.then(|| (from..=to).map(|n| format!("{stem}{n}")).collect())
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn ranges_count_up() {
        let ids = |range| expand(range).map(|ids| ids.join(" "));
        assert_eq!(ids("art_6..art_8").as_deref(), Some("art_6 art_7 art_8"));
        assert_eq!(ids("art_6").as_deref(), Some("art_6"));
        assert_eq!(
            ids("art_2__para_1..art_2__para_2").as_deref(),
            Some("art_2__para_1 art_2__para_2")
        );
        for wrong in ["art_8..art_6", "art_1..para_2", "art_1..", "art_1..art_999999999", "a..b"] {
            assert_eq!(ids(wrong), None, "{wrong}");
        }
    }
}
