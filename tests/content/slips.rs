//! Slips of the pen in a sound article: what stood there, what stands there now, the one mistake that it gives and the line
//! it stands in, and what its fix makes of it.

/// A sound article.
pub const ARTICLE: &str = "---
title: Trygga skolvägar i Lerum
summary: Barn gick tryggare till skolan.
date: 2019-03
municipality: Lerum
tags: [samverkan, skola]
status: completed
---

Barnen gick till skolan.
";

/// Its vocabulary.
pub const VOCABULARY: &str = "tags:
  - term: samverkan
    description: När flera arbetar tillsammans.
    synonyms: [samarbete]
  - term: skola
methods: []
target_group:
  - barn och unga
";

type Slip = (&'static str, &'static str, &'static str, usize, Option<&'static str>);

const TITLE: &str = "title: Trygga skolvägar i Lerum";
const SUMMARY: &str = "summary: Barn gick tryggare till skolan.";
const TAGS: &str = "tags: [samverkan, skola]";
const TOWN: &str = "municipality: Lerum";
const DATE: &str = "date: 2019-03\n";
const END: &str = "status: completed\n---\n";
const TEXT: &str = "Barnen gick till skolan.\n";
const STATUS: &str = "status: completed\n";

#[rustfmt::skip]
pub const SLIPS: &[Slip] = &[
    // Texts that begin or go on with a mark of YAML
    (TITLE, "title: Trygga skolvägar: så gick det", "yaml-syntax", 2, Some("title: \"Trygga skolvägar: så gick det\"")),
    (TITLE, "title: [Utkast] Trygga skolvägar", "yaml-syntax", 2, Some("title: \"[Utkast] Trygga skolvägar\"")),
    (TITLE, "title: {Utkast} Trygga skolvägar", "yaml-syntax", 2, Some("title: \"{Utkast} Trygga skolvägar\"")),
    (TITLE, "title: - Trygga skolvägar", "yaml-syntax", 2, Some("title: \"- Trygga skolvägar\"")),
    (TITLE, "title: *Trygga skolvägar", "yaml-syntax", 2, Some("title: \"*Trygga skolvägar\"")),
    (TITLE, "title: &Trygga skolvägar", "yaml-syntax", 2, Some("title: \"&Trygga skolvägar\"")),
    (TITLE, "title: !Trygga skolvägar", "yaml-syntax", 2, Some("title: \"!Trygga skolvägar\"")),
    (TITLE, "title: %Trygga skolvägar", "yaml-syntax", 2, Some("title: \"%Trygga skolvägar\"")),
    (TITLE, "title: @Trygga skolvägar", "yaml-syntax", 2, Some("title: \"@Trygga skolvägar\"")),
    (TITLE, "title: ? Trygga skolvägar", "yaml-syntax", 2, Some("title: \"? Trygga skolvägar\"")),
    (SUMMARY, "summary: > 50 procent gick tryggare", "yaml-syntax", 3, Some("summary: \"> 50 procent gick tryggare\"")),
    (SUMMARY, "summary: | Barn gick tryggare", "yaml-syntax", 3, Some("summary: \"| Barn gick tryggare\"")),
    // Quotation marks
    (TITLE, "title: \"Trygga\" skolvägar", "yaml-syntax", 2, Some("title: '\"Trygga\" skolvägar'")),
    (TITLE, "title: \"Trygga skolvägar", "yaml-syntax", 2, Some("title: \"Trygga skolvägar\"")),
    (TITLE, "title: 'Trygga skolvägar", "yaml-syntax", 2, Some("title: 'Trygga skolvägar'")),
    (TITLE, "title: \"Trygga skolvägar”", "yaml-syntax", 2, Some("title: \"Trygga skolvägar\"")),
    (TITLE, "title: 'Trygga skolvägar’", "yaml-syntax", 2, Some("title: 'Trygga skolvägar'")),
    (TITLE, "title: ”Trygga skolvägar: så gick det”", "yaml-syntax", 2, Some("title: \"Trygga skolvägar: så gick det\"")),
    (TITLE, "title: ”Trygga skolvägar”", "curly-quotes", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title: \"C:\\qvist\"", "yaml-syntax", 2, Some("title: 'C:\\qvist'")),
    (TITLE, "\"title\": \"Trygga skolvägar", "yaml-syntax", 2, Some("\"title\": \"Trygga skolvägar\"")),
    (TAGS, "tags: [\"samverkan, \"skola\"]", "yaml-syntax", 6, Some("tags: [\"samverkan\", \"skola\"]")),
    // Comments that are none
    (TITLE, "title: Projekt #trygg skolväg", "comment-in-value", 2, Some("title: \"Projekt #trygg skolväg\"")),
    (TITLE, "title: #trygg skolväg i Lerum", "comment-in-value", 2, Some("title: \"#trygg skolväg i Lerum\"")),
    (SUMMARY, "summary: Etapp #2 av arbetet.", "comment-in-value", 3, Some("summary: \"Etapp #2 av arbetet.\"")),
    (TAGS, "tags: [#samverkan, skola]", "yaml-syntax", 6, Some("tags: [samverkan, skola]")),
    (TAGS, "tags: #samverkan", "yaml-syntax", 6, Some("tags: samverkan")),
    (TAGS, "tags: #samverkan, #skola", "yaml-syntax", 6, Some("tags: [samverkan, skola]")),
    (TAGS, "tags:\n  - #samverkan\n  - skola", "yaml-syntax", 7, Some("tags:\n  - samverkan\n  - skola")),
    // Lists
    (TAGS, "tags: [samverkan, skola", "yaml-syntax", 6, Some(TAGS)),
    (TAGS, "tags: [samverkan, skola]]", "yaml-syntax", 6, Some(TAGS)),
    (TAGS, "tags: [samverkan, , skola]", "yaml-syntax", 6, Some(TAGS)),
    (TAGS, "tags: [samverkan], [skola]", "yaml-syntax", 6, Some(TAGS)),
    (TAGS, "tags: {samverkan, skola}", "wrong-type", 6, Some(TAGS)),
    (TAGS, "tags: samverkan, skola", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: (samverkan, skola)", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: [samverkan; skola]", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: samverkan och skola", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: []\n  - samverkan\n  - skola", "yaml-syntax", 6, Some("tags:\n  - samverkan\n  - skola")),
    (TAGS, "tags: [samverkan]\n  - skola", "yaml-syntax", 6, Some("tags:\n  - samverkan\n  - skola")),
    (TAGS, "tags: - samverkan\n  - skola", "yaml-syntax", 6, Some("tags:\n  - samverkan\n  - skola")),
    (TAGS, "tags: - samverkan", "yaml-syntax", 6, Some("tags: [samverkan]")),
    (TAGS, "tags:\n  - samverkan\n  -skola", "yaml-syntax", 8, Some("tags:\n  - samverkan\n  - skola")),
    (TAGS, "tags:\n\t- samverkan", "yaml-syntax", 7, Some("tags:\n  - samverkan")),
    (TAGS, "tags:\n• samverkan", "yaml-syntax", 7, Some("tags:\n- samverkan")),
    (TAGS, "tags: [Samverkan, skola]", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: [samarbete, skola]", "synonym-term", 6, Some(TAGS)),
    // Fields
    (TOWN, "municipality = Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "municipality; Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "municipality Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "municipality:Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "municipality:\u{a0}Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "municipality： Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "  municipality: Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "\tmunicipality: Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TOWN, "kommun: Lerum", "unknown-field", 5, Some(TOWN)),
    (TOWN, "location: Lerum", "unknown-field", 5, Some(TOWN)),
    (TOWN, "muncipality: Lerum", "unknown-field", 5, Some(TOWN)),
    (TOWN, "Municipality: Lerum", "unknown-field", 5, Some(TOWN)),
    (TOWN, "municipality: lerum", "unknown-municipality", 5, Some(TOWN)),
    (TOWN, "municipality: Lerums kommun", "unknown-municipality", 5, Some(TOWN)),
    (TITLE, "titel: Trygga skolvägar", "unknown-field", 2, Some("title: Trygga skolvägar")),
    (TITLE, "titlе: Trygga skolvägar", "unknown-field", 2, Some("title: Trygga skolvägar")),
    (SUMMARY, "description: Barn gick tryggare.", "unknown-field", 3, Some("summary: Barn gick tryggare.")),
    (SUMMARY, "summary: Barn gick tryggare.\nOch det blev bra.", "yaml-syntax", 4, Some("summary: Barn gick tryggare.\n  Och det blev bra.")),
    (STATUS, "status: completed\nauthor: Testa Testsson\n", "unknown-field", 8, None),
    (STATUS, "status: completed\nreviewed_by: Testa Testsson\n", "unknown-field", 8, None),
    (STATUS, "status: completed\nlayout: post\n", "unknown-field", 8, None),
    (STATUS, "status: completed\ntitle: Annat\n", "duplicate-key", 8, None),
    (STATUS, "status: completed\nsources: [{title:Rapport}]\n", "yaml-syntax", 8, Some("status: completed\nsources: [{title: Rapport}]\n")),
    (STATUS, "status: completed\nsources:\n  - title: Rapport\n   publisher: Lerum\n", "yaml-syntax", 10, Some("status: completed\nsources:\n  - title: Rapport\n    publisher: Lerum\n")),
    (STATUS, "status: completed\ncontact: {name: Vård, skola och omsorg}\n", "invalid-value", 8, Some("status: completed\ncontact: {name: \"Vård, skola och omsorg\"}\n")),
    (STATUS, "status: completed\ncontact: {name: Lerum\n", "yaml-syntax", 8, Some("status: completed\ncontact: {name: Lerum}\n")),
    (STATUS, "status: completed\ndraft: ja\n", "wrong-type", 8, Some("status: completed\ndraft: true\n")),
    (STATUS, "status: klart\n", "invalid-value", 7, Some(STATUS)),
    (SUMMARY, "summary: Så här:\n  barn gick tryggare", "yaml-syntax", 3, Some("summary: \"Så här:\n  barn gick tryggare\"")),
    (STATUS, "status: completed\nperiod: 2017/2018\n", "wrong-type", 8, Some("status: completed\nperiod: {from: 2017, to: 2018}\n")),
    (STATUS, "status: completed\nperiod: [2017, 2018]\n", "wrong-type", 8, Some("status: completed\nperiod: {from: 2017, to: 2018}\n")),
    (STATUS, "status: completed\nperiod: {2017, 2018}\n", "wrong-type", 8, Some("status: completed\nperiod: {from: 2017, to: 2018}\n")),
    (STATUS, "status: completed\nfunding: {amount: \"1,2 mkr\"}\n", "wrong-type", 8, Some("status: completed\nfunding: {amount: 1200000}\n")),
    (STATUS, "status: completed\ncontact: {name: \"Lerum, url: https://www.lerum.se}\n", "yaml-syntax", 8, Some("status: completed\ncontact: {name: \"Lerum\", url: https://www.lerum.se}\n")),
    (TAGS, "\"tags\": [\"samverkan\"],", "yaml-syntax", 6, Some("\"tags\": [\"samverkan\"]")),
    (TITLE, "title: \"Trygga skolvägar\",", "yaml-syntax", 2, Some("title: \"Trygga skolvägar\"")),
    (TAGS, "tags:\n  * samverkan", "yaml-syntax", 7, Some("tags:\n  - samverkan")),
    (TAGS, "tags:\n  samverkan\n  skola", "unknown-term", 7, Some("tags:\n  [samverkan, skola]")),
    (TITLE, "**title:** Trygga skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    (TITLE, "**title**: Trygga skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    (TITLE, "- title: Trygga skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    ("title: Trygga skolvägar i Lerum\nsummary: ", "- title: Trygga skolvägar i Lerum\n- summary: ", "yaml-syntax", 2, Some("title: Trygga skolvägar i Lerum\nsummary: ")),
    (DATE, "---\ndate: 2019-03\n", "front-matter-missing", 4, Some(DATE)),
    (DATE, "<!-- kommentar -->\ndate: 2019-03\n", "yaml-syntax", 4, Some("# kommentar\ndate: 2019-03\n")),
    (DATE, "// kommentar\ndate: 2019-03\n", "yaml-syntax", 4, Some("# kommentar\ndate: 2019-03\n")),
    (DATE, "<<<<<<< HEAD\ndate: 2019-03\n=======\ndate: 2020\n>>>>>>> main\n", "yaml-syntax", 4, None),
    (STATUS, "status: completed\ncontact:\nname: Lerum\nurl: https://www.lerum.se\n", "yaml-syntax", 9, Some("status: completed\ncontact:\n  name: Lerum\n  url: https://www.lerum.se\n")),
    (STATUS, "status: completed\nperiod:\nfrom: 2017\nto: 2018\n", "yaml-syntax", 9, Some("status: completed\nperiod:\n  from: 2017\n  to: 2018\n")),
    // Dates
    (DATE, "date: 7 mars 2019\n", "invalid-date", 4, Some("date: 2019-03-07\n")),
    (DATE, "date: 07/03/2019\n", "invalid-date", 4, Some("date: 2019-03-07\n")),
    (DATE, "date: 2019-03-07T10:00:00+01:00\n", "invalid-date", 4, Some("date: 2019-03-07\n")),
    (DATE, "date: Thu, 07 Mar 2019 10:00:00 +0100\n", "invalid-date", 4, Some("date: 2019-03-07\n")),
    (DATE, "date: 190307\n", "invalid-date", 4, None),
    (DATE, "date: 2019/2020\n", "invalid-date", 4, None),
    (DATE, "date: 2019-02-30\n", "invalid-date", 4, None),
    (DATE, "date: 2109-03\n", "far-date", 4, None),
    // What nobody sees
    (TITLE, "title: Trygga\u{b} skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title: Tryg\u{1f}\u{7}ga skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title: Tryg\u{feff}ga skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title: Trygga\u{2028}skolvägar", "yaml-syntax", 2, Some("title: Trygga skolvägar")),
    // Titles and summaries
    (TITLE, "title: TRYGGA SKOLVÄGAR I LERUM", "title-in-capitals", 2, None),
    (TITLE, "title: Trygga **skolvägar** i Lerum", "markup-in-text", 2, Some("title: Trygga skolvägar i Lerum")),
    (SUMMARY, "summary: Läs [rapporten](https://www.lerum.se) <b>nu</b>.", "markup-in-text", 3, None),
    (SUMMARY, "summary: Skriv en eller två meningar om vad som gjordes och vad det ledde till.", "template-text", 3, None),
    ("Barnen gick till skolan.\n", "Vad prövades, av vem och för vem?\n", "template-text", 10, None),
    // The lines around the metadata
    (END, "status: completed\n", "front-matter-unclosed", 1, Some(END)),
    (END, "status: completed\n—\n", "front-matter-unclosed", 1, Some(END)),
    (END, "status: completed\n----\n", "front-matter-unclosed", 1, Some(END)),
    (END, "status: completed\n- - -\n", "front-matter-unclosed", 1, Some(END)),
    (END, "status: completed\n***\n", "front-matter-unclosed", 1, Some(END)),
    (END, "status: completed\n ---\n", "front-matter-unclosed", 1, Some(END)),
    (END, "status: completed ---\n", "front-matter-unclosed", 1, Some(END)),
    ("---\ntitle", "title", "front-matter-missing", 1, Some("---\ntitle")),
    ("---\ntitle", "```yaml\ntitle", "front-matter-missing", 1, None),
    ("---\ntitle", "```\ntitle", "front-matter-missing", 1, Some("---\ntitle")),
    ("---\ntitle", "—\ntitle", "front-matter-missing", 1, Some("---\ntitle")),
    ("---\ntitle", "---\n---\ntitle", "front-matter-missing", 2, Some("---\ntitle")),
    // Marks around a value, and fields in the wrong shape
    (TITLE, "title: ”Trygga skolvägar: så gick det\"", "yaml-syntax", 2, Some("title: \"Trygga skolvägar: så gick det\"")),
    (TITLE, "title: ‟Trygga skolvägar: så gick det”", "yaml-syntax", 2, Some("title: \"Trygga skolvägar: så gick det\"")),
    (TITLE, "title: ″Trygga skolvägar: så gick det″", "yaml-syntax", 2, Some("title: \"Trygga skolvägar: så gick det\"")),
    (TITLE, "title: `Trygga skolvägar`", "yaml-syntax", 2, Some("title: \"Trygga skolvägar\"")),
    (TITLE, "title: ′Trygga skolvägar′", "curly-quotes", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title: ´Trygga skolvägar´", "curly-quotes", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title: ”Trygga skolvägar\"", "curly-quotes", 2, Some("title: Trygga skolvägar")),
    (SUMMARY, "summary: Barn gick\n  Resultat: bra", "yaml-syntax", 4, Some("summary: \"Barn gick\n  Resultat: bra\"")),
    (SUMMARY, "summary: Barn gick\n  tryggare\n  Resultat: bra\n  för alla", "yaml-syntax", 5, Some("summary: \"Barn gick\n  tryggare\n  Resultat: bra\n  för alla\"")),
    (TAGS, "tags:\n-samverkan", "yaml-syntax", 7, Some("tags:\n- samverkan")),
    (TAGS, "tags:\n  -samverkan", "yaml-syntax", 7, Some("tags:\n  - samverkan")),
    (TAGS, "tags:\n  1. samverkan", "yaml-syntax", 7, Some("tags:\n  - samverkan")),
    (TAGS, "tags:\n  - samverkan\n  2) skola", "yaml-syntax", 8, Some("tags:\n  - samverkan\n  - skola")),
    (TOWN, "- municipality: Lerum", "yaml-syntax", 5, Some(TOWN)),
    (TAGS, "- tags: [samverkan, skola]", "yaml-syntax", 6, Some(TAGS)),
    (STATUS, "status: completed\ncontact:\n  name: Lerum\n  - url: https://www.lerum.se\n", "yaml-syntax", 10, Some("status: completed\ncontact:\n  name: Lerum\n  url: https://www.lerum.se\n")),
    (STATUS, "status: completed\nlän: Västra Götaland\n", "unknown-field", 8, None),
    (STATUS, "status: completed\nperiod: {from: 2017, end: 2018}\n", "unknown-field", 8, Some("status: completed\nperiod: {from: 2017, to: 2018}\n")),
    (STATUS, "status: completed\nperiod: {from: 2017 to: 2018}\n", "yaml-syntax", 8, Some("status: completed\nperiod: {from: 2017, to: 2018}\n")),
    (STATUS, "status: completed\ncontact: {name: Lerum; url: https://www.lerum.se}\n", "yaml-syntax", 8, Some("status: completed\ncontact: {name: Lerum, url: https://www.lerum.se}\n")),
    (STATUS, "status: completed\nsources: [{title: Rapport; date: 2019}]\n", "yaml-syntax", 8, Some("status: completed\nsources: [{title: Rapport, date: 2019}]\n")),
    (STATUS, "status: completed\nsources: [{title: Rapport: en studie}]\n", "yaml-syntax", 8, Some("status: completed\nsources: [{title: \"Rapport: en studie\"}]\n")),
    (TEXT, "```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före value: 12}\n```\n", "yaml-syntax", 14, Some("```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före, value: 12}\n```\n")),
    (TEXT, "```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före; value: 12}\n```\n", "yaml-syntax", 14, Some("```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före, value: 12}\n```\n")),
    (TEXT, "```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före, value: 12,5 %}\n```\n", "invalid-value", 14, Some("```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före, value: 12.5}\n```\n")),
    (TEXT, "```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före, value: 12,5}\n```\n", "invalid-value", 14, Some("```diagram\ntype: bar\ntitle: X\ndata:\n  - {label: Före, value: 12.5}\n```\n")),
    (TITLE, "title: [Trygga skolvägar", "yaml-syntax", 2, Some("title: \"[Trygga skolvägar\"")),
    // Several in one
    (TAGS, "tags: samverkan | skola", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: samverkan & skola", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: [samverkan skola]", "unknown-term", 6, Some(TAGS)),
    (TAGS, "tags: [[samverkan]]", "wrong-type", 6, Some("tags: [samverkan]")),
    (TAGS, "tags: [[samverkan, skola]]", "wrong-type", 6, Some(TAGS)),
    (TOWN, "municipality: Lerum & Partille", "unknown-municipality", 5, Some("municipality: [Lerum, Partille]")),
    (TOWN, "municipality: Lerum Partille", "unknown-municipality", 5, Some("municipality: [Lerum, Partille]")),
    (TOWN, "municipality: Gråbo", "unknown-municipality", 5, None),
    (STATUS, "status: in progress\n", "invalid-value", 7, Some("status: ongoing\n")),
    (STATUS, "status: in-progress\n", "invalid-value", 7, Some("status: ongoing\n")),
    (STATUS, "status: planeras\n", "invalid-value", 7, Some("status: planned\n")),
    (STATUS, "status: Färdig\n", "invalid-value", 7, Some(STATUS)),
    (TITLE, "title: [Trygga skolvägar]", "wrong-type", 2, Some("title: Trygga skolvägar")),
    (TITLE, "title:\n- Trygga skolvägar", "wrong-type", 3, Some("title: Trygga skolvägar")),
    (TITLE, "title:\n  - Trygga\n  - skolvägar", "wrong-type", 3, None),
    // Notes that were left
    (TITLE, "title: TODO", "remark-left", 2, None),
    (SUMMARY, "summary: TODO", "remark-left", 3, None),
    (SUMMARY, "summary: XX barn gick tryggare.", "remark-left", 3, None),
    (SUMMARY, "summary: Barn gick [KOLLA] tryggare.", "remark-left", 3, None),
    (TEXT, "```fakta\ntitle: Kort\ntext: \"TODO: kolla\"\n```\n", "remark-left", 12, None),
    (TEXT, "```fakta\ntitle: Kort\nitems:\n  - {label: Barn, value: XX kr}\n```\n", "remark-left", 13, None),
];

#[rustfmt::skip]
pub const VOCABULARY_SLIPS: &[Slip] = &[
    ("    synonyms: [samarbete]", "    synonyms: samarbete, samspel", "list-as-text", 4, Some("    synonyms: [samarbete, samspel]")),
    ("    description: När flera arbetar tillsammans.", "    description: TODO", "remark-left", 3, None),
    ("  - term: skola", "  - term: skola\n  • trygghet", "yaml-syntax", 6, Some("  - term: skola\n  - trygghet")),
    ("  - term: skola", "  – skola", "yaml-syntax", 5, Some("  - skola")),
    ("  - term: skola", "  1. skola", "yaml-syntax", 5, Some("  - skola")),
    ("  - term: skola", "  -skola", "yaml-syntax", 5, Some("  - skola")),
    ("  - barn och unga", "  - barn och unga\n  * äldre", "yaml-syntax", 9, Some("  - barn och unga\n  - äldre")),
    ("methods: []", "  skolgång\nmethods: []", "yaml-syntax", 6, None),
    ("methods: []", "methods: []\n  - parvis handläggning", "yaml-syntax", 6, Some("methods:\n  - parvis handläggning")),
    ("  - term: skola", "  -term: skola", "yaml-syntax", 5, Some("  - term: skola")),
    ("  - term: skola", " - term: skola", "yaml-syntax", 5, Some("  - term: skola")),
    ("  - term: skola", "\t- term: skola", "yaml-syntax", 5, Some("  - term: skola")),
    ("  - term: skola", "  - term:skola", "yaml-syntax", 5, Some("  - term: skola")),
    ("  - term: skola", "  - namn: skola", "unknown-field", 5, Some("  - term: skola")),
    ("  - term: skola", "  - term: \"skola", "yaml-syntax", 5, Some("  - term: \"skola\"")),
    ("  - term: skola", "  - term: skola\n  - term: Samverkan", "vocabulary-clash", 6, None),
    ("    synonyms: [samarbete]", "    synonyms: [samarbete", "yaml-syntax", 4, Some("    synonyms: [samarbete]")),
    ("tags:", "tags", "yaml-syntax", 1, Some("tags:")),
    ("    description: När flera arbetar tillsammans.", "    description: Obs: när flera arbetar.", "yaml-syntax", 3, Some("    description: \"Obs: när flera arbetar.\"")),
    ("tags:", "taggar:", "unknown-field", 1, Some("tags:")),
    ("tags:", "tags: bil", "yaml-syntax", 1, Some("tags:\n  - bil")),
    ("  - barn och unga", "  - barn och unga: x", "unknown-field", 8, None),
];
