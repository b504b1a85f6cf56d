//! What is said on the terminal.

use std::io::{IsTerminal, Write};

use crate::diagnostic::{Diagnostic, Lang, Message, render};

/// Where messages go, and how.
pub(super) struct Terminal {
    pub lang: Lang,
    /// Standard error is a terminal.
    pub live: bool,
    color: bool,
}

impl Terminal {
    /// `lang` as asked for, or as the locale says.
    pub fn new(lang: Option<Lang>) -> Self {
        let live = std::io::stderr().is_terminal();
        let color = live && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { lang: lang.unwrap_or_else(locale), live, color }
    }

    /// A line on standard output. A reader that has gone away is no fault.
    pub fn say(&self, message: &Message) {
        self.print(&format!("{}\n", message.get(self.lang)));
    }

    /// Text on standard output, as it is.
    #[expect(clippy::unused_self, reason = "all output goes through the terminal")]
    pub fn print(&self, text: &str) {
        let _gone = std::io::stdout().write_all(text.as_bytes());
    }

    /// A line on standard error.
    pub fn note(&self, message: &Message) {
        tell(&format!("{}\n", message.get(self.lang)));
    }

    /// What kept the program from its work.
    pub fn fault(&self, message: &Message) {
        let label = match self.lang {
            Lang::Sv => "fel",
            Lang::En => "error",
        };
        tell(&format!("{label}: {}\n", message.get(self.lang)));
    }

    /// All mistakes with their excerpts, and how many there are.
    pub fn mistakes(&self, diagnostics: &[Diagnostic]) {
        if !diagnostics.is_empty() {
            tell(&format!("{}\n", render::human(diagnostics, self.lang, self.color)));
            tell(&format!("{}\n", render::summary(diagnostics, self.lang)));
        }
    }
}

/// Text on standard error, as it is. A reader that has gone away is no fault: `eprintln!` would panic.
pub(super) fn tell(text: &str) {
    let _gone = std::io::stderr().write_all(text.as_bytes());
}

/// Swedish when the locale is, else English. The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set counts
/// (POSIX).
fn locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    match set {
        Some(value) if value.to_string_lossy().starts_with("sv") => Lang::Sv,
        _ => Lang::En,
    }
}
