use super::*;
use crate::align::testing::draft;
use crate::draft::ClauseKind;
use crate::history::testing::{BRIDGES, FORESTS, MARKETS, articles};

/// The rows as text: `1 | 1, 2 | -`, one line each.
fn table(history: &History<'_>) -> String {
    let mut lines = String::new();
    for row in history.rows() {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| match cell.presence {
                Presence::Here => {
                    let of = |&idx: &ClauseIdx| id(history.draft(cell.stage), idx);
                    cell.clauses.iter().map(of).collect::<Vec<_>>().join("+")
                }
                Presence::Absent => "-".to_owned(),
                Presence::Unknown => "?".to_owned(),
                Presence::Beside => "/".to_owned(),
            })
            .collect();
        lines.push_str(&cells.join(" | "));
        lines.push('\n');
    }
    lines
}

fn id(draft: &Draft, idx: ClauseIdx) -> String {
    draft.clause(idx).id.as_str().trim_start_matches("art_").to_owned()
}

fn stages(drafts: &[Draft]) -> Vec<Stage<'_>> {
    drafts
        .iter()
        .map(|draft| Stage { draft, has_text: !draft.source.path().starts_with("outline") })
        .collect()
}

#[track_caller]
fn case(texts: &[&str], crosswalks: &[Crosswalk], expected: &[&str]) {
    let drafts: Vec<Draft> = texts.iter().map(|text| draft(text)).collect();
    let history = History::new(stages(&drafts), crosswalks);
    assert_eq!(table(&history).lines().collect::<Vec<_>>(), expected);
}

fn entry(old_stage: usize, old: &str, new_stage: usize, new: &str) -> Crosswalk {
    let id = |id: &str| (!id.is_empty()).then(|| id.to_owned());
    Crosswalk { old_stage, old: id(old), new_stage, new: id(new), is_match: true, evidence: None }
}

const WELLS: &str = "Water drawn from the common well belongs to whoever carries the bucket, except during a drought \
    declared by the assembly of elders.";
const BELLS: &str = "The bell ringer sounds three long notes at dusk and a single short note whenever fog rolls over \
    the harbour mouth.";

#[test]
fn renumbering_keeps_the_row() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES), ("3", MARKETS)]);
    let two = articles(&[("1", WELLS), ("2", FORESTS), ("3", BRIDGES), ("4", MARKETS)]);
    let three = articles(&[("1", WELLS), ("2", MARKETS)]);
    case(&[&one, &two, &three], &[], &["- | 1 | 1", "1 | 2 | -", "2 | 3 | -", "3 | 4 | 2"]);
}

#[test]
fn what_was_split_and_joined_again_is_one_row() {
    let whole = articles(&[("1", &format!("{FORESTS} {BRIDGES}")), ("2", MARKETS)]);
    let parts = articles(&[("1", FORESTS), ("2", BRIDGES), ("3", MARKETS)]);
    let rows = &["1 | 1+2 | 1", "2 | 3 | 2"];
    case(&[&whole, &parts, &whole], &[], rows);
    let drafts = [draft(&whole), draft(&parts), draft(&whole)];
    let history = History::new(stages(&drafts), &[]);
    let row = &history.rows()[0];
    assert!(history.happenings(&row.cells, 1).contains(&Happening::Split));
    assert!(history.happenings(&row.cells, 2).contains(&Happening::Joined));
}

#[test]
fn what_comes_back_is_the_same_clause() {
    let with = articles(&[("1", FORESTS), ("2", BRIDGES), ("3", MARKETS)]);
    let without = articles(&[("1", FORESTS), ("2", MARKETS)]);
    let again = articles(&[("1", FORESTS), ("2", MARKETS), ("3", BRIDGES)]);
    let rows = &["1 | 1 | 1 | 1", "3 | 2 | 2 | 2", "2 | - | - | 3"];
    case(&[&with, &without, &without, &again], &[], rows);
    let drafts = [draft(&with), draft(&without), draft(&without), draft(&again)];
    let history = History::new(stages(&drafts), &[]);
    let cells = history.rows()[2].cells.clone();
    assert_eq!(history.happenings(&cells, 1), [Happening::Dropped]);
    assert_eq!(history.happenings(&cells, 2), []);
    assert_eq!(history.happenings(&cells, 3), [Happening::Returned(0), Happening::Renumbered]);
}

#[test]
fn what_merely_resembles_does_not_come_back() {
    let with = articles(&[("1", FORESTS), ("2", BRIDGES)]);
    let without = articles(&[("1", FORESTS)]);
    let other = articles(&[("1", FORESTS), ("2", BELLS)]);
    case(&[&with, &without, &other], &[], &["1 | 1 | 1", "2 | - | -", "- | - | 2"]);
    // A person who says that a likeness is none is believed.
    let not = Crosswalk { is_match: false, ..entry(0, "art_2", 2, "art_2") };
    let rows = &["1 | 1 | 1", "2 | - | -", "- | - | 2"];
    case(&[&with, &without, &with], &[not], rows);
    case(&[&with, &without, &other], &[entry(0, "art_2", 2, "art_2")], &["1 | 1 | 1", "2 | - | 2"]);
}

#[test]
fn a_person_says_what_ended() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES)]);
    case(&[&one, &one], &[], &["1 | 1", "2 | 2"]);
    case(&[&one, &one], &[entry(0, "art_2", 1, "")], &["1 | 1", "2 | -", "- | 2"]);
    case(&[&one, &one], &[entry(0, "", 1, "art_2")], &["1 | 1", "2 | -", "- | 2"]);
}

#[test]
fn a_paragraph_that_became_an_article_is_followed() {
    let one =
        format!("Article 1\n\n1. {FORESTS}\n2. {BRIDGES}\n3. {WELLS}\n\nArticle 2\n\n{MARKETS}\n");
    let two = format!(
        "Article 1\n\n1. {FORESTS}\n2. {WELLS}\n\nArticle 2\n\n{MARKETS}\n\nArticle 3\n\n{BRIDGES}\n"
    );
    let rows = &["1 | 1+3", "2 | 2"];
    case(&[&one, &two], &[], rows);
    let drafts = [draft(&one), draft(&two)];
    let history = History::new(stages(&drafts), &[]);
    let paragraph = drafts[0].find("art_1__paragraph_2").expect("it is there");
    let cells = history.follow(0, paragraph);
    assert_eq!(cells[1].clauses, [drafts[1].find("art_3").expect("it is there")]);
    let back = history.follow(1, cells[1].clauses[0]);
    assert_eq!(back[0].clauses, [drafts[0].find("art_1").expect("it is there")]);
}

#[test]
fn following_does_not_turn_round() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES), ("3", MARKETS)]);
    let two = articles(&[("1", &format!("{FORESTS} {BRIDGES}")), ("2", MARKETS)]);
    let drafts = [draft(&one), draft(&two)];
    let history = History::new(stages(&drafts), &[]);
    let [first, second] = ["art_1", "art_2"].map(|id| drafts[0].find(id).expect("it is there"));
    let joined = drafts[1].find("art_1").expect("it is there");
    assert_eq!(history.follow(0, first)[0].clauses, [first]);
    assert_eq!(history.follow(0, first)[1].clauses, [joined]);
    assert_eq!(history.follow(1, joined)[0].clauses, [first, second]);
}

fn known(id: &str, subject: &str) -> outline::Known {
    outline::Known { id: id.to_owned(), subject: Some(subject.to_owned()) }
}

#[test]
fn drafts_without_a_text_are_followed_by_what_people_said() {
    let outlines = [
        outline::outline(
            "outline-1",
            "en",
            &[known("art_42", "Safeguards"), known("art_9", "Forgery")],
            &[],
        ),
        outline::outline(
            "outline-2",
            "en",
            &[known("art_24", "Safeguards"), known("art_30", "Seizure")],
            &[],
        ),
        outline::outline("outline-3", "en", &[known("art_25", "Safeguards")], &[]),
    ];
    let entries = [
        entry(0, "art_42", 1, "art_24"),
        entry(1, "art_24", 2, "art_25"),
        entry(0, "art_9", 1, ""),
        entry(0, "", 1, "art_30"),
    ];
    let history = History::new(stages(&outlines), &entries);
    assert_eq!(table(&history), "9 | - | -\n42 | 24 | 25\n- | 30 | ?\n");
    let safeguards = outlines[0].find("art_42").expect("it is there");
    assert_eq!(outlines[0].heading(safeguards), Some("Safeguards"));
    let cells = history.follow(0, safeguards);
    assert_eq!(history.happenings(&cells, 1), [Happening::Renumbered]);
}

#[test]
fn a_draft_without_a_text_stands_between_two_with_one() {
    let one =
        draft(&format!("Article 1\n\n1. {FORESTS}\n2. {BRIDGES}\n\nArticle 2\n\n{MARKETS}\n"));
    let two = outline::outline("outline", "en", &[known("art_7", "Forests")], &[]);
    let three =
        draft(&format!("Article 1\n\n{MARKETS}\n\nArticle 2\n\n1. {FORESTS}\n2. {BRIDGES}\n"));
    let drafts = [one, two, three];
    let entries = [entry(0, "art_1", 1, "art_7"), entry(1, "art_7", 2, "art_2")];
    let history = History::new(stages(&drafts), &entries);
    assert_eq!(table(&history), "2 | ? | 1\n1 | 7 | 2\n");
    let paragraph = drafts[0].find("art_1__paragraph_2").expect("it is there");
    let cells = history.follow(0, paragraph);
    assert!(cells[1].is_lifted);
    assert_eq!(id(&drafts[1], cells[1].clauses[0]), "7");
    // The texts say where the paragraph is; the outline in between takes nothing from that.
    assert_eq!(id(&drafts[2], cells[2].clauses[0]), "2__paragraph_2");
}

#[test]
fn outlines_have_chapters_and_clusters() {
    let groups = [
        outline::Group {
            chapter: Some("II".into()),
            cluster: Some("1".into()),
            heading: Some("Access".into()),
            articles: ["6", "7", "8", "10", "8 bis"].map(String::from).into(),
        },
        outline::Group {
            chapter: Some("II".into()),
            cluster: Some("2".into()),
            heading: None,
            articles: vec!["9".into()],
        },
    ];
    let draft = outline::outline("outline", "en", &[known("art_8bis__para_2", "Tools")], &groups);
    let ids: Vec<&str> = draft.clauses.iter().map(|clause| clause.id.as_str()).collect();
    let expected = [
        "chp_II",
        "chp_II__cluster_1",
        "art_6",
        "art_7",
        "art_8",
        "art_8bis",
        "art_8bis__para_2",
        "art_10",
        "chp_II__cluster_2",
        "art_9",
    ];
    assert_eq!(ids, expected);
    for (idx, clause) in draft.iter() {
        assert!(clause.parent.is_none_or(|parent| parent < idx));
        assert!(clause.subtree_end as usize <= draft.clauses.len() && clause.subtree_end > idx.0);
    }
    assert_eq!(draft.clauses[2].kind, ClauseKind::Article);
}

#[test]
fn a_group_that_lost_all_its_articles_disappeared() {
    let part = |number: &str, text: &str| format!("PART {number}\nPart {number} title\n\n{text}");
    let one = format!(
        "{}{}{}",
        part("I", &articles(&[("1", FORESTS), ("2", BRIDGES)])),
        part("II", &articles(&[("3", MARKETS)])),
        part("III", &articles(&[("4", WELLS), ("5", BELLS)])),
    );
    let two = format!(
        "{}{}",
        part("I", &articles(&[("1", FORESTS), ("2", BRIDGES), ("3", WELLS)])),
        part("III", &articles(&[("4", BELLS)])),
    );
    let drafts = [draft(&one), draft(&two)];
    let history = History::new(stages(&drafts), &[]);
    let lives = history.group_lives(&history.rows());
    let said: Vec<(String, usize, usize, bool)> = lives
        .iter()
        .map(|life| {
            let name = history.clause(life.group).number.as_ref().map(|n| n.printed.clone());
            (name.unwrap_or_default(), life.articles, life.survivors(), life.disappeared())
        })
        .collect();
    let row = |name: &str, all, here, gone| (name.to_owned(), all, here, gone);
    assert_eq!(said, [row("I", 2, 2, false), row("II", 1, 0, true), row("III", 2, 2, false)]);
    assert_eq!(lives[2].stays.len(), 2);
    assert_eq!(lives[2].became.len(), 1);
}

#[test]
fn brackets_are_counted_with_all_that_stands_below() {
    let text = "Article 1\nTitle\n\n1. [Each village [may] [shall] plant trees.]\n2. Bridges are inspected.\n";
    let draft = crate::parse::parse(
        crate::source::Source::new("t", text),
        &crate::parse::ParseOptions::default(),
    );
    let article = marks(&draft, draft.find("art_1").expect("it is there"));
    assert_eq!((article.open, article.depth, article.alternatives), (3, 2, 2));
    assert!(!article.is_all_open);
    assert!(marks(&draft, draft.find("art_1__para_1").expect("it is there")).is_all_open);
    assert!(marks(&draft, draft.find("art_1__para_2").expect("it is there")).is_clean());
}
