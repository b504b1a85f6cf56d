//! `samla search "query"`: the same results as on the search page, with the score's parts on demand. It is how an
//! editor finds out why a page is not found.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::Lang;
use crate::message;
use crate::model::Options;
use crate::pipeline::{self, Progress, Settings};
use crate::search::{self, Filters, Hit};

use super::Outcome;
use super::terminal::Terminal;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What a reader would type
    query: String,
    /// Show what each word gave
    #[arg(long)]
    explain: bool,
    /// Search the site in this language [default: the site's own]
    #[arg(long, value_parser = super::parse_lang, value_name = "sv|en")]
    site_lang: Option<Lang>,
    /// Only articles with this term, such as municipality=Göteborg; several of one taxonomy widen the choice
    #[arg(long, value_name = "TAXONOMY=TERM", value_parser = parse_filter)]
    filter: Vec<(String, String)>,
    /// At most so many results
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
}

fn parse_filter(text: &str) -> Result<(String, String), String> {
    let (taxonomy, term) = text.split_once('=').ok_or("a taxonomy and a term, such as tags=skola")?;
    Ok((taxonomy.trim().to_owned(), term.trim().to_owned()))
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Outcome {
    let settings = Settings {
        root: root.to_owned(),
        base_url: None,
        options: Options { today: super::today(), drafts: false },
    };
    let loaded = pipeline::load(&settings, &Progress::default());
    terminal.mistakes(&loaded.diagnostics);
    let Some(site) = loaded.value else { return Outcome::Mistakes };

    let mut filters = Filters::new();
    for (taxonomy, term) in &arguments.filter {
        filters.entry(taxonomy.clone()).or_default().push(term.clone());
    }
    let lang = arguments.site_lang.unwrap_or(site.config.language);
    let results = search::of_site(&site).search(lang, &arguments.query, &filters, arguments.limit);
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
    Outcome::Done
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
