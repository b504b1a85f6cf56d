//! Small things about text that everything above uses: slugs, dates with precision, Swedish collation, hashes.

pub mod collation;
pub mod date;
pub mod hash;
pub mod slug;

pub use date::{Date, PartialDate};
pub use slug::slug;
