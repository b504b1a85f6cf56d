//! The real articles: no mistakes in them, and sound HTML out of them.

use std::path::Path;

use samla::diagnostic::{Lang, Source};
use samla::markdown::{self, Options};

use super::{diagnostics, html, well_formed};

#[test]
fn have_no_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/initiativ");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 24);
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "md")) {
        let text = std::fs::read_to_string(file).unwrap();
        let body = text.find("\n---\n").unwrap() + "\n---\n".len();
        let lang = if file.to_string_lossy().ends_with(".en.md") { Lang::En } else { Lang::Sv };
        let source = Source::new(file.to_string_lossy(), text.as_str());
        let report = markdown::parse(&source, body..text.len(), lang, &Options::default());
        assert_eq!(diagnostics(&report), "", "{}", file.display());
        assert_eq!(well_formed::fault(&html(&report.value)), None, "{}", file.display());
        assert!(report.value.word_count > 150, "{}", file.display());
        if let Ok(folder) = std::env::var("SAMLA_SHOW") {
            let name = Path::new(&folder).join(file.file_name().unwrap()).with_extension("html");
            std::fs::write(name, html(&report.value)).unwrap();
        }
    }
}
