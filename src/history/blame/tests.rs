use crate::draft::Draft;
use crate::history::testing::{BRIDGES, FORESTS, MARKETS, articles, parsed};
use crate::history::{History, Stage};

/// The runs of the last draft as `v1:words`, with `+` where they are back and the proposer in brackets.
fn told(drafts: &[Draft]) -> Vec<String> {
    let stages = drafts.iter().map(|draft| Stage { draft, has_text: true }).collect();
    let history = History::new(stages, &[]);
    let last = drafts.len() - 1;
    let blame = history.blame(last, None, &[]);
    let source = &drafts[last].source;
    let whole: String = blame.runs.iter().map(|run| source.slice(run.span)).collect();
    assert_eq!(whole, source.text());
    let told = blame.runs.iter().map(|run| {
        let origin = blame.origin(run);
        let gap = origin.gap.map(|gap| format!("-{}+{}", gap.gone + 1, gap.back + 1));
        let by =
            (!origin.proposed_by.is_empty()).then(|| format!("<{}>", origin.proposed_by.join(",")));
        let text = source.slice(run.span).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("v{}{}{}:{text}", origin.stage + 1, gap.unwrap_or_default(), by.unwrap_or_default())
    });
    told.collect()
}

#[track_caller]
fn case(texts: &[&str], expected: &[&str]) {
    let drafts: Vec<Draft> = texts.iter().map(|text| parsed(text)).collect();
    assert_eq!(told(&drafts), expected);
}

#[test]
fn words_keep_the_draft_that_brought_them() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES)]);
    let two = one.replace("twelve", "thirteen").replace("four loaded wagons", "four wagons");
    let three = two.replace("four wagons", "four heavy wagons").replace("Article 2", "Article 3");
    case(
        &[&one, &two, &three],
        &[
            "v1:Article 1",
            "v1:Each coastal village shall plant",
            "v2:thirteen",
            "v1:oak trees beside the northern river before the first snow of every winter and report the number to the \
             forester.",
            "v1:Article",
            "v3:3",
            "v1:No wooden bridge may carry more than four",
            "v3:heavy",
            "v1:wagons at once unless the master carpenter has inspected its beams during the preceding spring.",
        ],
    );
}

#[test]
fn what_came_back_keeps_its_first_draft() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES), ("3", MARKETS)]);
    let two = articles(&[("1", &FORESTS.replace(" oak", "")), ("2", MARKETS)]);
    let three = articles(&[("1", FORESTS), ("2", MARKETS), ("3", BRIDGES)]);
    let bridges = format!("v1-2+3:{BRIDGES}");
    let markets = format!("v1:{MARKETS}");
    case(
        &[&one, &two, &three],
        &[
            "v1:Article 1",
            "v1:Each coastal village shall plant twelve",
            "v1-2+3:oak",
            "v1:trees beside the northern river before the first snow of every winter and report the number to the \
             forester.",
            "v1:Article",
            "v2:2",
            &markets,
            "v1-2+3:Article",
            "v3:3",
            &bridges,
        ],
    );
}

#[test]
fn a_small_word_alone_is_not_called_back() {
    let one =
        articles(&[("1", &format!("{FORESTS} They ask that the elders agree.")), ("2", BRIDGES)]);
    let two = one.replace(" They ask that the elders agree.", "");
    let three = one.replace("They ask that the elders agree", "Whoever wishes that may sing");
    let told = told(&[parsed(&one), parsed(&two), parsed(&three)]);
    assert!(told.contains(&"v3:Whoever wishes that may sing.".to_owned()), "{told:#?}");
}

#[test]
fn a_sentence_that_moved_is_no_new_one() {
    let one = articles(&[
        ("1", &format!("{FORESTS} {BRIDGES} {MARKETS}")),
        ("2", "The bell ringer sounds three long notes at dusk."),
    ]);
    let two = articles(&[
        ("1", &format!("{FORESTS} {MARKETS}")),
        ("2", &format!("The bell ringer sounds three long notes at dusk. {BRIDGES}")),
    ]);
    let told = told(&[parsed(&one), parsed(&two)]);
    assert!(told.iter().all(|run| run.starts_with("v1:")), "{told:#?}");
}

#[test]
fn wording_that_stands_everywhere_was_not_moved() {
    let opening = "Every village shall adopt the measures that are needed to make it an offence to";
    let one = articles(&[
        ("1", &format!("{opening} fell oaks.")),
        ("2", &format!("{opening} foul the wells. {BRIDGES} {FORESTS}")),
        ("3", "The bell ringer sounds three long notes at dusk and one at dawn."),
    ]);
    let two = articles(&[
        ("1", &format!("{opening} fell oaks.")),
        ("2", "The bell ringer sounds three long notes at dusk and one at dawn."),
        ("3", &format!("{opening} ring the bells. {MARKETS}")),
    ]);
    let told = told(&[parsed(&one), parsed(&two)]);
    assert!(told.iter().any(|run| run.starts_with("v2:Every village shall adopt")), "{told:#?}");
}

#[test]
fn a_bracket_before_a_number_is_the_draft_s_that_put_it() {
    let one = format!("Article 1\n\n1. {FORESTS}\n\n2. {BRIDGES}\n\nArticle 2\n\n{MARKETS}\n");
    let two = one.replace("2. No", "[2. No").replace("spring.", "spring.]");
    let told = told(&[parsed(&one), parsed(&two)]);
    assert!(told.contains(&"v2:[".to_owned()) && told.contains(&"v2:]".to_owned()), "{told:#?}");
}

#[test]
fn proposers_are_read_from_the_marks() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES)]);
    let two = one.replace("twelve oak trees", "twelve [Arvania: young] oak trees");
    let three = one.replace("twelve oak trees", "twelve young oak trees");
    let told = told(&[parsed(&one), parsed(&two), parsed(&three)]);
    assert!(told.contains(&"v2<Arvania>:young".to_owned()), "{told:#?}");
}

#[test]
fn a_clause_is_told_of_by_itself() {
    let one = articles(&[("1", FORESTS), ("2", BRIDGES)]);
    let draft = parsed(&one);
    let history = History::new(vec![Stage { draft: &draft, has_text: true }], &[]);
    let idx = draft.find("art_2").unwrap();
    let blame = history.blame(0, Some(idx), &[]);
    let text: String = blame.runs.iter().map(|run| draft.source.slice(run.span)).collect();
    assert_eq!(text, draft.source.slice(draft.clause(idx).span));
    let words = BRIDGES.split_whitespace().count();
    assert_eq!(blame.shares(&draft).iter().map(|share| share.words).collect::<Vec<_>>(), [words]);
}
