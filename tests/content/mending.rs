//! Fixes can be trusted: applied, each takes its mistake away, makes no other and deletes no letter that an editor wrote;
//! all together they come to an end. And one slip gives one message.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use samla::diagnostic::{Code, Diagnostic, Source, fixes};
use samla::model::Options;
use samla::pipeline::{self, Progress, Settings};
use samla::text::file::Overlay;
use tempfile::TempDir;

use super::slips::{ARTICLE, SLIPS, VOCABULARY, VOCABULARY_SLIPS};

const FILE: &str = "content/initiativ/a.md";

/// A site that can be checked with other texts in place of its files.
struct Bench {
    settings: Settings,
    _folder: TempDir,
}

impl Bench {
    /// A folder with these files, by their paths below it.
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (path, text) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let options = Options { today: "2026-11-30".parse().unwrap(), drafts: true };
        let settings = Settings { root: folder.path().to_owned(), base_url: None, options };
        Self { settings, _folder: folder }
    }

    /// A small sound site.
    fn sound() -> Self {
        Self::of(&[
            ("samla.yaml", "title: x\nbase_url: https://exempel.se/\n"),
            ("content/vocabulary.yaml", VOCABULARY),
            (
                "content/initiativ/b.md",
                "---\ntitle: B\nsummary: s\ndate: 2020\ntags: [skola]\n---\n\nText.\n",
            ),
            (FILE, ARTICLE),
        ])
    }

    fn with(&self, path: &str, text: &str) -> Vec<Diagnostic> {
        let mut overlay = Overlay::default();
        overlay.put(Source::new(path, text));
        pipeline::check_over(&self.settings, &overlay, &Progress::default()).diagnostics
    }
}

fn show(mistakes: &[Diagnostic]) -> Vec<String> {
    let one = |mistake: &Diagnostic| {
        let start = mistake.location.start();
        let path = mistake.location.source.path();
        format!("{path}:{}:{} {} {}", start.line, start.column, mistake.code.name(), mistake.message.sv)
    };
    mistakes.iter().map(one).collect()
}

/// How often each letter and digit stands in the text.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    // The number of an item is its mark, not a letter.
    let lines = text.lines().map(str::trim_start).map(|line| {
        let item = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        if item.starts_with(['.', ')']) { item } else { line }
    });
    for letter in lines.flat_map(str::chars).filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// Fixes that put another name or value in place of what stands there: what their message says.
fn replaces(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownField
            | Code::UnknownTerm
            | Code::SynonymTerm
            | Code::UnknownMunicipality
            | Code::UnknownBroader
            | Code::InvalidDate
            | Code::InvalidValue
            | Code::InvalidAddress
            | Code::WrongType
            | Code::LanguageMismatch
            | Code::BrokenLink
            | Code::UnknownAnchor
            | Code::BrokenAnchor
            | Code::UnknownBlock
            | Code::RawHtml
    )
}

/// How often each mistake is told, whatever its line.
fn told(mistakes: &[Diagnostic]) -> BTreeMap<(Code, String), usize> {
    let mut counts = BTreeMap::new();
    for mistake in mistakes {
        *counts.entry((mistake.code, mistake.message.sv.clone())).or_default() += 1;
    }
    counts
}

/// What is wrong with the fixes of the file, one by one and all together.
fn faults(bench: &Bench, path: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let before = bench.with(path, text);
    let counted = told(&before);
    for mistake in
        before.iter().filter(|mistake| mistake.location.source.path() == path && mistake.fix.is_some())
    {
        let mended = fixes::apply(text, &[mistake]);
        let after = bench.with(path, &mended);
        let now = told(&after);
        let name = (mistake.code, mistake.message.sv.clone());
        let label = format!("{} -> {mended:?}", show(std::slice::from_ref(mistake))[0]);
        if now.get(&name).copied().unwrap_or(0) >= counted[&name] {
            wrong.push(format!("still there: {label}"));
        }
        let fresh = now.iter().filter(|(name, count)| counted.get(name).is_none_or(|before| before < count));
        let fresh: Vec<_> = fresh.map(|((code, message), _)| format!("{} {message}", code.name())).collect();
        if !fresh.is_empty() {
            wrong.push(format!("new {fresh:?}: {label}"));
        }
        let (had, has) = (letters(text), letters(&mended));
        let lost: Vec<_> =
            had.iter().filter(|(letter, count)| has.get(letter).copied().unwrap_or(0) < **count).collect();
        if !lost.is_empty() && !replaces(mistake.code) {
            wrong.push(format!("lost {lost:?}: {label}"));
        }
    }
    let mut text = text.to_owned();
    for _ in 0..10 {
        let all = bench.with(path, &text);
        let chosen = fixes::together(all.iter().filter(|mistake| mistake.location.source.path() == path));
        if chosen.is_empty() {
            return wrong;
        }
        text = fixes::apply(&text, &chosen);
    }
    wrong.push(format!("no end: {text:?}"));
    wrong
}

#[test]
fn a_sound_site_has_nothing_to_mend() {
    let bench = Bench::sound();
    assert_eq!(show(&bench.with(FILE, ARTICLE)), [""; 0]);
}

/// A slip in a sound article: exactly the messages it should give, and what its fixes make of it.
#[test]
fn one_slip_gives_one_message_and_its_fix_mends_it() {
    let bench = Bench::sound();
    let mut wrong = Vec::new();
    let articles = SLIPS.iter().map(|slip| (FILE, ARTICLE, slip));
    let words = VOCABULARY_SLIPS.iter().map(|slip| ("content/vocabulary.yaml", VOCABULARY, slip));
    for (path, sound, (old, new, code, line, mended)) in articles.chain(words) {
        assert!(sound.contains(old), "{old:?}");
        for line_break in ["\n", "\r\n"] {
            let text = sound.replacen(old, new, 1).replace('\n', line_break);
            let found = bench.with(path, &text);
            let label = format!("{new:?}: {:?}", show(&found));
            if found.len() != 1 || found[0].code.name() != *code || found[0].location.start().line != *line {
                wrong.push(format!("not one {code} in line {line}: {label}"));
            }
            let mut result = text.clone();
            for _ in 0..5 {
                let all = bench.with(path, &result);
                result = fixes::apply(&result, &fixes::together(&all));
            }
            let expected = mended.map(|mended| sound.replacen(old, mended, 1).replace('\n', line_break));
            match expected {
                Some(expected) if expected != result => {
                    wrong.push(format!("not mended: {label}: {result:?}"));
                }
                Some(_) if !bench.with(path, &result).is_empty() => {
                    wrong.push(format!("left: {label}: {:?}", show(&bench.with(path, &result))));
                }
                None if result != text => {
                    wrong.push(format!("mended without a promise: {label}: {result:?}"));
                }
                _ => {}
            }
        }
        wrong.extend(faults(&bench, path, &sound.replacen(old, new, 1)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Slips in the settings: the one message, and what its fix makes of the file.
#[test]
fn one_slip_in_the_settings_gives_one_message_too() {
    let bench = Bench::sound();
    for (text, code, mended) in [
        (
            "title: x\nbase_url: https//exempel.se/\n",
            "invalid-url",
            Some("title: x\nbase_url: https://exempel.se/\n"),
        ),
        (
            "title: x\nbase_url: htps://exempel.se/\n",
            "invalid-url",
            Some("title: x\nbase_url: https://exempel.se/\n"),
        ),
        ("title: x\nbase_url: https://https//exempel.se/\n", "invalid-url", None),
        ("title: x\nbase_url: exempel.se\n", "invalid-url", Some("title: x\nbase_url: https://exempel.se\n")),
        ("title: x\nlanguages: sv, en\n", "list-as-text", Some("title: x\nlanguages: [sv, en]\n")),
        ("title: [", "yaml-syntax", None),
    ] {
        let found = bench.with("samla.yaml", text);
        assert_eq!(found.len(), 1, "{text:?}: {:?}", show(&found));
        assert_eq!(found[0].code.name(), code, "{text:?}");
        let fixed = found[0].fix.as_ref().map(|_| fixes::apply(text, &[&found[0]]));
        if let Some(mended) = mended {
            assert_eq!(fixed.as_deref(), Some(mended), "{text:?}");
            assert_eq!(show(&bench.with("samla.yaml", mended)), [""; 0], "{text:?}");
        } else if let Some(fixed) = fixed {
            assert_eq!(show(&bench.with("samla.yaml", &fixed)), [""; 0], "{text:?}");
        }
    }
}

/// Metadata that never end, with a quotation mark that never closes: what is missing after it nobody knows.
#[test]
fn what_never_ends_is_told_without_what_follows_from_it() {
    let found = Bench::sound().with(FILE, "---\ntitle: \"x\n");
    let codes: Vec<_> = found.iter().map(|found| found.code.name()).collect();
    assert_eq!(codes, ["front-matter-unclosed", "yaml-syntax"]);
}

/// A picture's text in the metadata is held to the same as one in the text.
#[test]
fn a_picture_in_the_metadata_needs_a_text_that_says_something() {
    let bench = Bench::sound();
    for (alt, is_told) in
        [("skola.png", true), ("bild", true), ("IMG_2043", true), ("Barn på en skolgård", false)]
    {
        let image = format!("status: completed\nimage: {{src: skola.png, alt: {alt}}}\n");
        let found = bench.with(FILE, &ARTICLE.replacen("status: completed\n", &image, 1));
        assert_eq!(found.iter().any(|found| found.code == Code::AltText), is_told, "{alt}");
    }
}

/// Every file of text below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let text = |path: &Path| path.extension().is_some_and(|ending| ending == "md" || ending == "yaml");
    entries.map(walkdir::DirEntry::into_path).filter(|path| path.is_file() && text(path)).collect()
}

/// The broken files of the repository, each with the settings and the vocabulary of its site.
#[test]
fn the_fixes_of_all_broken_files_hold_what_they_promise() {
    let mut wrong = Vec::new();
    for site in ["articles", "vocabulary", "settings", "settings-syntax"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/broken").join(site);
        let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
        let (settings, words) = (read("samla.yaml"), read("content/vocabulary.yaml"));
        for file in files(&root) {
            let path = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let text = read(&path);
            let bench = Bench::of(&[
                ("content/vocabulary.yaml", &words),
                ("samla.yaml", &settings),
                ("content/initiativ/skola.md", "---\ntitle: B\nsummary: s\ndate: 2020\n---\n\nText.\n"),
                (&path, &text),
            ]);
            wrong.extend(faults(&bench, &path, &text).into_iter().map(|fault| format!("{site}: {fault}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The examples of the editors' pages, each in an article of its own.
#[test]
fn the_fixes_of_the_examples_in_the_docs_hold_too() {
    let bench = Bench::sound();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editors");
    let mut examples = BTreeSet::new();
    for file in files(&folder) {
        let text = fs::read_to_string(file).unwrap();
        let mut blocks = text.split("\n```");
        blocks.next();
        examples
            .extend(blocks.step_by(2).filter_map(|block| Some(block.split_once('\n')?.1.to_owned() + "\n")));
    }
    assert!(examples.len() > 40, "{}", examples.len());
    let wrong: Vec<String> = examples
        .iter()
        .flat_map(|example| {
            let text = if example.starts_with("---") {
                example.clone()
            } else {
                ARTICLE.replacen("status: completed\n", &format!("status: completed\n{example}"), 1)
            };
            faults(&bench, FILE, &text)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Several slips at once: the fixes come to an end, lose nothing, and leave fewer mistakes.
    #[test]
    fn slips_together_are_mended_as_far_as_they_go(chosen in prop::collection::btree_set(0..SLIPS.len(), 2..5)) {
        let bench = Bench::sound();
        let mut text = ARTICLE.to_owned();
        let mut fields = BTreeSet::new();
        for (old, new, ..) in chosen.iter().map(|index| &SLIPS[*index]) {
            // One slip a field.
            if text.contains(old) && fields.insert(old.split(':').next().unwrap()) {
                text = text.replacen(old, new, 1);
            }
        }
        let before = bench.with(FILE, &text);
        let mut mended = text.clone();
        let mut replaced = false;
        for _ in 0..10 {
            let all = bench.with(FILE, &mended);
            let together = fixes::together(&all);
            replaced |= together.iter().any(|mistake| replaces(mistake.code));
            mended = fixes::apply(&mended, &together);
        }
        let after = bench.with(FILE, &mended);
        prop_assert!(after.iter().all(|mistake| mistake.fix.is_none()), "{text:?}: {mended:?} {:?}", show(&after));
        prop_assert!(after.len() <= before.len(), "{text:?}: {:?} {mended:?} {:?}", show(&before), show(&after));
        let (had, has) = (letters(&text), letters(&mended));
        let lost = had.iter().any(|(letter, count)| has.get(letter).copied().unwrap_or(0) < *count);
        prop_assert!(replaced || !lost, "{text:?}: {mended:?}");
    }
}
