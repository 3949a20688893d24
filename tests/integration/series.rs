//! Names on the command line, `series.toml` and `travaux.toml`.

use crate::support::CliTest;

const SERIES: &str = "title = \"T\"\ndefault-language = \"en\"\n\n[[draft]]\nid = \"v1\"\naliases = [\"first\"]\nsymbol = \"A/1\"\n\
    date = 2022-11-07\ntexts = { en = \"v1.txt\", ar = \"v1.ar.txt\" }\n\n[[draft]]\nid = \"v2\"\ntexts = { en = \"v2.txt\" }\n";

fn series() -> CliTest {
    CliTest::new()
        .write("drafts/t/series.toml", SERIES)
        .write("drafts/t/v1.txt", "Article 1\n\nEach State Party shall act.\n")
        .write("drafts/t/v1.ar.txt", "المادة 1\n\nتتصرف كل دولة طرف.\n")
}

#[test]
fn drafts_go_by_id_alias_and_symbol() {
    for name in ["v1", "first", "A/1"] {
        series().run(&["show", name]).status(0).no_stderr().stdout_has("v1  A/1  2022-11-07  en");
    }
    series().run(&["show", "v1", "--lang", "ar"]).status(0).stdout_has("v1.ar.txt");
    series().run(&["show", "v1", "--series", "drafts/t"]).status(0);
    series()
        .write("v1", "Article 9\n\nA file comes first.\n")
        .run(&["show", "v1"])
        .stdout_has("Article 9");
}

#[test]
fn unknown_and_missing_names_are_explained() {
    series()
        .run(&["show", "firts"])
        .status(2)
        .stderr_has("did you mean `first`?")
        .stderr_has("has: v1, v2");
    series().run(&["show", "v1", "--lang", "fr"]).status(2).stderr_has("it has: ar, en");
    series()
        .run(&["show", "v2"])
        .status(2)
        .stderr_has("drafts/t/series.toml:13:1: the text of draft `v2` is missing");
    CliTest::new().run(&["show", "v1"]).status(2).stderr_has("no series");
    series()
        .run(&["show", "v1", "--series", "gone"])
        .status(2)
        .stderr_has("cannot read `gone/series.toml`");
}

#[test]
fn two_series_need_a_choice() {
    let other = "title = \"U\"\n[[draft]]\nid = \"v1\"\n[[draft]]\nid = \"v9\"\ntexts = { en = \"v9.txt\" }\n";
    let test = series()
        .write("drafts/u/series.toml", other)
        .write("drafts/u/v9.txt", "Article 1\n\nOther text.\n");
    test.run(&["show", "v1"]).status(2).stderr_has("drafts/t, drafts/u; choose one with --series");
    test.run(&["timeline"]).status(2).stderr_has("drafts/t, drafts/u; choose one with --series");
    // A name that only one of them knows needs none.
    test.run(&["show", "v9"]).status(0).no_stderr().stdout_has("Other text");
    test.run(&["show", "first"]).status(0).no_stderr();
    test.run(&["show", "zzz"]).status(2).stderr_has("choose one with --series");
    // A series goes by the name of its folder too.
    test.run(&["show", "v1", "--series", "t"]).status(0).no_stderr();
    test.run(&["show", "v1", "--series", "x"]).status(2).stderr_has("cannot read `x/series.toml`");
    let test = test.write("travaux.toml", "series = \"drafts/t\"\n");
    test.run(&["show", "v1"]).status(0).no_stderr();
    test.run(&["show", "v9", "--series", "u"]).status(0).no_stderr();
}

#[test]
fn a_text_that_is_not_here_is_asked_for() {
    let text = "title = \"U\"\n[[draft]]\nid = \"l15\"\naddress = \"https://example.org/l15\"\n\
        import = \"travaux import l15.pdf -o drafts/u/l15.en.txt\"\n";
    let test = CliTest::new().write("drafts/u/series.toml", text);
    test.run(&["show", "l15"])
        .status(2)
        .stderr_has("the text of draft `l15` is not here; it is published at https://example.org/l15; add it with: travaux import l15.pdf -o drafts/u/l15.en.txt");
    test.run(&["record", "check"]).status(0).stdout_has("1 draft, 0 actors");
    test.run(&["documents"]).status(0).stdout_has("text not here");
    test.run(&["lint", "drafts/u"]).status(3);
}

#[test]
fn broken_series_say_where() {
    let with = |extra: &str| series().write("drafts/t/series.toml", format!("{SERIES}{extra}"));
    with("[[draft]]\nid = \"v3\"\naliases = [\"v1\"]\ntexts = { en = \"x\" }\n")
        .run(&["show", "v1"])
        .status(2)
        .stderr_has(
            "drafts/t/series.toml:16:12: the name `v1` already stands for the draft `v1` (line 5)",
        );
    with("[[draft]]\nid = \"v3\"\ntexts = { en = \"../../secret.txt\" }\n")
        .run(&["show", "v3"])
        .status(2)
        .stderr_has("leaves the folder of the series");
    with("[[event]]\ndate = 2023-01-01\nkind = \"vote\"\ntitle = \"x\"\ndraft = \"v9\"\n")
        .run(&["show", "v1"])
        .status(2)
        .stderr_has("no draft is called `v9`");
    with("[[draft]\n").run(&["show", "v1"]).status(2).stderr_has("drafts/t/series.toml:14:");
}

#[test]
fn settings_are_found_above_and_checked() {
    let test = series()
        .write("travaux.toml", "fail-no = \"error\"\n")
        .write("sub/x.txt", "Article 1\n\nText.\n");
    test.run(&["show", "v1"])
        .status(2)
        .stderr_has("travaux.toml:1:1: unknown key `fail-no`; did you mean `fail-on`?");
    let test = test.write("travaux.toml", "series = \"drafts/t\"\n");
    let mut command = test.command(&["show", "v1"]);
    let output = command.current_dir(test.path().join("sub")).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_series_may_say_what_a_clause_is() {
    let with = |extra: &str| {
        series()
            .write(
                "drafts/t/v1.txt",
                "Article 1\nMatters\n\nExtremism is punished.\n\nArticle 2\nOther\n\nMore.\n",
            )
            .write("drafts/t/series.toml", format!("{SERIES}{extra}"))
    };
    let class = |draft: &str, clause: &str, class: &str| {
        format!("[[class]]\n{draft}clause = \"{clause}\"\nclass = \"{class}\"\n")
    };
    with("").run(&["lint", "v1"]).status(0);
    with(&class("", "art_1", "criminalisation"))
        .run(&["lint", "v1"])
        .status(1)
        .stdout_has("vt-extremism");
    with(&class("draft = \"v2\"\n", "art_1", "criminalisation")).run(&["lint", "v1"]).status(0);
    with(&class("draft = \"first\"\n", "art_9", "criminalisation"))
        .run(&["lint", "v1"])
        .status(0)
        .stderr_has("series.toml:16: v1 has no clause `art_9`");
    with(&class("draft = \"v7\"\n", "art_1", "criminalisation"))
        .run(&["lint", "v1"])
        .status(2)
        .stderr_has("no draft is called `v7`");
    with(&class("", "art_1", "criminalization"))
        .run(&["lint", "v1"])
        .status(2)
        .stderr_has("did you mean `criminalisation`?");
}
