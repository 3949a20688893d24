//! A series as a folder of pages: every link leads somewhere, a second run writes only what changed, nothing of others is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scraper::{Html, Selector};

use crate::support::{CliTest, Ran};

/// The series that ships, in a folder where it can be changed.
fn series() -> CliTest {
    let mut test = CliTest::new();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts/model-convention");
    for entry in fs::read_dir(shipped).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        test = test.write(&format!("drafts/model/{name}"), fs::read(&path).unwrap());
    }
    test
}

/// Two short drafts, one of them in Arabic too.
fn small() -> CliTest {
    CliTest::new()
        .write(
            "drafts/s/series.toml",
            "title = { en = 'Accord', ar = 'الاتفاق' }\ndefault-language = 'en'\n\
             [[draft]]\nid = 'v1'\ntexts = { en = 'v1.en.txt', ar = 'v1.ar.txt' }\n\
             [[draft]]\nid = 'v2'\ntexts = { en = 'v2.en.txt' }\n",
        )
        .write(
            "drafts/s/v1.en.txt",
            "Article 1\nScope\n\nThis accord holds.\n\nArticle 2\nAims\n\nAll shall help.\n",
        )
        .write(
            "drafts/s/v1.ar.txt",
            "المادة 1\nالنطاق\n\nيسري هذا الاتفاق.\n\nالمادة 2\nالأهداف\n\nيساعد الجميع.\n",
        )
        .write(
            "drafts/s/v2.en.txt",
            "Article 1\nScope\n\nThis accord holds.\n\nArticle 2\nAims\n\nAll may help.\n",
        )
}

fn pages(folder: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                pages.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    pages
}

fn names(pages: &BTreeMap<String, String>) -> Vec<&str> {
    pages.keys().map(String::as_str).collect()
}

#[track_caller]
fn said(ran: Ran, expected: &str) {
    let ran = ran.status(0);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains(expected), "{expected:?} is not in:\n{}", ran.stderr);
}

/// What a relative address leads to, from the page at `from`.
fn target(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{address} in {from} leaves the folder"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Sees to it that every address in every page is relative and leads to a page and a place that are there.
#[track_caller]
fn all_links_lead_somewhere(pages: &BTreeMap<String, String>) -> usize {
    let any = Selector::parse("[href], [src], [data-to]").unwrap();
    let with_id = Selector::parse("[id]").unwrap();
    let parsed: BTreeMap<&str, Html> =
        pages.iter().map(|(name, text)| (name.as_str(), Html::parse_document(text))).collect();
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, page) in &parsed {
        let known = ids.entry(name).or_default();
        for element in page.select(&with_id) {
            let id = element.value().id().unwrap();
            assert!(known.insert(id), "{id} stands twice in {name}");
        }
    }
    let mut n = 0;
    for (name, page) in &parsed {
        for element in page.select(&any) {
            assert_eq!(element.attr("src"), None, "{name} loads something");
            let here = element.attr("data-to").map(|id| format!("#{id}"));
            let address = here.as_deref().or_else(|| element.attr("href")).unwrap();
            if element.attr("rel").is_some_and(|rel| rel.contains("external")) {
                assert!(address.starts_with("https://"), "{address} in {name}");
                continue;
            }
            assert!(!address.contains(':'), "{address} in {name} is not relative");
            let (file, id) = address.split_once('#').unwrap_or((address, ""));
            let to = if file.is_empty() { (*name).to_owned() } else { target(name, file) };
            let known = ids.get(to.as_str());
            assert!(known.is_some(), "{name}: {address} leads to no page");
            assert!(
                id.is_empty() || known.unwrap().contains(id),
                "{name}: {address} leads to no place"
            );
            n += 1;
        }
    }
    n
}

#[test]
fn every_link_of_the_shipped_series_leads_somewhere() {
    let test = series();
    said(test.run(&["site"]), "site:");
    let pages = pages(&test.path().join("site"));
    assert!(all_links_lead_somewhere(&pages) > 2000);
    for page in [
        "index.html",
        "en/index.html",
        "ar/draft/v5.html",
        "en/findings/v4.html",
        "ar/diff/v4-v5.html",
        "en/diff/v1-v5.html",
        "ar/diff/v2-v5.html",
        "en/article/v1-art_1.html",
        "ar/scorecard.html",
        "en/timeline.html",
        "ar/asks.html",
        "en/concordance.html",
    ] {
        assert!(pages.contains_key(page), "{page} is not in {:?}", names(&pages));
    }
    let of = |language: &str| -> BTreeSet<String> {
        let names = pages.keys().filter_map(|name| name.strip_prefix(&format!("{language}/")));
        names.map(str::to_owned).collect()
    };
    assert_eq!(of("en"), of("ar"));
    for (name, page) in &pages {
        let (language, direction) =
            if name.starts_with("ar/") { ("ar", "rtl") } else { ("en", "ltr") };
        let head = format!("<html lang=\"{language}\" dir=\"{direction}\">");
        assert!(page.contains(&head), "{name} is not in its language");
        assert!(!page.contains("http-equiv=\"refresh\""));
    }
}

#[test]
fn every_word_of_a_draft_is_on_its_page() {
    let test = series();
    said(test.run(&["site", "--lang", "en"]), "site:");
    let words = Selector::parse("main").unwrap();
    for draft in ["v1", "v2", "v3", "v4", "v5"] {
        let page =
            fs::read_to_string(test.path().join(format!("site/en/draft/{draft}.html"))).unwrap();
        let page = Html::parse_document(&page);
        let shown: String = page.select(&words).flat_map(|element| element.text()).collect();
        let squeezed: String = shown.split_whitespace().collect();
        let text =
            fs::read_to_string(test.path().join(format!("drafts/model/{draft}.en.txt"))).unwrap();
        for line in text.lines().filter(|line| line.ends_with('.')) {
            // A long sentence stands in one clause, and is shown as it is printed, brackets and all.
            let line: String =
                line.split_once(". ").map_or(line, |(_, rest)| rest).split_whitespace().collect();
            assert!(squeezed.contains(&line), "{draft}: {line}");
        }
    }
}

#[test]
fn a_second_run_writes_only_what_changed() {
    let test = series();
    said(test.run(&["site", "--lang", "en"]), "site:");
    let before = pages(&test.path().join("site"));
    let n = before.len();
    said(test.run(&["site", "--lang", "en"]), &format!("{n} pages; 0 written, 0 removed"));
    let path = test.path().join("drafts/model/v5.en.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("competent authorities", "competent bodies", 1)).unwrap();
    said(test.run(&["site", "--lang", "en"]), &format!("{n} pages; "));
    let after = pages(&test.path().join("site"));
    let changed: Vec<&str> = after
        .iter()
        .filter(|(name, page)| before[*name] != **page)
        .map(|(name, _)| name.as_str())
        .collect();
    assert!(
        changed.contains(&"en/draft/v5.html") && changed.contains(&"en/diff/v4-v5.html"),
        "{changed:?}"
    );
    assert!(changed.iter().any(|name| name.starts_with("en/article/")), "{changed:?}");
    for untouched in
        ["en/draft/v4.html", "en/draft/v1.html", "en/diff/v1-v2.html", "en/timeline.html"]
    {
        assert!(!changed.contains(&untouched), "{changed:?}");
    }
    assert!(changed.len() < n / 5, "{changed:?}");
}

#[test]
fn pages_go_with_their_draft() {
    let test = small();
    said(test.run(&["site"]), "0 removed");
    let series = fs::read_to_string(test.path().join("drafts/s/series.toml")).unwrap();
    let (first, _) = series.split_once("[[draft]]\nid = 'v2'").unwrap();
    fs::write(test.path().join("drafts/s/series.toml"), first).unwrap();
    fs::write(test.path().join("site/en/notes.html"), "mine").unwrap();
    let ran = test.run(&["site"]);
    assert!(!ran.stderr.contains(" 0 removed"), "{}", ran.stderr);
    let pages = pages(&test.path().join("site"));
    assert!(pages.keys().all(|name| !name.contains("v2")), "{:?}", names(&pages));
    assert_eq!(pages["en/notes.html"], "mine");
    // One language only: the other folder is gone.
    said(test.run(&["site", "--lang", "ar"]), "written");
    assert!(!test.path().join("site/en/index.html").exists());
    assert!(test.path().join("site/en/notes.html").exists());
}

#[test]
fn what_others_made_is_not_overwritten() {
    let test = small().write("site/index.html", "mine");
    test.run(&["site"]).status(2).stderr_has("site/index.html").stderr_has("-o");
    assert_eq!(fs::read(test.path().join("site/index.html")).unwrap(), b"mine");
    assert!(!test.path().join("site/en").exists(), "nothing is written");
    said(test.run(&["site", "-o", "other/folder"]), "other/folder");
    let page = test.path().join("other/folder/ar/index.html");
    fs::write(&page, "changed by hand").unwrap();
    test.run(&["site", "-o", "other/folder"]).status(2).stderr_has("ar/index.html");
    assert_eq!(fs::read(&page).unwrap(), b"changed by hand");
}

#[test]
fn a_text_in_another_language_is_said_to_be_so() {
    let test = small();
    said(test.run(&["site"]), "site:");
    let page = |name: &str| fs::read_to_string(test.path().join("site").join(name)).unwrap();
    assert!(page("ar/draft/v1.html").contains("يسري هذا الاتفاق"));
    let other = page("ar/draft/v2.html");
    assert!(other.contains("All may help"), "{other}");
    assert!(other.contains("لا يوجد هنا نص بـالعربية؛ هذا هو النص بـالإنكليزية"), "{other}");
    assert!(!page("en/draft/v2.html").contains("There is no text in"));
    assert!(page("ar/diff/v1-v2.html").contains("لا يوجد هنا نص"));
    all_links_lead_somewhere(&pages(&test.path().join("site")));
}

#[test]
fn articles_are_followed_in_the_language_of_the_pages_where_every_draft_has_it() {
    let test = small();
    let article = |name: &str| fs::read_to_string(test.path().join("site").join(name)).unwrap();
    said(test.run(&["site"]), "site:");
    let page = article("ar/article/v1-art_2.html");
    assert!(page.contains("All") && page.contains("ليس لكل مشروع نص"), "{page}");
    assert!(!article("en/article/v1-art_2.html").contains("articles are followed"));
    let path = test.path().join("drafts/s/series.toml");
    let series = fs::read_to_string(&path).unwrap();
    fs::write(path, series.replace("'v2.en.txt' }", "'v2.en.txt', ar = 'v2.ar.txt' }")).unwrap();
    let test = test.write(
        "drafts/s/v2.ar.txt",
        "المادة 1\nالنطاق\n\nيسري هذا الاتفاق.\n\nالمادة 2\nالأهداف\n\nيجوز أن يساعد الجميع.\n",
    );
    said(test.run(&["site"]), "site:");
    let page = fs::read_to_string(test.path().join("site/ar/article/v1-art_2.html")).unwrap();
    assert!(page.contains("يجوز") && !page.contains("ليس لكل مشروع نص"), "{page}");
}

/// A series of which no text is here still has its record, its drafts and what people say of articles.
#[test]
fn a_series_without_texts_is_a_site_too() {
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts/un-cybercrime/series.toml");
    let test = CliTest::new().write("drafts/r/series.toml", fs::read(record).unwrap());
    said(test.run(&["site"]), "site:");
    let pages = pages(&test.path().join("site"));
    all_links_lead_somewhere(&pages);
    assert!(pages["en/draft/zero.html"].contains("href=\"https://"));
    assert!(!pages["en/concordance.html"].contains("href=\"draft/"), "there is nothing to read");
    assert!(pages.contains_key("en/timeline.html") && pages.contains_key("ar/documents.html"));
    assert!(!pages.contains_key("en/scorecard.html"), "no text, no scorecard");
}

#[test]
fn the_language_of_the_one_who_runs_it_is_for_messages() {
    let test = small();
    said(test.run(&["site"]), "site:");
    // Where the series was found and who made the pages is nowhere in them.
    let folder = test.path().join("drafts/s");
    let folder = folder.to_str().unwrap();
    said(test.run(&["site", "--ui-lang", "ar", "--series", folder]), "كُتب 0 وأُزيل 0");
    for (name, page) in pages(&test.path().join("site")) {
        assert!(!page.contains(".txt") && !page.contains(folder), "{name}");
    }
    let english = fs::read_to_string(test.path().join("site/en/index.html")).unwrap();
    assert!(english.contains("Overview"));
    test.run(&["site", "--lang", "tlh"]).status(2).stderr_has("tlh");
}

#[test]
fn without_a_series_there_is_no_site() {
    CliTest::new()
        .write("drafts/x.txt", "Article 1\n")
        .run(&["site"])
        .status(2)
        .stderr_has("series");
}

/// Ids, titles and texts that try to get out of their place.
#[test]
fn hostile_texts_stay_texts() {
    let hostile = "<script>alert(1)</script></style></title>\"' onload=x javascript:alert(1)";
    let text = format!("Article 1\n{hostile}\n\n{hostile}\n\nArticle 2\nAims\n\nAll shall help.\n");
    let series = format!(
        "title = '''{hostile}'''\n[[draft]]\nid = '../../up'\ntitle = '''{hostile}'''\nsymbol = '''{hostile}'''\n\
         address = 'javascript:alert(1)'\ntexts = {{ en = 'a.txt' }}\n\
         [[draft]]\nid = 'CON'\ntexts = {{ en = 'b.txt' }}\n\
         [[draft]]\nid = 'con'\nnote = '''{hostile}'''\ntexts = {{ en = 'a.txt' }}\n\
         [[actor]]\nid = 'x'\nname = '''{hostile}'''\nkind = 'state'\n\
         [[event]]\nkind = 'session'\ndate = 2024-01-01\ntitle = '''{hostile}'''\n"
    );
    let test = CliTest::new()
        .write("drafts/s/series.toml", series.replace("id = 'con'", "id = 'con.'"))
        .write("drafts/s/a.txt", &text)
        .write("drafts/s/b.txt", text.replace("shall", "may"));
    said(test.run(&["site"]), "site:");
    let outside: Vec<PathBuf> =
        fs::read_dir(test.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(outside.len(), 2, "{outside:?}");
    let pages = pages(&test.path().join("site"));
    let all = Selector::parse("*").unwrap();
    for (name, page) in &pages {
        assert!(
            name.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"/-_.".contains(&b)),
            "{name}"
        );
        let page = Html::parse_document(page);
        let scripts =
            page.select(&all).filter(|element| element.value().name() == "script").count();
        assert_eq!(scripts, 1, "{name}");
        for element in page.select(&all) {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}");
                assert!(attribute != "href" || !value.contains("javascript"), "{name}: {value}");
            }
        }
    }
    all_links_lead_somewhere(&pages);
}
