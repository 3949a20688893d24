//! What travaux says in Arabic, and how its language is chosen.

use crate::support::{CliTest, shipped};

const RULES: &str = r#"
[[rule]]
id = "vague-chaos"
code = "XX01"
level = "error"
scope = []
summary.en = "chaos is no legal term"
summary.ar = "الفوضى ليست مصطلحا قانونيا"
why.en = "An offence must be foreseeable."
why.ar = "يجب أن تكون الجريمة متوقعة (nulla poena)."
help.en = "delete the term"
help.ar = "احذفوا المصطلح"
source = "Constructed Principle 3, para. 4"
[rule.check.term]
en = { fire = ['chaos'] }
ar = { fire = ['الفوضى'] }
[[rule.example]]
lang = "en"
bad = "Each State Party shall punish chaos."
good = "Each State Party shall punish fraud."
[[rule.example]]
lang = "ar"
bad = "تعاقب كل دولة طرف على الفوضى."
good = "تعاقب كل دولة طرف على الاحتيال."
"#;

fn test() -> CliTest {
    CliTest::new()
        .write("rules/x.toml", RULES)
        .write(
            "t.txt",
            "Article 1\nOffences\n\n1. Each Party:\n(a) shall punish the spreading of chaos;\n",
        )
        .write("ar.txt", "المادة 1\nالجرائم\n\n1- تعاقب كل دولة طرف على نشر الفوضى بواسطة جهاز.\n")
}

/// Isolates as signs that can be read in a snapshot: `{` and `}` for those that find their direction, `<<` and `<` for
/// right to left and left to right.
fn readable(text: &str) -> String {
    text.replace('\u{2068}', "{")
        .replace('\u{2067}', "<<")
        .replace('\u{2066}', "<")
        .replace('\u{2069}', "}")
}

#[test]
fn findings_are_told_in_arabic() {
    let ran = test().run(&["lint", "t.txt", "ar.txt", "--rules", "rules", "--ui-lang", "ar"]);
    insta::assert_snapshot!(readable(&ran.status(1).no_stderr().stdout));
}

#[test]
fn rules_are_explained_in_arabic() {
    let ran = test().run(&["rules", "explain", "XX01", "--rules", "rules", "--ui-lang", "ar"]);
    insta::assert_snapshot!(readable(&ran.status(0).no_stderr().stdout));
    let list = test().run(&["rules", "list", "--rules", "rules", "--lang", "ar"]).status(0).stdout;
    assert!(list.contains("error") && list.contains("الفوضى ليست"), "{list}");
    let tried = test().run(&["rules", "test", "--rules", "rules", "--ui-lang", "ar"]).status(0);
    assert_eq!(readable(&tried.stdout), "<<قاعدة واحدة: جميع الأمثلة تبين ما ينبغي أن تبينه}\n");
}

#[test]
fn a_comparison_is_told_in_arabic() {
    let head = |args: &[&str]| -> String {
        let ran = shipped(&[args, &["--ui-lang", "ar", "--width", "100"]].concat()).status(1);
        readable(&ran.no_stderr().stdout).split_inclusive('\n').take(24).collect()
    };
    insta::assert_snapshot!(head(&["diff", "v3", "v4", "--article", "23"]));
    insta::assert_snapshot!(head(&["diff", "v3", "v4", "--article", "23", "--stat"]));
    insta::assert_snapshot!(head(&["diff", "v3", "v4", "--article", "23", "--format", "markdown"]));
}

#[test]
fn errors_are_told_in_arabic() {
    let told = |args: &[&str]| readable(&test().run(args).status(2).stderr);
    assert_eq!(
        told(&["show", "t.txt", "7", "--ui-lang", "ar"]),
        "travaux: خطأ: <<ليس في {t.txt} موضع باسم `7`؛ والأمر <`travaux show {t.txt}`} يعرض الموجود، \
         و<--format json} يعرض المعرِّفات}\n"
    );
    assert_eq!(
        told(&["diff", "-", "-", "--ui-lang", "ar"]),
        "travaux: خطأ: <<المشروعان كلاهما `-`؛ ولا يمكن أن يُقرأ من الدخل القياسي إلا أحدهما}\n"
    );
    let broken = test().write("travaux.toml", "ui-lang = 'ar'\nserie = 'x'\n");
    let ran = broken.run(&["--ui-lang", "ar", "show", "t.txt"]).status(2);
    assert_eq!(
        readable(&ran.stderr),
        "travaux: خطأ: <<{travaux.toml:2:1:} مفتاح غير معروف `{serie}`؛ هل تقصدون `{series}`؟}\n"
    );
}

#[test]
fn names_cannot_steer_the_line() {
    let ran = test().run(&["show", "x\u{1b}[2J\u{202e}\u{2069}y", "--ui-lang", "ar"]).status(2);
    assert!(!ran.stderr.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.stderr);
    let opened = ran.stderr.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
    assert_eq!(opened, ran.stderr.matches('\u{2069}').count(), "{:?}", ran.stderr);
}

#[test]
fn the_language_is_chosen_and_never_guessed() {
    let said = |test: &CliTest, args: &[&str], variable: &str, value: &str| {
        let output = test
            .command(&[&["lint", "t.txt", "--rules", "rules"], args].concat())
            .env(variable, value)
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        if text.contains("خطأ[") { "ar" } else { "en" }
    };
    let plain = test();
    assert_eq!(said(&plain, &[], "LANG", "ar_EG.UTF-8"), "en");
    assert_eq!(said(&plain, &[], "TRAVAUX_UI_LANG", "ar"), "ar");
    assert_eq!(said(&plain, &[], "TRAVAUX_UI_LANG", ""), "en");
    assert_eq!(said(&plain, &["--ui-lang", "en"], "TRAVAUX_UI_LANG", "ar"), "en");
    let set = test().write("travaux.toml", "ui-lang = 'ar'\n");
    assert_eq!(said(&set, &[], "LANG", "C"), "ar");
    assert_eq!(said(&set, &["--ui-lang", "en"], "LANG", "C"), "en");
    test().run(&["show", "t.txt", "--ui-lang", "tlh"]).status(2).stderr_has("it speaks: en, ar");
}

#[test]
fn programs_read_the_same_in_every_language() {
    let json = |language: &str| {
        let args = ["lint", "t.txt", "--rules", "rules", "--format", "json", "--ui-lang", language];
        test().run(&args).status(1).stdout
    };
    let (english, arabic) = (json("en"), json("ar"));
    assert!(arabic.contains("الفوضى ليست"), "{arabic}");
    let names = |text: &str| -> Vec<String> {
        text.split('"')
            .filter(|word| text.contains(&format!("\"{word}\":")))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names(&english), names(&arabic));
    assert!(arabic.contains("\"error\""), "{arabic}");
}

/// The Latin letters of a line that are not in an isolate which runs from left to right or finds its direction, and the
/// isolates that hold such letters.
fn latin(line: &str) -> (String, Vec<String>) {
    let (mut bare, mut isolates) = (String::new(), Vec::new());
    let mut open: Vec<(char, String)> = Vec::new();
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push((c, String::new())),
            '\u{2069}' => {
                let (sign, text) = open.pop().expect("an isolate ends where none is open");
                if sign != '\u{2067}' && text.contains(|c: char| c.is_ascii_alphabetic()) {
                    isolates.push(text);
                }
            }
            c => match open.last_mut() {
                Some((sign, text)) if *sign != '\u{2067}' => text.push(c),
                _ if c.is_ascii_alphabetic() => bare.push(c),
                _ => {}
            },
        }
    }
    assert!(open.is_empty(), "an isolate runs over the end of: {line}");
    (bare, isolates)
}

/// A line without words that it quotes from the drafts.
fn without_quotations(line: &str) -> String {
    let mut parts = line.split('«');
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('»').expect("a quotation ends").1);
    }
    rest
}

/// What may be in Latin letters: the quotation from the draft and the signs under it, the place `file:line:column`, the
/// source that a rule names; elsewhere single words in isolates, which are names of rules and numbers of clauses.
#[test]
fn nothing_is_left_in_english() {
    let single = ["v1", "v2", "v3", "v4", "v5"].map(|draft| vec!["lint", draft]);
    let pairs = ["v2", "v3", "v4"].into_iter().zip(["v3", "v4", "v5"]);
    let changed = pairs.map(|(old, new)| vec!["lint", new, "--against", old, "--all"]);
    // Below its head a comparison quotes the drafts.
    let compared = ["diff", "v2", "v5", "--lang", "ar"].to_vec();
    for args in single.into_iter().chain(changed).chain([compared]) {
        let is_diff = args[0] == "diff";
        let ran = shipped(&[&args[..], &["--ui-lang", "ar", "--width", "2000"]].concat());
        let draft = args.join(" ");
        let lines = ran.no_stderr().stdout;
        let head = || lines.lines().skip(3).take_while(|line| !line.is_empty());
        let checked: Vec<&str> = if is_diff { head().collect() } else { lines.lines().collect() };
        assert!(checked.len() > 3, "{draft}: {lines}");
        for line in checked {
            let mut line = line;
            let is_quotation = line
                .split_once('|')
                .is_some_and(|(gutter, _)| gutter.chars().all(|c| c == ' ' || c.is_ascii_digit()));
            if is_quotation || line.contains("المصدر:") {
                continue;
            }
            if let Some((_, place)) = line.split_once("--> ") {
                line = place.split_once("  ").map_or("", |(_, clause)| clause);
            }
            let (bare, isolates) = latin(&without_quotations(line));
            assert_eq!(bare, "", "{draft}: {line}");
            // Points are named as the draft numbers them: `(c bis)`.
            for isolate in isolates.iter().filter(|isolate| !isolate.starts_with('(')) {
                let words = isolate
                    .split(' ')
                    .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
                assert!(words.count() < 2, "{draft}: `{isolate}` in: {line}");
            }
        }
    }
}
