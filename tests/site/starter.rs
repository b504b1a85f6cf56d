//! From the program alone, in an empty folder: a working site.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use super::crawl::dead_links;
use super::{files, samla, succeed, text};

#[test]
fn init_new_build_serve() {
    let empty = tempfile::tempdir().unwrap();
    succeed(empty.path(), &["init", "x"]);
    let site = empty.path().join("x");

    let said = succeed(&site, &["new", "Färre placeringar: så gick det!"]);
    assert!(said.contains("content/initiativ/farre-placeringar-sa-gick-det.md"), "{said}");
    assert_eq!(
        samla(&site, &["new", "Färre placeringar: så gick det!"]).status.code(),
        Some(2),
        "it is there already"
    );
    succeed(&site, &["check", "--deny-warnings"]);

    succeed(&site, &["build"]);
    let built = files(&site.join("public"));
    assert!(built.contains_key("initiativ/ett-forsta-initiativ/index.html"));
    assert!(
        !built.contains_key("initiativ/farre-placeringar-sa-gick-det/index.html"),
        "a draft is not published"
    );
    assert_eq!(dead_links(&built), Vec::<String>::new());

    succeed(&site, &["build", "--drafts"]);
    assert!(files(&site.join("public")).contains_key("initiativ/farre-placeringar-sa-gick-det/index.html"));

    let mut server = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["serve", "--port", "0"])
        .current_dir(&site)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(server.stdout.take().unwrap());
    while !line.contains("http://127.0.0.1:") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "the server ended");
    }
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let page = get(&address, "/initiativ/ett-forsta-initiativ/");
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("<h1"), "{page}");
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
        .expect("the server takes it");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers");
    text(&answer)
}

#[test]
fn check_sees_what_build_will_see() {
    let empty = tempfile::tempdir().unwrap();
    succeed(empty.path(), &["init", "x"]);
    let site = empty.path().join("x");
    succeed(&site, &["new", "Ett utkast"]);
    let article = site.join("content/initiativ/ett-forsta-initiativ.md");
    let with_link = std::fs::read_to_string(&article).unwrap() + "\nSe [utkastet](ett-utkast.md).\n";
    std::fs::write(&article, with_link).unwrap();
    for command in [&["check"][..], &["build"], &["build", "--drafts"]] {
        let told = samla(&site, command);
        assert_eq!(told.status.code(), Some(0), "{command:?}");
        assert!(text(&told.stderr).contains("unpublished-link"), "{command:?}: {}", text(&told.stderr));
    }
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let full = tempfile::tempdir().unwrap();
    std::fs::write(full.path().join("brev.txt"), "viktigt").unwrap();
    let refused = samla(full.path(), &["init", "."]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("not empty"));
    assert_eq!(files(full.path()).len(), 1);
}
