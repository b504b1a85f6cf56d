//! Small things about text that everything above uses: what does not belong in one, slugs, dates with precision, Swedish collation, hashes, files of text.

pub mod address;
pub mod alternative;
pub mod clean;
pub mod collation;
pub mod comment;
pub mod composed;
pub mod date;
pub mod file;
pub mod hash;
mod mojibake;
pub mod remark;
pub mod slug;
pub mod stray;
pub mod visible;

pub use clean::clean;
pub use comment::without_comments;
pub use composed::composed;
pub use date::{Date, PartialDate};
pub use slug::slug;
pub use visible::visible;
