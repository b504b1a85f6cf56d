//! `samla search "query"`: the same results as on the search page, with the score's parts on demand. It is how an
//! editor finds out why a page is not found.

use std::fmt::Write;
use std::path::Path;

use crate::config;
use crate::diagnostic::{Lang, Message, Severity, render};
use crate::message;
use crate::model::{Address, Options, Site, Taxonomy};
use crate::pipeline::{self, Progress, Settings};
use crate::search::{self, Filters, Hit};
use crate::yaml::nearest;

use super::terminal::Terminal;
use super::{Fault, Outcome, values};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What a reader would type
    ///
    /// Det som en läsare skulle skriva
    #[arg(required = true)]
    query: Vec<String>,
    /// Show what each word gave
    ///
    /// Visa vad varje ord gav
    #[arg(long)]
    explain: bool,
    /// Search the site in this language; its own otherwise
    ///
    /// Sök på webbplatsen på det här språket; annars dess eget
    #[arg(long, value_parser = values::lang, value_name = "sv|en")]
    site_lang: Option<Lang>,
    /// Only articles with this term, such as municipality=Göteborg; several of one taxonomy widen the choice
    ///
    /// Bara artiklar med det här ordet, till exempel municipality=Göteborg; flera i samma indelning ger fler
    #[arg(long, value_name = "TAXONOMY=TERM", value_parser = values::filter)]
    filter: Vec<(String, String)>,
    /// At most so many results; 10 otherwise
    ///
    /// Högst så många träffar; annars 10
    #[arg(long, value_name = "N", default_value = "10", value_parser = values::count)]
    limit: usize,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let settings = Settings {
        root: root.to_owned(),
        base_url: None,
        options: Options { today: config::today(root), drafts: false },
    };
    let loaded = pipeline::load(&settings, &Progress::default());
    // Whoever searches asks about pages, not about mistakes: one line, so that a missing page is no riddle.
    let errors: Vec<_> =
        loaded.diagnostics.into_iter().filter(|found| found.severity == Severity::Error).collect();
    if !errors.is_empty() {
        let counted = render::summary(&errors, terminal.lang);
        terminal.note(&message!(
            sv: "{counted} kan göra att något fattas: samla check visar dem.",
            en: "{counted} may keep something from being found: samla check shows them.",
        ));
    }
    let Some(site) = loaded.value else { return Ok(Outcome::Mistakes) };

    let lang = arguments.site_lang.unwrap_or(site.config.language);
    let filters = filters(&site, lang, &arguments.filter)?;
    let results = search::of_site(&site).search(lang, &arguments.query.join(" "), &filters, arguments.limit);
    if results.hits.is_empty() {
        terminal.say(&message!(sv: "Inga träffar.", en: "No results."));
    }
    for (typed, meant) in &results.corrections {
        terminal.say(&message!(sv: "{typed} togs för {meant}.", en: "{typed} was taken for {meant}."));
    }
    if !results.missing.is_empty() {
        let missing = results.missing.join(", ");
        terminal.say(&message!(sv: "Finns ingenstans: {missing}.", en: "Nowhere to be found: {missing}."));
    }
    for (index, hit) in results.hits.iter().enumerate() {
        terminal.print(&line(index + 1, hit, arguments.explain));
    }
    Ok(Outcome::Done)
}

/// The terms that are asked for, each of which an article has: a mistyped one would look like a search without results.
fn filters(site: &Site, lang: Lang, asked: &[(String, String)]) -> Result<Filters, Message> {
    if !site.languages().any(|known| known == lang) {
        let tag = lang.tag();
        return Err(message!(
            sv: "Webbplatsen har inga sidor på språket {tag}.",
            en: "The site has no pages in the language {tag}.",
        ));
    }
    let taxonomies = &site.edition(lang).taxonomies;
    let mut filters = Filters::new();
    for (id, term) in asked {
        let index = taxonomies.iter().position(|known| known.config.id == *id);
        let index = index.ok_or_else(|| no_taxonomy(id, taxonomies))?;
        let taxonomy = &taxonomies[index];
        if !taxonomy.terms.iter().any(|known| known.title == *term || known.slug == *term) {
            return Err(no_term(term, taxonomy, site.routes.taxonomy(lang, index)));
        }
        filters.entry(id.clone()).or_default().push(term.clone());
    }
    Ok(filters)
}

fn no_taxonomy(asked: &str, taxonomies: &[Taxonomy]) -> Message {
    let names = taxonomies.iter().flat_map(|Taxonomy { config, .. }| {
        let labels = config.labels.values().flat_map(|labels| [&labels.singular, &labels.plural]);
        std::iter::once(&config.id).chain(labels).map(|name| (name.as_str(), config.id.as_str()))
    });
    let Message { sv, en } = meant(asked, names).unwrap_or_else(|| {
        let all: Vec<&str> = taxonomies.iter().map(|taxonomy| taxonomy.config.id.as_str()).collect();
        let all = all.join(", ");
        message!(sv: "Välj bland {all}.", en: "Choose among {all}.")
    });
    message!(
        sv: "--filter: ingen indelning heter ”{asked}”. {sv}",
        en: "--filter: no taxonomy is called “{asked}”. {en}",
    )
}

fn no_term(asked: &str, taxonomy: &Taxonomy, address: &Address) -> Message {
    let names = taxonomy.terms.iter().flat_map(|term| {
        let names = [&term.title, &term.name].into_iter().chain(&term.synonyms);
        names.map(|name| (name.as_str(), term.title.as_str()))
    });
    let Message { sv, en } = meant(asked, names).unwrap_or_else(|| {
        let all = address.href();
        message!(sv: "De som finns står på {all}.", en: "Those that there are stand on {all}.")
    });
    let id = &taxonomy.config.id;
    message!(
        sv: "--filter: ingen artikel har ”{asked}” i {id}. {sv}",
        en: "--filter: no article has “{asked}” in {id}. {en}",
    )
}

/// What was meant by `asked`, of names and what they stand for.
fn meant<'a>(asked: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Message> {
    let names: Vec<(&str, &str)> = names.collect();
    let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let nearest = nearest(asked, &known)?;
    let (_, meant) = names.iter().find(|(name, _)| *name == nearest)?;
    Some(message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?"))
}

fn line(number: usize, hit: &Hit, explain: bool) -> String {
    let mut text = format!("{number:>3}. {}\n     {}\n", hit.title, hit.url);
    if explain {
        let _infallible = writeln!(text, "     {:.3}", hit.score);
        for found in &hit.found {
            let _infallible = writeln!(
                text,
                "       {:<28} {:.3}  (match {:.2}, rarity {:.2})",
                found.words, found.score, found.kind, found.rarity
            );
        }
    }
    text
}
