//! `cargo xtask bench`: a corpus of any size, and Samla beside its peers on it.

mod build;
mod corpus;
mod machine;
mod peers;
mod preview;
mod process;
mod search;
mod table;

use std::path::PathBuf;

use crate::run::Problem;
use corpus::{Corpus, Generator};

#[derive(clap::Subcommand)]
pub enum Benchmark {
    /// Writes a ready-to-build site with N articles
    Corpus {
        n: usize,
        /// A new or empty folder
        folder: PathBuf,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The generator that shall build it
        #[arg(long = "for", value_enum, default_value = "samla")]
        generator: Generator,
    },
    /// Times clean builds beside Hugo, and Hugo with Pagefind
    Build(build::Arguments),
    /// Times the preview, from save to page, beside `hugo server`
    Preview(preview::Arguments),
    /// Measures the search beside Pagefind's, in Chromium
    Search(search::Arguments),
}

pub fn run(benchmark: &Benchmark) -> Result<(), Problem> {
    match benchmark {
        Benchmark::Corpus { n, folder, seed, generator } => Corpus::new(*n, *seed).write(*generator, folder),
        Benchmark::Build(arguments) => build::run(arguments),
        Benchmark::Preview(arguments) => preview::run(arguments),
        Benchmark::Search(arguments) => search::run(arguments),
    }
}
