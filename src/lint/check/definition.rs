//! Fires on terms that are used and not defined, defined and not used, or called by several names.

use regex_automata::meta::Regex;

use super::Case;
use crate::definition::Definition;
use crate::draft::ClauseIdx;
use crate::lint::class::Class;
use crate::lint::kind::{DefinitionFault, LanguagePatterns};
use crate::lint::rule::Rule;
use crate::lint::text::Text;
use crate::lint::view::Hit;
use crate::lint::{Finding, Place, Reading, Related};
use crate::messages::Value;
use crate::say;
use crate::source::Span;

/// A definition begins within so many folded bytes of its sentence where the term stands without quotation marks.
const LEAD: usize = 24;
/// A phrase in quotation marks that is used less often is a quotation.
const FEWEST_USES: usize = 3;
/// A longer phrase in quotation marks is no term.
const LONGEST_TERM: usize = 60;

/// Judges a rule on one term: fires on its first use where the draft does not define it.
pub(super) fn undefined(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    let regexes: Vec<&Regex> = patterns.fire.singles().collect::<Result<_, &str>>()?;
    if is_defined(case, &regexes, sentences) {
        return Ok(Vec::new());
    }
    Ok(first_use(case, rule, patterns, sentences)?.into_iter().collect())
}

/// Judges a rule on definitions.
pub(super) fn check(
    case: &Case<'_>,
    rule: &Rule,
    fault: DefinitionFault,
    patterns: Option<&LanguagePatterns>,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    match (fault, patterns) {
        (DefinitionFault::Unused, _) => Ok(unused(case, rule)),
        (DefinitionFault::Inconsistent, Some(patterns)) => {
            inconsistent(case, rule, patterns, sentences)
        }
        (DefinitionFault::Inconsistent, None) => Ok(Vec::new()),
        (DefinitionFault::Undefined, patterns) => {
            let mut findings = quoted(case, rule);
            for single in patterns.into_iter().flat_map(|patterns| patterns.fire.singles()) {
                let regex = single?;
                if !is_defined(case, &[regex], sentences) {
                    findings.extend(first_match(case, rule, patterns, regex, sentences)?);
                }
            }
            Ok(findings)
        }
    }
}

/// Whether the draft defines a term: in quotation marks, or at the head of a point of an article on definitions.
fn is_defined(case: &Case<'_>, regexes: &[&Regex], sentences: &[usize]) -> bool {
    let is_term = |text: &str| regexes.iter().any(|regex| regex.is_match(text));
    case.definitions().iter().any(|definition| is_term(&Text::new(&definition.term).folded))
        || sentences.iter().map(|&n| case.sentences.get(n)).any(|sentence| {
            case.classes.of(sentence.clause) == Some(Class::Definitions) && {
                let words = &case.text.folded[sentence.range.clone()];
                regexes.iter().any(|r| r.find(words).is_some_and(|found| found.start() <= LEAD))
            }
        })
}

/// The first use of a rule's term.
fn first_use(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Option<Finding>, String> {
    let mut bracketed: Option<(ClauseIdx, Hit)> = None;
    for &n in sentences {
        let clause = case.sentences.get(n).clause;
        if !case.is_in_scope(clause, &rule.scope) {
            continue;
        }
        for hit in case.hits(n, patterns)? {
            if hit.strict {
                let span = case.span(&hit.range);
                return Ok(Some(case.finding(rule, Some(clause), span, Reading::Both)));
            }
            bracketed.get_or_insert((clause, hit));
        }
    }
    Ok(bracketed.map(|(clause, hit)| {
        case.finding(rule, Some(clause), case.span(&hit.range), Reading::Worst)
    }))
}

/// The first match of one name that nothing excuses, whatever the brackets say.
fn first_match(
    case: &Case<'_>,
    rule: &Rule,
    patterns: Option<&LanguagePatterns>,
    regex: &Regex,
    sentences: &[usize],
) -> Result<Option<Finding>, String> {
    for &n in sentences {
        let sentence = case.sentences.get(n);
        // What a recital or a heading calls something binds nobody.
        if !case.is_in_scope(sentence.clause, &rule.scope)
            || sentence.is_heading
            || case.classes.of(sentence.clause) == Some(Class::Preamble)
        {
            continue;
        }
        let words = &case.text.folded[sentence.range.clone()];
        let Some(found) = regex.find(words) else { continue };
        let unless = patterns.map(|patterns| &patterns.unless);
        if unless.map(|set| set.is_match(words)).transpose()?.unwrap_or(false) {
            continue;
        }
        let start = sentence.range.start;
        let range = start + found.start()..start + found.end();
        let reading = if case.marks.touch(&range) { Reading::Worst } else { Reading::Both };
        return Ok(Some(case.finding(rule, Some(sentence.clause), case.span(&range), reading)));
    }
    Ok(None)
}

/// Fires where several names for one thing stand in the text, on the first use of each but the first.
fn inconsistent(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    let mut uses: Vec<Finding> = Vec::new();
    for single in patterns.fire.singles() {
        uses.extend(first_match(case, rule, Some(patterns), single?, sentences)?);
    }
    uses.sort_by_key(|finding| finding.span);
    // A longer name may hold a shorter one.
    uses.dedup_by(|later, earlier| {
        later.span.start < earlier.span.end && earlier.span.start < later.span.end
    });
    let (Some(first), true) = (uses.first().cloned(), uses.len() > 1) else {
        return Ok(Vec::new());
    };
    let mut finding = uses.swap_remove(1);
    uses.sort_by_key(|finding| finding.span);
    finding.reading = finding.reading.max(first.reading);
    for other in uses {
        let Some(clause) = other.clause else { continue };
        finding.related.push(Related {
            place: Place { clause, span: other.span },
            message: say!(in case.messages(), "called-here"),
        });
    }
    Ok(vec![finding])
}

/// Fires on terms that nothing but their definition uses.
fn unused(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    // In an extract, the articles that use a term may be left out.
    if !case.is_example && !case.is_whole() {
        return Vec::new();
    }
    let definitions = case.definitions();
    let mut findings = Vec::new();
    for definition in definitions {
        let clause = case.draft.clause(definition.clause);
        // A name given in passing is used where it is given.
        if case.classes.of(definition.clause) != Some(Class::Definitions) {
            continue;
        }
        let own = case.text.folded_range(clause.span);
        let Some(regex) = inflected(&definition.term, &case.draft.language) else { continue };
        let is_used = regex
            .find_iter(&case.text.folded)
            .any(|found| found.start() < own.start || found.start() >= own.end);
        if !is_used {
            findings.push(about_term(case, rule, definition));
        }
    }
    findings
}

/// Fires on phrases in quotation marks that the draft does not define, where it defines others that way.
fn quoted(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let definitions = case.definitions();
    let mut articles = definitions.iter().map(|definition| case.classes.of(definition.clause));
    if !articles.any(|class| class == Some(Class::Definitions)) {
        return Vec::new();
    }
    let known: Vec<String> =
        definitions.iter().map(|definition| Text::new(&definition.term).folded).collect();
    let mut seen: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for (idx, clause) in case.draft.iter().filter(|(_, clause)| clause.kind.is_operative()) {
        let is_bound = case.draft.article_of(idx).is_some()
            && case.classes.of(idx) != Some(Class::Definitions);
        if !is_bound || !case.is_in_scope(idx, &rule.scope) {
            continue;
        }
        let text = case.draft.source.slice(clause.text);
        for (at, term) in quotations(text) {
            let folded = Text::new(term).folded;
            let start = clause.text.start as usize + at;
            let span = Span::new(start, start + term.len());
            let is_definition = definitions
                .iter()
                .any(|known| known.span.start < span.end && span.start < known.span.end);
            let n_uses = case.text.folded.matches(folded.as_str()).count();
            if is_definition
                || n_uses < FEWEST_USES
                || known.contains(&folded)
                || seen.contains(&folded)
            {
                continue;
            }
            let definition = Definition { term: term.to_owned(), clause: idx, span };
            findings.push(about_term(case, rule, &definition));
            seen.push(folded);
        }
    }
    findings
}

/// The short phrases that stand in a text in quotation marks, with their places.
fn quotations(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(open) = text[rest..].find(['“', '"', '«', '„', '「']) {
        let from = rest + open + text[rest + open..].chars().next().map_or(1, char::len_utf8);
        let Some(len) = text[from..].find(['”', '"', '»', '“', '」']) else { break };
        let term = &text[from..from + len];
        let is_term = !term.is_empty()
            && term.chars().count() <= LONGEST_TERM
            && term.trim() == term
            && !term.contains(['.', ';', ':', ',', '\n', '['])
            && term.chars().any(char::is_alphabetic);
        if is_term {
            found.push((from, term));
        }
        rest = from + len + text[from + len..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

fn about_term(case: &Case<'_>, rule: &Rule, definition: &Definition) -> Finding {
    let mut finding = case.finding(rule, Some(definition.clause), definition.span, Reading::Both);
    let message = Value::composed(finding.message);
    let term = definition.term.as_str();
    finding.message = say!(in case.messages(), "about-term", message = message, term = term);
    finding
}

/// Matches a term with other endings: most of what distinguishes a word stands at its start.
fn inflected(term: &str, language: &str) -> Option<Regex> {
    let folded = Text::new(term).folded;
    let is_chinese = language == "zh";
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let n_chars = word.chars().count();
            let bare =
                if language == "ar" { word.strip_prefix("ال").unwrap_or(word) } else { word };
            let keep =
                if is_chinese { n_chars } else { n_chars.saturating_sub(3).max(n_chars.min(4)) };
            let stem: String = bare.chars().take(keep).collect();
            format!(r"\w*?{}\w*", regex_syntax::escape(&stem))
        })
        .collect();
    if words.is_empty() {
        return None;
    }
    Regex::new(&words.join(r"\W+(?:\w{1,3}\W+)?")).ok()
}
