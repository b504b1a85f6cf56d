//! Synonyms of the site's vocabulary. A document that says one member of a group is filed under the others as well.

use std::collections::{BTreeMap, BTreeSet};

use super::vocabulary::Vocabulary;
use crate::diagnostic::Lang;
use crate::language::analysis::{Analyzer, Token, tokens};

/// The groups, ready to be found in texts.
pub struct Synonyms {
    /// What members mean, sorted: stems, separated by spaces.
    pub meanings: Vec<String>,
    /// The first stem of a member -> the members that begin so.
    members: BTreeMap<String, Vec<Member>>,
}

#[derive(Clone, Debug)]
struct Member {
    stems: Vec<String>,
    /// The other members: their places among the meanings.
    others: Vec<usize>,
}

/// A member that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// What it also means: a place among the meanings.
    pub meaning: usize,
    /// The words as they stand.
    pub words: &'a [u32],
}

impl Synonyms {
    pub fn new(groups: &[Vec<String>], analyzer: &Analyzer, lang: Lang) -> Self {
        let groups: Vec<BTreeSet<Vec<String>>> = groups
            .iter()
            .map(|group| {
                let stems = group.iter().map(|member| stems(&tokens(member, lang), analyzer));
                stems.filter(|stems| !stems.is_empty()).collect()
            })
            .collect();
        let meanings: BTreeSet<String> = groups.iter().flatten().map(|stems| stems.join(" ")).collect();
        let meanings: Vec<String> = meanings.into_iter().collect();
        let mut members: BTreeMap<String, Vec<Member>> = BTreeMap::new();
        for group in &groups {
            for member in group {
                let others = group.iter().filter(|other| *other != member);
                let others =
                    others.filter_map(|other| meanings.binary_search(&other.join(" ")).ok()).collect();
                members.entry(member[0].clone()).or_default().push(Member { stems: member.clone(), others });
            }
        }
        Self { meanings, members }
    }

    /// Members of more than one word: the browser must know them to see them in a query.
    pub fn phrases(&self) -> Vec<String> {
        let phrases: BTreeSet<String> = self
            .members
            .values()
            .flatten()
            .filter(|member| member.stems.len() > 1)
            .map(|member| member.stems.join(" "))
            .collect();
        phrases.into_iter().collect()
    }

    /// Which words of the vocabulary begin a member.
    pub fn beginnings(&self, vocabulary: &Vocabulary) -> Vec<bool> {
        vocabulary.stems.iter().map(|stem| self.members.contains_key(stem)).collect()
    }

    /// What a text says in other words; `words` are those that stand one after the other.
    pub fn mentions<'a>(
        &self,
        words: &'a [u32],
        beginnings: &[bool],
        vocabulary: &Vocabulary,
    ) -> Vec<Mention<'a>> {
        let mut mentions = Vec::new();
        for (at, &first) in words.iter().enumerate().filter(|(_, word)| beginnings[**word as usize]) {
            for member in self.members.get(vocabulary.stem(first)).into_iter().flatten() {
                let Some(words) = words.get(at..at + member.stems.len()) else { continue };
                if words.iter().zip(&member.stems).all(|(&word, stem)| vocabulary.stem(word) == stem) {
                    mentions.extend(member.others.iter().map(|&meaning| Mention { meaning, words }));
                }
            }
        }
        mentions
    }
}

fn stems(tokens: &[Token], analyzer: &Analyzer) -> Vec<String> {
    tokens.iter().filter(|token| !token.joined).map(|token| analyzer.stem(&token.form)).collect()
}
