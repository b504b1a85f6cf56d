//! The theme as a theme maker and a reader meet it.

mod fixtures;
mod loading;
mod map;
mod pages;
mod preview;
