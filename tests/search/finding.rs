//! What a reader types, and what must and must not come of it, on the small site of the fixtures.

use samla::diagnostic::Lang;
use samla::search::{Filters, Index};

use crate::fixtures::small;

/// The articles (by letter) that a query finds, best first.
fn find(index: &Index, query: &str) -> String {
    let hits = index.search(Lang::Sv, query, &Filters::new(), 100).hits;
    hits.iter().filter_map(|hit| hit.url.split('/').nth(3)).collect()
}

#[test]
fn words_find_their_forms_and_compounds() {
    let index = small();
    // The word itself comes before compounds that end in it.
    assert!(find(&index, "sekreterare").starts_with('b'));
    assert_eq!(find(&index, "sekreterare").len(), 3);
    assert_eq!(find(&index, "omsättning"), "a");
    assert_eq!(find(&index, "kurator"), "c");
    assert_eq!(find(&index, "nätverk"), "d");
    assert_eq!(find(&index, "tavlor"), "e");
    assert_eq!(find(&index, "ungdomsvård"), "a");
}

#[test]
fn suspended_hyphens_are_filled_in() {
    let index = small();
    assert_eq!(find(&index, "barnvård"), "a");
    assert_eq!(find(&index, "lågstadiet"), "c");
}

#[test]
fn letters_with_dots_are_letters() {
    let index = small();
    assert_eq!(find(&index, "kör"), "b");
    assert!(find(&index, "kor").starts_with('c'));
    assert_eq!(find(&index, "foraldrar"), "c");
    assert_eq!(find(&index, "goteborg").len(), 2);
    assert_eq!(find(&index, "goeteborg").len(), 2);
}

#[test]
fn mistakes_are_mended_and_said() {
    let index = small();
    let results = index.search(Lang::Sv, "halmstda", &Filters::new(), 10);
    assert_eq!(results.corrections, [("halmstda".to_owned(), "halmstad".to_owned())]);
    assert_eq!(find(&index, "xskolkurator"), "c");
    assert_eq!(find(&index, "snöröjning"), "");
}

#[test]
fn phrases_exclusions_and_synonyms() {
    let index = small();
    assert_eq!(find(&index, "\"signs of safety\""), "b");
    assert_eq!(find(&index, "signs safety").len(), 2);
    assert_eq!(find(&index, "möten -lerum"), "");
    assert_eq!(find(&index, "ständiga förbättringar"), "b");
    assert_eq!(find(&index, "hem för vård eller boende"), "d");
}

#[test]
fn what_is_missing_is_said() {
    let results = small().search(Lang::Sv, "lean snöskottning", &Filters::new(), 10);
    assert_eq!(results.missing, ["snöskottning"]);
    assert!(!results.hits.is_empty() && results.hits.iter().all(|hit| !hit.complete));
}

#[test]
fn filters_take_labels_and_slugs() {
    let index = small();
    let filtered = |value: &str| {
        let filters = Filters::from([("municipality".to_owned(), vec![value.to_owned()])]);
        index.search(Lang::Sv, "sekreterare", &filters, 10).hits.len()
    };
    assert_eq!((filtered("Göteborg"), filtered("goteborg"), filtered("Umeå")), (1, 1, 0));
}
