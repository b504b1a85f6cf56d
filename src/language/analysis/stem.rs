//! Swedish stems: Snowball (algorithm of version 3.0, <https://snowballstem.org/algorithms/swedish/stemmer.html>),
//! and rules of ours for what it leaves apart: nätverk/nätverket, miljö/miljön, regel/regeln/regler, social/socialt,
//! stad/städer. Both are applied until nothing changes, so that every form of a word ends in the same place.

use std::collections::{BTreeMap, BTreeSet};

use snowball_stemmers_rs::Stemmer;

use super::fold::fold;
use crate::language::Table;

/// Forms that no rule reaches, each with its base form. A name that begins with `-` holds at the end of longer words.
pub struct Exceptions {
    /// As they are listed.
    listed: BTreeMap<String, String>,
    /// Whole words, and what they are mapped to; without diacritics as well.
    words: Table<String, String>,
    /// The last bytes of those, so that most words are told from them at once.
    tails: BTreeSet<[u8; TAIL]>,
    /// The same for ends of words: by their last bytes, the longest first.
    ends: Table<[u8; TAIL], Vec<(String, String)>>,
}

/// How many bytes tell ends of words apart before they are compared.
const TAIL: usize = 3;

impl Exceptions {
    /// Reads `form=base` words; adds the endings -na, -s and -nas to those that begin with `-`, and to all the
    /// spelling without diacritics, unless that is a listed word itself.
    pub fn parse(file: &'static str) -> Self {
        let (mut listed, mut table) = (BTreeMap::new(), BTreeMap::new());
        for (form, base) in super::words(file).filter_map(|line| line.split_once('=')) {
            listed.insert(form.to_owned(), base.to_owned());
            let endings: &[&str] = if form.starts_with('-') { &["", "na", "s", "nas"] } else { &[""] };
            for ending in endings {
                table.insert(format!("{form}{ending}"), base.to_owned());
            }
        }
        let folded: Vec<_> = table.iter().map(|(form, base)| (fold(form), base.clone())).collect();
        for (form, base) in folded {
            // Män is man, but roman no base form.
            if form.strip_prefix('-') != Some(base.as_str()) {
                table.entry(form).or_insert(base);
            }
        }
        let (mut words, mut ends) = (Table::default(), BTreeMap::<_, Vec<(String, String)>>::new());
        for (form, base) in table {
            match form.strip_prefix('-').and_then(|end| Some((end, *end.as_bytes().last_chunk()?))) {
                Some((end, tail)) => ends.entry(tail).or_default().push((end.to_owned(), base)),
                None => {
                    words.insert(form, base);
                }
            }
        }
        for ends in ends.values_mut() {
            ends.sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
        }
        let tails = words.keys().filter_map(|word: &String| word.as_bytes().last_chunk().copied());
        Self { listed, tails: tails.collect(), words, ends: ends.into_iter().collect() }
    }

    pub fn listed(&self) -> &BTreeMap<String, String> {
        &self.listed
    }

    /// The base form of `word`, if it is an exception or ends in one.
    pub fn base(&self, word: &str) -> Option<String> {
        self.find(word).map(|(front, base)| format!("{front}{base}"))
    }

    /// Whether an end of `word` is an exception, or the whole.
    pub fn stand_at_end(&self, word: &str) -> bool {
        let Some(tail) = word.as_bytes().last_chunk() else { return false };
        let ends = self.ends.get(tail).is_some_and(|ends| ends.iter().any(|(end, _)| word.ends_with(end)));
        let is_word = |(at, _)| self.words.contains_key(&word[at..]);
        ends || self.tails.contains(tail) && word.char_indices().any(is_word)
    }

    /// The base form in two: what stands of `word`, and what follows it.
    fn find<'a>(&'a self, word: &'a str) -> Option<(&'a str, &'a str)> {
        if let Some(base) = self.words.get(word) {
            return Some(("", base));
        }
        let ends = self.ends.get(word.as_bytes().last_chunk()?)?;
        ends.iter().find_map(|(end, base)| Some((word.strip_suffix(end.as_str())?, base.as_str())))
    }
}

/// The stem of a Swedish word in lower case. Stop words have no forms, and are the stem of no other word: `demens` is not `dem`,
/// nor `tillsats` `till`. Those with å, ä or ö are like other words, since who types them without finds them by their stem.
pub fn swedish(snowball: &Stemmer, exceptions: &Exceptions, stop: &BTreeSet<&str>, word: &str) -> String {
    let mut stem = exceptions.base(word).unwrap_or_else(|| word.to_owned());
    let is_stop = |word: &str| word.is_ascii() && stop.contains(word);
    if is_stop(word) {
        return stem;
    }
    if exceptions.find(&stem).is_some_and(|(front, base)| is_joined(&stem, front, base)) {
        return stem;
    }
    // Every rule but the syncope shortens the word, and the syncope holds once: a word comes to rest long before.
    for _ in 0..8 {
        let shortened = snowball.stem(&stem);
        let (kept, added) = tail(&shortened);
        if is_joined(&stem, kept, added) {
            break;
        }
        let next = format!("{kept}{added}");
        if is_stop(&next) {
            break;
        }
        stem = next;
    }
    stem
}

fn is_joined(word: &str, front: &str, back: &str) -> bool {
    word.strip_prefix(front) == Some(back)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö')
}

/// What Snowball leaves at the end of a word: what is kept of it, and what follows.
#[expect(clippy::match_same_arms, reason = "each rule has words of its own")]
fn tail(word: &str) -> (&str, &'static str) {
    let length = word.chars().count();
    let mut last = [' '; 4];
    last.iter_mut().rev().zip(word.chars().rev()).for_each(|(to, letter)| *to = letter);
    // What goes are letters of one byte.
    let keep = |count: usize| (&word[..word.len() - (length - count)], "");
    match last {
        // The genitive of abbreviations: skl-s, sspf-s.
        [.., 's'] if length >= 4 && !word.contains(is_vowel) => keep(length - 1),
        // The definite form of neuters: nätverk-et, barn-et, kansli-et; the supine: skriv-it, behåll-it.
        [.., 'e' | 'i', 't'] if length >= 6 => keep(length - 2),
        // Of words that end in a vowel: miljö-n, yrkesresa-n, samverka-n, konto-t; of -or: kurator-n.
        [.., vowel, 'n' | 't'] if length >= 5 && is_vowel(vowel) => keep(length - 1),
        [.., 'é', 'n'] => keep(length - 1),
        [.., 'o', 'r', 'n'] if length >= 5 => keep(length - 1),
        // Regel-n, artikel-n.
        [.., 'e', 'l', 'n'] if length >= 5 => keep(length - 1),
        // The neuter of adjectives, and verbs: social-t, gemensam-t, hållbar-t, modern-t, inför-t, aktiv-t, köp-t.
        [.., before, 'l', 't'] if length >= 6 && before != 'u' => keep(length - 1),
        [.., 's', 'a', 'm', 't']
        | [.., 'b', 'a', 'r', 't']
        | [.., 'e', 'r', 'n', 't']
        | [.., 'ö', 'r', 't']
            if length >= 6 =>
        {
            keep(length - 1)
        }
        [.., 'b' | 'p' | 'v', 't'] if length >= 4 => keep(length - 1),
        // Hem, hemm-et; rum, rumm-et.
        [.., 'm', 'm'] if length >= 4 => keep(length - 1),
        // Studium, studi-et; museum, muse-et.
        [.., 'i' | 'e', 'u', 'm'] if length >= 6 => keep(length - 2),
        // Vowels that fall out: regel, regl-er; förälder, föräldr-ar (of which Snowball takes the -er), numm-er, numr-et;
        // vux-en, vuxn-a, tecken, teckn-et (of which it takes the -en).
        [.., before, 'l'] if length >= 4 && !is_vowel(before) && !matches!(before, 'l' | 'r') => {
            (keep(length - 1).0, "el")
        }
        [.., 'd' | 't', 'r'] if length >= 5 => keep(length - 1),
        [.., 'f' | 'g' | 'k' | 'm', 'r'] if length >= 4 => keep(length - 1),
        [.., 'c', 'k', 'n'] | [.., 't', 't', 'n'] | [.., 'p' | 'x', 'n'] if length >= 4 => keep(length - 1),
        _ => (word, ""),
    }
}
