use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Report, Source};

fn read(text: &str) -> Report<Option<Config>> {
    parse(&Source::new(FILE_NAME, text))
}

fn complaints(text: &str) -> Vec<String> {
    let show = |diagnostic: &crate::diagnostic::Diagnostic| {
        let start = diagnostic.location.start();
        format!("{}:{} {}", start.line, start.column, diagnostic.code.name())
    };
    read(text).diagnostics.iter().map(show).collect()
}

#[test]
fn the_title_is_enough() {
    let report = read("title: Banken\n");
    assert!(report.diagnostics.is_empty());
    let config = report.value.unwrap();
    assert_eq!(
        (config.title.get(Lang::En), config.base_url.absolute("x/").as_str()),
        ("Banken", "http://localhost/x/")
    );
    let ids: Vec<&str> = config.taxonomies.iter().map(|taxonomy| taxonomy.id.as_str()).collect();
    assert_eq!(ids, ["tags", "municipality", "district", "methods", "target_group", "year", "organisation"]);
}

#[test]
fn taxonomies_are_changed_added_and_switched_off() {
    let config = read(
        "title: x\ntaxonomies:\n  district: false\n  tags: {segment: amnen}\n  methods: {label: {sv: [Sätt, sätt]}}\n  \
         theme: {vocabulary: themes, segment: teman, label: {sv: [Teman, tema], en: [Themes, theme]}}\n  free: {label: [Fria, fri]}\n",
    );
    assert_eq!(config.diagnostics, []);
    let taxonomies = config.value.unwrap().taxonomies;
    let segments: Vec<&str> = taxonomies.iter().map(|taxonomy| taxonomy.segment.as_str()).collect();
    assert_eq!(
        segments,
        ["amnen", "kommuner", "metoder", "malgrupper", "ar", "organisationer", "teman", "free"]
    );
    assert_eq!(taxonomies[2].labels[&Lang::Sv].plural, "Sätt");
    assert_eq!(taxonomies[2].labels[&Lang::En].plural, "Methods");
    assert_eq!(taxonomies[6].terms, TermSource::Vocabulary("themes".to_owned()));
    assert_eq!(taxonomies[7].labels[&Lang::En].singular, "fri");
    assert_eq!(taxonomies[7].terms, TermSource::Free);
}

#[test]
fn addresses_of_sites() {
    for (text, absolute) in [
        ("https://example.se", Some("https://example.se/a/")),
        ("https://Example.se/", Some("https://example.se/a/")),
        ("http://localhost:4000/x/y", Some("http://localhost:4000/x/y/a/")),
        ("https://[::1]:80/", Some("https://[::1]:80/a/")),
        ("https://örebro.se/", Some("https://örebro.se/a/")),
        ("ftp://example.se/", None),
        ("https://", None),
        ("https:///x", None),
        ("https://example.se/../x", None),
        ("https://example.se/?a", None),
        ("https://a b.se/", None),
        ("https://user@example.se/", None),
        ("https://example.se:99999/", None),
        ("example.se", None),
    ] {
        assert_eq!(BaseUrl::parse(text).map(|url| url.absolute("a/")).as_deref(), absolute, "{text}");
    }
}

#[test]
fn mistakes_are_all_said_at_their_place() {
    assert_eq!(complaints(""), ["1:1 missing-field"]);
    assert_eq!(
        complaints(
            "title: x\nbase_url: www.x.se\nlanguages: [sv, de]\npage_size: 0\nbas: 1\nallow_html: ja\ntheme: ../x\n"
        ),
        [
            "5:1 unknown-field",
            "3:17 invalid-value",
            "2:11 invalid-url",
            "7:8 invalid-value",
            "4:12 wrong-type",
            "6:13 wrong-type"
        ]
    );
    assert_eq!(
        complaints(
            "title: x\nrules:\n  unknown-terms: off\n  synonym-term: high\nsearch: {synonyms: [HVB]}\npublisher: {url: x}\n"
        ),
        [
            "6:13 missing-field",
            "6:18 invalid-url",
            "3:3 unknown-field",
            "4:17 invalid-value",
            "5:21 wrong-type"
        ]
    );
    assert_eq!(
        complaints(
            "title: x\ntaxonomies:\n  tags: {segment: kommuner}\n  year: {segment: sok}\n  title: {label: [a, b]}\n  tema: {}\n  muncipality: {segment: Å}\n"
        ),
        [
            "5:3 taxonomy-clash",
            "6:3 missing-field",
            "7:3 unknown-field",
            "3:3 taxonomy-clash",
            "4:3 taxonomy-clash"
        ]
    );
}

#[test]
fn a_rule_can_be_switched_off() {
    let rules = read("title: x\nrules: {synonym-term: off, unknown-term: warning}\n").value.unwrap().rules;
    assert_eq!(rules[&Code::SynonymTerm], None);
    assert_eq!(rules[&Code::UnknownTerm], Some(Severity::Warning));
}

#[test]
fn a_misspelt_taxonomy_cannot_be_switched_off() {
    let report = read("title: x\ntaxonomies: {distrikt: false, xyz: false, year: false}\n");
    let [first, second] = report.diagnostics.as_slice() else { panic!("{:?}", report.diagnostics) };
    assert_eq!(
        (first.code, first.fix.as_ref().unwrap().replacement.as_str()),
        (Code::UnknownField, "district")
    );
    assert_eq!((second.code, second.fix.as_ref()), (Code::UnknownField, None));
    assert!(second.help.as_ref().unwrap().sv.contains("municipality"));
    assert_eq!(report.value.unwrap().taxonomies.len(), 6);
}

#[test]
fn what_would_publish_broken_pages_cannot_be_lowered() {
    let text = "title: x\nrules: {missing-field: off, yaml-syntax: warning, theme: error, review-due: off}\n";
    let report = read(text);
    assert_eq!(complaints(text), ["2:24 invalid-value", "2:42 invalid-value"].map(str::to_owned));
    assert!(report.diagnostics.iter().all(|found| found.fix.as_ref().unwrap().replacement == "error"));
    let rules = report.value.unwrap().rules;
    let expected = [(Code::ReviewDue, None), (Code::Theme, Some(Severity::Error))];
    assert_eq!(rules, expected.into_iter().collect());
}

#[test]
fn no_settings_is_a_mistake_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(load(folder.path()).diagnostics[0].code, Code::SettingsMissing);
}

#[test]
fn the_settings_of_this_repository_are_sound() {
    let report = load(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(report.diagnostics, []);
    assert_eq!(report.value.unwrap().languages, [Lang::Sv, Lang::En]);
}

proptest! {
    #[test]
    fn no_settings_are_too_strange(text in "((title|base_url|taxonomies|rules|search|publisher): ?[\\PC]{0,20}\n){0,6}") {
        read(&text);
    }
}
