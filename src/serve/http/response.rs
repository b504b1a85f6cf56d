//! What a [`Responder`](super::Responder) answers with.

use std::fs::File;
use std::sync::Arc;

/// An answer. Length, ranges and security headers are added when it is sent.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub content_type: &'static str,
    pub body: Body,
    /// Names this version of the body, without quotes. Made from the body where it is missing.
    pub etag: Option<String>,
    /// Where to go instead, for a redirect.
    pub location: Option<String>,
    pub cache: Cache,
}

/// What follows the headers.
#[derive(Debug)]
pub enum Body {
    Bytes(Arc<[u8]>),
    /// A file, sent from its start and read while it is sent.
    File(File),
    /// The server's [`Events`](super::Events) after number `since`, or from now on.
    Events {
        since: Option<u64>,
    },
}

/// How long browsers may keep the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cache {
    /// Keep it, but ask every time whether it still stands.
    #[default]
    Revalidate,
    /// The address changes with the content.
    Forever,
    Never,
}

impl Response {
    /// A body with status 200.
    pub fn ok(content_type: &'static str, body: impl Into<Arc<[u8]>>) -> Self {
        let body = Body::Bytes(body.into());
        Self { status: 200, content_type, body, etag: None, location: None, cache: Cache::default() }
    }

    /// A file with status 200.
    pub fn file(content_type: &'static str, file: File) -> Self {
        Self { body: Body::File(file), ..Self::ok(content_type, []) }
    }

    /// The server's events, from number `since` on, as `text/event-stream`.
    pub fn events(since: Option<u64>) -> Self {
        Self { body: Body::Events { since }, cache: Cache::Never, ..Self::ok("text/event-stream", []) }
    }

    /// A permanent redirect within the site.
    pub fn redirect(location: impl Into<String>) -> Self {
        Self { location: Some(location.into()), ..Self::text(308, "") }
    }

    /// A short plain text, for what went wrong. It is never kept.
    pub fn text(status: u16, text: &str) -> Self {
        Self { cache: Cache::Never, ..Self::ok("text/plain; charset=utf-8", text.as_bytes()) }
            .with_status(status)
    }

    /// The same with another status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with a rule for keeping it.
    #[must_use]
    pub fn with_cache(mut self, cache: Cache) -> Self {
        self.cache = cache;
        self
    }

    /// The same with a name for this version of it.
    #[must_use]
    pub fn with_etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }
}
