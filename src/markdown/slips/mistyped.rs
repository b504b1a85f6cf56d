//! Addresses in running text that become no link, for a slip in what they begin with: `https//www.lerum.se`.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::text::address::{Refusal, read};

/// What slips are known by.
const SIGNS: [&str; 11] = [
    "https//", "http//", "https:/", "http:/", "htttp", "htps:/", "htpps:/", "hhttp", "httsp:/", "htpp:/",
    "<www.",
];

fn signs() -> Option<&'static AhoCorasick> {
    static SIGN: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    SIGN.get_or_init(|| AhoCorasick::new(SIGNS).ok()).as_ref()
}

/// Whether the text may hold one.
pub fn may_hold(text: &str) -> bool {
    signs().is_none_or(|signs| signs.find_iter(text).any(|sign| !text[sign.end()..].starts_with('/')))
}

/// Told once a line.
pub fn look(page: &Page<'_>, line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let Some(signs) = signs() else { return };
    let written = page.body.get(line.at..line.end()).unwrap_or_default();
    let slip = signs.find_iter(written).take(MOST).find_map(|sign| slip(written, sign.start()));
    let Some((place, meant)) = slip else { return };
    let place = line.at + place.start..line.at + place.end;
    let diagnostic = page
        .complain(
            Code::MistypedAddress,
            place.clone(),
            message!(
                sv: "Adressen blir ingen länk, för något är fel i början.",
                en: "The address becomes no link, since something is wrong at its beginning.",
            ),
        )
        .with_help(message!(sv: "Skriv {meant}", en: "Write {meant}"));
    found.push(diagnostic.with_fix(page.absolute(place), meant));
}

/// So many signs of a line are looked at.
const MOST: usize = 20;
/// No address is longer, in bytes.
const LONGEST: usize = 500;

/// The address around a sign, and the one that was meant.
fn slip(written: &str, at: usize) -> Option<(Range<usize>, String)> {
    let edge = |letter: char| letter.is_whitespace() || "()<>[]\"”“|".contains(letter);
    let rest = written.get(at..)?;
    if let Some(inner) = rest.strip_prefix('<').filter(|_| !in_code(&written[..at])) {
        let length = inner.find(edge).filter(|&end| end < LONGEST && inner[end..].starts_with('>'))?;
        let host = inner[..length].starts_with("www.");
        return host.then(|| (at..at + length + 2, format!("<https://{}>", &inner[..length])));
    }
    let before = &written[..at];
    let apart = before.chars().next_back().is_none_or(edge);
    if !apart || before.ends_with("](") || before.ends_with('<') || in_code(before) {
        return None;
    }
    let length = rest.find(edge).unwrap_or(rest.len());
    let word = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    match read(word) {
        Err(Refusal::Malformed(Some(meant))) if word.contains('.') => Some((at..at + word.len(), meant)),
        _ => None,
    }
}

/// Whether code has begun before, and not ended.
fn in_code(before: &str) -> bool {
    before.bytes().filter(|&byte| byte == b'`').count() % 2 == 1
}
