//! Footnotes as Word leaves them: `[1]` in the text and `[1] …` at its end, or raised digits.

use std::ops::Range;

use super::{Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::{Kind, NO_PROSE};
use crate::message;

#[derive(Default)]
pub struct Notes {
    definitions: Vec<Mark>,
    references: Vec<Mark>,
}

struct Mark {
    number: u32,
    place: Range<usize>,
    /// The notes can be written anew: they stand in paragraphs of their own.
    plain: bool,
    /// The line before belongs to the same paragraph.
    goes_on: bool,
}

impl Notes {
    pub fn look(&mut self, run: &Run<'_>) {
        let plain = run.leaf.kind == Kind::Paragraph && run.leaf.depth == 1;
        for (index, line) in run.lines.iter().enumerate() {
            let mut from = 0;
            // A bracket, or the first byte of a raised digit.
            let begins = |byte: &u8| matches!(byte, b'[' | 0xC2 | 0xE2);
            while let Some(found) = line.text.as_bytes()[from..].iter().position(begins) {
                let at = from + found;
                let Some((number, length)) = mark(&line.text[at..]) else {
                    from = at + line.text[at..].chars().next().map_or(1, char::len_utf8);
                    continue;
                };
                from = at + length;
                let defines = at == 0 && line.text[length..].trim_start().starts_with(char::is_alphanumeric);
                let place = line.at + at..line.at + at + length;
                let mark = Mark { number, place, plain, goes_on: index > 0 };
                if defines { self.definitions.push(mark) } else { self.references.push(mark) }
            }
        }
    }

    pub fn tell(mut self, page: &Page<'_>, found: &mut Vec<Diagnostic>) {
        let mut numbers: Vec<u32> = self.definitions.iter().map(|mark| mark.number).collect();
        numbers.sort_unstable();
        self.references.retain(|mark| numbers.binary_search(&mark.number).is_ok());
        let (Some(first), false) = (self.references.first(), self.definitions.is_empty()) else { return };
        let diagnostic = page
            .complain(
                Code::WordFootnote,
                first.place.clone(),
                message!(
                    sv: "Fotnoterna blir vanlig text: de går inte att klicka på.",
                    en: "The footnotes become ordinary text: nobody can follow them.",
                ),
            )
            .with_help(message!(
                sv: "Skriv [^1] i texten och [^1]: framför noten.",
                en: "Write [^1] in the text and [^1]: before the note.",
            ));
        numbers.dedup();
        let sure = numbers.len() == self.definitions.len() && self.definitions.iter().all(|mark| mark.plain);
        let mut edits: Vec<(Range<usize>, String)> =
            self.references.iter().map(|mark| (mark.place.clone(), format!("[^{}]", mark.number))).collect();
        edits.extend(self.definitions.iter().map(|mark| {
            let apart = if mark.goes_on { "\n" } else { "" };
            let behind = page.body[mark.place.end..].len()
                - page.body[mark.place.end..].trim_start_matches([' ', '\t']).len();
            (mark.place.start..mark.place.end + behind, format!("{apart}[^{}]: ", mark.number))
        }));
        edits.sort_by_key(|(place, _)| place.start);
        found.push(match page.edited(&edits).filter(|_| sure) {
            Some((span, text)) => diagnostic.with_fix(span, text),
            None => diagnostic,
        });
    }
}

/// What makes something else of the brackets before it.
const BINDING: [char; 4] = ['(', '[', ':', NO_PROSE];

/// `[1]` or raised digits at the start of `text`: the number and its length.
fn mark(text: &str) -> Option<(u32, usize)> {
    if let Some(inner) = text.strip_prefix('[') {
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let ends = inner[digits..].strip_prefix(']').is_some_and(|after| !after.starts_with(BINDING));
        let number = inner[..digits].parse().ok().filter(|_| digits <= 3)?;
        return ends.then_some((number, digits + 2));
    }
    let raised: Vec<u32> = text.chars().map_while(raised).take(3).collect();
    let number = raised.iter().fold(0, |number, digit| number * 10 + digit);
    let length = text.chars().take(raised.len()).map(char::len_utf8).sum();
    let free = !text.get(length..).unwrap_or_default().starts_with(BINDING);
    (!raised.is_empty() && free).then_some((number, length))
}

fn raised(letter: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == letter).and_then(|digit| u32::try_from(digit).ok())
}
