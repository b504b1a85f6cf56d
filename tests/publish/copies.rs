//! Files that are published as they are, whatever their size.

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use samla::publish::{PublishError, Summary};

use crate::{Desk, texts};

#[test]
fn a_copied_file_is_written_kept_replaced_and_removed() {
    let desk = Desk::new();
    let source = desk.root().join("plan.pdf");
    let publish = |text: &str| {
        fs::write(&source, text).unwrap();
        let publisher = desk.open().unwrap();
        publisher.copy("bilagor/plan.pdf", &source).unwrap();
        publisher.commit().unwrap()
    };
    assert_eq!(publish("ett"), Summary { written: 1, unchanged: 0, removed: 0, bytes: 3 });
    let before = fs::metadata(desk.path("bilagor/plan.pdf")).unwrap().modified().unwrap();
    assert_eq!(publish("ett"), Summary { written: 0, unchanged: 1, removed: 0, bytes: 3 });
    assert_eq!(fs::metadata(desk.path("bilagor/plan.pdf")).unwrap().modified().unwrap(), before);
    // The same length, other bytes.
    assert_eq!(publish("två").written, 1);
    assert_eq!(desk.files(), texts(&[("bilagor/plan.pdf", "två")]));
    desk.publish(&[("index.html", "1")]).unwrap();
    assert_eq!(desk.files(), texts(&[("index.html", "1")]));
}

/// Pieces meet at the right places.
#[test]
fn large_files_are_compared_and_copied_whole() {
    let desk = Desk::new();
    let source = desk.root().join("film.mp4");
    let mut file = fs::File::create(&source).unwrap();
    let length = 3 * 64 * 1024 + 17;
    file.set_len(length).unwrap();
    for at in [0, 64 * 1024 - 1, 64 * 1024, 2 * 64 * 1024, length - 1] {
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(b"x").unwrap();
        for written in [1, 0] {
            let publisher = desk.open().unwrap();
            publisher.copy("film.mp4", &source).unwrap();
            assert_eq!(publisher.commit().unwrap().written, written, "{at}");
            assert!(fs::read(&source).unwrap() == fs::read(desk.path("film.mp4")).unwrap(), "{at}");
        }
    }
}

#[test]
fn a_source_that_is_gone_is_named_and_nothing_is_published() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "old")]).unwrap();
    let publisher = desk.open().unwrap();
    let error = publisher.copy("a.pdf", &desk.root().join("content/a.pdf")).unwrap_err();
    assert!(error.message().sv.contains("läsa") && error.message().sv.contains("content/a.pdf"), "{error}");
    assert!(matches!(publisher.commit(), Err(PublishError::Incomplete)));
    assert_eq!(desk.files(), texts(&[("index.html", "old")]));
}

#[cfg(unix)]
#[test]
fn only_ordinary_files_are_copied() {
    use std::os::unix::net::UnixListener;
    let desk = Desk::new();
    let socket = desk.root().join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    std::os::unix::fs::symlink(&socket, desk.root().join("link")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", desk.root().join("zero")).unwrap();
    for (name, kind) in [("socket", "socket"), ("link", "socket"), ("zero", "enhet"), ("public", "mapp")] {
        fs::create_dir_all(desk.output()).unwrap();
        let publisher = desk.open().unwrap();
        let error = publisher.copy("a", &desk.root().join(name)).unwrap_err();
        assert!(error.message().sv.contains(kind), "{error}");
    }
}

/// As a camera or a file share does it while the site is built.
#[cfg(unix)]
#[test]
fn a_source_that_is_written_to_meanwhile_is_named() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let desk = Desk::new();
    let source = desk.root().join("film.mp4");
    fs::write(&source, vec![7; 32 * 1024 * 1024]).unwrap();
    let is_done = AtomicBool::new(false);
    let error = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::File::options().append(true).open(&source).unwrap();
            while !is_done.load(Ordering::Relaxed) {
                file.write_all(b"mer").unwrap();
            }
        });
        let result = desk.open().unwrap().copy("film.mp4", &source);
        is_done.store(true, Ordering::Relaxed);
        result.unwrap_err()
    });
    assert!(matches!(&error, PublishError::SourceChanged { source: named } if *named == source), "{error}");
}
