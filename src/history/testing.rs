//! Small drafts for the tests of this module.

use crate::draft::Draft;
use crate::parse::{ParseOptions, parse};
use crate::source::Source;

pub(super) const FORESTS: &str = "Each coastal village shall plant twelve oak trees beside the northern river before the first \
    snow of every winter and report the number to the forester.";
pub(super) const BRIDGES: &str = "No wooden bridge may carry more than four loaded wagons at once unless the master carpenter has \
    inspected its beams during the preceding spring.";
pub(super) const MARKETS: &str = "Merchants pay the weekly market fee in silver coins to the toll keeper, who writes every payment \
    into a ledger kept in the town hall.";

/// Articles of these numbers and texts.
pub(super) fn articles(list: &[(&str, &str)]) -> String {
    let mut articles = String::new();
    for (number, text) in list {
        articles.extend(["Article ", number, "\n\n", text, "\n\n"]);
    }
    articles
}

/// A draft as the parser reads it, so that numbers stand where it puts them.
pub(super) fn parsed(text: &str) -> Draft {
    let options = ParseOptions { name: "test".to_owned(), language: Some("en".to_owned()) };
    parse(Source::new("test", text), &options)
}
