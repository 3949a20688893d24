//! Keeps the changes of neighbouring paragraphs apart.
//!
//! Where a paragraph ends with an insertion and the next one begins with one, LibreOffice takes both and the end between
//! them for one insertion, although that end is in both texts; to reject it would join the paragraphs. Deletions fare
//! alike. So the changes are set in such a way that no kind stands on both sides of an end that both texts have.

use crate::diff::flow::{Op, Paragraph, Stretch};

/// Sets the changes apart; `are_alike` tells whether two paragraphs are set alike, so that the end of one can stand for
/// that of the other. Both texts stay what they are.
pub(super) fn keep_apart(
    paragraphs: &mut [Paragraph],
    are_alike: impl Fn(&Paragraph, &Paragraph) -> bool,
) {
    for n in 1..paragraphs.len() {
        let at = n - 1;
        if !touch(&paragraphs[at], &paragraphs[n]) || shift_end(paragraphs, at, &are_alike) {
            continue;
        }
        for way in [swap_last, split_last, repeat_last] {
            let mut set = paragraphs[at].clone();
            if way(&mut set)
                && !touch(&set, &paragraphs[n])
                && at.checked_sub(1).is_none_or(|before| !touch(&paragraphs[before], &set))
            {
                paragraphs[at] = set;
                break;
            }
        }
        if touch(&paragraphs[at], &paragraphs[n]) {
            let mut set = paragraphs[n].clone();
            if swap_first(&mut set) && !touch(&paragraphs[at], &set) {
                paragraphs[n] = set;
            }
        }
    }
}

/// Whether changes of one kind stand on both sides of an end that both texts have.
fn touch(paragraph: &Paragraph, next: &Paragraph) -> bool {
    let last = paragraph.stretches.last().map(|stretch| stretch.op);
    let first = next.stretches.first().map_or(next.end, |stretch| stretch.op);
    paragraph.end == Op::Equal && first != Op::Equal && last == Some(first)
}

/// Lets the end of the last of the paragraphs that follow and are all of one kind be the one that both texts have.
fn shift_end(
    paragraphs: &mut [Paragraph],
    at: usize,
    are_alike: impl Fn(&Paragraph, &Paragraph) -> bool,
) -> bool {
    let Some(op) = paragraphs[at].stretches.last().map(|stretch| stretch.op) else { return false };
    let is_whole = |p: &&Paragraph| p.end == op && p.stretches.iter().all(|s| s.op == op);
    let last = at + paragraphs[at + 1..].iter().take_while(is_whole).count();
    let is_free =
        |next: &Paragraph| next.stretches.first().map_or(next.end, |stretch| stretch.op) != op;
    if last == at
        || !are_alike(&paragraphs[at], &paragraphs[last])
        || !paragraphs.get(last + 1).is_none_or(is_free)
    {
        return false;
    }
    paragraphs[at].end = op;
    paragraphs[last].end = Op::Equal;
    true
}

/// Sets the last two changes the other way round: `-old- +new+` as `+new+ -old-`.
fn swap_last(paragraph: &mut Paragraph) -> bool {
    let n = paragraph.stretches.len();
    let [.., a, b] = paragraph.stretches.as_slice() else { return false };
    let are_changes = a.op != Op::Equal && b.op != Op::Equal;
    if are_changes {
        paragraph.stretches.swap(n - 2, n - 1);
    }
    are_changes
}

/// Sets the first two changes the other way round.
fn swap_first(paragraph: &mut Paragraph) -> bool {
    let [a, b, ..] = paragraph.stretches.as_slice() else { return false };
    let are_changes = a.op != Op::Equal && b.op != Op::Equal;
    if are_changes {
        paragraph.stretches.swap(0, 1);
    }
    are_changes
}

/// Sets the last word of the change before the last one behind it: `-an old- +new+` as `-an- +new+ -old-`.
fn split_last(paragraph: &mut Paragraph) -> bool {
    let [.., a, b] = paragraph.stretches.as_mut_slice() else { return false };
    let Some(at) = last_word(&a.text) else { return false };
    let are_changes = a.op != Op::Equal && b.op != Op::Equal;
    if are_changes {
        let word = Stretch { op: a.op, text: a.text.split_off(at) };
        paragraph.stretches.push(word);
    }
    are_changes
}

/// Takes the last word that both texts have as changed too: `the end +and more+` as `the +end and more+ -end-`.
fn repeat_last(paragraph: &mut Paragraph) -> bool {
    let [.., a, b] = paragraph.stretches.as_mut_slice() else { return false };
    let other = match (a.op, b.op) {
        (Op::Equal, Op::Insert) => Op::Delete,
        (Op::Equal, Op::Delete) => Op::Insert,
        _ => return false,
    };
    let at = last_word(&a.text).unwrap_or(0);
    let word = a.text.split_off(at);
    b.text.insert_str(0, &word);
    if a.text.is_empty() {
        let n = paragraph.stretches.len();
        paragraph.stretches.remove(n - 2);
    }
    paragraph.stretches.push(Stretch { op: other, text: word });
    true
}

/// Where the last word begins; `None` where there is no other.
fn last_word(text: &str) -> Option<usize> {
    let bare = text.trim_end();
    let (at, space) = bare.char_indices().rfind(|(_, c)| c.is_whitespace())?;
    Some(at + space.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `= text`, `+ text`, `- text` apart by `|`; the last part is the end.
    fn paragraph(written: &str) -> Paragraph {
        let op = |sign: &str| match sign {
            "+" => Op::Insert,
            "-" => Op::Delete,
            _ => Op::Equal,
        };
        let mut parts: Vec<&str> = written.split('|').collect();
        let end = op(parts.pop().unwrap_or_default());
        let stretch = |part: &&str| Stretch { op: op(&part[..1]), text: part[1..].to_owned() };
        Paragraph { stretches: parts.iter().map(stretch).collect(), end, old: None, new: None }
    }

    fn texts(paragraphs: &[Paragraph], gone: Op) -> String {
        let mut text = String::new();
        for paragraph in paragraphs {
            let kept = paragraph.stretches.iter().filter(|stretch| stretch.op != gone);
            text.extend(kept.map(|stretch| stretch.text.as_str()));
            if paragraph.end != gone {
                text.push('\n');
            }
        }
        text
    }

    #[track_caller]
    fn case(are_alike: bool, before: &[&str], after: &[&str]) {
        let given: Vec<Paragraph> = before.iter().map(|written| paragraph(written)).collect();
        let mut found = given.clone();
        keep_apart(&mut found, |_, _| are_alike);
        let expected: Vec<Paragraph> = after.iter().map(|written| paragraph(written)).collect();
        assert_eq!(found, expected);
        for gone in [Op::Insert, Op::Delete] {
            assert_eq!(texts(&found, gone), texts(&given, gone));
        }
        assert!(found.windows(2).all(|pair| !touch(&pair[0], &pair[1])));
    }

    #[test]
    fn a_kind_of_change_stands_on_one_side_of_an_end() {
        let apart = ["=One |-old|+new|=", "=Two|="];
        case(true, &apart, &apart);
        // The end moves behind what came.
        let moved = ["=One|+ more|+", "+Two|+", "+Three|=", "=Four|="];
        case(true, &["=One|+ more|=", "+Two|+", "+Three|+", "=Four|="], &moved);
        case(true, &["=One|- more|=", "-Two|-"], &["=One|- more|-", "-Two|="]);
        // It cannot, where the paragraphs are set in other ways.
        let set = ["=Fraud |+and; or|-and;|=", "+Article 2|+", "=End|="];
        case(false, &["=Fraud |-and;|+and; or|=", "+Article 2|+", "=End|="], &set);
        let set = ["=One |+end and more|-end|=", "+Two|+", "=Three|="];
        case(false, &["=One end|+ and more|=", "+Two|+", "=Three|="], &set);
        let set = ["+end; or|-end;|=", "+Two|+", "=Three|="];
        case(false, &["=end;|+ or|=", "+Two|+", "=Three|="], &set);
        // Nor where the next paragraph is partly new.
        let set = ["=A |+b c|-b|=", "+New |=words|="];
        case(true, &["=A b|+ c|=", "+New |=words|="], &set);
        // What was swapped must not touch what stands before.
        let set = ["=A |-b|+c|=", "-old |+new|-words|=", "+Two|+", "=Three|="];
        case(false, &["=A |-b|+c|=", "-old words|+new|=", "+Two|+", "=Three|="], &set);
        let set = ["-old|=", "+new|-old|=", "=Three|="];
        case(false, &["-old|=", "-old|+new|=", "=Three|="], &set);
    }
}
