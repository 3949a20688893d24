//! Redlines as Word files: both texts come back, and the file is sound.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};

use crate::support::CliTest;

/// Runs on the series that ships, into a folder of the test.
fn redline(test: &CliTest, old: &str, new: &str, more: &[&str]) -> Vec<u8> {
    let path = test.path().join("x.docx");
    let out = path.to_str().unwrap();
    let args = [&["diff", old, new, "--format", "docx", "-o", out], more].concat();
    let output = test.command(&args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(path).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[track_caller]
fn gives_back(test: &CliTest, how: &str, id: &str, language: &str) {
    let text = test.run(&["import", "x.docx", "--tracked", how]).status(0).stdout;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/drafts/model-convention");
    let expected = std::fs::read_to_string(format!("{folder}/{id}.{language}.txt")).unwrap();
    // In these texts an empty line stands wherever one paragraph ends, but after headings.
    let chunks = expected.split("\n\n").map(|chunk| chunk.split_whitespace());
    let mut paragraphs = text.split("\n\n");
    for chunk in chunks {
        let mut left: Vec<&str> = chunk.collect();
        while !left.is_empty() {
            let words: Vec<&str> = paragraphs.next().unwrap().split_whitespace().collect();
            assert_eq!(left.get(..words.len()), Some(&words[..]), "{how} {id} {language}");
            left.drain(..words.len());
        }
    }
    assert_eq!(paragraphs.next(), None, "{how} {id} {language}");
}

/// No kind of change stands on both sides of the end of a paragraph that both texts have: LibreOffice joins such two.
#[track_caller]
fn keeps_borders(bytes: &[u8]) {
    let text = part(bytes, "word/document.xml");
    let document = roxmltree::Document::parse(&text).unwrap();
    let is = |name: &'static str| move |node: &roxmltree::Node| node.tag_name().name() == name;
    let mut last = None;
    for paragraph in document.descendants().filter(is("p")) {
        let of_end =
            paragraph.children().find(is("pPr")).and_then(|p| p.children().find(is("rPr")));
        let kind = |node: roxmltree::Node| match node.tag_name().name() {
            "ins" => Some("ins"),
            "del" => Some("del"),
            _ => None,
        };
        let is_text = |node: &roxmltree::Node| {
            kind(*node).is_some() || node.children().any(|child| child.tag_name().name() == "t")
        };
        let texts: Vec<_> = paragraph.children().filter(is_text).map(kind).collect();
        let first = texts.first().copied().flatten();
        assert!(first.is_none() || first != last, "{first:?} on both sides of an end");
        last = if of_end.is_some() { None } else { texts.last().copied().flatten() };
    }
}

#[test]
fn both_texts_come_back() {
    let pairs = ["v1", "v2", "v3", "v4", "v5"];
    let pairs = pairs.windows(2).flat_map(|pair| [(pair[0], pair[1]), (pair[1], pair[0])]);
    let pairs = pairs.map(|(old, new)| (old, new, "en"));
    let far = [("v1", "v5", "en"), ("v5", "v1", "en"), ("v2", "v5", "ar"), ("v5", "v2", "ar")];
    for (old, new, language) in pairs.chain(far) {
        let test = CliTest::new();
        keeps_borders(&redline(&test, old, new, &["--lang", language]));
        gives_back(&test, "accept", new, language);
        gives_back(&test, "reject", old, language);
    }
}

#[test]
fn the_file_is_sound_and_always_the_same() {
    let test = CliTest::new();
    let more = ["--author", "A <b> & c", "--date", "2026-01-02"];
    let bytes = redline(&test, "v4", "v5", &more);
    assert_eq!(bytes, redline(&test, "v4", "v5", &more));
    let document = part(&bytes, "word/document.xml");
    let changes: Vec<roxmltree::Document> = vec![roxmltree::Document::parse(&document).unwrap()];
    let mut ids = BTreeSet::new();
    let mut n_comments = 0;
    for node in changes[0].descendants() {
        let name = node.tag_name().name();
        let attribute =
            |name: &str| node.attributes().find(|a| a.name() == name).map(|a| a.value());
        if matches!(name, "ins" | "del" | "commentReference") {
            assert!(ids.insert(attribute("id").unwrap().to_owned()), "an id stands twice");
        }
        if matches!(name, "ins" | "del") {
            assert_eq!(attribute("author"), Some("A <b> & c"));
            assert_eq!(attribute("date"), Some("2026-01-02T00:00:00Z"));
        }
        n_comments += usize::from(name == "commentReference");
    }
    assert!(ids.len() > n_comments && n_comments > 0);
    let comments = part(&bytes, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), n_comments);
    assert!(comments.contains("dx-scope-widened"));
    assert!(comments.contains("moved to Article 4 (v5)"));
    assert!(document.contains(r#"<w:pStyle w:val="Heading2"/>"#));
    assert!(!document.contains("w:bidi") && !document.contains("moveFrom"));
    assert!(part(&bytes, "docProps/core.xml").contains("v4 -&gt; v5"));
}

#[test]
fn arabic_runs_from_right_to_left() {
    let bytes = redline(&CliTest::new(), "v2", "v5", &["--lang", "ar"]);
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("<w:bidi/>") && document.contains("<w:rtl/>"));
    assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:bidi="ar"/>"#));
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let test = CliTest::new().write("a.txt", "Article 1\n\nWords.\n");
    let run = |more: &[&str]| test.run(&[&["diff", "a.txt", "a.txt"], more].concat()).status(2);
    run(&["--author", "A"]).stderr_has("--author is for `--format docx` only");
    run(&["--format", "docx", "--article", "1"]).stderr_has("leave --article out");
    run(&["--format", "docx", "--date", "yesterday"]).stderr_has("2026-11-22T09:00:00Z");
}

/// The program `script` gives others a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_no_word_file() {
    let test = CliTest::new().write("a.txt", "Article 1\n\nWords.\n");
    let line = format!("'{}' diff a.txt a.txt --format docx", env!("CARGO_BIN_EXE_travaux"));
    let mut script = std::process::Command::new("script");
    script
        .args(["-qec", &line, "/dev/null"])
        .current_dir(test.path())
        .env_remove("TRAVAUX_UI_LANG");
    let Ok(output) = script.output() else {
        let words = b"\nskipped: there is no program `script` that gives a terminal\n";
        std::io::stderr().write_all(words).unwrap();
        return;
    };
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(2), "{shown}");
    assert!(shown.contains("name a file with -o") && !shown.contains("PK"), "{shown}");
    // A pipe takes it.
    let ran = test.command(&["diff", "a.txt", "a.txt", "--format", "docx"]).output().unwrap();
    assert!(ran.status.code() == Some(0) && ran.stdout.starts_with(b"PK"));
}
