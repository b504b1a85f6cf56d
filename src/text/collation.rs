//! Order as in a Swedish dictionary: å, ä and ö after z, é as e, numbers by value.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale::locale;

/// Compares two texts in Swedish order. Texts that collate alike are ordered by their bytes, so that the order
/// is total.
pub fn compare(left: &str, right: &str) -> Ordering {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    let collator = COLLATOR.get_or_init(|| {
        let mut preferences = CollatorPreferences::from(locale!("sv"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Collator::try_new(preferences, CollatorOptions::default()).expect("Swedish is compiled in")
    });
    collator.compare(left, right).then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn swedish_letters_come_last() {
        let mut names = ["Öckerö", "Ängelholm", "Åre", "Zinkgruvan", "Ale", "område 10", "område 9"];
        names.sort_by(|left, right| compare(left, right));
        assert_eq!(names, ["Ale", "område 9", "område 10", "Zinkgruvan", "Åre", "Ängelholm", "Öckerö"]);
    }
}
