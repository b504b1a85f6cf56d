//! Many mistakes stay readable, and lead from where somebody called.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{samla, text};

/// A site in `folder` where `count` articles use words that nobody knows, and `forgotten` have no summary.
fn site(folder: &Path, count: usize, forgotten: usize) {
    let articles = folder.join("content/initiativ");
    std::fs::create_dir_all(&articles).unwrap();
    std::fs::write(folder.join("samla.yaml"), "title: Banken\nbase_url: https://x.example/\n").unwrap();
    std::fs::write(folder.join("content/vocabulary.yaml"), "tags: [samverkan]\n").unwrap();
    for number in 0..count {
        let word = number % 142;
        let article =
            format!("---\ntitle: T {number}\nsummary: S.\ndate: 2020\ntags: [ordet{word}]\n---\n\nText.\n");
        std::fs::write(articles.join(format!("a{number}.md")), article).unwrap();
    }
    for number in 0..forgotten {
        let article = format!("---\ntitle: U {number}\ndate: 2020\n---\n\nText.\n");
        std::fs::write(articles.join(format!("b{number}.md")), article).unwrap();
    }
}

fn told(folder: &Path, arguments: &[&str]) -> String {
    text(&samla(folder, arguments).stderr)
}

fn drawn(said: &str, code: &str) -> usize {
    said.matches(&format!("error[{code}]")).count()
}

#[test]
fn five_of_one_cause_and_twenty_of_one_rule_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path(), 300, 30);
    for command in ["check", "build"] {
        let said = told(folder.path(), &[command]);
        assert_eq!((drawn(&said, "unknown-term"), drawn(&said, "missing-field")), (20, 5), "{said}");
        assert!(said.contains("\nand 280 more of unknown-term (142 words: ordet"), "{said}");
        assert!(said.contains("\nand 25 more of missing-field (in 25 files)\n"), "{said}");
        assert!(said.contains("\nunknown-term         300          0        300\n"), "{said}");
        assert!(said.contains("\n330 errors in 330 files\n"), "{said}");
        assert!(said.contains("samla check --all"), "{said}");
    }
    let said = told(folder.path(), &["check", "--lang", "sv"]);
    assert!(said.contains("\noch 280 till av unknown-term (142 ord: ordet"), "{said}");

    let said = told(folder.path(), &["check", "--rule", "missing-field"]);
    assert_eq!((drawn(&said, "unknown-term"), drawn(&said, "missing-field")), (0, 5), "{said}");
    let both = ["check", "--rule", "missing-field", "--rule", "unknown-term", "--limit", "1"];
    let said = told(folder.path(), &both);
    assert_eq!((drawn(&said, "unknown-term"), drawn(&said, "missing-field")), (4, 1), "{said}");
    let said = told(folder.path(), &["check", "--all"]);
    assert_eq!((drawn(&said, "unknown-term"), drawn(&said, "missing-field")), (300, 30));
    assert!(!said.contains("more of") && said.contains("\nunknown-term         300"), "the table stays");

    let none = samla(folder.path(), &["check", "--rule", "broken-link"]);
    assert_eq!((none.status.code(), text(&none.stdout).as_str()), (Some(0), "No mistakes of broken-link.\n"));
}

#[test]
fn programs_are_told_all() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path(), 60, 12);
    let json = |arguments: &[&str]| -> usize {
        let output = samla(folder.path(), &[&["check", "--format", "json"], arguments].concat());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["diagnostics"].as_array().unwrap().len()
    };
    assert_eq!((json(&[]), json(&["--rule", "missing-field"]), json(&["--limit", "1"])), (72, 12, 72));
    let github = samla(folder.path(), &["check", "--format", "github"]);
    assert_eq!(text(&github.stdout).lines().filter(|line| line.starts_with("::error ")).count(), 72);
}

#[test]
fn a_search_is_not_drowned() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path(), 40, 3);
    let output = samla(folder.path(), &["search", "text"]);
    assert_eq!(
        text(&output.stderr),
        "43 errors in 43 files may keep something from being found: samla check shows them.\n"
    );
    std::fs::write(folder.path().join("samla.yaml"), "title: Banken\nrules: {unknown-term: warning}\n")
        .unwrap();
    for number in 0..3 {
        std::fs::remove_file(folder.path().join(format!("content/initiativ/b{number}.md"))).unwrap();
    }
    let output = samla(folder.path(), &["search", "text"]);
    assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn paths_lead_from_where_somebody_called() {
    let folder = tempfile::tempdir().unwrap();
    site(&folder.path().join("sites/a"), 1, 0);
    let whole = folder.path().join("sites/a");
    let absolute = whole.to_str().unwrap();
    for root in ["sites/a", "./sites/a/", absolute] {
        let run = |more: &[&str]| samla(folder.path(), &[&["check", "--root", root], more].concat());
        let path = "sites/a/content/initiativ/a0.md";
        assert!(text(&run(&[]).stderr).contains(&format!("--> {path}:5:8")), "{root}");
        assert!(text(&run(&["--format", "json"]).stdout).contains(&format!("\"file\":\"{path}\"")), "{root}");
        assert!(
            text(&run(&["--format", "github"]).stdout).starts_with(&format!("::error file={path},line=5"))
        );
    }
    let inside = samla(&whole, &["check", "--format", "github"]);
    assert!(text(&inside.stdout).starts_with("::error file=content/initiativ/a0.md,line=5"));
    let beside =
        samla(&folder.path().join("sites"), &["check", "--root", "../sites/a", "--format", "github"]);
    assert!(text(&beside.stdout).starts_with("::error file=../sites/a/content/"));
}

#[test]
fn ten_thousand_mistakes_are_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path(), 10, 0);
    let words: Vec<String> = (0..1_000).map(|number| format!("ord{number}")).collect();
    let article =
        format!("---\ntitle: T\nsummary: S.\ndate: 2020\ntags: [{}]\n---\n\nText.\n", words.join(", "));
    for number in 0..10 {
        std::fs::write(folder.path().join(format!("content/initiativ/a{number}.md")), &article).unwrap();
    }
    let start = Instant::now();
    let said = told(folder.path(), &["check"]);
    assert!(said.contains("\nand 9,980 more of unknown-term (1,000 words: "), "{said}");
    assert!(said.lines().count() < 300, "{said}");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
