//! What an editor may rely on when a site is brought to disk.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod copies;
mod foreign;
#[cfg(unix)]
mod held;
mod killed;
#[cfg(target_os = "linux")]
mod mounted;
#[cfg(target_os = "linux")]
mod namespace;
#[cfg(unix)]
mod pipes;
mod promises;
#[cfg(unix)]
mod special;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod system_calls;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod traced;
mod trouble;
#[cfg(unix)]
mod unchanged;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use samla::publish::{PublishError, Publisher, Summary};
use tempfile::TempDir;

/// A folder for one test, with the output in `public`.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// In memory, where there is such a disk: for tests with many builds.
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    fn in_memory() -> Self {
        TempDir::new_in("/dev/shm").map_or_else(|_| Self::new(), |folder| Self { folder })
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    fn place(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn open(&self) -> Result<Publisher, PublishError> {
        Publisher::open(&self.output(), &[])
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Summary, PublishError> {
        let publisher = self.open()?;
        for (path, text) in files {
            publisher.write(path, text.as_bytes())?;
        }
        publisher.commit()
    }

    /// All files in the output, but for the manifest.
    fn files(&self) -> BTreeMap<String, String> {
        files_in(&self.output())
    }

    /// The names in the folder around the output.
    fn names_beside(&self) -> Vec<String> {
        names_in(self.root())
    }
}

/// All files in a folder, but for the manifest.
fn files_in(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() && path != ".samla-manifest" {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
    files
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn texts<'a>(files: &[(&'a str, &'a str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_site_replaces_the_one_before() {
    let desk = Desk::new();
    let first =
        [("index.html", "start"), ("a/index.html", "a"), ("a/b/bild.png", "png"), ("stil.1.css", "1")];
    let summary = desk.publish(&first).unwrap();
    assert_eq!(summary, Summary { written: 4, unchanged: 0, removed: 0, bytes: 10 });
    assert_eq!(desk.files(), texts(&first));
    assert_eq!(desk.names_beside(), ["public"]);

    let second = [("index.html", "start"), ("a/index.html", "ny"), ("stil.2.css", "2")];
    let summary = desk.publish(&second).unwrap();
    assert_eq!(summary, Summary { written: 2, unchanged: 1, removed: 2, bytes: 8 });
    assert_eq!(desk.files(), texts(&second));
    assert!(!desk.path("a/b").exists(), "an empty folder stays");
    assert_eq!(desk.names_beside(), ["public"]);
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let desk = Desk::new();
    let file = [("a", "file")];
    let folder = [("a/b/c", "inside")];
    for site in [&file, &folder, &file] {
        desk.publish(site).unwrap();
        assert_eq!(desk.files(), texts(site));
    }
}

#[test]
fn a_build_that_is_given_up_changes_nothing() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "old")]).unwrap();
    let publisher = desk.open().unwrap();
    publisher.write("index.html", b"new").unwrap();
    drop(publisher);
    assert_eq!(desk.files(), texts(&[("index.html", "old")]));
    assert_eq!(desk.names_beside(), ["public"]);
}

#[test]
fn a_build_with_a_failed_output_is_not_published() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "old")]).unwrap();
    let publisher = desk.open().unwrap();
    publisher.write("index.html", b"new").unwrap();
    publisher.write("../out.html", b"no").unwrap_err();
    assert!(matches!(publisher.commit(), Err(PublishError::Incomplete)));
    assert_eq!(desk.files(), texts(&[("index.html", "old")]));
}

#[test]
fn many_threads_in_any_order_give_the_same_folder() {
    let paths: Vec<String> = (0..300).map(|n| format!("{}/{}/{n}/index.html", n % 3, n % 7)).collect();
    let build = |threads: usize| {
        let desk = Desk::new();
        let publisher = desk.open().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..threads {
                let (publisher, paths) = (&publisher, &paths);
                scope.spawn(move || {
                    for path in paths.iter().rev().skip(thread).step_by(threads) {
                        publisher.write(path, path.as_bytes()).unwrap();
                    }
                });
            }
        });
        publisher.commit().unwrap();
        let manifest = fs::read_to_string(desk.path(".samla-manifest")).unwrap();
        (desk.files(), manifest)
    };
    assert_eq!(build(1), build(8));
}

#[test]
fn outputs_that_meet_are_named() {
    let desk = Desk::new();
    let publisher = desk.open().unwrap();
    publisher.write("a/index.html", b"").unwrap();
    let same = publisher.write("a/index.html", b"").unwrap_err();
    assert_eq!(same.message().sv, "Två sidor eller filer vill båda bli a/index.html. Byt namn på den ena.");
    let case = publisher.write("A/index.html", b"").unwrap_err().message();
    assert!(case.sv.contains("A/index.html och a/index.html krockar"), "{}", case.sv);
    for path in ["/etc/passwd", "../x", "a/../../x", "", "a\\b", ".git/config", "a/./b"] {
        let error = publisher.write(path, b"").unwrap_err();
        assert!(matches!(error, PublishError::BadPath { .. }), "{path}");
    }
}

#[test]
fn only_one_build_at_a_time() {
    let desk = Desk::new();
    let first = desk.open().unwrap();
    assert!(matches!(desk.open(), Err(PublishError::Busy { .. })));
    drop(first);
    desk.open().unwrap();
}
