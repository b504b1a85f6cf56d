//! Whole sites, from folder to files: the real content, and a new site made by the program alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod commands;
mod crawl;
mod determinism;
mod fix;
mod folders;
mod hidden;
mod readable;
mod real;
mod removal;
mod starter;
mod usage;
mod words;
mod words_apart;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// The repository, which is a site itself.
fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs Samla in `folder`. Messages are in English, whatever the machine speaks.
fn samla(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samla"))
        .current_dir(folder)
        .args(arguments)
        .env("LC_ALL", "C")
        .output()
        .expect("samla can be started")
}

/// Runs Samla and demands success and silence on standard error.
fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let output = samla(folder, arguments);
    let (said, complained) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success() && complained.is_empty(),
        "{arguments:?}: {}\n{complained}",
        output.status
    );
    said
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// All files below a folder, by their paths with `/`; Samla's own notes begin with a dot and are left out.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file() && !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below the folder");
            let name = path.to_string_lossy().replace('\\', "/");
            (name, std::fs::read(entry.path()).expect("the file can be read"))
        })
        .collect()
}
