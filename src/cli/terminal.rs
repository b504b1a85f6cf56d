//! What is said on the terminal, and asked.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::render::{self, Digest};
use crate::diagnostic::{Diagnostic, Lang, Message, reason};
use crate::message;

use super::selection::Selection;

/// Where messages go, and how.
#[derive(Clone)]
pub(super) struct Terminal {
    pub lang: Lang,
    /// Standard error is a terminal.
    pub live: bool,
    /// Somebody can be asked.
    pub can_ask: bool,
    color: bool,
    /// What stands before the paths of a site's files, so that they lead there from the current folder.
    folder: String,
    selection: Selection,
    /// Why something that was to be said is lost.
    lost: Arc<Mutex<Option<Message>>>,
}

impl Terminal {
    /// Speaks `lang` of the site in `root`, and shows the mistakes of `selection`.
    pub fn new(lang: Lang, root: &Path, selection: Selection) -> Self {
        let stderr = std::io::stderr();
        let live = stderr.is_terminal();
        Self {
            lang,
            live,
            can_ask: live && std::io::stdin().is_terminal(),
            color: render::wants_color(&stderr),
            folder: folder_of(root),
            selection,
            lost: Arc::default(),
        }
    }

    /// A line on standard output. A reader that has gone away is no fault.
    pub fn say(&self, message: &Message) {
        self.print(&format!("{}\n", message.get(self.lang)));
    }

    /// Text on standard output, as it is.
    pub fn print(&self, text: &str) {
        let mut output = std::io::stdout();
        let written = output.write_all(text.as_bytes()).and_then(|()| output.flush());
        if let Err(error) = written
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            *self.lost.lock().unwrap_or_else(PoisonError::into_inner) = Some(reason(&error));
        }
    }

    /// Why something that was to be said on standard output is lost: a full disk, not a reader that has gone away.
    pub fn lost(&self) -> Option<Message> {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner).take()
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

    /// Asks a question with an answer that Enter gives; asks again where there is none. `None` when the input ends.
    pub fn ask(&self, question: &Message, default: Option<&str>) -> Option<String> {
        ask(&mut std::io::stdin().lock(), &mut std::io::stderr(), question.get(self.lang), default)
    }

    /// The mistakes with their excerpts, as many as can be read, and how many there are.
    pub fn mistakes(&self, diagnostics: &[Diagnostic]) {
        let chosen: Vec<Diagnostic>;
        let diagnostics = if self.selection.rules.is_empty() {
            diagnostics
        } else {
            chosen = diagnostics.iter().filter(|found| self.selection.has(found)).cloned().collect();
            &chosen
        };
        if !diagnostics.is_empty() {
            tell(&self.drawn(diagnostics));
        }
    }

    fn drawn(&self, diagnostics: &[Diagnostic]) -> String {
        let lang = self.lang;
        let digest = Digest::of(diagnostics, self.selection.limit());
        let mut text = render::human(digest.shown.iter().copied(), lang, self.color, &self.folder);
        for part in [digest.rest(lang), digest.table(diagnostics, lang)] {
            if !part.is_empty() {
                text.push('\n');
                text.push_str(&part);
            }
        }
        text.push('\n');
        text.push_str(&render::summary(diagnostics, lang));
        text.push('\n');
        if !digest.is_whole() {
            let how = message!(
                sv: "Alla visas med samla check --all, en regel i taget med --rule.",
                en: "All are shown by samla check --all, one rule at a time by --rule.",
            );
            text.push_str(how.get(lang));
            text.push('\n');
        }
        text
    }

    /// The mistakes for another program.
    pub fn as_json(&self, diagnostics: &[Diagnostic]) -> String {
        render::json(diagnostics, self.lang, &self.folder)
    }

    /// The mistakes as annotations on GitHub.
    pub fn as_github(&self, diagnostics: &[Diagnostic]) -> String {
        render::github(diagnostics, self.lang, &self.folder)
    }
}

fn ask(
    input: &mut impl BufRead,
    output: &mut impl Write,
    question: &str,
    default: Option<&str>,
) -> Option<String> {
    loop {
        let shown = default.map_or_else(String::new, |default| format!(" [{default}]"));
        write!(output, "{question}{shown} ").and_then(|()| output.flush()).ok()?;
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match (line.trim(), default) {
            ("", None) => {}
            ("", Some(default)) => return Some(default.to_owned()),
            (answer, _) => return Some(answer.to_owned()),
        }
    }
}

/// Text on standard error, as it is. A reader that has gone away is no fault: `eprintln!` would panic.
pub(super) fn tell(text: &str) {
    let _gone = std::io::stderr().write_all(text.as_bytes());
}

/// The way from the current folder to `root`, with `/` at its end; nothing where that is the current folder, or where
/// there is no way to name (an absolute path elsewhere): then paths are those within the site.
fn folder_of(root: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let root = root.strip_prefix(&current).unwrap_or(root);
    if root.is_absolute() {
        return String::new();
    }
    let parts = root.components().filter(|part| *part != std::path::Component::CurDir);
    let path =
        parts.collect::<std::path::PathBuf>().to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    if path.is_empty() || path.ends_with('/') { path } else { format!("{path}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_from_where_somebody_called() {
        let current = std::env::current_dir().unwrap();
        for (root, folder) in [
            (Path::new("."), ""),
            (Path::new("./sites/a/"), "sites/a/"),
            (Path::new("sites/./a"), "sites/a/"),
            (Path::new("../a"), "../a/"),
            (current.as_path(), ""),
            (current.join("sites/a").as_path(), "sites/a/"),
            #[cfg(unix)]
            (Path::new("/srv/www"), ""),
        ] {
            assert_eq!(folder_of(root), folder, "{}", root.display());
        }
    }

    #[test]
    fn a_question_is_asked_until_it_is_answered() {
        let asked = |typed: &str, default| {
            let mut shown = Vec::new();
            let answer = ask(&mut typed.as_bytes(), &mut shown, "Vad?", default);
            (answer, String::from_utf8(shown).unwrap())
        };
        assert_eq!(asked(" Skola \n", None), (Some("Skola".into()), "Vad? ".into()));
        assert_eq!(asked("\n", Some("banken")), (Some("banken".into()), "Vad? [banken] ".into()));
        assert_eq!(asked("\n\nSkola\n", None), (Some("Skola".into()), "Vad? Vad? Vad? ".into()));
        assert_eq!(asked("", Some("banken")).0, None, "the input has ended");
        assert_eq!(asked("\n", None).0, None);
    }
}
