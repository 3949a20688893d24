//! Gives a new clause the next free number, written as its neighbour's is.

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key::fold;
use crate::language::Language;
use crate::number::{Number, NumberKey};
use crate::parse::numeral::{to_chinese, to_roman};

/// The last insertion that has a name: duodecies.
const LAST: u16 = 12;

/// The marker of a clause that follows `after`: `5 bis.` after `5.` where there is a `6.`; `None` where the number cannot be
/// written. `taken` holds the numbers that earlier proposals took.
pub(super) fn following(
    draft: &Draft,
    after: ClauseIdx,
    taken: &[(Option<ClauseIdx>, NumberKey)],
) -> Option<(String, NumberKey)> {
    let clause = draft.clause(after);
    let number = clause.number.as_ref()?;
    let marker = draft.source.slice(clause.marker?);
    let language = Language::by_code(&draft.language).or_else(|| Language::by_code("en"))?;
    let among = scope(draft, after);
    let was_taken =
        |key: NumberKey| taken.iter().any(|(scope, known)| *known == key && *scope == among);
    let is_taken = |key| was_taken(key) || peers(draft, after).any(|number| number.key == key);
    let mut next = number.key.value + 1;
    while was_taken(NumberKey::plain(next)) {
        next += 1;
    }
    let is_free = !peers(draft, after).any(|number| number.key.value == next);
    if let Some(printed) = written(number, next, language).filter(|_| is_free) {
        return Some((dressed(marker, &number.printed, &printed)?, NumberKey::plain(next)));
    }
    let key = (number.key.insertion.max(1) + 1..=LAST)
        .map(|insertion| NumberKey { insertion, ..NumberKey::plain(number.key.value) })
        .find(|key| !is_taken(*key))?;
    if let Some(suffix) =
        language.insertion_suffix.filter(|_| marker.ends_with(char::is_alphanumeric))
    {
        let bare = marker.split_once(suffix).map_or(marker, |(bare, _)| bare);
        let bare = bare.trim_start_matches(['[', '［']);
        return Some((format!("{bare}{suffix}{}", to_chinese(u32::from(key.insertion))?), key));
    }
    let word = insertion(key.insertion, language)?;
    let bare = marker.trim().trim_start_matches(['[', '［']);
    if bare.ends_with([')', '）']) && number.key.insertion == 0 {
        return Some((format!("{bare} {word}"), key));
    }
    let printed = format!("{} {word}", base_of(number, language));
    Some((dressed(marker, &number.printed, &printed)?, key))
}

/// What numbers are told apart in: the clause above, or for articles the annex, else the draft itself.
pub(super) fn scope(draft: &Draft, idx: ClauseIdx) -> Option<ClauseIdx> {
    let clause = draft.clause(idx);
    if clause.kind != ClauseKind::Article {
        return clause.parent;
    }
    draft.ancestors(idx).skip(1).find(|&above| draft.clause(above).kind == ClauseKind::Annex)
}

/// The numbers of clauses of the same kind that stand beside one.
fn peers(draft: &Draft, idx: ClauseIdx) -> impl Iterator<Item = &Number> {
    let (kind, among) = (draft.clause(idx).kind, scope(draft, idx));
    let beside = draft
        .iter()
        .filter(move |(other, clause)| clause.kind == kind && scope(draft, *other) == among);
    beside.filter_map(|(_, clause)| clause.number.as_ref())
}

/// `bis`, `ter` and so on in the words of the language.
fn insertion(insertion: u16, language: &Language) -> Option<&str> {
    let words = || language.insertions.iter().filter(|(_, value)| *value == insertion);
    // The words of the language itself, where it has its own letters.
    let own = words().find(|(word, _)| !word.is_ascii());
    own.or_else(|| words().next()).map(|(word, _)| word.as_str())
}

/// The printed number without bis and the like.
fn base_of(number: &Number, language: &Language) -> String {
    let printed = number.printed.as_str();
    if number.key.insertion == 0 {
        return printed.to_owned();
    }
    if let Some((base, _)) = language.insertion_suffix.and_then(|c| printed.split_once(c)) {
        return base.to_owned();
    }
    let end = printed.find(char::is_whitespace).unwrap_or(printed.len());
    let base = &printed[..end];
    let digits = base.find(|c: char| !c.is_numeric()).unwrap_or(base.len());
    if digits > 0 { base[..digits].to_owned() } else { base.to_owned() }
}

/// A number written as another one is; `None` where nobody can tell how.
fn written(number: &Number, next: u32, language: &Language) -> Option<String> {
    let base = base_of(number, language);
    let value = number.key.value;
    if base.chars().all(char::is_numeric) && fold(&base) == value.to_string() {
        let zero = base.chars().next().map(zero_of)?;
        return Some(next.to_string().chars().map(|c| digit_like(c, zero)).collect());
    }
    if base.chars().all(|c| "一二三四五六七八九十".contains(c)) {
        return to_chinese(next);
    }
    let lower = base.to_lowercase();
    let upper = |text: String| if base == lower { text } else { text.to_uppercase() };
    let mut letters = base.chars();
    if let (Some(_), None) = (letters.next(), letters.next()) {
        let folded = fold(&lower).chars().next()?;
        let at = value.checked_sub(1)? as usize;
        let sets = &language.letters;
        if let Some(set) = sets.iter().find(|set| set.get(at) == Some(&folded)) {
            return set.get(next.checked_sub(1)? as usize).map(|c| upper(c.to_string()));
        }
    }
    let is_roman = !base.is_empty() && lower.chars().all(|c| "ivxlc".contains(c));
    (is_roman && roman(value).as_deref() == Some(&lower)).then(|| roman(next).map(upper)).flatten()
}

fn zero_of(c: char) -> char {
    match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => '0',
    }
}

fn digit_like(c: char, zero: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(c)
}

fn roman(value: u32) -> Option<String> {
    (1..400).contains(&value).then(|| to_roman(value).to_lowercase())
}

/// A marker with another number in it: `5.` becomes `5 bis.`.
fn dressed(marker: &str, printed: &str, new: &str) -> Option<String> {
    let marker = marker.trim().trim_start_matches(['[', '［']);
    if let Some(at) = marker.rfind(printed) {
        return Some(format!("{}{new}{}", &marker[..at], &marker[at + printed.len()..]));
    }
    // `2. bis` is printed as `2. bis` or `2 bis`: the digits are found by themselves.
    let start = marker.find(|c: char| c.is_numeric())?;
    let rest = &marker[start..];
    let end = rest
        .rfind(char::is_alphanumeric)
        .map_or(rest.len(), |at| at + rest[at..].chars().next().map_or(0, char::len_utf8));
    Some(format!("{}{new}{}", &marker[..start], &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    #[track_caller]
    fn case(language: &str, text: &str, after: &str, expected: &str) {
        let options = ParseOptions { name: String::new(), language: Some(language.to_owned()) };
        let draft = parse(Source::new("t", text), &options);
        let ids: Vec<&str> = draft.clauses.iter().map(|clause| clause.id.as_str()).collect();
        let after = draft.find(after).unwrap_or_else(|| panic!("{after} is not in {ids:?}"));
        let (marker, _) = following(&draft, after, &[]).unwrap_or_default();
        assert_eq!(marker, expected);
    }

    const EN: &str = "Article 1\nUse\n\n1. Each State shall act.\n\n2. Each State shall:\n(a) Act;\n(b) Help;\n(c) Pay.\n\n\
        2 bis. No State shall harm.\n\n3. This ends.\n\nArticle 2\nAid\n\nEach State shall help.\n";

    #[test]
    fn the_next_free_number() {
        case("en", EN, "art_1__para_1", "1 bis.");
        case("en", EN, "art_1__para_2", "2 ter.");
        case("en", EN, "art_1__para_2bis", "2 ter.");
        case("en", EN, "art_1__para_3", "4.");
        case("en", EN, "art_1__para_2__point_a", "(a) bis");
        case("en", EN, "art_1__para_2__point_c", "(d)");
        case("en", EN, "art_1", "Article 1 bis");
        case("en", EN, "art_2", "Article 3");
    }

    #[test]
    fn numbers_of_other_scripts() {
        let ar = "المادة ١\n\n١ - تتصرف كل دولة:\n(أ) فورا؛\n(ب) بحسن نية.\n\n٢ - لا تضر أي دولة.\n\nالمادة ٢\n\nتنتهي.\n";
        case("ar", ar, "art_1__para_1", "١ مكررا -");
        case("ar", ar, "art_1__para_2", "٣ -");
        case("ar", ar, "art_1__para_1__point_ب", "(ج)");
        case("ar", ar, "art_2", "المادة ٣");
        let zh = "第一条\n\n各国应采取措施。\n\n第二条\n\n各国应合作。\n";
        case("zh", zh, "art_1", "第一条之二");
        case("zh", zh, "art_2", "第三条");
        let roman = "PART I\n\nArticle 1\n\nEach State shall:\n(i) act;\n(ii) help;\n(iii) pay.\n";
        case("en", roman, "art_1__point_iii", "(iv)");
    }

    #[test]
    fn small_numbers_in_other_signs() {
        assert_eq!(roman(14).as_deref(), Some("xiv"));
        assert_eq!(roman(0), None);
        assert_eq!(to_chinese(10).as_deref(), Some("十"));
        assert_eq!(to_chinese(42).as_deref(), Some("四十二"));
        assert_eq!(to_chinese(100), None);
    }
}
