//! What one sentence is.

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
