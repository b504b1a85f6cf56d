//! What is sound Markdown but was hardly meant as such: a line below a paragraph that makes a heading of it, a year that
//! begins a list, a tilde that strikes out.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

/// A heading that is underlined on purpose is no longer, in characters.
const LONGEST_HEADING: usize = 80;

impl Writer<'_> {
    /// Whether the heading at `place` is a paragraph with a line drawn under it, and tells of it.
    pub fn look_at_underline(&mut self, place: &Range<usize>) -> bool {
        let written = self.body[place.clone()].trim_end();
        if written.starts_with('#') {
            return false;
        }
        let Some((text, line)) = written.rsplit_once('\n') else { return false };
        let rule = line.trim_matches([' ', '\t', '>', '\r']);
        let Some(mark) = rule.chars().next().filter(|mark| rule.chars().all(|letter| letter == *mark)) else {
            return false;
        };
        let text = text.trim_end();
        let length = text.chars().count();
        let alike = rule.len() >= 4 && rule.len() * 2 >= length;
        let sentence = text.contains('\n')
            || length > LONGEST_HEADING
            || text.ends_with(['.', '!', '?', ',', ';', ':', '…']);
        if alike && !sentence {
            return false;
        }
        let at = place.start + written.len() - line.len() + line.find(rule).unwrap_or_default();
        let start = at - line.find(rule).unwrap_or_default();
        let diagnostic = self
            .complain(
                Code::AccidentalHeading,
                self.first_line(place),
                message!(
                    sv: "Raden ”{rule}” under stycket gör en rubrik av det.",
                    en: "The line “{rule}” below the paragraph makes a heading of it.",
                ),
            )
            .with_help(message!(
                sv: "Ska det vara ett streck: lämna en tom rad före. Ska det vara en rubrik: skriv ## framför texten och ta bort raden.",
                en: "For a line across, leave an empty line before it. For a heading, write ## before the text and remove the line.",
            ));
        let apart = self.body[..start].ends_with('\n') && line.starts_with(rule) && self.depth == 1;
        self.diagnostics.push(if sentence && mark == '-' && rule.len() >= 3 && apart {
            diagnostic.with_fix(self.absolute(start..start), "\n")
        } else {
            diagnostic
        });
        true
    }

    /// Looks at an item of a list: `2019. Var ett bra år` begins one that counts from 2019.
    pub fn look_at_item(&mut self, place: &Range<usize>) {
        let item = &self.body[place.clone()];
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        if digits < 4 || !item[digits..].starts_with(['.', ')']) {
            return;
        }
        let mark = place.start..place.start + digits + 1;
        let number = &item[..digits];
        let diagnostic = self
            .complain(
                Code::AccidentalMarkup,
                mark.clone(),
                message!(
                    sv: "”{number}.” först på raden börjar en numrerad lista.",
                    en: "“{number}.” at the start of the line begins a numbered list.",
                ),
            )
            .with_help(message!(
                sv: "Skriv \\ före punkten om det är löpande text.",
                en: "Write \\ before the full stop where it is running text.",
            ));
        let at = mark.end - 1;
        self.diagnostics.push(diagnostic.with_fix(self.absolute(at..at), "\\"));
    }

    /// Tells of what single tildes strike out: `ca ~5 till 10~`.
    pub fn look_at_tildes(&mut self) {
        for place in std::mem::take(&mut self.events.prose.single_tildes) {
            self.diagnostics.push(
                self.complain(
                    Code::AccidentalMarkup,
                    place,
                    message!(
                        sv: "Texten mellan två ~ blir överstruken.",
                        en: "The text between two ~ is struck out.",
                    ),
                )
                .with_help(message!(
                    sv: "Skriv \\~ för tecknet självt, eller ~~struket~~ om texten ska strykas.",
                    en: "Write \\~ for the sign itself, or ~~struck out~~ where the text should be.",
                )),
            );
        }
    }
}
