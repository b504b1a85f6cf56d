//! Personal data are found wherever texts come in, told once and narrowly, and excused value by value; the preview says
//! the same as a build.

use std::fs;
use std::path::Path;

use samla::diagnostic::Diagnostic;
use samla::model::Options;
use samla::pipeline::{self, Progress, Settings, Workspace};
use samla::text::Date;
use tempfile::TempDir;

const HEAD: &str = "---\ntitle: En artikel\nsummary: En mening.\ndate: 2019\n";

fn settings(root: &Path) -> Settings {
    let options = Options { today: Date::constant(2026, 11, 30), drafts: false };
    Settings { root: root.to_path_buf(), base_url: None, options }
}

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "samla.yaml", "title: x\n");
    write(folder.path(), "content/om.md", "---\ntitle: Om\n---\n\nText.\n");
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

const CODES: [&str; 4] = ["identity-number", "private-contact", "person-as-contact", "unused-excuse"];

/// The mistakes of this kind: `path:line:column code written`.
fn shown(diagnostics: &[Diagnostic]) -> Vec<String> {
    let own = diagnostics.iter().filter(|found| CODES.contains(&found.code.name()));
    own.map(|found| {
        let start = found.location.start();
        let source = &found.location.source;
        let written = &source.text()[found.location.span.clone()];
        let path = source.path().trim_start_matches("content/");
        format!("{path}:{}:{} {} {written}", start.line, start.column, found.code.name())
            .trim_end()
            .to_owned()
    })
    .collect()
}

/// What a build says; the preview must say the same.
#[track_caller]
fn said(root: &Path) -> Vec<String> {
    let built = shown(&pipeline::load(&settings(root), &Progress::default()).diagnostics);
    let preview = Workspace::open(settings(root), &Progress::default());
    assert_eq!(shown(&preview.diagnostics()), built);
    built
}

#[test]
fn found_wherever_texts_come_in() {
    let article = |fields: &str, body: &str| format!("{HEAD}{fields}---\n\n{body}\n");
    let a = "content/initiativ/a.md";
    for (path, text, expected) in [
        (a, article("", "Ring 070-174 06 05."), vec!["initiativ/a.md:7:6 private-contact 070-174 06 05"]),
        (a, article("", "Flickan, 850101-2390."), vec!["initiativ/a.md:7:10 identity-number 850101-2390"]),
        (
            a,
            article(
                "image: {src: x.jpg, alt: Anna, caption: Ring 070-174 06 05, credit: 'Foto: Anna Berg'}\n",
                "",
            ),
            vec!["initiativ/a.md:5:46 private-contact 070-174 06 05"],
        ),
        (
            a,
            article("extra:\n  850101-2390: [anna.svensson@x.se]\n", ""),
            vec![
                "initiativ/a.md:6:3 identity-number 850101-2390",
                "initiativ/a.md:6:17 private-contact anna.svensson@x.se",
            ],
        ),
        (
            a,
            article("", "```fakta\nitems:\n  - {label: Kontakt, value: anna.svensson@x.se}\n```"),
            vec!["initiativ/a.md:9:29 private-contact anna.svensson@x.se"],
        ),
        (
            a,
            article("", "```kontakt\nname: Socialtjänsten\ntelefon: 070-174 06 05\n```"),
            vec!["initiativ/a.md:9:1 private-contact telefon"],
        ),
        (
            a,
            article("", "```kontakt\nname: Anna Svensson\n```"),
            vec!["initiativ/a.md:8:7 person-as-contact Anna Svensson"],
        ),
        (
            a,
            article("contact: {name: Socialtjänsten, telefon: 070-174 06 05}\n", ""),
            vec!["initiativ/a.md:5:33 private-contact telefon"],
        ),
        (
            a,
            article(
                "contact: {name: Anna Svensson}\nparticipants: [Partille, Eva Berg]\norganisation: Lars Ek\n",
                "",
            ),
            vec![
                "initiativ/a.md:5:17 person-as-contact Anna Svensson",
                "initiativ/a.md:6:26 person-as-contact Eva Berg",
                "initiativ/a.md:7:15 person-as-contact Lars Ek",
            ],
        ),
        (
            "content/initiativ/anna-850101-2390.md",
            article("", "Text."),
            vec!["initiativ/anna-850101-2390.md:1:1 identity-number"],
        ),
        (
            "content/initiativ/070-1740605/index.md",
            article("", "Text."),
            vec!["initiativ/070-1740605/index.md:1:1 private-contact"],
        ),
        (
            "samla.yaml",
            "title: x\nbanner: Ring 070-174 06 05\ndescription: {sv: Mejla anna@gmail.com}\n".to_owned(),
            vec![
                "samla.yaml:2:14 private-contact 070-174 06 05",
                "samla.yaml:3:25 private-contact anna@gmail.com",
            ],
        ),
        (
            "content/vocabulary.yaml",
            "tags:\n  - {term: samverkan, description: 'Se 850101-2390'}\n".to_owned(),
            vec!["vocabulary.yaml:2:40 identity-number 850101-2390"],
        ),
        (
            "static/logo.svg",
            "<svg><path d='M850101 2390'/>\n<title>070-174 06 05</title></svg>".to_owned(),
            vec!["static/logo.svg:2:8 private-contact 070-174 06 05"],
        ),
        ("static/850101-2390.txt", "x".to_owned(), vec!["static/850101-2390.txt:1:1 identity-number"]),
        // What nobody links to does not go out.
        ("content/initiativ/850101-2390.pdf", "x".to_owned(), vec![]),
    ] {
        assert_eq!(said(site(&[(path, &text)]).path()), expected, "{text}");
    }
}

#[test]
fn what_no_reader_sees_is_a_warning() {
    for (fields, body, severity) in [
        ("", "Text.<!-- Ring 070-174 06 05 -->", "warning"),
        ("# Ring 070-174 06 05\n", "Text.", "warning"),
        ("", "# Ring 070-174 06 05", "error"),
        ("", "```html\n<!-- Ring 070-174 06 05 -->\n```", "error"),
        ("", "`<!-- Ring 070-174 06 05 -->`", "error"),
        ("", "<!-- x --> Ring 070-174 06 05 <!-- y -->", "error"),
    ] {
        let folder = site(&[("content/initiativ/a.md", &format!("{HEAD}{fields}---\n\n{body}\n"))]);
        let all = pipeline::load(&settings(folder.path()), &Progress::default()).diagnostics;
        let found: Vec<_> = all.iter().filter(|found| CODES.contains(&found.code.name())).collect();
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(found[0].severity.name(), severity, "{body}");
    }
}

#[test]
fn an_excuse_takes_one_value_out() {
    let excuse = "not_private: [{value: 0701740605, reason: Jourens telefon}]\n";
    let text = format!("{HEAD}{excuse}---\n\nRing +46 (0)70-174 06 05 eller 070-174 06 06.\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    assert_eq!(said(folder.path()), ["initiativ/a.md:8:32 private-contact 070-174 06 06"]);

    let name =
        "contact: {name: Anna Svensson}\nnot_private: [{value: Anna Svensson, reason: En förenings namn}]\n";
    write(folder.path(), "content/initiativ/a.md", &format!("{HEAD}{name}---\n\nText.\n"));
    assert_eq!(said(folder.path()), [""; 0]);
}

#[test]
fn an_excuse_without_reason_or_use_is_told() {
    let excuses =
        "not_private:\n  - {value: 070-174 06 05}\n  - {value: 850101-2390, reason: Ett ordernummer}\n";
    let text = format!("{HEAD}{excuses}---\n\nRing 070-174 06 05.\n");
    let folder = site(&[("content/initiativ/a.md", &text)]);
    assert_eq!(said(folder.path()), ["initiativ/a.md:7:13 unused-excuse 850101-2390"]);
    let all = pipeline::load(&settings(folder.path()), &Progress::default()).diagnostics;
    let missing: Vec<_> = all.iter().filter(|found| found.code.name() == "missing-field").collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].location.start().line, 6);
}

#[test]
fn an_excuse_of_the_site_holds_in_all_files() {
    let settings_text = "title: x\nbanner: Mejla anna@gmail.com\nnot_private:\n  - {value: 070-174 06 05, reason: Jouren}\n  \
                         - {value: anna@gmail.com, reason: Påhittad}\n  - {value: 850101-2390, reason: Exempel}\n";
    let text = |number: &str| format!("{HEAD}---\n\nRing {number}.\n");
    let folder = site(&[("samla.yaml", settings_text), ("content/initiativ/a.md", &text("070.174.06.05"))]);
    let idle = "samla.yaml:6:13 unused-excuse 850101-2390";
    assert_eq!(said(folder.path()), [idle]);

    // The preview follows what becomes of it.
    let mut preview = Workspace::open(self::settings(folder.path()), &Progress::default());
    for (path, text, expected) in [
        ("content/initiativ/b.md", text("850101-2390"), vec![]),
        ("content/initiativ/b.md", text("112"), vec![idle]),
        ("content/vocabulary.yaml", "tags: [{term: x, description: 850101-2390}]\n".to_owned(), vec![]),
        ("content/vocabulary.yaml", "tags: [x]\n".to_owned(), vec![idle]),
        ("static/a.svg", "<svg><text>850101-2390</text></svg>".to_owned(), vec![]),
        ("static/a.svg", "<svg><text>x</text></svg>".to_owned(), vec![idle]),
        ("content/initiativ/a.md", text("112"), vec!["samla.yaml:4:13 unused-excuse 070-174 06 05", idle]),
    ] {
        write(folder.path(), path, &text);
        preview.refresh();
        assert_eq!(shown(&preview.diagnostics()), expected, "{path} {text}");
        assert_eq!(said(folder.path()), expected, "{path} {text}");
    }
}

#[test]
fn an_excuse_is_written_with_a_reason_and_a_value() {
    for (excuse, codes) in [
        ("not_private: 070-174 06 05", vec!["wrong-type", "private-contact"]),
        ("not_private: [{reason: Jour}]", vec!["missing-field", "private-contact"]),
        ("not_private: [{value: 12, reason: Jour}]", vec!["invalid-value", "private-contact"]),
        ("not_private: [{value: 0701740605, reason: Jour, till: x}]", vec!["unknown-field"]),
        ("not_private: {value: 0701740605, reason: Jour}", vec![]),
    ] {
        let folder =
            site(&[("content/initiativ/a.md", &format!("{HEAD}{excuse}\n---\n\nRing 070-174 06 05.\n"))]);
        let all = pipeline::load(&settings(folder.path()), &Progress::default()).diagnostics;
        let found: Vec<&str> = all.iter().map(|found| found.code.name()).collect();
        assert_eq!(found, codes, "{excuse}");
    }
}
