//! What the operating system says no with, in the editor's words. The one place that turns an [`io::Error`] into words.

use std::io::{self, ErrorKind};

use super::Message;
use super::message::without_stop;
use crate::message;
use crate::text::file::Special;

/// Why the system refused, as a clause without a full stop: "disken är full".
pub fn reason(error: &io::Error) -> Message {
    if let Some(special) = Special::in_error(error) {
        let Message { sv, en } = special.name();
        return message!(sv: "det är {sv}", en: "it is {en}");
    }
    known(error).map_or_else(
        || {
            let words = own_words(error);
            message!(sv: "systemet säger ”{words}”", en: "the system says “{words}”")
        },
        |(sv, en)| Message { sv: sv.to_owned(), en: en.to_owned() },
    )
}

/// The reasons that somebody can do something about.
fn known(error: &io::Error) -> Option<(&'static str, &'static str)> {
    Some(match error.kind() {
        ErrorKind::NotFound => ("den finns inte", "it does not exist"),
        ErrorKind::PermissionDenied => ("behörighet saknas", "you have no permission"),
        ErrorKind::StorageFull => ("disken är full", "the disk is full"),
        ErrorKind::QuotaExceeded => ("utrymmet som du har fått är slut", "your disk quota is used up"),
        ErrorKind::ReadOnlyFilesystem => ("disken är skrivskyddad", "the disk is read-only"),
        ErrorKind::InvalidFilename => {
            ("namnet är för långt eller inte tillåtet", "the name is too long or not allowed")
        }
        ErrorKind::IsADirectory => ("det är en mapp, inte en fil", "it is a folder, not a file"),
        ErrorKind::NotADirectory => {
            ("en del av sökvägen är en fil, inte en mapp", "a part of the path is a file, not a folder")
        }
        ErrorKind::DirectoryNotEmpty => ("mappen är inte tom", "the folder is not empty"),
        ErrorKind::AlreadyExists => {
            ("det finns redan något med det namnet", "something of that name exists already")
        }
        ErrorKind::FileTooLarge => ("filen är för stor för disken", "the file is too large for the disk"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::AddrInUse => {
            ("ett annat program använder den", "another program is using it")
        }
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::NotConnected => ("nätverksdisken svarar inte", "the network drive does not answer"),
        ErrorKind::TimedOut => ("det tog för lång tid", "it took too long"),
        ErrorKind::OutOfMemory => ("minnet är slut", "there is no memory left"),
        ErrorKind::AddrNotAvailable => ("datorn har ingen sådan adress", "this computer has no such address"),
        _ => return by_number(error.raw_os_error()?),
    })
}

/// Those that the standard library has no name for.
#[cfg(unix)]
fn by_number(number: i32) -> Option<(&'static str, &'static str)> {
    use rustix::io::Errno;
    Some(match Errno::from_raw_os_error(number) {
        Errno::LOOP => ("länkarna leder i ring", "the links lead in a circle"),
        Errno::MFILE | Errno::NFILE => ("för många filer är öppna", "too many files are open"),
        Errno::IO => ("disken går inte att läsa eller skriva", "the disk cannot be read or written"),
        _ => return None,
    })
}

/// Those that the standard library has no name for: a file that another program keeps to itself.
#[cfg(not(unix))]
fn by_number(number: i32) -> Option<(&'static str, &'static str)> {
    matches!(number, 32 | 33)
        .then_some(("filen är öppen i ett annat program", "the file is open in another program"))
}

/// The system's own words, without its number and full stop.
fn own_words(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    without_stop(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_the_system_reaches_an_editor() {
        for number in 1..140 {
            let Message { sv, en } = reason(&io::Error::from_raw_os_error(number));
            for text in [&sv, &en] {
                assert!(!text.contains("os error") && !text.ends_with('.') && !text.is_empty(), "{text}");
            }
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_somebody_can_mend_is_said_in_both_languages() {
        for (number, sv, en) in [
            (2, "den finns inte", "it does not exist"),
            (5, "disken går inte att läsa eller skriva", "the disk cannot be read or written"),
            (13, "behörighet saknas", "you have no permission"),
            (1, "behörighet saknas", "you have no permission"),
            (24, "för många filer är öppna", "too many files are open"),
            (28, "disken är full", "the disk is full"),
            (30, "disken är skrivskyddad", "the disk is read-only"),
            (36, "namnet är för långt eller inte tillåtet", "the name is too long or not allowed"),
            (40, "länkarna leder i ring", "the links lead in a circle"),
            (116, "nätverksdisken svarar inte", "the network drive does not answer"),
            (122, "utrymmet som du har fått är slut", "your disk quota is used up"),
        ] {
            let said = reason(&io::Error::from_raw_os_error(number));
            assert_eq!((said.sv.as_str(), said.en.as_str()), (sv, en), "{number}");
        }
        let other = reason(&io::Error::other("Något annat."));
        assert_eq!(other.sv, "systemet säger ”Något annat”");
    }
}
