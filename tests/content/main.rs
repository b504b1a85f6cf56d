//! Content as editors write it: broken in every way, and sound.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod absence;
mod addresses;
mod broken;
mod files;
mod mending;
mod pictures;
mod private;
mod slips;
mod sound;
mod table;
mod terms;
mod unseen;
mod whole;
