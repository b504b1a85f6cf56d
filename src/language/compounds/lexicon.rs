//! The parts that compounds are made of.

use std::collections::BTreeSet;

use super::learning::Word;
use super::trie::Trie;
use crate::language::analysis::{Analyzer, words};
use crate::language::table::Table;

/// Whether it is an inflectional ending of nouns, adjectives and participles.
#[rustfmt::skip]
fn is_inflection(ending: &str) -> bool {
    matches!(
        ending,
        "" | "a" | "an" | "ans" | "ar" | "are" | "aren" | "arens" | "arna" | "arnas" | "ars" | "as" | "d" | "de"
            | "e" | "en" | "ena" | "enas" | "ens" | "er" | "erna" | "ernas" | "ers" | "es" | "et" | "ets" | "iet"
            | "n" | "na" | "nas" | "ns" | "or" | "orna" | "ornas" | "ors" | "r" | "rna" | "rnas" | "rs" | "s" | "st"
            | "sta" | "t" | "tna" | "ts" | "ad" | "ade" | "at"
    )
}

/// Parts of compounds: our lists, what a site's settings add, and the site's own simple words.
pub struct Lexicon {
    parts: Trie<Known>,
    bases: Vec<String>,
    /// Stems of last parts -> their base forms.
    lasts: Table<String, Vec<String>>,
    /// Stems of words that are left whole.
    wholes: BTreeSet<String>,
    /// Words that are no parts.
    particles: BTreeSet<&'static str>,
}

/// What letters may be the beginning of the rest of a word.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// The form in which a part joins the next: the place of the part's own form among the bases.
    first: Option<u32>,
    /// What the endings of a last part are put to.
    is_stem: bool,
}

/// The fewest letters of a part, so that endings are not taken for words; shorter first parts are listed one by one.
const SHORTEST_PART: usize = 3;
/// The fewest letters of those.
const SHORTEST_FIRST: usize = 2;

/// Endings of words that join with -s- alone: `kostnadsökning` is no `kostnad` and `sökning`.
const BOUND: [&str; 10] = ["gnad", "knad", "lnad", "tnad", "vnad", "ning", "het", "skap", "tion", "itet"];

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
        let mut lexicon = Self::of_lists(analyzer);
        let words: Vec<&str> = corpus.chain(dictionary.iter().map(String::as_str)).collect();
        let stems: Vec<String> = words.iter().map(|word| analyzer.stem(word)).collect();
        let words: Vec<Word> = words.iter().zip(&stems).map(|(form, stem)| Word { form, stem }).collect();
        lexicon.learn_all(&words, vec![None; words.len()], &[], analyzer);
        lexicon
    }

    /// Our lists alone.
    pub fn of_lists(analyzer: &Analyzer) -> Self {
        let mut lexicon = Self {
            parts: Trie::default(),
            bases: Vec::new(),
            lasts: Table::default(),
            wholes: words(include_str!("../data/whole.sv.txt")).map(|word| analyzer.stem(word)).collect(),
            particles: words(include_str!("../data/particles.sv.txt")).collect(),
        };
        for word in words(include_str!("../data/parts.sv.txt")) {
            lexicon.add_first(word);
            lexicon.add_last(word, &analyzer.stem(word));
        }
        for word in words(include_str!("../data/parts-first.sv.txt")) {
            match word.split_once('=') {
                Some((form, base)) => {
                    let base = lexicon.base(base);
                    lexicon.add_form(&[form], base);
                }
                None => lexicon.add_first(word),
            }
        }
        for word in words(include_str!("../data/parts-last.sv.txt")) {
            lexicon.add_last(word, &analyzer.stem(word));
        }
        lexicon
    }

    /// What the rest of a word begins with: each first part, with the number of its letters and its own form; and whether
    /// the whole of it looks like a last part with an ending. What does is to be looked at closely.
    pub fn begin<'a>(&'a self, rest: &str) -> (Vec<(usize, &'a str)>, bool) {
        let (mut firsts, mut looks_last) = (Vec::new(), false);
        let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for (number, (end, known)) in (1..).zip(ends.zip(self.parts.walk(rest.chars()))) {
            if let Some(base) = known.first.filter(|_| number >= SHORTEST_FIRST) {
                firsts.push((number, self.bases[base as usize].as_str()));
            }
            looks_last |= known.is_stem && is_inflection(&rest[end..]);
        }
        (firsts, looks_last)
    }

    /// The base form of `word`, which may be inflected, where it can end a compound.
    pub fn last(&self, word: &str, analyzer: &Analyzer) -> Option<&str> {
        let (_, looks_last) = self.begin(word);
        self.looked_last(word, looks_last, analyzer)
    }

    /// The same of a word of which [`begin`](Self::begin) has said how it looks.
    pub fn looked_last(&self, word: &str, looks_last: bool, analyzer: &Analyzer) -> Option<&str> {
        let singular = analyzer.exception(word);
        if singular.is_none() && !looks_last {
            return None;
        }
        let word = singular.as_deref().unwrap_or(word);
        if word.chars().count() < SHORTEST_PART {
            return None;
        }
        let bases = self.lasts.get(&analyzer.stem(word))?.iter();
        let inflected = bases.filter_map(|base| Some((ending(word, base)?.len(), base)));
        // Of arbete and arbetare, arbetarna is a form of the latter.
        inflected.min_by_key(|&(ending, _)| ending).map(|(_, base)| base.as_str())
    }

    /// Whether the word is known to be no part.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether the word is known to be no compound.
    pub fn is_whole(&self, word: &str, analyzer: &Analyzer) -> bool {
        self.wholes.contains(&analyzer.stem(word))
    }

    /// The place of a part's own form among the bases.
    fn base(&mut self, base: &str) -> u32 {
        self.bases.push(base.to_owned());
        u32::try_from(self.bases.len() - 1).expect("fewer than 2^32 words")
    }

    /// A form in which a part joins the next, unless it is that of another part already.
    fn add_form(&mut self, form: &[&str], base: u32) {
        self.parts.add(form).first.get_or_insert(base);
    }

    /// A part as it joins by itself: as it is, unless its ending asks for -s-; with -s-.
    fn add_bound(&mut self, base: &str, number: u32) {
        if !BOUND.iter().any(|ending| base.ends_with(ending)) {
            self.add_form(&[base], number);
        }
        self.add_form(&[base, "s"], number);
    }

    /// A part in all the forms in which it may join: as it is, with -s-; without its last vowel, then with -s-, -o-,
    /// -u-, -e-; with -e-; and with the vowel that falls out (tavla -> tavel-).
    fn add_first(&mut self, base: &str) {
        if base.chars().count() < SHORTEST_PART {
            return;
        }
        let number = self.base(base);
        self.add_bound(base, number);
        match base.strip_suffix(['a', 'e']) {
            Some(stem) if stem.chars().count() >= 3 => {
                for binding in ["", "s", "o", "u", "e"] {
                    self.add_form(&[stem, binding], number);
                }
            }
            Some(_) => {}
            None => self.add_form(&[base, "e"], number),
        }
        if let Some(stem) = base.strip_suffix("ium") {
            self.add_form(&[stem, "ie"], number);
        }
    }

    fn add_last(&mut self, word: &str, stem: &str) {
        for stem in bare(word) {
            self.parts.add(&stem).is_stem = true;
        }
        let bases = self.lasts.entry(stem.to_owned()).or_default();
        if !bases.iter().any(|base| base == word) {
            bases.push(word.to_owned());
        }
    }

    /// A word that may be a part of others.
    pub(super) fn learn(&mut self, word: &str, stem: &str) {
        let number = self.base(word);
        self.add_bound(word, number);
        let ending =
            |ending: &&str| word.starts_with(*ending) && word.chars().count() <= ending.chars().count() + 4;
        if !ENDINGS.iter().any(ending) {
            self.add_last(word, stem);
        }
    }
}

/// The shortest inflectional ending that makes `word` of `base`, which may lose its own. Stems alone join too much:
/// `aktighet` is no form of `akt`.
fn ending<'a>(word: &'a str, base: &str) -> Option<&'a str> {
    let endings = bare(base).filter_map(|stem @ [front, last]| {
        let ending = word.strip_prefix(front)?.strip_prefix(last)?;
        (is_inflection(ending) && (stem == [base, ""] || !ending.is_empty())).then_some(ending)
    });
    endings.min_by_key(|ending| ending.len())
}

/// What the endings of a word are put to, each in two: the word itself, the word without its last vowel (skola, skol-or)
/// or -um (studi-et), with its consonant doubled (hem, hemm-et), without the vowel that falls out (regel, regl-er).
pub(super) fn bare(base: &str) -> impl Iterator<Item = [&str; 2]> {
    let without = base.strip_suffix(['a', 'e']).or_else(|| base.strip_suffix("um"));
    let doubled = ["m", "n"].into_iter().find(|last| base.ends_with(last));
    let syncope = |last: &'static str| Some([base.strip_suffix(last)?.strip_suffix('e')?, last]);
    let stems = [
        Some([base, ""]),
        without.map(|front| [front, ""]),
        doubled.map(|last| [base, last]),
        ["l", "r", "n"].into_iter().find_map(syncope),
    ];
    stems.into_iter().flatten()
}
