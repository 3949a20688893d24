//! Several texts as the drafts of one treaty: what each article of one is in the others.

use std::collections::BTreeSet;
use std::path::Path;

use travaux::draft::{ClauseIdx, ClauseKind, Draft};
use travaux::history::{History, Row, Stage};

use crate::folder::Corpus;
use crate::laws;

const FOLDERS: [&str; 3] = ["sulphides-2010", "crusts-2012", "nodules-2013"];

fn history(drafts: &[Draft]) -> History<'_> {
    History::new(drafts.iter().map(|draft| Stage { draft, has_text: true }).collect(), &[])
}

/// The numbers of a row's articles that stand in no annex: `12`, `-` for none.
fn numbers(history: &History<'_>, row: &Row) -> Option<Vec<String>> {
    let mut numbers = Vec::new();
    for cell in &row.cells {
        let draft = history.draft(cell.stage);
        let number = |&idx: &ClauseIdx| {
            let is_annexed =
                draft.ancestors(idx).any(|idx| draft.clause(idx).kind == ClauseKind::Annex);
            let id = draft.clause(idx).id.as_str();
            (!is_annexed).then(|| id.trim_start_matches("art_").to_owned())
        };
        let here = cell.clauses.iter().map(number).collect::<Option<Vec<_>>>()?;
        numbers.push(if here.is_empty() { "-".to_owned() } else { here.join("+") });
    }
    Some(numbers)
}

/// The table of the three regulations, judged by hand from their headings.
fn expected() -> BTreeSet<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expectations/exploration.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn three_regulations_are_one_series_in_three_languages() {
    let Some(corpus) = Corpus::open() else { return };
    for language in ["en", "es", "fr"] {
        let drafts =
            FOLDERS.map(|folder| corpus.draft(&format!("isa-exploration/{folder}/{language}.txt")));
        let history = history(&drafts);
        let rows = history.rows();
        let found: BTreeSet<Vec<String>> =
            rows.iter().filter_map(|row| numbers(&history, row)).collect();
        let expected = expected();
        let wrong: Vec<_> = found.symmetric_difference(&expected).collect();
        println!("history: {language}: {} rows, {} wrong", found.len(), wrong.len());
        assert!(wrong.is_empty(), "{language}: {wrong:?}");
    }
}

#[test]
fn a_report_and_its_final_version_keep_their_articles() {
    let Some(corpus) = Corpus::open() else { return };
    let names = ["v1-advance-unedited", "v2-final-A.AC.296.2026.9"];
    let drafts = names.map(|name| corpus.draft(&format!("prepcom-report/{name}.txt")));
    let history = history(&drafts);
    let rows = history.rows();
    let both = |row: &&Row| row.cells.iter().all(|cell| !cell.clauses.is_empty());
    let kept = rows.iter().filter(both).count();
    println!("history: report: {kept} of {} rows in both versions", rows.len());
    assert!(rows.len() - kept <= 1, "{kept} of {}", rows.len());
    let disappeared = history.group_lives(&rows).iter().filter(|life| life.disappeared()).count();
    assert_eq!(disappeared, 0);
}

/// What share of the words of the last draft each draft brought, in words; the law holds that nothing is lost.
#[track_caller]
fn shares(what: &str, drafts: &[Draft]) -> Vec<usize> {
    let history = history(drafts);
    let last = drafts.len() - 1;
    assert_eq!(laws::blame_is_whole(&history, last), Ok(()), "{what}");
    let blame = history.blame(last, None, &[]);
    let mut words = vec![0; drafts.len()];
    for share in blame.shares(&drafts[last]) {
        words[share.stage] = share.words;
    }
    let back = blame.runs.iter().filter(|run| blame.origin(run).gap.is_some()).count();
    println!("history: blame of {what}: words by draft {words:?}, {back} runs back after a gap");
    words
}

#[test]
fn blame_gives_back_regulations_and_reports() {
    let Some(corpus) = Corpus::open() else { return };
    for language in ["en", "es", "fr"] {
        let drafts =
            FOLDERS.map(|folder| corpus.draft(&format!("isa-exploration/{folder}/{language}.txt")));
        let words = shares(&format!("exploration {language}"), &drafts);
        // The three are one text with few changes: most of it is the oldest one's.
        assert!(words[0] * 2 > words.iter().sum::<usize>(), "{language}: {words:?}");
    }
    let names = ["v1-advance-unedited", "v2-final-A.AC.296.2026.9"];
    let drafts = names.map(|name| corpus.draft(&format!("prepcom-report/{name}.txt")));
    let words = shares("report", &drafts);
    assert!(words[0] * 10 > words.iter().sum::<usize>() * 9, "{words:?}");
}

#[test]
fn brackets_of_a_report_are_followed_to_its_final_version() {
    let Some(corpus) = Corpus::open() else { return };
    let names = ["v1-advance-unedited", "v2-final-A.AC.296.2026.9"];
    let drafts = names.map(|name| corpus.draft(&format!("prepcom-report/{name}.txt")));
    let history = history(&drafts);
    let found = history.brackets(None);
    let states: Vec<_> = found.states.iter().flatten().collect();
    let [old, new] = states.as_slice() else { panic!("both versions have a text") };
    let turn = new.turn.unwrap();
    println!("history: brackets {} -> {}: {turn:?}", old.marks.open, new.marks.open);
    // What is open is what was, and what came, without what went.
    assert_eq!(new.marks.open, old.marks.open + turn.opened - turn.closed);
    let mut fates = std::collections::BTreeMap::new();
    for contest in found.contests.iter().filter(|contest| contest.stage == 0) {
        *fates.entry(contest.fate.as_str()).or_insert(0) += 1;
    }
    println!("history: alternatives of the report: {fates:?}");
}
