//! Markdown to HTML, headings, links and plain text, in one pass over the events of the parser.

pub mod document;

pub use document::Document;
