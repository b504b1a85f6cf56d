//! What holds for any text at all.

use std::collections::BTreeSet;

use proptest::prelude::*;
use samla::diagnostic::Lang;

use super::{html, parse, parse_as, well_formed};

/// Pieces that mean something in Markdown, to be thrown together.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "## ",
        "#### ",
        "{#a}",
        "{#b .c lang=en}",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "- [ ] ",
        "- [x] ",
        "1. ",
        "> ",
        "> [!NOTE]\n> ",
        "| a | b |\n|---|:-:|\n| c |",
        "[^1]",
        "[^1]: ",
        "[^2]: not\n\n    mer",
        "*",
        "**",
        "~~",
        "`",
        "```\n",
        "```fakta\n",
        "```diagram\ntype: bar\n",
        "title: a\n",
        "text: b\n",
        "[a](b.md)",
        "[a](#b)",
        "![a](b.png)",
        "![](c)",
        "[a]{lang=en}",
        "{lang=sv}",
        "[",
        "]",
        "(",
        ")",
        "](",
        "https://a.se/b",
        "www.å.se",
        "://",
        "<b>",
        "</b>",
        "<div>\n",
        "</div>",
        "<!-- ",
        "-->",
        "<",
        ">",
        "&",
        "&amp;",
        "&#0;",
        "\"",
        "'",
        "--",
        "...",
        "\\",
        "|",
        "\t",
        ":",
        ": b",
        "– ",
        "-a\n",
        "•\t",
        "1.a\n2.b\n",
        "[[a]]",
        "{{ a }}",
        "{.a}",
        "{% a %}",
        "%%a%%",
        "==a==",
        ":::tip\n",
        "!!! a\n",
        "TODO",
        "XX %",
        "[AA1]",
        "???",
        "!!!",
        "´´´fakta\n",
        "---\n",
        "===\n",
        "a\tb\nc\td\n",
        "| a | b |\n| c | d |\n",
        "a;b;c\n",
        "[1]",
        "[1] a\n",
        "¹",
        "[a]: b\n",
        "** a **",
        "__",
        "~a~",
        "(a)[https://b.se]",
        "2019. ",
        "+ 5",
        "A\n",
        "ALLA ",
        "$$",
        "\\(",
        "å",
        "ord ",
        "👩‍👧",
        "\u{0}",
        "\u{a0}",
        "\u{ad}",
        "\r\n",
        "---\n",
        "===\n",
        "[r]: u\n",
        "[r]",
        "[a][r]",
        "[a][]",
        "<script>",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

/// Applies all fixes that do not overlap, the last first. Gives whether there were any.
fn mended(text: &mut String) -> bool {
    let mut fixes: Vec<_> =
        parse(text).diagnostics.into_iter().filter_map(|diagnostic| diagnostic.fix).collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse((fix.span.start, fix.span.end)));
    let mut last = text.len() + 1;
    for fix in &fixes {
        // Two that touch are two, but for what is put in at one place.
        if fix.span.end < last || fix.span.end == last && !fix.span.is_empty() {
            text.replace_range(fix.span.clone(), &fix.replacement);
            last = fix.span.start;
        }
    }
    !fixes.is_empty()
}

fn holds(markdown: &str, allow_html: bool) -> Result<(), TestCaseError> {
    for lang in [Lang::Sv, Lang::En] {
        let (_, report) = parse_as(markdown, lang, allow_html);
        let document = &report.value;
        let text = &document.html.text;
        let slots = &document.html.slots;
        prop_assert!(slots.windows(2).all(|pair| pair[0].at <= pair[1].at), "slots out of order");
        prop_assert!(
            slots.iter().all(|slot| text.is_char_boundary(slot.at) && slot.link < document.links.len())
        );
        prop_assert!(
            slots.iter().all(|slot| text[..slot.at].ends_with("=\"") && text[slot.at..].starts_with('"'))
        );
        let filled = html(document);
        prop_assert_eq!(well_formed::fault(&filled), None, "{}", filled);
        let anchors: BTreeSet<&String> = document.anchors.iter().collect();
        prop_assert_eq!(anchors.len(), document.anchors.len(), "an id stands twice");
        prop_assert!(document.links.iter().all(|link| markdown.get(link.span.clone()).is_some()));
        for diagnostic in &report.diagnostics {
            prop_assert!(markdown.get(diagnostic.location.span.clone()).is_some(), "{:?}", diagnostic);
            prop_assert!(diagnostic.fix.as_ref().is_none_or(|fix| markdown.get(fix.span.clone()).is_some()));
        }
        let again = parse_as(markdown, lang, allow_html).1;
        prop_assert_eq!(html(&again.value), filled, "not deterministic");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_html(text in "\\PC{0,200}") {
        holds(&text, false)?;
    }

    #[test]
    fn fixes_come_to_an_end(markdown in markdown()) {
        let mut text = markdown.clone();
        let rounds = (0..40).take_while(|_| mended(&mut text)).count();
        prop_assert!(rounds < 40, "{:?} is never mended: {:?}\n{}", markdown, text, super::diagnostics(&parse(&text)));
    }

    #[test]
    fn any_markdown_gives_sound_html(text in markdown()) {
        holds(&text, false)?;
    }

    #[test]
    fn any_allowed_html_gives_sound_html(text in markdown()) {
        holds(&text, true)?;
    }

    #[test]
    fn no_word_of_a_paragraph_is_lost(words in prop::collection::vec("[a-zåäöé]{1,12}-?", 1..60), breaks in prop::collection::vec(0..3_u8, 60)) {
        let mut text = String::new();
        for (word, gap) in words.iter().zip(&breaks) {
            text.push_str(word);
            text.push_str(match gap { 0 => " ", 1 => "\n", _ => "\n\n" });
        }
        // A line of hyphens after a word would be a heading.
        prop_assume!(!text.lines().any(|line| line.trim_matches('-').is_empty() && !line.is_empty()));
        let document = parse(&text).value;
        let plain: Vec<String> = document.sections.iter().flat_map(|section| section.text.split_whitespace()).map(str::to_owned).collect();
        prop_assert_eq!(plain, words);
    }
}

/// Texts that have brought parsers to a halt.
#[test]
fn odd_texts_take_no_longer_than_others() {
    let pieces = [
        "[",
        "![",
        "[a](",
        "](",
        "[^",
        "{",
        "{#a",
        "<",
        "<a ",
        "> ",
        "- ",
        "*a ",
        "**a",
        "`",
        "``` \n",
        "|a",
        "https://a.se/)",
        "www.",
        "&amp;",
        "# a\n",
        "# a {#b}\n",
        "[a]{lang=en}",
        "[^1]: a\n",
        "\"",
        "```fakta\n",
        "- [ ] a\n",
        "<!--",
        "\\",
        ")[",
        "(a)[",
        "]https://a.se ",
        "[[",
        "{{",
        "{%",
        "%%",
        "==",
        "??",
        "?",
        "!!",
        "1X",
        "xx.",
        "k.",
        "– a\n",
        "-a\n",
        "1. a\n",
        "1000. ",
        "1.a\n",
        "a | b\n",
        "| a |\n\n",
        "a\tb\n",
        "a;b\n",
        ": a\n",
        "A\n: b\n\n",
        ":::\n",
        ":a:",
        "\n:",
        "´´´\n",
        "~a~",
        "[1] a\n",
        "[1]",
        "¹",
        "**A**\n\n",
        "A\n---\n",
        "    a\n\n",
        "[a]: b\n",
        "A ",
        "a,",
        "|\n",
        "||",
        "++",
        "$",
        "\\a{",
        "<<",
        "o ",
    ];
    for piece in pieces {
        let text = piece.repeat(40_000 / piece.len());
        let start = std::time::Instant::now();
        parse(&text);
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}

/// What the properties above have found.
#[test]
fn once_broken_texts_hold() {
    for text in [
        "- [ ] # ```\n\t:",
        "- [ ] ---\n    ://",
        "## [](x)\n\n[a](b.md)",
        "https://a.se/å&amp;b https://m.se",
    ] {
        holds(text, false).unwrap();
        holds(text, true).unwrap();
    }
}
