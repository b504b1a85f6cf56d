//! `samla serve` as a process, and a browser of sorts: pages and the stream of events.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// So long a change may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(10);

pub struct Program {
    pub child: Child,
    pub root: PathBuf,
    address: String,
}

impl Program {
    pub fn start(root: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_samla"))
            .args(["serve", "--port", "0", "--lang", "sv", "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { child, root: root.to_owned(), address }
    }

    pub fn write(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = &self.address;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    /// Status and body.
    pub fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let mut answer = Vec::new();
        self.ask(path).read_to_end(&mut answer).unwrap();
        let head = answer.windows(4).position(|end| end == b"\r\n\r\n").unwrap();
        let status = String::from_utf8_lossy(&answer[9..12]).parse().unwrap();
        (status, answer[head + 4..].to_vec())
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.get(path).1).into_owned()
    }

    /// Waits until a page is as it should be.
    pub fn wait(&self, path: &str, is_right: impl Fn(u16, &str) -> bool) {
        let start = Instant::now();
        loop {
            let (status, body) = self.get(path);
            let text = String::from_utf8_lossy(&body);
            if is_right(status, &text) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{path} is {status}\n{text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn events(&self) -> Stream {
        let mut stream = Stream(BufReader::new(self.ask("/__samla/events")));
        stream.line("retry:").unwrap();
        stream
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

pub struct Stream(BufReader<TcpStream>);

impl Stream {
    fn line(&mut self, start: &str) -> Option<String> {
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(rest) = line.strip_prefix(start) {
                return Some(rest.trim().to_owned());
            }
        }
    }

    /// The name and the data of the next event.
    pub fn next(&mut self) -> Option<(String, String)> {
        Some((self.line("event:")?, self.line("data:")?))
    }

    /// Makes sure that nothing comes for so long.
    pub fn assert_quiet(&mut self, time: Duration) {
        self.0.get_ref().set_read_timeout(Some(time)).unwrap();
        let event = self.next();
        assert_eq!(event, None);
        self.0.get_ref().set_read_timeout(Some(PATIENCE)).unwrap();
    }
}

/// A small site with the default theme.
pub fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    write("samla.yaml", "title: Banken\nbase_url: https://x.example/\n");
    for name in ["a", "b", "c"] {
        write(&format!("content/initiativ/{name}.md"), &article(name, "Först."));
    }
    folder
}

pub fn article(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nsummary: Om {title}.\ndate: 2019\nmunicipality: Partille\n---\n\n{text}\n")
}
