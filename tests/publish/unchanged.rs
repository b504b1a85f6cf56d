//! Unchanged files are not written again; nothing that was edited by hand is taken for unchanged.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, SystemTime};

use crate::{Desk, texts};

#[test]
fn an_unchanged_file_keeps_its_identity_and_time() {
    let desk = Desk::new();
    desk.publish(&[("a/same.html", "same"), ("other.html", "1")]).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(100_000);
    fs::File::open(desk.path("a/same.html")).unwrap().set_modified(long_ago).unwrap();
    let before = fs::metadata(desk.path("a/same.html")).unwrap();
    desk.publish(&[("a/same.html", "same"), ("other.html", "2")]).unwrap();
    let after = fs::metadata(desk.path("a/same.html")).unwrap();
    assert_eq!((before.ino(), before.mtime()), (after.ino(), after.mtime()));
    assert_eq!(after.nlink(), 1);
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let desk = Desk::new();
    let site = [("a/index.html", "a"), ("b.html", "b")];
    desk.publish(&site).unwrap();
    let before = fs::metadata(desk.output()).unwrap();
    let summary = desk.publish(&site).unwrap();
    let after = fs::metadata(desk.output()).unwrap();
    assert_eq!((summary.written, summary.unchanged), (0, 2));
    assert_eq!((before.ino(), before.mtime_nsec()), (after.ino(), after.mtime_nsec()));
}

#[test]
fn a_file_edited_by_hand_is_restored() {
    let desk = Desk::new();
    let site = [("index.html", "right"), ("gone.html", "back"), ("link.html", "linked")];
    desk.publish(&site).unwrap();
    let time = fs::metadata(desk.path("index.html")).unwrap().modified().unwrap();
    // Same length, same time: only reading it tells.
    fs::write(desk.path("index.html"), "wrong").unwrap();
    fs::File::open(desk.path("index.html")).unwrap().set_modified(time).unwrap();
    fs::remove_file(desk.path("gone.html")).unwrap();
    fs::remove_file(desk.path("link.html")).unwrap();
    fs::write(desk.root().join("elsewhere"), "linked").unwrap();
    std::os::unix::fs::symlink(desk.root().join("elsewhere"), desk.path("link.html")).unwrap();
    desk.publish(&site).unwrap();
    assert_eq!(desk.files(), texts(&site));
    assert!(desk.path("link.html").symlink_metadata().unwrap().is_file());
}
