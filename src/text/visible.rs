//! Characters that nobody sees and that come along with copied text: zero-width spaces, marks of direction, soft
//! hyphens, hard spaces.

use std::borrow::Cow;

/// Without the characters that have no width and no meaning in a text of Swedish or English.
pub fn visible(text: &str) -> Cow<'_, str> {
    // All of them begin with one of two bytes in UTF-8.
    if !text.bytes().any(|byte| matches!(byte, 0xE2 | 0xEF)) || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|character| !is_invisible(*character)).collect())
}

/// The text as a name is compared: visible, without soft hyphens, and with one ordinary space between its words.
pub fn name(text: &str) -> Cow<'_, str> {
    let plain = |text: &str| {
        let odd =
            |(left, right): (char, char)| right.is_whitespace() && (left.is_whitespace() || right != ' ');
        text.trim() == text && !text.contains('\u{ad}') && !text.chars().zip(text.chars().skip(1)).any(odd)
    };
    match visible(text) {
        Cow::Borrowed(text) if plain(text) => Cow::Borrowed(text),
        shown => {
            let shown = shown.replace('\u{ad}', "");
            Cow::Owned(shown.split_whitespace().collect::<Vec<_>>().join(" "))
        }
    }
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_makes_no_difference() {
        for (text, shown, compared) in [
            ("samverkan\u{200b}", "samverkan", "samverkan"),
            ("\u{feff}barn och\u{a0}unga", "barn och\u{a0}unga", "barn och unga"),
            ("social\u{ad}tjänst", "social\u{ad}tjänst", "socialtjänst"),
            ("barn  och unga", "barn  och unga", "barn och unga"),
            (
                "familj 👨\u{200d}👩\u{200d}👧",
                "familj 👨\u{200d}👩\u{200d}👧",
                "familj 👨\u{200d}👩\u{200d}👧",
            ),
            ("", "", ""),
        ] {
            assert_eq!((visible(text).as_ref(), name(text).as_ref()), (shown, compared), "{text:?}");
        }
    }
}
