//! The theme as a theme maker and a reader meet it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod faults;
mod fixtures;
mod ids;
mod loading;
mod map;
mod pages;
mod preview;
