//! A text as a reader sees it: entities, percent signs and escapes read, marks of emphasis, tags and what is invisible
//! left out, and the many hyphens, spaces and digits of Unicode as one of each. Every sign knows its bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A character that is read, and where it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub character: char,
    pub start: usize,
    pub end: usize,
}

/// Tags that part what stands before and after them.
const PARTING: [&str; 12] = ["td", "th", "tr", "li", "p", "div", "dd", "dt", "h2", "h3", "hr", "text"];
/// Names of entities that stand in numbers and addresses, and what they mean.
const ENTITIES: [(&str, char); 26] = [
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("hairsp", ' '),
    ("numsp", ' '),
    ("puncsp", ' '),
    ("Tab", ' '),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("ndash", '-'),
    ("mdash", '-'),
    ("minus", '-'),
    ("commat", '@'),
    ("period", '.'),
    ("lowbar", '_'),
    ("plus", '+'),
    ("sol", '/'),
    ("lpar", '('),
    ("rpar", ')'),
    ("colon", ':'),
    ("lt", '<'),
    ("gt", '>'),
];

/// Reads `text[range]`; spans are those of the whole text.
pub(super) fn read(text: &str, range: Range<usize>) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(range.len());
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(character) = rest.chars().next() else { break };
        let (read, length) = match character {
            '&' => entity(rest),
            '%' => percent(rest),
            '\\' => escape(rest),
            '<' => tag(rest),
            _ => None,
        }
        .unwrap_or((Some(character), character.len_utf8()));
        let quoted = read == Some('>') && signs.last().is_none_or(|sign| sign.character == '\n');
        if let Some(character) = read.filter(|_| !quoted).and_then(seen) {
            signs.push(Sign { character, start: at, end: at + length });
        }
        at += length;
    }
    signs
}

/// The digit that a character means in any script.
pub(super) fn digit(character: char) -> Option<char> {
    if character.is_ascii_digit() {
        return Some(character);
    }
    if character.is_ascii() || !character.is_numeric() {
        return None;
    }
    let mut plain = std::iter::once(character).nfkc();
    if let (Some(digit), None) = (plain.next().filter(char::is_ascii_digit), plain.next()) {
        return Some(digit);
    }
    // The decimal digits of a script stand in a row from a zero whose code ends in 0 or 6.
    let code = u32::from(character);
    let zero = match code {
        0x0660..=0x0669 | 0x06F0..=0x06F9 | 0x07C0..=0x07C9 | 0x0E50..=0x0E59 | 0x0ED0..=0x0ED9 => {
            code & !0xF
        }
        0x0966..=0x0DEF if code & 0xF >= 6 => (code & !0xF) + 6,
        0x1040..=0x1049 | 0x17E0..=0x17E9 | 0x1810..=0x1819 => code & !0xF,
        _ => return None,
    };
    char::from_digit(code.wrapping_sub(zero), 10)
}

/// The character as one of few; none where it is invisible.
fn seen(character: char) -> Option<char> {
    Some(match character {
        // Marks of emphasis and of code, and what takes no room.
        '*'
        | '`'
        | '~'
        | '\0'
        | '\r'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{20e3}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' => return None,
        mark if !mark.is_ascii() && unicode_normalization::char::is_combining_mark(mark) => return None,
        '\n' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{58a}'
        | '\u{30fb}'
        | '\u{2027}' => '-',
        '·' | '•' | '\u{ff0e}' | '\u{2024}' | '\u{fe52}' => '.',
        '\u{ff20}' | '\u{fe6b}' => '@',
        '\u{ff0b}' | '\u{fe62}' => '+',
        '\u{ff0f}' | '\u{2044}' | '\u{2215}' => '/',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        '\u{ff3f}' => '_',
        space if space.is_whitespace() => ' ',
        other => digit(other).unwrap_or(other),
    })
}

/// What is read, and how many bytes it takes; nothing is read of what is invisible.
type Reading = Option<(Option<char>, usize)>;

/// `&#64;`, `&nbsp;`, and the same written twice (`&amp;#64;`).
fn entity(rest: &str) -> Reading {
    let mut from = 1;
    while rest[from..].starts_with("amp;") {
        from += 4;
    }
    let end = rest.bytes().skip(from).take(12).position(|byte| byte == b';')?;
    let name = &rest[from..from + end];
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((Some(character), from + end + 1))
}

/// `%40`, `%C2%A0`, and the same written twice (`%2540`).
fn percent(rest: &str) -> Reading {
    let mut bytes = Vec::new();
    let mut from = 0;
    loop {
        if !rest[from..].starts_with('%') {
            break;
        }
        let mut digits = from + 1;
        while rest[digits..].starts_with("25") {
            digits += 2;
        }
        let byte = u8::from_str_radix(rest.get(digits..digits + 2)?, 16).ok()?;
        bytes.push(byte);
        from = digits + 2;
        let length = match bytes[0] {
            0..0x80 => 1,
            0xC2..0xE0 => 2,
            0xE0..0xF0 => 3,
            _ => 4,
        };
        if bytes.len() == length {
            break;
        }
    }
    let character = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (!character.is_control()).then_some((Some(character), from))
}

/// `\u2011`, `\xa0` of quoted YAML, and `\-`, `\@` of Markdown.
fn escape(rest: &str) -> Reading {
    let next = rest[1..].chars().next()?;
    let digits = match next {
        'u' => 4,
        'x' => 2,
        _ => return next.is_ascii_punctuation().then_some((None, 1)),
    };
    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((Some(char::from_u32(code)?), 2 + digits))
}

/// A tag is invisible, or parts; one that holds an address or a number is read like text.
fn tag(rest: &str) -> Reading {
    if rest.starts_with("<!--") {
        let end = rest.find("-->").filter(|end| *end < 300)?;
        return (!holds_something(&rest[..end])).then_some((None, end + 3));
    }
    let name = rest[1..].trim_start_matches('/');
    if !name.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.bytes().take(300).position(|byte| byte == b'>')?;
    let inside = &rest[1..end];
    if holds_something(inside) || inside == "at" {
        return None;
    }
    let name = name.split(|character: char| !character.is_ascii_alphanumeric()).next()?;
    let character = if PARTING.contains(&name) { Some('|') } else { None };
    Some((if name == "br" { Some('\n') } else { character }, end + 1))
}

/// Whether what stands in a tag may be an address or a number.
fn holds_something(inside: &str) -> bool {
    ["@", "%40", "#64;", ":"].iter().any(|mark| inside.contains(mark))
        || inside.bytes().filter(u8::is_ascii_digit).count() > 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let signs = read(text, 0..text.len());
        assert!(signs.iter().all(|sign| text.get(sign.start..sign.end).is_some()), "{text}");
        signs.iter().map(|sign| sign.character).collect()
    }

    #[test]
    fn a_text_is_read_as_a_reader_sees_it() {
        for (text, read) in [
            ("070\u{2011}174\u{a0}06\u{2009}05", "070-174 06 05"),
            ("０７０－１７４", "070-174"),
            ("٠٧٠ ०७० 𝟎𝟕𝟎 ⁰⁷⁰", "070 070 070 070"),
            ("07**0**-1\u{ad}7\u{200b}4", "070-174"),
            ("070&nbsp;174&#8209;06&#x2d;05 a&commat;b &amp;#64;", "070 174-06-05 a@b @"),
            ("a%40b%C2%A0c%2540d 50 % av 100 %2", "a@b c@d 50 % av 100 %2"),
            ("070<b>-</b>174<br>06<td>05", "070-174\n06|05"),
            ("<a href=\"tel:070\">", "<a href=\"tel:070\">"),
            (r"070\-174\u201106\x2005 C:\u", r"070-174-06 05 C:\u"),
            ("&amp; &x; & %å <3", "&amp; &x; & %å <3"),
            ("a\u{30a}sa", "asa"),
        ] {
            assert_eq!(seen(text), read, "{text}");
        }
    }
}
