//! A small HTTP server for the preview, on `tiny_http`, which takes the connections and reads the requests. All that
//! `tiny_http` leaves open is closed here:
//!
//! 1. `gate` lets a request in or not: bodies, floods and clients that do not read must not stop the others.
//! 2. `target`, `host` and `conditions` check what the client wrote, before anything is done with it.
//! 3. The [`Responder`] maps a clean path to a [`Response`]; it never sees a path that is not one.
//! 4. `reply` puts it on the wire with validators, ranges and the security headers, or as a stream of [`Events`].
//!
//! `nudge` frees connections that wait in vain for a thread.
//!
//! What stays open: `tiny_http` reads a request line or header of any length and waits for it as long as it takes, so
//! a client can hold memory and a thread. A preview listens to its own machine unless it is told otherwise.

mod conditions;
mod content_type;
mod events;
mod gate;
mod host;
mod nudge;
mod reply;
mod response;
mod server;
mod target;

pub use content_type::content_type;
pub use events::Events;
pub use reply::CONTENT_POLICY;
pub use response::{Body, Cache, Response};
pub use server::{Options, Server};

/// A request that has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Decoded, beginning with `/`, without `.`, `..` or empty parts: `/initiativ/partille/`.
    pub path: String,
    /// What follows the `?`, as it was sent.
    pub query: Option<String>,
    /// The last of the [`Events`] that the browser has seen, when it takes up a stream again.
    pub last_event: Option<u64>,
}

/// Answers requests, from many threads at once.
pub trait Responder: Send + Sync {
    /// The answer to GET; the server makes HEAD, 304 and 206 of it.
    fn respond(&self, request: &Request) -> Response;
}
