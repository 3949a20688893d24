//! What real texts taught: extracts, annexes, tables, headings that run on, statutes, and what looks like a safeguard.

use super::*;

/// Ids and levels of the clauses where the shipped rules report something.
fn places(text: &str, rule: &str) -> Vec<(String, &'static str)> {
    let draft = draft("en", text);
    let found = check(&draft, &RuleSet::shipped(), &LintOptions::default()).findings;
    let of_rule = found.into_iter().filter(|finding| finding.rule == rule);
    of_rule
        .map(|f| {
            let id = f.clause.map_or("-", |idx| draft.clause(idx).id.as_str());
            (id.to_owned(), f.level.as_str())
        })
        .collect()
}

#[track_caller]
fn case(rule: &str, text: &str, expected: &[(&str, &str)]) {
    let found = places(text, rule);
    let found: Vec<(&str, &str)> = found.iter().map(|(id, level)| (id.as_str(), *level)).collect();
    assert_eq!(found, expected, "{rule}: {text}");
}

/// A treaty of three articles; the second holds `body`.
fn treaty(body: &str) -> String {
    format!(
        "Article 1\nPurpose\n\nThe purpose is safety.\n\nArticle 2\nMatters\n\n{body}\n\nArticle 3\nEntry into force\n\nThis Convention enters into force.\n"
    )
}

#[test]
fn a_general_human_rights_clause_is_no_condition_of_a_power() {
    let text = include_str!("../../../drafts/model-convention/v2.en.txt");
    let from = text.find("\nArticle 42\n").unwrap();
    let to = text.find("\nArticle 43\n").unwrap();
    let without = format!("{}{}", &text[..from], &text[to..]);
    let article = |(id, _): &(String, &str)| id.split("__").next().unwrap_or(id).to_owned();
    let articles: Vec<String> =
        places(&without, "sg-each-power-xref").iter().map(article).collect();
    assert_eq!(articles, ["art_43", "art_44", "art_45", "art_46", "art_47", "art_48"]);
    case("sg-each-power-xref", text, &[]);
}

#[test]
fn an_extract_is_told_once_and_its_references_are_left_alone() {
    let rule = "dr-dangling-xref";
    case(rule, &treaty("It is done under article 5."), &[("art_2", "error")]);
    let many = "It is done under articles 5, 6 and 7, and under article 8.";
    case(rule, &treaty(many), &[("art_2", "note")]);
}

#[test]
fn entries_of_tables_and_lists_refer_to_nothing() {
    let rule = "dr-dangling-xref";
    case(rule, &treaty("Article 4 | Hours |"), &[]);
    case(rule, &treaty("The contents are:\n- article 4.\nThey are kept."), &[]);
    let used = treaty("States act:\n- under article 4.\nThey do.");
    case(rule, &used, &[("art_2__point_nn_1", "error")]);
}

#[test]
fn an_annex_may_speak_of_another_text() {
    let rule = "dr-dangling-xref";
    let with = |annex: &str| format!("{}\nAnnex I\n\n{annex}\n", treaty("States act."));
    case(rule, &with("It takes over article 4, in part."), &[]);
    case(rule, &with("It is made under article 4 of this Convention."), &[("annex_I", "error")]);
}

#[test]
fn a_paragraph_after_a_page_number_is_there() {
    let rule = "dr-dangling-xref";
    let body = "1. States act. 2. They act under paragraph 3 of this article.\n\n6 3. They report.";
    case(rule, &treaty(body), &[]);
    let body = "1. States act. 2. They act under paragraph 3 of this article.";
    case(rule, &treaty(body), &[("art_2__para_2", "error")]);
}

#[test]
fn an_article_in_a_list_is_no_second_article() {
    let rule = "dr-duplicate-number";
    case(rule, &treaty("These apply:\n\n- Article 3.\n"), &[]);
}

#[test]
fn a_bracket_before_a_number_belongs_to_what_follows() {
    let rule = "dr-unbalanced-brackets";
    let text = "Article 1\nPurpose\n\nStates act.\n\n[Article 2\nMatters\n\nStates report.]\n\nArticle 3\nOthers\n\nStates rest.\n";
    case(rule, text, &[]);
    case(rule, &text.replace(".]", "."), &[("art_2", "error")]);
    let run_on = "Article 1 Purpose\n1. States act. [Article 2 Matters\n1. States report.]\nArticle 3 Others\n1. States rest.\n";
    case(rule, run_on, &[]);
}

#[test]
fn what_treaties_say_is_not_asked_of_a_statute() {
    let text = |who: &str| {
        format!(
            "Chapter I\nGeneral provisions\n\n1. Purpose\n\nArticle 1\nPurpose\n\nThe purpose is safety.\n\nChapter II\nProcedural measures\n\n\
             Article 2\nSearch and seizure\n\n{who} search computer data.\n\nArticle 3\nPenalties\n\nWhoever hinders a search shall be punished.\n"
        )
    };
    let rules = ["sg-human-rights-clause", "sg-savings-clause", "sg-legality"];
    for rule in rules {
        case(rule, &text("The police may"), &[]);
        let found =
            places(&text("Each State Party shall empower its competent authorities to"), rule);
        assert_eq!(found.len(), 1, "{rule}");
    }
}

#[test]
fn an_offence_headed_encryption_is_no_safeguard() {
    let text = "PART I - GENERAL PROVISIONS\n\nArticle 1\nPurpose\n\nThe purpose is safety.\n\nPART II OFFENCES\n\nArticle 2\nEncryption\n\nThe use of encryption to hide messages is prohibited.\n";
    let found = places(text, "vt-anonymity-encryption-crime");
    assert_eq!(found.first().map(|(id, level)| (id.as_str(), *level)), Some(("art_2", "error")));
}

#[test]
fn information_about_users_is_no_notice_to_them() {
    let rule = "sg-user-notification";
    let asked =
        "A provider hands over the information which it holds about the users of its services.";
    fires("en", Class::Procedural, rule, asked);
    let told = "A person affected by the use of a power is notified of its use.";
    silent("en", Class::Procedural, rule, told);
}
