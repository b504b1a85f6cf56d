//! `samla check`

use std::path::Path;

use crate::diagnostic::{has_errors, render};
use crate::message;
use crate::model::{Options, Site};
use crate::pipeline::{self, Engine, Progress, Settings};
use crate::text::Date;

use super::terminal::Terminal;
use super::{Fault, Outcome, build};

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
    if let Some(site) = checked.value.take()
        && let Err(fault) = render_all(root, site)
    {
        match fault {
            Fault::Mistakes(mistakes) => checked.diagnostics.extend(mistakes),
            machine @ Fault::Machine(_) => return Err(machine),
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
    let failed = has_errors(diagnostics) || arguments.deny_warnings && !diagnostics.is_empty();
    Ok(if failed { Outcome::Mistakes } else { Outcome::Done })
}

/// Renders every page and throws it away: a template may fail on one page only.
fn render_all(root: &Path, site: Site) -> Result<(), Fault> {
    let theme = build::load_theme(root, &site)?;
    Engine::new(site, theme, false)?.for_each_page(&Progress::default(), |_| Ok(()))
}
