//! The A–Ö index: everything that has a name, by its first letter. It reaches every article without JavaScript.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Lang;
use crate::text::{collation, slug};

use super::article::{Article, ArticleId};
use super::taxonomy::{Taxonomy, TermId};
use super::{Edition, Site};

/// A letter of the Swedish alphabet, in its order; first of all what begins with no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

const TITLES: [&str; 30] = [
    "0–9", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S",
    "T", "U", "V", "W", "X", "Y", "Z", "Å", "Ä", "Ö",
];
const OTHER: u8 = 0;
const A: u8 = 1;

impl Letter {
    /// The letter under which a Swedish index has a text. é counts as e; å, ä and ö are letters of their own;
    /// quotation marks before the text do not count.
    pub fn of(text: &str) -> Self {
        let first = text.chars().find(|character| character.is_alphanumeric());
        Self(match first {
            Some(plain) if plain.is_ascii_alphabetic() => A + plain.to_ascii_lowercase() as u8 - b'a',
            Some('å' | 'Å') => 27,
            Some('ä' | 'Ä') => 28,
            Some('ö' | 'Ö') => 29,
            Some(other) => match slug(other.encode_utf8(&mut [0; 4])).bytes().next() {
                Some(spelled) if spelled.is_ascii_lowercase() => A + spelled - b'a',
                _ => OTHER,
            },
            None => OTHER,
        })
    }

    /// All letters, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        (OTHER..).take(TITLES.len()).map(Self)
    }

    /// As it is shown: `Å`.
    pub fn title(self) -> &'static str {
        TITLES[usize::from(self.0)]
    }

    /// Its address part. The letters after z are spelled out: å and ä would both be a.
    pub fn slug(self) -> String {
        match self.title() {
            "Å" => "aa".to_owned(),
            "Ä" => "ae".to_owned(),
            "Ö" => "oe".to_owned(),
            "0–9" => "0-9".to_owned(),
            plain => plain.to_ascii_lowercase(),
        }
    }
}

/// A name and where it leads.
#[derive(Debug)]
pub struct Entry<'a> {
    pub title: &'a str,
    pub target: Target,
    /// The title is another word for the target's own name.
    pub is_synonym: bool,
}

/// What an entry leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Term(TermId),
    Article(ArticleId),
}

/// The letters that have entries.
pub(super) fn letters(edition: &Edition, articles: &[Arc<Article>]) -> Vec<Letter> {
    initials(edition, articles).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The letter of every entry, in no order.
pub(super) fn initials(edition: &Edition, articles: &[Arc<Article>]) -> impl Iterator<Item = Letter> {
    let titles = edition.articles.iter().map(|id| Letter::of(&articles[id.0].metadata().title));
    let names = edition.taxonomies.iter().flat_map(names).map(|(_, name, _)| Letter::of(name));
    titles.chain(names)
}

/// The entries of a letter, in Swedish order: titles of articles, and terms of taxonomies with their synonyms.
pub(super) fn entries(site: &Site, lang: Lang, letter: Letter) -> Vec<Entry<'_>> {
    let edition = site.edition(lang);
    let titles = edition.articles.iter().map(|&id| Entry {
        title: &site.article(id).metadata().title,
        target: Target::Article(id),
        is_synonym: false,
    });
    let terms = edition.taxonomies.iter().enumerate().flat_map(|(taxonomy, members)| {
        names(members).map(move |(term, title, is_synonym)| Entry {
            title,
            target: Target::Term(TermId { lang, taxonomy, term }),
            is_synonym,
        })
    });
    let mut entries: Vec<Entry<'_>> =
        titles.chain(terms).filter(|entry| Letter::of(entry.title) == letter).collect();
    entries.sort_by(|left, right| {
        collation::compare(left.title, right.title).then(left.is_synonym.cmp(&right.is_synonym))
    });
    entries
}

/// The terms of a taxonomy by index, each with its name and its synonyms. Years are no names.
fn names(taxonomy: &Taxonomy) -> impl Iterator<Item = (usize, &str, bool)> {
    let shown = taxonomy.terms.iter().enumerate().filter(|(_, term)| !term.is_empty());
    let all = shown.flat_map(|(index, term)| {
        let synonyms = term.synonyms.iter().map(move |name| (index, name.as_str(), true));
        std::iter::once((index, term.title.as_str(), false)).chain(synonyms)
    });
    all.filter(|(_, name, _)| name.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::Letter;

    #[test]
    fn swedish_letters_stand_by_themselves() {
        let titles = ["Åre", "ängel", "Öckerö", "école", "”Ale", "30-timmarsvecka", "zon"].map(Letter::of);
        assert_eq!(titles.map(Letter::title), ["Å", "Ä", "Ö", "E", "A", "0–9", "Z"]);
        assert!(Letter::of("zon") < Letter::of("Åre") && Letter::of("Åre") < Letter::of("Ängel"));
        assert_eq!(Letter::of("Örebro").slug(), "oe");
    }
}
