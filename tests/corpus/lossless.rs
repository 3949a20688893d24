//! No text is ever lost, whatever is done to it.

use crate::folder::{Corpus, draft};
use crate::laws::lossless;

#[test]
fn every_text_is_covered_whole_and_cut() {
    let Some(corpus) = Corpus::open() else { return };
    let names = corpus.names(&["txt", "md"]);
    assert!(names.len() > 100, "the corpus is not whole");
    let mut broken = Vec::new();
    let mut n_texts = 0;
    for name in &names {
        let text = corpus.text(name);
        for cut in cuts(&text) {
            n_texts += 1;
            if let Err(law) = lossless(&draft(name, &text[..cut])) {
                broken.push(format!("{name} up to byte {cut}: {law}"));
            }
        }
    }
    assert_eq!(broken, [""; 0]);
    println!("lossless: {} files, {n_texts} texts with their cuts", names.len());
}

/// The whole text, and the text up to every 200th line.
fn cuts(text: &str) -> Vec<usize> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    let mut cuts: Vec<usize> = lines.skip(199).step_by(200).collect();
    if cuts.last() != Some(&text.len()) {
        cuts.push(text.len());
    }
    cuts
}
