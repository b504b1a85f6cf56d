//! Letters in composed form: a Mac may store å as two characters, a and a ring.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with letters and their marks joined (Unicode normalization form C).
pub fn composed(text: &str) -> Cow<'_, str> {
    // Below U+0300, the first mark, whose first byte is 0xCC, every character stands for itself.
    if text.bytes().all(|byte| byte < 0xCC) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn marks_join_their_letters() {
        assert_eq!(composed("A\u{30a}re – a\u{308}lv"), "Åre – älv");
        for alone in ["", "plain", "åäö ÿ\u{2ff}", "”kö” – Łódź"] {
            assert_eq!(composed(alone), alone);
        }
    }
}
