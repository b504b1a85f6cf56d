//! The site's own words: `strings/sv.yaml` and `strings/en.yaml`, flat tables from key to text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ThemeError;
use super::files::{ThemeFile, ThemeFiles, embedded_text};
use crate::diagnostic::{Lang, Source};
use crate::message;
use crate::yaml::{self, Value};

/// Texts by key.
pub(super) type Table = BTreeMap<String, String>;

/// The table of every language. A key that the theme leaves out has the embedded theme's text; one that the site gives
/// has the site's.
pub(super) fn load(files: &ThemeFiles, errors: &mut Vec<ThemeError>) -> BTreeMap<Lang, Table> {
    let table = |lang: Lang| {
        let path = format!("strings/{}.yaml", lang.tag());
        let mut table = of_theme(&path, files, errors);
        if let Some(file) = files.get(&path) {
            extend(&mut table, file, errors);
        }
        (lang, table)
    };
    Lang::ALL.into_iter().map(table).collect()
}

/// The words at `path` without what the site gives.
pub(super) fn of_theme(path: &str, files: &ThemeFiles, errors: &mut Vec<ThemeError>) -> Table {
    let mut table = Table::new();
    if let Some(text) = embedded_text(path) {
        table.extend(read(&Source::new(format!("themes/samla/{path}"), text), errors));
    }
    if let Some(file) = files.replaced(path) {
        extend(&mut table, file, errors);
    }
    table
}

fn extend(table: &mut Table, file: &ThemeFile, errors: &mut Vec<ThemeError>) {
    match file.source() {
        Ok(source) => table.extend(read(&source, errors)),
        Err(error) => errors.push(error),
    }
}

/// A file that is one mapping from keys to texts.
pub(super) fn read(source: &Arc<Source>, errors: &mut Vec<ThemeError>) -> Table {
    let report = yaml::parse(source, 0..source.text().len());
    errors.extend(report.diagnostics.into_iter().map(ThemeError::from));
    let mut table = Table::new();
    match report.value.map(|node| (node.span, node.value)) {
        None | Some((_, Value::Null)) => {}
        Some((_, Value::Mapping(fields))) => {
            for (key, node) in fields {
                if let Value::Scalar { text, .. } = node.value {
                    table.insert(key.name, text);
                } else {
                    let name = key.name;
                    errors.push(ThemeError::new(
                        source,
                        node.span,
                        message!(
                            sv: "Efter {name} ska det stå en text, ingen lista och inget tomt värde.",
                            en: "After {name} a text belongs, no list and no empty value.",
                        ),
                    ));
                }
            }
        }
        Some((span, _)) => errors.push(ThemeError::new(
            source,
            span,
            message!(
                sv: "Varje rad ska vara en nyckel, ett kolon och en text.",
                en: "Each line should be a key, a colon and a text.",
            ),
        )),
    }
    table
}
