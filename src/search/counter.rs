//! Counts what stands in documents: for each variant in which of them it is, how heavily, and where.

use super::catalogue::Catalogue;
use super::collect::{Scale, float, number};
use super::ranking::{LENGTH, LEVEL_BITS, field, level};
use super::suspended::Suspended;
use super::texts::{Chunk, Text, Words};
use super::varint;
use super::vocabulary::Vocabulary;

/// In how many ranges of variants the postings are put together.
pub const RANGES: usize = 64;

/// What a chunk of documents says, for each range of variants.
pub struct Dealt {
    pub ranges: Vec<Hand>,
    /// Variants that are not in the text as they stand, with the words that imply them; sorted.
    pub marks: Vec<(u32, u32)>,
}

/// What a chunk says of a range of variants, in the order of its documents.
#[derive(Clone, Default)]
pub struct Hand {
    pub said: Vec<Said>,
    /// For each of them the numbers of the words, as lists of [`varint`]; empty of all but forms that are no noise.
    pub places: Vec<u8>,
}

/// That a variant stands in a document at a level. The order is that of the index: by variant, falling level, document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said(u64);

const DOCUMENT_BITS: u32 = 32;
const HIGHEST_LEVEL: u8 = (1 << LEVEL_BITS) - 1;

impl Said {
    fn new(variant: u32, document: u32, level: u8) -> Self {
        let fall = u64::from(HIGHEST_LEVEL - level);
        Self(u64::from(variant) << (DOCUMENT_BITS + LEVEL_BITS) | fall << DOCUMENT_BITS | u64::from(document))
    }

    pub fn variant(self) -> u32 {
        (self.0 >> (DOCUMENT_BITS + LEVEL_BITS)) as u32
    }

    #[expect(clippy::cast_possible_truncation, reason = "the low half")]
    pub fn document(self) -> u32 {
        self.0 as u32
    }

    #[expect(clippy::cast_possible_truncation, reason = "the level's bits alone")]
    pub fn level(self) -> u8 {
        HIGHEST_LEVEL - ((self.0 >> DOCUMENT_BITS) as u8 & HIGHEST_LEVEL)
    }
}

/// Counts the documents of a chunk, one after the other. Words and variants have numbers of their own here, so that what
/// is looked up for each word stands close together.
pub struct Counter<'a> {
    catalogue: &'a Catalogue<'a>,
    vocabulary: &'a Vocabulary,
    chunk: &'a Chunk,
    scale: Scale,
    forms: Vec<Form>,
    /// The variants of the forms, one list after the other.
    lists: Vec<u32>,
    /// By number in the catalogue: the own number, where there is one yet.
    own: Vec<u32>,
    variants: Vec<Counted>,
    /// The variants that the document at hand says.
    touched: Vec<u32>,
    /// The numbers of words in the document at hand, each with the place here of the one before of the same form.
    places: Vec<(u32, u32)>,
    dealt: Dealt,
}

/// What is known of a word of the chunk.
#[derive(Clone, Copy)]
struct Form {
    /// Where its variants stand in the lists: its own, then those of its pieces.
    start: u32,
    end: u32,
    /// Whether it is noise, and has no places.
    is_noise: bool,
    begins_synonym: bool,
}

/// A variant, and what the document at hand says of it.
#[derive(Clone, Copy)]
struct Counted {
    frequency: f64,
    /// Where the last number of its words stands among the places.
    last: u32,
    /// Its number in the catalogue.
    variant: u32,
}

/// No number, no place.
const NONE: u32 = u32::MAX;

impl<'a> Counter<'a> {
    pub fn new(
        chunk: &'a Chunk,
        catalogue: &'a Catalogue<'a>,
        vocabulary: &'a Vocabulary,
        scale: Scale,
    ) -> Self {
        let mut counter = Self {
            catalogue,
            vocabulary,
            chunk,
            scale,
            forms: Vec::with_capacity(chunk.forms.len()),
            lists: Vec::new(),
            own: vec![NONE; catalogue.len()],
            variants: Vec::new(),
            touched: Vec::new(),
            places: Vec::new(),
            dealt: Dealt { ranges: vec![Hand::default(); RANGES], marks: Vec::new() },
        };
        for &form in &chunk.forms {
            let form = form as usize;
            let start = number(counter.lists.len());
            for &variant in catalogue.of_form.get(form) {
                let own = counter.own(variant);
                counter.lists.push(own);
            }
            counter.forms.push(Form {
                start,
                end: number(counter.lists.len()),
                is_noise: catalogue.noise[form],
                begins_synonym: catalogue.beginnings[form],
            });
        }
        counter
    }

    /// The own number of a variant.
    fn own(&mut self, variant: u32) -> u32 {
        let own = &mut self.own[variant as usize];
        if *own == NONE {
            *own = number(self.variants.len());
            self.variants.push(Counted { frequency: 0.0, last: NONE, variant });
        }
        *own
    }

    /// Counts the chunk.
    pub fn count(mut self, suspended: &[Suspended]) -> Dealt {
        let mut suspended = suspended.iter().peekable();
        let mut field_number = 0;
        for (document, text) in (self.chunk.first..).zip(&self.chunk.documents) {
            let length = length(text, self.scale.mean);
            for words in self.chunk.fields(text) {
                // The long text makes hits in the body weigh less, not those in the title.
                let weight = if words.weight > field::BODY { words.weight } else { words.weight / length };
                self.field(weight, &words);
                while let Some(Suspended { implied, .. }) =
                    suspended.next_if(|suspended| suspended.field == field_number)
                {
                    let variant = self.catalogue.of_implied(&implied.form);
                    self.say(variant, weight, &implied.of);
                }
                field_number += 1;
            }
            self.deal(document);
        }
        self.dealt.marks.sort_unstable();
        self.dealt.marks.dedup();
        self.dealt
    }

    fn field(&mut self, weight: f64, words: &Words) {
        let mut has_synonym = false;
        for token in words.tokens() {
            let form = self.forms[token.form as usize];
            for at in form.start..form.end {
                self.add(self.lists[at as usize], weight);
            }
            if !form.is_noise {
                let last = &mut self.variants[self.lists[form.start as usize] as usize].last;
                let before = std::mem::replace(last, number(self.places.len()));
                self.places.push((token.position, before));
            }
            has_synonym |= form.begins_synonym;
        }
        if has_synonym {
            let forms = words.tokens().filter(|token| !token.joined);
            let forms: Vec<u32> = forms.map(|token| self.chunk.forms[token.form as usize]).collect();
            let Catalogue { synonyms, beginnings, .. } = self.catalogue;
            for mention in synonyms.mentions(&forms, beginnings, self.vocabulary) {
                self.say(self.catalogue.of_meaning(mention.meaning), weight, mention.words);
            }
        }
    }

    /// Adds a variant that other words imply.
    fn say(&mut self, variant: u32, weight: f64, words: &[u32]) {
        let own = self.own(variant);
        self.add(own, weight);
        self.dealt.marks.extend(words.iter().map(|&word| (variant, word)));
    }

    fn add(&mut self, own: u32, weight: f64) {
        let frequency = &mut self.variants[own as usize].frequency;
        if *frequency == 0.0 {
            self.touched.push(own);
        }
        *frequency += weight;
    }

    /// Deals out what the document at hand says.
    fn deal(&mut self, document: u32) {
        let size = self.catalogue.range();
        let mut numbers = Vec::new();
        for own in self.touched.drain(..) {
            let counted = &mut self.variants[own as usize];
            let Counted { frequency, mut last, variant } = *counted;
            *counted = Counted { frequency: 0.0, last: NONE, variant };
            let hand = &mut self.dealt.ranges[variant as usize / size];
            hand.said.push(Said::new(variant, document, level(frequency, self.scale.documents)));
            while let Some(&(position, before)) = self.places.get(last as usize) {
                numbers.push(position);
                last = before;
            }
            numbers.reverse();
            numbers.dedup();
            varint::write_list(&mut hand.places, &numbers);
            numbers.clear();
        }
        self.places.clear();
    }
}

/// How much the length of a text takes from hits in its body.
fn length(text: &Text, mean: f64) -> f64 {
    1.0 - LENGTH + LENGTH * float(text.body) / mean
}
