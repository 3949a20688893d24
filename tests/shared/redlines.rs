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

/// What breaks the law that to accept a redline gives the words of the new text, and to reject it those of the old.
pub(crate) fn gives_back_both(old: &Draft, new: &Draft) -> Result<(), String> {
    let bytes = docx(old, new);
    if bytes != docx(old, new) {
        return Err("the bytes differ from run to run".to_owned());
    }
    let kind = Kind::of(&bytes).ok_or("it is no document")?;
    for (how, draft) in [(Tracked::Accept, new), (Tracked::Reject, old)] {
        let text = import(kind, &bytes, Options { tracked: Some(how) })?.text;
        let expected = draft.source.text().replace('\u{2}', "␂");
        if !text.split_whitespace().eq(expected.split_whitespace()) {
            return Err(format!("{how:?} does not give back its text:\n{text}"));
        }
    }
    Ok(())
}
