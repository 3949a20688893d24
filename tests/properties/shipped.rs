//! The drafts that ship, damaged line by line: nothing panics, and nothing is lost.

use std::path::Path;

use crate::{draft, laws, trial};

/// Every how many lines a text is damaged.
const STEP: usize = 12;

/// Names and texts of the drafts of the series that ships, sorted.
pub(crate) fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts/model-convention");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<(String, String)> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    texts.sort();
    assert!(texts.len() >= 7, "the series is whole");
    texts
}

/// A text with line `at` damaged in each of several ways.
fn damaged(lines: &[&str], at: usize) -> Vec<String> {
    let line = lines[at];
    let middle = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
    let split = |mark: &str| format!("{}{mark}{}", &line[..middle], &line[middle..]);
    let marks = ["[", "]", "\n", " 1. ", " (a) "].map(split);
    let mut deleted = lines.to_vec();
    deleted.remove(at);
    let mut repeated = lines.to_vec();
    repeated.insert(at, line);
    let mut swapped = lines.to_vec();
    swapped.swap(at, (at + 2) % lines.len());
    let mut damaged = vec![deleted.concat(), repeated.concat(), swapped.concat()];
    damaged.extend(marks.iter().map(|marked| {
        let mut lines = lines.to_vec();
        lines[at] = marked;
        lines.concat()
    }));
    damaged
}

#[test]
fn a_damaged_draft_loses_nothing() {
    for (name, text) in texts() {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for at in (0..lines.len()).step_by(STEP) {
            for damaged in damaged(&lines, at) {
                let draft = draft(&damaged);
                assert_eq!(laws::lossless(&draft), Ok(()), "{name}, line {}", at + 1);
            }
        }
    }
}

#[test]
fn every_two_versions_obey_the_laws_of_comparison() {
    let texts = texts();
    for (old_name, old) in &texts {
        for (new_name, new) in &texts {
            if old_name.ends_with("en.txt") == new_name.ends_with("en.txt") {
                let broken = laws::compare_both_ways(draft(old), draft(new)).err();
                assert_eq!(broken, None, "{old_name} against {new_name}");
            }
        }
    }
}

#[test]
fn the_drafts_that_ship_are_sound() {
    for (name, text) in texts() {
        let draft = draft(&text);
        let complaints: Vec<&str> = draft.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(complaints, [""; 0], "{name}");
        assert!(name.contains(&format!(".{}.", draft.language)), "{name}: {}", draft.language);
        trial::lint(&draft);
    }
}
