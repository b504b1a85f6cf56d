//! Pictures made here, cleaned, and looked through for what was planted in them.

mod active;
mod clean;
mod make;
mod probe;
mod svg;
