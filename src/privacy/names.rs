//! Names of persons, told from those of organisations and places.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::words::{self, Strength};

const GIVEN: &str = include_str!("data/given-names.txt");
const SURNAMES: &str = include_str!("data/surnames.txt");

/// Endings that hardly anything but a surname has.
const STRONG: [&str; 10] =
    ["sson", "qvist", "kvist", "quist", "stedt", "feldt", "gren", "blom", "strom", "zon"];
/// Endings that names of places have, too.
const ENDINGS: [&str; 24] = [
    "son", "berg", "bergh", "lund", "lundh", "lind", "lindh", "holm", "dahl", "dal", "man", "hult", "fors",
    "wall", "vall", "borg", "hjelm", "ell", "elius", "enius", "ander", "blad", "ovic", "oglu",
];
/// Given names that organisations and buildings have, too.
const SHARED: [&str; 16] = [
    "alma", "aurora", "ellen", "iris", "kristina", "linnea", "maria", "max", "nora", "rosa", "sofia", "sol",
    "stella", "svea", "vega", "viktoria",
];
/// Words that go before a name, or tie what follows to it.
const ROLES: [&str; 28] = [
    "chef",
    "ledare",
    "sekreterare",
    "handlaggare",
    "samordnare",
    "rektor",
    "forskare",
    "pedagog",
    "kurator",
    "jurist",
    "utredare",
    "strateg",
    "konsult",
    "direktor",
    "ordforande",
    "docent",
    "professor",
    "doktor",
    "dr",
    "psykolog",
    "lakare",
    "skoterska",
    "larare",
    "controller",
    "utvecklare",
    "ansvarig",
    "kontaktperson",
    "kontakt",
];
const TIES: [&str; 14] =
    ["pa", "vid", "hos", "i", "fran", "och", "med", "som", "ar", "for", "at", "and", "of", "nas"];
const PARTICLES: [&str; 13] =
    ["von", "af", "av", "de", "da", "dos", "del", "van", "der", "el", "al", "bin", "la"];
/// What makes a place, a house or a foundation of the name before it.
const PLACES: [&str; 30] = [
    "plats",
    "gata",
    "gatan",
    "vag",
    "vagen",
    "torg",
    "grand",
    "alle",
    "stig",
    "park",
    "hus",
    "hem",
    "minne",
    "minnesfond",
    "fond",
    "stiftelse",
    "skola",
    "pris",
    "stipendium",
    "ab",
    "hb",
    "kb",
    "group",
    "consulting",
    "byggmastare",
    "arkitekter",
    "advokatbyra",
    "begravningsbyra",
    "forlag",
    "gard",
];

/// Endings of places and houses, which are no surnames.
const NOUNS: [&str; 16] = [
    "et",
    "skolan",
    "skola",
    "garden",
    "huset",
    "gatan",
    "vagen",
    "platsen",
    "parken",
    "kyrkan",
    "kliniken",
    "allen",
    "stigen",
    "salen",
    "akademien",
    "stugan",
];

fn set(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// Whether a word in small letters without accents is a given name.
pub(super) fn is_given(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    NAMES.get_or_init(|| set(GIVEN)).contains(word)
}

/// Whether it is one given name or two: `annasofia`.
pub(super) fn is_given_or_two(word: &str) -> bool {
    let two = |at: usize| word.is_char_boundary(at) && is_given(&word[..at]) && is_given(&word[at..]);
    is_given(word) || (3..word.len().saturating_sub(2)).any(two)
}

/// Whether it is a surname by list or by ending.
pub(super) fn is_surname(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let ends = |endings: &[&str]| endings.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end));
    let listed = || NAMES.get_or_init(|| set(SURNAMES)).contains(word);
    words::function(word) != Some(Strength::Sure) && (ends(&STRONG) || ends(&ENDINGS) || listed())
}

/// Whether one word of an address is somebody: `anna`, `annas`, `asvensson`, `annasvensson`.
pub(super) fn is_joined(word: &str) -> bool {
    let strong =
        STRONG.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end) && *end != "strom");
    let both = (3..word.len().saturating_sub(3)).filter(|&at| word.is_char_boundary(at)).any(|at| {
        let (given, surname) = word.split_at(at);
        let place = surname.len() < 6 && !STRONG.iter().any(|end| surname.ends_with(end));
        !place && is_given(given) && is_surname(surname)
    });
    let initial =
        || word.len() > 4 && word.is_char_boundary(word.len() - 1) && is_given(&word[..word.len() - 1]);
    is_given_or_two(word) || strong || both || initial()
}

/// A word of a text.
struct Word<'t> {
    text: &'t str,
    folded: String,
    end: usize,
    /// Something but spaces stands before it.
    is_apart: bool,
}

impl<'t> Word<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let apart = |sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '\'' | '’' | '.'));
        let mut words: Vec<Self> = Vec::new();
        let mut at = 0;
        for word in text.split(apart) {
            let end = at + word.len();
            let bare = word.trim_end_matches('.');
            if !bare.is_empty() {
                let gap = &text[words.last().map_or(0, |word| word.end)..at];
                let is_apart = !gap.chars().all(char::is_whitespace);
                words.push(Word { text: bare, folded: crate::text::slug(bare), end, is_apart });
            }
            at = end + text[end..].chars().next().map_or(0, char::len_utf8);
        }
        words
    }

    fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it can be a part of a name: no function, no abbreviation.
    fn may_name(&self) -> bool {
        let letters = self.text.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '\'' | '’'));
        let capitals = self.text.chars().filter(|sign| sign.is_uppercase()).count();
        let short = capitals > 1 && capitals == self.text.chars().count() && capitals < 4;
        let noun = NOUNS.iter().any(|end| self.folded.len() > 4 && self.folded.ends_with(end));
        letters
            && !short
            && !noun
            && words::function(&self.folded) != Some(Strength::Sure)
            && !PLACES.contains(&self.folded.as_str())
    }

    /// Whether it begins a name: `Anna`, `Ann-Marie`.
    fn is_given(&self) -> bool {
        self.folded.split('-').next().is_some_and(is_given)
    }

    fn is_surname(&self) -> bool {
        self.folded.split('-').next_back().is_some_and(is_surname)
    }
}

/// How many of the words from the first are a person's name; none where they are something else.
fn name_length(words: &[Word]) -> Option<usize> {
    let joined = 1 + words.iter().skip(1).take_while(|word| !word.is_apart).count();
    let words = &words[..joined.min(words.len())];
    let (first, rest) = words.split_first()?;
    // An initial, a second given name or a particle may stand between.
    let middle = rest
        .iter()
        .take_while(|word| {
            word.folded.len() == 1
                || PARTICLES.contains(&word.folded.as_str())
                || word.is_given() && word.is_capitalised()
        })
        .count();
    let last_at =
        if middle < rest.len() && rest[middle].is_capitalised() { middle } else { middle.checked_sub(1)? };
    let last = &rest[last_at];
    let initial = first.folded.len() == 1;
    let named = first.is_given() || initial && last.is_surname();
    let known =
        first.is_capitalised() && first.may_name() | initial && last.is_capitalised() && last.may_name();
    let strong = || {
        let ends = STRONG.iter().any(|end| last.folded.len() > end.len() + 2 && last.folded.ends_with(end));
        ends && last.folded.ends_with("sson")
            && first.text.chars().all(|sign| sign.is_alphabetic() || sign == '-')
    };
    if !known || !(named || strong()) {
        return None;
    }
    // A double surname, or a word that makes an organisation of it.
    let mut length = last_at + 2;
    let next = words.get(length);
    if next.is_some_and(|next| next.is_capitalised() && next.may_name() && next.is_surname()) {
        length += 1;
    }
    // `Astrid Lindgrens barnsjukhus`
    let owns = words[length - 1].folded.ends_with('s') && !is_given(&words[length - 1].folded);
    match words.get(length) {
        Some(next) if owns && !TIES.contains(&next.folded.as_str()) => None,
        Some(next) if PLACES.contains(&next.folded.as_str()) => None,
        Some(next) if next.is_capitalised() && words::function(&next.folded) == Some(Strength::Sure) => None,
        _ => Some(length),
    }
}

/// Where the last person's name in a text ends.
pub(super) fn last_person(text: &str) -> Option<usize> {
    let words = Word::all(text);
    (0..words.len()).rev().find_map(|from| {
        let length = name_length(&words[from..])?;
        (words[from].is_given()).then(|| words[from + length - 1].end)
    })
}

/// Whether a number that follows belongs to a person by name: `Anna Svensson, enhetschef, tel`.
pub(super) fn stands_before(text: &str) -> bool {
    let nearest = text.rsplit(|sign: char| sign.is_ascii_digit()).next().unwrap_or(text);
    last_person(nearest).is_some_and(|end| nearest[end..].chars().count() < 48) || reached(nearest)
}

/// Whether a text ends like `Ring Lena på`.
fn reached(text: &str) -> bool {
    let words = Word::all(text);
    let mut back =
        words.iter().rev().skip_while(|word| matches!(word.folded.as_str(), "tel" | "telefon" | "tfn"));
    let (at, name) = (back.next(), back.next());
    at.is_some_and(|at| at.folded == "pa")
        && name.is_some_and(|name| {
            name.is_capitalised() && is_given(&name.folded) && !SHARED.contains(&name.folded.as_str())
        })
}

/// Whether a contact's field of this name holds what is not published, whatever it is.
pub fn is_contact_field(name: &str) -> bool {
    let fields = [
        "email",
        "e-mail",
        "mail",
        "epost",
        "e-post",
        "epostadress",
        "e-postadress",
        "mejl",
        "mejladress",
        "phone",
        "telephone",
        "telefon",
        "telefonnummer",
        "tel",
        "tfn",
        "mobil",
        "mobilnummer",
        "mobile",
    ];
    fields.contains(&name.to_lowercase().as_str())
}

/// Whether a text that should name an organisation names a person.
pub fn is_person(text: &str) -> bool {
    let parts: Vec<Vec<Word>> = text
        .split([',', '(', ')', ';', '|', ':', '/', '–'])
        .map(Word::all)
        .filter(|words| !words.is_empty())
        .collect();
    if let [surname, given] = parts.as_slice()
        && surname.len() == 1
        && (1..3).contains(&given.len())
        && given[0].is_given()
        && surname[0].is_surname()
        && given.iter().all(Word::may_name)
    {
        return true;
    }
    parts.iter().any(|words| {
        let is_role = |word: &Word| ROLES.iter().any(|role| word.folded.ends_with(role));
        let words = &words[words.iter().take_while(|word| is_role(word)).count()..];
        if let [only] = words {
            return parts.len() == 1 && is_given(&only.folded) && !SHARED.contains(&only.folded.as_str());
        }
        if let [first, last] = words
            && is_given(&first.folded)
            && last.is_surname()
        {
            return true;
        }
        name_length(words).is_some_and(|length| {
            let rest = words.get(length);
            rest.is_none_or(|word| TIES.contains(&word.folded.as_str()) || is_role(word))
        })
    })
}
