//! Sentences in capitals, and marks of exclamation in a row.

use super::{Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// From so many words in capitals on, of which this many are no abbreviations.
const WORDS: usize = 4;
const LONG_WORDS: usize = 2;

pub fn look(page: &Page<'_>, run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let place = run.leaf.place.clone();
    let text = page.prose.get(place.clone()).unwrap_or_default();
    let Some((at, length)) = capitals(text).or_else(|| marks(text)) else { return };
    let at = place.start + at;
    found.push(
        page.complain(
            Code::Shouting,
            at..at + length,
            message!(
                sv: "Texten ropar: den är svår att läsa så, och kan uppfattas som otrevlig.",
                en: "The text shouts: it is hard to read like that, and may seem rude.",
            ),
        )
        .with_help(message!(
            sv: "Skriv med små bokstäver och en punkt. Det som är viktigt kan stå i **fetstil**.",
            en: "Write in lower case with a full stop. What matters can stand in **bold**.",
        )),
    );
}

/// The first words in capitals, if there are enough of them in a row.
fn capitals(text: &str) -> Option<(usize, usize)> {
    if text.bytes().filter(u8::is_ascii_uppercase).count() < WORDS * 3 {
        return None;
    }
    let (mut start, mut words, mut long) = (0, 0, 0);
    let mut at = 0;
    for word in text.split_inclusive(|letter: char| letter.is_whitespace()) {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_lower = word.contains(char::is_lowercase);
        if is_lower || word.contains('\u{1}') {
            (words, long) = (0, 0);
        } else if letters > 0 {
            if words == 0 {
                start = at;
            }
            words += 1;
            long += usize::from(letters >= 5);
            if words >= WORDS && long >= LONG_WORDS {
                return Some((start, at + word.trim_end().len() - start));
            }
        }
        at += word.len();
    }
    None
}

fn marks(text: &str) -> Option<(usize, usize)> {
    let at = text.find('!').and_then(|first| Some(first + text[first..].find("!!!")?))?;
    // `!!! note` begins a box elsewhere.
    let length = text[at..].bytes().take_while(|&byte| byte == b'!').count();
    text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == ' ').then_some((at, length))
}
