//! What the index knows of words: their base form, and what they contain.

use std::sync::LazyLock;

use crate::diagnostic::Lang;
use crate::language::analysis::Analyzer;
use crate::language::base_form::{english, swedish};
use crate::language::compounds::{Lexicon, Part, pieces, split};

use super::noise::Noise;
use super::spelling::{between_hyphens, is_abbreviation};

/// One language.
pub(super) struct Language {
    analyzer: Analyzer,
    /// Where words are joined to new ones: our lists, and nothing that a site's words would teach.
    lexicon: Option<Lexicon>,
    noise: Noise,
}

/// A word taken apart.
pub(super) struct Analysed {
    pub base: String,
    /// A list of ours has it, or has its parts.
    pub is_known: bool,
    pub pieces: Vec<Piece>,
}

/// What a word contains.
pub(super) struct Piece {
    pub base: String,
    pub is_known: bool,
    pub is_name: bool,
    /// One part; not several in a row.
    pub is_part: bool,
}

impl Language {
    /// What is known of a language: the same for every site.
    pub(super) fn of(lang: Lang) -> &'static Self {
        static SWEDISH: LazyLock<Language> = LazyLock::new(|| Language::new(Lang::Sv));
        static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::new(Lang::En));
        match lang {
            Lang::Sv => &SWEDISH,
            Lang::En => &ENGLISH,
        }
    }

    fn new(lang: Lang) -> Self {
        let analyzer = Analyzer::new(lang);
        let lexicon = (lang == Lang::Sv).then(|| Lexicon::of_lists(&analyzer));
        Self { analyzer, lexicon, noise: Noise::of(lang) }
    }

    /// Whether nobody looks up a word.
    pub(super) fn is_noise(&self, spelling: &str) -> bool {
        let word = spelling.to_lowercase();
        self.noise.holds(&word, spelling) || self.analyzer.is_stop_word(&word)
    }

    /// What all forms of a word have in common. Stems join more than forms of one word (kurs, kurator), which shows in
    /// a list: they are for words that nobody knows.
    pub(super) fn key(&self, base: &str, is_known: bool) -> String {
        if is_known { base.to_lowercase() } else { self.analyzer.stem(&base.to_lowercase()) }
    }

    /// A word as it is spelled, taken apart.
    pub(super) fn analyse(&self, spelling: &str) -> Analysed {
        let Some((front, last)) = spelling.rsplit_once('-') else {
            return self.joined(&spelling.to_lowercase());
        };
        let base = format!("{}-{}", front.to_lowercase(), self.joined(&last.to_lowercase()).base);
        let pieces = between_hyphens(spelling).flat_map(|spelling| {
            let Analysed { base, is_known, pieces } = self.joined(&spelling.to_lowercase());
            let is_name = is_abbreviation(spelling) || spelling.starts_with(char::is_uppercase) && !is_known;
            let base = if is_name { spelling.to_owned() } else { base };
            std::iter::once(Piece { base, is_known, is_name, is_part: true }).chain(pieces)
        });
        Analysed { base, is_known: true, pieces: pieces.collect() }
    }

    /// The first part of a word whose rest is left out: `hälso-` for hälsa.
    pub(super) fn first_part(&self, word: &str) -> Option<String> {
        let (firsts, _) = self.lexicon.as_ref()?.begin(word);
        let length = word.chars().count();
        firsts.iter().find(|(letters, _)| *letters == length).map(|&(_, base)| base.to_owned())
    }

    /// A word in lower case, without hyphens.
    fn joined(&self, word: &str) -> Analysed {
        let Some(lexicon) = &self.lexicon else {
            return Analysed { base: english(word), is_known: false, pieces: Vec::new() };
        };
        let base_of = |word: &str, parts: &[Part]| swedish(word, parts, lexicon, &self.analyzer);
        let is_listed = |word: &str| lexicon.last(word, &self.analyzer).is_some();
        let parts_of = |word: &str| split(word, lexicon, &self.analyzer).unwrap_or_default();
        let parts = parts_of(word);
        let pieces = pieces(word, &parts).into_iter().map(|piece| {
            let own = parts_of(&piece.word);
            Piece {
                base: base_of(&piece.word, &own),
                is_known: !own.is_empty() || is_listed(&piece.word),
                is_name: false,
                is_part: parts.iter().any(|part| part.base == piece.word),
            }
        });
        Analysed {
            base: base_of(word, &parts),
            is_known: !parts.is_empty() || is_listed(word),
            pieces: pieces.collect(),
        }
    }
}
