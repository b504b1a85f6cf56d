//! Documents as runs of numbered words: each distinct word is kept once, and whatever is known of it is found once.

use rayon::prelude::*;

use super::Document;
use super::ranking::field;
use crate::diagnostic::Lang;
use crate::language::Table;
use crate::language::analysis::{Token, scan};

/// The words of all documents.
pub struct Texts {
    /// The distinct words, sorted: a word's number is its place here.
    pub forms: Vec<String>,
    pub chunks: Vec<Chunk>,
}

/// Some documents in a row.
pub struct Chunk {
    /// The number of the first document.
    pub first: u32,
    pub documents: Vec<Text>,
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
const CHUNKS: usize = 24;
const SMALLEST_CHUNK: usize = 16;
const LARGEST_CHUNK: usize = 4096;

// A word in a chunk: its number, and below it what the token said.
const JOINED: u32 = 1;
const HUNG_AFTER: u32 = 2;
const HUNG_BEFORE: u32 = 4;
const FLAG_BITS: u32 = 3;

impl Texts {
    pub fn read(documents: &[&Document], lang: Lang) -> Self {
        let size = documents.len().div_ceil(CHUNKS).clamp(SMALLEST_CHUNK, LARGEST_CHUNK);
        let read: Vec<(Chunk, Vec<String>)> = documents
            .par_chunks(size)
            .enumerate()
            .map(|(number, documents)| {
                let first = u32::try_from(number * size).expect("a site has fewer than 2^32 articles");
                Chunk::read(first, documents, lang)
            })
            .collect();
        let mut numbers: Table<&str, u32> = Table::default();
        let mut forms: Vec<String> = Vec::new();
        for form in read.iter().flat_map(|(_, forms)| forms) {
            if numbers.insert(form, 0).is_none() {
                forms.push(form.clone());
            }
        }
        forms.par_sort_unstable();
        let mut numbers: Table<&str, u32> = Table::default();
        numbers.extend((0..).zip(&forms).map(|(number, form)| (form.as_str(), number)));
        let chunks = read.into_par_iter().map(|(mut chunk, own)| {
            chunk.renumber(&own.iter().map(|form| numbers[form.as_str()]).collect::<Vec<u32>>());
            chunk
        });
        let chunks = chunks.collect();
        Self { forms, chunks }
    }
}

/// Gives the words of a chunk numbers of their own.
#[derive(Default)]
struct Numbers {
    /// Only asked, never walked through.
    known: Table<String, u32>,
    forms: Vec<String>,
}

impl Numbers {
    fn of(&mut self, form: &str) -> u32 {
        if let Some(&number) = self.known.get(form) {
            return number;
        }
        let number = u32::try_from(self.forms.len()).expect("a chunk has fewer than 2^29 words");
        self.known.insert(form.to_owned(), number);
        self.forms.push(form.to_owned());
        number
    }
}

impl Chunk {
    /// The documents, their words numbered in the order of the list that is returned beside them.
    fn read(first: u32, documents: &[&Document], lang: Lang) -> (Self, Vec<String>) {
        let mut chunk = Self { first, documents: Vec::new(), fields: Vec::new(), words: Vec::new() };
        let mut numbers = Numbers::default();
        for document in documents {
            let start = chunk.fields.len();
            let body = chunk.add(document, &mut numbers, lang);
            chunk.documents.push(Text { start, end: chunk.fields.len(), body });
        }
        (chunk, numbers.forms)
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
        for section in &document.sections {
            add(&section.heading, field::HEADING);
            for paragraph in section.text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
                body += add(paragraph, field::BODY);
            }
        }
        body
    }

    /// From the numbers of the chunk's own list to those of all words.
    fn renumber(&mut self, numbers: &[u32]) {
        for word in &mut self.words {
            *word = numbers[(*word >> FLAG_BITS) as usize] << FLAG_BITS | (*word & ((1 << FLAG_BITS) - 1));
        }
    }

    /// The fields of a document: their weights and words, those numbered through the document.
    pub fn fields(&self, text: &Text) -> impl Iterator<Item = (f64, Vec<Token<u32>>)> {
        self.fields[text.start..text.end]
            .iter()
            .map(|field| (field.weight, unpacked(field.first, &self.words[field.start..field.end])))
    }
}

fn packed(token: &Token<u32>) -> u32 {
    let flag = |is: bool, flag: u32| if is { flag } else { 0 };
    token.form << FLAG_BITS
        | flag(token.joined, JOINED)
        | flag(token.hung_after, HUNG_AFTER)
        | flag(token.hung_before, HUNG_BEFORE)
}

fn unpacked(first: u32, words: &[u32]) -> Vec<Token<u32>> {
    let mut next = first;
    let tokens = words.iter().map(|&word| {
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
    });
    tokens.collect()
}
