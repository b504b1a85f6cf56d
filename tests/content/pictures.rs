//! Pictures and other files that articles show: what readers get of them, and what their authors are told.

use std::fs;
use std::io::Cursor;
use std::process::Command;

use image::{DynamicImage, ImageFormat, RgbImage};
use tempfile::TempDir;

/// What must never be published.
const SECRET: &[u8] = b"Testa Testsson, 57.7 N 12.1 E";

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::new(width, height)).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), payload].concat()
}

/// A JPEG as a telephone makes it: it lies on its side, and tells who took it.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let metadata = segment(0xE1, &[b"Exif\0\0", tiff.as_slice(), SECRET].concat());
    let plain = picture(ImageFormat::Jpeg, width, height);
    [&plain[..2], &metadata, &plain[2..], SECRET].concat()
}

fn svg(inner: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\">{inner}</svg>").into_bytes()
}

struct Trial {
    folder: TempDir,
    /// `severity[code] line`.
    said: Vec<String>,
    status: i32,
}

impl Trial {
    /// An article with this body, in a folder with these files.
    fn new(body: &str, files: &[(&str, &[u8])]) -> Self {
        Self::with("", body, files)
    }

    /// The same with another line in the front matter.
    fn with(line: &str, body: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = TempDir::new().unwrap();
        let text = format!("---\ntitle: Ett\nsummary: Kort.\ndate: 2019\n{line}---\n\n{body}\n");
        let page = b"---\ntitle: Om\n---\n\nText.\n".as_slice();
        let settings = b"title: x\nbase_url: https://x.se/\n".as_slice();
        let own = [
            ("samla.yaml", settings),
            ("content/om.md", page),
            ("content/initiativ/a/index.md", text.as_bytes()),
        ];
        let beside = files.iter().map(|(path, bytes)| (format!("content/initiativ/a/{path}"), *bytes));
        for (path, bytes) in own.iter().map(|(path, bytes)| ((*path).to_owned(), *bytes)).chain(beside) {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        let run = |arguments: &[&str]| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_samla"));
            program.current_dir(folder.path()).args(arguments).args([
                "--lang",
                "sv",
                "--today",
                "2026-11-30",
            ]);
            program.output().unwrap()
        };
        let checked = run(&["check", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
        let told = json["diagnostics"].as_array().unwrap().iter().map(|found| {
            let text = |key: &str| found[key].as_str().unwrap().to_owned();
            assert_eq!(text("file"), "content/initiativ/a/index.md", "{found}");
            format!("{}[{}] {}", text("severity"), text("code"), found["line"])
        });
        let said = told.collect();
        let built = run(&["build", "--quiet"]);
        assert_eq!(built.status.code(), checked.status.code(), "{}", String::from_utf8_lossy(&built.stderr));
        Self { said, status: built.status.code().unwrap(), folder }
    }

    /// An article that refers to each of these files: how (`{}` is its name, with its number before it), name, bytes.
    fn each(rows: &[(&str, &str, &[u8])]) -> Self {
        let names: Vec<String> =
            rows.iter().enumerate().map(|(at, (_, name, _))| format!("{at}-{name}")).collect();
        let lines: Vec<String> =
            rows.iter().zip(&names).map(|((how, ..), name)| how.replace("{}", name)).collect();
        let files: Vec<(&str, &[u8])> =
            names.iter().zip(rows).map(|(name, row)| (name.as_str(), row.2)).collect();
        Self::new(&lines.join("\n\n"), &files)
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.path().join("public/initiativ/a").join(name)).ok()
    }

    fn page(&self) -> String {
        String::from_utf8(self.file("index.html").unwrap()).unwrap()
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photo_goes_out_upright_with_its_size_and_without_its_secrets() {
    let photo = photo(30, 20);
    let trial = Trial::with(
        "image: {src: torg.jpg, alt: Torget}\n",
        "![Torget](torg.jpg)\n\n[Karta](karta.jpg) ![Liten](plan.png) ![Ritning](plan.svg)",
        &[
            ("torg.jpg", &photo),
            ("karta.jpg", &photo),
            ("plan.png", &picture(ImageFormat::Png, 7, 5)),
            ("plan.svg", &svg("<metadata>Testa Testsson, 57.7 N 12.1 E</metadata>")),
        ],
    );
    assert_eq!(trial.said, Vec::<String>::new());
    let page = trial.page();
    for expected in [
        r#"<img src="/initiativ/a/torg.jpg" width="20" height="30" alt="Torget">"#,
        r#"<img src="/initiativ/a/torg.jpg" width="20" height="30" alt="Torget" loading="lazy""#,
        r#"<img src="/initiativ/a/plan.png" width="7" height="5" alt="Liten""#,
        r#"<img src="/initiativ/a/plan.svg" width="30" height="20" alt="Ritning""#,
        r#"<a href="/initiativ/a/karta.jpg">Karta</a>"#,
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
    for name in ["torg.jpg", "karta.jpg", "plan.svg"] {
        assert!(!holds(&trial.file(name).unwrap(), SECRET), "{name}");
    }
    let torg = trial.file("torg.jpg").unwrap();
    assert!(holds(&torg, b"Exif\0\0MM"), "still turned");
    assert_eq!(image::load_from_memory(&torg).unwrap(), image::load_from_memory(&photo).unwrap());
}

#[test]
fn what_is_no_picture_is_told_where_it_is_shown_and_its_text_stands_there() {
    let html = b"<!doctype html><title>404</title>".as_slice();
    let zip = b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaword/document.xml".as_slice();
    let (drawing, pixels) = (svg(""), picture(ImageFormat::Png, 2, 2));
    let rows = [
        ("foto.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice()),
        ("foto.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("karta.tif", b"II*\0\x08\0\0\0\0\0"),
        ("karta.bmp", b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0"),
        ("rapport.pdf", b"%PDF-1.7\n"),
        ("rapport.png", b"%PDF-1.7\n"),
        ("tom.png", b""),
        ("foto.jpg", html),
        ("foto.webp", b"<html><body>Inloggning"),
        ("bild.docx", zip),
        ("bild.png", zip),
        ("logo.psd", b"8BPS\0\x01"),
        ("film.mp4", b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2"),
        ("ikon.png", b"\0\0\x01\0\x01\0"),
        ("foto.jxl", b"\xff\x0a\0\0"),
        ("bild.jpg", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
        ("bild.jpg", b"Bilden kommer senare"),
        ("bild.png", b"\x01\x02\x03\x04"),
        ("bild.svgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xb3)\xb6+.K\xd7\xb7\x03\0"),
        ("ritning.png", drawing.as_slice()),
        ("ritning.svg", pixels.as_slice()),
    ];
    let trial = Trial::each(&rows.map(|(name, bytes)| ("![En bild av {}]({})", name, bytes)));
    let expected: Vec<_> =
        rows.iter().enumerate().map(|(at, _)| format!("warning[not-a-picture] {}", 7 + 2 * at)).collect();
    let told: Vec<_> = trial.said.iter().filter(|said| !said.contains("[alt-text]")).collect();
    assert_eq!(told, expected.iter().collect::<Vec<_>>());
    let page = trial.page();
    assert!(!page.contains("<img"), "{page}");
    for (at, (name, _)) in rows.iter().enumerate() {
        assert!(page.contains(&format!("En bild av {at}-{name}")), "{name}: {page}");
        assert_eq!(trial.file(&format!("{at}-{}", name.to_lowercase())), None, "{name} is not out");
    }
    let trial = Trial::with("image: {src: foto.jpg, alt: Torget}\n", "Text.", &[("foto.jpg", html)]);
    assert_eq!(trial.said, ["warning[not-a-picture] 5"]);
    assert!(!trial.page().contains("<img") && !trial.page().contains("og:image"));
}

#[test]
fn pictures_by_other_names_are_shown_by_browsers_and_nobody_is_blamed() {
    let trial = Trial::new(
        "![Ett](a.jpg) ![Två](b.png) ![Tre](c.jpeg)",
        &[
            ("a.jpg", &picture(ImageFormat::Png, 2, 2)),
            ("b.png", &picture(ImageFormat::WebP, 2, 2)),
            ("c.jpeg", &picture(ImageFormat::Gif, 2, 2)),
        ],
    );
    assert_eq!(trial.said, Vec::<String>::new());
}

#[test]
fn a_large_photo_is_told_with_its_size() {
    let heavy = {
        let plain = picture(ImageFormat::Jpeg, 20, 10);
        let comments: Vec<u8> = (0..40).flat_map(|_| segment(0xFE, &vec![b' '; 60_000])).collect();
        [&plain[..2], &comments, &plain[2..]].concat()
    };
    let wide = picture(ImageFormat::Png, 3001, 10);
    let trial = Trial::new("![Torg](a.jpg)\n\n![Gata](b.png)\n", &[("a.jpg", &heavy), ("b.png", &wide)]);
    assert_eq!(trial.said, ["warning[large-picture] 7", "warning[large-picture] 9"]);
    assert!(trial.file("a.jpg").unwrap().len() < 2_000, "comments are no part of a picture");
    let trial = Trial::new(
        "[Tryckbild](b.png) ![Liten](c.png)",
        &[("b.png", &wide), ("c.png", &picture(ImageFormat::Png, 3000, 9))],
    );
    assert_eq!(trial.said, Vec::<String>::new());
}

#[test]
fn a_broken_picture_is_told() {
    let whole = picture(ImageFormat::Jpeg, 200, 100);
    let png = picture(ImageFormat::Png, 200, 100);
    let mut scratched = png.clone();
    for byte in &mut scratched[60..90] {
        *byte = 0x55;
    }
    for (name, bytes) in [
        ("a.jpg", &whole[..whole.len() - 9]),
        ("a.jpg", &whole[..100]),
        ("a.png", &png[..png.len() / 2]),
        ("a.png", &scratched),
    ] {
        let trial = Trial::new(&format!("![Torg]({name})"), &[(name, bytes)]);
        assert_eq!(trial.said, ["warning[broken-picture] 7"], "{name}");
    }
    let odd = [&png[..33], b"\0\0\0\x01CgBIx\0\0\0\0", &png[33..]].concat();
    let trial = Trial::new("![Torg](a.png)", &[("a.png", &odd)]);
    assert_eq!((trial.said, trial.status), (vec!["error[uncleaned-picture] 7".to_owned()], 1));
}

#[test]
fn what_runs_or_loads_does_not_go_out() {
    let script = svg("<script>alert(1)</script>");
    for (body, name, bytes) in [
        ("![Karta](a.svg)", "a.svg", script.clone()),
        ("[Karta](a.svg)", "a.svg", script),
        ("![Karta](a.svg)", "a.svg", svg("<image href=\"https://exempel.se/a.png\"/>")),
        ("[Karta](a.html)", "a.html", b"<html><script src=a.js></script>".to_vec()),
        ("[Karta](a.htm)", "a.htm", b"<img src=x onerror=alert(1)>".to_vec()),
        ("[Data](a.xml)", "a.xml", b"<?xml-stylesheet href='a.xsl'?><a/>".to_vec()),
    ] {
        let trial = Trial::new(body, &[(name, &bytes)]);
        assert_eq!((trial.said, trial.status), (vec!["error[active-file] 7".to_owned()], 1), "{body}");
    }
    let trial =
        Trial::new("![Karta](a.svg) [Sida](b.html)", &[("a.svg", &svg("<g/>")), ("b.html", b"<p>Hej</p>")]);
    assert_eq!(trial.said, Vec::<String>::new());
}

#[test]
fn what_may_tell_a_place_and_cannot_be_cleaned_does_not_go_out() {
    for (name, bytes) in [
        ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice()),
        ("foto.dng", b"II*\0\x08\0\0\0\0\0"),
        ("foto.jxl", b"\xff\x0a\0\0"),
    ] {
        let trial = Trial::new(&format!("[Originalet]({name})"), &[(name, bytes)]);
        assert_eq!((trial.said, trial.status), (vec!["error[uncleaned-picture] 7".to_owned()], 1), "{name}");
    }
}

#[test]
fn programs_and_downloads_gone_wrong_are_told() {
    let rows = [
        ("a.exe", b"MZ\0\0".as_slice(), "program-file"),
        ("a.BAT", b"@echo off", "program-file"),
        ("a.ps1", b"x", "program-file"),
        ("a.lnk", b"L\0\0\0", "program-file"),
        ("a.iso", b"x", "program-file"),
        ("a.docm", b"PK\x03\x04", "program-file"),
        ("a.XLSM", b"PK\x03\x04", "program-file"),
        ("a.pptm", b"PK\x03\x04", "program-file"),
        ("a.pdf", b"", "wrong-file"),
        ("a.pdf", b"<html>404</html>", "wrong-file"),
        ("a.docx", b"<!DOCTYPE html>", "wrong-file"),
        ("a.zip", b"version https://git-lfs.github.com/spec/v1", "wrong-file"),
    ];
    let trial = Trial::each(&rows.map(|(name, bytes, _)| ("[Ladda ner {}]({})", name, bytes)));
    let expected: Vec<_> =
        rows.iter().enumerate().map(|(at, row)| format!("warning[{}] {}", row.2, 7 + 2 * at)).collect();
    assert_eq!(trial.said, expected);
    let sound = [
        ("a.pdf", b"%PDF-1.4".as_slice()),
        ("a.docx", b"PK\x03\x04"),
        ("a.csv", b"a;b"),
        ("a.txt", b"<html> kodexempel"),
    ];
    let trial = Trial::each(&sound.map(|(name, bytes)| ("[Ladda ner {}]({})", name, bytes)));
    assert_eq!(trial.said, Vec::<String>::new());
}

#[test]
fn a_page_is_no_picture() {
    for target in ["../../om.md", "/om/", "/sok/", "/atom.xml", "https://x.se/om/", "index.md"] {
        let trial = Trial::new(&format!("![Ett torg]({target})"), &[]);
        assert_eq!(trial.said, ["warning[not-a-picture] 7"], "{target}");
        let page = trial.page();
        assert!(!page.contains("<img") && page.contains("Ett torg"), "{target}: {page}");
    }
    for target in ["../../om.md", "/om/"] {
        let trial = Trial::with(&format!("image: {{src: {target}, alt: Torget}}\n"), "Text.", &[]);
        assert_eq!(trial.said, ["warning[not-a-picture] 5"], "{target}");
    }
}

#[test]
fn one_file_is_told_once() {
    let trial =
        Trial::new("![Ett](a.jpg)\n\n![Två](a.jpg)\n\n![Tre](a.jpg)\n", &[("a.jpg", b"<html>404</html>")]);
    assert_eq!(trial.said, ["warning[not-a-picture] 7"]);
}
