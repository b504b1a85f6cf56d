//! Files beside articles: which of them go out, and what is said of the others.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const PDF: &str = "%PDF-1.4\n%%EOF\n";

/// A site of these files; `{HEAD}` stands for a sound front matter without its fences.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let all = [
        ("samla.yaml", "title: x\nbase_url: https://x.se/\nlanguages: [sv, en]\n"),
        ("content/om.md", "---\ntitle: Om\n---\n\nText.\n"),
    ];
    for (path, text) in all.iter().chain(files) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text.replace("{HEAD}", "title: Ett\nsummary: Kort.\ndate: 2019")).unwrap();
    }
    folder
}

/// What `check` says, as `severity[code] file` in order, and what `build` writes besides its own pages.
fn outcome(folder: &TempDir) -> (Vec<String>, Vec<String>) {
    let run = |arguments: &[&str]| {
        let root = folder.path().to_str().unwrap();
        Command::new(env!("CARGO_BIN_EXE_samla"))
            .args(arguments)
            .args(["--lang", "sv", "--today", "2026-11-30", "--root", root])
            .output()
            .unwrap()
    };
    let checked = run(&["check", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let told = said["diagnostics"].as_array().unwrap().iter().map(|found| {
        let text = |key: &str| found[key].as_str().unwrap().to_owned();
        format!("{}[{}] {}", text("severity"), text("code"), text("file"))
    });
    let built = run(&["build", "--quiet"]);
    assert_eq!(built.status.code(), checked.status.code(), "{}", String::from_utf8_lossy(&built.stderr));
    (told.collect(), files(&folder.path().join("public")))
}

/// The files that come from the site's own files.
fn files(public: &Path) -> Vec<String> {
    let made = |path: &str| {
        path.ends_with("index.html")
            || path.ends_with("atom.xml")
            || path.starts_with("assets/site.")
            || path.starts_with("assets/search")
            || path.starts_with("assets/favicon.")
            || path.starts_with("search/")
            || path.starts_with(".samla-")
            || matches!(path, "404.html" | "sitemap.xml")
    };
    let all = walkdir::WalkDir::new(public).sort_by_file_name().into_iter().filter_map(Result::ok);
    let all = all.filter(|entry| entry.file_type().is_file());
    let all = all.map(|entry| entry.path().strip_prefix(public).unwrap().to_string_lossy().into_owned());
    all.filter(|path| !made(path)).collect()
}

#[test]
fn nothing_beside_an_article_that_readers_do_not_see_goes_out() {
    for state in ["draft: true", "publish_at: 2030-01-01", "expires_at: 2025-01-01"] {
        let hidden =
            format!("---\n{{HEAD}}\n{state}\n---\n\n[Bilaga](bilaga.pdf) [Karta](bilder/karta.pdf)\n");
        let folder = site(&[
            ("content/initiativ/a/index.md", &hidden),
            ("content/initiativ/a/bilaga.pdf", PDF),
            ("content/initiativ/a/bilder/karta.pdf", PDF),
            ("content/initiativ/a/arbetspapper.docx", "x"),
            ("content/initiativ/b.md", &hidden.replace("Ett", "Annat")),
            ("content/initiativ/bilaga.pdf", PDF),
            ("content/initiativ/bilder/karta.pdf", PDF),
        ]);
        let (_, out) = outcome(&folder);
        assert_eq!(out, ["robots.txt"], "{state}");
        let manifest = fs::read_to_string(folder.path().join("public/.samla-manifest")).unwrap();
        assert!(!manifest.contains(".pdf") && !manifest.contains("docx"), "{manifest}");
    }
}

#[test]
fn a_file_goes_out_when_a_published_page_uses_it() {
    let folder = site(&[
        (
            "content/initiativ/a/index.md",
            "---\n{HEAD}\n---\n\n[Bilaga](bilaga.pdf), [samma](/initiativ/a/plan%20b.pdf)\n",
        ),
        ("content/initiativ/a/bilaga.pdf", PDF),
        ("content/initiativ/a/Plan B.pdf", PDF),
        ("content/initiativ/a/ingen.pdf", PDF),
        ("content/delat/mall.docx", "x"),
        ("content/hjalp.md", "---\ntitle: Hjälp\n---\n\n[Mallen](delat/mall.docx)\n"),
    ]);
    let (said, out) = outcome(&folder);
    assert_eq!(
        said,
        [
            "warning[unlinked-file] content/initiativ/a/Plan B.pdf",
            "error[broken-link] content/initiativ/a/index.md",
            "warning[unlinked-file] content/initiativ/a/ingen.pdf"
        ]
    );
    assert_eq!(out, Vec::<String>::new());
    fs::write(
        folder.path().join("content/initiativ/a/index.md"),
        "---\ntitle: Ett\nsummary: s\ndate: 2019\n---\n\n[Bilaga](bilaga.pdf), [samma](/initiativ/a/plan-b.pdf)\n",
    )
    .unwrap();
    let (said, out) = outcome(&folder);
    assert_eq!(said, ["warning[unlinked-file] content/initiativ/a/ingen.pdf"]);
    assert_eq!(out, ["delat/mall.docx", "initiativ/a/bilaga.pdf", "initiativ/a/plan-b.pdf", "robots.txt"]);
}

#[test]
fn a_page_cannot_bring_out_the_file_of_a_draft() {
    let folder = site(&[
        ("content/initiativ/a/index.md", "---\n{HEAD}\ndraft: true\n---\n\nText.\n"),
        ("content/initiativ/a/hemlig.pdf", PDF),
        (
            "content/initiativ/b.md",
            "---\n{HEAD}\n---\n\n[Se här](a/hemlig.pdf) och [här](/initiativ/a/hemlig.pdf)\n",
        ),
    ]);
    let (said, _) = outcome(&folder);
    assert!(said.iter().any(|said| said.contains("[unpublished-link] content/initiativ/b.md")), "{said:?}");
    assert!(!folder.path().join("public/initiativ/a/hemlig.pdf").exists());
}

#[test]
fn the_theme_brings_out_what_it_names() {
    let folder = site(&[
        ("content/initiativ/a.md", "---\n{HEAD}\n---\n\nText.\n"),
        ("content/bilder/sigill.pdf", PDF),
        ("content/bilder/annan.pdf", PDF),
        ("assets/css/99-own.css", "body::after { content: url(/bilder/sigill.pdf) }"),
    ]);
    let (said, out) = outcome(&folder);
    assert_eq!(said, ["warning[unlinked-file] content/bilder/annan.pdf"]);
    assert_eq!(out, ["bilder/sigill.pdf", "robots.txt"]);
}

#[test]
fn static_files_keep_their_names() {
    let folder = site(&[
        ("content/initiativ/a.md", "---\n{HEAD}\n---\n\n[Loggan](/Logga_1.pdf)\n"),
        ("static/CNAME", "x.se\n"),
        ("static/Logga_1.pdf", PDF),
        ("static/robots.txt", "User-agent: GPTBot\nDisallow: /\n"),
        ("static/.DS_Store", "x"),
    ]);
    let (said, out) = outcome(&folder);
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(out, ["CNAME", "Logga_1.pdf", "robots.txt"]);
    let robots = fs::read_to_string(folder.path().join("public/robots.txt")).unwrap();
    assert!(robots.contains("GPTBot"), "{robots}");
}

#[test]
fn files_of_one_address_are_told_with_both_names() {
    let all = "![a](<Bild 1.pdf>) [b](bild_1.pdf)";
    let folder = site(&[
        ("content/initiativ/a/index.md", &format!("---\n{{HEAD}}\n---\n\n{}\n", all.replace('!', ""))),
        ("content/initiativ/a/Bild 1.pdf", PDF),
        ("content/initiativ/a/bild_1.pdf", PDF),
        ("content/sok/index.html", "<p>"),
        ("content/initiativ/b.md", "---\n{HEAD}\n---\n\nText.\n"),
        ("content/initiativ/b/index.html", "<p>"),
        ("static/404.html", "<p>"),
    ]);
    let (said, _) = outcome(&folder);
    let conflicts: Vec<&String> = said.iter().filter(|said| said.contains("address-conflict")).collect();
    assert_eq!(
        conflicts,
        [
            "error[address-conflict] content/initiativ/a/bild_1.pdf",
            "error[address-conflict] content/initiativ/b/index.html",
            "error[address-conflict] content/sok/index.html",
            "error[address-conflict] static/404.html",
        ]
    );
}

#[test]
fn each_kind_of_leftover_is_told_what_to_do() {
    let folder = site(&[
        ("content/initiativ/b.md", "---\n{HEAD}\n---\n\nText.\n"),
        ("content/initiativ/m.txt", "---\ntitle: x\n---\n"),
        ("content/initiativ/n.md.txt", "Text"),
        ("content/initiativ/Möte 3 maj.docx", "x"),
        ("content/initiativ/lista.xlsx", "x"),
        ("content/initiativ/posts.11tydata.js", "x"),
        ("content/google1a2b3c.html", "x"),
        ("content/.nojekyll", ""),
        ("content/.well-known/security.txt", "x"),
        ("content/initiativ/Thumbs.db", "x"),
    ]);
    let (said, out) = outcome(&folder);
    assert_eq!(
        said,
        [
            "warning[host-file] content/.nojekyll",
            "warning[host-file] content/.well-known",
            "warning[host-file] content/google1a2b3c.html",
            "warning[unlinked-file] content/initiativ/Möte 3 maj.docx",
            "warning[unlinked-file] content/initiativ/lista.xlsx",
            "warning[unlinked-file] content/initiativ/m.txt",
            "warning[unlinked-file] content/initiativ/n.md.txt",
            "warning[unlinked-file] content/initiativ/posts.11tydata.js",
        ]
    );
    assert_eq!(out, ["robots.txt"]);
}
