//! Personal data in texts: identity numbers, telephone numbers and e-mail addresses of persons, and persons' names where
//! an organisation belongs. Pure functions from a text to what was found in it.
//!
//! [`scan`] looks for digits and at signs by bytes and reads only what stands around them, so that prose costs next to
//! nothing. There a text is read as a reader sees it (`signs`), so that no entity, no hyphen and no mark of emphasis hides
//! a number. A number is then told from others by its form and check digit (`identity`, `telephone`) and by the words
//! around it (`context`), an address by its words (`email`, `words`, `names`).

mod context;
mod email;
mod excuse;
mod identity;
mod names;
mod numbers;
mod report;
mod signs;
mod svg;
mod telephone;
mod words;

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::Date;

pub use excuse::{Excuse, key, unused};
pub use names::{is_contact_field, is_person};
pub use report::{Checked, check, check_name, person_as_contact, weigh};
pub use svg::written;

use numbers::Numbers;
use signs::Sign;
use telephone::Outcome;

/// What was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// In bytes of the text.
    pub span: Range<usize>,
    /// By what it is known, however it is written.
    pub key: String,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Identity,
    Telephone,
    Email,
}

/// So many bytes around a place are read, for the words that stand there.
const AROUND: usize = 200;
/// Digits with more bytes between them belong to different numbers.
const GAP: usize = 6;
/// So many bytes an entity, an escape or a tag between them may take.
const LONG_GAP: usize = 32;
/// The fewest digits of a number that is looked for; without letters it has one more.
const FEWEST: usize = 8;

/// All personal data in a text, in the order of their places.
pub fn scan(text: &str) -> Vec<Finding> {
    scan_until(text, today())
}

/// The day until which people can have been born: the machine's, as no page depends on it.
fn today() -> Date {
    static TODAY: OnceLock<Date> = OnceLock::new();
    *TODAY.get_or_init(|| jiff::Zoned::now().date())
}

fn scan_until(text: &str, today: Date) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for hot in hot(text).into_iter().filter(|hot| is_promising(text, hot)) {
        let range = around(text, &hot, AROUND);
        let signs = signs::read(text, range);
        let mut here = addresses(&signs);
        here.extend(in_numbers(&Numbers::new(&signs), today));
        // What stands in the words around belongs to another place, and is found there.
        here.retain(|finding| finding.span.start < hot.end && hot.start < finding.span.end);
        here.retain(|finding| !found.iter().rev().take(8).any(|other| other.span == finding.span));
        found.extend(here);
    }
    found.sort_by_key(|finding| (finding.span.start, finding.span.end));
    joined(text, found)
}

/// Whether a place deserves that the words around it are read as well: years and months stand close, too.
fn is_promising(text: &str, hot: &Range<usize>) -> bool {
    if hot.len() < FEWEST {
        return true;
    }
    let signs = signs::read(text, around(text, hot, GAP));
    Numbers::new(&signs).may_be_somebodys(FEWEST + 1)
}

/// A link and its text say the same: `[070-…](tel:070…)` is one place.
fn joined(text: &str, found: Vec<Finding>) -> Vec<Finding> {
    let mut joined: Vec<Finding> = Vec::new();
    for finding in found {
        if let Some(last) = joined.last_mut() {
            if finding.span.start < last.span.end {
                continue;
            }
            let between = &text[last.span.end..finding.span.start];
            let link = between.starts_with("](") || between.starts_with("\">") || between.starts_with("'>");
            if link && between.len() < 16 && last.key == finding.key {
                last.span.end = finding.span.end;
                continue;
            }
        }
        joined.push(finding);
    }
    joined
}

fn addresses(signs: &[Sign]) -> Vec<Finding> {
    let persons =
        (0..signs.len()).filter_map(|at| email::around(signs, at)).filter(email::Address::is_person);
    let found = persons.map(|address| {
        let span = signs[address.signs.start].start..signs[address.signs.end - 1].end;
        Finding { kind: Kind::Email, span, key: address.key() }
    });
    found.collect()
}

fn in_numbers(numbers: &Numbers, today: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut group = 0;
    while group < numbers.groups.len() {
        let (kind, hit) = match telephone::find(numbers, group) {
            Outcome::Person(hit) => (Kind::Telephone, hit),
            Outcome::Function(last) => {
                group = last + 1;
                continue;
            }
            Outcome::None => {
                let Some(hit) = identity::find(numbers, group, today) else {
                    group += 1;
                    continue;
                };
                (Kind::Identity, hit)
            }
        };
        let span = numbers.signs[hit.start].start..numbers.signs[hit.end - 1].end;
        found.push(Finding { kind, span, key: hit.key });
        group = hit.last + 1;
    }
    found
}

/// What a byte may be the beginning of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Nothing,
    Digit,
    /// The first byte of characters among which digits of other scripts are.
    Foreign,
    At,
    /// A bracket, an entity or an escape, which may be an at sign.
    Spelled,
    /// The middle of `snabel-a`.
    Snabel,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Nothing; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "there are no more bytes")]
        let class = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'@' => Class::At,
            b'(' | b'[' | b'{' | b'<' | b'&' | b'%' | b'\\' => Class::Spelled,
            b'b' => Class::Snabel,
            0xD9 | 0xDB | 0xDF | 0xE0 | 0xE1 | 0xEF | 0xF0 => Class::Foreign,
            _ => Class::Nothing,
        };
        classes[byte] = class;
        byte += 1;
    }
    classes
};

/// The places that may hold something: digits close to each other, and at signs however they are written.
fn hot(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut add = |range: Range<usize>| found.push(range);
    let mut digits: Option<(Range<usize>, usize)> = None;
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| CLASSES[usize::from(*byte)] != Class::Nothing) {
        at += step;
        let digit = match CLASSES[usize::from(bytes[at])] {
            Class::Digit => Some(1),
            Class::Foreign => {
                let sign = text[at..].chars().next();
                if matches!(sign, Some('\u{ff20}' | '\u{fe6b}')) {
                    add(at..at + 3);
                }
                sign.filter(|sign| signs::digit(*sign).is_some()).map(char::len_utf8)
            }
            Class::At => {
                add(at..at + 1);
                None
            }
            Class::Snabel => {
                if bytes[..at].ends_with(b"na") && bytes[at..].starts_with(b"bel") {
                    add(at..at + 1);
                }
                None
            }
            _ => {
                if spells_at(&text[at..]) {
                    add(at..at + 1);
                }
                None
            }
        };
        if let Some(length) = digit {
            match &mut digits {
                Some((range, count)) if is_near(&bytes[range.end..at]) => {
                    range.end = at + length;
                    *count += 1;
                }
                _ => {
                    if let Some((range, _)) = digits.take().filter(|(_, count)| *count >= FEWEST) {
                        add(range);
                    }
                    digits = Some((at..at + length, 1));
                }
            }
        }
        at += digit.unwrap_or(1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    if let Some((range, _)) = digits.filter(|(_, count)| *count >= FEWEST) {
        add(range);
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether digits with these bytes between them may belong to one number.
fn is_near(between: &[u8]) -> bool {
    let unseen = |byte: &u8| matches!(byte, b'&' | b'<' | b'%' | b'\\' | 0x80..);
    between.len() <= GAP || between.len() <= LONG_GAP && between.iter().any(unseen)
}

/// Whether a text begins with an at sign in words or as an entity.
fn spells_at(text: &str) -> bool {
    let mut rest = text;
    if let Some(entity) = rest.strip_prefix('&') {
        let entity = entity.trim_start_matches("amp;");
        return ["#64;", "#x40;", "#X40;", "commat;", "#064;"].iter().any(|at| entity.starts_with(at));
    }
    if rest.starts_with(['%', '\\']) {
        return ["%40", "%2540", "\\u0040", "\\x40"].iter().any(|at| rest.starts_with(at));
    }
    rest = &rest[1..];
    let inside = rest.trim_start_matches(' ');
    ["at", "At", "AT", "a)", "a]", "A)", "snabel", "Snabel", "@"].iter().any(|at| inside.starts_with(at))
}

/// A place with the words around it, between characters and not within a word.
fn around(text: &str, hot: &Range<usize>, width: usize) -> Range<usize> {
    let mut start = hot.start.saturating_sub(width);
    let mut end = (hot.end + width).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if start > 0 {
        start += text[start..hot.start].find([' ', '\n']).unwrap_or(0);
    }
    start..end
}

#[cfg(test)]
mod tests;
