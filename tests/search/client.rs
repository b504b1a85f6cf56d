//! The one file that the browser gets.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The modules as `src/theme/modules.rs` joins them: without imports, comments and indentation.
fn joined() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/samla/assets/search");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    paths.sort();
    let mut script = String::new();
    for line in paths.iter().flat_map(|path| {
        std::fs::read_to_string(path).unwrap().lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    }) {
        let is_comment = ["//", "/**", "* ", "*/"].iter().any(|sign| line.starts_with(sign));
        if !line.is_empty() && !is_comment && !line.starts_with("import ") {
            script += &format!("{}\n", line.strip_prefix("export ").unwrap_or(&line));
        }
    }
    script
}

#[test]
fn it_stays_small() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(joined().as_bytes()).unwrap();
    let size = encoder.finish().unwrap().len();
    assert!(size < 13_100, "{size} bytes");
}
