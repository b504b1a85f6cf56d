//! The same input gives the same bytes, whatever the order of files or threads.

use std::path::Path;
use std::process::Command;

use super::{files, repository};

fn build(root: &Path, threads: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().expect("a temporary folder");
    let folder = output.path().join("site");
    let status = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["build", "--quiet", "--today", "2026-11-21", "--root"])
        .arg(root)
        .arg("--output")
        .arg(&folder)
        .env("RAYON_NUM_THREADS", threads)
        .status()
        .expect("samla can be started");
    assert!(status.success());
    files(&folder)
}

#[test]
fn neither_threads_nor_the_order_of_files_show() {
    let first = build(repository(), "1");
    assert_eq!(names_of_differences(&first, &build(repository(), "7")), Vec::<String>::new());

    // The same content, its files made in the opposite order.
    let copy = tempfile::tempdir().unwrap();
    let mut paths: Vec<_> = walkdir::WalkDir::new(repository().join("content"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file())
        .chain([repository().join("samla.yaml")])
        .collect();
    paths.sort();
    for path in paths.iter().rev() {
        let target = copy.path().join(path.strip_prefix(repository()).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(path, target).unwrap();
    }
    assert_eq!(names_of_differences(&first, &build(copy.path(), "3")), Vec::<String>::new());
}

fn names_of_differences(
    left: &std::collections::BTreeMap<String, Vec<u8>>,
    right: &std::collections::BTreeMap<String, Vec<u8>>,
) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    names.into_iter().filter(|name| left.get(*name) != right.get(*name)).cloned().collect()
}
