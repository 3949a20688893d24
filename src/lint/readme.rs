//! The index of the rules that ship, kept true by a test.

use std::fmt::Write as _;

use super::RuleSet;

impl RuleSet {
    /// A Markdown table of the rules: code, name, level, mechanism, scope, languages, what is wrong.
    pub fn index_markdown(&self) -> String {
        let mut table = String::from(
            "| code | rule | level | check | scope | languages | what it says |\n|---|---|---|---|---|---|---|\n",
        );
        for rule in self {
            let scope: Vec<&str> = rule.scope.iter().map(|class| class.as_str()).collect();
            let languages: Vec<&str> = rule.languages().collect();
            let scope = if scope.is_empty() { "all".to_owned() } else { scope.join(", ") };
            // Writing to a string cannot fail.
            let _ = writeln!(
                table,
                "| {} | [`{}`]({}) | {} | {} | {scope} | {} | {} |",
                rule.code,
                rule.id,
                rule.path.trim_start_matches("rules/"),
                rule.level.as_str(),
                rule.check.kind(),
                languages.join(" "),
                rule.summary.get("en"),
            );
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Set `UPDATE_RULES=1` to write the index anew.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "the test keeps a file of the project true")]
    fn the_index_of_the_rules_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/README.md");
        let readme = std::fs::read_to_string(path).expect("rules/README.md");
        let (head, index) = readme.split_once("## Index\n\n").expect("an index");
        let expected = RuleSet::shipped().index_markdown();
        if std::env::var_os("UPDATE_RULES").is_some() {
            std::fs::write(path, format!("{head}## Index\n\n{expected}")).expect("written");
        } else {
            assert_eq!(index, expected, "run `UPDATE_RULES=1 cargo test index_of_the_rules`");
        }
    }
}
