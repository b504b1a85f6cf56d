//! Sections of plain text.

use std::sync::Arc;

use super::writer::Writer;

impl Writer<'_> {
    /// Ends the section that is open and counts its words.
    pub fn close_section(&mut self) {
        let mut section = std::mem::take(&mut self.section);
        section.text = std::mem::take(&mut self.plain);
        section.text.truncate(section.text.trim_end().len());
        // It stays for as long as the site does.
        section.text.shrink_to_fit();
        self.document.word_count += words(&section.text) + words(&section.heading);
        if section.anchor.is_some() || !section.text.is_empty() {
            Arc::make_mut(&mut self.document.sections).push(section);
        }
    }
}

/// How many words there are: runs without white space that hold a letter or a digit. Judged by bytes, for speed:
/// outside ASCII, all but the blocks of punctuation (U+0080–U+00BF, U+2000–U+2FFF) counts as letters.
#[expect(clippy::needless_bitwise_bool, reason = "branches cost more: letters and spaces cannot be foreseen")]
fn words(text: &str) -> usize {
    let mut count = 0;
    let mut counted = false;
    for &byte in text.as_bytes() {
        let (is_letter, is_space) = KINDS[usize::from(byte)];
        count += usize::from(is_letter & !counted);
        counted = (counted | is_letter) & !is_space;
    }
    count
}

/// Of each byte: whether it belongs to a letter or a digit, and whether it is white space.
const KINDS: [(bool, bool); 256] = {
    let mut kinds = [(false, false); 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let value = byte as u8;
        kinds[byte] =
            (value.is_ascii_alphanumeric() || value >= 0xC3 && value != 0xE2, value.is_ascii_whitespace());
        byte += 1;
    }
    kinds
};
