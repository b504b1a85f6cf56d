//! The scripts that the browser gets.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use samla::theme::{DEFAULT_NAME, Theme};

/// The bytes of an asset of the theme as a host sends it.
fn compressed(name: &str) -> usize {
    let theme = Theme::load(None, DEFAULT_NAME).unwrap();
    let script = theme.assets().iter().find(|asset| asset.name == name).expect("the theme has a search");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&script.bytes).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn they_stay_small() {
    assert!(compressed("search.js") < 12_000, "{} bytes", compressed("search.js"));
    for rare in ["search-mend.js", "search-en.js", "search-filters.js"] {
        assert!(compressed(rare) < 3_750, "{rare}: {} bytes", compressed(rare));
    }
}
