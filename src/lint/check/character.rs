//! Fires on characters that a reader cannot see, or cannot tell from others.
//!
//! Two texts that look alike must be alike. Arabic needs joiners and direction marks, so those count only among Latin
//! letters; Persian yeh and kaf in Arabic words are counted once, as a note.

use super::Case;
use crate::diagnostic::Severity;
use crate::lint::kind::CharacterFault;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Reading};
use crate::messages::Value;
use crate::say;
use crate::source::Span;

/// Judges a rule.
pub(super) fn check(case: &Case<'_>, rule: &Rule, fault: CharacterFault) -> Vec<Finding> {
    let text = case.draft.source.text();
    // What is plain throughout hides nothing.
    if text.is_ascii() {
        return Vec::new();
    }
    match fault {
        CharacterFault::Invisible => invisible(case, rule, text),
        CharacterFault::LookAlike => look_alike(case, rule, text),
    }
}

/// A finding about a word, with the characters in question by their code points.
fn about(case: &Case<'_>, rule: &Rule, word: Span, characters: &[char]) -> Finding {
    let clause = case.draft.clause_at(word.start as usize);
    let mut finding = case.finding(rule, clause, word, Reading::Both);
    let mut codes: Vec<String> =
        characters.iter().map(|&c| format!("U+{:04X}", u32::from(c))).collect();
    codes.dedup();
    codes.truncate(4);
    let codes = codes.join(&say!(in case.messages(), "list-comma"));
    let message = Value::composed(finding.message);
    finding.message = say!(in case.messages(), "characters", message = message, codes = codes);
    finding
}

fn invisible(case: &Case<'_>, rule: &Rule, text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for line in lines(text) {
        let slice = &text[line.range()];
        if slice.is_ascii() {
            continue;
        }
        let is_paired = directions_are_paired(slice);
        let mut last: Option<Span> = None;
        for (at, c) in slice.char_indices() {
            let start = line.start as usize + at;
            let hides = match c {
                // Spaces without width, overrides of direction, tags and control characters.
                '\u{200B}'
                | '\u{2060}'..='\u{2064}'
                | '\u{180E}'
                | '\u{E0000}'..='\u{E007F}'
                | '\u{202D}'
                | '\u{202E}'
                | '\u{0}'..='\u{8}'
                | '\u{E}'..='\u{1F}'
                | '\u{7F}' => true,
                // A byte order mark stands at the start of a file.
                '\u{FEFF}' => start > 0,
                // Joiners shape letters of scripts that join.
                '\u{200C}' | '\u{200D}' => is_among_plain_letters(slice, at, c),
                '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => !is_paired,
                _ => false,
            };
            if !hides {
                continue;
            }
            let word = word_around(text, start, c);
            if last.is_none_or(|last| word.start >= last.end) {
                findings.push(about(case, rule, word, &[c]));
                last = Some(word);
            }
        }
    }
    findings
}

/// Whether embeddings and isolates are opened and closed in turn within a line.
fn directions_are_paired(line: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in line.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' | '\u{2069}' if open.pop() != Some(c) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

fn is_among_plain_letters(line: &str, at: usize, c: char) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + c.len_utf8()..].chars().next();
    let is_plain =
        |c: Option<char>| c.is_none_or(|c| script(c) != Script::Other || !c.is_alphabetic());
    is_plain(before) && is_plain(after)
}

/// The scripts whose letters may pass for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Other,
}

fn script(c: char) -> Script {
    match c {
        'A'..='Z'
        | 'a'..='z'
        | '\u{C0}'..='\u{D6}'
        | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{24F}' => Script::Latin,
        '\u{370}'..='\u{3FF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        _ => Script::Other,
    }
}

/// Letters of one script that look like letters of another.
const LOOK_ALIKE: &str =
    "аеорсухіјѕԁһԛԝАВЕЅІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧονıaeopcxyijshABEKMHOPCTXYISJZN";
/// Letters of other languages in words of Arabic: Farsi yeh, keheh, heh goal, heh doachashmee, ae.
const NOT_ARABIC: &str = "یکہھە";

fn look_alike(case: &Case<'_>, rule: &Rule, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut foreign: Vec<(Span, char)> = Vec::new();
    let is_latin_text = matches!(case.draft.language.as_str(), "en" | "fr" | "es");
    for line in lines(text) {
        let slice = &text[line.range()];
        if slice.is_ascii() {
            continue;
        }
        for (at, word) in words(slice) {
            let start = line.start as usize + at;
            let span = Span::new(start, start + word.len());
            if word.is_ascii() {
                continue;
            }
            if let Some(odd) = odd_letters(word, is_latin_text) {
                findings.push(about(case, rule, span, &odd));
            } else if case.draft.language == "ar"
                && let Some(c) = word.chars().find(|&c| NOT_ARABIC.contains(c))
            {
                foreign.push((span, c));
            }
        }
    }
    if let Some(&(span, _)) = foreign.first() {
        let mut characters: Vec<char> = foreign.iter().map(|&(_, c)| c).collect();
        characters.sort_unstable();
        characters.dedup();
        let mut finding = about(case, rule, span, &characters);
        finding.level = Severity::Note;
        let message = Value::composed(finding.message);
        finding.message = say!(in case.messages(), "counted", message = message, n = foreign.len());
        findings.push(finding);
    }
    findings
}

/// The letters of a word that pass for those of the script around them.
fn odd_letters(word: &str, is_latin_text: bool) -> Option<Vec<char>> {
    let count = |wanted| word.chars().filter(|&c| script(c) == wanted).count();
    let counts = [Script::Latin, Script::Cyrillic, Script::Greek].map(|s| (count(s), s));
    let present = counts.iter().filter(|(n, _)| *n > 0).count();
    let passes = |c: &char| LOOK_ALIKE.contains(*c);
    if present > 1 {
        let main = counts.iter().max_by_key(|(n, _)| *n).map(|(_, script)| *script)?;
        let odd: Vec<char> =
            word.chars().filter(|&c| script(c) != main && script(c) != Script::Other).collect();
        return odd.iter().any(passes).then_some(odd);
    }
    // A word all of whose letters pass for Latin ones, in a text in Latin letters.
    let is_disguised =
        is_latin_text && counts[0].0 == 0 && counts[1].0 > 1 && word.chars().all(|c| passes(&c));
    is_disguised.then(|| word.chars().collect())
}

/// The lines of a text.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start += line.len();
        span
    })
}

/// The runs of letters of a line, with their places.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split(|c: char| !c.is_alphabetic()).filter_map(move |word| {
        let start = at;
        at += word.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

/// The word that a character stands in, so that there is something to see.
fn word_around(text: &str, at: usize, c: char) -> Span {
    let is_edge = |c: char| c.is_whitespace();
    let start = text[..at]
        .rfind(is_edge)
        .map_or(0, |edge| edge + text[edge..].chars().next().map_or(1, char::len_utf8));
    let after = at + c.len_utf8();
    let end = text[after..].find(is_edge).map_or(text.len(), |edge| after + edge);
    Span::new(start, end)
}
