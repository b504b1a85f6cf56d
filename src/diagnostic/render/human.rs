//! Mistakes for people at a terminal: what, where with the lines and a caret, and what to write instead.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::excerpt::{Excerpt, visible_text};
use crate::diagnostic::{Diagnostic, Fix, Lang, Location, Severity};

/// A longer replacement is not drawn, only spoken of in the help.
const MAX_REPLACEMENT: usize = 2_000;
const WIDTH: usize = 100;

/// The mistakes one after the other, an empty line between them.
pub fn human<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    lang: Lang,
    color: bool,
    folder: &str,
) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut text = String::new();
    for diagnostic in diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&renderer.render(&groups(diagnostic, lang, folder)));
        text.push('\n');
    }
    text
}

/// The words that annotate-snippets has in English only.
struct Words {
    error: &'static str,
    warning: &'static str,
    help: &'static str,
    write: &'static str,
    see: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Sv => {
            Words {
                error: "fel", warning: "varning", help: "hjälp", write: "skriv så här", see: "se även"
            }
        }
        Lang::En => {
            Words { error: "error", warning: "warning", help: "help", write: "write this", see: "see also" }
        }
    }
}

fn groups(diagnostic: &Diagnostic, lang: Lang, folder: &str) -> Vec<Group<'static>> {
    let words = words(lang);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(words.error),
        Severity::Warning => Level::WARNING.with_name(words.warning),
    };
    let help = diagnostic.help.as_ref().map(|help| visible_text(help.get(lang)));
    let help_level = Level::HELP.with_name(words.help);
    let patch = diagnostic.fix.as_ref().and_then(|fix| patch(&diagnostic.location, fix));

    let title = level.primary_title(visible_text(&diagnostic.told(lang))).id(diagnostic.code.name());
    let mut main = located(Group::with_title(title), &diagnostic.location, AnnotationKind::Primary, folder);
    let mut groups = Vec::new();
    match (help, patch) {
        (help, Some(patch)) => {
            let title = help_level.secondary_title(help.unwrap_or_else(|| words.write.to_owned()));
            groups.push(Group::with_title(title).element(patch));
        }
        (Some(help), None) => main = main.element(help_level.message(help)),
        (None, None) => {}
    }
    groups.insert(0, main);
    for (location, message) in &diagnostic.related {
        let title = Level::NOTE.with_name(words.see).secondary_title(visible_text(message.get(lang)));
        groups.push(located(Group::with_title(title), location, AnnotationKind::Context, folder));
    }
    groups
}

/// Adds `file:line:column` and the excerpt.
fn located(group: Group<'static>, location: &Location, kind: AnnotationKind, folder: &str) -> Group<'static> {
    let path = visible_text(&format!("{folder}{}", location.source.path()));
    if let Some(excerpt) = Excerpt::of(&location.source, &location.span) {
        let annotation = kind.span(excerpt.span);
        return group.element(
            Snippet::source(excerpt.text).path(path).line_start(excerpt.line).annotation(annotation),
        );
    }
    let position = location.start();
    group.element(Origin::path(path).line(position.line).char_column(position.column))
}

fn patch(location: &Location, fix: &Fix) -> Option<Snippet<'static, Patch<'static>>> {
    let excerpt = Excerpt::of(&location.source, &fix.span)?;
    let is_drawable = excerpt.is_whole && fix.replacement.len() <= MAX_REPLACEMENT;
    is_drawable.then(|| {
        let replacement = visible_text(&fix.replacement);
        Snippet::source(excerpt.text).line_start(excerpt.line).patch(Patch::new(excerpt.span, replacement))
    })
}
