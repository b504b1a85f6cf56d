//! The preview: what browsers see while a site is being written.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod broken;
mod client;
mod mistakes;
mod pictures;
mod program;
mod property;
mod rooms;
#[cfg(unix)]
mod special;
mod states;
