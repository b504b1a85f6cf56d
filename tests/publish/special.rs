//! What is no file, anywhere in a site's folder: named, and never opened. Opening a FIFO would wait for ever.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use tempfile::TempDir;

pub const ARTICLE: &str = "---\ntitle: Ett initiativ\nsummary: Så här gick det till när det prövades.\ndate: 2024-03-01\nmunicipality: Partille\n---\n\nText om initiativet.\n";

/// A site with one article, without a mistake.
pub fn site() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("samla.yaml", "title: Initiativ\nbase_url: https://x.example/\n");
    write("content/initiativ/a.md", ARTICLE);
    folder
}

/// The program, which must not wait for anybody.
pub fn samla(root: &Path, arguments: &[&str]) -> Output {
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["--lang", "en", "--root"])
        .arg(root)
        .args(arguments)
        .timeout(Duration::from_secs(30))
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn fifo(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::remove_file(path).ok();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn build_and_check_name_what_is_no_file() {
    for path in [
        "content/initiativ/b.md",
        "content/initiativ/a/bild.jpg",
        "content/vocabulary.yaml",
        "content/notes.txt",
        "static/CNAME",
        "templates/article.html",
        "assets/css/egen.css",
        "strings/sv.yaml",
        "themes/samla/templates/base.html",
        "samla.yaml",
        "public/index.html",
    ] {
        let folder = site();
        let root = folder.path();
        if path.starts_with("public/") {
            assert!(samla(root, &["build"]).status.success());
        }
        fifo(&root.join(path));
        for command in ["build", "check"] {
            let is_output = path.starts_with("public/");
            if is_output && command == "check" {
                continue;
            }
            let output = samla(root, &[command]);
            let said = said(&output);
            assert!(
                output.status.code().is_some_and(|code| code == if is_output { 2 } else { 1 }),
                "{command} {path}: {said}"
            );
            assert!(
                said.contains(path) && said.contains("no file but a named pipe (FIFO)"),
                "{command} {path}: {said}"
            );
            assert_eq!(said.matches("FIFO").count(), 1, "one cause, one message: {command} {path}: {said}");
            assert!(root.join("public").exists() == is_output);
        }
    }
}

#[test]
fn sockets_devices_and_links_to_them_are_named() {
    let folder = site();
    let root = folder.path();
    let socket = root.join("content/initiativ/socket.pdf");
    let _listener = UnixListener::bind(&socket).unwrap();
    symlink("/dev/zero", root.join("content/initiativ/zero.md")).unwrap();
    symlink("/dev/null", root.join("content/initiativ/null.png")).unwrap();
    symlink("socket.pdf", root.join("content/initiativ/link.pdf")).unwrap();
    let output = samla(root, &["check"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1));
    for (name, kind) in
        [("socket.pdf", "socket"), ("zero.md", "device"), ("null.png", "device"), ("link.pdf", "socket")]
    {
        assert!(said.contains(name) && said.contains(kind), "{name}: {said}");
    }
    assert_eq!(said.matches("special-file").count(), 4, "{said}");
}

/// Settings that name one, and a dictionary that is one.
#[test]
fn a_dictionary_that_is_no_file_is_named() {
    let folder = site();
    let settings = "title: Initiativ\nbase_url: https://x.example/\nsearch: {dictionary: ord.dic}\n";
    fs::write(folder.path().join("samla.yaml"), settings).unwrap();
    fifo(&folder.path().join("ord.dic"));
    for command in ["build", "check"] {
        let output = samla(folder.path(), &[command]);
        let said = said(&output);
        assert!(said.contains("ord.dic") && said.contains("FIFO"), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
}

/// The words in both languages.
#[test]
fn it_is_said_in_swedish() {
    let folder = site();
    fifo(&folder.path().join("content/initiativ/b.md"));
    let output = samla(folder.path(), &["check", "--lang", "sv"]);
    let said = said(&output);
    assert!(said.contains("Det här är ingen fil utan ett namngivet rör (FIFO)."), "{said}");
    assert!(said.contains("flytta det ut ur webbplatsens mapp."), "{said}");
}
