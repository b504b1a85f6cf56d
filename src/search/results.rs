//! A query to its results, best first. `browser: search()` is the same definition.

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Index, Language};
use super::matching::{Matches, direct, fallback, form};
use super::query::{Query, Word};
use super::ranking::{ENOUGH, NEAR_DOCUMENTS, WEIGHTS, rarity};
use crate::diagnostic::Lang;

/// Terms that a result must have: taxonomy id -> labels or slugs, one of which is enough.
pub type Filters = BTreeMap<String, Vec<String>>;

#[derive(Clone, Debug, Default)]
pub struct Results {
    pub hits: Vec<Hit>,
    /// Words of the query that are nowhere, as they were typed.
    pub missing: Vec<String>,
    /// Words of the query that were taken for others: typed, meant.
    pub corrections: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub url: String,
    pub title: String,
    pub score: f64,
    /// Whether it has all words of the query.
    pub complete: bool,
    /// What each word or phrase gave.
    pub found: Vec<Found>,
}

#[derive(Clone, Debug)]
pub struct Found {
    pub words: String,
    /// Its share of the score; 0 when it is not in the document.
    pub score: f64,
    /// The worth of the kind of match (see `samla::search`'s ranking), 0 when there is none.
    pub kind: f64,
    /// How telling the word is on this site.
    pub rarity: f64,
}

/// A word or a phrase of the query with what it found.
struct Concept {
    words: String,
    is_phrase: bool,
    matches: Matches,
    rarity: f64,
}

/// The factors by distance in words, for neighbours of the query.
fn nearness(distance: u32) -> f64 {
    match distance {
        0 | 1 => 1.0,
        2 | 3 => 0.6,
        4..=8 => 0.3,
        _ => 0.0,
    }
}

impl Index {
    /// The best `limit` documents of a language for a query.
    pub fn search(&self, lang: Lang, query: &str, filters: &Filters, limit: usize) -> Results {
        self.languages.get(&lang).map(|language| language.search(query, filters, limit)).unwrap_or_default()
    }
}

impl Language {
    /// A word as a query has it.
    pub(super) fn word(&self, form: &str) -> Word {
        let stem = self.analyzer.stem(form);
        Word {
            key: crate::language::analysis::fold(&stem),
            stem,
            form: form.to_owned(),
            position: 0,
            noise: false,
        }
    }

    fn search(&self, text: &str, filters: &Filters, limit: usize) -> Results {
        let query = Query::parse(text, &self.analyzer, self.lang);
        let allowed = self.allowed(filters);
        let is_allowed = |document: u32| allowed.as_ref().is_none_or(|allowed| allowed.contains(&document));
        if query.is_empty() {
            let newest = allowed.iter().flatten().rev().take(limit);
            let hits = newest.map(|&document| self.hit(document, 0.0, true, Vec::new())).collect();
            return Results { hits, ..Results::default() };
        }
        let mut results = Results::default();
        let mut concepts = self.concepts(&query, &mut results);
        concepts.extend(query.phrases.iter().map(|phrase| {
            let matches = self.phrase(phrase);
            let words = phrase.iter().map(|word| word.form.as_str()).collect::<Vec<_>>().join(" ");
            Concept { words: format!("”{words}”"), is_phrase: true, matches, rarity: 0.0 }
        }));
        for concept in &mut concepts {
            concept.rarity = rarity(self.documents.len(), concept.matches.documents.len());
        }
        let excluded: BTreeSet<u32> = query.excluded.iter().flat_map(|words| self.excluded(words)).collect();

        let candidates: BTreeSet<u32> = concepts
            .iter()
            .flat_map(|concept| concept.matches.documents.keys().copied())
            .filter(|&document| is_allowed(document) && !excluded.contains(&document))
            .collect();
        let mut hits: Vec<(bool, f64, u32)> = Vec::new();
        let all: f64 = concepts.iter().map(|concept| concept.rarity).sum();
        for document in candidates {
            let held: Vec<f64> = concepts
                .iter()
                .filter(|concept| concept.matches.documents.contains_key(&document))
                .map(|concept| concept.rarity)
                .collect();
            let tells_little =
                held.len() * 2 < concepts.len() && held.iter().sum::<f64>() * WEIGHTS.share < all;
            if tells_little || lacks_phrase(&concepts, document) {
                continue;
            }
            hits.push((held.len() == concepts.len(), self.score(&concepts, document), document));
        }
        // Rounded, so that both sides agree on what is equal.
        let rounded = |score: f64| (score * 1e6).round();
        hits.sort_by(|left, right| {
            right.0.cmp(&left.0).then(rounded(right.1).total_cmp(&rounded(left.1))).then(right.2.cmp(&left.2))
        });
        let complete = hits.iter().take_while(|hit| hit.0).count();
        hits.truncate(complete.max(ENOUGH).min(limit));
        results.hits = hits
            .into_iter()
            .map(|(complete, score, document)| {
                self.hit(document, score, complete, found(&concepts, document))
            })
            .collect();
        results
    }

    /// What each telling word of the query found.
    fn concepts(&self, query: &Query, results: &mut Results) -> Vec<Concept> {
        let words = query.telling();
        let mut concepts: Vec<Concept> = words
            .iter()
            .map(|word| Concept {
                words: word.form.clone(),
                is_phrase: false,
                matches: direct(self, word),
                rarity: 0.0,
            })
            .collect();
        self.add_joined(&words, &mut concepts);
        self.add_synonyms(query, &words, &mut concepts);
        for (word, concept) in words.iter().zip(&mut concepts) {
            if concept.matches.documents.is_empty() {
                concept.matches = fallback(self, word);
                match &concept.matches.correction {
                    Some(correction) => results.corrections.push((word.form.clone(), correction.clone())),
                    None if concept.matches.documents.is_empty() => results.missing.push(word.form.clone()),
                    None => {}
                }
            }
        }
        concepts
    }

    /// Compounds written apart: two neighbours that stand joined in the texts.
    fn add_joined(&self, words: &[&Word], concepts: &mut [Concept]) {
        for at in 1..words.len() {
            let (first, second) = (words[at - 1], words[at]);
            if second.position != first.position + 1 {
                continue;
            }
            for joint in ["", "s"] {
                let joined = self.word(&format!("{}{joint}{}", first.form, second.form));
                let found = direct(self, &joined);
                for concept in &mut concepts[at - 1..=at] {
                    for (&document, strength) in &found.documents {
                        concept.matches.add(document, WEIGHTS.joined * strength.kind, strength.frequency);
                    }
                    concept.matches.marks.extend(found.marks.iter().cloned());
                }
            }
        }
    }

    /// Phrases of the query that mean something else that is in the texts.
    fn add_synonyms(&self, query: &Query, words: &[&Word], concepts: &mut [Concept]) {
        let stems: Vec<&str> = query.words.iter().map(|word| word.stem.as_str()).collect();
        for phrase in &self.phrases {
            let phrase_stems: Vec<&str> = phrase.split(' ').collect();
            let Some(at) = stems.windows(phrase_stems.len()).position(|window| window == phrase_stems) else {
                continue;
            };
            let key = crate::language::analysis::fold(phrase);
            let meant = Word { form: phrase.clone(), stem: phrase.clone(), key, position: 0, noise: false };
            let found = direct(self, &meant);
            let positions = query.words[at].position..=query.words[at + phrase_stems.len() - 1].position;
            for (word, concept) in words.iter().zip(&mut *concepts) {
                if positions.contains(&word.position) {
                    for (&document, strength) in &found.documents {
                        concept.matches.add(document, WEIGHTS.phrase * strength.kind, strength.frequency);
                    }
                    concept.matches.marks.extend(found.marks.iter().cloned());
                }
            }
        }
    }

    /// Documents in which the words stand in a row, as they were typed. Any word may stand in the place of noise, which
    /// has no places; of noise alone all words must be there.
    fn phrase(&self, words: &[Word]) -> Matches {
        let mut matches = Matches::default();
        let telling: Vec<&Word> = words.iter().filter(|word| !word.noise).collect();
        let is_noise = telling.is_empty();
        let words: Vec<&Word> = if is_noise { words.iter().collect() } else { telling };
        let found: Vec<Matches> = words.iter().map(|word| form(self, word)).collect();
        let (Some(start), Some((first, rest))) = (words.first(), found.split_first()) else {
            return matches;
        };
        let steps =
            words[1..].iter().map(|word| u32::try_from(word.position - start.position).unwrap_or(u32::MAX));
        let rest: Vec<_> = steps.zip(rest).collect();
        for (&document, strength) in &first.documents {
            let others = rest.iter().filter_map(|(_, other)| other.documents.get(&document));
            let weakest = others.map(|other| other.frequency).fold(strength.frequency, f64::min);
            let in_row = |start: u32| {
                rest.iter().all(|(step, other)| {
                    let places = other.places.get(&document);
                    places.is_some_and(|places| places.contains(&start.saturating_add(*step)))
                })
            };
            let starts = first.places.get(&document).map_or(&[][..], Vec::as_slice);
            let is_there = if is_noise {
                rest.iter().all(|(_, other)| other.documents.contains_key(&document))
            } else {
                starts.iter().any(|&start| in_row(start))
            };
            // Where its rarest word stands in the title, it is likely to stand there itself.
            if is_there {
                matches.add(document, WEIGHTS.exact, weakest);
            }
        }
        matches.marks.extend(words.iter().map(|word| word.form.clone()));
        matches
    }

    fn excluded(&self, words: &[Word]) -> Vec<u32> {
        match words {
            [word] => {
                let found = direct(self, word).documents.into_iter();
                found
                    .filter(|(_, strength)| strength.kind >= WEIGHTS.folded_inflected)
                    .map(|(document, _)| document)
                    .collect()
            }
            phrase => self.phrase(phrase).documents.into_keys().collect(),
        }
    }

    fn score(&self, concepts: &[Concept], document: u32) -> f64 {
        let words = concepts
            .iter()
            .filter_map(|concept| Some(concept.rarity * concept.matches.documents.get(&document)?.score()));
        let mut score: f64 = words.sum();
        if self.documents.len() <= NEAR_DOCUMENTS {
            for pair in concepts.windows(2) {
                let (Some(left), Some(right)) =
                    (pair[0].matches.places.get(&document), pair[1].matches.places.get(&document))
                else {
                    continue;
                };
                let distance =
                    left.iter().flat_map(|left| right.iter().map(|right| left.abs_diff(*right))).min();
                score += WEIGHTS.near * pair[0].rarity.min(pair[1].rarity) * distance.map_or(0.0, nearness);
            }
        }
        score
    }

    /// The documents that the filters let through; none when there are no filters.
    fn allowed(&self, filters: &Filters) -> Option<BTreeSet<u32>> {
        let mut allowed: Option<BTreeSet<u32>> = None;
        for (id, values) in filters.iter().filter(|(_, values)| !values.is_empty()) {
            let facets = self.facets.iter().filter(|facet| facet.taxonomy.id == *id);
            let terms = facets
                .flat_map(|facet| &facet.terms)
                .filter(|(term, _)| values.contains(&term.label) || values.contains(&term.slug));
            let documents: BTreeSet<u32> =
                terms.flat_map(|(_, documents)| documents.iter().copied()).collect();
            allowed = Some(match allowed {
                Some(allowed) => allowed.intersection(&documents).copied().collect(),
                None => documents,
            });
        }
        allowed
    }

    fn hit(&self, document: u32, score: f64, complete: bool, found: Vec<Found>) -> Hit {
        let shown = &self.documents[document as usize];
        Hit { url: shown.url.clone(), title: shown.title.clone(), score, complete, found }
    }
}

/// Whether a phrase of the query is not in the document: quotation marks mean what they say.
fn lacks_phrase(concepts: &[Concept], document: u32) -> bool {
    concepts.iter().any(|concept| concept.is_phrase && !concept.matches.documents.contains_key(&document))
}

fn found(concepts: &[Concept], document: u32) -> Vec<Found> {
    let found = concepts.iter().map(|concept| {
        let strength = concept.matches.documents.get(&document);
        Found {
            words: concept.words.clone(),
            score: strength.map_or(0.0, |strength| concept.rarity * strength.score()),
            kind: strength.map_or(0.0, |strength| strength.kind),
            rarity: concept.rarity,
        }
    });
    found.collect()
}
