//! Dates as records know them: a day, or only a month or a year.

use std::fmt;

use toml::value::Datetime;

/// A day, a month or a year of the Gregorian calendar.
///
/// What is coarser stands before what is finer: a month before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, one-based.
    pub month: Option<u8>,
    /// The day, one-based; never without a month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2022`, `2022-05` or `2022-05-30`; `None` where it is no such date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let part = |number: Option<Option<u16>>| number.flatten().map(|number| number as u8);
        Self { year, month: part(month), day: part(day) }.checked()
    }

    /// The day of a moment, given in seconds since 1 January 1970 UTC.
    pub fn from_unix(seconds: u64) -> Self {
        let mut days = seconds / 86_400;
        let mut date = Self { year: 1970, month: None, day: None };
        while days >= date.days_of_year() && date.year < u16::MAX {
            days -= date.days_of_year();
            date.year += 1;
        }
        let mut month = Self { month: Some(1), ..date };
        while let Some(n @ 1..=11) = month.month
            && days >= u64::from(month.last_of_month())
        {
            days -= u64::from(month.last_of_month());
            month.month = Some(n + 1);
        }
        Self { day: Some((days as u8).saturating_add(1)), ..month }
    }

    /// The day of a TOML date; `None` where it is a time of day only.
    pub(crate) fn from_toml(value: &Datetime) -> Option<Self> {
        let date = value.date?;
        Self { year: date.year, month: Some(date.month), day: Some(date.day) }.checked()
    }

    fn checked(self) -> Option<Self> {
        let is_month = self.month.is_none_or(|month| (1..=12).contains(&month));
        let is_day = self.day.is_none_or(|day| (1..=self.last_of_month()).contains(&day));
        (is_month && is_day).then_some(self)
    }

    fn is_leap(self) -> bool {
        self.year.is_multiple_of(4) && !self.year.is_multiple_of(100)
            || self.year.is_multiple_of(400)
    }

    fn days_of_year(self) -> u64 {
        if self.is_leap() { 366 } else { 365 }
    }

    fn last_of_month(self) -> u8 {
        match self.month {
            Some(2) if self.is_leap() => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        }
    }

    /// The first day that it may mean.
    pub fn first(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it may mean.
    pub fn last(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        let last = Self { month: Some(month), ..self }.last_of_month();
        (self.year, month, self.day.unwrap_or(last))
    }
}

/// A number of exactly so many digits.
fn digits(text: &str, n: usize) -> Option<u16> {
    (text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, first: (u16, u8, u8), last: (u16, u8, u8)) {
        let date = Date::parse(text).expect("a date");
        assert_eq!((date.to_string().as_str(), date.first(), date.last()), (text, first, last));
    }

    #[test]
    fn days_months_and_years() {
        case("2022-05-30", (2022, 5, 30), (2022, 5, 30));
        case("2022-04", (2022, 4, 1), (2022, 4, 30));
        case("2024-02", (2024, 2, 1), (2024, 2, 29));
        case("1900-02", (1900, 2, 1), (1900, 2, 28));
        case("2022", (2022, 1, 1), (2022, 12, 31));
        for wrong in ["", "22", "2022-5", "2022-13", "2022-02-29", "2022-00", "2022-05-30-1", "x"] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn seconds_become_days() {
        let day = |seconds| Date::from_unix(seconds).to_string();
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(86_399), "1970-01-01");
        assert_eq!(day(951_782_400), "2000-02-29");
        assert_eq!(day(1_709_251_200), "2024-03-01");
        assert_eq!(day(4_102_444_799), "2099-12-31");
        assert!(Date::from_unix(u64::MAX).year > 2100, "a broken clock does not hang");
    }

    #[test]
    fn a_month_stands_before_its_days() {
        let date = |text| Date::parse(text).expect("a date");
        assert!(date("2022-05") < date("2022-05-01") && date("2022-04-30") < date("2022-05"));
    }
}
