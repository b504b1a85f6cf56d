//! The list of the files that Samla wrote, kept in the output folder: it says that the folder is ours, and which
//! files go when their articles are gone. It holds no hashes: whether a file is unchanged is found by reading it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::text::file;

use super::claims::is_safe;
use super::error::Action;
use super::{PublishError, tree};

/// The manifest's file name.
pub(super) const NAME: &str = ".samla-manifest";
const KIND: &str = "samla-manifest ";
const VERSION: &str = "1";
/// Of a site that stands in for the output folder while that is brought up to date.
const STAND_IN: &str = "1 stand-in";

/// The paths of all files of a published site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeSet<String>);

impl Manifest {
    /// The manifest of the site in `output`; `None` where there is no site yet. A folder that holds other
    /// people's files is an error.
    pub(super) fn read(output: &Path) -> Result<Option<Self>, PublishError> {
        let foreign = || PublishError::Foreign { output: output.to_owned() };
        let path = output.join(NAME);
        // Whatever else stands there is not our list.
        let is_file = path.symlink_metadata().map(|found| found.is_file());
        let text = match is_file
            .and_then(|is_file| if is_file { file::read_bytes(&path).map(Some) } else { Ok(None) })
        {
            Ok(None) => return Err(foreign()),
            Ok(Some(bytes)) => String::from_utf8(bytes).map_err(|_| foreign())?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return if holds_only_dot_files(output)? { Ok(None) } else { Err(foreign()) };
            }
            Err(error) => return Err(Action::Read.on(&path)(error)),
        };
        let mut lines = text.lines();
        match lines.next().and_then(|line| line.strip_prefix(KIND)) {
            Some(VERSION | STAND_IN) => {}
            Some(_) => return Err(PublishError::Newer { output: output.to_owned() }),
            None => return Err(foreign()),
        }
        let paths: BTreeSet<String> = lines.map(str::to_owned).collect();
        if paths.iter().all(|path| is_safe(path)) { Ok(Some(Self(paths))) } else { Err(foreign()) }
    }

    /// Writes it into `folder`, whole or not at all.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        self.write_as(VERSION, folder)
    }

    /// Writes it into a `folder` that is to stand in for the output folder.
    pub(super) fn write_for_stand_in(&self, folder: &Path) -> io::Result<()> {
        self.write_as(STAND_IN, folder)
    }

    fn write_as(&self, version: &str, folder: &Path) -> io::Result<()> {
        let mut text = format!("{KIND}{version}\n");
        for path in &self.0 {
            text.push_str(path);
            text.push('\n');
        }
        tree::write_whole(folder, NAME, text.as_bytes())
    }
}

/// Whether the site in `folder` is one that stands in for another.
pub(super) fn is_stand_in(folder: &Path) -> bool {
    let path = folder.join(NAME);
    let first = format!("{KIND}{STAND_IN}\n");
    let mut start = vec![0; first.len()];
    path.symlink_metadata().is_ok_and(|found| found.is_file())
        && file::open(&path).and_then(|mut file| file.read_exact(&mut start)).is_ok()
        && start == first.as_bytes()
}

fn holds_only_dot_files(folder: &Path) -> Result<bool, PublishError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(Action::Read.on(folder)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(Action::Read.on(folder))?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(false);
        }
    }
    Ok(true)
}
