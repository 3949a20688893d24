//! Word, PDF and HTML files give the text that stands beside them.

use rustc_hash::FxHashMap;
use travaux::draft::ClauseKind;
use travaux::import::{Fate, Imported, Kind, Options, Tracked, What, import};

use crate::folder::{Corpus, article_ids, count, draft};

#[track_caller]
fn read(corpus: &Corpus, name: &str, tracked: Option<Tracked>) -> Result<Imported, String> {
    let bytes = corpus.bytes(name);
    let kind = Kind::of(&bytes).unwrap_or_else(|| panic!("{name} is no document"));
    import(kind, &bytes, Options { tracked })
}

/// How often each word occurs.
fn words(text: &str) -> FxHashMap<String, usize> {
    let mut words = FxHashMap::default();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// The share of the words of the text beside a PDF that come out of it.
#[track_caller]
fn share(corpus: &Corpus, name: &str) -> f64 {
    let imported = read(corpus, &format!("{name}.pdf"), None).expect("the file can be read");
    let share = share_of(corpus, name, &imported.text);
    println!("documents: {name}.pdf: {share:.4} of the words of the text");
    share
}

/// The share of the words of the text beside a PDF that stand in `found`.
#[track_caller]
fn share_of(corpus: &Corpus, name: &str, found: &str) -> f64 {
    let expected = words(&corpus.text(&format!("{name}.txt")));
    let found = words(found);
    let n_found: usize =
        expected.iter().map(|(word, n)| found.get(word).map_or(0, |m| (*n).min(*m))).sum();
    n_found as f64 / expected.values().sum::<usize>() as f64
}

#[test]
fn pdfs_have_the_words_of_the_texts_beside_them() {
    let Some(corpus) = Corpus::open() else { return };
    for (name, floor) in [
        ("bbnj/en", 0.9999),
        ("bbnj/fr", 0.998),
        ("un-resolutions/A-RES-77-321", 0.99),
        ("un-resolutions/A-RES-79-271", 0.99),
    ] {
        assert!(share(&corpus, name) >= floor, "{name}");
    }
    share(&corpus, "bbnj/ar");
}

#[test]
fn an_agreement_in_pdf_has_its_76_articles() {
    let Some(corpus) = Corpus::open() else { return };
    for language in ["en", "fr", "ar"] {
        let name = format!("bbnj/{language}.pdf");
        let imported = read(&corpus, &name, None).expect("the file can be read");
        let draft = draft(&name, imported.text.as_str());
        let expected: Vec<String> = (1..=76).map(|n| format!("art_{n}")).collect();
        assert_eq!(article_ids(&draft), expected, "{name}");
        // No page number is left inside a clause.
        let is_page = |line: &str| line.starts_with("- ") && line.ends_with(" -");
        assert!(!imported.text.lines().any(is_page), "{name}");
        println!("documents: {name}: 76 articles, {} points", count(&draft, ClauseKind::Point));
    }
    // The Arabic file draws most letters without naming them; the reader is told.
    let imported = read(&corpus, "bbnj/ar.pdf", None).expect("the file can be read");
    let doubt = |what| {
        imported.report.items().iter().any(|item| item.fate == Fate::Doubtful && item.what == what)
    };
    assert!(doubt(What::UnknownLetters) && doubt(What::Labels));
}

#[test]
fn notes_of_a_resolution_stand_apart() {
    let Some(corpus) = Corpus::open() else { return };
    let imported = read(&corpus, "un-resolutions/A-RES-77-321.pdf", None).expect("it can be read");
    let notes = imported.report.items().iter().find(|item| item.what == What::Notes);
    assert!(notes.is_some_and(|notes| notes.count >= 2));
    let draft = draft("r", imported.text.as_str());
    assert!(count(&draft, ClauseKind::Note) >= 2);
}

#[test]
fn tracked_changes_give_the_texts_of_their_companions() {
    let Some(corpus) = Corpus::open() else { return };
    let mut n_equal = 0;
    let all = corpus.names(&["docx"]);
    for (ending, tracked) in [("-Accepted", Tracked::Accept), ("-Rejected", Tracked::Reject)] {
        for companion in all.iter().filter(|name| name.ends_with(&format!("{ending}.docx"))) {
            let name = companion.replace(ending, "");
            let text =
                |name: &str, tracked| read(&corpus, name, tracked).map(|imported| imported.text);
            let expected = text(companion, None);
            assert_eq!(text(&name, Some(tracked)), expected, "{companion}");
            // One pair is a table without a word.
            n_equal += usize::from(expected.is_ok());
        }
    }
    println!("documents: {n_equal} texts of tracked changes equal those of their companions");
    assert!(n_equal >= 50);
}

#[test]
fn every_word_file_is_read_or_says_why() {
    let Some(corpus) = Corpus::open() else { return };
    let mut n_read = 0;
    for name in corpus.names(&["docx"]) {
        match read(&corpus, &name, Some(Tracked::Accept)) {
            Ok(imported) => {
                n_read += 1;
                let is_told = imported.report.items().iter().any(|item| item.what == What::Symbols);
                assert_eq!(imported.text.contains('\u{FFFD}'), is_told, "{name}");
            }
            Err(reason) => assert!(reason.contains("no text"), "{name}: {reason}"),
        }
    }
    println!("documents: {n_read} Word files read");
    assert!(n_read >= 95);
}

#[test]
fn web_pages_have_their_articles() {
    let Some(corpus) = Corpus::open() else { return };
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let name = format!("udhr/{language}.html");
        let imported = read(&corpus, &name, None).expect("the page can be read");
        let draft = draft(&name, imported.text);
        assert_eq!(count(&draft, ClauseKind::Article), 30, "{name}");
    }
}

#[test]
fn clauses_keep_the_ids_of_their_document() {
    let Some(corpus) = Corpus::open() else { return };
    let name = "akn/wipo-nairobi-1981.xml";
    let xml = String::from_utf8(corpus.bytes(name)).expect("the file is UTF-8");
    let imported = read(&corpus, name, None).expect("the file can be read");
    let source = travaux::read::imported(name, imported, Vec::new());
    let draft = travaux::parse::parse(source, &travaux::parse::ParseOptions::default());
    let (_, body) = xml.split_once("</meta>").expect("the file has data about itself");
    let ids: Vec<&str> =
        body.split(" eId=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    assert_eq!(ids.len(), 47);
    // The others are lists, and paragraphs that are the whole text of their article.
    assert_eq!(ids.iter().filter(|id| draft.find(id).is_some()).count(), 39);
    for id in ids {
        assert!(draft.called(id).is_some(), "{id}");
    }
}

#[test]
fn word_redlines_of_regulations_give_back_both_texts() {
    let Some(corpus) = Corpus::open() else { return };
    let folders = ["sulphides-2010", "crusts-2012", "nodules-2013"];
    for language in ["en", "es", "fr"] {
        let drafts =
            folders.map(|folder| corpus.draft(&format!("isa-exploration/{folder}/{language}.txt")));
        for (old, new) in [(0, 1), (1, 2), (2, 1), (2, 0)] {
            crate::redlines::gives_back_both(&drafts[old], &drafts[new]).unwrap();
        }
    }
}

/// The program `pdftotext` is of Debian's poppler-utils; without it nothing is checked here.
#[test]
fn text_that_was_taken_out_of_pdfs_has_its_words_and_articles() {
    let Some(corpus) = Corpus::open() else { return };
    for (name, floor, n_articles) in [
        ("bbnj/en", 0.9999, 76),
        ("bbnj/fr", 0.998, 76),
        ("un-resolutions/A-RES-77-321", 0.99, 0),
        ("un-resolutions/A-RES-79-271", 0.99, 0),
    ] {
        let mut command = std::process::Command::new("pdftotext");
        command.arg("-layout").arg(corpus.path(&format!("{name}.pdf"))).arg("-");
        let Ok(output) = command.output() else {
            println!("documents: skipped: no pdftotext");
            return;
        };
        let kind = Kind::of(&output.stdout).expect("it has pages");
        let imported = import(kind, &output.stdout, Options::default()).expect("it can be read");
        let share = share_of(&corpus, name, &imported.text);
        let draft = draft(name, imported.text.as_str());
        let n_found = article_ids(&draft).len();
        println!(
            "documents: pdftotext -layout {name}.pdf: {share:.4} of the words, {n_found} articles"
        );
        assert!(share >= floor && n_found == n_articles, "{name}");
        let is_page = |line: &str| line.starts_with('-') && line.ends_with('-');
        assert!(!imported.text.lines().any(is_page), "{name}");
    }
}
