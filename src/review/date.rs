//! Calendar days, for decisions that lapse. What day it is comes from the caller.

use std::fmt;

use toml::value::Datetime;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, one-based.
    pub month: u8,
    /// The day, one-based.
    pub day: u8,
}

impl Date {
    /// The day of a moment, given in seconds since 1 January 1970 UTC.
    pub fn from_unix(seconds: u64) -> Self {
        let mut days = seconds / 86_400;
        let mut year = 1970;
        while days >= days_of_year(year) && year < u16::MAX {
            days -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days >= days_of_month(year, month) {
            days -= days_of_month(year, month);
            month += 1;
        }
        Self { year, month, day: (days as u8).saturating_add(1) }
    }

    /// The day of a TOML date; `None` where it is a time of day only.
    pub(crate) fn from_toml(value: &Datetime) -> Option<Self> {
        value.date.map(|date| Self { year: date.year, month: date.month, day: date.day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

fn days_of_year(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u16, month: u8) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(seconds: u64, expected: &str) {
        assert_eq!(Date::from_unix(seconds).to_string(), expected);
    }

    #[test]
    fn seconds_become_days() {
        case(0, "1970-01-01");
        case(86_399, "1970-01-01");
        case(951_782_400, "2000-02-29");
        case(1_709_251_200, "2024-03-01");
        case(4_102_444_799, "2099-12-31");
        assert!(Date::from_unix(u64::MAX).year > 2100, "a broken clock does not hang");
    }
}
