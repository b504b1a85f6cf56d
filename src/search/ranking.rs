//! All numbers of the ranking. The manifest carries those that the browser needs, so that they stand only here.
//!
//! A word of the query gives a document `rarity * kind * (floor + (1 - floor) * saturation)`: the kind of match
//! bounds the score, so that one exact hit outranks any number of hits on compound parts; within a kind it is the fields and
//! the number of hits that decide (BM25F). Documents with all words come before those with some.

use serde::Serialize;

/// How much a hit in each field counts, against one in the body.
pub mod field {
    pub const TITLE: f64 = 8.0;
    pub const TERMS: f64 = 5.0;
    pub const SUMMARY: f64 = 3.0;
    pub const HEADING: f64 = 2.5;
    pub const BODY: f64 = 1.0;
}

/// How much the length of the text matters, 0 to 1 (the `b` of BM25).
pub const LENGTH: f64 = 0.4;

/// How much a match of each kind is worth, and the shape of the rest.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Weights {
    /// The very form that was typed.
    pub exact: f64,
    /// Another form of the word.
    pub inflected: f64,
    /// What the site's vocabulary says means the same: below any hit on the document's own words, and counted only
    /// where there is none.
    pub synonym: f64,
    /// The same letters but for diacritics that the reader left out; then another form of that word.
    pub folded: f64,
    pub folded_inflected: f64,
    /// The end of a compound; then its beginning or middle.
    pub last_part: f64,
    pub other_part: f64,
    /// Only when nothing above matches: a word that begins so, a word some letters away, the parts of a compound.
    pub prefix: f64,
    pub typo: f64,
    pub split: f64,
    /// How much more a synonym of several words is worth, all of which stand in a row in the query: that is no chance.
    pub phrase: f64,
    /// Two words of the query that stand joined in the text, added to what the two give.
    pub joined: f64,
    /// Two neighbours of the query that stand near each other in the text.
    pub near: f64,
    /// A document with less than half of the words needs those that tell most: what they tell, so many times, is as much as all
    /// of them do.
    pub share: f64,
    /// The share of the score that one hit of its kind has whatever its field.
    pub floor: f64,
    /// The `k1` of BM25. High, since a hit in the title counts as eight.
    pub saturation: f64,
}

pub const WEIGHTS: Weights = Weights {
    exact: 1.0,
    inflected: 0.9,
    synonym: 0.5,
    folded: 0.75,
    folded_inflected: 0.6,
    last_part: 0.55,
    other_part: 0.3,
    prefix: 0.3,
    typo: 0.25,
    split: 0.25,
    phrase: 1.5,
    joined: 0.8,
    near: 0.25,
    share: 3.0,
    floor: 0.6,
    saturation: 4.0,
};

/// Above this number of documents nearness is not looked at: the positions would cost too many bytes.
pub const NEAR_DOCUMENTS: usize = 1000;

/// With fewer documents that hold all words, those that hold some fill up to this number.
pub const ENOUGH: usize = 10;

/// How many bits a level has.
pub const LEVEL_BITS: u32 = 5;

/// A term frequency as a level from 0 to 31, half an octave each. On a large site only whole octaves are told apart:
/// finer steps would cost bytes and change little.
pub fn level(frequency: f64, documents: usize) -> u8 {
    let octaves = frequency.max(0.01).log2() + 4.0;
    let steps = if documents > NEAR_DOCUMENTS { 2.0 * octaves.round() } else { (2.0 * octaves).round() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 31")]
    let level = steps.clamp(0.0, 31.0) as u8;
    level
}

/// The level at which a part of compounds is told. Parts have the most postings: on a large site it is one for two octaves.
pub fn level_of_part(level: u8, documents: usize) -> u8 {
    if documents > NEAR_DOCUMENTS { level / 4 * 4 + 1 } else { level }
}

/// The term frequency that a level stands for.
pub fn frequency(level: u8) -> f64 {
    ((f64::from(level) - 8.0) / 2.0).exp2()
}

/// How telling a word is that stands in `found` of `all` documents.
#[expect(clippy::cast_precision_loss, reason = "numbers of documents are far below 2^52")]
pub fn rarity(all: usize, found: usize) -> f64 {
    let (all, found) = (all as f64, found as f64);
    (1.0 + (all - found + 0.5) / (found + 0.5)).ln()
}

/// The mean length of the documents, rounded to a quarter of an octave: a site that grows by an article keeps the
/// levels of the others, and with them the names of most files.
pub fn rounded_mean(mean: f64) -> f64 {
    ((mean.max(1.0).log2() * 4.0).round() / 4.0).exp2()
}
