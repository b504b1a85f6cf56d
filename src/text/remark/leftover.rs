//! What programs left in a text that was copied from them: the broken references, fields and prompts of Word, the
//! errors of a spreadsheet, the sources of a chat.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::bracketed::{CHECKS, PLACES};

/// Where the leftover stands whose sign stands at a place of the line.
type Check = fn(&str, usize, usize) -> Option<Range<usize>>;

/// What they are known by. Few texts hold any.
const SIGNS: &[(&str, Check)] = &[
    ("Fel! ", failure),
    ("Error! ", failure),
    (" här för att ange ", prompt),
    (" here to enter ", prompt),
    ("Välj ett objekt.", alone),
    ("Choose an item.", alone),
    ("kriv text här", request),
    ("kriv in text här", request),
    ("Att göra: ", to_do),
    ("ATT GÖRA: ", to_do),
    ("{ TOC", field),
    ("{ PAGE", field),
    ("{ NUMPAGES", field),
    ("{ REF ", field),
    ("{ SEQ ", field),
    ("{ HYPERLINK", field),
    ("{ INCLUDEPICTURE", field),
    ("HYPERLINK \"", field),
    ("HYPERLINK \\l", field),
    ("PAGEREF _", field),
    ("REF _Ref", field),
    ("TOC \\o", field),
    ("SEQ Figur \\*", field),
    ("SEQ Tabell \\*", field),
    ("MERGEFIELD ", field),
    ("INCLUDEPICTURE \"", field),
    ("\\* MERGEFORMAT", field),
    ("†source】", source),
    ("turn0", source),
    ("turn1", source),
    ("oaicite:", source),
    ("___ ", blank),
    ("___\u{a0}", blank),
    ("«", merged),
    ("#REF!", error),
    ("#REFERENS!", error),
    ("#N/A", error),
    ("#SAKNAS!", error),
    ("#VALUE!", error),
    ("#VÄRDEFEL!", error),
    ("#DIV/0!", error),
    ("#DIVISION/0!", error),
    ("#NAME?", error),
    ("#NAMN?", error),
    ("#NUM!", error),
    ("#OGILTIGT!", error),
    ("#NULL!", error),
    ("#SKÄRNING!", error),
    ("#SPILL!", error),
    ("#CALC!", error),
    ("#BERÄKNING!", error),
];

fn signs() -> Option<&'static AhoCorasick> {
    static FOUND: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let build = || AhoCorasick::new(SIGNS.iter().map(|(sign, _)| sign)).ok();
    FOUND.get_or_init(build).as_ref()
}

/// Whether the text may hold any.
pub fn may_hold(text: &str) -> bool {
    text.contains('%') && text.bytes().zip(text.bytes().skip(1)).any(|pair| begins_variable(pair.0, pair.1))
        || signs().is_none_or(|signs| signs.is_match(text))
}

fn begins_variable(first: u8, second: u8) -> bool {
    first == b'%' && second.is_ascii_uppercase()
}

/// The first of them in the line.
pub fn first(text: &str) -> Option<Range<usize>> {
    let sign = signs()?.find_iter(text).take(MOST).find_map(|sign| {
        let (_, check) = SIGNS.get(sign.pattern().as_usize())?;
        check(text, sign.start(), sign.end())
    });
    sign.or_else(|| variable(text))
}

/// So many signs of a line are looked at.
const MOST: usize = 50;

/// Whether the line begins with the error of a spreadsheet, which is no heading.
pub fn is_error(line: &str) -> bool {
    let check: Check = error;
    SIGNS.iter().any(|(sign, kind)| std::ptr::fn_addr_eq(*kind, check) && line.starts_with(sign))
}

/// Where the sentence ends that goes on at `from`.
fn sentence(text: &str, from: usize) -> usize {
    text[from..].find(['.', '!']).map_or(text.len(), |end| from + end + 1)
}

fn begins_sentence(text: &str, at: usize) -> bool {
    text[..at].trim_end().chars().next_back().is_none_or(|last| ".!?:;([|•–-".contains(last))
}

/// `Fel! Hittar inte referenskällan.`
fn failure(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    const ABOUT: [&str; 14] = [
        "Hittar inte",
        "Bokmärket",
        "Hyperlänkreferensen",
        "Referenskällan",
        "Okänt växel",
        "Okänd ",
        "Ogiltig",
        "Ingen text med",
        "Det finns ingen text med",
        "Reference source",
        "Bookmark not",
        "Hyperlink reference",
        "No text of",
        "Unknown ",
    ];
    ABOUT.iter().any(|about| text[end..].starts_with(about)).then(|| at..sentence(text, end))
}

/// `Klicka eller tryck här för att ange text.`
fn prompt(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let verbs = ["Klicka", "Tryck", "Click", "Tap"];
    let start =
        verbs.iter().filter_map(|verb| text[..at].rfind(verb)).min().filter(|start| at - start < 30)?;
    let whats = ["text", "datum", "ett datum", "a date"];
    let what = whats.iter().find(|what| text[end..].starts_with(**what))?;
    let end = end + what.len();
    let over = !text[end..].starts_with(|letter: char| letter.is_alphanumeric() || letter == ' ');
    over.then(|| start..if text[end..].starts_with('.') { end + 1 } else { end })
}

fn alone(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    begins_sentence(text, at).then_some(at..end)
}

/// `Skriv text här`
fn request(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let start = at.checked_sub(1).filter(|start| matches!(text.as_bytes()[*start], b'S' | b's'))?;
    let over = !text[end..].starts_with(|letter: char| letter.is_alphanumeric() || letter == ' ');
    (begins_sentence(text, start) && over).then_some(start..end)
}

/// `Att göra: kolla siffrorna`
fn to_do(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let word = text[end..].split(|letter: char| !letter.is_alphabetic()).next()?.to_lowercase();
    (begins_sentence(text, at) && CHECKS.contains(&word.as_str())).then(|| at..end + word.len())
}

/// `{ TOC \o "1-3" }`, `PAGEREF _Toc123 \h 3`: to its bracket, or as far as its signs go.
fn field(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let close = text[at..].starts_with('{').then(|| text[end..].find('}').map(|close| end + close + 1));
    Some(at..close.flatten().unwrap_or_else(|| text[..end].trim_end().len()))
}

/// `【4†source】`, `turn0search1`
fn source(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    if text[at..].starts_with('†') {
        let open = text[..at].rfind('【').filter(|open| at - open < 20)?;
        return Some(open..end);
    }
    let rest = &text[end..];
    let kinds = ["search", "view", "news", "file", "image", "fetch", "academia"];
    let numbered = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    let known =
        text[at..].starts_with('o') || kinds.iter().any(|kind| rest.strip_prefix(kind).is_some_and(numbered));
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    known.then_some(at..end + length)
}

/// `____ personer`, but no line to sign on.
fn blank(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let start = text[..at].trim_end_matches('_').len();
    let next = text[end..].chars().next()?;
    let apart = text[..start].chars().next_back().is_none_or(char::is_whitespace);
    (apart && (next.is_lowercase() || next == '%')).then(|| start..text[..end].trim_end().len())
}

/// `«Förnamn»`
fn merged(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let length = text[end..].find('»').filter(|length| *length < 40)?;
    let name = &text[end..end + length];
    let words = name.starts_with(char::is_uppercase)
        && name.chars().all(|letter| letter.is_alphanumeric() || "_-".contains(letter));
    let lower = name.to_lowercase();
    let known = name.contains('_') || PLACES.contains(&lower.as_str()) || FIELDS.contains(&lower.as_str());
    (words && known).then(|| at..end + length + "»".len())
}

/// What letters to many are filled with.
const FIELDS: &[&str] = &[
    "förnamn",
    "efternamn",
    "gatuadress",
    "postadress",
    "postnummer",
    "postnr",
    "postort",
    "epost",
    "mobil",
    "företag",
    "personnummer",
    "kontaktperson",
    "firstname",
    "lastname",
    "address",
    "city",
    "company",
];

/// `#REF!`
fn error(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let inside = text[..at].ends_with(|letter: char| letter.is_alphanumeric() || "/#".contains(letter))
        || text[end..].starts_with(|letter: char| letter.is_alphanumeric());
    (!inside).then_some(at..end)
}

/// `%NAMN%`
fn variable(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = text[from..].find('%').map(|found| from + found) {
        from = at + 1;
        let name = text[from..].find('%').map(|end| &text[from..from + end])?;
        let named = name.len() > 1 && name.chars().all(|letter| letter.is_uppercase() || letter == '_');
        let apart = !text[..at].ends_with(|letter: char| letter.is_alphanumeric());
        if named && apart {
            return Some(at..from + name.len() + 1);
        }
    }
    None
}
