//! Articles without a word below their metadata.

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Tells if nothing but headings stands on the page. A page of diagrams, tables or pictures is not empty.
    pub fn look_for_emptiness(&mut self) {
        let said = self.document.sections.iter().any(|section| section.text.contains(is_seen));
        let shown = self.document.links.iter().any(|link| link.image) || !self.document.figures.is_empty();
        // What takes the text away is told already.
        let of_headings = [Code::HeadingLevelOne, Code::SkippedHeadingLevel, Code::UnusedDefinition];
        let told = self.diagnostics.iter().any(|diagnostic| !of_headings.contains(&diagnostic.code));
        // Of a file with nothing in it, and of one whose metadata never end, that is said already.
        let before = self.source.text().get(..self.absolute(0..0).start).unwrap_or_default();
        let is_endless = !before.trim().is_empty() && !before.trim_end().ends_with("---");
        if said || shown || told || is_endless || self.source.text().trim().is_empty() {
            return;
        }
        self.diagnostics.push(
            self.complain(Code::EmptyArticle, 0..0, message!(sv: "Texten är tom.", en: "There is no text."))
                .with_help(message!(
                    sv: "Skriv texten efter metadata, eller sätt draft: true så länge.",
                    en: "Write the text after the metadata, or set draft: true for now.",
                )),
        );
    }
}

/// Whether a letter leaves a mark on the page.
fn is_seen(letter: char) -> bool {
    !letter.is_whitespace()
        && !letter.is_control()
        && !matches!(letter, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}')
}
