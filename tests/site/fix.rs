//! `samla fix`: what it changes, what it leaves, and that nothing else in a file is touched.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::samla;

const HEAD: &str = "summary: Kort.\ndate: 2019\n";

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let all = [
        ("samla.yaml", "title: x\nbase_url: https://x.se/\n"),
        ("content/vocabulary.yaml", "tags:\n  - term: skola\n"),
        ("content/om.md", "---\ntitle: Om\n---\n\nText.\n"),
    ];
    for (path, text) in all.iter().chain(files) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

/// Exit code, standard output, standard error.
fn fix(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let all = [&["fix", "--lang", "sv", "--today", "2026-11-30"], arguments].concat();
    let output = samla(folder, &all);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn everything_that_needs_no_judgement_is_mended_and_a_second_run_finds_nothing() {
    let folder = site(&[
        ("samla.yaml", "titel: Banken: allt\nbase_url: https://x.se/\n"),
        (
            "content/vocabulary.yaml",
            "tags:\n  - term: skola\n    synonymer: [klassrum]\nmethods: []\n  - BBIC\n",
        ),
        (
            "content/initiativ/a.md",
            &format!("---\ntitle: Ett: två\n{HEAD}taggar: Klassrum\n---\n\n##Rubrik\n\nText.\n"),
        ),
    ]);
    let (code, said, left) = fix(folder.path(), &[]);
    assert_eq!((code, left.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("@@ -2 +2 @@\n-title: Ett: två\n+title: \"Ett: två\"\n"), "{said}");
    let text = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(text("samla.yaml"), "title: \"Banken: allt\"\nbase_url: https://x.se/\n");
    assert_eq!(
        text("content/vocabulary.yaml"),
        "tags:\n  - term: skola\n    synonyms: [klassrum]\nmethods:\n  - BBIC\n"
    );
    assert_eq!(
        text("content/initiativ/a.md"),
        format!("---\ntitle: \"Ett: två\"\n{HEAD}tags: skola\n---\n\n## Rubrik\n\nText.\n")
    );
    let (code, said, _) = fix(folder.path(), &[]);
    assert_eq!(code, Some(0));
    assert!(!said.contains("@@"), "{said}");
}

#[test]
fn nothing_else_in_a_file_changes() {
    let text = format!("\u{feff}---\ntitle: Ett: två\n{HEAD}tags: []\n  - skola\n---\n\nRad  \n\n\nSlut  ")
        .replace('\n', "\r\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let (code, said, _) = fix(folder.path(), &[]);
    assert_eq!(code, Some(0), "{said}");
    let expected = text.replace("Ett: två", "\"Ett: två\"").replace("tags: []", "tags:");
    assert_eq!(fs::read_to_string(folder.path().join("content/initiativ/a.md")).unwrap(), expected);
}

#[test]
fn a_trial_run_writes_nothing() {
    let text = format!("---\ntitle: Ett: två\n{HEAD}---\n\nText.\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let (code, said, _) = fix(folder.path(), &["--dry-run"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.ends_with("1 fel i 1 fil kan rättas. Inget är skrivet.\n"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("content/initiativ/a.md")).unwrap(), text);
    assert_eq!(fs::read_dir(folder.path().join("content/initiativ")).unwrap().count(), 1);
}

#[test]
fn one_rule_alone() {
    let text = format!("---\ntitle: Ett: två\n{HEAD}kommun: Lerum\n---\n\nText.\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let (code, said, _) = fix(folder.path(), &["--rule", "unknown-field"]);
    assert_eq!(code, Some(0), "{said}");
    let mended = fs::read_to_string(folder.path().join("content/initiativ/a.md")).unwrap();
    assert_eq!(mended, text.replace("kommun:", "municipality:"));
    assert_eq!(fix(folder.path(), &["--rule", "nonsense"]).0, Some(2));
}

#[test]
fn what_a_person_must_decide_is_left_and_told() {
    let text = format!("---\ntitle: Ett\n{HEAD}tags: [rymdfart]\nauthor: x\n---\n\nText.\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let (code, said, left) = fix(folder.path(), &[]);
    assert_eq!((code, said.as_str()), (Some(1), ""), "{left}");
    assert_eq!(
        left,
        "Kvar att rätta för hand: 2\n  \
         content/initiativ/a.md:5:8 unknown-term: ”rymdfart” finns inte i ordlistan tags.\n  \
         content/initiativ/a.md:6:1 unknown-field: Fältet ”author” finns inte.\n"
    );
    assert_eq!(fs::read_to_string(folder.path().join("content/initiativ/a.md")).unwrap(), text);
}

#[cfg(unix)]
#[test]
fn the_mode_of_a_file_stays_and_a_link_keeps_leading_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let text = format!("---\ntitle: Ett: två\n{HEAD}---\n\nText.\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let file = folder.path().join("content/initiativ/a.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("samla.yaml");
    fs::rename(&link, folder.path().join("andra.yaml")).unwrap();
    fs::write(folder.path().join("andra.yaml"), "titel: x\nbase_url: https://x.se/\n").unwrap();
    symlink("andra.yaml", &link).unwrap();
    let (code, said, left) = fix(folder.path(), &[]);
    assert_eq!(code, Some(0), "{said}{left}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&link).unwrap().starts_with("title: x\n"));
}
