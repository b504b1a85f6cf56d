//! `samla init DIR`: a new site that builds at once.

use std::path::{Path, PathBuf};

use crate::diagnostic::Message;
use crate::message;

use super::terminal::Terminal;
use super::{Fault, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder to make; it must be empty if it exists
    dir: PathBuf,
}

/// The files of a new site.
const STARTER: [(&str, &str); 5] = [
    ("samla.yaml", include_str!("starter/samla.yaml")),
    ("content/vocabulary.yaml", include_str!("starter/content/vocabulary.yaml")),
    ("content/om.md", include_str!("starter/content/om.md")),
    (
        "content/initiativ/ett-forsta-initiativ.md",
        include_str!("starter/content/initiativ/ett-forsta-initiativ.md"),
    ),
    (".gitignore", "/public/\n"),
];

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let dir = &arguments.dir;
    let shown = dir.display();
    if std::fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some()) || dir.is_file() {
        return Err(message!(
            sv: "{shown} finns redan och är inte tom. Välj en ny mapp.",
            en: "{shown} exists and is not empty. Choose a new folder.",
        )
        .into());
    }
    for (path, text) in STARTER {
        write(&dir.join(path), text)?;
    }
    terminal.say(&message!(
        sv: "Webbplatsen ligger i {shown}. Nästa steg:\n\n  cd {shown}\n  samla serve\n",
        en: "The site is in {shown}. Next:\n\n  cd {shown}\n  samla serve\n",
    ));
    Ok(Outcome::Done)
}

/// Writes a new file and the folders above it.
pub(super) fn write(file: &Path, text: &str) -> Result<(), Message> {
    let made = file.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(file, text)).map_err(|error| {
        let file = file.display();
        message!(sv: "{file} kan inte skrivas: {error}.", en: "{file} cannot be written: {error}.")
    })
}
