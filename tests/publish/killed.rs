//! A build killed at any moment leaves the old site or the new one, and the next build clears up.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use samla::publish::Publisher;

use crate::{Desk, texts};

const OUTPUT: &str = "SAMLA_TEST_OUTPUT";
const FILES: usize = 60;

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

/// Killed while the new site stands in for the folder that is being brought up to date.
#[cfg(unix)]
#[test]
fn a_folder_out_of_its_place_is_brought_up_to_date_and_back() {
    use std::os::unix::fs::MetadataExt;
    let desk = Desk::new();
    desk.place(".git/HEAD", "ref");
    desk.place(".git/index", "1");
    desk.place("CNAME", "exempel.se");
    desk.publish(&[("index.html", "old"), ("same.html", "same"), ("a/gone.html", "a")]).unwrap_err();
    fs::remove_file(desk.path("CNAME")).unwrap();
    desk.publish(&[("index.html", "old"), ("same.html", "same"), ("a/gone.html", "a")]).unwrap();
    desk.place("CNAME", "exempel.se");
    let folder = fs::metadata(desk.output()).unwrap().ino();

    let original = desk.root().join(".public.samla-staging-17");
    fs::rename(desk.output(), &original).unwrap();
    let manifest = "samla-manifest 1 stand-in\nb/new.html\nindex.html\nsame.html\n";
    desk.place("index.html", "new");
    desk.place("b/new.html", "b");
    for path in ["same.html", "CNAME", ".git/HEAD", ".git/index"] {
        fs::create_dir_all(desk.path(path).parent().unwrap()).unwrap();
        fs::hard_link(original.join(path), desk.path(path)).unwrap();
    }
    desk.place(".samla-manifest", manifest);
    // What the owner has done since.
    fs::remove_file(desk.path("CNAME")).unwrap();
    fs::remove_file(desk.path(".git/HEAD")).unwrap();
    desk.place(".git/HEAD", "commit");
    desk.place(".git/COMMIT_EDITMSG", "Mer");

    drop(desk.open().unwrap());
    let expected = [
        (".git/COMMIT_EDITMSG", "Mer"),
        (".git/HEAD", "commit"),
        (".git/index", "1"),
        ("b/new.html", "b"),
        ("index.html", "new"),
        ("same.html", "same"),
    ];
    assert_eq!(desk.files(), texts(&expected));
    assert_eq!(fs::metadata(desk.output()).unwrap().ino(), folder, "another folder than the owner's");
    assert!(fs::read_to_string(desk.path(".samla-manifest")).unwrap().starts_with("samla-manifest 1\n"));
    assert_eq!(desk.names_beside(), ["public"]);
    assert_eq!(desk.publish(&[("index.html", "new")]).unwrap().removed, 2);
}

/// As earlier versions left it.
#[test]
fn a_dot_folder_that_was_left_behind_is_never_lost() {
    let desk = Desk::new();
    build(&desk.output(), "a");
    let old = desk.root().join(".public.samla-staging-17");
    fs::create_dir_all(old.join(".git")).unwrap();
    fs::write(old.join(".git/HEAD"), "ref").unwrap();
    let error = desk.open().unwrap_err().message();
    assert!(error.en.contains("Move it yourself"), "{}", error.en);
    assert_eq!(fs::read_to_string(old.join(".git/HEAD")).unwrap(), "ref");
}
