//! Front matter to [`Metadata`]: every field typed and checked, every mistake said where it stands.

use std::sync::Arc;

use super::front_matter::Parts;
use super::metadata::{DECIDING, Metadata, Spanned, Status};
use super::texts::plain_line;
use super::vocabulary::Vocabularies;
use super::{EntryAddress, EntryKind, aliases, parts, private, terms};
use crate::config::{ARTICLE_FIELDS, Config, TermSource, excuses, standard_fields};
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Report, Source, Span};
use crate::message;
use crate::text::{Date, PartialDate, slug};
use crate::yaml::{self, Fields, Node, Value, scalar};

/// What the metadata are checked against.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub config: &'c Config,
    pub vocabularies: &'c Vocabularies,
}

/// Reads the metadata of the file that was split into `split`.
pub(super) fn read(
    source: &Arc<Source>,
    split: &Parts,
    address: &EntryAddress,
    context: Context,
) -> Report<Metadata> {
    let Some(range) = split.yaml.clone() else { return Report::default() };
    let mut diagnostics = Vec::new();
    let node = yaml::parse(source, range.clone()).unpack(&mut diagnostics);
    let node = match node {
        Some(node) => node,
        None if diagnostics.is_empty() => {
            Node { span: range.start..range.start, value: Value::Mapping(Vec::new()) }
        }
        None => return Report { value: Metadata::default(), diagnostics },
    };
    let known = known(context.config);
    let mut fields = Fields::new(source, &node, &known).missing_at(split.fence.clone());
    let mut metadata = metadata(&mut fields, address, context);
    metadata.deciding = deciding(&fields, &diagnostics);
    let mut found = fields.finish();
    if context.config.incomplete {
        // The mistake in samla.yaml is told there.
        found.retain(|mistake| mistake.code != Code::UnknownField || mistake.fix.is_some());
    }
    diagnostics.extend(found);
    Report { value: metadata, diagnostics }
}

/// Where the fields stand that say whether readers see the article, also a second time, which is among the mistakes of
/// the YAML.
fn deciding(fields: &Fields, mistakes: &[Diagnostic]) -> Vec<Span> {
    let known = fields.all().filter(|field| DECIDING.contains(&field.name));
    let known = known.map(|field| field.key.start..field.node.span.end.max(field.key.end));
    let text = fields.source().text();
    let again = mistakes.iter().filter(|mistake| mistake.code == Code::DuplicateKey).filter(|mistake| {
        let name = text.get(mistake.location.span.clone()).unwrap_or_default();
        DECIDING.contains(&name.trim_matches(['"', '\'']))
    });
    known.chain(again.map(|mistake| mistake.location.span.clone())).collect()
}

/// The fields of an article: the fixed ones and one for each taxonomy. A standard taxonomy that is switched off keeps
/// its field, so that switching it off breaks no article.
fn known(config: &Config) -> Vec<&str> {
    let own = config.taxonomies.iter().filter(|taxonomy| taxonomy.terms != TermSource::Year);
    let mut known: Vec<&str> = ARTICLE_FIELDS.to_vec();
    known.extend(standard_fields().map(|id| -> &str { id }));
    known.extend(
        own.map(|taxonomy| taxonomy.id.as_str()).filter(|id| !standard_fields().any(|field| field == *id)),
    );
    known
}

fn metadata(fields: &mut Fields, address: &EntryAddress, context: Context) -> Metadata {
    let article = address.kind == EntryKind::Article;
    let example =
        message!(sv: "title: Färre placeringar i Partille", en: "title: Fewer placements in Partille");
    fields.require("title", example);
    if article {
        let example = message!(
            sv: "summary: En eller två meningar om vad som hände och vad det gav.",
            en: "summary: One or two sentences on what happened and what came of it."
        );
        fields.require("summary", example);
        let example =
            message!(sv: "date: 2019-03 (eller date: unknown)", en: "date: 2019-03 (or date: unknown)");
        fields.require("date", example);
    }
    let date = date(fields);
    let updated = fields.day("updated");
    if let (Some(date), Some(updated)) = (&date, &updated)
        && updated.value < date.value.first_day()
    {
        let (was, now) = (date.value, updated.value);
        let message = message!(sv: "Artikeln kan inte vara uppdaterad ({now}) före sitt datum ({was}).", en: "The article cannot be updated ({now}) before its date ({was}).");
        order(fields, &updated.span, message);
    }
    language(fields, address, context.config);
    let publish_at = fields.day("publish_at");
    let expires_at = fields.day("expires_at");
    if let (Some(from), Some(to)) = (&publish_at, &expires_at)
        && to.value <= from.value
    {
        let message = message!(sv: "Artikeln tas bort innan den har publicerats.", en: "The article expires before it is published.");
        order(fields, &to.span, message);
    }
    private::persons(fields);
    let day = |found: Option<Spanned<Date>>| found.map(|found| found.value);
    Metadata {
        title: plain_line(fields, "title"),
        summary: plain_line(fields, "summary"),
        terms: terms::all(fields, &context.config.taxonomies, context.vocabularies, date.as_ref()),
        date: date.map(|date| date.value),
        updated: day(updated),
        status: status(fields),
        period: parts::period(fields),
        funding: parts::funding(fields),
        participants: participants(fields),
        contact: parts::contact(fields),
        sources: parts::sources(fields),
        image: parts::image(fields),
        related: related(fields),
        review_by: day(fields.day("review_by")),
        draft: fields.bool("draft"),
        publish_at: day(publish_at),
        expires_at: day(expires_at),
        aliases: aliases::read(fields, context.config),
        excuses: excuses(fields),
        extra: fields.field("extra").map_or(serde_json::Value::Null, |field| json(field.node)),
        deciding: Vec::new(),
        spans: fields.all().map(|field| (field.name.to_owned(), field.node.span.clone())).collect(),
    }
}

pub(super) fn order(fields: &mut Fields, span: &Span, message: crate::diagnostic::Message) {
    fields.mistake(Code::DateOrder, span.clone(), message).help =
        Some(message!(sv: "Kontrollera båda datumen.", en: "Look at both dates."));
}

/// The date; `unknown` is none.
fn date(fields: &mut Fields) -> Option<Spanned<PartialDate>> {
    let field = fields.field("date")?;
    let Some(text) = field.node.text().map(str::trim) else { return fields.partial_date("date") };
    if text == "unknown" {
        return None;
    }
    if matches!(
        text.to_lowercase().as_str(),
        "unknown" | "okänt" | "okänd" | "okant" | "oklart" | "?" | "–" | "-"
    ) {
        let span = field.node.span.clone();
        let message = message!(sv: "Ett okänt datum skrivs på annat sätt.", en: "An unknown date is written in another way.");
        let report = fields.mistake(Code::InvalidDate, span.clone(), message);
        report.help = Some(message!(sv: "Skriv date: unknown", en: "Write date: unknown"));
        report.fix = Some(Fix { span, replacement: "unknown".to_owned() });
        return None;
    }
    fields.partial_date("date")
}

fn status(fields: &mut Fields) -> Option<Status> {
    fields.choice(
        "status",
        &[
            (
                "planned",
                &[
                    "planerad",
                    "planerat",
                    "planerade",
                    "planeras",
                    "kommande",
                    "kommer",
                    "framtida",
                    "planning",
                    "upcoming",
                    "future",
                    "not started",
                ],
                Status::Planned,
            ),
            (
                "ongoing",
                &[
                    "pågående",
                    "pågår",
                    "aktiv",
                    "aktivt",
                    "löpande",
                    "startad",
                    "startat",
                    "påbörjad",
                    "påbörjat",
                    "active",
                    "started",
                    "in progress",
                    "running",
                    "current",
                ],
                Status::Ongoing,
            ),
            (
                "completed",
                &[
                    "avslutad",
                    "avslutat",
                    "avslutade",
                    "klar",
                    "klart",
                    "färdig",
                    "färdigt",
                    "slutförd",
                    "slutfört",
                    "genomförd",
                    "genomfört",
                    "done",
                    "finished",
                    "closed",
                    "complete",
                    "ended",
                ],
                Status::Completed,
            ),
        ],
    )
}

/// `lang` says again what the file's name says.
fn language(fields: &mut Fields, address: &EntryAddress, config: &Config) {
    let Some(lang) = fields.choice(
        "lang",
        &[("sv", &["svenska", "swedish", "se"], Lang::Sv), ("en", &["engelska", "english"], Lang::En)],
    ) else {
        return;
    };
    if lang == address.lang {
        return;
    }
    let (written, named) = (lang.tag(), address.lang.tag());
    let ending = if lang == config.language { String::new() } else { format!(".{written}") };
    let stem = if address.bundle { "index" } else { &address.slug };
    let span = fields.field("lang").map(|field| field.node.span.clone()).unwrap_or_default();
    let message = message!(
        sv: "Här står lang: {written}, men filens namn säger {named}.",
        en: "It says lang: {written}, but the file's name says {named}."
    );
    let report = fields.mistake(Code::LanguageMismatch, span.clone(), message);
    report.help = Some(message!(
        sv: "Döp om filen till {stem}{ending}.md, eller skriv lang: {named}",
        en: "Rename the file to {stem}{ending}.md, or write lang: {named}"
    ));
    report.fix = Some(Fix { span, replacement: named.to_owned() });
}

/// Names, where commas in a text without quotation marks stand between several.
fn participants(fields: &mut Fields) -> Vec<String> {
    fields.texts_or_several("participants", |_| true).into_iter().map(|name| name.value).collect()
}

/// Whether the path leads from the article to a place outside of the articles: to a page, which nothing can be
/// related to.
fn leads_to_page(fields: &Fields, path: &str) -> bool {
    let folders = fields.source().path().split('/').count() - 1;
    let up = path.split('/').take_while(|part| *part == "..").count();
    let articles = path.split('/').nth(up) == Some("initiativ");
    // The articles' own folder is content/initiativ, two folders deep.
    up > 0 && folders.saturating_sub(up) < 2 && !articles
}

/// Slugs of other articles.
fn related(fields: &mut Fields) -> Vec<Spanned<String>> {
    let mut related = Vec::new();
    for Spanned { value, span } in fields.texts("related") {
        if leads_to_page(fields, &value) {
            let message = message!(
                sv: "”{value}” är en vanlig sida. Bara artiklar kan stå i related.",
                en: "“{value}” is a plain page. Only articles can stand in related."
            );
            fields.mistake(Code::InvalidAddress, span, message).help = Some(message!(
                sv: "Ta bort den här, och länka i stället i texten: [sidans namn]({value})",
                en: "Take it away here, and link to it in the text instead: [the page's name]({value})"
            ));
            continue;
        }
        let name = value.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let name = name.strip_suffix(".md").unwrap_or(name);
        let meant = slug(name);
        if meant != value {
            let message = message!(sv: "”{value}” är inget namn på en artikel.", en: "“{value}” is not the name of an article.");
            let report = fields.mistake(Code::InvalidAddress, span.clone(), message);
            report.help = Some(message!(
                sv: "Skriv bara filens namn, utan mapp och .md: {meant}",
                en: "Write only the file's name, without folder and .md: {meant}"
            ));
            if !meant.is_empty() {
                report.fix = Some(Fix { span: span.clone(), replacement: scalar(&meant) });
            }
        }
        if !meant.is_empty() {
            related.push(Spanned { value: meant, span });
        }
    }
    related
}

/// A node as JSON, with numbers and truth values as such where they are not quoted.
fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Scalar { text, plain: true } => match text.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            text => {
                let number = text
                    .parse::<i64>()
                    .ok()
                    .filter(|number| number.to_string() == text)
                    .map(serde_json::Value::from);
                let decimal = || {
                    text.contains('.')
                        .then(|| text.parse::<f64>().ok().filter(|number| number.is_finite()))
                        .flatten()
                };
                number.or_else(|| decimal().map(serde_json::Value::from)).unwrap_or_else(|| text.into())
            }
        },
        Value::Scalar { text, plain: false } => text.as_str().into(),
        Value::Sequence(items) => items.iter().map(json).collect(),
        Value::Mapping(entries) => serde_json::Value::Object(
            entries.iter().map(|(key, value)| (key.name.clone(), json(value))).collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_explanation_of_unknown_fields_names_them_all() {
        let rule = Code::UnknownField.rule();
        let config = Config::new("x");
        for field in known(&config) {
            for text in [rule.sv, rule.en] {
                let mut words = text.split([' ', ',', '.']);
                assert!(words.any(|word| word == field), "{field} is missing in: {text}");
            }
        }
    }
}
