//! One golden file a feature: the HTML, the plain text, the links, the mistakes.

use samla::diagnostic::Lang;

use super::{describe, html, parse, parse_as, well_formed};

macro_rules! golden {
    ($($name:ident $lang:ident $allow_html:literal $markdown:literal)*) => {$(
        #[test]
        fn $name() {
            let (_, report) = parse_as($markdown, Lang::$lang, $allow_html);
            assert_eq!(well_formed::fault(&html(&report.value)), None);
            insta::with_settings!({ omit_expression => true, description => $markdown, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(stringify!($name), describe($markdown, Lang::$lang, $allow_html));
            });
        }
    )*};
}

golden! {
    paragraphs Sv false "Före första rubriken.\n\nEn *kursiv*, en **fet** och en ~~struken~~ `text & kod`.\nNy rad.  \nBruten rad.\n\n> Citat\n\n---\n\n1. ett\n2. två\n   - inre\n\n4) fyra\n\n    indragen kod <b>\n\n```rust\nlet a = \"--\";\n```\n"
    headings Sv false "## Mål & medel\n\nText.\n\n## Mål & medel\n\n### 2018 års *försök* {#forsok .stor lang=en}\n\nMer.\n\n## Åtgärder: så gör Åre!\n\n## ???\n\n## Annat {#mal-medel-2}\n\n## Setext\nrubrik\n---\n"
    level_one Sv false "# Titeln\n\n## Under\n\n# Igen\n\n### För djupt\n"
    quotation_marks_sv Sv false "Hon sa \"ja\" och 'nej' -- det är Anna's --- eller... \"*fet*\" `\"kod\"` och “redan engelska”. Ett \\\"undantag\\\". Barn- och ungdomsvård."
    quotation_marks_en En false "She said \"yes\" and 'no' -- it's ... [\"ja\"]{lang=sv}"
    tables Sv false "| Roll | *Antal* | Län |\n|:--|:-:|--:|\n| a | 1 |\n| b \\| c | 2 | [Åre](are.md) |\n\n| x |\n|---|\n"
    footnotes Sv false "Ett[^b] och två[^a] och igen[^b].\n\n[^a]: Not a med [länk](x.md).\n[^b]: Not b.\n\n    Andra stycket.\n[^c]: Aldrig använd.\n\n## Mer\n\nSaknad[^saknad] och [^aa].\n"
    tasks Sv false "- [x] klart med [länk](a.md)\n- [ ] kvar\n  - inre\n\n1. [ ] luftig\n\n   andra\n\n2. vanlig\n"
    alerts Sv false "> [!NOTE]\n> Text.\n\n> [!TIP]\n> a\n\n> [!IMPORTANT]\n> b\n\n> [!WARNING]\n> c\n\n> [!CAUTION]\n> d\n\n> [!NOTE]\n> - en lista\n"
    alerts_en En false "> [!NOTE]\n> Text.\n"
    definitions Sv false "HVB\n: Hem för vård eller boende.\n: En till.\n\nSiS\n\n: Statens institutionsstyrelse.\n\n  Andra stycket.\n"
    links Sv false "[a](../x.md#rubrik \"Titel\") [b](<en karta.png>) [c][ref] [d](/taggar/#a) [e](#mal) [f](https://a.se/?a=1&b=å) <https://b.se> <a@b.se> [tel](tel:112) [Partille 2](x.en.md){lang=en}\n\n[ref]: y.md#z\n\n## Mål\n"
    bare_links Sv false "Se https://a.se/b_c_d?x=1&y=2. (www.b.se/x_(y)) och *https://c.se/* eller HTTP://d.se... \"https://e.se\" samt https://f.se/a--b och [redan https://g.se](h.md) `https://i.se` user@www.j.se xhttps://k.se https:// www. https://l.se/å&amp;b https://m.se**fet**\n"
    languages Sv false "Metoden [Signs of *Safety*]{lang=en} och [vanliga] klamrar, [a]{lang=javascript:x} samt ![bild]{lang=en}. [\"Yes\"]{lang=en-GB}.\n\n[bild]: b.png\n"
    images Sv false "![Torget en *vinterdag*](torget.jpg \"Torget 2019. Foto: Anna 'X'\")\n\n![](linje.png \"dekor\")\n\nText ![liten](liten.png \"Titel\") i raden.\n\n[![Karta](karta.png)](karta.pdf)\n"
    raw_html Sv false "<div class=\"x\">\nblock <script>alert(1)</script>\n</div>\n\nEn <kbd>tangent</kbd> <!-- anteckning --> här.\n\n<!-- en\nkommentar -->\n"
    allowed_html Sv true "<div class=\"x\" style=\"color:red\" onclick=\"x()\" dir=\"rtl\">\nblock <script>alert(1)</script> <img src=\"https://a.se/x.png\"> <a href=\"javascript:x\">a</a> &amp; b\n</div>\n\nEn <kbd class=\"t\">tangent</kbd>, *<b>fet* och </b> <br> <script>x</script> <span lang=\"en\">öppen.\n"
    fact Sv false "```fakta\ntitle: Försöket \"i korthet\"\nitems:\n  - {label: Start, value: 1 februari 2018}\n  - {label: Antal, value: 8}\ntext: Mer på www.a.se.\n```\n"
    contact Sv false "```kontakt\nname: Partille kommun\nurl: https://www.partille.se\ntext: Fråga i växeln.\n```\n"
    bars Sv false "```diagram\ntype: bar\ntitle: Medarbetare\nunit: personer\nyear: 2016\nhighlight: Barn- och ungdomsavdelningen\nsource: Kommunen\ndata:\n  - {label: Barn- och ungdomsavdelningen, value: 60}\n  - {label: Socialkontoret i hela Norrtälje kommun med alla dess avdelningar, value: 11000}\n  - {label: Ingen, value: 0}\n```\n"
    bars_in_order Sv false "```diagram\ntype: bar\ntitle: Andel\nunit: procent\ndata: [{label: Före, value: 2.5}, {label: Efter, value: 40}]\n```\n"
    lines Sv false "```diagram\ntype: line\ntitle: Aktualiseringar\nunit: aktualiseringar\ndata:\n  - {label: \"2014\", value: 11000}\n  - {label: \"2016\", value: 17000}\n  - {label: \"2017\", value: 16000}\n  - {label: \"2018\", value: }\n```\n"
    ranking Sv false "```diagram\ntype: ranking\ntitle: Ämnen\nunit: plats\nyear: 2019\nnote: Bara ordningen är känd.\ndata: [{rank: 2, label: Psykisk ohälsa}, {rank: 1, label: Samtalsmetodik}, {rank: 4, label: Etik}]\n```\n"
    single Sv false "```diagram\ntype: single\ntitle: Stöd för specialistår\nunit: procent\nyear: 2019\ndata: [{label: Ja, value: 81}]\n```\n"
    pair Sv false "```diagram\ntype: pair\ntitle: Förvaltningar med socialtjänst\nunit: förvaltningar\ndata: [{label: Före, value: 21}, {label: Efter, value: 10}]\n```\n"
}

#[test]
fn places_are_those_of_the_whole_file() {
    let text = "---\ntitle: Å\n---\nSe [a](#finns-ej).\n";
    let source = samla::diagnostic::Source::new("x.md", text);
    let body = text.find("Se").unwrap()..text.len();
    let report = samla::markdown::parse(&source, body, Lang::Sv, &samla::markdown::Options::default());
    assert_eq!(&text[report.diagnostics[0].location.span.clone()], "#finns-ej");
    assert_eq!(report.diagnostics[0].location.start().line, 4);
}

#[test]
fn no_table_grows_without_bound() {
    let columns = 3_000;
    let table = format!("{}|\n{}|\n{}", "|a".repeat(columns), "|-".repeat(columns), "|a|\n".repeat(500));
    let report = parse(&table);
    assert!(report.value.html.text.len() < table.len() * 12, "{}", report.value.html.text.len());
    assert_eq!(report.diagnostics.len(), 1);
    assert_eq!(report.diagnostics[0].code.name(), "table-too-sparse");
}

#[test]
fn words_are_counted_as_readers_do() {
    let report = parse("## Två ord\n\nEtt – två, 11\u{a0}000 kronor.\n");
    assert_eq!(report.value.word_count, 6);
}
