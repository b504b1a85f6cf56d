//! A mistake in front matter, from saving it to what the browser shows of it.

use std::time::{Duration, Instant};

use crate::client::{Program, article, site};

/// At most 50 ms is meant (`cargo xtask bench preview` measures it); a test runs beside others.
const LIMIT: Duration = Duration::from_secs(1);

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
    events.next().unwrap();
    assert!(program.text("/__samla/mistakes").contains("data-errors=\"0\""));
}
