//! Telephone numbers of persons: mobile numbers in every written form, and others where a person's name stands by them.
//!
//! A mobile number that the sentence gives to a function (jour, växel, reception) is none. A number of a fixed line is an
//! office's, unless it is called a direct number or follows a person's name.

use super::numbers::Numbers;
use super::{context, names};

pub(super) use super::identity::Found;

/// National numbers have at most this many digits, with the zero; with `+46 (0)` or `0046 (0)` there are more.
const MOST: usize = 14;

/// What comes of looking.
pub(super) enum Outcome {
    Person(Found),
    /// A number that needs no further look, up to this group.
    Function(usize),
    None,
}

/// The telephone number that begins with the group `from`.
pub(super) fn find(numbers: &Numbers, from: usize) -> Outcome {
    let Some((last, national)) = number(numbers, from) else { return Outcome::None };
    let range = numbers.groups[from].start..numbers.groups[last].end;
    let (before, after) = (context::before(numbers, range.start), context::after(numbers, range.end));
    let is_person = if is_mobile(&national) {
        let is_other = from == last && context::names_other(&before);
        !is_other && !context::function_answers(&before, &after)
    } else {
        context::is_direct(&before)
            || names::stands_before(&before) && !context::function_answers(&before, "")
    };
    if is_person {
        let start = opening(numbers, from, range.end);
        return Outcome::Person(Found { start, end: range.end, last, key: national });
    }
    if is_mobile(&national) { Outcome::Function(last) } else { Outcome::None }
}

fn is_mobile(national: &str) -> bool {
    national.starts_with('+')
        || national.len() == 10
            && ["070", "072", "073", "076", "079"].iter().any(|start| national.starts_with(start))
}

/// Where the sign before the digits of a group begins a number: `+`, `(`, or the group itself.
fn start(numbers: &Numbers, group: usize) -> usize {
    let mut at = numbers.groups[group].start;
    while matches!(numbers.before(at), Some('+' | '(')) {
        at -= 1;
    }
    // `+ 46 70`
    let spaced = at > 1 && numbers.before(at) == Some(' ') && numbers.before(at - 1) == Some('+');
    if spaced { at - 2 } else { at }
}

/// Where the number begins, with a bracket only where that is closed within it.
fn opening(numbers: &Numbers, from: usize, end: usize) -> usize {
    let at = start(numbers, from);
    let mut depth = 0;
    let is_closed = numbers.signs[at..end].iter().any(|sign| {
        match sign.character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    if is_closed { at } else { at + 1 }
}

/// The last group of a number and its digits as they are called within the country.
fn number(numbers: &Numbers, from: usize) -> Option<(usize, String)> {
    let at = start(numbers, from);
    let plus = at < numbers.groups[from].start
        && numbers.signs[at..numbers.groups[from].start].iter().any(|sign| sign.character == '+');
    let hangs = numbers.hangs_on(from) && !plus;
    if hangs || numbers.before(at).is_some_and(|sign| sign.is_alphanumeric() && !after_escape(numbers, at)) {
        return None;
    }
    let mut digits = String::new();
    let singles = numbers.size(from) == 1 && !numbers.goes_on(from);
    let mut best = None;
    let mut last = from;
    loop {
        digits.extend(numbers.digits(last));
        if digits.len() > MOST {
            break;
        }
        if let Some(national) = national(&digits, plus, || is_called(numbers, from))
            && numbers.ends(last)
            && shaped(numbers, from, last, plus, singles)
        {
            let mobile = is_mobile(&national);
            best = Some((last, national));
            if mobile {
                break;
            }
        }
        if !numbers.goes_on(last + 1) || numbers.between(last + 1).contains('+') {
            break;
        }
        last += 1;
    }
    best
}

/// `%3A070…` was read as `:`, but a letter may stand where an escape was not: `tel70`.
fn after_escape(numbers: &Numbers, at: usize) -> bool {
    let word: String = numbers.signs[..at]
        .iter()
        .rev()
        .map(|sign| sign.character)
        .take_while(|sign| sign.is_alphabetic())
        .take(8)
        .collect();
    let word: String = word.chars().rev().collect::<String>().to_lowercase();
    matches!(word.as_str(), "t" | "m" | "tel" | "tfn" | "mob" | "mobil" | "telefon")
}

/// Digits as they are called within the country: `+46 (0)70`, `0046 70` and `070` all begin with 0.
fn national(digits: &str, plus: bool, called: impl Fn() -> bool) -> Option<String> {
    let code = if plus { Some(digits) } else { digits.strip_prefix("00") };
    if let Some(neighbour) = code.and_then(neighbour) {
        return Some(neighbour);
    }
    let bare = |rest: &&str| rest.len() >= 9 && (called() || is_mobile(&format!("0{rest}")));
    let abroad = match code.and_then(|code| code.strip_prefix("46")) {
        None if plus => return None,
        None => digits.strip_prefix("46").filter(bare),
        rest => rest,
    };
    let national = match abroad {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => digits.to_owned(),
    };
    let second = national.as_bytes().get(1).copied()?;
    let fixed = (8..=10).contains(&national.len()) && matches!(second, b'1'..=b'9');
    let paid =
        ["020", "0200", "0900", "0939", "0944", "077", "07"].iter().any(|start| national.starts_with(start));
    (national.starts_with('0') && (is_mobile(&national) || fixed && !paid)).then_some(national)
}

/// A mobile number of Norway or Finland, whose first digits tell it from others.
fn neighbour(code: &str) -> Option<String> {
    let norwegian =
        code.strip_prefix("47").is_some_and(|rest| rest.len() == 8 && rest.starts_with(['4', '9']));
    let finnish = code.strip_prefix("358").is_some_and(|rest| {
        (8..=10).contains(&rest.len()) && (rest.starts_with('4') || rest.starts_with("50"))
    });
    (norwegian || finnish).then(|| format!("+{code}"))
}

/// Whether a number without plus is one for certain: behind `tel:`, `wa.me/`, `phone=`.
fn is_called(numbers: &Numbers, from: usize) -> bool {
    let before = context::before(numbers, numbers.groups[from].start).to_lowercase();
    let before = before.trim_end();
    [
        "tel:", "sms:", "callto:", "wa.me/", "phone=", "tel=", "tel", "tel.", "mobil", "mobil:", "telefon",
        "telefon:", "whatsapp",
    ]
    .iter()
    .any(|end| before.ends_with(end))
}

/// Whether the groups are those of a telephone number, and not of times, figures or a book (`0-7012-…`).
fn shaped(numbers: &Numbers, from: usize, last: usize, plus: bool, singles: bool) -> bool {
    let sizes: Vec<usize> = (from..=last).map(|group| numbers.size(group)).collect();
    let bracketed = numbers.before(numbers.groups[from].start) == Some('(');
    let begun = plus || sizes[0] >= 2 || bracketed || singles && sizes.iter().all(|&size| size == 1);
    // `0700-1630 12 platser`
    let time = |group: usize| {
        let digits: String = numbers.digits(group).collect();
        digits.len() == 4 && &digits[..2] < "25" && &digits[2..] < "60"
    };
    let times = sizes.len() > 2 && sizes[0] == 4 && time(from) && time(from + 1);
    // Six digits, a hyphen and four are how identity numbers are written.
    let birth = match sizes.as_slice() {
        [6, 4] => numbers.between(last).contains('-') || super::identity::is_birth_short(numbers, from),
        [2, 2, 2, 4] => numbers.between(last).contains('-'),
        _ => false,
    };
    let spaced =
        (from + 1..=last).all(|group| !numbers.between(group).contains('_') || numbers.size(from) == 3);
    begun && !times && !birth && spaced
}
