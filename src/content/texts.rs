//! What an editor would not want in a title or summary: capitals, great length, markup, the template's own words.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::plain::without_markup;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::message;
use crate::yaml::{Fields, Spanned, scalar};

/// Longer titles are cut by search engines and fill a telephone's screen.
const MAX_TITLE: usize = 120;
/// Longer summaries are no summaries.
const MAX_SUMMARY: usize = 300;
/// Shorter titles may be abbreviations.
const MIN_SHOUT: usize = 12;

/// The field as a text of one line without markup; what is odd about it is told.
pub(super) fn plain_line(fields: &mut Fields, name: &str) -> String {
    let Some(Spanned { value, span }) = fields.text(name) else { return String::new() };
    let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = markup(fields, name, &text, &span).unwrap_or(text);
    let limit = if name == "title" { MAX_TITLE } else { MAX_SUMMARY };
    let length = plain.chars().count();
    if length > limit {
        let message = message!(
            sv: "Fältet {name} är {length} tecken långt.",
            en: "The field {name} is {length} characters long."
        );
        fields.mistake(Code::TextTooLong, span.clone(), message).help = Some(message!(
            sv: "Skriv högst {limit}: det visas i listor och sökträffar. Resten hör till texten.",
            en: "Write at most {limit}: it is shown in lists and search results. The rest belongs to the text."
        ));
    }
    if name == "title" && is_shouting(&plain) {
        let message = message!(sv: "Titeln är skriven med bara stora bokstäver.", en: "The title is written in capitals only.");
        fields.mistake(Code::TitleInCapitals, span, message).help = Some(message!(
            sv: "Skriv den som en mening: stor bokstav först och i namn.",
            en: "Write it as a sentence: a capital first and in names."
        ));
    }
    plain
}

fn markup(fields: &mut Fields, name: &str, text: &str, span: &Span) -> Option<String> {
    let plain = without_markup(text)?;
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let on_one_line = !fields.source().text()[span.clone()].contains('\n');
    // An address or an element that would go is for the editor to decide.
    let fix = (on_one_line && letters(&plain) == letters(text)).then(|| scalar(&plain));
    let message = message!(
        sv: "Fältet {name} visas som ren text: Markdown och HTML i det tas bort.",
        en: "The field {name} is shown as plain text: Markdown and HTML in it are taken away."
    );
    let report = fields.mistake(Code::MarkupInText, span.clone(), message);
    report.help = Some(message!(sv: "Så här visas det: {plain}", en: "This is how it is shown: {plain}"));
    report.fix = fix.map(|replacement| crate::diagnostic::Fix { span: span.clone(), replacement });
    Some(plain)
}

fn is_shouting(title: &str) -> bool {
    let mut letters = title.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().count() >= MIN_SHOUT && letters.all(char::is_uppercase)
}

/// What `samla new` and `samla init` write.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// The sentences of the templates.
struct Templates {
    /// Of a new article.
    article: Vec<&'static str>,
    /// Of the pages of a new site.
    site: Vec<&'static str>,
    /// The titles of a site that nobody has made their own yet.
    titles: Vec<&'static str>,
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let mut templates = Templates { article: Vec::new(), site: Vec::new(), titles: Vec::new() };
    gather(&STARTER, &mut templates);
    templates
});

fn gather(folder: &Dir<'static>, templates: &mut Templates) {
    folder.dirs().for_each(|inner| gather(inner, templates));
    for file in folder.files() {
        let text = file.contents_utf8().unwrap_or_default();
        let path = file.path().to_string_lossy().replace('\\', "/");
        if path.ends_with("samla.yaml") {
            templates.titles.extend(text.lines().find_map(|line| line.strip_prefix("title: ")));
        } else if file.path().extension().is_some_and(|ending| ending == "md") {
            let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
            let summary = text.lines().find_map(|line| line.strip_prefix("summary: "));
            let example = path.contains("content/");
            let kept = if example { &mut templates.site } else { &mut templates.article };
            kept.extend(summary.filter(|_| !example).into_iter().chain(sentences(body)));
        }
    }
}

/// The lines of running text that nobody else would write.
fn sentences(body: &str) -> impl Iterator<Item = &str> {
    let prose = |line: &&str| line.len() > 15 && line.starts_with(char::is_alphabetic) && line.contains(' ');
    body.lines().map(str::trim).filter(prose).filter(|line| !line.starts_with("title:"))
}

/// The first text of a template that was never replaced.
pub(super) fn template(
    source: &Arc<Source>,
    config: &Config,
    summary: Option<&Span>,
    body: &Span,
) -> Option<Diagnostic> {
    let Templates { article, site, titles } = &*TEMPLATES;
    // As long as the site is as `samla init` has made it, its pages are an example.
    let fresh = titles.contains(&config.title.default.as_str());
    let text = source.text();
    let known = |line: &str| article.contains(&line) || !fresh && site.contains(&line);
    let in_summary = || summary.filter(|span| known(text[(*span).clone()].trim())).cloned();
    let in_body = || {
        let mut at = body.start;
        text[body.clone()].split_inclusive('\n').find_map(|line| {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            let line = line.trim();
            (line.len() > 15 && known(line)).then(|| start..start + line.len())
        })
    };
    let span = in_summary().or_else(in_body)?;
    let message =
        message!(sv: "Här står mallens egen text kvar.", en: "The template's own text still stands here.");
    let help = message!(
        sv: "Skriv artikelns egen text, eller ta bort stycket. Är den inte klar: draft: true",
        en: "Write the article's own text, or take the paragraph away. Where it is not ready: draft: true"
    );
    Some(Diagnostic::new(Code::TemplateText, source, span, message).with_help(help))
}
