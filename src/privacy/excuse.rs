//! Excuses: values that look like a person's and are none, each with its reason.

use super::signs;
use super::{Kind, email, numbers::Numbers};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::message;

/// An excuse of one value, in whatever form it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excuse {
    /// The value as its author wrote it.
    pub value: String,
    pub key: String,
    pub location: Location,
}

/// By what a value is known: the digits of a number as they are called within the country and without a century, the
/// letters of an address or a name. None where it is neither.
pub fn key(value: &str) -> Option<String> {
    let signs = signs::read(value, 0..value.len());
    if let Some(address) = (0..signs.len()).find_map(|at| email::around(&signs, at)) {
        return Some(address.key());
    }
    if let Some(finding) = super::scan(value).into_iter().find(|finding| finding.kind != Kind::Email) {
        return Some(finding.key);
    }
    let numbers = Numbers::new(&signs);
    let digits: String = (0..numbers.groups.len()).flat_map(|group| numbers.digits(group)).collect();
    if digits.len() >= 8 {
        let plus = value.trim_start().starts_with(['+', '＋', '(']);
        return Some(national(&digits, plus));
    }
    let name = crate::text::slug(value);
    name.contains(|sign: char| sign.is_alphabetic()).then_some(name)
}

fn national(digits: &str, plus: bool) -> String {
    let abroad = digits
        .strip_prefix("0046")
        .or_else(|| digits.strip_prefix("46").filter(|_| plus || digits.len() == 11));
    if plus && abroad.is_none() {
        return format!("+{digits}");
    }
    match abroad {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None if digits.len() == 12 => digits[2..].to_owned(),
        None => digits.to_owned(),
    }
}

/// The excuses that excuse nothing.
pub fn unused<'e>(
    excuses: impl IntoIterator<Item = &'e Excuse>,
    is_used: impl Fn(&str) -> bool,
    everywhere: bool,
) -> Vec<Diagnostic> {
    let idle = excuses.into_iter().filter(|excuse| !is_used(&excuse.key));
    idle.map(|excuse| {
        let value = &excuse.value;
        let message = if everywhere {
            message!(
                sv: "”{value}” undantas här, men inget på webbplatsen behöver det.",
                en: "“{value}” is excused here, but nothing on the site needs it."
            )
        } else {
            message!(
                sv: "”{value}” undantas här, men inget i filen behöver det.",
                en: "“{value}” is excused here, but nothing in the file needs it."
            )
        };
        let Location { source, span } = &excuse.location;
        Diagnostic::new(Code::UnusedExcuse, source, span.clone(), message).with_help(message!(
            sv: "Ta bort undantaget, eller rätta värdet.",
            en: "Take the excuse away, or mend the value."
        ))
    })
    .collect()
}
