//! The one file that the browser gets.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use samla::theme::{DEFAULT_NAME, Theme};

#[test]
fn it_stays_small() {
    let theme = Theme::load(None, DEFAULT_NAME).unwrap();
    let script =
        theme.assets().iter().find(|asset| asset.name == "search.js").expect("the theme has a search");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&script.bytes).unwrap();
    let size = encoder.finish().unwrap().len();
    assert!(size < 13_100, "{size} bytes");
}
