//! The preview: [`http`] answers browsers, [`preview`] with what a site holds in memory.

pub mod http;
pub mod preview;
