//! Takes over the ids that a document gives its own clauses.
//!
//! A name counts where a clause begins that is what the document says it is; else where the names and the clauses that begin
//! there are as many. What is left without a name gets one as in any other text.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::akn;
use crate::draft::{Clause, ClauseKind};
use crate::source::Label;

/// For each clause the id that the document gives it. None stands twice.
pub(super) fn given<'a>(labels: &'a [Label], clauses: &[Clause]) -> Vec<Option<&'a str>> {
    let mut given = vec![None; clauses.len()];
    let mut seen = FxHashSet::default();
    let mut at: FxHashMap<u32, (Vec<&Label>, Vec<usize>)> = FxHashMap::default();
    for label in labels {
        if !akn::is_list(&label.element) && akn::is_id(&label.id) && seen.insert(&label.id) {
            at.entry(label.at).or_default().0.push(label);
        }
    }
    for (n, clause) in clauses.iter().enumerate() {
        if let Some((_, clauses)) = at.get_mut(&clause.span.start) {
            clauses.push(n);
        }
    }
    for (mut labels, mut here) in at.into_values() {
        // Both stand from the outside in.
        let mut from = 0;
        here.retain(|&n| {
            let kind = clauses[n].kind;
            let found = labels[from..].iter().position(|label| is_called(&label.element, kind));
            let Some(found) = found else { return true };
            from += found;
            given[n] = Some(&*labels.remove(from).id);
            false
        });
        if here.len() == labels.len() {
            for (n, label) in here.into_iter().zip(labels) {
                given[n] = Some(&*label.id);
            }
        }
    }
    given
}

/// Whether an element is what a clause of this kind is written as.
fn is_called(element: &str, kind: ClauseKind) -> bool {
    let known = akn::kind_of(element);
    known == Some(kind) || known == Some(ClauseKind::Point) && kind == ClauseKind::Subpoint
}

#[cfg(test)]
mod tests {
    use crate::parse::{ParseOptions, parse};
    use crate::source::{Label, Source};

    const TEXT: &str =
        "Article 1\nScope\n\n1. One.\n2. Two:\n(a) three;\n(b) four.\n\nArticle 2\nEnd\n\nFive.\n";

    /// The ids of the articles and what they hold, where the document names what begins with a word.
    #[track_caller]
    fn case(labels: &[(&str, &str, &str)], expected: &[&str]) {
        let label = |&(word, element, id): &(&str, &str, &str)| Label {
            at: TEXT.find(word).expect("the text has the word") as u32,
            element: element.into(),
            id: id.into(),
        };
        let source = Source::new("t", TEXT).labelled(labels.iter().map(label).collect());
        let draft = parse(source, &ParseOptions::default());
        let found: Vec<&str> = draft.clauses.iter().map(|clause| clause.id.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn clauses_keep_the_names_of_their_document() {
        const OWN: [&str; 6] = [
            "art_1",
            "art_1__para_1",
            "art_1__para_2",
            "art_1__para_2__point_a",
            "art_1__para_2__point_b",
            "art_2",
        ];
        case(&[], &OWN);
        let sections = [("Article 1", "section", "s1"), ("1. One", "level", "s1a")];
        case(
            &sections,
            &["s1", "s1a", "s1__para_2", "s1__para_2__point_a", "s1__para_2__point_b", "art_2"],
        );
        // A list is no clause, and what is between clauses neither.
        let list = [("(a)", "list", "l"), ("(a)", "point", "l__a"), ("Scope", "article", "x")];
        case(&list, &[OWN[0], OWN[1], OWN[2], "l__a", OWN[4], OWN[5]]);
        // One name for two, a name that the program needs, one that is none.
        let bad = [
            ("Article 2", "article", "art_1"),
            ("1. One", "paragraph", "art_1"),
            ("2. Two", "paragraph", "a__ref_1"),
            ("(b)", "point", "a b"),
        ];
        let others = ["art_1_2", "art_1_2__para_1", "art_1_2__para_2"];
        let points = ["art_1_2__para_2__point_a", "art_1_2__para_2__point_b"];
        case(&bad, &[&others[..], &points, &["art_1"]].concat());
    }

    #[test]
    fn what_is_no_clause_by_itself_is_found() {
        let labels =
            [("Five", "paragraph", "art_2__p"), ("(a)", "list", "l"), ("(a)", "point", "l__a")]
                .map(|(word, element, id)| Label {
                    at: TEXT.find(word).expect("the text has the word") as u32,
                    element: element.into(),
                    id: id.into(),
                });
        let source = Source::new("t", TEXT).labelled(labels.into());
        let draft = parse(source, &ParseOptions::default());
        let called = |id: &str| draft.called(id).map(|idx| draft.clause(idx).id.as_str());
        assert_eq!(called("art_2__p"), Some("art_2"));
        assert_eq!(called("l"), Some("art_1__para_2"));
        assert_eq!(called("l__a"), Some("l__a"));
        assert_eq!(called("nothing"), None);
    }
}
