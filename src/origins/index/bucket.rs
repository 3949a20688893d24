//! How a bucket is written: runs of words in the order of their hashes, each with its articles.
//!
//! Numbers are written as differences, seven bits a byte. A run that stands in several articles also has the number of
//! bytes that they fill, so that it can be passed over.

/// A run of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// The bits of its hash that the bucket does not tell.
    pub(super) rest: u64,
    /// The articles in which it stands.
    pub(super) articles: Articles<'a>,
}

/// Numbers of articles, still to be read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Articles<'a> {
    One(u32),
    Many { count: u64, bytes: &'a [u8] },
}

impl Articles<'_> {
    /// The numbers, rising; `None` where the bytes are no such list.
    pub(super) fn decode(self) -> Option<Vec<u32>> {
        match self {
            Self::One(article) => Some(vec![article]),
            Self::Many { count, mut bytes } => {
                // A number fills at least one byte.
                let count = usize::try_from(count).ok().filter(|&count| count <= bytes.len())?;
                let mut articles = Vec::with_capacity(count);
                let mut last = 0u32;
                for n in 0..count {
                    let step = u32::try_from(number(&mut bytes)?).ok()?;
                    last = last.checked_add(step)?;
                    if n > 0 && step == 0 {
                        return None;
                    }
                    articles.push(last);
                }
                bytes.is_empty().then_some(articles)
            }
        }
    }
}

/// The runs of a bucket; ends with `None` where the bytes are no bucket.
pub(super) fn entries(mut bytes: &[u8]) -> impl Iterator<Item = Option<Entry<'_>>> {
    let mut last = 0u64;
    let mut is_over = false;
    std::iter::from_fn(move || {
        if bytes.is_empty() || is_over {
            return None;
        }
        let entry = entry(&mut bytes, &mut last);
        is_over = entry.is_none();
        Some(entry)
    })
}

fn entry<'a>(bytes: &mut &'a [u8], last: &mut u64) -> Option<Entry<'a>> {
    *last = last.checked_add(number(bytes)?)?;
    let count = number(bytes)?;
    let articles = match count {
        0 => return None,
        1 => Articles::One(u32::try_from(number(bytes)?).ok()?),
        count => {
            let length = usize::try_from(number(bytes)?).ok()?;
            let (list, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            Articles::Many { count, bytes: list }
        }
    };
    Some(Entry { rest: *last, articles })
}

/// Appends a run; `last` is the rest of the hash of the run before.
pub(super) fn push(out: &mut Vec<u8>, last: u64, rest: u64, articles: &[u32]) {
    put(out, rest - last);
    put(out, articles.len() as u64);
    if let &[article] = articles {
        put(out, u64::from(article));
        return;
    }
    let mut list = Vec::with_capacity(2 * articles.len());
    let mut before = 0;
    for &article in articles {
        put(&mut list, u64::from(article - before));
        before = article;
    }
    put(out, list.len() as u64);
    out.extend(list);
}

fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for n in 0..10 {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let part = u64::from(byte & 0x7F);
        number |= part.checked_shl(7 * n).filter(|shifted| shifted >> (7 * n) == part)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let runs: [(u64, Vec<u32>); 4] =
            [(0, vec![0]), (5, vec![7, 9, 300_000]), (6, vec![1]), (1 << 39, vec![0, 1, 2])];
        let mut bytes = Vec::new();
        let mut last = 0;
        for (rest, articles) in &runs {
            push(&mut bytes, last, *rest, articles);
            last = *rest;
        }
        let read: Vec<(u64, Vec<u32>)> = entries(&bytes)
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.rest, entry.articles.decode().unwrap()))
            .collect();
        assert_eq!(read, runs);
    }

    #[test]
    fn other_bytes_are_refused_not_believed() {
        for length in 0..4 {
            for seed in 0..=255u8 {
                let bytes = vec![seed; length];
                for entry in entries(&bytes).take(10).flatten() {
                    entry.articles.decode();
                }
            }
        }
        assert!(entries(&[1, 0]).next().unwrap().is_none());
        assert!(entries(&[1, 2, 200, 1]).next().unwrap().is_none());
        assert!(entries(&[0xFF; 12]).next().unwrap().is_none());
    }
}
