//! What a build would take away from readers is told before it goes.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

fn article(root: &Path, name: &str, more: &str) {
    let file = root.join(format!("content/initiativ/{name}.md"));
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text = format!("---\ntitle: Om {name}\nsummary: Kort.\ndate: 2019\n{more}---\n\nText.\n");
    fs::write(file, text).unwrap();
}

fn site(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("samla.yaml"), "title: x\nbase_url: https://x.se/a/\n").unwrap();
    for number in 0..count {
        article(folder.path(), &format!("n{number}"), "");
    }
    fs::write(folder.path().join("content/om.md"), "---\ntitle: Om\n---\n\nText.\n").unwrap();
    folder
}

fn samla(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(arguments)
        .args(["--lang", "sv", "--today", "2026-11-30", "--root"])
        .arg(root)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn built(root: &Path) -> bool {
    samla(root, &["build", "--quiet"]).0 == Some(0)
}

#[test]
fn an_address_that_disappears_is_told_with_what_to_write() {
    let folder = site(3);
    let root = folder.path();
    assert!(built(root));
    let initiatives = root.join("content/initiativ");
    fs::rename(initiatives.join("n1.md"), initiatives.join("nytt-namn.md")).unwrap();
    for command in [&["check"] as &[&str], &["build", "--deny-warnings"]] {
        let (_, said) = samla(root, command);
        assert!(
            said.contains("varning[address-gone]: Adressen /initiativ/n1/ försvinner (”Om n1”)."),
            "{said}"
        );
        assert!(
            said.contains(
                "Har den flyttat? Skriv i content/initiativ/nytt-namn.md: aliases: [/initiativ/n1/]"
            ),
            "{said}"
        );
    }
    assert!(root.join("public/initiativ/n1/index.html").exists(), "warnings were denied");
    article(root, "nytt-namn", "aliases: [/initiativ/n1/]\n");
    assert_eq!(samla(root, &["check"]), (Some(0), String::new()));
    assert!(built(root));
    // Told once: what is gone is gone.
    fs::remove_file(initiatives.join("n2.md")).unwrap();
    assert!(built(root));
    assert_eq!(samla(root, &["check"]), (Some(0), String::new()));
}

#[test]
fn terms_and_files_have_addresses_too() {
    let folder = site(2);
    let root = folder.path();
    fs::write(root.join("content/initiativ/plan.pdf"), "%PDF-1.4\n").unwrap();
    article(root, "n3", "organisation: Biblioteket\n");
    let text = fs::read_to_string(root.join("content/initiativ/n3.md")).unwrap();
    fs::write(root.join("content/initiativ/n3.md"), text + "[Planen](plan.pdf)\n").unwrap();
    assert!(built(root));
    article(root, "n3", "");
    let (code, said) = samla(root, &["check"]);
    assert_eq!(code, Some(0));
    assert!(
        said.contains("Adressen /organisationer/biblioteket/ försvinner: ”Biblioteket” står inte i någon"),
        "{said}"
    );
    // What is said to write leads on.
    article(root, "n3", "aliases: [/organisationer/biblioteket/]\n");
    let (_, said) = samla(root, &["check"]);
    assert!(!said.contains("biblioteket"), "{said}");
    article(root, "n3", "");
    let (_, said) = samla(root, &["check"]);
    assert!(said.contains("Filen /initiativ/plan.pdf försvinner."), "{said}");
}

#[test]
fn a_third_of_all_articles_does_not_go_unasked() {
    let folder = site(30);
    let root = folder.path();
    assert!(built(root));
    for number in 0..11 {
        fs::remove_file(root.join(format!("content/initiativ/n{number}.md"))).unwrap();
    }
    let (code, said) = samla(root, &["build"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("11 av 30 publicerade artiklar skulle försvinna: /initiativ/n0/, /initiativ/n1/"),
        "{said}"
    );
    assert!(said.contains("Inget har publicerats."), "{said}");
    assert!(root.join("public/initiativ/n0/index.html").exists());
    assert_eq!(samla(root, &["build", "--allow-removal"]).0, Some(0));
    assert!(!root.join("public/initiativ/n0/index.html").exists());
}

#[test]
fn the_last_article_does_not_go_unasked() {
    let folder = site(1);
    let root = folder.path();
    assert!(built(root));
    article(root, "n0", "expires_at: 2026-01-01\n");
    let (code, said) = samla(root, &["build"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("1 av 1 publicerade artiklar skulle försvinna: /initiativ/n0/."), "{said}");
    assert_eq!(samla(root, &["build", "--allow-removal"]).0, Some(0));
}

#[test]
fn a_lost_ledger_protects_all_the_same() {
    for damage in [None, Some("something else")] {
        let folder = site(15);
        let root = folder.path();
        assert!(built(root));
        match damage {
            Some(text) => fs::write(root.join("public/.samla-ledger"), text).unwrap(),
            None => fs::remove_file(root.join("public/.samla-ledger")).unwrap(),
        }
        for number in 0..13 {
            fs::remove_file(root.join(format!("content/initiativ/n{number}.md"))).unwrap();
        }
        let (code, said) = samla(root, &["build"]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("13 av 15 publicerade artiklar skulle försvinna"), "{said}");
    }
}

#[test]
fn an_address_that_another_term_takes_is_told() {
    let folder = site(1);
    let root = folder.path();
    article(root, "n1", "organisation: [C++]\n");
    assert!(built(root));
    article(root, "n1", "organisation: [C++, \"C#\"]\n");
    let (_, said) = samla(root, &["check"]);
    assert!(said.contains("Adressen /organisationer/c/ leder nu till ”C#”."), "{said}");
}

#[test]
fn articles_whose_day_has_come_go_unasked() {
    let folder = site(30);
    let root = folder.path();
    assert!(built(root));
    for number in 0..12 {
        article(root, &format!("n{number}"), "expires_at: 2026-11-30\n");
    }
    let (code, said) = samla(root, &["build"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn the_site_is_not_written_where_its_own_folders_would_be() {
    let folder = site(1);
    for name in ["static", "templates", "strings", "assets", "themes"] {
        let (code, said) =
            samla(folder.path(), &["build", "--output", folder.path().join(name).to_str().unwrap()]);
        assert_eq!(code, Some(2), "{name}: {said}");
        assert!(!folder.path().join(name).exists());
    }
}
