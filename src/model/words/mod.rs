//! The word index: the words that name something in titles, summaries and terms, each with the longer words that contain
//! it. A reader who thinks of `vård` finds öppenvård there, without JavaScript.
//!
//! 1. [`spelling`]: texts to words. [`forms`]: the forms of words with the pages that hold them.
//! 2. [`language`]: the base form of each, and what it contains. Compounds are taken apart by our lists alone: what the
//!    site's own words teach the search besides is now and then a wrong guess, which does no harm there and would
//!    stand here for all to see.
//! 3. [`group`]: all forms of a word together.

mod forms;
mod group;
mod language;
mod noise;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Lang;
use crate::text::collation;

use super::Edition;
use super::alphabet::{Letter, Target};
use super::article::Article;
use group::Group;
use language::Language;

/// A word of more articles than this is of no help where these are at least one of [`COMMON_SHARE`].
const COMMON_FROM: usize = 25;
const COMMON_SHARE: usize = 4;

/// The words of one language.
#[derive(Debug)]
pub struct WordIndex {
    words: Vec<Word>,
    letters: Vec<Letter>,
}

/// A word in its base form.
#[derive(Debug)]
pub struct Word {
    pub title: String,
    /// The pages that hold it: terms, then articles in the site's order.
    pub targets: Vec<Target>,
    /// The places of longer words that contain it.
    compounds: Vec<usize>,
}

impl Word {
    /// The letter that it stands under.
    pub fn letter(&self) -> Letter {
        Letter::of(&self.title)
    }
}

impl WordIndex {
    pub(super) fn new(edition: &Edition, articles: &[Arc<Article>], lang: Lang) -> Self {
        let mut groups = group::groups(&forms::forms(edition, articles, lang), Language::of(lang));
        let share = edition.articles.len() / COMMON_SHARE;
        for group in groups.values_mut() {
            group.targets.sort_unstable();
            group.targets.dedup();
            let terms = group.targets.partition_point(|target| matches!(target, Target::Term(_)));
            let count = group.targets.len() - terms;
            if count > COMMON_FROM && count >= share {
                group.targets.truncate(terms);
            }
        }
        keep_useful(&mut groups);
        let places: BTreeMap<String, usize> = groups.keys().cloned().zip(0..).collect();
        let words = groups.into_values().map(|group| Word {
            title: group.title(),
            compounds: group.compounds.iter().map(|key| places[key]).collect(),
            targets: group.targets,
        });
        let words: Vec<Word> = words.collect();
        let letters = words.iter().map(Word::letter).collect::<BTreeSet<_>>().into_iter().collect();
        Self { words, letters }
    }

    /// The letters that words begin with.
    pub fn letters(&self) -> &[Letter] {
        &self.letters
    }

    /// The words of a letter, in Swedish order.
    pub fn words(&self, letter: Letter) -> Vec<&Word> {
        sorted(self.words.iter().filter(|word| word.letter() == letter))
    }

    /// The longer words that contain one, in Swedish order.
    pub fn compounds(&self, word: &Word) -> Vec<&Word> {
        sorted(word.compounds.iter().map(|&place| &self.words[place]))
    }

    /// The `count` words that most others contain, in Swedish order.
    pub fn commonest_parts(&self, count: usize) -> Vec<&Word> {
        let mut parts: Vec<&Word> = self.words.iter().filter(|word| word.compounds.len() > 1).collect();
        parts.sort_by_key(|word| std::cmp::Reverse(word.compounds.len()));
        parts.truncate(count);
        sorted(parts.into_iter())
    }
}

/// Leaves out what leads to no page.
fn keep_useful(groups: &mut BTreeMap<String, Group>) {
    let with_pages = groups.iter().filter(|(_, group)| !group.targets.is_empty());
    let found: BTreeSet<String> = with_pages.map(|(key, _)| key.clone()).collect();
    groups.retain(|key, group| {
        group.compounds.retain(|compound| compound != key && found.contains(compound));
        !group.targets.is_empty() || group.is_part && !group.compounds.is_empty()
    });
}

fn sorted<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<&'a Word> {
    let mut words: Vec<&Word> = words.collect();
    words.sort_by(|left, right| collation::compare(&left.title, &right.title));
    words
}
