//! Addresses as editors write them, in a whole site: where they lead, what is said, and what the fix writes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const HEAD: &str = "title: Ett\nsummary: Kort.\ndate: 2019\n";

fn site(settings: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let settings = format!("title: x\n{settings}");
    for (path, text) in [("samla.yaml", settings.as_str())].iter().chain(files) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

fn samla(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samla"));
    command.args(arguments).args(["--lang", "sv", "--today", "2026-11-30", "--root"]).arg(folder);
    command.output().unwrap()
}

/// File, code, severity and fix of every mistake.
fn check(folder: &Path) -> Vec<(String, String, String, Option<String>)> {
    let output = samla(folder, &["check", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = said["diagnostics"].as_array().unwrap().iter().map(|found| {
        let [file, code, severity] =
            ["file", "code", "severity"].map(|name| found[name].as_str().unwrap().to_owned());
        (file, code, severity, found["fix"]["replacement"].as_str().map(str::to_owned))
    });
    found.collect()
}

const BASE: &str = "base_url: https://exempel.se/kunskap/\n";

/// A link that stands in `content/initiativ/a.md`, beside other articles and files.
fn linked(link: &str) -> TempDir {
    let article = |title: &str, more: &str, body: &str| {
        format!("---\n{}{more}---\n{body}\n", HEAD.replace("Ett", title))
    };
    let a = article("A", "aliases: [/v1.2/, /gammal.html]\n", &format!("## Rubrik\n\n{link}"));
    let site = site(
        BASE,
        &[
            ("content/initiativ/a.md", &a),
            ("content/initiativ/b.md", &article("B", "", "## Mål\n\nText")),
            ("content/initiativ/lang-vag/index.md", &article("C", "", "Text")),
            ("content/om.md", "---\ntitle: Om\n---\nText\n"),
        ],
    );
    for name in ["Rapport #2.txt", "Vad hände?.txt", "100%25.txt", "a b (2).txt", "delar/x.txt"] {
        let file = site.path().join("content/initiativ").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "text").unwrap();
    }
    site
}

#[test]
fn what_leads_somewhere_stands_in_the_page() {
    for (link, href) in [
        ("[b](b.md)", "/kunskap/initiativ/b/"),
        ("[b](b.md?x=1&y=2#mal)", "/kunskap/initiativ/b/?x=1&amp;y=2#mal"),
        ("[b](/initiativ/b/?x=1)", "/kunskap/initiativ/b/?x=1"),
        ("[b](/kunskap/initiativ/b)", "/kunskap/initiativ/b/"),
        ("[b](/initiativ/b/index.html)", "/kunskap/initiativ/b/"),
        ("[b](/initiativ/b.md)", "/kunskap/initiativ/b/"),
        ("[b](/content/initiativ/b.md#mal)", "/kunskap/initiativ/b/#mal"),
        ("[b](https://exempel.se/kunskap/initiativ/b/#mal)", "/kunskap/initiativ/b/#mal"),
        ("[b](http://www.exempel.se/kunskap/initiativ/b/)", "/kunskap/initiativ/b/"),
        ("https://exempel.se/kunskap/initiativ/b/", "/kunskap/initiativ/b/"),
        ("[b](https://exempel.se/annat/)", "https://exempel.se/annat/"),
        ("[s](/sok/?q=skola&tags=a)", "/kunskap/sok/?q=skola&amp;tags=a"),
        ("[själv](/v1.2/)", "/kunskap/initiativ/a/"),
        ("[själv](/gammal.html)", "/kunskap/initiativ/a/"),
        ("[r](<Rapport #2.txt>)", "/kunskap/initiativ/rapport-2.txt"),
        ("[r](Rapport%20%232.txt)", "/kunskap/initiativ/rapport-2.txt"),
        ("[r](<Vad hände?.txt>)", "/kunskap/initiativ/vad-hande.txt"),
        ("[r](100%25.txt)", "/kunskap/initiativ/100-25.txt"),
        ("[r](100%2525.txt)", "/kunskap/initiativ/100-25.txt"),
        ("[r](/initiativ/delar/x.txt)", "/kunskap/initiativ/delar/x.txt"),
    ] {
        let folder = linked(link);
        let said: Vec<_> =
            check(folder.path()).into_iter().filter(|found| found.0.ends_with("a.md")).collect();
        assert_eq!(said, [], "{link}");
        assert!(samla(folder.path(), &["build"]).status.success(), "{link}");
        let page = fs::read_to_string(folder.path().join("public/initiativ/a/index.html")).unwrap();
        assert!(page.contains(&format!("href=\"{href}\"")), "{link}: {page}");
    }
}

#[test]
fn what_was_meant_is_seen() {
    for (link, code, fix) in [
        ("[b](B.md)", "broken-link", "b.md"),
        ("[b](b)", "broken-link", "b.md"),
        ("[b](b.html)", "broken-link", "b.md"),
        ("[c](lang-vag.md)", "broken-link", "lang-vag/index.md"),
        ("[c](Lang-Vag/)", "broken-link", "lang-vag/index.md"),
        ("[x](Delar/X.txt)", "broken-link", "delar/x.txt"),
        ("[x](delar\\x.txt)", "broken-link", "delar/x.txt"),
        ("[x](Delar\\X.txt)", "broken-link", "delar/x.txt"),
        ("[x](x.txt)", "broken-link", "delar/x.txt"),
        ("[x](<A B (2).txt>)", "broken-link", "a b (2).txt"),
        ("[x](A%20B%20%282%29.txt)", "broken-link", "<a b (2).txt>"),
        ("[om](om.md)", "broken-link", "../om.md"),
        ("[om](../Om.md?x=1)", "broken-link", "../om.md"),
        ("[b](/Initiativ/B/)", "broken-link", "b.md"),
        ("[b](/initiativ/b.html)", "broken-link", "b.md"),
        ("[b](https://exempel.se/kunskap/initiativ/B/)", "broken-link", "b.md"),
        ("[b](http://localhost:4000/kunskap/initiativ/b/)", "preview-address", "b.md"),
        ("[t](http://127.0.0.1:4000/kunskap/taggar/)", "preview-address", "/kunskap/taggar/"),
        ("[w](www,lerum.se/a)", "broken-link", "https://www.lerum.se/a"),
        ("[w](<https://www,lerum.se>)", "refused-address", "https://www.lerum.se"),
        ("[w](https://a.se/?utm_source=b&c=d)", "tracking-address", "https://a.se/?c=d"),
        ("https://a.se/?fbclid=b", "tracking-address", "https://a.se/"),
        ("<https://a.se/?fbclid=b>", "tracking-address", "https://a.se/"),
        ("[w][1]\n\n[1]: https://a.se/?gclid=b", "tracking-address", "https://a.se/"),
    ] {
        let folder = linked(link);
        let said: Vec<_> =
            check(folder.path()).into_iter().filter(|found| found.0.ends_with("a.md")).collect();
        assert_eq!(said.len(), 1, "{link}: {said:?}");
        assert_eq!((said[0].1.as_str(), said[0].3.as_deref()), (code, Some(fix)), "{link}");
        // The fix mends it, and makes no new mistake.
        samla(folder.path(), &["fix"]);
        let after: Vec<_> =
            check(folder.path()).into_iter().filter(|found| found.0.ends_with("a.md")).collect();
        assert_eq!(
            after,
            [],
            "{link}: {}",
            fs::read_to_string(folder.path().join("content/initiativ/a.md")).unwrap()
        );
    }
}

#[test]
fn a_rule_that_was_lowered_publishes_no_empty_address() {
    let body =
        "Se [*det*](finns-inte.md), ![Torget](torg.jpg), [![Bild](b.png)](c.md) och [sidan](/finns-inte/).";
    let text = format!(
        "---\n{HEAD}image: {{src: borta.jpg, alt: Borta}}\n---\n{body}\n\n![Ensam](d.png \"Text\")\n"
    );
    let folder = site("rules: {broken-link: warning}\n", &[("content/initiativ/a.md", &text)]);
    let output = samla(folder.path(), &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(folder.path().join("public/initiativ/a/index.html")).unwrap();
    assert!(page.contains("Se <em>det</em>, Torget, Bild och sidan."), "{page}");
    for entry in walkdir::WalkDir::new(folder.path().join("public")).into_iter().flatten() {
        let bytes = fs::read(entry.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("href=\"\"") && !text.contains("src=\"\""), "{:?}", entry.path());
    }
}

#[test]
fn an_old_address_answers_as_a_page() {
    let aliases =
        "aliases: [/2020/01/gammal.html, /Stora/Bokstaver/, /v1.2/, /%C3%A5%C3%A4%C3%B6, /kunskap/x/]\n";
    let folder = site(BASE, &[("content/initiativ/a.md", &format!("---\n{HEAD}{aliases}---\nText\n"))]);
    assert_eq!(check(folder.path()), []);
    assert!(samla(folder.path(), &["build"]).status.success());
    for file in [
        "2020/01/gammal.html",
        "Stora/Bokstaver/index.html",
        "v1.2/index.html",
        "åäö/index.html",
        "x/index.html",
    ] {
        let page = fs::read_to_string(folder.path().join("public").join(file)).expect(file);
        assert!(page.contains("/kunskap/initiativ/a/"), "{file}: {page}");
    }
}

/// Everything that the publisher would refuse is told before, with its file.
#[test]
fn addresses_that_cannot_stand_beside_each_other_are_told() {
    for (aliases, line) in [
        ("[/Initiativ/gammal/]", "a.md"),
        ("[/Gammal/, /gammal/]", "a.md"),
        ("[/x/Gammal/, /X/ny/]", "a.md"),
        ("[/Å/, /å/]", "a.md"),
        ("[/gammal.html, /gammal.html/x/]", "a.md"),
        ("[/atom.xml]", "a.md"),
        ("[/robots.txt]", "a.md"),
        ("[/initiativ/a/]", ""),
        ("[/gammal/, /v1/, /v1.2/, /v1.2.html]", ""),
    ] {
        let folder =
            site("", &[("content/initiativ/a.md", &format!("---\n{HEAD}aliases: {aliases}\n---\nText\n"))]);
        let said = check(folder.path());
        let build = samla(folder.path(), &["build"]);
        if line.is_empty() {
            assert_eq!((said, build.status.code()), (vec![], Some(0)), "{aliases}");
            continue;
        }
        assert_eq!(said.len(), 1, "{aliases}: {said:?}");
        assert_eq!((said[0].1.as_str(), said[0].2.as_str()), ("address-conflict", "error"), "{aliases}");
        assert!(said[0].0.ends_with(line), "{aliases}: {said:?}");
        assert_eq!(build.status.code(), Some(1), "{aliases}");
    }
}

#[test]
fn terms_with_one_address_or_a_long_one_get_their_own() {
    let long = "Förvaltningen för ".repeat(20) + "slut";
    let other = "Förvaltningen för ".repeat(20) + "början";
    let article = |title: &str, organisation: &str| {
        format!("---\n{}organisation: [{organisation}]\n---\nText\n", HEAD.replace("Ett", title))
    };
    let folder = site(
        "",
        &[
            ("content/initiativ/a.md", &article("A", "Barn & utbildning")),
            ("content/initiativ/b.md", &article("B", "Barn/utbildning")),
            ("content/initiativ/c.md", &article("C", "C#, C++")),
            ("content/initiativ/d.md", &article("D", &format!("{long}, {other}"))),
        ],
    );
    assert_eq!(check(folder.path()), []);
    let output = samla(folder.path(), &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let terms = folder.path().join("public/organisationer");
    for name in ["barn-utbildning", "barn-utbildning-2", "c", "c-2"] {
        assert!(terms.join(name).join("index.html").is_file(), "{name}");
    }
    let long = fs::read_dir(terms).unwrap().flatten().filter(|entry| entry.file_name().len() > 100).count();
    assert_eq!(long, 2);
    let title = "En mycket lång titel ".repeat(30);
    let new = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args(["new", title.trim(), "--root"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(new.status.success(), "{}", String::from_utf8_lossy(&new.stderr));
}
