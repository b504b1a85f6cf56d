//! The documentation says what is true: its tables name the fields, commands and views that there are, its examples
//! work, its links lead somewhere.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod follow;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use samla::diagnostic::Code;

const VIEWS: &str = include_str!("../../src/theme/views.rs");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(path: &str) -> String {
    std::fs::read_to_string(root().join("docs").join(path)).expect("the page is there")
}

fn samla(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samla"))
        .current_dir(folder)
        .args(arguments)
        .env("LC_ALL", "C")
        .output()
        .expect("samla can be started")
}

/// A new site as `samla init` makes it.
fn starter() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    assert!(samla(folder.path(), &["init", "."]).status.success());
    folder
}

fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = folder.join(path);
    std::fs::create_dir_all(file.parent().expect("below the folder")).expect("a folder can be made");
    std::fs::write(file, text).expect("a file can be written");
}

/// Demands that a site has neither errors nor warnings.
fn sound(folder: &Path) {
    let output = samla(folder, &["check", "--deny-warnings", "--today", "2026-11-21"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The fenced blocks of a page: what stands behind the backticks, and the text inside.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(info), None) => open = Some((info, String::new())),
            (Some(_), Some(_)) => found.extend(open.take()),
            (None, Some((_, inside))) => *inside += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    assert_eq!(open, None, "a block is not closed");
    found
}

fn blocks_of(text: &str, info: &str) -> Vec<String> {
    let found: Vec<String> =
        blocks(text).into_iter().filter(|(name, _)| *name == info).map(|(_, inside)| inside).collect();
    assert!(!found.is_empty(), "no block {info}");
    found
}

/// The text without its examples: fenced blocks, and what stands in backticks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let lines = text.lines().filter(|line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    lines
        .map(
            |line| if line.starts_with('#') { line.to_owned() } else { line.split('`').step_by(2).collect() },
        )
        .map(|line| line + "\n")
        .collect()
}

/// The part of a page below the heading that begins with `start`, down to the next of the same level.
fn section<'a>(text: &'a str, start: &str) -> &'a str {
    let start = format!("\n{start}");
    let from = text.find(&start).unwrap_or_else(|| panic!("no section {start}")) + 1;
    let level = format!("\n{} ", text[from..].split(' ').next().unwrap_or_default());
    let end = text[from..].find(&level).map_or(text.len(), |end| from + end + 1);
    &text[from..end]
}

/// Headings and first table columns that are one word in backticks.
fn named(text: &str, before: &str) -> BTreeSet<String> {
    let names = text.lines().filter_map(|line| line.strip_prefix(before)?.strip_prefix('`')?.split_once('`'));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// What the program itself calls the known fields, for each field `zebra` in a file of a site.
fn known_fields(path: &str, text: &str) -> Vec<BTreeSet<String>> {
    let site = starter();
    write(site.path(), path, text);
    let output = samla(site.path(), &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mistakes = report["diagnostics"].as_array().expect("a list");
    let unknown = mistakes.iter().filter(|found| {
        found["code"] == "unknown-field" && found["message"].as_str().unwrap_or_default().contains("zebra")
    });
    unknown
        .map(|found| {
            let help = found["help"].as_str().unwrap_or_default();
            set(help.strip_prefix("The fields are: ").unwrap_or(help).trim_end_matches('.').split(", "))
        })
        .collect()
}

fn known(path: &str, text: &str) -> BTreeSet<String> {
    let mut found = known_fields(path, text);
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

/// Every name stands in the text as `name` or, in an example, as name: .
fn mentioned(text: &str, names: &BTreeSet<String>) {
    for name in names {
        assert!(
            text.contains(&format!("`{name}`")) || text.contains(&format!("{name}: ")),
            "{name} in\n{text}"
        );
    }
}

#[test]
fn the_rules_that_cannot_be_lowered_are_those_of_the_table() {
    let page = page("operators/samla-yaml.md");
    let (_, section) = page.split_once("Some are always errors").expect("they are listed");
    let (list, _) = section.split_once("To lower one").expect("the list ends");
    let listed: BTreeSet<&str> = list.split('`').skip(1).step_by(2).collect();
    let kept: BTreeSet<&str> =
        Code::RULES.iter().filter(|rule| !rule.relaxable).map(|rule| rule.name).collect();
    assert_eq!(listed, kept);
}

#[test]
fn all_fields_of_articles_are_told() {
    let text = page("editors/falt.md");
    let article = |field: &str| format!("---\ntitle: x\nsummary: x\ndate: 2020\n{field}\n---\n\nx\n");
    let fields = |field: &str| known("content/initiativ/x.md", &article(field));
    // The whole list is long: a message sends to the explanation of the rule.
    let explained = Code::UnknownField.rule().en;
    let (_, list) = explained.split_once("An article has ").expect("the fields are listed");
    let (list, _) = list.split_once(", and the site's own").expect("the list ends");
    assert_eq!(named(&text, "### "), set(list.replace(" and ", ", ").split(", ")));
    assert!(fields("zebra: 1").iter().any(|help| help.contains("samla explain unknown-field")));
    for group in ["period", "funding", "contact", "image"] {
        mentioned(section(&text, &format!("### `{group}`")), &fields(&format!("{group}: {{zebra: 1}}")));
    }
    mentioned(section(&text, "### `sources`"), &fields("sources: [{zebra: 1}]"));
}

#[test]
fn all_fields_of_blocks_are_told() {
    let text = page("editors/block.md");
    let fields = |block: &str, field: &str| {
        known("content/x.md", &format!("---\ntitle: x\n---\n\n```{block}\n{field}\n```\n"))
    };
    let table = |block: &str| {
        let kinds = set(["bar", "line", "ranking", "single", "pair", "type"]);
        let found = named(section(&text, &format!("## {block}")), "| ");
        if block == "diagram" { &(&found - &kinds) | &set(["type"]) } else { found }
    };
    for block in ["fakta", "diagram", "kontakt"] {
        assert_eq!(table(block), fields(block, "zebra: 1"));
    }
    mentioned(section(&text, "## fakta"), &fields("fakta", "items: [{zebra: 1}]"));
    mentioned(section(&text, "## diagram"), &fields("diagram", "type: ranking\ndata: [{zebra: 1}]"));
}

#[test]
fn all_settings_are_told() {
    let text = page("operators/samla-yaml.md");
    let fields = |field: &str| known("samla.yaml", &format!("title: x\n{field}\n"));
    assert_eq!(named(&text, "### "), fields("zebra: 1"));
    for group in ["publisher", "search"] {
        mentioned(section(&text, &format!("### `{group}`")), &fields(&format!("{group}: {{zebra: 1}}")));
    }
    mentioned(&page("theme-makers/taxonomies.md"), &fields("taxonomies: {tags: {zebra: 1}}"));
    let terms = known("content/vocabulary.yaml", "tags: [{term: samverkan, zebra: 1}]\n");
    assert_eq!(named(&page("editors/ordlista.md"), "| "), terms);
}

#[test]
fn examples_of_articles_work() {
    let site = starter();
    for vocabulary in blocks_of(&page("editors/ordlista.md"), "yaml") {
        write(site.path(), "content/vocabulary.yaml", vocabulary);
    }
    for picture in ["omslag.jpg", "torget.jpg"] {
        // One pixel.
        let gif = b"GIF87a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
        write(site.path(), &format!("content/initiativ/{picture}"), gif);
    }
    // Many examples are of the same article.
    let settings = std::fs::read_to_string(site.path().join("samla.yaml")).unwrap();
    write(site.path(), "samla.yaml", settings + "\nrules: {same-title: off}\n");
    let required = [("title:", "title: x\n"), ("summary:", "summary: x\n"), ("date:", "date: 2020\n")];
    let (fields, article) = (page("editors/falt.md"), page("editors/artikel.md"));
    let examples = blocks_of(&fields, "yaml").into_iter().chain(blocks_of(&article, "yaml"));
    for (index, example) in examples.enumerate() {
        let inside = example.trim().trim_start_matches("---\n").trim_end_matches("---").to_owned();
        let missing: String = required
            .iter()
            .filter(|(field, _)| !inside.lines().any(|line| line.starts_with(field)))
            .map(|(_, line)| *line)
            .collect();
        let text = format!("---\n{missing}{inside}\n---\n\nx\n");
        write(site.path(), &format!("content/initiativ/falt-{index}.md"), text);
    }
    let (text, boxes) = (page("editors/markdown.md"), page("editors/block.md"));
    let bodies = blocks_of(&text, "markdown").into_iter().chain(blocks_of(&article, "markdown"));
    let boxes = blocks(&boxes).into_iter().filter(|(info, _)| !info.is_empty());
    let boxes = boxes.map(|(info, inside)| format!("```{info}\n{inside}```\n"));
    for (index, body) in bodies.chain(boxes).enumerate() {
        let text = format!("---\ntitle: x\nsummary: x\ndate: unknown\n---\n\n{body}");
        write(site.path(), &format!("content/initiativ/text-{index}.md"), text);
    }
    sound(site.path());
}

#[test]
fn examples_of_settings_work() {
    for path in ["operators/samla-yaml.md", "theme-makers/taxonomies.md"] {
        for settings in blocks_of(&page(path), "yaml") {
            let site = tempfile::tempdir().unwrap();
            write(site.path(), "samla.yaml", settings);
            write(site.path(), "content/om.md", "---\ntitle: Om\n---\n\nText.\n");
            sound(site.path());
        }
    }
}

#[test]
fn the_example_of_a_template_works() {
    let text = page("theme-makers/templates.md");
    let site = starter();
    for (info, path) in
        [("html", "templates/plain.html"), ("yaml", "strings/sv.yaml"), ("css", "assets/css/95-own.css")]
    {
        write(site.path(), path, &blocks_of(&text, info)[0]);
    }
    let output = samla(site.path(), &["build", "--quiet"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let built = std::fs::read_to_string(site.path().join("public/om/index.html")).unwrap();
    let promised = &blocks_of(&text, "html")[1];
    assert!(built.contains(promised.trim_end()), "{promised}\nis not in\n{built}");
}

#[test]
fn all_views_are_told() {
    let text = page("theme-makers/templates.md");
    let mut views = VIEWS.split("pub struct ").skip(1).peekable();
    assert!(views.peek().is_some());
    for view in views {
        let name = view.split(|letter: char| !letter.is_alphanumeric()).next().unwrap();
        let body = view.split("\n}").next().unwrap();
        let fields = body.lines().filter_map(|line| Some(line.strip_prefix("    pub ")?.split_once(':')?.0));
        assert_eq!(named(section(&text, &format!("### {name}\n")), "| "), set(fields), "{name}");
    }
}

#[test]
fn all_commands_and_options_are_told() {
    let text = page("operators/commands.md");
    let program = samla::cli::command();
    let global: BTreeSet<&str> = ["help", "version"]
        .into_iter()
        .chain(program.get_arguments().filter_map(|option| option.get_long()))
        .collect();
    let general = &text[..text.find("\n## ").unwrap()];
    for option in &global {
        assert!(general.contains(&format!("`--{option}")), "--{option}");
    }
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let part = section(&text, &format!("## `samla {}", command.get_name()));
        let options: BTreeSet<String> = command
            .get_arguments()
            .filter_map(|option| option.get_long())
            .filter(|option| !global.contains(option))
            .map(str::to_owned)
            .collect();
        let told: BTreeSet<String> = part
            .lines()
            .filter_map(|line| line.strip_prefix("| `"))
            .filter_map(|line| line.split("--").nth(1)?.split(['`', ' ']).next())
            .map(str::to_owned)
            .collect();
        assert_eq!(told, options, "{}", command.get_name());
        for position in command.get_positionals() {
            let name = position.get_id().as_str().to_uppercase();
            assert!(part.lines().next().unwrap().contains(&name), "{name}");
        }
    }
    for heading in named(&text, "## ") {
        let name = heading.split(' ').nth(1).unwrap();
        assert!(program.find_subcommand(name).is_some(), "samla {name}");
    }
}

#[test]
fn all_rules_can_be_explained() {
    let names: BTreeSet<&str> = Code::RULES.iter().map(|rule| rule.name).collect();
    for rule in Code::RULES {
        for lang in ["sv", "en"] {
            let output = samla(root(), &["explain", rule.name, "--lang", lang]);
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success() && said.starts_with(rule.name), "{}", rule.name);
            assert!(said.lines().count() > 2, "{said}");
        }
    }
    for path in ["editors/fel.md", "editors/falt.md", "editors/block.md", "editors/markdown.md"] {
        for piece in page(path).split("\nfel[").skip(1) {
            let name = piece.split(']').next().unwrap();
            assert!(names.contains(name), "{name} in {path}");
        }
    }
}

/// The anchors that GitHub gives the headings of a page.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let text = line.trim_start_matches('#').trim().to_lowercase();
            let kept = text.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
            kept.collect::<String>().replace(' ', "-")
        })
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let mut pages: Vec<PathBuf> =
        top.iter().map(|name| root().join(name)).filter(|file| file.exists()).collect();
    for entry in walkdir::WalkDir::new(root().join("docs")).sort_by_file_name() {
        let file = entry.unwrap().into_path();
        pages.extend(file.extension().is_some_and(|ending| ending == "md").then_some(file));
    }
    let mut dead = Vec::new();
    for file in &pages {
        let text = prose(&std::fs::read_to_string(file).unwrap());
        for link in text.split("](").skip(1) {
            let link = link.split([')', ' ']).next().unwrap();
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { file.clone() } else { file.parent().unwrap().join(path) };
            let found = target.exists()
                && (anchor.is_empty()
                    || anchors(&prose(&std::fs::read_to_string(&target).unwrap())).contains(anchor));
            if !found {
                dead.push(format!("{}: {link}", file.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert_eq!(dead, Vec::<String>::new());
}
