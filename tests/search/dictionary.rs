//! The Hunspell dictionary that `samla.yaml` names.

use std::fs;
use std::process::{Command, Output};

fn build(root: &std::path::Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

#[test]
fn it_adds_to_what_compounds_are_made_of_and_a_missing_one_is_told() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    fs::create_dir_all(root.join("content/initiativ")).unwrap();
    fs::write(root.join("samla.yaml"), "title: Bank\nsearch: {dictionary: ord/egna.dic}\n").unwrap();
    let article = "---\ntitle: Om kvasterplufsen\nsummary: En mening.\ndate: 2020\n---\n\nText.\n";
    fs::write(root.join("content/initiativ/a.md"), article).unwrap();

    let missing = build(root);
    assert!(!missing.status.success());
    assert!(String::from_utf8_lossy(&missing.stderr).contains("egna.dic"));

    fs::create_dir_all(root.join("ord")).unwrap();
    fs::write(root.join("ord/egna.dic"), "2\nkvaster/AB\nplufs/AD\n").unwrap();
    let built = build(root);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let found = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["search", "plufs", "--root"])
        .arg(root)
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&found.stdout).contains("/initiativ/a/"));
}
