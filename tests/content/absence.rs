//! Content that is not where it should be never makes an empty site.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const ARTICLE: &str = "---\ntitle: Ett\nsummary: Kort.\ndate: 2019\n---\n\nText.\n";

fn site() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("samla.yaml"), "title: x\nbase_url: https://x.se/\n").unwrap();
    fs::create_dir_all(folder.path().join("content/initiativ")).unwrap();
    fs::write(folder.path().join("content/initiativ/a.md"), ARTICLE).unwrap();
    fs::write(folder.path().join("content/om.md"), "---\ntitle: Om\n---\n\nText.\n").unwrap();
    folder
}

fn run(folder: &Path, command: &str) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_samla"))
        .args([command, "--lang", "sv", "--root"])
        .arg(folder)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// After `damage` nothing is published, and both commands say so in the same words.
fn refused(damage: impl Fn(&Path), words: &str) {
    let folder = site();
    assert_eq!(run(folder.path(), "build").0, Some(0));
    damage(folder.path());
    for command in ["check", "build"] {
        let (code, said) = run(folder.path(), command);
        assert_eq!(code, Some(1), "{command}: {said}");
        assert!(said.contains(words), "{command}: {said}");
    }
    assert!(folder.path().join("public/initiativ/a/index.html").is_file(), "{words}");
}

#[test]
fn a_folder_that_is_gone_is_told() {
    refused(|root| fs::remove_dir_all(root.join("content")).unwrap(), "Mappen content finns inte.");
    let empty = |root: &Path| {
        fs::remove_dir_all(root.join("content")).unwrap();
        fs::create_dir(root.join("content")).unwrap();
    };
    refused(empty, "Mappen content är tom.");
    let only_words = |root: &Path| {
        empty(root);
        fs::write(root.join("content/vocabulary.yaml"), "tags: []\n").unwrap();
    };
    refused(only_words, "Mappen content innehåller inga artiklar eller sidor");
    let file = |root: &Path| {
        fs::remove_dir_all(root.join("content")).unwrap();
        fs::write(root.join("content"), "").unwrap();
    };
    refused(file, "content är ingen mapp.");
}

#[test]
fn a_folder_with_another_name_is_told() {
    for name in ["Initiativ", "INITIATIV", "initiativ-gammal", "initiativen", "intiativ"] {
        let rename = |root: &Path| {
            fs::rename(root.join("content/initiativ"), root.join("content").join(name)).unwrap();
        };
        refused(rename, &format!("Mappen content/{name} läses inte som artiklar"));
    }
    let folder = site();
    fs::create_dir(folder.path().join("content/guider")).unwrap();
    fs::write(folder.path().join("content/guider/a.md"), "---\ntitle: Guide\n---\n\nText.\n").unwrap();
    fs::remove_dir_all(folder.path().join("content/initiativ")).unwrap();
    assert_eq!(run(folder.path(), "check"), (Some(0), String::new()), "a site of pages alone");
}

#[test]
fn a_folder_of_articles_without_any_is_told() {
    let empty = |root: &Path| {
        fs::remove_dir_all(root.join("content/initiativ")).unwrap();
        fs::create_dir(root.join("content/initiativ")).unwrap();
    };
    refused(empty, "Mappen content/initiativ har inga artiklar.");
    let file = |root: &Path| {
        fs::remove_dir_all(root.join("content/initiativ")).unwrap();
        fs::write(root.join("content/initiativ"), "").unwrap();
    };
    refused(file, "content/initiativ är ingen mapp.");
}

#[cfg(unix)]
#[test]
fn links_in_place_of_folders_are_told() {
    let link = |target: &'static str, name: &'static str| {
        move |root: &Path| {
            fs::create_dir_all(root.join("undan")).unwrap();
            fs::remove_dir_all(root.join(name)).ok();
            std::os::unix::fs::symlink(target, root.join(name)).unwrap();
        }
    };
    refused(link("ingenstans", "content/initiativ"), "content/initiativ är en länk till ingenstans");
    refused(link("../undan", "content/initiativ"), "content/initiativ är en länk till en annan mapp.");
    for name in ["static", "templates", "strings", "assets", "themes"] {
        refused(link("ingenstans", name), &format!("{name} är en länk till ingenstans"));
        refused(move |root| fs::write(root.join(name), "").unwrap(), &format!("{name} är ingen mapp."));
    }
}

#[test]
fn what_other_tools_hide_is_told() {
    for path in ["content/_drafts/a.md", "content/initiativ/_b.md", "content/initiativ/_utkast/c/index.md"] {
        let hide = |root: &Path| {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, ARTICLE.replace("Ett", "Hemligt")).unwrap();
        };
        refused(hide, "gömmer inget här: filen publiceras.");
    }
}

#[test]
fn a_draft_with_a_wrong_name_stops_nobody() {
    let folder = site();
    fs::write(
        folder.path().join("content/initiativ/a.fi.md"),
        ARTICLE.replace("---\n\n", "draft: true\n---\n\n"),
    )
    .unwrap();
    let (code, said) = run(folder.path(), "build");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("varning[file-name]") && said.contains("(utkast)"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_linked_folder_works_and_a_link_to_nowhere_does_not() {
    let link = |root: &Path| {
        fs::rename(root.join("content"), root.join("undan")).unwrap();
        std::os::unix::fs::symlink("undan", root.join("content")).unwrap();
    };
    refused(
        |root| {
            link(root);
            fs::rename(root.join("undan"), root.join("borta")).unwrap();
        },
        "content är en länk till undan, som inte finns eller inte går att nå.",
    );
    let folder = site();
    let elsewhere = TempDir::new().unwrap();
    fs::rename(folder.path().join("content"), elsewhere.path().join("delad")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("delad"), folder.path().join("content")).unwrap();
    fs::write(elsewhere.path().join("delad/initiativ/b.md"), ARTICLE.replace("Ett", "Två")).unwrap();
    assert_eq!(run(folder.path(), "check"), (Some(0), String::new()));
    assert_eq!(run(folder.path(), "build").0, Some(0));
    assert!(folder.path().join("public/initiativ/b/index.html").is_file());
}
