//! Alternative texts of images in the text that say nothing.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::text::alternative;

impl Writer<'_> {
    /// Looks at the alternative text of the image at `place`.
    pub fn look_at_alt(&mut self, alt: &str, address: &str, place: Range<usize>) {
        if let Some((message, help)) = alternative::flaw(alt, address) {
            self.diagnostics.push(self.complain(Code::AltText, place, message).with_help(help));
        }
    }
}
