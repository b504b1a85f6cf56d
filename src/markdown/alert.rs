//! Alerts: `> [!NOTE]` and its kin.

use pulldown_cmark::BlockQuoteKind;

use super::escape::put;
use super::writer::Writer;

impl Writer<'_> {
    /// Opens an alert with its title; the block quote's end closes it.
    pub fn alert(&mut self, kind: BlockQuoteKind) {
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", self.words("Observera", "Note")),
            BlockQuoteKind::Tip => ("tip", self.words("Tips", "Tip")),
            BlockQuoteKind::Important => ("important", self.words("Viktigt", "Important")),
            BlockQuoteKind::Warning => ("warning", self.words("Varning", "Warning")),
            BlockQuoteKind::Caution => ("caution", self.words("Var försiktig", "Caution")),
        };
        let label = self.unique_label(title);
        put!(
            self.out.text,
            "<aside class=\"alert alert-{class}\" aria-label=\"{label}\">\n<p class=\"alert-title\">"
        );
        self.push(title);
        self.out.text.push_str("</p>\n");
        self.break_plain();
    }
}
