//! Text that is lost or misread silently elsewhere: each kind of slip with many members, which are told, and many
//! look-alikes, which are not.

use super::{diagnostics, parse};

/// Every member is told under `code`, on the line that holds `‸` where one does, and its fix, where it has one, takes the
/// mistake away, makes no other and loses no letter.
fn told(code: &str, members: &[&str]) {
    for member in members {
        let line = member.split('‸').next().filter(|before| before.len() < member.len());
        let line = line.map(|before| before.matches('\n').count() + 1);
        let markdown = member.replace('‸', "");
        let report = parse(&markdown);
        let found: Vec<_> =
            report.diagnostics.iter().filter(|diagnostic| diagnostic.code.name() == code).collect();
        assert!(!found.is_empty(), "{code} is not told of {markdown:?}\n{}", diagnostics(&report));
        if let Some(line) = line {
            let lines: Vec<_> = found.iter().map(|diagnostic| diagnostic.location.start().line).collect();
            assert!(lines.contains(&line), "{markdown:?}: {lines:?}\n{}", diagnostics(&report));
        }
        for diagnostic in found {
            assert!(diagnostic.help.is_some(), "{markdown:?}: no help");
            for message in [&diagnostic.message.sv, &diagnostic.message.en] {
                assert!(message.ends_with('.') && !message.ends_with(".."), "{message}");
            }
            mended(code, &markdown);
        }
    }
}

/// Applies the fixes, from the end, for as long as there are any.
fn mended(code: &str, markdown: &str) {
    let mut text = markdown.to_owned();
    let before = parse(markdown);
    for _ in 0..4 {
        let report = parse(&text);
        let mut fixes: Vec<_> =
            report.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.clone()).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse((fix.span.start, fix.span.end)));
        let mut last = text.len() + 1;
        for fix in fixes {
            if fix.span.end <= last {
                text.replace_range(fix.span.clone(), &fix.replacement);
                last = fix.span.start;
            }
        }
    }
    let after = parse(&text);
    let known = |name: &str| before.diagnostics.iter().any(|diagnostic| diagnostic.code.name() == name);
    let fixed = before
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.code.name() == code && diagnostic.fix.is_some());
    for diagnostic in &after.diagnostics {
        let name = diagnostic.code.name();
        assert!(
            known(name) && !(fixed && name == code),
            "{markdown:?} becomes {text:?}\n{}",
            diagnostics(&after)
        );
    }
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
        letters.sort_unstable();
        letters
    };
    // The letters that a mark is drawn with are no text: `o` for a bullet.
    if code != "bullet-mark" {
        assert_eq!(letters(markdown), letters(&text), "{text:?}");
    }
}

/// None of the look-alikes is told as anything.
fn silent(look_alikes: &[&str]) {
    for markdown in look_alikes {
        let report = parse(markdown);
        assert!(report.diagnostics.is_empty(), "{markdown:?}\n{}", diagnostics(&report));
    }
}

#[test]
fn tables() {
    told(
        "table-extra-cells",
        &[
            "| År | Antal |\n| --- | --- |\n‸| 2017 | 21 | Preliminär siffra |\n",
            "| År | Antal |\n| --- | --- |\n| 2017 | 21 |\n‸| 2018 | 10 | 44 | 55 |\n",
            "| Kod | Antal |\n| --- | --- |\n‸| `a|b` | 10 |\n",
            "År | Antal\n--- | ---\n‸2017 | 21 | fler\n",
            "> | a | b |\n> | --- | --- |\n> | 1 | 2 | 3 |\n",
            "- Lista\n\n  | a | b |\n  | --- | --- |\n  | 1 | 2 | 3 |\n",
            "| a |\n| --- |\n| 1 | 2 |\n",
            "| a | b |\n|---|---|\n| x || y |\n",
            "| a | b |\n|---|---|\n| 1 | 2 | **3** |\n",
            "| a | b |\n|---|---|\n| `x|y` | `z|w` |\n",
        ],
    );
    told(
        "table-syntax",
        &[
            "‸År\tPlaceringar\n2017\t21\n2018\t10\n",
            "Så här blev det:\n‸År\tPlaceringar\n2017\t21\n2018\t10\n",
            "Kommun\tÅr\tAntal\nLerum\t2017\t21\n",
            "‸| År | Placeringar |\n| 2017 | 21 |\n| 2018 | 10 |\n",
            "År | Placeringar\n2017 | 21\n2018 | 10\n",
            "| År | Antal |\n‸| --- | --- | --- |\n| 1 | 2 |\n",
            "| År | Antal |\n‸| --- |\n| 1 | 2 |\n",
            "| År | Antal |\n‸| — | — |\n| 1 | 2 |\n",
            "+-----+-----+\n| År  | Antal |\n+=====+=====+\n| 1 | 2 |\n+-----+-----+\n",
            "År;Antal\n2017;21\n2018;10\n",
            "Kommun;År;Antal\nLerum;2017;21\n",
            "År,Antal\n2017,21\n2018,10\n",
            "År      Antal\n2017    21\n2018    10\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n‸Siffrorna är preliminära.\n",
            "> | År | Antal |\n> | 2017 | 21 |\n",
            "‸| År | Antal |\n\n| --- | --- |\n\n| 2017 | 21 |\n",
            "Namn\tAntal\n\nLerum\t3\n",
            "År|Antal\n2017|21\n",
            "| a | b |\n\n| c | d |\n",
            "| År | Antal |\n|---|---|\n| 2017 | 21 |\n\n‸| 2018 | 10 |\n",
            "| År | Antal |\n|---|---|\n| 2017 | 21 |\n\n‸| 2018 | 10 |\n| 2019 | 11 |\n",
            "| År | Antal |\n|---|---|\n| 2017 | 21 |\n\n| 2018 | 10 |\n\n‸| 2019 | 11 |\n\nText.\n",
            "| År | Antal |\n‸| ___ | ___ |\n| 1 | 2 |\n",
            "| År | Antal |\n‸| === | === |\n| 1 | 2 |\n",
            "‸|| År || Placeringar ||\n| 2017 | 21 |\n",
            "‸|| År || Placeringar ||\n|| 2017 || 21 ||\n",
        ],
    );
    silent(&[
        "| År | Antal |\n| --- | --- |\n| 2017 | 21 |\n| 2018 |\n",
        "| År | Antal |\n| --- | --- |\n| a \\| b | `x\\|y` |\n",
        "Text före\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEfter.\n",
        "| Ensam |\n| --- |\n| ett |\n| två |\n",
        "Vi valde ja | nej i enkäten.\n",
        "Ett stycke;\nmed semikolon; och mer\noch mer.\n",
        "Vi besökte Lerum, Ale,\nPartille, Kungälv och\nMölndal, bland andra.\n",
        "Andelen var 12,5 procent\noch sedan 13,5 procent\noch till sist 14,5.\n",
        "Meningar.   Med många mellanslag.\n",
        "En\ttabb i en rad.\n",
        "`a | b`\n`c | d`\n",
        "| a | b |\n|:--|--:|\n|   | 2 |\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nText efter | med streck.\n",
        "år | antal\n--- | ---\n2017 | 21\n",
    ]);
}

#[test]
fn a_mended_link_says_what_it_said() {
    for (markdown, mended) in [
        (
            "[mejl](mailto:info@a.example?subject=Hej där)\n",
            "[mejl](mailto:info@a.example?subject=Hej%20där)\n",
        ),
        ("[mejl](mailto: info@a.example)\n", "[mejl](mailto:info@a.example)\n"),
        ("[ring](tel: 0302-52 10 00)\n", "[ring](tel:0302-521000)\n"),
        ("[a](<https://a.example) mer.\n", "[a](https://a.example) mer.\n"),
        ("[a](<b.md> mer\n", "[a](<b.md>) mer\n"),
        ("[a](https://a.example \"titel) mer.\n", "[a](https://a.example \"titel\") mer.\n"),
        ("[a](https:// www.lerum.se)\n", "[a](https://www.lerum.se)\n"),
        ("![Torget](a.png =100x)\n", "![Torget](a.png)\n"),
        ("![Torget](a.png =100x200)\n", "![Torget](a.png)\n"),
        ("![Torget](a.png \"Text\" =50%)\n", "![Torget](a.png \"Text\")\n"),
    ] {
        let report = parse(markdown);
        let [found] = report.diagnostics.as_slice() else {
            panic!("{markdown:?}: {}", diagnostics(&report));
        };
        let mut text = markdown.to_owned();
        let fix = found.fix.clone().expect(markdown);
        text.replace_range(fix.span, &fix.replacement);
        assert_eq!(text, mended);
        assert!(parse(&text).diagnostics.is_empty(), "{text:?}");
    }
}

#[test]
fn addresses_with_a_slip() {
    for (markdown, mended) in [
        ("Se https//www.lerum.se.\n", "Se https://www.lerum.se.\n"),
        ("Se (http//lerum.se/a) här.\n", "Se (http://lerum.se/a) här.\n"),
        ("htttps://www.lerum.se\n", "https://www.lerum.se\n"),
        ("Se https:/www.lerum.se, tack.\n", "Se https://www.lerum.se, tack.\n"),
        ("Se <www.lerum.se> här.\n", "Se <https://www.lerum.se> här.\n"),
    ] {
        let report = parse(markdown);
        let [found] = report.diagnostics.as_slice() else {
            panic!("{markdown:?}: {}", diagnostics(&report));
        };
        assert_eq!(found.code.name(), "mistyped-address");
        let mut text = markdown.to_owned();
        let fix = found.fix.clone().expect(markdown);
        text.replace_range(fix.span, &fix.replacement);
        assert_eq!(text, mended);
        assert!(parse(&text).diagnostics.is_empty(), "{text:?}");
    }
    silent(&[
        "Adressen börjar med https:// och inte http://.\n",
        "Se https://www.lerum.se och www.lerum.se.\n",
        "Skriv `https//x.se`, ` <www.x.se>` och `a htttps://x.se` så.\n",
        "<https://www.lerum.se>\n",
    ]);
}

#[test]
fn comments_over_several_lines() {
    told(
        "foreign-comment",
        &[
            "‸%%\ndold\n%%\n",
            "Text ‸%%dold\nmer%% och så.\n",
            "Bra.\n\n‸%%\n\ndold\n\nmer\n\n%%\n\nText.\n",
            "‸%% resten\n\när dold\n",
            "- punkt ‸%%\n  dold %%\n",
            "Text {>> kom\nmentar <<} mer.\n",
        ],
    );
    silent(&[
        "Vi är 100 %% och\n200 %% bra.\n",
        "`%%`\n\ntext\n\n`%%`\n",
        "```\n%%\na\n%%\n```\n",
        "Andelen är 5 %%.\n",
    ]);
}

#[test]
fn lists() {
    told(
        "bullet-mark",
        &[
            "‸•\tEn sak\n•\tEn till\n",
            "‸– En sak\n– En till\n",
            "‸— En sak\n— En till\n— Och en\n",
            "Vi gjorde:\n‸– en sak\n– en till\n",
            "Vi gjorde:\n\n‸– en sak\n",
            "– En sak\n\n– En till\n\n– En tredje\n",
            "Vi gjorde tre saker:\n– Vi ringde alla.\n– Vi skrev brev.\n",
            "‸·        En sak\n·        En till\no   Under\n",
            "‸-en sak\n-en till\n",
            "Vi gjorde:\n‸-en sak\n",
            "-\u{a0}En sak\n-\u{a0}En till\n",
            "\u{f0b7}\tEn sak\n\u{f0a7} En till\n\u{f0d8}  Tre\n",
            "➢ En sak\n➢ En till\n",
            "‸1.Först\n2.Sedan\n",
            "1)Först\n2)Sedan\n",
            "a) en sak\nb) en till\n",
            "(1) en sak\n(2) en till\n",
            "1\tEn sak\n2\tEn till\n",
            "☐ kvar\n☑ klart\n",
            "[ ] kvar\n[x] klart\n",
            "- [] kvar\n",
            "> • fem\n> • sex\n",
            "- Vi gjorde\n  • en sak\n",
            "●En sak\n●En till\n",
            "o En sak\no En till\n",
            "✓ Klart\n✓ Också klart\n",
            "- ett\n‸– två\n- tre\n",
            "* ett\n‸*två\n*tre\n",
            "1 Inledning\n2 Beslut\n3 Övrigt\n",
            "A. Inledning\nB. Beslut\n",
            "-[ ] kvar\n-[x] klart\n",
            "- [x]klart\n",
            "‸+En sak\n+En till\n",
            "‸1 . En sak\n2 . En till\n",
            "‸• En sak • En till • En tredje\n",
            "Text:\n• En sak • En till\n• En tredje\n",
            "> • En sak • En till\n",
        ],
    );
    told(
        "accidental-markup",
        &[
            "Det blev bra.\n\n‸2019. Var ett bra år.\n",
            "2019) Början.\n",
            "Mellan ~5 och~ 10.\n",
            "ca ~5~ personer\n",
            "+ 5 procent fler\n",
            "Text.\n\n+ 12 personer\n",
        ],
    );
    silent(&[
        "– Hej, sa hon.\n– Hej, svarade han.\n",
        "– Det har blivit bättre, säger Anna.\n",
        "– Vad hände?\n– Ingenting.\n",
        "Eleverna berättar:\n– Det är roligt.\n– Vi lär oss mycket.\n",
        "Anna säger:\n– Det gick bra.\n",
        "– Vi har fått det mycket bättre sedan vi\nbörjade, säger Anna.\n– Ja, mycket bättre.\n",
        "– Det var svårt i början.\n\n– Sedan gick det lättare.\n",
        "Temperaturen var\n-5 grader\n-10 grader\n",
        "- en\n- två\n\n1. ett\n2. två\n\n1)\tEn sak\n2)\tEn till\n",
        "*Siffran är preliminär.\n",
        "Vi var 1.5 gånger\n2.5 gånger fler.\n",
        "a) är det första alternativet.\n",
        "o som i Olof.\n",
        "→ Läs mer om skolvägar.\n",
        "1. ett\n1. två\n1. tre\n",
        "- [ ] kvar\n- [x] klart\n",
        "Åren 2018–2020 var\n– som alltid – svåra.\n",
        "Alla kom (1) och gick\n(2) hem.\n",
        "Enligt ~~gamla~~ nya regler, ca ~5.\n",
        "3. Tredje steget\n",
        "- samverkan\n  – något nytt – och mer\n",
        "1999. ett\n2000. två\n",
        "* ett\n*två* och mer\n",
    ]);
}

#[test]
fn headings() {
    told(
        "heading-look",
        &[
            "‸**Bakgrund**\n\nText.\n\n**Resultat**\n\nMer.\n",
            "__Bakgrund__\n\nText.\n",
            "***Bakgrund***\n\nText.\n",
            "**Resultat:**\n\nText.\n",
            "**1. Bakgrund**\n\nText.\n",
            "## Ett\n\nText.\n\n‸**Två**\n\nMer.\n",
            "# Ett\n\n## Två\n\n**Tre och fyra**\n\nMer.\n",
            "**Så gjorde vi i Lerum**\n\n- ett\n- två\n",
            "‸SAMMANFATTNING\n\nText.\n",
            "RESULTAT OCH SLUTSATSER\n\nText.\n",
            "**Vägen framåt**  \n\nText.\n",
        ],
    );
    told(
        "heading-space",
        &[
            "##Bakgrund\n\nText.\n",
            "Text.\n‸##Bakgrund\nMer.\n",
            "#Bakgrund\n\nText.\n",
            "##\u{a0}Bakgrund\n\nText.\n",
            "Text.\n\n##1 Bakgrund\n",
            "> ##Bakgrund\n\nText.\n",
            "####### Bakgrund\n\nText.\n",
            "‸##**Bakgrund**\n\nText.\n",
            "###*Bakgrund*\n\nText.\n",
            "##(Bakgrund)\n\nText.\n",
            "##\"Citat\" och mer\n\nText.\n",
            "##”Citat” och mer\n\nText.\n",
            "Text.\n\n‸##[Lerum](https://www.lerum.se)\n\nText.\n",
        ],
    );
    told(
        "accidental-heading",
        &[
            "‸Här slutar ett vanligt stycke som redaktören drog ett streck under.\n---\n",
            "Ett stycke på\ntvå rader\n---\n\nMer.\n",
            "Kontakta oss gärna\n---\n",
            "Stycke.\n===\n",
            "Stycke.\n-\n",
            "> Ett citat.\n> ---\n",
            "Text före, så här:\n------\n",
            "title: En till\ndate: 2019\n---\n\nText.\n",
            "Ett mycket långt stycke som inte är någon rubrik eftersom det bara fortsätter och fortsätter utan att ta slut\n--------------------\n",
            "Slut!\n-----\n",
        ],
    );
    told(
        "indented-text",
        &[
            "Text.\n\n     ‸Indraget stycke från Word.\n",
            "Text.\n\n\tIndraget med tabb.\n",
            "Vi gjorde:\n\n    - en sak\n    - en till\n",
            "    1. ett\n    2. två\n",
            "Text.\n\n    let x = 1;\n",
            "- punkt\n\n        djupt indraget\n",
            "> citat\n>\n>      indraget\n",
            "Text.\n\n      • En sak\n",
            "    Först i filen.\n\nSedan.\n",
            "Text.\n\n    rad ett\n\n    rad två\n",
        ],
    );
    silent(&[
        "**Obs!**\n\nText.\n",
        "**Det här är en hel mening i fetstil.**\n\nText.\n",
        "Text.\n\n**Sist på sidan**\n",
        "**Vi gjorde fyra olika saker:**\n\n- ett\n",
        "**Lerum** är en kommun.\n\nText.\n",
        "**Bakgrund**\nText i samma stycke.\n\nMer.\n",
        "- **Punkt**\n\nText.\n",
        "> **Citat**\n\nText.\n",
        "IVO och SKR\n\nText.\n",
        "BUP\n\nText.\n",
        "SOSFS 2014:5\n\nText.\n",
        "Text.\n\n---\n\nMer.\n",
        "Bakgrunden till arbetet\n-----------------------\n\nText.\n",
        "#metoo\n\nText.\n",
        "#1 i listan\n",
        "Under #metoo hände mycket.\n",
        "- punkt\n\n  mer i punkten\n\n    - inre\n",
        "[^1]: Not\n\n    mer av noten\n\nText.[^1]\n",
        "**42 %**\n\nText.\n",
        "**[Rapporten](https://a.se/b)**\n\nText.\n",
    ]);
}

#[test]
fn fences() {
    told(
        "fence-unclosed",
        &[
            "‸```fakta\ntitle: X\ntext: hej\n\nSedan fortsätter texten.\n",
            "```fakta\ntitle: X\ntext: hej\n",
            "```\nkod\n",
            "~~~\nkod\n\nText efter.\n",
            "```bash\nls\n\nText efter.\n",
            "- punkt\n\n  ```\n  kod\n\nText.\n",
            "> ```\n> kod\n\nText.\n",
            "````\nkod\n```\n\nText.\n",
            "‸```fakta\ntitle: X\ntext: hej\n``` Sedan text.\n\nMer.\n",
            "‸```fakta\ntitle: X\ntext: hej\n\n```diagram\ntype: single\ntitle: Y\ndata: [{label: a, value: 1}]\n```\n",
            "```fakta\ntitle: X\ntext: hej\n``\n",
            "```fakta\ntitle: X\ntext: hej\n´´´\n\nText.\n",
            "```fakta\ntitle: X\ntext: hej\n~~~\n\nText.\n",
            "Text.\n\n```diagram\n",
        ],
    );
    told(
        "fence-mark",
        &[
            "‸´´´fakta\ntitle: X\ntext: hej\n´´´\n",
            "'''fakta\ntitle: X\ntext: hej\n'''\n",
            "’’’fakta\ntitle: X\ntext: hej\n’’’\n",
            "\"\"\"\nkod\n\"\"\"\n",
            "``fakta\ntitle: X\ntext: hej\n``\n",
            "´´´\nkod\n\nmer kod\n´´´\n",
            "''' bash\nls\n'''\n",
            "”””fakta\ntitle: X\ntext: hej\n”””\n",
            "‘‘‘\nkod\n’’’\n",
            "Text:\n´´´\nkod\n´´´\n",
        ],
    );
    told(
        "unknown-block",
        &[
            "```‸mermaid\ngraph TD\n```\n",
            "```dot\ndigraph {}\n```\n",
            "```plantuml\nA -> B\n```\n",
            "```math\nx\n```\n",
            "```vega-lite\n{}\n```\n",
            "```csv\na;b\n```\n",
            "```{note}\nText.\n```\n",
            "```faktabox\ntext: a\n```\n",
            "~~~ditaa\n+--+\n~~~\n",
            "```ruta\ntext: a\n```\n",
            "```dataview\nLIST\n```\n",
        ],
    );
    silent(&[
        "```\nkod\n```\n",
        "```bash\nls\n```\n",
        "~~~json\n{}\n~~~\n",
        "````markdown\n```fakta\ntitle: x\n```\n````\n",
        "- punkt\n\n  ```text\n  kod\n  ```\n",
        "> ```yaml\n> a: b\n> ```\n",
        "```python\nprint('''x''')\n```\n",
        "   ```\n   kod\n   ```\n",
        "```text title=x\nkod\n```",
        "```console\n$ ls\n```  \n",
        "Han sa ''hej'' och \"\"ja\"\".\n",
        "`kod` först på raden\noch `mer` sedan.\n",
        "~~~~\n~~~\n~~~~\n",
    ]);
}

#[test]
fn foreign_syntax() {
    told(
        "foreign-syntax",
        &[
            "Se ‸[[annan artikel]] här.\n",
            "Se ‸[Lerum|https://www.lerum.se].\n",
            "Se {Lerum}(https://www.lerum.se).\n",
            "Se {Lerum}(lerum.md).\n",
            "Det är '''fet''' stil.\n",
            "{color:red}Röd{color}\n",
            "[youtube abc123]\n",
            "5&amp;nbsp;kr\n",
            "f&amp;ouml;r\n",
            "f&amp;#246;r\n",
            "fr\\u00e5n\n",
            "> ‸[! NOTE]\n> Text.\n",
            "Se [[fil|text]].\n",
            "![[torget.jpg]]\n",
            "{{< figure src=\"x.jpg\" >}}\n",
            "{{% steg %}}\n",
            "{% include figur.html %}\n",
            "Se {{ site.baseurl }}/om/.\n",
            "{{Mall|a=b}}\n",
            "[caption id=\"a\" align=\"alignnone\"]Torget[/caption]\n",
            "[gallery ids=\"1,2\"]\n",
            "[embed]https://a.se[/embed]\n",
            "[gallery]\n",
            "[b]fet[/b]\n",
            "[url=https://a.se]text[/url]\n",
            ":::tip\nEtt tips\n:::\n",
            "Före.\n\n‸:::tip\n\nText.\n\n:::\n\nEfter.\n",
            "::: {.callout-note}\nText.\n:::\n",
            "::::{grid}\nText.\n::::\n",
            "!!! note \"Titel\"\n    Text.\n",
            "??? tip\n    Text.\n",
            "???+ warning \"Se upp\"\n    Text.\n",
            "=== \"Flik\"\n    Text.\n",
            "import Ruta from '@site/Ruta';\n",
            "import \"./stil.css\"\n",
            "export const a = 1;\n",
            "Det ‸==markerade== ordet.\n",
            "Ett stycke. ^block1\n",
            "$$E=mc^2$$\n",
            "Formeln $x^2$ här.\n",
            "\\begin{equation}\n",
            "Stycke. {.klass}\n",
            "Stycke {#id}\n",
            "{: .no_toc }\n",
            "![Torget](torget.jpg){width=50%}\n",
            "[text](https://a.se){target=\"_blank\"}\n",
            "[TOC]\n",
            "[[_TOC_]]\n",
            "{:toc}\n",
            "{toc}\n",
            "--8<-- \"fil.md\"\n",
            "@include fil\n",
            "[!INCLUDE [fil](fil.md)]\n",
            ".. note:: Text\n",
            ".. image:: x.png\n",
            "image::x.png[]\n",
            "== Rubrik ==\n\nText.\n",
            "h2. Rubrik\n\nText.\n",
            "{ref}`x`\n",
            "H~2~O\n",
            "100 m^2^ yta\n",
            "Text^[en fotnot].\n",
            "Det {++nya++} ordet.\n",
            "Enligt [@holm2019, s. 12].\n",
            "id:: 123\n",
            "#samverkan #skola\n",
            "#+TITLE: Rubrik\n",
            "Bra :smile: jobbat\n",
            "\\newpage\n\nText.\n",
            "<%= titel %>\n",
            "| a | b |\n|---|---|\n| [[c]] | d |\n",
            "- punkt {.klass}\n",
            "## [[Länk]] i rubrik\n\nText.\n",
        ],
    );
    told(
        "foreign-comment",
        &[
            "Text. ‸%%en kommentar till mig själv%%\n",
            "%% hela raden %%\n",
            "Text {>> en kommentar <<} mer.\n",
            "{{/* gömt */}}\n",
            "{% comment %}gömt{% endcomment %}\n",
            "{# gömt #}\n",
            "{{< comment >}}gömt{{< /comment >}}\n",
            "{%- comment -%}gömt\n",
            "[[länk]] och %%gömt%%\n",
            "Ett ||hemligt|| ord.\n",
        ],
    );
    silent(&[
        "Barnen [i skolan] gick hem [sic].\n",
        "Han sa [...] och gick.\n",
        "Enligt [[1]](https://a.se) är det så.\n",
        "Det kostar 5$ eller 10$ i USA.\n",
        "Priset är $5 och $10 per styck.\n",
        "50 %% är fel skrivet\n",
        "Klockan 10:30:15 och 1:2:3.\n",
        "`[[kod]]` och `{{ kod }}` och `==x==`\n",
        "```text\n[[a]] {{ b }} %% c %% :::\n```\n",
        "a == b och c != d\n",
        "\\[[inte en länk\\]]\n",
        "[Signs of Safety]{lang=en} är en metod.\n",
        "[text](https://a.se){lang=en} är en länk.\n",
        "## Rubrik {#egen}\n\nText.\n",
        "Mängden {1, 2, 3} och {a}.\n",
        "Wow! Vilken dag! Ja!!\n",
        "Vi använde C++ och A++.\n",
        "Det var 2^10 gånger mer.\n",
        "Sidan https://a.se/==x==/%%y%% och https://a.se/{id}.\n",
        "importera varor från Kina\n",
        "import av varor, export av tjänster\n",
        "Före :) efter :-) och ;-) sa hon.\n",
        "Pilen -> går till <- höger.\n",
        "Temperaturen ~20 grader, ca ~30.\n",
        "Under #metoo och #skolval.\n",
        "[namn]: https://a.se\n\nSe [namn] här.\n",
        "§ 5 ^ a\n",
    ]);
}

#[test]
fn paragraphs_stay_paragraphs() {
    for (markdown, paragraphs) in [
        ("Alla fick gå hem.\n\n:-) sa en av dem.\n", 2),
        ("Stycke om schemat.\n:exempel utan mellanslag\n", 1),
        ("Före.\n\n:::tip\n\nText.\n\n:::\n\nEfter.\n", 5),
        ("Före.\n\n:smile: glad.\n", 2),
        ("Ett långt stycke.\n: och mer\n", 1),
        ("> Citat.\n>\n> :) ja\n", 2),
    ] {
        let html = super::html(&parse(markdown).value);
        assert!(!html.contains("<d") && !html.contains('\u{1f}'), "{html}");
        assert_eq!(html.matches("<p>").count(), paragraphs, "{html}");
        assert_eq!(html.matches(':').count(), markdown.matches(':').count(), "{html}");
    }
    for clean in ["Samverkan\n: Att arbeta ihop.\n", "A\n: b\n: c\n", "A\n\n: b\n", "- A\n  : b\n"] {
        assert!(super::html(&parse(clean).value).contains("<dd>"), "{clean}");
    }
    told(
        "definition-syntax",
        &[
            "Samverkan\n‸:Att arbeta ihop.\n",
            "Slutet på ett stycke.\n‸: text\n",
            "Två rader\nsom stycke\n: text\n",
            ": först\n",
        ],
    );
}

#[test]
fn remarks() {
    told(
        "remark-left",
        &[
            "Texten ‸[AA1] är klar.\n",
            "[Kommentar: kolla siffran!]\n",
            "TODO: kolla\n",
            "Siffran är XX %.\n",
            "Det kom xx personer.\n",
            "Det kostade XXX kronor.\n",
            "FIXME\n",
            "Kolla siffran!\n",
            "Vad är det???\n",
            "Så var det [källa?].\n",
            "Datum (tbd).\n",
            "Lorem ipsum dolor sit amet.\n",
            "[infoga bild]\n",
            "Namn: <skriv här>\n",
            "Det var [namn] som gjorde det.\n",
            "Totalt XXXX stycken.\n",
            "Vi nådde XX procent av målet.\n",
            "[lägg till länk till rapporten]\n",
            "Det blev bättre (kolla med Anna!).\n",
            "Andelen ökade (stämmer detta?).\n",
            "Kommenterad [AA1]: Kan vi säga så?\n",
            "// kolla detta\n",
            "Resultat kommer (bild kommer senare).\n",
            "todo: skriv klart\n",
            "Se tabellen [TBD].\n",
            "| a | b |\n|---|---|\n| XX % | 1 |\n",
            "- TODO\n",
            "## Resultat TODO\n\nText.\n",
            "[OBS! Ska uppdateras före publicering]\n",
            "Kostnad: X kr.\n",
            "Ett möte 20XX.\n",
            "den xx maj\n",
            "XXXX-XX-XX\n",
            "<<<<<<< HEAD\n\nText.\n",
            "Se ‸Fel! Hittar inte referenskällan.\n",
            "Fel! Bokmärket är inte definierat.\n",
            "Error! Reference source not found.\n",
            "Klicka eller tryck här för att ange text.\n",
            "Klicka här för att ange ett datum.\n",
            "Click or tap here to enter text.\n",
            "Välj ett objekt.\n",
            "{ TOC \\o \"1-3\" }\n",
            "Se HYPERLINK \"https://www.lerum.se\" Lerum\n",
            "Inledning PAGEREF _Toc123 \\h 3\n",
            "Hej { MERGEFIELD Namn }!\n",
            "Figur { SEQ Figur \\* ARABIC }\n",
            "Texten [TT2R1] är klar.\n",
            "Kommentar [TT1]: kolla\n",
            "[namn på kommunen] har beslutat.\n",
            "[Dokumentets titel]\n",
            "[Typ text]\n",
            "[Kommunens adress]\n",
            "[Skriv ditt namn här]\n",
            "Hej «Förnamn»!\n",
            "Bor i «Post_ort».\n",
            "Det kom ____ personer.\n",
            "Det kostade NNN kronor.\n",
            "Hej %NAMN%, här är rapporten.\n",
            "Skriv text här\n",
            "[ANMÄRKNING: x]\n",
            "Att göra: kolla siffrorna\n",
            "Det är så【4†source】.\n",
            "Det är så turn0search1.\n",
            "‸#REF! i cellen\n",
            "#SAKNAS!\n",
            "#DIVISION/0! står det\n",
            "| a | b |\n|---|---|\n‸| #VÄRDEFEL! | 1 |\n",
            "Värdet #NAMN? var fel.\n",
        ],
    );
    silent(&[
        "På XX-talet hände det.\n",
        "Generation XX och Gen X.\n",
        "Ludvig XX var kung.\n",
        "Kapitel XXX handlar om lagar.\n",
        "Kromosomerna XX och XY.\n",
        "En todo-lista för skolan.\n",
        "Att göra: städa.\n",
        "Hur gick det? Bra!\n",
        "Va?? Ja.\n",
        "Barnen [i skolan] och [de] gick.\n",
        "Vi kontrollerade uppgifterna och kollade siffrorna.\n",
        "Kolla gärna in vår film.\n",
        "Enligt lagen (2010:800) och SoL (se nedan).\n",
        "Vitaminer (B12) och A4.\n",
        "Det är 5 > 3 och 2 < 4.\n",
        "OBS! Anmäl dig före fredag.\n",
        "Skriv till oss (gärna före maj).\n",
        "Modellen X är bra, och Modell XX bättre.\n",
        "`TODO` och `XX %`\n",
        "På detta [sätt] gjorde de.\n",
        "Malcolm X personligen.\n",
        "\\[AA1\\] står så.\n",
        "Frågan är: hur många?\n",
        "Romerska XXIV och XIX.\n",
        "Se s. xx i boken.\n",
        "Storlek XX och XXL.\n",
        "Bokstaven [i] och [u] läggs till.\n",
        "Fel! Så får man inte göra, sade hon.\n",
        "Klicka på knappen här för att ange din e-post.\n",
        "Namn: ____________\n",
        "N.N. och NN gick hem, och NN berättade.\n",
        "Romanen «Barndom» kom i fjol.\n",
        "Andelen var 5 % ÖKNING av 10 %.\n",
        "Kommunen [har] namn på kommunen.\n",
        "Skriv texten här nedanför.\n",
        "Du kan välja ett objekt.\n",
        "#samverkan är bra.\n",
        "I kalkylarket kan det stå `#REF!` i en cell.\n",
    ]);
}

#[test]
fn links_and_pictures() {
    told(
        "broken-link-syntax",
        &[
            "‸(rapporten)[https://www.lerum.se]\n",
            "Läs (rapporten)[rapport.pdf] här.\n",
            "[rapporten] (https://www.lerum.se)\n",
            "Läs [rapporten](https://www.lerum.se i dag.\n",
            "Se (Lerums sidor)[www.lerum.se].\n",
            "[a](c d (2).pdf)\n",
            "Se [rapporten](https://a.se/b.\n",
            "![Torget] (torget.jpg)\n",
            "- (rapporten)[https://a.se]\n",
            "(a)[b.md] och (c)[d.md]\n",
            "(https://a.se)[rapporten]\n",
            "Se [rapporten]https://a.se.\n",
            "[rapporten]<https://a.se/b> mer\n",
            "! [Torget](torget.jpg)\n",
            "[mejl](mailto:info@kommun.example?subject=Hej där)\n",
            "‸Se [mejl](mailto: info@kommun.example) här.\n",
            "[mejl](mailto:info@kommun.example?subject=Hej där&body=Jag vill veta mer)\n",
            "[mejl](mailto:info @kommun.example)\n",
            "[ring](tel: 0302-52 10 00)\n",
            "- [ring](tel:+46 302 52 10 00)\n",
            "[a](<https://www.lerum.se) mer.\n",
            "[a](<parkvardar-i-lerum.md) mer\n",
            "[a](<parkvardar-i-lerum.md> mer\n",
            "[a](<min rapport.pdf> mer\n",
            "[a](<min rapport.pdf) mer\n",
            "[a](https://www.lerum.se \"titel) mer.\n",
            "[a](rapport.pdf ”Rapport om 2017) mer.\n",
            "[a](https:// www.lerum.se)\n",
            "[a](https ://www.lerum.se/a)\n",
            "‸![En stol\n\nvid ett bord](stol.jpg)\n",
            "[en\n\nlänk](https://www.lerum.se)\n",
            "[a](http: //www.lerum.se)\n",
        ],
    );
    told(
        "vague-link",
        &[
            "Läs rapporten, [klicka här](https://a.se).\n",
            "[här](https://a.se)\n",
            "[Läs mer](a.md)\n",
            "[länk](https://a.se)\n",
            "[**här**](https://a.se)\n",
            "[Mer information](https://a.se)\n",
            "[här][r]\n\n[r]: https://a.se\n",
            "[click here](https://a.se)\n",
            "[read more](https://a.se)\n",
            "[Ladda ner](x.pdf)\n",
            "[Länken](https://a.se)\n",
        ],
    );
    told(
        "alt-text",
        &[
            "![skola.jpg](skola.jpg)\n",
            "![bild](skola.jpg)\n",
            "![IMG_2043](img_2043.jpg)\n",
            "![Foto](skola.jpg)\n",
            "Text ![image](skola.jpg) mer.\n",
            "![Bild 1](skola.jpg)\n",
            "![torget-vinter](torget-vinter.jpg)\n",
            "![Skärmavbild 2019-03-07 kl. 10.12.33](a.png)\n",
            "![DSC00012.JPG](a.jpg)\n",
            "![En stol. Automatiskt genererad beskrivning](a.jpg)\n",
            "![AI-genererat innehåll kan vara felaktigt.](a.jpg)\n",
            "![Beskriv bilden här](a.jpg)\n",
            "![TODO](a.jpg)\n",
            "![x](a.jpg)\n",
            "![...](a.jpg)\n",
            "![logotyp](a.png)\n",
        ],
    );
    told(
        "unused-definition",
        &[
            "Text.\n\n‸[Anm]: Siffrorna\n",
            "Text.\n\n[1]: https://a.se\n",
            "Text.\n\n[rapport]: rapport.pdf \"Titel\"\n",
            "[OBS]: Viktigt\n\nText.\n",
            "> [a]: b\n\nText.\n",
            "Text [b].\n\n[a]: https://a.se\n",
            "- x\n\n  [a]: https://a.se\n",
            "[Not]: <https://a.se>\n\nText.\n",
            "[a]: x.md\n[b]: y.md\n\nSe [a].\n",
            "[Källa]: SCB\n\nText.\n",
        ],
    );
    silent(&[
        "[rapporten](https://a.se) och https://a.se\n",
        "Läs på <https://a.se>.\n",
        "[Läs om skolvägar](a.md)\n",
        "Parentes (ett)[två] och (tre) [fyra].\n",
        "[//]: # (en anteckning)\n\nText.\n",
        "[comment]: <> (en anteckning)\n\nText.\n",
        "Se [a], [b][] och [text][c].\n\n[a]: x.md\n[b]: y.md\n[c]: z.md\n",
        "![En bild av torget](torget.jpg)\n",
        "![][b]\n\n[b]: linje.png \"dekor\"\n",
        "[![Torget](torget.jpg)](torget.md)\n",
        "[Anm]: Siffrorna gäller 2019.\n",
        "f(x)[1] och g(y)[2]\n",
    ]);
}

#[test]
fn footnotes_of_word() {
    told(
        "word-footnote",
        &[
            "Barnen gick.‸[1] Och.[2]\n\n[1] Rapport.\n\n[2] En enkät.\n",
            "Barnen gick.[1]\n\n[1] Rapport.\n",
            "Ett.[1] Två.[2]\n\n[1] Rapport.\n[2] Enkät.\n",
            "Barnen gick.¹\n\n¹ Rapport.\n",
            "Ett.¹ Två.²\n\n¹ Rapport.\n² Enkät.\n",
            "Ett.[1]\n\n## Noter\n\n[1] Rapport.\n",
            "Ett.[12]\n\n[12]\tRapport.\n",
            "- Ett.[1]\n\n[1] Rapport.\n",
            "Ett.[1] Två.[1]\n\n[1] Rapport.\n",
            "> Ett.[1]\n\n[1] Rapport.\n",
        ],
    );
    silent(&[
        "Ytan är 100 m² och 20 km².\n",
        "Enligt [1] är det så.\n",
        "[1] Rapport.\n",
        "Ett.[^1]\n\n[^1]: Rapport.\n",
        "Ett [1](a.md).\n\nTvå.\n",
        "1. ett\n2. två\n",
        "Volymen 5 m³.\n\nMer.\n",
        "10² är 100.\n",
        "Ett.\\[1\\]\n\n\\[1\\] Rapport.\n",
        "CO₂ minskade.\n",
    ]);
}

#[test]
fn emphasis_and_shouting() {
    told(
        "emphasis-marks",
        &[
            "‸** fet text ** och * kursiv *\n",
            "Det är ** viktigt ** här.\n",
            "Det är **viktigt här.\n",
            "** Rubrik **\n",
            "Det är * kursiv * text.\n",
            "En __ fet __ text.\n",
            "Det är viktigt** här.\n",
            "*** allt ***\n",
            "- ** punkt ** text\n",
            "_ kursiv _ text\n",
            "**Fet ** text\n",
        ],
    );
    told(
        "shouting",
        &[
            "DETTA ÄR MYCKET VIKTIGT OCH ALLA MÅSTE LÄSA DET NU!!!\n",
            "Anmäl dig nu!!!\n",
            "VIKTIGT ATT ALLA LÄSER DETTA FÖRE FREDAG.\n",
            "Text. ANMÄL DIG SENAST DEN FÖRSTA MAJ.\n",
            "- DET HÄR GÄLLER ALLA SKOLOR\n",
            "Kom!!!!\n",
            "## VI BYGGER OM HELA SKOLAN\n\nText.\n",
            "> ALLA MÅSTE LÄMNA LOKALEN GENAST.\n",
            "| a |\n|---|\n| DETTA MÅSTE ALLA ELEVER LÄSA |\n",
            "Snälla, LÄS HELA TEXTEN INNAN NI SVARAR.\n",
        ],
    );
    silent(&[
        "3 * 4 * 5 är 60.\n",
        "Siffran* är preliminär.\n\n*Enligt kommunen.\n",
        "Variabeln snake_case och _init_ här.\n",
        "Fyll i: ________\n",
        "**fet** och *kursiv* och ***båda***.\n",
        "Stjärnor * i texten.\n",
        "\\*\\* inte fet \\*\\*\n",
        "5 * barn och 6 vuxna\n",
        "`** kod **`\n",
        "BUP, SSPF, SKR, IVO och LSS samverkar.\n",
        "SOU 2017:43 och SOSFS 2014:5 gäller.\n",
        "Hurra! Ja!! Det gick.\n",
        "Kommunerna i GR, VGR och MSB.\n",
        "IT-avdelningen på SVT och SR.\n",
    ]);
}

#[test]
fn articles_without_text() {
    told(
        "empty-article",
        &[
            "## Rubrik\n",
            "## Ett\n\n### Två\n",
            "<!-- kommer -->\n",
            "---\n",
            "[//]: # (x)\n",
            "&nbsp;\n",
            "## Ett\n\n---\n",
        ],
    );
    silent(&[
        "Text.\n",
        "- punkt\n",
        "![Torget](torget.jpg)\n",
        "```diagram\ntype: single\ntitle: A\ndata: [{label: a, value: 1}]\n```\n",
        "```fakta\ntitle: A\ntext: b\n```\n",
        "```kontakt\nname: Socialtjänsten\nurl: https://a.se\n```\n",
        "| a |\n|---|\n| b |\n",
        "https://a.se/rapport\n",
        "> Citat.\n",
        "```text\nkod\n```\n",
        "1\n",
    ]);
}
