//! The search, from words to results.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod client;
mod compounds;
mod dictionary;
mod families;
mod finding;
mod fixtures;
mod properties;
mod readers;
mod update;
