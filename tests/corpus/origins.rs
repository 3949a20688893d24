//! Where the articles of real treaties come from, held against a table made by experts.

use std::collections::BTreeMap;

use travaux::draft::Draft;
use travaux::origins::{
    Builder, FileEntry, Index, Indexed, Options, Origins, Query, instruments, versions,
};
use travaux::source::Source;

use crate::folder::Corpus;

/// The instruments of a folder, read and indexed.
struct Folder {
    texts: BTreeMap<String, String>,
    index: Vec<u8>,
}

impl Folder {
    /// Reads the Markdown and plain texts of the corpus whose names begin with one of these.
    fn read(corpus: &Corpus, prefixes: &[&str]) -> Self {
        let mut builder = Builder::default();
        let mut texts = BTreeMap::new();
        for path in corpus.names(&["md", "txt"]) {
            if !prefixes.iter().any(|prefix| path.starts_with(prefix)) {
                continue;
            }
            let source = Source::new(&path, corpus.text(&path));
            let drafts = versions(&path, source.text());
            let entry = FileEntry {
                path: path.clone(),
                size: 0,
                modified: 0,
                sha256: source.sha256().to_owned(),
                versions: Vec::new(),
                skipped: None,
            };
            builder.add(entry, Some(Indexed::new(&path, &drafts)));
            texts.insert(path, source.text().to_owned());
        }
        Self { texts, index: builder.finish(0, "") }
    }

    fn draft(&self, name: &str) -> Draft {
        versions(name, &self.texts[name]).remove(0)
    }

    fn origins(&self, draft: &Draft) -> Origins {
        let index = Index::open(&self.index).unwrap();
        let instruments = instruments(&index, &BTreeMap::new());
        let query = Query::new(draft, &index, &instruments, Options::default()).unwrap();
        let files: Vec<usize> = query.files().collect();
        let files = files.into_iter().map(|file| {
            let name = &index.files()[file].path;
            (file, versions(name, &self.texts[name]))
        });
        query.answer(files.collect()).unwrap()
    }
}

fn number(draft: &Draft, clause: travaux::draft::ClauseIdx) -> String {
    draft.clause(clause).number.as_ref().map(|number| number.printed.clone()).unwrap_or_default()
}

/// The file of an origin, the number of the article there, and its share of the draft's words.
type Found = (String, String, f64);

/// For each article: its number, and its origins.
fn firsts(draft: &Draft, origins: &Origins) -> Vec<(String, Vec<Found>)> {
    let articles = origins.articles.iter().map(|article| {
        let of = article.origins.iter().map(|origin| {
            let source = &origins.sources[origin.source];
            let share = origin.taken as f64 / article.words.max(1) as f64;
            (source.instrument.path.clone(), number(&source.draft, origin.clause), share)
        });
        (number(draft, article.clause), of.collect())
    });
    articles.collect()
}

#[test]
fn articles_of_uncac_come_from_those_of_untoc() {
    let Some(corpus) = Corpus::open() else { return };
    let folder = Folder::read(&corpus, &["criminal-law-treaties/"]);
    let uncac = folder.draft("criminal-law-treaties/BWBV0001830.md");
    let origins = folder.origins(&uncac);
    let firsts = firsts(&uncac, &origins);
    let table = corpus.text("criminal-law-treaties/expert-untoc-to-uncac.tsv");
    let (mut n_pairs, mut wrong) = (0, Vec::new());
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (untoc, uncac) = (cells[0], cells[1]);
        if uncac.is_empty() {
            continue;
        }
        n_pairs += 1;
        let found = firsts.iter().find(|(number, _)| number == uncac).map(|(_, of)| of);
        let first = found.and_then(|of| of.first());
        if first
            .is_none_or(|(file, number, _)| !file.ends_with("/BWBV0001668.md") || number != untoc)
        {
            wrong.push(format!("{uncac} <- {untoc}: {found:?}"));
        }
    }
    let n_found = firsts.iter().filter(|(_, of)| !of.is_empty()).count();
    println!(
        "{} of {n_pairs} articles have their expert origin in first place; {n_found} of {} have one",
        n_pairs - wrong.len(),
        firsts.len()
    );
    assert_eq!(n_pairs, 36);
    assert!(wrong.is_empty(), "{wrong:#?}");
    // The others were read one by one: the convention took a paragraph or a sentence of them from elsewhere.
    assert!((44..=52).contains(&n_found), "{n_found}");
}

#[test]
fn a_protocol_takes_its_final_clauses_from_its_convention() {
    let Some(corpus) = Corpus::open() else { return };
    let folder = Folder::read(&corpus, &["criminal-law-treaties/", "budapest/protocol"]);
    let protocol = folder.draft("budapest/protocol-racism-en-nl.md");
    let origins = folder.origins(&protocol);
    let firsts = firsts(&protocol, &origins);
    for (article, expected) in [("7", "11"), ("13", "43"), ("14", "38"), ("15", "47"), ("16", "48")]
    {
        let (_, of) = firsts.iter().find(|(number, _)| number == article).unwrap();
        let (file, number, _) = &of[0];
        assert_eq!((&file[22..], number.as_str()), ("BWBV0001839.md", expected), "{article}");
    }
    for article in ["3", "4", "5", "6"] {
        let (_, of) = firsts.iter().find(|(number, _)| number == article).unwrap();
        assert!(of.is_empty(), "{article}: {of:?}");
    }
}

/// Treaties on other matters, and a statute on the same: what every legal text says is no origin.
#[test]
fn an_arabic_convention_takes_nothing_from_texts_on_other_matters() {
    let Some(corpus) = Corpus::open() else { return };
    let folder = Folder::read(
        &corpus,
        &["saudi-treaties-ar/", "egypt-cybercrime/", "un-cybercrime-convention/"],
    );
    let draft = folder.draft("un-cybercrime-convention/ar-articles-1-15.txt");
    let origins = folder.origins(&draft);
    let found = firsts(&draft, &origins).into_iter().filter(|(_, of)| !of.is_empty());
    assert_eq!(found.collect::<Vec<_>>(), []);
    assert_eq!(origins.looked_at, 61);
}
