//! The preview. [`watch`] follows the files of a site and brings its workspace up to date; [`preview`] holds what
//! browsers see and answers them; [`http`] is the guarded server.
//!
//! A state of the site ([`snapshot`](self)) is made whole and exchanged at once, so that a page never shows half of a
//! change. It carries the number of the event that told of it; a page names that number when it asks for events,
//! so that none is lost in between. Nothing in a page differs from what is published but one script element.

mod background;
mod draw;
pub mod http;
mod inject;
mod kept;
pub mod preview;
mod search;
mod snapshot;
mod status;
pub mod watch;

pub use draw::Desk;
pub use preview::{News, Preview};
pub use snapshot::Built;
pub use watch::Watch;
