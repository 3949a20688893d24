//! Numbers of clauses: as printed, and in order.

use std::cmp::Ordering;

/// The number of a clause as printed, with the key that orders it: `10` < `10 bis` < `10 ter` < `11`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// As printed, without the punctuation around it: `10 bis`, `a`, `XII`, `الخامسة`.
    pub printed: String,
    /// What orders it.
    pub key: NumberKey,
}

/// The sort key of a number; derives its order from the fields, first to last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberKey {
    /// The value of the number, letter or ordinal: 10 in `10 bis`, 2 in `(b)`.
    pub value: u32,
    /// A letter that follows, `A` = 1: 1 in `29A`.
    pub letter: u16,
    /// 2 for bis, 3 for ter, 4 for quater ...; 0 for none.
    pub insertion: u16,
    /// The number of an alternative (`alt`, `Alt. 2`); 0 for none.
    pub alternative: u16,
}

impl NumberKey {
    /// The key of a plain value.
    pub fn plain(value: u32) -> Self {
        Self { value, ..Self::default() }
    }

    /// Whether the number carries bis, ter, a letter or an alternative.
    pub fn is_inserted(self) -> bool {
        self != Self::plain(self.value)
    }

    /// Whether `next` may follow this number directly: the next value, or an insertion after this one.
    pub fn is_followed_by(self, next: NumberKey) -> bool {
        if next.value == self.value + 1 {
            return next.letter <= 1 && next.insertion <= 2 && next.alternative <= 1;
        }
        next.value == self.value && next > self
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key).then_with(|| self.printed.cmp(&other.printed))
    }
}
