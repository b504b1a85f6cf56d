//! A build killed at any moment leaves the old site or the new one, and the next build clears up.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use samla::publish::Publisher;

use crate::Desk;

const OUTPUT: &str = "SAMLA_TEST_OUTPUT";
const FILES: usize = 150;

/// A site whose pages all bear the same mark, but for every third, which never changes. The marks differ in
/// which pages they have.
fn build(output: &Path, mark: &str) {
    let publisher = Publisher::open(output, &[]).unwrap();
    for n in 0..FILES {
        let text = if n % 3 == 0 { "same" } else { mark };
        publisher.write(&format!("{n}/index.html"), text.as_bytes()).unwrap();
    }
    publisher.write(&format!("only-{mark}/index.html"), mark.as_bytes()).unwrap();
    publisher.commit().unwrap();
}

/// The mark of a whole site; panics at a mixture.
fn mark(desk: &Desk) -> String {
    let mut files = desk.files();
    assert_eq!(files.remove(".gitkeep").as_deref(), Some(""), "a dot file is lost");
    files.remove(".well-known/security.txt");
    assert_eq!(files.len(), FILES + 1, "a part of the site is missing");
    let mark = files["1/index.html"].clone();
    for (path, text) in &files {
        assert!(*text == mark || text == "same", "{path} is of another build");
    }
    assert!(files.contains_key(&format!("only-{mark}/index.html")));
    mark
}

/// Not a test: the process that is killed.
#[test]
#[ignore = "started by the test below"]
fn build_in_a_process_of_its_own() {
    if let Some(output) = std::env::var_os(OUTPUT) {
        for mark in ["b", "a"].iter().cycle() {
            build(Path::new(&output), mark);
        }
    }
}

#[test]
fn killed_at_any_moment_the_site_is_whole() {
    let desk = Desk::new();
    desk.place(".gitkeep", "");
    desk.place(".well-known/security.txt", "kontakt");
    let start = Instant::now();
    build(&desk.output(), "a");
    build(&desk.output(), "b");
    let longest = start.elapsed() * 2;

    let (mut left_by_a_kill, mut marks) = (0, Vec::new());
    for round in 0..25_u32 {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "killed::build_in_a_process_of_its_own"])
            .env(OUTPUT, desk.output())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Spread over two builds, at moments that no step of a build falls in with.
        std::thread::sleep(Duration::from_millis(5) + longest * (round * 18 % 25) / 25);
        process.kill().unwrap();
        process.wait().unwrap();

        left_by_a_kill += usize::from(desk.names_beside().len() > 1);
        marks.push(mark(&desk));
        let publisher =
            Publisher::open(&desk.output(), &[]).expect("a killed build must not stand in the way");
        assert_eq!(fs::read_to_string(desk.path(".well-known/security.txt")).unwrap(), "kontakt");
        drop(publisher);
        assert_eq!(desk.names_beside(), ["public"]);
    }
    assert!(left_by_a_kill > 5, "hardly a build was hit");
    assert!(marks.iter().any(|mark| mark == "a") && marks.iter().any(|mark| mark == "b"), "{marks:?}");
}

#[test]
fn a_site_taken_away_for_the_swap_comes_back() {
    let desk = Desk::new();
    build(&desk.output(), "a");
    desk.place(".gitkeep", "");
    desk.place(".git/HEAD", "ref");
    // As where folders cannot be exchanged, between the two renames.
    fs::rename(desk.output(), desk.root().join(".public.samla-old-17")).unwrap();
    let staging = desk.root().join(".public.samla-staging-17");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("index.html"), "half").unwrap();

    drop(desk.open().unwrap());
    assert_eq!(fs::read_to_string(desk.path(".git/HEAD")).unwrap(), "ref");
    fs::remove_dir_all(desk.path(".git")).unwrap();
    assert_eq!(mark(&desk), "a");
    assert_eq!(desk.names_beside(), ["public"]);
}

#[test]
fn dot_folders_follow_a_swap_that_was_cut_short() {
    let desk = Desk::new();
    build(&desk.output(), "a");
    let old = desk.root().join(".public.samla-staging-17");
    fs::create_dir_all(old.join(".git")).unwrap();
    fs::write(old.join(".git/HEAD"), "ref").unwrap();
    drop(desk.open().unwrap());
    assert_eq!(fs::read_to_string(desk.path(".git/HEAD")).unwrap(), "ref");

    // Where there is one already, nothing is lost either.
    fs::create_dir_all(old.join(".git")).unwrap();
    fs::write(old.join(".git/HEAD"), "other").unwrap();
    let error = desk.open().unwrap_err().message();
    assert!(error.en.contains("Move it yourself"), "{}", error.en);
    assert_eq!(fs::read_to_string(old.join(".git/HEAD")).unwrap(), "other");
}
