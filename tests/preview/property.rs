//! The one promise of the preview: after any edits every page is, byte for byte, what reading the folder afresh gives,
//! and so are the mistakes that are told. Files with errors count with their last good text, which a second folder holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use rayon::prelude::*;

use crate::rooms::{Room, clean};

const SEQUENCES: u64 = 240;
const STEPS: u64 = 5;
const TAGS: [&str; 4] = ["skola", "vård", "samverkan", "ledarskap"];
const TOWNS: [&str; 4] = ["Partille", "Göteborg", "Ale", "Umeå"];

#[test]
fn after_any_edits_pages_are_those_of_a_clean_build() {
    let faults: Vec<String> =
        (0..SEQUENCES).into_par_iter().filter_map(|seed| Sequence::new(seed).run().err()).collect();
    assert!(faults.is_empty(), "{} of {SEQUENCES} sequences:\n{}", faults.len(), faults[0]);
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        // xorshift64* (Vigna 2016)
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % end
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// Random edits of one site, in two folders: as it is, and with the last good text of every file.
struct Sequence {
    seed: u64,
    random: Random,
    folders: [tempfile::TempDir; 2],
    /// The files as they are, and whether they have errors.
    files: BTreeMap<String, (Vec<u8>, bool)>,
    /// What has been edited since the preview last looked: what it never saw it cannot keep.
    unseen: BTreeSet<String>,
    log: String,
}

impl Sequence {
    fn new(seed: u64) -> Self {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut sequence = Self {
            seed,
            random,
            folders,
            files: BTreeMap::new(),
            unseen: BTreeSet::new(),
            log: String::new(),
        };
        let templates = [
            ("home", "{% for item in home.latest %}{{ item.title }}{% endfor %}"),
            ("list", "{% for item in list.items %}{{ item.title }} {{ item.url }}{% endfor %}"),
            ("article", ARTICLE),
            (
                "taxonomy",
                "{% for group in taxonomy.groups %}{% for term in group.terms %}{{ term.title }}{{ term.count }}{% endfor %}{% endfor %}",
            ),
            ("term", "{{ term.title }}{% for item in term.items %}{{ item.url }}{% endfor %}"),
            ("plain", "{{ plain.title }}{{ plain.html | safe }}"),
            ("search", "{{ page.title }}"),
            ("not_found", "{{ page.title }}"),
            ("alphabet", "{% for entry in alphabet.entries %}{{ entry.title }} {{ entry.url }}{% endfor %}"),
            ("words", WORDS),
            ("moved", "{{ moved.url }}"),
        ];
        for (name, text) in templates {
            sequence.put(&format!("themes/mini/templates/{name}.html"), template(text, 0), false);
        }
        sequence.put("themes/mini/theme.yaml", "name: mini\nversion: \"1\"\nsamla: \"0.1\"\n", false);
        sequence.put("themes/mini/assets/css/a.css", "p { color: red }\n", false);
        sequence.put("samla.yaml", config(2, false), false);
        sequence.put("content/vocabulary.yaml", vocabulary(""), false);
        for name in ["a", "b", "c"] {
            let text = sequence.article(name);
            sequence.put(&format!("content/initiativ/{name}.md"), text, false);
        }
        sequence.put("content/om.md", page("Om"), false);
        sequence.put("content/initiativ/bild.png", "PNG", false);
        sequence.log.clear();
        sequence.unseen.clear();
        sequence
    }

    fn run(mut self) -> Result<(), String> {
        let mut room = Room::open(self.folders[0].path());
        let steps = 2 + self.random.0 % STEPS;
        for _ in 0..steps {
            let before = self.files.clone();
            for _ in 0..=self.random.below(2) {
                self.edit();
            }
            let changed: Vec<&str> = self
                .files
                .keys()
                .chain(before.keys())
                .filter(|path| self.files.get(*path) != before.get(*path))
                .map(String::as_str)
                .collect();
            // Known files without errors are taken up at once; the rest waits for the walk.
            let is_plain_save = changed.iter().all(|path| {
                before.contains_key(*path)
                    && self.files.get(*path).is_some_and(|file| !file.1)
                    && is_text(path)
            });
            if self.random.below(3) > 0 {
                room.touch(&changed);
                if is_plain_save {
                    self.compare(&room, "touch")?;
                }
            }
            room.refresh();
            self.unseen.clear();
            self.compare(&room, "refresh")?;
        }
        let broken: Vec<String> =
            self.files.iter().filter(|file| file.1.1).map(|file| file.0.clone()).collect();
        for path in broken {
            let text = std::fs::read(self.folders[1].path().join(&path)).unwrap();
            self.put(&path, text, false);
        }
        room.refresh();
        self.compare(&room, "mend")
    }

    fn compare(&self, room: &Room, when: &str) -> Result<(), String> {
        let (wanted, mistakes) = clean(self.folders[1].path());
        let told = room.workspace.diagnostics();
        if !self.files.values().any(|file| file.1) && told != mistakes {
            return Err(format!(
                "sequence {}, {when}: {told:#?}\ninstead of\n{mistakes:#?}\nafter\n{}",
                self.seed, self.log
            ));
        }
        let served = room.pages();
        let differs = wanted.keys().chain(served.keys()).find(|path| served.get(*path) != wanted.get(*path));
        let Some(path) = differs else { return Ok(()) };
        let text = |pages: &BTreeMap<String, Vec<u8>>| {
            pages.get(path).map_or("nothing".into(), |page| String::from_utf8_lossy(page).into_owned())
        };
        Err(format!(
            "sequence {}, {when}: {path} is\n{}\ninstead of\n{}\nafter\n{}",
            self.seed,
            text(&served),
            text(&wanted),
            self.log
        ))
    }

    /// Writes a file, in one of the ways that editors have. A broken text leaves the good one in the second folder.
    fn put(&mut self, path: &str, text: impl AsRef<[u8]>, is_broken: bool) {
        if !self.unseen.insert(path.to_owned()) {
            return;
        }
        let text = text.as_ref();
        writeln!(self.log, "put {path} (broken: {is_broken})").unwrap();
        let was_good = self.folders[1].path().join(path).exists()
            && (self.files.get(path).is_some_and(|file| !file.1) || self.has_good(path));
        write(&self.folders[0].path().join(path), text, self.random.below(3));
        if !is_broken || !was_good {
            write(&self.folders[1].path().join(path), text, 0);
        }
        self.files.insert(path.to_owned(), (text.to_vec(), is_broken));
    }

    /// Whether the second folder holds an older, good text of a broken file.
    fn has_good(&self, path: &str) -> bool {
        let good = std::fs::read(self.folders[1].path().join(path)).ok();
        self.files.get(path).is_some_and(|file| good.is_some_and(|good| good != file.0))
    }

    fn remove(&mut self, path: &str) -> Vec<u8> {
        writeln!(self.log, "remove {path}").unwrap();
        self.unseen.insert(path.to_owned());
        for folder in &self.folders {
            std::fs::remove_file(folder.path().join(path)).unwrap();
        }
        self.files.remove(path).unwrap().0
    }

    fn any(&mut self, of: impl Fn(&str, bool) -> bool) -> Option<String> {
        let paths: Vec<&String> = self
            .files
            .iter()
            .filter(|(path, file)| !self.unseen.contains(*path) && of(path, file.1))
            .map(|(path, _)| path)
            .collect();
        (!paths.is_empty()).then(|| paths[self.random.below(paths.len())].clone())
    }

    /// A theme is taken as a whole: while one of its files is broken or breaks, the others do not change either.
    fn may_touch_theme(&self) -> bool {
        !self.unseen.iter().any(|path| path.starts_with("themes/"))
            && !self.files.iter().any(|(path, file)| path.starts_with("themes/") && file.1)
    }

    fn edit(&mut self) {
        let is_article = |path: &str, _: bool| path.starts_with("content/initiativ/") && is_text(path);
        // A translation that the settings leave out is not seen, so no good text of it would be kept.
        let is_sound_text =
            |path: &str, is_broken: bool| !is_broken && is_text(path) && !path.contains(".en.");
        match self.random.below(17) {
            0 | 1 => {
                let name = self.random.pick(&["d", "e", "f/index", "2020/a", "a.en"]);
                let text = self.article(name);
                self.put(&format!("content/initiativ/{name}.md"), text, false);
            }
            2..=5 => {
                if let Some(path) = self.any(is_article) {
                    let text = self.article(&path);
                    self.put(&path, text, false);
                }
            }
            6 => {
                if let Some(path) = self.any(is_article) {
                    self.remove(&path);
                }
            }
            7 => {
                if let Some(path) = self.any(|path, is_broken| is_article(path, is_broken) && !is_broken) {
                    let text = self.remove(&path);
                    let name = self.random.pick(&["x", "y", "z/index"]);
                    self.put(&format!("content/initiativ/{name}.md"), text, false);
                }
            }
            8 | 9 => {
                if let Some(path) = self.any(is_sound_text) {
                    let text: &[u8] = self.random.pick(&[
                        b"---\ntitle: A\n".as_slice(),
                        b"",
                        b"---\ntitle: T\nsummary: S\ndate: i dag\n---\n\nText\n",
                        b"---\ntitle: T\nsummary: S\ndate: 2020\ntags: [finns inte]\n---\n\nText\n",
                        b"---\ntitle: \xff\xfe\n---\n",
                    ]);
                    self.put(&path, text, true);
                }
            }
            10 => {
                if let Some(path) = self.any(|path, is_broken| is_broken && is_text(path)) {
                    let text = self.article(&path);
                    self.put(&path, text, false);
                }
            }
            11 => {
                let more =
                    self.random.pick(&["", "    synonyms: [utbildning]\n", "    description: Om skolan.\n"]);
                self.put("content/vocabulary.yaml", vocabulary(more), false);
            }
            12 => {
                let (size, is_english) = (1 + self.random.below(3), self.random.below(2) == 0);
                self.put("samla.yaml", config(size, is_english), false);
            }
            13 => {
                let text = template(ARTICLE, self.random.below(4));
                self.put("themes/mini/templates/article.html", text, false);
            }
            14 => match self.random.below(if self.may_touch_theme() { 3 } else { 2 }) {
                0 => self.put("samla.yaml", "title: [\n", true),
                1 => self.put("content/vocabulary.yaml", "tags: [a, a\n", true),
                _ => self.put("themes/mini/templates/article.html", "{% if %}", true),
            },
            15 => {
                let picture = ["PNG", "PNG2"][self.random.below(2)];
                let name = self.random.pick(&["bild.png", "f/karta.png"]);
                self.put(&format!("content/initiativ/{name}"), picture, false);
            }
            _ if !self.may_touch_theme() => {}
            _ => {
                let color = ["red", "blue", "green"][self.random.below(3)];
                self.put("themes/mini/assets/css/a.css", format!("p {{ color: {color} }}\n"), false);
            }
        }
    }

    fn article(&mut self, name: &str) -> String {
        let (tag, other) = (self.random.pick(&TAGS), self.random.pick(&TAGS));
        let tags = if tag == other { tag.to_owned() } else { format!("{tag}, {other}") };
        let (town, year) = (self.random.pick(&TOWNS), 2015 + self.random.below(4));
        let target = self.random.pick(&["a", "b", "c", "d"]);
        let state = self.random.pick(&[
            "",
            "",
            "",
            "draft: true\n",
            "publish_at: 2030-01-01\n",
            "aliases: [/gammal/]\n",
        ]);
        let link = self.random.pick(&[
            "",
            "[Läs](b.md).",
            "[Läs](b.md#rubrik).",
            "[Läs](d.md#en-annan) [?](../om.md#nej)",
            "[Om](../om.md)",
            "[Ale](/kommuner/ale/) [2016](/ar/2016/sida/2/) [c](/initiativ/c/#rubrik)",
            "![Bild](bild.png) ![Karta](f/karta.png)",
            "<b>x</b>",
            "[?](nej.md)",
        ]);
        let heading = self.random.pick(&["Rubrik", "En annan"]);
        let organisation = self.random.pick(&["", "organisation: Ett kontor\n", "organisation: Annat\n"]);
        let number = self.random.below(1000);
        let word = self.random.pick(&["skolkurator", "Öppenvårdens", "team", "xylofoner"]);
        format!(
            "---\ntitle: \"{name} {word}\"\nsummary: Om {word}.\ndate: {year}\nmunicipality: {town}\ntags: [{tags}]\nrelated: [{target}]\n{organisation}{state}---\n\nText {number}. {link}\n\n## {heading}\n\nMer.\n"
        )
    }
}

const WORDS: &str = "{% for word in words.words %}{{ word.title }}{% for entry in word.pages %}{{ entry.url }}{% endfor %}{% for compound in word.compounds %}{{ compound.title }}{% for entry in compound.pages %}{{ entry.url }}{% endfor %}{% endfor %}{% endfor %}";
const ARTICLE: &str = "{{ article.title }}|{{ article.summary }}|{{ article.html | safe }}|{% for item in article.related %}{{ item.url }} {% endfor %}|{% for item in article.backlinks %}{{ item.title }} {% endfor %}|{% if article.next %}{{ article.next.title }}{% endif %}|{{ article.state }}";

fn template(main: &str, version: usize) -> String {
    format!(
        "<head>{{{{ site.title }}}} {{{{ site.assets[\"site.css\"] }}}}</head>{version}{{% for part in site.taxonomies %}}{{{{ part.title }}}}{{{{ part.term_count }}}}{{% endfor %}}{{{{ site.article_count }}}}{main}\n"
    )
}

fn config(page_size: usize, is_english: bool) -> String {
    let languages = if is_english { "[sv, en]" } else { "[sv]" };
    format!(
        "title: Banken {page_size}\nbase_url: https://x.example/\ntheme: mini\nlanguages: {languages}\npage_size: {page_size}\nallow_html: {is_english}\n"
    )
}

fn vocabulary(more: &str) -> String {
    format!("tags:\n  - term: {}\n{more}  - term: {}\n", TAGS[0], TAGS[1..].join("\n  - term: "))
}

fn is_text(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "md")
}

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\nsummary: S\n---\n\nText.\n")
}

fn write(file: &Path, text: &[u8], way: usize) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    match way {
        0 => std::fs::write(file, text).unwrap(),
        1 => {
            let new = file.with_extension("tmp");
            std::fs::write(&new, text).unwrap();
            std::fs::rename(new, file).unwrap();
        }
        _ => {
            std::fs::remove_file(file).ok();
            std::fs::write(file, text).unwrap();
        }
    }
}
