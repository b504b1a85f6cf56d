//! Stars and underscores that make nothing bold, since spaces stand inside them or one of a pair is missing.

use std::ops::Range;

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// So many runs of marks of a line are looked at.
const MOST: usize = 60;

/// A run of `*` or `_` that the parser left as text.
struct Run {
    place: Range<usize>,
    mark: u8,
    space_before: bool,
    space_after: bool,
}

pub fn look(page: &Page<'_>, line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let runs = runs(line.text);
    let Some((first, partner)) = meant(line.text, &runs) else { return };
    let shift = |place: &Range<usize>| place.start + line.at..place.end + line.at;
    let diagnostic = page
        .complain(
            Code::EmphasisMarks,
            shift(&first.place),
            message!(
                sv: "Tecknen visas som de står: de gör inget fetstilt eller kursivt.",
                en: "The marks are shown as they stand: they make nothing bold or italic.",
            ),
        )
        .with_help(message!(
            sv: "Skriv **fetstil** och *betoning*, utan mellanslag innanför tecknen.",
            en: "Write **bold** and *emphasis*, without spaces inside the marks.",
        ));
    let fix = partner.filter(|partner| partner.place.len() == first.place.len()).and_then(|partner| {
        let inner = &line.text[first.place.end..partner.place.start];
        let text = inner.trim();
        let marks = &line.text[first.place.clone()];
        let edit = (shift(&(first.place.start..partner.place.end)), format!("{marks}{text}{marks}"));
        let free = inner.len() > text.len() && !text.contains(['*', '_', '\u{1}']) && !text.is_empty();
        // The words around must not touch the marks.
        let apart = first.space_before && partner.space_after;
        (free && apart).then(|| page.edited(&[edit])).flatten()
    });
    found.push(match fix {
        Some((span, text)) => diagnostic.with_fix(span, text),
        None => diagnostic,
    });
}

/// The run that was meant to emphasise, and the one that should end it.
fn meant<'r>(text: &str, runs: &'r [Run]) -> Option<(&'r Run, Option<&'r Run>)> {
    for (index, run) in runs.iter().enumerate() {
        let partner = runs[index + 1..].iter().find(|other| other.mark == run.mark);
        let letters = |end: usize| text[run.place.end..end].contains(char::is_alphabetic);
        let alone = run.space_before && run.space_after;
        let pair =
            partner.is_some_and(|other| letters(other.place.start) && run.space_before && other.space_after);
        let is_meant = match run.place.len() {
            1 => {
                pair && (run.space_after || partner.is_some_and(|other| other.space_before))
                    && !arithmetic(text, run)
            }
            2 | 3 if run.mark == b'_' => pair,
            2 | 3 => {
                pair || !alone && (text.len() > run.place.end || run.place.start > 0)
                    || index % 2 == 0 && partner.is_some()
            }
            _ => false,
        };
        if is_meant {
            return Some((run, partner));
        }
    }
    None
}

/// `3 * 4`.
fn arithmetic(text: &str, run: &Run) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    digit(text[..run.place.start].trim_end().chars().next_back())
        && digit(text[run.place.end..].trim_start().chars().next())
}

fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'_')) {
        let start = at + found;
        let mark = bytes[start];
        let end = start + bytes[start..].iter().take_while(|byte| **byte == mark).count();
        let edge = |letter: Option<char>| {
            letter.is_none_or(|letter| letter.is_whitespace() || ".,;:!?()".contains(letter))
        };
        runs.push(Run {
            place: start..end,
            mark,
            space_before: edge(text[..start].chars().next_back()),
            space_after: edge(text[end..].chars().next()),
        });
        at = end;
        if runs.len() >= MOST {
            break;
        }
    }
    runs
}
