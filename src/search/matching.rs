//! Which documents a word of the query means. `browser: Matcher` is the same definition.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::collect::Kind;
use super::condense::{Condensed, condensed};
use super::distance::{distance, tolerance};
use super::index::Language;
use super::query::Word;
use super::ranking::{WEIGHTS, frequency};
use crate::language::analysis::{fold, stands_for};

/// What a word of the query, or a phrase, found.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    pub documents: BTreeMap<u32, Strength>,
    /// The words of the texts that it means.
    pub marks: BTreeSet<String>,
    /// Where it stands in each document, as far as nearness counts.
    pub places: BTreeMap<u32, Vec<u32>>,
    /// The word that was taken for the one typed.
    pub correction: Option<String>,
}

/// How well a document matches.
#[derive(Clone, Copy, Debug)]
pub struct Strength {
    /// The worth of the best kind of match.
    pub kind: f64,
    /// How often, in units of that kind.
    pub frequency: f64,
}

impl Strength {
    /// Adds a match.
    pub fn add(&mut self, kind: f64, frequency: f64) {
        if kind > self.kind {
            *self = Self { kind, frequency: self.frequency * self.kind / kind };
        }
        self.frequency += frequency * kind / self.kind;
    }

    /// From 0 to 1.
    pub fn score(self) -> f64 {
        let saturation = self.frequency / (self.frequency + WEIGHTS.saturation);
        self.kind * (WEIGHTS.floor + (1.0 - WEIGHTS.floor) * saturation)
    }
}

impl Matches {
    pub fn add(&mut self, document: u32, kind: f64, frequency: f64) {
        let strength = self.documents.entry(document).or_insert(Strength { kind, frequency: 0.0 });
        strength.add(kind, frequency);
    }

    fn add_variant(&mut self, Condensed { variant, postings, .. }: &Condensed, kind: f64) {
        for posting in postings {
            if variant.kind != Kind::Synonym || !self.documents.contains_key(&posting.document) {
                self.add(posting.document, kind, frequency(posting.level));
            }
        }
        self.marks.extend(variant.said().map(str::to_owned));
        if kind >= WEIGHTS.folded_inflected && variant.kind == Kind::Form {
            for (document, places) in variant.places() {
                self.places.entry(document).or_default().extend(places);
            }
        }
    }

    /// Adds what `other` found, its kinds multiplied by `worth`.
    fn add_all(&mut self, other: &Self, worth: f64) {
        for (&document, strength) in &other.documents {
            self.add(document, strength.kind * worth, strength.frequency);
        }
        self.marks.extend(other.marks.iter().cloned());
    }
}

/// How many words at the same distance a mistyped one may stand for.
const MOST_CORRECTIONS: usize = 3;
/// How many letters of a word beginning (or end) are taken to be right when mending mistakes.
const SURE_LETTERS: usize = 3;
const SURE_END: usize = 4;
/// How many words an unfinished one may stand for.
const MOST_BEGINNINGS: usize = 24;
/// The shortest beginning of a word that stands for the whole.
const SHORTEST_PREFIX: usize = 3;
/// The shortest stem that stands for the words that begin with it.
const SHORTEST_STEM: usize = 5;
/// The fewest letters of each half when a word is taken apart that the index does not know.
const SHORTEST_HALF: usize = 4;
/// How many words apart those halves may stand, and how many where they stand so near each other nowhere.
const NEAR_HALVES: u32 = 8;
const FAR_HALVES: u32 = 25;
/// Up to so many letters the first one of a word is sure.
const SHORT_WORD: usize = 5;
/// From so many letters on a word may be mended by its stem.
const LONG_STEM: usize = 6;
/// From so many letters on a wrong diacritic may be a slip.
const LONG_WORD: usize = 8;
/// Longer words are nobody's slip.
const LONGEST_MENDED: usize = 60;
/// How many ways to take a word apart are tried.
const MOST_SPLITS: usize = 3;

/// Matches by form, stem, part and synonym.
pub fn direct(language: &Language, word: &Word) -> Matches {
    let mut matches = Matches::default();
    for variant in variants(language, word) {
        matches.add_variant(&variant, kind(language, word, &variant));
    }
    matches
}

/// The variants of the entry of a word whose stem it is or stands for: other words may share the letters without the
/// diacritics that the reader did type.
fn variants<'a>(language: &'a Language, word: &Word) -> Vec<Condensed<'a>> {
    let Some(entry) = language.entry(&word.key) else { return Vec::new() };
    let mut variants =
        condensed(&entry.variants.iter().collect::<Vec<_>>(), &language.analyzer, language.documents.len());
    variants.retain(|variant| stands_for(&word.stem, &variant.stem(&language.analyzer)));
    variants
}

/// What a match of `word` with one of its variants is worth.
pub fn kind(language: &Language, word: &Word, condensed: &Condensed) -> f64 {
    let is_stem = condensed.stem(&language.analyzer) == word.stem;
    let variant = condensed.variant;
    let worth = match variant.kind {
        Kind::Form | Kind::Implied if variant.text == word.form => return WEIGHTS.exact,
        Kind::Form | Kind::Implied if stands_for(&word.form, &variant.text) => return WEIGHTS.folded,
        Kind::Form | Kind::Implied if is_stem => return WEIGHTS.inflected,
        Kind::Form | Kind::Implied => return WEIGHTS.folded_inflected,
        Kind::LastPart => WEIGHTS.last_part,
        Kind::OtherPart => WEIGHTS.other_part,
        Kind::Synonym => WEIGHTS.synonym,
    };
    if is_stem { worth } else { worth * WEIGHTS.folded }
}

/// What a word may mean that matches nothing as it stands: letters of another keyboard, the beginning of a word, a slip of
/// the finger, a compound that nobody wrote, a relative (utreda: utredning).
pub fn fallback(language: &Language, word: &Word) -> Matches {
    if word.form.chars().count() > LONGEST_MENDED {
        return Matches::default();
    }
    let steps: [&dyn Fn() -> Matches; 7] = [
        &|| respelled(language, word),
        &|| beginning(language, &word.form),
        &|| corrected(language, word, 1),
        &|| taken_apart(language, word, NEAR_HALVES),
        &|| {
            beginning(
                language,
                Some(&*word.stem).filter(|stem| stem.chars().count() >= SHORTEST_STEM).unwrap_or(""),
            )
        },
        &|| taken_apart(language, word, FAR_HALVES),
        &|| corrected(language, word, 2),
    ];
    steps.iter().map(|step| step()).find(|matches| !matches.documents.is_empty()).unwrap_or_default()
}

fn first_letters(form: &str) -> String {
    fold(form).chars().take(SURE_LETTERS).collect()
}

/// `goeteborg`: å, ä and ö as those write them who lack the letters.
fn respelled(language: &Language, word: &Word) -> Matches {
    let form = word.form.replace("aa", "å").replace("ae", "ä").replace("oe", "ö");
    if form == word.form { Matches::default() } else { direct(language, &language.word(&form)) }
}

/// Forms that begin with `start`, or that do without their diacritics when it has none: the most frequent.
fn beginning(language: &Language, start: &str) -> Matches {
    let mut matches = Matches::default();
    if start.chars().count() < SHORTEST_PREFIX {
        return matches;
    }
    let length = start.chars().count();
    let begins = |word: &&Candidate| {
        !word.is_part && stands_for(start, &word.text.chars().take(length).collect::<String>())
    };
    let mut words: Vec<&Candidate> =
        language.candidates.starting_with(&fold(start)).iter().filter(begins).collect();
    words.sort_by(|left, right| left.likelier(right));
    for word in words.into_iter().take(MOST_BEGINNINGS) {
        let variants = variants(language, &language.word(&word.text));
        let form = variants
            .iter()
            .filter(|Condensed { variant, .. }| variant.kind == Kind::Form && variant.text == word.text);
        form.for_each(|form| matches.add_variant(form, WEIGHTS.prefix));
    }
    matches
}

fn corrected(language: &Language, word: &Word, mistakes: usize) -> Matches {
    let letters = word.form.chars().count();
    if mistakes > tolerance(letters) || !word.form.chars().all(char::is_alphabetic) {
        return Matches::default();
    }
    let is_near = |candidate: &&Candidate| is_close(language, word, candidate, mistakes);
    let start = first_letters(&word.form);
    let mut close: Vec<&Candidate> =
        language.candidates.starting_with(&start).iter().filter(is_near).collect();
    if close.is_empty() {
        let folded: Vec<char> = fold(&word.form).chars().collect();
        let end: String = folded[folded.len().saturating_sub(SURE_END)..].iter().collect();
        close = language.candidates.ending_with(&end);
        close.retain(is_near);
    }
    close.sort_by(|left, right| left.likelier(right));
    let mut matches = Matches::default();
    for candidate in close.iter().take(MOST_CORRECTIONS) {
        matches.add_all(&direct(language, &language.word(&candidate.text)), WEIGHTS.typo);
    }
    let form = close.first().filter(|candidate| !candidate.is_part);
    matches.correction = form.map(|candidate| candidate.text.clone());
    matches
}

/// Whether the word may be a slip for the candidate: in the form as it stands, or in another of its forms. In a short word
/// letters that differ by their diacritics alone are no slip (`kör` is not `kor`), and the first letter is sure.
fn is_close(language: &Language, word: &Word, candidate: &Candidate, mistakes: usize) -> bool {
    let letters = word.form.chars().count();
    let plain = fold(&word.form);
    if !candidate.is_letters()
        || (letters < LONG_WORD && plain == candidate.folded)
        || (letters <= SHORT_WORD && plain.chars().next() != candidate.folded.chars().next())
    {
        return false;
    }
    if !candidate.is_part && distance(&word.form, &candidate.text, mistakes).is_some() {
        return true;
    }
    let letters = word.stem.chars().count();
    if letters < LONG_STEM || tolerance(letters) < mistakes {
        return false;
    }
    // Stemming is dear: the candidate must begin much like the stem.
    let start: String = candidate.text.chars().take(letters).collect();
    if distance(&word.stem, &start, 2 * mistakes).is_none() {
        return false;
    }
    if candidate.is_part {
        return distance(&word.stem, &candidate.text, mistakes).is_some();
    }
    distance(&word.stem, &language.analyzer.stem(&candidate.text), mistakes).is_some()
}

/// A compound that is in no text, by two halves that are: documents where they stand at most `away` words from each other, as
/// words of their own.
fn taken_apart(language: &Language, word: &Word, away: u32) -> Matches {
    let letters: Vec<char> = word.form.chars().collect();
    let mut matches = Matches::default();
    let mut tried = 0;
    if !letters.iter().all(|letter| letter.is_alphabetic()) {
        return matches;
    }
    // The likeliest halves are those whose shorter one is longest; of two, that with a binding -s-, then the longer first half.
    let mut cuts: Vec<usize> =
        (SHORTEST_HALF..letters.len().saturating_sub(SHORTEST_HALF - 1)).rev().collect();
    cuts.sort_by_key(|&cut| ((2 * cut).abs_diff(letters.len()), letters[cut - 1] != 's'));
    for cut in cuts {
        let text = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
        let bare = cut - usize::from(letters[cut - 1] == 's' && cut > SHORTEST_HALF);
        let heads = [Some(cut), (bare != cut).then_some(bare)];
        let head = heads
            .into_iter()
            .flatten()
            .map(|end| direct(language, &language.word(&text(0..end))))
            .find(|head| !head.documents.is_empty());
        let Some(head) = head else { continue };
        tried += 1;
        let tail = direct(language, &language.word(&text(cut..letters.len())));
        for (document, places) in &tail.places {
            let (Some(others), Some(last), Some(first)) =
                (head.places.get(document), tail.documents.get(document), head.documents.get(document))
            else {
                continue;
            };
            if places.iter().any(|place| others.iter().any(|other| place.abs_diff(*other) <= away)) {
                let frequency = last.frequency.min(first.frequency);
                matches.add(*document, WEIGHTS.split * last.kind.min(first.kind), frequency);
            }
        }
        if !matches.documents.is_empty() {
            matches.marks.extend(head.marks.into_iter().chain(tail.marks));
            break;
        }
        if tried == MOST_SPLITS {
            break;
        }
    }
    matches
}

/// A word of a phrase: the very form, with its diacritics as far as they were typed.
pub fn form(language: &Language, word: &Word) -> Matches {
    let mut matches = Matches::default();
    for form in variants(language, word).iter().filter(|form| form.variant.kind == Kind::Form) {
        if stands_for(&word.form, &form.variant.text) {
            matches.add_variant(form, WEIGHTS.exact);
        }
    }
    matches
}
