//! Characters that no reader is meant to see reach neither page nor search.

use super::{diagnostics, html, parse};

#[test]
fn strays_reach_neither_page_nor_text() {
    for (markdown, expected, told) in [
        ("Social\u{ad}tjänsten och skol\u{200b}vägen.", "Socialtjänsten och skolvägen.", 0),
        ("En oﬃciell ﬁl om ﬂera eﬀekter.", "En officiell fil om flera effekter.", 0),
        ("rad\u{b}rad\u{c}rad", "rad rad rad", 2),
        ("a\u{202e}bc\u{202c}d", "abcd", 2),
        ("a\u{1}\u{2}b", "ab", 1),
        ("en \u{e123} två", "en  två", 1),
        ("f\u{fffd}\u{fffd}rening", "f\u{fffd}\u{fffd}rening", 1),
        ("bild\u{fffc}här", "bildhär", 1),
        ("\u{93}ja\u{94} \u{96} nej", "“ja” – nej", 3),
        ("a\u{2028}b\u{feff}c", "a bc", 0),
        ("&#11;&#x202e;&#150;a", " –a", 0),
        ("👩\u{200d}👧 11\u{a0}000", "👩\u{200d}👧 11\u{a0}000", 0),
    ] {
        let report = parse(markdown);
        assert_eq!(
            html(&report.value),
            format!(
                "<p>{expected}</p>
"
            ),
            "{markdown:?}"
        );
        assert_eq!(report.diagnostics.len(), told, "{markdown:?} {}", diagnostics(&report));
        assert!(report.diagnostics.iter().all(|told| told.code.name() == "stray-character"));
        let mut text = markdown.to_owned();
        for fix in report.diagnostics.iter().rev().filter_map(|told| told.fix.as_ref()) {
            text.replace_range(fix.span.clone(), &fix.replacement);
        }
        assert!(parse(&text).diagnostics.iter().all(|left| left.fix.is_none()), "{text:?}");
    }
}

#[test]
fn references_on_purpose_stay_on_the_page_but_not_in_the_search() {
    let report = parse("Social&shy;tjänst&shy;lagen");
    assert_eq!(html(&report.value), "<p>Social\u{ad}tjänst\u{ad}lagen</p>\n");
    assert_eq!(report.value.sections[0].text, "Socialtjänstlagen");
}

#[test]
fn they_hide_in_no_place_of_the_markdown() {
    let markdown = "## Ru\u{ad}brik\u{b}två\n\n[ra\u{202e}pport](a.md \"ti\u{ad}tel\") ![to\u{200b}rget](b.png \"cap\u{b}tion\")\n\n`ko\u{ad}d`\n\n```\nﬁ\n```\n\n\
        ```fakta\ntitle: ﬁ\u{b}x\ntext: te\u{ad}xt\n```\n\n| ce\u{ad}ll |\n|---|\n| ﬂ |\n\n> [!TIP] ru\u{ad}ta\n> x\n\nnot[^1]\n\n[^1]: no\u{ad}t\n";
    let report = parse(markdown);
    let page = html(&report.value);
    for stray in ['\u{ad}', '\u{b}', '\u{202e}', '\u{200b}', 'ﬁ', 'ﬂ'] {
        assert!(!page.contains(stray), "{stray:?} {page}");
    }
    assert_eq!(report.value.headings[0].id, "rubrik-tva");
    assert_eq!(&markdown[report.value.headings[0].span.clone()], "## Ru\u{ad}brik\u{b}två");
    let addresses: Vec<_> = report.value.links.iter().map(|link| &markdown[link.span.clone()]).collect();
    assert_eq!(addresses, ["a.md", "b.png"]);
    // The mistakes are told at their places in the file.
    let lines: Vec<_> = report.diagnostics.iter().map(|told| told.location.start().line).collect();
    assert_eq!(lines, [1, 3, 3, 12]);
}

#[test]
fn other_mistakes_have_their_places_in_the_file() {
    let markdown = "Te\u{ad}xt\u{ad} ﬁ [a](#finns-ej).\n\n#### Sk\u{ad}ipp\n";
    let report = parse(markdown);
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .map(|told| {
            (&markdown[told.location.span.clone()], told.fix.as_ref().map(|fix| &markdown[fix.span.clone()]))
        })
        .collect();
    assert_eq!(found, [("#finns-ej", None), ("#### Sk\u{ad}ipp", Some("####"))]);
}

#[test]
fn letters_that_went_wrong_are_told_once_and_restored() {
    for (markdown, line, fixed) in [
        ("skolvÃ¤gar och\nfrÃ¥n\n", 1, Some("skolvägar och\nfrån\n")),
        ("Bra.\n\n## FÃ¶rvaltningen\n\nÂ§ 5 â€“ smÃ¥\n", 3, Some("Bra.\n\n## Förvaltningen\n\n§ 5 – små\n")),
        ("[lÃ¤nk](https://www.lerum.se)\n", 1, Some("[länk](https://www.lerum.se)\n")),
        ("| Ã…r |\n| --- |\n| 5 |\n", 1, Some("| År |\n| --- |\n| 5 |\n")),
        ("Sade â€\u{9d} hon\n", 1, Some("Sade ” hon\n")),
        ("fï¿½r\n", 1, None),
    ] {
        let report = parse(markdown);
        let [told] = report.diagnostics.as_slice() else {
            panic!("{markdown:?}: {}", diagnostics(&report));
        };
        assert_eq!((told.code.name(), told.location.start().line), ("mojibake", line), "{markdown:?}");
        let mended = told.fix.as_ref().map(|fix| {
            let mut text = markdown.to_owned();
            text.replace_range(fix.span.clone(), &fix.replacement);
            text
        });
        assert_eq!(mended.as_deref(), fixed);
    }
}
