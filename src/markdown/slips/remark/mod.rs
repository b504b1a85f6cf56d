//! Words to colleagues and to oneself that were left in the text: what is still to do, what nobody has filled in.

mod bracketed;
mod word;

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use bracketed::bracketed;
use word::word;

/// Told once a line.
pub fn look(page: &Page<'_>, line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let Some((at, length)) = first(line.text) else { return };
    let place = line.at + at..line.at + at + length;
    let words = page.body.get(place.clone()).unwrap_or_default().to_owned();
    found.push(
        page.complain(
            Code::RemarkLeft,
            place,
            message!(
                sv: "”{words}” ser ut som en anteckning som blivit kvar. Läsarna ser den.",
                en: "“{words}” looks like a note that was left. Readers see it.",
            ),
        )
        .with_help(message!(
            sv: "Ta bort den, eller skriv det som ska stå där.",
            en: "Remove it, or write what should stand there.",
        )),
    );
}

/// Where the first of them stands, and its length.
fn first(text: &str) -> Option<(usize, usize)> {
    if let Some(length) = whole(text) {
        return Some((0, length));
    }
    let bytes = text.as_bytes();
    let mut inside = false;
    let mut enclosed = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        // `20XX` is a year to fill in.
        let inside_word = inside && !(byte == b'X' && at > 0 && bytes[at - 1].is_ascii_digit());
        let starts_word = !inside_word && b"TtFfLlXxKkDd".contains(&byte);
        inside = byte.is_ascii_alphanumeric() || byte >= 0x80;
        let length = match byte {
            b'[' | b'(' | b'<' if enclosed < MOST_BRACKETS => {
                enclosed += 1;
                bracketed(&text[at..])
            }
            b'?' if text[at..].starts_with("???") => {
                Some(text[at..].bytes().take_while(|&byte| byte == b'?').count())
            }
            _ if starts_word => word(text, at),
            _ => None,
        };
        if let Some(length) = length {
            return Some((at, length));
        }
    }
    None
}

/// So many brackets of a line are looked into.
const MOST_BRACKETS: usize = 50;
/// Lines that are nothing else.
fn whole(text: &str) -> Option<usize> {
    let comment = ["// ", "/* ", "<<<<<<< ", ">>>>>>> "].iter().any(|start| text.starts_with(start));
    let tracked = [
        "Kommenterad [",
        "Kommenterat [",
        "Commented [",
        "Formaterat:",
        "Formaterad:",
        "Formatted:",
        "Borttaget:",
        "Deleted:",
        "Infogat:",
    ];
    (comment || tracked.iter().any(|start| text.starts_with(start))).then_some(text.len())
}
