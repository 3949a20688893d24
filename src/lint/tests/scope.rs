//! Where a rule looks, and what it says when it cannot look.

use super::*;

const OFFENCES: &str = "scope = ['criminalisation']";
const STRIFE: &str = "[rule.check.term]\nen.fire = ['~strife']";

#[test]
fn a_fragment_is_classified_by_its_words() {
    let rules = one_rule(OFFENCES, STRIFE);
    readings(
        "Each Party shall establish as criminal offences all strife.\n",
        &rules,
        &[("strife", "error", "both")],
    );
    readings(
        "Article 1\nStrife-related offences\n\nStrife is forbidden.\n",
        &rules,
        &[("Strife", "error", "both"), ("Strife", "error", "both")],
    );
}

#[test]
fn what_cannot_be_judged_is_never_silent() {
    let rules = one_rule(OFFENCES, STRIFE);
    let report = check(
        &draft("en", "Article 1\nPurpose\n\nThe end of strife.\n"),
        &rules,
        &LintOptions::default(),
    );
    assert_eq!((report.findings.len(), report.not_evaluated.len()), (0, 1));
    assert_eq!(report.not_evaluated[0].reason, "no provision on criminalisation was found");
    let report = check(&draft("fr", "Article 1\n\nTexte.\n"), &rules, &LintOptions::default());
    assert_eq!(report.not_evaluated[0].reason, "the rule has no patterns for `fr`");
    let safeguard = one_rule(
        "scope = ['procedural']",
        "[rule.check.absence]\nwithin = 'chapter'\nen.fire = ['~remedy']",
    );
    let report = check(
        &draft("en", "Article 1\nPurpose\n\nA remedy.\n"),
        &safeguard,
        &LintOptions::default(),
    );
    assert_eq!(report.not_evaluated[0].reason, "no chapter on procedural powers was found");
}

#[test]
fn the_caller_may_say_what_a_clause_is() {
    let rules = one_rule(OFFENCES, STRIFE);
    let text =
        "Article 1\nPurpose\n\nStrife is forbidden.\n\nArticle 2\nScope\n\nStrife everywhere.\n";
    let classes = BTreeMap::from([("art_2".to_owned(), Class::Criminalisation)]);
    let options = LintOptions { classes, ..LintOptions::default() };
    let report = check(&draft("en", text), &rules, &options);
    assert_eq!(report.findings.len(), 1);
    let options = LintOptions { as_class: Some(Class::Criminalisation), ..LintOptions::default() };
    assert_eq!(check(&draft("en", "Strife is forbidden."), &rules, &options).findings.len(), 1);
}

#[test]
fn powers_in_a_chapter_on_cooperation_are_cooperation() {
    let rules = one_rule(
        "scope = ['procedural']",
        "[rule.check.absence]\nwithin = 'chapter'\nen.fire = ['~remedy']",
    );
    let text = "Chapter I\nInternational cooperation\n\nSection 1\nProcedural rules\n\nArticle 1\nSearch\n\nThe requested State Party may search.\n";
    let report = check(&draft("en", text), &rules, &LintOptions::default());
    assert_eq!((report.findings.len(), report.not_evaluated.len()), (0, 1));
}

#[test]
fn a_treaty_on_something_else_is_not_judged_by_rules_on_crime() {
    let text = "Preamble\n\nRecalling the law of the sea,\n\nHave agreed as follows:\n\nPart I\nGeneral provisions\n\nArticle 1\nScope\n\nThe high seas.\n\n\
                Part II\nInternational cooperation\n\nArticle 2\nCooperation\n\nParties shall cooperate.\n\nArticle 3\nSignature\n\nOpen.\n\nArticle 4\nDuration\n\nLong.\n";
    let report = report("en", text, None);
    assert_eq!(report.findings, []);
    for rule in RuleSet::shipped().iter().filter(|rule| rule.check.kind() == "absence") {
        assert!(report.not_evaluated.iter().any(|not| not.rule == rule.id), "{}", rule.id);
    }
}

#[test]
fn each_article_is_asked_for_its_own_words() {
    let rules = one_rule(
        OFFENCES,
        "[rule.check.absence]\nwithin = 'article'\nen.fire = ['~without right']",
    );
    let text = "Article 1\nIllegal access\n\nAccess without right is an offence.\n\nArticle 2\nIllegal interception\n\nInterception is an offence.\n\nArticle 3\nSignature\n\nOpen.\n";
    readings(text, &rules, &[("Illegal interception", "error", "both")]);
}

#[test]
fn a_note_neither_offends_nor_protects() {
    let clause = |kind, span: Span| crate::draft::Clause {
        id: crate::draft::ClauseId(format!("c{}", span.start).into()),
        kind,
        number: None,
        marker: None,
        heading: None,
        parent: None,
        subtree_end: 0,
        span,
        text: span,
        markings: Vec::new(),
    };
    let text = "The offence is strife. Note: strife is lawful strife.";
    let mut clauses = vec![
        clause(ClauseKind::Article, Span::new(0, 22)),
        clause(ClauseKind::Note, Span::new(23, text.len())),
    ];
    clauses[0].subtree_end = 1;
    clauses[1].subtree_end = 2;
    let draft = Draft { clauses, ..draft("en", text) };
    let report = check(&draft, &term("~strife", "~never"), &LintOptions::default());
    assert_eq!(report.findings.len(), 1);
}
