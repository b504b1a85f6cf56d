//! `samla check`

use std::path::Path;

use crate::config;
use crate::diagnostic::{Code, Diagnostic, Message, stop_a_build};
use crate::message;
use crate::model::{Options, Site};
use crate::pipeline::{self, Checked, Engine, Progress, Settings};
use crate::publish::Ledger;
use crate::text::Date;
use crate::theme::Theme;

use super::selection::Selection;
use super::terminal::Terminal;
use super::{Fault, Outcome, build, ledger, removal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How the mistakes are written: human for people (otherwise), json for programs, github for annotations on GitHub
    ///
    /// Hur felen skrivs: human för människor (annars), json för program, github för anmärkningar på GitHub
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Warnings count as mistakes too
    ///
    /// Varningar räknas också som fel
    #[arg(long)]
    deny_warnings: bool,
    /// The day that review_by and other dates are held against; today otherwise
    ///
    /// Dagen som review_by och andra datum jämförs med; annars i dag
    #[arg(long, value_name = "DATE", value_parser = super::values::day)]
    today: Option<Date>,
    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Github,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let settings = Settings {
        root: root.to_owned(),
        base_url: None,
        // Drafts too: an editor wants to know before publishing.
        options: Options { today: arguments.today.unwrap_or_else(|| config::today(root)), drafts: true },
    };
    let mut checked = pipeline::check(&settings, &Progress::default());
    if let Some(Checked { public, whole }) = checked.value.take() {
        // What is not in its place explains what would be gone.
        if !checked.diagnostics.iter().any(|found| found.code == Code::ContentMissing) {
            checked.diagnostics.extend(disappearing(root, &public));
        }
        let theme = pipeline::load_theme(&settings, &whole).unpack(&mut checked.diagnostics);
        match theme.map_or(Ok(()), |theme| render_all(whole, theme)) {
            Ok(()) => {}
            Err(Fault::Mistakes(mistakes)) => checked.diagnostics.extend(mistakes),
            Err(machine @ Fault::Machine(_)) => return Err(machine),
        }
    }
    checked.diagnostics.retain(|found| arguments.selection.has(found));
    let diagnostics = &checked.diagnostics;
    match arguments.format {
        Format::Human if diagnostics.is_empty() => {
            terminal.say(&none(&arguments.selection.rules));
        }
        Format::Human => terminal.mistakes(diagnostics),
        Format::Json => terminal.print(&format!("{}\n", terminal.as_json(diagnostics))),
        Format::Github => terminal.print(&terminal.as_github(diagnostics)),
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

/// That there is nothing to tell, of the rules that were asked for.
fn none(rules: &[Code]) -> Message {
    let names: Vec<&str> = rules.iter().map(|code| code.name()).collect();
    let names = names.join(", ");
    if names.is_empty() {
        message!(sv: "Inga fel.", en: "No mistakes.")
    } else {
        message!(sv: "Inga fel av {names}.", en: "No mistakes of {names}.")
    }
}

/// Renders every page and throws it away: a template may fail on one page only.
fn render_all(site: Site, theme: Theme) -> Result<(), Fault> {
    Engine::new(site, theme, false)?.for_each_page(&Progress::default(), |_| Ok(()))
}
