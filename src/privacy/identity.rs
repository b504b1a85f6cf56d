//! Personnummer, samordningsnummer (the day plus 60) and the reserve numbers of Swedish care.
//!
//! A number counts when its date is one on which somebody living can be born, and its check digit is right. An
//! organisation's number has a month of 20 or more, so it never is one.
//!
//! Ten digits without anything between them are the hard case: of arbitrary ones 1 in 140 has a date and a right check
//! digit, and invoices, accounts and telephones are written like that, too. They are reported all the same, since a
//! citizen's number that is out cannot be called back, unless the words before name another kind of number, a unit
//! follows, or they stand in a web address, whose numbers are ids. Twelve digits with a century are so rarely anything else
//! (1 in 7,000) that they are reported everywhere.
//!
//! A wrong check digit makes it another number, and silent, but for one case: a whole date with a hyphen and four digits
//! just behind a word for somebody (`flickan 20100412-…`, `personnummer`) is a person's with a slip of the pen.
//!
//! Of the reserve numbers those with a check digit of their own are told from other numbers by it: Region Stockholm's
//! (99, year, serial) and Västra Götalandsregionen's (date, K, M or X, serial). Värmland's has a pattern of its own. The
//! others (the national one, Skåne's, Inera's old one) are a date and four signs, and are reported where the words before
//! say that a person's number comes.

use super::context;
use super::numbers::Numbers;
use crate::text::Date;

/// A number that was found: its signs, its last group, and by what it is known however it is written.
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub last: usize,
    pub key: String,
}

const OLDEST: i16 = 1850;

/// How the digits of the birth are grouped, with whether they have a century.
const BIRTHS: [(&[usize], bool); 7] = [
    (&[2, 2, 2, 2], true),
    (&[4, 2, 2], true),
    (&[2, 2, 2], false),
    (&[4, 4], true),
    (&[2, 6], true),
    (&[8], true),
    (&[6], false),
];

/// The number that begins with the group `from`.
pub(super) fn find(numbers: &Numbers, from: usize, today: Date) -> Option<Found> {
    if !begins(numbers, from) {
        return None;
    }
    whole(numbers, from, today)
        .or_else(|| spaced(numbers, from, today))
        .or_else(|| BIRTHS.iter().find_map(|(sizes, century)| grouped(numbers, from, sizes, *century, today)))
        .or_else(|| reserve(numbers, from, today))
}

/// Whether a number may begin with the group: nothing hangs on before it but a word for such numbers (`pnr850101-…`).
fn begins(numbers: &Numbers, from: usize) -> bool {
    let start = numbers.groups[from].start;
    if numbers.hangs_on(from) {
        return false;
    }
    match numbers.before(start) {
        Some(sign) if sign.is_alphanumeric() => {
            let words = context::before(numbers, start);
            let word = context::words(&words).last().unwrap_or_default();
            word == "nr" || context::names_person(&word)
        }
        Some(',' | '.') => start < 2 || !numbers.signs[start - 2].character.is_ascii_digit(),
        _ => true,
    }
}

/// Ten or twelve digits in a row.
fn whole(numbers: &Numbers, from: usize, today: Date) -> Option<Found> {
    let size = numbers.size(from);
    if !matches!(size, 10 | 12) || !numbers.ends(from) {
        return None;
    }
    let digits: String = numbers.digits(from).collect();
    if size == 12 {
        return (stands(&digits, false, today) || stockholm(&digits, today))
            .then(|| found(numbers, from, from, &digits));
    }
    let range = numbers.groups[from].clone();
    let (before, after) = (context::before(numbers, range.start), context::after(numbers, range.end));
    let other = context::names_other(&before)
        || digits.starts_with('0') && context::names_telephone(&before)
        || context::is_amount(&after)
        || context::in_address(numbers, range.start) && !context::names_person(&before);
    (!other && stands(&digits, false, today)).then(|| found(numbers, from, from, &digits))
}

/// Each digit by itself: `8 5 0 1 0 1 - 2 3 9 0`.
fn spaced(numbers: &Numbers, from: usize, today: Date) -> Option<Found> {
    if numbers.size(from) != 1 || numbers.goes_on(from) {
        return None;
    }
    let mut last = from;
    while numbers.goes_on(last + 1) && numbers.size(last + 1) == 1 {
        last += 1;
    }
    let digits: String = (from..=last).flat_map(|group| numbers.digits(group)).collect();
    let right =
        matches!(digits.len(), 10 | 12) && !numbers.goes_on(last + 1) && stands(&digits, false, today);
    right.then(|| found(numbers, from, last, &digits))
}

/// A birth in groups of these sizes, and the four digits after it.
fn grouped(numbers: &Numbers, from: usize, sizes: &[usize], century: bool, today: Date) -> Option<Found> {
    let tail = from + sizes.len();
    let fits = sizes.iter().enumerate().all(|(index, &size)| {
        let group = from + index;
        numbers.size(group) == size
            && (index == 0 || numbers.goes_on(group) && numbers.between(group).len() < 3)
    });
    if !fits || !numbers.goes_on(tail) {
        return None;
    }
    let between = numbers.between(tail);
    let joined = between.contains(['-', '+']);
    let last = match (numbers.size(tail), numbers.size(tail + 1)) {
        (4, _) => tail,
        (2, 2) | (3, 1) if joined && numbers.between(tail + 1) == " " => tail + 1,
        _ => return None,
    };
    let moment = || is_time(&numbers.digits(last).collect::<String>());
    if between.contains('_') && !joined && moment() || !numbers.ends(last) {
        return None;
    }
    let digits: String = (from..=last).flat_map(|group| numbers.digits(group)).collect();
    let start = numbers.groups[from].start;
    let named = || context::names_person(&context::before(numbers, start));
    // What has no hyphen before its last four may be a sum, a row of figures, or a day and a time.
    let alone = !(joined || from > 0 && numbers.between(from) == " " && numbers.goes_on(from));
    let sound = match sizes {
        [6] => {
            joined
                || (alone && !context::is_amount(&context::after(numbers, numbers.groups[last].end))
                    || named())
        }
        [2, 2, 2] | [2, 2, 2, 2] => joined || named(),
        [4, 4] => (from + 1..=last).all(|group| numbers.between(group) == " ") || named(),
        [4, 2, 2] => joined || !is_moment(&digits) || named(),
        _ => true,
    };
    let right = stands(&digits, between.contains('+') && !century, today);
    let slip = || {
        century && between.contains('-') && is_birth(&digits[..8], today) && {
            context::speaks_of_somebody(&context::before(numbers, start))
        }
    };
    (sound && (right || slip())).then(|| found(numbers, from, last, &digits))
}

/// A day of this century with a time of day: `2019-03-12 1423`.
fn is_moment(digits: &str) -> bool {
    digits.starts_with("20") && is_time(&digits[8..])
}

/// Whether four digits are a time of day.
fn is_time(four: &str) -> bool {
    four.len() == 4 && &four[..2] < "24" && &four[2..] < "60"
}

fn found(numbers: &Numbers, from: usize, last: usize, digits: &str) -> Found {
    let (start, end) = (numbers.groups[from].start, numbers.groups[last].end);
    Found { start, end, last, key: digits[digits.len() - 10..].to_owned() }
}

/// Whether ten or twelve digits are somebody's number.
fn stands(digits: &str, over_hundred: bool, today: Date) -> bool {
    let short = &digits[digits.len() - 10..];
    let Some(year) = short[..2].parse::<i16>().ok() else { return false };
    let born = |year: i16| {
        let (month, day) = (short[2..4].parse::<i8>().unwrap_or(0), short[4..6].parse::<i8>().unwrap_or(0));
        let day = if day > 60 { day - 60 } else { day };
        Date::new(year, month, day).is_ok_and(|date| date <= today && date.year() >= OLDEST)
    };
    let dated = if digits.len() == 12 {
        digits[..4].parse::<i16>().is_ok_and(born)
    } else if over_hundred {
        born(1900 + year) || born(1800 + year)
    } else {
        born(2000 + year) || born(1900 + year)
    };
    dated && luhn(short.chars().filter_map(|digit| digit.to_digit(10)))
}

/// Region Stockholm: 99, the year of issue, five digits, and a check digit over all but the first four.
fn stockholm(digits: &str, today: Date) -> bool {
    let year = || digits[2..6].parse::<i16>().is_ok_and(|year| (1940..=today.year()).contains(&year));
    digits.starts_with("99") && year() && luhn(digits[4..].chars().filter_map(|digit| digit.to_digit(10)))
}

/// Whether the last digit is the check digit of those before it.
pub(super) fn luhn(digits: impl DoubleEndedIterator<Item = u32>) -> bool {
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    sum.is_multiple_of(10)
}

/// Reserve numbers with letters: eight or six digits of a birth, and four signs.
fn reserve(numbers: &Numbers, from: usize, today: Date) -> Option<Found> {
    let (start, end) = (numbers.groups[from].start, numbers.groups[from].end);
    if !matches!(numbers.size(from), 6 | 8) {
        return None;
    }
    let signs = numbers.signs;
    let tail = if signs.get(end)?.character == '-' { end + 1 } else { end };
    let four: Vec<char> = signs.get(tail..tail + 4)?.iter().map(|sign| sign.character).collect();
    let letters = four.iter().filter(|sign| sign.is_ascii_uppercase()).count();
    let plain = four.iter().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit());
    let goes_on = signs.get(tail + 4).is_some_and(|sign| sign.character.is_alphanumeric());
    if !plain || letters == 0 || goes_on {
        // Inera's old numbers have a day from 32 on, and are those of a patient only where that is said.
        return None;
    }
    let digits: String = numbers.digits(from).collect();
    let is_date = is_birth(&digits, today);
    let sure = numbers.size(from) == 8 && is_date && (gothenburg(&digits, &four) || varmland(&four));
    let said = || context::names_person(&context::before(numbers, start));
    // The national one may count its centuries otherwise: its month and day are those of a birth.
    let dated = is_date || is_birth(&format!("1996{}", &digits[digits.len() - 4..]), today);
    if !(sure || dated && said()) {
        return None;
    }
    let last =
        (from..numbers.groups.len()).take_while(|&group| numbers.groups[group].start < tail + 4).last()?;
    let key = format!("{}{}", &digits[digits.len() - 6..], four.iter().collect::<String>());
    Some(Found { start, end: tail + 4, last, key })
}

/// Whether the six digits of a group are a day of some year.
pub(super) fn is_birth_short(numbers: &Numbers, group: usize) -> bool {
    let digits: Vec<u32> = numbers.digits(group).filter_map(|digit| digit.to_digit(10)).collect();
    let (month, day) = (digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
    (1..=12).contains(&month) && (1..=91).contains(&day) && !(32..=60).contains(&day)
}

/// Whether six or eight digits are a day on which somebody can be born.
fn is_birth(digits: &str, today: Date) -> bool {
    let number = |text: &str| text.parse::<i16>().unwrap_or(0);
    let short = &digits[digits.len() - 6..];
    let years = match digits.len() {
        8 => vec![number(&digits[..4])],
        _ => vec![1900 + number(&short[..2]), 2000 + number(&short[..2])],
    };
    let (month, day) = (short[2..4].parse().unwrap_or(0), short[4..].parse().unwrap_or(0));
    years
        .into_iter()
        .any(|year| Date::new(year, month, day).is_ok_and(|date| date <= today && date.year() >= OLDEST))
}

/// Västra Götalandsregionen: K, M or X, two digits and a check digit in which the letters count 5, 7 and 8.
fn gothenburg(digits: &str, four: &[char]) -> bool {
    let value = |sign: char| match sign {
        'K' => Some(5),
        'M' => Some(7),
        'X' => Some(8),
        digit => digit.to_digit(10),
    };
    let all: Option<Vec<u32>> = digits[2..].chars().chain(four.iter().copied()).map(value).collect();
    matches!(four[0], 'K' | 'M' | 'X')
        && four[1..].iter().all(char::is_ascii_digit)
        && all.is_some_and(|all| luhn(all.into_iter()))
}

/// Värmland: S, the kind, a digit and a serial sign.
fn varmland(four: &[char]) -> bool {
    four[0] == 'S' && matches!(four[1], 'F' | 'U' | 'X' | 'P' | 'L') && four[2].is_ascii_digit()
}
