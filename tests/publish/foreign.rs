//! What Samla did not make is left alone.

use std::fs;

use samla::publish::{PublishError, Publisher};

use crate::{Desk, texts};

#[test]
fn a_folder_with_other_files_is_refused() {
    let desk = Desk::new();
    desk.place("uppsats.txt", "mitt");
    let error = desk.open().unwrap_err();
    assert!(matches!(error, PublishError::Foreign { .. }));
    assert!(error.message().sv.contains("som Samla inte har skrivit"));
    assert_eq!(desk.files(), texts(&[("uppsats.txt", "mitt")]));
    assert_eq!(desk.names_beside(), ["public"]);
}

#[test]
fn a_manifest_that_reaches_outside_is_not_believed() {
    let desk = Desk::new();
    for manifest in ["samla-manifest 1\n../../home\n", "something else\n", "\0\u{1}"] {
        desk.place(".samla-manifest", manifest);
        assert!(matches!(desk.open(), Err(PublishError::Foreign { .. })), "{manifest}");
    }
    desk.place(".samla-manifest", "samla-manifest 2\n");
    assert!(matches!(desk.open(), Err(PublishError::Newer { .. })));
}

#[test]
fn dot_files_and_added_files_stay() {
    let desk = Desk::new();
    desk.place(".gitkeep", "");
    desk.place(".git/objects/1", "objekt");
    desk.publish(&[("index.html", "1"), ("a/index.html", "a")]).unwrap();
    desk.place("CNAME", "exempel.se");
    desk.place("a/.htaccess", "regler");
    desk.place("a/.hemligt/fil", "h");
    desk.publish(&[("index.html", "2")]).unwrap();
    let expected = [
        (".git/objects/1", "objekt"),
        (".gitkeep", ""),
        ("CNAME", "exempel.se"),
        ("a/.hemligt/fil", "h"),
        ("a/.htaccess", "regler"),
        ("index.html", "2"),
    ];
    assert_eq!(desk.files(), texts(&expected));
    assert_eq!(desk.names_beside(), ["public"]);
}

/// What is ours in a dot folder goes when it is gone; what is the owner's stays.
#[test]
fn outputs_may_begin_with_a_dot() {
    let desk = Desk::new();
    desk.place(".gitkeep", "");
    desk.place(".well-known/acme-challenge/token", "t");
    let security = (".well-known/security.txt", "kontakt");
    let site = [(".nojekyll", ""), security, ("a/.b/c", "c"), ("index.html", "1")];
    let owners = [(".gitkeep", ""), (".well-known/acme-challenge/token", "t")];
    for _ in 0..2 {
        desk.publish(&site).unwrap();
        assert_eq!(desk.files(), texts(&[&site[..], &owners].concat()));
    }
    let manifest = fs::read_to_string(desk.path(".samla-manifest")).unwrap();
    assert_eq!(manifest, "samla-manifest 1\n.nojekyll\n.well-known/security.txt\na/.b/c\nindex.html\n");
    let summary = desk.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(summary.removed, 3);
    assert_eq!(desk.files(), texts(&[&owners[..], &[("index.html", "2")]].concat()));
    assert!(!desk.path("a").exists());
    assert_eq!(desk.names_beside(), ["public"]);
}

/// A file of the owner's is never written over, whatever its name.
#[test]
fn an_output_does_not_replace_what_is_not_ours() {
    let desk = Desk::new();
    desk.place(".htaccess", "mina regler");
    let error = desk.publish(&[(".htaccess", "andra"), ("index.html", "1")]).unwrap_err();
    assert!(matches!(&error, PublishError::Obstacle { path } if path.ends_with(".htaccess")), "{error}");
    assert_eq!(desk.files(), texts(&[(".htaccess", "mina regler")]));
    // The same text is no quarrel.
    desk.publish(&[(".htaccess", "mina regler"), ("index.html", "1")]).unwrap();
    desk.place("CNAME", "exempel.se");
    let error = desk.publish(&[(".htaccess", "mina regler"), ("CNAME", "annan.se")]).unwrap_err();
    assert!(matches!(&error, PublishError::Obstacle { path } if path.ends_with("CNAME")), "{error}");
    assert_eq!(fs::read_to_string(desk.path("CNAME")).unwrap(), "exempel.se");
}

#[test]
fn an_added_file_in_the_way_is_named_and_kept() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "1")]).unwrap();
    desk.place("a", "min");
    let error = desk.publish(&[("index.html", "1"), ("a/index.html", "a")]).unwrap_err();
    assert!(matches!(error, PublishError::Obstacle { path } if path.ends_with("a")));
    assert_eq!(desk.files(), texts(&[("a", "min"), ("index.html", "1")]));
}

#[test]
fn the_output_must_not_meet_the_sources() {
    let desk = Desk::new();
    let content = desk.root().join("content");
    fs::create_dir_all(content.join("initiativ")).unwrap();
    for output in [desk.root(), &content, &content.join("initiativ"), &content.join("public")] {
        let error = Publisher::open(output, &[&content]).unwrap_err();
        assert!(matches!(error, PublishError::HoldsSources { .. }), "{}", output.display());
    }
    Publisher::open(&desk.root().join("content-2"), &[&content]).unwrap();
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_is_followed_and_stays_a_link() {
    let desk = Desk::new();
    let real = desk.root().join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, desk.output()).unwrap();
    desk.publish(&[("index.html", "1")]).unwrap();
    desk.publish(&[("index.html", "2")]).unwrap();
    assert!(desk.output().is_symlink());
    assert_eq!(fs::read_to_string(real.join("index.html")).unwrap(), "2");

    fs::remove_file(desk.output()).unwrap();
    std::os::unix::fs::symlink(desk.root().join("nowhere"), desk.output()).unwrap();
    assert!(matches!(desk.open(), Err(PublishError::NotAFolder { .. })));
}
