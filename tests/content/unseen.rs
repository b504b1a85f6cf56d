//! A file that readers do not see never holds up the others.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const TODAY: &str = "2026-11-30";
const HEAD: &str = "title: Ett\nsummary: Kort.\ndate: 2019\n";

fn site(files: &[(&str, String)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let all = [("samla.yaml", "title: x\nbase_url: https://x.se/\n".to_owned())];
    for (path, text) in all.iter().chain(files) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        // No two articles have one title.
        fs::write(file, text.replace("title: Ett", &format!("title: {path}"))).unwrap();
    }
    folder
}

fn article(more: &str, body: &str) -> String {
    format!("---\n{HEAD}{more}---\n{body}\n")
}

fn samla(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_samla");
    let mut command = Command::new(program);
    command.args(arguments).args(["--lang", "sv", "--today", TODAY, "--root"]).arg(folder);
    command.output().unwrap()
}

/// Code, severity and state of every mistake, and the exit code.
fn check(folder: &Path) -> (Vec<String>, Option<i32>) {
    let output = samla(folder, &["check", "--format", "json", "--deny-warnings"]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = said["diagnostics"].as_array().unwrap().iter().map(|found| {
        let [code, severity] = ["code", "severity"].map(|name| found[name].as_str().unwrap());
        format!("{code} {severity} {}", found["state"].as_str().unwrap_or("-"))
    });
    (found.collect(), output.status.code())
}

#[test]
fn mistakes_in_what_readers_do_not_see_are_told_and_stop_nothing() {
    for (more, state, note) in [
        ("draft: true\n", "draft", "(utkast)"),
        ("publish_at: 2026-12-24\n", "scheduled", "(publiceras 2026-12-24)"),
        ("expires_at: 2026-11-30\n", "expired", "(har gått ut)"),
    ] {
        let broken = article(&format!("kommun: Partile\n{more}"), "[a](finns-inte.md) ![](b.png)");
        let folder = site(&[
            ("content/initiativ/a.md", article("", "Text")),
            ("content/initiativ/b.md", broken.clone()),
        ]);
        let (found, code) = check(folder.path());
        assert!(found.len() >= 4, "{found:?}");
        assert!(found.iter().all(|found| found.ends_with(&format!("warning {state}"))), "{found:?}");
        assert_eq!(code, Some(0), "{found:?}");
        for arguments in [&["build", "--deny-warnings"][..], &["build", "--drafts", "--deny-warnings"]] {
            let output = samla(folder.path(), arguments);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{said}");
            assert!(said.contains(note), "{said}");
        }

        fs::write(folder.path().join("content/initiativ/b.md"), broken.replace(more, "")).unwrap();
        let (found, code) = check(folder.path());
        assert!(found.iter().any(|found| found.ends_with("error -")), "{found:?}");
        assert_eq!(code, Some(1));
    }
}

/// Nobody can know whether such an article is meant to be seen.
#[test]
fn what_decides_the_state_is_an_error_all_the_same() {
    for (more, expected) in [
        ("draft: ja kanske\n", "wrong-type error -"),
        ("utkast: true\n", "unknown-field error draft"),
        ("draft: true\ndraft: false\n", "duplicate-key error draft"),
        ("draft: true\npublish_at: snart\n", "invalid-date error draft"),
        ("publish_at: 2026-12-24\nexpires_at: 2026-12-01\n", "date-order error scheduled"),
        ("publish_at: 2026-12\n", "invalid-date error -"),
    ] {
        let folder = site(&[("content/initiativ/b.md", article(more, "Text"))]);
        let (found, code) = check(folder.path());
        assert_eq!((found, code), (vec![expected.to_owned()], Some(1)), "{more}");
    }
    // Where nothing can be read, nothing says that it is a draft.
    let unreadable = "---\ntitle: Ett\ndraft: true\n  - {\n\t\"\n---\n".to_owned();
    let folder = site(&[("content/initiativ/b.md", unreadable)]);
    assert_eq!(check(folder.path()).1, Some(1));
}

#[test]
fn no_draft_takes_an_address_away() {
    let draft = |more: &str| article(&format!("draft: true\n{more}"), "Text");
    for files in [
        // The draft comes first by its path.
        [("content/initiativ/Å.md", draft("")), ("content/initiativ/å/index.md", article("", "Text"))],
        [("content/initiativ/a.md", draft("")), ("content/initiativ/a/index.md", article("", "Text"))],
        [("content/initiativ/a.md", draft("")), ("content/initiativ/a/index.md", draft(""))],
        [
            ("content/initiativ/a.md", draft("")),
            ("content/initiativ/b.md", article("aliases: [/initiativ/a/]\n", "x")),
        ],
        [
            ("content/initiativ/a.md", article("", "x")),
            ("content/initiativ/b.md", draft("aliases: [/initiativ/a/]\n")),
        ],
        [("content/initiativ/a.md", draft("")), ("content/initiativ/a.en.md", article("", "x"))],
    ] {
        let folder = site(&files);
        let settings = "title: x\nbase_url: https://x.se/\nlanguages: [sv, en]\n";
        fs::write(folder.path().join("samla.yaml"), settings).unwrap();
        let (found, code) = check(folder.path());
        assert_eq!(code, Some(0), "{found:?}");
        assert!(found.iter().all(|found| found.ends_with("warning draft")), "{found:?}");
        for arguments in [&["build", "--deny-warnings"][..], &["build", "--drafts", "--deny-warnings"]] {
            let output = samla(folder.path(), arguments);
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn a_link_to_what_readers_do_not_see_is_its_text() {
    for (more, said) in [
        ("draft: true\n", "som är ett utkast"),
        ("publish_at: 2026-12-24\n", "som publiceras 2026-12-24"),
        ("expires_at: 2026-06-01\n", "som har gått ut"),
    ] {
        let body = "Se [det *ena*](b.md#rubrik), [det andra](/initiativ/b/) och [det tredje](/gammal/).";
        let folder = site(&[
            ("content/initiativ/a.md", article("", body)),
            (
                "content/initiativ/b.md",
                article(&format!("{more}aliases: [/gammal/]\n"), "## Rubrik\n\nText.\n"),
            ),
        ]);
        let output = samla(folder.path(), &["build"]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), told.matches(said).count()), (Some(0), 3), "{told}");
        let page = fs::read_to_string(folder.path().join("public/initiativ/a/index.html")).unwrap();
        assert!(page.contains("Se det <em>ena</em>, det andra och det tredje."), "{page}");
        assert!(!folder.path().join("public/initiativ/b").exists());

        // What a day brings stops nothing; what somebody has set back is told to those who want to be stopped.
        let denied = samla(folder.path(), &["build", "--deny-warnings"]).status.code();
        assert_eq!(denied, Some(i32::from(more.starts_with("draft"))), "{more}");
        let (found, _) = check(folder.path());
        assert_eq!(found, vec!["unpublished-link warning -"; 3]);
    }
}
