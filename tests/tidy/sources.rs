//! Files and functions stay small enough to be read, and every module says what it is for.

use std::path::{Path, PathBuf};

use crate::{read, root};

const MAX_FILE_LINES: usize = 500;
const MAX_FUNCTION_LINES: usize = 80;

/// What is still too long; the check fails when it is no longer, so that the list stays true.
const LONG_FILES: &[&str] = &[];
const LONG_FUNCTIONS: &[&str] = &[];

/// All Rust files below a folder of the project, sorted.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Whether a whole file holds tests.
fn is_test_file(path: &Path) -> bool {
    ["tests.rs", "testing.rs"].iter().any(|name| path.ends_with(name))
        || path.components().any(|part| part.as_os_str() == "tests")
}

/// The lines of a file before its tests.
fn code(text: &str) -> Vec<&str> {
    let lines = || text.lines();
    let is_tests = |at: &usize| {
        let mut pair = lines().skip(*at);
        pair.next() == Some("#[cfg(test)]")
            && pair.next().is_some_and(|line| line.starts_with("mod ") && line.ends_with('{'))
    };
    let end = (0..lines().count()).find(is_tests).unwrap_or_else(|| lines().count());
    lines().take(end).collect()
}

/// Name and number of lines of each function, by its indentation: the layout is the formatter's.
fn functions<'a>(lines: &[&'a str]) -> Vec<(&'a str, usize)> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_function = |line: &&str| {
        let words = line.trim_start();
        words.starts_with("fn ") || (words.starts_with("pub") && words.contains(" fn "))
    };
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
        let is_end = |other: &&str| indent(other) == indent(line) && other.trim() == "}";
        let length = lines[at..].iter().position(is_end).map_or(1, |length| length + 1);
        let is_one_line = line.ends_with('}') || line.ends_with(';');
        let name = line.split("fn ").nth(1).unwrap_or("");
        let name = name.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or("");
        found.push((name, if is_one_line { 1 } else { length }));
    }
    found
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = rust_files("src")
        .iter()
        .chain(&rust_files("tests"))
        .filter(|path| !is_test_file(path))
        .map(|path| (path, code(&read(path)).len()))
        .filter(|&(_, length)| length > MAX_FILE_LINES)
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(long, LONG_FILES);
}

#[test]
fn functions_stay_short() {
    let mut n_functions = 0;
    let mut long = Vec::new();
    for path in rust_files("src") {
        let text = read(&path);
        for (name, length) in functions(&code(&text)) {
            n_functions += 1;
            if length > MAX_FUNCTION_LINES {
                long.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(n_functions > 300, "functions are no longer found: {n_functions}");
    assert_eq!(long, LONG_FUNCTIONS);
}

#[test]
fn every_module_says_what_it_is_for() {
    let all = ["src", "tests", "benches"].into_iter().flat_map(rust_files);
    let silent: Vec<PathBuf> = all
        .filter(|path| !is_test_file(path))
        .filter(|path| !read(path).starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn functions_are_measured() {
    let lines = [
        "fn a() {",
        "    b",
        "}",
        "",
        "    pub(crate) fn c(",
        "    ) -> D {",
        "    }",
        "fn e() {}",
    ];
    assert_eq!(functions(&lines), [("a", 3), ("c", 3), ("e", 1)]);
    assert_eq!(code("a\n#[cfg(test)]\nmod tests;\nb\n#[cfg(test)]\nmod tests {\n").len(), 4);
}
