//! The words of the corpus: every form of every base word and of some thousand compounds, ranked by frequency.

use std::collections::BTreeSet;

use super::inflect::{forms, join, joint, verbal_noun};
use super::random::{Random, Zipf};

/// Compounds that keep their rank. With their forms they make the vocabulary as large as that of real text of this
/// size; more are joined as the text is written.
const COMPOUNDS: usize = 15_000;

/// A noun that compounds are made of.
pub struct Noun {
    pub forms: Vec<String>,
    pub joint: String,
}

pub struct Lexicon {
    /// All forms, the most frequent first.
    words: Vec<String>,
    rank: Zipf,
    /// Base forms with a meaning: for headings and titles.
    content: Vec<String>,
    content_rank: Zipf,
    nouns: Vec<Noun>,
}

struct Lexeme {
    forms: Vec<String>,
    /// The lower, the more frequent.
    place: usize,
}

impl Lexicon {
    /// Reads `xtask/data/words.txt` and ranks its words by `seed`.
    pub fn new(list: &str, seed: u64) -> Self {
        let mut random = Random::new(seed, "lexicon", 0);
        let (mut function, mut lexemes, mut nouns) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for (class, entry) in entries(list) {
            let (base, named_joint) =
                entry[0].split_once('/').map_or((entry[0], None), |(base, joint)| (base, Some(joint)));
            if !seen.insert(base.to_owned()) {
                continue;
            }
            if class == "function" {
                function.push(base.to_owned());
                continue;
            }
            let all = match class {
                "explicit" => {
                    std::iter::once(base).chain(entry[1..].iter().copied()).map(str::to_owned).collect()
                }
                _ => forms(class, base),
            };
            let joint = named_joint.map(str::to_owned).or_else(|| joint(class, base));
            nouns.extend(joint.map(|joint| Noun { forms: all.clone(), joint }));
            lexemes.push(Lexeme { place: place(&all, &mut random), forms: all });
            let verbal = verbal_noun(base);
            if class == "v-ing" && seen.insert(verbal.clone()) {
                let all = forms("n-ing", &verbal);
                nouns.push(Noun { joint: format!("{verbal}s"), forms: all.clone() });
                lexemes.push(Lexeme { place: place(&all, &mut random), forms: all });
            }
        }
        for _ in 0..COMPOUNDS {
            let (first, second) = (random.pick(&nouns), random.pick(&nouns));
            let forms: Vec<String> = second.forms.iter().map(|form| join(&first.joint, form)).collect();
            if seen.insert(forms[0].clone()) {
                lexemes.push(Lexeme { place: 5_000 + place(&forms, &mut random), forms });
            }
        }
        lexemes.sort_by_key(|lexeme| lexeme.place);
        let content: Vec<String> =
            lexemes.iter().map(|lexeme| lexeme.forms[0].clone()).filter(|base| base.len() > 3).collect();

        // The base form comes first of a word's forms; the others follow at different distances.
        let mut ranked: Vec<(usize, String)> = lexemes
            .into_iter()
            .flat_map(|lexeme| lexeme.forms.into_iter().enumerate().map(move |form| (lexeme.place, form)))
            .map(|(place, (form, word))| {
                (place + if form == 0 { 0 } else { place * form / 4 + random.below(20_000) }, word)
            })
            .collect();
        ranked.sort();
        let mut words = function;
        let mut known: BTreeSet<String> = words.iter().cloned().collect();
        words.extend(ranked.into_iter().map(|(_, word)| word).filter(|word| known.insert(word.clone())));
        Self {
            rank: Zipf::new(words.len(), 1.07, 2.7),
            content_rank: Zipf::new(content.len(), 1.0, 40.0),
            words,
            content,
            nouns,
        }
    }

    /// Any word, by its frequency.
    pub fn word(&self, random: &mut Random) -> &str {
        &self.words[self.rank.draw(random)]
    }

    /// A word with a meaning, in its base form.
    pub fn content(&self, random: &mut Random) -> &str {
        &self.content[self.content_rank.draw(random)]
    }

    pub fn contents(&self, random: &mut Random, count: usize) -> Vec<&str> {
        (0..count).map(|_| self.content(random)).collect()
    }

    /// A compound made on the spot, in any of its forms; every fifth has three parts.
    pub fn compound(&self, random: &mut Random) -> String {
        let mut first = random.pick(&self.nouns).joint.clone();
        if random.per_mille(200) {
            first = join(&first, &random.pick(&self.nouns).forms[0]);
            // A first part that is itself a compound takes an -s.
            if !first.ends_with('s') {
                first.push('s');
            }
        }
        let second = random.pick(&self.nouns);
        join(&first, random.pick(&second.forms).as_str())
    }

    /// "barn- och ungdomsvård".
    pub fn suspended(&self, random: &mut Random) -> String {
        let first = random.pick(&self.nouns).joint.clone();
        format!("{first}- och {}", self.compound(random))
    }

    /// Different nouns in the order of chance, for names of terms and organisations.
    pub fn some_nouns(&self, random: &mut Random, count: usize) -> Vec<&Noun> {
        let mut order: Vec<&Noun> = self.nouns.iter().filter(|noun| noun.forms[0].len() > 4).collect();
        random.shuffle(&mut order);
        order.truncate(count);
        order
    }
}

/// A place by chance; short words tend to be frequent.
fn place(forms: &[String], random: &mut Random) -> usize {
    let length = forms[0].chars().count();
    random.below(length * length * 600)
}

/// The entries of the list: the class, and the words of the entry. The explicit ones come first, for they know best.
fn entries(list: &str) -> Vec<(&str, Vec<&str>)> {
    let (mut explicit, mut others) = (Vec::new(), Vec::new());
    let mut class = "";
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            class = name.trim_end_matches(']');
        } else if class == "explicit" {
            explicit.push((class, line.split_whitespace().collect()));
        } else {
            others.extend(line.split_whitespace().map(|word| (class, vec![word])));
        }
    }
    explicit.append(&mut others);
    explicit
}
