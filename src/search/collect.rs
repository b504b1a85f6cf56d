//! Documents to what the index says of them: which variant of which entry stands where, and how heavily.
//!
//! All variants are known, and numbered, before the documents are counted ([`Catalogue`]); each chunk of documents then
//! gives postings ordered by variant, dealt into ranges of variants ([`Dealt`]), and the ranges are put together side by
//! side ([`merge`]). No step depends on how many threads there are.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::index::Entry;
use super::ranking::{LENGTH, field, level, rounded_mean};
use super::suspended::{Implied, implied};
use super::synonyms::Synonyms;
use super::texts::{Chunk, Text, Texts};
use super::varint;
use super::vocabulary::Vocabulary;
use super::{Document, Settings};
use crate::diagnostic::Lang;
use crate::language::analysis::{Analyzer, Token, fold, utf16_cmp};
use crate::language::compounds::Part;

/// What a variant is to the entry that it is filed under. The numbers are those of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// A form of the word, as texts write it.
    Form = 0,
    /// A form that no text writes but one implies: barnvård in `barn- och ungdomsvård`.
    Implied = 1,
    /// The end of compounds; the variant's text is the stem of the part.
    LastPart = 2,
    /// The beginning or middle of compounds.
    OtherPart = 3,
    /// Said in other words; the text is the stem.
    Synonym = 4,
}

/// Where a variant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    pub level: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub kind: Kind,
    pub text: String,
    /// The words of the text to mark, where they are not `text` itself; sorted.
    pub marks: Vec<String>,
    /// By falling level, then by document.
    pub postings: Vec<Posting>,
    /// Of a form that is no noise: for each posting the numbers of the words, as lists of [`varint`].
    pub places: Vec<u8>,
}

impl Variant {
    /// The documents, each with the numbers of the words; only of forms.
    pub fn places(&self) -> impl Iterator<Item = (u32, Vec<u32>)> {
        let mut bytes = self.places.as_slice();
        self.postings.iter().map(move |posting| (posting.document, varint::take_list(&mut bytes)))
    }
}

/// What came of the documents.
pub struct Collected {
    /// In the order of keys that the browser has.
    pub entries: Vec<Entry>,
    pub phrases: Vec<String>,
    /// The compounds that were taken apart, sorted.
    pub compounds: Vec<(String, Vec<Part>)>,
}

/// Which words each document holds. Documents must be of one language; they are numbered in the given order.
pub fn collect(documents: &[&Document], settings: &Settings, analyzer: &Analyzer, lang: Lang) -> Collected {
    let Texts { forms, chunks } = Texts::read(documents, lang);
    let vocabulary = Vocabulary::new(forms, settings, analyzer, lang);
    let synonyms = Synonyms::new(&settings.synonyms, analyzer, lang);
    let suspended: Vec<Vec<Suspended>> =
        chunks.par_iter().map(|chunk| suspended(chunk, &vocabulary)).collect();
    let catalogue = Catalogue::new(&vocabulary, &suspended, synonyms, analyzer);

    let body: usize = chunks.iter().flat_map(|chunk| &chunk.documents).map(|text| text.body).sum();
    let mean = rounded_mean(words(body) / words(documents.len().max(1)));
    let dealt: Vec<Dealt> = chunks
        .into_par_iter()
        .zip(suspended)
        .map(|(chunk, suspended)| {
            Counter::new(&catalogue, &vocabulary, documents.len()).count(&chunk, &suspended, mean)
        })
        .collect();
    let entries = entries(merge(&dealt, &catalogue, &vocabulary), analyzer);
    let Vocabulary { forms, parts, .. } = vocabulary;
    let compounds = forms.into_iter().zip(parts).filter(|(_, parts)| !parts.is_empty()).collect();
    Collected { entries, phrases: catalogue.synonyms.phrases(), compounds }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of words are far below 2^52")]
fn words(number: usize) -> f64 {
    number as f64
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a site has fewer than 2^32 words and variants")
}

/// What suspended hyphens say, and in which field of the chunk.
struct Suspended {
    field: usize,
    implied: Implied,
}

fn suspended(chunk: &Chunk, vocabulary: &Vocabulary) -> Vec<Suspended> {
    let fields = chunk.documents.iter().flat_map(|text| chunk.fields(text));
    let mut found = Vec::new();
    for (field, (_, tokens)) in fields.enumerate() {
        if tokens.iter().any(|token| token.hung_after || token.hung_before) {
            let implied = implied(&tokens, vocabulary).into_iter();
            found.extend(implied.map(|implied| Suspended { field, implied }));
        }
    }
    found
}

/// All variants, numbered in the order of their kinds and texts: first the forms, by their own numbers.
struct Catalogue {
    synonyms: Synonyms,
    /// Which words begin a synonym.
    beginnings: Vec<bool>,
    /// Which words are noise, and have no places.
    noise: Vec<bool>,
    /// Sorted.
    implied: Vec<String>,
    /// Sorted.
    pieces: Vec<(Kind, String)>,
    /// The numbers of the variants that each form stands for beside itself.
    of_form: Vec<Vec<u32>>,
    forms: usize,
}

impl Catalogue {
    fn new(
        vocabulary: &Vocabulary,
        suspended: &[Vec<Suspended>],
        synonyms: Synonyms,
        analyzer: &Analyzer,
    ) -> Self {
        let implied: BTreeSet<&String> = suspended.iter().flatten().map(|word| &word.implied.form).collect();
        let implied: Vec<String> = implied.into_iter().cloned().collect();
        let of_form = vocabulary.pieces(analyzer);
        let mut pieces: Vec<(Kind, String)> = of_form.iter().flatten().cloned().collect();
        pieces.par_sort_unstable();
        pieces.dedup();
        let forms = vocabulary.forms.len();
        let of_piece = |piece: &(Kind, String)| {
            let at = pieces.binary_search(piece).unwrap_or_else(|at| at);
            number(forms + implied.len() + at)
        };
        let of_form = of_form.par_iter().map(|pieces| pieces.iter().map(of_piece).collect()).collect();
        let beginnings = synonyms.beginnings(vocabulary);
        let noise = vocabulary.forms.iter().map(|form| analyzer.is_stop_word(form)).collect();
        Self { synonyms, beginnings, noise, implied, pieces, of_form, forms }
    }

    fn len(&self) -> usize {
        self.forms + self.implied.len() + self.pieces.len() + self.synonyms.meanings.len()
    }

    fn of_implied(&self, form: &String) -> u32 {
        number(self.forms + self.implied.binary_search(form).unwrap_or_else(|at| at))
    }

    fn of_meaning(&self, meaning: usize) -> u32 {
        number(self.forms + self.implied.len() + self.pieces.len() + meaning)
    }

    /// The kind and text of a variant.
    fn get<'a>(&'a self, variant: usize, vocabulary: &'a Vocabulary) -> (Kind, &'a str) {
        let Some(implied) = variant.checked_sub(self.forms) else {
            return (Kind::Form, &vocabulary.forms[variant]);
        };
        let Some(piece) = implied.checked_sub(self.implied.len()) else {
            return (Kind::Implied, &self.implied[implied]);
        };
        match piece.checked_sub(self.pieces.len()) {
            None => (self.pieces[piece].0, &self.pieces[piece].1),
            Some(meaning) => (Kind::Synonym, &self.synonyms.meanings[meaning]),
        }
    }

    /// In how many ranges the variants are dealt, and how many are in one.
    fn range(&self) -> usize {
        self.len().div_ceil(RANGES).max(1)
    }
}

/// In how many ranges of variants the postings are put together.
const RANGES: usize = 64;

/// What a chunk of documents says: for each range of variants the postings, ordered by variant and document.
struct Dealt {
    ranges: Vec<Hand>,
    /// Variants that are not in the text as they stand, with the words that imply them.
    marks: BTreeSet<(u32, u32)>,
}

#[derive(Clone, Default)]
struct Hand {
    /// Variant, document, level.
    postings: Vec<(u32, u32, u8)>,
    /// Of the forms among them: the numbers of the words.
    places: Vec<u8>,
}

/// Counts what stands in documents, one after the other.
struct Counter<'a> {
    catalogue: &'a Catalogue,
    vocabulary: &'a Vocabulary,
    /// How many documents there are in all.
    documents: usize,
    /// How much each variant says in the document at hand, and which of them say something.
    frequencies: Vec<f64>,
    touched: Vec<u32>,
    /// Variant, document, level.
    postings: Vec<(u32, u32, u8)>,
    /// Form, document, number of the word.
    places: Vec<(u32, u32, u32)>,
    marks: BTreeSet<(u32, u32)>,
}

impl<'a> Counter<'a> {
    fn new(catalogue: &'a Catalogue, vocabulary: &'a Vocabulary, documents: usize) -> Self {
        Self {
            catalogue,
            vocabulary,
            documents,
            frequencies: vec![0.0; catalogue.len()],
            touched: Vec::new(),
            postings: Vec::new(),
            places: Vec::new(),
            marks: BTreeSet::new(),
        }
    }

    /// Counts a chunk. `mean` is the mean length of all bodies, in words.
    fn count(mut self, chunk: &Chunk, suspended: &[Suspended], mean: f64) -> Dealt {
        let mut suspended = suspended.iter().peekable();
        let mut field_number = 0;
        for (document, text) in (chunk.first..).zip(&chunk.documents) {
            let length = length(text, mean);
            for (weight, tokens) in chunk.fields(text) {
                // The long text makes hits in the body weigh less, not those in the title.
                let weight = if weight > field::BODY { weight } else { weight / length };
                self.field(document, weight, &tokens);
                while let Some(Suspended { implied, .. }) =
                    suspended.next_if(|suspended| suspended.field == field_number)
                {
                    let variant = self.catalogue.of_implied(&implied.form);
                    self.say(variant, weight, &implied.of);
                }
                field_number += 1;
            }
            for variant in self.touched.drain(..) {
                let frequency = std::mem::take(&mut self.frequencies[variant as usize]);
                self.postings.push((variant, document, level(frequency, self.documents)));
            }
        }
        self.deal()
    }

    fn field(&mut self, document: u32, weight: f64, tokens: &[Token<u32>]) {
        let catalogue = self.catalogue;
        let mut has_synonym = false;
        for token in tokens {
            self.add(token.form, weight);
            if !catalogue.noise[token.form as usize] {
                self.places.push((token.form, document, token.position));
            }
            for &piece in &catalogue.of_form[token.form as usize] {
                self.add(piece, weight);
            }
            has_synonym |= catalogue.beginnings[token.form as usize];
        }
        if has_synonym {
            let words: Vec<u32> =
                tokens.iter().filter(|token| !token.joined).map(|token| token.form).collect();
            for mention in catalogue.synonyms.mentions(&words, &catalogue.beginnings, self.vocabulary) {
                self.say(catalogue.of_meaning(mention.meaning), weight, mention.words);
            }
        }
    }

    /// Adds a variant that other words imply.
    fn say(&mut self, variant: u32, weight: f64, words: &[u32]) {
        self.add(variant, weight);
        self.marks.extend(words.iter().map(|&word| (variant, word)));
    }

    fn add(&mut self, variant: u32, weight: f64) {
        let frequency = &mut self.frequencies[variant as usize];
        if *frequency == 0.0 {
            self.touched.push(variant);
        }
        *frequency += weight;
    }

    /// The postings in the order of their variants.
    fn deal(mut self) -> Dealt {
        self.postings.sort_unstable();
        self.places.sort_unstable();
        let size = self.catalogue.range();
        let mut ranges = vec![Hand::default(); RANGES];
        for posting in self.postings {
            ranges[posting.0 as usize / size].postings.push(posting);
        }
        let mut numbers = Vec::new();
        for places in self.places.chunk_by(|left, right| (left.0, left.1) == (right.0, right.1)) {
            numbers.clear();
            numbers.extend(places.iter().map(|place| place.2));
            numbers.dedup();
            varint::write_list(&mut ranges[places[0].0 as usize / size].places, &numbers);
        }
        Dealt { ranges, marks: self.marks }
    }
}

/// How much the length of a text takes from hits in its body.
fn length(text: &Text, mean: f64) -> f64 {
    1.0 - LENGTH + LENGTH * words(text.body) / mean
}

/// The variants that stand anywhere, in the order of their numbers.
fn merge(dealt: &[Dealt], catalogue: &Catalogue, vocabulary: &Vocabulary) -> Vec<Variant> {
    let mut marks: Vec<(u32, u32)> = dealt.iter().flat_map(|dealt| dealt.marks.iter().copied()).collect();
    marks.extend(
        (0..)
            .zip(&catalogue.of_form)
            .flat_map(|(form, pieces)| pieces.iter().map(move |&piece| (piece, form))),
    );
    marks.par_sort_unstable();
    marks.dedup();
    let ranges = (0..RANGES).into_par_iter().map(|range| {
        let hands: Vec<&Hand> = dealt.iter().map(|dealt| &dealt.ranges[range]).collect();
        merge_range(&hands, catalogue, vocabulary, &marks)
    });
    ranges.flatten().collect()
}

/// The variants of a range; `hands` come in the order of their documents.
fn merge_range(
    hands: &[&Hand],
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    marks: &[(u32, u32)],
) -> Vec<Variant> {
    let count = hands.iter().map(|hand| hand.postings.len()).sum();
    let mut found: Vec<(u32, u8, u32, &[u8])> = Vec::with_capacity(count);
    for hand in hands {
        let mut places = hand.places.as_slice();
        for &(variant, document, level) in &hand.postings {
            let has_places = catalogue.noise.get(variant as usize) == Some(&false);
            let places = if has_places { varint::take_list_bytes(&mut places) } else { &[] };
            found.push((variant, u8::MAX - level, document, places));
        }
    }
    found.sort_unstable();
    let variants = found.chunk_by(|left, right| left.0 == right.0).map(|found| {
        let variant = found[0].0;
        let (kind, text) = catalogue.get(variant as usize, vocabulary);
        let own =
            marks.partition_point(|mark| mark.0 < variant)..marks.partition_point(|mark| mark.0 <= variant);
        let posting = |&(_, level, document, _): &_| Posting { document, level: u8::MAX - level };
        Variant {
            kind,
            text: text.to_owned(),
            marks: marks[own].iter().map(|mark| vocabulary.form(mark.1).to_owned()).collect(),
            postings: found.iter().map(posting).collect(),
            places: found.iter().flat_map(|found| found.3).copied().collect(),
        }
    });
    variants.collect()
}

/// The variants by their keys.
fn entries(variants: Vec<Variant>, analyzer: &Analyzer) -> Vec<Entry> {
    let mut keyed: Vec<(String, Variant)> = variants
        .into_par_iter()
        .map(|variant| {
            let key = match variant.kind {
                Kind::Form | Kind::Implied => analyzer.key(&variant.text),
                Kind::LastPart | Kind::OtherPart | Kind::Synonym => fold(&variant.text),
            };
            (key, variant)
        })
        .collect();
    // Stable: the variants of a key stay in their order.
    keyed.par_sort_by(|left, right| utf16_cmp(&left.0, &right.0));
    let mut entries: Vec<Entry> = Vec::new();
    for (key, variant) in keyed {
        match entries.last_mut() {
            Some(entry) if entry.key == key => entry.variants.push(variant),
            _ => entries.push(Entry { key, variants: vec![variant] }),
        }
    }
    entries
}
