use std::collections::BTreeMap;

use super::*;
use crate::parse::{ParseOptions, parse};
use crate::source::Source;

const EXTRADITION: &str = "\
Convention on Extradition

Article 1
Obligation to extradite

States Parties undertake to hand over to one another persons who are sought for a serious offence under the rules below.

Article 2
Fair treatment

1. A person whose extradition is sought shall be guaranteed fair treatment at every stage of the proceedings, with all the rights of local law.

2. A State Party that is minded to refuse extradition shall first hear what the requesting State Party has to say. It shall give its reasons in writing.

Article 3
Languages

Requests shall be made in a language that the requested State Party accepts, with a certified copy of each paper that is relied on.
";

/// A folder of instruments: names and texts.
#[derive(Clone)]
struct Folder(Vec<(String, String)>);

impl Folder {
    fn new(texts: &[(&str, &str)]) -> Self {
        Self(texts.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect())
    }

    fn entry(name: &str, text: &str) -> FileEntry {
        FileEntry {
            path: name.to_owned(),
            size: text.len() as u64,
            modified: 0,
            sha256: Source::new(name, text).sha256().to_owned(),
            versions: Vec::new(),
            skipped: None,
        }
    }

    fn add(&self, builder: &mut Builder, is_wanted: impl Fn(&str) -> bool) {
        for (name, text) in self.0.iter().filter(|(name, _)| is_wanted(name)) {
            let indexed = Indexed::new(name, &versions(name, text));
            builder.add(Self::entry(name, text), Some(indexed));
        }
    }

    fn index(&self) -> Vec<u8> {
        let mut builder = Builder::default();
        self.add(&mut builder, |_| true);
        builder.finish(1, "too many")
    }

    fn ask(&self, draft: &Draft, options: Options, bytes: &Vec<u8>) -> Result<Origins, Unusable> {
        let index = Index::open(bytes)?;
        let instruments = instruments(&index, &BTreeMap::new());
        let query = Query::new(draft, &index, &instruments, options)?;
        let files: Vec<usize> = query.files().collect();
        let text = |path: &str| self.0.iter().find(|(name, _)| name == path);
        let read = files.into_iter().filter_map(|file| {
            let (name, text) = text(&index.files()[file].path)?;
            Some((file, versions(name, text)))
        });
        query.answer(read.collect())
    }

    fn origins(&self, draft: &Draft, options: Options) -> Origins {
        self.ask(draft, options, &self.index()).unwrap()
    }
}

fn draft(text: &str) -> Draft {
    parse(Source::new("draft.txt", text), &ParseOptions::default())
}

/// What is said of each article: its kind, its share in per cent, and where it comes from.
fn summary(folder: &Folder, text: &str, options: Options) -> Vec<String> {
    let draft = draft(text);
    let origins = folder.origins(&draft, options);
    origins.articles.iter().map(|article| line(&origins, article)).collect()
}

fn line(origins: &Origins, article: &ArticleOrigins) -> String {
    let place = |source: usize, clause: ClauseIdx| {
        let source = &origins.sources[source];
        format!("{} {}", source.instrument.path, source.draft.clause(clause).id)
    };
    let mut line = match article.origins.first() {
        None => "new".to_owned(),
        Some(first) => format!("{} {}%", first.kind.as_str(), 100 * first.taken / article.words),
    };
    for origin in &article.origins {
        line = format!("{line} {}", place(origin.source, origin.clause));
    }
    for also in &article.also_in {
        line = format!("{line} also {}", place(also.source, also.clause));
    }
    line
}

#[track_caller]
fn case(folder: &[(&str, &str)], text: &str, expected: &[&str]) {
    assert_eq!(summary(&Folder::new(folder), text, Options::default()), expected);
}

#[test]
fn words_are_found_where_they_stand() {
    case(
        &[("a.txt", EXTRADITION)],
        "Article 7\nTongues\n\nRequests shall be made in a language that the requested State Party \
         accepts, with a certified copy of each paper that is relied on.\n\n\
         Article 8\nTransfers\n\nPersons who serve a sentence may ask to be moved to the prison that is nearest to \
         where their families live.\n",
        &["verbatim 100% a.txt art_3", "new"],
    );
}

#[test]
fn adapted_words_have_a_share() {
    case(
        &[("a.txt", EXTRADITION)],
        "Article 7\nTongues\n\nRequests shall be made in English or in a language that the requested State Party \
         accepts, together with a certified copy of each paper.\n",
        &["adapted 83% a.txt art_3"],
    );
}

#[test]
fn a_dropped_sentence_is_named() {
    let text = "Article 4\nTreatment\n\n1. A State Party that is minded to refuse extradition shall first hear what the \
                requesting State Party has to say.\n\n2. A person whose extradition is sought shall be guaranteed fair \
                treatment at every stage of the proceedings, with all the rights of local law.\n";
    let folder = Folder::new(&[("a.txt", EXTRADITION)]);
    let draft = draft(text);
    let origins = folder.origins(&draft, Options::default());
    let origin = &origins.articles[0].origins[0];
    assert_eq!(origin.kind, Kind::Verbatim);
    let source = &origins.sources[origin.source].draft;
    let dropped: Vec<(&str, Extent)> = origin
        .passages
        .iter()
        .flat_map(|passage| &passage.edits)
        .flat_map(|edit| &edit.dropped)
        .map(|piece| (source.clause(piece.clause).id.as_str(), piece.extent))
        .collect();
    assert_eq!(dropped, [("art_2__para_2", Extent::LastSentence)]);
    let pairs: Vec<(&str, &str)> = origin
        .passages
        .iter()
        .map(|passage| {
            let new = draft.clause(passage.clauses[0]).id.as_str();
            (new, source.clause(passage.source_clauses[0]).id.as_str())
        })
        .collect();
    assert_eq!(
        pairs,
        [("art_4__para_1", "art_2__para_2"), ("art_4__para_2", "art_2__para_1")],
        "paragraphs are found wherever they stand"
    );
}

#[test]
fn a_point_that_is_left_out_is_named() {
    let old = "Article 1\nPowers\n\nThe authority may:\n(a) enter any place where papers of the company are kept;\n\
               (b) copy what it finds there;\n(c) hear every person who works there.\n";
    let new = "Article 1\nInspection\n\nThe authority may:\n(a) enter any place where papers of the company are kept;\n\
               (b) hear every person who works there.\n";
    let folder = Folder::new(&[("a.txt", old)]);
    let draft = draft(new);
    let origins = folder.origins(&draft, Options::default());
    let origin = &origins.articles[0].origins[0];
    let source = &origins.sources[0].draft;
    let left_out: Vec<&str> =
        origin.left_out.iter().map(|&clause| source.clause(clause).id.as_str()).collect();
    assert_eq!(left_out, ["art_1__point_b"]);
    assert_eq!(origin.kind, Kind::Verbatim);
}

#[test]
fn segments_give_back_the_words() {
    let folder = Folder::new(&[("a.txt", EXTRADITION)]);
    let text = EXTRADITION
        .replace("at every stage of", "during the whole of")
        .replace("It shall give", "It gives");
    let draft = draft(&text);
    let origins = folder.origins(&draft, Options::default());
    for article in &origins.articles {
        for passage in &article.origins[0].passages {
            let mut words = 0;
            let mut last = 0;
            for segment in &passage.segments {
                if let crate::diff::Segment::Equal { new, .. }
                | crate::diff::Segment::Insert { new } = segment
                {
                    assert!(new.start >= last, "in the order of the text");
                    last = new.end;
                    let tokens = crate::token::tokens(draft.source.slice(*new));
                    words += tokens.iter().filter(|token| token.is_word).count();
                }
            }
            assert_eq!(words, passage.words);
        }
    }
}

#[test]
fn formula_alone_is_no_origin() {
    let formula = "Each State Party shall adopt the legislative and other measures that are needed to establish as a \
                   criminal offence, when done intentionally and without right,";
    let old: Vec<String> = [
        "the theft of fish",
        "the felling of oaks",
        "the painting of walls",
        "the hiding of coins",
    ]
    .iter()
    .enumerate()
    .map(|(n, act)| format!("Article {}\nOffence {n}\n\n{formula} {act}.\n\n", n + 1))
    .collect();
    let new: Vec<String> = [
        "the opening of letters",
        "the sale of maps",
        "the throwing of stones",
        "the theft of fish",
    ]
    .iter()
    .enumerate()
    .map(|(n, act)| format!("Article {}\nAct {n}\n\n{formula} {act}.\n\n", n + 1))
    .collect();
    let folder = Folder::new(&[("a.txt", &old.concat())]);
    let found = summary(&folder, &new.concat(), Options::default());
    assert_eq!(found[..3], ["new", "new", "new"]);
    assert_eq!(
        found[3], "verbatim 100% a.txt art_1",
        "the formula with what it establishes is one"
    );
}

#[test]
fn what_is_later_is_no_origin() {
    let dated = |year: &str| format!("Convention on Extradition, {year}\n{}", &EXTRADITION[25..]);
    let (early, late) = (dated("1990"), dated("2010"));
    let folder = [("a.txt", late.as_str()), ("b.txt", early.as_str())];
    let options =
        |date: Option<&str>| Options { date: date.and_then(Date::parse), ..Options::default() };
    let first = |date| summary(&Folder::new(&folder), &EXTRADITION[27..], options(date)).remove(0);
    assert_eq!(
        first(None),
        "verbatim 100% b.txt art_1 also a.txt art_1",
        "the earlier comes first"
    );
    assert_eq!(first(Some("2005-01-01")), "verbatim 100% b.txt art_1");
    assert_eq!(first(Some("1980")), "new");
    assert_eq!(
        first(Some("2010")),
        "verbatim 100% b.txt art_1 also a.txt art_1",
        "of the same year is not later"
    );
}

#[test]
fn the_draft_itself_is_no_origin() {
    case(&[("copy.txt", EXTRADITION)], EXTRADITION, &["new", "new", "new"]);
}

#[test]
fn an_article_may_have_two_origins() {
    let other = "Article 5\nPapers\n\nEvery paper that is sent shall bear the seal of the ministry, and shall be handed \
                 over by the envoy in person within a month of the day on which it was signed.\n";
    let text = "Article 9\nRequests\n\n1. Requests shall be made in a language that the requested State Party accepts, \
                with a certified copy of each paper that is relied on.\n\n2. Every paper that is sent shall bear the seal \
                of the ministry, and shall be handed over by the envoy in person within a month.\n";
    case(
        &[("a.txt", EXTRADITION), ("b.txt", other)],
        text,
        &["adapted 51% b.txt art_5 a.txt art_3"],
    );
}

#[test]
fn languages_are_kept_apart_and_found_in_one_file() {
    let arabic = "المادة 1\nاللغات\n\nتقدم الطلبات بلغة تقبلها الدولة الطرف متلقية الطلب، مشفوعة بنسخة مصدقة من كل وثيقة يستند إليها الطلب.\n";
    let found = summary(
        &Folder::new(&[("en.txt", EXTRADITION), ("ar.txt", arabic)]),
        "المادة 7\nلغة الطلب\n\nتُقدَّم الطلبات بلغة تقبلها الدولة الطرف متلقية الطلب، مشفوعة بنسخة مصدّقة من كل وثيقة يستند إليها.\n",
        Options::default(),
    );
    assert_eq!(found, ["verbatim 100% ar.txt art_1"], "vowel signs do not count");
}

#[test]
fn chinese_is_compared_by_characters() {
    let old = "第一条\n语文\n\n请求书应当以被请求缔约国能够接受的语文提出，并附有所依据的每一份文件的经证明无误的副本。\n";
    let new = "第七条\n请求\n\n请求书应当以被请求缔约国能够接受的语文提出，并附有所依据的文件的经证明无误的副本。\n";
    let found = summary(&Folder::new(&[("zh.txt", old)]), new, Options::default());
    assert_eq!(found, ["verbatim 100% zh.txt art_1"]);
}

/// Any change of any byte, and any end, is noticed or changes nothing.
#[test]
fn a_damaged_index_is_noticed() {
    let folder = Folder::new(&[("a.txt", EXTRADITION), ("b.txt", &EXTRADITION[60..])]);
    let bytes = folder.index();
    let draft = draft(&EXTRADITION[30..]);
    let ask = |bytes: &Vec<u8>| {
        let origins = folder.ask(&draft, Options::default(), bytes)?;
        Ok::<_, Unusable>(
            origins.articles.iter().map(|a| line(&origins, a)).collect::<Vec<_>>().join("\n"),
        )
    };
    let right = ask(&bytes).unwrap();
    assert!(right.contains("a.txt"), "{right}");
    let mut n_noticed = 0;
    for at in (0..bytes.len()).step_by(7).chain(0..120) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        match ask(&damaged) {
            Ok(found) => assert_eq!(found, right, "byte {at}"),
            Err(_) => n_noticed += 1,
        }
    }
    assert!(n_noticed > 120, "{n_noticed}");
    for end in (0..bytes.len()).step_by(31) {
        assert!(ask(&bytes[..end].to_vec()).is_err(), "cut at {end}");
    }
    let mut longer = bytes;
    longer.push(0);
    assert_eq!(ask(&longer).unwrap_err(), Unusable::Damaged);
}

#[test]
fn an_index_of_another_format_is_foreign() {
    let bytes = Folder::new(&[("a.txt", EXTRADITION)]).index();
    for at in [3, 16, 24, 64] {
        let mut other = bytes.clone();
        other[at] ^= 1;
        assert_eq!(Index::open(&other).unwrap_err(), Unusable::Foreign, "byte {at}");
    }
    assert_eq!(Index::open(&Vec::new()).unwrap_err(), Unusable::Foreign);
    assert_eq!(Index::open(&b"travaux".repeat(30)).unwrap_err(), Unusable::Foreign);
}

#[test]
fn an_index_brought_up_to_date_is_one_made_anew() {
    let before = Folder::new(&[
        ("a.txt", EXTRADITION),
        ("b.txt", &EXTRADITION[60..]),
        ("d.txt", &EXTRADITION[300..]),
    ]);
    let after = Folder::new(&[
        ("a.txt", EXTRADITION),
        ("b.txt", &EXTRADITION[90..]),
        ("c.txt", &EXTRADITION[200..]),
    ]);
    let old = before.index();
    let old = Index::open(&old).unwrap();
    let mut builder = Builder::default();
    after.add(&mut builder, |name| name != "a.txt");
    builder.keep(&old, &[Folder::entry("a.txt", EXTRADITION)].map(|entry| entry)).unwrap();
    let updated = builder.finish(1, "too many");
    assert_eq!(updated, after.index());
}

#[test]
fn an_empty_folder_has_no_origins() {
    let origins = Folder::new(&[]).origins(&draft(EXTRADITION), Options::default());
    assert_eq!((origins.looked_at, origins.articles.len()), (0, 3));
    assert!(origins.articles.iter().all(|article| article.origins.is_empty()));
}

#[test]
fn files_that_are_not_those_of_the_index_are_noticed() {
    let folder = Folder::new(&[("a.txt", EXTRADITION)]);
    let bytes = folder.index();
    let changed = Folder::new(&[("a.txt", &EXTRADITION[..300])]);
    let asked = changed.ask(&draft(&EXTRADITION[30..]), Options::default(), &bytes);
    assert_eq!(asked.unwrap_err(), Unusable::Damaged);
}

#[test]
fn dates_are_read_where_they_are_plain() {
    let case = |text: &str, file: &str, expected: Option<&str>| {
        let draft = draft(text);
        let title = instrument::title(&draft);
        let date = instrument::date(&draft, title.as_deref(), file).map(|date| date.to_string());
        assert_eq!(date.as_deref(), expected, "{text} {file}");
    };
    let body = "\n\nArticle 1\nScope\n\nThis Convention applies to ships.\n";
    case(&format!("Convention on Ships, 1961{body}"), "a.txt", Some("1961"));
    case(&format!("Convention on Ships (1961){body}"), "a.txt", Some("1961"));
    case(&format!("Protocol to the Convention on Ships of 1961{body}"), "a.txt", None);
    case(&format!("Convention on Ships{body}"), "2003-10-31-ships.txt", Some("2003-10-31"));
    case(&format!("Convention on Ships{body}"), "ships-1961.txt", Some("1961"));
    case(&format!("Convention on Ships{body}"), "ships-1961-2003.txt", None);
    case(&format!("Convention on Ships{body}"), "A-77-0013.txt", None);
}

#[test]
fn an_instrument_has_the_last_of_its_title_lines() {
    let draft = draft(
        "## Verdrag\n\n#### Convention on  Ships\n\n### Article 1\n\n#### Scope\n\nIt applies to ships.\n",
    );
    assert_eq!(instrument::title(&draft).as_deref(), Some("Convention on Ships"));
}

#[test]
fn a_year_is_not_after_a_day_of_it() {
    let is_after = |date: &str, other: &str| {
        instrument::is_after(Date::parse(date).unwrap(), Date::parse(other).unwrap())
    };
    assert!(is_after("2004", "2003-12-31"));
    assert!(!is_after("2003", "2003-01-01"));
    assert!(is_after("2003-02-01", "2003-01-31"));
    assert!(!is_after("2003-02-01", "2003"));
}
