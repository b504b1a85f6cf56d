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

/// Order by UTF-16 units: how `<` compares strings in the browser, which looks words up in what we sorted.
pub fn utf16_cmp(left: &str, right: &str) -> Ordering {
    // Only letters from U+E000 on stand elsewhere among UTF-16 units than among bytes.
    let is_late = |text: &str| text.bytes().any(|byte| byte >= 0xee);
    if is_late(left) || is_late(right) {
        return left.encode_utf16().cmp(right.encode_utf16());
    }
    left.cmp(right)
}
