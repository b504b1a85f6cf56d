//! Sound content is read without a word, and the order of threads does not show.

use std::fs;

use proptest::prelude::*;
use samla::config::Config;
use samla::content::metadata::{Funding, Status};
use samla::content::{self, EntryAddress, EntryKind, Register, Vocabularies};
use samla::diagnostic::{Lang, Source, Span};
use tempfile::TempDir;

const FULL: &str = "---
title: Färre placeringar i Partille
summary: >
  En eller två
  meningar.
date: 2019-03
updated: 2026-11-21
municipality: Partille
district: Angered
organisation: Social- och arbetsförvaltningen
tags: [samverkan, barn och unga]
target_group: [barn, familjer]
methods: [Signs of Safety]
status: completed
period: {from: 2017-01, to: 2018-12}
funding: {amount: 19582360, currency: SEK, source: ESF}
participants: [Bromma stadsdelsförvaltning]
contact: {name: Social- och arbetsförvaltningen, url: https://www.partille.se}
sources: [{title: Rapport, publisher: Partille, url: https://www.partille.se/r, date: 2019}]
image: {src: omslag.jpg, alt: En gård, caption: Gården, credit: Partille}
related: [kungsbacka-stabil-socialtjanst]
review_by: 2027-06-01
draft: false
publish_at: 2026-12-01
expires_at: 2028-01-01
aliases: [/gammal/adress/, /gammal.html]
lang: sv
extra: {a: 1, b: [true, \"1\", 1.5, x], c: }
---

Text.
";

fn address() -> EntryAddress {
    EntryAddress {
        kind: EntryKind::Article,
        section: "initiativ/".to_owned(),
        slug: "x".to_owned(),
        lang: Lang::Sv,
        bundle: false,
    }
}

#[test]
fn every_field_is_read() {
    let source = Source::new("content/initiativ/x.md", FULL);
    let report = content::parse(&source, &address(), &Config::new("x"), &Vocabularies::default());
    assert_eq!(report.diagnostics, []);
    let metadata = report.value.metadata;
    assert_eq!(metadata.summary, "En eller två meningar.");
    assert_eq!(metadata.terms["year"][0].value, "2019");
    assert_eq!(metadata.terms["tags"].len(), 2);
    assert_eq!(&FULL[metadata.terms["tags"][1].span.clone()], "barn och unga");
    assert_eq!(metadata.status, Some(Status::Completed));
    assert_eq!(metadata.period.unwrap().to.unwrap().to_string(), "2018-12");
    let funding =
        Funding { amount: Some(19_582_360), currency: "SEK".to_owned(), source: Some("ESF".to_owned()) };
    assert_eq!(metadata.funding, Some(funding));
    assert_eq!(metadata.sources[0].date.unwrap().to_string(), "2019");
    assert_eq!(metadata.image.unwrap().alt, "En gård");
    assert_eq!(
        metadata.aliases.iter().map(|alias| alias.value.as_str()).collect::<Vec<_>>(),
        ["gammal/adress/", "gammal.html"]
    );
    assert_eq!(metadata.extra.to_string(), r#"{"a":1,"b":[true,"1",1.5,"x"],"c":null}"#);
    assert_eq!(&FULL[metadata.spans["review_by"].clone()], "2027-06-01");
    assert_eq!(&FULL[report.value.body], "\nText.\n");
}

#[test]
fn the_register_knows_where_a_municipality_lies() {
    let partille = Register::get().municipality("Partille").unwrap();
    assert_eq!((partille.code.as_str(), partille.county.as_str()), ("1402", "Västra Götalands län"));
}

#[test]
fn order_does_not_depend_on_threads() {
    let site = TempDir::new().unwrap();
    let folder = site.path().join("content/initiativ");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..200 {
        let title = if number % 3 == 0 { "x: y" } else { "x" };
        fs::write(
            folder.join(format!("a{number}.md")),
            format!("---\ntitle: {title}\nsummary: x\ndate: 2019\n---\n"),
        )
        .unwrap();
    }
    let load = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let report = pool.install(|| content::load(site.path(), &Config::new("x")));
        let slugs: Vec<String> = report.value.entries.into_iter().map(|entry| entry.address.slug).collect();
        (slugs, report.diagnostics)
    };
    let (slugs, diagnostics) = load(1);
    assert_eq!((slugs.len(), diagnostics.len()), (200, 67));
    assert_eq!(load(4), (slugs, diagnostics));
}

fn check(text: &str) {
    let source = Source::new("content/initiativ/x.md", text);
    let report = content::parse(&source, &address(), &Config::new("x"), &Vocabularies::default());
    let inside = |span: &Span| assert!(text.get(span.clone()).is_some(), "{span:?} in {text:?}");
    inside(&report.value.body);
    report.value.metadata.spans.values().for_each(inside);
    report.value.metadata.terms.values().flatten().for_each(|term| inside(&term.span));
    for diagnostic in &report.diagnostics {
        inside(&diagnostic.location.span);
        diagnostic.fix.iter().for_each(|fix| inside(&fix.span));
        diagnostic.related.iter().for_each(|(location, _)| inside(&location.span));
    }
}

proptest! {
    #[test]
    fn no_article_is_too_strange(text in "\\PC{0,200}") {
        check(&text);
        check(&format!("---\n{text}\n---\n{text}"));
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), &bytes).unwrap();
        let document = content::Document {
            path: "content/initiativ/x.md".to_owned(),
            file: file.path().to_path_buf(),
            address: address(),
        };
        content::load_one(&document, &Config::new("x"), &Vocabularies::default());
    }

    #[test]
    fn no_change_of_a_sound_article_is_too_much(at in 0..FULL.len(), length in 0usize..40, put in "(\n|\t|: |\"|'|\\[|\\{|---|#|\\PC){0,4}") {
        let mut from = at;
        while !FULL.is_char_boundary(from) { from -= 1; }
        let mut to = (from + length).min(FULL.len());
        while !FULL.is_char_boundary(to) { to -= 1; }
        check(&format!("{}{put}{}", &FULL[..from], &FULL[to.max(from)..]));
    }
}
