//! What an editor keeps to themselves, and what other programs leave in a text, reaches no file of a site.

use std::path::Path;

use super::{files, samla, text};

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
    std::fs::write(file, text).expect("it can be written");
}

const ARTICLE: &str = "---
title: En ofﬁciell <!-- hemligt --> rubrik
summary: \"Social\u{ad}tjänsten <!-- hemligt --> hjälpte.\u{202e}\"
date: 2020
tags: [samverkan <!-- hemligt -->]
organisation: Nämn\u{200b}den
sources: [{title: Rapport <!-- hemligt -->, publisher: \"Kom\\u0007munen\"}]
---

Skol\u{ad}vägen <!-- hemligt --> blev trygg\u{b}are.

<!-- hemligt
hemligt -->

![Torget <!-- hemligt -->](torg.svg \"Torget. <!-- hemligt --> Foto: kommunen\")

```diagram
type: single
title: Andel <!-- hemligt -->
data: [{label: \"ja\u{1}\", value: 81}]
```
";

#[test]
fn comments_and_strays_reach_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(
        root,
        "samla.yaml",
        "title: Banken <!-- hemligt -->\nbase_url: https://exempel.se/\nbanner: Prov <!-- hemligt -->\ndescription: Ban\u{ad}ken\n",
    );
    write(
        root,
        "content/vocabulary.yaml",
        "tags:\n  - term: samverkan\n    description: Att arbeta ihop. <!-- hemligt -->\n    synonyms: [\"samar\u{ad}bete\"]\n",
    );
    write(root, "content/initiativ/a/index.md", ARTICLE);
    write(
        root,
        "content/initiativ/a/torg.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
    );
    let output = samla(root, &["build"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let strays = ['\u{b}', '\u{7}', '\u{1}', '\u{ad}', '\u{200b}', '\u{202e}', 'ﬁ'];
    let public = files(&root.join("public"));
    for (name, bytes) in &public {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if [".js", ".css"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        assert!(!text.contains("hemligt"), "{name}");
        assert!(!text.contains(strays), "{name}: {:?}", text.find(strays).map(|at| text.get(at..at + 20)));
    }
    let page = text(&public["initiativ/a/index.html"]);
    for shown in
        ["En officiell rubrik", "Socialtjänsten hjälpte.", "Skolvägen", "trygg are", "Nämnden", "Kommunen"]
    {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(text(&public["taggar/samverkan/index.html"]).contains("Att arbeta ihop."));
    for word in ["socialtjänsten", "skolvägen", "officiell", "samarbete"] {
        let found = samla(root, &["search", word]);
        assert!(text(&found.stdout).contains("officiell"), "{word}: {}", text(&found.stdout));
    }
}

#[test]
fn a_comment_without_end_is_told_in_every_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "samla.yaml", "title: Banken\nbanner: Prov <!-- kolla\n");
    write(root, "content/vocabulary.yaml", "tags:\n  - term: samverkan\n    description: Ihop <!-- kolla\n");
    let article = "---\ntitle: A\nsummary: Text <!-- kolla\ndate: 2020\n---\n\nText.\n\n<!-- kolla\n\nMer.\n";
    write(root, "content/initiativ/a.md", article);
    let output = samla(root, &["check", "--format", "github"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout) + &text(&output.stderr);
    for place in ["samla.yaml,line=2", "vocabulary.yaml,line=3", "a.md,line=3", "a.md,line=9"] {
        assert!(
            said.lines().any(|line| line.contains(place) && line.contains("broken-comment")),
            "{place}\n{said}"
        );
    }
    assert_eq!(said.matches("title=").count(), 4, "{said}");
}
