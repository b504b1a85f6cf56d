//! What is no file and comes into the folder while it is watched: told, never opened, and the preview goes on.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::client::{Program, article, site};

fn fifo(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::remove_file(path).ok();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_running_preview_opens_only_files() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    for path in [
        "content/initiativ/b.md",
        "content/initiativ/ny.md",
        "content/initiativ/bild.png",
        "content/vocabulary.yaml",
        "static/CNAME",
        "templates/article.html",
        "strings/sv.yaml",
        "samla.yaml",
    ] {
        let file = program.root.join(path);
        let before = fs::read(&file).ok();
        fifo(&file);
        program.wait("/__samla/", |_, page| page.contains("FIFO") && page.contains(path));
        let text = format!("Sedan {path}.");
        program.write("content/initiativ/a.md", &article("a", &text));
        program.wait("/initiativ/a/", |_, page| page.contains(&text));
        fs::remove_file(&file).unwrap();
        if let Some(before) = before {
            fs::write(&file, before).unwrap();
        }
        program.wait("/__samla/", |_, page| !page.contains("FIFO"));
    }
}
