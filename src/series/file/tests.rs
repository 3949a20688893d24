//! What is wrong with a record, mistake by mistake.

use std::path::Path;

use super::super::Series;
use super::super::record::{Modal, Paper, Within};

const HEAD: &str = "title.en = 'T'\ntitle.ar = 'م'\ndefault-language = 'en'\n\
    [[source]]\nid = 'diary'\ntitle = 'Diary'\n\
    [[actor]]\nid = 'iran'\nname = { en = 'Iran', ar = 'إيران' }\nkind = 'state'\naliases = ['IR']\n\
    [[actor]]\nid = 'eff'\nname = 'EFF'\nkind = 'organisation'\n\
    [[topic]]\nid = 'scope'\nname = 'Scope of powers'\n\
    [[draft]]\nid = 'cnd'\nsymbol = 'A/16'\n[[draft]]\nid = 'zero'\naliases = ['dtc']\n";

fn parse(text: &str) -> Result<Series, String> {
    Series::parse(Path::new("s.toml"), text).map_err(|error| error.to_string())
}

fn sound(entries: &str) -> Series {
    parse(&format!("{HEAD}{entries}")).expect("the record is sound")
}

/// The entries have these mistakes, each on its line counted from the first of them, in this order.
#[track_caller]
fn wrong(entries: &str, expected: &[&str]) {
    let before = HEAD.lines().count();
    let said = parse(&format!("{HEAD}{entries}")).expect_err("the record is wrong");
    let said: Vec<String> = said
        .lines()
        .map(|line| {
            let mut parts = line.splitn(4, ':').skip(1);
            let number: usize = parts.next().unwrap().parse().unwrap();
            let (column, message) = (parts.next().unwrap(), parts.next().unwrap());
            format!("{}:{column}:{message}", number - before)
        })
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn names_resolve_on_the_matching_key() {
    let series = sound(
        "[[position]]\nby = ['ايران', 'eff', 'ir']\ntopic = 'SCOPE OF POWERS'\nstance = 'for'\n\
        [[event]]\nkind = 'statement'\ndate = '2023-01'\ntitle = 'x'\nby = 'Eff'\ndraft = 'a/16'\n",
    );
    assert_eq!(series.record.positions[0].by, ["iran", "eff"]);
    assert_eq!(series.record.positions[0].topic.as_deref(), Some("scope"));
    assert_eq!(series.record.events[0].target.draft.as_deref(), Some("cnd"));
    assert_eq!(series.record.find_actor("ايران").map(|actor| actor.id.as_str()), Some("iran"));
    assert_eq!(series.find("DTC").map(|draft| draft.id.as_str()), Some("zero"));
    assert_eq!((series.title.get("ar"), series.title.get("fr")), ("م", "T"));
}

#[test]
fn unknown_names_get_a_suggestion() {
    wrong(
        "[[position]]\nby = 'Irna'\ntopic = 'scpoe'\nstance = 'for'\n",
        &[
            "2:6: no actor is called `Irna`; did you mean `iran`?",
            "3:9: no topic is called `scpoe`; did you mean `scope`?",
        ],
    );
    wrong(
        "[[event]]\nkind = 'vote'\ndate = 2023-01-02\ntitle = 'x'\npart-of = 'zzz'\ncites = 'press:1'\n",
        &[
            "5:11: no event is called `zzz`; add a [[event]] for it, or correct the name",
            "6:9: no source is called `press`; add a [[source]] for it, or correct the name",
        ],
    );
}

#[test]
fn ids_and_names_stand_for_one() {
    wrong(
        "[[actor]]\nid = 'usa'\nname = 'ايران'\nkind = 'state'\naliases = ['EFF']\n\
        [[topic]]\nid = 'Scope'\nname = 'x'\n",
        &[
            "3:8: the name `ايران` already stands for the actor `iran` (line 9); give each actor a name of its own",
            "5:12: the name `EFF` already stands for the actor `eff` (line 13); give each actor a name of its own",
            "7:6: the name `Scope` already stands for the topic `scope` (line 17); give each topic a name of its own",
        ],
    );
    // Papers may share a symbol: then it names none of them.
    wrong(
        "[[draft]]\nid = 'rolling'\nsymbol = 'A/16'\n[[draft]]\nid = 'next'\nsupersedes = 'A/16'\n",
        &["6:14: `A/16` is the name of more than one draft; name one by its id: cnd, rolling"],
    );
}

#[test]
fn one_mistake_does_not_hide_the_next() {
    wrong(
        "[[event]]\nknid = 'vote'\ndate = '2023-13'\nplcae = 'x'\n[[proposal]]\nby = []\naction = 'ad'\nprice = 3\n",
        &[
            "1:1: `kind` is missing; add it to this entry",
            "1:1: `title` is missing; add it to this entry",
            "2:1: unknown key `knid`; did you mean `kind`?",
            "3:8: `date` must be a date such as 2022-05-30, or \"2022-05\" or \"2022\" where no more is known",
            "4:1: unknown key `plcae`; did you mean `place`?",
            "6:6: `by` must be a text or a list of texts",
            "7:10: unknown value `ad`; did you mean `add`?",
            "8:1: unknown key `price`; known here: action, amends, by, cites, clause, correction, date, date-source, \
            document, draft, event, evidence, id, new-words, note, outcome, supersedes, text, where, with, words",
        ],
    );
}

#[test]
fn votes_add_up() {
    let vote = |keys: &str| {
        format!("[[event]]\nkind = 'vote'\ndate = 2021-05-26\ntitle = 'x'\n[event.vote]\n{keys}\n")
    };
    let case = |keys: &str, expected: &str| wrong(&vote(keys), &[expected]);
    let counts = "for = 88\nagainst = 42\nabstain = 32\n";
    sound(&vote(&format!("{counts}voting = 162\noutcome = 'adopted'\nmajority = 'two-thirds'")));
    sound(&vote("outcome = 'adopted'"));
    sound(&vote("without-vote = true\noutcome = 'adopted'"));
    case(
        &format!("{counts}voting = 163"),
        "9:10: the vote does not add up: `voting` is 163, but for, against and abstain make 162",
    );
    case(
        &format!("{counts}outcome = 'rejected'"),
        "9:11: the vote does not add up: 88 against 42 carries, so the outcome cannot be \"rejected\"; correct it, or \
        say which `majority` it took",
    );
    case(
        "for = 10\nagainst = 10\nabstain = 0\noutcome = 'adopted'",
        "9:11: the vote does not add up: 10 against 10 does not carry, so the outcome cannot be \"adopted\"",
    );
    case(
        "for = 79\nagainst = 60\nabstain = 33\noutcome = 'adopted'\nmajority = 'two-thirds'",
        "9:11: the vote does not add up: 79 against 60 is less than two thirds, so the outcome cannot be \"adopted\"",
    );
    case(
        "for = 2\nagainst = 1\nabstain = 0\noutcome = 'rejected'\nmajority = 'two-thirds'",
        "9:11: the vote does not add up: 2 against 1 is two thirds, so the outcome cannot be \"rejected\"",
    );
    case(
        "for = 88",
        "5:1: give all three of `for`, `against` and `abstain`, or none where the numbers are not known",
    );
    case(
        "for = 1\nagainst = 0\nabstain = 0\nin-favour = ['Iran', 'EFF']",
        "9:13: `in-favour` names 2 voters, but the count is 1",
    );
    case(
        "in-favour = ['Iran']\nabstained = ['IR']",
        "7:13: `iran` stands in `in-favour` and in `abstained`; nobody votes twice",
    );
    case(
        "without-vote = true\nfor = 1\nagainst = 0\nabstain = 0",
        "7:7: where there was no vote there is no `for`; take it or `without-vote` away",
    );
    case(
        "without-vote = true\noutcome = 'rejected'",
        "7:11: nothing is rejected without a vote; correct `outcome`, or take `without-vote` away",
    );
    case("for = -1\nagainst = 0\nabstain = 0", "6:7: `for` must be a whole number");
}

#[test]
fn nothing_takes_the_place_of_itself() {
    let series = sound(
        "[[document]]\nid = 'a'\ntitle = 'A'\nsupersedes = ['cnd', 'b']\n[[document]]\nid = 'b'\ntitle = 'B'\n",
    );
    let documents = &series.record.documents;
    assert_eq!(
        documents[0].supersedes,
        [Paper::Draft("cnd".to_owned()), Paper::Document("b".to_owned())]
    );
    wrong(
        "[[document]]\nid = 'a'\ntitle = 'A'\nsupersedes = ['b']\n[[document]]\nid = 'b'\ntitle = 'B'\nsupersedes = ['c']\n\
        [[document]]\nid = 'c'\ntitle = 'C'\nsupersedes = ['a', 'c']\n",
        &[
            "1:1: `supersedes` runs in a circle: a -> b -> c -> a; take one of the steps away",
            "9:1: `supersedes` runs in a circle: c -> c; take one of the steps away",
        ],
    );
    wrong(
        "[[proposal]]\nid = 'p'\nby = 'eff'\naction = 'add'\namends = 'q'\n\
        [[proposal]]\nid = 'q'\nby = 'eff'\naction = 'add'\nsupersedes = ['p']\n",
        &["1:1: `supersedes` runs in a circle: p -> q -> p; take one of the steps away"],
    );
    wrong(
        "[[actor]]\nid = 'g'\nname = 'G'\nkind = 'group'\nmembers = ['h', 'eff']\n\
        [[actor]]\nid = 'h'\nname = 'H'\nkind = 'group'\nmembers = ['g']\n\
        [[actor]]\nid = 'i'\nname = 'I'\nkind = 'state'\nmembers = ['g']\n",
        &[
            "1:1: `members` runs in a circle: g -> h -> g; take one of the steps away",
            "15:11: only a group has members; write kind = \"group\", or take `members` away",
        ],
    );
    wrong(
        "[[draft]]\nid = 'x'\nsupersedes = 'y'\n[[draft]]\nid = 'y'\nsupersedes = 'x'\n",
        &["1:1: `supersedes` runs in a circle: x -> y -> x; take one of the steps away"],
    );
}

#[test]
fn every_row_of_a_source_is_carried() {
    let source = |rows: &str| format!("[[source]]\nid = 'note'\ntitle = 'N'\nrows = {rows}\n");
    let cite =
        |row: &str| format!("[[topic]]\nid = 't{row}'\nname = 't{row}'\ncites = ['note:{row}']\n");
    sound(&format!("{}{}{}", source("'a-b'"), cite("a"), cite("b")));
    sound(&format!("{}skip = [{{ row = 'b', why = 'empty' }}]\n{}", source("'a-b'"), cite("a")));
    sound(&format!("{}{}{}", source("['1', '1a']"), cite("1"), cite("1a")));
    wrong(
        &format!("{}{}", source("'1-4'"), cite("2")),
        &[
            "1:1: no entry carries these 3 rows of the source `note`: 1, 3, 4; cite them in entries, or list them in `skip` with the reason",
        ],
    );
    wrong(
        &format!("{}{}{}", source("'1-2'"), cite("1"), cite("3")),
        &[
            "1:1: no entry carries row 2 of the source `note`; cite it in an entry, or list it in `skip` with the reason",
            "12:10: the source `note` has no row `3`; correct the row, or the `rows` of the source",
        ],
    );
    wrong(
        &source("'4-1'"),
        &["4:8: these are no rows; write for example \"1-42\", \"a-o\" or a list"],
    );
    wrong(
        &format!("{}skip = [{{ row = 'c', why = 'x' }}]\n{}", source("'a'"), cite("a")),
        &["5:17: the source `note` has no row `c`; correct the row, or the `rows` of the source"],
    );
}

#[test]
fn keys_that_need_each_other() {
    let proposal = |keys: &str| format!("[[proposal]]\nby = 'eff'\n{keys}\n");
    let event = |keys: &str| {
        format!("[[event]]\nid = 'e'\nkind = 'session'\ndate = 2023-02-01\ntitle = 'x'\n{keys}\n")
    };
    let case = |entries: String, expected: &str| wrong(&entries, &[expected]);
    case(
        proposal("action = 'delete'\nclause = 'art_1'"),
        "4:10: a clause needs the draft in which it stands; add `draft`",
    );
    case(
        proposal("action = 'add'\nnew-words = 'x'"),
        "4:13: `new-words` belongs to action = \"replace\", and this is \"add\"; use `words`",
    );
    case(
        proposal("action = 'delete'\nwhere = 'end'"),
        "4:9: `where` belongs to action = \"add\"; take it away",
    );
    case(
        proposal("action = 'replace'\nwords = 'x'"),
        "4:9: a replacement needs what it puts in; add `new-words`",
    );
    case(event("until = 2023-01-31"), "6:9: this is before `date`; put the later day here");
    wrong(
        &event("postponed-to = 'e'"),
        &[
            "1:1: `postponed-to` runs in a circle: e -> e; take one of the steps away",
            "6:16: only what was put off has a later date; write state = \"postponed\", or take `postponed-to` away",
        ],
    );
}

#[test]
fn positions_and_asks_are_about_something() {
    wrong(
        "[[position]]\nby = 'eff'\nstance = 'for'\n",
        &["1:1: a position is about a topic or a clause; add `topic`, or `draft` and `clause`"],
    );
    let ask = |expect: &str| {
        format!(
            "[[ask]]\nby = 'eff'\nwants = 'x'\ndraft = 'cnd'\nclause = 'art_1'\n[ask.expect]\n{expect}\n"
        )
    };
    let series = sound(&ask(
        "contains = { en = ['a b', 'c'], ar = 'د' }\nlacks = 'd'\nmodal = 'shall-endeavour'\nwithin = 'chapter'",
    ));
    let expect = series.record.asks[0].expect.clone().expect("it is there");
    assert_eq!(expect.contains.for_draft("en", "en"), ["a b", "c"]);
    assert_eq!(expect.contains.for_draft("ar", "en"), ["د"]);
    assert_eq!(expect.lacks.for_draft("en", "en"), ["d"]);
    assert!(expect.lacks.for_draft("ar", "en").is_empty());
    assert_eq!((expect.modal, expect.within), (Some(Modal::ShallEndeavour), Within::Chapter));
    wrong(
        &ask("delete = true\nlacks = 'd'"),
        &[
            "7:10: a clause that is to be deleted can be asked for nothing else; keep `delete` or the other keys",
        ],
    );
    wrong(
        &ask("within = 'draft'"),
        &["6:1: this decides nothing; add delete, keep, contains, lacks, modal or unbracketed"],
    );
    wrong(
        "[[ask]]\nby = 'eff'\nwants = 'x'\nexpect = { keep = true }\n",
        &[
            "4:10: without a clause nothing can be looked up; add `clause`, or write within = \"draft\"",
        ],
    );
}

#[test]
fn ranges_of_clauses_run_side_by_side() {
    let pair = |old: &str, new: &str| {
        format!("[[concordance]]\nold-draft = 'cnd'\nnew-draft = 'zero'\n{old}\n{new}\n")
    };
    let series = sound(&pair("old-clause = 'art_6..art_8'", "new-clause = 'art_7..art_9'"));
    let clauses: Vec<_> = series
        .concordance
        .iter()
        .map(|entry| (entry.old_clause.as_deref().unwrap(), entry.new_clause.as_deref().unwrap()))
        .collect();
    assert_eq!(clauses, [("art_6", "art_7"), ("art_7", "art_8"), ("art_8", "art_9")]);
    assert_eq!(series.overrides("cnd", "zero").len(), 3);
    let dropped = sound(&pair("old-clause = 'art_6..art_7'", ""));
    assert!(dropped.concordance.len() == 2 && dropped.concordance[1].new_clause.is_none());
    let ended = dropped.overrides("zero", "cnd");
    assert!(ended.len() == 2 && ended[1].old.is_none() && ended[1].new.as_deref() == Some("art_7"));
    wrong(
        &pair("old-clause = 'art_6..art_8'", "new-clause = 'art_7'"),
        &["5:14: 3 clauses stand against 1; the ranges must be equally long"],
    );
    wrong(
        &pair("old-clause = 'art_6..chp_8'", "new-clause = 'art_7'"),
        &["4:14: `art_6..chp_8` is no range of clauses; write it like art_6..art_10"],
    );
    wrong(&pair("", ""), &["1:1: `old-clause` is missing; add it to this entry"]);
    wrong(
        &pair("old-clause = 'art_6'", "match = false"),
        &["1:1: `new-clause` is missing; add it to this entry"],
    );
}

#[test]
fn clusters_name_their_articles() {
    let series = sound(
        "[[cluster]]\ndraft = 'cnd'\nchapter = 'II'\nnumber = 8\narticles = '26-28, 29bis'\n",
    );
    assert_eq!(series.clusters[0].articles, ["26", "27", "28", "29bis"]);
    assert_eq!(series.clusters[0].number, "8");
    wrong(
        "[[cluster]]\ndraft = 'cnd'\nnumber = '8'\narticles = 'some'\n",
        &["4:12: `some` is no list of articles; write it like 26-29, 29bis"],
    );
}

#[test]
fn a_text_that_is_not_here_is_said_to_be_so() {
    let series = sound(
        "[[draft]]\nid = 'l15'\naddress = 'https://example.org/l15'\nimport = 'travaux import l15.pdf'\n",
    );
    let said = |id: &str| series.draft(id).unwrap().text(None, None).unwrap_err();
    assert_eq!(
        said("l15"),
        "the text of draft `l15` is not here; it is published at https://example.org/l15; add it with: travaux import l15.pdf"
    );
    assert!(said("cnd").starts_with("the text of draft `cnd` is not here; save it as plain text"));
}

#[test]
fn languages_and_kinds_of_values_are_checked() {
    wrong(
        "[[topic]]\nid = 't'\nname = { english = 'x' }\nnote = 3\nevidence = 'rumour'\n[[topic]]\nid = ''\nname = {}\n",
        &[
            "3:10: `english` is no code of a language; write for example en, ar or zh-Hant",
            "4:8: `note` must be a text, or one text for each language: title.en = \"…\"",
            "5:12: unknown value `rumour`; known here: source, checked, memory",
            "7:6: `id` must be a text",
            "8:8: `name` must be a text, or one text for each language: title.en = \"…\"",
        ],
    );
    assert_eq!(
        parse("title = 'x'\nactor = 3\n").expect_err("no tables"),
        "s.toml:2:9: `actor` must be a list of tables: [[actor]]"
    );
    assert_eq!(
        parse("").expect_err("no title"),
        "s.toml:1:1: `title` is missing; add it to this entry"
    );
}
