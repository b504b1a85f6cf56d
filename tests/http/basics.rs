//! What browsers rely on.

use std::io::{BufReader, Write};

use samla::serve::http::CONTENT_POLICY;

use crate::{Answer, PAGE, Preview, get};

#[test]
fn a_page_comes_with_its_headers() {
    let preview = Preview::start();
    let answer = preview.get("/?q=%C3%A5");
    assert_eq!((answer.status, answer.text()), (200, PAGE));
    assert_eq!(answer.field("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(answer.field("Content-Security-Policy"), Some(CONTENT_POLICY));
    assert_eq!(answer.field("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(answer.field("Cache-Control"), Some("no-cache"));
    assert_eq!(preview.get("/query?a=b&c").text(), "a=b&c");
    assert_eq!(preview.get("/%C3%A5/").text(), "å");
    let missing = preview.get("/saknas/");
    assert_eq!((missing.status, missing.field("Cache-Control")), (404, Some("no-store")));
    assert!(missing.field("Content-Security-Policy").is_some());
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let preview = Preview::start();
    let etag = preview.get("/").field("ETag").unwrap().to_owned();
    let same = preview.ask(get("/", &format!("If-None-Match: \"x\", W/{etag}\r\n")));
    assert_eq!((same.status, same.body.len()), (304, 0));
    assert_eq!(same.field("ETag"), Some(etag.as_str()));
    assert_eq!(preview.ask(get("/", "If-None-Match: \"x\"\r\n")).status, 200);
}

#[test]
fn media_is_sent_in_parts() {
    let preview = Preview::start();
    let part = |range: &str| preview.ask(get("/film.mp4", &format!("Range: {range}\r\n")));
    let middle = part("bytes=2-4");
    assert_eq!((middle.status, middle.text()), (206, "234"));
    assert_eq!(middle.field("Content-Range"), Some("bytes 2-4/10"));
    assert_eq!(part("bytes=-2").text(), "89");
    let outside = part("bytes=10-");
    assert_eq!((outside.status, outside.field("Content-Range")), (416, Some("bytes */10")));
    assert_eq!(part("bytes=0-1,4-5").status, 200);
    let other_version = preview.ask(get("/film.mp4", "Range: bytes=0-1\r\nIf-Range: \"v0\"\r\n"));
    assert_eq!(other_version.status, 200);

    let file = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    assert!(preview.get("/file").body == file);
    assert!(preview.ask(get("/file", "Range: bytes=70000-140000\r\n")).body == file[70_000..=140_000]);
}

#[test]
fn only_get_and_head() {
    let preview = Preview::start();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let request = get("/", "").replace("GET", method);
        let answer = preview.ask(request);
        assert_eq!((answer.status, answer.field("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let small_body = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=b";
    let medium_body =
        format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{}", "x".repeat(5000));
    for request in [small_body, &medium_body] {
        assert_eq!(preview.ask(request).status, 405);
    }
    let mut stream = preview.say(get("/", "").replace("GET", "HEAD"));
    let head = Answer::read(&mut BufReader::new(&stream), true).unwrap();
    assert_eq!((head.status, head.field("Content-Length")), (200, Some(PAGE.len().to_string().as_str())));
    // Nothing follows the head: the next answer on the connection is in its place.
    stream.write_all(get("/query", "").as_bytes()).unwrap();
    assert_eq!(Answer::read(&mut BufReader::new(&stream), false).unwrap().text(), "none");
}

#[test]
fn redirects_cannot_carry_headers() {
    let answer = Preview::start().get("/old");
    assert_eq!((answer.status, answer.field("Location")), (308, Some("/%C3%A5%0D%0AX-Evil:%201")));
    assert_eq!(answer.field("X-Evil"), None);
}

#[test]
fn a_fault_in_one_answer_stays_there() {
    let preview = Preview::start();
    assert_eq!(preview.get("/panic").status, 500);
    preview.assert_serves();
}

#[test]
fn a_taken_port_takes_the_next() {
    let first = Preview::start();
    let second = Preview::on_port(first.address().port());
    assert_ne!(first.address().port(), second.address().port());
    first.assert_serves();
    second.assert_serves();
    assert_eq!(second.server.url(), format!("http://127.0.0.1:{}/", second.address().port()));
}

#[test]
fn strange_names_are_not_answered() {
    let preview = Preview::start();
    let host = |host: &str| preview.ask(format!("GET / HTTP/1.1\r\n{host}\r\n")).status;
    for name in
        ["Host: localhost\r\n", "Host: 127.0.0.1:4000\r\n", "Host: dator.local\r\n", "host: [::1]\r\n"]
    {
        assert_eq!(host(name), 200, "{name}");
    }
    for name in ["Host: evil.example\r\n", "Host: 192.168.1.2\r\n", "Host: \r\n"] {
        assert_eq!(host(name), 421, "{name}");
    }
    for names in ["", "Host: localhost\r\nHost: evil.example\r\n"] {
        assert_eq!(host(names), 400, "{names}");
    }
}
