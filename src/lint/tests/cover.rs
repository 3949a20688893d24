//! Absence rules: which articles they ask, and what covers an article that does not have the words itself.

use super::*;

/// A rule on powers that asks for a remedy in each article, or in what covers it.
fn remedy(extra: &str) -> RuleSet {
    one_rule(
        "scope = ['procedural']",
        &format!(
            "[rule.check.absence]\nwithin = 'article'\ncovered-by = ['reference', 'chapter']\nen.fire = ['~remedy']\nen.unless = ['~no remedy']\nar.fire = ['~انتصاف']\n{extra}"
        ),
    )
}

/// A treaty with a safeguard article, a power and a chapter on cooperation.
fn treaty(safeguard: &str, power: &str) -> String {
    format!(
        "Chapter I\nGeneral provisions\n\nArticle 1\nStatement of purpose\n\nThe purpose is safety.\n\n\
         Chapter II\nProcedural measures\n\nArticle 2\nConditions and safeguards\n\n{safeguard}\n\n\
         Article 3\nSearch and seizure\n\n{power}\n\n\
         Chapter III\nInternational cooperation\n\nArticle 4\nMutual legal assistance\n\nStates Parties shall assist one another.\n\n\
         Article 5\nExtradition\n\nStates Parties shall extradite.\n"
    )
}

const POWER: &str = "Each State Party shall empower its competent authorities to search.";

/// The ids of the clauses with a finding, and their readings.
#[track_caller]
fn case(rules: &RuleSet, language: &str, text: &str, expected: &[(&str, &str)]) {
    let draft = draft(language, text);
    let report = check(&draft, rules, &LintOptions::default());
    let found: Vec<(&str, &str)> = report
        .findings
        .iter()
        .map(|f| (f.clause.map_or("", |idx| draft.clause(idx).id.as_str()), f.reading.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}\n{:?}", report.not_evaluated);
}

#[track_caller]
fn english(safeguard: &str, power: &str, expected: &[(&str, &str)]) {
    case(&remedy(""), "en", &treaty(safeguard, power), expected);
}

#[test]
fn a_safeguard_covers_the_articles_that_refer_to_it() {
    let elsewhere = "The powers in chapter I carry a remedy.";
    english(elsewhere, POWER, &[("art_3", "both")]);
    english(elsewhere, &format!("{POWER} This is subject to article 2."), &[]);
    english(elsewhere, &format!("1. {POWER}\n\n2. Articles 1 and 2 apply."), &[]);
    english(elsewhere, &format!("{POWER} This is subject to article 9."), &[("art_3", "both")]);
    english(elsewhere, &format!("{POWER} [This is subject to article 2.]"), &[("art_3", "worst")]);
    english(
        elsewhere,
        &format!("{POWER} It may do so notwithstanding article 2."),
        &[("art_3", "both")],
    );
    english(
        elsewhere,
        &format!("{POWER} Article 2 of the Budapest Convention applies."),
        &[("art_3", "both")],
    );
    english(
        "There is [a remedy] in chapter I.",
        &format!("{POWER} Article 2 applies."),
        &[("art_3", "worst")],
    );
}

#[test]
fn a_safeguard_covers_what_its_scope_clause_says() {
    english("Powers provided for in this chapter are open to a remedy.", POWER, &[]);
    english("Powers provided for in this Convention are open to a remedy.", POWER, &[]);
    english("There is a remedy.", POWER, &[]);
    english("There is no remedy for powers in this chapter.", POWER, &[("art_3", "both")]);
    english("The powers in chapter III are open to a remedy.", POWER, &[("art_3", "both")]);
    english("The powers in chapter II are open to a remedy.", POWER, &[]);
    english(
        "1. Powers in this chapter meet obligations under this Convention.\n\n2. They shall include:\n\n(a) review;\n\n(b) a remedy.",
        POWER,
        &[],
    );
    english("The powers [in this chapter] are open to [a remedy].", POWER, &[("art_3", "worst")]);
}

#[test]
fn a_safeguard_of_one_chapter_does_not_reach_another() {
    let rules = |within: &str| {
        let covered = if within == "article" { "covered-by = ['chapter']\n" } else { "" };
        one_rule(
            "scope = ['cooperation']",
            &format!("[rule.check.absence]\nwithin = '{within}'\n{covered}en.fire = ['~remedy']"),
        )
    };
    let bare = [("art_4", "both"), ("art_5", "both")];
    let narrow = treaty("Powers provided for in this chapter are open to a remedy.", POWER);
    case(&rules("article"), "en", &narrow, &bare);
    case(&rules("chapter"), "en", &narrow, &[("chp_III", "both")]);
    let wide = treaty("Powers provided for in this Convention are open to a remedy.", POWER);
    case(&rules("article"), "en", &wide, &[]);
    case(&rules("chapter"), "en", &wide, &[]);
    let silent = treaty("There is a remedy.", POWER);
    case(&rules("article"), "en", &silent, &bare);
    case(&rules("chapter"), "en", &silent, &[("chp_III", "both")]);
    let disputed = treaty(
        "Powers provided for in [this chapter] [this Convention] are open to a remedy.",
        POWER,
    );
    case(&rules("article"), "en", &disputed, &[("art_4", "worst"), ("art_5", "worst")]);
    case(&rules("chapter"), "en", &disputed, &[("art_2", "worst")]);
    let general = treaty("Nothing.", POWER)
        .replace("Statement of purpose", "Respect for human rights")
        .replace("The purpose is safety.", "There is a remedy.");
    case(&rules("article"), "en", &general, &[]);
    case(&rules("chapter"), "en", &general, &[]);
}

#[test]
fn scope_clauses_are_read_in_each_language() {
    let arabic = |clause: &str| {
        format!(
            "الفصل الأول\nأحكام عامة\n\nالمادة 1\nالغرض\n\nالغرض هو السلامة.\n\n\
             الفصل الثاني\nالتدابير الإجرائية\n\nالمادة 2\nالتفتيش\n\nتخول كل دولة سلطاتها التفتيش.\n\n\
             الفصل الثالث\nالتعاون الدولي\n\nالمادة 3\nالشروط والضمانات\n\n{clause}\n"
        )
    };
    let rules = remedy("");
    case(
        &rules,
        "ar",
        &arabic("تتاح للصلاحيات المنصوص عليها في هذا الفصل سبل انتصاف."),
        &[("art_2", "both")],
    );
    case(&rules, "ar", &arabic("تتاح للصلاحيات المنصوص عليها في هذه الاتفاقية سبل انتصاف."), &[]);
    for (language, chapter, everything) in [
        (
            "fr",
            "les pouvoirs prévus au présent chapitre",
            "les pouvoirs prévus dans la présente Convention",
        ),
        (
            "es",
            "las facultades previstas en el presente capítulo",
            "las facultades previstas en la presente Convención",
        ),
        (
            "ru",
            "полномочия, предусмотренные в настоящей главе",
            "полномочия, предусмотренные настоящей Конвенцией",
        ),
        ("zh", "本章规定的权力", "本公约规定的权力"),
    ] {
        let rules = RuleSet::shipped();
        let words = rules.covers(language).expect("words of scope clauses");
        let stands = |patterns: &pattern::PatternSet, text: &str| {
            let text = text::Text::new(text).folded;
            patterns.is_match(&text).expect("compiles")
        };
        assert!(
            stands(&words.chapter, chapter) && !stands(&words.everything, chapter),
            "{chapter}"
        );
        assert!(
            stands(&words.everything, everything) && !stands(&words.chapter, everything),
            "{everything}"
        );
    }
}

#[test]
fn an_article_is_asked_where_its_heading_matches() {
    let rules = one_rule(
        "scope = ['procedural']",
        "[rule.check.absence]\nwithin = 'article'\nen.where = ['~intercept']\nen.fire = ['~serious']",
    );
    let text = |heading: &str, words: &str| {
        format!(
            "Chapter I\nProcedural measures\n\nArticle 1\nSearch\n\nAuthorities may search but not intercept.\n\n\
             Article 2\n{heading}\n\n{words}\n"
        )
    };
    let words = "Authorities may listen in.";
    case(&rules, "en", &text("Interception of content data", words), &[("art_2", "both")]);
    case(&rules, "en", &text("Interception of content data", "In serious cases."), &[]);
    let bare = "Article 1\n\nAuthorities may search.\n\nArticle 2\n\nAuthorities may intercept content data.\n";
    let as_power = LintOptions { as_class: Some(Class::Procedural), ..LintOptions::default() };
    let report = check(&draft("en", bare), &rules, &as_power);
    assert_eq!(report.findings.len(), 1, "{report:?}");
    let report = check(&draft("en", &text("Seizure", words)), &rules, &LintOptions::default());
    assert_eq!(report.findings, []);
    assert_eq!(report.not_evaluated[0].reason, "no article is about what the rule looks at");
}

#[test]
fn an_article_in_brackets_stands_and_falls_with_its_safeguard() {
    let elsewhere = "The powers in chapter I are other powers.";
    english(elsewhere, &format!("[{POWER} There is a remedy.]"), &[]);
    english(elsewhere, &format!("[{POWER}]"), &[("art_3", "worst")]);
    english(elsewhere, &format!("[{POWER} There is [a remedy].]"), &[("art_3", "worst")]);
    english(elsewhere, &format!("[{POWER} This is subject to article 2.] There is a remedy."), &[]);
}

#[test]
fn one_of_two_options_without_the_words_is_a_finding_in_the_worst_reading() {
    let text = treaty(
        "The powers in chapter I are other powers.",
        &format!("Option 1\n\n{POWER} There is a remedy.\n\nOption 2\n\n{POWER}"),
    );
    case(&remedy(""), "en", &text, &[("art_3__para_1", "worst")]);
    let both = text.replace("search.\n\nChapter III", "search. It grants a remedy.\n\nChapter III");
    case(&remedy(""), "en", &both, &[]);
}

#[test]
fn a_text_without_chapters_is_judged_by_its_articles() {
    let rules = one_rule(
        "scope = ['procedural']",
        "[rule.check.absence]\nwithin = 'chapter'\nen.fire = ['~remedy']",
    );
    let text = |words: &str| {
        format!(
            "Article 1\nPurpose\n\nSafety.\n\nArticle 2\nSearch of data\n\nAuthorities may search.\n\n\
             Article 3\nProduction order\n\nAuthorities may order.\n\nArticle 4\nReal-time collection\n\nAuthorities may collect. {words}\n"
        )
    };
    case(&rules, "en", &text(""), &[("art_2", "both")]);
    case(&rules, "en", &text("There is a remedy."), &[]);
}

#[test]
fn examples_may_be_small_drafts() {
    let rules = remedy(
        "[[rule.example]]\nbad = \"\"\"\nArticle 1\nSearch and seizure\n\nAuthorities may search.\n\nArticle 2\nPurpose\n\nPowers in chapter IX carry a remedy.\n\"\"\"\n\
         good = \"\"\"\nArticle 1\nSearch and seizure\n\nAuthorities may search, subject to article 2.\n\nArticle 2\nConditions and safeguards\n\nThere is a remedy.\n\"\"\"\n\
         [[rule.example]]\nlang = 'ar'\nbad = 'لا شيء'\ngood = 'سبل انتصاف'\n",
    );
    assert_eq!(rules.run_examples(), []);
}
