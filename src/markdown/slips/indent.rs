//! Indented text: four spaces or a tab before a line make code of it, and of a list that stands there.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Looks at a block of code that only its indentation makes.
    pub fn look_at_indent(&mut self, place: &Range<usize>) {
        let start = self.body[..place.start].rfind('\n').map_or(0, |before| before + 1);
        let text = self.body[start..place.end].trim_end();
        // A comment is left out, wherever it stands.
        if text.trim_start().starts_with("<!--") && text.ends_with("-->") {
            return;
        }
        let line = self.first_line(place);
        let diagnostic = self
            .complain(
                Code::IndentedText,
                line,
                message!(
                    sv: "Indragen text visas som kod.",
                    en: "Indented text is shown as code.",
                ),
            )
            .with_help(message!(
                sv: "Ta bort mellanslagen först på raden. Ska det vara kod: sätt ``` på raden före och efter.",
                en: "Remove the spaces at the start of the line. Where it is code, put ``` on the line before and after.",
            ));
        let flat: String =
            text.split_inclusive('\n').map(|line| line.trim_start_matches([' ', '\t'])).collect();
        self.diagnostics.push(if self.depth == 1 && is_prose(&flat) {
            diagnostic.with_fix(self.absolute(start..start + text.len()), flat)
        } else {
            diagnostic
        });
    }
}

/// Whether it reads as a list or as sentences.
fn is_prose(text: &str) -> bool {
    let signs = text.chars().filter(|letter| "{}=<>;$\\#|`_/".contains(*letter)).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters > 2 && signs * 20 <= letters
}
