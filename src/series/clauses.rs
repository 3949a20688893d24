//! Whether the clauses that a series names stand in its drafts, and the words in the clauses.
//!
//! Goes in: a series and the texts of one of its drafts. Comes out: what is wrong, with the place in `series.toml`.

use crate::draft::Draft;
use crate::error::Error;
use crate::key::fold;
use crate::messages::{Value, commas};
use crate::say;
use crate::toml_file::nearest;

use super::Series;
use super::record::{Action, Place, Proposal};

impl Series {
    /// What is wrong with the clauses that the series names in the draft with this id, given the draft in every
    /// language in which its text is here.
    pub fn check_clauses(&self, id: &str, versions: &[&Draft]) -> Vec<Error> {
        let mut errors = Vec::new();
        let is_default = |draft: &&&Draft| self.default_language.as_ref() == Some(&draft.language);
        if let Some(draft) = versions.iter().find(is_default).or(versions.first()) {
            // Points go by the letters of a language: one version that has the clause is enough.
            let mut missing = self.clauses_of(id);
            missing.retain(|(clause, _)| versions.iter().all(|draft| draft.find(clause).is_none()));
            // A range is one mistake.
            for entry in missing.chunk_by(|(_, one), (_, other)| one == other) {
                let clauses: Vec<&str> = entry.iter().map(|(clause, _)| *clause).collect();
                errors.push(self.config_error(entry[0].1, no_clause(id, &clauses, draft)));
            }
        }
        for proposal in &self.record.proposals {
            if proposal.target.draft.as_deref() == Some(id) {
                let missing = |draft: &&Draft| self.words_missing(proposal, draft, versions);
                errors.extend(versions.iter().filter_map(missing));
            }
        }
        errors
    }

    /// Every clause that the series names in a draft, with the place where it does.
    fn clauses_of(&self, id: &str) -> Vec<(&str, Place)> {
        let record = &self.record;
        let targets = (record.events.iter().map(|event| &event.target))
            .chain(record.proposals.iter().map(|proposal| &proposal.target))
            .chain(record.positions.iter().map(|position| &position.target))
            .chain(record.asks.iter().map(|ask| &ask.target));
        let mut clauses: Vec<(&str, Place)> = targets
            .filter(|target| target.draft.as_deref() == Some(id))
            .filter_map(|target| Some((target.clause.as_deref()?, target.place)))
            .collect();
        for entry in &self.concordance {
            let sides =
                [(&entry.old_draft, &entry.old_clause), (&entry.new_draft, &entry.new_clause)];
            let of_draft = sides.into_iter().filter(|(draft, _)| *draft == id);
            clauses.extend(
                of_draft.filter_map(|(_, clause)| Some((clause.as_deref()?, entry.basis.place))),
            );
        }
        for entry in self.classes.iter().filter(|entry| entry.draft.as_deref() == Some(id)) {
            clauses.push((&entry.clause, Place { line: entry.line, column: 1 }));
        }
        clauses
    }

    /// What is wrong where the words that a proposal takes out do not stand in its clause.
    fn words_missing(
        &self,
        proposal: &Proposal,
        draft: &Draft,
        versions: &[&Draft],
    ) -> Option<Error> {
        if proposal.action == Action::Add {
            return None;
        }
        let default = self.default_language.as_deref().unwrap_or(&draft.language);
        let words = proposal.words.as_ref()?.for_draft(&draft.language, default)?;
        let clause = proposal.target.clause.as_deref()?;
        let in_other = |other: &&Draft| other.counterpart(other.find(clause)?, draft);
        let idx = draft.find(clause).or_else(|| versions.iter().find_map(in_other))?;
        let text = draft.source.slice(draft.clause(idx).span);
        if fold(text).contains(&fold(words)) {
            return None;
        }
        let message = say!(
            "proposal-words-missing",
            words = words,
            clause = clause,
            draft = draft.name.as_str(),
            language = draft.language.as_str()
        );
        Some(self.config_error(proposal.target.place, message))
    }

    fn config_error(&self, place: Place, message: String) -> Error {
        Error::Config { path: self.path.clone(), line: place.line, column: place.column, message }
    }
}

fn no_clause(id: &str, clauses: &[&str], draft: &Draft) -> String {
    let &[clause] = clauses else {
        let clauses = Value::composed(commas(&in_ranges(clauses)));
        return say!("record-no-clauses", draft = id, clauses = clauses);
    };
    let near = nearest(clause, draft.iter().map(|(_, clause)| clause.id.as_str()));
    match near {
        Some(near) => say!("record-no-clause-near", draft = id, clause = clause, near = near),
        None => say!("record-no-clause", draft = id, clause = clause),
    }
}

/// Ids with runs of neighbours as ranges: `art_6..art_10, art_12`.
fn in_ranges(clauses: &[&str]) -> Vec<String> {
    let number = |id: &str| -> Option<(usize, u32)> {
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        Some((stem, id[stem..].parse().ok()?))
    };
    let follows = |one: &&str, other: &&str| match (number(one), number(other)) {
        (Some((stem, n)), Some((other_stem, next))) => {
            one[..stem] == other[..other_stem] && next == n.saturating_add(1)
        }
        _ => false,
    };
    let runs = clauses.chunk_by(follows);
    runs.map(|run| match run {
        [one] => (*one).to_owned(),
        run => format!("{}..{}", run[0], run[run.len() - 1]),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    const HEAD: &str = "title = 'T'\ndefault-language = 'en'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'state'\n\
        [[draft]]\nid = 'v1'\ntexts = { en = 'v1.txt' }\n";

    fn draft(text: &str, language: &str) -> Draft {
        let options = ParseOptions { name: "v1".to_owned(), language: Some(language.to_owned()) };
        parse(Source::new("v1.txt", text), &options)
    }

    #[track_caller]
    fn case(entry: &str, expected: &[&str]) {
        let text = format!("{HEAD}{entry}");
        let series = Series::parse(Path::new("s.toml"), &text).expect("the file is sound");
        let english =
            draft("Article 1\n\nEach State shall act.\n\nArticle 2\n\nNo State shall act.\n", "en");
        let arabic = draft("المادة 1\n\nتتصرف كل دولة.\n", "ar");
        let errors = series.check_clauses("v1", &[&english, &arabic]);
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(said, expected);
        assert!(series.check_clauses("v2", &[&english]).is_empty());
    }

    #[test]
    fn clauses_must_stand_in_the_draft() {
        let of = |clause: &str| {
            format!("[[ask]]\nby = 'a'\ndraft = 'v1'\nclause = '{clause}'\nwants = 'x'\n")
        };
        case(&of("art_1"), &[]);
        case(&of("art_12"), &["s.toml:13:10: v1 has no clause `art_12`; did you mean `art_1`?"]);
        case(&of("art_2"), &[]);
        case(
            "[[concordance]]\nold-draft = 'v1'\nold-clause = 'zzz'\nnew-draft = 'v1'\nnew-clause = 'art_1'\n",
            &["s.toml:10:1: v1 has no clause `zzz`; `travaux show v1 --format json` lists them"],
        );
        case(
            "[[concordance]]\nold-draft = 'v1'\nold-clause = 'art_1..art_5'\nnew-draft = 'v1'\n",
            &[
                "s.toml:10:1: v1 does not have the clauses art_3..art_5; `travaux show v1 --format json` lists them",
            ],
        );
        assert_eq!(
            in_ranges(&["art_1", "art_2", "art_4", "zzz"]),
            ["art_1..art_2", "art_4", "zzz"]
        );
    }

    #[test]
    fn points_go_by_the_letters_of_their_language() {
        let english = draft("Article 1\n\n1. It covers:\n(a) One;\n(b) Two.\n", "en");
        let arabic = draft("المادة 1\n\n1 - تشمل:\n(أ) واحد؛\n(ب) اثنان.\n", "ar");
        let point = english.find("art_1__para_1__point_b").expect("it is there");
        let there = english.counterpart(point, &arabic).expect("it is there too");
        assert!(arabic.own_text(there).contains("اثنان"));
        let short = draft("المادة 1\n\n1 - تشمل:\n(أ) واحد؛\n", "ar");
        assert_eq!(english.counterpart(point, &short), None);
    }

    #[test]
    fn words_must_stand_in_the_clause() {
        let of = |words: &str| {
            format!(
                "[[proposal]]\nby = 'a'\ndraft = 'v1'\nclause = 'art_1'\naction = 'delete'\nwords = {words}\n"
            )
        };
        case(&of("'State  shall'"), &[]);
        case(&of("{ en = 'shall act', ar = 'كل دولة' }"), &[]);
        case(
            &of("'No State'"),
            &[
                "s.toml:13:10: the words `No State` do not stand in `art_1` of v1 (en); copy them from the text",
            ],
        );
        case(
            &of("{ ar = 'لا' }"),
            &[
                "s.toml:13:10: the words `لا` do not stand in `art_1` of v1 (ar); copy them from the text",
            ],
        );
    }
}
