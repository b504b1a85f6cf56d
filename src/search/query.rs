//! What a reader typed, taken apart. `browser: parseQuery()` is the same definition.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::diagnostic::Lang;
use crate::language::analysis::{Analyzer, fold, tokens};

/// A query: what must be found, and what must not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Query {
    /// The words outside quotation marks.
    pub words: Vec<Word>,
    /// The words within each pair of quotation marks, which must stand in a row.
    pub phrases: Vec<Vec<Word>>,
    /// What a hyphen before a word or phrase excludes.
    pub excluded: Vec<Vec<Word>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    pub form: String,
    pub stem: String,
    pub key: String,
    /// The number of the word in the query: neighbours differ by one.
    pub position: usize,
    /// Whether it says nothing beside others.
    pub noise: bool,
}

/// Different words beyond this number are left out: no reader types them, and each costs a request.
const MOST_WORDS: usize = 24;
const QUOTES: [char; 6] = ['"', '”', '“', '„', '«', '»'];

impl Query {
    pub fn parse(text: &str, analyzer: &Analyzer, lang: Lang) -> Self {
        let mut query = Self::default();
        let mut position = 0;
        let marks = text.matches(QUOTES).count();
        let mut exclude_next = false;
        for (index, segment) in text.split(QUOTES).enumerate() {
            // A quotation mark without its other half quotes nothing.
            let is_quoted = index % 2 == 1 && index < marks;
            if is_quoted {
                let words = Self::words(segment, analyzer, lang, &mut position);
                let list = if exclude_next { &mut query.excluded } else { &mut query.phrases };
                list.extend((!words.is_empty()).then_some(words));
                exclude_next = false;
                continue;
            }
            exclude_next = segment.split(char::is_whitespace).next_back() == Some("-");
            for (excluded, run) in runs(segment) {
                let words = Self::words(&run, analyzer, lang, &mut position);
                if excluded {
                    query.excluded.extend((!words.is_empty()).then_some(words));
                    continue;
                }
                query.words.extend(words);
            }
        }
        let mut known = BTreeSet::new();
        query.words.retain(|word| known.insert(word.form.clone()));
        query.words.truncate(MOST_WORDS);
        query
    }

    /// The words to look for: those that are no noise, or all if there is nothing else.
    pub fn telling(&self) -> Vec<&Word> {
        let telling: Vec<&Word> = self.words.iter().filter(|word| !word.noise).collect();
        if telling.is_empty() && self.phrases.is_empty() { self.words.iter().collect() } else { telling }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    fn words(text: &str, analyzer: &Analyzer, lang: Lang, position: &mut usize) -> Vec<Word> {
        let tokens = tokens(text, lang);
        tokens
            .into_iter()
            .filter(|token| !token.joined)
            .map(|token| {
                *position += 1;
                let stem = analyzer.stem(&token.form);
                Word {
                    key: fold(&stem),
                    stem,
                    noise: analyzer.is_stop_word(&token.form),
                    form: token.form,
                    position: *position,
                }
            })
            .collect()
    }
}

/// The text between quotation marks as runs: words that a hyphen excludes one by one, and what stands between them.
fn runs(text: &str) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for chunk in text.split_whitespace() {
        match chunk.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphanumeric)) {
            Some(rest) => runs.push((true, rest.to_owned())),
            None => match runs.last_mut() {
                Some((false, run)) => {
                    run.push(' ');
                    run.push_str(chunk);
                }
                _ => runs.push((false, chunk.to_owned())),
            },
        }
    }
    runs
}
