//! Documents as runs of numbered words: each distinct word is kept once, and whatever is known of it is found once.

use rayon::prelude::*;

use super::Document;
use super::numbers::{Numbers, unite};
use super::ranking::field;
use crate::diagnostic::Lang;
use crate::language::analysis::{Token, scan};

/// The words of all documents.
pub struct Texts {
    /// The distinct words, sorted: a word's number is its place here.
    pub forms: Vec<String>,
    pub chunks: Vec<Chunk>,
}

/// Some documents in a row.
#[derive(Default)]
pub struct Chunk {
    /// The number of the first document.
    pub first: u32,
    pub documents: Vec<Text>,
    /// Which of all words those of the chunk are, by its own numbers: in the order in which they come, so that the most
    /// frequent ones have low numbers.
    pub forms: Vec<u32>,
    fields: Vec<Field>,
    words: Vec<u32>,
}

/// The words of a document.
pub struct Text {
    /// Where its fields stand in its chunk.
    start: usize,
    end: usize,
    /// How many words its body has.
    pub body: usize,
}

/// A field, or a paragraph of the body.
struct Field {
    weight: f64,
    /// The number of its first word in the document.
    first: u32,
    /// Where its words stand in the chunk.
    start: usize,
    end: usize,
}

/// A gap between fields, so that no phrase reaches from one into the next.
const FIELD_GAP: u32 = 10;
/// Into how many chunks the documents are dealt, at least and at most so large.
const CHUNKS: usize = 16;
const SMALLEST_CHUNK: usize = 16;
const LARGEST_CHUNK: usize = 4096;

// A word in a chunk: its own number, and below it what the token said.
const JOINED: u32 = 1;
const HUNG_AFTER: u32 = 2;
const HUNG_BEFORE: u32 = 4;
const FLAG_BITS: u32 = 3;

impl Texts {
    pub fn read(documents: &[&Document], lang: Lang) -> Self {
        let size = documents.len().div_ceil(CHUNKS).clamp(SMALLEST_CHUNK, LARGEST_CHUNK);
        let (mut chunks, numbers): (Vec<Chunk>, Vec<Numbers>) = documents
            .par_chunks(size)
            .enumerate()
            .map(|(number, documents)| {
                let first = u32::try_from(number * size).expect("a site has fewer than 2^32 articles");
                Chunk::read(first, documents, lang)
            })
            .unzip();
        let (forms, places) = unite(&numbers);
        chunks.iter_mut().zip(places).for_each(|(chunk, places)| chunk.forms = places);
        Self { forms, chunks }
    }
}

impl Chunk {
    /// The documents, and their words by their numbers.
    fn read(first: u32, documents: &[&Document], lang: Lang) -> (Self, Numbers) {
        let mut chunk = Self { first, ..Self::default() };
        let mut numbers = Numbers::default();
        for document in documents {
            let start = chunk.fields.len();
            let body = chunk.add(document, &mut numbers, lang);
            chunk.documents.push(Text { start, end: chunk.fields.len(), body });
        }
        (chunk, numbers)
    }

    /// Adds the words of a document's fields, numbered through, and says how many its body has.
    fn add(&mut self, document: &Document, numbers: &mut Numbers, lang: Lang) -> usize {
        let mut next = 0;
        let mut add = |text: &str, weight: f64| {
            let tokens = scan(text, lang, &mut |form| numbers.of(form));
            let Some(last) = tokens.last() else { return 0 };
            let (first, start) = (next, self.words.len());
            next += last.position + FIELD_GAP;
            self.words.extend(tokens.iter().map(packed));
            self.fields.push(Field { weight, first, start, end: self.words.len() });
            tokens.len()
        };
        add(&document.title, field::TITLE);
        add(&document.summary, field::SUMMARY);
        for (_, term) in &document.terms {
            add(&term.label, field::TERMS);
        }
        let mut body = 0;
        for section in document.sections.iter() {
            add(&section.heading, field::HEADING);
            for paragraph in section.text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
                body += add(paragraph, field::BODY);
            }
        }
        body
    }

    /// The fields of a document.
    pub fn fields(&self, text: &Text) -> impl Iterator<Item = Words<'_>> {
        self.fields[text.start..text.end].iter().map(|field| Words {
            weight: field.weight,
            first: field.first,
            all: &self.words[field.start..field.end],
        })
    }
}

/// The words of a field.
pub struct Words<'a> {
    pub weight: f64,
    first: u32,
    all: &'a [u32],
}

impl Words<'_> {
    /// Whether a hyphen stands beside any of them that joins nothing.
    pub fn has_hanging(&self) -> bool {
        self.all.iter().any(|word| word & (HUNG_AFTER | HUNG_BEFORE) != 0)
    }

    /// The words, with their own numbers in the chunk, numbered through the document.
    pub fn tokens(&self) -> impl Iterator<Item = Token<u32>> {
        let mut next = self.first;
        self.all.iter().map(move |&word| {
            let joined = word & JOINED != 0;
            // A joined form stands after its first part, and has its number.
            next += u32::from(!joined);
            Token {
                form: word >> FLAG_BITS,
                position: next - 1,
                joined,
                hung_after: word & HUNG_AFTER != 0,
                hung_before: word & HUNG_BEFORE != 0,
            }
        })
    }
}

fn packed(token: &Token<u32>) -> u32 {
    let flag = |is: bool, flag: u32| if is { flag } else { 0 };
    token.form << FLAG_BITS
        | flag(token.joined, JOINED)
        | flag(token.hung_after, HUNG_AFTER)
        | flag(token.hung_before, HUNG_BEFORE)
}
