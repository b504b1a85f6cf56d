//! Labels: how wide they are, where they break, whether they stand in an order of their own.

use super::{Row, TEXT};

/// An estimate on the wide side, in units, of a text in a sans serif of the size [`TEXT`].
pub fn width(text: &str) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|character| match character {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | 'I' => 0.33,
            ' ' | '\u{a0}' | 'f' | 't' | 'r' | '-' | '(' | ')' | '/' => 0.4,
            'm' | 'M' | 'w' | 'W' | '%' | '—' => 0.98,
            'A'..='Z' | 'Å' | 'Ä' | 'Ö' | '&' | '@' => 0.74,
            '\u{ad}' => 0.0,
            '\u{2e80}'.. => 1.1,
            _ => 0.63,
        })
        .sum();
    ems * TEXT
}

/// The lines of a text in a given width. It breaks at spaces and after hyphens; a word that is wider than a line
/// is divided.
pub fn wrap(text: &str, most: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in text.split_inclusive([' ', '-', '–', '/']) {
        if width(&line) + width(piece.trim_end()) > most && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(piece);
        while width(line.trim_end()) > most {
            let mut at = line.len();
            while let Some((before, _)) = line[..at].char_indices().next_back() {
                at = before;
                if width(&line[..at]) + width("-") <= most {
                    break;
                }
            }
            if at == 0 {
                break;
            }
            let rest = line.split_off(at);
            line.push('-');
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A year, with or without a month: `2014`, `2014-03` as 2014.17.
pub fn year(label: &str) -> Option<f64> {
    let (year, month) = label.trim().split_once('-').unwrap_or((label.trim(), "1"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !digits(year) || !digits(month) || month.len() > 2 {
        return None;
    }
    let month: f64 = month.parse().ok().filter(|month| (1.0..=12.0).contains(month))?;
    Some(year.parse::<f64>().ok()? + (month - 1.0) / 12.0)
}

/// Whether the labels follow an order of their own, which sorting by value would break: years, ages, before and
/// after, months, days, steps.
pub fn in_order(rows: &[Row]) -> bool {
    const WORDS: [&str; 46] = [
        "före",
        "efter",
        "innan",
        "under",
        "nu",
        "idag",
        "då",
        "sedan",
        "before",
        "after",
        "during",
        "now",
        "then",
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
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "august",
        "october",
        "måndag",
        "tisdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lördag",
        "söndag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ];
    let first_word = |row: &Row| row.label.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let starts_with_digit = |row: &Row| row.label.starts_with(|first: char| first.is_ascii_digit());
    let ends_with_number = |row: &Row| {
        row.label.split(' ').next_back().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let steps = rows.first().map(first_word);
    rows.iter().all(starts_with_digit)
        || rows.iter().all(|row| WORDS.contains(&first_word(row).as_str()))
        || (rows.len() > 1 && rows.iter().all(|row| Some(first_word(row)) == steps && ends_with_number(row)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_break_and_lose_nothing() {
        let label = "Kompetensutveckling för evidensbaserad barn- och ungdomsvård i Hälsingborgsregionensspecialistutbildningar";
        let lines = wrap(label, 280.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line) <= 280.0), "{lines:?}");
        let letters =
            |text: &str| text.chars().filter(|character| character.is_alphabetic()).collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(label));
    }

    #[test]
    fn years_know_their_distance() {
        assert_eq!(year("2014"), Some(2014.0));
        assert_eq!(year("2014-07"), Some(2014.5));
        assert_eq!(year("Oktober"), None);
        assert_eq!(year("2014-15"), None);
    }
}
