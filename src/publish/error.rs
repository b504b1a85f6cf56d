//! Why nothing was published, in both languages.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Message, reason};
use crate::message;
use crate::text::file::Special;

/// A build that did not reach the disk. Unless it says otherwise, the old site stands as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The output is a file, or a link that leads nowhere.
    NotAFolder { output: PathBuf },
    /// The folder holds files and was not made by Samla.
    Foreign { output: PathBuf },
    /// The folder was made by a later version of Samla.
    Newer { output: PathBuf },
    /// The output would lie around, in or over what the site is made of.
    HoldsSources { output: PathBuf, source: PathBuf },
    /// Another build writes to the same folder.
    Busy { output: PathBuf },
    /// A path that must not be written.
    BadPath { path: String },
    /// Two outputs claim one path.
    Duplicate { path: String },
    /// Two outputs differ in upper and lower case only, or one is a folder of the other.
    Collision { path: String, other: String },
    /// A file was changed while it was copied into the site.
    SourceChanged { source: PathBuf },
    /// A file in the output folder that Samla did not make stands where a folder must be, or the other way round.
    Obstacle { path: PathBuf },
    /// Something that is no file stands in the output folder.
    Special { path: PathBuf, special: Special },
    /// A page or file is to go that lies behind a mount point in the output folder, so it may be somebody else's.
    Mounted { path: PathBuf, mount: PathBuf },
    /// A folder of the owner's lies where a build that was killed left it.
    LeftBehind { from: PathBuf, to: PathBuf },
    /// An output failed before; what there is must not be published.
    Incomplete,
    /// The operating system refused.
    Io { action: Action, path: PathBuf, error: io::Error },
}

/// What was tried when the operating system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Read,
    Create,
    Write,
    Lock,
    /// Putting the new site in the old one's place.
    Replace,
    /// The same file by file, where the folder itself cannot be replaced.
    Merge,
    /// The rest, once the new site stands in the old one's place.
    Settle,
}

impl Action {
    /// Makes an error of `error`, for use in `map_err`.
    pub(super) fn on(self, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
        let path = path.to_owned();
        move |error| PublishError::Io { action: self, path, error }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Read => ("läsa", "read"),
            Self::Create => ("skapa", "create"),
            Self::Write => ("skriva", "write"),
            Self::Lock => ("låsa", "lock"),
            Self::Replace | Self::Merge | Self::Settle => ("byta ut", "replace"),
        }
    }
}

impl Action {
    /// What has become of the site.
    fn state(self) -> (&'static str, &'static str) {
        match self {
            Self::Merge => (
                "Sajten kan vara till hälften ny; bygg igen när felet är åtgärdat.",
                "The site may be half new; build again once it is mended.",
            ),
            Self::Settle => (
                "Den nya sajten är ute, men bygget blev inte klart; bygg igen när felet är åtgärdat.",
                "The new site is out, but the build could not end; build again once it is mended.",
            ),
            _ => ("Den gamla sajten är orörd.", "The old site is untouched."),
        }
    }
}

impl PublishError {
    /// The same error, met when the new site stood in the old one's place already.
    pub(super) fn settling(self) -> Self {
        self.during(Action::Settle)
    }

    /// The same error, met before anything that readers see was changed.
    pub(super) fn replacing(self) -> Self {
        self.during(Action::Replace)
    }

    fn during(self, action: Action) -> Self {
        match self {
            Self::Io { path, error, .. } => Self::Io { action, path, error },
            other => other,
        }
    }

    /// The error as the editor reads it.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAFolder { output } => {
                let output = output.display();
                message!(
                    sv: "{output} är ingen mapp. Ange en annan mapp med --output.",
                    en: "{output} is not a folder. Name another one with --output.",
                )
            }
            Self::Foreign { output } => {
                let output = output.display();
                message!(
                    sv: "Mappen {output} innehåller filer som Samla inte har skrivit, så den rörs inte. Ange en annan mapp med --output, eller töm den själv.",
                    en: "The folder {output} holds files that Samla did not write, so it is left alone. Name another one with --output, or empty it yourself.",
                )
            }
            Self::Newer { output } => {
                let output = output.display();
                message!(
                    sv: "Mappen {output} är skriven av en nyare version av Samla. Uppdatera Samla, eller ange en annan mapp med --output.",
                    en: "The folder {output} was written by a later version of Samla. Update Samla, or name another folder with --output.",
                )
            }
            Self::HoldsSources { output, source } => {
                let (output, source) = (output.display(), source.display());
                message!(
                    sv: "Sajten kan inte skrivas till {output}, för där ligger det den byggs av ({source}). Ange en annan mapp med --output.",
                    en: "The site cannot be written to {output}, because what it is made of lies there ({source}). Name another folder with --output.",
                )
            }
            Self::Busy { output } => {
                let output = output.display();
                message!(
                    sv: "Ett annat bygge skriver redan till {output}. Vänta tills det är klart och försök igen.",
                    en: "Another build is already writing to {output}. Wait until it is done and try again.",
                )
            }
            Self::BadPath { path } => message!(
                sv: "Sökvägen {path:?} kan inte publiceras: den ska vara relativ, utan ”..”, och ingen del får heta .git eller börja med .samla-.",
                en: "The path {path:?} cannot be published: it must be relative, without \"..\", and no part may be .git or begin with .samla-.",
            ),
            Self::Duplicate { path } => message!(
                sv: "Två sidor eller filer vill båda bli {path}. Byt namn på den ena.",
                en: "Two pages or files both want to be {path}. Rename one of them.",
            ),
            Self::Collision { path, other } => message!(
                sv: "{path} och {other} krockar: på många datorer är de samma fil. Byt namn på den ena.",
                en: "{path} and {other} collide: on many computers they are the same file. Rename one of them.",
            ),
            Self::SourceChanged { source } => {
                let source = source.display();
                message!(
                    sv: "{source} ändrades medan den kopierades. Den gamla sajten är orörd; bygg igen.",
                    en: "{source} was changed while it was copied. The old site is untouched; build again.",
                )
            }
            Self::Obstacle { path } => {
                let path = path.display();
                message!(
                    sv: "{path} är i vägen, och Samla har inte skrivit den. Flytta den och bygg igen.",
                    en: "{path} is in the way, and Samla did not write it. Move it and build again.",
                )
            }
            Self::Special { path, special } => {
                let (path, Message { sv, en }) = (path.display(), special.name());
                message!(
                    sv: "{path} är ingen fil utan {sv}, så inget har publicerats. Flytta den och bygg igen.",
                    en: "{path} is no file but {en}, so nothing was published. Move it and build again.",
                )
            }
            Self::Mounted { path, mount } => {
                let (path, mount) = (path.display(), mount.display());
                message!(
                    sv: "{path} hör inte längre till sajten, men {mount} är en egen disk eller monterad mapp, och där tar Samla inte bort något. Ta bort filen själv och bygg igen.",
                    en: "{path} is no longer part of the site, but {mount} is a disk or mounted folder of its own, and Samla removes nothing there. Remove the file yourself and build again.",
                )
            }
            Self::LeftBehind { from, to } => {
                let (from, to) = (from.display(), to.display());
                message!(
                    sv: "{from} blev kvar efter ett bygge som avbröts och hör hemma i {to}. Flytta den själv och bygg igen.",
                    en: "{from} was left behind by a build that was cut short and belongs at {to}. Move it yourself and build again.",
                )
            }
            Self::Incomplete => message!(
                sv: "En del av sajten gick inte att skriva, så inget har publicerats.",
                en: "A part of the site could not be written, so nothing was published.",
            ),
            Self::Io { action, path, error } => io_message(*action, path, error),
        }
    }
}

fn io_message(action: Action, path: &Path, error: &io::Error) -> Message {
    let path = path.display();
    let (sv_verb, en_verb) = action.words();
    let Message { sv: sv_why, en: en_why } = reason(error);
    let (sv_state, en_state) = action.state();
    message!(
        sv: "Det gick inte att {sv_verb} {path}: {sv_why}. {sv_state}",
        en: "Could not {en_verb} {path}: {en_why}. {en_state}",
    )
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
