//! Samla turns Markdown articles with YAML metadata into a searchable static knowledge base.
//!
//! A page is a pure function of an immutable site: `render(&Site, &Route) -> bytes`. The way of an article:
//!
//! 1. [`config`] reads `samla.yaml`.
//! 2. [`content`] finds the files under `content/`, splits off the front matter and validates it.
//! 3. [`markdown`] turns each body into HTML, headings, links and plain text.
//! 4. [`model`] joins everything into one [`model::Site`]: routes, taxonomies, relations.
//! 5. [`search`], [`theme`] and [`feeds`] make bytes of it; [`check`] reads it and reports.
//! 6. [`pipeline`] runs the stages, in parallel.
//! 7. [`publish`] brings the files to disk, or [`serve`] shows them as they are asked for.
//!
//! Mistakes are data ([`diagnostic`]), collected from all files and drawn at the end. [`language`] knows what words are
//! made of, [`privacy`] what in a text belongs to a person.

pub mod diagnostic;
pub mod language;
pub mod picture;
pub mod privacy;
pub mod text;
pub mod yaml;

pub mod config;
pub mod content;
pub mod markdown;
pub mod model;

pub mod check;
pub mod feeds;
pub mod search;
pub mod theme;

pub mod pipeline;
pub mod publish;
pub mod serve;

pub mod cli;
