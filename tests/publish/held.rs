//! What a swap must not take from anybody: the folder itself, its rights, and its dot folders at any moment.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::sync::atomic::{AtomicBool, Ordering};

use samla::publish::PublishError;

use crate::{Desk, texts};

/// A web server that has the folder open, or stands in it, sees the new site.
#[test]
fn the_folder_stays_the_same_one() {
    let desk = Desk::new();
    fs::create_dir(desk.output()).unwrap();
    let number = |path: &str| fs::metadata(desk.path(path)).unwrap().ino();
    let folder = number("");
    desk.publish(&[("index.html", "1"), ("a/index.html", "a")]).unwrap();
    let inner = number("a");
    for text in ["2", "3"] {
        desk.publish(&[("index.html", text), ("a/index.html", text)]).unwrap();
        assert_eq!((number(""), number("a")), (folder, inner));
        assert_eq!(desk.files(), texts(&[("a/index.html", text), ("index.html", text)]));
    }
}

/// Owner, group and access lists too, where the system lets them be set.
#[test]
fn rights_and_attributes_stay() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "1"), ("intern/index.html", "a")]).unwrap();
    let is_root = fs::metadata(desk.output()).unwrap().uid() == 0;
    for (path, mode) in [("", 0o2775), ("intern", 0o3710)] {
        let path = desk.path(path);
        if is_root {
            std::os::unix::fs::chown(&path, Some(1234), Some(4321)).unwrap();
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        #[cfg(target_os = "linux")]
        rustix::fs::setxattr(&path, "user.samla", b"kommun", rustix::fs::XattrFlags::empty()).ok();
    }
    let state = || {
        ["", "intern"].map(|path| {
            let found = fs::metadata(desk.path(path)).unwrap();
            let mut value = [0; 16];
            #[cfg(target_os = "linux")]
            rustix::fs::getxattr(desk.path(path), "user.samla", &mut value).ok();
            (found.uid(), found.gid(), found.mode(), value)
        })
    };
    let before = state();
    let publisher = desk.open().unwrap();
    publisher.write("index.html", b"2").unwrap();
    publisher.write("intern/index.html", b"b").unwrap();
    publisher.write("intern/mapp/ny.html", b"n").unwrap();
    publisher.commit().unwrap();
    assert_eq!(state(), before);
    // The folder's group and the right to hand it on go on to what is new in it.
    for path in ["index.html", "intern/index.html", "intern/mapp", "intern/mapp/ny.html"] {
        let found = fs::metadata(desk.path(path)).unwrap();
        assert_eq!(found.gid(), before[0].1, "{path}");
        assert!(!found.is_dir() || found.mode() & 0o2000 != 0, "{path}");
    }
}

/// Asked for all the time while sites come and go.
#[test]
fn dot_folders_are_there_at_every_moment() {
    let desk = Desk::new();
    desk.place(".git/HEAD", "ref");
    desk.place(".well-known/acme-challenge/token", "t");
    fs::create_dir_all(desk.path(".git/refs/tags")).unwrap();
    desk.publish(&[("index.html", "0"), (".well-known/security.txt", "k")]).unwrap();
    let number = fs::metadata(desk.path(".git")).unwrap().ino();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut looks = 0;
            while !is_done.load(Ordering::Relaxed) {
                for path in [
                    ".git/HEAD",
                    ".git/refs/tags",
                    ".well-known/acme-challenge/token",
                    ".well-known/security.txt",
                    "index.html",
                ] {
                    if let Err(error) = fs::metadata(desk.path(path)) {
                        return Err(format!("{path}: {error}"));
                    }
                }
                looks += 1;
            }
            Ok(looks)
        });
        for round in 1..60 {
            desk.publish(&[("index.html", &round.to_string()), (".well-known/security.txt", "k")]).unwrap();
        }
        is_done.store(true, Ordering::Relaxed);
        assert!(watcher.join().unwrap().unwrap() > 10);
    });
    assert_eq!(fs::metadata(desk.path(".git")).unwrap().ino(), number);
    assert!(desk.path(".git/refs/tags").is_dir());
    assert_eq!(desk.names_beside(), ["public"]);
}

#[test]
fn links_at_names_of_our_own_are_not_followed() {
    let desk = Desk::new();
    desk.publish(&[("index.html", "1")]).unwrap();
    let treasure = desk.root().join("treasure");
    fs::create_dir(&treasure).unwrap();
    fs::write(treasure.join(".samla-unfinished"), "").unwrap();
    fs::write(treasure.join("file"), "min").unwrap();
    let own = format!(".public.samla-staging-{}", std::process::id());
    for name in [".public.samla-staging-123", ".public.samla-old-9", &own] {
        symlink(&treasure, desk.root().join(name)).unwrap();
    }
    symlink(&treasure, desk.path(".samla-staging-4")).unwrap();
    symlink(treasure.join("file"), desk.path(".samla-manifest.new")).unwrap();
    desk.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(fs::read_to_string(treasure.join("file")).unwrap(), "min");
    assert_eq!(desk.files(), texts(&[("index.html", "2")]));
    assert!(desk.root().join(".public.samla-staging-123").is_symlink());

    // Links in a folder that a build left are removed, and not what they lead to.
    let leftover = desk.root().join(".public.samla-staging-77");
    fs::create_dir_all(leftover.join("a")).unwrap();
    fs::write(leftover.join(".samla-unfinished"), "").unwrap();
    symlink(&treasure, leftover.join("a/b")).unwrap();
    desk.publish(&[("index.html", "3")]).unwrap();
    assert!(!leftover.exists());
    assert_eq!(fs::read_to_string(treasure.join("file")).unwrap(), "min");
}

#[test]
fn a_lock_that_is_something_else_is_named_and_left() {
    let desk = Desk::new();
    let lock = desk.root().join(".public.samla-lock");
    let file = desk.root().join("file");
    fs::write(&file, "min").unwrap();
    let make: [(&str, &dyn Fn()); 4] = [
        ("link", &|| symlink(&file, &lock).unwrap()),
        ("dangling", &|| symlink(desk.root().join("nowhere"), &lock).unwrap()),
        ("socket", &|| drop(std::os::unix::net::UnixListener::bind(&lock).unwrap())),
        ("folder", &|| fs::create_dir(&lock).unwrap()),
    ];
    for (name, make) in make {
        make();
        let error = desk.open().unwrap_err();
        assert!(matches!(&error, PublishError::Obstacle { path } if *path == lock), "{name}: {error}");
        assert!(!desk.root().join("nowhere").exists());
        fs::remove_file(&lock).or_else(|_| fs::remove_dir(&lock)).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "min");
}

/// A FIFO would let a build wait for ever.
#[test]
fn what_is_no_file_is_refused_in_the_output() {
    let desk = Desk::new();
    for path in ["index.html", "a/pipe", ".samla-manifest"] {
        desk.publish(&[("index.html", "1"), ("a/b.html", "b")]).unwrap();
        fs::remove_file(desk.path(path)).ok();
        let status = std::process::Command::new("mkfifo").arg(desk.path(path)).status().unwrap();
        assert!(status.success());
        let error = desk.publish(&[("index.html", "2"), ("a/b.html", "b")]).unwrap_err();
        let told = error.message().sv;
        assert!(told.contains("FIFO") || matches!(error, PublishError::Foreign { .. }), "{path}: {told}");
        assert_eq!(fs::read_to_string(desk.path("a/b.html")).unwrap(), "b");
        fs::remove_dir_all(desk.output()).unwrap();
    }
    // What a program has in its dot folder is its own.
    desk.place(".git/HEAD", "ref");
    let _listener = std::os::unix::net::UnixListener::bind(desk.path(".git/fsmonitor.ipc")).unwrap();
    desk.publish(&[("index.html", "1")]).unwrap();
    desk.publish(&[("index.html", "2")]).unwrap();
    assert!(desk.path(".git/fsmonitor.ipc").symlink_metadata().is_ok());
}
