//! Letters that were saved in one encoding and read in another: `frÃ¥n` for `från`. What was read as Windows-1252 or as
//! Mac Roman can be read again, as it was meant.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use aho_corasick::AhoCorasick;

use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::message;

/// What the letters begin with. Few texts hold any, so that the others are searched once and no more.
const LEADS: [&str; 8] = ["Ã", "Â", "â€", "â", "ðŸ", "ï¿", "Ì", "√"];

/// Tells of all in `range` as one.
pub fn told(source: &Arc<Source>, range: Span) -> Option<Diagnostic> {
    let base = range.start;
    let text = source.text().get(range)?;
    let garbled = garbled(text);
    let certain: Vec<_> =
        garbled.iter().filter_map(|(place, meant)| Some((place, meant.as_ref()?))).collect();
    let Some(((first, _), (last, _))) = certain.first().zip(certain.last()) else {
        let (place, _) = garbled.first()?;
        return Some(lost(source, place.start + base..place.end + base));
    };
    let mut fixed = String::new();
    let mut from = first.start;
    for (place, meant) in &certain {
        fixed.push_str(text.get(from..place.start)?);
        fixed.push_str(meant);
        from = place.end;
    }
    let word = word(text, first);
    let written = &text[word.clone()];
    let within = certain.iter().filter(|(place, _)| place.end <= word.end);
    let mut meant = String::new();
    let mut from = word.start;
    for (place, letters) in within {
        meant.push_str(text.get(from..place.start)?);
        meant.push_str(letters);
        from = place.end;
    }
    meant.push_str(text.get(from..word.end)?);
    let place = first.start + base..first.end + base;
    let all = first.start + base..last.end + base;
    Some(
        Diagnostic::new(
            Code::Mojibake,
            source,
            place,
            message!(
                sv: "Bokstäver har blivit fel när texten flyttades: ”{written}” ska nog vara ”{meant}”.",
                en: "Letters went wrong when the text was moved: “{written}” is likely to mean “{meant}”.",
            ),
        )
        .with_help(message!(
            sv: "Rätta dem, och spara filen som UTF-8.",
            en: "Correct them, and save the file as UTF-8.",
        ))
        .with_fix(all, fixed),
    )
}

fn lost(source: &Arc<Source>, place: Span) -> Diagnostic {
    let message = message!(
        sv: "Ett tecken har blivit fel när texten flyttades.",
        en: "A character went wrong when the text was moved.",
    );
    let help = message!(
        sv: "Skriv det igen, och spara filen som UTF-8.",
        en: "Write it again, and save the file as UTF-8.",
    );
    Diagnostic::new(Code::Mojibake, source, place, message).with_help(help)
}

/// The word around a place, cut where it is longer than anything that is worth being shown.
fn word(text: &str, place: &Range<usize>) -> Range<usize> {
    let letter = |letter: &char| letter.is_alphanumeric() || !letter.is_ascii() && !letter.is_whitespace();
    let before = text[..place.start].chars().rev().take_while(letter).take(LONGEST_WORD);
    let after = text[place.end..].chars().take_while(letter).take(LONGEST_WORD);
    place.start - before.map(char::len_utf8).sum::<usize>()
        ..place.end + after.map(char::len_utf8).sum::<usize>()
}

const LONGEST_WORD: usize = 40;

/// The places of letters that went wrong, and what they were where that is certain.
fn garbled(text: &str) -> Vec<(Range<usize>, Option<String>)> {
    static LEAD: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let Some(lead) = LEAD.get_or_init(|| AhoCorasick::new(LEADS).ok()) else { return Vec::new() };
    let mut found: Vec<(Range<usize>, Option<String>)> = Vec::new();
    for at in lead.find_iter(text).map(|lead| lead.start()) {
        if found.last().is_some_and(|(place, _)| at < place.end) {
            continue;
        }
        let before = text[..at].chars().next_back();
        if let Some((length, meant)) = one(before, &text[at..]) {
            found.push((at..at + length, meant));
        }
    }
    found
}

/// What begins the text, which a lead begins: its length, and what it was.
fn one(before: Option<char>, text: &str) -> Option<(usize, Option<String>)> {
    let mut letters = text.chars();
    let (lead, next) = (letters.next()?, letters.next());
    if lead == '√' {
        let meant = mac(next?)?;
        return Some((lead.len_utf8() + next.map_or(0, char::len_utf8), Some(meant.to_owned())));
    }
    if let Some((length, letter)) = decoded(text) {
        // A letter of another language, in capitals or by itself, before a closing quotation mark.
        let foreign =
            matches!(lead, 'Ã' | 'Â') && before.is_some_and(|before| before.is_uppercase() || before == '«');
        if foreign && next.is_some_and(|next| "”’»…–—".contains(next)) && !"åäöÅÄÖéÉ".contains(letter)
        {
            return None;
        }
        // What went wrong twice begins with another lead.
        let (length, letter) = match twice(letter, &text[length..]) {
            Some((more, letter)) => (length + more, letter),
            None => (length, letter),
        };
        return Some((length, (letter != char::REPLACEMENT_CHARACTER).then(|| letter.to_string())));
    }
    // The second half has become a space, or nothing.
    let follows = before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit());
    match lead {
        'â' if next == Some('€') => Some(("â€".len(), None)),
        'Ã' | 'Â' if follows && next.is_none_or(|next| !next.is_alphabetic()) => {
            Some((lead.len_utf8(), None))
        }
        _ => None,
    }
}

/// What went wrong twice: a letter that begins another one that went wrong, with the text behind it.
fn twice(letter: char, rest: &str) -> Option<(usize, char)> {
    let first = windows(letter).filter(|byte| matches!(byte, 0xC2..=0xC3))?;
    let (length, second) = decoded(rest)?;
    let bytes = [first, windows(second).filter(|byte| matches!(byte, 0x80..=0xBF))?];
    Some((length, std::str::from_utf8(&bytes).ok()?.chars().next()?))
}

/// The character whose bytes in UTF-8 were read as Windows-1252, and its length in bytes as it stands now.
fn decoded(text: &str) -> Option<(usize, char)> {
    let lead = windows(text.chars().next()?)?;
    let count = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = Vec::with_capacity(count);
    let mut length = 0;
    for letter in text.chars().take(count) {
        bytes.push(windows(letter)?);
        length += letter.len_utf8();
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (!letter.is_control()).then_some((length, letter))
}

/// The byte of a character in Windows-1252.
fn windows(letter: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match u32::from(letter) {
        code @ 0xA0..=0xFF => u8::try_from(code).ok(),
        0..0x80 => None,
        _ => (0x80..=0x9F).zip(HIGH).find_map(|(byte, high)| (high == letter).then_some(byte)),
    }
}

/// The letter whose second byte was read as this in Mac Roman.
fn mac(letter: char) -> Option<&'static str> {
    Some(match letter {
        '•' => "å",
        '§' => "ä",
        '∂' => "ö",
        'Ö' => "Å",
        'Ñ' => "Ä",
        'ñ' => "Ö",
        '©' => "é",
        'â' => "É",
        '±' => "ü",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut read = text.to_owned();
        for (place, meant) in garbled(text).into_iter().rev() {
            read.replace_range(place, meant.as_deref().unwrap_or("?"));
        }
        read
    }

    #[test]
    fn letters_are_read_as_they_were_meant() {
        for (text, meant) in [
            ("skolvÃ¤gar frÃ¥n FÃ¶rvaltningen", "skolvägar från Förvaltningen"),
            ("Ã…re, Ã„lvdalen, Ã–stersund", "Åre, Älvdalen, Östersund"),
            ("FÃ–RSKOLA", "FÖRSKOLA"),
            ("Â§ 5, 20Â°, Â«jaÂ»", "§ 5, 20°, «ja»"),
            ("10Â\u{a0}000", "10\u{a0}000"),
            ("smÃ¥ â€“ och â€œjaâ€\u{9d}, â€¦ itâ€™s", "små – och “ja”, … it’s"),
            ("idÃ© Ã¼ber", "idé über"),
            ("5 â‚¬ â†’ x âˆ’ y", "5 € → x − y"),
            ("ðŸ˜€", "😀"),
            ("frÃƒÂ¥n", "från"),
            ("fr√•n f√∂rskol√§ √Ñngar", "från förskolä Ängar"),
            ("fï¿½r", "f?r"),
            ("10Â 000", "10? 000"),
            ("â€ sade hon", "? sade hon"),
        ] {
            assert_eq!(read(text), meant, "{text:?}");
        }
    }

    #[test]
    fn other_languages_and_signs_stay() {
        for text in [
            "från skolvägar, åäö ÅÄÖ éèü",
            "Sao Paulo heter São Paulo och SÃO PAULO, Âge, âge, château, ”Â” och Ã",
            "”JOANÃ” och âme",
            "√2 och √x, 3 √ 4",
            "«Â» i ett alfabet",
            "på – och — ”så”",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
