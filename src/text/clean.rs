//! Characters that no reader is meant to see: what programs leave in a text that is pasted from them.

use std::borrow::Cow;
use std::ops::Range;

/// What a character is that does not belong in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// A control character, or a sign of another time's encoding.
    Control,
    /// It turns the direction of the text, so that it reads otherwise than it is written.
    Direction,
    /// A sign of a font that readers do not have.
    Private,
    /// What stands in place of a letter that was lost, or of an object.
    Lost,
    /// It hides letters: a soft hyphen, a space without width, joined letters of a PDF. Nothing is lost without it.
    Harmless,
}

/// What `character` is, and what is written instead; none where it belongs in a text.
pub fn stray(character: char) -> Option<(Stray, &'static str)> {
    use Stray::{Control, Direction, Harmless, Lost, Private};
    Some(match character {
        '\t' | '\n' | '\r' => return None,
        // A line of its own in Word, a new page.
        '\u{b}' | '\u{c}' => (Control, " "),
        // The hyphens of Word.
        '\u{1e}' => (Control, "-"),
        '\0'..='\u{1d}'
        | '\u{7f}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{e0000}'..='\u{e0fff}' => (Control, ""),
        '\u{80}'..='\u{9f}' => (Control, WINDOWS_1252[character as usize - 0x80]),
        '\u{1f}' | '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' => {
            (Harmless, "")
        }
        '\u{2028}' | '\u{2029}' => (Harmless, " "),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => (Direction, ""),
        '\u{f0b7}' | '\u{f0d8}' => (Harmless, "•"),
        '\u{f0a7}' => (Harmless, "▪"),
        '\u{f0e0}' => (Harmless, "→"),
        '\u{f0fc}' => (Harmless, "✓"),
        '\u{f02d}' => (Harmless, "–"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => (Private, ""),
        '\u{fb00}' => (Harmless, "ff"),
        '\u{fb01}' => (Harmless, "fi"),
        '\u{fb02}' => (Harmless, "fl"),
        '\u{fb03}' => (Harmless, "ffi"),
        '\u{fb04}' => (Harmless, "ffl"),
        '\u{fb05}' | '\u{fb06}' => (Harmless, "st"),
        '\u{fffd}' => (Lost, "\u{fffd}"),
        '\u{fff9}'..='\u{fffc}' => (Lost, ""),
        _ => return None,
    })
}

/// What the characters U+0080 to U+009F were meant as: texts of Windows that were read as Latin-1.
const WINDOWS_1252: [&str; 32] = [
    "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", "", "‘", "’", "“", "”", "•",
    "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
];

/// The first bytes of the characters that [`stray`] knows, and of some others.
const SUSPECTS: [bool; 256] = {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspects[byte] = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
            || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEE | 0xEF | 0xF3 | 0xF4);
        byte += 1;
    }
    suspects
};

/// The characters of `text` that do not belong there, with their places.
pub fn strays(text: &str) -> impl Iterator<Item = (usize, char, Stray, &'static str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.as_bytes()[from..].iter().position(|byte| SUSPECTS[usize::from(*byte)])?;
            let character = text[at..].chars().next()?;
            from = at + character.len_utf8();
            if let Some((kind, instead)) = stray(character) {
                return Some((at, character, kind, instead));
            }
        }
    })
}

/// The text as readers and the search are to have it.
pub fn clean(text: &str) -> Cow<'_, str> {
    match Cleaned::of(text) {
        Some(cleaned) => Cow::Owned(cleaned.text),
        None => Cow::Borrowed(text),
    }
}

/// A text that was cleaned, and where its parts stood.
pub struct Cleaned {
    pub text: String,
    /// In rising order.
    parts: Vec<Part>,
}

/// A part of the cleaned text that stood in one piece.
struct Part {
    /// Where it begins.
    at: usize,
    /// Where it began in the old text.
    old: usize,
    /// Of a part that stands for a single character: how long that was.
    character: Option<usize>,
}

impl Cleaned {
    /// None where there is nothing to clean.
    pub fn of(text: &str) -> Option<Self> {
        let mut strays =
            strays(text).filter(|(_, character, _, instead)| !instead.starts_with(*character)).peekable();
        strays.peek()?;
        let mut cleaned = String::with_capacity(text.len());
        let mut parts = vec![Part { at: 0, old: 0, character: None }];
        let mut from = 0;
        for (at, character, _, instead) in strays {
            cleaned.push_str(&text[from..at]);
            from = at + character.len_utf8();
            if !instead.is_empty() {
                parts.push(Part { at: cleaned.len(), old: at, character: Some(character.len_utf8()) });
                cleaned.push_str(instead);
            }
            parts.push(Part { at: cleaned.len(), old: from, character: None });
        }
        cleaned.push_str(&text[from..]);
        Some(Self { text: cleaned, parts })
    }

    /// Where a range of the cleaned text stood.
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        let part = |count: usize| &self.parts[count.saturating_sub(1)];
        let first = part(self.parts.partition_point(|part| part.at <= range.start));
        let start = first.old + first.character.map_or(range.start - first.at, |_| 0);
        if range.is_empty() {
            return start..start;
        }
        // What was taken out after the last character does not belong to it.
        let last = part(self.parts.partition_point(|part| part.at < range.end));
        start..last.old + last.character.unwrap_or(range.end - last.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_is_meant_to_see_goes() {
        for (text, expected) in [
            ("Social\u{ad}tjänsten och skol\u{200b}vägen", "Socialtjänsten och skolvägen"),
            ("Social\u{b}Förvaltningen", "Social Förvaltningen"),
            ("en oﬃciell ﬁl om ﬂera", "en officiell fil om flera"),
            ("\u{feff}A\u{202e}B\u{2066}C\u{2069}", "ABC"),
            ("5\u{1e}årig \u{93}ja\u{94}", "5-årig “ja”"),
            ("rad\u{2028}rad\u{85}", "rad rad…"),
            ("\u{f0b7} ett\u{e123}", "• ett"),
            ("a\0b\u{7f}c\u{ffff}", "abc"),
        ] {
            assert_eq!(clean(text), expected);
        }
        for text in [
            "",
            "åäö 11\u{a0}000 – ”ja”…",
            "a\tb\r\nc",
            "👩\u{200d}👧 ☺\u{fe0f}",
            "5\u{202f}%",
            "\u{fffd}",
            "§ 4",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_old_text() {
        let text = "a\u{ad}b oﬃcer\u{b}c";
        let cleaned = Cleaned::of(text).unwrap();
        assert_eq!(cleaned.text, "ab officer c");
        for word in ["b", "cer", "c"] {
            let at = cleaned.text.rfind(word).unwrap();
            assert_eq!(&text[cleaned.range(&(at..at + word.len()))], word);
        }
        assert_eq!(&text[cleaned.range(&(3..10))], "oﬃcer");
        assert_eq!(&text[cleaned.range(&(0..1))], "a");
        assert_eq!(cleaned.range(&(12..12)), text.len()..text.len());
    }
}
