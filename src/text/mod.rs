//! Small things about text that everything above uses: slugs, dates with precision, Swedish collation, hashes, files of text.

pub mod collation;
pub mod composed;
pub mod date;
pub mod file;
pub mod hash;
pub mod slug;
pub mod visible;

pub use composed::composed;
pub use date::{Date, PartialDate};
pub use slug::slug;
pub use visible::visible;
