//! What a comparison needs of a rule file that ships.
//!
//! Reading all rules takes longer than comparing two short treaties. A comparison speaks one language and shows no
//! examples, so those lines are left out before the file is read as TOML. Only the layout of our own files is known
//! here: a key begins its line, and a list of several lines ends with a line that begins with its bracket. What is laid
//! out otherwise is kept, which costs time and nothing else.

use super::pattern::LANGUAGES;

/// The mechanisms of rules that a comparison runs or asks.
const KINDS: [&str; 4] = ["change", "reference", "absence", "term"];

/// The text of a rule file without examples, without the patterns of other languages, and without the rules of
/// mechanisms that a comparison does not need.
pub(super) fn for_change(text: &str, language: &str) -> String {
    let mut excerpt = String::with_capacity(text.len() / 3);
    // Where the rule that is being read begins in the excerpt.
    let mut rule = None;
    let mut is_wanted = true;
    let mut in_example = false;
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if line.starts_with("[[") {
            in_example = line.starts_with("[[rule.example]]");
            if !in_example {
                drop_unwanted(&mut excerpt, rule.take(), is_wanted);
                is_wanted = true;
                rule = line.starts_with("[[rule]]").then_some(excerpt.len());
            }
        }
        if in_example {
            continue;
        }
        if let Some(kind) = line.strip_prefix("[rule.check.") {
            let kind = kind.trim_end().trim_end_matches(']');
            is_wanted = KINDS.contains(&kind);
        }
        if is_of_another_language(line, language) {
            let is_long = line.trim_end().ends_with(['[', '{']);
            while is_long && lines.next().is_some_and(|line| !line.starts_with([']', '}'])) {}
            continue;
        }
        if !line.starts_with('#') {
            excerpt.push_str(line);
        }
    }
    drop_unwanted(&mut excerpt, rule, is_wanted);
    excerpt
}

fn drop_unwanted(excerpt: &mut String, rule: Option<usize>, is_wanted: bool) {
    if let (Some(start), false) = (rule, is_wanted) {
        excerpt.truncate(start);
    }
}

/// Whether a line begins what is said of another language: `fr.fire = [` or `fr = {`.
fn is_of_another_language(line: &str, language: &str) -> bool {
    let Some((code, rest)) = line.split_at_checked(2) else { return false };
    code != language && LANGUAGES.contains(&code) && rest.starts_with([' ', '.', '='])
}
