//! The one file that the browser gets.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use samla::search::client::join;

fn modules() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/samla/assets/search");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn no_name_is_taken_twice() {
    let script = join(modules().iter().map(String::as_str));
    let mut names = BTreeSet::new();
    // Joined modules share one scope. The lines have lost their indentation, so the modules themselves are read.
    for line in modules().iter().flat_map(|module| module.lines()) {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        for word in ["const ", "let ", "class ", "function "] {
            if let Some(rest) = line.strip_prefix(word) {
                let name: String =
                    rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                assert!(names.insert(name.clone()), "{name}");
            }
        }
    }
    assert!(names.len() > 40);
    assert!(!script.contains("import {") && !script.contains("\nexport "));
}

#[test]
fn it_stays_under_twelve_kilobytes() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(join(modules().iter().map(String::as_str)).as_bytes()).unwrap();
    let size = encoder.finish().unwrap().len();
    assert!(size < 12 * 1024, "{size} bytes");
}
