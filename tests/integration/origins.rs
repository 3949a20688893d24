//! What `travaux origins` prints, and how it keeps its index.

use std::fs;
use std::path::PathBuf;

use crate::support::{CliTest, Ran, shipped};

const DRAFT: &str = "\
Article 1
Fair treatment

1. A person whose extradition is sought shall be guaranteed fair treatment at every stage of the proceedings.

2. A State Party that is minded to refuse extradition shall first hear what the requesting State Party has to say.

Article 2
Ships

The master of a ship shall keep a book in which each death on board is written down on the same day.
";

const OLD: &str = "\
Convention on Extradition

Article 9
Treatment

1. A person whose extradition is sought shall be guaranteed fair treatment at every stage of the proceedings.

2. A State Party that is minded to refuse extradition shall first hear what the requesting State Party has to say. It \
shall give its reasons in writing.
";

const ARGS: [&str; 4] = ["origins", "draft.txt", "--in", "folder"];

fn test() -> CliTest {
    CliTest::new().write("draft.txt", DRAFT).write("folder/old.txt", OLD)
}

fn index(test: &CliTest) -> PathBuf {
    test.path().join("folder/.travaux-index")
}

/// The names in the folder, hidden ones too.
fn names(test: &CliTest) -> Vec<String> {
    let entries = fs::read_dir(test.path().join("folder")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A copy of the instruments that ship, so that no index is left in the project.
fn reference() -> CliTest {
    let mut test = CliTest::new();
    for file in ["instruments.toml", "extradition.txt", "smuggling.txt", "data-protocol.txt"] {
        let path = format!("{}/drafts/reference/{file}", env!("CARGO_MANIFEST_DIR"));
        test = test.write(&format!("reference/{file}"), fs::read(path).unwrap());
    }
    test
}

fn on_reference(args: &[&str]) -> Ran {
    let test = reference();
    let series = concat!(env!("CARGO_MANIFEST_DIR"), "/drafts/model-convention");
    let all = ["origins", "v5", "--series", series, "--in", "reference"];
    test.run(&[&all, args].concat())
}

#[test]
fn text() {
    let ran = on_reference(&[]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn one_article_in_full() {
    let ran = on_reference(&["--article", "37", "--full"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn arabic_interface() {
    let ran = on_reference(&["--article", "37", "--ui-lang", "ar"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn markdown() {
    let test = test();
    let ran = test.run(&[&ARGS[..], &["--format", "markdown", "--full"]].concat()).status(0);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn csv() {
    let ran = test().run(&[&ARGS[..], &["--format", "csv"]].concat()).status(0);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn json() {
    let ran = test().run(&[&ARGS[..], &["--format", "json"]].concat()).status(0);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn the_answer_is_the_same_with_and_without_an_index() {
    let test = test();
    let first = test.run(&ARGS).status(0).no_stderr().stdout;
    let bytes = fs::read(index(&test)).unwrap();
    assert_eq!(test.run(&ARGS).status(0).no_stderr().stdout, first);
    assert_eq!(fs::read(index(&test)).unwrap(), bytes, "an index that is up to date is left alone");
    assert_eq!(names(&test), [".travaux-index", "old.txt"]);
}

#[test]
fn a_damaged_index_is_made_anew() {
    let test = test();
    let right = test.run(&ARGS).status(0).stdout;
    let bytes = fs::read(index(&test)).unwrap();
    for at in [90, 100, bytes.len() / 2, bytes.len() - 3] {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        fs::write(index(&test), damaged).unwrap();
        let ran = test.run(&ARGS).status(0);
        assert_eq!(ran.stdout, right, "byte {at}");
        ran.stderr_has("is damaged");
        test.run(&ARGS).status(0).no_stderr();
    }
    fs::write(index(&test), &bytes[..bytes.len() - 10]).unwrap();
    test.run(&ARGS).status(0).stderr_has("is damaged");
    fs::write(index(&test), "something else").unwrap();
    let ran = test.run(&ARGS).status(0).stderr_has("another version");
    assert_eq!(ran.stdout, right);
}

#[test]
fn the_index_follows_the_folder() {
    let test = test();
    let first = test.run(&ARGS).status(0).stdout;
    assert!(first.contains("Convention on Extradition"), "{first}");
    // Of the same size, and at once.
    fs::write(test.path().join("folder/old.txt"), OLD.replace("treatment", "handlings")).unwrap();
    let changed = test.run(&ARGS).status(0).no_stderr().stdout;
    assert!(changed.contains("treatment"), "the change is seen: {changed}");
    fs::write(test.path().join("folder/new.md"), format!("# Ships\n\n{}", &DRAFT[200..])).unwrap();
    let added = test.run(&ARGS).status(0).no_stderr().stdout;
    assert!(added.contains("word for word from Ships"), "{added}");
    fs::remove_file(test.path().join("folder/new.md")).unwrap();
    fs::write(test.path().join("folder/old.txt"), OLD).unwrap();
    assert_eq!(test.run(&ARGS).status(0).stdout, first);
    fs::remove_file(test.path().join("folder/old.txt")).unwrap();
    test.run(&ARGS).status(3);
}

#[test]
fn what_an_interrupted_run_left_is_taken_away() {
    let test = test().write("folder/.travaux-index.1.tmp", "unfinished");
    let file =
        fs::File::options().write(true).open(test.path().join("folder/.travaux-index.1.tmp"));
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    file.unwrap().set_modified(hour_ago).unwrap();
    let test = test.write("folder/.travaux-index.2.tmp", "of another run, at work");
    test.run(&ARGS).status(0).no_stderr();
    assert_eq!(names(&test), [".travaux-index", ".travaux-index.2.tmp", "old.txt"]);
}

#[test]
fn an_index_that_cannot_be_kept_is_no_obstacle() {
    // A folder in the place of the index can be neither read nor replaced.
    let test = test().write("folder/.travaux-index/x", "");
    let expected = self::test().run(&ARGS).status(0).stdout;
    let ran = test.run(&ARGS).status(0);
    assert_eq!(ran.stdout, expected);
    ran.stderr_has("cannot be written");
    assert_eq!(names(&test), [".travaux-index", "old.txt"]);
}

#[test]
fn two_runs_at_a_time_do_each_other_no_harm() {
    let test = test();
    let right = self::test().run(&ARGS).status(0).stdout;
    std::thread::scope(|scope| {
        let runs: Vec<_> =
            (0..4).map(|_| scope.spawn(|| test.run(&ARGS).status(0).stdout)).collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), right);
        }
    });
    assert_eq!(names(&test), [".travaux-index", "old.txt"]);
}

#[test]
fn what_is_no_text_is_passed_over_and_said() {
    let test =
        test().write("folder/x.pdf", "%PDF-1.4").write("folder/bad.txt", "%PDF-1.4 in disguise");
    let ran = test.run(&ARGS).status(0);
    assert!(ran.stdout.contains("Convention on Extradition"), "{}", ran.stdout);
    let ran = ran.stderr_has("One file in the folder is no .txt or .md");
    ran.stderr_has("bad.txt cannot be read as text");
    test.run(&ARGS).status(0).stderr_has("bad.txt cannot be read as text");
}

#[test]
fn settings_are_checked() {
    let case = |settings: &str, expected: &str| {
        let test = test().write("folder/instruments.toml", settings);
        test.run(&ARGS).status(2).stderr_has(expected);
    };
    case("[[instrument]]\nfile = 'odl.txt'\n", "did you mean old.txt?");
    case("[[instrument]]\nfile = 'zzzzzz'\n", "there is no file zzzzzz");
    case("[[instrument]]\nfile = 'old.txt'\ndate = 'May'\n", "is no date");
    case("[[instrument]]\nfile = 'old.txt'\ndat = 2003\n", "did you mean `date`?");
    case("[[instrument]]\nfile = 'old.txt'\n[[instrument]]\nfile = 'old.txt'\n", "described twice");
    let test = test().write(
        "folder/instruments.toml",
        "[[instrument]]\nfile = 'old.txt'\nname = 'Old One'\ndate = 1957\n",
    );
    test.run(&ARGS).status(0).no_stderr().stdout_has("Old One, Article 9 (1957)");
    test.run(&[&ARGS[..], &["--date", "1950"]].concat())
        .status(3)
        .stderr_has("but one that is later than it");
}

#[test]
fn instruments_of_one_name_are_told_apart() {
    let test = test().write("folder/b/old.txt", OLD.replace("stage", "step"));
    test.run(&ARGS).status(0).no_stderr().stdout_has("[old.txt]").stdout_has("[b/old.txt]");
}

#[test]
fn nothing_to_compare_with_is_not_nothing_found() {
    let test = CliTest::new().write("draft.txt", DRAFT).write("folder/same.txt", DRAFT);
    let ran = test.run(&ARGS).status(3).stderr_has("nothing was compared");
    assert_eq!(ran.stdout, "");
}

#[test]
fn wrong_arguments_are_errors() {
    let test = test();
    test.run(&["origins", "draft.txt", "--in", "nowhere"]).status(2).stderr_has("is no folder");
    test.run(&["origins", "draft.txt", "--in", "draft.txt"]).status(2).stderr_has("is no folder");
    test.run(&[&ARGS[..], &["--article", "99"]].concat()).status(2).stderr_has("99");
    test.run(&[&ARGS[..], &["--date", "soon"]].concat()).status(2).stderr_has("2022-05-30");
    test.run(&[&ARGS[..], &["--min-share", "0"]].concat()).status(2);
}

#[test]
fn a_higher_share_may_be_asked_for() {
    let changed =
        OLD.replace("guaranteed fair", "given decent and equal").replace("first hear", "listen to");
    let test = CliTest::new().write("draft.txt", DRAFT).write("folder/old.txt", changed);
    test.run(&ARGS).status(0).stdout_has("1 adapted");
    test.run(&[&ARGS[..], &["--min-share", "95"]].concat()).status(0).stdout_has("0 adapted");
}

#[test]
fn the_series_gives_the_date() {
    let ran = on_reference(&["--article", "36"]).status(0);
    assert!(
        ran.stdout.contains("One instrument is later than the draft (2025-03-03)"),
        "{}",
        ran.stdout
    );
    let ran = on_reference(&["--article", "36", "--date", "2027"]).status(0);
    assert!(ran.stdout.contains("Data Protocol, Article 1"), "{}", ran.stdout);
    let ran = shipped(&["origins", "v5", "--in", "rules/nowhere"]);
    assert_eq!(ran.status, 2);
}
