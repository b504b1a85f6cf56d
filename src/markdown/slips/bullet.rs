//! What Word, and haste, begin the rows of a list with.

use std::ops::Range;

use super::{Line, Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::Kind;
use crate::message;

const SPACES: [char; 6] = [' ', '\t', '\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}'];

/// What a line begins with.
struct Mark {
    /// In bytes, with the spaces behind it.
    length: usize,
    replacement: String,
    kind: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A sign that means nothing but a bullet.
    Sign,
    /// Might be prose, unless the next line begins alike, or the line before ends with a colon.
    Likely,
    /// A dash within the item of a list, where the next item should begin.
    Nested,
    /// Is a list only with the next line: the place in the order of numbers or letters.
    Ordered(u32),
    /// A box to tick.
    Task,
}

pub fn look(page: &Page<'_>, run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    // Most paragraphs begin all their lines with words.
    let begins = |line: &Line<'_>| {
        let bytes = line.text.as_bytes();
        let (first, second) = (bytes.first().copied().unwrap_or(b'a'), bytes.get(1).copied().unwrap_or(b'a'));
        !first.is_ascii_alphabetic() && !matches!(first, 0xC3)
            || matches!(second, b')' | b'.' | b' ' | b'\t' | 0xC2)
    };
    if !run.lines.iter().any(begins) {
        return;
    }
    let marks: Vec<Option<Mark>> = run.lines.iter().map(|line| mark(line, run.leaf.kind)).collect();
    // A sound mark in a place where it makes no list is not what this is about.
    let changes = |index: usize| {
        let (line, mark) = (&run.lines[index], &marks[index]);
        mark.as_ref()
            .is_some_and(|mark| page.body.get(line.at..line.at + mark.length) != Some(&mark.replacement))
    };
    let meant: Vec<usize> =
        (0..marks.len()).filter(|&index| changes(index) && is_meant(page, &marks, run, index)).collect();
    let Some(&first) = meant.first() else { return };
    let Some(mark) = &marks[first] else { return };
    let edits: Vec<(Range<usize>, String)> = meant
        .iter()
        .filter_map(|&index| Some((marks[index].as_ref()?, &run.lines[index])))
        .flat_map(|(mark, line)| {
            let first = (line.at..line.at + mark.length, mark.replacement.clone());
            std::iter::once(first).chain(further(page, line, mark))
        })
        .collect();
    let at = run.lines[first].at;
    let message = match mark.kind {
        Sort::Sign => message!(
            sv: "En punkt från Word blir ingen lista, utan löpande text.",
            en: "A bullet from Word makes no list, but running text.",
        ),
        Sort::Task => message!(
            sv: "Rutan blir ingen ruta att kryssa i, utan löpande text.",
            en: "The box becomes no box to tick, but running text.",
        ),
        Sort::Likely | Sort::Nested | Sort::Ordered(_) => message!(
            sv: "Raderna blir ingen lista, utan löpande text.",
            en: "The lines make no list, but running text.",
        ),
    };
    let help = match mark.kind {
        Sort::Sign | Sort::Likely | Sort::Nested => message!(
            sv: "Börja raden med ett bindestreck och ett mellanslag.",
            en: "Begin the line with a hyphen and a space.",
        ),
        Sort::Task => {
            message!(sv: "Skriv - [ ] eller - [x] först på raden.", en: "Begin the line with - [ ] or - [x].")
        }
        Sort::Ordered(_) => message!(
            sv: "Börja raderna med 1. och ett mellanslag, eller med ett bindestreck och ett mellanslag.",
            en: "Begin the lines with 1. and a space, or with a hyphen and a space.",
        ),
    };
    let diagnostic = page.complain(Code::BulletMark, at..at + mark.length, message).with_help(help);
    found.push(match page.edited(&edits) {
        Some((span, text)) => diagnostic.with_fix(span, text),
        None => diagnostic,
    });
}

fn is_meant(page: &Page<'_>, marks: &[Option<Mark>], run: &Run<'_>, index: usize) -> bool {
    let Some(mark) = &marks[index] else { return false };
    let before = index.checked_sub(1);
    let likewise = |other: Option<usize>| {
        other.and_then(|other| marks.get(other)?.as_ref()).is_some_and(|other| other.kind == mark.kind)
    };
    let place = |other: Option<usize>| match other.and_then(|other| marks.get(other)?.as_ref())?.kind {
        Sort::Ordered(place) => Some(place),
        _ => None,
    };
    match mark.kind {
        Sort::Sign | Sort::Task => true,
        Sort::Nested => index > 0 && outdented(page, &run.lines[index]),
        Sort::Likely => {
            likewise(before)
                || likewise(Some(index + 1))
                || before.is_some_and(|before| run.lines[before].text.ends_with(':'))
                || run.leaf.kind == Kind::Item && index > 0 && outdented(page, &run.lines[index])
        }
        Sort::Ordered(this) => {
            place(before) == this.checked_sub(1).filter(|&last| last > 0) && place(before).is_some()
                || place(Some(index + 1)) == Some(this + 1)
        }
    }
}

/// The other items on a line that holds several: `• En sak • En till`.
fn further(page: &Page<'_>, line: &Line<'_>, mark: &Mark) -> Vec<(Range<usize>, String)> {
    let sign = line.text.chars().next().filter(|_| mark.kind == Sort::Sign);
    let (Some(sign), Some(margin)) = (sign.filter(|sign| !sign.is_ascii()), page.margin(line.at)) else {
        return Vec::new();
    };
    let rest = &line.text[mark.length..];
    let begins = |(at, _): &(usize, _)| {
        rest[..*at].ends_with(SPACES) && rest[at + sign.len_utf8()..].starts_with(SPACES)
    };
    rest.match_indices(sign)
        .filter(begins)
        .map(|(at, sign)| {
            let start = rest[..at].trim_end_matches(SPACES).len();
            let end = rest.len() - rest[at + sign.len()..].trim_start_matches(SPACES).len();
            (line.at + mark.length + start..line.at + mark.length + end, format!("\n{margin}- "))
        })
        .collect()
}

/// Whether the line begins where those of a list begin, not where its text goes on.
fn outdented(page: &Page<'_>, line: &Line<'_>) -> bool {
    page.margin(line.at).is_some_and(str::is_empty)
}

fn mark(line: &Line<'_>, kind: Kind) -> Option<Mark> {
    let text = line.text;
    let first = text.chars().next()?;
    if first.is_lowercase() && !matches!(text.as_bytes().get(1), Some(b')' | b' ' | b'\t')) {
        return None;
    }
    let after = &text[first.len_utf8()..];
    let (after, replacement, kind) = match first {
        '☐' | '☑' | '☒' => {
            (after, if first == '☐' { "- [ ] " } else { "- [x] " }.to_owned(), Sort::Task)
        }
        '[' => return task(text, kind),
        '•' | '▪' | '●' | '◦' | '‣' | '■' | '⁃' | '\u{f000}'..='\u{f0ff}' => {
            (after, "- ".to_owned(), Sort::Sign)
        }
        '·' | '∙' | '○' | '◆' | '◇' | '❖' | '►' | '▶' | '➢' | '➤' | '–' | '—' if spaced(after, first) => {
            (after, "- ".to_owned(), Sort::Sign)
        }
        '→' | '✓' | '✔' | '✗' | '✘' | '★' | '□' if after.starts_with(SPACES) => {
            let keep = if first == '□' { "- [ ] ".to_owned() } else { format!("- {first} ") };
            (after, keep, Sort::Likely)
        }
        'o' if after.starts_with(['\t', '\u{a0}']) || after.starts_with("  ") => {
            (after, "- ".to_owned(), Sort::Sign)
        }
        'o' if after.starts_with(' ') => (after, "- ".to_owned(), Sort::Likely),
        '–' | '—' if kind == Kind::Item && after.starts_with(' ') && !after.contains(first) => {
            (after, "- ".to_owned(), Sort::Nested)
        }
        '-' if after.starts_with("[ ]") || after.starts_with("[x]") => {
            return task(after, Kind::Paragraph).map(|mark| Mark { length: mark.length + 1, ..mark });
        }
        '*' if after.starts_with(char::is_alphabetic) && !after.contains('*') => {
            (after, "- ".to_owned(), Sort::Likely)
        }
        '+' if after.starts_with(char::is_alphabetic) && !after.contains('+') => {
            (after, "- ".to_owned(), Sort::Likely)
        }
        '-' if after.starts_with('\u{a0}') => (after, "- ".to_owned(), Sort::Sign),
        '-' if after.starts_with(char::is_alphabetic) => (after, "- ".to_owned(), Sort::Likely),
        _ => return ordered(text),
    };
    let rest = after.trim_start_matches(SPACES);
    (!rest.is_empty()).then(|| Mark { length: text.len() - rest.len(), replacement, kind })
}

/// A dash only before a tab, since a line of speech begins with one.
fn spaced(after: &str, mark: char) -> bool {
    if matches!(mark, '–' | '—') { after.starts_with('\t') } else { after.starts_with(SPACES) }
}

/// `[ ] kvar` without its hyphen, and `- [] kvar` without the space in the box.
fn task(text: &str, kind: Kind) -> Option<Mark> {
    let (inner, rest) = text[1..].split_once(']')?;
    let (state, rest_text) = (inner.trim(), rest.trim_start_matches(SPACES));
    let apart = rest.starts_with(SPACES) || kind == Kind::Item && rest.starts_with(char::is_alphanumeric);
    if !apart || rest_text.is_empty() || !matches!(state, "" | "x" | "X") {
        return None;
    }
    let ticked = if state.is_empty() { "[ ] " } else { "[x] " };
    let replacement = if kind == Kind::Item { ticked.to_owned() } else { format!("- {ticked}") };
    Some(Mark { length: text.len() - rest_text.len(), replacement, kind: Sort::Task })
}

/// `1.text`, `1 Text`, `a) text`, `A. Text`, `(1) text`, a number before a tab.
fn ordered(text: &str) -> Option<Mark> {
    let (bracket, inner) = text.strip_prefix('(').map_or((false, text), |inner| (true, inner));
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let length = if digits > 0 {
        digits
    } else {
        usize::from(inner.starts_with(|letter: char| letter.is_ascii_alphabetic()))
    };
    if !(1..=3).contains(&length) {
        return None;
    }
    let (label, after) = inner.split_at(length);
    // `1 . En sak`
    let close = after.trim_start_matches(' ');
    let after = if close.starts_with(". ") || close.starts_with(") ") { close } else { after };
    let place = match label.parse() {
        Ok(number) => number,
        Err(_) => u32::from(label.as_bytes().first()?.to_ascii_lowercase() - b'a') + 1,
    };
    let end = after.chars().next()?;
    let behind = &after[end.len_utf8()..];
    let rest = behind.trim_start_matches(SPACES);
    let length = text.len() - rest.len();
    let numbered = digits > 0;
    let replacement = match end {
        '.' | ')' if numbered && !bracket && (rest.starts_with(char::is_alphabetic)) => {
            format!("{label}{end} ")
        }
        ')' if behind.starts_with(SPACES) && numbered => format!("{label}. "),
        ')' if behind.starts_with(SPACES) && bracket => format!("- ({label}) "),
        ')' if behind.starts_with(SPACES) => format!("- {label}) "),
        ':' | ' ' if numbered && !bracket && rest.starts_with(char::is_uppercase) => format!("{label}. "),
        '.' if !bracket && behind.starts_with(SPACES) => format!("- {label}. "),
        '\t' if numbered && !bracket => format!("{label}. "),
        _ => return None,
    };
    (!rest.is_empty()).then_some(Mark { length, replacement, kind: Sort::Ordered(place) })
}
