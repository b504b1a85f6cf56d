//! What holds of any text: each of its words finds it, and no query ends in a panic.

use proptest::prelude::*;
use samla::diagnostic::Lang;
use samla::language::analysis::tokens;
use samla::search::{Document, Filters, Section, Settings, index};

fn article(text: &str, lang: Lang) -> Document {
    let section = Section { anchor: None, heading: String::new(), text: text.to_owned() };
    Document {
        url: "/x/".to_owned(),
        lang,
        title: "Titel".to_owned(),
        summary: String::new(),
        broader: Vec::new(),
        terms: Vec::new(),
        date: None,
        review_by: None,
        place: String::new(),
        sections: vec![section].into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_word_finds_its_article(text in "([a-zåäöéA-ZÅÄÖ0-9:,.\\-]{1,14}[ \n]){1,12}|\\PC{0,60}") {
        for lang in Lang::ALL {
            let index = index(&[article(&text, lang)], &Settings::default());
            for token in tokens(&text, lang).iter().filter(|token| !token.joined) {
                let results = index.search(lang, &format!("\"{}\"", token.form), &Filters::new(), 10);
                prop_assert_eq!(results.hits.len(), 1, "{:?} in {:?}", token.form, text);
            }
        }
    }

    #[test]
    fn any_query_has_an_answer(query in "\\PC{0,80}|[-\"”a-ö ]{0,200}") {
        let index = index(&[article("Kommunens skolor och socialsekreterare", Lang::Sv)], &Settings::default());
        let results = index.search(Lang::Sv, &query, &Filters::new(), 10);
        prop_assert!(results.hits.len() <= 1);
    }
}
