//! What the sentences of real treaties that name a safeguard do with it: the words alone do not tell.
//!
//! `polarity.tsv` says of each sentence, by file and clause, whether it requires the safeguard, leaves it to choice,
//! deems it fulfilled or takes it away. An `exception` is a narrow one that no rule may report.

use std::collections::{BTreeMap, BTreeSet};

use travaux::draft::Draft;
use travaux::lint::{Check, LintOptions, RuleSet, Says, check};

use crate::folder::Corpus;

const EXPECTED: &str = include_str!("polarity.tsv");

/// For each safeguard and polarity, the clauses where a sentence has it.
type Found = BTreeMap<(String, &'static str), BTreeSet<String>>;

#[test]
fn sentences_that_name_a_safeguard_are_told_apart() {
    let Some(corpus) = Corpus::open() else { return };
    let rules = sentence_rules();
    let mut expected: BTreeMap<&str, Vec<[&str; 3]>> = BTreeMap::new();
    for line in EXPECTED.lines().filter(|line| !line.starts_with('#')) {
        let [file, safeguard, clause, polarity]: [&str; 4] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        expected.entry(file).or_default().push([safeguard, clause, polarity]);
    }
    let mut n_sentences = 0;
    for (file, sentences) in expected {
        let found = polarities(&corpus.draft(file), &rules);
        n_sentences += sentences.len();
        for &[safeguard, clause, polarity] in &sentences {
            let at = |polarity: &'static str| {
                let clauses = found.get(&(safeguard.to_owned(), polarity));
                clauses.is_some_and(|ids| ids.iter().any(|id| id.starts_with(clause)))
            };
            let is_right = match polarity {
                "requires" => at("requires") && !at("negates"),
                "permits" => at("permits"),
                "deems" => at("deems") && !at("requires"),
                "negates" => at("negates"),
                _ => !at("negates") && !at("requires"),
            };
            assert!(is_right, "{file}: {clause}: {safeguard} {polarity}: {found:?}");
        }
        // Nothing else in these texts may count as the safeguard, or as its end.
        for ((safeguard, polarity), ids) in &found {
            let is_known = |id: &String| {
                sentences.iter().any(|[of, clause, _]| of == safeguard && id.starts_with(clause))
            };
            let is_listed = sentences.iter().any(|[of, ..]| of == safeguard);
            if is_listed && *polarity == "negates" {
                assert!(ids.iter().all(is_known), "{file}: {safeguard} {polarity}: {ids:?}");
            }
        }
    }
    println!("polarity: {n_sentences} sentences");
}

fn polarities(draft: &Draft, rules: &RuleSet) -> Found {
    let mut found = Found::new();
    for finding in check(draft, rules, &LintOptions::default()).findings {
        let (Some(rule), Some(clause)) = (rules.get(&finding.rule), finding.clause) else {
            continue;
        };
        let (of, polarity) = match &rule.check {
            Check::Polarity(polarity, _) => {
                let says = match polarity.says {
                    Says::Permits => "permits",
                    Says::Deems => "deems",
                    Says::Negates => "negates",
                };
                (polarity.of.clone(), says)
            }
            _ => (rule.id.clone(), "requires"),
        };
        let id = draft.clause(clause).id.to_string();
        found.entry((of, polarity)).or_default().insert(id);
    }
    found
}

/// The rules on dual criminality and on political offences, made to say of every sentence what it does: where the
/// safeguard rule asks for words, its words are looked for.
fn sentence_rules() -> RuleSet {
    let files = RuleSet::shipped_files();
    let (path, text) = files.iter().find(|(path, _)| path.ends_with("cooperation.toml")).unwrap();
    let rules: Vec<String> = text
        .split("[[rule]]\n")
        .filter(|rule| {
            ["id = \"ic-dual-criminality", "id = \"ic-political-offence"]
                .iter()
                .any(|id| rule.starts_with(id))
        })
        .map(|rule| {
            let everywhere = rule
                .replace("scope = [\"cooperation\"]\n", "")
                .replace("needs = [\"procedural\"]\n", "")
                .replace("[rule.check.absence]\nwithin = \"chapter\"\n", "[rule.check.term]\n");
            format!("[[rule]]\n{everywhere}")
        })
        .collect();
    assert_eq!(rules.len(), 7, "the rules on both safeguards and their polarities");
    let (rules, errors) = RuleSet::parse(&[(path.clone(), rules.concat())]);
    assert_eq!(errors, []);
    rules
}
