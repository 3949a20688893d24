//! Worst and best reading of brackets and alternatives.

use super::*;

#[test]
fn a_term_in_brackets_weighs_one_level_less_and_holds_in_the_worst_reading() {
    let rules = term("~strife", "~lawful");
    readings(
        "Article 1\n\nThe offence of [strife] is created.\n",
        &rules,
        &[("strife", "warning", "worst")],
    );
    readings(
        "Article 1\n\nStrife [which is lawful] is an offence.\n",
        &rules,
        &[("Strife", "warning", "worst")],
    );
    readings("Article 1\n\nThe offence of [lawful strife] is created.\n", &rules, &[]);
    readings(
        "Article 1\n\nStrife is [in all cases] an offence.\n",
        &rules,
        &[("Strife", "error", "both")],
    );
}

#[test]
fn the_heading_of_an_article_in_brackets_stands_and_falls_with_it() {
    let rules = term("~strife", "~lawful");
    readings(
        "Article 1\nStrife\n\n[It is an offence to quarrel.]\n\n[Delete: Arvania, Belmora]\n\nArticle 2\nOther\n\nText.\n",
        &rules,
        &[("Strife", "warning", "worst")],
    );
    readings(
        "Article 1\nStrife\n\n[1. It is an offence.]\n\n2. It is punished.\n",
        &rules,
        &[("Strife", "error", "both")],
    );
}

#[test]
fn words_are_read_across_brackets() {
    let rules = term("false news", "never");
    readings(
        "Article 1\n\nWhoever spreads false [or other] news is punished.\n",
        &rules,
        &[("false [or other] news", "warning", "best")],
    );
    let rules = term("false or other news", "never");
    readings(
        "Article 1\n\nWhoever spreads false [or other] news is punished.\n",
        &rules,
        &[("false [or other] news", "warning", "worst")],
    );
}

#[test]
fn alternatives_are_judged_one_by_one() {
    let rules = term("~strife", "~lawful");
    readings(
        "Article 1\n\nThe promotion of [strife] [lawful change] is an offence.\n",
        &rules,
        &[("strife", "warning", "worst")],
    );
    let rules = term("~strife(?: at home| abroad)?", "~lawful");
    let text = "Article 1\n\nThe promotion of strife [at home] [abroad] is an offence.\n";
    assert_eq!(found(text, &rules).len(), 1);
}

#[test]
fn a_safeguard_in_brackets_only_is_reported_in_the_worst_reading() {
    let rules = one_rule(
        "scope = ['procedural']",
        "[rule.check.absence]\nwithin = 'chapter'\nen.fire = ['~remedy']\nen.unless = ['~no remedy']",
    );
    let text = |words: &str| {
        format!(
            "Chapter I\nProcedural measures\n\nArticle 1\nSearch\n\nPowers may be used. {words}\n"
        )
    };
    readings(&text("There is a remedy."), &rules, &[]);
    readings(&text("There is [a remedy]."), &rules, &[("remedy", "warning", "worst")]);
    readings(&text("There is [no] remedy."), &rules, &[("remedy", "warning", "worst")]);
    readings(&text("There is no remedy."), &rules, &[("Procedural measures", "error", "both")]);
}

#[test]
fn what_every_alternative_says_is_settled() {
    let rules = term("~strife", "~lawful");
    readings(
        "Article 1\n\nThe promotion of [strife] [domestic strife] is an offence.\n",
        &rules,
        &[("strife", "error", "both"), ("strife", "error", "both")],
    );
    readings(
        "Article 1\n\nWhoever [shall] [should] [may] promote strife is punished.\n",
        &rules,
        &[("strife", "error", "both")],
    );
    let rules = term("~shall promote", "~never");
    readings(
        "Article 1\n\nThey [shall] [should] promote strife.\n",
        &rules,
        &[("shall] [should] promote", "warning", "worst")],
    );
}

#[test]
fn a_finding_in_brackets_names_who_proposed_the_words() {
    let text = "Article 1\n\nIt is an offence to speak. [Strife is an offence. (proposed by Arvania, Gorland)]\n";
    let report = check(&draft("en", text), &term("~strife", "~never"), &LintOptions::default());
    assert_eq!(report.findings[0].message, "s (proposed by Arvania, Gorland)");
}

#[test]
fn options_without_brackets_are_alternatives() {
    let rules = term("~strife", "~never");
    let text = |other: &str| {
        format!("Article 1\n\nOption 1\n\nStrife is an offence.\n\nOption 2\n\n{other}\n")
    };
    readings(&text("Murder is an offence."), &rules, &[("Strife", "warning", "worst")]);
    readings(
        &text("Strife is a crime."),
        &rules,
        &[("Strife", "warning", "worst"), ("Strife", "warning", "worst")],
    );
}

#[test]
fn struck_words_are_not_judged() {
    let rules = term("~strife", "~lawful");
    readings("Article 1\n\nThe offence of ~~strife~~ quarrel is created.\n", &rules, &[]);
    let both = [("Strife", "error", "both")];
    readings("Article 1\n\nStrife ~~which is lawful~~ is an offence.\n", &rules, &both);
    readings("Article 1\n\nStrife within ~~5 days is an offence ~~.\n", &rules, &both);
    readings("~~Article 1~~\n\n~~1. Strife is an offence.~~\n\n2. Peace.\n", &rules, &[]);
}

/// A draft with struck words has the findings that it has without them.
#[test]
fn struck_words_change_no_finding() {
    let plain = include_str!("../../../drafts/model-convention/v5.en.txt");
    let struck = plain
        .replace(" shall ", " ~~[may] under Article 999 spread extremism and~~ shall ")
        .replace("\n2. ", "\n1 bis. ~~\"Strife\" means any abuse of Article 998;~~\n\n2. ");
    let rules = RuleSet::shipped();
    let findings = |text: &str| {
        let draft = draft("en", text);
        let report = check(&draft, &rules, &LintOptions::default());
        let finding = |f: &Finding| {
            (f.rule.clone(), f.clause.map(|idx| draft.clause(idx).id.as_str().to_owned()))
        };
        report.findings.iter().map(finding).collect::<Vec<_>>()
    };
    assert!(struck.len() > plain.len() + 5000);
    assert_eq!(findings(&struck), findings(plain));
}
