//! Words to colleagues and to oneself that were left in a text or a field: what is still to do, what nobody has filled in.

mod bracketed;
mod leftover;
mod word;

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use crate::diagnostic::Message;
use crate::message;
use bracketed::bracketed;
pub use leftover::is_error;
use word::word;

/// What a remark that is no bracket holds. Few texts do, so that words are looked at in these alone.
const HINTS: [&str; 25] = [
    "TODO", "todo:", "Todo:", "FIXME", "fixme:", "Fixme:", "TBD", "TBC", "lorem", "Lorem", "LOREM", "XX",
    "xx", "Xx", "xX", "X%", "X ", "X\u{a0}", "kolla ", "Kolla ", "x-x", "X-X", "NN ", "NN\u{a0}", "NN%",
];

/// What a text may hold besides remarks in brackets.
#[derive(Clone, Copy)]
pub struct Suspicion {
    words: bool,
    leftovers: bool,
}

impl Suspicion {
    pub fn of(text: &str) -> Self {
        static HINT: OnceLock<Option<AhoCorasick>> = OnceLock::new();
        let hint = HINT.get_or_init(|| AhoCorasick::new(HINTS).ok());
        Self {
            words: hint.as_ref().is_none_or(|hint| hint.is_match(text)),
            leftovers: leftover::may_hold(text),
        }
    }
}

/// What is said of one, and what to do about it.
pub fn said(words: &str) -> (Message, Message) {
    let message = message!(
        sv: "”{words}” ser ut som en anteckning som blivit kvar. Läsarna ser den.",
        en: "“{words}” looks like a note that was left. Readers see it.",
    );
    let help = message!(
        sv: "Ta bort den, eller skriv det som ska stå där.",
        en: "Remove it, or write what should stand there.",
    );
    (message, help)
}

/// Where the first of them stands in a line of the suspected text.
pub fn first(line: &str, suspicion: Suspicion) -> Option<Range<usize>> {
    let remark = remark(line, suspicion.words).map(|(at, length)| at..at + length);
    remark.or_else(|| suspicion.leftovers.then(|| leftover::first(line)).flatten())
}

fn remark(text: &str, words: bool) -> Option<(usize, usize)> {
    if let Some(length) = whole(text) {
        return Some((0, length));
    }
    let bytes = text.as_bytes();
    let mut enclosed = 0;
    let starts = if words { &WORDS_TOO } else { &SIGNS };
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| starts[usize::from(**byte)]) {
        let length = match byte {
            b'[' | b'(' | b'<' if enclosed < MOST_BRACKETS => {
                enclosed += 1;
                bracketed(&text[at..])
            }
            b'?' if text[at..].starts_with("???") => {
                Some(text[at..].bytes().take_while(|&byte| byte == b'?').count())
            }
            _ if begins_word(bytes, at) => word(text, at),
            _ => None,
        };
        if let Some(length) = length {
            return Some((at, length));
        }
    }
    None
}

/// Which bytes a remark may begin with that is no word.
const SIGNS: [bool; 256] = table(b"[(<?");
/// Which bytes any remark may begin with.
const WORDS_TOO: [bool; 256] = table(b"[(<?TtFfLlXxKkDdN");

const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut starts = [false; 256];
    let mut index = 0;
    while index < bytes.len() {
        starts[bytes[index] as usize] = true;
        index += 1;
    }
    starts
}

/// Whether a word begins at `at` that may be one, by its first two letters: most words are told apart by these.
fn begins_word(bytes: &[u8], at: usize) -> bool {
    let second = bytes.get(at + 1).map(u8::to_ascii_lowercase);
    let is_likely = match bytes[at].to_ascii_lowercase() {
        b't' => matches!(second, Some(b'o' | b'b')),
        b'f' => second == Some(b'i'),
        b'l' | b'k' => second == Some(b'o'),
        b'd' => second == Some(b'u'),
        b'x' => true,
        b'n' => second == Some(b'n'),
        _ => false,
    };
    let before = at.checked_sub(1).map(|before| bytes[before]);
    let inside = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
    // `20XX` is a year to fill in.
    let is_year = bytes[at] == b'X' && before.is_some_and(|byte| byte.is_ascii_digit());
    is_likely && (!inside || is_year)
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
