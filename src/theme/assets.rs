//! Style sheets, scripts and pictures of a theme, with a hash of their content in their names.

use std::collections::BTreeMap;

use super::ThemeError;
use super::files::{ThemeFile, ThemeFiles};
use super::modules::Joined;
use super::references::{self, Kind};
use crate::message;
use crate::text::hash::short_hash;

/// A file for the publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// How templates call it: `site.css`, `search.js`, `img/logo.svg`.
    pub name: String,
    /// Where it is published: `assets/site.ab12cd34ef.css`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Folders whose files become one asset, in order of their names: folder, extension, asset.
const BUNDLES: [(&str, &str, &str); 2] = [("css", "css", "site.css"), ("search", "js", "search.js")];

/// What an asset is made of: itself, or the files of its bundle.
struct Input<'a> {
    parts: Vec<(&'a str, &'a ThemeFile)>,
}

/// Names and rewrites all assets, in order of their names.
pub(super) fn build(files: &ThemeFiles) -> Result<Vec<Asset>, Vec<ThemeError>> {
    let mut inputs: BTreeMap<String, Input<'_>> = BTreeMap::new();
    // Notes for those who work on the theme are none of the readers' business.
    for (path, file) in files.inside("assets").filter(|(path, _)| !path.ends_with("README.md")) {
        let name = bundle_of(path).unwrap_or(path);
        inputs.entry(name.to_owned()).or_insert_with(|| Input { parts: Vec::new() }).parts.push((path, file));
    }
    let mut builder =
        Builder { inputs: &inputs, done: BTreeMap::new(), open: Vec::new(), errors: Vec::new() };
    for name in inputs.keys() {
        builder.finish(name);
    }
    let Builder { done, errors, .. } = builder;
    if errors.is_empty() { Ok(done.into_values().collect()) } else { Err(errors) }
}

/// Whether a file is on every page with others like it.
pub(super) fn is_part_of_bundle(path: &str) -> bool {
    bundle_of(path).is_some()
}

/// The asset that a file is a part of.
fn bundle_of(path: &str) -> Option<&'static str> {
    let (folder, name) = path.split_once('/')?;
    let mut bundles = BUNDLES.iter().filter(|_| !name.contains('/'));
    bundles
        .find(|(of, extension, _)| *of == folder && has_extension(name, extension))
        .map(|(_, _, asset)| *asset)
}

fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == extension)
}

/// An asset can be named only when those that it refers to have their names.
struct Builder<'a> {
    inputs: &'a BTreeMap<String, Input<'a>>,
    done: BTreeMap<String, Asset>,
    open: Vec<String>,
    errors: Vec<ThemeError>,
}

impl Builder<'_> {
    /// The published path of an asset; none when there is no such asset or it is broken.
    fn finish(&mut self, name: &str) -> Option<String> {
        if let Some(asset) = self.done.get(name) {
            return Some(asset.path.clone());
        }
        let input = self.inputs.get(name)?;
        if self.open.iter().any(|open| open == name) {
            let chain = self.open.join(" → ");
            let path = &input.parts[0].1.path;
            self.errors.push(ThemeError::of_file(
                path,
                message!(
                    sv: "Filerna hänvisar till varandra i ring ({chain} → {name}), så ingen av dem kan få sitt namn.",
                    en: "The files refer to each other in a circle ({chain} → {name}), so none can be named.",
                ),
            ));
            return None;
        }
        self.open.push(name.to_owned());
        let bytes = self.content(name, input);
        self.open.pop();
        let path = hashed_path(name, &short_hash(&bytes));
        self.done.insert(name.to_owned(), Asset { name: name.to_owned(), path: path.clone(), bytes });
        Some(path)
    }

    fn content(&mut self, name: &str, input: &Input<'_>) -> Vec<u8> {
        let kind = match name {
            _ if has_extension(name, "css") => Kind::Css,
            _ if has_extension(name, "js") => Kind::JavaScript,
            _ => return input.parts.iter().flat_map(|(_, file)| file.bytes.iter().copied()).collect(),
        };
        let mut text = String::new();
        let mut joined = Joined::default();
        for (path, file) in &input.parts {
            let source = match file.source() {
                Ok(source) => source,
                Err(error) => {
                    self.errors.push(error);
                    continue;
                }
            };
            if kind == Kind::JavaScript && bundle_of(path).is_some() {
                self.errors.extend(joined.add(&source).err());
            } else {
                let resolve = |reference: &str| self.resolve(path, reference, name, kind, file);
                text.push_str(&references::rewrite(source.text(), kind, resolve));
            }
        }
        if let Some((path, file)) = input.parts.first() {
            // The parts of a bundle lie in one folder.
            let resolve = |reference: &str| self.resolve(path, reference, name, kind, file);
            text.push_str(&references::rewrite(&joined.into_text(), kind, resolve));
        }
        text.into_bytes()
    }

    /// What to write instead of `reference`, which stands in the file `from` and is published as a part of `name`.
    fn resolve(
        &mut self,
        from: &str,
        reference: &str,
        name: &str,
        kind: Kind,
        file: &ThemeFile,
    ) -> Option<String> {
        let target = references::join(from, reference)?;
        if let Some(path) = self.finish(&target) {
            return Some(references::relative(&format!("assets/{name}"), &path));
        }
        if kind == Kind::Css && !self.inputs.contains_key(&target) {
            self.errors.push(ThemeError::of_file(
                &file.path,
                message!(
                    sv: "url({reference}) pekar på en fil som inte finns: assets/{target}.",
                    en: "url({reference}) points to a file that does not exist: assets/{target}.",
                ),
            ));
        }
        None
    }
}

fn hashed_path(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.contains('/') => {
            format!("assets/{stem}.{hash}.{extension}")
        }
        _ => format!("assets/{name}.{hash}"),
    }
}
