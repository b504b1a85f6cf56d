//! The editors' pages, followed to the letter: each command is run in a folder of its own, each file that the text tells
//! to write is written, and what the page shows is what the program says.
//!
//! - A block after `<!-- skriv: PATH -->` is written to that file, one after `<!-- lägg till: PATH -->` is added to it.
//! - A line `…` among what a command says stands for any lines.
//! - How long something took and how large it became differs from run to run: the numbers before `ms` and `kB` are not
//!   compared, nor is the port. How well an article fits (`0.122`) changes with every other article, and is not either.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::{blocks, page, root, write};

/// Where somebody begins to read a page.
enum Start {
    /// With nothing.
    Empty,
    /// With the site that the page before has made.
    Site,
    /// With the site of the repository, which the page asks but does not change.
    Repository,
}

const PAGES: [(&str, Start); 5] = [
    ("borja.md", Start::Empty),
    ("artikel.md", Start::Site),
    ("fel.md", Start::Site),
    ("sok.md", Start::Repository),
    ("ordlista.md", Start::Site),
];

/// What a page tells to do, in its order.
enum Step {
    /// A command, and what it says.
    Run(String, Vec<String>),
    Write {
        path: String,
        text: String,
        is_more: bool,
    },
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut file: Option<(String, bool)> = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        for (start, is_more) in [("<!-- skriv: ", false), ("<!-- lägg till: ", true)] {
            if let Some(path) = line.strip_prefix(start).and_then(|rest| rest.strip_suffix(" -->")) {
                file = Some((path.to_owned(), is_more));
            }
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((path, is_more)) = file.take() {
            steps.push(Step::Write { path, text: inside.join("\n") + "\n", is_more });
        } else if info == "console" {
            for line in inside {
                match (line.strip_prefix("$ "), steps.last_mut()) {
                    (Some(command), _) => steps.push(Step::Run(command.to_owned(), Vec::new())),
                    (None, Some(Step::Run(_, said))) => said.push(line.to_owned()),
                    _ => panic!("nothing is run before {line:?}"),
                }
            }
        }
    }
    steps
}

/// Somebody at a terminal who reads Swedish.
struct Reader {
    _home: tempfile::TempDir,
    folder: PathBuf,
}

impl Reader {
    fn new(start: &Start) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = match start {
            Start::Repository => root().to_owned(),
            _ => home.path().to_owned(),
        };
        let mut reader = Self { _home: home, folder };
        if matches!(start, Start::Site) {
            reader.run("samla init .");
        }
        reader
    }

    fn command(&self, line: &str) -> Command {
        let program = Path::new(env!("CARGO_BIN_EXE_samla")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(&self.folder);
        command.env("PATH", format!("{}:{path}", program.display()));
        command.env("LC_ALL", "sv_SE.UTF-8").env_remove("LANGUAGE").stdin(Stdio::null());
        command
    }

    /// What a command says.
    fn run(&mut self, line: &str) -> String {
        if let Some(folder) = line.strip_prefix("cd ") {
            self.folder = self.folder.join(folder);
            assert!(self.folder.is_dir(), "{line}");
            return String::new();
        }
        if line.starts_with("samla serve") {
            return self.serve(line);
        }
        let output = self.command(line).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }

    /// The first line that the preview says.
    fn serve(&self, line: &str) -> String {
        let mut command = self.command(&format!("exec {line} --port 0"));
        let mut server = Ended(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
        let mut said = String::new();
        BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut said).unwrap();
        assert!(said.starts_with("http://127.0.0.1:"), "{line}: {said}");
        said
    }
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A line without what differs from run to run.
fn settled(line: &str) -> String {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let is_score =
        |word: &str| word.split_once('.').is_some_and(|(whole, rest)| whole == "0" && rest.len() == 3);
    words.iter_mut().filter(|word| is_score(word)).for_each(|word| "N".clone_into(word));
    for index in 1..words.len() {
        if words[index].starts_with("ms") || words[index].starts_with("kB") {
            let before = words[index - 1].trim_start_matches('(').to_owned();
            assert!(before.chars().all(|digit| digit.is_ascii_digit()), "{line}");
            "N".clone_into(&mut words[index - 1]);
        }
    }
    let line = words.join(" ");
    match line.split_once("127.0.0.1:").and_then(|(before, rest)| Some((before, rest.split_once('/')?.1))) {
        Some((before, after)) => format!("{before}127.0.0.1:N/{after}").trim_end().to_owned(),
        None => line.trim_end().to_owned(),
    }
}

/// Whether `said` is what `shown` says it is; `…` stands for any lines.
fn agrees(shown: &[String], said: &[String]) -> bool {
    match shown.split_first() {
        None => said.is_empty(),
        Some((first, rest)) if first == "…" => (0..=said.len()).any(|from| agrees(rest, &said[from..])),
        Some((first, rest)) => said.first() == Some(first) && agrees(rest, &said[1..]),
    }
}

fn lines(text: &str) -> Vec<String> {
    text.trim_end().lines().map(settled).collect()
}

#[test]
fn what_is_told_to_do_can_be_done() {
    for (name, start) in PAGES {
        let text = page(&format!("editors/{name}"));
        let mut reader = Reader::new(&start);
        for step in steps(&text) {
            match step {
                Step::Run(command, _) if command.starts_with("cargo ") => {}
                Step::Run(command, shown) => {
                    let said = lines(&reader.run(&command));
                    // A page may leave out what a command says.
                    let shown: Vec<String> = shown.iter().map(|line| settled(line)).collect();
                    assert!(
                        shown.is_empty() || agrees(&shown, &said),
                        "{name}: $ {command}\n{}\n\nbut it says\n\n{}",
                        shown.join("\n"),
                        said.join("\n")
                    );
                }
                Step::Write { path, text, is_more } => {
                    let file = reader.folder.join(&path);
                    let before =
                        if is_more { std::fs::read_to_string(&file).unwrap() + "\n" } else { String::new() };
                    write(&reader.folder, &path, before + &text);
                }
            }
        }
    }
}

#[test]
fn the_rule_can_fail() {
    let shown = |text: &str| text.lines().map(settled).collect::<Vec<_>>();
    let said = shown("1 artikel (249 kB, 76 ms)\nhttp://127.0.0.1:4711/ (avsluta)\nSlut");
    assert!(agrees(&shown("1 artikel (3 kB, 1 ms)\nhttp://127.0.0.1:4000/ (avsluta)\nSlut"), &said));
    assert!(agrees(&shown("…\nSlut"), &said) && agrees(&shown("1 artikel (3 kB, 1 ms)\n…"), &said));
    for lie in ["2 artiklar (249 kB, 76 ms)\n…", "…\nhttp://127.0.0.1:4000/", "Slut", "…\nslut"] {
        assert!(!agrees(&shown(lie), &said), "{lie}");
    }
}

#[test]
fn the_files_of_a_new_site_are_those_that_are_told() {
    let mut reader = Reader::new(&Start::Empty);
    reader.run("samla init banken");
    let text = page("editors/borja.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let told: Vec<&str> = rows.map(|(path, _)| path).collect();
    assert!(told.len() > 3);
    for path in told {
        assert!(reader.folder.join("banken").join(path).exists(), "{path}");
    }
}

#[test]
fn an_article_from_beginning_to_end() {
    let text = page("editors/artikel.md");
    let name = "farre-placeringar-i-partille";
    let mut reader = Reader::new(&Start::Site);
    reader.run("samla new Färre placeringar i Partille");
    let article = reader.folder.join(format!("content/initiativ/{name}.md"));
    let page_of = |reader: &Reader, address: &str| reader.folder.join(format!("public{address}index.html"));
    // 4: a folder of its own leaves the address as it is.
    assert!(text.contains(&format!("content/initiativ/{name}/index.md\n")));
    std::fs::create_dir(reader.folder.join(format!("content/initiativ/{name}"))).unwrap();
    let moved = reader.folder.join(format!("content/initiativ/{name}/index.md"));
    std::fs::rename(article, &moved).unwrap();
    // 5: a draft is seen with --drafts, with a mark.
    assert!(text.contains("*Utkast: syns bara i förhandsvisningen*"));
    reader.run("samla build --drafts");
    let address = format!("/initiativ/{name}/");
    let seen = std::fs::read_to_string(page_of(&reader, &address)).unwrap();
    assert!(seen.contains("Utkast: syns bara i förhandsvisningen"));
    // 6: without the line, it is published.
    assert!(text.contains("Ta bort raden `draft: true`"));
    reader.run("samla build");
    assert!(!page_of(&reader, &address).exists());
    let written = std::fs::read_to_string(&moved).unwrap();
    write(
        &reader.folder,
        &format!("content/initiativ/{name}/index.md"),
        written.replace("draft: true\n", ""),
    );
    reader.run("samla build");
    assert!(page_of(&reader, &address).exists());
    // A translation.
    assert!(text.contains("`languages: [sv, en]`") && text.contains("`/en/initiativ/…`"));
    let settings = std::fs::read_to_string(reader.folder.join("samla.yaml")).unwrap();
    write(&reader.folder, "samla.yaml", settings + "\nlanguages: [sv, en]\n");
    let english = written.replace("draft: true\n", "").replace("Färre placeringar i", "Fewer placements in");
    write(&reader.folder, &format!("content/initiativ/{name}/index.en.md"), english);
    let said = reader.run("samla build");
    let translated = std::fs::read_to_string(page_of(&reader, &format!("/en{address}"))).expect(&said);
    assert!(translated.contains(&address), "they link to each other");
}

/// What makes the program say a message that a page shows: the message's first line, and the file with its text.
const MADE_BY: &[(&str, &str, &str)] = &[
    (
        "fel[invalid-date]: ”mars 2019”",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: mars 2019\n---\n\nText.\n",
    ),
    (
        "fel[invalid-date]: ”7 mars 2019”",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 7 mars 2019\n---\n\nText.\n",
    ),
    (
        "fel[yaml-syntax]: Ett kolon",
        "content/initiativ/a.md",
        "---\ntitle: Så minskade Partille placeringarna: ett samarbete.\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n",
    ),
    (
        "fel[unknown-term]: ”skola”",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\ntags: [skola]\n---\n\nText.\n",
    ),
    (
        "fel[unknown-municipality]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\nmunicipality: Partille kommun\n---\n\nText.\n",
    ),
    (
        "fel[unknown-field]: Fältet ”titel”",
        "content/initiativ/a.md",
        "---\ntitel: A\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n",
    ),
    (
        "fel[unknown-field]: Fältet ”kommun”",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\nkommun: Partille\n---\n\nText.\n",
    ),
    (
        "fel[missing-field]: Fältet summary",
        "content/initiativ/a.md",
        "---\ntitle: A\ndate: 2019\n---\n\nText.\n",
    ),
    (
        "fel[broken-link]: Filen annan-artikel.md",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nSe [den andra artikeln](annan-artikel.md) och [längre ned](#finns-inte).\n",
    ),
    (
        "fel[missing-alt]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\n![](torget.jpg)\n",
    ),
    (
        "fel[private-contact]: ”070-123 45 67”",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nRing 070-123 45 67.\n",
    ),
    (
        "fel[identity-number]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n\nPojken, 850101-2390, fick stöd.\n",
    ),
    (
        "varning[not-a-picture]: torget.jpg",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\n![Torget i snö](torget.jpg)\n",
    ),
    (
        "varning[not-a-picture]: IMG_2043.HEIC",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\n![Torget i snö](IMG_2043.HEIC)\n",
    ),
    (
        "fel[foreign-comment]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nText. %%anteckning%%\n",
    ),
    (
        "fel[active-file]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\n![Vägen till skolan](karta.svg)\n",
    ),
    (
        "fel[front-matter-unclosed]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n\nText.\n",
    ),
    (
        "varning[curly-quotes]",
        "content/initiativ/a.md",
        "---\ntitle: ”A”\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n\n• en punkt\n\n#Rubrik\n",
    ),
    (
        "fel[broken-link-syntax]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\n![Skolan](Bild på skola 1.jpg)\n",
    ),
    (
        "varning[list-as-text]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\nparticipants: Partille, Lerum\n---\n\nText.\n",
    ),
    (
        "varning[skipped-heading-level]",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n\n### Rubrik\n",
    ),
    (
        "fel[vocabulary-clash]",
        "content/vocabulary.yaml",
        "tags:\n  - term: samverkan\n    synonyms: [samarbete]\n  - samarbete\ntarget_group: [barn och unga]\n",
    ),
    (
        "fel[unknown-broader]",
        "content/vocabulary.yaml",
        "tags:\n  - samverkan\n  - arbetsmiljö\n  - term: arbetsbelastning\n    broader: arbetsmilö\ntarget_group: [barn och unga]\n",
    ),
    (
        "fel[wrong-type]: Fältet value",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n\n```diagram\ntype: bar\ntitle: T\ndata:\n  - {label: A, value: 19 582}\n```\n\n```diagram\ntype: pair\ntitle: T\ndata:\n  - {label: A, value: 1}\n```\n\n```diagram\ntype: bar\ntitle: T\nhighlight: \"2019\"\ndata:\n  - {label: A, value: 1}\n  - {label: B, value: 2}\n```\n",
    ),
    (
        "fel[private-contact]: Fältet phone",
        "content/initiativ/a.md",
        "---\ntitle: A\nsummary: Ett försök.\ndate: 2019\n---\n\nText.\n\n```kontakt\nname: Förvaltningen\nphone: 08-123 45 67\n```\n",
    ),
];

/// What else has to be there for a message: its first line, and a file with its text.
const BESIDE: &[(&str, &str, &str)] = &[
    ("varning[not-a-picture]: torget", "content/initiativ/torget.jpg", "<!doctype html><title>404</title>"),
    (
        "varning[not-a-picture]: IMG",
        "content/initiativ/IMG_2043.HEIC",
        "\0\0\0\u{18}ftypheic\0\0\0\0mif1heic",
    ),
    (
        "fel[active-file]",
        "content/initiativ/karta.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>x()</script></svg>",
    ),
];

#[test]
fn messages_are_those_that_the_program_says() {
    let mut lies = Vec::new();
    for entry in std::fs::read_dir(root().join("docs/editors")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let text = page(&format!("editors/{name}"));
        let shown = blocks(&text).into_iter().filter(|(info, inside)| {
            info.is_empty() && ["fel[", "varning["].iter().any(|start| inside.starts_with(start))
        });
        for (_, shown) in shown {
            let Some((_, path, text)) = MADE_BY.iter().find(|(start, ..)| shown.starts_with(start)) else {
                lies.push(format!("{name}: nothing is known to make\n{shown}"));
                continue;
            };
            let mut reader = Reader::new(&Start::Site);
            write(&reader.folder, path, text);
            for (_, path, text) in BESIDE.iter().filter(|(start, ..)| shown.starts_with(start)) {
                write(&reader.folder, path, text);
            }
            let said = reader.run("samla check --all");
            let said: Vec<&str> =
                said.lines().map(|line| line.trim_start_matches([' ', '=']).trim_end()).collect();
            let missing = shown.lines().filter(|line| !said.contains(&line.trim()));
            lies.extend(missing.map(|line| format!("{name}: {line}\nis not said, but\n{}", said.join("\n"))));
        }
    }
    assert!(lies.is_empty(), "{}", lies.join("\n\n"));
}
