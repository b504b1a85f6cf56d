//! Themes from folders, overrides, and what is said about broken ones.

use std::fs;
use std::path::Path;

use samla::theme::{DEFAULT_NAME, Theme, ThemeError};
use tempfile::TempDir;

use crate::fixtures as f;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn errors(root: &Path, name: &str) -> Vec<ThemeError> {
    Theme::load(Some(root), name).err().expect("the theme is broken")
}

fn not_found(theme: &Theme) -> String {
    let assets = theme.asset_urls("/");
    let page = f::minimal_page("not_found", "Sidan finns inte", "sv");
    let site = f::minimal_site("sv", &assets);
    theme.renderer(&site).unwrap().render("not_found.html", &page, "not_found", &()).unwrap()
}

#[test]
fn a_site_overrides_single_files() {
    let root = TempDir::new().unwrap();
    write(
        root.path(),
        "templates/not_found.html",
        "{% extends \"base.html\" %}{% block main %}<h1>Vilse?</h1> {{ t.search }} {{ t.skip }}{% endblock %}",
    );
    write(root.path(), "strings/sv.yaml", "search: Leta\n");
    write(root.path(), "assets/css/95-own.css", ".own { color: red }\n");
    write(root.path(), "assets/logo.svg", "<svg/>");
    let theme = Theme::load(Some(root.path()), DEFAULT_NAME).unwrap();
    let html = not_found(&theme);
    assert!(html.contains("<h1>Vilse?</h1> Leta Hoppa till innehållet"), "{html}");
    let css = theme.assets().iter().find(|asset| asset.name == "site.css").unwrap();
    assert!(String::from_utf8_lossy(&css.bytes).ends_with(".own { color: red }\n"));
    assert!(theme.asset_urls("/bas/")["logo.svg"].starts_with("/bas/assets/logo."));
    let plain = Theme::load(None, DEFAULT_NAME).unwrap();
    let before = plain.assets().iter().find(|asset| asset.name == "site.css").unwrap();
    assert_ne!(before.path, css.path, "the hash follows the content");
}

#[test]
fn a_theme_folder_replaces_the_embedded_theme() {
    let root = TempDir::new().unwrap();
    let own = "themes/egen";
    write(root.path(), &format!("{own}/theme.yaml"), "name: Egen\nversion: \"3\"\nsamla: \"0.1\"\n");
    for name in samla::theme::REQUIRED {
        write(root.path(), &format!("{own}/templates/{name}"), "<p>{{ t.search }}</p>");
    }
    write(root.path(), &format!("{own}/assets/a.js"), "import './b.js';\n");
    write(root.path(), &format!("{own}/assets/b.js"), "export {};\n");
    write(root.path(), &format!("{own}/assets/css/a.css"), "a{background:url('../bild.svg')}\n");
    write(root.path(), &format!("{own}/assets/bild.svg"), "<svg/>");
    write(root.path(), &format!("{own}/assets/search/1-words.js"), "export const words = [];\n");
    write(
        root.path(),
        &format!("{own}/assets/search/2-page.js"),
        "import { words } from './1-words.js';\nwords.pop();\nimport('../b.js');\n",
    );
    let theme = Theme::load(Some(root.path()), "egen").unwrap();
    assert_eq!(theme.manifest().name, "Egen");
    assert_eq!(not_found(&theme), "<p>Sök</p>");
    let by_name = |name: &str| theme.assets().iter().find(|asset| asset.name == name).unwrap();
    let text = |name: &str| String::from_utf8(by_name(name).bytes.clone()).unwrap();
    let file = |name: &str| by_name(name).path.strip_prefix("assets/").unwrap().to_owned();
    assert_eq!(text("a.js"), format!("import './{}';\n", file("b.js")));
    assert_eq!(text("search.js"), format!("const words=[];\nwords.pop();\nimport('./{}');\n", file("b.js")));
    assert_eq!(text("site.css"), format!("a{{background:url('./{}')}}\n", file("bild.svg")));
}

#[test]
fn every_broken_file_is_told_with_its_place() {
    let root = TempDir::new().unwrap();
    write(root.path(), "templates/home.html", "<p>\n  {{ oops");
    write(root.path(), "templates/list.html", "{% if x %}");
    write(root.path(), "strings/sv.yaml", "search: [a, b]\n");
    write(root.path(), "assets/css/99.css", "a{background:url(saknas.png)}");
    fs::write(root.path().join("templates/bin.html"), [0xff, 0xfe]).unwrap();
    let errors = errors(root.path(), DEFAULT_NAME);
    let files: Vec<&str> = errors.iter().map(|error| error.location.source.path()).collect();
    assert_eq!(
        files,
        [
            "templates/bin.html",
            "templates/home.html",
            "templates/list.html",
            "assets/css/99.css",
            "strings/sv.yaml"
        ]
    );
    let home = &errors[1];
    assert_eq!(home.location.start().line, 2);
    assert!(home.excerpt.contains("{{ oops"), "{}", home.excerpt);
    assert!(home.message.sv.starts_with("Mallen home.html går inte att läsa"), "{}", home.message.sv);
    assert_eq!(home.diagnostic().location, home.location);
}

#[test]
fn unknown_names_are_told_each_at_its_place() {
    let root = TempDir::new().unwrap();
    write(root.path(), "templates/home.html", "{{ site.title | uppercase }}\n\n{{ <kort /> }}\n");
    let errors = errors(root.path(), DEFAULT_NAME);
    let places: Vec<(usize, usize)> =
        errors.iter().map(|error| (error.location.start().line, error.location.start().column)).collect();
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert_eq!(places.iter().map(|place| place.0).collect::<Vec<_>>(), [1, 3]);
    assert!(errors[0].message.en.contains("Unknown filter `uppercase`"), "{}", errors[0].message.en);
    assert!(errors.iter().all(|error| error.location.source.path() == "templates/home.html"));
}

#[test]
fn a_mistake_while_rendering_names_the_template_and_line() {
    let root = TempDir::new().unwrap();
    write(root.path(), "templates/not_found.html", "<h1>\n{{ page.titel }}</h1>");
    let theme = Theme::load(Some(root.path()), DEFAULT_NAME).unwrap();
    let assets = theme.asset_urls("/");
    let page = f::minimal_page("not_found", "x", "sv");
    let site = f::minimal_site("sv", &assets);
    let error = theme.renderer(&site).unwrap().render("not_found.html", &page, "not_found", &()).unwrap_err();
    assert_eq!((error.location.source.path(), error.location.start().line), ("templates/not_found.html", 2));
    assert!(error.message.sv.contains("titel"), "{}", error.message.sv);
    let missing = theme.renderer(&site).unwrap().render("nope.html", &page, "not_found", &()).unwrap_err();
    assert!(missing.message.sv.contains("Mallen nope.html finns inte"));
}

#[test]
fn a_missing_or_too_new_theme_says_what_to_do() {
    let root = TempDir::new().unwrap();
    assert!(errors(root.path(), "annat")[0].message.sv.contains("themes/annat"));
    write(root.path(), "themes/annat/theme.yaml", "name: A\nversion: \"1\"\nsamla: \"99.0\"\n");
    let errors = errors(root.path(), "annat");
    assert!(errors[0].message.en.contains("needs Samla 99.0"), "{}", errors[0].message.en);
    assert!(errors.iter().any(|error| error.message.en.contains("lacks the template article.html")));
}

#[test]
fn both_tables_of_words_hold_the_same_keys_and_gaps() {
    let table = |lang: &str| -> std::collections::BTreeMap<String, String> {
        let text =
            fs::read_to_string(format!("{}/themes/samla/strings/{lang}.yaml", env!("CARGO_MANIFEST_DIR")))
                .unwrap();
        let line = |line: &str| line.split_once(": ").map(|(key, text)| (key.into(), text.into()));
        text.lines().filter(|line| !line.starts_with('#')).filter_map(line).collect()
    };
    let gaps = |text: &str| {
        let mut gaps: Vec<String> =
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().into()).collect();
        gaps.sort();
        gaps
    };
    let (sv, en) = (table("sv"), table("en"));
    assert_eq!(sv.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, text) in &sv {
        assert_eq!(gaps(text), gaps(&en[key]), "{key}");
    }
    // Templates use them, and Samla itself gives titles to some pages.
    let (templates, pages) = (all_text("themes/samla/templates"), all_text("src/theme/pages"));
    let is_used =
        |key: &str| templates.contains(&format!("t.{key}")) || pages.contains(&format!("\"{key}\""));
    let unused: Vec<&String> = sv.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "no template uses {unused:?}");
}

/// The text of all files below a folder of the repository.
fn all_text(folder: &str) -> String {
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            all.push_str(&fs::read_to_string(entry.path()).unwrap());
        }
    }
    all
}

#[test]
fn a_theme_is_shared_among_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let theme = Theme::load(None, DEFAULT_NAME).unwrap();
    shared(&theme);
    let assets = theme.asset_urls("/");
    shared(&theme.renderer(&f::minimal_site("sv", &assets)).unwrap());
}
