//! The mistakes of editors: where they are, what is said, and that each fix mends what it promises to.

use super::{diagnostics, parse};

macro_rules! golden {
    ($($name:ident $markdown:literal)*) => {$(
        #[test]
        fn $name() {
            insta::with_settings!({ omit_expression => true, description => $markdown, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(concat!("mistakes_", stringify!($name)), diagnostics(&parse($markdown)));
            });
            fixes_mend($markdown);
        }
    )*};
}

/// Applies every fix, from the end, and expects as many mistakes less.
fn fixes_mend(markdown: &str) {
    let before = parse(markdown);
    let mut fixes: Vec<_> =
        before.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.clone()).collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    let mut text = markdown.to_owned();
    for fix in &fixes {
        text.replace_range(fix.span.clone(), &fix.replacement);
    }
    let after = parse(&text);
    assert!(
        after.diagnostics.len() + fixes.len() <= before.diagnostics.len(),
        "{text}\n{}",
        diagnostics(&after)
    );
}

golden! {
    headings "# Ett\n\n### Tre\n\n##\n\n## A {#a}\n\n## B {#a x=y}\n"
    first_heading_too_deep "#### Fyra\n"
    anchors "[a](#att-tanka)\n[b](#Att tänka på)\n[c][r]\n[d](#h%C3%A4st)\n\n[r]: #mall\n\n## Att tänka på\n\n## Mål\n"
    addresses "[a](javascript:alert(1)) [b](DATA:text/html,x) [c]() [](x.md) [d](//x.se) [e](https:///x) <file:///c> [f](vbscript:x)\n\n[**`](`**](ftp://x)\n"
    references "[text][finns inte] och [text][] men [inget]\n"
    images "![](x.png)\n\n![a](https://x.se/a.png)\n\n![b](data:image/png;base64,x)\n\n![c](#x)\n"
    blocks "```fakt\ntitle: a\ntext: b\n```\n\n```Diagramm\ntype: single\ntitle: a\ndata: [{label: a, value: 1}]\n```\n\n~~~fact\ntitle: a\ntext: b\n~~~\n\n```fakta\n```\n\n- ett\n\n  ```fakta\n  title: a\n  text: b\n  ```\n\n```python\nfact = 1\n```\n"
    cut_values "```fakta\ntitle: A\nitems:\n  - {label: Urval, value: Slumpvis, i hela landet, och \"mer till\"}\n```\n"
    facts "```fakta\ntitle: A\n```\n\n```fakta\ntitel: A\nitems: {label: a}\ntext: b\n```\n\n```fakta\nitems:\n  - {label: a}\n  - b\n```\n"
    contacts "```kontakt\nname: Anna\ntelefon: 08-123\nE-post: a@b.se\nurl: www.a.se\n```\n\n```kontakt\nurl: https://a.se\n```\n"
    diagrams "```diagram\ntype: stapel\ntitle: A\nhighlight: Efer\ndata: [{label: Före, value: 1}, {label: Efter, value: 2}]\n```\n\n```diagram\ntype: single\ntitle: A\ndata: [{label: a, value: 1}, {label: b, value: 2}]\n```\n\n```diagram\ntype: pair\ntitle: A\ndata: [{label: a, value: \"2,5\"}, {label: b}]\n```\n\n```diagram\ntype: ranking\ntitle: A\ndata: [{label: a}, {rank: x, label: b}]\n```\n\n```diagram\ntitle: A\n```\n\n```diagram\ntype: bar\ntitle: A\ndata: 3\n```\n"
    rows "```fakta\ntitle: A\nitems: {Start: 2018, Slut: 2019}\n```\n\n```fakta\ntitle: B\nitems:\n  Start: 2018\n  Slut: i maj, tror vi\n```\n\n```diagram\ntype: bar\ntitle: C\ndata: {A: 1, B: 2}\n```\n\n```diagram\ntype: ranking\ntitle: D\ndata: {A: 1, B: 2}\n```\n\n```fakta\ntitle: E\nitems: {label: a, value: b}\n```\n\n```fakta\ntitle: F\nitems: 3\ntext: x\n```\n"
    cut_by_a_single_word "```fakta\ntitle: A\nitems:\n  - {label: Vad, value: skola, barn}\n  - {label: Tal, value: 2,5}\n```\n"
    bullets "Vi gjorde:\n• ett\n•\ttvå\n\n–\tTre\n\n– Fyra, sa hon.\n\n> · fem\n> · sex\n"
    headings_without_space "#Bakgrund\n\n##Mål\nText.\n\n#metoo\n\n#1 i listan\n"
    broken_links "![En skola](Bild på skola 1.jpg)\n\n![Torget](bild.jpg ”Foto: Anna”)\n\n[Rapporten] (https://x.se/a) och [annat] (om.md), men [sic] (2019) och `[a](b c.md)`.\n\n[a](två ord) [b](c d (2).pdf)\n"
    pasted_html "<b>Fet</b> <i>kursiv</i><br>\n\n<p class=\"MsoNormal\">Hej</p>\n\n<table><tr><td>1</td></tr></table>\n"
}
