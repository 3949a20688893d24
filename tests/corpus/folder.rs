//! Finds the corpus and reads texts from it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Once;

use travaux::draft::{ClauseKind, Draft};
use travaux::parse::{ParseOptions, parse};
use travaux::source::Source;

/// Says once that there is no corpus.
static SAY: Once = Once::new();

/// The folder of real texts.
pub(crate) struct Corpus {
    root: PathBuf,
}

impl Corpus {
    /// The corpus, or `None` with a word to the reader where there is none.
    pub(crate) fn open() -> Option<Self> {
        let root = std::env::var("TRAVAUX_CORPUS").map_or_else(
            |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
            PathBuf::from,
        );
        if root.is_dir() {
            return Some(Self { root });
        }
        SAY.call_once(|| {
            // Written past the test runner, which would keep the words of a passing test to itself.
            let words = format!("\nskipped: no corpus at {}\n", root.display());
            let _ = std::io::stderr().write_all(words.as_bytes());
        });
        None
    }

    /// The text of a file, named from the corpus's root.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.root.join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Where a file stands, named from the corpus's root.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The bytes of a file, named from the corpus's root.
    #[track_caller]
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A file as a draft; its language is guessed.
    #[track_caller]
    pub(crate) fn draft(&self, name: &str) -> Draft {
        draft(name, self.text(name))
    }

    /// The names of all files with one of these endings, sorted.
    pub(crate) fn names(&self, endings: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| endings.iter().any(|e| end == *e)) {
                    let name = path.strip_prefix(&self.root).unwrap();
                    found.push(name.to_string_lossy().into_owned());
                }
            }
        }
        found.sort();
        found
    }
}

/// A text as a draft; its language is guessed.
pub(crate) fn draft(name: &str, text: impl Into<String>) -> Draft {
    parse(Source::new(name, text), &ParseOptions::default())
}

/// How many clauses of a kind there are.
pub(crate) fn count(draft: &Draft, kind: ClauseKind) -> usize {
    draft.clauses.iter().filter(|clause| clause.kind == kind).count()
}

/// The ids of all articles, in document order.
pub(crate) fn article_ids(draft: &Draft) -> Vec<&str> {
    let is_article = |clause: &&travaux::draft::Clause| clause.kind == ClauseKind::Article;
    draft.clauses.iter().filter(is_article).map(|clause| clause.id.as_str()).collect()
}
