//! Dates as people write them, understood so that the right form can be offered.

use crate::text::PartialDate;

const MONTHS: [[&str; 4]; 12] = [
    ["januari", "january", "jan", "jan."],
    ["februari", "february", "feb", "febr"],
    ["mars", "march", "mar", "mar."],
    ["april", "april", "apr", "apr."],
    ["maj", "may", "maj", "may"],
    ["juni", "june", "jun", "jun."],
    ["juli", "july", "jul", "jul."],
    ["augusti", "august", "aug", "aug."],
    ["september", "september", "sep", "sept"],
    ["oktober", "october", "okt", "oct"],
    ["november", "november", "nov", "nov."],
    ["december", "december", "dec", "dec."],
];

/// Parts of a year that no date can say: the year alone is offered.
const SEASONS: &[&str] = &[
    "våren",
    "vår",
    "sommaren",
    "sommar",
    "hösten",
    "höst",
    "vintern",
    "vinter",
    "vt",
    "ht",
    "spring",
    "summer",
    "autumn",
    "winter",
    "början",
    "slutet",
    "av",
    "mitten",
    "under",
    "omkring",
    "cirka",
    "ca",
    "q1",
    "q2",
    "q3",
    "q4",
    "kvartal",
    "kvartalet",
    "tertial",
    "halvår",
    "halvåret",
    "läsåret",
    "läsår",
    "vårterminen",
    "höstterminen",
    "circa",
    "early",
    "late",
    "tidigt",
    "sent",
    "före",
    "efter",
    "omkr",
];

/// What stands around a date and says nothing more.
const FILLERS: &[&str] = &[
    "den",
    "the",
    "of",
    "år",
    "år:",
    "datum",
    "kl",
    "klockan",
    "at",
    "z",
    "utc",
    "gmt",
    "cet",
    "cest",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
    "måndagen",
    "tisdagen",
    "onsdagen",
    "torsdagen",
    "fredagen",
    "lördagen",
    "söndagen",
    "mån",
    "tis",
    "ons",
    "tors",
    "tor",
    "fre",
    "lör",
    "sön",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// What `7 mars 2019`, `mars 2019`, `2019/03/07`, `7/3 2019`, `20190307`, `2019-3-7` or `2019-03-07T10:00:00` mean.
pub fn guess(text: &str) -> Option<PartialDate> {
    let text = plain(text);
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    if let Some(day) = before_time(&text) {
        return Some(day);
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok();
    }
    let mut month = None;
    let mut season = false;
    let mut week = false;
    let mut numbers = Vec::new();
    for word in text.split_whitespace().flat_map(words).filter(|word| !word.is_empty()) {
        if let Some(index) = month_of(word) {
            month = match month {
                None => Some(index),
                Some(_) => return None,
            };
        } else if SEASONS.contains(&word) {
            season = true;
        } else if matches!(word, "vecka" | "v" | "week" | "veckan") {
            week = true;
        } else if !FILLERS.contains(&word) {
            let word = [":e", ":a", "th", "st", "nd", "rd"]
                .iter()
                .find_map(|ending| word.strip_suffix(ending))
                .unwrap_or(word);
            numbers.push((word.len(), word.parse::<usize>().ok()?));
        }
    }
    let year = |(length, number): (usize, usize)| (length == 4).then_some(number);
    // Swedes write the day first; where that is no date, Americans have written the month first.
    let order = |day: usize, month: usize| if month > 12 && day <= 12 { (month, day) } else { (day, month) };
    let iso = match (month, numbers.as_slice()) {
        (None, [first, last]) if week => return month_of_week(*first, *last),
        _ if week => return None,
        (None, [only] | [(1, _), only]) if season => format!("{:04}", year(*only)?),
        _ if season => return None,
        (Some(month), [only]) => format!("{:04}-{month:02}", year(*only)?),
        (Some(month), [day, last]) if day.0 <= 2 && last.0 == 4 => {
            format!("{:04}-{month:02}-{:02}", year(*last)?, day.1)
        }
        (Some(month), [first, day]) if day.0 <= 2 => format!("{:04}-{month:02}-{:02}", year(*first)?, day.1),
        (None, [first, month]) if first.0 == 4 && month.0 <= 2 => {
            format!("{:04}-{:02}", year(*first)?, month.1)
        }
        (None, [month, last]) if month.0 <= 2 && last.0 == 4 => format!("{:04}-{:02}", year(*last)?, month.1),
        (None, [first, month, day]) if first.0 == 4 => {
            format!("{:04}-{:02}-{:02}", year(*first)?, month.1, day.1)
        }
        (None, [day, month, last]) if last.0 == 4 => {
            let (day, month) = order(day.1, month.1);
            format!("{:04}-{month:02}-{day:02}", year(*last)?)
        }
        _ => return None,
    };
    iso.parse().ok()
}

/// A date whose year has two digits, as Swedes write it: `190301`, `19-03-01`. It could be read in other ways, so that
/// somebody must look at it.
pub(super) fn guess_short(text: &str) -> Option<PartialDate> {
    let text = plain(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let apart = text
        .chars()
        .all(|character| character.is_ascii_digit() || matches!(character, '-' | '.' | '/' | ' '));
    if digits.len() != 6 || !apart {
        return None;
    }
    let century = if digits[..2].parse::<usize>().ok()? < 70 { "20" } else { "19" };
    format!("{century}{}-{}-{}", &digits[..2], &digits[2..4], &digits[4..]).parse().ok()
}

/// The two years of `2019/2020`, `2019-20` or `2019–2020`.
pub(super) fn years(text: &str) -> Option<(usize, usize)> {
    let text = plain(text);
    let (first, last) = text.split_once(['-', '/']).map(|(first, last)| (first.trim(), last.trim()))?;
    let digits =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(first, 4) || !(digits(last, 4) || digits(last, 2)) {
        return None;
    }
    let whole = if last.len() == 2 { format!("{}{last}", &first[..2]) } else { last.to_owned() };
    let (first, last) = (first.parse().ok()?, whole.parse().ok()?);
    (first < last).then_some((first, last))
}

/// In small letters, with ordinary hyphens, spaces and digits.
fn plain(text: &str) -> String {
    let ordinary = |character: char| match character {
        '‐' | '‑' | '–' | '—' | '−' | '\u{ad}' => '-',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character),
        other => other,
    };
    text.trim().chars().map(ordinary).flat_map(char::to_lowercase).collect()
}

/// The day before a time of day: `2019-03-07T10:00:00+01:00`, `2019-03-07 kl. 10.30`.
fn before_time(text: &str) -> Option<PartialDate> {
    let (day, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['t', ' ', ','])?.trim_start();
    let time = time.strip_prefix("kl.").or_else(|| time.strip_prefix("kl")).unwrap_or(time).trim_start();
    let clock = |character: char| {
        character.is_ascii_digit() || matches!(character, ':' | '.' | '+' | '-' | 'z' | ' ')
    };
    (time.starts_with(|first: char| first.is_ascii_digit())
        && time.contains([':', '.'])
        && time.chars().all(clock))
    .then(|| day.parse().ok())?
}

/// The parts of a word between the marks that stand in dates. A time of day and its zone are none.
fn words(word: &str) -> impl Iterator<Item = &str> {
    let bare = word.trim_end_matches(['z', ',']);
    let clock = bare.split(':').count() > 1
        && bare.split([':', '.', '+']).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let zone = bare.len() == 5
        && bare.starts_with(['+', '-'])
        && bare[1..].bytes().all(|byte| byte.is_ascii_digit());
    let word = if clock || zone { "" } else { word };
    word.split(['-', '/', '.', ',', '(', ')'])
}

fn month_of(word: &str) -> Option<usize> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|index| index + 1)
}

/// The month in which a week has its Thursday.
fn month_of_week(first: (usize, usize), last: (usize, usize)) -> Option<PartialDate> {
    let (week, year) = if last.0 == 4 { (first.1, last.1) } else { (last.1, first.1) };
    let (week, year) = (i8::try_from(week).ok()?, i16::try_from(year).ok()?);
    let thursday = jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Thursday).ok()?.date();
    thursday.strftime("%Y-%m").to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn swedish_and_other_ways_to_write_a_date() {
        for (text, iso) in [
            ("mars 2019", "2019-03"),
            ("1/3-2019", "2019-03-01"),
            ("våren 2019", "2019"),
            ("slutet av 2019", "2019"),
            ("7 mars 2019", "2019-03-07"),
            ("den 7:e mars 2019", "2019-03-07"),
            ("March 7, 2019", "2019-03-07"),
            ("2019/03/07", "2019-03-07"),
            ("7/3 2019", "2019-03-07"),
            ("7.3.2019", "2019-03-07"),
            ("2019-3", "2019-03"),
            ("20190307", "2019-03-07"),
            ("2019-03-07T10:00:00+01:00", "2019-03-07"),
            ("2019-03-07 10:00", "2019-03-07"),
            ("2019-03-07T10:00Z", "2019-03-07"),
            ("2019-03-07 kl. 10.30", "2019-03-07"),
            ("Thu, 07 Mar 2019 10:00:00 +0100", "2019-03-07"),
            ("torsdagen den 7 mars 2019", "2019-03-07"),
            ("7 mar. 2019", "2019-03-07"),
            ("Mar 7th, 2019", "2019-03-07"),
            ("den 1:a mars 2019", "2019-03-01"),
            ("2019–03–07", "2019-03-07"),
            ("2019‑03", "2019-03"),
            ("2019.03.07", "2019-03-07"),
            ("07/03/2019", "2019-03-07"),
            ("03/27/2019", "2019-03-27"),
            ("03/2019", "2019-03"),
            ("7\u{a0}mars\u{a0}2019", "2019-03-07"),
            ("vecka 3 2020", "2020-01"),
            ("v. 1 2021", "2021-01"),
            ("Q1 2020", "2020"),
            ("kvartal 2 2020", "2020"),
            ("HT 2019", "2019"),
            ("läsåret 2019", "2019"),
        ] {
            assert_eq!(guess(text).map(|date| date.to_string()).as_deref(), Some(iso), "{text}");
        }
        for text in [
            "",
            "i våras",
            "2019-02-30",
            "31 februari 2019",
            "våren 7/3 2019",
            "1 2 3",
            "mars",
            "2019–2020",
            "2019-20",
            "2019/2020",
            "190301",
            "2 jan 19",
            "02/01/19",
            "vecka 3",
            "vecka 99 2020",
            "12:30",
            "99999999999999999999",
        ] {
            assert_eq!(guess(text), None, "{text}");
        }
    }

    #[test]
    fn dates_that_somebody_must_look_at() {
        for (text, iso) in [
            ("190301", "2019-03-01"),
            ("990301", "1999-03-01"),
            ("19-03-01", "2019-03-01"),
            ("999999", ""),
            ("1903", ""),
        ] {
            assert_eq!(
                super::guess_short(text).map(|date| date.to_string()).unwrap_or_default(),
                iso,
                "{text}"
            );
        }
        for (text, years) in [
            ("2019/2020", Some((2019, 2020))),
            ("2019-20", Some((2019, 2020))),
            ("2019–2021", Some((2019, 2021))),
            ("2019-12-20", None),
            ("2020/2019", None),
        ] {
            assert_eq!(super::years(text), years, "{text}");
        }
    }
}
