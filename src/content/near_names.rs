//! Names of files that nearly mean something: endings of languages, the vocabulary, copies of an article.

use std::collections::BTreeSet;
use std::path::Path;

use super::Found;
use super::discover::{FOLDER, NameMistake, at_file};
use super::vocabulary_file::PATH as VOCABULARY;
use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::message;
use crate::text::slug;

/// Tags (ISO 639) that a translation in Sweden may be marked with, and what languages are called in words.
const LANGUAGES: &str = " aa am ar ara arabiska az be bg bn bs ca ckb cs cy da dan danish danska de deu dk el en eng engelska \
    english es est et eu fa farsi fas fi fin finnish finska fit fkv fr fra fre french franska ga ger german gr he hi hr hu hy is it ja \
    jp ka ku kur lt lv mk mt nb nl nn no nor norska per pl pol polska prs ps pt ro rom romani ru rus rut se sk sl sma sme smj so som \
    somaliska spa spanska sq sr sv svenska swe swedish th ti tigrinja tr tur turkiska ua uk ukr ur vi yi yid zh ";

/// What the vocabulary is called by those who do not remember its name, as address parts.
const VOCABULARIES: [&str; 6] = ["vocabulary", "vocabularies", "vocab", "ordlista", "ordlistor", "vokabular"];

/// Whether `tag` names a language, whatever the site's are: `EN`, `en-GB`, `eng`, `finska`.
fn is_language(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    !primary.is_empty() && LANGUAGES.contains(&format!(" {primary} "))
}

/// The language of the site that a tag nearly means.
fn meant(tag: &str, languages: &[Lang]) -> Option<Lang> {
    let lower = tag.to_lowercase();
    let named = match lower.as_str() {
        "eng" | "engelska" | "english" => "en",
        "swe" | "svenska" | "swedish" | "se" => "sv",
        other => other.split(['-', '_']).next().unwrap_or_default(),
    };
    Lang::from_tag(named).filter(|lang| languages.contains(lang))
}

/// What is wrong with the ending of `name` (`a.EN.md`), where it names a language but none of the site's.
pub(super) fn language_ending(name: &str, languages: &[Lang]) -> Option<NameMistake> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (base, tag) = stem.rsplit_once('.')?;
    if !is_language(tag) || slug(base).is_empty() {
        return None;
    }
    let known = languages.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(", ");
    let help = match meant(tag, languages) {
        Some(lang) if lang == languages[0] => {
            message!(sv: "Döp om filen till {base}.{ending}", en: "Rename the file to {base}.{ending}")
        }
        Some(lang) => {
            let tag = lang.tag();
            message!(sv: "Döp om filen till {base}.{tag}.{ending}", en: "Rename the file to {base}.{tag}.{ending}")
        }
        None => message!(
            sv: "Webbplatsens språk är {known}. Byt ändelse, eller skriv -{tag} i stället för .{tag} om det inte är ett språk.",
            en: "The languages of the site are {known}. Change the ending, or write -{tag} instead of .{tag} where it is no language."
        ),
    };
    let message = message!(
        sv: "Ändelsen .{tag} i filens namn är inget av webbplatsens språk ({known}).",
        en: "The ending .{tag} in the name of the file is none of the site's languages ({known})."
    );
    Some(NameMistake { message, help: Some(help) })
}

/// What the names of all files together give away.
pub(super) fn mistaken(root: &Path, found: &[Found]) -> Vec<Diagnostic> {
    let names: BTreeSet<&str> = found.iter().map(|file| file.path.as_str()).collect();
    let mut mistakes: Vec<Diagnostic> = found.iter().filter_map(|file| look_at(file, &names)).collect();
    mistakes.extend(misplaced_vocabulary(root, &names));
    mistakes
}

fn look_at(file: &Found, names: &BTreeSet<&str>) -> Option<Diagnostic> {
    if !file.is_document() {
        return is_misnamed_vocabulary(&file.path).then(|| vocabulary(&file.path, names));
    }
    let (folder, name) = file.path.rsplit_once('/')?;
    let (stem, ending) = name.rsplit_once('.')?;
    if let Some(hidden) = hidden_elsewhere(&file.path) {
        return Some(hidden);
    }
    capital_index(file, stem, ending).or_else(|| copy(file, folder, stem, ending, names))
}

/// A name that begins with `_`, by which other tools leave drafts and parts of pages out.
fn hidden_elsewhere(path: &str) -> Option<Diagnostic> {
    let name =
        path.split('/').find(|part| part.starts_with('_') && !part.to_lowercase().starts_with("_index."))?;
    let plain = name.trim_start_matches('_');
    let message = message!(
        sv: "Namnet {name} gömmer inget här: filen publiceras.",
        en: "The name {name} hides nothing here: the file is published."
    );
    Some(at_file(Code::HiddenByName, path, message).with_help(message!(
        sv: "Är det ett utkast: skriv draft: true i filen. Döp sedan om till {plain}, eller flytta ut det ur {FOLDER}.",
        en: "If it is a draft, write draft: true in the file. Then rename it to {plain}, or move it out of {FOLDER}."
    )))
}

/// Whether it can only be meant as the vocabulary: `content/vocabulary.yml`, `content/ordlista.yaml`.
pub(super) fn is_misnamed_vocabulary(path: &str) -> bool {
    let name = path.strip_prefix(FOLDER).and_then(|below| below.strip_prefix('/'));
    let Some((stem, ending)) = name.filter(|_| path != VOCABULARY).and_then(|name| name.rsplit_once('.'))
    else {
        return false;
    };
    let is_data = matches!(ending.to_ascii_lowercase().as_str(), "yaml" | "yml" | "json" | "txt" | "toml");
    let name = slug(stem);
    let is_named_so = VOCABULARIES.contains(&name.trim_end_matches("-yaml").trim_end_matches("-yml"));
    is_data && is_named_so && !stem.contains('/')
}

/// `content/vocabulary.yml`, or one in the wrong folder.
fn vocabulary(path: &str, names: &BTreeSet<&str>) -> Diagnostic {
    let message = message!(
        sv: "Filen läses inte: ordlistan ligger i {VOCABULARY}.",
        en: "The file is not read: the vocabularies stand in {VOCABULARY}."
    );
    let help = if names.contains(VOCABULARY) {
        message!(
            sv: "Flytta orden till {VOCABULARY} och ta bort den här filen.",
            en: "Move the terms to {VOCABULARY} and take this file away."
        )
    } else {
        message!(sv: "Döp om filen till {VOCABULARY}", en: "Rename the file to {VOCABULARY}")
    };
    at_file(Code::NearName, path, message).with_help(help)
}

/// A vocabulary in the root of the site.
fn misplaced_vocabulary(root: &Path, names: &BTreeSet<&str>) -> Option<Diagnostic> {
    let name = ["vocabulary.yaml", "vocabulary.yml"].into_iter().find(|name| root.join(name).is_file())?;
    Some(vocabulary(name, names))
}

/// `Index.md` is read as `index.md`, which is its name on every machine.
fn capital_index(file: &Found, stem: &str, ending: &str) -> Option<Diagnostic> {
    let (first, rest) = stem.split_once('.').map_or((stem, ""), |(first, rest)| (first, rest));
    let first = first.trim_start_matches('_');
    if !first.eq_ignore_ascii_case("index") || stem.starts_with("index") {
        return None;
    }
    let dot = if rest.is_empty() { "" } else { "." };
    let right = format!("index{dot}{rest}.{}", ending.to_ascii_lowercase());
    let message = message!(
        sv: "Filen heter nästan {right}, som är namnet på en artikel i en egen mapp.",
        en: "The file is nearly called {right}, which is the name of an article in a folder of its own."
    );
    Some(at_file(Code::NearName, &file.path, message).with_help(message!(
        sv: "Döp om filen till {right}",
        en: "Rename the file to {right}"
    )))
}

/// A copy of an article, made by hand or by a shared disk that two people wrote to.
fn copy(file: &Found, folder: &str, stem: &str, ending: &str, names: &BTreeSet<&str>) -> Option<Diagnostic> {
    let sibling = |name: &str| {
        let path = format!("{folder}/{}.{ending}", name.trim_end());
        names.contains(path.as_str()).then_some(path)
    };
    if let Some((base, tag)) = stem.trim_end_matches([')', ']']).rsplit_once(['_', '-', ' ', '(', '['])
        && let base = base.trim_end_matches([' ', '_', '-', '('])
        && meant(tag, &Lang::ALL).is_some()
        && let Some(original) = sibling(base)
    {
        let message = message!(
            sv: "Filen ser ut som en översättning av {original}, men läses som en egen artikel.",
            en: "The file looks like a translation of {original}, but is read as an article of its own."
        );
        let lang = meant(tag, &Lang::ALL).map_or("", Lang::tag);
        return Some(at_file(Code::NearName, &file.path, message).with_help(message!(
            sv: "En översättning har språket mellan punkter: {base}.{lang}.{ending}",
            en: "A translation has its language between dots: {base}.{lang}.{ending}"
        )));
    }
    let original = original(stem)
        .and_then(|base| sibling(&base).or_else(|| is_certain(stem).then(|| file.path.clone())))?;
    let message = if original == file.path {
        message!(sv: "Filen ser ut som en kopia, och publiceras.", en: "The file looks like a copy, and is published.")
    } else {
        message!(
            sv: "Filen ser ut som en kopia av {original}, och publiceras bredvid den.",
            en: "The file looks like a copy of {original}, and is published beside it."
        )
    };
    Some(at_file(Code::CopiedFile, &file.path, message).with_help(Code::CopiedFile.help()))
}

/// Words that only copies and conflicts of shared disks have in their names.
const MARKS: [&str; 10] = [
    "kopia",
    "copy",
    "konflikt",
    "conflict",
    "conflicted",
    "konflikterande",
    "sync-conflict",
    "kopia av",
    "copy of",
    "motstridig",
];

fn is_certain(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    lower.starts_with("kopia av ")
        || lower.starts_with("copy of ")
        || MARKS.iter().any(|mark| {
            [" - ", " (", "-(", "_"].iter().any(|before| lower.contains(&format!("{before}{mark}")))
        })
        || lower.contains("konflikterande kopia")
        || lower.contains("conflicted copy")
        || lower.contains(".sync-conflict-")
}

/// The name of the article that `stem` may be a copy of: `m` of `m - kopia`, `m (1)`, `m-LERUM-PC123`, `Kopia av m`.
fn original(stem: &str) -> Option<String> {
    let lower = stem.to_lowercase();
    for before in ["kopia av ", "copy of "] {
        if lower.starts_with(before) {
            return stem.get(before.len()..).map(str::to_owned);
        }
    }
    // A Mac's second file is called `m 2`, Windows' `m (2)`.
    if let Some((base, number)) = stem.trim_end_matches(')').rsplit_once(' ')
        && let number = number.trim_start_matches('(')
        && !number.is_empty()
        && number.len() < 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(base.to_owned());
    }
    let cut = MARKS.iter().filter_map(|mark| lower.find(mark)).min();
    if let Some(at) = cut.filter(|_| is_certain(stem) || MARKS.iter().any(|mark| lower.ends_with(mark))) {
        let base = stem.get(..at)?.trim_end_matches([' ', '-', '(', '_', '.']);
        // `m (Annas konflikterande kopia 2026-11-30)`: the name is before the bracket.
        let base = base.split(" (").next().unwrap_or(base);
        return (!base.is_empty()).then(|| base.to_owned());
    }
    // A shared disk adds the name of the computer: `m-LERUM-PC123`.
    let machine =
        stem.find('-').into_iter().chain(stem.match_indices('-').map(|(at, _)| at)).find(|&at| {
            let name = &stem[at + 1..];
            name.len() > 3
                && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
                && name.bytes().any(|byte| byte.is_ascii_uppercase())
        })?;
    Some(stem[..machine].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code and help for the last of these files.
    fn said(paths: &[&str]) -> Option<(&'static str, String)> {
        let found: Vec<Found> =
            paths.iter().map(|path| Found { path: (*path).to_owned(), file: (*path).into() }).collect();
        let names = paths.iter().copied().collect();
        let mistake = look_at(found.last().unwrap(), &names)?;
        Some((mistake.code.name(), mistake.help.unwrap_or_default().sv))
    }

    #[test]
    fn copies_and_conflicts_are_found_beside_their_article() {
        for copy in [
            "m - kopia",
            "m (1)",
            "m-LERUM-PC123",
            "m - Copy",
            "m - kopia (2)",
            "Kopia av m",
            "Copy of m",
            "m kopia",
            "m_kopia",
            "m-kopia",
            "m 2",
            "m (Annas konflikterande kopia 2026-11-30)",
            "m (conflicted copy 2026-11-30)",
            "m.sync-conflict-20261130-101112-ABCDEFG",
            "m_conflict-20261130",
        ] {
            let path = format!("content/initiativ/{copy}.md");
            let said = said(&["content/initiativ/m.md", &path]);
            assert_eq!(said.map(|(code, _)| code), Some("copied-file"), "{copy}");
        }
        for other in ["m2", "m-2", "m 2019", "m-lerum", "m-EU", "kopiering", "m-del-2", "ny m", "m (2019)"] {
            let path = format!("content/initiativ/{other}.md");
            assert_eq!(said(&["content/initiativ/m.md", &path]), None, "{other}");
        }
        assert_eq!(said(&["content/initiativ/m-LERUM-PC123.md"]), None, "no article of that name");
    }

    #[test]
    fn languages_stand_between_dots() {
        let sites = [Lang::Sv, Lang::En];
        for (name, help) in [
            ("a.EN.md", "Döp om filen till a.en.md"),
            ("a.en-GB.md", "Döp om filen till a.en.md"),
            ("a.eng.md", "Döp om filen till a.en.md"),
            ("a.engelska.md", "Döp om filen till a.en.md"),
            ("a.se.md", "Döp om filen till a.md"),
            ("index.EN.md", "Döp om filen till index.en.md"),
        ] {
            let mistake = language_ending(name, &sites).unwrap();
            assert_eq!(mistake.help.unwrap().sv, help, "{name}");
        }
        assert!(
            language_ending("a.fi.md", &sites)
                .unwrap()
                .help
                .unwrap()
                .sv
                .contains("Webbplatsens språk är sv, en")
        );
        for name in ["a.md", "a.v2.md", "a.nytt.md", "x.y.md", "a.2019.md", "den.stora.planen.md"] {
            assert!(language_ending(name, &sites).is_none(), "{name}");
        }
        for name in ["m_en", "m-en", "m en", "m (en)", "m (EN)", "m - en", "m(en)", "m [eng]", "m engelska"] {
            let path = format!("content/initiativ/{name}.md");
            assert_eq!(said(&["content/initiativ/m.md", &path]).unwrap().0, "near-name", "{name}");
        }
        assert_eq!(said(&["content/initiativ/plan-en.md"]), None);
    }

    #[test]
    fn names_that_nearly_match_are_told() {
        for (path, help) in [
            ("content/vocabulary.yml", "Döp om filen till content/vocabulary.yaml"),
            ("content/Vocabulary.yaml", "Döp om filen till content/vocabulary.yaml"),
            ("content/ordlista.yaml", "Döp om filen till content/vocabulary.yaml"),
            ("content/vocabulary.yaml.txt", "Döp om filen till content/vocabulary.yaml"),
            ("content/initiativ/x/Index.md", "Döp om filen till index.md"),
            ("content/initiativ/x/INDEX.en.MD", "Döp om filen till index.en.md"),
            ("content/initiativ/_index.md", "Döp om filen till index.md"),
        ] {
            assert_eq!(said(&[path]), Some(("near-name", help.to_owned())), "{path}");
        }
        for path in ["content/vocabulary.yaml", "content/data.json", "content/initiativ/x/index.md"] {
            assert_eq!(said(&[path]), None, "{path}");
        }
    }
}
