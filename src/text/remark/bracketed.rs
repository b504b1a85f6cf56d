//! Remarks in brackets: the marks of comments in Word, what is to be filled in.

/// No remark in brackets is longer, in bytes.
const LONGEST: usize = 200;

/// `[AA1]`, `[Kommentar: …]`, `[källa?]`, `(tbd)`, `<skriv här>`.
pub fn bracketed(rest: &str) -> Option<usize> {
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let (open, close) = match rest.as_bytes()[0] {
        b'[' => ('[', ']'),
        b'(' => ('(', ')'),
        _ => ('<', '>'),
    };
    let end = rest.find(close)?;
    let inner = rest[1..end].trim();
    let behind = &rest[end + 1..];
    // `[TT1]: kolla` is prose here, so that it defines no link.
    let link = open == '['
        && (behind.starts_with(['(', '[', '\u{1}']) || behind.starts_with(':') && !is_mark(inner));
    let lower = inner.to_lowercase();
    let word = lower.split([' ', ':', '?', '!', ',', '.', '\u{1}']).next().unwrap_or_default();
    let asks = inner.ends_with('?');
    let command = COMMANDS.contains(&word) && (lower.contains(' ') || CHECKS.contains(&word));
    let said = match open {
        '[' => {
            is_mark(inner)
                || command
                || NOTES.contains(&word)
                || is_place(&lower)
                || asks && inner.len() > 1 && lower.split(' ').count() <= 6
        }
        '(' => {
            matches!(lower.as_str(), "tbd" | "tbc" | "tba" | "?" | "??" | "wip" | "todo" | "xx" | "xxx")
                || (CHECKS.contains(&word) && (asks || lower.contains(' ') || inner.ends_with('!')))
                || asks && PLACES.contains(&lower.trim_end_matches('?'))
                || ["bild kommer", "text kommer", "länk kommer", "mer kommer", "siffra kommer"]
                    .iter()
                    .any(|start| lower.starts_with(start))
        }
        _ => inner.starts_with(char::is_alphabetic) && (command || PLACES.contains(&lower.as_str())),
    };
    (said && !link && !inner.is_empty()).then_some(end + 1)
}

/// `namn på kommunen`, `dokumentets titel`, `ditt namn här`: what is to be filled in, and whose.
fn is_place(lower: &str) -> bool {
    let lower = lower.strip_suffix(" här").unwrap_or(lower);
    if PLACES.contains(&lower) {
        return true;
    }
    let named = |word: &str| PLACES.contains(&word) || ["text", "underrubrik"].contains(&word);
    match lower.split(' ').collect::<Vec<_>>().as_slice() {
        [what, "på" | "för" | "till" | "of" | "for", rest @ ..] => {
            (1..=4).contains(&rest.len()) && PLACES.contains(what)
        }
        ["typ" | "type" | "ditt" | "din" | "er" | "ert" | "your", what] => named(what),
        [whose, what] => whose.len() > 4 && whose.ends_with('s') && named(what),
        _ => false,
    }
}

/// The mark of a comment in Word: initials and a number, and that of the answer.
fn is_mark(inner: &str) -> bool {
    let initials = inner.chars().take_while(|letter| letter.is_uppercase()).count();
    let digits = inner.trim_start_matches(char::is_uppercase);
    let answered = digits.split_once('R').filter(|(_, answer)| {
        (1..=3).contains(&answer.len()) && answer.bytes().all(|byte| byte.is_ascii_digit())
    });
    let digits = answered.map_or(digits, |(digits, _)| digits);
    (1..=4).contains(&initials)
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What notes to others begin with.
const NOTES: &[&str] = &[
    "kommentar",
    "kommentarer",
    "komm",
    "anmärkning",
    "anm",
    "notering",
    "comment",
    "comments",
    "note",
    "todo",
    "fixme",
    "tbd",
    "tbc",
    "obs",
    "fråga",
    "wip",
    "utkast",
    "draft",
    "placeholder",
    "platshållare",
];

/// What asks somebody to write or do something.
const COMMANDS: &[&str] = &[
    "infoga",
    "lägg",
    "sätt",
    "skriv",
    "fyll",
    "komplettera",
    "kompletteras",
    "kolla",
    "dubbelkolla",
    "kontrollera",
    "kontrolleras",
    "stäm",
    "stämmer",
    "uppdatera",
    "uppdateras",
    "ändra",
    "ändras",
    "stryk",
    "klistra",
    "ange",
    "välj",
    "byt",
    "ersätt",
    "lägga",
    "fixa",
    "verifiera",
    "insert",
    "write",
    "add",
    "fill",
    "check",
    "update",
    "replace",
    "enter",
];

/// Those of them that do not stand in round brackets otherwise.
pub const CHECKS: &[&str] = &[
    "kolla",
    "dubbelkolla",
    "kontrollera",
    "kontrolleras",
    "fyll",
    "infoga",
    "komplettera",
    "kompletteras",
    "stämmer",
    "källa",
    "verifiera",
    "fixa",
    "todo",
    "tbd",
];

/// What is to be filled in.
pub const PLACES: &[&str] = &[
    "namn",
    "ditt namn",
    "datum",
    "ort",
    "adress",
    "telefon",
    "telefonnummer",
    "e-post",
    "länk",
    "bild",
    "rubrik",
    "att göra",
    "kommun",
    "kommunens namn",
    "kommunnamn",
    "källa",
    "siffra",
    "antal",
    "årtal",
    "belopp",
    "xx",
    "xxx",
    "titel",
    "källor",
    "författare",
    "organisation",
    "verksamhet",
    "mer text",
    "text här",
    "bild här",
    "länk här",
    "name",
    "date",
    "source",
    "link",
    "title",
    "citation needed",
];
