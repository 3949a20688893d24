//! Defined terms: which words a draft gives a meaning of its own, and where.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use regex::Regex;

use crate::draft::{ClauseIdx, Draft};
use crate::language::Language;
use crate::source::Span;

/// A term with the place where it is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term, without quotation marks.
    pub term: String,
    /// The clause that defines it.
    pub clause: ClauseIdx,
    /// Where the term stands in the source, without quotation marks.
    pub span: Span,
}

/// The terms that a draft defines, in document order; empty where the language has no patterns.
///
/// A definition is what the language's data says: a quoted term before "means" or "includes", or a name given in
/// parentheses (`languages/*.toml`, `[definitions]`).
pub fn definitions(draft: &Draft) -> Vec<Definition> {
    let Some(language) = Language::by_code(&draft.language) else { return Vec::new() };
    let patterns = patterns(language);
    let mut found: Vec<Definition> = Vec::new();
    for (idx, clause) in draft.iter().filter(|(_, clause)| clause.kind.is_operative()) {
        let text = draft.source.slice(clause.text);
        if !text.contains(['"', '“', '”', '«', '„', '「', '(']) {
            continue;
        }
        let from = found.len();
        for captures in patterns.iter().flat_map(|pattern| pattern.captures_iter(text)) {
            let Some(term) = captures.get(1) else { continue };
            let start = clause.text.start as usize;
            let span = Span::new(start + term.start(), start + term.end());
            if found[from..]
                .iter()
                .any(|known| known.span.start < span.end && span.start < known.span.end)
            {
                continue;
            }
            let term = term.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
            found.push(Definition { term, clause: idx, span });
        }
        found[from..].sort_by_key(|definition| definition.span);
    }
    found
}

/// The compiled patterns of a language; compiled once.
fn patterns(language: &'static Language) -> &'static [Regex] {
    static COMPILED: Mutex<BTreeMap<&str, &[Regex]>> = Mutex::new(BTreeMap::new());
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    compiled.entry(language.code.as_str()).or_insert_with(|| {
        let patterns = language.definitions.iter().map(|pattern| Regex::new(pattern));
        let patterns: Vec<Regex> =
            patterns.collect::<Result<_, _>>().expect("shipped language files are tested");
        Vec::leak(patterns)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    #[track_caller]
    fn case(language: &str, text: &str, expected: &[&str]) {
        let options = ParseOptions { name: String::new(), language: Some(language.to_owned()) };
        let draft = parse(Source::new("t", text), &options);
        let terms: Vec<String> =
            definitions(&draft).into_iter().map(|definition| definition.term).collect();
        assert_eq!(terms, expected);
    }

    #[test]
    fn finds_terms_in_each_language() {
        case(
            "en",
            "Article 1\nUse of terms\n\nIn this text:\n\n(a) \"Content data\" means the substance;\n\n(b) “Traffic data” shall mean the rest.\n",
            &["Content data", "Traffic data"],
        );
        case("fr", "Article 1\nTermes\n\nPar « données » on entend tout fait.\n", &["données"]);
        case("es", "Artículo 1\nTérminos\n\nPor “datos” se entiende todo hecho.\n", &["datos"]);
        case("ru", "Статья 1\nТермины\n\n«Данные» означают любые факты.\n", &["Данные"]);
        case("zh", "第一条\n用语\n\n“数据”是指任何事实。\n", &["数据"]);
        case("ar", "المادة 1\nالمصطلحات\n\n”البيانات“ تعني أي وقائع.\n", &["البيانات"]);
    }
}
