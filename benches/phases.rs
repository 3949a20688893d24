//! How long the phases take, on the drafts that ship and on generated ones, and how that compares with `git diff`.
//!
//! `cargo bench` prints the table of `git` first: what the whole program takes for a pair of texts against what
//! `git diff --no-index --word-diff` takes for the same pair, where `git` is at hand.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads drafts and runs programs")]
#![allow(clippy::print_stdout, reason = "figures are for the reader")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot set up its texts must stop")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use divan::{Bencher, black_box};
use travaux::align::align;
use travaux::diff::compare;
use travaux::draft::Draft;
use travaux::lint::{LintOptions, RuleSet, check};
use travaux::parse::{ParseOptions, parse};
use travaux::source::Source;

/// Numbers of articles of the generated texts; 0 stands for the drafts that ship.
const SIZES: [usize; 3] = [0, 60, 600];

fn main() {
    for size in [0, 60, 600, 6000] {
        against_git(size);
    }
    divan::main();
}

#[divan::bench(args = SIZES)]
fn parse_one(bencher: Bencher<'_, '_>, size: usize) {
    let (old, _) = texts(size);
    bencher.counter(divan::counter::BytesCount::of_str(&old)).bench(|| draft(black_box(&old)));
}

#[divan::bench(args = SIZES)]
fn align_two(bencher: Bencher<'_, '_>, size: usize) {
    let (old, new) = drafts(size);
    bencher.bench(|| align(black_box(&old), black_box(&new), &[]));
}

#[divan::bench(args = SIZES)]
fn compare_two(bencher: Bencher<'_, '_>, size: usize) {
    let (old, new) = drafts(size);
    let alignment = align(&old, &new, &[]);
    bencher.bench(|| compare(black_box(&old), black_box(&new), &alignment));
}

#[divan::bench(args = SIZES)]
fn lint_one(bencher: Bencher<'_, '_>, size: usize) {
    let (old, _) = drafts(size);
    let rules = RuleSet::shipped();
    bencher.bench(|| check(black_box(&old), &rules, &LintOptions::default()));
}

fn draft(text: &str) -> Draft {
    parse(Source::new("bench", text), &ParseOptions::default())
}

fn drafts(size: usize) -> (Draft, Draft) {
    let (old, new) = texts(size);
    (draft(&old), draft(&new))
}

/// An old and a new text.
fn texts(size: usize) -> (String, String) {
    if size > 0 {
        return (generated(size, false), generated(size, true));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts/model-convention");
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    (read("v4.en.txt"), read("v5.en.txt"))
}

/// A treaty of constructed words. The new one lacks every 29th article, has others instead, and changes every 40th word.
fn generated(n_articles: usize, is_new: bool) -> String {
    let mut text = String::new();
    let mut number = 0;
    for article in 0..n_articles as u64 {
        let mut random = Random(article);
        if is_new && article % 29 == 3 {
            continue;
        }
        number += 1;
        write!(text, "Article {number}\n{} {}\n\n", random.word(), random.word()).unwrap();
        if is_new && article % 31 == 5 {
            random = Random(article + 1_000_000);
        }
        for paragraph in 1..=3 {
            write!(text, "{paragraph}. The ").unwrap();
            for n in 0..45 {
                let word = random.word();
                let is_changed = is_new && (article + paragraph * 45 + n) % 40 == 0;
                write!(text, "{} ", if is_changed { "altered" } else { &word }).unwrap();
            }
            text.push_str("shall apply.\n\n");
        }
    }
    text
}

/// Reproducible pseudo-random words (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self, below: u64) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % below) as usize
    }

    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 12] =
            ["ba", "ker", "lo", "min", "ta", "ves", "ru", "pol", "da", "shi", "nor", "fe"];
        let n_syllables = 1 + self.next(3);
        (0..n_syllables).map(|_| SYLLABLES[self.next(12)]).collect()
    }
}

/// Prints the time of the whole program beside that of a flat word comparison by `git`.
fn against_git(size: usize) {
    let folder = std::env::temp_dir().join(format!("travaux-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (old, new) = texts(size);
    std::fs::write(folder.join("old.txt"), &old).unwrap();
    std::fs::write(folder.join("new.txt"), &new).unwrap();
    let files = ["old.txt", "new.txt"];
    let ours = best(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command.arg("diff").args(files).args(["--format", "json"]).current_dir(&folder);
        command
    });
    let git = best(|| {
        let mut command = Command::new("git");
        command.args(["diff", "--no-index", "--word-diff"]).args(files).current_dir(&folder);
        command
    });
    std::fs::remove_dir_all(&folder).unwrap();
    let name = if size == 0 { "shipped".to_owned() } else { format!("{size} articles") };
    match (ours, git) {
        (Some(ours), Some(git)) => {
            let ratio = ours.as_secs_f64() / git.as_secs_f64();
            println!("{name:>14}: travaux {ours:>9.1?}  git {git:>9.1?}  ratio {ratio:.2}");
        }
        (Some(ours), None) => println!("{name:>14}: travaux {ours:>9.1?}  (no git on the path)"),
        (None, _) => println!("{name:>14}: the program did not run"),
    }
}

/// The shortest of five runs; `None` where the program cannot be run.
fn best(command: impl Fn() -> Command) -> Option<Duration> {
    let run = || {
        let start = Instant::now();
        let status =
            command().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.ok().filter(|status| matches!(status.code(), Some(0 | 1)))?;
        Some(start.elapsed())
    };
    (0..5).map(|_| run()).min().flatten()
}
