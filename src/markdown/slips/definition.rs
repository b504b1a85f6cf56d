//! `[label]: address`: a line that is never shown. Where no link uses it, what stands there is lost.

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    pub fn look_at_definitions(&mut self) {
        let definitions = self.events.definitions();
        if definitions.is_empty() {
            return;
        }
        let mut used = std::mem::take(&mut self.events.prose.used_labels);
        used.sort_unstable();
        for (label, place, address) in definitions {
            if is_comment(&label) || used.binary_search(&label.to_lowercase()).is_ok() {
                continue;
            }
            let line = self.first_line(&place);
            let is_text = !address.contains(['/', '.', ':', '#', '@']);
            let diagnostic = self.complain(
                Code::UnusedDefinition,
                line.clone(),
                message!(
                    sv: "Raden visas inte: den ger ”{label}” en adress, men ingen länk använder den.",
                    en: "This line is not shown: it gives “{label}” an address, but no link uses it.",
                ),
            );
            self.diagnostics.push(if is_text {
                diagnostic
                    .with_help(message!(
                        sv: "Ska läsarna se raden: skriv \\ före [.",
                        en: "Where readers should see the line, write \\ before [.",
                    ))
                    .with_fix(self.absolute(line.start..line.start), "\\")
            } else {
                diagnostic.with_help(message!(
                    sv: "Skriv [text][{label}] där länken ska stå, eller ta bort raden.",
                    en: "Write [text][{label}] where the link belongs, or remove the line.",
                ))
            });
        }
    }
}

/// How a line is left out on purpose: `[//]: # (text)`, `[comment]: <> (text)`.
fn is_comment(label: &str) -> bool {
    matches!(label.to_lowercase().as_str(), "//" | "comment" | "kommentar" | "_" | "#" | "-" | "")
        || label.starts_with(['^', '!', '/'])
}
