//! The preview's server, asked by a browser's rules and against them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod attacks;
mod basics;
#[cfg(unix)]
mod exhausted;
mod streams;

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use samla::serve::http::{Events, Options, Request, Responder, Response, Server, content_type};

const PAGE: &str = "<!doctype html><title>Partille</title>";
const VIDEO: &[u8] = b"0123456789";
/// More than the buffers between two programs hold.
const LARGE: usize = 32 * 1024 * 1024;

struct Site {
    large: Arc<[u8]>,
}

impl Responder for Site {
    fn respond(&self, request: &Request) -> Response {
        match request.path.as_str() {
            "/" => Response::ok("text/html; charset=utf-8", PAGE.as_bytes()),
            "/å/" => Response::ok("text/plain; charset=utf-8", "å".as_bytes()),
            "/film.mp4" => Response::ok(content_type(&request.path), VIDEO).with_etag("v1"),
            "/file" => {
                let path = std::env::current_exe().unwrap();
                Response::file("application/octet-stream", std::fs::File::open(path).unwrap())
            }
            "/large" => Response::ok("application/octet-stream", Arc::clone(&self.large)).with_etag("large"),
            "/old" => Response::redirect("/å\r\nX-Evil: 1"),
            "/query" => Response::text(200, request.query.as_deref().unwrap_or("none")),
            "/panic" => panic!("a fault in the site (part of the test)"),
            "/events" => Response::events(request.last_event),
            _ => Response::text(404, "finns inte"),
        }
    }
}

struct Preview {
    server: Server,
    events: Arc<Events>,
}

impl Preview {
    fn start() -> Self {
        Self::on_port(0)
    }

    fn on_port(port: u16) -> Self {
        let events = Arc::new(Events::default());
        let options = Options {
            address: Ipv4Addr::LOCALHOST.into(),
            port,
            names: vec!["dator.local".to_owned()],
            events: Arc::clone(&events),
        };
        let site = Site { large: vec![b'x'; LARGE].into() };
        Self { server: Server::start(options, Arc::new(site)).unwrap(), events }
    }

    fn address(&self) -> SocketAddr {
        self.server.address()
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        stream
    }

    /// A connection on which `text` has been sent.
    fn say(&self, text: impl AsRef<[u8]>) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(text.as_ref()).unwrap();
        stream
    }

    fn ask(&self, text: impl AsRef<[u8]>) -> Answer {
        Answer::read(&mut BufReader::new(self.say(text)), false).expect("there is no answer")
    }

    fn get(&self, target: &str) -> Answer {
        self.ask(get(target, ""))
    }

    fn assert_serves(&self) {
        let answer = self.get("/");
        assert_eq!((answer.status, answer.text()), (200, PAGE));
    }
}

/// A request as a browser sends it, with `more` header lines.
fn get(target: &str, more: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: localhost:4000\r\n{more}\r\n")
}

#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    /// Reads an answer; `None` when the connection ends first.
    fn read(from: &mut impl BufRead, is_head: bool) -> Option<Self> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if from.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let mut answer = Self { status, head, body: Vec::new() };
        let length = if is_head { 0 } else { answer.field("Content-Length").unwrap_or("0").parse().ok()? };
        answer.body.resize(length, 0);
        from.read_exact(&mut answer.body).ok()?;
        Some(answer)
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}
