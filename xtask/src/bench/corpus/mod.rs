//! A deterministic Swedish-looking knowledge base of any size.
//!
//! The shape follows the corpus that the peers were measured on (10,000 articles: 57 MB of Markdown, 6.1 million
//! words): 270 to 800 words an article in three to six sections, lists, tables, quotations, links between articles,
//! words by Zipf and Mandelbrot, 1.5 % of them compounds made on the spot. Words come from `xtask/data/words.txt`.
//!
//! The same size and seed give the same bytes; each article has its own stream of chance, so threads do not matter.

mod article;
mod hugo;
mod inflect;
mod lexicon;
mod random;
mod samla;
mod terms;
mod text;

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use ::samla::text::slug;

use crate::run::Problem;
use article::Article;
use lexicon::Lexicon;
use random::Random;
use terms::Terms;

const WORDS: &str = include_str!("../../../data/words.txt");

/// Which generator a corpus is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Generator {
    Samla,
    Hugo,
}

/// What all articles share.
pub struct Corpus {
    size: usize,
    seed: u64,
    lexicon: Lexicon,
    terms: Terms,
    titles: Vec<String>,
    slugs: Vec<String>,
}

impl Corpus {
    pub fn new(size: usize, seed: u64) -> Self {
        let lexicon = Lexicon::new(WORDS, seed);
        let terms = Terms::new(&lexicon, seed);
        let mut corpus = Self { size, seed, lexicon, terms, titles: Vec::new(), slugs: Vec::new() };
        let mut seen = BTreeSet::new();
        for index in 0..size {
            let mut random = corpus.random("title", index);
            let words = random.between(2, 5);
            let mut title = text::capitalised(&corpus.lexicon.contents(&mut random, words).join(" "));
            if random.per_mille(300) {
                title = format!("{title} i {}", corpus.terms.municipalities.one(&mut random));
            }
            let mut slug = slug(&title);
            // `sida` is where the pages of the list stand.
            if slug == "sida" || !seen.insert(slug.clone()) {
                slug = format!("{slug}-n{index}");
                seen.insert(slug.clone());
            }
            corpus.titles.push(title);
            corpus.slugs.push(slug);
        }
        corpus
    }

    /// Writes a site that is ready to be built into a new or empty folder.
    pub fn write(&self, generator: Generator, folder: &Path) -> Result<(), Problem> {
        if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(format!("{} is not empty", folder.display()));
        }
        let fixed = match generator {
            Generator::Samla => samla::files(self),
            Generator::Hugo => hugo::files(),
        };
        for (path, text) in fixed {
            write(&folder.join(path), &text)?;
        }
        let articles = folder.join("content/initiativ");
        fs::create_dir_all(&articles).map_err(|error| format!("{}: {error}", articles.display()))?;
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads)
                .map(|first| {
                    scope.spawn({
                        let articles = &articles;
                        move || {
                            (first..self.size)
                                .step_by(threads)
                                .try_for_each(|index| self.write_one(generator, articles, index))
                        }
                    })
                })
                .collect();
            workers
                .into_iter()
                .try_for_each(|worker| worker.join().map_err(|_| "a thread panicked".to_owned())?)
        })
    }

    fn write_one(&self, generator: Generator, folder: &Path, index: usize) -> Result<(), Problem> {
        let article = Article::new(self, index);
        let text = match generator {
            Generator::Samla => samla::front_matter(&article),
            Generator::Hugo => hugo::front_matter(&article),
        };
        write(&folder.join(&self.slugs[index]).with_extension("md"), &(text + &text::body(self, index)))
    }

    fn random(&self, stream: &str, index: usize) -> Random {
        Random::new(self.seed, stream, index)
    }
}

fn write(file: &Path, text: &str) -> Result<(), Problem> {
    let folder = file.parent().map(PathBuf::from).unwrap_or_default();
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::article::Article;
    use super::{Corpus, samla, text};

    #[test]
    fn the_same_seed_gives_the_same_articles() {
        let article = |seed| {
            let corpus = Corpus::new(20, seed);
            samla::front_matter(&Article::new(&corpus, 7)) + &text::body(&corpus, 7)
        };
        assert_eq!(article(1), article(1));
        assert_ne!(article(1), article(2));
    }

    #[test]
    fn addresses_are_different_and_links_lead_to_articles() {
        let corpus = Corpus::new(300, 1);
        let slugs: std::collections::BTreeSet<&String> = corpus.slugs.iter().collect();
        assert_eq!(slugs.len(), 300);
        let bodies: Vec<String> = (0..300).map(|index| text::body(&corpus, index)).collect();
        let targets: Vec<&str> = bodies
            .iter()
            .flat_map(|body| body.split("](").skip(1))
            .filter_map(|rest| rest.split(".md)").next())
            .collect();
        assert!(targets.len() > 500);
        assert!(targets.iter().all(|&target| slugs.contains(&target.to_owned())));
    }

    #[test]
    fn articles_are_as_long_as_those_that_the_peers_were_measured_on() {
        let corpus = Corpus::new(200, 1);
        let bodies: Vec<String> = (0..200).map(|index| text::body(&corpus, index)).collect();
        let words: usize = bodies.iter().map(|body| body.split_whitespace().count()).sum();
        let bytes: usize = bodies.iter().map(String::len).sum();
        assert!((550..680).contains(&(words / 200)), "{}", words / 200);
        assert!((5_000..5_900).contains(&(bytes / 200)), "{}", bytes / 200);
    }
}
