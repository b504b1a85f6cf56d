//! Many mistakes as people see them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use insta::assert_snapshot;

use super::*;
use crate::diagnostic::{Code, Message, Source};

fn term(file: usize, word: &str) -> Diagnostic {
    let source = Source::new(format!("content/initiativ/{file}.md"), format!("tags: [{word}]\n"));
    let message = message(
        &format!("”{word}” finns inte i ordlistan tags."),
        &format!("“{word}” is not in the vocabulary tags."),
    );
    Diagnostic::new(Code::UnknownTerm, &source, 7..7 + word.len(), message)
}

fn forgotten(file: usize) -> Diagnostic {
    let source: Arc<Source> = Source::new(format!("content/initiativ/{file}.md"), "---\n");
    Diagnostic::new(
        Code::MissingField,
        &source,
        0..3,
        message("Fältet summary saknas.", "The field summary is missing."),
    )
}

fn message(sv: &str, en: &str) -> Message {
    Message { sv: sv.to_owned(), en: en.to_owned() }
}

/// How many of each rule are drawn.
fn shown(diagnostics: &[Diagnostic], limit: Option<usize>) -> usize {
    Digest::of(diagnostics, limit).shown.len()
}

#[test]
fn few_mistakes_are_all_drawn() {
    let few: Vec<Diagnostic> =
        (0..4).map(forgotten).chain((0..12).map(|file| term(file, &format!("ord{file}")))).collect();
    let digest = Digest::of(&few, Some(OF_ONE_CAUSE));
    assert_eq!((digest.shown.len(), digest.is_whole()), (16, true));
    assert_eq!((digest.rest(Lang::Sv), digest.table(&few, Lang::Sv)), (String::new(), String::new()));
}

#[test]
fn of_one_cause_five_are_drawn_and_of_one_rule_twenty() {
    let same: Vec<Diagnostic> = (0..300).map(forgotten).collect();
    assert_eq!(shown(&same, Some(OF_ONE_CAUSE)), 5);
    assert_eq!(shown(&same, Some(1)), 1);
    assert_eq!(shown(&same, None), 300);
    let different: Vec<Diagnostic> = (0..300).map(|file| term(file, &format!("ord{file}"))).collect();
    assert_eq!(shown(&different, Some(OF_ONE_CAUSE)), 20);
    assert_eq!(shown(&different, Some(1)), 4);
    assert_eq!(shown(&different, Some(usize::MAX)), 300);
}

#[test]
fn the_rest_is_told_by_rule() {
    let words = ["skola", "lärare", "skola", "elev", "skola", "rektor", "lärare", "fritids"];
    let mut many: Vec<Diagnostic> = (0..1_731).map(|file| term(file, words[file % words.len()])).collect();
    many.extend((0..8).map(forgotten));
    let digest = Digest::of(&many, Some(OF_ONE_CAUSE));
    let draw = |lang| {
        let text = format!("{}\n{}\n{}", digest.rest(lang), digest.table(&many, lang), summary(&many, lang));
        text.replace('\u{a0}', "_")
    };
    assert_snapshot!(draw(Lang::Sv), @r"
    och 3 till av missing-field (i 3 filer)
    och 1_711 till av unknown-term (5 ord: skola, lärare, fritids, rektor, elev)

    regel                fel  varningar      filer
    unknown-term       1_731          0      1_731
    missing-field          8          0          8

    1_739 fel i 1_731 filer
    ");
    assert_snapshot!(draw(Lang::En), @r"
    and 3 more of missing-field (in 3 files)
    and 1,711 more of unknown-term (5 words: skola, lärare, fritids, rektor, elev)

    rule              errors   warnings      files
    unknown-term       1,731          0      1,731
    missing-field          8          0          8

    1,739 errors in 1,731 files
    ");
}

#[test]
fn a_mark_that_says_nothing_is_not_named() {
    let long = |number: usize| term(0, &format!("{number}{}", "x".repeat(60)));
    let many: Vec<Diagnostic> = (0..40).map(long).collect();
    assert_eq!(Digest::of(&many, Some(1)).rest(Lang::En), "and 36 more of unknown-term (36 words)\n");
    let one_more: Vec<Diagnostic> = (0..6).map(forgotten).collect();
    assert_eq!(Digest::of(&one_more, Some(5)).rest(Lang::En), "and 1 more of missing-field (in 1 file)\n");
}

#[test]
fn ten_thousand_mistakes_take_no_time() {
    let many: Vec<Diagnostic> = (0..10_000).map(|file| term(file, &format!("ord{}", file % 700))).collect();
    let start = Instant::now();
    let digest = Digest::of(&many, Some(OF_ONE_CAUSE));
    let text = human(digest.shown.iter().copied(), Lang::Sv, false, "");
    assert!(text.lines().count() < 300);
    digest.table(&many, Lang::Sv);
    digest.rest(Lang::Sv);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

#[test]
fn paths_lead_from_where_somebody_called() {
    let mistakes = [forgotten(1)];
    assert!(human(&mistakes, Lang::Sv, false, "sites/a/").contains("--> sites/a/content/initiativ/1.md:1:1"));
    assert!(json(&mistakes, Lang::Sv, "sites/a/").contains("\"file\":\"sites/a/content/initiativ/1.md\""));
    assert!(github(&mistakes, Lang::Sv, "sites/a/").contains("file=sites/a/content/initiativ/1.md,"));
}

#[test]
fn numbers_are_grouped() {
    for (number, sv, en) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_711, "1\u{a0}711", "1,711"),
        (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
    ] {
        assert_eq!((grouped(number, Lang::Sv).as_str(), grouped(number, Lang::En).as_str()), (sv, en));
    }
}
