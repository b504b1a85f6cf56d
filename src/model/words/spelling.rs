//! Texts to words as they are spelled: the analysis of the search has them in lower case, and an index does not.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What the spelling of a word says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    /// It is no name: it stands in lower case.
    Common,
    /// It is a name or an abbreviation.
    Name,
    /// Any word has a capital there.
    Open,
}

/// A word of a text; words with hyphens between them are one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    pub text: String,
    pub case: Case,
    /// A hyphen follows, and another word: the first part of `barn- och ungdomsvård`.
    pub is_hung: bool,
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The words of a title, a summary or the name of a term, without numbers.
pub(super) fn words(text: &str) -> Vec<Spelled> {
    let text: String = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.replace(SOFT_HYPHEN, ""),
        _ => text.nfc().filter(|&character| character != SOFT_HYPHEN).collect(),
    };
    let mut found = Vec::new();
    let mut is_start = true;
    for run in text.split_inclusive(|character: char| !is_word(character)) {
        let word = run.trim_end_matches(|character| !is_word(character));
        let sign = &run[word.len()..];
        let is_hung = word.ends_with(is_hyphen);
        let text = word.trim_matches(is_hyphen).replace(is_hyphen, "-");
        if text.chars().any(char::is_alphabetic) {
            found.push(Spelled { case: case(&text, is_start), text, is_hung });
            is_start = false;
        }
        is_start |= matches!(sign, "." | "!" | "?" | ":" | "”" | "“" | "\"" | "»" | "«");
    }
    found
}

/// The parts of a word between its hyphens that are no numbers.
pub(super) fn between_hyphens(word: &str) -> impl DoubleEndedIterator<Item = &str> {
    word.split('-').filter(|part| part.chars().any(char::is_alphabetic))
}

/// The word as it stands within a sentence, where it is no name. What begins with an abbreviation stays: IT-stöd.
pub(super) fn common(word: &str) -> String {
    let first = word.split('-').next().unwrap_or_default();
    let mut letters = word.chars();
    match letters.next() {
        Some(letter) if !is_abbreviation(first) => letter.to_lowercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// Whether a word has capitals after its first letter.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn case(word: &str, is_start: bool) -> Case {
    // The last part is what the whole is: an ESF-projekt is a project.
    let last = between_hyphens(word).next_back().unwrap_or(word);
    let is_whole = last.len() == word.len();
    match last.starts_with(char::is_uppercase) {
        _ if is_abbreviation(last) => Case::Name,
        false => Case::Common,
        true if is_start && is_whole => Case::Open,
        true => Case::Name,
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || is_hyphen(character)
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::{Case, common, words};

    #[test]
    fn names_are_told_from_other_words() {
        let found = words(
            "Lean i Örgryte-Härlanda: ESF-projektet, 30-timmarsvecka och hälso- och sjukvård för 17 000",
        );
        let found: Vec<(&str, Case)> = found.iter().map(|word| (word.text.as_str(), word.case)).collect();
        let (open, name) = (Case::Open, Case::Name);
        assert_eq!(
            found,
            [
                ("Lean", open),
                ("i", Case::Common),
                ("Örgryte-Härlanda", name),
                ("ESF-projektet", Case::Common),
                ("30-timmarsvecka", Case::Common),
                ("och", Case::Common),
                ("hälso", Case::Common),
                ("och", Case::Common),
                ("sjukvård", Case::Common),
                ("för", Case::Common),
            ]
        );
        assert!(words("hälso- och").first().is_some_and(|word| word.is_hung));
        assert_eq!(words("Yrkesresan. Yrkesresan i HVB").iter().filter(|word| word.case == open).count(), 2);
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(
            ["Skola", "IT-stöd", "E-hälsa", "HVB"].map(common),
            ["skola", "IT-stöd", "e-hälsa", "HVB"]
        );
    }
}
