//! The program itself: what it notices on disk, and what it tells browsers.

use std::fs;
use std::time::{Duration, Instant};

use samla::diagnostic::Lang;
use samla::pipeline::{self, Progress};
use samla::search;

use crate::client::{Program, article, site};
use crate::rooms::settings;

#[test]
fn every_way_of_saving_is_noticed() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    let mut events = program.events();
    let initiatives = program.root.join("content/initiativ");

    program.write("content/initiativ/a.md", &article("a", "Skrivet rakt av."));
    assert_eq!(events.next().unwrap().0, "reload");
    assert!(program.text("/initiativ/a/").contains("Skrivet rakt av."), "the page is there with the event");

    fs::write(initiatives.join(".a.md.new"), article("a", "Skrivet bredvid.")).unwrap();
    fs::rename(initiatives.join(".a.md.new"), initiatives.join("a.md")).unwrap();
    program.wait("/initiativ/a/", |_, page| page.contains("Skrivet bredvid."));

    program.write("content/initiativ/ny mapp/index.md", &article("ny", "Ny."));
    program.wait("/initiativ/ny-mapp/", |status, _| status == 200);
    fs::rename(initiatives.join("ny mapp"), initiatives.join("flyttad")).unwrap();
    program.wait("/initiativ/flyttad/", |status, _| status == 200);
    program.wait("/initiativ/ny-mapp/", |status, _| status == 404);
    program.write("content/initiativ/flyttad/index.md", &article("ny", "I den flyttade mappen."));
    program.wait("/initiativ/flyttad/", |_, page| page.contains("I den flyttade mappen."));

    fs::remove_file(initiatives.join("c.md")).unwrap();
    program.wait("/initiativ/c/", |status, _| status == 404);
    program.wait("/initiativ/", |_, page| !page.contains("/initiativ/c/"));

    // The whole content made anew, as by git.
    fs::rename(program.root.join("content"), program.root.join("undan")).unwrap();
    program.wait("/__samla/", |_, page| page.contains("content-missing"));
    assert_eq!(program.get("/initiativ/a/").0, 200, "what is out of reach is not gone");
    fs::rename(program.root.join("undan"), program.root.join("content")).unwrap();
    program.wait("/__samla/", |_, page| !page.contains("content-missing"));
    program.write("content/initiativ/a.md", &article("a", "Efter återkomsten."));
    program.wait("/initiativ/a/", |_, page| page.contains("Efter återkomsten."));

    program.write("samla.yaml", "title: Ett annat namn\nbase_url: https://x.example/\n");
    program.wait("/", |_, page| page.contains("Ett annat namn"));
    program.write("templates/not_found.html", "<title>Eget</title>");
    program.wait("/nej/", |_, page| page.contains("Eget"));
}

#[test]
fn a_checkout_of_a_thousand_files_comes_out_right() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    for number in 0..1000 {
        program.write(&format!("content/initiativ/{}/n{number}.md", number % 7), &article("n", "Text."));
    }
    program.wait("/__samla/", |_, page| page.contains("1003 artiklar"));
    assert_eq!(program.get("/initiativ/5/n999/").0, 200);
    fs::remove_dir_all(program.root.join("content/initiativ/3")).unwrap();
    program.wait("/initiativ/3/n3/", |status, _| status == 404);
    program.wait("/__samla/", |_, page| page.contains("860 artiklar"));
}

#[test]
fn what_is_no_part_of_the_site_wakes_nobody() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    let mut events = program.events();
    program.write("public/index.html", "<p>");
    program.write("content/initiativ/.a.md.swp", "b0VIM");
    program.write("content/initiativ/a.md~", "gammalt");
    program.write("README.md", "Läs.");
    fs::read(program.root.join("content/initiativ/a.md")).unwrap();
    // The same text once more is no change.
    program.write("content/initiativ/a.md", &article("a", "Först."));
    events.assert_quiet(Duration::from_millis(900));
}

#[test]
fn a_style_sheet_is_swapped_without_a_reload() {
    let folder = site();
    fs::create_dir_all(folder.path().join("assets/css")).unwrap();
    fs::write(folder.path().join("assets/css/99-own.css"), "p { color: red }").unwrap();
    let program = Program::start(folder.path(), &[]);
    let mut events = program.events();
    let before = program.text("/");
    program.write("assets/css/99-own.css", "p { color: blue }");
    let (name, data) = events.next().unwrap();
    assert_eq!(name, "style");
    let (old, new) = data.trim_matches(['{', '}']).split_once(':').unwrap();
    let (old, new) = (old.trim_matches('"'), new.trim_matches('"'));
    assert!(before.contains(old), "{data}");
    assert!(program.text(new).contains("color: blue"));
    assert!(program.text(old).contains("color: red"), "a page that is being loaded may still ask for it");
}

#[test]
fn without_events_the_folder_is_looked_through() {
    let folder = site();
    let program = Program::start(folder.path(), &["--poll"]);
    program.write("content/initiativ/a.md", &article("a", "Utan händelser."));
    program.wait("/initiativ/a/", |_, page| page.contains("Utan händelser."));
}

#[test]
fn it_starts_with_nothing_but_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("samla.yaml"), b"title: \xff").unwrap();
    let program = Program::start(folder.path(), &[]);
    let (status, body) = program.get("/");
    let page = String::from_utf8(body).unwrap();
    assert_eq!(status, 503);
    assert!(page.contains("samla.yaml") && page.contains("/__samla/preview.js"), "{page}");
    std::fs::remove_file(folder.path().join("samla.yaml")).unwrap();
    program.wait("/__samla/mistakes", |_, list| list.contains("settings-missing"));
    program.write("samla.yaml", "title: Banken");
    program.wait("/", |status, page| status == 200 && page.contains("Banken"));
    program.write("content/initiativ/a.md", &article("a", "Den första."));
    program.wait("/initiativ/a/", |status, _| status == 200);
}

#[test]
fn the_search_finds_new_text() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    let mut events = program.events();
    // As words come and go, others are compounds or are not.
    let texts =
        ["Snöröjning.", "En frobbaplan.", "Snöröjning. En frobba och en frobbaplan.", "En gnyffelplan."];
    for text in texts {
        program.write("content/initiativ/a.md", &article("a", text));
        events.next().unwrap();
        let site = pipeline::load(&settings(folder.path()), &Progress::default()).value.unwrap();
        let index = search::of_site(&site);
        // The index steps back for everything else that the machine does, as for the other tests.
        let start = Instant::now();
        let is_behind = |(path, bytes): &search::File| program.get(&format!("/{path}")).1 != **bytes;
        while let Some((path, _)) = index.files().into_iter().find(is_behind) {
            assert!(start.elapsed() < Duration::from_mins(1), "{path} is not that of \"{text}\"");
        }
        let word = text.split(' ').next_back().unwrap();
        let found = index.search(Lang::Sv, word, &search::Filters::default(), 10);
        assert_eq!(found.hits.len(), 1, "{word}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_at_once() {
    use std::os::unix::process::ExitStatusExt;
    let folder = site();
    let mut program = Program::start(folder.path(), &[]);
    let _tab = program.events();
    let start = Instant::now();
    let id = rustix::process::Pid::from_child(&program.child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    let status = program.child.wait().unwrap();
    assert_eq!(status.signal(), Some(2));
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

/// Five hundred saves, each shown: what was, is let go. (`cargo xtask bench preview` saves two thousand times.)
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    let memory = || -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", program.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    };
    let mut events = program.events();
    let mut save = |number: usize| {
        program.write("content/initiativ/a.md", &article("a", &format!("Gång {number}.")));
        events.next().unwrap();
        program.get("/initiativ/a/");
    };
    (0..100).for_each(&mut save);
    let before = memory();
    (100..500).for_each(&mut save);
    let after = memory();
    assert!(after <= before + before / 10 + 2048, "{before} kB, then {after} kB");
}

#[cfg(unix)]
#[test]
fn a_linked_file_is_followed_where_it_leads() {
    let folder = site();
    fs::create_dir(folder.path().join("delat")).unwrap();
    fs::write(folder.path().join("delat/s.md"), article("s", "Ett.")).unwrap();
    std::os::unix::fs::symlink("../../delat/s.md", folder.path().join("content/initiativ/s.md")).unwrap();
    let program = Program::start(folder.path(), &[]);
    assert!(program.text("/initiativ/s/").contains("Ett."));
    program.wait("/__samla/", |status, _| status == 200);
    // The first look through the folder is over by then.
    std::thread::sleep(Duration::from_millis(500));
    let start = std::time::Instant::now();
    program.write("delat/s.md", &article("s", "Två."));
    program.wait("/initiativ/s/", |_, page| page.contains("Två."));
    assert!(start.elapsed() < Duration::from_secs(4), "it took {:?}", start.elapsed());
}
