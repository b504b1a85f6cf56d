//! What is no Markdown but nearly: bullets from Word, headings without a space, addresses with spaces.

use std::ops::Range;

use super::writer::Writer;
use crate::diagnostic::{Code, Message};
use crate::message;

/// What Word begins the rows of a list with. A dash only before a tab, since a line of speech begins with one.
fn bullet(line: &str) -> Option<usize> {
    let rest = line.trim_start();
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let is_mark = matches!(mark, '•' | '·' | '▪' | '◦' | '‣' | '●' | '\u{f0b7}')
        && after.starts_with([' ', '\t', '\u{a0}'])
        || matches!(mark, '–' | '—') && after.starts_with('\t');
    let text = after.trim_start_matches([' ', '\t', '\u{a0}']);
    is_mark.then(|| rest.len() - text.len())
}

/// `#Bakgrund`, `##bakgrund`: the number of its marks. A word after a single one may be a hashtag.
fn heading(line: &str, alone: bool) -> Option<usize> {
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    let first = text.chars().next()?;
    let meant = match marks {
        1 => alone && first.is_uppercase(),
        2..=6 => first.is_alphanumeric(),
        _ => false,
    };
    meant.then_some(marks)
}

impl Writer<'_> {
    /// Looks at the paragraph at `place`.
    pub fn look_for_slips(&mut self, place: &Range<usize>) {
        let body = self.body;
        let Some(paragraph) = body.get(place.clone()) else { return };
        let first = paragraph.lines().next().unwrap_or_default();
        if let Some(marks) = heading(first, paragraph.trim_end() == first.trim_end()) {
            let at = place.start + marks;
            // The page's title is its only heading of level 1.
            let (fix, help) = match marks {
                1 => (
                    "## ".to_owned(),
                    message!(sv: "Skriv två # och ett mellanslag.", en: "Write two # and a space."),
                ),
                _ => (
                    format!("{} ", &first[..marks]),
                    message!(sv: "Skriv ett mellanslag efter #.", en: "Write a space after #."),
                ),
            };
            let span = self.absolute(place.start..at);
            self.diagnostics.push(
                self.complain(
                    Code::HeadingSpace,
                    place.start..at,
                    message!(
                        sv: "Det blir ingen rubrik: mellanslaget efter # saknas.",
                        en: "This becomes no heading: there is no space after #.",
                    ),
                )
                .with_help(help)
                .with_fix(span, fix),
            );
        }
        let mut mended = String::new();
        let mut mark = None;
        let mut at = place.start;
        for line in paragraph.split_inclusive('\n') {
            match bullet(line) {
                Some(length) => {
                    let indent = line.len() - line.trim_start().len();
                    mark = mark.or(Some(at + indent..at + indent + length));
                    mended.push_str("- ");
                    mended.push_str(&line[indent + length..]);
                }
                None => mended.push_str(line),
            }
            at += line.len();
        }
        if let Some(mark) = mark {
            let fix = self.absolute(place.clone());
            self.diagnostics.push(
                self.complain(
                    Code::BulletMark,
                    mark,
                    message!(
                        sv: "En punkt från Word blir ingen lista, utan löpande text.",
                        en: "A bullet from Word makes no list, but running text.",
                    ),
                )
                .with_help(message!(
                    sv: "Börja raden med ett bindestreck och ett mellanslag.",
                    en: "Begin the line with a hyphen and a space.",
                ))
                .with_fix(fix, mended),
            );
        }
    }

    /// Looks at the bracket at `at`, which follows `]` but is read as text.
    pub fn look_at_bracket(&mut self, at: usize) {
        let line = self.body[at..].lines().next().unwrap_or_default();
        let Some(inner) = inside(line) else { return };
        let before = self.body[..at].trim_end_matches(' ');
        let complain = |writer: &Self, help: Message, fix: Range<usize>, replacement: String| {
            writer
                .complain(
                    Code::BrokenLinkSyntax,
                    at..at + inner.len() + 2,
                    message!(
                        sv: "Det här blir varken länk eller bild, utan visas som det står.",
                        en: "This becomes neither a link nor an image, but is shown as it stands.",
                    ),
                )
                .with_help(help)
                .with_fix(writer.absolute(fix), replacement)
        };
        let content = inner.trim();
        let place = at + 1..at + 1 + inner.len();
        let found = if before.len() < at {
            if content.contains(char::is_whitespace) || !is_address(content) {
                return;
            }
            let help =
                message!(sv: "Ta bort mellanslaget mellan ] och (.", en: "Remove the space between ] and (.");
            complain(self, help, before.len()..at, String::new())
        } else if content.contains(['<', '>']) {
            return;
        } else if is_address(content) {
            let replacement = format!("<{content}>");
            let help = message!(
                sv: "Adressen har mellanslag, och behöver då < och >: {replacement}",
                en: "The address holds spaces, so it needs < and >: {replacement}"
            );
            complain(self, help, place, replacement)
        } else if let Some((address, title)) = content.split_once(char::is_whitespace)
            && is_address(address)
        {
            let quotation = ['"', '”', '“', '„', '\'', '’', '‘', '»', '«'];
            let title = title.trim().trim_matches(quotation).replace('"', "");
            let replacement = format!("{address} \"{title}\"");
            let help = message!(
                sv: "Texten efter adressen ska stå inom raka citattecken: {replacement}",
                en: "The text after the address belongs in straight quotation marks: {replacement}"
            );
            complain(self, help, place, replacement)
        } else {
            return;
        };
        self.diagnostics.push(found);
    }
}

/// An address with a title has no more letters. A line may hold so many brackets that looking to its end for each would
/// take minutes.
const LONGEST: usize = 1000;

/// What stands between the bracket at the start of the line and the one that closes it.
fn inside(line: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, letter) in line.char_indices().take(LONGEST) {
        match letter {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return line.get(1..at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether it is an address, or the path of a file, as it stands.
fn is_address(text: &str) -> bool {
    let ending = text.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
    });
    ending || text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.")
}
