//! The search, from words to results.

mod compounds;
mod fixtures;
