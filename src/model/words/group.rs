//! All forms of a word together, and the words that contain it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::alphabet::Target;
use super::forms::Form;
use super::language::{Analysed, Language, Piece};
use super::spelling::{Case, common};

/// A word in all its forms.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Base forms that lists of ours have, and others.
    known: BTreeSet<String>,
    guessed: BTreeSet<String>,
    /// As it is written: as a name, and where any word has a capital.
    names: BTreeSet<String>,
    open: BTreeSet<String>,
    /// It is written as no name is.
    is_common: bool,
    /// One part of another word.
    pub is_part: bool,
    pub targets: Vec<Target>,
    /// The keys of longer words that contain it.
    pub compounds: BTreeSet<String>,
}

impl Group {
    /// The word as the index has it: a name as it is written, another word in its base form; the shortest of several.
    pub(super) fn title(&self) -> String {
        let choices: Vec<&String> = if !self.is_common && !self.names.is_empty() {
            self.names.iter().chain(&self.open).collect()
        } else if self.known.is_empty() {
            self.guessed.iter().collect()
        } else {
            self.known.iter().collect()
        };
        choices.into_iter().min_by_key(|title| title.chars().count()).cloned().unwrap_or_default()
    }

    fn add_base(&mut self, base: String, is_known: bool) {
        let bases = if is_known { &mut self.known } else { &mut self.guessed };
        bases.insert(base);
    }

    /// Adds a form that is spelled so.
    fn add(&mut self, spelling: &str, case: Case, form: &Form, base: &str, is_known: bool) {
        self.targets.extend(&form.targets);
        // The name of a term that we do not know, such as a district, is a name most likely.
        if case == Case::Name || case == Case::Open && form.is_term && !is_known {
            self.names.insert(spelling.to_owned());
            return;
        }
        if case == Case::Open {
            self.open.insert(spelling.to_owned());
        } else {
            self.is_common = true;
        }
        self.add_base(recased(&common(spelling), base), is_known);
    }

    fn add_compound(&mut self, key: &str, piece: Piece) {
        self.compounds.insert(key.to_owned());
        self.is_part |= piece.is_part;
        if piece.is_part && piece.is_name {
            self.names.insert(piece.base);
        } else if piece.is_part {
            self.add_base(piece.base, piece.is_known);
        }
    }
}

/// The words that forms are of, by what their forms have in common.
pub(super) fn groups(forms: &BTreeMap<(String, bool), Form>, language: &Language) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for ((word, is_hung), form) in forms {
        let Some((&case, spelling)) = form.spellings.first_key_value() else { continue };
        if language.is_noise(spelling) {
            continue;
        }
        let first = if *is_hung { language.first_part(word) } else { None };
        let Analysed { base, is_known, pieces } = language.analyse(first.as_ref().unwrap_or(spelling));
        let key = language.key(&base, is_known);
        groups.entry(key.clone()).or_default().add(spelling, case, form, &base, is_known);
        for piece in pieces.into_iter().filter(|piece| !language.is_noise(&piece.base)) {
            groups.entry(language.key(&piece.base, piece.is_known)).or_default().add_compound(&key, piece);
        }
    }
    groups
}

/// The base form with the capitals of a spelling, as far as the two go together: ESF-projektet, ESF-projekt.
fn recased(spelling: &str, base: &str) -> String {
    let is_same = |(left, right): &(char, char)| left.to_lowercase().eq([*right]);
    let same: String = spelling.chars().zip(base.chars()).take_while(is_same).map(|(left, _)| left).collect();
    let rest = base.chars().skip(same.chars().count());
    same.chars().chain(rest).collect()
}
