//! Synonyms of the site's vocabulary. A document that says one member of a group is filed under the others as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Lang;
use crate::search::analysis::{Analyzer, Token, tokens};

/// The groups, ready to be found in texts.
pub struct Synonyms {
    /// The first stem of a member -> the members that begin so.
    members: BTreeMap<String, Vec<Member>>,
}

#[derive(Clone, Debug)]
struct Member {
    stems: Vec<String>,
    /// The stems of the other members, one string each.
    others: Vec<String>,
}

/// A member that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it also means: stems, separated by spaces.
    pub meaning: String,
    /// The words as they stand.
    pub words: Vec<String>,
}

impl Synonyms {
    pub fn new(groups: &[Vec<String>], analyzer: &Analyzer, lang: Lang) -> Self {
        let mut members: BTreeMap<String, Vec<Member>> = BTreeMap::new();
        for group in groups {
            let stems: BTreeSet<Vec<String>> = group
                .iter()
                .map(|member| stems(&tokens(member, lang), analyzer))
                .filter(|stems| !stems.is_empty())
                .collect();
            for member in &stems {
                let others =
                    stems.iter().filter(|other| *other != member).map(|other| other.join(" ")).collect();
                members.entry(member[0].clone()).or_default().push(Member { stems: member.clone(), others });
            }
        }
        Self { members }
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

    /// What the text says in other words. `stem` gives the stem of a form of the text.
    pub fn mentions(&self, tokens: &[Token], stem: impl Fn(&str) -> String) -> Vec<Mention> {
        if self.members.is_empty() {
            return Vec::new();
        }
        let tokens: Vec<&Token> = tokens.iter().filter(|token| !token.joined).collect();
        let stems: Vec<String> = tokens.iter().map(|token| stem(&token.form)).collect();
        let mut mentions = Vec::new();
        for (at, first) in stems.iter().enumerate() {
            for member in self.members.get(first).into_iter().flatten() {
                if !stems[at..].starts_with(&member.stems) {
                    continue;
                }
                let words: Vec<String> =
                    tokens[at..at + member.stems.len()].iter().map(|token| token.form.clone()).collect();
                for meaning in &member.others {
                    mentions.push(Mention { meaning: meaning.clone(), words: words.clone() });
                }
            }
        }
        mentions
    }
}

fn stems(tokens: &[Token], analyzer: &Analyzer) -> Vec<String> {
    tokens.iter().filter(|token| !token.joined).map(|token| analyzer.stem(&token.form)).collect()
}
