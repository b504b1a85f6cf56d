//! Comments reach no reader, wherever they stand, and those that would are told.

use samla::diagnostic::Lang;

use super::{html, parse, parse_as};

#[test]
fn comments_are_left_out_wherever_they_stand() {
    for markdown in [
        "Text <!-- hemligt --> mer.",
        "<!-- hemligt -->\n\nText mer.",
        "<!-- hemligt --> Text mer. <!-- hemligt -->",
        "<!-- hemligt\n\nhemligt -- > hemligt\n-->\nText mer.",
        "Text <!-- hemligt\nhemligt --> mer.",
        "Text <!-- hemligt -- hemligt --> mer.",
        "Text <!-- hemligt <b> > --> mer.",
        "Text <!----> <!--> <!---> mer.",
        "Text mer <!-- hemligt ---> och.",
        "## Text mer <!-- hemligt -->\n\nText.\n",
        "- Text <!-- hemligt --> mer\n- <!-- hemligt -->\n",
        "> Text mer\n> <!-- hemligt\n> hemligt -->\n",
        "| Text | mer <!-- hemligt --> |\n|---|---|\n| a <!-- hemligt --> | b |\n",
        "[Text <!-- hemligt --> mer](https://a.se)",
        "![Text <!-- hemligt --> mer](a.png)",
        "![Text](a.png \"mer <!-- hemligt -->\")",
        "Text[^1] mer\n\n[^1]: Not <!-- hemligt -->\n",
        "```fakta\ntitle: Text <!-- hemligt -->\ntext: mer <!-- hemligt -->\n```\n",
        "```diagram\ntype: single\ntitle: Text <!-- hemligt --> mer\ndata: [{label: <!-- hemligt --> a, value: 1}]\n```\n",
        "> [!TIP] Text <!-- hemligt -->\n> mer\n",
        "**Text <!-- hemligt --> mer**",
        "Text\n\n    <!-- hemligt -->\n\nmer",
        "- Text\n\n      <!-- hemligt\n      hemligt -->\n\n  mer",
    ] {
        for allow_html in [false, true] {
            let (_, report) = parse_as(markdown, Lang::Sv, allow_html);
            let document = &report.value;
            let page = html(document);
            assert!(!page.contains("hemligt") && !page.contains("--"), "{markdown}\n{page}");
            assert!(page.contains("Text") && page.contains("mer"), "{markdown}\n{page}");
            let text: Vec<_> =
                document.sections.iter().flat_map(|section| [&section.heading, &section.text]).collect();
            assert!(!text.iter().any(|text| text.contains("hemligt")), "{markdown}\n{text:?}");
            assert!(document.links.iter().all(|link| !link.text.contains("hemligt")));
            assert_eq!(report.diagnostics, [], "{markdown}");
        }
    }
}

#[test]
fn comments_in_code_are_shown() {
    for markdown in ["`<!-- visas -->`", "```html\n<!-- visas -->\n```\n", "\\<!-- visas -->"] {
        let report = parse(markdown);
        assert!(html(&report.value).contains("&lt;!"), "{markdown}");
        assert!(html(&report.value).contains("visas"), "{markdown}");
        assert_eq!(report.diagnostics, [], "{markdown}");
    }
}

/// The text with every fix applied.
fn mended(markdown: &str) -> Option<String> {
    let mut fixes: Vec<_> = parse(markdown).diagnostics.into_iter().filter_map(|told| told.fix).collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    let mut text = markdown.to_owned();
    for fix in &fixes {
        text.replace_range(fix.span.clone(), &fix.replacement);
    }
    (!fixes.is_empty()).then_some(text)
}

#[test]
fn a_comment_that_would_be_seen_or_hide_the_rest_is_told() {
    let broken = "broken-comment";
    for (markdown, line, code, fixed) in [
        ("a\n\n<!-- kolla\n\nText.\n", 3, broken, None),
        ("a\n\n<!-- kolla --!>\n\nText.\n", 3, broken, Some("a\n\n<!-- kolla -->\n\nText.\n")),
        ("<!-- kolla ->\n\nText.\n", 1, broken, Some("<!-- kolla -->\n\nText.\n")),
        ("<!-- kolla –>\n\nText.\n", 1, broken, Some("<!-- kolla -->\n\nText.\n")),
        ("Text <!-- kolla\n\nMer.\n", 1, broken, None),
        ("Text <!-- kolla\n\nmer --> text.\n", 1, broken, Some("Text \n<!-- kolla\n\nmer --> text.\n")),
        ("Text <!-- kolla --!> mer.\n", 1, broken, Some("Text <!-- kolla --> mer.\n")),
        ("Text <!– kolla –> mer.\n", 1, broken, Some("Text <!-- kolla --> mer.\n")),
        ("<!— kolla —> mer.\n", 1, broken, Some("<!-- kolla --> mer.\n")),
        ("Text <! -- kolla -- > mer.\n", 1, broken, Some("Text <!-- kolla --> mer.\n")),
        ("Text < !-- kolla --> mer.\n", 1, broken, Some("Text <!-- kolla --> mer.\n")),
        ("Text <!- kolla -> mer.\n", 1, broken, Some("Text <!-- kolla --> mer.\n")),
        ("Text &lt;!-- kolla --&gt; mer.\n", 1, broken, Some("Text <!-- kolla --> mer.\n")),
        ("Text <!-- a <!-- b --> c --> mer.\n", 1, broken, None),
        ("<!-- a\n<!-- b -->\nc -->\n", 2, broken, None),
        ("- a\n  <!-- kolla\n- b\n", 2, broken, None),
        ("| a | b |\n|---|---|\n| <!-- kolla | kolla --> |\n", 3, "", None),
        ("<!-- a --> **fet**\n", 1, "markdown-in-html", Some("<!-- a -->\n **fet**\n")),
        ("<!-- a --> ## Rubrik\n\nText.\n", 1, "markdown-in-html", Some("<!-- a -->\n ## Rubrik\n\nText.\n")),
        ("![Torg <!-- kolla](a.png)\n", 1, broken, None),
        ("![Torg](a.png \"<!– kolla –>\")\n", 1, broken, None),
        ("[Torg](https://a.se \"<!-- kolla\")\n", 1, broken, None),
        ("```fakta\ntitle: a <!– kolla –>\ntext: b\n```\n", 2, broken, None),
        ("```fakta\ntitle: a\ntext: b <!-- kolla\n```\n", 3, broken, None),
    ] {
        let report = parse(markdown);
        let page = html(&report.value);
        let told: Vec<_> =
            report.diagnostics.iter().map(|told| (told.location.start().line, told.code.name())).collect();
        let expected = if code.is_empty() { vec![] } else { vec![(line, code)] };
        assert_eq!(told, expected, "{markdown}\n{page}");
        assert!(!page.contains("kolla"), "{markdown}\n{page}");
        let after = mended(markdown);
        assert_eq!(after.as_deref(), fixed, "{markdown}");
        if let Some(after) = after {
            assert_eq!(parse(&after).diagnostics, [], "{after}");
        }
    }
}

#[test]
fn ordinary_prose_holds_no_html() {
    for markdown in [
        "Barn <18 år, högst <=5 och < 5 %, a<b, <- så, x --> y, 3 <> 4.",
        "Text&nbsp;med&shy;mellanrum &lt; och &amp;.",
        "Mejla <kontakt@kommun.example> eller se <https://a.se>.",
        "Obs! <!> och <! hej",
        "p < 0,05 och n > 30",
        "A -> B, A --> B, <3, <-->",
    ] {
        let report = parse(markdown);
        assert_eq!(report.diagnostics, [], "{markdown}");
        let page = html(&report.value);
        for word in
            markdown.split([' ', ',', '&', ';', '<', '>']).filter(|word| word.len() > 3 && word.is_ascii())
        {
            if !["nbsp", "--"].contains(&word) && word.chars().all(char::is_alphabetic) {
                assert!(page.contains(word), "{word} of {markdown}\n{page}");
            }
        }
    }
}
