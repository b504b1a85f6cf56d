//! Files and words of a site's own that change nothing: they replace nothing of the theme, and no template uses them. Mostly a
//! name is misspelt, and its author wonders why nothing happens.

use std::path::Path;

use super::files::{ThemeFile, ThemeFiles};
use super::{assets, strings};
use crate::diagnostic::{Code, Diagnostic, Lang, Source};
use crate::message;
use crate::yaml::{self, Value, nearest};

/// Names of folders at a site's root that are not, but are nearly, those of a theme's parts are mistakes, too.
const FOLDERS: [&str; 4] = ["templates", "assets", "strings", "themes"];

/// What of the site's own is used by nothing, in the order of the files.
pub(super) fn unused(root: Option<&Path>, files: &ThemeFiles) -> Vec<Diagnostic> {
    let used = Used::of(files);
    let mut found: Vec<Diagnostic> = root.into_iter().flat_map(misnamed_folders).collect();
    for (path, file) in files.added() {
        let Some((part, name)) = path.split_once('/') else { continue };
        let is_used = match part {
            "templates" => defines_components(file) || used.quotes(name, Some(&file.path)),
            "assets" => {
                assets::is_part_of_bundle(name) || name.ends_with("README.md") || used.names(name, &file.path)
            }
            _ => false,
        };
        if !is_used {
            found.push(file_of_no_use(part, name, file, files));
        }
    }
    for lang in Lang::ALL {
        let path = format!("strings/{}.yaml", lang.tag());
        if let Some(file) = files.get(&path).filter(|_| files.is_own(&path)) {
            found.extend(words_of_no_use(&path, file, &used, files));
        }
    }
    found
}

/// The texts of a theme in which names of files and words stand.
struct Used<'a> {
    /// With the path as its author sees it.
    texts: Vec<(&'a str, &'a str)>,
}

impl<'a> Used<'a> {
    fn of(files: &'a ThemeFiles) -> Self {
        let templates = files.inside("templates");
        let assets = files.inside("assets").filter(|(name, _)| ["css", "js"].contains(&split(name).1));
        let text = |(_, file): (&str, &'a ThemeFile)| {
            std::str::from_utf8(&file.bytes).ok().map(|text| (file.path.as_str(), text))
        };
        Self { texts: templates.chain(assets).filter_map(text).collect() }
    }

    /// Whether a file other than `own` names `name` in quotation marks.
    fn quotes(&self, name: &str, own: Option<&str>) -> bool {
        let (double, single) = (format!("\"{name}\""), format!("'{name}'"));
        let mut others = self.texts.iter().filter(|(path, _)| Some(*path) != own);
        others.any(|(_, text)| text.contains(&double) || text.contains(&single))
    }

    /// Whether a file other than `own` names the file `name`: style sheets do so from where they stand.
    fn names(&self, name: &str, own: &str) -> bool {
        let last = name.rsplit('/').next().unwrap_or(name);
        self.texts.iter().any(|(path, text)| *path != own && text.contains(last))
    }

    /// Whether a template uses the word `key`.
    fn has_word(&self, key: &str) -> bool {
        let dotted = format!("t.{key}");
        let is_whole = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        let mut texts = self.texts.iter();
        texts.any(|(_, text)| text.match_indices(&dotted).any(|(at, _)| is_whole(&text[at + dotted.len()..])))
            || self.quotes(key, None)
    }
}

/// Components are used by their own names, not by that of their file.
fn defines_components(file: &ThemeFile) -> bool {
    std::str::from_utf8(&file.bytes).is_ok_and(|text| text.contains(" component "))
}

fn file_of_no_use(part: &str, name: &str, file: &ThemeFile, files: &ThemeFiles) -> Diagnostic {
    let source = Source::new(file.path.clone(), "");
    let message = message!(
        sv: "Filen används inte: den byter inte ut något i temat, och ingen mall nämner den.",
        en: "The file is not used: it replaces nothing of the theme, and no template names it.",
    );
    let known: Vec<&str> = match part {
        "strings" => vec!["sv.yaml", "en.yaml"],
        _ => files.of_theme(part).collect(),
    };
    let help = match (meant(name, &known), part) {
        (Some(meant), _) => message!(sv: "Menade du {part}/{meant}?", en: "Did you mean {part}/{meant}?"),
        (None, "strings") => message!(
            sv: "Ordlistorna heter strings/sv.yaml och strings/en.yaml.",
            en: "The tables of words are strings/sv.yaml and strings/en.yaml.",
        ),
        (None, "assets") if split(name).1 == "css" => {
            let name = name.rsplit('/').next().unwrap_or(name);
            message!(
                sv: "Lägg stilmallen i assets/css/{name}, så kommer den med på alla sidor.",
                en: "Put the style sheet into assets/css/{name}, and it is on all pages.",
            )
        }
        (None, "assets") => message!(
            sv: "En fil i assets syns när en mall skriver site.assets[\"{name}\"].",
            en: "A file in assets shows where a template writes site.assets[\"{name}\"].",
        ),
        (None, _) => {
            let all: Vec<&str> = known.into_iter().filter(|name| !name.contains('/')).collect();
            let all = all.join(", ");
            message!(sv: "De mallar som går att byta ut: {all}.", en: "The templates that can be replaced: {all}.")
        }
    };
    Diagnostic::new(Code::UnusedOverride, &source, 0..0, message).with_help(help)
}

/// The name that was meant: one that is spelt nearly so, or that differs in its ending or folder alone.
fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let (stem, ending) = split(name);
    let alike: Vec<(&str, &'a str)> =
        known.iter().filter(|known| split(known).1 == ending).map(|known| (split(known).0, *known)).collect();
    let stems: Vec<&str> = alike.iter().map(|(stem, _)| *stem).collect();
    let misspelt = nearest(stem, &stems)
        .and_then(|meant| alike.iter().find(|(stem, _)| *stem == meant))
        .map(|(_, known)| *known);
    let last = |path: &'a str| path.rsplit('/').next();
    let same = |find: &dyn Fn(&'a str) -> bool| known.iter().copied().find(|known| find(known));
    misspelt
        .or_else(|| same(&|known| split(known).0 == stem))
        .or_else(|| same(&|known| last(known) == name.rsplit('/').next()))
}

/// A name without its ending, and the ending.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}

/// Words that no template uses.
fn words_of_no_use(path: &str, file: &ThemeFile, used: &Used<'_>, files: &ThemeFiles) -> Vec<Diagnostic> {
    let Ok(source) = file.source() else { return Vec::new() };
    let Some(Value::Mapping(words)) =
        yaml::parse(&source, 0..source.text().len()).value.map(|node| node.value)
    else {
        return Vec::new();
    };
    let theme = strings::of_theme(path, files, &mut Vec::new());
    let known: Vec<&str> = theme.keys().map(String::as_str).collect();
    let unknown =
        words.into_iter().filter(|(key, _)| !theme.contains_key(&key.name) && !used.has_word(&key.name));
    unknown
        .map(|(key, _)| {
            let name = &key.name;
            let message = message!(
                sv: "Ordet {name} används inte: det finns inte i temat, och ingen mall skriver t.{name}.",
                en: "The word {name} is not used: the theme has none such, and no template writes t.{name}.",
            );
            let diagnostic = Diagnostic::new(Code::UnusedOverride, &source, key.span.clone(), message);
            match nearest(name, &known) {
                Some(meant) => diagnostic
                    .with_help(message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?"))
                    .with_fix(key.span, meant),
                None => diagnostic,
            }
        })
        .collect()
}

/// Folders beside `samla.yaml` whose names are nearly those of a theme's parts.
fn misnamed_folders(root: &Path) -> Vec<Diagnostic> {
    let entries = std::fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !FOLDERS.contains(&name.as_str()))
        .collect();
    names.sort();
    let told = |name: String| {
        let meant = FOLDERS.into_iter().find(|known| is_nearly(&name, known))?;
        // A file system that knows no case has found it.
        let is_same = root.join(meant).canonicalize().ok() == root.join(&name).canonicalize().ok();
        let message = message!(
            sv: "Mappen {name} används inte.",
            en: "The folder {name} is not used.",
        );
        let help = message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?");
        (!is_same).then(|| {
            Diagnostic::new(Code::UnusedOverride, &Source::new(name, ""), 0..0, message).with_help(help)
        })
    };
    names.into_iter().filter_map(told).collect()
}

fn is_nearly(name: &str, known: &str) -> bool {
    strsim::damerau_levenshtein(&name.to_lowercase(), known) <= 1
}
