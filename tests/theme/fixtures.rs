//! Made-up views: full ones, where every option holds a value, and minimal ones, where none does.

use std::collections::BTreeMap;

use samla::theme::views::*;
use serde_json::Value;

use crate::map;

pub const BODY: &str = include_str!("body.html");

pub fn link(title: &'static str, url: &'static str) -> Link<'static> {
    Link { title, url }
}

pub fn date(iso: &str, text: &str) -> DateView {
    DateView { iso: iso.into(), text: text.into() }
}

const TAXONOMIES: [(&str, &str, &str, &str, usize); 7] = [
    ("tags", "Ämnen", "ämne", "/taggar/", 37),
    ("municipality", "Kommuner", "kommun", "/kommuner/", 32),
    ("district", "Stadsdelar", "stadsdel", "/stadsdelar/", 20),
    ("methods", "Metoder", "metod", "/metoder/", 18),
    ("target_group", "Målgrupper", "målgrupp", "/malgrupper/", 18),
    ("organisation", "Organisationer", "organisation", "/organisationer/", 12),
    ("year", "År", "år", "/ar/", 6),
];

pub fn taxonomies() -> Vec<TaxonomyLink<'static>> {
    let view = |(id, title, singular, url, term_count)| TaxonomyLink { id, title, singular, url, term_count };
    TAXONOMIES.map(view).into()
}

fn term((title, count): (&'static str, usize)) -> TermLink<'static> {
    TermLink { title, url: "/taggar/term/", count, description: None }
}

const TAGS: [(&str, usize); 37] = [
    ("administrativt stöd", 4),
    ("arbetsbelastning", 4),
    ("arbetsmiljö", 8),
    ("arbetstidsförkortning", 2),
    ("barn och unga", 19),
    ("bemanningskonsulter", 3),
    ("delaktighet", 8),
    ("digitalisering", 6),
    ("dokumentation", 2),
    ("ensamkommande", 2),
    ("evidensbaserad praktik", 2),
    ("finansiering", 4),
    ("forskning och utvärdering", 4),
    ("funktionsnedsättning", 1),
    ("handledning", 4),
    ("hälso- och sjukvård", 1),
    ("introduktion", 8),
    ("karriärvägar", 6),
    ("kompetensutveckling", 8),
    ("kvalitetsutveckling", 6),
    ("ledarskap", 6),
    ("likvärdighet", 3),
    ("myndighetsutövning", 6),
    ("nationell styrning", 2),
    ("personalförsörjning", 6),
    ("personalomsättning", 6),
    ("placeringar", 1),
    ("regional samverkan", 3),
    ("samverkan", 10),
    ("skola", 2),
    ("socionomutbildning", 4),
    ("specialisering", 2),
    ("tidiga insatser", 3),
    ("tillgänglighet", 1),
    ("tillit", 1),
    ("uppsökande arbete", 1),
    ("öppenvård", 2),
];
const GROUPS: [(&str, usize); 10] = [
    ("arbetsgivare", 2),
    ("barn och unga", 8),
    ("beslutsfattare", 2),
    ("brukare", 2),
    ("chefer", 2),
    ("elever", 1),
    ("familjer", 8),
    ("nyanställda", 4),
    ("socialsekreterare", 13),
    ("socionomer", 4),
];
const METHODS: [(&str, usize); 9] = [
    ("30-timmarsvecka", 2),
    ("BBIC", 2),
    ("KASAM", 1),
    ("LEAN", 2),
    ("Medhandläggarskap", 2),
    ("MI", 2),
    ("Signs of Safety", 2),
    ("SSPF", 1),
    ("Yrkesresan", 3),
];
const YEARS: [(&str, usize); 6] =
    [("2019", 2), ("2018", 1), ("2017", 7), ("2016", 5), ("2014", 1), ("2012", 1)];

pub fn groups() -> Vec<TermsView<'static>> {
    let terms = |id: &str| -> Vec<TermLink<'static>> {
        match id {
            "tags" => TAGS.map(term).into(),
            "methods" => METHODS.map(term).into(),
            "target_group" => GROUPS.map(term).into(),
            "year" => YEARS.map(term).into(),
            "municipality" => map::PLACES.map(|(title, count, _, _)| term((title, count))).into(),
            "district" => {
                [("Angered", 3), ("Centrum", 3), ("Norrmalm", 2), ("Skarpnäck", 2)].map(term).into()
            }
            _ => [("Partille kommun", 2), ("Göteborgs Stad", 6)].map(term).into(),
        }
    };
    taxonomies().into_iter().map(|taxonomy| TermsView { terms: terms(taxonomy.id), taxonomy }).collect()
}

const ITEMS: [(&str, &str, &str, &str); 6] = [
    (
        "Fler egna medarbetare och en höst utan köpta platser i Partille",
        "Partille satsade på fast personal och ett gemensamt möte varje måndag. Under hösten 2018 köptes inga platser i familjehem, och inget barn placerades på HVB eller SiS.",
        "Partille",
        "2019",
    ),
    (
        "Socionomers önskelista: samtalet först, tekniken långt ner",
        "Socionomer i Göteborg har rangordnat vad de vill lära sig mer om.",
        "Göteborg",
        "2019",
    ),
    (
        "30-timmarsvecka i Lövgärdet ska ge barnen mer tid",
        "I februari 2018 började åtta socialsekreterare i Angered jobba 30 timmar i veckan med samma lön. De skulle skriva mindre och träffa barn mer.",
        "Göteborg, Angered",
        "1 februari 2018",
    ),
    (
        "Slutrapport 2017: gå igenom alla lagar som rör barn",
        "Den nationella samordnarens sista rapport lämnade förslag till regeringen.",
        "",
        "15 december 2017",
    ),
    (
        "Yrkesresan: Göteborgsregionens kommuner introducerar nya ihop",
        "Tretton kommuner delar på introduktionen av nyanställda inom barn- och ungdomsvården.",
        "Tretton kommuner i Göteborgsregionen",
        "april 2017",
    ),
    (
        "Kungsbacka klarar sig utan konsulter – två delar på varje ärende",
        "Med två handläggare i varje ärende blev arbetet lugnare och fler stannade kvar.",
        "Kungsbacka",
        "",
    ),
];

pub fn items() -> Vec<ItemView<'static>> {
    let item = |(title, summary, place, day): (&'static str, &'static str, &str, &str)| ItemView {
        title,
        url: "/initiativ/artikel/",
        summary,
        lang: "sv",
        place: place.into(),
        date: (!day.is_empty()).then(|| date(day.rsplit(' ').next().unwrap(), day)),
        because: Vec::new(),
        state: None,
    };
    ITEMS.map(item).into()
}

/// The site, with everything that a site can have.
pub fn full_site<'a>(
    lang: &'a str,
    assets: &'a BTreeMap<String, String>,
    taxonomies: &'a [TaxonomyLink<'a>],
    pages: &'a [Link<'a>],
) -> SiteView<'a> {
    SiteView {
        title: "Initiativbanken",
        description: "Kunskap om kommunala initiativ",
        lang,
        home_url: "/",
        search_url: "/sok/",
        list_url: "/initiativ/",
        alphabet_url: "/a-o/",
        words_url: "/a-o/ord/",
        feed_url: "/atom.xml",
        search_manifest_url: "/search/manifest.json",
        taxonomies: taxonomies.to_vec(),
        pages: pages.to_vec(),
        publisher: Some(Publisher {
            name: "Kommunernas kunskapsbank",
            url: Some("https://utgivare.example/"),
            contact_url: Some("/kontakt/"),
        }),
        banner: Some("Provdrift: texterna granskas fortfarande."),
        article_count: 24,
        generator: "0.1.0",
        assets,
        preview: false,
    }
}

pub fn minimal_site<'a>(lang: &'a str, assets: &'a BTreeMap<String, String>) -> SiteView<'a> {
    SiteView {
        description: "",
        publisher: None,
        banner: None,
        article_count: 0,
        ..full_site(lang, assets, &[], &[])
    }
}

pub fn full_page<'a>(kind: &'a str, title: &'a str, lang: &'a str, url: &'a str) -> PageView<'a> {
    let alternate = |lang: &'static str, label, url, current| Alternate {
        lang,
        label,
        url,
        canonical: format!("https://initiativbanken.example{url}"),
        current,
    };
    PageView {
        kind,
        title,
        description: "Vad sidan handlar om, i en mening.",
        lang,
        url,
        canonical: "https://initiativbanken.example/sidan/",
        alternates: vec![
            alternate("sv", "Svenska", "/", lang == "sv"),
            alternate("en", "English", "/en/", lang == "en"),
        ],
        breadcrumbs: vec![
            Crumb { title: "Start", url: Some("/") },
            Crumb { title: "Alla initiativ", url: Some("/initiativ/") },
            Crumb { title, url: None },
        ],
        json_ld: Some(r#"{"@context":"https://schema.org","@type":"WebPage"}"#.into()),
        image: Some("https://initiativbanken.example/bild.jpg".into()),
        feed: Some(link("Flöde för sidan", "/sidan/atom.xml")),
        noindex: kind == "not_found",
        modified: Some("2026-11-21".into()),
    }
}

pub fn minimal_page<'a>(kind: &'a str, title: &'a str, lang: &'a str) -> PageView<'a> {
    PageView {
        description: "",
        alternates: Vec::new(),
        breadcrumbs: Vec::new(),
        json_ld: None,
        image: None,
        feed: None,
        modified: None,
        ..full_page(kind, title, lang, "/")
    }
}

pub fn full_home() -> HomeView<'static> {
    let figure = |number: &str, text, title| FigureView {
        number: number.into(),
        text,
        article: link(title, "/initiativ/artikel/"),
    };
    HomeView {
        latest: items(),
        taxonomies: groups(),
        map: Some(map::sweden()),
        figures: vec![
            figure("0", "köpta platser i familjehem under hösten 2018", ITEMS[0].0),
            figure("21 → 10", "timmar i veckan framför datorn, efter det att arbetet lades om", ITEMS[5].0),
            figure("81 %", "av socionomerna vill lära sig mer om samtal", ITEMS[1].0),
        ],
        municipality_count: 32,
    }
}

pub fn minimal_home() -> HomeView<'static> {
    HomeView {
        latest: Vec::new(),
        taxonomies: Vec::new(),
        map: None,
        figures: Vec::new(),
        municipality_count: 0,
    }
}

pub fn full_pager() -> PagerView {
    let page = |number: usize, current| {
        Some(PagerLink { number, url: format!("/initiativ/sida/{number}/"), current })
    };
    PagerView {
        current: 2,
        count: 9,
        previous: Some("/initiativ/".into()),
        next: Some("/initiativ/sida/3/".into()),
        pages: vec![page(1, false), page(2, true), page(3, false), None, page(9, false)],
    }
}

pub fn minimal_pager() -> PagerView {
    PagerView { current: 1, count: 1, previous: None, next: None, pages: Vec::new() }
}

pub fn full_list() -> ListView<'static> {
    ListView { items: items(), total: 87, pager: full_pager() }
}

pub fn minimal_list() -> ListView<'static> {
    ListView { items: Vec::new(), total: 0, pager: minimal_pager() }
}

pub fn full_article<'a>(extra: &'a Value, participants: &'a [String]) -> ArticleView<'a> {
    let heading = |level, id, text| TocView { level, id, text };
    let mut related = items();
    related.truncate(3);
    for item in &mut related {
        item.because = vec!["samverkan", "barn och unga", "personalomsättning"];
    }
    ArticleView {
        title: ITEMS[0].0,
        summary: ITEMS[0].1,
        date: Some(date("2019", "2019")),
        updated: Some(date("2026-11-21", "21 november 2026")),
        period: Some(PeriodView {
            from: Some(date("2017", "2017")),
            to: Some(date("2018-12", "december 2018")),
        }),
        status: Some("completed"),
        funding: Some(FundingView { amount: "19\u{a0}582\u{a0}360\u{a0}kr".into(), source: Some("ESF") }),
        participants,
        contact: Some(ContactView { name: "Partille kommun", url: Some("https://www.partille.se/") }),
        taxonomies: groups()
            .into_iter()
            .map(|group| TermsView { terms: group.terms.into_iter().take(5).collect(), ..group })
            .collect(),
        place: "Partille".into(),
        image: Some(ImageView {
            width: Some(1200),
            height: Some(800),
            url: "/initiativ/artikel/bild.svg".into(),
            alt: "Fyra personer vid ett bord",
            caption: Some("Måndagsmötet samlar dem som hjälper familjen."),
            credit: Some("Bild: Partille kommun"),
        }),
        html: BODY.into(),
        toc: vec![
            heading(2, "egen-personal-i-stallet-for-kopt-vard", "Egen personal i stället för köpt vård"),
            heading(
                2,
                "mandagsmotet-samlar-dem-som-hjalper-familjen",
                "Måndagsmötet samlar dem som hjälper familjen",
            ),
            heading(3, "sarskilda-arenden", "Särskilda ärenden"),
            heading(2, "siffror", "Fler barn bor hemma och personalen stannar"),
            heading(2, "att-tanka-pa", "Att tänka på"),
        ],
        sources: vec![
            SourceView {
                title: "Artikel i ett etikettarkiv om barn och ungdom (originalet)",
                publisher: Some("En utgivare"),
                url: Some("https://kalla.example/artikel"),
                date: Some(date("2019-03", "mars 2019")),
            },
            SourceView { title: "Projektblad", publisher: None, url: None, date: None },
        ],
        related,
        backlinks: items().into_iter().skip(3).take(2).collect(),
        previous: Some(link(ITEMS[1].0, "/initiativ/forra/")),
        next: Some(link(ITEMS[2].0, "/initiativ/nasta/")),
        review_by: Some(date("2027-06-01", "1 juni 2027")),
        review_due: true,
        state: Some("draft"),
        reading_minutes: 2,
        extra,
    }
}

pub fn minimal_article(extra: &Value) -> ArticleView<'_> {
    ArticleView {
        title: "En artikel",
        summary: "En mening.",
        date: None,
        updated: None,
        period: None,
        status: None,
        funding: None,
        participants: &[],
        contact: None,
        taxonomies: Vec::new(),
        place: String::new(),
        image: None,
        html: "<p>Text.</p>".into(),
        toc: Vec::new(),
        sources: Vec::new(),
        related: Vec::new(),
        backlinks: Vec::new(),
        previous: None,
        next: None,
        review_by: None,
        review_due: false,
        state: None,
        reading_minutes: 1,
        extra,
    }
}

/// Terms by their first letter, in the order of the register.
fn letters(terms: Vec<TermLink<'static>>) -> Vec<LetterView<'static>> {
    let mut groups: Vec<LetterView<'static>> = Vec::new();
    for term in terms {
        let letter: String = term.title.chars().next().into_iter().flat_map(char::to_uppercase).collect();
        match groups.iter_mut().find(|group| group.letter == letter) {
            Some(group) => group.terms.push(term),
            None => groups.push(LetterView { letter, terms: vec![term] }),
        }
    }
    groups
}

pub fn municipalities() -> TaxonomyView<'static> {
    TaxonomyView {
        id: "municipality",
        title: "Kommuner",
        singular: "kommun",
        description: Some("De kommuner som står bakom initiativen."),
        groups: letters(groups().swap_remove(1).terms),
        unused: Vec::new(),
        term_count: 32,
        map: Some(map::sweden()),
    }
}

pub fn tags() -> TaxonomyView<'static> {
    let mut terms = groups().swap_remove(0).terms;
    for term in &mut terms {
        term.description = Some("Vad ordet betyder, sagt i en mening som går att förstå.");
    }
    TaxonomyView {
        id: "tags",
        title: "Ämnen",
        singular: "ämne",
        description: Some("Vad initiativen handlar om."),
        groups: letters(terms),
        unused: Vec::new(),
        term_count: 37,
        map: None,
    }
}

pub fn few_terms() -> TaxonomyView<'static> {
    let terms = groups().swap_remove(6).terms;
    TaxonomyView {
        id: "year",
        title: "År",
        singular: "år",
        description: None,
        groups: vec![LetterView { letter: String::new(), terms }],
        unused: vec![TermLink { title: "tyst", url: "/taggar/tyst/", count: 0, description: None }],
        term_count: 6,
        map: None,
    }
}

pub fn minimal_taxonomy() -> TaxonomyView<'static> {
    TaxonomyView { groups: Vec::new(), term_count: 0, ..few_terms() }
}

pub fn full_term(synonyms: &[String]) -> TermView<'_> {
    TermView {
        taxonomy: taxonomies().swap_remove(0),
        title: "arbetsmiljö",
        description: Some("Fysiska, sociala och organisatoriska villkor på jobbet."),
        synonyms,
        broader: Some(term(("personalförsörjning", 6))),
        narrower: vec![term(("arbetsbelastning", 4))],
        related: ["samverkan", "ledarskap", "personalomsättning"].map(|title| term((title, 6))).into(),
        items: items(),
        total: 87,
        pager: full_pager(),
        feed_url: "/taggar/arbetsmiljo/atom.xml",
        county: Some("Västra Götalands län"),
        code: Some("1402"),
    }
}

pub fn minimal_term() -> TermView<'static> {
    TermView {
        description: None,
        synonyms: &[],
        broader: None,
        narrower: Vec::new(),
        related: Vec::new(),
        items: Vec::new(),
        total: 0,
        pager: minimal_pager(),
        county: None,
        code: None,
        ..full_term(&[])
    }
}

pub fn full_plain() -> PlainView<'static> {
    let heading = |id, text| TocView { level: 2, id, text };
    PlainView {
        title: "Om Initiativbanken",
        summary: "Initiativbanken samlar exempel på hur kommuner utvecklar socialtjänsten.",
        html: BODY.into(),
        toc: vec![
            heading("egen-personal-i-stallet-for-kopt-vard", "Vad du hittar här"),
            heading("mandagsmotet-samlar-dem-som-hjalper-familjen", "Var uppgifterna kommer från"),
            heading("siffror", "Datum och osäkra uppgifter"),
        ],
        updated: Some(date("2026-11-21", "21 november 2026")),
    }
}

pub fn minimal_plain() -> PlainView<'static> {
    PlainView { title: "Om", summary: "", html: "<p>Text.</p>".into(), toc: Vec::new(), updated: None }
}

pub fn full_search() -> SearchView<'static> {
    SearchView { filters: groups(), fallback_url: "/initiativ/" }
}

pub fn minimal_search() -> SearchView<'static> {
    SearchView { filters: Vec::new(), fallback_url: "/initiativ/" }
}

pub fn full_alphabet<'a>() -> AlphabetView<'a> {
    let letter = |title, url: &str, current| IndexLetterView { title, url: url.into(), current };
    AlphabetView {
        letters: vec![letter("S", "/a-o/s/", true), letter("Å", "/a-o/aa/", false)],
        current: Some("S"),
        entries: vec![
            IndexEntryView {
                title: "samarbete",
                url: "/taggar/samverkan/",
                kind: "ämne",
                see: "samverkan",
                is_article: false,
            },
            IndexEntryView {
                title: "Sju nya tjänster",
                url: "/initiativ/sju/",
                kind: "",
                see: "",
                is_article: true,
            },
        ],
    }
}

pub fn minimal_alphabet<'a>() -> AlphabetView<'a> {
    AlphabetView { letters: Vec::new(), current: None, entries: Vec::new() }
}

pub fn full_words<'a>() -> WordsView<'a> {
    let letter = |title, url: &str, current| IndexLetterView { title, url: url.into(), current };
    let page = |title, url, kind, is_article| IndexEntryView { title, url, kind, see: "", is_article };
    WordsView {
        letters: vec![letter("S", "/a-o/ord/s/", true), letter("V", "/a-o/ord/v/", false)],
        current: Some("S"),
        parts: vec![WordLink { title: "vård", url: "/a-o/ord/v/#ord-vård".into(), count: 1204 }],
        words: vec![
            WordView {
                title: "sekreterare",
                id: "ord-sekreterare".into(),
                pages: vec![page("Sju nya tjänster", "/initiativ/sju/", "", true)],
                more: 12,
                compounds: vec![
                    CompoundView {
                        title: "familjehemssekreterare",
                        url: String::new(),
                        pages: vec![page("Familjehemmens egen röst", "/initiativ/rost/", "", true)],
                        more: 3,
                    },
                    CompoundView {
                        title: "socialsekreterare",
                        url: "/a-o/ord/s/#ord-socialsekreterare".into(),
                        pages: Vec::new(),
                        more: 0,
                    },
                ],
            },
            WordView {
                title: "SSPF-grupp",
                id: "ord-SSPF-grupp".into(),
                pages: vec![page("SSPF", "/metoder/sspf/", "metod", false)],
                more: 0,
                compounds: Vec::new(),
            },
        ],
    }
}

pub fn minimal_words<'a>() -> WordsView<'a> {
    WordsView { letters: Vec::new(), current: None, parts: Vec::new(), words: Vec::new() }
}
