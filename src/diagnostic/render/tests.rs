//! The drawings as people and programs see them.

use std::sync::Arc;

use insta::assert_snapshot;

use super::*;
use crate::diagnostic::{Code, Location, Message, Source, Span, Visibility};
use crate::message;

const ARTICLE: &str = "---\ntitle: Färre placeringar\nkommun: Partile\ndate: 2019-03\n---\nText.\n";

fn span_of(source: &Source, part: &str) -> Span {
    let start = source.text().find(part).unwrap();
    start..start + part.len()
}

fn unknown_field(source: &Arc<Source>) -> Diagnostic {
    let span = span_of(source, "kommun");
    let message = message!(sv: "Fältet ”kommun” finns inte.", en: "There is no field \"kommun\".");
    Diagnostic::new(Code::UnknownField, source, span.clone(), message)
        .with_help(message!(sv: "Menade du municipality?", en: "Did you mean municipality?"))
        .with_fix(span, "municipality")
}

fn warning(source: &Arc<Source>) -> Diagnostic {
    let message = message!(sv: "Oklart.", en: "Unclear.");
    let span = span_of(source, "date: 2019-03\n---");
    let mut diagnostic = Diagnostic::new(Code::YamlSyntax, source, span, message);
    diagnostic.severity = Severity::Warning;
    diagnostic
}

fn at(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, &Source::new("a.md", text), span, message!(sv: "Fel.", en: "Wrong."))
}

#[test]
fn a_mistake_with_a_fix() {
    let source = Source::new("content/initiativ/partille.md", ARTICLE);
    assert_snapshot!(human(&[unknown_field(&source)], Lang::Sv, false, ""), @r#"
    fel[unknown-field]: Fältet ”kommun” finns inte.
     --> content/initiativ/partille.md:3:1
      |
    3 | kommun: Partile
      | ^^^^^^
      |
    hjälp: Menade du municipality?
      |
    3 - kommun: Partile
    3 + municipality: Partile
      |
    "#);
    assert_snapshot!(human(&[unknown_field(&source)], Lang::En, false, ""), @r#"
    error[unknown-field]: There is no field "kommun".
     --> content/initiativ/partille.md:3:1
      |
    3 | kommun: Partile
      | ^^^^^^
      |
    help: Did you mean municipality?
      |
    3 - kommun: Partile
    3 + municipality: Partile
      |
    "#);
}

#[test]
fn several_lines_help_and_related_places() {
    let source = Source::new("a.md", ARTICLE);
    let other = Source::new("b.md", "---\ntitle: Samma\n");
    let location = Location { span: span_of(&other, "Samma"), source: other };
    let diagnostic = warning(&source)
        .with_help(message!(sv: "Skriv om.", en: "Rewrite it."))
        .with_related(location, message!(sv: "här står det också", en: "it is here too"));
    assert_snapshot!(human(&[diagnostic], Lang::Sv, false, ""), @r#"
    varning[yaml-syntax]: Oklart.
     --> a.md:4:1
      |
    4 | / date: 2019-03
    5 | | ---
      | |___^
      |
      = hjälp: Skriv om.
    se även: här står det också
     --> b.md:2:8
      |
    2 | title: Samma
      |        -----
    "#);
}

#[test]
fn insertions_and_removals() {
    let insert = at("title: A\ndate: 2019\n", 8..8).with_fix(8..8, "\nsummary: …");
    assert_snapshot!(human(&[insert], Lang::Sv, false, ""), @r#"
    fel[yaml-syntax]: Fel.
     --> a.md:1:9
      |
    1 | title: A
      |         ^
      |
    hjälp: skriv så här
      |
    1 ~ title: A
    2 ~ summary: …
      |
    "#);
    let remove = at("a: \tb\n", 3..4).with_fix(3..4, "");
    assert_snapshot!(human(&[remove], Lang::En, false, ""), @r#"
    error[yaml-syntax]: Wrong.
     --> a.md:1:4
      |
    1 | a:     b
      |    ^^^^
      |
    help: write this
      |
    1 | a: b
      |
    "#);
}

#[test]
fn a_long_line_is_cut_around_the_caret() {
    let text = format!("{}HÄR{}\n", "före ".repeat(1_000), " efter".repeat(10_000));
    let start = text.find("HÄR").unwrap();
    let drawn = human(&[at(&text, start..start + 4)], Lang::Sv, false, "");
    assert!(drawn.lines().all(|line| line.chars().count() <= 110), "{drawn}");
    assert_snapshot!(drawn, @r#"
    fel[yaml-syntax]: Fel.
     --> a.md:1:5001
      |
    1 | ...re före före före före före före före före HÄR efter efter efter efter efter efter efter e...
      |                                               ^^^
    "#);
    let endless = "x".repeat(1_000_000);
    assert_snapshot!(human(&[at(&endless, 900_000..900_001)], Lang::Sv, false, ""), @r#"
    fel[yaml-syntax]: Fel.
    --> a.md:1:900001
    "#);
}

#[test]
fn control_characters_are_shown_and_not_obeyed() {
    let mut diagnostic = at("a: \x1b[31mröd\u{9b}1m\u{202e}\r\n", 4..9);
    diagnostic.message = Message { sv: "Fel: \x1b[2J".into(), en: String::new() };
    let diagnostic = diagnostic.with_fix(3..4, "\x07");
    let drawn = human(&[diagnostic], Lang::Sv, false, "");
    assert!(!drawn.contains(|c: char| c.is_control() && c != '\n'));
    assert_snapshot!(drawn, @r#"
    fel[yaml-syntax]: Fel: ␛[2J
     --> a.md:1:5
      |
    1 | a: ␛[31mröd�1m�
      |     ^^^^^
      |
    hjälp: skriv så här
      |
    1 - a: ␛[31mröd�1m�
    1 + a: ␇[31mröd�1m�
      |
    "#);
}

#[test]
fn no_place_is_too_odd_to_draw() {
    let texts = [
        "",
        "\n",
        "å",
        "å\n",
        "\r\n",
        "a\r\n\r\nb",
        "\t\tx\t",
        "日本語\n👩‍👩‍👧",
        &"x\n".repeat(40),
        "e\u{301}\0",
    ];
    for text in texts {
        for start in 0..=text.len() + 2 {
            for end in [start, start + 1, start + 5, text.len(), 0] {
                let odd = [at(text, start..end).with_fix(start..end, "nytt\nå")];
                assert!(human(&odd, Lang::Sv, true, "").contains("Fel."));
                json(&odd, Lang::Sv, "");
                github(&odd, Lang::Sv, "");
            }
        }
    }
}

#[test]
fn colour_is_only_there_when_asked_for() {
    let source = Source::new("a.md", ARTICLE);
    assert!(human(&[unknown_field(&source)], Lang::Sv, true, "").contains("\x1b["));
    assert!(!human(&[unknown_field(&source)], Lang::Sv, false, "").contains('\x1b'));
}

#[test]
fn json_has_the_fixed_shape() {
    let source = Source::new("a.md", ARTICLE);
    assert_snapshot!(json(&[unknown_field(&source), warning(&source)], Lang::En, ""), @r#"
    {"diagnostics":[{"code":"unknown-field","severity":"error","file":"a.md","line":3,"column":1,"end_line":3,"end_column":7,"message":"There is no field \"kommun\".","help":"Did you mean municipality?","fix":{"line":3,"column":1,"end_line":3,"end_column":7,"start_byte":30,"end_byte":36,"replacement":"municipality"},"state":null},{"code":"yaml-syntax","severity":"warning","file":"a.md","line":4,"column":1,"end_line":5,"end_column":4,"message":"Unclear.","help":null,"fix":null,"state":null}],"counts":{"errors":1,"warnings":1,"files":1}}
    "#);
    assert_snapshot!(json(&[], Lang::Sv, ""), @r#"
    {"diagnostics":[],"counts":{"errors":0,"warnings":0,"files":0}}
    "#);
}

#[test]
fn a_file_that_readers_do_not_see_is_called_so() {
    let source = Source::new("a.md", ARTICLE);
    let unseen = |visibility| Diagnostic { visibility, ..unknown_field(&source) };
    let day = "2026-12-24".parse().unwrap();
    for (visibility, sv, en) in [
        (Visibility::Draft, "(utkast)", "(draft)"),
        (Visibility::Scheduled(day), "(publiceras 2026-12-24)", "(to be published 2026-12-24)"),
        (Visibility::Expired, "(har gått ut)", "(expired)"),
    ] {
        let mark = visibility.mark().unwrap();
        assert!(json(&[unseen(visibility)], Lang::Sv, "").contains(&format!("\"state\":\"{mark}\"")));
        for (lang, note) in [(Lang::Sv, sv), (Lang::En, en)] {
            assert!(human(&[unseen(visibility)], lang, false, "").lines().next().unwrap().ends_with(note));
            assert!(github(&[unseen(visibility)], lang, "").contains(note));
        }
    }
}

#[test]
fn github_annotations_escape_what_would_break_them() {
    let source = Source::new("å, 100%:b.md", ARTICLE);
    let mut diagnostic = unknown_field(&source);
    diagnostic.message = Message { sv: "50 % fel,\r\nhelt: fel".into(), en: String::new() };
    assert_snapshot!(github(&[diagnostic], Lang::Sv, ""), @r#"
    ::error file=å%2C 100%25%3Ab.md,line=3,col=1,endLine=3,endColumn=7,title=unknown-field::50 %25 fel,%0D%0Ahelt: fel%0AMenade du municipality?
    "#);
}

#[test]
fn the_summary_counts_in_both_languages() {
    let (one, two) = (Source::new("a.md", ARTICLE), Source::new("b.md", ARTICLE));
    let both = [unknown_field(&one), unknown_field(&two), warning(&two)];
    assert_eq!(summary(&both, Lang::Sv), "2 fel och 1 varning i 2 filer");
    assert_eq!(summary(&both, Lang::En), "2 errors and 1 warning in 2 files");
    assert_eq!(summary(&both[..1], Lang::En), "1 error in 1 file");
    assert_eq!(summary(&both[2..], Lang::Sv), "1 varning i 1 fil");
    assert_eq!(summary(&[warning(&one), warning(&two)], Lang::Sv), "2 varningar i 2 filer");
    assert_eq!(summary(&[], Lang::Sv), "Inga fel");
    assert_eq!(summary(&[], Lang::En), "No mistakes");
}
