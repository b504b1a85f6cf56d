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
    "våren", "vår", "sommaren", "sommar", "hösten", "höst", "vintern", "vinter", "vt", "ht", "spring",
    "summer", "autumn", "winter", "början", "slutet", "av", "mitten", "under", "omkring", "cirka", "ca",
];

/// What `7 mars 2019`, `mars 2019`, `2019/03/07`, `7/3 2019`, `20190307`, `2019-3-7` or `2019-03-07T10:00:00` mean.
pub fn guess(text: &str) -> Option<PartialDate> {
    let text = text.trim().to_lowercase();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let head = text.split(['t', ' ']).next().unwrap_or_default();
    if text.len() > 10 && head.len() == 10 && text.contains(':') {
        return head.parse().ok();
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok();
    }
    let mut month = None;
    let mut season = false;
    let mut numbers = Vec::new();
    for word in text.split([' ', '-', '/', '.', ',', '\u{a0}']).filter(|word| !word.is_empty()) {
        let named = MONTHS.iter().position(|names| names.contains(&word));
        if let Some(index) = named {
            month = match month {
                None => Some(index + 1),
                Some(_) => return None,
            };
        } else if SEASONS.contains(&word) {
            season = true;
        } else if !matches!(word, "den" | "the" | "of" | "år") {
            let word = word.strip_suffix(":e").or_else(|| word.strip_suffix("th")).unwrap_or(word);
            numbers.push((word.len(), word.parse::<usize>().ok()?));
        }
    }
    let year = |(length, number): (usize, usize)| (length == 4).then_some(number);
    let iso = match (month, numbers.as_slice()) {
        (None, [only]) if season => format!("{:04}", year(*only)?),
        _ if season => return None,
        (Some(month), [only]) => format!("{:04}-{month:02}", year(*only)?),
        (Some(month), [day, last]) if day.0 <= 2 => format!("{:04}-{month:02}-{:02}", year(*last)?, day.1),
        (Some(month), [first, day]) if day.0 <= 2 => format!("{:04}-{month:02}-{:02}", year(*first)?, day.1),
        (None, [first, month]) if first.0 == 4 => format!("{:04}-{:02}", year(*first)?, month.1),
        (None, [first, month, day]) if first.0 == 4 => {
            format!("{:04}-{:02}-{:02}", year(*first)?, month.1, day.1)
        }
        (None, [day, month, last]) if last.0 == 4 => {
            format!("{:04}-{:02}-{:02}", year(*last)?, month.1, day.1)
        }
        _ => return None,
    };
    iso.parse().ok()
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
            "99999999999999999999",
        ] {
            assert_eq!(guess(text), None, "{text}");
        }
    }
}
