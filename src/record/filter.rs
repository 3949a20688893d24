//! What is wanted of a record.

use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Event, EventState, Target};

use super::{Moment, What};

/// What is wanted of a record; nothing is asked where a part is empty.
#[derive(Clone, Debug, Default)]
pub struct Filter<'a> {
    /// The id of an actor, and those of the groups that it is a member of.
    pub actors: Vec<&'a str>,
    /// Kinds of entries.
    pub kinds: Vec<String>,
    /// Not before.
    pub from: Option<Date>,
    /// Not after.
    pub to: Option<Date>,
    /// Whether an event took place.
    pub state: Option<EventState>,
    /// The id of a draft.
    pub draft: Option<&'a str>,
    /// A clause: its id, or its number as lawyers write it.
    pub clause: Option<String>,
}

impl<'a> Filter<'a> {
    /// The ids that stand for an actor: its own, and those of its groups.
    pub fn ids_of(series: &'a Series, actor: &'a str) -> Vec<&'a str> {
        let groups = series.record.groups_of(actor).into_iter().map(|group| group.id.as_str());
        std::iter::once(actor).chain(groups).collect()
    }

    /// Whether an entry of a timeline is wanted.
    pub(super) fn takes(&self, moment: &Moment<'_>) -> bool {
        let kind = moment.what.kind();
        let is_kind = self.kinds.is_empty() || self.kinds.iter().any(|wanted| wanted == kind);
        is_kind && self.takes_state(moment) && self.takes_date(moment) && self.takes_actor(moment)
    }

    fn takes_state(&self, moment: &Moment<'_>) -> bool {
        match (self.state, moment.what) {
            (None, _) => true,
            (Some(state), What::Event(event)) => event.state == state,
            (Some(_), _) => false,
        }
    }

    fn takes_date(&self, moment: &Moment<'_>) -> bool {
        let until = match moment.what {
            What::Event(event) => event.until,
            _ => None,
        };
        let (Some(first), Some(last)) = (moment.date, until.or(moment.date)) else {
            return self.from.is_none() && self.to.is_none();
        };
        self.from.is_none_or(|from| last.last() >= from.first())
            && self.to.is_none_or(|to| first.first() <= to.last())
    }

    fn takes_actor(&self, moment: &Moment<'_>) -> bool {
        match moment.what {
            What::Document(document) => self.takes_any(&[&document.by]),
            What::Draft(draft) => self.takes_any(&[&draft.by]),
            What::Proposal(proposal) => self.takes_any(&[&proposal.by, &proposal.with]),
            What::Event(event) => self.takes_any(&event_actors(event)),
        }
    }

    /// Whether one of these lists names the actor.
    pub fn takes_any(&self, lists: &[&Vec<String>]) -> bool {
        self.actors.is_empty()
            || lists.iter().any(|list| list.iter().any(|id| self.actors.contains(&id.as_str())))
    }

    /// Whether the draft and clause of an entry are wanted.
    pub fn takes_target(&self, target: &Target) -> bool {
        let is_draft = self.draft.is_none_or(|draft| target.draft.as_deref() == Some(draft));
        let is_clause = self.clause.as_deref().is_none_or(|wanted| {
            target.clause.as_deref().is_some_and(|clause| stands_in(clause, wanted))
        });
        is_draft && is_clause
    }
}

/// Every list of actors of an event.
pub(super) fn event_actors(event: &Event) -> Vec<&Vec<String>> {
    let mut lists = vec![&event.by, &event.with, &event.against];
    if let Some(vote) = &event.vote {
        lists.extend([&vote.in_favour, &vote.opposed, &vote.abstained]);
    }
    lists
}

/// Whether a clause is the one wanted, or stands below it.
fn stands_in(clause: &str, wanted: &str) -> bool {
    let below = |whole: &str, part: &str, joint: &str| {
        whole == part || whole.strip_prefix(part).is_some_and(|rest| rest.starts_with(joint))
    };
    let tight = |text: &str| text.replace(' ', "").to_lowercase();
    below(clause, wanted, "__")
        || article_number(clause).is_some_and(|number| below(&tight(&number), &tight(wanted), "("))
}

/// The number of a clause as lawyers write it, told from its id alone: `24(3)(a)`, `10 bis`; `None` outside articles.
pub fn article_number(id: &str) -> Option<String> {
    let mut parts = id.split("__");
    let mut number = spaced(parts.next()?.strip_prefix("art_")?);
    for part in parts {
        let (kind, value) = part.split_once('_')?;
        if !matches!(kind, "para" | "point" | "subpoint") || value.starts_with("nn") {
            return None;
        }
        number = format!("{number}({})", spaced(value));
    }
    Some(number)
}

/// `10bis` as `10 bis`.
fn spaced(number: &str) -> String {
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let (digits, rest) = number.split_at(end);
    if digits.is_empty() || rest.len() < 3 { number.to_owned() } else { format!("{digits} {rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_have_numbers() {
        let number = |id| article_number(id).unwrap_or_default();
        assert_eq!(number("art_42"), "42");
        assert_eq!(number("art_23__para_2__point_b"), "23(2)(b)");
        assert_eq!(number("art_5__para_1bis"), "5(1 bis)");
        assert_eq!(number("art_29A"), "29A");
        assert_eq!(number("preamble__rec_4"), "");
    }

    #[test]
    fn what_stands_below_a_clause_is_wanted_too() {
        for wanted in ["art_42", "42", "42(3)", "art_42__para_3"] {
            assert!(stands_in("art_42__para_3", wanted), "{wanted}");
        }
        for wanted in ["art_4", "4", "42(3)(a)", "43"] {
            assert!(!stands_in("art_42__para_3", wanted), "{wanted}");
        }
        assert!(stands_in("art_10bis", "10 bis") && stands_in("art_10bis", "10bis"));
    }
}
