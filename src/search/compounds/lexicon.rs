//! The parts that compounds are made of.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::split;
use crate::search::analysis::{Analyzer, words};

/// Inflectional endings of nouns, adjectives and participles.
const INFLECTIONS: [&str; 48] = [
    "", "a", "an", "ans", "ar", "are", "aren", "arens", "arna", "arnas", "ars", "as", "d", "de", "e", "en",
    "ena", "enas", "ens", "er", "erna", "ernas", "ers", "es", "et", "ets", "iet", "n", "na", "nas", "ns",
    "or", "orna", "ornas", "ors", "r", "rna", "rnas", "rs", "s", "st", "sta", "t", "tna", "ts", "ad", "ade",
    "at",
];

/// Parts of compounds: our lists, what a site's settings add, and the site's own simple words.
pub struct Lexicon {
    /// The form in which a part joins the next -> the part's own form.
    firsts: BTreeMap<String, String>,
    /// Stems of last parts -> their base forms.
    lasts: BTreeMap<String, BTreeSet<String>>,
    /// Stems of words that are left whole.
    wholes: BTreeSet<String>,
}

/// The fewest letters of a part, so that endings are not taken for words; shorter first parts are listed one by one.
const SHORTEST_PART: usize = 3;
/// The fewest letters of those.
pub const SHORTEST_FIRST: usize = 2;

/// The fewest letters of a part that our lists do not name.
const SHORTEST_LEARNT: usize = 4;
/// Endings that make words of words; what the corpus teaches is no last part if it looks like one.
const ENDINGS: [&str; 12] =
    ["dom", "het", "skap", "ning", "sam", "bar", "lig", "else", "akt", "ande", "inna", "ering"];

impl Lexicon {
    /// Our lists, the dictionary of the settings, and those of `corpus` (words in lower case) that do not split.
    pub fn new<'a>(
        analyzer: &Analyzer,
        dictionary: &'a [String],
        corpus: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut lexicon = Self {
            firsts: BTreeMap::new(),
            lasts: BTreeMap::new(),
            wholes: words(include_str!("../data/whole.sv.txt")).map(|word| analyzer.stem(word)).collect(),
        };
        for word in words(include_str!("../data/parts.sv.txt")) {
            lexicon.add_first(word);
            lexicon.add_last(word, analyzer);
        }
        for word in words(include_str!("../data/parts-first.sv.txt")) {
            match word.split_once('=') {
                Some((form, base)) => lexicon.add_first_form(form, base),
                None => lexicon.add_first(word),
            }
        }
        for word in words(include_str!("../data/parts-last.sv.txt")) {
            lexicon.add_last(word, analyzer);
        }
        let particles: BTreeSet<&str> = words(include_str!("../data/particles.sv.txt")).collect();
        let mut learnt: Vec<(usize, &str)> = corpus
            .chain(dictionary.iter().map(String::as_str))
            .filter(|word| is_learnable(word, &particles, analyzer))
            .map(|word| (word.chars().count(), word))
            .collect();
        learnt.sort_unstable();
        learnt.dedup();
        // Short words first: whether a long one is a compound depends on them, and on none of its own length.
        for same_length in learnt.chunk_by(|left, right| left.0 == right.0) {
            let simple: Vec<&str> = same_length
                .par_iter()
                .map(|&(_, word)| word)
                .filter(|word| split(word, &lexicon, analyzer).is_none())
                .collect();
            for word in simple {
                lexicon.learn(word, analyzer);
            }
        }
        lexicon
    }

    /// The own form of a first part that joins as `form`.
    pub fn first(&self, form: &str) -> Option<&str> {
        self.firsts.get(form).map(String::as_str)
    }

    /// Whether `word`, which may be inflected, can end a compound.
    pub fn is_last(&self, word: &str, analyzer: &Analyzer) -> bool {
        let singular = analyzer.exception(word);
        let word = singular.as_deref().unwrap_or(word);
        word.chars().count() >= SHORTEST_PART
            && self
                .lasts
                .get(&analyzer.stem(word))
                .is_some_and(|bases| bases.iter().any(|base| is_inflected(word, base)))
    }

    /// Whether the word is known to be no compound.
    pub fn is_whole(&self, word: &str, analyzer: &Analyzer) -> bool {
        self.wholes.contains(&analyzer.stem(word))
    }

    fn add_first_form(&mut self, form: &str, base: &str) {
        self.firsts.entry(form.to_owned()).or_insert_with(|| base.to_owned());
    }

    /// A part in all the forms in which it may join: as it is, with -s-; without its last vowel, then with -s-, -o-,
    /// -u-, -e-; with -e-; and with the vowel that falls out (tavla -> tavel-).
    fn add_first(&mut self, base: &str) {
        if base.chars().count() < SHORTEST_PART {
            return;
        }
        self.add_first_form(base, base);
        self.add_first_form(&format!("{base}s"), base);
        match base.strip_suffix(['a', 'e']) {
            Some(stem) if stem.chars().count() >= 3 => {
                for binding in ["", "s", "o", "u", "e"] {
                    self.add_first_form(&format!("{stem}{binding}"), base);
                }
            }
            Some(_) => {}
            None => self.add_first_form(&format!("{base}e"), base),
        }
        if let Some(stem) = base.strip_suffix("ium") {
            self.add_first_form(&format!("{stem}ie"), base);
        }
    }

    fn add_last(&mut self, word: &str, analyzer: &Analyzer) {
        self.lasts.entry(analyzer.stem(word)).or_default().insert(word.to_owned());
    }

    fn learn(&mut self, word: &str, analyzer: &Analyzer) {
        self.add_first_form(word, word);
        self.add_first_form(&format!("{word}s"), word);
        let ending =
            |ending: &&str| word.starts_with(*ending) && word.chars().count() <= ending.chars().count() + 4;
        if !ENDINGS.iter().any(ending) {
            self.add_last(word, analyzer);
        }
    }
}

/// Whether `word` is `base` with another inflectional ending. Stems alone join too much: `aktighet` is no form of `akt`.
fn is_inflected(word: &str, base: &str) -> bool {
    let is_ending = |stem: &str| word.strip_prefix(stem).is_some_and(|ending| INFLECTIONS.contains(&ending));
    // What the ending is put to: the word itself, the word without its last vowel (skola, skol-or) or -um (studi-et), with
    // its consonant doubled (hem, hemm-et), without the vowel that falls out (regel, regl-er).
    let shorter = base.strip_suffix(['a', 'e']).or_else(|| base.strip_suffix("um"));
    let doubled = base.strip_suffix(['m', 'n']).map(|_| format!("{base}{}", &base[base.len() - 1..]));
    let syncope = ["l", "r", "n"]
        .iter()
        .find_map(|last| Some(format!("{}{last}", base.strip_suffix(last)?.strip_suffix('e')?)));
    is_ending(base)
        || shorter.is_some_and(|stem| word != stem && is_ending(stem))
        || [doubled, syncope].iter().flatten().any(|stem| word != stem && is_ending(stem))
}

/// Whether a word of the corpus may be a part of others.
fn is_learnable(word: &str, particles: &BTreeSet<&str>, analyzer: &Analyzer) -> bool {
    word.chars().count() >= SHORTEST_LEARNT
        && !particles.contains(word)
        && word.chars().all(char::is_alphabetic)
        && word.chars().any(|letter| "aeiouyåäö".contains(letter))
        && !analyzer.is_stop_word(word)
}
