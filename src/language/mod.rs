//! What the words of a language are made of: the ground of the search and of the word index.
//!
//! [`analysis`] takes texts to words and words to stems and keys; [`compounds`] takes Swedish compounds apart;
//! [`base_form`] says how a dictionary has a word. Nothing here knows of articles or pages.

pub mod analysis;
pub mod base_form;
pub mod compounds;

mod table;

pub use table::{Mixer, Table};
