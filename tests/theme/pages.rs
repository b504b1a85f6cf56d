//! Every template, with everything and with nothing, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use samla::diagnostic::Lang;
use samla::theme::{DEFAULT_NAME, REQUIRED, Theme};
use serde::Serialize;
use serde_json::json;

use crate::fixtures as f;

/// File name, template and HTML of every page that can be made from the fixtures.
pub fn all(theme: &Theme, lang: &str, full: bool) -> Vec<(&'static str, &'static str, String)> {
    let assets = theme.asset_urls("/");
    let taxonomies = f::taxonomies();
    let pages = [f::link("Om Initiativbanken", "/om/"), f::link("Tillgänglighet", "/tillganglighet/")];
    let site =
        if full { f::full_site(lang, &assets, &taxonomies, &pages) } else { f::minimal_site(lang, &assets) };
    let renderer = theme.renderer(&site).unwrap();
    let mut made = Vec::new();
    let mut add = |file, kind: &'static str, title: &str, url: &str, view: &dyn erased::View| {
        let page =
            if full { f::full_page(kind, title, lang, url) } else { f::minimal_page(kind, title, lang) };
        let template =
            REQUIRED.iter().copied().find(|name| name.strip_suffix(".html") == Some(kind)).unwrap();
        let html =
            renderer.render(template, &page, kind, &view.json()).unwrap_or_else(|error| panic!("{error:#?}"));
        made.push((file, template, html));
    };
    let extra = json!({});
    let words: Vec<String> =
        ["Bromma stadsdelsförvaltning".into(), "Farsta stadsdelsförvaltning".into()].into();
    if full {
        add("index", "home", "Initiativbanken", "/", &f::full_home());
        add("list", "list", "Alla initiativ", "/initiativ/", &f::full_list());
        add(
            "article",
            "article",
            "Fler egna medarbetare i Partille",
            "/initiativ/artikel/",
            &f::full_article(&extra, &words),
        );
        add("taxonomy", "taxonomy", "Kommuner", "/kommuner/", &f::municipalities());
        add("tags", "taxonomy", "Ämnen", "/taggar/", &f::tags());
        add("years", "taxonomy", "År", "/ar/", &f::few_terms());
        add("term", "term", "arbetsmiljö", "/taggar/arbetsmiljo/", &f::full_term(&words));
        add("plain", "plain", "Om Initiativbanken", "/om/", &f::full_plain());
        add("search", "search", "Sök", "/sok/", &f::full_search());
        add("alphabet", "alphabet", "A–Ö: S", "/a-o/s/", &f::full_alphabet());
        add("words", "words", "Ordregister: S", "/a-o/ord/s/", &f::full_words());
    } else {
        add("index", "home", "Initiativbanken", "/", &f::minimal_home());
        add("list", "list", "Alla initiativ", "/initiativ/", &f::minimal_list());
        add("article", "article", "En artikel", "/initiativ/artikel/", &f::minimal_article(&extra));
        add("taxonomy", "taxonomy", "År", "/ar/", &f::minimal_taxonomy());
        add("term", "term", "arbetsmiljö", "/taggar/arbetsmiljo/", &f::minimal_term());
        add("plain", "plain", "Om", "/om/", &f::minimal_plain());
        add("search", "search", "Sök", "/sok/", &f::minimal_search());
        add("alphabet", "alphabet", "A–Ö", "/a-o/", &f::minimal_alphabet());
        add("words", "words", "Ordregister", "/a-o/ord/", &f::minimal_words());
    }
    add("moved", "moved", "Sidan har flyttat", "/gammal/", &f::link("Den nya sidan", "/ny/"));
    add("not_found", "not_found", "Sidan finns inte", "/404.html", &());
    made
}

/// Views of different types in one list of calls.
mod erased {
    pub trait View {
        fn json(&self) -> serde_json::Value;
    }
    impl<T: serde::Serialize> View for T {
        fn json(&self) -> serde_json::Value {
            serde_json::to_value(self).unwrap()
        }
    }
}

fn embedded() -> Theme {
    Theme::load(None, DEFAULT_NAME).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

#[test]
fn every_page_renders_with_everything_and_with_nothing() {
    let theme = embedded();
    for lang in Lang::ALL {
        for full in [true, false] {
            let pages = all(&theme, lang.tag(), full);
            let templates: BTreeSet<&str> = pages.iter().map(|(_, template, _)| *template).collect();
            assert_eq!(templates.len(), REQUIRED.len(), "a template is missing from the test");
            for (file, _, html) in pages {
                check_page(&format!("{file} {} full={full}", lang.tag()), lang.tag(), &html);
            }
        }
    }
}

fn check_page(what: &str, lang: &str, html: &str) {
    assert!(html.starts_with("<!DOCTYPE html>"), "{what}: no doctype");
    assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{what}: no lang");
    assert_eq!(html.matches("<h1").count(), 1, "{what}: one h1 a page");
    assert_eq!(html.matches("<main ").count(), 1, "{what}: one main a page");
    assert!(!html.contains(" style="), "{what}: inline style");
    assert!(!html.contains("<style"), "{what}: inline style sheet");
    assert!(!html.contains(" onclick=") && !html.contains("javascript:"), "{what}: inline script");
    for script in html.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap();
        assert!(tag.contains(" src=") || tag.contains("application/ld+json"), "{what}: inline script {tag}");
    }
    // The search client fills its texts itself.
    let filled: String = html.lines().filter(|line| !line.contains(" data-text-")).collect();
    assert!(
        !filled.contains("{n}") && !filled.contains("{name}") && !filled.contains("{title}"),
        "{what}: a gap is not filled"
    );
    let mut ids = BTreeSet::new();
    for id in html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.insert(id), "{what}: id {id} stands twice");
    }
}

/// A field that a template misspells is silent in a condition; here it shows, since its text is nowhere.
#[test]
fn every_text_of_a_view_reaches_its_page() {
    fn texts(value: &serde_json::Value, key: &str, found: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::String(text) => found.push((key.into(), text.clone())),
            serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, key, found)),
            serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| texts(value, key, found)),
            _ => {}
        }
    }
    fn missing(html: &str, view: &impl Serialize, unused: &[&str]) -> Vec<(String, String)> {
        let mut found = Vec::new();
        texts(&serde_json::to_value(view).unwrap(), "", &mut found);
        let escape = |text: &str| {
            text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
        };
        found.retain(|(key, text)| {
            !unused.contains(&key.as_str()) && !html.contains(&escape(text)) && !html.contains(text.as_str())
        });
        found
    }
    let theme = embedded();
    let pages: BTreeMap<&str, String> =
        all(&theme, "sv", true).into_iter().map(|(file, _, html)| (file, html)).collect();
    let extra = json!({});
    let words: Vec<String> =
        ["Bromma stadsdelsförvaltning".into(), "Farsta stadsdelsförvaltning".into()].into();
    let none: Vec<(String, String)> = Vec::new();
    // Identifiers that a template may use and need not show.
    let unused = ["id", "singular", "status", "state", "lang"];
    let assets = theme.asset_urls("/");
    let taxonomies = f::taxonomies();
    let links = [f::link("Om Initiativbanken", "/om/")];
    let site = f::full_site("sv", &assets, &taxonomies, &links);
    let beside = [
        "assets",
        "search_manifest_url",
        "words_url",
        "id",
        "singular",
        "favicon.svg",
        "site.css",
        "site.js",
        // The scripts load these.
        "search.js",
        "search-mend.js",
        "search-filters.js",
        "search-en.js",
        // The start page tells it.
        "generator",
    ];
    assert!(pages["index"].contains("name=\"generator\""));
    assert_eq!(missing(&pages["list"], &site, &beside), none);
    assert!(["search", "alphabet"].iter().all(|page| pages[page].contains("href=\"/a-o/ord/\"")));
    assert!(pages["search"].contains("data-search-manifest=\"/search/manifest.json\""));
    assert_eq!(
        missing(
            &pages["article"],
            &f::full_page("article", "Fler egna medarbetare i Partille", "sv", "/"),
            &["url"]
        ),
        none
    );
    let mut home = f::full_home();
    home.taxonomies.retain(|group| group.terms.len() <= 12);
    assert!(home.latest.iter().all(|item| pages["index"].contains(item.title)));
    home.latest.clear();
    assert_eq!(missing(&pages["index"], &home, &unused), none);
    // Of the mentions an article shows only the title.
    let mut article = f::full_article(&extra, &words);
    assert!(article.backlinks.iter().all(|item| pages["article"].contains(item.title)));
    article.backlinks.clear();
    // A period is said in words.
    assert!(pages["article"].contains("2017 till december 2018"));
    article.period = None;
    // A related article has a line that says why it is there, or else its summary.
    assert!(article.related.iter().all(|item| !item.because.is_empty()));
    article.related.iter_mut().for_each(|item| item.summary = "");
    assert_eq!(missing(&pages["article"], &article, &unused), none);
    assert_eq!(missing(&pages["taxonomy"], &f::municipalities(), &unused), none);
    assert_eq!(missing(&pages["tags"], &f::tags(), &unused), none);
    assert_eq!(missing(&pages["term"], &f::full_term(&words), &unused), none);
    assert_eq!(missing(&pages["list"], &f::full_list(), &unused), none);
    assert_eq!(missing(&pages["plain"], &f::full_plain(), &unused), none);
    assert_eq!(missing(&pages["search"], &f::full_search(), &["singular", "url"]), none);
    assert_eq!(missing(&pages["words"], &f::full_words(), &[]), none);
}

#[test]
fn texts_are_escaped() {
    let theme = embedded();
    let assets = theme.asset_urls("/");
    let site = f::minimal_site("sv", &assets);
    let evil = "<script>alert(\"1\")</script>";
    let page = f::full_page("list", evil, "sv", "/");
    let mut items = f::items();
    items[0].title = evil;
    items[0].place = evil.into();
    let view = samla::theme::views::ListView { items, ..f::full_list() };
    let html = theme.renderer(&site).unwrap().render("list.html", &page, "list", &view).unwrap();
    assert!(!html.contains("<script>alert"));
}
