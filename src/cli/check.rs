//! `samla check`

use std::path::Path;

use crate::diagnostic::{Diagnostic, render, stop_a_build};
use crate::message;
use crate::model::{Options, Site};
use crate::pipeline::{self, Checked, Engine, Progress, Settings};
use crate::publish::Ledger;
use crate::text::Date;

use super::terminal::Terminal;
use super::{Fault, Outcome, build, ledger, removal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How the mistakes are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Warnings count as mistakes too
    #[arg(long)]
    deny_warnings: bool,
    /// The day that review_by and other dates are held against [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    today: Option<Date>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For people: excerpts with carets
    Human,
    /// For programs
    Json,
    /// Annotations for GitHub Actions
    Github,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let settings = Settings {
        root: root.to_owned(),
        base_url: None,
        // Drafts too: an editor wants to know before publishing.
        options: Options { today: arguments.today.unwrap_or_else(super::today), drafts: true },
    };
    let mut checked = pipeline::check(&settings, &Progress::default());
    if let Some(Checked { public, whole }) = checked.value.take() {
        checked.diagnostics.extend(disappearing(root, &public));
        match render_all(root, whole) {
            Err(Fault::Mistakes(mistakes)) => checked.diagnostics.extend(mistakes),
            Err(machine @ Fault::Machine(_)) => return Err(machine),
            Ok(()) => {}
        }
    }
    let diagnostics = &checked.diagnostics;
    match arguments.format {
        Format::Human if diagnostics.is_empty() => {
            terminal.say(&message!(sv: "Inga fel.", en: "No mistakes."));
        }
        Format::Human => terminal.mistakes(diagnostics),
        Format::Json => terminal.print(&format!("{}\n", render::json(diagnostics, terminal.lang))),
        Format::Github => terminal.print(&render::github(diagnostics, terminal.lang)),
    }
    let failed = stop_a_build(diagnostics, arguments.deny_warnings);
    Ok(if failed { Outcome::Mistakes } else { Outcome::Done })
}

/// What the next build would take away from the site in `public/`.
fn disappearing(root: &Path, site: &Site) -> Vec<Diagnostic> {
    let published = Ledger::read(&root.join(build::OUTPUT));
    let told = published.map(|published| removal::told(site, &published, &ledger::of_site(site), false));
    pipeline::leveled(&site.config, told.unwrap_or_default())
}

/// Renders every page and throws it away: a template may fail on one page only.
fn render_all(root: &Path, site: Site) -> Result<(), Fault> {
    let theme = build::load_theme(root, &site)?;
    Engine::new(site, theme, false)?.for_each_page(&Progress::default(), |_| Ok(()))
}
