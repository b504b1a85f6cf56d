//! When the machine says no: a clear word, and the old site as it was.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;

use samla::publish::{Action, PublishError, Publisher};

use crate::{Desk, texts};

#[test]
fn the_reasons_are_told_in_words() {
    let message = |action, kind: ErrorKind| {
        PublishError::Io { action, path: PathBuf::from("public/a.html"), error: Error::from(kind) }.message()
    };
    let full = message(Action::Write, ErrorKind::StorageFull);
    assert_eq!(full.sv, "Det gick inte att skriva public/a.html: disken är full. Den gamla sajten är orörd.");
    assert_eq!(full.en, "Could not write public/a.html: the disk is full. The old site is untouched.");
    let half = message(Action::Merge, ErrorKind::PermissionDenied);
    assert!(half.sv.contains("behörighet saknas") && half.sv.contains("bygg igen"), "{}", half.sv);
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let desk = Desk::new();
    fs::write(desk.output(), "fil").unwrap();
    assert!(matches!(desk.open(), Err(PublishError::NotAFolder { .. })));
    assert!(matches!(Publisher::open(&desk.output().join("sub"), &[]), Err(PublishError::NotAFolder { .. })));
    assert_eq!(fs::read_to_string(desk.output()).unwrap(), "fil");
}

#[test]
fn a_name_too_long_for_the_disk_is_an_error_and_the_old_site_stands() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "old")]).unwrap();
    let publisher = desk.open().unwrap();
    let error = publisher.write(&"å".repeat(300), b"x").unwrap_err();
    assert!(matches!(error, PublishError::Io { action: Action::Write, .. }), "{error}");
    drop(publisher);
    assert_eq!(desk.files(), texts(&[("index.html", "old")]));
    assert_eq!(desk.names_beside(), ["public"]);
}

/// As an administrator limits it; a quota and a small disk say the same in other words.
#[cfg(unix)]
#[test]
fn a_file_larger_than_is_allowed_is_named() {
    let folder = crate::special::site();
    let root = folder.path();
    assert!(crate::special::samla(root, &["build"]).status.success());
    let state = || fs::read(root.join("public/index.html")).unwrap();
    let before = state();
    let article = crate::special::ARTICLE.replace("Text om", &"Mycket text om ".repeat(4000));
    fs::write(root.join("content/initiativ/b.md"), article).unwrap();
    let limited = "trap '' XFSZ; ulimit -f 64; exec \"$samla\" --lang sv build";
    let output = std::process::Command::new("sh")
        .args(["-c", limited])
        .env("samla", env!("CARGO_BIN_EXE_samla"))
        .current_dir(root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("inte att skriva") && said.contains("Den gamla sajten är orörd."), "{said}");
    assert!(state() == before && !root.join("public/initiativ/b").exists());
    assert!(crate::special::samla(root, &["build"]).status.success());
}

/// One of them builds, or both one after the other; nothing else happens.
#[cfg(unix)]
#[test]
fn two_builds_at_once_give_one_site() {
    let folder = crate::special::site();
    let root = folder.path();
    let codes = std::thread::scope(|scope| {
        let builds: Vec<_> =
            (0..4).map(|_| scope.spawn(|| crate::special::samla(root, &["build"]))).collect();
        builds.into_iter().map(|build| build.join().unwrap()).collect::<Vec<_>>()
    });
    let built = codes.iter().filter(|output| output.status.success()).count();
    for output in codes.iter().filter(|output| !output.status.success()) {
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("Another build is already writing to"), "{said}");
    }
    assert!(built > 0);
    assert!(root.join("public/initiativ/a/index.html").is_file());
    let mut names = crate::names_in(root);
    names.retain(|name| name.starts_with(".public"));
    assert!(names.is_empty(), "{names:?}");
}
