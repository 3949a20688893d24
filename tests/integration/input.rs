//! Bad input gets a clear message, and nothing is lost.

use crate::support::CliTest;

/// Runs `show` on a file with these bytes.
#[track_caller]
fn show(bytes: &[u8]) -> crate::support::Ran {
    CliTest::new().write("t.txt", bytes).run(&["show", "t.txt"])
}

#[track_caller]
fn refused(bytes: &[u8], message: &str) {
    show(bytes).status(2).stderr_has("travaux: error: cannot read `t.txt`").stderr_has(message);
}

const ARTICLE: &str = "Article 1\n\nEach State Party shall act.\n";

#[test]
fn files_that_hold_no_text_are_refused() {
    refused(b"", "the file is empty");
    refused(b" \r\n\t", "the file is empty");
    refused(b"\xEF\xBB\xBF", "the file is empty");
    refused(b"%PDF-1.7 and more", "it is a damaged PDF");
    refused(b"PK\x03\x04 and more", "it is a damaged archive");
    refused(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "binary");
}

#[test]
fn folders_and_missing_files_are_named() {
    let test = CliTest::new().write("sub/t.txt", ARTICLE);
    test.run(&["show", "sub"]).status(2).stderr_has("cannot read `sub` as text: it is a folder");
    test.run(&["show", "gone.txt"]).status(2).stderr_has("there is no file `gone.txt`");
    test.run(&["diff", "-", "-"]).status(2).stderr_has("both drafts are `-`");
}

#[cfg(unix)]
#[test]
fn unreadable_folders_and_files_are_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let test = CliTest::new().write("rules/r.toml", "").write("t.txt", ARTICLE);
    let close = |path: &str| {
        let path = test.path().join(path);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser reads everything.
        std::fs::read_dir(&path).is_err() && std::fs::read(&path).is_err()
    };
    if close("rules") {
        test.run(&["lint", "t.txt", "--rules", "rules"])
            .status(2)
            .stderr_has("cannot read `rules`");
    }
    if close("t.txt") {
        test.run(&["show", "t.txt"]).status(2).stderr_has("cannot read `t.txt`");
    }
    test.run(&["lint", "t.txt", "--rules", "gone"]).status(2).stderr_has("cannot read `gone`");
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    show(ARTICLE.replace('\n', "\r\n").as_bytes()).status(0).no_stderr().stdout_has("Article 1");
    show(format!("\u{FEFF}{ARTICLE}").as_bytes()).status(0).no_stderr().stdout_has("Article 1");
    let utf16: Vec<u8> =
        format!("\u{FEFF}{ARTICLE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    show(&utf16).status(0).no_stderr().stdout_has("Article 1");
}

#[test]
fn code_pages_are_read_with_a_warning() {
    let bytes =
        encoding_rs::WINDOWS_1252.encode("Article 1\n\nLe résumé est notifié à l’État.\n").0;
    show(&bytes).status(0).stderr_has("read as windows-1252").stdout_has("Article 1");
    let arabic = "المادة ١\n\nتتخذ كل دولة طرف ما يلزم من تدابير لحماية حقوق الإنسان.\n";
    let bytes = encoding_rs::WINDOWS_1256.encode(arabic).0;
    show(&bytes).status(0).stderr_has("read as windows-1256").stdout_has("المادة");
    show(b"Article 1\n\nA lone \xED\xA0\x80 surrogate.\n")
        .status(0)
        .stderr_has("1 broken character was replaced by U+FFFD, first on line 3");
}

#[test]
fn a_few_nuls_are_shown_and_reported() {
    let text = format!("{ARTICLE}\nArticle 2\n\nA \0 in the text.\n");
    let ran = show(text.as_bytes()).status(0).stderr_has("holds 1 NUL character");
    assert!(!ran.stdout.contains('\0'));
}

#[test]
fn huge_lines_and_deep_brackets_do_no_harm() {
    let line = format!("Article 1\n\n{}\n", "Each State Party shall act. ".repeat(190_000));
    show(line.as_bytes()).status(0);
    let deep = format!("Article 1\n\n{}x{}\n", "[".repeat(100_000), "]".repeat(100_000));
    show(deep.as_bytes()).status(0);
    show(format!("Article 1\n\n{}\n", "[".repeat(100_000)).as_bytes()).status(0);
    let test = CliTest::new().write("a.txt", &deep).write("b.txt", deep.replace('x', "y"));
    test.run(&["diff", "a.txt", "b.txt"]).status(1);
}

#[test]
fn standard_input_is_a_draft() {
    let test = CliTest::new().write("t.txt", ARTICLE);
    test.run_with_input(&["show", "-"], ARTICLE.as_bytes()).status(0).stdout_has("Article 1");
    test.run_with_input(&["diff", "t.txt", "-"], ARTICLE.as_bytes()).status(0).no_stderr();
}

#[test]
fn nothing_to_check_is_no_success() {
    let test = CliTest::new().write("t.txt", "");
    test.run(&["lint", "t.txt"]).status(3).stderr_has("the file is empty");
}

#[test]
fn controls_do_not_reach_the_terminal() {
    let evil =
        "Article 1\n\nEach \u{1b}]0;title\u{7} State \u{202E}Party\u{202C} \u{9b}31m shall.\r\n";
    let test = CliTest::new()
        .write("a.txt", evil)
        .write("b.txt", evil.replace("shall", "may"))
        .write("bad\u{1b}[31m.txt", "");
    for args in [
        &["show", "a.txt"] as &[&str],
        &["show", "a.txt", "1"],
        &["diff", "a.txt", "b.txt"],
        &["diff", "a.txt", "b.txt", "--format", "side-by-side"],
        &["diff", "a.txt", "b.txt", "--format", "markdown"],
        &["diff", "a.txt", "b.txt", "--stat"],
        &["diff", "a.txt", "b.txt", "--format", "json"],
        &["lint", "a.txt"],
        &["show", "bad\u{1b}[31m.txt"],
        &["show", "no\u{1b}[31m.txt"],
    ] {
        let ran = test.run(args);
        // JSON escapes controls below U+0020; others are data that it carries.
        let json = args.contains(&"json");
        for text in [&ran.stdout, &ran.stderr] {
            let raw = |c: char| match c {
                '\n' => false,
                c if c < ' ' => true,
                _ => !json && matches!(c, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}'),
            };
            assert!(!text.contains(raw), "{args:?} lets a control through: {text:?}");
        }
    }
}
