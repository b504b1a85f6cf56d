//! Templates that can be read and cannot make some of the pages: what the person at the terminal is told.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn samla(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samla"));
    command.current_dir(root).args(arguments).env("LC_ALL", "C").output().unwrap()
}

fn told(root: &Path, arguments: &[&str]) -> String {
    String::from_utf8(samla(root, arguments).stderr).unwrap()
}

/// A site of five articles in two languages, with templates of its own.
fn site(templates: &[(&str, &str)]) -> TempDir {
    let root = TempDir::new().unwrap();
    write(root.path(), "samla.yaml", "title: Banken\nbase_url: https://x.example/\nlanguages: [sv, en]\n");
    for name in ["a", "b", "c", "d", "a.en"] {
        let text = format!("---\ntitle: {name}\nsummary: Om {name}.\ndate: 2019\n---\n\nText.\n");
        write(root.path(), &format!("content/initiativ/{name}.md"), &text);
    }
    for (name, text) in templates {
        write(root.path(), &format!("templates/{name}"), text);
    }
    root
}

/// Cannot be rendered without an image.
const NEEDS_IMAGE: &str = "<p>\n{{ article.image.src.name }}</p>";

#[test]
fn the_template_and_the_pages_are_named() {
    let root = site(&[("article.html", NEEDS_IMAGE)]);
    for command in ["check", "build"] {
        let said = told(root.path(), &[command]);
        for part in [
            "error[theme]: The template article.html cannot make the page:",
            "--> templates/article.html:2:",
            "It is met on /en/initiativ/a/ (content/initiativ/a.en.md, en), /initiativ/a/ (content/initiativ/a.md, sv), /initiativ/b/ (content/initiativ/b.md, sv) and 2 more pages.",
            "1 error in 1 file",
        ] {
            assert!(said.contains(part), "{command}: {part}\n{said}");
        }
        assert_eq!(samla(root.path(), &[command]).status.code(), Some(1));
    }
    assert!(!root.path().join("public/index.html").exists(), "nothing was published");
    let swedish = told(root.path(), &["check", "--lang", "sv"]);
    assert!(swedish.contains("Det gäller /en/initiativ/a/ (content/initiativ/a.en.md, en)"), "{swedish}");
    assert!(swedish.contains("och 2 sidor till."), "{swedish}");
}

#[test]
fn all_broken_templates_are_told_in_one_run() {
    let root = site(&[
        ("article.html", NEEDS_IMAGE),
        ("search.html", "{{ search.nothing.here }}"),
        ("not_found.html", "{{ finns.inte }}"),
    ]);
    let said = told(root.path(), &["check"]);
    for part in ["templates/article.html:2", "templates/search.html:1", "templates/not_found.html:1"] {
        assert_eq!(said.matches(part).count(), 1, "{part}\n{said}");
    }
    assert!(said.contains("It is met on /404.html (sv)."), "{said}");
    assert!(said.contains("It is met on /en/sok/ (en), /sok/ (sv)."), "{said}");
    assert!(!said.contains("..\n") && !said.contains(".. "), "{said}");
}

#[test]
fn one_page_of_many_is_enough() {
    let root =
        site(&[("article.html", "{% if article.title == \"c\" %}{{ article.image.src.name }}{% endif %}")]);
    let said = told(root.path(), &["check"]);
    assert!(said.contains("It is met on /initiativ/c/ (content/initiativ/c.md, sv)."), "{said}");
    assert_eq!(samla(root.path(), &["build"]).status.code(), Some(1));
}

#[test]
fn files_and_words_that_change_nothing_are_told() {
    for (path, text, part) in [
        ("templates/artikel.html", "x", "Did you mean templates/article.html?"),
        ("templates/Article.html", "x", "Did you mean templates/article.html?"),
        ("templates/not-found.html", "x", "Did you mean templates/not_found.html?"),
        ("templates/artice.html", "x", "Did you mean templates/article.html?"),
        (
            "templates/om.html",
            "x",
            "The templates that can be replaced: alphabet.html, article.html, base.html",
        ),
        ("templates/items.html", "x", "Did you mean templates/components/items.html?"),
        ("strings/se.yaml", "search: Leta\n", "strings/sv.yaml and strings/en.yaml"),
        ("strings/sv.yml", "search: Leta\n", "Did you mean strings/sv.yaml?"),
        ("strings/SV.yaml", "search: Leta\n", "Did you mean strings/sv.yaml?"),
        ("strings/sv.yaml", "serach: Leta\n", "Did you mean search?"),
        ("assets/style.css", "p { color: red }\n", "Put the style sheet into assets/css/style.css"),
        ("assets/favicon.ico", "x", "Did you mean assets/favicon.svg?"),
        ("assets/bild.png", "x", "site.assets[\"bild.png\"]"),
        ("template/article.html", "x", "Did you mean templates?"),
        ("Strings/sv.yaml", "search: Leta\n", "Did you mean strings?"),
    ] {
        let root = site(&[]);
        write(root.path(), path, text);
        let output = samla(root.path(), &["check"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("warning[unused-override]") && said.contains(part), "{path}\n{said}");
        assert_eq!(output.status.code(), Some(0), "{path}");
        assert!(told(root.path(), &["build"]).contains("unused-override"), "{path}");
        assert_eq!(samla(root.path(), &["build", "--deny-warnings"]).status.code(), Some(1), "{path}");
    }
}

#[test]
fn files_and_words_that_are_used_are_not() {
    let root = site(&[
        (
            "plain.html",
            "{% extends \"base.html\" %}{% block main %}{% include \"own/part.html\" %}{{ t.ask_us }}{{ site.assets[\"logo.svg\"] }}{% endblock main %}",
        ),
        ("own/part.html", "<p></p>"),
        ("own/box.html", "{% component own_box() %}<p></p>{% endcomponent own_box %}"),
    ]);
    write(root.path(), "strings/sv.yaml", "ask_us: Frågor?\nsearch: Leta\n");
    write(root.path(), "strings/en.yaml", "ask_us: Questions?\n");
    write(root.path(), "assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    write(root.path(), "assets/css/95-own.css", "p { background: url('../prick.png') }\n");
    write(root.path(), "assets/prick.png", "x");
    write(root.path(), "assets/README.md", "Notes.");
    assert_eq!(told(root.path(), &["check"]), "");
}

#[test]
fn a_theme_in_a_folder_keeps_its_own_words_beside_the_site_s() {
    let root = site(&[]);
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/samla");
    for entry in walkdir::WalkDir::new(&theme) {
        let entry = entry.unwrap();
        let to = root.path().join("themes/own").join(entry.path().strip_prefix(&theme).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).unwrap();
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
    let table = root.path().join("themes/own/strings/sv.yaml");
    let words = std::fs::read_to_string(&table).unwrap();
    std::fs::write(&table, words.replacen("skip: ", "skip: \"Temats eget\" # ", 1)).unwrap();
    write(root.path(), "strings/sv.yaml", "menu: Leta\n");
    write(
        root.path(),
        "samla.yaml",
        "title: Banken\nbase_url: https://x.example/\nlanguages: [sv, en]\ntheme: own\n",
    );
    assert!(samla(root.path(), &["build"]).status.success());
    let page = std::fs::read_to_string(root.path().join("public/index.html")).unwrap();
    assert!(page.contains("Temats eget") && page.contains("Leta"), "{page}");
}
