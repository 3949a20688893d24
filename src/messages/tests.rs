//! The catalogues agree with each other and with the code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::*;

/// Key by key, the names that a sentence is given.
fn placeholders(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            assert!(!found.contains_key(name), "`{name}` stands twice");
            name.clone_into(&mut key);
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned()
        });
        if !key.is_empty() {
            found.entry(key.clone()).or_default().extend(names);
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    #[expect(clippy::disallowed_methods, reason = "the test reads the sources")]
    for entry in std::fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Key by key, the names that the code gives in `say!`.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files.iter().filter(|path| !path.ends_with("tests.rs")) {
        #[expect(clippy::disallowed_methods, reason = "the test reads the sources")]
        let text = std::fs::read_to_string(path).expect("a source is text");
        for call in text.split("say!(").skip(1) {
            let mut parts = call.split('"');
            let (Some(before), Some(key)) = (parts.next(), parts.next()) else { continue };
            // The macro itself names no key.
            if before.contains(['$', ';']) {
                continue;
            }
            let names = found.entry(key.to_owned()).or_default();
            names.extend(arguments(call.splitn(3, '"').nth(2).unwrap_or("")));
        }
    }
    found
}

/// The names before `=` at the top level of an argument list that has begun.
fn arguments(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut argument = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(name(&argument));
                argument.clear();
                continue;
            }
            _ => {}
        }
        argument.push(c);
    }
    names.extend(name(&argument));
    names
}

fn name(argument: &str) -> Option<String> {
    let name = argument.split_once('=')?.0.trim();
    name.chars().all(|c| c.is_alphanumeric() || c == '_').then(|| name.to_owned())
}

#[test]
fn catalogues_can_be_read() {
    for (language, text) in CATALOGUES {
        if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
            panic!("{language}: {errors:?}");
        }
    }
}

#[test]
fn every_sentence_is_in_every_language_with_the_same_names() {
    let english = placeholders(CATALOGUES[0].1);
    for (language, text) in &CATALOGUES[1..] {
        let other = placeholders(text);
        let keys = |catalogue: &BTreeMap<String, _>| catalogue.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&english), keys(&other), "{language}");
        for (key, names) in &english {
            assert_eq!(names, &other[key], "{language}: {key}");
        }
    }
}

#[test]
fn the_code_says_what_the_catalogues_hold() {
    let (uses, english) = (uses(), placeholders(CATALOGUES[0].1));
    let unused: Vec<&String> = english.keys().filter(|key| !uses.contains_key(*key)).collect();
    assert!(unused.is_empty(), "no code says {unused:?}");
    for (key, given) in &uses {
        let wanted = english.get(key).unwrap_or_else(|| panic!("no catalogue holds `{key}`"));
        assert_eq!(given, wanted, "`{key}`");
    }
}

#[test]
fn arabic_has_six_plural_forms() {
    let arabic = Messages::for_language("ar").expect("Arabic is there");
    let cases = [
        (0, "لا أخطاء"),
        (1, "خطأ واحد"),
        (2, "خطآن"),
        (3, "3 أخطاء"),
        (10, "10 أخطاء"),
        (11, "11 خطأً"),
        (99, "99 خطأً"),
        (100, "100 خطأ"),
        (102, "102 خطأ"),
        (103, "103 أخطاء"),
        (111, "111 خطأً"),
    ];
    for (n, expected) in cases {
        assert_eq!(say!(in arabic, "n-errors", n = n), expected);
    }
    let english = Messages::for_language("en").expect("English is there");
    assert_eq!(say!(in english, "n-errors", n = 1), "1 error");
    assert_eq!(say!(in english, "n-errors", n = 0), "0 errors");
}

#[test]
fn arguments_stand_in_isolates_where_lines_run_from_right_to_left() {
    let arabic = Messages::for_language("ar_EG").expect("Arabic is there");
    let said =
        say!(in arabic, "findings-in-drafts", counts = "3 errors", drafts = Value::composed("نص"));
    assert_eq!(said, "\u{2068}3 errors\u{2069} في نص");
}

#[test]
fn what_is_not_translated_is_said_in_english() {
    let bare = Messages::read("ar", "");
    assert_eq!(bare.format("level-error", &[]), "error");
    assert_eq!(bare.format("no-such-key", &[]), "no-such-key");
    assert!(Messages::for_language("tlh").is_none());
    assert_eq!(choose("tlh"), Err("travaux does not speak `tlh`; it speaks: en, ar".to_owned()));
}
