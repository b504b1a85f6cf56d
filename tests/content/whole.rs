//! What only shows when the whole site is known: where links lead, and where files are published.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let all =
        [("samla.yaml", "title: x\nbase_url: https://x.se/\n"), ("content/om.md", "---\ntitle: Om\n---\n")];
    for (path, text) in all.iter().chain(files) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

fn samla(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(arguments)
        .args(["--lang", "sv", "--root"])
        .arg(folder)
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

const HEAD: &str = "title: Ett\nsummary: Kort.\ndate: 2019\n";

#[test]
fn an_address_on_the_web_needs_its_scheme() {
    let text = format!("---\n{HEAD}---\n[a](www.partille.se) [b](lerum.se/om?x=1) [c](omm.md)\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let said = samla(folder.path(), &["check", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let fixes: Vec<&str> = said["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["code"] == "broken-link")
        .map(|found| found["fix"]["replacement"].as_str().unwrap())
        .collect();
    assert_eq!(fixes, ["https://www.partille.se", "https://lerum.se/om?x=1", "../om.md"]);
}

#[test]
fn a_page_cannot_be_related() {
    let text = format!("---\n{HEAD}related: [om]\n---\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    let said = samla(folder.path(), &["check"]);
    assert!(said.contains("om är en vanlig sida. Bara artiklar kan stå i related."), "{said}");
}

/// A picture of one pixel.
const GIF: &str = "GIF87a\u{1}\0\u{1}\0\0\0\0,\0\0\0\0\u{1}\0\u{1}\0\0\u{2}\u{2}D\u{1}\0;";

/// With spaces, capitals and Swedish letters, also where a Mac has stored them as two characters.
#[test]
fn pictures_keep_working_whatever_they_are_called() {
    let text = format!(
        "---\n{HEAD}image: {{src: Bild på Öckerö 1.JPG, alt: En bild}}\n---\n\n![b](<Bild på Öckerö 1.JPG>)\n\n\
         ![c](H%C3%A5ll.png)\n\n![d](hall/a\u{30a}.png)\n"
    );
    let folder = site(&[
        ("content/initiativ/a.md", &text),
        ("content/initiativ/Bild på Öckerö 1.JPG", GIF),
        ("content/initiativ/Ha\u{30a}ll.png", GIF),
        ("content/initiativ/hall/å.png", GIF),
    ]);
    let said = samla(folder.path(), &["build"]);
    let html = fs::read_to_string(folder.path().join("public/initiativ/a/index.html")).expect(&said);
    for (path, times) in [("bild-pa-ockero-1.jpg", 2), ("hall.png", 1), ("hall/a.png", 1)] {
        assert!(folder.path().join("public/initiativ").join(path).is_file(), "{path}: {said}");
        let src = format!("src=\"/initiativ/{path}\" width=\"1\" height=\"1\"");
        assert_eq!(html.matches(&src).count(), times, "{path}");
    }
}

#[test]
fn addresses_of_the_site_in_metadata_lead_somewhere() {
    let own = |path: &str| format!("https://x.se/{path}");
    let text = format!(
        "---\n{HEAD}contact: {{name: Biblioteket, url: \"{}\"}}\nsources:\n  - {{title: A, url: \"{}\"}}\n  - {{title: B, url: \"{}\"}}\n  - {{title: C, url: https://y.se/b/}}\n---\n\nText.\n",
        own("initiativ/ute/"),
        own("finns-inte/"),
        own("om/")
    );
    let out = format!("---\n{}expires_at: 2020-01-01\n---\n\nText.\n", HEAD.replace("Ett", "Ute"));
    let folder = site(&[("content/initiativ/a.md", &text), ("content/initiativ/ute.md", &out)]);
    let said = samla(folder.path(), &["check"]);
    assert!(said.contains("fel[broken-link]: Sidan /finns-inte/ finns inte"), "{said}");
    assert!(said.contains("content/initiativ/a.md:7:21"), "{said}");
    assert!(said.contains("varning[unpublished-link]") && said.contains("a.md:5:"), "{said}");
    fs::write(folder.path().join("content/initiativ/a.md"), text.replace("finns-inte/", "om/")).unwrap();
    samla(folder.path(), &["build"]);
    let page = fs::read_to_string(folder.path().join("public/initiativ/a/index.html")).unwrap();
    assert!(page.contains("https://x.se/om/") && page.contains("https://y.se/b/"), "{page}");
    assert!(!page.contains("initiativ/ute/") && page.contains("Biblioteket"), "{page}");
}
