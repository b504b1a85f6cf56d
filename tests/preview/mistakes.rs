//! A mistake in front matter, from saving it to what the browser shows of it.

use std::time::{Duration, Instant};

use crate::client::{Program, article, site};
use crate::rooms::Room;

/// At most 50 ms is meant (`cargo xtask bench preview` measures it); a test runs beside others.
const LIMIT: Duration = Duration::from_secs(2);

#[test]
fn a_misspelt_municipality_is_told_at_once_in_swedish_where_it_stands() {
    let folder = site();
    let program = Program::start(folder.path(), &[]);
    let mut events = program.events();
    let good = article("a", "Först.");
    let wrong = good.replace("municipality: Partille", "kommun: Kungsbaka");

    let start = Instant::now();
    program.write("content/initiativ/a.md", &wrong);
    let (event, _) = events.next().unwrap();
    let overlay = program.text("/__samla/mistakes");
    let took = start.elapsed();

    assert_eq!(event, "mistakes", "the last good version stays, so there is nothing to reload");
    for part in [
        "data-errors=\"2\"",
        "<strong>fel:</strong> Fältet ”kommun” finns inte.",
        "Menade du municipality?",
        "Skriv så här: <code>municipality</code>",
        "<mark>kommun</mark>: Kungsbaka\n",
        "  ^^^^^^</span>",
        "<strong>fel:</strong> Det finns ingen kommun som heter ”Kungsbaka”.",
        "Menade du Kungsbacka?",
        "kommun: <mark>Kungsbaka</mark>\n",
        "          ^^^^^^^^^</span>",
    ] {
        assert!(overlay.contains(part), "{part}\n{overlay}");
    }
    assert_eq!(overlay.matches(">content/initiativ/a.md:5</a>").count(), 2, "{overlay}");
    assert!(program.text("/initiativ/a/").contains("Först."));
    assert!(took < LIMIT, "the mistake was told after {took:?}");

    program.write("content/initiativ/a.md", &good);
    program.wait("/__samla/mistakes", |_, overlay| overlay.contains("data-errors=\"0\""));
}

#[test]
fn a_mistake_far_to_the_right_is_in_view() {
    let folder = site();
    let mut room = Room::open(folder.path());
    let text = format!("{}[Läs](nej.md) {}", "före ".repeat(100), "efter ".repeat(100));
    room.write("content/initiativ/a.md", article("a", &text));
    room.refresh();
    let (_, overlay) = room.get("/__samla/mistakes");
    let (_, excerpt) = overlay.split_once("<pre>").unwrap();
    let lines: Vec<&str> = excerpt.lines().take(2).collect();
    assert!(
        lines[0].contains("…öre före") && lines[0].contains("[Läs](<mark>nej.md</mark>) efter"),
        "{excerpt}"
    );
    assert!(lines[0].ends_with('…'), "{excerpt}");
    assert!(
        lines[1].ends_with(&format!("{}^^^^^^</span>", " ".repeat("8 …".chars().count() + 40))),
        "{excerpt}"
    );
}

#[test]
fn only_what_can_be_written_in_place_of_the_mark_is_proposed() {
    let folder = site();
    let mut room = Room::open(folder.path());
    room.write("content/initiativ/a.md", article("a", "Text.").replacen("---\n", "", 1));
    room.refresh();
    let (_, overlay) = room.get("/__samla/mistakes");
    assert!(overlay.contains("Skriv --- på en egen rad") && !overlay.contains("Skriv så här"), "{overlay}");
}
