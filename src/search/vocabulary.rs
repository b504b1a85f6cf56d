//! The distinct words of a site, with what is found out about each of them once.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Settings;
use super::collect::{Kind, number};
use super::lists::Lists;
use super::numbers::{Numbers, unite};
use crate::diagnostic::Lang;
use crate::language::analysis::Analyzer;
use crate::language::compounds::{Learnt, Lexicon, Part, Word, pieces};

/// Words with their parts.
type Dictionary = BTreeMap<String, Vec<Part>>;

#[derive(Default)]
pub struct Vocabulary {
    /// Sorted: the number of a word is its place.
    pub forms: Vec<String>,
    pub stems: Vec<String>,
    /// The parts of the compounds; other words have none.
    pub parts: Vec<Vec<Part>>,
    /// The words that only the dictionary of the settings has, and their parts.
    dictionary: Dictionary,
}

/// How many words are looked at in one go.
const WORDS: usize = 8192;
/// Stands before the piece that ends a compound; no letter.
const LAST: char = '-';

/// What is known of a word.
pub struct Known {
    stem: String,
    parts: Vec<Part>,
}

impl Vocabulary {
    /// Of distinct `forms`, sorted.
    pub fn new(forms: Vec<String>, settings: &Settings, analyzer: &Analyzer, lang: Lang) -> Self {
        let stems: Vec<String> = forms.par_iter().map(|form| analyzer.stem(form)).collect();
        let before = vec![None; forms.len()];
        let (Learnt { parts, .. }, dictionary) =
            learn([&forms, &stems], before, Dictionary::new(), settings, analyzer, lang);
        Self { forms, stems, parts, dictionary }
    }

    /// The vocabulary without the words `lost` and with the words `found`, which are new; and what was known before of the
    /// words that it has no more, and of those that are taken apart otherwise now.
    pub fn change(
        self,
        lost: &BTreeSet<String>,
        found: &BTreeSet<String>,
        settings: &Settings,
        analyzer: &Analyzer,
        lang: Lang,
    ) -> (Self, BTreeMap<String, Known>) {
        let mut former = BTreeMap::new();
        if lost.is_empty() && found.is_empty() {
            return (self, former);
        }
        let mut beside = self.dictionary;
        let mut words: Vec<(String, String, Option<Vec<Part>>)> = Vec::new();
        for ((form, stem), parts) in self.forms.into_iter().zip(self.stems).zip(self.parts) {
            if lost.contains(&form) {
                beside.insert(form.clone(), parts.clone());
                former.insert(form, Known { stem, parts });
            } else {
                words.push((form, stem, Some(parts)));
            }
        }
        words.extend(found.iter().map(|form| (form.clone(), analyzer.stem(form), beside.remove(form))));
        words.sort_by(|left, right| left.0.cmp(&right.0));
        let (mut forms, mut stems, mut before) = (Vec::new(), Vec::new(), Vec::new());
        for (form, stem, parts) in words {
            forms.push(form);
            stems.push(stem);
            before.push(parts);
        }
        let (Learnt { parts, changed }, dictionary) =
            learn([&forms, &stems], before, beside, settings, analyzer, lang);
        for (number, parts) in changed {
            let form = &forms[number];
            if !found.contains(form) {
                former.insert(form.clone(), Known { stem: stems[number].clone(), parts });
            }
        }
        (Self { forms, stems, parts, dictionary }, former)
    }

    /// The part of the vocabulary that has these of its words, sorted, as they are known now or, if they are among the
    /// `former`, were known before.
    pub fn select(&self, forms: Vec<String>, former: &BTreeMap<String, Known>) -> Self {
        let known = forms.iter().map(|form| match (former.get(form), self.forms.binary_search(form)) {
            (Some(known), _) => (known.stem.clone(), known.parts.clone()),
            (None, Ok(at)) => (self.stems[at].clone(), self.parts[at].clone()),
            (None, Err(_)) => unreachable!("the vocabulary has every word of the texts"),
        });
        let (stems, parts) = known.unzip();
        Self { forms, stems, parts, dictionary: Dictionary::new() }
    }

    pub fn contains(&self, form: &str) -> bool {
        self.forms.binary_search_by(|own| own.as_str().cmp(form)).is_ok()
    }

    /// The words that were taken apart, sorted.
    pub fn compounds(&self) -> impl Iterator<Item = (&str, &[Part])> {
        let words = self.forms.iter().zip(&self.parts).filter(|(_, parts)| !parts.is_empty());
        words.map(|(form, parts)| (form.as_str(), parts.as_slice()))
    }

    pub fn form(&self, number: u32) -> &str {
        &self.forms[number as usize]
    }

    pub fn stem(&self, number: u32) -> &str {
        &self.stems[number as usize]
    }

    /// What words stand for beside themselves: the stems of their pieces, sorted, and for each word the places of its own.
    pub fn pieces(&self, analyzer: &Analyzer) -> (Vec<(Kind, String)>, Lists) {
        let (numbers, found): (Vec<Numbers>, Vec<Lists>) =
            self.forms.par_chunks(WORDS).zip(self.parts.par_chunks(WORDS)).map(found_pieces).unzip();
        let (words, places) = unite(&numbers);
        let stemmed = words.par_iter().map(|word| match word.strip_prefix(LAST) {
            Some(word) => (Kind::LastPart, analyzer.stem(word)),
            None => (Kind::OtherPart, analyzer.stem(word)),
        });
        let stemmed: Vec<(Kind, String)> = stemmed.collect();
        let mut pieces: Vec<&(Kind, String)> = stemmed.iter().collect();
        pieces.par_sort_unstable();
        pieces.dedup();
        let piece_of = |stemmed| number(pieces.binary_search(&stemmed).unwrap_or_else(|at| at));
        let piece_of: Vec<u32> = stemmed.par_iter().map(piece_of).collect();
        let mut of_form = Lists::default();
        for (found, places) in found.iter().zip(&places) {
            for found in found.iter() {
                let pieces: BTreeSet<u32> =
                    found.iter().map(|&word| piece_of[places[word as usize] as usize]).collect();
                of_form.push(pieces);
            }
        }
        (pieces.into_iter().cloned().collect(), of_form)
    }
}

/// Takes words, given with their stems, and those of the settings' dictionary apart. `before` is what came of the words, as
/// far as it is known, `beside` what came of others.
fn learn(
    [forms, stems]: [&[String]; 2],
    mut before: Vec<Option<Vec<Part>>>,
    mut beside: Dictionary,
    settings: &Settings,
    analyzer: &Analyzer,
    lang: Lang,
) -> (Learnt, Dictionary) {
    if lang != Lang::Sv {
        return (Learnt { parts: vec![Vec::new(); forms.len()], changed: Vec::new() }, Dictionary::new());
    }
    let dictionary = settings.dictionary.iter().filter(|word| forms.binary_search(word).is_err());
    let dictionary: BTreeSet<&String> = dictionary.collect();
    before.extend(dictionary.iter().map(|word| beside.remove(*word)));
    let stems_beside: Vec<String> = dictionary.iter().map(|word| analyzer.stem(word)).collect();
    let forms_and_beside = forms.iter().chain(dictionary.iter().copied());
    let words: Vec<Word> = forms_and_beside
        .zip(stems.iter().chain(&stems_beside))
        .map(|(form, stem)| Word { form, stem })
        .collect();
    let gone: Vec<&str> =
        beside.iter().filter(|(_, parts)| parts.is_empty()).map(|(word, _)| word.as_str()).collect();
    let mut learnt = Lexicon::of_lists(analyzer).learn_all(&words, before, &gone, analyzer);
    let parts = learnt.parts.split_off(forms.len());
    learnt.changed.retain(|(number, _)| *number < forms.len());
    (learnt, dictionary.into_iter().cloned().zip(parts).collect())
}

/// The pieces of words, numbered; those that end their words are marked.
fn found_pieces((forms, parts): (&[String], &[Vec<Part>])) -> (Numbers, Lists) {
    let (mut numbers, mut lists) = (Numbers::default(), Lists::default());
    for (form, parts) in forms.iter().zip(parts) {
        lists.push(pieces(form, parts).iter().map(|piece| {
            if piece.last { numbers.of(&format!("{LAST}{}", piece.word)) } else { numbers.of(&piece.word) }
        }));
    }
    (numbers, lists)
}
