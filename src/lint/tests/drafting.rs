//! Drafting hygiene and compound findings.

use super::*;

/// Rule, clause and message of every finding of the shipped rules whose names begin so.
fn listed(prefix: &str, text: &str, stage: Stage) -> Vec<(String, String, Severity, String)> {
    let draft = draft("en", text);
    let options = LintOptions { stage, ..LintOptions::default() };
    let report = check(&draft, &RuleSet::shipped(), &options);
    let id = |idx: ClauseIdx| draft.clause(idx).id.to_string();
    report
        .findings
        .into_iter()
        .filter(|f| f.rule.starts_with(prefix))
        .map(|f| (f.rule, f.clause.map(id).unwrap_or_default(), f.level, f.message))
        .collect()
}

#[track_caller]
fn clauses(rule: &str, text: &str, expected: &[&str]) {
    let found = listed(rule, text, Stage::Negotiation);
    let found: Vec<&str> = found.iter().map(|(_, clause, ..)| clause.as_str()).collect();
    assert_eq!(found, expected, "{rule}: {text}");
}

/// The articles of a text, each with the same words but one.
fn articles(numbers: &[&str], words: &str) -> String {
    let text: Vec<String> = numbers
        .iter()
        .map(|number| format!("Article {number}\nMatter {number}\n\nStates act.\n\n"))
        .collect();
    let text = text.concat();
    format!("{text}Article 90\nSignature\n\n{words}\n")
}

#[test]
fn the_deletion_of_the_safeguards_names_every_reference_and_every_naked_power() {
    let text = include_str!("../../../drafts/model-convention/v2.en.txt");
    let (from, to) =
        (text.find("\nArticle 42\n").expect("there"), text.find("\nArticle 43\n").expect("there"));
    let without = format!("{}{}", &text[..from], &text[to..]);
    clauses("dr-dangling", text, &[]);
    let found = listed("dr-dangling", &without, Stage::Negotiation);
    let places: Vec<&str> = found.iter().map(|(_, clause, ..)| clause.as_str()).collect();
    let powers = ["art_43", "art_44", "art_45", "art_46", "art_47", "art_48", "art_49"];
    assert_eq!(
        places,
        [
            "art_43__para_5",
            "art_44__para_3",
            "art_45__para_4",
            "art_46__para_6",
            "art_47__para_3",
            "art_48__para_3",
            "art_49__para_2",
            "art_49__para_4"
        ]
    );
    for (_, clause, level, message) in &found {
        assert!(
            message.contains("art_42") && message.contains("nothing protects people"),
            "{clause}"
        );
        assert_eq!(*level, Severity::Error);
    }
    let rules = one_rule(
        "scope = ['procedural']",
        "[rule.check.absence]\nwithin = 'article'\ncovered-by = ['reference', 'chapter']\nen.where = ['~(?:preservation|production|search|collection|interception|freezing|admissibility|evidence)']\nen.fire = ['~conditions and safeguards[^.]*~meet its obligations']",
    );
    let naked = |text: &str| {
        let draft = draft("en", text);
        let report = check(&draft, &rules, &LintOptions::default());
        let ids: Vec<String> = report
            .findings
            .iter()
            .filter(|f| f.reading == Reading::Both)
            .filter_map(|f| Some(draft.clause(f.clause?).id.to_string()))
            .collect();
        ids
    };
    let (before, after) = (naked(text), naked(&without));
    for power in &powers[..6] {
        assert!(after.iter().any(|id| id == power), "{power} is not named: {after:?}");
        assert!(before.iter().all(|id| id != power), "{power} is named: {before:?}");
    }
}

#[test]
fn a_reference_dangles_only_where_nothing_else_explains_it() {
    let rule = "dr-dangling";
    let case = |words: &str, expected: &[&str]| {
        clauses(rule, &articles(&["1", "2", "3"], words), expected);
    };
    case("This is subject to article 60.", &["art_90"]);
    case("This is subject to articles 1 to 3.", &[]);
    case("This is subject to article 60 of the Budapest Convention.", &[]);
    case("This is subject to article 60, paragraph 2, and annex III of the Convention.", &[]);
    case("The Court of Kestonia gives opinions under article 65 of the Statute of the Court.", &[]);
    case("This is subject to [article 60](elsewhere.md).", &[]);
    case("Article 60, paragraph 2, of this Convention applies.", &["art_90"]);
    // An extract refers to what it does not hold.
    let extract =
        articles(&["1", "2"], "It is subject to article 140.").replace("Signature", "Other");
    clauses(rule, &extract, &[]);
}

#[test]
fn a_reference_to_a_paragraph_that_is_gone_dangles() {
    let text = |paragraph: &str| {
        articles(&["1", "2"], &format!("1. States sign.\n\n2. {paragraph}\n\n3. States ratify."))
    };
    clauses("dr-dangling", &text("It follows paragraph 3 of this article."), &[]);
    clauses("dr-dangling", &text("It follows paragraph 7 of this article."), &["art_90__para_2"]);
    clauses("dr-dangling", &text("It follows article 90, paragraph 5."), &["art_90__para_2"]);
}

#[test]
fn numbers_that_stand_twice_or_are_left_out() {
    let all = ["1", "2", "3", "4", "5", "6", "7", "8", "8 bis", "9", "10", "12"];
    clauses("dr-number-gap", &articles(&all[..11], "x"), &["art_90"]);
    let text = articles(&all, "x").replace("Article 90", "Article 13");
    clauses("dr-number-gap", &text, &["art_12"]);
    clauses("dr-duplicate", &text, &[]);
    let deleted = text
        .replace("Matter 10\n\nStates act.", "Matter 10\n\nStates act.\n\n[Article 11 deleted]");
    clauses("dr-number-gap", &deleted, &[]);
    let twice = text.replace("Article 5\n", "Article 4\n");
    assert_eq!(listed("dr-duplicate", &twice, Stage::Negotiation).len(), 1);
    let chapters = "Chapter I\nOne\n\nArticle 1\nA\n\nText.\n\nArticle 2\nB\n\nText.\n\n\
                    Chapter II\nTwo\n\nArticle 1\nC\n\nText.\n\nArticle 2\nD\n\nText.\n";
    clauses("dr-duplicate", chapters, &[]);
    let paragraphs = articles(&["1"], "1. One.\n\n2. Two.\n\n2. Two again.\n\n3. Three.");
    assert_eq!(listed("dr-duplicate", &paragraphs, Stage::Negotiation).len(), 1);
}

#[test]
fn brackets_weigh_more_in_a_final_text() {
    let text = "Article 1\nOne\n\nIt [shall] [should] apply. [agreed ad referendum]\n\n\
                Article 2\nTwo\n\nIt is [open] to [any] State. [to be inserted]\n";
    let found = |stage| {
        let mut found: Vec<(String, &str)> = listed("dr-", text, stage)
            .into_iter()
            .map(|(rule, _, l, _)| (rule, l.as_str()))
            .collect();
        found.sort();
        found
    };
    let own = |list: &[(&str, &'static str)]| -> Vec<(String, &str)> {
        list.iter().map(|&(rule, level)| (rule.to_owned(), level)).collect()
    };
    assert_eq!(
        found(Stage::Negotiation),
        own(&[
            ("dr-agreed-marker", "note"),
            ("dr-open-brackets", "note"),
            ("dr-placeholder", "warning")
        ])
    );
    assert_eq!(
        found(Stage::Final),
        own(&[
            ("dr-agreed-marker", "warning"),
            ("dr-open-brackets", "error"),
            ("dr-open-brackets", "error"),
            ("dr-placeholder", "error")
        ])
    );
    clauses(
        "dr-open",
        "Article 1\nOne\n\nIt was adopted [without reference to a Main Committee (A/78/L.41)].\n",
        &[],
    );
    clauses("dr-placeholder", "Article 1\nOne\n\nIt ends [; and] [.]\n", &[]);
}

#[test]
fn characters_that_deceive() {
    let found = |language: &str, text: &str| {
        let report = check(&draft(language, text), &RuleSet::shipped(), &LintOptions::default());
        report.findings.iter().filter(|f| f.rule.contains("-character")).count()
    };
    assert_eq!(found("en", "Article 1\n\nA rem\u{200B}edy.\n"), 1);
    assert_eq!(found("en", "Article 1\n\nA r\u{435}medy.\n"), 1);
    assert_eq!(found("en", "Article 1\n\nA \u{2067}العهد\u{2069} and a средство.\n"), 0);
    assert_eq!(found("en", "Article 1\n\nA \u{202E}ydemer\u{202C}.\n"), 1);
    assert_eq!(found("ru", "Статья 1\n\nСредство, COVID.\n"), 0);
    assert_eq!(found("ar", "المادة 1\n\nتكفل\u{200F} الدول\u{200C} ذلك.\n"), 0);
    assert_eq!(found("ar", "المادة 1\n\nتکفل الدول العربی ذلك.\n"), 1);
}

#[test]
fn a_compound_stands_on_the_findings_of_others() {
    let one = |id: &str, rest: &str| {
        format!(
            "[[rule]]\nid = '{id}'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n{rest}\n"
        )
    };
    let words = |word: &str| format!("[rule.check.term]\nen.fire = ['~{word}']");
    let text = [
        one("c", "[rule.check.compound]\nall = ['a']\nany = ['b', 'd']"),
        one("e", "[rule.check.compound]\nall = ['nobody']"),
        one("a", &words("strife")),
        one("b", &words("discord")),
        one("d", &words("quarrel")),
    ]
    .concat();
    let (rules, errors) = RuleSet::parse(&[("r.toml".into(), text)]);
    assert_eq!(errors, []);
    let judge = |words: &str| {
        let draft = draft("en", &format!("Article 1\n\n{words}\n"));
        let mut report = check(&draft, &rules, &LintOptions::default());
        let of = |report: &Report| -> Vec<(Reading, usize)> {
            let found = report.findings.iter().filter(|f| f.rule == "c");
            found.map(|f| (f.reading, f.related.len())).collect()
        };
        let found = of(&report);
        assert_eq!(report.not_evaluated.len(), 1, "{:?}", report.not_evaluated);
        for finding in report.findings.iter_mut().filter(|f| f.rule == "a") {
            finding.suppressed = Some("known".into());
        }
        check_compounds(&draft, &rules, &LintOptions::default(), &mut report);
        assert_eq!(of(&report), []);
        found
    };
    assert_eq!(judge("Strife and discord."), [(Reading::Both, 2)]);
    assert_eq!(judge("Strife and [discord]."), [(Reading::Worst, 2)]);
    assert_eq!(judge("Strife and peace."), []);
    assert_eq!(judge("Discord and quarrel."), []);
}

#[test]
fn every_part_of_a_shipped_compound_is_a_shipped_rule() {
    let rules = RuleSet::shipped();
    for rule in &rules {
        let Check::Compound(compound) = &rule.check else { continue };
        for part in compound.all.iter().chain(&compound.any) {
            // Rules on powers are in a file of their own.
            assert!(rules.get(part).is_some() || part.starts_with("pw-"), "{}: {part}", rule.id);
        }
    }
}

#[test]
fn a_term_is_undefined_until_some_article_defines_it() {
    let rules = one_rule("", "[rule.check.undefined]\nen.fire = ['~cybercrimes?\\b']");
    let case = |definition: &str, expected: usize| {
        let text = format!(
            "Article 1\nUse of terms\n\n{definition}\n\nArticle 2\nScope\n\nIt covers cybercrime, and all cybercrimes.\n"
        );
        let report = check(&draft("en", &text), &rules, &LintOptions::default());
        assert_eq!(report.findings.len(), expected, "{definition}");
    };
    case("\"Data\" means facts.", 1);
    case("\"Cybercrime\" means an offence under article 3.", 0);
    case("(a) Cybercrime: an offence;\n\n(b) Data: facts.", 0);
}
