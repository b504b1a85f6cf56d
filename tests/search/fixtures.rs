//! The fixtures that bind the browser to the indexer: written here from the real analysis and index, read by
//! `tests/browser/unit/`. A change on one side alone fails. To renew them: `SAMLA_BLESS=1 cargo test --test search`.

use std::path::{Path, PathBuf};

use samla::diagnostic::Lang;
use samla::language::analysis::{Analyzer, fold, tokens};
use samla::search::{Document, Filters, Index, Query, Section, Settings, Taxonomy, TermRef, index};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/fixtures")
}

/// Compares with the fixture, or writes it when asked to.
fn verify(name: &str, value: &Value) {
    let path = folder().join(name);
    let text = serde_json::to_string_pretty(value).unwrap() + "\n";
    if std::env::var_os("SAMLA_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "{name} is not what the indexer says now: SAMLA_BLESS=1 renews it, then mend the browser's side"
    );
}

const TEXTS: [&str; 15] = [
    "Barn- och ungdomsvården, 1:e socialsekreterare; IFO-FH och SKL:s 30-timmarsvecka.",
    "19 582 360 kr, 40.000 och 3,5 procent, 19,582,360 and 3.5; 81 % av 2017 300 barn, år 0-20 och 21–23 augusti",
    "e-post namn@partille.se, www.partille.se & familjer/nätverk",
    "ÅNGSTRÖM Ａ\u{301}e\u{301} a\u{30a}r a\u{308}n so\u{308}k sam\u{ad}verkan Straße ΣΊΣΥΦΟΣ İstanbul",
    "socialsekreterare och -handläggare",
    "1 234 5678 12 34 1.234.567,8 12:30 3:e klassen K:a",
    "«citat» ”sa hon” don't l’été 12e 1a",
    "HVB-, SiS-placeringar -- och — tankstreck - så",
    "",
    " \n\t ",
    "🙂 emoji 👩‍👩‍👧 och 中文 текст",
    "x_y snake_case c++ c# .net",
    "１２３ ½ ² Ⅷ",
    "Örgryte–Härlanda: ”KASAM” (känsla av sammanhang)!",
    "30-timmarsvecka, covid-19, 2017-04-01, 0-20 år",
];

/// Swedish words whose stems are easily got wrong, beside those of the lists of compounds and simple words.
const SWEDISH: &str = "
barnet barnens familjehemmet hemmet ärendet ärendena kurator kuratorn kuratorer mötena möten
arbetsmiljön yrkesresan åren städer städerna kranskommunsstäder böcker män männens
tjänstemännen allmän föräldrar förälder reglerna regel artiklar exemplet systemet huset
nätverket kontot löst arbetslöst fullt ansvarsfullt kopiets kriget paketets citatet å ö ål xyz
stadiet gymnasiet museet centrets husets hotets rådets öst foraldrar stader nojesliv debatt
debatterna vänner vännens kört byggts bidraget ordet enheten ungdomsenheterna 1:e 19582360 3,5
straße regeln artikeln socialt gemensamt hållbart modernt aktivt infört skrivit köpt skls sspfs idén kommittéerna
motorer rektorerna kuratorernas gator tjänstemännens roman numret lägret vatten vattnet öppna vuxna saknar tillit förste
";

const ENGLISH: &str = "
municipalities municipality generally generous communication community working workers hopping
hoped flies dies tying dying sky skies news early only national nationalisation nationalization
relational conditional happiness hopefulness activities sensibility adjustment replacement
adoption controlled rolling feed agreed proceed exceedingly succeed inning outing evening
pasted pasting university universal organization organic international internal emergency
emerge lateral later bias gas gaps this kiwis cries ties yes say by enjoyment yellow youth
boyish apologist analogies rate rating cease controlling doll generic geology fully hopelessly
valley carefully electrical formative triplicate criticality added egg ebbing off oddly ignored
luxuriating don't ox a be being use used using planned planning children women people men led analyses social services
housing employees wellbeing y toy sayings idly gently ugly singly howe atlas cosmos andes skis
";

const QUERIES: [&str; 17] = [
    "socialsekreterare",
    "\"Signs of Safety\" lean",
    "”känsla av sammanhang” -lean",
    "arbetsmiljö -\"barn och unga\" -göteborg",
    "hur får man socialsekreterare att stanna kvar",
    "och att",
    "\"öppet citat",
    "19 582 360 kr",
    "IFO-FH - a -",
    "-bara",
    "\"\" \" \"",
    "<b>&amp;\"'",
    "goteborg",
    "barn- och ungdomsvård",
    "  ",
    "«a» „b” c",
    "barn och unga och barn i skola och hem a b c d e f g h j k l m n o p q r s t",
];

#[test]
fn analysis() {
    let words = include_str!("compounds.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(1))
        .chain(
            include_str!("simple.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace),
        )
        .map(str::to_lowercase);
    let swedish = Analyzer::new(Lang::Sv);
    let english = Analyzer::new(Lang::En);
    let stems: serde_json::Map<String, Value> = words
        .chain(SWEDISH.split_whitespace().map(str::to_owned))
        .map(|word| {
            let stem = swedish.stem(&word).into();
            (word, stem)
        })
        .collect();
    let english_stems: serde_json::Map<String, Value> =
        ENGLISH.split_whitespace().map(|word| (word.to_owned(), english.stem(word).into())).collect();
    let texts: Vec<Value> = Lang::ALL
        .into_iter()
        .flat_map(|lang| TEXTS.map(|text| (lang, text)))
        .map(|(lang, text)| {
            let tokens: Vec<Value> = tokens(text, lang)
                .iter()
                .map(|token| json!([token.form, token.position, token.joined]))
                .collect();
            json!({"lang": lang.tag(), "text": text, "tokens": tokens, "folded": fold(text)})
        })
        .collect();
    let queries: Vec<Value> = QUERIES
        .iter()
        .map(|text| json!({"text": text, "query": Query::parse(text, &swedish, Lang::Sv)}))
        .collect();
    verify(
        "analysis.json",
        &json!({"tables": {"sv": swedish.tables(), "en": english.tables()}, "stems": {"sv": stems, "en": english_stems}, "texts": texts, "queries": queries}),
    );
}

/// What the small index is asked, a query a line.
const ASKED: &str = r#"socialsekreterare
sekreterare
sekreterarna
omsättning
kör
kor
kur
goteborg
barnvård
lågstadiet
hvb
hem för vård eller boende
ständiga förbättringar
"signs of safety"
signs safety
personal omsättning
social sekreterare
foraldrar
kurattor
ratskurator
halmstda
skolmöte
tavla möte
snöröjning
tavla -lerum
göteborg vecka
arbetsmiljö nätverk
vald
våld
i och
lean snö

xskolkurator
arbtsmiljön
sekret
processtöd stöd
ungdomsvårdsmöte
goeteborg
motivera
arbeta
förbättra
foräldrar
skolkurattorn
sjolkurator
socialsekreterarre
öppenvårdsvåld
arbetsveckan angered kuratorn snöröjning
"kortare vecka"
ett hem för vård eller boende
skolkurator halmstad vecka trettio"#;

fn document(slug: &str, title: &str, municipality: &str, date: &str, text: &str) -> Document {
    Document {
        url: format!("/bas/initiativ/{slug}/"),
        lang: Lang::Sv,
        title: title.to_owned(),
        summary: format!("Sammanfattning om {title}."),
        broader: Vec::new(),
        terms: vec![(
            "municipality".to_owned(),
            TermRef { slug: samla::text::slug(municipality), label: municipality.to_owned() },
        )],
        date: date.parse().ok(),
        review_by: None,
        place: municipality.to_owned(),
        sections: vec![Section { anchor: None, heading: String::new(), text: text.to_owned() }].into(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// A small site of our own making.
pub fn small() -> Index {
    let documents = [
        document(
            "a",
            "Färre byten av socialsekreterare",
            "Partille",
            "2019-03",
            "Personalomsättningen sjönk när cheferna fick fler stödsamtal. Barn- och ungdomsvården märkte det först.",
        ),
        document(
            "b",
            "Kortare vecka i Angered",
            "Göteborg",
            "2018",
            "Trettio timmars arbetsvecka prövades. Sekreterare på kontoret kör Signs of Safety och lean.",
        ),
        document(
            "c",
            "Skolkurator i Halmstad",
            "Halmstad",
            "2020-01-15",
            "Kuratorn håller motiverande samtal på låg- och mellanstadiet. Föräldrar deltar. Kor betar intill.",
        ),
        document(
            "d",
            "HVB i egen regi",
            "Göteborg",
            "2021",
            "Ett hem för vård eller boende öppnades. Safety of signs är något annat. Arbetsmiljön och nätverket förbättrades.",
        ),
        document(
            "e",
            "Processtöd för tavelmöten",
            "Lerum",
            "2017-05",
            "En tavla, många möten. Våldet minskade, man valde vald metod. Socialsekreterarna och socialsekreterare i öppenvård.",
        ),
    ];
    let settings = Settings {
        synonyms: vec![
            vec!["HVB".to_owned(), "hem för vård eller boende".to_owned()],
            vec!["lean".to_owned(), "ständiga förbättringar".to_owned()],
        ],
        dictionary: Vec::new(),
        taxonomies: vec![Taxonomy { id: "municipality".to_owned(), label: "Kommun".to_owned() }],
    };
    index(&documents, &settings)
}

#[test]
fn small_index() {
    let index = small();
    let files = index.files();
    let results: Vec<Value> = ASKED
        .lines()
        .map(|query| {
            let results = index.search(Lang::Sv, query, &Filters::new(), 100);
            let hits: Vec<Value> = results
                .hits
                .iter()
                .map(|hit| json!([hit.url, (hit.score * 1e6).round() / 1e6, hit.complete]))
                .collect();
            json!({"query": query, "hits": hits, "missing": results.missing, "corrections": results.corrections})
        })
        .collect();
    let filtered = index.search(
        Lang::Sv,
        "",
        &Filters::from([("municipality".to_owned(), vec!["Göteborg".to_owned()])]),
        100,
    );
    assert_eq!(filtered.hits.len(), 2);
    let listed: serde_json::Map<String, Value> =
        files.iter().map(|(path, bytes)| (path.clone(), hex(bytes).into())).collect();
    verify("small.json", &json!({"files": listed, "results": results}));
    assert_eq!(files, small().files(), "the same documents give the same bytes");
}

/// What the wide index is asked.
const ASKED_WIDELY: &str = "vård värd vard vården värdskap skolvård skola vårdskola";

/// A site so large that it tells levels less finely, and so full of two words of the same letters, but for their
/// diacritics, that their entry is cut. The numbers of its documents are in their addresses.
fn wide() -> Index {
    let documents = (0..3000_usize).map(|number| {
        let words =
            ["vård", "värd", "skolvård vård", "vårdskola", "vårdvård värd", "vårdens skolvård", "värdar"];
        let said: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(place, _)| number.is_multiple_of(place + 2))
            .flat_map(|(_, words)| vec![*words; 1 + number % 3])
            .collect();
        let text = format!("Här står {}.", said.join(" "));
        Document {
            url: format!("/{number:04}/"),
            date: None,
            summary: String::new(),
            ..document("", "Rubrik", "Lerum", "", &text)
        }
    });
    let settings = Settings { synonyms: Vec::new(), dictionary: Vec::new(), taxonomies: Vec::new() };
    index(&documents.collect::<Vec<_>>(), &settings)
}

#[test]
fn wide_index() {
    let index = wide();
    let asked = ASKED_WIDELY.split(' ').map(|query| {
        let hits = index.search(Lang::Sv, query, &Filters::new(), usize::MAX).hits;
        let best: Vec<Value> =
            hits.iter().take(5).map(|hit| json!([hit.url, (hit.score * 1e6).round() / 1e6])).collect();
        json!({"query": query, "count": hits.len(), "best": best})
    });
    let results: Vec<Value> = asked.collect();
    let files = index.files().into_iter().filter(|(path, _)| {
        let name = path.rsplit('/').next().unwrap_or_default();
        !name.starts_with("d-")
    });
    let listed: serde_json::Map<String, Value> =
        files.map(|(path, bytes)| (path, hex(&bytes).into())).collect();
    verify("wide.json", &json!({"files": listed, "results": results}));
}
