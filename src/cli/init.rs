//! `samla init DIR`: a new site that builds at once, in Swedish or English.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Lang, Message, reason};
use crate::message;

use super::terminal::Terminal;
use super::{Fault, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder to make; it must be empty if it exists
    ///
    /// Mappen som ska göras; finns den måste den vara tom
    dir: Vec<String>,
}

/// The files of a new site.
struct Starter {
    /// The folder where somebody only presses Enter.
    folder: &'static str,
    files: [(&'static str, &'static str); 5],
}

const SWEDISH: Starter = Starter {
    folder: "kunskapsbank",
    files: [
        ("samla.yaml", include_str!("starter/sv/samla.yaml")),
        ("content/vocabulary.yaml", include_str!("starter/sv/content/vocabulary.yaml")),
        ("content/om.md", include_str!("starter/sv/content/om.md")),
        (
            "content/initiativ/ett-forsta-initiativ.md",
            include_str!("starter/sv/content/initiativ/ett-forsta-initiativ.md"),
        ),
        (".gitignore", "/public/\n"),
    ],
};

const ENGLISH: Starter = Starter {
    folder: "knowledge-base",
    files: [
        ("samla.yaml", include_str!("starter/en/samla.yaml")),
        ("content/vocabulary.yaml", include_str!("starter/en/content/vocabulary.yaml")),
        ("content/about.md", include_str!("starter/en/content/about.md")),
        (
            "content/initiativ/a-first-initiative.md",
            include_str!("starter/en/content/initiativ/a-first-initiative.md"),
        ),
        (".gitignore", "/public/\n"),
    ],
};

/// `lang` is the language of the new site.
pub(super) fn run(arguments: &Arguments, lang: Lang, terminal: &Terminal) -> Result<Outcome, Fault> {
    let starter = match lang {
        Lang::Sv => SWEDISH,
        Lang::En => ENGLISH,
    };
    let dir = wanted(arguments, &starter, terminal)?;
    let shown = dir.display().to_string();
    if std::fs::read_dir(&dir).is_ok_and(|mut files| files.next().is_some()) || dir.is_file() {
        return Err(message!(
            sv: "{shown} finns redan och är inte tom. Välj en ny mapp.",
            en: "{shown} exists and is not empty. Choose a new folder.",
        )
        .into());
    }
    for (path, text) in starter.files {
        write(&dir.join(path), text)?;
    }
    let go = if shown == "." { String::new() } else { format!("  cd {}\n", quoted(&shown)) };
    terminal.say(&message!(
        sv: "Webbplatsen ligger i {shown}. Nästa steg:\n\n{go}  samla serve\n",
        en: "The site is in {shown}. Next:\n\n{go}  samla serve\n",
    ));
    Ok(Outcome::Done)
}

/// The folder: as said, or as answered where somebody can be asked.
fn wanted(arguments: &Arguments, starter: &Starter, terminal: &Terminal) -> Result<PathBuf, Message> {
    let said = arguments.dir.join(" ");
    if !said.trim().is_empty() {
        return Ok(PathBuf::from(said));
    }
    let folder = starter.folder;
    let question =
        message!(sv: "I vilken mapp ska webbplatsen ligga?", en: "In which folder is the site to be?");
    let answer = if terminal.can_ask { terminal.ask(&question, Some(folder)) } else { None };
    answer.map(PathBuf::from).ok_or_else(|| {
        message!(
            sv: "I vilken mapp ska webbplatsen ligga? Skriv den efter kommandot: samla init {folder}",
            en: "In which folder is the site to be? Write it after the command: samla init {folder}",
        )
    })
}

/// A folder as it is written in a terminal.
fn quoted(folder: &str) -> String {
    if folder.contains(char::is_whitespace) { format!("\"{folder}\"") } else { folder.to_owned() }
}

/// Writes a new file and the folders above it.
pub(super) fn write(file: &Path, text: &str) -> Result<(), Message> {
    let made = file.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(file, text)).map_err(|error| {
        let (file, Message { sv, en }) = (file.display(), reason(&error));
        message!(sv: "{file} kan inte skrivas: {sv}.", en: "{file} cannot be written: {en}.")
    })
}
