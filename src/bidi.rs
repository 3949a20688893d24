//! Text of two directions: the isolates that keep it in order (UAX #9, section 2.4.2).

/// Isolate whose direction is that of its first strong character (FSI).
pub(crate) const ISOLATE: char = '\u{2068}';
/// Left-to-right isolate (LRI).
pub(crate) const ISOLATE_LTR: char = '\u{2066}';
/// Right-to-left isolate (RLI).
pub(crate) const ISOLATE_RTL: char = '\u{2067}';
/// End of an isolate (PDI).
pub(crate) const POP: char = '\u{2069}';

/// Whether a language is written from right to left.
pub(crate) fn is_rtl(language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    matches!(primary, "ar" | "fa" | "he" | "ur" | "ps")
}

/// Whether a character is of a script that is written from right to left.
pub(crate) fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a character opens an isolate.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(c, ISOLATE | ISOLATE_LTR | ISOLATE_RTL)
}

/// What opens an isolate for a text. By itself, one that goes by its first strong character passes over what stands in
/// isolates within it (UAX #9, rule P2), and would set a list of Arabic names from left to right.
pub(crate) fn opening_for(text: &str) -> char {
    let mut depth = 0_usize;
    for c in text.chars() {
        depth += usize::from(is_opening(c));
        depth = depth.saturating_sub(usize::from(c == POP));
        if depth == 0 && c.is_alphabetic() {
            return ISOLATE;
        }
    }
    if text.chars().any(is_rtl_letter) { ISOLATE_RTL } else { ISOLATE }
}

/// Whether the whole of a text is one isolate, or needs none.
pub(crate) fn is_isolated(text: &str) -> bool {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let mut depth = 0_usize;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        depth += usize::from(is_opening(c));
        depth = depth.saturating_sub(usize::from(c == POP));
        if depth == 0 {
            return c == POP && chars.as_str().is_empty();
        }
    }
    false
}

/// Puts stretches of left-to-right words in isolates, except where they stand in one already.
pub(crate) fn isolate_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let is_mixed = |c: char| is_rtl_letter(c) || is_opening(c);
    if text.contains(char::is_alphabetic) && !text.contains(is_mixed) {
        out.push(ISOLATE_LTR);
        out.push_str(text);
        out.push(POP);
        return out;
    }
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if is_opening(c) {
            if depth == 0 {
                push_isolating(&text[start..at], &mut out);
                start = at;
            }
            depth += 1;
        } else if c == POP && depth > 0 {
            depth -= 1;
            if depth == 0 {
                out.push_str(&text[start..at + c.len_utf8()]);
                start = at + c.len_utf8();
            }
        }
    }
    match depth {
        0 => push_isolating(&text[start..], &mut out),
        _ => out.push_str(&text[start..]),
    }
    out
}

/// The same for a text without isolates.
fn push_isolating(text: &str, out: &mut String) {
    let is_ltr = |c: char| c.is_alphabetic() && !is_rtl_letter(c);
    // Signs that hang on the front of a word: `--format`, `[a`, `"x`.
    let hangs = |c: char| c.is_ascii_graphic() && !matches!(c, '(' | '[' | '{' | ':' | ',' | ';');
    let mut rest = text;
    while let Some(word) = rest.find(is_ltr) {
        let start = rest[..word].char_indices().rev().take_while(|(_, c)| hangs(*c)).last();
        let start = start.map_or(word, |(at, _)| at);
        let tail = &rest[start..];
        let limit = tail.find(is_rtl_letter).unwrap_or(tail.len());
        let mut end = tail[..limit]
            .char_indices()
            .rfind(|(_, c)| is_ltr(*c) || c.is_ascii_digit() || matches!(c, '`' | '*' | '/'))
            .map_or(limit, |(at, c)| at + c.len_utf8());
        let is_open = tail[..end].matches('(').count() > tail[..end].matches(')').count();
        end += usize::from(is_open && tail[end..].starts_with(')'));
        out.push_str(&rest[..start]);
        out.push(ISOLATE_LTR);
        out.push_str(&tail[..end]);
        out.push(POP);
        rest = &tail[end..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let shown = isolate_words(text).replace(ISOLATE_LTR, "<").replace(POP, ">");
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_of_the_other_direction_stand_in_isolates() {
        case("المادة 15", "المادة 15");
        case("Rome Statute, article 7(1).", "<Rome Statute, article 7(1).>");
        case("انظر vt-x (VT01) والمادة 3", "انظر <vt-x (VT01)> والمادة 3");
        case("المبدأ (nulla poena) قائم.", "المبدأ (<nulla poena>) قائم.");
        case("في --format json كلها", "في <--format json> كلها");
        case("الأمر `travaux show v1` يبينها", "الأمر <`travaux show v1`> يبينها");
        case("من \u{2066}a b\u{2069} إلى c", "من <a b> إلى <c>");
    }

    #[test]
    fn a_list_of_isolates_runs_as_its_words_do() {
        assert_eq!(opening_for("\u{2068}المادة 5\u{2069}، \u{2068}الفقرة 2\u{2069}"), ISOLATE_RTL);
        assert_eq!(opening_for("المادة"), ISOLATE);
        assert_eq!(opening_for("\u{2068}a\u{2069}, \u{2068}b\u{2069}"), ISOLATE);
    }

    #[test]
    fn one_isolate_is_enough() {
        assert!(is_isolated("\u{2068}a \u{2066}b\u{2069}\u{2069}") && is_isolated("12"));
        assert!(!is_isolated("\u{2068}a\u{2069} \u{2068}b\u{2069}") && !is_isolated("a"));
    }
}
