//! Where results go, and what the exit code says.

use std::process::Stdio;

use crate::support::CliTest;

const OLD: &str = "Article 1\nScope\n\n1. Each State Party shall act.\n2. Nothing else applies.\n\nArticle 2\nUse of terms\n\nWords mean what they say.\n";

fn pair() -> CliTest {
    CliTest::new()
        .write("old.txt", OLD)
        .write("same.txt", OLD.replace("\n\n", "\r\n\r\n"))
        .write("new.txt", OLD.replace("shall act", "may act"))
}

#[test]
fn exit_codes_are_those_of_diff() {
    pair().run(&["diff", "old.txt", "old.txt"]).status(0).stdout_has("the two texts are identical");
    pair()
        .run(&["diff", "old.txt", "same.txt"])
        .status(0)
        .stdout_has("No differences in the wording");
    pair()
        .run(&["diff", "old.txt", "new.txt"])
        .status(1)
        .stdout_has("{-shall-} {+may+}")
        .no_stderr();
    pair().run(&["diff", "old.txt", "gone.txt"]).status(2);
    pair().run(&["diff", "old.txt"]).status(2);
}

#[test]
fn a_full_disk_is_an_error() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for args in
        [&["show", "old.txt"] as &[&str], &["diff", "old.txt", "new.txt", "--format", "json"]]
    {
        let output = pair().command(args).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.starts_with("travaux: error: cannot write to standard output\n"),
            "{message}"
        );
    }
}

#[test]
fn a_closed_pipe_is_success() {
    let long = "Article 1\n\nEach State Party shall act.\n\n".repeat(5000);
    let test = CliTest::new().write("long.txt", long);
    let mut child = test
        .command(&["show", "long.txt", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}

#[test]
fn output_goes_to_a_file() {
    let test = pair();
    let shown = test.run(&["diff", "old.txt", "new.txt"]).status(1);
    let filed = test.run(&["diff", "old.txt", "new.txt", "-o", "out.txt"]).status(1);
    assert_eq!(filed.stdout, "");
    assert_eq!(std::fs::read_to_string(test.path().join("out.txt")).unwrap(), shown.stdout);
    test.run(&["diff", "old.txt", "new.txt", "-o", "no/out.txt"])
        .status(2)
        .stderr_has("cannot write `no/out.txt`");
}

#[test]
fn colour_is_as_asked() {
    let test = pair();
    let has_colour = |ran: crate::support::Ran| ran.stdout.contains('\u{1b}');
    assert!(!has_colour(test.run(&["diff", "old.txt", "new.txt"])));
    assert!(has_colour(test.run(&["diff", "old.txt", "new.txt", "--color", "always"])));
    assert!(!has_colour(test.run(&["diff", "old.txt", "new.txt", "--color", "never"])));
}

#[test]
fn identical_input_gives_identical_bytes() {
    let test = pair();
    for format in ["text", "side-by-side", "json", "markdown"] {
        let run = || test.run(&["diff", "old.txt", "new.txt", "--format", format]).stdout;
        assert_eq!(run(), run());
    }
}

#[test]
fn lines_fit_the_width() {
    let long = OLD.replace("shall", "shall, wherever its domestic law and its other obligations under international law so allow,");
    let test = pair().write("long.txt", long);
    for width in ["40", "80", "120"] {
        for format in ["text", "side-by-side"] {
            let ran =
                test.run(&["diff", "old.txt", "long.txt", "--format", format, "--width", width]);
            let limit: usize = width.parse().unwrap();
            // Names of files are not broken.
            let longest = ran.stdout.lines().skip(2).map(|line| line.chars().count()).max();
            assert!(longest.unwrap_or(0) <= limit, "{format} at {width}:\n{}", ran.stdout);
        }
    }
}
