//! Sections of plain text.

use super::writer::Writer;

impl Writer<'_> {
    /// Ends the section that is open and counts its words.
    pub fn close_section(&mut self) {
        let mut section = std::mem::take(&mut self.section);
        section.text = std::mem::take(&mut self.plain);
        section.text.truncate(section.text.trim_end().len());
        self.document.word_count += words(&section.text) + words(&section.heading);
        if section.anchor.is_some() || !section.text.is_empty() {
            self.document.sections.push(section);
        }
    }
}

/// How many words there are: runs without white space that hold a letter or a digit. Judged by bytes, for speed:
/// outside ASCII, all but the blocks of punctuation (U+0080–U+00BF, U+2000–U+2FFF) counts as letters.
fn words(text: &str) -> usize {
    let mut count = 0;
    let mut counted = false;
    for &byte in text.as_bytes() {
        if byte.is_ascii_whitespace() {
            counted = false;
        } else if !counted && (byte.is_ascii_alphanumeric() || (byte >= 0xC3 && byte != 0xE2)) {
            counted = true;
            count += 1;
        }
    }
    count
}
