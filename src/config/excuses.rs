//! `not_private`: values that look like a person's and are none, in an article's front matter or in `samla.yaml`.

use std::sync::Arc;

use crate::diagnostic::{Code, Location};
use crate::message;
use crate::privacy::{self, Excuse};
use crate::yaml::{Fields, Value};

/// The field's name.
pub const EXCUSES: &str = "not_private";

const EXAMPLE: &str = "[{value: 070-174 06 05, reason: Jourens telefon}]";

/// `not_private: [{value: 070-174 06 05, reason: Jourens telefon}]`. One without a reason is a mistake.
pub fn excuses(fields: &mut Fields) -> Vec<Excuse> {
    let mut excuses = Vec::new();
    for item in fields.one_or_list(EXCUSES) {
        if !matches!(item.value, Value::Mapping(_)) {
            let expected = message!(sv: "en lista av värden med skäl", en: "a list of values with reasons");
            fields.wrong_type(EXCUSES, item, &expected, EXAMPLE);
            continue;
        }
        let mut inner = Fields::new(fields.source(), item, &["value", "reason"]);
        inner.require("value", "value: 070-174 06 05");
        inner.require(
            "reason",
            message!(sv: "reason: Jourens telefon", en: "reason: The telephone of the emergency service"),
        );
        inner.text("reason");
        if let Some(written) = inner.text("value").filter(|written| !written.value.trim().is_empty()) {
            let location = Location { source: Arc::clone(inner.source()), span: written.span.clone() };
            if let Some(key) = privacy::key(&written.value) {
                excuses.push(Excuse { value: written.value, key, location });
            } else {
                let value = &written.value;
                let message = message!(
                    sv: "”{value}” är varken ett nummer, en adress eller ett namn.",
                    en: "“{value}” is neither a number, an address nor a name."
                );
                inner.mistake(Code::InvalidValue, written.span, message).help = Some(message!(
                    sv: "Skriv hela värdet som det står i texten.",
                    en: "Write the whole value as it stands in the text."
                ));
            }
        }
        fields.absorb(inner.finish());
    }
    excuses
}
