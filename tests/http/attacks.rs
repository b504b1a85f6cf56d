//! What must not stop the server. After each attack, and while it lasts, others are served.

use std::io::{BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Answer, LARGE, Preview, get};

#[test]
fn bodies_that_claim_any_size() {
    let preview = Preview::start();
    let mut held = Vec::new();
    let lengths = [
        "999999999999",
        "18446744073709551615",
        "9223372036854775807",
        "4294967296",
        "65537",
        "-1",
        "1e9",
        "٣",
    ];
    for length in lengths {
        for method in ["GET", "POST"] {
            let request =
                format!("{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\nabc");
            held.push(preview.say(&request));
            drop(preview.say(&request));
            preview.assert_serves();
        }
    }
    for more in ["Expect: 100-continue\r\n", "Connection: upgrade\r\n", "Connection: close\r\n"] {
        for length in ["5", "5000", "999999999999"] {
            drop(preview.say(get("/", &format!("{more}Content-Length: {length}\r\n"))));
        }
    }
    for body in ["5\r\nabc", "ffffffffffffffffffff\r\n", "-1\r\n", "0\r\n\r\n"] {
        let stream = preview.say(get("/", "Transfer-Encoding: chunked\r\n") + body);
        stream.shutdown(Shutdown::Write).unwrap();
        held.push(stream);
    }
    thread::sleep(Duration::from_millis(100));
    preview.assert_serves();
}

#[test]
fn many_bodies_that_never_come() {
    let preview = Preview::start();
    let request = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\nabc";
    let held: Vec<TcpStream> = (0..150).map(|_| preview.say(request)).collect();
    thread::sleep(Duration::from_millis(200));
    preview.assert_serves();
    drop(held);
    preview.assert_serves();
}

#[test]
fn paths_that_lead_elsewhere() {
    let preview = Preview::start();
    let targets = [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/.%2E/x",
        "/a/..",
        "/./",
        "/%00",
        "/a%00.html",
        "/a%2f..%2fb",
        "/a%5c..%5cb",
        "\\..\\x",
        "/\\x",
        "//evil.example/",
        "http://localhost/",
        "http://evil.example/",
        "*",
        "evil.example:80",
        "/%ff%fe",
        "/%c0%ae%c0%ae/",
        "/%",
        "/%g0",
        "/%0d%0aX-Evil:1",
        "?",
        "#",
        "/#a",
    ];
    for target in targets {
        let answer = preview.get(target);
        assert_eq!(answer.status, 400, "{target}");
        assert!(answer.field("X-Evil").is_none());
    }
    assert_eq!(preview.get(&format!("/{}", "a".repeat(9000))).status, 414);
    let headers = "X-Many: 1\r\n".repeat(200);
    assert_eq!(preview.ask(get("/", &headers)).status, 431);
    // Raw bytes that are not ASCII end the connection; encoded, they are paths.
    let mut answer = Vec::new();
    preview.say("GET /å HTTP/1.1\r\nHost: localhost\r\n\r\n").read_to_end(&mut answer).ok();
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
    assert_eq!(preview.get("/%C3%A5/").status, 200);
    preview.assert_serves();
}

#[test]
fn noise_in_place_of_requests() {
    let preview = Preview::start();
    let noise: [&[u8]; 9] = [
        b"\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        b"GET  /  HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\nHost: localhost\n\n",
    ];
    for text in noise {
        let stream = preview.say(text);
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        BufReader::new(stream).read_to_end(&mut answer).ok();
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{}", text.escape_ascii());
    }
    preview.assert_serves();
}

#[test]
fn headers_without_end() {
    let preview = Preview::start();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut stream = preview.say("GET / HTTP/1.1\r\nHost: localhost\r\n");
                let line = format!("X: {}\r\n", "x".repeat(60_000));
                for _ in 0..20 {
                    if stream.write_all(line.as_bytes()).is_err() {
                        return;
                    }
                }
                let endless = vec![b'y'; 1024 * 1024];
                stream.write_all(b"Y: ").and_then(|()| stream.write_all(&endless)).ok();
            });
        }
        preview.assert_serves();
    });
    preview.assert_serves();
}

#[test]
fn slow_and_silent_writers() {
    let preview = Preview::start();
    let silent: Vec<TcpStream> = (0..300).map(|_| preview.connect()).collect();
    let mut slow: Vec<TcpStream> = (0..200).map(|_| preview.say("GET / HTTP/1.1\r\nHo")).collect();
    for _ in 0..3 {
        for stream in &mut slow {
            stream.write_all(b"s").unwrap();
        }
        preview.assert_serves();
    }
    // Half-open: they will send nothing more, but still listen.
    for stream in &silent {
        stream.shutdown(Shutdown::Write).unwrap();
    }
    preview.assert_serves();
    for stream in &mut slow {
        stream.write_all(b"t: localhost\r\nHost: localhost\r\n\r\n").ok();
    }
    preview.assert_serves();
}

#[test]
fn readers_that_do_not_read() {
    let preview = Preview::start();
    let mut idle: Vec<TcpStream> = (0..200).map(|_| preview.say(get("/large", ""))).collect();
    preview.assert_serves();
    // After a while they are given up; what they got is cut short, and nothing else comes on the connection.
    let mut one = idle.pop().unwrap();
    thread::sleep(Duration::from_millis(10_500));
    one.write_all(get("/", "").as_bytes()).ok();
    one.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    let mut got = Vec::new();
    let end = one.read_to_end(&mut got);
    assert!(got.len() < LARGE, "all {} bytes came", got.len());
    assert!(
        end.is_ok() || matches!(end.unwrap_err().kind(), ErrorKind::WouldBlock | ErrorKind::ConnectionReset)
    );
    assert!(!got.ends_with(b"</title>"));
    preview.assert_serves();
    assert_eq!(preview.get("/large").body.len(), LARGE);
}

#[test]
fn requests_sent_ahead_without_reading() {
    let preview = Preview::start();
    let mut greedy = Vec::new();
    for _ in 0..20 {
        let mut stream = preview.connect();
        stream.set_write_timeout(Some(Duration::from_millis(200))).unwrap();
        stream.write_all(get("/large", "").repeat(300).as_bytes()).ok();
        greedy.push(stream);
        preview.assert_serves();
    }
    drop(greedy);
    preview.assert_serves();
    // A few are answered in order.
    let mut polite =
        BufReader::new(preview.say(get("/query?1", "") + &get("/query?2", "") + &get("/query?3", "")));
    for expected in ["1", "2", "3"] {
        assert_eq!(Answer::read(&mut polite, false).unwrap().text(), expected);
    }
}

#[test]
fn thousands_of_quick_connections() {
    let preview = Preview::start();
    let start = Instant::now();
    thread::scope(|scope| {
        for thread in 0..4 {
            let preview = &preview;
            scope.spawn(move || {
                for n in 0..750 {
                    match (thread + n) % 3 {
                        0 => drop(preview.connect()),
                        1 => drop(preview.say(get("/", ""))),
                        _ => preview.assert_serves(),
                    }
                }
            });
        }
    });
    preview.assert_serves();
    assert!(start.elapsed() < Duration::from_secs(15), "it takes {:?}", start.elapsed());
}

#[test]
fn a_crowd_that_stays_connected_is_served_at_once() {
    for _ in 0..5 {
        let preview = Preview::start();
        let start = Instant::now();
        let mut crowd: Vec<TcpStream> = (0..40).map(|_| preview.connect()).collect();
        for stream in &mut crowd {
            stream.write_all(get("/", "").as_bytes()).unwrap();
        }
        for stream in &crowd {
            assert_eq!(Answer::read(&mut BufReader::new(stream), false).unwrap().status, 200);
        }
        assert!(start.elapsed() < Duration::from_secs(2), "it takes {:?}", start.elapsed());
    }
}
