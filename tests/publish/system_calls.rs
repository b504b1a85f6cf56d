//! A build that is killed at each of its system calls, and one whose calls fail, one after the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use nix::errno::Errno;
use samla::publish::{Kind, Ledger, PublishError, Publisher};

use crate::traced::{self, Ended, Verdict};
use crate::{Desk, namespace, texts};

const OUTPUT: &str = "SAMLA_TEST_OUTPUT";
const OLD: [(&str, &str); 4] =
    [(".well-known/security.txt", "k"), ("a/old.html", "old"), ("index.html", "old"), ("same.html", "s")];
const NEW: [(&str, &str); 4] =
    [(".well-known/security.txt", "k"), ("b/new.html", "new"), ("index.html", "new"), ("same.html", "s")];
const OWNERS: [(&str, &str); 3] =
    [(".git/HEAD", "ref"), (".well-known/acme/token", "t"), ("CNAME", "exempel.se")];

fn build(output: &Path, site: &[(&str, &str)]) -> Result<(), PublishError> {
    let publisher = Publisher::open(output, &[])?;
    let mut ledger = Ledger::default();
    for (path, text) in site {
        publisher.write(path, text.as_bytes())?;
        ledger.enter(path, Kind::Page, path, text);
    }
    publisher.keep(ledger);
    publisher.commit().map(drop)
}

/// Not a test: the process that is killed, or meets faults.
#[test]
#[ignore = "started by the tests below"]
fn build_in_a_process_of_its_own() {
    if let Some(output) = std::env::var_os(OUTPUT) {
        std::env::set_current_dir(traced::BEGIN).unwrap();
        match build(Path::new(&output), &NEW) {
            Ok(()) => println!("[published]"),
            Err(error) => println!("[{}]", error.message().en),
        }
    }
}

/// A folder with the old site and what is its owner's.
fn desk() -> Desk {
    let desk = Desk::in_memory();
    renew(&desk);
    desk
}

/// Makes everything as it was before the build.
fn renew(desk: &Desk) {
    build(&desk.output(), &OLD).unwrap();
    for (path, text) in OWNERS {
        desk.place(path, text);
    }
    fs::create_dir_all(desk.path(".git/refs")).unwrap();
}

/// Which site the folder holds: `old`, `new`, or neither. What is the owner's has to be there.
fn state(desk: &Desk) -> &'static str {
    let mut files: BTreeMap<String, String> = desk.files();
    files.retain(|path, _| !path.starts_with(".samla-"));
    for (path, text) in OWNERS {
        assert_eq!(files.get(path).map(String::as_str), Some(text), "{path} is lost");
    }
    assert!(desk.path(".git/refs").is_dir());
    let whole = |site: &[(&str, &str)]| texts(&[site, &OWNERS].concat());
    if files == whole(&OLD) {
        "old"
    } else if files == whole(&NEW) {
        "new"
    } else {
        "neither"
    }
}

/// Builds again: everything is right, and nothing is left behind.
fn clear_up(desk: &Desk, why: &str) {
    build(&desk.output(), &NEW).unwrap_or_else(|error| panic!("{why}: {error}"));
    assert_eq!(state(desk), "new", "{why}");
    assert_eq!(desk.names_beside(), ["public"], "{why}");
    let own =
        [".git", ".samla-ledger", ".samla-manifest", ".well-known", "CNAME", "b", "index.html", "same.html"];
    assert_eq!(crate::names_in(&desk.output()), own, "{why}");
    renew(desk);
}

/// Builds in a process of its own; `verdict` is given to the call `at`.
fn trace(desk: &Desk, reads: bool, at: usize, verdict: impl Fn() -> Verdict) -> Option<(Ended, bool)> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--ignored", "--exact", "--nocapture", "system_calls::build_in_a_process_of_its_own"])
        .env(OUTPUT, desk.output())
        .env("RAYON_NUM_THREADS", "1");
    let mut count = 0;
    let ended = traced::run(&command, reads, || {
        count += 1;
        if count == at { verdict() } else { Verdict::Pass }
    })?;
    Some((ended, count >= at))
}

#[test]
fn killed_at_each_call_the_site_is_whole() {
    let desk = desk();
    let mut seen = BTreeMap::new();
    for at in 1.. {
        let Some((ended, was_reached)) = trace(&desk, false, at, || Verdict::Kill) else { return };
        if !was_reached {
            assert!(ended.said.contains("[published]"), "{}", ended.said);
            break;
        }
        assert!(ended.was_killed);
        let state = state(&desk);
        assert_ne!(state, "neither", "killed at call {at}");
        *seen.entry(state).or_insert(0) += 1;
        drop(desk.open().unwrap());
        assert_eq!(self::state(&desk), state, "cleared up after call {at}");
        clear_up(&desk, &format!("killed at call {at}"));
    }
    assert!(seen["old"] > 20 && seen["new"] > 10, "{seen:?}");
}

/// The build that clears up may be killed as well.
#[test]
fn killed_again_and_again_the_site_is_whole() {
    let desk = desk();
    for at in (1..).step_by(3) {
        let Some((_, was_reached)) = trace(&desk, false, at, || Verdict::Kill) else { return };
        if !was_reached {
            break;
        }
        for again in [1 + at * 7 % 31, 1 + at * 5 % 23, 3] {
            trace(&desk, false, again, || Verdict::Kill);
            assert_ne!(state(&desk), "neither", "killed at calls {at}, {again}");
        }
        clear_up(&desk, &format!("killed at call {at} and again"));
    }
}

/// Pages may be new among old ones then, but nothing of the owner's is touched.
#[test]
fn killed_at_each_call_in_place_the_next_build_mends_it() {
    namespace::run("system_calls::killed_at_each_call_in_place_the_next_build_mends_it", || {
        let desk = Desk::new();
        namespace::mount_disk(&desk.output(), 1000);
        renew(&desk);
        for at in 1.. {
            let Some((_, was_reached)) = trace(&desk, false, at, || Verdict::Kill) else { return };
            if !was_reached {
                assert!(at > 20, "{at}");
                break;
            }
            state(&desk);
            clear_up(&desk, &format!("killed at call {at}"));
        }
    });
}

const ERRORS: [(Errno, &str); 6] = [
    (Errno::ENOSPC, "the disk is full"),
    (Errno::EIO, ""),
    (Errno::EDQUOT, "quota"),
    (Errno::EMFILE, ""),
    (Errno::EROFS, "read-only"),
    (Errno::EACCES, "permission"),
];

/// What the build says is what has come of it.
fn faults(desk: &Desk, round: usize) {
    for at in 1.. {
        let (error, words) = ERRORS[(at + round) % ERRORS.len()];
        let Some((ended, was_reached)) = trace(desk, true, at, || Verdict::Fail(error)) else { return };
        if !was_reached {
            assert!(at > 60, "{at}");
            break;
        }
        let state = state(desk);
        let said = ended.said.split_once('[').and_then(|(_, rest)| rest.rsplit_once(']'));
        // Some of the first calls are the test runner's own.
        if let Some((said, _)) = said {
            let context = format!("{error} at call {at}: {said}; the site is {state}");
            let is_true = if said == "published" {
                state == "new"
            } else if said.contains("The old site is untouched") || !said.starts_with("Could not") {
                state == "old"
            } else if said.contains("The new site is out") {
                state == "new"
            } else {
                said.contains("may be half new")
            };
            assert!(is_true, "{context}");
            let names_a_reason = !said.starts_with("Could not") || said.contains(words);
            assert!(names_a_reason, "{context}");
        }
        clear_up(desk, &format!("{error} at call {at}"));
    }
}

#[test]
fn what_is_said_after_a_fault_is_true() {
    faults(&desk(), 0);
}

#[test]
fn what_is_said_after_a_fault_in_place_is_true() {
    namespace::run("system_calls::what_is_said_after_a_fault_in_place_is_true", || {
        let desk = Desk::new();
        namespace::mount_disk(&desk.output(), 1000);
        renew(&desk);
        faults(&desk, 1);
    });
}
