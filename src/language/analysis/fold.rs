//! Letters without their marks, and the order of strings in the browser.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without diacritics: å and ä as a, ö and ø as o, é as e, æ as a.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain =
        text.nfd().filter(|&character| !is_combining_mark(character)).map(|character| match character {
            'ø' => 'o',
            'æ' => 'a',
            other => other,
        });
    plain.collect()
}

/// Whether the reader who typed `typed` may mean `text`: letter by letter the same, but for diacritics that were left out.
/// `browser: standsFor()` is the same definition.
pub fn stands_for(typed: &str, text: &str) -> bool {
    let mut text = text.chars();
    typed.chars().all(|letter| text.next().is_some_and(|meant| is_meant(letter, meant)))
        && text.next().is_none()
}

/// The same for one letter.
pub fn is_meant(typed: char, meant: char) -> bool {
    typed == meant || (!meant.is_ascii() && fold(meant.encode_utf8(&mut [0; 4])).chars().eq([typed]))
}

/// Order by UTF-16 units: how `<` compares strings in the browser, which looks words up in what we sorted.
pub fn utf16_cmp(left: &str, right: &str) -> Ordering {
    match left.bytes().zip(right.bytes()).find(|(left, right)| left != right) {
        Some((left, right)) => utf16_rank(left).cmp(&utf16_rank(right)),
        None => left.len().cmp(&right.len()),
    }
}

/// The beginning of a text as a number that sorts like it.
pub fn utf16_start(text: &str) -> u64 {
    let mut start = [0; 8];
    start.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = utf16_rank(byte));
    u64::from_be_bytes(start)
}

/// The order of UTF-16 units is that of the bytes, but that U+E000 to U+FFFF come last.
fn utf16_rank(byte: u8) -> u8 {
    match byte {
        0xee | 0xef => byte + 0x10,
        other => other,
    }
}
