//! What is shown when something is wrong, and the preview's own pages.

use std::fs::File;
use std::time::{Duration, SystemTime};

use crate::client::{article, site};
use crate::rooms::Room;

const BROKEN: &str = "---\ntitle: a\nsummary: Om a.\ndate: i går\n---\n\nNy text.\n";

#[test]
fn the_last_good_version_stays_until_the_mistake_is_mended() {
    let folder = site();
    let mut room = Room::open(folder.path());
    let before = room.events.generation();
    room.write("content/initiativ/a.md", &BROKEN[..30]);
    assert!(room.touch(&["content/initiativ/a.md"]).is_none(), "it may be half-written");
    room.write("content/initiativ/a.md", BROKEN);
    let news = room.touch(&["content/initiativ/a.md"]).expect("a wrong value is told at once");
    assert_eq!(news.mistakes.unwrap().len(), 1);
    assert_eq!(room.events.generation(), before + 1, "browsers are told");
    let (status, page) = room.get("/initiativ/a/");
    assert!(status == 200 && page.contains("Först.") && !page.contains("Ny text."));

    let (_, overlay) = room.get("/__samla/mistakes");
    for part in
        ["data-errors=\"1\"", "content/initiativ/a.md:4", "<mark>i går</mark>", "^^^^^", "invalid-date"]
    {
        assert!(overlay.contains(part), "{part}\n{overlay}");
    }
    assert!(room.refresh().is_none(), "nothing new");

    room.write("content/initiativ/a.md", article("a", "Rättat."));
    let news = room.touch(&["content/initiativ/a.md"]).unwrap();
    assert_eq!(news.mistakes, Some(Vec::new()));
    assert!(room.get("/initiativ/a/").1.contains("Rättat."));
    assert!(room.get("/__samla/mistakes").1.contains("data-errors=\"0\""));
}

#[test]
fn a_look_through_the_folder_believes_no_file_that_is_being_written() {
    let folder = site();
    let mut room = Room::open(folder.path());
    let changed = |time: SystemTime| {
        let file = File::options().write(true).open(folder.path().join("content/initiativ/a.md")).unwrap();
        file.set_modified(time).unwrap();
    };
    let hour = Duration::from_hours(1);
    room.write("content/initiativ/a.md", "");
    changed(SystemTime::now() + hour);
    assert!(room.survey().is_none(), "it was emptied just now, to be written anew");
    changed(SystemTime::now() - hour);
    let news = room.survey().expect("it stays empty");
    assert_eq!(news.mistakes.unwrap().len(), 1);
}

#[test]
fn an_article_that_was_never_good_is_shown_as_far_as_it_goes() {
    let folder = site();
    std::fs::write(folder.path().join("content/initiativ/a.md"), BROKEN).unwrap();
    let mut room = Room::open(folder.path());
    assert!(room.get("/initiativ/a/").1.contains("Ny text."));
    room.write("content/initiativ/a.md", BROKEN.replace("Ny", "Nyare"));
    room.refresh();
    assert!(room.get("/initiativ/a/").1.contains("Nyare text."));
    assert_eq!(room.get("/initiativ/b/").0, 200);
}

#[test]
fn settings_and_vocabulary_keep_their_last_good_version() {
    let folder = site();
    let mut room = Room::open(folder.path());
    for (path, text) in [("samla.yaml", "titel: X\n"), ("content/vocabulary.yaml", "tags: {\n")] {
        let good = std::fs::read(folder.path().join(path)).unwrap_or_default();
        room.write(path, text);
        assert!(room.touch(&[path]).is_none(), "{path}");
        assert!(!room.refresh().unwrap().mistakes.unwrap().is_empty(), "{path}");
        assert!(room.get("/").1.contains("Banken"), "{path}");
        room.write(path, good);
        assert_eq!(room.refresh().unwrap().mistakes, Some(Vec::new()), "{path}");
    }
}

#[test]
fn a_theme_that_cannot_render_is_not_taken() {
    let folder = site();
    let mut room = Room::open(folder.path());
    let before = room.get("/initiativ/a/").1;
    // The first cannot be read; the second can, but renders no article.
    for text in ["{% if %}", "{{ article.finns.inte }}"] {
        room.write("templates/article.html", text);
        assert!(room.touch(&["templates/article.html"]).is_none_or(|news| news.mistakes.is_some()));
        room.refresh();
        let mistakes = room.get("/__samla/mistakes").1;
        assert!(mistakes.contains("templates/article.html:1"), "{mistakes}");
        let (status, page) = room.get("/initiativ/a/");
        assert_eq!((status, body(&page)), (200, body(&before)));
    }
    room.write("templates/article.html", "Eget: {{ article.title }}");
    room.refresh();
    assert!(room.get("/initiativ/a/").1.contains("Eget: a"));
    assert!(room.get("/__samla/mistakes").1.contains("data-errors=\"0\""));
}

fn body(page: &str) -> &str {
    page.split_once("<body").unwrap().1
}

#[test]
fn a_page_names_its_file_and_the_state_it_was_made_of() {
    let folder = site();
    let mut room = Room::open(folder.path());
    let generation = room.events.generation();
    let page = room.get("/initiativ/a/").1;
    let script = format!(
        "data-generation=\"{generation}\" data-lang=\"sv\" data-file=\"content/initiativ/a.md\" data-line=\"2\" data-open=\"open:{}/content/initiativ/a.md:2\"",
        folder.path().display()
    );
    assert!(page.contains(&script), "{page}");
    room.write("content/initiativ/a.md", article("a", "Nytt."));
    room.touch(&["content/initiativ/a.md"]);
    let generation = room.events.generation();
    assert!(room.get("/om/").1.contains(&format!("data-generation=\"{generation}\"")));
    assert!(!room.get("/atom.xml").1.contains("__samla"));
}

#[test]
fn the_status_page_tells_everything() {
    let folder = site();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    write(
        "content/initiativ/utkast.md",
        &article("utkast", "T").replace("date: 2019", "date: 2019\ndraft: true"),
    );
    write(
        "content/initiativ/b.md",
        &article("b", "T").replace("date: 2019", "date: 2019\nreview_by: 2026-01-01"),
    );
    write("content/initiativ/c.md", BROKEN);
    let room = Room::open(folder.path());
    let (status, page) = room.get("/__samla/");
    assert_eq!(status, 200);
    for part in [
        "Att se över (1)",
        "2026-01-01 <a href=\"/initiativ/b/\">b</a>",
        "<h3>content/initiativ/c.md</h3>",
        "utkast (visas med --drafts)",
        "review-due",
        "<td><a href=\"/initiativ/a/\">a</a></td><td>publicerad</td>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert_eq!(room.get("/__samla/finns-inte").0, 404);
}

#[test]
fn a_large_site_has_its_status_on_several_pages() {
    let folder = site();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    for number in 100..310 {
        let text =
            article(&format!("n{number}"), "T").replace("date: 2019", "date: 2019\nreview_by: 2026-01-01");
        write(&format!("content/initiativ/n{number}.md"), &text);
    }
    write("content/initiativ/z.md", &article("z", "T").replace("date: 2019", "date: 2019\ndraft: true"));
    let room = Room::open(folder.path());
    let pages: Vec<String> = (1..=3).map(|page| room.get(&format!("/__samla/?page={page}")).1).collect();
    assert_eq!(room.get("/__samla/").1, pages[0]);
    assert_eq!(pages[1], pages[2], "there is no third page: the last is shown");
    for part in [
        "210 varningar i 210 filer (1–200 av 210)",
        "Att se över (1–200 av 210)",
        "Alla artiklar och sidor (1–200 av 214)",
        "<a href=\"?page=2\">2</a>",
    ] {
        assert!(pages[0].contains(part), "{part}");
    }
    let count = |part: &str| pages[..2].iter().map(|page| page.matches(part).count()).sum::<usize>();
    assert_eq!(count("<h3>content/initiativ/n"), 210);
    assert_eq!(count("<td><a href=\"/initiativ/n"), 210);
    let place = |title: &str| pages[1].find(title).unwrap();
    let (draft, wrong, right) =
        (place("<td>z</td>"), place("<td><a href=\"/initiativ/n309/"), place("<td><a href=\"/initiativ/a/"));
    assert!(wrong < draft && draft < right, "what needs a hand comes first");
}
