//! Terms in a whole site: pages that stay, hierarchies that gather, old addresses that lead on.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const VOCABULARY: &str = "tags:
  - term: barn
    aliases: [/taggar/ungar/, /amnen/barn.html]
  - {term: placering, broader: barn}
  - {term: jourhem, broader: placering}
  - {term: skola, broader: barn}
  - {term: ledarskap, description: Att leda.}
";

fn site(vocabulary: &str, articles: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/initiativ")).unwrap();
    fs::write(root.join("samla.yaml"), "title: x\nbase_url: https://x.se/\n").unwrap();
    fs::write(root.join("content/vocabulary.yaml"), vocabulary).unwrap();
    for (name, fields) in articles {
        let text = format!("---\ntitle: Artikel {name}\nsummary: Kort.\ndate: 2019\n{fields}---\nText\n");
        fs::write(root.join(format!("content/initiativ/{name}.md")), text).unwrap();
    }
    folder
}

fn samla(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samla"));
    command.args(arguments).args(["--lang", "sv", "--root"]).arg(folder);
    command.output().unwrap()
}

fn build(folder: &Path) -> impl Fn(&str) -> String {
    let output = samla(folder, &["build", "--today", "2026-11-30", "--deny-warnings"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let public = folder.join("public");
    move |path: &str| fs::read_to_string(public.join(path)).unwrap_or_else(|_| panic!("{path} is missing"))
}

#[test]
fn a_term_without_articles_keeps_its_page() {
    let folder =
        site(VOCABULARY, &[("a", "tags: [skola]\n"), ("b", "tags: [ledarskap]\nexpires_at: 2026-06-01\n")]);
    let read = build(folder.path());
    let page = read("taggar/ledarskap/index.html");
    assert!(page.contains("Inga initiativ just nu.") && page.contains("noindex"), "{page}");
    assert!(read("taggar/ledarskap/atom.xml").contains("<feed"));
    let index = read("taggar/index.html");
    let (with, without) = index.split_once("Inga initiativ just nu").expect("a part of its own");
    assert!(without.contains("/taggar/ledarskap/") && without.contains("/taggar/jourhem/"), "{without}");
    assert!(with.contains("/taggar/skola/") && !with.contains("/taggar/ledarskap/"), "{with}");
    assert!(!read("sitemap.xml").contains("ledarskap"));
    for list in ["index.html", "a-o/index.html", "sok/index.html"] {
        assert!(!read(list).contains("/taggar/ledarskap/"), "{list}");
    }
}

#[test]
fn a_broader_term_gathers_the_articles_of_the_narrower() {
    let articles = [
        ("a", "tags: [jourhem]\n"),
        ("b", "tags: [placering, skola]\n"),
        ("c", "tags: [barn, jourhem]\n"),
        ("d", "tags: [ledarskap]\n"),
    ];
    let folder = site(VOCABULARY, &articles);
    let read = build(folder.path());
    for (term, members) in
        [("barn", "abc"), ("placering", "abc"), ("jourhem", "ac"), ("skola", "b"), ("ledarskap", "d")]
    {
        let page = read(&format!("taggar/{term}/index.html"));
        for (name, _) in articles {
            let times = page.matches(&format!("href=\"/initiativ/{name}/\"")).count();
            assert_eq!(times > 0, members.contains(name), "{name} under {term}");
        }
        let feed = read(&format!("taggar/{term}/atom.xml"));
        assert_eq!(feed.matches("<entry>").count(), members.len(), "{term}");
        let found = samla(folder.path(), &["search", "artikel", "--filter", &format!("tags={term}")]);
        let found = String::from_utf8_lossy(&found.stdout);
        assert_eq!(found.matches("/initiativ/").count(), members.len(), "{term}: {found}");
    }
    // The article itself shows the terms that it names.
    let page = read("initiativ/a/index.html");
    assert!(page.contains("/taggar/jourhem/") && !page.contains("/taggar/placering/"), "{page}");
}

#[test]
fn old_addresses_of_a_term_lead_to_it() {
    let folder = site(VOCABULARY, &[("a", "tags: [barn]\n")]);
    let link = "\nSe [barn](/taggar/ungar/).\n";
    let file = folder.path().join("content/initiativ/a.md");
    fs::write(&file, fs::read_to_string(&file).unwrap() + link).unwrap();
    let read = build(folder.path());
    for old in ["taggar/ungar/index.html", "amnen/barn.html"] {
        assert!(read(old).contains("/taggar/barn/"), "{old}");
    }
    assert!(read("initiativ/a/index.html").contains("<a href=\"/taggar/barn/\">barn</a>"));

    for (aliases, code) in [
        ("[/taggar/skola/]", "address-conflict"),
        ("[/initiativ/a/]", "address-conflict"),
        ("[/Taggar/ungar/]", "address-conflict"),
        ("[ungar]", "invalid-address"),
    ] {
        let vocabulary = VOCABULARY.replace("[/taggar/ungar/, /amnen/barn.html]", aliases);
        let folder = site(&vocabulary, &[("a", "tags: [barn]\n")]);
        let said = samla(folder.path(), &["check", "--format", "json"]);
        let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
        let said = &said["diagnostics"];
        assert_eq!(said.as_array().unwrap().len(), 1, "{aliases}: {said}");
        assert_eq!((said[0]["code"].as_str(), said[0]["line"].as_u64()), (Some(code), Some(3)), "{aliases}");
        let file = said[0]["file"].as_str().unwrap();
        assert!(file.ends_with("content/vocabulary.yaml"), "{aliases}: {file}");
    }
}

/// The day of the site decides, not that of the machine.
#[test]
fn today_is_the_day_in_the_time_zone_of_the_site() {
    let zones = ["Pacific/Kiritimati", "Pacific/Niue"];
    let today = |zone: &str| jiff::Timestamp::now().in_tz(zone).unwrap().date();
    // These are a day apart at any time.
    let (later, earlier) = (today(zones[0]), today(zones[1]));
    assert!(later > earlier);
    let is_out = |settings: &str, zone: Option<&str>, more: &[&str]| {
        let folder = site("", &[("a", &format!("publish_at: {later}\n")), ("b", "")]);
        fs::write(folder.path().join("samla.yaml"), format!("title: x\n{settings}")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_samla"));
        command.args(["build", "--root"]).arg(folder.path()).args(more).env_remove("TZ");
        command.envs(zone.map(|zone| ("TZ", zone)));
        assert!(command.status().unwrap().success());
        folder.path().join("public/initiativ/a").exists()
    };
    for (settings, environment, expected) in [
        ("timezone: Pacific/Kiritimati\n", None, true),
        ("timezone: Pacific/Niue\n", None, false),
        ("timezone: Pacific/Kiritimati\n", Some("Pacific/Niue"), true),
        ("timezone: Pacific/Niue\n", Some("Pacific/Kiritimati"), false),
        ("", Some("Pacific/Kiritimati"), true),
        ("", Some(":Pacific/Kiritimati"), true),
        ("", Some("/usr/share/zoneinfo/Pacific/Kiritimati"), true),
        ("", Some("Pacific/Niue"), false),
        ("", None, today("Europe/Stockholm") >= later),
    ] {
        assert_eq!(is_out(settings, environment, &[]), expected, "{settings:?} {environment:?}");
    }
    let day = later.to_string();
    assert!(is_out("timezone: Pacific/Niue\n", None, &["--today", &day]));
}

#[test]
fn a_link_to_what_expires_soon_is_told_before() {
    let folder = site("", &[("gammal", "expires_at: 2026-06-01\n"), ("ny", "")]);
    let file = folder.path().join("content/initiativ/ny.md");
    fs::write(&file, fs::read_to_string(&file).unwrap() + "\nSe [gammal](gammal.md).\n").unwrap();
    for (today, code) in [
        ("2026-04-30", None),
        ("2026-05-02", Some("expiring-link")),
        ("2026-05-31", Some("expiring-link")),
        ("2026-06-01", Some("unpublished-link")),
    ] {
        let output =
            samla(folder.path(), &["check", "--today", today, "--format", "json", "--deny-warnings"]);
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["diagnostics"][0]["code"].as_str(), code, "{today}");
        assert_eq!(output.status.code(), Some(0), "{today}");
    }
}
