//! The matching key: what two texts must share to count as the same.
//!
//! Typography is never a change. The key is Unicode NFKC (UAX #15) with bidi and zero-width controls, soft hyphens,
//! Arabic harakat and tatweel left out, hamza carriers, alef and yeh forms, digits, quotes and dashes folded, and white
//! space collapsed to one space. Case is kept: "State parties" and "States Parties" are different drafting.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A folded text with the way back to the source.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The matching key.
    pub text: String,
    /// For each byte of the key, and one past its end, the byte offset in the unfolded text.
    offsets: Vec<u32>,
}

impl Folded {
    /// Folds a text. Leading and trailing white space are dropped.
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            offsets: Vec::with_capacity(text.len() + 1),
        };
        if is_folded(text) {
            let bare = text.trim();
            let start = text.len() - text.trim_start().len();
            folded.text.push_str(bare);
            folded.offsets.extend((start..=start + bare.len()).map(|at| at as u32));
            return folded;
        }
        let mut space_at = None;
        for_each_folded(text, |at, c| {
            if c == ' ' {
                space_at.get_or_insert(at);
                return;
            }
            if let Some(space) = space_at.take()
                && !folded.text.is_empty()
            {
                folded.push(space, ' ');
            }
            folded.push(at, c);
        });
        let end = text.trim_end().len();
        folded.offsets.push(end as u32);
        folded
    }

    fn push(&mut self, at: usize, c: char) {
        self.text.push(c);
        self.offsets.resize(self.text.len(), at as u32);
    }

    /// The range of the unfolded text that a range of the key came from.
    pub fn unfold(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let from = self.offsets[start] as usize;
        let to = if end > start { self.offsets[end] as usize } else { from };
        from..to.max(from)
    }
}

/// Folds one text without the way back.
pub fn fold(text: &str) -> String {
    if is_folded(text) {
        return text.trim().to_owned();
    }
    Folded::new(text).text
}

/// Whether a text is its own key, but for white space around it.
fn is_folded(text: &str) -> bool {
    let mut last = 0;
    text.bytes().all(|byte| {
        let is_double_space = byte == b' ' && last == b' ';
        last = byte;
        matches!(byte, b' '..=b'~') && byte != b'`' && !is_double_space
    })
}

/// The first `limit` bytes of a text, or a few less where a character would be cut.
pub(crate) fn start_of(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Calls `each` with the source offset and the folded form of every character; white space comes as single spaces.
pub(crate) fn for_each_folded(text: &str, mut each: impl FnMut(usize, char)) {
    let mut chars = text.char_indices().peekable();
    let mut cluster = String::new();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii() && !matches!(chars.peek(), Some((_, next)) if !next.is_ascii()) {
            // Two back-quotes are how some plain texts print an opening quotation mark.
            if c == '`' && matches!(chars.peek(), Some((_, '`'))) {
                chars.next();
                each(at, '"');
            } else {
                each(
                    at,
                    if c.is_whitespace() || c.is_control() {
                        ' '
                    } else {
                        fold_char(c).unwrap_or(c)
                    },
                );
            }
            continue;
        }
        if is_plain(c) && chars.peek().is_none_or(|&(_, next)| next.is_ascii() || is_plain(next)) {
            if let Some(c) = fold_char(c) {
                each(at, c);
            }
            continue;
        }
        cluster.clear();
        cluster.push(c);
        while let Some(&(_, mark)) = chars.peek() {
            if canonical_combining_class(mark) == 0 {
                break;
            }
            cluster.push(mark);
            chars.next();
        }
        for c in cluster.nfkc() {
            if let Some(c) = fold_char(c) {
                each(at, c);
            }
        }
    }
}

/// Whether a character is its own NFKC form and no combining mark: most letters of the languages that travaux reads.
pub(crate) fn is_plain(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{FF}' | '\u{410}'..='\u{44F}' | '\u{621}'..='\u{64A}' | '\u{660}'..='\u{669}'
        | '\u{60C}' | '\u{61B}' | '\u{2013}'..='\u{201D}' | '\u{4E00}'..='\u{9FFF}')
}

/// The folded form of a character in NFKC, or `None` where it does not count.
pub(crate) fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '\u{00AD}'
        | '\u{061C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{0640}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{FE00}'..='\u{FE0F}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ئ' | 'ؤ' => 'ء',
        'ک' => 'ك',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    })
}

fn digit(c: char, zero: char) -> char {
    char::from(b'0' + (c as u32 - zero as u32) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(fold(left), fold(right));
    }

    #[test]
    fn typography_does_not_count() {
        same("a  b\r\n c", "a b c");
        same("“the State’s”", "\"the State's\"");
        same("``computer system\"", "“computer system”");
        same("e\u{301}tat", "état");
        same("ﺎﻟﻌﻬﺪ", "العهد");
        same("وفقًا لتشـير", "وفقا لتشير");
        same("المادة ٤٢", "المادة 42");
        same("ا\u{654}حكام", "أحكام");
        same("co\u{AD}operation", "cooperation");
        same("第４２条（一）", "第42条(一)");
        same("a\u{a0}b", "a b");
    }

    #[test]
    fn wording_counts() {
        assert_ne!(fold("shall"), fold("may"));
        assert_ne!(fold("States Parties"), fold("States parties"));
    }

    #[test]
    fn a_match_leads_back_to_the_source() {
        let text = "لا  يُجوز ٤٢";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "لا يجوز 42");
        let at = folded.text.find("يجوز").expect("folded");
        assert_eq!(&text[folded.unfold(at, at + "يجوز".len())], "يُجوز");
        let at = folded.text.find("42").expect("folded");
        assert_eq!(&text[folded.unfold(at, at + 2)], "٤٢");
    }
}
