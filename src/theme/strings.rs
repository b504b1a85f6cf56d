//! The site's own words: `strings/sv.yaml` and `strings/en.yaml`, flat tables from key to text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ThemeError;
use super::files::{ThemeFiles, embedded_text};
use crate::diagnostic::{Lang, Source, Span};
use crate::message;

/// Texts by key.
pub(super) type Table = BTreeMap<String, String>;

/// The table of every language. A key that the theme leaves out has the embedded theme's text.
pub(super) fn load(files: &ThemeFiles, errors: &mut Vec<ThemeError>) -> BTreeMap<Lang, Table> {
    let table = |lang: Lang| {
        let path = format!("strings/{}.yaml", lang.tag());
        let mut table = embedded_text(&path)
            .map(|text| parse(&Source::new(format!("themes/samla/{path}"), text)))
            .and_then(Result::ok)
            .unwrap_or_default();
        if let Some(file) = files.get(&path) {
            match file.source().and_then(|source| parse(&source)) {
                Ok(own) => table.extend(own),
                Err(error) => errors.push(error),
            }
        }
        (lang, table)
    };
    Lang::ALL.into_iter().map(table).collect()
}

fn parse(source: &Arc<Source>) -> Result<Table, ThemeError> {
    serde_yaml::from_str(source.text()).map_err(|error| {
        ThemeError::new(
            source,
            span_of(source, &error),
            message!(
                sv: "Ordlistan går inte att läsa. Varje rad är en nyckel, ett kolon och en text: {error}",
                en: "The table of words cannot be read. Each line is a key, a colon and a text: {error}",
            ),
        )
    })
}

/// The place of a YAML error, as a span of one character.
pub(super) fn span_of(source: &Source, error: &serde_yaml::Error) -> Span {
    let Some(location) = error.location() else { return 0..0 };
    let line = usize::try_from(location.line()).unwrap_or(1).saturating_sub(1);
    let column = usize::try_from(location.column()).unwrap_or(1).saturating_sub(1);
    let start: usize = source.text().split_inclusive('\n').take(line).map(str::len).sum();
    let rest = &source.text()[start..];
    let inside = rest.char_indices().nth(column).map_or(rest.len(), |(index, _)| index);
    let end = rest[inside..].chars().next().map_or(0, char::len_utf8);
    start + inside..start + inside + end
}
