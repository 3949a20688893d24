//! What the shipped rules and the engine must and must not report, on constructed drafts.

use super::*;
use crate::draft::ClauseKind;
use crate::parse::{ParseOptions, parse};
use crate::source::Source;

fn draft(language: &str, text: &str) -> Draft {
    let language = Some(language.to_owned());
    parse(Source::new("t", text), &ParseOptions { language, ..ParseOptions::default() })
}

/// Rule, level and reading of every finding of the shipped rules.
fn report(language: &str, text: &str, as_class: Option<Class>) -> Report {
    let options = LintOptions { as_class, ..LintOptions::default() };
    check(&draft(language, text), &RuleSet::shipped(), &options)
}

#[track_caller]
fn silent(language: &str, as_class: Class, rule: &str, text: &str) {
    let report = report(language, text, Some(as_class));
    let found: Vec<&Finding> = report.findings.iter().filter(|f| f.rule == rule).collect();
    assert!(found.is_empty(), "{text}: {found:?}");
    assert!(report.not_evaluated.iter().all(|not| not.rule != rule), "{rule} was not evaluated");
}

#[track_caller]
fn fires(language: &str, as_class: Class, rule: &str, text: &str) -> Finding {
    let report = report(language, text, Some(as_class));
    let found = report.findings.into_iter().find(|f| f.rule == rule);
    found.unwrap_or_else(|| panic!("{rule} is silent on {text}"))
}

/// A rule file with one rule.
fn one_rule(head: &str, check: &str) -> RuleSet {
    let text = format!(
        "[[rule]]\nid = 'r'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n{head}\n{check}"
    );
    let (rules, errors) = RuleSet::parse(&[("r.toml".into(), text)]);
    assert_eq!(errors, []);
    rules
}

fn term(fire: &str, unless: &str) -> RuleSet {
    one_rule("", &format!("[rule.check.term]\nen.fire = ['{fire}']\nen.unless = ['{unless}']"))
}

/// Words, level and reading of every finding.
fn found(text: &str, rules: &RuleSet) -> Vec<(String, &'static str, &'static str)> {
    let draft = draft("en", text);
    check(&draft, rules, &LintOptions::default())
        .findings
        .iter()
        .map(|f| (draft.source.slice(f.span).to_owned(), f.level.as_str(), f.reading.as_str()))
        .collect()
}

#[track_caller]
fn readings(text: &str, rules: &RuleSet, expected: &[(&str, &str, &str)]) {
    let found = found(text, rules);
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(a, b, c)| (a.as_str(), *b, *c)).collect();
    assert_eq!(found, expected, "{text}");
}

/// The wording of each is ours; the trap is one that was measured on real treaties.
mod measured_false_positives {
    use super::*;
    use Class::{Cooperation, Criminalisation, Procedural};

    /// A convention with a chapter on powers that says nothing but `safeguard`.
    fn with_powers(safeguard: &str) -> String {
        format!(
            "Preamble\n\nMindful of human rights,\n\nChapter I\nGeneral provisions\n\nArticle 1\nStatement of purpose\n\nThe purpose is safety.\n\n\
             Chapter II\nProcedural measures\n\nArticle 2\nSearch\n\nEach State Party shall empower its competent authorities to search.\n\n\
             Article 3\nOther matters\n\n{safeguard}\n\nChapter III\nFinal provisions\n\nArticle 4\nSignature\n\nThis Convention is open for signature.\n"
        )
    }

    #[track_caller]
    fn still_missing(rule: &str, safeguard: &str) {
        let report = report("en", &with_powers(safeguard), None);
        assert!(
            report.findings.iter().any(|f| f.rule == rule),
            "{rule} is satisfied by {safeguard}"
        );
    }

    #[track_caller]
    fn satisfied(rule: &str, safeguard: &str) {
        let report = report("en", &with_powers(safeguard), None);
        assert!(
            report.findings.iter().all(|f| f.rule != rule),
            "{rule} is not satisfied by {safeguard}"
        );
        assert!(
            report.not_evaluated.iter().all(|not| not.rule != rule),
            "{rule} was not evaluated"
        );
    }

    #[test]
    fn words_of_a_safeguard_that_are_none() {
        still_missing(
            "sg-effective-remedy",
            "A Party may leave this out if other effective remedies exist.",
        );
        still_missing(
            "sg-prior-judicial-authorisation",
            "Freezing means a ban on transfer under an order issued by a court.",
        );
        still_missing(
            "sg-security-of-systems",
            "A Party may refuse what would jeopardize the security of the State concerned. Nothing in this article shall jeopardize the security of the State.",
        );
        still_missing(
            "sg-necessity",
            "Each Party shall adopt such legislative and other measures as may be necessary.",
        );
        still_missing(
            "sg-user-notification",
            "Ninety days after deposit the Party shall notify the Secretary-General.",
        );
        still_missing(
            "sg-proportionality",
            "Sanctions shall be effective, proportionate and dissuasive.",
        );
        still_missing("sg-legality", "The power is provided for under its domestic law.");
        satisfied(
            "sg-effective-remedy",
            "Anyone affected shall have the right to an effective remedy.",
        );
        satisfied(
            "sg-necessity",
            "Powers are bound by the principles of legality, necessity and proportionality.",
        );
    }

    #[test]
    fn a_recital_is_no_safeguard() {
        let text = with_powers("Nothing.").replace("Mindful of human rights", "Mindful of international human rights law and the obligations under it, of the principle of necessity, and of the protection of personal data");
        let report = report("en", &text, None);
        for rule in ["sg-human-rights-clause", "sg-necessity"] {
            assert!(report.findings.iter().any(|f| f.rule == rule), "{rule}");
        }
    }

    #[test]
    fn legitimate_uses_in_offence_articles() {
        silent(
            "en",
            Criminalisation,
            "vt-anonymity-encryption-crime",
            "Each Party shall provide channels for the reporting, including anonymously, of any conduct that may be an offence.",
        );
        silent(
            "en",
            Criminalisation,
            "vt-unlawful-acts",
            "An offence within the Convention for the Suppression of Unlawful Acts against Ships.",
        );
        silent(
            "en",
            Criminalisation,
            "vt-racism-offence",
            "The measures should rule out and exclude any arbitrariness or racist treatment.",
        );
        silent(
            "en",
            Criminalisation,
            "vt-public-order-aims",
            "Help may be refused if it is likely to prejudice its sovereignty, security, public order or other essential interests.",
        );
        silent(
            "en",
            Criminalisation,
            "vt-unlawful-acts",
            "Liability of a legal person may be criminal, civil or administrative.",
        );
    }

    #[test]
    fn destabilising_in_a_recital_weighs_one_level_less() {
        let text = "Preamble\n\nConsidering that such acts can destabilise the structures of a country,\n\nHave agreed as follows:\n\nArticle 1\nPurpose\n\nThe purpose is peace.\n";
        let report = report("en", text, None);
        let finding = report.findings.iter().find(|f| f.rule == "vt-subversion").expect("found");
        assert_eq!(finding.level, Severity::Warning);
    }

    #[test]
    fn jurisdiction_over_listed_offences_is_no_offence_article() {
        let text = "Chapter I\nCriminalization\n\nArticle 1\nJurisdiction\n\nEach Party shall establish jurisdiction over any offence established in accordance with articles 2 to 11, other unlawful acts aside.\n\n\
                    Article 2\nIllegal access\n\nEach Party shall establish as criminal offences the access without right.\n";
        let report = report("en", text, None);
        assert!(
            report.findings.iter().all(|f| !f.rule.starts_with("vt-")),
            "{:?}",
            report.findings
        );
    }

    #[test]
    fn homonyms_in_other_languages() {
        silent(
            "ar",
            Criminalisation,
            "vt-subversion",
            "أبدت الدول اعتراضات مماثلة على تخريب البيانات.",
        );
        silent("ar", Criminalisation, "vt-strife", "إساءة استخدام القوانين من حكومات قمعية.");
        silent("ar", Criminalisation, "vt-incitement", "تفصل هذه المادة في مسائل منفصلة.");
        silent(
            "fr",
            Criminalisation,
            "vt-incitement",
            "Les Parties prévoient des incitations économiques.",
        );
        silent(
            "en",
            Procedural,
            "vt-information-sovereignty",
            "information and communications technology",
        );
        silent(
            "en",
            Cooperation,
            "vt-unlawful-acts",
            "responsibility for internationally wrongful acts",
        );
    }

    #[test]
    fn a_citation_in_brackets_is_no_bracket() {
        let text = "The offence of extremism [without reference to a Main Committee (A/78/L.41)] is established.";
        let finding = fires("en", Criminalisation, "vt-extremism", text);
        assert_eq!((finding.level, finding.reading), (Severity::Error, Reading::Both));
    }
}

mod sentences {
    use super::*;

    #[test]
    fn an_excuse_holds_in_its_own_sentence_only() {
        let rules = term("strife", "lawful");
        readings(
            "Article 1\n\nLawful strife is fine. Other strife is not.\n",
            &rules,
            &[("strife", "error", "both")],
        );
        readings(
            "Article 1\n\nLawful strife is fine; other strife is not.\n",
            &rules,
            &[("strife", "error", "both")],
        );
        readings("Article 1\n\nThe strife in art. 5 is lawful.\n", &rules, &[]);
        readings("Article 1\n\nStrife, e.g. quarrels, is lawful.\n", &rules, &[]);
    }

    #[test]
    fn a_list_item_is_read_with_its_chapeau_and_closing_words() {
        let rules = term("strife", "lawful");
        readings(
            "Article 1\n\n1. It is lawful to promote:\n\n(a) strife;\n\n(b) discord.\n\n2. Strife is bad.\n",
            &rules,
            &[("Strife", "error", "both")],
        );
        let rules = term(r"~promot\w+[^.;]{0,30}strife", "never");
        readings(
            "Article 1\n\n1. No one shall promote:\n\n(a) discord;\n\n(b) strife.\n",
            &rules,
            &[("strife", "error", "both")],
        );
    }

    #[test]
    fn what_stands_in_the_chapeau_is_reported_once() {
        let rules = term("strife", "never");
        readings(
            "Article 1\n\n1. No strife:\n\n(a) at home;\n\n(b) abroad.\n",
            &rules,
            &[("strife", "error", "both")],
        );
    }

    #[test]
    fn a_heading_counts_and_a_line_break_does_not() {
        let rules = term("social disorder", "never");
        readings(
            "Article 1\nSocial disorder\n\nThis is on social\ndisorder.\n",
            &rules,
            &[("Social disorder", "error", "both"), ("social\ndisorder", "error", "both")],
        );
    }
}

mod brackets {
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
}

mod scope {
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
        assert_eq!(report.not_evaluated[0].reason, "no chapter on procedural was found");
    }

    #[test]
    fn the_caller_may_say_what_a_clause_is() {
        let rules = one_rule(OFFENCES, STRIFE);
        let text = "Article 1\nPurpose\n\nStrife is forbidden.\n\nArticle 2\nScope\n\nStrife everywhere.\n";
        let classes = BTreeMap::from([("art_2".to_owned(), Class::Criminalisation)]);
        let options = LintOptions { classes, ..LintOptions::default() };
        let report = check(&draft("en", text), &rules, &options);
        assert_eq!(report.findings.len(), 1);
        let options =
            LintOptions { as_class: Some(Class::Criminalisation), ..LintOptions::default() };
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
}

mod arabic {
    use super::*;

    #[test]
    fn spelling_and_particles_do_not_hide_a_term() {
        let plain = "تجرّم كل دولة طرف الإخلال بالنظام العام وأعمال التطرف.";
        for text in [
            plain.to_owned(),
            plain.replace('إ', "ا\u{655}"),
            plain.replace("التطرف", "التطـــرف"),
            plain.replace("التطرف", "التَّطَرُّف"),
            plain.replace("وأعمال التطرف", "وللتطرف"),
            plain.replace('أ', "ا\u{654}"),
        ] {
            let finding = fires("ar", Class::Criminalisation, "vt-extremism", &text);
            assert_eq!(finding.level, Severity::Error, "{text}");
            fires("ar", Class::Criminalisation, "vt-public-order-aims", &text);
        }
        fires(
            "ar",
            Class::Criminalisation,
            "vt-public-order-aims",
            "الاعتداء على القيم الا\u{654}سرية في المجتمع",
        );
    }

    #[test]
    fn messages_are_in_the_language_of_the_reader() {
        let options = LintOptions {
            language: "ar".into(),
            as_class: Some(Class::Criminalisation),
            ..LintOptions::default()
        };
        let report = check(&draft("en", "the offence of extremism"), &RuleSet::shipped(), &options);
        let finding = report.findings.iter().find(|f| f.rule == "vt-extremism").expect("found");
        assert!(finding.message.contains("تطرف") && finding.help.contains("احذفوا"), "{finding:?}");
    }
}

#[test]
fn every_shipped_rule_speaks_english_and_arabic_throughout() {
    let rules = RuleSet::shipped();
    assert!(rules.len() >= 38, "{}", rules.len());
    for rule in &rules {
        let languages: Vec<&str> = rule.languages().collect();
        assert!(languages.starts_with(&["en", "ar"]), "{} has patterns for {languages:?}", rule.id);
        for texts in [&rule.summary, &rule.why, &rule.help] {
            assert!(texts.has("en") && texts.has("ar"), "{} lacks a translation", rule.id);
        }
        assert!(!rule.code.is_empty() && !rule.source.is_empty(), "{}", rule.id);
    }
}

#[test]
fn duplicate_names_are_reported_with_both_places() {
    let rule = "[[rule]]\nid = 'r'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n[rule.check.term]\nen.fire = ['a']\n";
    let (rules, errors) =
        RuleSet::parse(&[("a.toml".into(), rule.into()), ("b.toml".into(), rule.into())]);
    assert_eq!(rules.len(), 1);
    assert_eq!((errors[0].path.as_str(), errors[0].line, errors[0].column), ("b.toml", 2, 6));
    assert!(errors[0].message.contains("a.toml:1"), "{errors:?}");
}

#[test]
fn a_pattern_that_cannot_be_compiled_is_not_silent() {
    let rules = one_rule("", "[rule.check.term]\nen.fire = ['strife(?:\\w{500}){500}']");
    let report = check(&draft("en", "Article 1\n\nstrife\n"), &rules, &LintOptions::default());
    assert!(report.not_evaluated[0].reason.contains("cannot be compiled"), "{report:?}");
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_rules(text in r"(Article [1-3]\n|\[|\]|strife|التطرف|[a-zé ]{1,6}|[;:.]|\n\(a\) ){0,40}") {
        let report = check(&draft("en", &text), &RuleSet::shipped(), &LintOptions::default());
        for finding in &report.findings {
            proptest::prop_assert!(text.get(finding.span.range()).is_some());
        }
    }
}
