//! The index of a folder: in which articles a run of words stands.
//!
//! One file, read in pieces. A header says where the pieces are; a table lists the files with what is known of them; a
//! directory leads to buckets, each of which holds the runs whose hashes begin with the same bits, and for each of them
//! the articles. Every piece has a digest, which is checked when it is read, so that a damaged index is noticed and never
//! believed. An index made with another format, or by a program that hashes words differently, is not read.
//!
//! Half of all runs are left out, chosen by their hash, so that what stands in the index is counted in full.

mod bucket;
mod build;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use build::{Builder, Indexed};
pub(super) use build::{RUN, each_hash};

use super::text;
use crate::series::date::Date;
use bucket::Entry;

/// What begins every index.
const MAGIC: &[u8; 16] = b"travaux-origins\n";
/// Raised when the format, or what is indexed, changes.
const FORMAT: u32 = 1;
/// Bytes of the header.
const HEADER: usize = 96;
/// Bits of a hash that are kept; the rest of a posting is the number of the article.
const HASH_BITS: u32 = 40;
/// Bits for the number of an article.
const ARTICLE_BITS: u32 = 24;
/// Bytes of an entry of the directory: length and digest of a bucket.
const DIRECTORY_ENTRY: usize = 12;

/// Bytes that can be read in pieces: a file, or memory.
pub trait Store: Sync {
    /// How many bytes there are.
    fn size(&self) -> u64;
    /// Bytes from an offset on; `None` where there are not as many, or they cannot be read.
    fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>>;
}

impl Store for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>> {
        let start = usize::try_from(offset).ok()?;
        self.get(start..start.checked_add(length)?).map(<[u8]>::to_vec)
    }
}

/// Why an index cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is none, or was made by another version of travaux.
    Foreign,
    /// Bytes of it are missing or changed.
    Damaged,
}

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its path in the folder, with `/` between folders.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub modified: i64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its language versions; empty where it could not be read as text.
    pub versions: Vec<VersionEntry>,
    /// Why it could not be read.
    pub skipped: Option<String>,
}

/// One language version of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionEntry {
    /// BCP 47 code of its language.
    pub language: String,
    /// Its title as it stands in the text.
    pub title: Option<String>,
    /// The date that the text or the name of its file gives.
    pub date: Option<String>,
    /// How many articles it has.
    pub articles: u32,
}

impl VersionEntry {
    /// The date that the text or the name of its file gives.
    pub fn when(&self) -> Option<Date> {
        self.date.as_deref().and_then(Date::parse)
    }
}

/// The table of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Table {
    files: Vec<FileEntry>,
    /// When the index was made, in nanoseconds since 1970: a file changed at about that time is looked at again.
    made: i64,
}

/// Where an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ArticleRef {
    /// Index of the file.
    pub(super) file: usize,
    /// Index of its language version.
    pub(super) version: usize,
    /// Index of the article in that version.
    pub(super) article: usize,
}

/// Where the articles of a language version begin.
#[derive(Clone, Copy, Debug)]
struct First {
    /// The number of its first article.
    number: u32,
    file: usize,
    version: usize,
}

/// In which articles a run of words stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Posting {
    /// Numbers of articles, rising.
    pub(super) articles: Vec<u32>,
}

/// An index that is open.
pub struct Index<'a> {
    store: &'a dyn Store,
    table: Table,
    firsts: Vec<First>,
    n_articles: u32,
    bucket_bits: u32,
    /// For each bucket: where it begins, how long it is, and its digest.
    directory: Vec<(u64, u32, u64)>,
}

impl std::fmt::Debug for Index<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("files", &self.table.files.len()).finish_non_exhaustive()
    }
}

impl<'a> Index<'a> {
    /// Opens an index; its buckets are read, and checked, when they are needed.
    pub fn open(store: &'a dyn Store) -> Result<Self, Unusable> {
        let header = store.read(0, HEADER).ok_or(Unusable::Foreign)?;
        let header = Header::decode(&header)?;
        if store.size() != header.total().ok_or(Unusable::Damaged)? {
            return Err(Unusable::Damaged);
        }
        let read = |offset: u64, length: u64, expected: u64| {
            let length = usize::try_from(length).map_err(|_| Unusable::Damaged)?;
            let bytes = store.read(offset, length).ok_or(Unusable::Damaged)?;
            if digest(&bytes) == expected { Ok(bytes) } else { Err(Unusable::Damaged) }
        };
        let table = read(HEADER as u64, header.table, header.table_digest)?;
        let table: Table = serde_json::from_slice(&table).map_err(|_| Unusable::Damaged)?;
        let directory_at = HEADER as u64 + header.table;
        let bytes = read(directory_at, header.directory(), header.directory_digest)?;
        let mut at = directory_at + header.directory();
        let mut directory = Vec::with_capacity(bytes.len() / DIRECTORY_ENTRY);
        for entry in bytes.chunks_exact(DIRECTORY_ENTRY) {
            let (length, digest) = entry.split_at(4);
            let length = u32::from_le_bytes(length.try_into().map_err(|_| Unusable::Damaged)?);
            let digest = u64::from_le_bytes(digest.try_into().map_err(|_| Unusable::Damaged)?);
            directory.push((at, length, digest));
            at = at.checked_add(u64::from(length)).ok_or(Unusable::Damaged)?;
        }
        if at != store.size() {
            return Err(Unusable::Damaged);
        }
        let (firsts, n_articles) = firsts(&table.files).ok_or(Unusable::Damaged)?;
        let bucket_bits = header.bucket_bits;
        Ok(Self { store, table, firsts, n_articles, bucket_bits, directory })
    }

    /// The files, sorted by path.
    pub fn files(&self) -> &[FileEntry] {
        &self.table.files
    }

    /// When the index was made, in nanoseconds since 1970.
    pub fn made(&self) -> i64 {
        self.table.made
    }

    /// How many articles the index knows.
    pub(super) fn n_articles(&self) -> u32 {
        self.n_articles
    }

    /// Where the article with a number stands.
    pub(super) fn article(&self, number: u32) -> Option<ArticleRef> {
        let n = self.firsts.partition_point(|first| first.number <= number).checked_sub(1)?;
        let First { number: first, file, version } = self.firsts[n];
        (number < self.n_articles).then_some(ArticleRef {
            file,
            version,
            article: (number - first) as usize,
        })
    }

    /// The articles in which runs of words stand; runs that stand nowhere are left out.
    pub(super) fn look_up(
        &self,
        hashes: impl IntoIterator<Item = u64>,
    ) -> Result<BTreeMap<u64, Posting>, Unusable> {
        let mut wanted: Vec<u64> = hashes.into_iter().map(short).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut found = BTreeMap::new();
        let shift = HASH_BITS - self.bucket_bits;
        for together in wanted.chunk_by(|a, b| a >> shift == b >> shift) {
            let bucket = self.bucket((together[0] >> shift) as usize)?;
            let mut wanted = together.iter().peekable();
            for entry in bucket::entries(&bucket) {
                let Entry { rest, articles } = entry.ok_or(Unusable::Damaged)?;
                let hash = together[0] >> shift << shift | rest;
                while wanted.next_if(|&&wanted| wanted < hash).is_some() {}
                match wanted.peek() {
                    Some(&&wanted) if wanted == hash => {
                        let articles = articles.decode().ok_or(Unusable::Damaged)?;
                        if articles.last().is_some_and(|&last| last >= self.n_articles) {
                            return Err(Unusable::Damaged);
                        }
                        found.insert(hash, Posting { articles });
                    }
                    Some(_) => {}
                    None => break,
                }
            }
        }
        Ok(found)
    }

    fn bucket(&self, n: usize) -> Result<Vec<u8>, Unusable> {
        let &(at, length, expected) = self.directory.get(n).ok_or(Unusable::Damaged)?;
        let bytes = self.store.read(at, length as usize).ok_or(Unusable::Damaged)?;
        if digest(&bytes) == expected { Ok(bytes) } else { Err(Unusable::Damaged) }
    }

    /// Every posting, as a [`Builder`] takes them: the short hash, then the number of the article.
    fn postings(&self) -> Result<Vec<u64>, Unusable> {
        let mut postings = Vec::new();
        let shift = HASH_BITS - self.bucket_bits;
        for n in 0..self.directory.len() {
            for entry in bucket::entries(&self.bucket(n)?) {
                let Entry { rest, articles } = entry.ok_or(Unusable::Damaged)?;
                let hash = (n as u64) << shift | rest;
                for article in articles.decode().ok_or(Unusable::Damaged)? {
                    if article >= self.n_articles || hash >> HASH_BITS != 0 {
                        return Err(Unusable::Damaged);
                    }
                    postings.push(posting(hash, article));
                }
            }
        }
        Ok(postings)
    }
}

/// The number of the first article of each language version, and how many there are; `None` where they are too many.
fn firsts(files: &[FileEntry]) -> Option<(Vec<First>, u32)> {
    let mut firsts = Vec::new();
    let mut next: u32 = 0;
    for (n, file) in files.iter().enumerate() {
        for (version, entry) in file.versions.iter().enumerate() {
            if entry.articles > 0 {
                firsts.push(First { number: next, file: n, version });
            }
            next = next.checked_add(entry.articles).filter(|&next| next < 1 << ARTICLE_BITS)?;
        }
    }
    Some((firsts, next))
}

/// The bits of a hash that the index keeps.
pub(super) fn short(hash: u64) -> u64 {
    hash >> (64 - HASH_BITS)
}

/// Whether a run of words is one of those that are indexed.
pub(super) fn is_indexed(hash: u64) -> bool {
    hash & 1 == 0
}

fn posting(short: u64, article: u32) -> u64 {
    short << ARTICLE_BITS | u64::from(article)
}

/// The first eight bytes of the SHA-256 of some bytes.
fn digest(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&Sha256::digest(bytes)[..8]);
    u64::from_le_bytes(first)
}

/// Where the pieces of an index are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Header {
    bucket_bits: u32,
    /// Bytes of the table.
    table: u64,
    /// Bytes of all buckets.
    buckets: u64,
    table_digest: u64,
    directory_digest: u64,
}

impl Header {
    fn directory(&self) -> u64 {
        (DIRECTORY_ENTRY as u64) << self.bucket_bits
    }

    fn total(&self) -> Option<u64> {
        (HEADER as u64 + self.directory()).checked_add(self.table)?.checked_add(self.buckets)
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(self.bucket_bits.to_le_bytes());
        let numbers =
            [text::probe(), self.table, self.buckets, self.table_digest, self.directory_digest];
        bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend(version());
        bytes.resize(HEADER - 8, 0);
        bytes.extend(digest(&bytes).to_le_bytes());
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, Unusable> {
        let number = |at: usize| -> Option<u64> {
            Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
        };
        let halves = number(16).ok_or(Unusable::Foreign)?;
        let is_ours = bytes.starts_with(MAGIC)
            && halves as u32 == FORMAT
            && number(24) == Some(text::probe())
            && bytes.get(64..72) == Some(&version());
        if !is_ours {
            return Err(Unusable::Foreign);
        }
        let all = [32, 40, 48, 56, HEADER - 8].map(number);
        let [Some(table), Some(buckets), Some(table_digest), Some(directory_digest), Some(own)] =
            all
        else {
            return Err(Unusable::Damaged);
        };
        let bucket_bits = (halves >> 32) as u32;
        if digest(&bytes[..HEADER - 8]) != own || bucket_bits > HASH_BITS {
            return Err(Unusable::Damaged);
        }
        Ok(Self { bucket_bits, table, buckets, table_digest, directory_digest })
    }
}

/// The version of travaux, since another one may cut texts into articles differently.
fn version() -> [u8; 8] {
    digest(env!("CARGO_PKG_VERSION").as_bytes()).to_le_bytes()
}
