//! What is sound Markdown but was hardly meant as such: a line below a paragraph that makes a heading of it, a year that
//! begins a list, a tilde that strikes out.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::markdown::escape::boundary;
use crate::markdown::writer::Writer;
use crate::message;

/// A heading that is underlined on purpose is no longer, in characters.
const LONGEST_HEADING: usize = 80;

/// So far down the next number of a list is looked for, in bytes.
const LONGEST_ITEM: usize = 4_000;

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

    /// Looks at a numbered list that counts from `first`: `2019. Var ett bra år` begins one.
    pub fn look_at_list(&mut self, first: u64, place: &Range<usize>) {
        let list = &self.body[place.start..boundary(self.body, place.end.min(place.start + LONGEST_ITEM))];
        let digits = list.bytes().take_while(u8::is_ascii_digit).count();
        let counts_on = || {
            let next = (first + 1).to_string();
            let row = |line: &str| {
                line.trim_start_matches([' ', '>'])
                    .strip_prefix(&next)
                    .is_some_and(|rest| rest.starts_with(['.', ')']))
            };
            list.lines().skip(1).any(row)
        };
        if first >= 1000 && digits >= 4 && !counts_on() {
            self.tell_of_mark(place.start..place.start + digits + 1, place.start + digits);
        }
    }

    /// Looks at an item of a list: `+ 5 procent` begins one.
    pub fn look_at_item(&mut self, place: &Range<usize>) {
        let item = &self.body[place.clone()];
        if item
            .strip_prefix('+')
            .is_some_and(|rest| rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit()))
        {
            self.tell_of_mark(place.start..place.start + 1, place.start);
        }
    }

    /// The mark at `place` begins a list. A backslash at `at` makes text of it.
    fn tell_of_mark(&mut self, place: Range<usize>, at: usize) {
        let mark = &self.body[place.clone()];
        let diagnostic = self
            .complain(
                Code::AccidentalMarkup,
                place,
                message!(
                    sv: "”{mark}” först på raden börjar en lista.",
                    en: "“{mark}” at the start of the line begins a list.",
                ),
            )
            .with_help(message!(
                sv: "Skriv \\ före tecknet om det är löpande text.",
                en: "Write \\ before the sign where it is running text.",
            ));
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
