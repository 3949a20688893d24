//! Reads brackets and marks: what is not agreed, who asks for what, what is still blank.
//!
//! Brackets pair within an article, annex or preamble; one that finds no partner is reported and contained to its
//! clause, so that it cannot change how the rest of the text reads.

use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::{Clause, ClauseIdx, ClauseKind, Marking, MarkingKind};
use crate::key;
use crate::language::{Language, loose, starts_with_word};
use crate::say;
use crate::source::Span;

/// A pair of brackets with what stands inside.
struct Bracket {
    span: Span,
    depth: u32,
}

/// Sets the markings of all clauses.
pub(crate) fn mark(
    text: &str,
    language: &Language,
    clauses: &mut [Clause],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let brackets = pair(text, clauses, diagnostics);
    let mut found: Vec<Marking> = Vec::new();
    let groups = alternatives(text, language, clauses, &brackets);
    for (bracket, group) in brackets.iter().zip(groups) {
        read(text, language, bracket, group, &mut found);
    }
    attributions(text, language, &brackets, &mut found);
    options(text, language, clauses, &mut found);
    let is_translation = |span: &Span| {
        container(clauses, span.start as usize)
            .is_some_and(|idx| clauses[idx.get()].kind == ClauseKind::Translation)
    };
    let struck = super::struck::struck(text).into_iter().filter(|span| !is_translation(span));
    found.extend(struck.map(|span| Marking { kind: MarkingKind::Deleted, span, depth: 0 }));
    found.sort_by_key(|marking| (marking.span.start, std::cmp::Reverse(marking.span.end)));
    for marking in found {
        if let Some(idx) = innermost(clauses, marking.span) {
            clauses[idx.get()].markings.push(marking);
        }
    }
}

/// The innermost clause whose span holds `span`.
fn innermost(clauses: &[Clause], span: Span) -> Option<ClauseIdx> {
    let last = clauses.partition_point(|clause| clause.span.start <= span.start);
    let mut at = Some(ClauseIdx(last.checked_sub(1)? as u32));
    while let Some(idx) = at {
        let clause = &clauses[idx.get()];
        if clause.span.contains(span) {
            return Some(idx);
        }
        at = clause.parent;
    }
    None
}

/// The clause within which brackets must pair.
fn container(clauses: &[Clause], offset: usize) -> Option<ClauseIdx> {
    let mut at = innermost(clauses, Span::new(offset, offset))?;
    let mut found = at;
    loop {
        let clause = &clauses[at.get()];
        if matches!(
            clause.kind,
            ClauseKind::Article
                | ClauseKind::Annex
                | ClauseKind::Preamble
                | ClauseKind::Translation
        ) {
            return Some(at);
        }
        match clause.parent {
            Some(parent)
                if !clauses[parent.get()].kind.is_group()
                    || clauses[parent.get()].kind == ClauseKind::Annex =>
            {
                at = parent;
                found = at;
            }
            _ => return Some(found),
        }
    }
}

fn pair(text: &str, clauses: &[Clause], diagnostics: &mut Vec<Diagnostic>) -> Vec<Bracket> {
    let mut out = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut current: Option<(ClauseIdx, usize)> = None;
    let finish =
        |open: &mut Vec<usize>, out: &mut Vec<Bracket>, diagnostics: &mut Vec<Diagnostic>| {
            for (depth, &at) in open.iter().enumerate() {
                let end = innermost(clauses, Span::new(at, at + 1))
                    .map_or(at + 1, |idx| clauses[idx.get()].span.end as usize);
                report(
                    diagnostics,
                    "unbalanced-bracket",
                    say!("bracket-not-closed"),
                    Span::new(at, at + 1),
                );
                out.push(Bracket { span: Span::new(at, end.max(at + 1)), depth: depth as u32 + 1 });
            }
            open.clear();
        };
    for (at, sign) in text.match_indices(['[', ']', '［', '］', '【', '】']) {
        let is_inside = current.is_some_and(|(_, end)| at < end);
        if !is_inside {
            let next =
                container(clauses, at).map_or(at, |idx| clauses[idx.get()].span.start as usize);
            // A bracket at the very end of a clause opens the next one: `[` before `Article 4 bis`.
            let opens_next = |&&from: &&usize| {
                let between =
                    text.get(from..next).unwrap_or("x").trim_start_matches(['[', '［', '【']);
                between.trim().is_empty()
            };
            let n_carried = open.iter().rev().take_while(opens_next).count();
            let carried = open.split_off(open.len() - n_carried);
            finish(&mut open, &mut out, diagnostics);
            open = carried;
            current = container(clauses, at).map(|idx| (idx, clauses[idx.get()].span.end as usize));
        }
        if current.is_some_and(|(idx, _)| clauses[idx.get()].kind == ClauseKind::Translation) {
            continue;
        }
        match sign {
            "[" | "［" | "【" => open.push(at),
            _ => match open.pop() {
                Some(start) => out.push(Bracket {
                    span: Span::new(start, at + sign.len()),
                    depth: open.len() as u32 + 1,
                }),
                None => report(
                    diagnostics,
                    "unbalanced-bracket",
                    say!("bracket-never-opened"),
                    Span::new(at, at + sign.len()),
                ),
            },
        }
    }
    finish(&mut open, &mut out, diagnostics);
    out.sort_by_key(|bracket| (bracket.span.start, std::cmp::Reverse(bracket.span.end)));
    out
}

fn report(diagnostics: &mut Vec<Diagnostic>, code: &'static str, message: String, span: Span) {
    diagnostics.push(Diagnostic { code, severity: Severity::Warning, message, span });
}

/// What stands between the brackets of a pair.
fn inner(text: &str, span: Span) -> &str {
    let whole = &text[span.range()];
    let mut chars = whole.chars();
    chars.next();
    if whole.ends_with([']', '］', '】']) {
        chars.next_back();
    }
    chars.as_str()
}

/// For each bracket, the group and option where it is one of several competing texts.
fn alternatives(
    text: &str,
    language: &Language,
    clauses: &[Clause],
    brackets: &[Bracket],
) -> Vec<Option<(u32, u32)>> {
    let mut groups = vec![None; brackets.len()];
    let mut n_groups = 0;
    // The last bracket seen at each depth.
    let mut last_at: Vec<Option<usize>> = Vec::new();
    for (n, bracket) in brackets.iter().enumerate() {
        last_at.resize((bracket.depth as usize + 1).max(last_at.len()), None);
        last_at.truncate(bracket.depth as usize + 1);
        let previous = last_at[bracket.depth as usize].replace(n);
        let option = labelled_option(inner(text, bracket.span), language);
        let adjacent = previous.filter(|&previous| {
            let earlier = brackets[previous].span;
            let is_clause = |span: Span| {
                let at = clauses.partition_point(|clause| clause.span.start < span.start);
                clauses.get(at).is_some_and(|clause| {
                    clause.span.start == span.start && clause.number.is_some()
                })
            };
            earlier.end <= bracket.span.start
                && joins(&text[earlier.end as usize..bracket.span.start as usize], language)
                && (option.is_some() || (!is_clause(bracket.span) && !is_clause(earlier)))
                && !is_mark(inner(text, earlier), language)
                && !is_mark(inner(text, bracket.span), language)
        });
        if let Some(previous) = adjacent {
            let (group, earlier) = groups[previous].unwrap_or_else(|| {
                n_groups += 1;
                (
                    n_groups,
                    labelled_option(inner(text, brackets[previous].span), language).unwrap_or(1),
                )
            });
            groups[previous] = Some((group, earlier));
            groups[n] = Some((group, option.unwrap_or(earlier + 1)));
        } else if let Some(option) = option {
            n_groups += 1;
            groups[n] = Some((n_groups, option));
        }
    }
    groups
}

/// Marks siblings that are headed as options without brackets around them: `Option 1`, `Option 2`.
fn options(text: &str, language: &Language, clauses: &[Clause], found: &mut Vec<Marking>) {
    let group_of = |marking: &Marking| match marking.kind {
        MarkingKind::Alternative { group, .. } => Some(group),
        _ => None,
    };
    let mut group = found.iter().filter_map(group_of).max().unwrap_or(0);
    let bracketed: Vec<u32> = found
        .iter()
        .filter(|marking| group_of(marking).is_some())
        .map(|marking| marking.span.start)
        .collect();
    // The option before, where this one may go on from it: its parent, its number, and its span.
    let mut open: Option<(Option<ClauseIdx>, u32, Span)> = None;
    let mut is_group_open = false;
    for clause in clauses {
        let Some(heading) = clause.heading.filter(|_| clause.kind == ClauseKind::Paragraph) else {
            continue;
        };
        let option = labelled_option(&text[heading.range()], language)
            .filter(|_| !bracketed.contains(&clause.span.start));
        let Some(option) = option else { continue };
        let mut push = |group, option, span| {
            found.push(Marking {
                kind: MarkingKind::Alternative { group, option },
                span,
                depth: 0,
            });
        };
        match open {
            Some((parent, before, span)) if parent == clause.parent && before < option => {
                if !is_group_open {
                    group += 1;
                    is_group_open = true;
                    push(group, before, span);
                }
                push(group, option, clause.span);
            }
            _ => is_group_open = false,
        }
        open = Some((clause.parent, option, clause.span));
    }
}

/// Whether the text between two brackets makes them competing texts: nothing, a slash, or a conjunction.
fn joins(between: &str, language: &Language) -> bool {
    let word = between.trim();
    between.len() <= 12
        && (word.is_empty() || word == "/" || language.conjunctions.contains(&loose(word)))
}

/// The option that a text is labelled as: `Alt. 2 ...`, `Option 1: ...`.
fn labelled_option(inner: &str, language: &Language) -> Option<u32> {
    let head = head(inner);
    let words = language.alternatives.iter().chain(
        language
            .labels
            .iter()
            .filter(|label| label.role == crate::language::LabelRole::Option)
            .map(|label| &label.before),
    );
    for word in words {
        if let Some(len) = starts_with_word(&head, word) {
            let rest = head[len..].trim_start_matches(['.', ' ', ':']);
            let number = super::numeral::digits(rest).map(|(value, _)| value);
            return Some(number.unwrap_or(1));
        }
    }
    None
}

fn is_mark(inner: &str, language: &Language) -> bool {
    let folded = loose(&head(inner));
    ["agreed", "citation", "deleted"].iter().any(|name| {
        language.mark(name).iter().any(|word| starts_with_word(&folded, word).is_some())
    })
}

fn head(text: &str) -> String {
    key::fold(key::start_of(text, 160))
}

/// Reads one pair of brackets.
fn read(
    text: &str,
    language: &Language,
    bracket: &Bracket,
    group: Option<(u32, u32)>,
    found: &mut Vec<Marking>,
) {
    let words = inner(text, bracket.span).trim();
    let folded = loose(&head(words));
    // What a bracket says of itself stands at its start: nested brackets must not be read again and again.
    let lead = key::start_of(words, 400);
    let is_short = words.len() <= 240 && words.chars().count() <= 60;
    let starts = |name: &str| {
        language.mark(name).iter().any(|word| starts_with_word(&folded, word).is_some())
    };
    let mut push = |kind, depth| found.push(Marking { kind, span: bracket.span, depth });
    let is_link =
        text[bracket.span.end as usize..].starts_with('(') && !words.contains(char::is_whitespace);
    // A number that is written onto a word is a footnote: `remedy.[2]`; `[40] ratifications` is not.
    let before = text[..bracket.span.start as usize].chars().next_back();
    let is_footnote = !words.is_empty()
        && words.len() <= 3
        && words.bytes().all(|byte| byte.is_ascii_digit())
        && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | ';' | '”' | '"'));
    if is_link
        || is_footnote
        || (is_short && starts("citation"))
        || (!is_short && starts("citation") && words.contains("A/"))
    {
        return;
    }
    if is_short && starts("agreed") {
        push(MarkingKind::Agreed, 0);
        return;
    }
    if let Some(states) = deletion_list(lead, &folded, language) {
        push(MarkingKind::DeletionAskedBy(states), bracket.depth);
        return;
    }
    if is_short
        && language
            .mark("deleted")
            .iter()
            .any(|word| folded.trim_matches(['.', '(', ')', ' ']) == word)
    {
        push(MarkingKind::Deleted, 0);
        return;
    }
    if is_placeholder(lead, &folded, language) {
        push(MarkingKind::Placeholder, 0);
        return;
    }
    push(MarkingKind::Bracketed, bracket.depth);
    if let Some((group, option)) = group {
        push(MarkingKind::Alternative { group, option }, bracket.depth);
    }
    for kind in prefixed_states(lead, language) {
        push(kind, bracket.depth);
    }
}

fn is_placeholder(words: &str, folded: &str, language: &Language) -> bool {
    let bare = folded.trim_matches(|c: char| c.is_whitespace() || c == '.' || c == '_' || c == '-');
    // `[.]` is a full stop in brackets.
    (bare.is_empty() && words != "." && words != "-")
        || language.mark("placeholder").iter().any(|word| {
            let is_word = word.chars().all(char::is_alphabetic) && word.chars().count() > 3;
            bare == word
                || (is_word
                    && words.chars().count() <= 60
                    && starts_with_word(folded, word).is_some())
        })
}

/// `Delete: A, B`, `Deletion asked by A and B` inside brackets.
fn deletion_list(words: &str, folded: &str, language: &Language) -> Option<Vec<String>> {
    let mark = language
        .mark("deletion-asked-by")
        .iter()
        .find(|word| starts_with_word(folded, word).is_some())?;
    let list = match words.split_once([':', '：']) {
        Some((_, list)) => list.to_owned(),
        None => words.chars().skip(mark.chars().count()).collect(),
    };
    states(&list, language)
}

/// `A, B: text`, `A propose; B oppose: text` at the start of a bracket.
fn prefixed_states(words: &str, language: &Language) -> Vec<MarkingKind> {
    let Some((prefix, rest)) = words.split_once(':') else { return Vec::new() };
    if prefix.chars().count() > 160
        || rest.trim().is_empty()
        || labelled_option(prefix, language).is_some()
    {
        return Vec::new();
    }
    let mut out = Vec::new();
    for part in prefix.split(';') {
        let folded = loose(part);
        let verb = ["opposed-by", "supported-by", "proposed-by", "deletion-asked-by"]
            .iter()
            .find_map(|name| {
                let word =
                    language.mark(name).iter().find(|word| folded.ends_with(word.as_str()))?;
                let keep = part.trim_end().chars().count().checked_sub(word.chars().count())?;
                Some((*name, part.trim_end().chars().take(keep).collect::<String>()))
            });
        let (name, names) = verb.unwrap_or(("proposed-by", part.to_owned()));
        let Some(states) = states(&names, language) else { return Vec::new() };
        out.push(named(name, states));
    }
    out
}

/// `(proposed by A and B)` anywhere in the text.
fn attributions(text: &str, language: &Language, brackets: &[Bracket], found: &mut Vec<Marking>) {
    let names = ["proposed-by", "supported-by", "opposed-by", "deletion-asked-by"];
    let firsts: Vec<char> = names
        .iter()
        .flat_map(|name| language.mark(name))
        .filter_map(|word| word.chars().next())
        .collect();
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        let rest = &text[at + 1..];
        if !rest.chars().next().is_some_and(|c| firsts.contains(&crate::language::loose_char(c))) {
            continue;
        }
        let Some(len) = rest.char_indices().take(240).find(|(_, c)| *c == ')').map(|(at, _)| at)
        else {
            continue;
        };
        let span = Span::new(at, at + len + 2);
        // The attribution speaks of the bracket that it stands in.
        let within = brackets.iter().rev().find(|bracket| bracket.span.contains(span));
        for part in rest[..len].split([';', '؛', '；']) {
            let folded = loose(part);
            let verb = names.into_iter().find_map(|name| {
                let word = language
                    .mark(name)
                    .iter()
                    .find(|word| starts_with_word(&folded, word).is_some())?;
                Some((name, word.chars().count()))
            });
            let Some((name, skipped)) = verb else { continue };
            let list: String = part.trim_start().chars().skip(skipped).collect();
            if let Some(states) = states(&list, language) {
                found.push(Marking {
                    kind: named(name, states),
                    span: within.map_or(span, |bracket| bracket.span),
                    depth: within.map_or(0, |bracket| bracket.depth),
                });
            }
        }
    }
}

fn named(name: &str, states: Vec<String>) -> MarkingKind {
    match name {
        "supported-by" => MarkingKind::SupportedBy(states),
        "opposed-by" => MarkingKind::OpposedBy(states),
        "deletion-asked-by" => MarkingKind::DeletionAskedBy(states),
        _ => MarkingKind::ProposedBy(states),
    }
}

/// A list of names, each capitalised where the script has capitals; `None` where the words are no such list.
fn states(list: &str, language: &Language) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for part in list.split([',', ';', '،', '؛', '、', '/']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        for name in words.split(|word| language.conjunctions.contains(&loose(word))) {
            // `the delegation of Egypt`: a name begins with a capital.
            let is_name =
                |word: &&str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
            let name: Vec<&str> = name.iter().copied().skip_while(|word| !is_name(word)).collect();
            if name.len() > 7 || (name.is_empty() && words.len() > 4) {
                return None;
            }
            if !name.is_empty() {
                out.push(name.join(" "));
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    /// The markings of a one-article text, each with its words.
    #[track_caller]
    fn case(language: &str, sentence: &str, expected: &[(&str, &str)]) {
        let label =
            if language == "ar" { "المادة 1\nالعنوان" } else { "Article 1\nTitle" };
        let options = ParseOptions { name: String::new(), language: Some(language.to_owned()) };
        let draft = parse(Source::new("t", format!("{label}\n\n{sentence}\n")), &options);
        let found: Vec<(&str, &str)> = draft
            .clauses
            .iter()
            .flat_map(|clause| &clause.markings)
            .map(|marking| (marking.kind.as_str(), draft.source.slice(marking.span)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_brackets_and_alternatives() {
        case(
            "en",
            "It [shall [always]] apply.",
            &[("bracketed", "[shall [always]]"), ("bracketed", "[always]")],
        );
        case(
            "en",
            "It [shall] [may] apply.",
            &[
                ("bracketed", "[shall]"),
                ("alternative", "[shall]"),
                ("bracketed", "[may]"),
                ("alternative", "[may]"),
            ],
        );
        case(
            "en",
            "Within [30]/ [20] days.",
            &[
                ("bracketed", "[30]"),
                ("alternative", "[30]"),
                ("bracketed", "[20]"),
                ("alternative", "[20]"),
            ],
        );
        case("en", "It applies. [agreed ad referendum]", &[("agreed", "[agreed ad referendum]")]);
        case("en", "By [to be completed] it applies.", &[("placeholder", "[to be completed]")]);
        case("en", "It ~~shall~~ may apply.", &[("deleted", "~~shall~~")]);
        case("en", "Adopted [without reference to a Main Committee (A/1/L.2)] today.", &[]);
    }

    #[test]
    fn reads_who_asks_for_what() {
        let states = |sentence: &str| {
            let draft = parse(
                Source::new("t", format!("Article 1\nTitle\n\n{sentence}\n")),
                &ParseOptions { language: Some("en".to_owned()), ..ParseOptions::default() },
            );
            draft
                .clauses
                .iter()
                .flat_map(|clause| &clause.markings)
                .map(|marking| marking.kind.clone())
                .filter(|kind| !matches!(kind, MarkingKind::Bracketed))
                .collect::<Vec<_>>()
        };
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            states("[Arvania: It applies.]"),
            [MarkingKind::ProposedBy(names(&["Arvania"]))]
        );
        assert_eq!(
            states("[Delete: Corvenia, Dastria]"),
            [MarkingKind::DeletionAskedBy(names(&["Corvenia", "Dastria"]))]
        );
        assert_eq!(
            states(
                "[It applies. (proposed by the delegation of Arvania; supported by Belmora and Gorland)]"
            ),
            [
                MarkingKind::ProposedBy(names(&["Arvania"])),
                MarkingKind::SupportedBy(names(&["Belmora", "Gorland"]))
            ]
        );
        assert_eq!(
            states("[It applies. (supported by Belmora and Gorland)]"),
            [MarkingKind::SupportedBy(names(&["Belmora", "Gorland"]))]
        );
    }

    #[test]
    fn unbalanced_brackets_are_contained() {
        let text = "Article 1\nOne\n\n1. It [applies.\n\n2. More.\n\nArticle 2\nTwo\n\nIt] ends.\n";
        let draft = parse(
            Source::new("t", text),
            &ParseOptions { language: Some("en".to_owned()), ..ParseOptions::default() },
        );
        let codes: Vec<_> = draft.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, ["unbalanced-bracket", "unbalanced-bracket"]);
        let marked: Vec<&str> = draft
            .clauses
            .iter()
            .filter(|clause| !clause.markings.is_empty())
            .map(|clause| clause.id.as_str())
            .collect();
        assert_eq!(marked, ["art_1__para_1"]);
    }

    #[test]
    fn struck_clauses_keep_their_numbers() {
        let text = "~~Article 1~~\n\n~~Scope~~\n\n~~1. It applies.~~\n\n2. ~~It ends.~~\n\nArticle 2\n\nIt stands, ~5 years.\n";
        let draft = parse(
            Source::new("t", text),
            &ParseOptions { language: Some("en".to_owned()), ..ParseOptions::default() },
        );
        let ids: Vec<&str> = draft.clauses.iter().map(|clause| clause.id.as_str()).collect();
        assert_eq!(ids, ["art_1", "art_1__para_1", "art_1__para_2", "art_2"]);
        let struck: Vec<&str> =
            draft.struck().into_iter().map(|span| draft.source.slice(span)).collect();
        let all = ["~~Article 1~~", "~~Scope~~", "~~1. It applies.~~", "~~It ends.~~"];
        assert_eq!(struck, all);
    }
}
