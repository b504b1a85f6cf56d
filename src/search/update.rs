//! An index brought up to date with documents of which some have changed, rather than made anew.
//!
//! What the old texts say is counted once more and taken out, what the new ones say is put in. A new word may be a part of
//! others, which are taken apart otherwise from then on: the documents that hold those count as changed too. The
//! result is what [`index`](super::index()) makes of the new documents.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::candidates::{Candidate, candidates};
use super::collect::{Kind, Scale, Variant, count, length};
use super::index::{Language, described};
use super::patch::{self, Place, Said};
use super::texts::Texts;
use super::vocabulary::Known;
use super::{Document, Settings};
use crate::language::Table;
use crate::language::analysis::fold;

/// Where more than one document of so many has changed, an index is made anew sooner.
const FEW: usize = 4;

/// Makes the index of the documents `old` that of the documents `new`, unless too much has changed. Both stand in the
/// order of their numbers.
pub fn update(
    mut language: Language,
    old: &[&Document],
    new: &[&Document],
    settings: &Settings,
) -> Option<Language> {
    let mut moves = Moves::between(old, new);
    let gone = Texts::read(&moves.gone(old), language.lang);
    let come = Texts::read(&moves.come(new), language.lang);
    let words = language.words - length(&gone.chunks) + length(&come.chunks);
    let scale = Scale::new(new.len(), words);
    if moves.are_many() || !scale.is_like(Scale::new(old.len(), language.words)) {
        return None;
    }
    let come: BTreeSet<String> = come.forms.into_iter().collect();
    let is_lost = |form: &String| {
        !come.contains(form) && language.documents_with(form).all(|document| !moves.leave(document))
    };
    let lost: BTreeSet<String> = gone.forms.into_iter().filter(is_lost).collect();
    let found = come.into_iter().filter(|form| !language.vocabulary.contains(form)).collect();
    let vocabulary = std::mem::take(&mut language.vocabulary);
    // Most of the former is done by one thread.
    let ((vocabulary, former), (documents, facets)) = rayon::join(
        || vocabulary.change(&lost, &found, settings, &language.analyzer, language.lang),
        || described(new, settings),
    );
    for form in former.keys().filter(|form| !lost.contains(*form)) {
        language.documents_with(form).for_each(|document| moves.change(document));
    }
    if moves.are_many() {
        return None;
    }
    language.vocabulary = vocabulary;
    language.words = words;
    language.edition += 1;
    language.replace(&moves, old, new, &former, scale);
    (language.documents, language.facets) = (documents, facets);
    Some(language)
}

/// Which documents stay as they are, and where.
struct Moves {
    /// By old number: the new one of a document that stays.
    stays: Vec<Option<u32>>,
    /// The new numbers of all others.
    come: BTreeSet<u32>,
}

impl Moves {
    fn between(old: &[&Document], new: &[&Document]) -> Self {
        let mut places: Table<&str, usize> = Table::default();
        places.extend(old.iter().enumerate().map(|(place, document)| (document.url.as_str(), place)));
        let mut moves = Self { stays: vec![None; old.len()], come: BTreeSet::new() };
        let former: Vec<Option<usize>> =
            new.iter().map(|document| places.remove(document.url.as_str())).collect();
        let same = former.into_par_iter().zip(new);
        let same = same.map(|(place, document)| place.filter(|&place| old[place] == *document));
        for (number, place) in (0..).zip(same.collect::<Vec<_>>()) {
            match place {
                Some(place) => moves.stays[place] = Some(number),
                None => drop(moves.come.insert(number)),
            }
        }
        moves
    }

    fn gone_numbers(&self) -> Vec<u32> {
        (0..).zip(&self.stays).filter(|(_, stays)| stays.is_none()).map(|(number, _)| number).collect()
    }

    fn gone<'a>(&self, old: &[&'a Document]) -> Vec<&'a Document> {
        self.gone_numbers().into_iter().map(|number| old[number as usize]).collect()
    }

    fn come<'a>(&self, new: &[&'a Document]) -> Vec<&'a Document> {
        self.come.iter().map(|&number| new[number as usize]).collect()
    }

    /// Whether the document with this old number stays.
    fn leave(&self, document: u32) -> bool {
        self.stays[document as usize].is_some()
    }

    /// The document with this old number does not stay as it is.
    fn change(&mut self, document: u32) {
        self.come.extend(self.stays[document as usize].take());
    }

    fn are_many(&self) -> bool {
        self.come.len().max(self.gone_numbers().len()) * FEW > self.stays.len()
    }

    /// Whether all documents that stay keep their numbers.
    fn keep_numbers(&self) -> bool {
        (0..).zip(&self.stays).all(|(number, stays)| stays.is_none_or(|stays| stays == number))
    }
}

impl Language {
    /// The numbers of the documents that hold a form.
    fn documents_with(&self, form: &str) -> impl Iterator<Item = u32> {
        let variant = self.variant(&self.analyzer.key(form), Kind::Form, form);
        variant.into_iter().flat_map(|variant| &variant.postings).map(|posting| posting.document)
    }

    fn variant(&self, key: &str, kind: Kind, text: &str) -> Option<&Variant> {
        self.entry(key)?.variants.iter().find(|variant| variant.kind == kind && variant.text == text)
    }

    /// Takes out what the old documents say that do not stay, and puts in what the new ones say. `former` is what was
    /// known of words that are known otherwise now.
    fn replace(
        &mut self,
        moves: &Moves,
        old: &[&Document],
        new: &[&Document],
        former: &BTreeMap<String, Known>,
        scale: Scale,
    ) {
        let come: Vec<u32> = moves.come.iter().copied().collect();
        let mut gone = self.said(&moves.gone(old), &moves.gone_numbers(), former, scale);
        let mut come = self.said(&moves.come(new), &come, &BTreeMap::new(), scale);
        if moves.keep_numbers() {
            patch::cancel(&mut gone, &mut come);
        }
        let keys = gone.keys().chain(come.keys()).map(|(key, ..)| key.as_str()).collect();
        patch::subtract(&mut self.entries, &gone);
        if !moves.keep_numbers() {
            patch::renumber(&mut self.entries, &moves.stays, self.edition);
        }
        patch::add(&mut self.entries, &come);
        self.forget_marks(
            &gone,
            &come,
            former,
            Others { moves, documents: new, scale, said: BTreeMap::new() },
        );
        patch::tidy(&mut self.entries, &keys, self.edition);
        let words: BTreeSet<&str> = gone.keys().chain(come.keys()).map(|(.., text)| text.as_str()).collect();
        let words: Vec<_> = words.into_iter().map(|word| (word, self.candidate(word, new.len()))).collect();
        self.candidates.change(&words, self.edition);
    }

    /// Takes words out of the marks of variants that they say no more in any document.
    fn forget_marks(
        &mut self,
        gone: &Said,
        come: &Said,
        former: &BTreeMap<String, Known>,
        mut others: Others,
    ) {
        let mut forgotten: Vec<(&Place, &String)> = Vec::new();
        for (place, variant) in gone {
            let again = come.get(place).map_or(&[][..], |variant| &variant.marks);
            let is_forgotten = |mark: &&String| match place.1 {
                _ if again.binary_search(mark).is_ok() => false,
                // Every other document with the word says so as well.
                Kind::LastPart | Kind::OtherPart => former.contains_key(*mark),
                _ => !others.say(place, mark, self),
            };
            forgotten.extend(variant.marks.iter().filter(is_forgotten).map(|mark| (place, mark)));
        }
        for (place, mark) in forgotten {
            if let Some(own) = patch::find(&mut self.entries, place) {
                own.marks.retain(|own| own != mark);
            }
        }
    }

    /// The likeliest candidate that a word is: a form is filed by its stem, what is a stem by its letters.
    fn candidate(&self, word: &str, documents: usize) -> Option<Candidate> {
        let keys = BTreeSet::from([self.analyzer.key(word), fold(word)]);
        let entries = keys.iter().filter_map(|key| self.entry(key));
        let variants = entries.flat_map(|entry| &entry.variants).filter(|variant| variant.text == word);
        candidates(variants, documents).min_by(Candidate::likelier)
    }

    /// What documents say, with these numbers.
    fn said(
        &self,
        documents: &[&Document],
        numbers: &[u32],
        former: &BTreeMap<String, Known>,
        scale: Scale,
    ) -> Said {
        let Texts { forms, chunks } = Texts::read(documents, self.lang);
        let vocabulary = self.vocabulary.select(forms, former);
        patch::said(count(chunks, &vocabulary, &self.synonyms, &self.analyzer, scale), numbers)
    }
}

/// The documents that stay, read again where it must be known what they say.
struct Others<'a> {
    moves: &'a Moves,
    documents: &'a [&'a Document],
    scale: Scale,
    said: BTreeMap<u32, Said>,
}

impl Others<'_> {
    /// Whether a word says a variant, which is no form of it, in any of them.
    fn say(&mut self, place: &Place, mark: &str, language: &Language) -> bool {
        let (key, kind, text) = place;
        let Some(own) = language.variant(key, *kind, text) else { return false };
        let mut documents: Vec<u32> = own.postings.iter().map(|posting| posting.document).collect();
        documents.sort_unstable();
        let is_other =
            |document: &u32| documents.binary_search(document).is_ok() && !self.moves.come.contains(document);
        language.documents_with(mark).filter(is_other).any(|document| {
            let said = self.said.entry(document).or_insert_with(|| {
                let text = self.documents[document as usize];
                language.said(&[text], &[document], &BTreeMap::new(), self.scale)
            });
            said.get(place).is_some_and(|variant| variant.marks.iter().any(|own| own == mark))
        })
    }
}
