//! The real record that ships: every statement of its sources is carried, and it says what it rests on.

use std::collections::BTreeMap;
use std::path::Path;

use travaux::series::Series;
use travaux::series::record::Evidence;

const PATH: &str = "drafts/un-cybercrime/series.toml";

/// The file as it ships.
fn text() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH)).unwrap()
}

fn series() -> Series {
    Series::parse(Path::new(PATH), &text()).unwrap_or_else(|error| panic!("{error}"))
}

/// How many entries carry each row of a source, in the order of its rows.
fn carriers(series: &Series, source: &str) -> Vec<(String, usize)> {
    let source = series.record.sources.iter().find(|known| known.id == source).unwrap();
    let cites = || series.bases().flat_map(|basis| &basis.cites);
    let count = |row: &String| {
        cites().filter(|cite| cite.source == source.id && cite.row.as_ref() == Some(row)).count()
    };
    source.rows.iter().map(|row| (row.clone(), count(row))).collect()
}

#[test]
fn every_row_of_both_sources_is_carried_or_skipped_with_a_reason() {
    let series = series();
    for (id, n_rows, skipped) in [("timeline", 42, &[][..]), ("vote", 15, &["o"][..])] {
        let rows = carriers(&series, id);
        assert_eq!(rows.len(), n_rows, "{id}");
        let left: Vec<&str> =
            rows.iter().filter(|(_, n)| *n == 0).map(|(row, _)| row.as_str()).collect();
        assert_eq!(left, skipped, "{id}");
        let source = series.record.sources.iter().find(|source| source.id == id).unwrap();
        let reasons: Vec<&str> = source.skip.iter().map(|(row, _)| row.as_str()).collect();
        assert_eq!(reasons, skipped, "{id}");
    }
}

/// Without the entries that cite it, each row is missed by name.
#[test]
fn a_row_that_loses_its_entries_is_an_error() {
    let whole = text();
    let series = series();
    for source in ["timeline", "vote"] {
        for (row, _) in carriers(&series, source).iter().filter(|(_, n)| *n > 0) {
            let cite = format!("\"{source}:{row}\"");
            let cut = whole.replace(&format!("{cite}, "), "").replace(&cite, "");
            assert_ne!(cut, whole, "{cite}");
            let error = Series::parse(Path::new(PATH), &cut).unwrap_err().to_string();
            let missed = format!("row {row} of the source `{source}`");
            assert!(error.contains(&missed), "{cite}: {error}");
        }
    }
}

#[test]
fn every_entry_says_what_it_rests_on() {
    let series = series();
    for basis in series.bases() {
        let line = basis.place.line;
        assert!(basis.evidence.is_some(), "{PATH}:{line}: no evidence");
        // What the sources say names the row; what was checked or remembered need not.
        if basis.evidence == Some(Evidence::Source) {
            assert!(basis.cites.iter().any(|cite| cite.row.is_some()), "{PATH}:{line}: no row");
        }
    }
}

#[test]
fn votes_have_the_numbers_that_the_sources_give_and_no_others() {
    let series = series();
    let votes: BTreeMap<&str, String> = series
        .record
        .events
        .iter()
        .filter_map(|event| Some((event.id.as_deref()?, event.vote.as_ref()?)))
        .map(|(id, vote)| {
            let counts = vote.counts.map_or_else(
                || if vote.without_vote { "without a vote" } else { "not known" }.to_owned(),
                |counts| format!("{}-{}-{}", counts.in_favour, counts.against, counts.abstain),
            );
            (id, counts)
        })
        .collect();
    let expected = [
        ("adopted", "without a vote"),
        ("brazil-vote", "88-42-32"),
        ("ga-2019", "79-60-33"),
        ("haiti-vote", "without a vote"),
        ("iran-vote", "23-102-26"),
        ("modalities", "without a vote"),
        ("third-committee-2019", "88-58-34"),
        ("uk-vote", "not known"),
    ];
    assert_eq!(votes, expected.map(|(id, counts)| (id, counts.to_owned())).into());
}

/// The clauses that a clause becomes along the drafts, by the decisions of the file alone.
fn followed(series: &Series, drafts: &[&str], clause: &str) -> Vec<Option<String>> {
    let mut at = Some(clause.to_owned());
    drafts
        .windows(2)
        .map(|step| {
            at = series
                .concordance
                .iter()
                .find(|pair| {
                    pair.old_draft == step[0]
                        && pair.new_draft == step[1]
                        && pair.old_clause == at
                        && at.is_some()
                })
                .and_then(|pair| pair.new_clause.clone());
            at.clone()
        })
        .collect()
}

#[test]
fn the_known_articles_are_followed_to_the_adopted_text() {
    let series = series();
    let chain = ["cnd", "zero", "rev1", "rev2", "rev3", "l15", "final"];
    for (from, clauses) in [
        ("art_42", [24, 24, 24, 24, 24, 24]),
        ("art_5", [5, 5, 5, 6, 6, 6]),
        ("art_6", [6, 6, 6, 7, 7, 7]),
        ("art_48", [30, 30, 30, 30, 30, 30]),
    ] {
        let expected = clauses.map(|number| Some(format!("art_{number}")));
        assert_eq!(followed(&series, &chain, from), expected, "{from}");
    }
    let treaties = followed(&series, &chain[1..], "art_17");
    assert_eq!(treaties, [17, 17, 4, 4, 4].map(|number| Some(format!("art_{number}"))));
    assert!(followed(&series, &chain, "art_28").iter().all(Option::is_none), "cluster 8 is gone");
}

/// One body under several names is one actor.
#[test]
fn names_of_one_body_lead_to_one_actor() {
    for (names, id) in [
        (
            &[
                "اللجنة المخصصة",
                "اللجنة الحكومية الدولية",
                "اللجنة المؤقتة",
                "اللجنة الوطنية العليا",
                "AHC",
            ][..],
            "ahc",
        ),
        (&["الخصوصية العالمية", "برايفسي العالمية", "PI"], "privacy-international"),
        (&["مؤسسة الحدود الإلكترونية", "مؤسسة الحدود الالكترونية", "EFF"], "eff"),
        (&["شبكة الدفاع عن الحقوق الرقمية", "R3D"], "r3d"),
        (&["المملكة المتحدة", "UK"], "united-kingdom"),
    ] {
        for name in names {
            let extra = format!(
                "\n[[position]]\nby = [\"{name}\"]\ntopic = \"treaty\"\nstance = \"for\"\n"
            );
            let series = Series::parse(Path::new(PATH), &(text() + &extra));
            let series = series.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(series.record.positions.last().unwrap().by, [id], "{name}");
        }
    }
}

#[test]
fn the_clusters_of_the_consolidated_document_are_known() {
    let series = series();
    let clusters: Vec<&str> = series.clusters.iter().map(|c| c.number.as_str()).collect();
    assert_eq!(clusters, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]);
    assert!(series.clusters.iter().all(|c| c.draft == "cnd" && c.chapter.as_deref() == Some("II")));
    assert_eq!(series.clusters[7].articles, ["26", "27", "28", "29"]);
    // Which articles clusters 3 and 4 hold is not known, so none is given.
    assert!(series.clusters[2..4].iter().all(|cluster| cluster.articles.is_empty()));
}
