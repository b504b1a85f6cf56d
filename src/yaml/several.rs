//! Several values that stand as one text: `Partille, Lerum`.

use super::{Fields, Spanned, Value, fields::replace, quote, scalar};
use crate::diagnostic::Code;
use crate::message;

impl Fields<'_> {
    /// The parts of `Partille, Lerum`, where it stands as the only text of the field `name`, without quotation marks, and
    /// every part `may` be one of its own; and the mistake.
    pub fn several(
        &mut self,
        name: &str,
        written: &Spanned<String>,
        may: impl Fn(&str) -> bool,
    ) -> Option<Vec<String>> {
        let plain = matches!(self.field(name)?.node.value, Value::Scalar { plain: true, .. });
        let parts: Vec<&str> =
            written.value.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if !plain || parts.len() < 2 || !parts.iter().all(|part| may(part)) {
            return None;
        }
        let list = parts.iter().map(|part| scalar(part)).collect::<Vec<_>>().join(", ");
        let message = message!(
            sv: "Flera värden med komma emellan skrivs som en lista.",
            en: "Several values with commas between them are written as a list."
        );
        let report = self.mistake(Code::ListAsText, written.span.clone(), message);
        let whole = quote(&written.value);
        report.help = Some(message!(
            sv: "Skriv {name}: [{list}]. Är det ett enda namn: {name}: {whole}",
            en: "Write {name}: [{list}]. If it is one name: {name}: {whole}"
        ));
        report.fix = Some(replace(written.span.clone(), format!("[{list}]")));
        Some(parts.into_iter().map(str::to_owned).collect())
    }

    /// Texts, of which several may stand as one with commas between them.
    pub fn texts_or_several(&mut self, name: &str, may: impl Fn(&str) -> bool) -> Vec<Spanned<String>> {
        let written = self.texts(name);
        let [one] = written.as_slice() else { return written };
        let Some(parts) = self.several(name, one, may) else { return written };
        let span = &one.span;
        parts.into_iter().map(|value| Spanned { value, span: span.clone() }).collect()
    }
}
