//! `samla build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::config::{self, BaseUrl};
use crate::content;
use crate::diagnostic::{Message, stop_a_build};
use crate::message;
use crate::model::{Options, Site};
use crate::pipeline::{self, Engine, Output, OutputContent, Settings, THEME_FOLDERS};
use crate::publish::{Publisher, Summary};
use crate::text::Date;

use super::progress::Stages;
use super::selection::Selection;
use super::terminal::Terminal;
use super::{Fault, Outcome};
use super::{ledger, removal};

/// Where a site is written, in its folder, when nothing else is said.
pub(super) const OUTPUT: &str = "public";

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command")]
pub(super) struct Arguments {
    /// Where the site is written, instead of public/ in the site's folder
    ///
    /// Vart webbplatsen skrivs, i stället för till public/ i webbplatsens mapp
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Where the site will stand, instead of base_url in samla.yaml
    ///
    /// Var webbplatsen ska ligga, i stället för base_url i samla.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Include drafts, scheduled and expired articles, with a mark
    ///
    /// Ta med utkast, det som väntar på sin dag och det som har gått ut, med ett märke
    #[arg(long)]
    drafts: bool,
    /// The day that publish_at, expires_at and review_by are held against; today otherwise
    ///
    /// Dagen som publish_at, expires_at och review_by jämförs med; annars i dag
    #[arg(long, value_name = "DATE", value_parser = super::values::day)]
    today: Option<Date>,
    /// Warnings stop the build too
    ///
    /// Varningar stoppar också bygget
    #[arg(long)]
    deny_warnings: bool,
    /// Go on even if more than a third of the published articles would be gone
    ///
    /// Bygg även om mer än en tredjedel av de publicerade artiklarna försvinner
    #[arg(long)]
    allow_removal: bool,
    /// Say nothing but mistakes
    ///
    /// Säg inget annat än fel
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    pub selection: Selection,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let started = Instant::now();
    let stages = Stages::new(terminal, arguments.quiet);
    let base_url = arguments.base_url.as_deref().map(base_url).transpose()?;
    let today = arguments.today.unwrap_or_else(|| config::today(root));
    let settings =
        Settings { root: root.to_owned(), base_url, options: Options { today, drafts: arguments.drafts } };

    let loaded = stages.run(
        &message!(sv: "läser", en: "reading"),
        |progress| pipeline::load(&settings, progress),
        |loaded| counted(loaded.value.as_ref()),
    );
    let mut diagnostics = loaded.diagnostics;
    let theme =
        loaded.value.as_ref().and_then(|site| pipeline::load_theme(&settings, site).unpack(&mut diagnostics));
    terminal.mistakes(&diagnostics);
    let stop = stop_a_build(&diagnostics, arguments.deny_warnings);
    let (Some(site), Some(theme), false) = (loaded.value, theme, stop) else {
        terminal.note(&nothing_published());
        return Ok(Outcome::Mistakes);
    };
    let engine = Engine::new(site, theme, false)?;
    let output = arguments.output.clone().unwrap_or_else(|| root.join(OUTPUT));
    let publisher = open(root, &output)?;
    let ledger = ledger::of_site(engine.site());
    if let Some(published) = publisher.published() {
        let told = removal::told(engine.site(), &published, &ledger, arguments.allow_removal);
        let told = pipeline::leveled(&engine.site().config, told);
        terminal.mistakes(&told);
        if stop_a_build(&told, arguments.deny_warnings) {
            terminal.note(&nothing_published());
            return Ok(Outcome::Mistakes);
        }
    }
    publisher.keep(ledger);
    let summary = publish(publisher, &engine, &stages)?;
    if !arguments.quiet {
        terminal.say(&report(&output, &engine, summary, started));
    }
    // The program ends here: the system takes the memory of a large site back sooner than it is taken apart.
    std::mem::forget(engine);
    Ok(Outcome::Done)
}

fn nothing_published() -> Message {
    message!(
        sv: "Inget har publicerats. Den förra webbplatsen ligger kvar som den var.",
        en: "Nothing was published. The previous site is as it was.",
    )
}

fn open(root: &Path, output: &Path) -> Result<Publisher, Fault> {
    let folders =
        [config::FILE_NAME, content::FOLDER, content::STATIC_FOLDER].into_iter().chain(THEME_FOLDERS);
    let sources: Vec<PathBuf> = folders.map(|name| root.join(name)).collect();
    let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    Ok(Publisher::open(output, &sources)?)
}

fn publish(publisher: Publisher, engine: &Engine, stages: &Stages<'_>) -> Result<Summary, Fault> {
    let write = |file: Output<'_>| {
        let written = match &file.content {
            OutputContent::Bytes(bytes) => publisher.write(&file.path, bytes),
            OutputContent::File(source) => publisher.copy(&file.path, source),
        };
        written.map_err(Fault::from)
    };
    stages.run(
        &message!(sv: "skriver", en: "writing"),
        |progress| {
            engine.assets().try_for_each(write)?;
            engine.for_each_attachment(progress, write)?;
            // Much of the index waits for one thing after the other: pages fill the time.
            let (search, pages) =
                rayon::join(|| engine.for_each_search_file(write), || engine.for_each_page(progress, write));
            pages.and(search)
        },
        |search| {
            let (pages, search) = (engine.page_count(), search.as_ref().unwrap_or(&0));
            message!(
                sv: "{pages} sidor, {search} filer med sökindex",
                en: "{pages} pages, {search} files of search index",
            )
        },
    )?;
    Ok(publisher.commit()?)
}

fn base_url(text: &str) -> Result<BaseUrl, Message> {
    BaseUrl::parse(text).ok_or_else(|| {
        message!(
            sv: "--base-url tar en hel adress, till exempel https://exempel.se/kunskap/, inte {text}.",
            en: "--base-url takes a full address, such as https://example.org/knowledge/, not {text}.",
        )
    })
}

/// How much was read.
pub(super) fn counted(site: Option<&Site>) -> Message {
    let (articles, pages) = site.map_or((0, 0), |site| {
        let articles = site.articles().iter().filter(|article| article.is_article()).count();
        (articles, site.articles().len() - articles)
    });
    let articles = articles_counted(articles);
    let pages = match pages {
        1 => message!(sv: "1 sida", en: "1 page"),
        _ => message!(sv: "{pages} sidor", en: "{pages} pages"),
    };
    Message { sv: format!("{}, {}", articles.sv, pages.sv), en: format!("{}, {}", articles.en, pages.en) }
}

fn articles_counted(count: usize) -> Message {
    match count {
        1 => message!(sv: "1 artikel", en: "1 article"),
        _ => message!(sv: "{count} artiklar", en: "{count} articles"),
    }
}

fn report(output: &Path, engine: &Engine, summary: Summary, started: Instant) -> Message {
    let Summary { written, unchanged, removed, bytes } = summary;
    let Message { sv, en } =
        articles_counted(engine.site().articles().iter().filter(|article| article.is_article()).count());
    let (output, kilobytes) = (output.display(), bytes.div_ceil(1000));
    let milliseconds = started.elapsed().as_millis();
    message!(
        sv: "{sv} i {output}: {written} filer skrivna, {unchanged} oförändrade, {removed} borttagna ({kilobytes} kB, {milliseconds} ms).",
        en: "{en} in {output}: {written} files written, {unchanged} unchanged, {removed} removed ({kilobytes} kB, {milliseconds} ms).",
    )
}
