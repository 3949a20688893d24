//! Finds the words without which a pattern cannot match.
//!
//! A pattern is only tried on a sentence in which one of its literals stands: at the size of a treaty, compiling the
//! patterns costs more than reading the text.

use regex_syntax::ast::{
    Ast, ClassSet, ClassSetItem, GroupKind, Literal, LiteralKind, RepetitionKind, RepetitionRange,
};

/// At most so many literals stand for one pattern.
const LIMIT: usize = 64;
/// Literals shorter than this many bytes say too little.
const SHORTEST: usize = 3;

/// Literals of which every match holds at least one; `None` where there is no such set.
pub(crate) fn required(ast: &Ast) -> Option<Vec<String>> {
    let mut literals = inner(ast)?;
    literals.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut kept: Vec<String> = Vec::new();
    for literal in literals {
        if !kept.iter().any(|short| literal.contains(short.as_str())) {
            kept.push(literal);
        }
    }
    Some(kept)
}

/// The best required set of an expression, short literals left out.
fn inner(ast: &Ast) -> Option<Vec<String>> {
    match ast {
        Ast::Concat(concat) => concatenation(&concat.asts),
        Ast::Alternation(alternation) => {
            let mut all = Vec::new();
            for ast in &alternation.asts {
                all.extend(inner(ast)?);
            }
            (all.len() <= LIMIT).then_some(all)
        }
        Ast::Group(group) => inner(&group.ast),
        Ast::Repetition(repetition) if at_least_once(&repetition.op.kind) => inner(&repetition.ast),
        _ => exact(ast).filter(|set| is_useful(set)),
    }
}

/// Joins what stands side by side and returns the run that says most.
fn concatenation(asts: &[Ast]) -> Option<Vec<String>> {
    let mut best: Option<Vec<String>> = None;
    let mut run = vec![String::new()];
    for ast in asts {
        if let Ast::Literal(literal) = ast
            && is_exact(literal)
        {
            for before in &mut run {
                before.push(literal.c);
            }
            continue;
        }
        match exact(ast) {
            Some(next) if run.len() * next.len() <= LIMIT => extend(&mut run, &next),
            Some(next) => {
                keep_better(&mut best, std::mem::replace(&mut run, next));
            }
            None => {
                keep_better(&mut best, std::mem::replace(&mut run, vec![String::new()]));
                if let Some(set) = inner(ast) {
                    keep_better(&mut best, set);
                }
            }
        }
    }
    keep_better(&mut best, run);
    best
}

/// Puts each of `next` behind each of `run`.
fn extend(run: &mut Vec<String>, next: &[String]) {
    if let [only] = next {
        for before in run.iter_mut() {
            before.push_str(only);
        }
        return;
    }
    let join = |before: &String, after: &String| {
        let mut joined = String::with_capacity(before.len() + after.len() + 8);
        joined.push_str(before);
        joined.push_str(after);
        joined
    };
    *run = run.iter().flat_map(|before| next.iter().map(|after| join(before, after))).collect();
}

/// Whether a literal stands for its own character alone.
fn is_exact(literal: &Literal) -> bool {
    !matches!(literal.kind, LiteralKind::HexFixed(_))
}

fn keep_better(best: &mut Option<Vec<String>>, candidate: Vec<String>) {
    let weight = |set: &[String]| {
        let shortest = set.iter().map(String::len).min().unwrap_or(0);
        (shortest.min(8), std::cmp::Reverse(set.len()), shortest)
    };
    if is_useful(&candidate) && best.as_ref().is_none_or(|best| weight(&candidate) > weight(best)) {
        *best = Some(candidate);
    }
}

fn is_useful(set: &[String]) -> bool {
    !set.is_empty() && set.iter().all(|literal| literal.len() >= SHORTEST)
}

/// Every string that an expression matches, where there are few.
fn exact(ast: &Ast) -> Option<Vec<String>> {
    match ast {
        Ast::Empty(_) | Ast::Assertion(_) => Some(vec![String::new()]),
        Ast::Literal(literal) if is_exact(literal) => Some(vec![literal.c.to_string()]),
        Ast::ClassBracketed(class) if !class.negated => match &class.kind {
            ClassSet::Item(item) => class_members(item),
            ClassSet::BinaryOp(_) => None,
        },
        Ast::Group(group) if matches!(group.kind, GroupKind::NonCapturing(_)) => exact(&group.ast),
        Ast::Repetition(repetition) if repetition.op.kind == RepetitionKind::ZeroOrOne => {
            let mut set = exact(&repetition.ast)?;
            set.push(String::new());
            Some(set)
        }
        Ast::Concat(concat) => {
            let mut run = vec![String::new()];
            for ast in &concat.asts {
                match ast {
                    Ast::Literal(literal) if is_exact(literal) => {
                        for before in &mut run {
                            before.push(literal.c);
                        }
                    }
                    _ => extend(&mut run, &exact(ast)?),
                }
                if run.len() > LIMIT {
                    return None;
                }
            }
            Some(run)
        }
        Ast::Alternation(alternation) => {
            let mut all = Vec::new();
            for ast in &alternation.asts {
                all.extend(exact(ast)?);
            }
            (all.len() <= LIMIT).then_some(all)
        }
        _ => None,
    }
}

fn class_members(item: &ClassSetItem) -> Option<Vec<String>> {
    match item {
        ClassSetItem::Literal(literal) => Some(vec![literal.c.to_string()]),
        ClassSetItem::Union(union) => {
            let mut all = Vec::new();
            for item in &union.items {
                all.extend(class_members(item)?);
            }
            (all.len() <= 8).then_some(all)
        }
        _ => None,
    }
}

fn at_least_once(kind: &RepetitionKind) -> bool {
    match kind {
        RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => false,
        RepetitionKind::OneOrMore => true,
        RepetitionKind::Range(range) => match range {
            RepetitionRange::Exactly(least)
            | RepetitionRange::AtLeast(least)
            | RepetitionRange::Bounded(least, _) => *least > 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(pattern: &str, expected: Option<&[&str]>) {
        let ast = regex_syntax::ast::parse::Parser::new().parse(pattern).expect("valid pattern");
        let found = required(&ast);
        let expected =
            expected.map(|set| set.iter().map(|&s| s.to_owned()).collect::<Vec<String>>());
        assert_eq!(found, expected, "{pattern}");
    }

    #[test]
    fn every_match_holds_one_of_the_literals() {
        case(r"\bextremis[mt]s?\b", Some(&["extremism", "extremist"]));
        case(r"\b(?:false|fake)\b[^.;]{0,20}\bnews\b", Some(&["news"]));
        case(r"\b(?:[وف]?(?:[بك]?ال|لل|[بكل])?)تطرف\w*", Some(&["تطرف"]));
        case("仇恨|敌视", Some(&["仇恨", "敌视"]));
        case(r"(?:ab)?cde", Some(&["cde"]));
        case(r"(?:word){2,3}", Some(&["word"]));
    }

    #[test]
    fn no_literal_is_no_answer_rather_than_a_wrong_one() {
        case(r"\w+", None);
        case(r"(?:word)*", None);
        case(r"(?:word|\d+)", None);
        case(r"[^a]b", None);
    }
}
