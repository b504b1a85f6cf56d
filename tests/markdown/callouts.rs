//! Callouts of GitHub, Obsidian and editors: drawn, with their title, and told where the kind is unknown.

use samla::diagnostic::Lang;

use super::{html, parse, parse_as, well_formed};

#[test]
fn callouts_have_kind_title_and_text() {
    for (markdown, expected) in [
        (
            "> [!TIP] Egen rubrik\n> Text.",
            "<aside class=\"alert alert-tip\" aria-label=\"Egen rubrik\">\n<p class=\"alert-title\">Egen rubrik</p>\n<p>Text.</p>\n</aside>\n",
        ),
        (
            "> [!info]\n> Text.",
            "<aside class=\"alert alert-note\" aria-label=\"Information\">\n<p class=\"alert-title\">Information</p>\n<p>Text.</p>\n</aside>\n",
        ),
        (
            "> [!NOTE]-\n> Text.",
            "<details class=\"alert alert-note\">\n<summary class=\"alert-title\">Observera</summary>\n<p>Text.</p>\n</details>\n",
        ),
        (
            "> [!tip]+ *Öppen* `ruta`\n>\n> - a\n",
            "<details class=\"alert alert-tip\" open>\n<summary class=\"alert-title\"><em>Öppen</em> <code>ruta</code></summary>\n<ul>\n<li>a</li>\n</ul>\n</details>\n",
        ),
        (
            "> [!VIKTIGT]\n> Text.",
            "<aside class=\"alert alert-important\" aria-label=\"Viktigt\">\n<p class=\"alert-title\">Viktigt</p>\n<p>Text.</p>\n</aside>\n",
        ),
        (
            "> [!Se upp] Hej\n> Text.",
            "<aside class=\"alert alert-warning\" aria-label=\"Hej\">\n<p class=\"alert-title\">Hej</p>\n<p>Text.</p>\n</aside>\n",
        ),
        (
            "> [!danger]\n> a\n> > [!todo]\n> > b\n",
            "<aside class=\"alert alert-caution\" aria-label=\"Fara\">\n<p class=\"alert-title\">Fara</p>\n<p>a</p>\n<aside class=\"alert alert-note\" aria-label=\"Att göra\">\n<p class=\"alert-title\">Att göra</p>\n<p>b</p>\n</aside>\n</aside>\n",
        ),
        (
            "> [!question] \"Varför\" & [hur](a.md)?\n",
            "<aside class=\"alert alert-note\" aria-label=\"”Varför” &amp; hur?\">\n<p class=\"alert-title\">”Varför” &amp; <a href=\"{0}\">hur</a>?</p>\n</aside>\n",
        ),
        (
            "> [!example]",
            "<aside class=\"alert alert-note\" aria-label=\"Exempel\">\n<p class=\"alert-title\">Exempel</p>\n</aside>\n",
        ),
        (
            "> [!note](a.md) är en länk",
            "<blockquote>\n<p><a href=\"{0}\">!note</a> är en länk</p>\n</blockquote>\n",
        ),
        ("> Vanligt citat [!]\n", "<blockquote>\n<p>Vanligt citat [!]</p>\n</blockquote>\n"),
        (
            "- > [!OBS] I en lista\n  > text\n",
            "<ul>\n<li><aside class=\"alert alert-note\" aria-label=\"I en lista\">\n<p class=\"alert-title\">I en lista</p>\n<p>text</p>\n</aside>\n</li>\n</ul>\n",
        ),
    ] {
        let report = parse(markdown);
        assert_eq!(html(&report.value), expected, "{markdown}");
        assert_eq!(report.diagnostics, [], "{markdown}");
        assert_eq!(well_formed::fault(expected), None);
    }
}

#[test]
fn every_kind_of_the_tools_is_drawn() {
    let kinds = "note abstract summary tldr info todo tip hint important success check done question help faq warning \
                 caution attention failure fail missing danger error bug example quote cite OBS TIPS VIKTIGT VARNING \
                 Info Fakta Exempel Fråga";
    for kind in kinds.split_whitespace() {
        for mark in ["", "-", "+", " Rubrik"] {
            let report = parse(&format!("> [!{kind}]{mark}\n> Text.\n"));
            let page = html(&report.value);
            assert!(page.contains("class=\"alert alert-") && !page.contains("[!"), "{page}");
            assert!(page.contains("<p>Text.</p>"), "{page}");
            assert_eq!(report.diagnostics, [], "{kind}");
        }
    }
}

#[test]
fn an_unknown_kind_is_a_note_with_its_word_as_title_and_told() {
    for (markdown, fix) in [
        ("a\n\n> [!NOTTE]\n> Text.", Some("NOTE")),
        ("a\n\n> [!Varnign]\n> Text.", Some("VARNING")),
        ("a\n\n> [!solros]\n> Text.", None),
    ] {
        let report = parse(markdown);
        assert_eq!(report.diagnostics.len(), 1, "{markdown}");
        let told = &report.diagnostics[0];
        assert_eq!((told.code.name(), told.location.start().line), ("unknown-callout", 3));
        assert_eq!(told.fix.as_ref().map(|fix| fix.replacement.as_str()), fix);
        if let Some(fix) = &told.fix {
            let mut text = markdown.to_owned();
            text.replace_range(fix.span.clone(), &fix.replacement);
            assert_eq!(parse(&text).diagnostics, [], "{text}");
        }
    }
    let page = html(&parse("> [!solros]\n> Text.").value);
    assert!(page.contains("<p class=\"alert-title\">Solros</p>"), "{page}");
}

#[test]
fn titles_are_in_the_text_and_in_the_language() {
    let (_, report) = parse_as("> [!info]- Read this\n> Text.\n\n> [!danger]\n> b", Lang::En, false);
    assert_eq!(report.value.sections[0].text, "Read this\nText.\nDanger\nb");
}

#[test]
fn a_marker_that_makes_no_box_is_told() {
    for (markdown, line, fixed) in [
        ("[!NOTE] Obs\nText.\n", 1, Some("> [!NOTE] Obs\n> Text.\n")),
        ("> Ingress\n> [!tip]\n> Text.\n", 2, Some("> Ingress\n\n> [!tip]\n> Text.\n")),
        ("1. a\n\n   [!OBS] i en lista\n", 3, None),
    ] {
        let report = parse(markdown);
        let told: Vec<_> =
            report.diagnostics.iter().map(|told| (told.code.name(), told.location.start().line)).collect();
        assert_eq!(told, [("unknown-callout", line)], "{markdown}");
        let fix = report.diagnostics[0].fix.as_ref();
        let after = fix.map(|fix| {
            let mut text = markdown.to_owned();
            text.replace_range(fix.span.clone(), &fix.replacement);
            text
        });
        assert_eq!(after.as_deref(), fixed);
        if let Some(after) = after {
            assert_eq!(parse(&after).diagnostics, [], "{after}");
        }
    }
    for markdown in [
        "Se [!note] i texten.",
        "[!] Viktigt",
        "Hej [!](a.md)",
        "\\[!NOTE]\n",
        "`[!NOTE]`",
        "> [!viktigt!]\n> a",
    ] {
        let report = parse(markdown);
        assert!(report.diagnostics.iter().all(|told| told.code.name() != "unknown-callout"), "{markdown}");
    }
}
