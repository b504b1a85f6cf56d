//! Taking Swedish compounds apart: `skolhälsovården` is skol + hälso + vården.
//!
//! The parts come from lists of ours (`src/language/data/`) and from the site's own words that are no compounds
//! themselves. A first part may change as it joins (arbete -> arbets-, skola -> skol-, hälsa -> hälso-); a last part
//! may be inflected. Of several ways to split, the one with fewest parts wins, then the one whose shortest part is
//! longest. Words whose parts mislead (medarbetare, framtid) are listed and left whole.

mod learning;
mod lexicon;
mod trie;

pub use learning::{Learnt, Word};
pub use lexicon::Lexicon;

use crate::language::analysis::Analyzer;

/// A part of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins and ends in the compound, in characters; its binding letters included.
    pub start: usize,
    pub end: usize,
    /// Its form on its own: `arbete` for `arbets`. The last part is as it stands, inflected.
    pub base: String,
}

/// A run of a compound's parts, shorter than the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The word that the run makes on its own.
    pub word: String,
    /// Whether it is the end of the compound, which says what the thing is.
    pub last: bool,
}

/// The shortest word that is looked at, in letters.
const SHORTEST_COMPOUND: usize = 6;
/// The fewest letters that follow a consonant which is put back.
const SHORTEST_RESTORED: usize = 3;
/// The longest: the work grows with the square.
const LONGEST_COMPOUND: usize = 80;

/// The parts of `word` (lower case), or none when it is no compound that we know.
pub fn split(word: &str, lexicon: &Lexicon, analyzer: &Analyzer) -> Option<Vec<Part>> {
    let letters: Vec<char> = word.chars().collect();
    if !(SHORTEST_COMPOUND..=LONGEST_COMPOUND).contains(&letters.len())
        || !letters.iter().all(|letter| letter.is_alphabetic())
    {
        return None;
    }
    // best[i]: how to split what begins at i.
    let mut best: Vec<Option<Way>> = vec![None; letters.len()];
    for place in places(word, &letters, lexicon).iter().rev() {
        best[place.start] = best_way(&letters, place, &best, lexicon, analyzer);
    }
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let way = best[at].as_ref()?;
        parts.push(Part { start: at, end: way.end, base: way.base.to_owned() });
        match way.next {
            Some(next) => at = next,
            None => return (!lexicon.is_whole(word, analyzer)).then_some(parts),
        }
    }
}

/// All proper heads, tails and inner parts of a compound, as words of their own.
pub fn pieces(word: &str, parts: &[Part]) -> Vec<Piece> {
    let letters: Vec<char> = word.chars().collect();
    let count = parts.len();
    let text = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    let mut pieces = Vec::new();
    for (first, start) in parts.iter().enumerate() {
        for (last, end) in parts.iter().enumerate().skip(first) {
            let (head, tail) = (first == 0, last + 1 == count);
            if (head && tail) || (!head && !tail && first != last) {
                continue;
            }
            // A restored consonant (process-stöd) begins before the end of the part before it.
            let word = if first == last {
                end.base.clone()
            } else {
                text(start.start, end.start.max(start.start)) + &end.base
            };
            pieces.push(Piece { word, last: tail });
        }
    }
    pieces
}

#[derive(Clone, Copy)]
struct Way<'a> {
    parts: usize,
    shortest: usize,
    end: usize,
    base: &'a str,
    next: Option<usize>,
}

/// A place where a part may begin.
struct Place<'a> {
    start: usize,
    rest: &'a str,
    /// The first parts there: where they end, and their own forms.
    firsts: Vec<(usize, &'a str)>,
    /// Whether the rest looks like a last part.
    looks_last: bool,
}

/// The places where a part may begin, which is after first parts that begin where a part may. Few places, and stemming
/// is dear.
fn places<'a>(word: &'a str, letters: &[char], lexicon: &'a Lexicon) -> Vec<Place<'a>> {
    let mut reachable = [false; LONGEST_COMPOUND];
    reachable[0] = true;
    let mut places = Vec::new();
    for (start, (at, _)) in word.char_indices().enumerate() {
        if !reachable[start] {
            continue;
        }
        let rest = &word[at..];
        let (mut firsts, looks_last) = lexicon.begin(rest);
        for first in &mut firsts {
            first.0 += start;
        }
        firsts.retain(|&(end, _)| end < letters.len());
        for &(end, _) in &firsts {
            reachable[end] = true;
            reachable[end - 1] |= letters[end - 1] == letters[end - 2] && end - 1 > start;
        }
        places.push(Place { start, rest, firsts, looks_last });
    }
    places
}

fn best_way<'a>(
    letters: &[char],
    place: &Place<'a>,
    best: &[Option<Way<'a>>],
    lexicon: &Lexicon,
    analyzer: &Analyzer,
) -> Option<Way<'a>> {
    let mut chosen: Option<Way<'a>> = None;
    let mut consider = |way: Way<'a>| {
        let better = chosen.as_ref().is_none_or(|old| {
            (way.parts, std::cmp::Reverse(way.shortest)) < (old.parts, std::cmp::Reverse(old.shortest))
        });
        if better {
            chosen = Some(way);
        }
    };
    let &Place { start, rest, looks_last, .. } = place;
    // The whole rest as the last part, which needs something before it.
    if start > 0 && lexicon.looked_last(rest, looks_last, analyzer).is_some() {
        let shortest = letters.len() - start;
        consider(Way { parts: 1, shortest, end: letters.len(), base: rest, next: None });
    }
    for &(end, base) in &place.firsts {
        let doubled = letters[end - 1] == letters[end - 2] && letters[end] != letters[end - 1];
        // Of three equal consonants one is not written: process + stöd is processtöd.
        let restored = doubled && letters.len() - end >= SHORTEST_RESTORED;
        let nexts = [Some(end), restored.then(|| end - 1)];
        for next in nexts.into_iter().flatten() {
            let Some(rest) = &best[next] else { continue };
            let (parts, shortest) = (rest.parts + 1, rest.shortest.min(end - start));
            consider(Way { parts, shortest, end, base, next: Some(next) });
        }
    }
    chosen
}
