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
