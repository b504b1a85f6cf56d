//! Headings that are none: without a space after their marks, in bold, in capitals.

use super::{Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::{Kind, NO_PROSE};
use crate::message;
use crate::text::remark::is_error;

/// A heading is no longer, in characters.
const LONGEST: usize = 80;

pub fn look(page: &Page<'_>, run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let alone = run.lines.len() == 1;
    for line in &run.lines {
        if line.text.starts_with('#') {
            without_space(page, line.at, line.text, alone, found);
        }
    }
    if alone && run.followed && run.leaf.kind == Kind::Paragraph && run.leaf.depth == 1 {
        let by_look = if run.leaf.strong { bold(page, run) } else { capitals(page, run) };
        found.extend(by_look);
    }
}

/// `#Bakgrund`, `##bakgrund`: the number of its marks. A word after a single one may be a hashtag.
fn marks(line: &str, alone: bool) -> Option<usize> {
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    let first = text.chars().next()?;
    let spaced = first == '\u{a0}' && marks <= 6;
    let meant = match marks {
        1 => alone && first.is_uppercase(),
        2..=6 => {
            first.is_alphanumeric()
                || "*_(\"”“»[".contains(first) && text.contains(char::is_alphanumeric)
                || first == NO_PROSE
        }
        7..=12 => first == ' ' || first.is_alphanumeric(),
        _ => false,
    };
    (meant || spaced).then_some(marks)
}

fn without_space(page: &Page<'_>, at: usize, text: &str, alone: bool, found: &mut Vec<Diagnostic>) {
    let Some(marks) = marks(text, alone).filter(|_| !is_error(text)) else { return };
    if marks > 6 {
        let place = at..at + marks;
        let message = message!(
            sv: "Det blir ingen rubrik: den har fler än sex #.",
            en: "This becomes no heading: it has more than six #.",
        );
        let help = message!(sv: "Skriv ## eller ### och ett mellanslag.", en: "Write ## or ### and a space.");
        found.push(page.complain(Code::HeadingSpace, place, message).with_help(help));
        return;
    }
    // The page's title is its only heading of level 1.
    let (fix, help) = match marks {
        1 => (
            "## ".to_owned(),
            message!(sv: "Skriv två # och ett mellanslag.", en: "Write two # and a space."),
        ),
        _ => (
            format!("{} ", &text[..marks]),
            message!(sv: "Skriv ett mellanslag efter #.", en: "Write a space after #."),
        ),
    };
    let hard = text[marks..].chars().take_while(|&letter| letter == '\u{a0}').count() * '\u{a0}'.len_utf8();
    found.push(
        page.complain(
            Code::HeadingSpace,
            at..at + marks,
            message!(
                sv: "Det blir ingen rubrik: mellanslaget efter # saknas.",
                en: "This becomes no heading: there is no space after #.",
            ),
        )
        .with_help(help)
        .with_fix(page.absolute(at..at + marks + hard), fix),
    );
}

fn bold(page: &Page<'_>, run: &Run<'_>) -> Option<Diagnostic> {
    let place = run.leaf.place.clone();
    let written = &page.body[place.clone()];
    let text = written.trim_matches(['*', '_']).trim();
    let prose = page.prose[place.clone()].trim_matches(NO_PROSE);
    let words = text.split_whitespace().count();
    let name = text.strip_suffix(':');
    let is_heading = text.chars().count() <= LONGEST
        && text.starts_with(char::is_alphanumeric)
        && text.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
        && !text.ends_with(['.', '!', '?', ',', ';', '…', '”', '"'])
        && !prose.contains(NO_PROSE)
        && (name.is_none() || words <= 3);
    if !is_heading {
        return None;
    }
    let before = page.headings.iter().take_while(|(at, _)| *at < place.start).last();
    let level = before.map_or(2, |(_, level)| (level + 1).min(6));
    let heading = format!("{} {}", "#".repeat(usize::from(level)), name.unwrap_or(text));
    Some(
        page.complain(
            Code::HeadingLook,
            place.clone(),
            message!(
                sv: "Det ser ut som en rubrik men är ett stycke i fetstil.",
                en: "This looks like a heading, but is a paragraph in bold.",
            ),
        )
        .with_help(message!(sv: "Skriv {heading}, så hittas den av alla.", en: "Write {heading}, so that everyone finds it."))
        .with_fix(page.absolute(place), heading),
    )
}

/// A line of its own in nothing but capitals, and more than an abbreviation.
fn capitals(page: &Page<'_>, run: &Run<'_>) -> Option<Diagnostic> {
    let text = run.lines.first()?.text;
    let longest =
        || text.split(|letter: char| !letter.is_alphabetic()).map(|word| word.chars().count()).max();
    let is_heading = text.starts_with(char::is_alphanumeric)
        && !text.contains(char::is_lowercase)
        && !text.contains(NO_PROSE)
        && text.chars().count() <= LONGEST
        && !text.ends_with(['.', '!', '?', ',', ';', '…'])
        && longest().is_some_and(|letters| letters >= 7);
    is_heading.then(|| {
        page.complain(
            Code::HeadingLook,
            run.leaf.place.clone(),
            message!(
                sv: "Det ser ut som en rubrik men är ett stycke i versaler.",
                en: "This looks like a heading, but is a paragraph in capitals.",
            ),
        )
        .with_help(message!(
            sv: "Börja raden med ## och ett mellanslag, och skriv med små bokstäver.",
            en: "Begin the line with ## and a space, and write in lower case.",
        ))
    })
}
