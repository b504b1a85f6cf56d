//! Drawing mistakes: for a terminal ([`human()`]), for other programs ([`json()`]), for GitHub's review pages
//! ([`github()`]), and all of them in one line ([`summary()`]). Each takes mistakes and gives text. `folder` is what
//! stands before the paths of files, so that they lead there from where somebody called: `sites/a/`, or nothing.

mod digest;
mod excerpt;
mod github;
mod human;
mod json;

pub use digest::{Digest, OF_ONE_CAUSE};
pub use excerpt::Excerpt;
pub use github::github;
pub use human::human;
pub use json::json;

use std::collections::BTreeSet;
use std::io::IsTerminal;

use super::{Diagnostic, Lang, Severity};

/// How many mistakes there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    /// The number of files with mistakes.
    pub files: usize,
}

impl Counts {
    /// Counts `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        let files: BTreeSet<&str> =
            diagnostics.iter().map(|diagnostic| diagnostic.location.source.path()).collect();
        Self { errors, warnings: diagnostics.len() - errors, files: files.len() }
    }
}

/// All mistakes in one line: "3 fel och 1 varning i 2 filer".
pub fn summary(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let Counts { errors, warnings, files } = Counts::of(diagnostics);
    let words = match lang {
        Lang::Sv => [("fel", "fel"), ("varning", "varningar"), ("fil", "filer")],
        Lang::En => [("error", "errors"), ("warning", "warnings"), ("file", "files")],
    };
    let (and, within, none) = match lang {
        Lang::Sv => ("och", "i", "Inga fel"),
        Lang::En => ("and", "in", "No mistakes"),
    };
    let number = |count: usize, (one, many): (&str, &str)| {
        format!("{} {}", grouped(count, lang), if count == 1 { one } else { many })
    };
    let files = number(files, words[2]);
    match (errors, warnings) {
        (0, 0) => none.to_owned(),
        (_, 0) => format!("{} {within} {files}", number(errors, words[0])),
        (0, _) => format!("{} {within} {files}", number(warnings, words[1])),
        _ => format!("{} {and} {} {within} {files}", number(errors, words[0]), number(warnings, words[1])),
    }
}

/// A number as people write it: 1 711 in Swedish, 1,711 in English.
pub fn grouped(number: usize, lang: Lang) -> String {
    let digits = number.to_string();
    let gap = match lang {
        Lang::Sv => '\u{a0}',
        Lang::En => ',',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(gap);
        }
        text.push(digit);
    }
    text
}

/// Whether `stream` should be written to in colour: it is a terminal, and the reader has not asked for none
/// (`NO_COLOR`, `TERM=dumb`).
pub fn wants_color(stream: &impl IsTerminal) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod digest_tests;
