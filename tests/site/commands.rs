//! What commands say, and with which exit code they end.

use std::process::Command;

use super::{repository, samla, text};

/// What `samla search` says of the real content: exit code, standard output, standard error.
fn search(lang: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = samla(repository(), &[&["--lang", lang, "search"], arguments].concat());
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_folder_that_is_no_site_is_wrong_usage() {
    let empty = tempfile::tempdir().unwrap();
    for arguments in [&["build"][..], &["serve"], &["check"], &["search", "skola"], &["new", "Skola"]] {
        let output = samla(empty.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.starts_with("error: There is no samla.yaml in /"), "{arguments:?}: {said}");
        assert!(said.contains("--root") && said.contains("samla init"), "{said}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(samla(empty.path(), &["bild"]).status.code(), Some(2), "no such command");
    let swedish = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["--lang", "sv", "--root", "finns-inte", "check"])
        .current_dir(empty.path())
        .output()
        .unwrap();
    assert_eq!(swedish.status.code(), Some(2));
    assert!(text(&swedish.stderr).starts_with("fel: Det finns ingen samla.yaml i finns-inte."));
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn a_filter_that_is_nowhere_is_wrong_usage() {
    for (lang, filter, said) in [
        ("sv", "kommun=Göteborg", "fel: --filter: ingen indelning heter ”kommun”. Menade du municipality?\n"),
        ("en", "topic=skola", "error: --filter: no taxonomy is called “topic”. Did you mean tags?\n"),
        (
            "en",
            "colour=red",
            "error: --filter: no taxonomy is called “colour”. Choose among tags, municipality, district, methods, target_group, year, organisation.\n",
        ),
        (
            "sv",
            "municipality=Götebrog",
            "fel: --filter: ingen artikel har ”Götebrog” i municipality. Menade du Göteborg?\n",
        ),
        (
            "en",
            "tags=samarbete",
            "error: --filter: no article has “samarbete” in tags. Did you mean samverkan?\n",
        ),
        (
            "sv",
            "municipality=Kiruna",
            "fel: --filter: ingen artikel har ”Kiruna” i municipality. De som finns står på /kommuner/.\n",
        ),
    ] {
        let (code, found, complaint) = search(lang, &["barn", "--filter", filter]);
        assert_eq!((code, found.as_str(), complaint.as_str()), (Some(2), "", said), "{filter}");
    }
    let (code, found, _) = search("sv", &["barn", "--filter", "municipality=goteborg", "--limit", "1"]);
    assert_eq!(code, Some(0));
    assert!(found.starts_with("  1. "), "{found}");
}

#[test]
fn mended_and_missing_words_are_told() {
    let (code, found, _) = search("sv", &["arbetsmijö snöröjning", "--limit", "1"]);
    assert_eq!(code, Some(0));
    assert!(
        found.starts_with("arbetsmijö togs för arbetsmiljö.\nFinns ingenstans: snöröjning.\n  1. "),
        "{found}"
    );
    let (code, found, _) = search("en", &["snöröjning"]);
    assert_eq!((code, found.as_str()), (Some(0), "No results.\nNowhere to be found: snöröjning.\n"));
}

#[test]
fn a_language_that_the_site_lacks_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    assert!(samla(folder.path(), &["init", "."]).status.success());
    let output = samla(folder.path(), &["search", "school", "--site-lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stderr), "error: The site has no pages in the language en.\n");
}
