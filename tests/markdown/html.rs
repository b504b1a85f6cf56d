//! HTML where a site allows it: what is kept works as in Markdown, what goes is told, and nothing gets out of its box.

use samla::diagnostic::Lang;

use super::{html, parse_as, well_formed};

/// The HTML, and the codes of what is told with their lines.
fn allowed(markdown: &str) -> (String, Vec<String>) {
    let (_, report) = parse_as(markdown, Lang::Sv, true);
    let html = html(&report.value);
    assert_eq!(well_formed::fault(&html), None, "{markdown}\n{html}");
    let told = report
        .diagnostics
        .iter()
        .map(|told| format!("{}:{}", told.location.start().line, told.code.name()))
        .collect();
    (html, told)
}

/// Notes what is not as expected.
fn compare<T: PartialEq + std::fmt::Debug>(wrong: &mut Vec<String>, markdown: &str, found: &T, expected: &T) {
    if found != expected {
        wrong.push(format!("{markdown}\n   found {found:?}\nexpected {expected:?}"));
    }
}

#[test]
fn what_is_kept_is_written_as_it_was() {
    let mut wrong = Vec::new();
    for (markdown, expected) in [
        ("<kbd>Ctrl</kbd> H<sub>2</sub>O", "<p><kbd>Ctrl</kbd> H<sub>2</sub>O</p>\n"),
        (
            "<abbr title=\"hem för vård\">HVB</abbr> <MARK>x</MARK>",
            "<p><abbr title=\"hem för vård\">HVB</abbr> <mark>x</mark></p>\n",
        ),
        (
            "<details open><summary>Visa mer</summary>\n\nGömd **text**.\n\n- en\n- två\n\n</details>\n\nEfter.",
            "<details open><summary>Visa mer</summary>\n<p>Gömd <strong>text</strong>.</p>\n<ul>\n<li>en</li>\n<li>två</li>\n</ul>\n</details>\n<p>Efter.</p>\n",
        ),
        (
            "<div class=\"ruta\">\n<section>\n\nEtt.\n\n<p>Två\n<p>Tre\n\nFyra.\n\n</section></div>",
            "<div class=\"ruta\">\n<section>\n<p>Ett.</p>\n<p>Två\n</p><p>Tre\n</p><p>Fyra.</p>\n</section></div>\n",
        ),
        (
            "<p>\n\n![Torget](a.png)\n\n</p>",
            "<p>\n</p><figure class=\"image\">\n<img src=\"{0}\" alt=\"Torget\" loading=\"lazy\" decoding=\"async\">\n</figure>\n",
        ),
        ("<ul><li>en<li>två</ul>", "<ul><li>en</li><li>två</li></ul>\n"),
        (
            "<table><thead><tr><th scope=col>År<th>Antal<tbody><tr><td colspan=2>2019</table>",
            "<section class=\"table\" tabindex=\"0\" aria-label=\"Tabell\">\n<table><thead><tr><th scope=\"col\">År</th><th>Antal</th></tr></thead><tbody><tr><td colspan=\"2\">2019</td></tr></tbody></table>\n</section>\n",
        ),
        (
            "<figure>\n<img src=\"bild.svg\" alt=\"Torget\" width=\"300px\">\n<figcaption>Foto: kommunen</figcaption>\n</figure>",
            "<figure>\n<img src=\"{0}\" alt=\"Torget\" width=\"300\" loading=\"lazy\" decoding=\"async\">\n<figcaption>Foto: kommunen</figcaption>\n</figure>\n",
        ),
        (
            "<a href=\"b.md\">en</a> och <a href='https://a.se/?x&amp;y'>två</a>",
            "<p><a href=\"{0}\">en</a> och <a href=\"https://a.se/?x&amp;y\" rel=\"external noopener\">två</a></p>\n",
        ),
        (
            "<a name=\"mal\"></a>\n\n## Mål\n\n[dit](#mal)",
            "<p><span id=\"mal\"></span></p>\n<h2 id=\"mal-2\">Mål</h2>\n<p><a href=\"#mal\">dit</a></p>\n",
        ),
        (
            "<h2 class=\"stor\">En <b>rubrik</b></h2>\n\nText.",
            "<h2 id=\"en-rubrik\" class=\"stor\">En <b>rubrik</b></h2>\n\n<p>Text.</p>\n",
        ),
        ("<pre>a &lt; b\n  c</pre>", "<pre tabindex=\"0\">a &lt; b\n  c</pre>\n"),
        ("f&ouml;r&auml;lder <b>&aring;</b>&nbsp;&amp;", "<p>förälder <b>å</b>\u{a0}&amp;</p>\n"),
        (
            "> <div>\n> a\n>\n> b\n> </div>\n\nc",
            "<blockquote>\n<div>\na\n<p>b</p>\n</div>\n</blockquote>\n<p>c</p>\n",
        ),
        ("- <b>a</b>\n  - b", "<ul>\n<li><b>a</b><ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        (
            "<blockquote>\n\n> a\n\n</blockquote>",
            "<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n</blockquote>\n",
        ),
        ("<div>\n<!-- hemligt -->\n</div>\nNy<br/>rad <!-- x --> här", "<div>\n\n</div>\nNy<br>rad  här\n"),
    ] {
        compare(&mut wrong, markdown, &allowed(markdown), &(expected.to_owned(), vec![]));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_goes_is_told_at_its_line() {
    let mut wrong = Vec::new();
    for (markdown, expected, told) in [
        ("a\n\n<iframe src=\"https://a.se\" title=\"Film\"></iframe>", "<p>a</p>\n", vec!["3:removed-html"]),
        ("<video src=\"film.mp4\" controls></video>", "<p></p>\n", vec!["1:removed-html"]),
        ("<video controls>\nReservtext\n</video>", "\n", vec!["1:removed-html"]),
        (
            "<script>\nlet a = '<b>';\n\nlet b;\n</script>\nEfter.",
            "\n<p>Efter.</p>\n",
            vec!["1:removed-html"],
        ),
        ("En <script>alert(1)</script> rad", "<p>En  rad</p>\n", vec!["1:removed-html"]),
        ("<svg onload=x><circle/></svg>", "<p></p>\n", vec!["1:removed-html"]),
        (
            "<div class=\"ruta\" style=\"color:red\" onclick=\"x()\">R</div>",
            "<div class=\"ruta\">R</div>\n",
            vec!["1:removed-html"],
        ),
        (
            "<span style=\"a\">x</span> <span style=\"b\">y</span>",
            "<p><span>x</span> <span>y</span></p>\n",
            vec!["1:removed-html"],
        ),
        ("<center>\n\nMitten\n\n</center>", "\n<p>Mitten</p>\n", vec!["1:removed-html"]),
        ("<font color=red>röd</font> text", "<p>röd text</p>\n", vec!["1:removed-html"]),
        (
            "<picture><source srcset=\"a.webp\"><img src=\"a.png\" alt=\"A\"></picture>",
            "<p><img src=\"{0}\" alt=\"A\" loading=\"lazy\" decoding=\"async\"></p>\n",
            vec!["1:removed-html", "1:removed-html"],
        ),
        (
            "<img src=\"a.png\" srcset=\"b.png 2x\" alt=\"\">",
            "<img src=\"{0}\" alt=\"\" loading=\"lazy\" decoding=\"async\">\n",
            vec!["1:removed-html"],
        ),
        (
            "<img src=\"a.png\">",
            "<img src=\"{0}\" alt=\"\" loading=\"lazy\" decoding=\"async\">\n",
            vec!["1:missing-alt"],
        ),
        ("<img src=\"https://a.se/a.png\" alt=\"A\">", "A\n", vec!["1:foreign-image"]),
        ("<a href=\"javascript:alert(1)\">x</a>", "<p>x</p>\n", vec!["1:refused-address"]),
        ("<a href=\"java&#115;cript:alert(1)\">x</a>", "<p>x</p>\n", vec!["1:refused-address"]),
        ("<a href=\"#finns-inte\">x</a>", "<p><a href=\"#finns-inte\">x</a></p>\n", vec!["1:unknown-anchor"]),
        ("<a href=\"b.md\"></a>", "<p><a href=\"{0}\"></a></p>\n", vec!["1:empty-link-text"]),
        (
            "<a href=\"b.md\">[c](d.md) https://a.se</a>",
            "<p><a href=\"{0}\">c https://a.se</a></p>\n",
            vec!["1:removed-html"],
        ),
        ("[c <a href=\"b.md\">d</a>](e.md)", "<p><a href=\"{0}\">c d</a></p>\n", vec!["1:removed-html"]),
        (
            "<h1>Rubrik</h1>",
            "<h2 id=\"rubrik\">Rubrik</h2>\n",
            vec!["1:empty-article", "1:heading-level-one"],
        ),
        ("text <div>a</div> text", "<p>text a text</p>\n", vec!["1:removed-html"]),
        ("<tr><td>a</td></tr>", "a\n", vec!["1:removed-html", "1:removed-html"]),
        ("<div>\n\nAldrig stängd.", "<div>\n<p>Aldrig stängd.</p>\n</div>", vec!["1:unbalanced-html"]),
        ("Text.\n\n</div>\n\nMer.", "<p>Text.</p>\n\n<p>Mer.</p>\n", vec!["3:unbalanced-html"]),
        (
            "</main></article></body>",
            "\n",
            vec!["1:unbalanced-html", "1:unbalanced-html", "1:unbalanced-html"],
        ),
        ("<b>fet\n\nmager</b>", "<p><b>fet</b></p>\n<p>mager</p>\n", vec!["1:unbalanced-html"]),
        ("*<b>a* b</b>", "<p><em><b>a</b></em> b</p>\n", vec!["1:unbalanced-html"]),
        ("<ul>\n\nText.\n\n</ul>", "<ul>\n</ul><p>Text.</p>\n", vec!["1:unbalanced-html"]),
        ("<td-x>Hej <namn>", "<p>&lt;td-x&gt;Hej &lt;namn&gt;</p>\n", vec!["1:raw-html", "1:raw-html"]),
        ("<div id=\"page_content\">a</div>", "<div>a</div>\n", vec!["1:reserved-id"]),
        (
            "<div id=\"a\">a</div>\n\n<div id=\"a\">b</div>",
            "<div id=\"a\">a</div>\n<div>b</div>\n",
            vec!["3:removed-html"],
        ),
        (
            "<!DOCTYPE html>\n<html><body>\n<p>a</p>\n</body></html>",
            "\n\n<p>a</p>\n",
            vec!["1:removed-html", "2:removed-html", "2:removed-html"],
        ),
        ("<div title=\"a>\nb", "&lt;div title=\"a&gt;\nb\n", vec!["1:unbalanced-html"]),
    ] {
        let told: Vec<String> = told.into_iter().map(str::to_owned).collect();
        compare(&mut wrong, markdown, &allowed(markdown), &(expected.to_owned(), told));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn links_and_images_have_text_and_place() {
    let markdown =
        "<p>Se <a href=\"b.md#c\" target=_blank>den <b>andra</b></a> och <img src='å.svg' alt='Å'>.</p>";
    let (_, report) = parse_as(markdown, Lang::Sv, true);
    let found: Vec<_> = report
        .value
        .links
        .iter()
        .map(|link| (link.text.as_str(), &markdown[link.span.clone()], link.image))
        .collect();
    assert_eq!(found, [("den andra", "b.md#c", false), ("Å", "å.svg", true)]);
}

#[test]
fn headings_in_html_are_headings() {
    let (_, report) = parse_as(
        "Före.\n\n<h2 id=\"a\">Ett</h2>\n\nText.\n\n<div><h3>Två &amp; tre</h3></div>",
        Lang::Sv,
        true,
    );
    let found: Vec<_> =
        report.value.headings.iter().map(|heading| (heading.level, &*heading.id, &*heading.text)).collect();
    assert_eq!(found, [(2, "a", "Ett"), (3, "tva-tre", "Två & tre")]);
    let sections: Vec<_> = report.value.sections.iter().map(|section| &*section.text).collect();
    assert_eq!(sections, ["Före.", "Text.", ""]);
}

#[test]
fn plain_text_is_what_readers_see() {
    let markdown = "<table><tr><th>År</th><th>Antal</th></tr>\n<tr><td>2019</td><td>4</td></tr></table>\n\n<p>\n  En\n  rad\n</p><p>till</p>";
    let (_, report) = parse_as(markdown, Lang::Sv, true);
    assert_eq!(report.value.sections[0].text, "År; Antal\n2019; 4\nEn rad\ntill");
}

#[test]
fn many_layers_take_no_longer() {
    for piece in [
        "<div>",
        "<div>\n\n",
        "<b>",
        "<b>a\n\n",
        "</b>",
        "<center>",
        "<table><tr><td>\n\n",
        "<a href=x>",
        "<a b='\"",
        "<script>",
        "<h2>",
        "<p>",
        "<!--",
        "<div <",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        let (html, _) = allowed(&text);
        assert!(html.len() < text.len() * 40, "{piece:?}");
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Tags, Markdown and what looks like either, to be thrown together.
    fn mixture() -> impl Strategy<Value = String> {
        let pieces = [
            "<div>",
            "</div>",
            "<div class=\"a\" onclick=\"b\" style='c'>",
            "<details>",
            "<summary>",
            "</summary>",
            "</details>",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i class=x>",
            "</i>",
            "<a href=\"b.md\">",
            "<a name=c>",
            "</a>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<ul>",
            "<li>",
            "</ul>",
            "<h1>",
            "<h2 id=\"d\">",
            "</h2>",
            "</h1>",
            "<img src=x.png alt=\"\">",
            "<img>",
            "<br>",
            "<hr/>",
            "<script>",
            "</script>",
            "<style>",
            "<svg>",
            "</svg>",
            "<iframe src=https://a.se>",
            "</iframe>",
            "<center>",
            "</center>",
            "<namn>",
            "</namn>",
            "</main>",
            "</article>",
            "</body>",
            "<main>",
            "<form>",
            "<input onfocus=x>",
            "<!-- ",
            " -->",
            "--!>",
            "<!--->",
            "<!DOCTYPE>",
            "<?php ",
            "?>",
            "<",
            ">",
            "\"",
            "'",
            "=",
            "/",
            "&",
            "&lt;",
            "&#60;",
            "&#x202e;",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "> [!NOTE]- ",
            "| a | b |\n|---|---|\n| c | ",
            "## ",
            "{#d}",
            "*",
            "**",
            "`",
            "```\n",
            "[a](b.md)",
            "![a](b.png)",
            "[^1]",
            "\n[^1]: ",
            "ord ",
            "å",
            "\u{b}",
            "\u{202e}",
            "ﬁ",
            "<pre>",
            "</pre>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<figure>",
            "<figcaption>",
            "<ruby>",
            "<rt>",
            "<td onload=x>",
            "<o:p>",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..50).prop_map(|pieces| pieces.concat())
    }

    /// Attributes that may stand on a page, whoever wrote them.
    const ATTRIBUTES: [&str; 30] = [
        "alt",
        "aria-label",
        "aria-labelledby",
        "checked",
        "class",
        "colspan",
        "datetime",
        "decoding",
        "dir",
        "disabled",
        "height",
        "href",
        "hreflang",
        "id",
        "lang",
        "loading",
        "open",
        "rel",
        "reversed",
        "rowspan",
        "scope",
        "span",
        "src",
        "start",
        "tabindex",
        "title",
        "type",
        "value",
        "width",
        "abbr",
    ];

    /// The tags of sound HTML: name, and names of attributes.
    fn tags(html: &str) -> Vec<(&str, Vec<&str>)> {
        let mut rest = html;
        let mut tags = Vec::new();
        while let Some((_, after)) = rest.split_once('<') {
            let mut quoted = false;
            let end = after.find(|letter| {
                quoted ^= letter == '"';
                letter == '>' && !quoted
            });
            let end = end.unwrap_or(after.len());
            let parts = after[..end].split('"').step_by(2).flat_map(str::split_whitespace);
            let mut parts = parts.map(|part| part.trim_end_matches('='));
            tags.push((parts.next().unwrap_or_default(), parts.filter(|part| !part.is_empty()).collect()));
            rest = &after[end..];
        }
        tags
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        #[test]
        fn nothing_gets_out_of_its_box(markdown in mixture()) {
            let (_, report) = parse_as(&markdown, Lang::Sv, true);
            let filled = html(&report.value);
            prop_assert_eq!(well_formed::fault(&filled), None, "{}", filled);
            for (name, attributes) in tags(&filled) {
                prop_assert!(!["main", "body", "html", "script", "style", "iframe", "form", "svg", "link", "meta"]
                    .contains(&name.trim_start_matches('/')), "<{}> in {}", name, filled);
                for attribute in attributes {
                    prop_assert!(ATTRIBUTES.contains(&attribute), "{} in {}", attribute, filled);
                }
            }
            prop_assert!(!filled.contains("javascript:"));
            let text: String = report.value.sections.iter().map(|section| section.text.clone()).collect();
            for stray in ['\u{b}', '\u{202e}', 'ﬁ'] {
                prop_assert!(!filled.contains(stray) && !text.contains(stray));
            }
            for told in &report.diagnostics {
                prop_assert!(markdown.get(told.location.span.clone()).is_some(), "{:?}", told);
                prop_assert!(told.fix.as_ref().is_none_or(|fix| markdown.get(fix.span.clone()).is_some()));
            }
        }
    }
}

#[test]
fn tags_of_word_are_told_and_go_where_html_is_allowed() {
    for (markdown, shown) in [
        ("Text<o:p>\u{a0}</o:p> mer", "Text\u{a0} mer"),
        ("Text <![if !supportLists]>· <![endif]>mer", "Text · mer"),
        ("Text <w:sdt id=\"1\">mer</w:sdt>", "Text mer"),
    ] {
        let (page, told) = allowed(markdown);
        assert_eq!(page, format!("<p>{shown}</p>\n"), "{markdown}");
        assert!(!told.is_empty() && told.iter().all(|told| told == "1:removed-html"), "{markdown} {told:?}");
        let (_, report) = parse_as(markdown, Lang::Sv, false);
        assert!(!report.diagnostics.is_empty(), "{markdown}");
        assert!(report.diagnostics.iter().all(|told| told.code.name() == "raw-html"), "{markdown}");
        assert!(html(&report.value).contains("&lt;"));
    }
}

#[test]
fn markdown_beside_a_tag_is_told() {
    for (markdown, told) in [
        ("<div markdown=\"1\">\n**Fet** text\n</div>", vec!["1:removed-html", "2:markdown-in-html"]),
        ("<div>\n\n**Fet** text\n\n</div>", vec![]),
        ("<div>\n## Rubrik\n</div>", vec!["2:markdown-in-html"]),
        ("<td>", vec!["1:removed-html"]),
        ("<pre>\n**a**\n- b\n</pre>", vec![]),
        ("<p>5 * 3 - 2 och fil_namn_x</p>", vec![]),
    ] {
        assert_eq!(allowed(markdown).1, told, "{markdown}");
    }
}
