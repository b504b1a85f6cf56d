//! Puts a response on the wire: validators, ranges, security headers, event streams.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::conditions::{Conditions, Part};
use super::events::{Events, News};
use super::response::{Body, Cache, Response};
use crate::text::hash::short_hash;

/// The content policy that every page of a site lives under, in the preview as on its server.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const CHUNK: usize = 64 * 1024;
/// A client that reads more slowly than this after a while is given up.
const GRACE: Duration = Duration::from_secs(10);
const MIN_BYTES_PER_SECOND: u64 = 8 * 1024;
/// How often a quiet event stream says that it is alive, and finds out whether anyone listens.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// What is sent after the headers.
enum Source {
    Bytes(Arc<[u8]>),
    File(File),
}

/// Sends `response` as far as `asked` wants it. An error means that the client has not got all of it.
pub(super) fn send(
    out: &mut dyn Write,
    response: Response,
    asked: &Conditions,
    events: &Events,
) -> io::Result<()> {
    let Response { status, content_type, body, etag, location, cache } = response;
    let (source, length) = match body {
        Body::Events { since } => return stream(out, content_type, asked.is_head, since, events),
        Body::Bytes(bytes) => {
            let length = bytes.len() as u64;
            (Source::Bytes(bytes), length)
        }
        Body::File(file) => {
            let length = file.metadata()?.len();
            (Source::File(file), length)
        }
    };
    let etag = match etag {
        None if status == 200 && cache != Cache::Never => version(&source, length),
        etag => etag,
    };

    let mut head = Head::new();
    head.add("Content-Type", content_type);
    head.add("Cache-Control", cache_control(cache));
    if let Some(etag) = &etag {
        head.add("ETag", &format!("\"{}\"", header_text(etag)));
    }
    if let Some(location) = &location {
        head.add("Location", &header_text(location));
    }
    if status == 405 {
        head.add("Allow", "GET, HEAD");
    }
    let (mut status, mut part) = (status, 0..length);
    if status == 200 {
        let etag = etag.as_deref().unwrap_or_default();
        head.add("Accept-Ranges", "bytes");
        if asked.has(etag) {
            return out.write_all(&head.finish(304)).and_then(|()| out.flush());
        }
        match asked.part(length, etag) {
            Part::Whole => {}
            Part::Bytes(range) => {
                head.add("Content-Range", &format!("bytes {}-{}/{length}", range.start, range.end - 1));
                (status, part) = (206, range);
            }
            Part::Unsatisfiable => {
                head.add("Content-Range", &format!("bytes */{length}"));
                (status, part) = (416, 0..0);
            }
        }
    }
    head.add("Content-Length", &(part.end - part.start).to_string());
    let head = head.finish(status);
    if asked.is_head {
        return out.write_all(&head).and_then(|()| out.flush());
    }
    match source {
        Source::Bytes(bytes) => transfer(out, head, &bytes[index(&part)?], part.end - part.start),
        Source::File(mut file) => {
            file.seek(SeekFrom::Start(part.start))?;
            transfer(out, head, file, part.end - part.start)
        }
    }
}

fn index(part: &Range<u64>) -> io::Result<Range<usize>> {
    let index = |bound: u64| usize::try_from(bound).map_err(io::Error::other);
    Ok(index(part.start)?..index(part.end)?)
}

/// The name of a version: a hash of bytes, length and time of a file.
fn version(source: &Source, length: u64) -> Option<String> {
    match source {
        Source::Bytes(bytes) => Some(short_hash(bytes)),
        Source::File(file) => {
            let modified = file.metadata().ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            Some(format!("{length:x}-{:x}", modified.as_nanos()))
        }
    }
}

/// Sends the head together with the first of the body, then the rest, `length` bytes in all.
fn transfer(out: &mut dyn Write, head: Vec<u8>, body: impl Read, length: u64) -> io::Result<()> {
    let mut body = body.take(length);
    let mut chunk = head;
    let (start, mut sent) = (Instant::now(), 0);
    loop {
        let count = body.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        out.write_all(&chunk)?;
        sent += count as u64;
        if sent == length {
            return out.flush();
        }
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let slow_for = start.elapsed().saturating_sub(GRACE).as_secs();
        if sent < slow_for * MIN_BYTES_PER_SECOND {
            return Err(ErrorKind::TimedOut.into());
        }
        chunk.clear();
    }
}

/// Sends events until the client is gone or there are no more.
fn stream(
    out: &mut dyn Write,
    content_type: &str,
    is_head: bool,
    since: Option<u64>,
    events: &Events,
) -> io::Result<()> {
    let mut head = Head::new();
    head.add("Content-Type", content_type);
    head.add("Cache-Control", cache_control(Cache::Never));
    head.add("Transfer-Encoding", "chunked");
    out.write_all(&head.finish(200))?;
    if is_head {
        return out.flush();
    }
    let mut seen = since.unwrap_or_else(|| events.generation());
    let mut send = |text: &str| {
        out.write_all(format!("{:x}\r\n{text}\r\n", text.len()).as_bytes()).and_then(|()| out.flush())
    };
    // The browser tries again half a second after it has lost the server.
    send("retry: 500\n\n")?;
    loop {
        match events.after(seen, HEARTBEAT) {
            News::Text(text, last) => {
                send(&text)?;
                seen = last;
            }
            News::Quiet => send(":\n\n")?,
            News::Closed => return out.write_all(b"0\r\n\r\n").and_then(|()| out.flush()),
        }
    }
}

fn cache_control(cache: Cache) -> &'static str {
    match cache {
        Cache::Revalidate => "no-cache",
        Cache::Forever => "public, max-age=31536000, immutable",
        Cache::Never => "no-store",
    }
}

/// A text that is safe in a header: what is not plain ASCII is percent-encoded.
fn header_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && byte != b'"' {
            safe.push(char::from(byte));
        } else {
            write!(safe, "%{byte:02X}").expect("writing to a String succeeds");
        }
    }
    safe
}

/// The lines before the body, with those that every answer has.
struct Head(String);

impl Head {
    fn new() -> Self {
        let mut head = Self(String::with_capacity(1024));
        head.add("Content-Security-Policy", CONTENT_POLICY);
        head.add("X-Content-Type-Options", "nosniff");
        head.add("X-Frame-Options", "DENY");
        head.add("Referrer-Policy", "no-referrer");
        head.add("Cross-Origin-Resource-Policy", "same-origin");
        head.add("Cross-Origin-Opener-Policy", "same-origin");
        head
    }

    fn add(&mut self, name: &str, value: &str) {
        for part in [name, ": ", value, "\r\n"] {
            self.0.push_str(part);
        }
    }

    fn finish(self, status: u16) -> Vec<u8> {
        let reason = tiny_http::StatusCode(status).default_reason_phrase();
        format!("HTTP/1.1 {status} {reason}\r\n{}\r\n", self.0).into_bytes()
    }
}
