//! Turns the bytes of a file into a [`Source`], and says what had to be guessed or replaced.
//!
//! UTF-8 is taken as it is, a byte order mark included, so that offsets are those of the file. Older drafts come in the
//! code pages of their word processors; these are guessed, and the reader is told. What is no text is refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::import::Imported;
use crate::say;
use crate::source::Source;

/// A text that was read.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub source: Source,
    /// What was guessed or replaced on the way, for the reader to know; lower case, no final full stop.
    pub warning: Option<String>,
}

/// What people take for text.
enum Kind {
    OldWord,
    Encrypted,
    RichText,
    Gzip,
    Utf32,
}

impl Kind {
    /// What it is, and what to do.
    fn reason(&self) -> String {
        match self {
            Self::OldWord => say!("is-old-word"),
            Self::Encrypted => say!("is-encrypted"),
            Self::RichText => say!("is-rich-text"),
            Self::Gzip => say!("is-gzip"),
            Self::Utf32 => say!("is-utf-32"),
        }
    }
}

/// Files that people take for text, by their first bytes.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"\xD0\xCF\x11\xE0", Kind::OldWord),
    (b"{\\rtf", Kind::RichText),
    (b"\x1F\x8B", Kind::Gzip),
    (b"\xFF\xFE\0\0", Kind::Utf32),
    (b"\0\0\xFE\xFF", Kind::Utf32),
];

/// The stream in which a word processor keeps a document that a password protects; its file looks like an old document.
const ENCRYPTED: &str = "EncryptedPackage";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The code pages that a treaty text in one of the six languages may come in.
const CODE_PAGES: &[&str] = &[
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1256",
    "ISO-8859-5",
    "ISO-8859-6",
    "IBM866",
    "KOI8-U",
    "GBK",
    "gb18030",
    "Big5",
];

/// Turns what was imported from a document into a source; its digest is that of the document, its lines are those of
/// the text that came out.
pub fn imported(path: &str, imported: Imported, bytes: Vec<u8>) -> Source {
    Source::decoded(path, imported.text, bytes).labelled(imported.labels)
}

/// Decodes the bytes of a file; `path` is only shown.
///
/// # Errors
///
/// The reason why the bytes are no text, and what to do.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<Decoded, String> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(say!("is-too-large"));
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        let is_encrypted = matches!(kind, Kind::OldWord)
            && memchr::memmem::find(&bytes, &utf16(ENCRYPTED)).is_some();
        return Err(if is_encrypted { Kind::Encrypted.reason() } else { kind.reason() });
    }
    if let Some((encoding, _)) = Encoding::for_bom(&bytes)
        && encoding != encoding_rs::UTF_8
    {
        return Ok(decode_as(path, encoding, bytes));
    }
    if is_binary(&bytes) {
        return Err(say!("is-binary"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { warning: nul_warning(&text), source: Source::new(path, text) }),
        Err(error) => Ok(decode_legacy(path, error.into_bytes())),
    }
}

/// Whether more than one byte in twenty is a control character that no text has.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    // Counting in bytes, a stretch at a time, is many times faster.
    let count = |stretch: &[u8]| stretch.iter().map(|byte| u8::from(is_control(byte))).sum::<u8>();
    let n_controls: usize = bytes.chunks(255).map(|stretch| usize::from(count(stretch))).sum();
    n_controls * 20 > bytes.len()
}

fn nul_warning(text: &str) -> Option<String> {
    let n_nuls = memchr::memchr_iter(0, text.as_bytes()).count();
    (n_nuls > 0).then(|| say!("holds-nuls", n = n_nuls))
}

/// Decodes bytes that are not valid UTF-8.
fn decode_legacy(path: &str, bytes: Vec<u8>) -> Decoded {
    let damage = Damage::of(&bytes);
    if damage.is_utf8_at_heart() {
        let text = damage.text;
        let warning = say!("not-quite-utf-8", n = damage.n_replaced, line = damage.first_line);
        return Decoded { source: Source::decoded(path, text, bytes), warning: Some(warning) };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let encoding = if CODE_PAGES.contains(&guess.name()) { guess } else { WINDOWS_1252 };
    decode_as(path, encoding, bytes)
}

fn decode_as(path: &str, encoding: &'static Encoding, bytes: Vec<u8>) -> Decoded {
    let (text, _, had_errors) = encoding.decode(&bytes);
    let text = text.into_owned();
    let is_utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    let warning = match (is_utf16, had_errors) {
        (true, false) => None,
        (true, true) => Some(say!("broken-utf-16")),
        (false, _) => Some(say!("read-as", encoding = encoding.name())),
    };
    Decoded { source: Source::decoded(path, text, bytes), warning }
}

/// What is left of a text when the bytes that are not UTF-8 are replaced.
struct Damage {
    text: String,
    n_replaced: usize,
    n_intact: usize,
    n_surrogates: usize,
    first_line: usize,
}

impl Damage {
    fn of(bytes: &[u8]) -> Self {
        let mut damage = Self {
            text: String::with_capacity(bytes.len()),
            n_replaced: 0,
            n_intact: 0,
            n_surrogates: 0,
            first_line: 0,
        };
        let mut at = 0;
        let mut skip_until = 0;
        for chunk in bytes.utf8_chunks() {
            damage.n_intact += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            damage.text.push_str(chunk.valid());
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() && at >= skip_until {
                if damage.n_replaced == 0 {
                    damage.first_line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
                }
                // An encoded lone surrogate is three bytes, each of which is an error by itself.
                if matches!(bytes[at..], [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..]) {
                    damage.n_surrogates += 1;
                    skip_until = at + 3;
                }
                damage.n_replaced += 1;
                damage.text.push('\u{FFFD}');
            }
            at += chunk.invalid().len();
        }
        damage
    }

    /// Whether what is whole outweighs what is broken, so that no code page explains the bytes better.
    fn is_utf8_at_heart(&self) -> bool {
        self.n_surrogates == self.n_replaced || self.n_intact >= 4 * self.n_replaced
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], text: &str, warning: &str) {
        let decoded = decode("t.txt", bytes.to_vec()).expect("it is text");
        assert_eq!(decoded.source.text(), text);
        let found = decoded.warning.unwrap_or_default();
        assert!(
            if warning.is_empty() { found.is_empty() } else { found.contains(warning) },
            "{found:?} lacks {warning:?}"
        );
    }

    #[track_caller]
    fn refused(bytes: &[u8], reason: &str) {
        let found = decode("t.txt", bytes.to_vec()).expect_err("it is no text");
        assert!(found.contains(reason), "{found:?} lacks {reason:?}");
    }

    #[test]
    fn unicode_is_taken_as_it_is() {
        case(b"", "", "");
        case("مادة 1\r\n".as_bytes(), "مادة 1\r\n", "");
        case(b"\xEF\xBB\xBFArticle 1", "\u{FEFF}Article 1", "");
        case(b"\xFF\xFEA\0\x45\x06", "Aم", "");
        case(b"\xFE\xFF\0A\x06\x45", "Aم", "");
        case(
            b"one NUL \0 among many more ordinary letters",
            "one NUL \0 among many more ordinary letters",
            "1 NUL",
        );
    }

    #[test]
    fn code_pages_are_guessed_and_named() {
        case(
            b"The \x93Secr\xE9tariat\x94 \x96 as decided \x96 shall notify every State Party of the r\xE9sum\xE9.",
            "The “Secrétariat” – as decided – shall notify every State Party of the résumé.",
            "windows-1252",
        );
        let arabic = "تلتزم كل دولة طرف باتخاذ ما يلزم من تدابير لحماية الحقوق والحريات وضمان الرقابة القضائية";
        case(&encoding_rs::WINDOWS_1256.encode(arabic).0, arabic, "windows-1256");
        let russian =
            "Каждое государство принимает меры, необходимые для защиты прав и свобод человека";
        case(&encoding_rs::WINDOWS_1251.encode(russian).0, russian, "windows-1251");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        case(b"lone \xED\xA0\x80 surrogate", "lone \u{FFFD} surrogate", "1 broken character was");
        case(
            "état\nété, côté, à \u{FFFD}".replace('\u{FFFD}', "X").as_bytes(),
            "état\nété, côté, à X",
            "",
        );
        let mut bytes = "état\nété, côté, à l'été ".as_bytes().to_vec();
        bytes.push(0xE9);
        case(&bytes, "état\nété, côté, à l'été \u{FFFD}", "first on line 2");
    }

    #[test]
    fn digest_is_that_of_the_file() {
        let source =
            decode("t.txt", b"caf\xE9 r\xE9gl\xE9 \xE0 part".to_vec()).expect("text").source;
        assert_eq!(
            source.sha256(),
            Source::decoded("x", String::new(), b"caf\xE9 r\xE9gl\xE9 \xE0 part".to_vec()).sha256()
        );
        assert_ne!(source.sha256(), Source::new("x", source.text()).sha256());
    }

    #[test]
    fn what_is_no_text_is_refused() {
        refused(b"\0\x01\x02\x03text", "binary");
        refused(b"A\0r\0t\0i\0c\0l\0e\0", "binary");
    }
}
