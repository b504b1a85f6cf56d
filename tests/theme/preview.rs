//! The pages as files under `target/theme-preview/`, to be looked at in a browser.

use std::fs;
use std::path::Path;

use samla::theme::{DEFAULT_NAME, Theme};

use crate::pages;

const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320"><rect width="640" height="320" fill="gray"/></svg>"#;

#[test]
fn pages_can_be_looked_at() {
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/theme-preview");
    let theme = Theme::load(None, DEFAULT_NAME).unwrap();
    for asset in theme.assets() {
        let path = out.join(&asset.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &asset.bytes).unwrap();
    }
    fs::create_dir_all(out.join("initiativ/artikel")).unwrap();
    fs::write(out.join("initiativ/artikel/bild.svg"), PICTURE).unwrap();
    for (folder, lang, full) in [("", "sv", true), ("en", "en", true), ("minimal", "sv", false)] {
        let folder = out.join(folder);
        fs::create_dir_all(&folder).unwrap();
        for (file, _, html) in pages::all(&theme, lang, full) {
            fs::write(folder.join(format!("{file}.html")), html).unwrap();
        }
    }
}
