//! One case for each way in which an ask is met, and is not.

use std::fmt::Write as _;
use std::path::Path;

use super::*;
use crate::history::{Stage, crosswalks, outline_of};
use crate::parse::{ParseOptions, parse};
use crate::series::Series;
use crate::source::Source;

use Verdict::{Met, NotMet, Partly, Unknown, Worse};

const HEAD: &str = "title = 'T'\ndefault-language = 'en'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'organisation'\n";

fn draft(name: &str, text: &str, language: &str) -> Draft {
    let options = ParseOptions { name: name.to_owned(), language: Some(language.to_owned()) };
    parse(Source::new(name, text), &options)
}

fn series(language: &str, drafts: usize, clause: &str, expect: &str) -> Series {
    let mut text = HEAD.to_owned();
    for n in 1..=drafts {
        let _ = writeln!(text, "[[draft]]\nid = 'v{n}'\ntexts = {{ {language} = 'v{n}.txt' }}");
    }
    let clause = if clause.is_empty() { String::new() } else { format!("clause = '{clause}'\n") };
    let _ = writeln!(text, "[[ask]]\nby = 'a'\ndraft = 'v1'\n{clause}wants = 'x'");
    if !expect.is_empty() {
        let _ = writeln!(text, "[ask.expect]\n{expect}");
    }
    Series::parse(Path::new("s.toml"), &text).expect("the file is sound")
}

/// What drafts make of an ask about a clause of the first, with the states of the parts in the last.
#[track_caller]
fn judged(
    language: &str,
    clause: &str,
    expect: &str,
    texts: &[&str],
) -> (Vec<Verdict>, Vec<State>, Option<Why>) {
    let series = series(language, texts.len(), clause, expect);
    let drafts: Vec<Draft> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| draft(&format!("v{}", n + 1), text, language))
        .collect();
    let stages = drafts.iter().map(|draft| Stage { draft, has_text: true }).collect();
    let history = History::new(stages, &[]);
    let texts = drafts.iter().map(|draft| Texts {
        id: Some(draft.name.as_str()),
        date: None,
        shown: Some(draft),
        versions: Vec::new(),
    });
    let judge = Judge::new(&history, texts.collect(), Some("en"));
    let answer = judge.answer(&series.record.asks[0]);
    let last = answer.cells.last();
    let states = last.map(|cell| cell.parts.iter().map(|part| part.state).collect());
    (
        answer.cells.iter().map(|cell| cell.verdict).collect(),
        states.unwrap_or_default(),
        answer.why.or(last.and_then(|cell| cell.why)),
    )
}

/// A treaty whose second article has this text; the others keep the alignment honest.
fn treaty(text: &str) -> String {
    format!(
        "Article 1 Purpose\n\nThis Convention serves the safety of bridges over rivers and of those who cross them.\n\n\
        Article 2 Safeguards\n\n{text}\n\n\
        Article 3 Records\n\nThe depositary shall keep a register of the bridges that States Parties have notified to it.\n"
    )
}

const BASE: &str = "1. Each State Party shall publish the plans of every bridge before it is built.\n\n\
    2. A person who lives beside a bridge has the right to be heard, and the authority may answer in writing.";

#[track_caller]
fn case(expect: &str, base: &str, new: &str, expected: [Verdict; 2]) {
    let (verdicts, states, _) =
        judged("en", "art_2__para_2", expect, &[&treaty(base), &treaty(new)]);
    assert_eq!(verdicts, expected, "{expect}: {states:?}");
}

#[track_caller]
fn on_base(expect: &str, new: &str, expected: [Verdict; 2]) {
    case(
        expect,
        BASE,
        &BASE.replace(new.split('|').next().unwrap_or(""), new.split('|').nth(1).unwrap_or("")),
        expected,
    );
}

#[test]
fn words_that_came_meet_an_ask() {
    on_base("contains = 'in good time'", "be heard|be heard in good time", [NotMet, Met]);
    on_base("contains = 'In  GOOD time'", "be heard|be heard in good\ntime", [NotMet, Met]);
    on_base("contains = 'answer'", "in writing|to him", [Met, Met]);
    on_base("contains = 'hear'", "in writing|to him", [NotMet, NotMet]);
    on_base(
        "contains = ['in good time', 'free of charge']",
        "be heard|be heard in good time",
        [NotMet, Partly],
    );
    on_base(
        "contains = ['right to be heard', 'free of charge']",
        "in writing|to him",
        [Partly, Partly],
    );
}

#[test]
fn words_that_went_make_it_worse() {
    on_base(
        "contains = ['right to be heard', 'free of charge']",
        "right to be heard|chance to speak",
        [Partly, Worse],
    );
    on_base(
        "contains = 'right to be heard'",
        "right to be heard|[right] to be heard",
        [Met, Worse],
    );
    on_base("lacks = 'in secret'", "in writing|in secret", [Met, Worse]);
    on_base(
        "lacks = 'may'",
        "answer in writing|answer in writing or may remain silent",
        [NotMet, Worse],
    );
}

#[test]
fn brackets_meet_an_ask_in_part() {
    on_base("contains = 'in good time'", "be heard|be heard [in good time]", [NotMet, Partly]);
    on_base(
        "contains = 'heard in good time'",
        "be heard|be heard [in good time] [soon]",
        [NotMet, Partly],
    );
    // Every alternative says it.
    on_base(
        "contains = 'in good time'",
        "be heard|be [heard in good time] [told in good time]",
        [NotMet, Met],
    );
    on_base("lacks = 'in writing'", "in writing|[in writing]", [NotMet, Partly]);
}

#[test]
fn thousands_of_brackets_are_no_trouble() {
    let many = "[shall] [should] [may] ".repeat(3000);
    let new = BASE.replace("may answer", &format!("{many} answer in good time, or [not at all]"));
    case("contains = ['in good time', 'not at all']", BASE, &new, [NotMet, Partly]);
}

#[test]
fn words_that_are_not_wanted() {
    on_base("lacks = 'in writing'", "in writing|at once", [NotMet, Met]);
    on_base("lacks = 'in writing'", "right to be|chance to be", [NotMet, NotMet]);
    // That the clause is still there is no progress.
    on_base("keep = true\nlacks = 'in writing'", "right to be|chance to be", [NotMet, NotMet]);
    on_base("lacks = ['in writing', 'may']", "may answer|shall answer", [NotMet, Partly]);
}

const GONE: &str =
    "1. Each State Party shall publish the plans of every bridge before it is built.";

#[test]
fn clauses_that_go_and_stay() {
    case("delete = true", BASE, GONE, [NotMet, Met]);
    case("keep = true", BASE, GONE, [Met, Worse]);
    on_base("delete = true", "in writing|to him", [NotMet, NotMet]);
    on_base("keep = true", "in writing|to him", [Met, Met]);
    case("contains = 'right to be heard'", BASE, GONE, [Met, Worse]);
    case("contains = 'in good time'", BASE, GONE, [NotMet, NotMet]);
    case("modal = 'may'", BASE, GONE, [Met, Worse]);
    case("unbracketed = true", BASE, GONE, [Met, Worse]);
    // With the clause went what it should lose: whether that is what was wanted, nobody can say.
    let (verdicts, _, why) =
        judged("en", "art_2__para_2", "lacks = 'in writing'", &[&treaty(BASE), &treaty(GONE)]);
    assert_eq!((verdicts.as_slice(), why), (&[NotMet, Unknown][..], Some(Why::Dropped)));
}

#[test]
fn what_is_said_in_another_place_of_the_article_is_said_in_part() {
    let more =
        format!("{BASE}\n\n3. The hearing shall be free of charge for everyone who asks for it.");
    case("contains = 'free of charge'", BASE, &more, [NotMet, Partly]);
    case("contains = 'free of charge'\nwithin = 'article'", BASE, &more, [NotMet, Met]);
    case("contains = 'register of the bridges'\nwithin = 'draft'", BASE, &more, [Met, Met]);
    // What always stood there is no answer to the ask.
    case("contains = 'plans of every bridge'", BASE, &more, [NotMet, NotMet]);
}

#[test]
fn modals_are_weighed() {
    on_base("modal = 'shall'", "may answer|shall answer", [NotMet, Met]);
    on_base("modal = 'shall'", "may answer|shall, as appropriate, answer", [NotMet, Partly]);
    on_base("modal = 'shall'", "may answer|should answer", [NotMet, NotMet]);
    on_base("modal = 'should'", "may answer|should answer", [NotMet, Met]);
    on_base("modal = 'shall-endeavour'", "may answer|should answer", [NotMet, NotMet]);
    on_base("modal = 'shall'", "may answer|[shall] [may] answer", [NotMet, Partly]);
    // The contrary of what was allowed is not a stronger form of it.
    on_base("modal = 'shall'", "may answer|shall not answer", [NotMet, Worse]);
    let strong = BASE.replace("may answer", "shall answer");
    case("modal = 'shall'", &strong, BASE, [Met, Worse]);
    let soft = BASE.replace("may answer", "should not answer");
    case(
        "modal = 'shall'",
        &soft,
        &BASE.replace("may answer", "shall not answer"),
        [NotMet, Unknown],
    );
}

#[test]
fn brackets_are_opened_and_closed() {
    let all = BASE.replace("2. A person", "[2. A person") + "]";
    case("unbracketed = true", &all, BASE, [NotMet, Met]);
    case("unbracketed = true", BASE, &all, [Met, Worse]);
    case("keep = true", BASE, &all, [Met, Worse]);
    let some = BASE.replace("in writing", "[in writing]");
    case("unbracketed = true", &all, &some, [NotMet, Partly]);
    case("unbracketed = true", &some, &all, [Partly, Worse]);
    case("delete = true", BASE, &all, [NotMet, Partly]);
}

#[test]
fn what_cannot_be_judged_is_said_to_be_so() {
    let texts = [&treaty(BASE)[..], &treaty(GONE)[..]];
    let why = |language, clause, expect| judged(language, clause, expect, &texts).2;
    assert_eq!(why("en", "art_2__para_2", ""), Some(Why::NoExpect));
    assert_eq!(why("en", "art_9", "delete = true"), Some(Why::NoClause));
    assert_eq!(why("en", "art_2__para_1", "contains = { ar = ['حق'] }"), Some(Why::NoWords));
    let (verdicts, ..) = judged("nl", "art_2__para_1", "modal = 'shall'", &texts);
    assert_eq!(verdicts, [Unknown, Unknown]);
    // In this language a duty needs no word.
    let arabic = "المادة 1\n\n1 - تنشر كل دولة طرف خطط الجسور قبل بنائها.\n";
    let (_, states, _) = judged("ar", "art_1__para_1", "modal = 'shall'", &[arabic]);
    assert_eq!(states, [State::Unjudged(Why::NoStrength)]);
}

#[test]
fn a_text_in_another_language_is_not_compared() {
    let series = series("en", 1, "art_2__para_2", "keep = true\ncontains = 'right to be heard'");
    let english = draft("v1", &treaty(BASE), "en");
    let other = draft("leaked.txt", "Artículo 1\n\nCada Estado publicará los planos.\n", "es");
    let stages =
        [&english, &other].map(|draft| Stage { draft, has_text: true }).into_iter().collect();
    let history = History::new(stages, &[]);
    let texts = [(Some("v1"), &english), (None, &other)].map(|(id, draft)| Texts {
        id,
        date: None,
        shown: Some(draft),
        versions: Vec::new(),
    });
    let judge = Judge::new(&history, texts.to_vec(), Some("en"));
    let answer = judge.answer(&series.record.asks[0]);
    let verdicts: Vec<Verdict> = answer.cells.iter().map(|cell| cell.verdict).collect();
    assert_eq!(verdicts, [Met, Unknown]);
    assert_eq!(answer.cells[1].why, Some(Why::OtherLanguage));
}

#[test]
fn arabic_particles_do_not_hide_a_word() {
    let text = |words: &str| format!("المادة 1\n\n1 - تحترم كل دولة طرف مبدأ {words}.\n");
    let contains = |words: &str, text: &str| {
        let expect = format!("contains = {{ ar = ['{words}'] }}");
        judged("ar", "art_1__para_1", &expect, &[text]).0 == [Met]
    };
    assert!(contains("الضرورة", &text("الشرعية والضرورة")));
    assert!(contains("الضرورة", &text("الامتثال للضرورة")));
    assert!(contains("ضرورة", &text("الضُّرُورَة")));
    assert!(!contains("ضرورة", &text("الضروريات")));
}

#[test]
fn scripts_without_spaces_have_no_word_boundaries() {
    let text = "第一条\n\n一、各缔约国应当尊重必要性原则。\n";
    let (verdicts, ..) = judged("zh", "art_1", "contains = { zh = ['必要性'] }", &[text]);
    assert_eq!(verdicts, [Met]);
}

#[test]
fn the_life_of_a_clause_is_judged_without_its_text() {
    let entries = "[[draft]]\nid = 'v1'\n[[draft]]\nid = 'v2'\n[[draft]]\nid = 'v3'\n\
        [[concordance]]\nold-draft = 'v1'\nold-clause = 'art_17'\nnew-draft = 'v2'\nnew-clause = 'art_4'\n\
        [[concordance]]\nold-draft = 'v2'\nold-clause = 'art_4'\nnew-draft = 'v3'\n\
        [[ask]]\nby = 'a'\ndraft = 'v1'\nclause = 'art_17'\nwants = 'x'\n[ask.expect]\ndelete = true\n\
        [[ask]]\nby = 'a'\ndraft = 'v1'\nclause = 'art_17'\nwants = 'x'\n[ask.expect]\ncontains = 'x'\n";
    let series =
        Series::parse(Path::new("s.toml"), &format!("{HEAD}{entries}")).expect("it is sound");
    let ids = ["v1", "v2", "v3"];
    let drafts = ids.map(|id| outline_of(&series, id, "en").unwrap_or_else(|| draft(id, "", "en")));
    let stages = drafts.iter().map(|draft| Stage { draft, has_text: false }).collect();
    let history = History::new(stages, &crosswalks(&series, &ids.map(Some)));
    let texts = ids.map(|id| Texts { id: Some(id), date: None, shown: None, versions: Vec::new() });
    let judge = Judge::new(&history, texts.to_vec(), Some("en"));
    let verdicts = |n: usize| -> Vec<Verdict> {
        judge.answer(&series.record.asks[n]).cells.iter().map(|cell| cell.verdict).collect()
    };
    assert_eq!(verdicts(0), [NotMet, NotMet, Met]);
    assert_eq!(verdicts(1), [Unknown, Unknown, Unknown]);
}
