//! Pictures as files: what a file is by its bytes, how large readers see it, and what of it is published.
//!
//! A photo tells more than it shows: where it was taken and by whom, with which telephone, and often a second, smaller
//! picture from before somebody was cut out of it. [`clean`](clean()) gives the same picture without any of that: it copies the
//! pieces that decoding needs and no others, so the pixels stay what they were, and what no format names cannot
//! come along. The way up and the colour profile are kept. [`verify`](verify()) decodes a picture to find out whether it is whole;
//! [`active`] finds what would run, or call other sites, in files that browsers open as documents.

pub mod active;
mod avif;
mod base64;
mod clean;
mod exif;
mod format;
mod gif;
mod jpeg;
mod png;
mod probe;
mod program;
mod reader;
mod svg;
#[cfg(test)]
mod tests;
mod verify;
mod webp;
mod xml;

pub use clean::{Cleaned, Fault, clean};
pub use format::Format;
pub use probe::{Head, Size, probe, probe_file};
pub use program::is_program;
pub use verify::{Broken, verify};
