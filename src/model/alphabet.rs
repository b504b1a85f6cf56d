//! The A–Ö index: everything that has a name, by its first letter. It reaches every article without JavaScript.

use crate::diagnostic::Lang;
use crate::text::{collation, slug};

use super::Edition;
use super::article::{Article, ArticleId};
use super::taxonomy::TermId;

/// A letter of the index with its entries.
#[derive(Debug)]
pub struct Letter {
    /// As it is shown: `Å`, or `0–9` for everything that does not begin with a letter.
    pub title: String,
    /// Its address part: `aa`.
    pub slug: String,
    /// In Swedish order.
    pub entries: Vec<Entry>,
}

/// A name and where it leads.
#[derive(Debug)]
pub struct Entry {
    pub title: String,
    pub target: Target,
    /// The title is another word for the target's own name.
    pub is_synonym: bool,
}

/// What an entry leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Article(ArticleId),
    Term(TermId),
}

/// The titles of all articles, and the terms of all taxonomies with their synonyms. Years are no names.
pub(super) fn build(lang: Lang, edition: &Edition, articles: &[Article]) -> Vec<Letter> {
    let mut entries: Vec<Entry> = edition
        .articles
        .iter()
        .map(|&id| Entry {
            title: articles[id.0].metadata().title.clone(),
            target: Target::Article(id),
            is_synonym: false,
        })
        .collect();
    for (taxonomy, members) in edition.taxonomies.iter().enumerate() {
        for (term, known) in members.terms.iter().enumerate() {
            let target = Target::Term(TermId { lang, taxonomy, term });
            let names =
                std::iter::once((&known.title, false)).chain(known.synonyms.iter().map(|name| (name, true)));
            entries.extend(
                names
                    .filter(|(name, _)| name.chars().any(char::is_alphabetic))
                    .map(|(name, is_synonym)| Entry { title: name.clone(), target, is_synonym }),
            );
        }
    }
    entries.sort_by(|left, right| {
        collation::compare(&left.title, &right.title).then(left.is_synonym.cmp(&right.is_synonym))
    });
    let mut letters: Vec<Letter> = Vec::new();
    for entry in entries {
        let (title, slug) = letter(&entry.title);
        match letters.iter_mut().find(|letter| letter.slug == slug) {
            Some(letter) => letter.entries.push(entry),
            None => letters.push(Letter { title, slug, entries: vec![entry] }),
        }
    }
    letters.sort_by(|left, right| collation::compare(&left.title, &right.title));
    letters
}

/// The letter under which a Swedish index has a text, and its address part. é counts as e; å, ä and ö are letters
/// of their own.
pub fn letter(text: &str) -> (String, String) {
    let first = text.chars().find(|character| character.is_alphanumeric());
    let lower = first.and_then(|first| first.to_lowercase().next());
    let (title, address) = match lower {
        Some('å') => ("Å", "aa"),
        Some('ä') => ("Ä", "ae"),
        Some('ö') => ("Ö", "oe"),
        Some(other) => {
            let plain = slug(&other.to_string());
            return match plain.chars().next() {
                Some(plain) if plain.is_ascii_alphabetic() => {
                    (plain.to_ascii_uppercase().to_string(), plain.to_string())
                }
                _ => ("0–9".to_owned(), "0-9".to_owned()),
            };
        }
        None => ("0–9", "0-9"),
    };
    (title.to_owned(), address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn swedish_letters_stand_by_themselves() {
        let title = |text| letter(text).0;
        assert_eq!(
            [
                title("Åre"),
                title("ängel"),
                title("Öckerö"),
                title("école"),
                title("”Ale"),
                title("30-timmarsvecka")
            ],
            ["Å", "Ä", "Ö", "E", "A", "0–9"]
        );
        assert_eq!(letter("Örebro").1, "oe");
    }
}
