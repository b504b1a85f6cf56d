//! Pages that a template cannot make while it makes others.

use std::sync::{Arc, Mutex};

use crate::client::{Program, article, site};
use crate::rooms::Room;

/// Makes every article but `c`.
const ALL_BUT_C: &str = "<html><head></head><body>{{ article.title }} {{ article.html | safe }}{% if article.title == \"c\" %}{{ article.image.src.name }}{% endif %}</body></html>";

#[test]
fn the_page_keeps_its_last_good_version_and_the_mistake_is_told() {
    let folder = site();
    let mut room = Room::open(folder.path());
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let sink = Arc::clone(&told);
    room.preview.tell_of_more(move |mistakes| {
        sink.lock().unwrap().extend(mistakes.iter().map(|mistake| mistake.message.sv.clone()));
    });
    let before = room.get("/initiativ/c/").1;
    assert!(before.contains("Först."));
    room.write("templates/article.html", ALL_BUT_C);
    room.refresh().expect("a new theme");
    let generation = room.events.generation();
    assert!(room.get("/initiativ/a/").1.contains("<body>a "), "others are made with it");
    let (status, page) = room.get("/initiativ/c/");
    assert_eq!(status, 200);
    let body = |page: &str| page.split_once("<body").unwrap().1.to_owned();
    assert_eq!(body(&page), body(&before), "as it was");
    assert!(page.contains("/__samla/preview.js") && !page.contains("data-bare"), "with the mistake over it");

    let mistake = "/initiativ/c/ (content/initiativ/c.md, sv)";
    for own in ["/__samla/mistakes", "/__samla/"] {
        let shown = room.get(own).1;
        assert!(shown.contains("templates/article.html:1") && shown.contains(mistake), "{own}: {shown}");
    }
    assert!(room.get("/__samla/mistakes").1.contains("data-errors=\"1\""));
    assert_eq!(room.events.generation(), generation + 1, "browsers are told");
    room.get("/initiativ/c/");
    assert_eq!(room.events.generation(), generation + 1, "once");
    let said = told.lock().unwrap().clone();
    assert!(said.len() == 1 && said[0].contains(mistake), "{said:?}");

    // It stays wrong until it is mended, whatever else is written.
    room.write("content/initiativ/a.md", article("a", "Nytt."));
    let news = room.touch(&["content/initiativ/a.md"]).unwrap();
    assert!(news.mistakes.is_none(), "it has been told");
    assert!(room.get("/__samla/mistakes").1.contains(mistake));
    room.write("templates/article.html", ALL_BUT_C.replace("article.image.src.name", "article.title"));
    let news = room.refresh().unwrap();
    assert_eq!(news.mistakes, Some(Vec::new()));
    assert!(room.get("/initiativ/c/").1.contains("<body>c "));
    assert!(room.get("/__samla/mistakes").1.contains("data-errors=\"0\""));
}

#[test]
fn a_page_that_never_was_says_what_is_wrong() {
    let folder = site();
    std::fs::create_dir_all(folder.path().join("templates")).unwrap();
    std::fs::write(folder.path().join("templates/article.html"), ALL_BUT_C).unwrap();
    let room = Room::open(folder.path());
    let (status, page) = room.get("/initiativ/c/");
    assert_eq!(status, 500);
    assert!(page.contains("templates/article.html:1") && page.contains("/__samla/preview.js"), "{page}");
    assert_eq!(room.get("/initiativ/a/").0, 200);
}

#[test]
fn what_nobody_has_looked_at_is_found_behind_the_pages() {
    let folder = site();
    std::fs::create_dir_all(folder.path().join("templates")).unwrap();
    std::fs::write(folder.path().join("templates/article.html"), ALL_BUT_C).unwrap();
    let program = Program::start(folder.path(), &[]);
    program.wait("/__samla/mistakes", |_, list| {
        list.contains("data-errors=\"1\"") && list.contains("/initiativ/c/ (content/initiativ/c.md, sv)")
    });
    // The same with a theme that is written while it runs.
    program.write("templates/article.html", &ALL_BUT_C.replace("\"c\"", "\"b\""));
    program.wait("/__samla/mistakes", |_, list| {
        list.contains("/initiativ/b/ (content/initiativ/b.md, sv)") && !list.contains("/initiativ/c/")
    });
    program.write("templates/article.html", "Eget: {{ article.title }}");
    program.wait("/__samla/mistakes", |_, list| list.contains("data-errors=\"0\""));
}

#[test]
fn an_override_that_changes_nothing_is_told() {
    let folder = site();
    let mut room = Room::open(folder.path());
    room.write("templates/artikel.html", "x");
    room.refresh();
    let shown = room.get("/__samla/mistakes").1;
    assert!(shown.contains("unused-override") && shown.contains("templates/article.html"), "{shown}");
    std::fs::remove_file(folder.path().join("templates/artikel.html")).unwrap();
    room.refresh();
    assert!(room.get("/__samla/mistakes").1.contains("data-warnings=\"0\""));
}
