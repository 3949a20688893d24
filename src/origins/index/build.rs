//! Makes an index, of new files and of what an older index knows of files that did not change.

use super::super::text::{Unit, shingles, units};
use super::{
    ARTICLE_BITS, FileEntry, HASH_BITS, Header, Index, Table, Unusable, VersionEntry, bucket,
    digest, firsts, is_indexed, posting, short,
};
use crate::draft::Draft;
use crate::origins::instrument;

/// Words in a run that is indexed.
pub(in crate::origins) const RUN: usize = 4;
/// Runs in a bucket, about.
const BUCKET: usize = 256;

/// What is found in a file, ready for an index.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// What the table says of it.
    versions: Vec<VersionEntry>,
    /// Its runs, with articles counted from the first one of the file.
    postings: Vec<u64>,
}

impl Indexed {
    /// Indexes the language versions of a file.
    pub fn new(path: &str, drafts: &[Draft]) -> Self {
        let mut indexed = Self { versions: Vec::new(), postings: Vec::new() };
        let mut next = 0u32;
        for draft in drafts {
            let units = units(draft);
            for unit in &units {
                each_hash(unit, |hash| {
                    if next < 1 << ARTICLE_BITS {
                        indexed.postings.push(posting(short(hash), next));
                    }
                });
                next += 1;
            }
            let title = instrument::title(draft);
            let date = instrument::date(draft, title.as_deref(), path);
            indexed.versions.push(VersionEntry {
                language: draft.language.clone(),
                date: date.map(|date| date.to_string()),
                title,
                articles: units.len() as u32,
            });
        }
        indexed.postings.sort_unstable();
        indexed.postings.dedup();
        indexed
    }
}

/// The hashes under which an article is found: its runs of words that are indexed, and its heading.
pub(in crate::origins) fn each_hash(unit: &Unit, mut each: impl FnMut(u64)) {
    shingles(&unit.words, RUN, |_, _, hash| {
        if is_indexed(hash) {
            each(hash);
        }
    });
    if unit.heading != 0 {
        each(unit.heading);
    }
}

/// Puts an index together.
#[derive(Debug, Default)]
pub struct Builder {
    files: Vec<FileEntry>,
    /// For each file, its postings.
    postings: Vec<Vec<u64>>,
}

impl Builder {
    /// Adds a file; the order does not matter.
    pub fn add(&mut self, mut file: FileEntry, indexed: Option<Indexed>) {
        let (versions, postings) =
            indexed.map(|indexed| (indexed.versions, indexed.postings)).unwrap_or_default();
        file.versions = versions;
        self.files.push(file);
        self.postings.push(postings);
    }

    /// Adds the files of an older index that did not change, as the caller describes them.
    pub fn keep(&mut self, index: &Index<'_>, kept: &[FileEntry]) -> Result<(), Unusable> {
        let mut places = vec![None; index.files().len()];
        for file in kept {
            let at = index.files().binary_search_by(|known| known.path.cmp(&file.path));
            if let Ok(at) = at {
                places[at] = Some(self.files.len());
                let versions = index.files()[at].versions.clone();
                self.files.push(FileEntry { versions, ..file.clone() });
                self.postings.push(Vec::new());
            }
        }
        // The number of the first article of each file, with the file.
        let mut bases: Vec<u32> = Vec::with_capacity(places.len());
        let mut next = 0;
        for file in index.files() {
            bases.push(next);
            next += file.versions.iter().map(|version| version.articles).sum::<u32>();
        }
        for packed in index.postings()? {
            let article = packed as u32 & ((1 << ARTICLE_BITS) - 1);
            let file = bases.partition_point(|&base| base <= article) - 1;
            if let Some(place) = places[file] {
                self.postings[place].push(packed - u64::from(bases[file]));
            }
        }
        Ok(())
    }

    /// The bytes of the index. `made` is now, in nanoseconds since 1970. Files that are too many are left out, with
    /// `too_many` as the reason.
    pub fn finish(mut self, made: i64, too_many: &str) -> Vec<u8> {
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        order.sort_by(|&a, &b| self.files[a].path.cmp(&self.files[b].path));
        let mut files: Vec<FileEntry> = Vec::with_capacity(order.len());
        let mut all: Vec<u64> = Vec::with_capacity(self.postings.iter().map(Vec::len).sum());
        let mut base = 0u32;
        for n in order {
            let mut file = self.files[n].clone();
            let n_articles: u32 = file.versions.iter().map(|version| version.articles).sum();
            if base + n_articles >= 1 << ARTICLE_BITS {
                file.versions.clear();
                file.skipped = Some(too_many.to_owned());
            } else {
                let postings = std::mem::take(&mut self.postings[n]);
                all.extend(postings.into_iter().map(|posting| posting + u64::from(base)));
                base += n_articles;
            }
            files.push(file);
        }
        all.sort_unstable();
        debug_assert!(firsts(&files).is_some_and(|(_, n)| n == base), "articles are counted");
        encode(&Table { files, made }, &all)
    }
}

fn encode(table: &Table, postings: &[u64]) -> Vec<u8> {
    let bucket_bits = (postings.len() / BUCKET).max(1).ilog2().min(HASH_BITS - 8);
    let table = serde_json::to_vec(table).expect("a table of plain values can be written");
    let mut directory = Vec::new();
    let mut buckets = Vec::with_capacity(5 * postings.len());
    let shift = ARTICLE_BITS + HASH_BITS - bucket_bits;
    let mut rest = postings;
    for n in 0..1u64 << bucket_bits {
        let end = rest.partition_point(|posting| posting.checked_shr(shift).unwrap_or(0) <= n);
        let (own, others) = rest.split_at(end);
        rest = others;
        let start = buckets.len();
        push_bucket(own, HASH_BITS - bucket_bits, &mut buckets);
        directory.extend(((buckets.len() - start) as u32).to_le_bytes());
        directory.extend(digest(&buckets[start..]).to_le_bytes());
    }
    let header = Header {
        bucket_bits,
        table: table.len() as u64,
        buckets: buckets.len() as u64,
        table_digest: digest(&table),
        directory_digest: digest(&directory),
    };
    [header.encode(), table, directory, buckets].concat()
}

fn push_bucket(postings: &[u64], rest_bits: u32, out: &mut Vec<u8>) {
    let mut last = 0;
    let mut articles = Vec::new();
    for together in postings.chunk_by(|a, b| a >> ARTICLE_BITS == b >> ARTICLE_BITS) {
        let rest = together[0] >> ARTICLE_BITS & ((1 << rest_bits) - 1);
        articles.clear();
        articles.extend(together.iter().map(|p| *p as u32 & ((1 << ARTICLE_BITS) - 1)));
        bucket::push(out, last, rest, &articles);
        last = rest;
    }
}
