//! Mounts: the output folder as one, in it, around it, at the publisher's own names.

use std::fs;
use std::os::unix::fs::MetadataExt;

use samla::publish::PublishError;

use crate::namespace::{self, bind, mount, mount_disk};
use crate::{Desk, texts};

/// As a container holds it: `docker run -v ./public:/usr/share/nginx/html`.
#[test]
fn a_bind_mount_of_the_folder_shows_the_new_site() {
    namespace::run("mounted::a_bind_mount_of_the_folder_shows_the_new_site", || {
        let desk = Desk::new();
        let web = desk.root().join("web");
        fs::create_dir(&web).unwrap();
        fs::create_dir(desk.output()).unwrap();
        bind(&desk.output(), &web);
        for (text, gone) in [("1", "a/index.html"), ("2", "b/index.html"), ("3", "c.html")] {
            let site = [("index.html", text), (gone, text), ("same.css", "css")];
            desk.publish(&site).unwrap();
            assert_eq!(desk.files(), texts(&site));
            assert_eq!(crate::files_in(&web), texts(&site));
        }
        assert_eq!(desk.names_beside(), ["public", "web"]);
    });
}

#[test]
fn a_mount_point_is_brought_up_to_date_in_place() {
    namespace::run("mounted::a_mount_point_is_brought_up_to_date_in_place", || {
        let desk = Desk::new();
        mount_disk(&desk.output(), 1000);
        let device = fs::metadata(desk.output()).unwrap().dev();
        desk.place(".git/HEAD", "ref");
        desk.publish(&[("index.html", "1"), ("a/b/old.html", "a"), (".nojekyll", "")]).unwrap();
        desk.place("a/uppladdad.pdf", "min");
        desk.publish(&[("index.html", "2"), ("c/new.html", "c")]).unwrap();
        let expected =
            [(".git/HEAD", "ref"), ("a/uppladdad.pdf", "min"), ("c/new.html", "c"), ("index.html", "2")];
        assert_eq!(desk.files(), texts(&expected));
        assert_eq!(fs::metadata(desk.output()).unwrap().dev(), device, "the disk is gone");
        assert_eq!(crate::names_in(&desk.output()), [".git", ".samla-manifest", "a", "c", "index.html"]);
        assert_eq!(desk.names_beside(), ["public"]);
    });
}

/// A disk for uploads, a folder that another program answers challenges in, a single file.
#[test]
fn mounts_in_the_folder_are_kept() {
    namespace::run("mounted::mounts_in_the_folder_are_kept", || {
        let desk = Desk::new();
        let first = [("index.html", "1"), ("a/old.html", "a"), ("a/b/c.html", "c")];
        desk.publish(&first).unwrap();
        mount_disk(&desk.path("a/uppladdat"), 100);
        desk.place("a/uppladdat/plan.pdf", "p");
        let challenges = desk.root().join("challenges");
        fs::create_dir(&challenges).unwrap();
        fs::write(challenges.join("token"), "t").unwrap();
        fs::create_dir_all(desk.path(".well-known/acme-challenge")).unwrap();
        bind(&challenges, &desk.path(".well-known/acme-challenge"));
        let settings = desk.root().join("settings.js");
        fs::write(&settings, "s").unwrap();
        desk.place("settings.js", "");
        bind(&settings, &desk.path("settings.js"));

        desk.publish(&[("index.html", "2"), (".well-known/security.txt", "k")]).unwrap();
        let expected = [
            (".well-known/acme-challenge/token", "t"),
            (".well-known/security.txt", "k"),
            ("a/uppladdat/plan.pdf", "p"),
            ("index.html", "2"),
            ("settings.js", "s"),
        ];
        assert_eq!(desk.files(), texts(&expected));
        assert_eq!(fs::read_to_string(challenges.join("token")).unwrap(), "t");
        assert_eq!(desk.names_beside(), ["challenges", "public", "settings.js"]);
    });
}

#[test]
fn nothing_is_removed_behind_a_mount() {
    namespace::run("mounted::nothing_is_removed_behind_a_mount", || {
        let desk = Desk::new();
        let site = [("bilder/a.jpg", "a"), ("index.html", "1")];
        desk.publish(&site).unwrap();
        let others = desk.root().join("others");
        fs::create_dir(&others).unwrap();
        fs::write(others.join("a.jpg"), "en annan").unwrap();
        bind(&others, &desk.path("bilder"));
        let error = desk.publish(&[("index.html", "2")]).unwrap_err();
        assert!(
            matches!(&error, PublishError::Mounted { path, .. } if path.ends_with("bilder/a.jpg")),
            "{error}"
        );
        assert_eq!(fs::read_to_string(others.join("a.jpg")).unwrap(), "en annan");
        assert_eq!(fs::read_to_string(desk.path("index.html")).unwrap(), "1");
        // Where nothing is to be removed there is no quarrel.
        fs::remove_file(others.join("a.jpg")).unwrap();
        fs::write(others.join("b.jpg"), "en annan").unwrap();
        desk.publish(&[("index.html", "2")]).unwrap();
        assert_eq!(desk.files(), texts(&[("bilder/b.jpg", "en annan"), ("index.html", "2")]));
    });
}

#[test]
fn mounts_at_names_of_our_own_are_left_alone() {
    namespace::run("mounted::mounts_at_names_of_our_own_are_left_alone", || {
        let desk = Desk::new();
        desk.publish(&[("index.html", "1")]).unwrap();
        let treasure = desk.root().join("treasure");
        fs::create_dir_all(treasure.join("inner")).unwrap();
        fs::write(treasure.join("inner/file"), "min").unwrap();
        // Even one that looks as if a build had left it.
        fs::write(treasure.join(".samla-unfinished"), "").unwrap();
        let leftover = desk.root().join(".public.samla-staging-77");
        fs::create_dir_all(leftover.join("a/b")).unwrap();
        fs::write(leftover.join(".samla-unfinished"), "").unwrap();
        for at in [
            desk.root().join(".public.samla-staging-123"),
            desk.root().join(".public.samla-old-9"),
            desk.path(".samla-staging-4"),
            leftover.join("a/b"),
        ] {
            fs::create_dir_all(&at).unwrap();
            bind(&treasure, &at);
        }
        for text in ["2", "3"] {
            desk.publish(&[("index.html", text)]).unwrap();
            assert_eq!(fs::read_to_string(treasure.join("inner/file")).unwrap(), "min");
            assert_eq!(fs::read_to_string(desk.path("index.html")).unwrap(), text);
        }
    });
}

#[test]
fn a_full_disk_is_named_and_the_old_site_stands() {
    namespace::run("mounted::a_full_disk_is_named_and_the_old_site_stands", || {
        for in_place in [false, true] {
            let desk = Desk::new();
            let disk = if in_place { desk.output() } else { desk.root().to_owned() };
            mount_disk(&disk, 300);
            desk.publish(&[("index.html", "old"), ("a.html", "a")]).unwrap();
            let names = crate::names_in(&disk);
            let film = "x".repeat(400_000);
            let error = desk.publish(&[("index.html", "new"), ("film.mp4", &film)]).unwrap_err();
            let told = error.message();
            assert!(told.sv.contains("disken är full. Den gamla sajten är orörd."), "{}", told.sv);
            assert_eq!(desk.files(), texts(&[("a.html", "a"), ("index.html", "old")]));
            assert_eq!(crate::names_in(&disk), names, "something is left behind");
            desk.publish(&[("index.html", "new")]).unwrap();
            assert_eq!(desk.files(), texts(&[("index.html", "new")]));
        }
    });
}

/// Room for files, but not for one name more.
#[test]
fn a_disk_without_room_for_names_is_called_full() {
    namespace::run("mounted::a_disk_without_room_for_names_is_called_full", || {
        let desk = Desk::new();
        mount(&["-t", "tmpfs", "-o", "size=1000k,nr_inodes=24", "none"], desk.root());
        desk.publish(&[("index.html", "old")]).unwrap();
        let names: Vec<String> = (0..30).map(|n| format!("{n}/index.html")).collect();
        let site: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
        let told = desk.publish(&site).unwrap_err().message();
        assert!(told.en.contains("the disk is full. The old site is untouched."), "{}", told.en);
        assert_eq!(desk.files(), texts(&[("index.html", "old")]));
        assert_eq!(desk.names_beside(), ["public"]);
    });
}

#[test]
fn a_disk_that_may_only_be_read_is_named() {
    namespace::run("mounted::a_disk_that_may_only_be_read_is_named", || {
        let desk = Desk::new();
        mount_disk(desk.root(), 300);
        desk.publish(&[("index.html", "old")]).unwrap();
        mount(&["-o", "remount,ro"], desk.root());
        let told = desk.publish(&[("index.html", "new")]).unwrap_err().message();
        assert!(told.sv.contains("skrivskyddad. Den gamla sajten är orörd."), "{}", told.sv);
        assert_eq!(desk.files(), texts(&[("index.html", "old")]));
    });
}

/// A folder around that may only be read: everything happens inside.
#[test]
fn a_folder_in_one_that_may_only_be_read_is_brought_up_to_date() {
    namespace::run("mounted::a_folder_in_one_that_may_only_be_read_is_brought_up_to_date", || {
        let desk = Desk::new();
        mount_disk(desk.root(), 300);
        mount_disk(&desk.output(), 300);
        mount(&["-o", "remount,ro"], desk.root());
        for text in ["1", "2"] {
            desk.publish(&[("index.html", text)]).unwrap();
            assert_eq!(desk.files(), texts(&[("index.html", text)]));
            assert_eq!(crate::names_in(&desk.output()), [".samla-manifest", "index.html"]);
        }
    });
}
