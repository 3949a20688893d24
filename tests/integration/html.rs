//! Pages for the browser: nothing is lost on them, nothing of a draft takes effect in them.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::support::{CliTest, Ran, shipped};

/// Every command that makes a page, on the series that ships.
const PAGES: [&[&str]; 19] = [
    &["diff", "v4", "v5"],
    &["lint", "v4"],
    &["lint", "v5", "--against", "v4"],
    &["lint", "v2", "v5"],
    &["scorecard"],
    &["log", "24"],
    &["log", "24", "--patch"],
    &["timeline"],
    &["proposals"],
    &["trace"],
    &["positions"],
    &["votes"],
    &["actors"],
    &["documents"],
    &["asks"],
    &["brackets"],
    &["blame", "v5", "24"],
    &["concordance"],
    &["concordance", "--chapters"],
];

/// The text of a draft, of a title and of a note: none of it may do anything.
const HOSTILE: &str = r#"<script>alert(1)</script></style></title><img src=x onerror=alert(1)> " onmouseover="alert(1)" javascript:alert(1) 'q' --><svg/onload=alert(1)>"#;

fn select<'a>(page: &'a Html, what: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(what).unwrap()).collect()
}

/// The text without white space, isolates and marks of direction: what is left is what people read.
fn read(text: &str) -> String {
    let is_unseen = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{FEFF}' | '\u{2066}'..='\u{2069}'
            )
    };
    text.chars().filter(|&c| !is_unseen(c)).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    read(&element.text().collect::<String>())
}

/// A page as the browser reads it, after what holds for every page was checked.
#[track_caller]
fn page(ran: &Ran) -> Html {
    assert!(matches!(ran.status, 0 | 1), "{}", ran.stderr);
    let page = Html::parse_document(&ran.stdout);
    assert_eq!(page.errors, Vec::<std::borrow::Cow<'static, str>>::new());
    assert_eq!(select(&page, "script").len(), 1, "one script, our own");
    assert_eq!(select(&page, "style").len(), 1, "one style, our own");
    assert_eq!(select(&page, "link, img, iframe, object, embed, base").len(), 0);
    let policies = select(&page, r#"meta[http-equiv="Content-Security-Policy"]"#);
    assert_eq!(policies.len(), 1);
    let policy = policies[0].attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let mut ids = BTreeSet::new();
    for element in select(&page, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value}");
            assert!(name != "src", "{value}");
            if name == "id" {
                assert!(ids.insert(value.to_owned()), "{value} is there twice");
            }
        }
    }
    for link in select(&page, "[href], [data-to]") {
        let to = link.attr("href").unwrap_or_default();
        let to = link.attr("data-to").or(to.strip_prefix('#')).unwrap_or_else(|| panic!("{to}"));
        assert!(ids.contains(to), "nothing has the id {to}");
    }
    page
}

fn shipped_page(args: &[&str], more: &[&str]) -> Html {
    page(&shipped(&[args, &["--format", "html"], more].concat()))
}

#[test]
fn every_page_is_sound() {
    for args in PAGES {
        let found = shipped_page(args, &[]);
        let roots = select(&found, "html");
        assert_eq!((roots[0].attr("lang"), roots[0].attr("dir")), (Some("en"), Some("ltr")));
        assert!(select(&found, ".block").len() > 1, "{args:?}");
        assert_eq!(select(&found, "h1").len(), 1, "{args:?}");
    }
    let origins = &["origins", "v5", "--in", "drafts/reference", "--full"];
    assert!(select(&shipped_page(origins, &[]), "ins, del").len() > 1);
}

#[test]
fn every_page_is_there_in_arabic() {
    for args in PAGES {
        // Only two drafts of the series have an Arabic text.
        let args: Vec<&str> =
            args.iter().map(|arg| if *arg == "v4" { "v2" } else { *arg }).collect();
        let takes_language = !matches!(
            args[0],
            "timeline" | "proposals" | "positions" | "votes" | "actors" | "documents"
        );
        let lang: &[&str] = if takes_language { &["--lang", "ar"] } else { &[] };
        let found = shipped_page(&args, &[&["--ui-lang", "ar"], lang].concat());
        let roots = select(&found, "html");
        assert_eq!((roots[0].attr("lang"), roots[0].attr("dir")), (Some("ar"), Some("rtl")));
        let heading: String = select(&found, "h1")[0].text().collect();
        assert!(heading.contains(|c: char| ('\u{600}'..='\u{6FF}').contains(&c)), "{heading}");
        assert!(select(&found, "p.words").iter().all(|words| words.attr("dir") == Some("rtl")));
    }
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    for args in [&PAGES[0], &PAGES[2], &PAGES[4], &PAGES[6], &PAGES[7]] {
        let run = || shipped(&[*args, &["--format", "html"][..]].concat()).stdout;
        assert_eq!(run(), run(), "{args:?}");
    }
}

/// What JSON says of a draft.
fn json(args: &[&str]) -> Value {
    let ran = shipped(&[args, &["--format", "json"]].concat());
    serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap()
}

#[track_caller]
fn has_every_finding(args: &[&str]) {
    let found = shipped_page(args, &[]);
    let mut expected: BTreeMap<(String, String), usize> = BTreeMap::new();
    let report = json(args);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.len() > 3);
    for finding in findings {
        let rule = finding["rule"].as_str().unwrap().to_owned();
        let clause = finding["clause"].as_str().unwrap_or_default().to_owned();
        *expected.entry((rule, clause)).or_default() += 1;
    }
    let mut shown: BTreeMap<(String, String), usize> = BTreeMap::new();
    for finding in select(&found, ".finding") {
        let code = finding.select(&Selector::parse("code").unwrap()).next().unwrap();
        let ancestors: Vec<ElementRef<'_>> =
            finding.ancestors().filter_map(ElementRef::wrap).collect();
        let is_summary = ancestors.iter().any(|a| a.value().classes().any(|c| c == "summary"));
        let place = ancestors.iter().find_map(|a| a.attr("id")).filter(|_| !is_summary);
        let key = (text_of(code), place.unwrap_or_default().to_owned());
        *shown.entry(key).or_default() += 1;
        let levels = ["error", "warning", "note", "gain"];
        assert!(finding.value().classes().any(|class| levels.contains(&class)));
    }
    assert_eq!(shown, expected);
    // Each is in the list at the top too, with the way to its place, or stands there in full.
    let lines = select(&found, ".summary li code, .summary .finding code").len();
    assert_eq!(lines, findings.len());
    let total: usize = select(&found, "#rule option").iter().skip(2).count();
    let rules: BTreeSet<&str> = findings
        .iter()
        .filter(|finding| !finding["clause"].is_null())
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert_eq!(total, rules.len());
}

#[test]
fn every_finding_stands_once_below_its_clause() {
    has_every_finding(&["lint", "v1"]);
    has_every_finding(&["lint", "v2"]);
    has_every_finding(&["lint", "v5", "--lang", "ar"]);
    has_every_finding(&["lint", "v5", "--against", "v4"]);
    has_every_finding(&["lint", "v2", "--against", "v5", "--lang", "ar"]);
}

#[test]
fn every_clause_of_the_draft_is_in_the_page() {
    for (draft, language) in [("v1", "en"), ("v2", "en"), ("v5", "en"), ("v2", "ar"), ("v5", "ar")]
    {
        let more = ["--lang", language];
        let found = shipped_page(&["lint", draft], &more);
        let ids: BTreeMap<&str, ElementRef<'_>> =
            select(&found, "[id]").into_iter().map(|e| (e.attr("id").unwrap(), e)).collect();
        let outline = json(&["show", draft, "--lang", language]);
        for clause in outline["clauses"].as_array().unwrap() {
            let id = clause["id"].as_str().unwrap();
            let element = ids.get(id).unwrap_or_else(|| panic!("{draft}: {id} is not there"));
            for part in ["heading", "text"] {
                let text = read(clause[part].as_str().unwrap_or_default());
                let shown = text_of(*element).to_lowercase();
                assert!(shown.contains(&text.to_lowercase()), "{draft} {id}: {text}");
            }
        }
        // What is not agreed is printed as such: no bracket is left out, before a number either.
        let source = format!("drafts/model-convention/{draft}.{language}.txt");
        let source = std::fs::read_to_string(source).unwrap();
        let words: String = select(&found, ".words").into_iter().map(text_of).collect();
        for bracket in ['[', ']'] {
            assert_eq!(words.matches(bracket).count(), source.matches(bracket).count(), "{draft}");
        }
    }
}

#[test]
fn brackets_around_numbers_and_lists_are_printed() {
    let text = "Article 1\nUse\n\nEach Party may act.\n\n[Article 2\nScope]\n\n[1. Each Party may act.\n\n\
                (a) one;\n\n(b) two.]\n\n[[2. Each Party may agree.]]\n";
    let test = CliTest::new().write("t.txt", text);
    let found = page(&test.run(&["lint", "t.txt", "--format", "html"]));
    let words: String = select(&found, ".words").into_iter().map(text_of).collect();
    for printed in
        ["[Article2Scope]", "[1.EachPartymayact.", "(b)two.]", "[[2.EachPartymayagree.]]"]
    {
        assert!(words.contains(printed), "{printed} is not in {words}");
    }
    assert!(!words.contains("Article1"), "a title that says it all is not said twice: {words}");
}

#[test]
fn the_words_in_question_are_marked() {
    let report = json(&["lint", "v4"]);
    let found = shipped_page(&["lint", "v4"], &[]);
    let marked: String = select(&found, "mark").into_iter().map(text_of).collect();
    let mut n = 0;
    for finding in report["findings"].as_array().unwrap() {
        let quote = finding["quote"].as_str().unwrap();
        let words = quote.split_whitespace().count();
        if !finding["clause"].is_null() && (1..=60).contains(&words) {
            // Between number and text a mark is interrupted.
            let (first, last) = quote.split_at(quote.find(". ").map_or(0, |at| at + 1));
            assert!(marked.contains(&read(first)) && marked.contains(&read(last)), "{quote}");
            n += 1;
        }
    }
    assert!(n > 3);
}

#[test]
fn blocks_without_findings_are_folded_and_can_be_left_out() {
    let found = shipped_page(&["lint", "v4"], &[]);
    let (mut open, mut folded) = (0, 0);
    for block in select(&found, ".block[data-kinds]") {
        let is_open = block.select(&Selector::parse("details[open]").unwrap()).next().is_some();
        let is_same = block.attr("data-kinds") == Some("same");
        assert_eq!(is_open, !is_same && block.attr("data-rules").is_some());
        if is_open { open += 1 } else { folded += 1 }
    }
    assert!(open > 3 && folded > 3, "{open} {folded}");
    let levels: Vec<&str> =
        select(&found, "[name=kind]").iter().map(|box_| box_.attr("value").unwrap()).collect();
    assert_eq!(levels.last(), Some(&"same"));
    assert_eq!(levels.first(), Some(&"error"));
}

#[test]
fn what_was_set_aside_is_counted_and_not_shown() {
    let test = CliTest::new()
        .write("t.txt", "Article 1\n\nEach State Party shall criminalise extremism.\n");
    let ran = test.run(&["lint", "t.txt", "--format", "html"]);
    let n = select(&page(&ran), ".finding").len();
    assert!(n > 0);
    let entries = test.run(&["lint", "t.txt", "--format", "suppressions"]).stdout;
    let entries = entries.replace("reason = \"\"", "reason = \"known\"");
    let test = test.write("suppressions.toml", entries);
    let ran = test.run(&["lint", "t.txt", "--format", "html"]);
    let found = page(&ran);
    assert!(select(&found, ".finding").len() < n, "{}", ran.stderr);
    let text = test.run(&["lint", "t.txt"]).stdout;
    let closing = text.lines().last().unwrap();
    assert!(text_of(select(&found, ".summary")[0]).contains(&read(closing)), "{closing}");
}

#[test]
fn both_texts_come_back_from_a_comparison() {
    let pairs = ["v1", "v2", "v3", "v4", "v5"];
    let pairs = pairs.windows(2).map(|pair| (pair[0], pair[1], "en"));
    for (old, new, language) in pairs.chain([("v2", "v5", "ar"), ("v5", "v2", "ar")]) {
        let more = ["--lang", language];
        let found = shipped_page(&["diff", old, new], &more);
        for (gone, draft) in [("ins", old), ("del", new)] {
            let mut text = String::new();
            for words in select(&found, ".words") {
                for node in words.descendants().filter(|node| node.value().is_text()) {
                    let parent = node.parent().and_then(ElementRef::wrap).unwrap();
                    if parent.value().name() != gone {
                        text.push_str(node.value().as_text().unwrap());
                    }
                }
            }
            let text = read(&text);
            let outline = json(&["show", draft, "--lang", language]);
            for clause in outline["clauses"].as_array().unwrap() {
                if matches!(clause["kind"].as_str().unwrap(), "furniture" | "translation") {
                    continue;
                }
                let words = read(clause["text"].as_str().unwrap());
                assert!(text.contains(&words), "{old} {new} {draft} {}: {words}", clause["id"]);
            }
        }
        let unchanged = select(&found, r#".block[data-kinds="same"]:not([data-rules])"#);
        let open = Selector::parse("details[open]").unwrap();
        assert!(unchanged.iter().all(|block| block.select(&open).next().is_none()));
    }
}

#[test]
fn a_scorecard_says_in_words_what_its_colours_say() {
    let found = shipped_page(&["scorecard"], &[]);
    let card = json(&["scorecard"]);
    let safeguards = card["safeguards"].as_array().unwrap();
    let rows = select(&found, ".card tbody tr");
    assert_eq!(rows.len(), safeguards.len());
    for (row, safeguard) in rows.iter().zip(safeguards) {
        let cells: Vec<ElementRef<'_>> = row.select(&Selector::parse("td").unwrap()).collect();
        for (cell, expected) in cells.iter().zip(safeguard["cells"].as_array().unwrap()) {
            let verdict = expected["verdict"].as_str().unwrap();
            let word = if verdict == "not-evaluated" { "unknown" } else { verdict };
            assert!(text_of(*cell).contains(word), "{}: {word}", text_of(*cell));
            let sign = cell.select(&Selector::parse(".verdict").unwrap()).next().unwrap();
            assert!(!text_of(sign).is_empty() && sign.attr("aria-hidden") == Some("true"));
        }
    }
    // The bars hold each safeguard once.
    let mut bars: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in select(&found, "svg rect") {
        let title: String = piece.text().collect();
        let n: usize = title.rsplit(' ').next().unwrap().parse().unwrap();
        *bars.entry(piece.attr("y").unwrap()).or_default() += n;
    }
    assert_eq!(bars.len(), card["drafts"].as_array().unwrap().len());
    assert!(bars.values().all(|&n| n == safeguards.len()), "{bars:?}");
}

#[test]
fn a_timeline_has_every_entry_and_a_column_for_each_year() {
    let found = shipped_page(&["timeline"], &[]);
    let entries = json(&["timeline"]);
    let entries = entries["entries"].as_array().unwrap();
    assert_eq!(select(&found, "section.block").len(), entries.len());
    let years: BTreeSet<&str> =
        entries.iter().filter_map(|entry| entry["date"].as_str()).map(|date| &date[..4]).collect();
    assert_eq!(select(&found, "svg rect").len(), years.len());
    assert!(select(&found, "#proposal-delete-42").len() == 1);
    let kinds: usize = select(&found, "[name=kind]").len();
    let expected: BTreeSet<&str> =
        entries.iter().map(|e| e["kind"].as_str().or(e["entry"].as_str()).unwrap()).collect();
    assert_eq!(kinds, expected.len());
    assert!(text_of(select(&found, "main")[0]).contains("[frommemory]"));
}

#[test]
fn a_log_has_a_block_for_each_draft_and_the_words_on_demand() {
    let bare = shipped_page(&["log", "24"], &[]);
    let ids: Vec<&str> =
        select(&bare, "section.block").iter().map(|block| block.attr("id").unwrap()).collect();
    assert_eq!(ids, ["draft-v1", "draft-v2", "draft-v3", "draft-v4", "draft-v5"]);
    assert_eq!(select(&bare, "ins, del").len(), 0);
    let patched = shipped_page(&["log", "24", "--patch"], &[]);
    assert!(select(&patched, "#draft-v3 del").len() > 3);
    assert!(select(&patched, "#draft-v5 ins").len() > 1);
}

fn hostile() -> CliTest {
    let quoted = HOSTILE.replace('\\', "\\\\").replace('"', "\\\"");
    let series = format!(
        "title = \"{quoted}\"
default-language = \"en\"

[[actor]]
id = \"a\"
name = \"Arvania {quoted}\"
kind = \"state\"

[[topic]]
id = \"t\"
name = \"{quoted}\"

[[draft]]
id = \"v1\"
symbol = \"{quoted}\"
date = 2021-06-15
by = [\"a\"]
texts = {{ en = \"v1.txt\" }}

[[draft]]
id = \"v2\"
title = \"{quoted}\"
date = 2022-06-15
texts = {{ en = \"v2.txt\" }}

[[event]]
kind = \"vote\"
date = 2023-01-19
title = \"{quoted}\"
place = \"{quoted}\"
note = \"{quoted}\"
[event.vote]
for = 88
against = 42
abstain = 32

[[proposal]]
id = \"p\"
by = [\"a\"]
draft = \"v1\"
clause = \"art_1\"
action = \"add\"
text = \"{quoted}\"
outcome = \"rejected\"
note = \"{quoted}\"

[[position]]
by = [\"a\"]
topic = \"t\"
stance = \"against\"
note = \"{quoted}\"

[[ask]]
id = \"k\"
by = [\"a\"]
draft = \"v1\"
clause = \"art_1\"
wants = \"{quoted}\"
note = \"{quoted}\"
[ask.expect]
keep = true
"
    );
    let draft = |words: &str| {
        format!(
            "{HOSTILE}\n\nArticle 1\n{HOSTILE}\n\n1. Each State Party shall criminalise {words}extremism {HOSTILE}\n\n\
             (a) {HOSTILE}\n\nArticle 2\nScope\n\n[{HOSTILE}] {words}\n"
        )
    };
    CliTest::new()
        .write("drafts/t/series.toml", series)
        .write("drafts/t/v1.txt", draft(""))
        .write("drafts/t/v2.txt", draft("incitement to "))
}

#[test]
fn hostile_text_does_nothing() {
    let test = hostile();
    let commands: [&[&str]; 18] = [
        &["diff", "v1", "v2"],
        &["lint", "v1"],
        &["lint", "v2", "--against", "v1"],
        &["scorecard"],
        &["log", "1", "--patch"],
        &["log", "2"],
        &["timeline"],
        &["proposals"],
        &["trace"],
        &["positions"],
        &["votes"],
        &["actors"],
        &["documents"],
        &["asks"],
        &["brackets"],
        &["blame", "v2"],
        &["concordance"],
        &["concordance", "--from", "v1", "1"],
    ];
    for args in commands {
        let ran = test.run(&[args, &["--format", "html"]].concat());
        // The page is checked as a browser reads it: one script, no attribute that runs.
        let found = page(&ran);
        if args[0] == "brackets" || args == ["log", "2"] {
            continue;
        }
        assert!(text_of(select(&found, "body")[0]).contains("<script>"), "{args:?}");
    }
}

#[test]
fn hostile_words_of_a_rule_do_nothing() {
    let rules = "[[rule]]
id = \"x-hostile\"
level = \"error\"
";
    // A rule that cannot be read must not become a page; the message names the file.
    let test = hostile().write("mine/x.toml", rules);
    let ran = test.run(&["lint", "v1", "--rules", "mine", "--format", "html"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("x.toml"), "{}", ran.stderr);
}
