//! The word index: what stands in it, where its limits are, and that its pages hold together.

use std::path::Path;

use samla::diagnostic::Lang;
use samla::model::{Letter, Options, Site, Target, Word};
use samla::pipeline::{self, Progress, Settings};

use super::crawl::{dead_links, elements};
use super::{files, repository, samla, succeed, text};

const SETTINGS: &str = "title: Banken\nbase_url: https://x.example/\nlanguages: [sv, en]\n";

/// A site of articles by their names, titles and summaries; a name that ends with `.en` is English.
fn site(articles: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let initiatives = folder.path().join("content/initiativ");
    std::fs::create_dir_all(&initiatives).expect("a folder can be made");
    std::fs::write(folder.path().join("samla.yaml"), SETTINGS).expect("a file can be written");
    for (name, title, summary) in articles {
        let text = format!("---\ntitle: \"{title}\"\nsummary: \"{summary}\"\ndate: unknown\n---\n\nText.\n");
        std::fs::write(initiatives.join(format!("{name}.md")), text).expect("a file can be written");
    }
    folder
}

fn load(root: &Path) -> Site {
    let options = Options { today: "2026-11-21".parse().expect("a day"), drafts: false };
    let settings = Settings { root: root.to_owned(), base_url: None, options };
    let loaded = pipeline::load(&settings, &Progress::default());
    assert_eq!(loaded.diagnostics, Vec::new());
    loaded.value.expect("there are settings")
}

/// Every word with the names of its articles, and the longer words that contain it.
fn listing(site: &Site, lang: Lang) -> String {
    let index = site.words(lang);
    let words = index.letters().iter().flat_map(|&letter| index.words(letter));
    let line = |word: &Word| {
        let mut parts = vec![word.title.as_str()];
        parts.extend(word.targets.iter().map(|target| match target {
            Target::Article(id) => site.article(*id).entry().address.slug.as_str(),
            Target::Term(id) => site.term(*id).1.title.as_str(),
        }));
        let compounds: Vec<&str> = index.compounds(word).iter().map(|word| word.title.as_str()).collect();
        let compounds = compounds.join(", ");
        if !compounds.is_empty() {
            parts.extend(["<", &compounds]);
        }
        parts.join(" ") + "\n"
    };
    words.map(line).collect()
}

fn find<'a>(site: &'a Site, title: &str) -> Option<&'a Word> {
    site.words(Lang::Sv).words(Letter::of(title)).into_iter().find(|word| word.title == title)
}

/// A word's part of a page.
fn entry(page: &str, word: &str) -> String {
    let (_, entry) = page.split_once(&format!("<li id=\"ord-{word}\">")).expect("the word is there");
    entry.split("\n</li>\n").next().unwrap_or_default().to_owned()
}

#[test]
fn forms_stand_together_below_their_parts() {
    let folder = site(&[
        ("a", "Socialsekreterarna i Ale får stöd", "Familjehemssekreteraren var med."),
        ("b", "Öppenvårdens ESF-projekt: kuratorer och kurser", "Socialsekreterare fick familjehemmen med."),
        ("c", "Yrkesresan i Örgryte-Härlanda", "Med Yrkesresan får hälso- och sjukvården i Ale stöd."),
    ]);
    insta::assert_snapshot!(listing(&load(folder.path()), Lang::Sv), @r"
    Ale a c
    ESF < ESF-projekt
    ESF-projekt b
    familj < familjehem, familjehemssekreterare
    familjehem b < familjehemssekreterare
    familjehemssekreterare a
    hem < familjehem, familjehemssekreterare
    hälsa c
    Härlanda < Örgryte-Härlanda
    kurator b
    kurs b
    projekt < ESF-projekt
    resa < Yrkesresan
    sekreterare < familjehemssekreterare, socialsekreterare
    sjuk < sjukvård
    sjukvård c
    social < socialsekreterare
    socialsekreterare a b
    stöd a c
    vård < sjukvård, öppenvård
    yrke < Yrkesresan
    Yrkesresan c
    öppen < öppenvård
    öppenvård b
    Örgryte < Örgryte-Härlanda
    Örgryte-Härlanda c
    ");
}

#[test]
fn english_words_stand_by_themselves() {
    let folder = site(&[
        ("a", "Ett", "Svenska."),
        ("a.en", "Social workers in Ale share an evidence-based method", "A worker in every family."),
        ("b.en", "Families and children first", "Children's days."),
    ]);
    insta::assert_snapshot!(listing(&load(folder.path()), Lang::En), @r"
    Ale a
    based < evidence-based
    child b
    day b
    evidence < evidence-based
    evidence-based a
    family b a
    method a
    share a
    social a
    worker a
    ");
}

#[test]
fn a_letter_without_words_has_no_page() {
    let folder = site(&[("a", "Skolkurator i Ale", "S")]);
    succeed(folder.path(), &["build", "--quiet"]);
    let built = files(&folder.path().join("public"));
    let letters: Vec<&str> =
        built.keys().filter_map(|path| path.strip_prefix("a-o/ord/")?.strip_suffix("/index.html")).collect();
    assert_eq!(letters, ["a", "k", "s"]);
    assert_eq!(dead_links(&built), Vec::<String>::new());
    let addresses = elements(&built["sitemap.xml"], "loc");
    let listed = addresses.iter().filter(|address| address.contains("/ord/")).count();
    assert_eq!(listed, 1 + letters.len());

    let article = folder.path().join("content/initiativ/b.md");
    let linking = |letter: &str| {
        let text = format!("---\ntitle: Om\nsummary: S\ndate: unknown\n---\n\n[Se](/a-o/ord/{letter}/).\n");
        std::fs::write(&article, text).unwrap();
        samla(folder.path(), &["check"])
    };
    assert!(linking("k").status.success());
    let output = linking("q");
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
}

#[test]
fn a_word_of_nearly_all_articles_leads_nowhere_by_itself() {
    let titles: Vec<String> = (0..30).map(|number| format!("Skola {number}")).collect();
    let mut articles: Vec<(&str, &str, &str)> =
        titles.iter().map(|title| (title.split(' ').nth(1).unwrap(), title.as_str(), "S")).collect();
    articles.push(("k", "Skolkurator", "S"));
    let folder = site(&articles);
    let site = load(folder.path());
    let word = find(&site, "skola").unwrap();
    assert!(word.targets.is_empty());
    assert_eq!(site.words(Lang::Sv).compounds(word).len(), 1);
}

#[test]
fn large_sites_stay_readable() {
    let compounds = [
        "arbets",
        "barn",
        "elev",
        "familje",
        "idrotts",
        "kommun",
        "kultur",
        "lärar",
        "miljö",
        "parti",
        "personal",
        "projekt",
        "skol",
        "språk",
        "trafik",
        "ungdoms",
        "utbildnings",
        "vuxen",
        "vård",
        "äldre",
    ];
    let titles: Vec<String> = (0..600)
        .map(|number| match number {
            0..80 => format!("Nummer {number}: {}grupper", compounds[number % compounds.len()]),
            80..100 => format!("Nummer {number} har uthållighet"),
            _ => format!("Nummer {number}"),
        })
        .collect();
    let names: Vec<String> = (0..600).map(|number| format!("n{number}")).collect();
    let articles: Vec<(&str, &str, &str)> = names
        .iter()
        .zip(&titles)
        .map(|(name, title)| (name.as_str(), title.as_str(), "Tunnelbanor."))
        .collect();
    let folder = site(&articles);
    assert!(find(&load(folder.path()), "tunnelbana").is_none(), "summaries count on small sites only");

    succeed(folder.path(), &["build", "--quiet"]);
    let built = files(&folder.path().join("public"));
    assert_eq!(dead_links(&built), Vec::<String>::new());
    let entry =
        |letter: &str, word: &str| entry(&text(&built[&format!("a-o/ord/{letter}/index.html")]), word);
    let group = entry("g", "grupp");
    assert!(group.contains("<a href=\"/a-o/ord/s/#ord-skolgrupp\">skolgrupp</a>"), "{group}");
    assert!(!group.contains("/initiativ/"), "their pages stand there: {group}");
    assert_eq!(entry("s", "skolgrupp").matches("/initiativ/").count(), 4);
    let long = entry("u", "uthållighet");
    assert_eq!(long.matches("/initiativ/").count(), 15);
    assert!(long.contains("och 5 till"), "{long}");
}

#[test]
fn the_real_content_leads_from_words_to_articles() {
    let output = tempfile::tempdir().unwrap();
    let folder = output.path().join("site");
    succeed(repository(), &["build", "--quiet", "--output", folder.to_str().unwrap()]);
    let page = |path: &str| std::fs::read_to_string(folder.join(path)).unwrap();
    let entry = entry(&page("a-o/ord/s/index.html"), "sekreterare");
    assert!(entry.contains("socialsekreterare"), "{entry}");
    assert!(entry.contains("href=\"/initiativ/trettiotimmarsvecka-angered/\""), "{entry}");
    assert!(page("a-o/s/index.html").contains("href=\"/a-o/ord/\""));
    assert!(page("sok/index.html").contains("href=\"/a-o/ord/\""));
    assert!(page("en/a-o/ord/w/index.html").contains("<h2>worker</h2>"));
}
