//! A browser of sorts: it keeps the stream of reload events open (server-sent events of Samla, the web socket of Hugo)
//! and fetches the page when one has come.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use super::Server;
use super::edit::{After, Edit, Save, Work};
use crate::bench::Generator;
use crate::run::Problem;

/// A server that takes longer has failed.
const PATIENCE: Duration = Duration::from_mins(10);
/// Names, through others, every file of the search index.
const MANIFEST: &str = "/search/sv/manifest.bin";

pub struct Client {
    port: u16,
    generator: Generator,
    /// What comes down the stream, as it comes.
    news: Receiver<String>,
    /// When the last file was saved.
    saved: Instant,
    /// The manifest of the search index that was seen last.
    manifest: Option<String>,
    /// What was saved last, to be undone.
    last: Option<Save>,
}

impl Client {
    /// Waits for the first page and opens the stream.
    pub fn connect(server: &Server) -> Result<Self, Problem> {
        let start = Instant::now();
        while get(server.port, "/").is_none_or(|page| page.is_empty()) {
            if start.elapsed() > PATIENCE {
                return Err("the server did not come up".to_owned());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let request = match server.generator {
            Generator::Samla => request(server.port, "/__samla/events", "Accept: text/event-stream\r\n"),
            Generator::Hugo => request(
                server.port,
                "/livereload",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
            ),
        };
        let mut stream = open(server.port, &request).ok_or("the stream of events could not be opened")?;
        let (sender, news) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = stream.read(&mut bytes) {
                if sender.send(String::from_utf8_lossy(&bytes[..count]).into_owned()).is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            port: server.port,
            generator: server.generator,
            news,
            saved: start,
            manifest: None,
            last: None,
        })
    }

    /// From saving to the event and the page (style sheet, list of mistakes) that shows the edit.
    pub fn time(&mut self, work: &Work, edit: Edit, number: usize) -> Result<Duration, Problem> {
        let save = work.prepare(edit, number)?;
        while self.news.try_recv().is_ok() {}
        self.saved = Instant::now();
        let start = self.saved;
        write(&save.file, &save.text)?;
        while start.elapsed() < PATIENCE {
            let event = self.event(&save)?;
            let target = match (edit, self.generator) {
                (Edit::Style, Generator::Samla) => event.split('"').nth(3).unwrap_or(&save.page).to_owned(),
                (Edit::Style, Generator::Hugo) => "/style.css".to_owned(),
                _ => save.page.clone(),
            };
            if get(self.port, &target).is_some_and(|body| body.contains(&save.word)) {
                let took = start.elapsed();
                self.last = Some(save);
                return Ok(took);
            }
        }
        Err(format!("{} did not show {}", save.page, save.word))
    }

    /// From that save to the search index which holds it.
    pub fn time_search(&mut self) -> Result<Duration, Problem> {
        while self.saved.elapsed() < PATIENCE {
            let manifest = get(self.port, MANIFEST);
            if manifest != self.manifest {
                self.manifest = manifest;
                return Ok(self.saved.elapsed());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Err("the search index did not follow".to_owned())
    }

    /// Takes back what must not stay as it was saved.
    pub fn undo(&mut self, edit: Edit) -> Result<(), Problem> {
        let Some(save) = self.last.take() else { return Ok(()) };
        match &save.after {
            After::Stays => return Ok(()),
            After::Holds(former) => write(&save.file, former)?,
            After::Goes => fs::remove_file(&save.file).map_err(|error| error.to_string())?,
        }
        self.saved = Instant::now();
        self.event(&save)?;
        if self.generator == Generator::Samla && edit.is_found() {
            self.time_search()?;
        }
        Ok(())
    }

    /// Waits for the next event.
    fn event(&self, save: &Save) -> Result<String, Problem> {
        loop {
            let text = self.news.recv_timeout(PATIENCE);
            let text = text.map_err(|_| format!("no event after {}", save.file.display()))?;
            let is_event = match self.generator {
                Generator::Samla => text.contains("event:"),
                Generator::Hugo => text.contains("reload"),
            };
            if is_event {
                return Ok(text);
            }
        }
    }
}

fn write(file: &Path, text: &str) -> Result<(), Problem> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

fn request(port: u16, path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n{more}\r\n")
}

fn open(port: u16, request: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    Some(stream)
}

fn get(port: u16, path: &str) -> Option<String> {
    let mut answer = Vec::new();
    open(port, &request(port, path, "Connection: close\r\n"))?.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}
