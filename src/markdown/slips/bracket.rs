//! Links whose brackets are not where they should be: spaces between and inside them, swapped, never closed.

use std::ops::Range;

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::markdown::escape::boundary;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Looks at the bracket at `at`, which follows `]` but is read as text.
    pub fn look_at_bracket(&mut self, at: usize) {
        let line = self.body[at..].lines().next().unwrap_or_default();
        let before = self.body[..at].trim_end_matches(' ');
        let Some(inner) = inside(line) else {
            if before.len() == at {
                self.look_at_open_bracket(at, line);
            }
            return;
        };
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

impl Writer<'_> {
    /// `[text](https://…` whose bracket is never closed.
    fn look_at_open_bracket(&mut self, at: usize, line: &str) {
        let line = &line[..boundary(line, LONGEST)];
        let address = line[1..].split(char::is_whitespace).next().unwrap_or_default();
        let end = at + 1 + address.trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
        if !is_address(address) {
            return;
        }
        let diagnostic = self.complain(
            Code::BrokenLinkSyntax,
            at..end,
            message!(
                sv: "Länken slutar inte: ) saknas efter adressen.",
                en: "The link does not end: there is no ) after the address.",
            ),
        );
        self.diagnostics.push(
            diagnostic
                .with_help(message!(sv: "Skriv ) efter adressen.", en: "Write ) after the address."))
                .with_fix(self.absolute(end..end), ")"),
        );
    }
}

/// `(text)[address]`: the brackets have changed places.
pub fn look(page: &Page<'_>, line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let mut from = 0;
    while let Some(middle) = line.text[from..].find(")[").map(|found| from + found) {
        from = middle + 2;
        let written = page.body.get(line.at..line.end()).unwrap_or_default();
        let Some(length) =
            written[from..].find([']', ' ']).filter(|&length| written[from + length..].starts_with(']'))
        else {
            continue;
        };
        let address = &written[from..from + length];
        let Some(start) =
            written[..middle].rfind(['(', ')']).filter(|&start| written[start..].starts_with('('))
        else {
            continue;
        };
        let text = &written[start + 1..middle];
        if text.trim().is_empty() || !is_address(address) {
            continue;
        }
        let (place, replacement) =
            (line.at + start..line.at + from + length + 1, format!("[{text}]({address})"));
        found.push(
            page.complain(
                Code::BrokenLinkSyntax,
                place.clone(),
                message!(
                    sv: "Parenteserna har bytt plats, så det blir ingen länk.",
                    en: "The brackets have changed places, so this becomes no link.",
                ),
            )
            .with_help(message!(sv: "Skriv {replacement}.", en: "Write {replacement}."))
            .with_fix(page.absolute(place), replacement),
        );
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
