//! What has to hold for a redline as a Word file.

use travaux::align::align;
use travaux::diff::compare;
use travaux::draft::Draft;
use travaux::import::{Kind, Options, Tracked, import};
use travaux::render::docx::{Stamp, redline};
use travaux::render::{Focus, Version};

/// The bytes of the redline of two drafts.
pub(crate) fn docx(old: &Draft, new: &Draft) -> Vec<u8> {
    let compared = compare(old, new, &align(old, new, &[]));
    let [old, new] = [old, new].map(|draft| Version { draft, entry: None });
    let mut out = Vec::new();
    let stamp = Stamp::new(Some("A & B"), None, new);
    redline(&compared, old, new, Focus::default(), &stamp, &mut out).expect("memory takes it");
    out
}

/// The words of each paragraph of a redline, its changes accepted or rejected.
pub(crate) fn paragraphs(bytes: &[u8], how: Tracked) -> Result<Vec<Vec<String>>, String> {
    let kind = Kind::of(bytes).ok_or("it is no document")?;
    let text = import(kind, bytes, Options { tracked: Some(how) })?.text;
    let words = |paragraph: &str| paragraph.split_whitespace().map(str::to_owned).collect();
    Ok(text.split("\n\n").map(words).collect())
}

/// What breaks the law that to accept a redline gives the new text, and to reject it the old one: the same words in the
/// same paragraphs. Which paragraphs a text has, its redline with itself says: that has no change.
pub(crate) fn gives_back_both(old: &Draft, new: &Draft) -> Result<(), String> {
    let bytes = docx(old, new);
    if bytes != docx(old, new) {
        return Err("the bytes differ from run to run".to_owned());
    }
    for (how, draft) in [(Tracked::Accept, new), (Tracked::Reject, old)] {
        let found = paragraphs(&bytes, how)?;
        let words = draft.source.text().replace('\u{2}', "␂");
        if !found.iter().flatten().eq(words.split_whitespace()) {
            return Err(format!("{how:?} does not give back its words:\n{found:?}"));
        }
        let expected = paragraphs(&docx(draft, draft), how)?;
        if let Some(at) = (0..found.len()).find(|&at| found.get(at) != expected.get(at)) {
            return Err(format!(
                "{how:?} does not give back paragraph {at}:\n{:?}\n{:?}",
                found[at],
                expected.get(at)
            ));
        }
    }
    Ok(())
}
