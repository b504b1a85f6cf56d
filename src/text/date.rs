//! Dates that know how much is known: a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use crate::diagnostic::Lang;

/// A calendar day.
pub type Date = jiff::civil::Date;

/// A date with its precision. Ordered by its first day; of equal first days the less precise comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    Year(i16),
    Month(i16, i8),
    Day(Date),
}

const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl PartialDate {
    /// The year, 1 to 9999.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(date) => date.year(),
        }
    }

    /// The first day that the date may mean.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date::constant(year, 1, 1),
            Self::Month(year, month) => Date::constant(year, month, 1),
            Self::Day(date) => date,
        }
    }

    /// The last day that the date may mean.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date::constant(year, 12, 31),
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Day(date) => date,
        }
    }

    /// As people read it: `1 februari 2018`, `mars 2019`, `2017`.
    pub fn display(self, lang: Lang) -> String {
        let month_name = |month: i8| {
            let index = usize::from(month.unsigned_abs()) - 1;
            match lang {
                Lang::Sv => MONTHS_SV[index],
                Lang::En => MONTHS_EN[index],
            }
        };
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(year, month) => format!("{} {year}", month_name(month)),
            Self::Day(date) => format!("{} {} {}", date.day(), month_name(date.month()), date.year()),
        }
    }

    fn precision(self) -> u8 {
        match self {
            Self::Year(_) => 0,
            Self::Month(..) => 1,
            Self::Day(_) => 2,
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first_day(), self.precision()).cmp(&(other.first_day(), other.precision()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// ISO 8601: `2019`, `2019-03` or `2019-03-07`.
impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(formatter, "{year:04}"),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Day(date) => write!(formatter, "{date}"),
        }
    }
}

/// The text is no date, or one that is in no calendar (`2019-02-30`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| digits(part, 4)).filter(|&year| year > 0).ok_or(NotADate)?;
        let mut two = || {
            parts
                .next()
                .map(|part| digits(part, 2).and_then(|number| i8::try_from(number).ok()).ok_or(NotADate))
        };
        let (month, day) = (two().transpose()?, two().transpose()?);
        if parts.next().is_some() {
            return Err(NotADate);
        }
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) => {
                (1..=12).contains(&month).then_some(Self::Month(year, month)).ok_or(NotADate)
            }
            (Some(month), Some(day)) => Date::new(year, month, day).map(Self::Day).map_err(|_| NotADate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_survives() {
        for text in ["2019", "2019-03", "2019-03-07"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in
            ["", "19", "2019-", "2019-13", "2019-02-30", "2019-3", "2019-03-07-1", "0000", "mars 2019"]
        {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn is_said_as_precisely_as_it_is_known() {
        let say = |text: &str| text.parse::<PartialDate>().unwrap().display(Lang::Sv);
        assert_eq!(
            (say("2017"), say("2019-03"), say("2018-02-01")),
            ("2017".into(), "mars 2019".into(), "1 februari 2018".into())
        );
    }
}
