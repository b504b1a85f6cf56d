//! Files from disk: the one way to open what somebody else put there, and text with clear mistakes for what is none.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{File, FileType, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Message, Report, Source, reason};
use crate::message;

/// The largest text file that is read.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// What a file is that is no file: opening it could wait for ever, or do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    Fifo,
    Socket,
    Device,
    Folder,
}

impl Special {
    /// What there is; `None` for an ordinary file.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        if metadata.is_dir() { Some(Self::Folder) } else { Self::of_kind(metadata.file_type()) }
    }

    /// What an entry of a folder is; `None` for files, folders and links.
    pub fn of_kind(kind: FileType) -> Option<Self> {
        if kind.is_file() || kind.is_dir() || kind.is_symlink() { None } else { Some(special(kind)) }
    }

    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Fifo => message!(sv: "ett namngivet rör (FIFO)", en: "a named pipe (FIFO)"),
            Self::Socket => message!(sv: "en socket", en: "a socket"),
            Self::Device => message!(sv: "en enhet", en: "a device"),
            Self::Folder => message!(sv: "en mapp", en: "a folder"),
        }
    }

    /// What stands at `path`, with links followed; `None` for files and folders, and where nothing can be seen.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of_kind(std::fs::metadata(path).ok()?.file_type())
    }

    /// The mistake that it stands where messages call it `path`.
    pub fn diagnostic(self, path: &str) -> Diagnostic {
        let Message { sv, en } = self.name();
        let message = message!(sv: "Det här är ingen fil utan {sv}.", en: "This is no file but {en}.");
        Diagnostic::new(Code::SpecialFile, &Source::new(path, ""), 0..0, message)
            .with_help(Code::SpecialFile.help())
    }

    /// What an error that [`open`] gave tells of.
    pub fn in_error(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl fmt::Display for Special {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "it is {}", self.name().en)
    }
}

impl std::error::Error for Special {}

#[cfg(unix)]
fn special(kind: FileType) -> Special {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        Special::Fifo
    } else if kind.is_socket() {
        Special::Socket
    } else {
        Special::Device
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> Special {
    Special::Device
}

/// Opens an ordinary file for reading; a link to one is followed. Anything else is an error that holds a [`Special`],
/// and is not opened: a FIFO would wait for somebody who writes.
pub fn open(file: &Path) -> io::Result<File> {
    ordinary(&std::fs::metadata(file)?)?;
    let file = open_at_once(file)?;
    // Another may stand there by now.
    ordinary(&file.metadata()?)?;
    Ok(file)
}

fn ordinary(metadata: &Metadata) -> io::Result<()> {
    Special::of(metadata).map_or(Ok(()), |special| Err(io::Error::other(special)))
}

#[cfg(unix)]
fn open_at_once(file: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    File::options().read(true).custom_flags(flags.bits().cast_signed()).open(file)
}

#[cfg(not(unix))]
fn open_at_once(file: &Path) -> io::Result<File> {
    File::open(file)
}

/// All bytes of an ordinary file.
pub fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut file = open(file)?;
    let mut bytes =
        Vec::with_capacity(file.metadata().map_or(0, |found| usize::try_from(found.len()).unwrap_or(0)));
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Texts that take the place of what files hold on disk, by the names that messages call the files.
#[derive(Clone, Debug, Default)]
pub struct Overlay(BTreeMap<String, Arc<Source>>);

impl Overlay {
    /// From now on the file holds this text.
    pub fn put(&mut self, source: Arc<Source>) {
        self.0.insert(source.path().to_owned(), source);
    }

    /// The text that stands here for the file.
    pub fn get(&self, path: &str) -> Option<&Arc<Source>> {
        self.0.get(path)
    }

    /// All texts, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.0.values()
    }

    /// Reads the file as [`read()`] does, unless its text stands here.
    pub fn read(&self, file: &Path, path: &str) -> Report<Option<Arc<Source>>> {
        self.get(path).map_or_else(|| read(file, path), |source| Report::clean(Some(Arc::clone(source))))
    }
}

/// Reads the file at `file` on disk, which messages call `path`. A byte order mark and line ends stay as they are.
pub fn read(file: &Path, path: &str) -> Report<Option<Arc<Source>>> {
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(error) if let Some(special) = Special::in_error(&error) => {
            return Report { value: None, diagnostics: vec![special.diagnostic(path)] };
        }
        Err(error) => return refuse(Code::FileUnreadable, path, String::new(), unreadable(&error)),
    };
    let Some(bytes) = bytes else {
        let message = message!(sv: "Filen är större än 10 MB.", en: "The file is larger than 10 MB.");
        return refuse(Code::FileTooLarge, path, String::new(), message);
    };
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => Report::clean(Some(Source::new(path, text))),
            Some(at) => {
                let message = message!(
                    sv: "Filen är inte text: den innehåller nolltecken.",
                    en: "The file is not text: it holds null characters."
                );
                refuse(Code::FileNotText, path, text[..at].to_owned(), message)
            }
        },
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let message = not_utf8(&bytes, good);
            refuse(Code::FileNotText, path, String::from_utf8_lossy(&bytes[..good]).into_owned(), message)
        }
    }
}

/// The bytes of a file; `None` where there are too many.
fn bytes(file: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let file = open(file)?;
    let length = file.metadata()?.len();
    if length > MAX_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_BYTES).then_some(bytes))
}

/// The mistake stands where the readable text ends.
fn refuse(code: Code, path: &str, read: String, message: Message) -> Report<Option<Arc<Source>>> {
    let end = read.len();
    let source = Source::new(path, read);
    let help = if code == Code::FileNotText {
        message!(
            sv: "Öppna den i en textredigerare och spara den som UTF-8.",
            en: "Open it in a text editor and save it as UTF-8."
        )
    } else {
        code.help()
    };
    Report {
        value: None,
        diagnostics: vec![Diagnostic::new(code, &source, end..end, message).with_help(help)],
    }
}

fn unreadable(error: &std::io::Error) -> Message {
    match error.kind() {
        std::io::ErrorKind::NotFound => message!(sv: "Filen finns inte.", en: "There is no such file."),
        std::io::ErrorKind::PermissionDenied => {
            message!(sv: "Du får inte läsa filen.", en: "You may not read the file.")
        }
        _ => {
            let Message { sv, en } = reason(error);
            message!(sv: "Filen går inte att läsa: {sv}.", en: "The file cannot be read: {en}.")
        }
    }
}

fn not_utf8(bytes: &[u8], good: usize) -> Message {
    let rest = &bytes[good..];
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        message!(sv: "Filen är sparad i UTF-16, inte i UTF-8.", en: "The file is saved in UTF-16, not in UTF-8.")
    } else if bytes.contains(&0) {
        message!(sv: "Filen är inte text.", en: "The file is not text.")
    } else if matches!(
        rest.first(),
        Some(0xE5 | 0xE4 | 0xF6 | 0xC5 | 0xC4 | 0xD6 | 0xE9 | 0x94 | 0x93 | 0x96)
    ) {
        message!(
            sv: "Filen är inte sparad i UTF-8 utan i en äldre kodning (Latin-1).",
            en: "The file is not saved in UTF-8 but in an older encoding (Latin-1)."
        )
    } else {
        message!(sv: "Filen är inte text i UTF-8.", en: "The file is not UTF-8 text.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(bytes: &[u8]) -> (Option<Code>, usize) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let report = read(file.path(), "a.md");
        let line = report.diagnostics.first().map_or(0, |diagnostic| diagnostic.location.start().line);
        (report.diagnostics.first().map(|diagnostic| diagnostic.code), line)
    }

    #[test]
    fn what_is_no_text_is_refused_at_its_place() {
        assert_eq!(code_of("å\n".as_bytes()), (None, 0));
        assert_eq!(code_of(b"a\nb\n\xe5"), (Some(Code::FileNotText), 3));
        assert_eq!(code_of(b"a\n\0"), (Some(Code::FileNotText), 2));
        assert_eq!(code_of(b"\xff\xfea\0"), (Some(Code::FileNotText), 1));
        assert_eq!(read(Path::new("/nowhere"), "x").diagnostics[0].code, Code::FileUnreadable);
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(1 << 40).unwrap();
        assert_eq!(read(file.path(), "a.md").diagnostics[0].code, Code::FileTooLarge);
    }
}
