//! Holds the floors of `src` apart: a file imports only from the floors below it, and products never from each
//! other. The floors are those of ARCHITECTURE.md.

use std::path::Path;

/// From the ground up. Rooms of one floor stand in one row.
const FLOORS: [&[&str]; 9] = [
    &["diagnostic", "text"],
    &["yaml", "language", "privacy", "picture"],
    &["config"],
    &["content"],
    &["markdown"],
    &["model"],
    &["search", "theme", "feeds", "check"],
    &["pipeline", "publish", "serve"],
    &["cli"],
];

/// Rooms of one floor that may know each other: the ground holds together, and serving shows what the pipeline made.
const NEIGHBOURS: [(&str, &str); 3] = [("diagnostic", "text"), ("text", "diagnostic"), ("serve", "pipeline")];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Whether a file of room `from` may import room `to`.
fn allowed(from: &str, to: &str) -> bool {
    from == to || NEIGHBOURS.contains(&(from, to)) || floor(to) < floor(from)
}

/// The rooms that a source text imports: the names after `crate::`, in `use` lines and in paths. Nested groups
/// (`use crate::{a::B, c}`) are not used in this code, and a test says so.
fn imports(text: &str) -> Vec<&str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.split(|character: char| !character.is_alphanumeric() && character != '_')
                .next()
                .unwrap_or("")
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// Every Rust file of `src` with its room.
fn files() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<_> = walkdir::WalkDir::new(&src)
        .into_iter()
        .map(|entry| entry.expect("src can be read").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| (path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/"), path))
        .map(|(name, path)| (name, std::fs::read_to_string(path).expect("source is text")))
        .collect();
    files.sort();
    files
}

#[test]
fn no_file_imports_from_its_own_floor_or_above() {
    let mut wrong = Vec::new();
    for (name, text) in files() {
        let Some((room, _)) = name.split_once('/') else { continue };
        assert!(floor(room).is_some(), "{room} stands on no floor: add it to FLOORS and to ARCHITECTURE.md");
        assert!(!text.contains("use crate::{"), "{name}: import each room on a line of its own");
        // Macros are exported at the crate's root and belong to the ground.
        let rooms = imports(&text).into_iter().filter(|to| floor(to).is_some());
        wrong.extend(rooms.filter(|to| !allowed(room, to)).map(|to| format!("{name} imports {to}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What somebody has put into a site's folder may be a FIFO, which lets whoever opens it wait for ever: everything is
/// opened by `text::file`. What the system has and what tests have made is another thing.
#[test]
fn files_are_opened_in_one_place() {
    let allowed = ["text/file.rs", "publish/mounts.rs"];
    let mut wrong = Vec::new();
    for (name, text) in files() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let opens =
            ["fs::read(", "fs::read_to_string(", "File::open("].iter().any(|call| code.contains(call));
        if opens && !allowed.contains(&name.as_str()) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "use text::file::open or read_bytes in {wrong:?}");
}

#[test]
fn the_rule_can_fail() {
    assert!(!allowed("theme", "search"));
    assert!(!allowed("content", "model"));
    assert!(!allowed("diagnostic", "config"));
    assert!(allowed("theme", "model"));
    assert!(allowed("cli", "publish"));
    assert_eq!(
        imports("use crate::model::Site;\n// crate::cli\nlet x = crate::text::slug(y);"),
        ["model", "text"]
    );
}
