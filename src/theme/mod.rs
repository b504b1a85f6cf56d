//! See DESIGN.

pub mod views;
