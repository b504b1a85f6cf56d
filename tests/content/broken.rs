//! A folder of broken sites: every mistake is found at its place, said in both languages, and mended by its fix.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use samla::config::{self, Config};
use samla::content;
use samla::diagnostic::{Code, Diagnostic, Lang};
use tempfile::TempDir;

use super::table::EXPECTED;

const SITES: [&str; 4] = ["articles", "settings", "settings-syntax", "vocabulary"];

fn folder(site: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/broken").join(site)
}

/// Everything there is to say about a site, in the order in which it is shown.
fn diagnose(root: &Path) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let config = config::load(root).unpack(&mut diagnostics).unwrap_or_else(|| Config::new("x"));
    content::load(root, &config).unpack(&mut diagnostics);
    diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
    diagnostics
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn place(diagnostic: &Diagnostic) -> String {
    let start = diagnostic.location.start();
    format!("{}:{} {}", start.line, start.column, diagnostic.code.name())
}

#[test]
fn every_mistake_is_found_at_its_line_and_column() {
    let mut wrong = Vec::new();
    for site in SITES {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for diagnostic in diagnose(&folder(site)) {
            found.entry(diagnostic.location.source.path().to_owned()).or_default().push(place(&diagnostic));
        }
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, file, places) in EXPECTED.iter().filter(|(other, ..)| *other == site) {
            expected.insert((*file).to_owned(), places.iter().map(|place| (*place).to_owned()).collect());
        }
        for places in found.values_mut().chain(expected.values_mut()) {
            places.sort();
        }
        let files: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
        for file in files.into_iter().filter(|file| found.get(*file) != expected.get(*file)) {
            wrong.push(format!("{site}/{file}: {:?}, not {:?}", found.get(file), expected.get(file)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(EXPECTED.iter().map(|(.., places)| places.len()).sum::<usize>() >= 100);
}

#[test]
fn what_the_editor_reads() {
    for lang in Lang::ALL {
        let mut text = String::new();
        for site in SITES {
            for diagnostic in diagnose(&folder(site)) {
                let path = diagnostic.location.source.path();
                let message = diagnostic.message.get(lang);
                let help = diagnostic.help.as_ref().map_or("", |help| help.get(lang));
                let fix = diagnostic
                    .fix
                    .as_ref()
                    .map_or_else(|| "-".to_owned(), |fix| format!("{:?}", fix.replacement));
                let place = place(&diagnostic);
                writeln!(text, "{site}/{path}:{place} {message} | {help} | {fix}").unwrap();
            }
        }
        insta::assert_snapshot!(format!("diagnostics_{}", lang.tag()), text);
    }
}

#[test]
fn every_fix_mends_its_mistake() {
    let mut mended = 0;
    for site in SITES {
        let copied = TempDir::new().unwrap();
        copy(&folder(site), copied.path());
        let before = diagnose(copied.path());
        for diagnostic in &before {
            let Some(fix) = &diagnostic.fix else { continue };
            let source = &diagnostic.location.source;
            let file = copied.path().join(source.path());
            let text = source.text();
            fs::write(
                &file,
                format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..]),
            )
            .unwrap();
            let after = diagnose(copied.path());
            fs::write(&file, text).unwrap();
            let same = |other: &&Diagnostic| {
                other.code == diagnostic.code
                    && other.message == diagnostic.message
                    && other.location.source.path() == source.path()
            };
            let (was, is) = (before.iter().filter(same).count(), after.iter().filter(same).count());
            let label = format!("{site}/{}:{} -> {:?}", source.path(), place(diagnostic), fix.replacement);
            assert!(is < was, "{label}: still there");
            let fresh: Vec<_> =
                after.iter().filter(|now| !before.iter().any(|then| then.message == now.message)).collect();
            assert!(
                after.len() < before.len(),
                "{label}: {} before, {} after, new {fresh:?}",
                before.len(),
                after.len()
            );
            mended += 1;
        }
    }
    assert!(mended >= 60, "{mended}");
}

#[test]
fn a_broken_file_gives_all_its_mistakes_and_the_rest_is_read() {
    let root = folder("articles");
    let config = config::load(&root).value.unwrap();
    let content = content::load(&root, &config).value;
    let many = content.entries.iter().find(|entry| entry.address.slug == "manga-fel").unwrap();
    assert_eq!(many.metadata.title, "Kungsbacka: färre konsulter");
    assert_eq!(many.metadata.summary, "En mening.");
    assert_eq!(many.metadata.date.unwrap().to_string(), "2019-03");
    assert_eq!(many.metadata.terms["municipality"][0].value, "Kungsbacka");
    assert_eq!(many.metadata.terms["tags"][0].value, "samverkan");
    assert_eq!(many.metadata.funding.as_ref().unwrap().amount, Some(5000));
    assert_eq!(&many.source.text()[many.body.clone()], "\nRing 070-123 45 67.\n");
}

#[test]
fn files_that_are_no_text_get_a_clear_mistake() {
    let site = TempDir::new().unwrap();
    let folder = site.path().join("content/initiativ");
    fs::create_dir_all(&folder).unwrap();
    fs::write(site.path().join("samla.yaml"), "title: x\n").unwrap();
    fs::write(folder.join("latin.md"), b"---\ntitle: F\xf6rskola\n---\n").unwrap();
    fs::write(folder.join("binary.md"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    fs::write(folder.join("utf16.md"), b"\xff\xfe-\0-\0-\0").unwrap();
    fs::File::create(folder.join("huge.md")).unwrap().set_len(100 << 20).unwrap();
    fs::write(folder.join("!.md"), "---\ntitle: x\n---\n").unwrap();
    fs::write(folder.join("x.en.md"), "---\ntitle: x\n---\n").unwrap();
    fs::write(folder.join(".x.md.swp"), b"\0").unwrap();
    fs::write(folder.join("x.md~"), b"\0").unwrap();
    let found: Vec<String> = diagnose(site.path())
        .iter()
        .map(|diagnostic| {
            format!("{} {}", diagnostic.location.source.path().rsplit('/').next().unwrap(), place(diagnostic))
        })
        .collect();
    assert_eq!(
        found,
        [
            "!.md 1:1 file-name",
            "binary.md 1:1 file-not-text",
            "huge.md 1:1 file-too-large",
            "latin.md 2:9 file-not-text",
            "utf16.md 1:1 file-not-text",
            "x.en.md 1:1 file-name"
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    let site = TempDir::new().unwrap();
    let folder = site.path().join("content");
    fs::create_dir_all(&folder).unwrap();
    fs::write(site.path().join("samla.yaml"), "title: x\n").unwrap();
    fs::write(site.path().join("bild.png"), "x").unwrap();
    std::os::unix::fs::symlink("/etc/hostname", folder.join("secret.txt")).unwrap();
    std::os::unix::fs::symlink("/etc", folder.join("etc")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.join("gone.md")).unwrap();
    std::os::unix::fs::symlink("../bild.png", folder.join("bild.png")).unwrap();
    let report = content::load(site.path(), &Config::new("x"));
    assert_eq!(report.diagnostics.iter().filter(|found| found.code == Code::SymlinkIgnored).count(), 3);
    let targets: Vec<&str> =
        report.value.attachments.iter().map(|attachment| attachment.target.as_str()).collect();
    assert_eq!(targets, ["bild.png"]);
}
