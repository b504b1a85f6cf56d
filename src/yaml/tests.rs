use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Diagnostic, stop_a_build};

fn parse_text(text: &str) -> Report<Option<Node>> {
    parse(&Source::new("a.yaml", text), 0..text.len())
}

/// `key=value` of the flat mapping.
fn flat(node: Option<&Node>) -> Vec<String> {
    let Some(Node { value: Value::Mapping(entries), .. }) = node else { return Vec::new() };
    let show = |node: &Node| match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar { text, .. } => text.clone(),
        Value::Sequence(items) => {
            format!("{:?}", items.iter().map(|item| item.text().unwrap_or("…")).collect::<Vec<_>>())
        }
        Value::Mapping(entries) => {
            format!(
                "{:?}",
                entries
                    .iter()
                    .map(|(key, value)| (key.name.as_str(), value.text().unwrap_or("…")))
                    .collect::<Vec<_>>()
            )
        }
    };
    entries.iter().map(|(key, value)| format!("{}={}", key.name, show(value))).collect()
}

fn apply(text: &str, diagnostic: &Diagnostic) -> Option<String> {
    let fix = diagnostic.fix.as_ref()?;
    Some(format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..]))
}

#[test]
fn values_keep_their_place() {
    let text = "title: \"Å: b\" # c\ntags: [a, b]\nfunding:\n  amount: 007\n  on: yes\nsummary: >\n  en\n  två\nempty:\n";
    let node = parse_text(text).value.unwrap();
    let Value::Mapping(entries) = &node.value else { panic!() };
    let slices: Vec<&str> = entries.iter().map(|(_, value)| &text[value.span.clone()]).collect();
    assert_eq!(slices[..3], ["\"Å: b\"", "[a, b]", "amount: 007\n  on: yes"]);
    assert!(slices[3].contains("två"));
    assert_eq!(
        flat(Some(&node)),
        [
            "title=Å: b",
            "tags=[\"a\", \"b\"]",
            "funding=[(\"amount\", \"007\"), (\"on\", \"yes\")]",
            "summary=en två\n",
            "empty=~"
        ]
    );
}

#[test]
fn nothing_is_nothing() {
    for text in ["", "\n\n", "# bara en kommentar\n", "   "] {
        let report = parse_text(text);
        assert!(report.value.is_none() && report.diagnostics.is_empty(), "{text:?}");
    }
}

/// What stands at line:column, the Swedish message's beginning, and what is read in the end.
#[test]
fn mistakes_are_found_mended_and_read_over() {
    for (text, places, fields) in [
        ("title: Partille: färre\ndate: 2019\n", vec!["1:16"], vec!["title=Partille: färre", "date=2019"]),
        ("title: \"abc\ndate: 2019\n", vec!["1:8"], vec!["title=abc", "date=2019"]),
        ("title: 'abc\ndate: 2019\n", vec!["1:8"], vec!["title=abc", "date=2019"]),
        ("a: 1\ntitle: \"abc", vec!["2:8"], vec!["a=1", "title=abc"]),
        ("title: \"abc\ndate: \"2019\"\n", vec!["1:8"], vec!["title=abc", "date=2019"]),
        ("title: \"Hej\" sa hon\nb: 1\n", vec!["1:8"], vec!["title=\"Hej\" sa hon", "b=1"]),
        ("title: 'it's here'\n", vec!["1:8"], vec!["title=it's here"]),
        ("title: \"C:\\qvist\"\n", vec!["1:8"], vec!["title=C:\\qvist"]),
        ("tags: [a, b\ndate: 2019\n", vec!["1:7"], vec!["tags=[\"a\", \"b\"]", "date=2019"]),
        (
            "funding: {a: 1, b: 2\nx: 1\n",
            vec!["1:10"],
            vec!["funding=[(\"a\", \"1\"), (\"b\", \"2\")]", "x=1"],
        ),
        ("x: 1\ntags: [a, b", vec!["2:7"], vec!["x=1", "tags=[\"a\", \"b\"]"]),
        ("tags: [a, b]]\nx: 1\n", vec!["1:13"], vec!["tags=[\"a\", \"b\"]", "x=1"]),
        ("tags: [a, , b]\nx: 1\n", vec!["1:11"], vec!["tags=[\"a\", \"b\"]", "x=1"]),
        ("title: ] x\n", vec!["1:8"], vec!["title=] x"]),
        ("title: a\n\tdate: b\n", vec!["2:1"], vec!["title=a", "date=b"]),
        ("tags:\n\t- a\n\t- b\n", vec!["2:1", "3:1"], vec!["tags=[\"a\", \"b\"]"]),
        ("a: @b\nc: `d`\ne: 1", vec!["1:4", "2:4"], vec!["a=@b", "c=d", "e=1"]),
        ("a: *b\nc: &d\ne: !f g\n", vec!["1:4", "2:4", "3:4"], vec!["a=*b", "c=~", "e=g"]),
        ("title:abc\ndate: 2019\n", vec!["1:6"], vec!["title=abc", "date=2019"]),
        ("date: 2019\ntitle:abc\n", vec!["2:6"], vec!["date=2019", "title=abc"]),
        ("date:2019-03\n", vec!["1:5"], vec!["date=2019-03"]),
        ("title\ndate: 2019\n", vec!["1:1"], vec!["title=~", "date=2019"]),
        ("a: b\n c: d\n", vec!["2:1"], vec!["a=b", "c=d"]),
        ("a:\n  b: 1\n c: 2\n", vec!["3:1"], vec!["a=[(\"b\", \"1\"), (\"c\", \"2\")]"]),
        ("a: en text\nsom går vidare\nb: 1\n", vec!["2:1"], vec!["a=en text som går vidare", "b=1"]),
        ("tags: - a\nb: 1\n", vec!["1:7"], vec!["tags=[\"a\"]", "b=1"]),
        (
            "a: {t: Artikel: en, d: 2019}\nb: 1\n",
            vec!["1:15"],
            vec!["a=[(\"t\", \"Artikel: en\"), (\"d\", \"2019\")]", "b=1"],
        ),
        ("a: b\u{0}c\n", vec!["1:5"], vec!["a=bc"]),
        ("a: 1\nb: 2\na: 3\n", vec!["3:1"], vec!["a=1", "b=2"]),
        ("? [a, b]\n: c\nd: 1\n", vec!["1:3"], vec!["d=1"]),
        ("%YAML 1.2\n---\na: b\n", vec!["1:1"], vec!["a=b"]),
        ("a: 1\n---\nb: 2\n", vec!["2:1"], vec![]),
        (
            "a: x: y\nb: \"c\nd: [e\nf: 1\n",
            vec!["1:5", "2:4", "3:4"],
            vec!["a=x: y", "b=c", "d=[\"e\"]", "f=1"],
        ),
    ] {
        let report = parse_text(text);
        let found: Vec<String> = report
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let start = diagnostic.location.start();
                format!("{}:{}", start.line, start.column)
            })
            .collect();
        assert_eq!(found, places, "{text:?}");
        assert_eq!(flat(report.value.as_ref()), fields, "{text:?}");
        for diagnostic in &report.diagnostics {
            let Some(mended) = apply(text, diagnostic) else { continue };
            let left = parse_text(&mended).diagnostics.len();
            assert!(left < report.diagnostics.len(), "{text:?} -> {mended:?}");
        }
    }
}

#[test]
fn every_common_mistake_has_a_fix() {
    for text in [
        "title: a: b\n",
        "title: \"a\n",
        "tags: [a\n",
        "title:b\n",
        "a: 1\n\tb: 2\n",
        "a: *b\n",
        "a: \"b\" c\n",
    ] {
        assert!(parse_text(text).diagnostics.iter().all(|diagnostic| diagnostic.fix.is_some()), "{text:?}");
    }
}

#[test]
fn bombs_are_refused() {
    let deep = "[".repeat(100_000);
    let nested = format!("a: {}{}", "{b: ".repeat(2_000), "}".repeat(2_000));
    let mut aliases = String::from("a: &a [x, x]\n");
    for level in 0..30 {
        aliases = format!("{aliases}b{level}: &b{level} [*a, *a, *a]\n");
    }
    for text in [deep, nested, aliases] {
        assert!(stop_a_build(&parse_text(&text).diagnostics, false));
    }
}

#[test]
fn places_are_those_of_the_whole_file_and_crlf_is_no_trouble() {
    let text = "\u{feff}---\r\ntitle: Å\r\ndate: x: y\r\n---\r\nbody";
    let start = text.find("title").unwrap();
    let report = parse(&Source::new("a.md", text), start..text.rfind("---").unwrap());
    assert_eq!(report.diagnostics[0].location.start().line, 3);
    assert_eq!(flat(report.value.as_ref()), ["title=Å", "date=x: y"]);
}

fn check_spans(node: &Node, text: &str) {
    assert!(text.get(node.span.clone()).is_some(), "{:?}", node.span);
    match &node.value {
        Value::Null | Value::Scalar { .. } => {}
        Value::Sequence(items) => items.iter().for_each(|item| check_spans(item, text)),
        Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
            assert!(text.get(key.span.clone()).is_some());
            check_spans(value, text);
        }),
    }
}

fn check(text: &str) {
    let report = parse_text(text);
    if let Some(node) = &report.value {
        check_spans(node, text);
    }
    for diagnostic in &report.diagnostics {
        assert!(text.get(diagnostic.location.span.clone()).is_some(), "{text:?}");
        if let Some(fix) = &diagnostic.fix {
            assert!(text.get(fix.span.clone()).is_some(), "{text:?}");
        }
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn no_yaml_is_too_broken(pieces in prop::collection::vec(prop::sample::select(vec![
        "title", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", "\"", "'", "å", "\t", "&a ", "*a", "!t ", "|\n", ">\n", ", ", "#", "?",
        " # ", "---\n", "...\n", "%", "\r\n", "\\", "2019", "<<: ", "\u{feff}", "\u{0}", "@", "`", "\u{a0}", "\u{2028}", "\u{85}",
    ]), 0..40)) {
        check(&pieces.concat());
    }

    #[test]
    fn quoted_texts_come_back(text in "\\PC{0,40}") {
        let yaml = format!("a: {}\nb: [{}]\n", quote(&text), scalar(&text));
        let mut report = parse_text(&yaml);
        report.diagnostics.retain(|found| !matches!(found.code, Code::StrayCharacter | Code::Mojibake));
        prop_assert!(report.diagnostics.is_empty(), "{yaml:?}: {:?}", report.diagnostics);
        let Some(Node { value: Value::Mapping(entries), .. }) = report.value else { panic!("{yaml:?}") };
        let text = crate::text::clean(&text);
        prop_assert_eq!(entries[0].1.text(), Some(&*text));
        let Value::Sequence(items) = &entries[1].1.value else { panic!("{yaml:?}") };
        prop_assert_eq!(items[0].text(), Some(&*text));
    }
}
