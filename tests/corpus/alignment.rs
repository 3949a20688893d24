//! Articles of related treaties are paired as people paired them.

use std::collections::BTreeSet;

use travaux::draft::{ClauseIdx, Draft};
use unicode_normalization::UnicodeNormalization as _;

use crate::folder::Corpus;
use crate::laws::{Compared, compare_both_ways};

type Pairs = BTreeSet<(String, String)>;

/// Two texts and their comparison, which obeys the laws.
#[track_caller]
fn compared(corpus: &Corpus, old: &str, new: &str) -> Compared {
    let compared = compare_both_ways(corpus.draft(old), corpus.draft(new));
    compared.unwrap_or_else(|broken| panic!("{old} against {new}: {broken}"))
}

/// F1 of the pairs found against those in a table of two columns; never below `floor`.
#[track_caller]
fn case(corpus: &Corpus, old: &str, new: &str, gold: &str, floor: f64) -> Pairs {
    let compared = compared(corpus, old, new);
    let gold = gold_pairs(&corpus.text(gold));
    let found = found_pairs(&compared, &gold);
    let n_hit = gold.intersection(&found).count() as f64;
    let f1 = 2.0 * n_hit / (gold.len() + found.len()) as f64;
    println!("alignment: {old} -> {new}: F1 {f1:.4} of {} pairs", gold.len());
    let missed: Vec<_> = gold.difference(&found).collect();
    let extra: Vec<_> = found.difference(&gold).collect();
    assert!(f1 >= floor, "{old} -> {new}: F1 {f1:.4}\nmissed {missed:?}\nextra {extra:?}");
    found
}

/// Pairs of a table with a head; a cell may hold several numbers, and names no partner where it is empty or a word.
fn gold_pairs(table: &str) -> Pairs {
    let mut pairs = Pairs::new();
    for row in table.lines().skip(1) {
        let mut cells = row.split('\t');
        let (old, new) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        for old in numbers(old) {
            pairs.extend(numbers(new).into_iter().map(|new| (old.clone(), new)));
        }
    }
    pairs
}

fn numbers(cell: &str) -> Vec<String> {
    let numbers = cell.split([',', ';']).map(number);
    numbers.filter(|number| !["", "new", "none", "nil"].contains(&number.as_str())).collect()
}

/// `12(3)` counts as its article, `228A` as `228a`.
fn number(printed: &str) -> String {
    let folded: String = printed.nfkc().collect::<String>().to_lowercase();
    let whole = folded.split('(').next().unwrap_or("");
    whole.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect()
}

/// Pairs of articles of which at least one stands in the table.
fn found_pairs(compared: &Compared, gold: &Pairs) -> Pairs {
    let old_scope: BTreeSet<&String> = gold.iter().map(|(old, _)| old).collect();
    let new_scope: BTreeSet<&String> = gold.iter().map(|(_, new)| new).collect();
    let mut found = Pairs::new();
    for change in &compared.redline.changes {
        for old in articles(&compared.old, &change.old) {
            for new in articles(&compared.new, &change.new) {
                if old_scope.contains(&old) || new_scope.contains(&new) {
                    found.insert((old.clone(), new));
                }
            }
        }
    }
    found
}

/// The numbers of those clauses that are articles of the body; annexes count their own.
fn articles(draft: &Draft, clauses: &[ClauseIdx]) -> Vec<String> {
    let ids = clauses.iter().map(|&idx| draft.clause(idx).id.as_str());
    ids.filter_map(|id| id.strip_prefix("art_").filter(|rest| !rest.contains("__")))
        .map(number)
        .collect()
}

#[test]
fn three_languages_of_two_regulations_agree() {
    let Some(corpus) = Corpus::open() else { return };
    for language in ["en", "fr", "es"] {
        let found = case(
            &corpus,
            &format!("isa-exploration/nodules-2013/{language}.txt"),
            &format!("isa-exploration/sulphides-2010/{language}.txt"),
            "isa-exploration/gold-nodules-to-sulphides.tsv",
            1.0,
        );
        assert!(found.contains(&("15".to_owned(), "12".to_owned())), "the moved one, {language}");
    }
}

#[test]
fn a_penal_code_is_followed_into_its_successor() {
    let Some(corpus) = Corpus::open() else { return };
    case(
        &corpus,
        "ipc-to-bns/ipc-1860.txt",
        "ipc-to-bns/bns-2023.txt",
        "ipc-to-bns/gold-bns-sections-1-99.tsv",
        0.90,
    );
}

#[test]
fn a_convention_is_followed_into_its_sister() {
    let Some(corpus) = Corpus::open() else { return };
    let gold = "criminal-law-treaties/expert-untoc-to-uncac.tsv";
    let old = "criminal-law-treaties/BWBV0001668.md";
    let new = "criminal-law-treaties/BWBV0001830.md";
    let found = case(&corpus, old, new, gold, 0.97);
    let missed = gold_pairs(&corpus.text(gold)).difference(&found).count();
    assert_eq!(missed, 0, "every pair of the expert is found");
}

#[test]
fn other_versions_obey_the_laws_of_comparison() {
    let Some(corpus) = Corpus::open() else { return };
    for (old, new) in [
        ("prepcom-report/v1-advance-unedited.txt", "prepcom-report/v2-final-A.AC.296.2026.9.txt"),
        ("isa-exploration/nodules-2013/en.txt", "isa-exploration/crusts-2012/en.txt"),
        ("isa-exploration/sulphides-2010/fr.txt", "isa-exploration/crusts-2012/fr.txt"),
        ("criminal-law-treaties/BWBV0001009.md", "criminal-law-treaties/BWBV0003125.md"),
        ("space-treaties/ost-1967-1967-01-27.txt", "space-treaties/moon-1979-1979-12-18.txt"),
        ("saudi-treaties-ar/05.md", "saudi-treaties-ar/20.md"),
        ("budapest/budapest-en-nl.md", "un-cybercrime-convention/ar-articles-1-15.txt"),
        ("bbnj/zh.txt", "bbnj/ru.txt"),
    ] {
        compared(&corpus, old, new);
        println!("laws of comparison: {old} -> {new}");
    }
}
