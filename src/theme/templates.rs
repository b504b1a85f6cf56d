//! Compiling templates and telling what is wrong with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, ReportError, Tera};

use super::ThemeError;
use super::files::ThemeFiles;
use super::filters;
use crate::diagnostic::{Message, Source};
use crate::message;

/// The templates that Samla asks for by name.
pub const REQUIRED: [&str; 11] = [
    "home.html",
    "list.html",
    "article.html",
    "taxonomy.html",
    "term.html",
    "plain.html",
    "search.html",
    "not_found.html",
    "alphabet.html",
    "words.html",
    "moved.html",
];

/// Compiled templates. Shared freely among threads.
pub(super) struct Templates {
    tera: Tera,
    sources: BTreeMap<String, Arc<Source>>,
}

impl Templates {
    /// Compiles all templates, or says what is wrong with each broken one.
    pub fn compile(files: &ThemeFiles, folder: &str) -> Result<Self, Vec<ThemeError>> {
        let mut sources = BTreeMap::new();
        let mut errors = Vec::new();
        for (name, file) in files.inside("templates") {
            match file.source() {
                Ok(source) => drop(sources.insert(name.to_owned(), source)),
                Err(error) => errors.push(error),
            }
        }
        for missing in REQUIRED.iter().filter(|name| !sources.contains_key(**name)) {
            errors.push(ThemeError::of_file(
                &format!("{folder}/templates/{missing}"),
                message!(
                    sv: "Temat saknar mallen {missing}.",
                    en: "The theme lacks the template {missing}.",
                ),
            ));
        }
        errors.extend(syntax_errors(&sources));
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut tera = Tera::new();
        filters::register(&mut tera);
        match tera.add_raw_templates(sources.iter().map(|(name, source)| (name, source.text()))) {
            Ok(()) => Ok(Self { tera, sources }),
            Err(error) => Err(explain(&error, &sources, "")),
        }
    }

    /// Renders one template.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, ThemeError> {
        self.tera.render(template, context).map_err(|error| {
            let mut errors = explain(&error, &self.sources, template);
            errors.swap_remove(0)
        })
    }

    /// About a template as a whole.
    pub fn error(&self, template: &str, message: Message) -> ThemeError {
        whole(&self.sources, template, message)
    }
}

/// Tera stops at the first template that it cannot parse; alone, each tells its own mistake.
fn syntax_errors(sources: &BTreeMap<String, Arc<Source>>) -> Vec<ThemeError> {
    let alone = |(name, source): (&String, &Arc<Source>)| {
        let error = Tera::new().add_raw_template(name, source.text()).err()?;
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| explain(&error, sources, name))
    };
    sources.iter().filter_map(alone).flatten().collect()
}

/// Tera's error as ours: at least one. Several come when names (of filters, blocks, components) are unknown.
fn explain(error: &tera::Error, sources: &BTreeMap<String, Arc<Source>>, template: &str) -> Vec<ThemeError> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => vec![located(sources, report, error, |name, text| {
            message!(
                sv: "Mallen {name} går inte att läsa: {text}.",
                en: "The template {name} cannot be read: {text}.",
            )
        })],
        ErrorKind::RenderingError(report) => vec![located(sources, report, error, |name, text| {
            message!(
                sv: "Mallen {name} går inte att använda till sidan: {text}.",
                en: "The template {name} cannot make the page: {text}.",
            )
        })],
        ErrorKind::MissingParent { current, parent } => vec![whole(
            sources,
            current,
            message!(
                sv: "Mallen {current} bygger på {parent}, som inte finns.",
                en: "The template {current} extends {parent}, which does not exist.",
            ),
        )],
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => vec![whole(
            sources,
            tpl,
            message!(
                sv: "Mallen {tpl} bygger på sig själv, direkt eller genom andra mallar.",
                en: "The template {tpl} builds upon itself, directly or through other templates.",
            ),
        )],
        ErrorKind::TemplateNotFound(name) => vec![whole(
            sources,
            name,
            message!(sv: "Mallen {name} finns inte.", en: "There is no template {name}."),
        )],
        ErrorKind::Msg(text) => reports(text).map(|report| unlocated(sources, report, template)).collect(),
        _ => vec![whole(sources, template, plain(&error.to_string()))],
    }
}

fn located(
    sources: &BTreeMap<String, Arc<Source>>,
    report: &ReportError,
    error: &tera::Error,
    message: impl Fn(&str, &str) -> Message,
) -> ThemeError {
    let name = report.filename();
    let source = source_of(sources, name);
    ThemeError::new(&source, report.span().range.clone(), message(name, report.message()))
        .with_excerpt(error.to_string())
}

fn whole(sources: &BTreeMap<String, Arc<Source>>, template: &str, message: Message) -> ThemeError {
    ThemeError::new(&source_of(sources, template), 0..0, message)
}

fn source_of(sources: &BTreeMap<String, Arc<Source>>, template: &str) -> Arc<Source> {
    sources.get(template).map_or_else(|| Source::new(format!("templates/{template}"), ""), Arc::clone)
}

/// Tera joins the reports of unknown names into one text, with an empty line between them.
fn reports(text: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices("\n\nerror: ").map(|(index, _)| index + 2)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).map(|start| start - 2).chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(move |(start, end)| &text[start..end])
}

/// A report that is only text: its first lines are `error: …` and `--> name:line:column`.
fn unlocated(sources: &BTreeMap<String, Arc<Source>>, report: &str, template: &str) -> ThemeError {
    let mut lines = report.lines();
    let text = lines.next().unwrap_or_default();
    let text = text.strip_prefix("error: ").unwrap_or(text);
    let place = lines.next().and_then(|line| {
        let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        Some((parts.next()?, line, column))
    });
    let Some((name, line, column)) = place else {
        return whole(sources, template, plain(report));
    };
    let source = source_of(sources, name);
    let start: usize = source.text().split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &source.text()[start..];
    let inside = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(index, _)| index);
    let at = start + inside;
    let message = message!(
        sv: "Mallen {name} går inte att läsa: {text}.",
        en: "The template {name} cannot be read: {text}.",
    );
    ThemeError::new(&source, at..at, message).with_excerpt(report)
}

fn plain(text: &str) -> Message {
    message!(sv: "Mallen går inte att använda: {text}", en: "The template cannot be used: {text}")
}
