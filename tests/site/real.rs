//! The knowledge base of this repository.

use super::crawl::{dead_links, elements};
use super::{files, repository, succeed};

#[test]
fn builds_without_a_word_of_complaint_and_holds_together() {
    let output = tempfile::tempdir().unwrap();
    let folder = output.path().join("site");
    succeed(
        repository(),
        &[
            "build",
            "--output",
            folder.to_str().unwrap(),
            "--deny-warnings",
            "--quiet",
            "--today",
            "2026-11-21",
        ],
    );
    let files = files(&folder);

    let articles = files.keys().filter(|path| {
        path.starts_with("initiativ/") && path.matches('/').count() == 2 && path.ends_with("/index.html")
    });
    assert!(articles.count() >= 24);

    assert_eq!(dead_links(&files), Vec::<String>::new());

    let addresses = elements(&files["sitemap.xml"], "loc");
    assert!(addresses.len() > 100, "{}", addresses.len());
    for address in &addresses {
        let path = address.split('/').skip(3).collect::<Vec<_>>().join("/");
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        assert!(files.contains_key(&file), "{address}");
    }

    let feed = &files["atom.xml"];
    let entries = elements(feed, "id").len() - 1;
    assert!((10..=24).contains(&entries), "{entries} entries in the feed");
    assert!(files.contains_key("taggar/arbetsmiljo/atom.xml"));

    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("atom.xml")) {
        let [ids, titles, dates] = ["id", "title", "updated"].map(|name| elements(bytes, name));
        assert!(ids.len() == titles.len() && ids.len() == dates.len(), "{path}");
        assert!(dates.iter().all(|date| date.len() == "2026-11-21T00:00:00Z".len()), "{path}: {dates:?}");
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        for data in html.split("application/ld+json\">").skip(1) {
            let data = data.split("</script>").next().unwrap();
            serde_json::from_str::<serde_json::Value>(data).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }

    let article = String::from_utf8(files["initiativ/samverkan-partille/index.html"].clone()).unwrap();
    assert!(article.contains("<html lang=\"sv\""));
    assert_eq!(article.matches("<h1").count(), 1);
    assert!(article.contains("\"@type\":\"Article\""));
}

#[test]
fn stands_under_a_path_too() {
    let output = tempfile::tempdir().unwrap();
    let folder = output.path().join("site");
    let base = "https://exempel.se/kunskap/";
    succeed(repository(), &["build", "--output", folder.to_str().unwrap(), "--base-url", base, "--quiet"]);
    let moved: std::collections::BTreeMap<String, Vec<u8>> =
        files(&folder).into_iter().map(|(path, bytes)| (format!("kunskap/{path}"), bytes)).collect();
    assert_eq!(dead_links(&moved), Vec::<String>::new());
    let sitemap = elements(&moved["kunskap/sitemap.xml"], "loc");
    assert!(sitemap.iter().all(|address| address.starts_with(base)));
}
