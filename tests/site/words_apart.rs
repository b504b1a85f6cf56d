//! `samla new` and `samla init`: words without quotation marks, long titles, both languages.

use super::{files, samla, succeed, text};

#[test]
fn words_need_no_quotation_marks() {
    let folder = tempfile::tempdir().unwrap();
    let said = succeed(folder.path(), &["init", "vår", "bank"]);
    assert!(said.contains("cd \"vår bank\""), "{said}");
    let site = folder.path().join("vår bank");
    let said = succeed(&site, &["new", "Färre", "placeringar", "i", "Partille"]);
    assert!(said.starts_with("Wrote content/initiativ/farre-placeringar-i-partille.md."), "{said}");
    let article =
        std::fs::read_to_string(site.join("content/initiativ/farre-placeringar-i-partille.md")).unwrap();
    assert!(article.contains("\ntitle: \"Färre placeringar i Partille\"\n"), "{article}");
}

#[test]
fn a_long_title_makes_an_address_that_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    succeed(folder.path(), &["init", "."]);
    let title = "Ett mycket långt namn på ett initiativ ".repeat(8);
    let said = succeed(folder.path(), &["new", &title]);
    let name = said.split("initiativ/").nth(1).unwrap().split(".md").next().unwrap().to_owned();
    assert_eq!(name, "ett-mycket-langt-namn-pa-ett-initiativ-ett-mycket-langt-namn-pa-ett-initiativ");
    let article =
        std::fs::read_to_string(folder.path().join(format!("content/initiativ/{name}.md"))).unwrap();
    assert!(article.contains(title.trim()), "the title itself stays whole");
    assert_eq!(samla(folder.path(), &["check"]).status.code(), Some(0));
}

#[test]
fn an_english_site_is_english() {
    let folder = tempfile::tempdir().unwrap();
    let said = succeed(folder.path(), &["init", "bank", "--lang", "en"]);
    assert!(said.starts_with("The site is in bank. Next:"), "{said}");
    let site = folder.path().join("bank");
    succeed(&site, &["check", "--deny-warnings"]);
    succeed(&site, &["new", "A", "second", "one"]);
    succeed(&site, &["check", "--deny-warnings"]);
    succeed(&site, &["build", "--drafts"]);
    for (path, bytes) in files(&site) {
        let Ok(written) = String::from_utf8(bytes) else { continue };
        let is_page = [".html", ".md", ".yaml"].iter().any(|ending| path.ends_with(ending));
        let words = written.split(|letter: char| !letter.is_alphanumeric());
        let swedish =
            ["och", "det", "som", "är", "för", "med", "om", "ett", "av", "till", "samverkan", "webbplatsen"];
        let found: Vec<&str> = words.filter(|word| is_page && swedish.contains(word)).collect();
        assert!(found.is_empty(), "{path}: {found:?}");
        // The map of the counties has their names.
        assert!(path.starts_with("public/") || !written.contains(['å', 'ä', 'ö']), "{path}");
    }
    let page = std::fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("/topics/"), "{page}");
}

#[test]
fn the_site_s_language_is_the_reader_s_unless_it_is_none() {
    for (locale, article) in [
        ("sv_SE.UTF-8", "ett-forsta-initiativ"),
        ("en_GB.UTF-8", "a-first-initiative"),
        ("C.UTF-8", "ett-forsta-initiativ"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_samla"));
        let output =
            command.args(["init", "x"]).current_dir(folder.path()).env("LC_ALL", locale).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(folder.path().join(format!("x/content/initiativ/{article}.md")).exists(), "{locale}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(samla(folder.path(), &["init", "x", "--lang", "sv"]).status.code(), Some(0));
    let settings = std::fs::read_to_string(folder.path().join("x/samla.yaml")).unwrap();
    assert!(
        settings.contains("title: Min kunskapsbank\n") && settings.contains("language: sv\n"),
        "{settings}"
    );
}
