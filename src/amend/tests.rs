//! Proposals applied to small texts.

use std::path::Path;

use super::*;
use crate::series::Series;

const HEAD: &str = "title = 'T'\ndefault-language = 'en'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'state'\n\
    [[draft]]\nid = 'v1'\n";
const TEXT: &str = "Article 1\nUse\n\n1. Each State [shall] [may] use the power in specific inquiries only.\n\n\
    2. The measures are:\n(a) Review by a court [, preferably at once];\n(b) Notice;\n(c) A record.\n\n\
    [3. No State shall keep the data. (proposed by Elvaria)]\n\n4. The data are the data of the person.\n\n\
    Article 2\nAid\n\nEach State shall help the others.\n\nArticle 3\nEnd\n\nThis ends.\n";

fn draft(language: &str, text: &str) -> Draft {
    let options = ParseOptions { name: "v1".to_owned(), language: Some(language.to_owned()) };
    parse(Source::new("v1.txt", text), &options)
}

/// Applies proposals, each given as its clause and the rest of its entry.
fn applied(text: &str, proposals: &[(&str, &str)]) -> Result<Amended, String> {
    let mut toml = HEAD.to_owned();
    for (n, (clause, rest)) in proposals.iter().enumerate() {
        let n = n + 1;
        let entry = format!("id = 'p{n}'\nby = 'a'\ndraft = 'v1'\nclause = '{clause}'\n{rest}\n");
        toml.push_str("[[proposal]]\n");
        toml.push_str(&entry);
    }
    let series = Series::parse(Path::new("s.toml"), &toml).expect("the file is sound");
    let draft = draft("en", text);
    let proposals: Vec<&Proposal> = series.record.proposals.iter().collect();
    amend(&draft, &proposals, "en", |id| draft.find(id))
}

/// What stands in the result where the text had `old`; everything else must be the same byte for byte.
#[track_caller]
fn case(proposals: &[(&str, &str)], old: &str, new: &str) {
    let amended = applied(TEXT, proposals).expect("can be applied");
    assert_eq!(TEXT.matches(old).count(), 1, "{old:?} stands once");
    assert_eq!(amended.text, TEXT.replace(old, new), "{proposals:?}");
    assert!(
        !amended.notes.iter().any(|note| note.contains("read otherwise")),
        "{:?}",
        amended.notes
    );
}

#[track_caller]
fn fails(proposals: &[(&str, &str)], expected: &str) {
    assert_eq!(applied(TEXT, proposals).expect_err("cannot be applied"), expected);
}

#[test]
fn clauses_are_taken_out() {
    let delete = "action = 'delete'";
    case(&[("art_2", delete)], "Article 2\nAid\n\nEach State shall help the others.\n\n", "");
    case(&[("art_3", delete)], "\n\nArticle 3\nEnd\n\nThis ends.", "");
    case(&[("art_1__para_2__point_b", delete)], "(b) Notice;\n", "");
    case(&[("art_1__para_2__point_c", delete)], "\n(c) A record.", "");
    case(
        &[("art_1__para_3", delete)],
        "[3. No State shall keep the data. (proposed by Elvaria)]\n\n",
        "",
    );
    let notes = applied(TEXT, &[("art_2", delete)]).expect("can be applied").notes;
    assert_eq!(notes, ["article 2 is taken out; the other clauses keep their numbers"]);
}

#[test]
fn words_are_taken_out() {
    let delete = |words: &str| format!("action = 'delete'\nwords = '{words}'");
    case(&[("art_1__para_1", &delete("specific"))], "in specific inquiries", "in inquiries");
    case(&[("art_1__para_1", &delete("Each State"))], "Each State [shall]", "[shall]");
    case(&[("art_1__para_1", &delete("inquiries  only"))], " inquiries only.", ".");
    case(&[("art_1__para_1", &delete("shall"))], "State [shall] [may]", "State [may]");
    case(
        &[("art_1__para_2__point_a", &delete("preferably at once"))],
        " [, preferably at once];",
        ";",
    );
    case(&[("art_2", &delete("SHALL HELP"))], "State shall help the", "State the");
}

#[test]
fn words_are_replaced() {
    let words = "action = 'replace'\nwords = 'specific inquiries'\nnew-words = 'inquiries'";
    case(&[("art_1__para_1", words)], "specific inquiries", "inquiries");
    let text = "action = 'replace'\nnew-words = 'No State shall ask.'";
    case(&[("art_2", text)], "Each State shall help the others.", "No State shall ask.");
    case(&[("art_1__para_3", text)], "No State shall keep the data.", "No State shall ask.");
    case(&[("art_1__para_4", text)], "The data are the data of the person.", "No State shall ask.");
    let numbered = "action = 'replace'\nnew-words = '4. No State shall ask.'";
    case(
        &[("art_1__para_4", numbered)],
        "The data are the data of the person.",
        "No State shall ask.",
    );
}

#[test]
fn words_are_added() {
    let add = |at: &str, words: &str| format!("action = 'add'\nwhere = '{at}'\nwords = '{words}'");
    case(
        &[("art_2", &add("end", "It shall ask."))],
        "help the others.",
        "help the others. It shall ask.",
    );
    case(&[("art_2", &add("end", "at once"))], "help the others.", "help the others at once.");
    case(
        &[("art_1__para_3", &add("end", "It ends."))],
        "keep the data. (",
        "keep the data. It ends. (",
    );
    case(
        &[("art_2", &add("start", "By law,"))],
        "Each State shall help",
        "By law, Each State shall help",
    );
    case(
        &[("art_2", "action = 'add'\nwords = 'at once'")],
        "help the others.",
        "help the others at once.",
    );
}

#[test]
fn clauses_are_added_with_the_next_free_number() {
    let add = |at: &str, words: &str| format!("action = 'add'\nwhere = '{at}'\nwords = '{words}'");
    let after = add("after", "It is free.");
    case(
        &[("art_1__para_1", &after)],
        "inquiries only.\n\n",
        "inquiries only.\n\n1 bis. It is free.\n\n",
    );
    case(&[("art_1__para_4", &after)], "of the person.", "of the person.\n\n5. It is free.");
    case(&[("art_1__para_2__point_a", &after)], "once];\n", "once];\n(a) bis It is free.\n");
    case(&[("art_1__para_2__point_c", &after)], "(c) A record.", "(c) A record.\n(d) It is free.");
    case(
        &[("art_2", &add("before", "It is free."))],
        "Article 2\n",
        "Article 1 bis\n\nIt is free.\n\nArticle 2\n",
    );
    case(&[("art_3", &after)], "This ends.", "This ends.\n\nArticle 4\n\nIt is free.");
    let own = add("after", "5. It is free.");
    case(&[("art_1__para_4", &own)], "of the person.", "of the person.\n\n5. It is free.");
    let end = add("end", "5. It is free.");
    case(&[("art_1", &end)], "of the person.", "of the person.\n\n5. It is free.");
    // One after the other, in the order given.
    case(
        &[("art_1__para_4", &after), ("art_1__para_4", &add("after", "It is long."))],
        "of the person.",
        "of the person.\n\n5. It is free.\n\n6. It is long.",
    );
    let notes = applied(TEXT, &[("art_1__para_1", &after)]).expect("can be applied").notes;
    assert_eq!(notes, ["proposal `p1`: the new clause has the number 1 bis."]);
    fails(
        &[("art_1", &add("before", "It is free."))],
        "proposal `p1`: there is no free number for the new clause; put one at the head of its words",
    );
}

#[test]
fn proposals_apply_on_top_of_each_other() {
    let replace = |words: &str, new: &str| {
        format!("action = 'replace'\nwords = '{words}'\nnew-words = '{new}'")
    };
    case(
        &[
            ("art_2", &replace("shall help", "shall not help")),
            ("art_2", &replace("not help", "never help")),
        ],
        "shall help",
        "shall never help",
    );
    let both = [
        ("art_2", "action = 'delete'"),
        ("art_1__para_1", &replace("specific inquiries", "inquiries")),
    ];
    let text = applied(TEXT, &both).expect("can be applied").text;
    let expected = TEXT.replace("specific inquiries", "inquiries");
    assert_eq!(
        text,
        expected.replace("Article 2\nAid\n\nEach State shall help the others.\n\n", "")
    );
}

#[test]
fn what_cannot_be_applied_says_why() {
    let delete = |words: &str| format!("action = 'delete'\nwords = '{words}'");
    let whole = "action = 'delete'";
    let replace = "action = 'replace'\nwords = 'shall help'\nnew-words = 'may help'";
    let cases: [&[(&str, &str)]; 13] = [
        &[("art_1__para_4", &delete("data"))],
        &[("art_2", &delete("shall help the poor"))],
        &[("art_3", &delete("never"))],
        &[("art_9", whole)],
        &[("art_2", "action = 'add'\nwords = 'help the others'")],
        &[("art_2", "action = 'add'\nwords.ar = 'في الحال'")],
        &[("art_2", "action = 'delete'\nwords.ar = 'في الحال'")],
        &[("art_2", whole), ("art_2", replace)],
        &[("art_2", whole), ("art_2", whole)],
        &[("art_2", replace), ("art_2", whole)],
        &[("art_2", replace), ("art_2", replace)],
        &[("art_1", "action = 'replace'\nnew-words = 'It ends.'"), ("art_1__para_1", whole)],
        &[
            ("art_1__para_1", "action = 'add'\nwhere = 'after'\nwords = 'It ends.'"),
            ("art_1", whole),
        ],
    ];
    let said = cases.map(|proposals| applied(TEXT, proposals).expect_err("cannot be applied"));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn line_breaks_are_those_of_the_text() {
    let text = TEXT.replace('\n', "\r\n");
    let add = "action = 'add'\nwhere = 'after'\nwords = \"\"\"\nIt is free:\n(a) Now.\n\"\"\"";
    let amended = applied(&text, &[("art_1__para_4", add)]).expect("can be applied");
    assert!(!amended.text.replace("\r\n", "").contains(['\r', '\n']), "{:?}", amended.text);
    assert!(amended.text.contains("person.\r\n\r\n5. It is free:\r\n(a) Now.\r\n\r\nArticle 2"));
    let amended = applied(&text, &[("art_2", "action = 'delete'")]).expect("can be applied");
    assert_eq!(
        amended.text,
        text.replace("Article 2\r\nAid\r\n\r\nEach State shall help the others.\r\n\r\n", "")
    );
}

#[test]
fn running_text_and_markdown_keep_their_form() {
    let text =
        "Article 1\n\nEach State shall: (a) act; (b) help; (c) pay.\n\nArticle 2\n\nThis ends.\n";
    let taken = applied(text, &[("art_1__point_a", "action = 'delete'")]).expect("can be applied");
    assert_eq!(taken.text, text.replace("(a) act;", "(a) [deleted];"));
    assert_eq!(taken.notes.len(), 1, "{:?}", taken.notes);
    let text = "### Article 1\n\nEach State shall act.\n\n### Article 2\n\nThis ends.\n";
    let add = "action = 'add'\nwhere = 'after'\nwords = 'It is free.'";
    let added = applied(text, &[("art_1", add)]).expect("can be applied");
    assert_eq!(
        added.text,
        text.replace("shall act.", "shall act.\n\n### Article 1 bis\n\nIt is free.")
    );
    assert_eq!(added.notes.len(), 1, "{:?}", added.notes);
    let before = "action = 'add'\nwhere = 'before'\nwords = 'It is free.'";
    let added = applied(text, &[("art_2", before)]).expect("can be applied");
    assert_eq!(
        added.text,
        text.replace("### Article 2", "### Article 1 bis\n\nIt is free.\n\n### Article 2")
    );
    let taken = applied(text, &[("art_1", "action = 'delete'")]).expect("can be applied");
    assert_eq!(taken.text, "### Article 2\n\nThis ends.\n");
}
