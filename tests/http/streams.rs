//! Event streams and stopping.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::{Preview, get};

/// Reads lines until one begins with `start`.
fn wait_for(reader: &mut impl BufRead, start: &str) -> String {
    loop {
        let mut line = String::new();
        assert!(reader.read_line(&mut line).unwrap() > 0, "the stream has ended before {start:?}");
        if line.starts_with(start) {
            return line.trim_end().to_owned();
        }
    }
}

#[test]
fn every_tab_gets_every_event() {
    let preview = Preview::start();
    let mut tabs: Vec<BufReader<TcpStream>> =
        (0..3).map(|_| BufReader::new(preview.say(get("/events", "")))).collect();
    for tab in &mut tabs {
        wait_for(tab, "retry: ");
    }
    let start = Instant::now();
    let number = preview.events.send("reload", "/a/");
    for tab in &mut tabs {
        assert_eq!(wait_for(tab, "id: "), format!("id: {number}"));
        assert_eq!(wait_for(tab, "event: "), "event: reload");
        assert_eq!(wait_for(tab, "data: "), "data: /a/");
    }
    assert!(start.elapsed() < Duration::from_secs(2), "news are slow");
}

#[test]
fn a_tab_that_was_away_gets_what_it_missed() {
    let preview = Preview::start();
    let seen = preview.events.generation();
    preview.events.send("reload", "/missed/");
    let mut tab = BufReader::new(preview.say(get("/events", &format!("Last-Event-ID: {seen}\r\n"))));
    assert_eq!(wait_for(&mut tab, "data: "), "data: /missed/");
}

#[test]
fn stopping_ends_streams_and_frees_the_port() {
    let preview = Preview::start();
    let mut tab = BufReader::new(preview.say(get("/events", "")));
    wait_for(&mut tab, "retry: ");
    let address = preview.address();
    let start = Instant::now();
    preview.server.stop();
    assert!(start.elapsed() < Duration::from_secs(2), "stopping takes {:?}", start.elapsed());
    assert_eq!(wait_for(&mut tab, "0"), "0");

    let is_free = || TcpStream::connect(address).is_err();
    while !is_free() {
        assert!(start.elapsed() < Duration::from_secs(5), "the port is still open");
        std::thread::sleep(Duration::from_millis(20));
    }
}
