//! Text into HTML, attributes and addresses.

/// Appends formatted text to a `String`, which cannot fail.
macro_rules! put {
    ($out:expr, $($text:tt)+) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($text)+);
    }};
}
pub(in crate::markdown) use put;

/// Appends `text` as HTML text.
pub fn push_text(out: &mut String, text: &str) {
    const ESCAPED: [bool; 256] = table(b"&<>\0");
    push_escaped(out, text, &ESCAPED);
}

/// Appends `text` as the value of an attribute in double quotes.
pub fn push_attribute(out: &mut String, text: &str) {
    const ESCAPED: [bool; 256] = table(b"&<>\"\n\r\0");
    push_escaped(out, text, &ESCAPED);
}

/// Which bytes are in `bytes`.
const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
}

fn push_escaped(out: &mut String, text: &str, escaped: &[bool; 256]) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| escaped[usize::from(byte)]) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            0 => "\u{fffd}",
            _ => " ",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends an address as the value of an attribute: what may not stand in a URL is percent-encoded.
pub fn push_address(out: &mut String, address: &str) {
    for &byte in address.as_bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'~'
            | b'!'
            | b'#'
            | b'$'
            | b'%'
            | b'('
            | b')'
            | b'*'
            | b'+'
            | b','
            | b'/'
            | b':'
            | b';'
            | b'='
            | b'?'
            | b'@' => out.push(char::from(byte)),
            other => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(char::from(HEX[usize::from(other >> 4)]));
                out.push(char::from(HEX[usize::from(other & 15)]));
            }
        }
    }
}

/// The last boundary between characters at or before byte `at`.
pub fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
