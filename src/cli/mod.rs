//! Arguments and commands: one file a command.

#![expect(clippy::doc_markdown, reason = "arguments are documented for the terminal")]

mod build;
mod check;
mod difference;
mod explain;
mod fix;
mod help;
mod init;
mod language;
mod ledger;
mod new;
mod progress;
mod removal;
mod search;
mod selection;
mod serve;
mod terminal;
mod usage;
mod values;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config;
use crate::diagnostic::{Diagnostic, Lang, Message};
use crate::message;
use crate::pipeline;
use crate::publish::PublishError;
use selection::Selection;
use terminal::Terminal;

/// Turns Markdown articles with YAML metadata into a searchable static site
///
/// Gör en sökbar webbplats av artiklar i Markdown med uppgifter i YAML
#[derive(Debug, Parser)]
#[command(
    name = "samla",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
struct Arguments {
    /// The site's folder, the one with samla.yaml; the current folder otherwise
    ///
    /// Webbplatsens mapp, den med samla.yaml; annars den mapp du står i
    #[arg(long, global = true, value_name = "DIR", default_value = ".", display_order = 100)]
    root: PathBuf,
    /// Language of messages; that of the locale otherwise
    ///
    /// Språk i meddelanden; annars det som datorn är inställd på
    #[arg(long, global = true, value_parser = values::lang, value_name = "sv|en", display_order = 101)]
    lang: Option<Lang>,
    /// Show how it is used
    ///
    /// Visa hur det används
    #[arg(long, short, global = true, action = ArgAction::Help, display_order = 102)]
    help: Option<bool>,
    /// Show the version
    ///
    /// Visa versionen
    #[arg(long, short = 'V', global = true, action = ArgAction::Version, display_order = 103)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site into a folder
    ///
    /// Bygg webbplatsen i en mapp
    Build(build::Arguments),
    /// Build in memory, watch, and serve to a browser
    ///
    /// Förhandsvisa: bygg i minnet, följ ändringar och visa i webbläsaren
    Serve(serve::Arguments),
    /// Report every mistake in the content
    ///
    /// Berätta om alla fel i innehållet
    Check(check::Arguments),
    /// Mend what can be mended without a person's judgement
    ///
    /// Rätta det som går att rätta utan att någon behöver bestämma
    Fix(fix::Arguments),
    /// Search the site as its readers do
    ///
    /// Sök på webbplatsen som läsarna gör
    Search(search::Arguments),
    /// Tell what a rule means and how to mend it
    ///
    /// Förklara en regel och hur felet rättas
    Explain(explain::Arguments),
    /// Make a new site in an empty folder
    ///
    /// Gör en ny webbplats i en tom mapp
    Init(init::Arguments),
    /// Make a new article from a template
    ///
    /// Gör en ny artikel av en mall
    New(new::Arguments),
    /// Show how a command is used
    ///
    /// Visa hur ett kommando används
    Help(help::Arguments),
}

impl Command {
    /// Which mistakes it shows.
    fn selection(&self) -> Selection {
        match self {
            Self::Build(arguments) => arguments.selection.clone(),
            Self::Check(arguments) => arguments.selection.clone(),
            _ => Selection::default(),
        }
    }
}

/// How a command ended.
enum Outcome {
    Done,
    /// Mistakes in the content: exit code 1.
    Mistakes,
}

/// What ended a command early.
enum Fault {
    /// Of the machine or of the usage: exit code 2.
    Machine(Message),
    /// Mistakes that only showed while rendering, in a template or beside an article: exit code 1.
    Mistakes(Vec<Diagnostic>),
}

impl From<Message> for Fault {
    fn from(message: Message) -> Self {
        Self::Machine(message)
    }
}

impl From<PublishError> for Fault {
    fn from(error: PublishError) -> Self {
        Self::Machine(error.message())
    }
}

impl From<pipeline::Fault> for Fault {
    fn from(fault: pipeline::Fault) -> Self {
        match fault {
            pipeline::Fault::Attachment { .. } => Self::Machine(fault.message()),
            pipeline::Fault::Theme(_) | pipeline::Fault::Pages(_) | pipeline::Fault::Picture(_) => {
                Self::Mistakes(fault.diagnostics())
            }
        }
    }
}

/// Runs the program with the arguments of its process.
pub fn main() -> ExitCode {
    let called: Vec<OsString> = std::env::args_os().collect();
    let wanted = language::asked(&called).or_else(language::of_locale);
    // A locale that names no language says nothing of the reader: English is what programs speak then. Sites are Swedish
    // unless somebody says otherwise.
    let (lang, site_lang) = (wanted.unwrap_or(Lang::En), wanted.unwrap_or(Lang::Sv));
    let arguments = match understand(&called, lang) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let terminal = Terminal::new(lang, &arguments.root, arguments.command.selection());
    let outcome = run(&arguments.root, &arguments.command, site_lang, &terminal);
    if let Some(Message { sv, en }) = terminal.lost() {
        terminal.fault(&message!(
            sv: "Det som skulle skrivas ut gick förlorat: {sv}.",
            en: "What was to be written out is lost: {en}.",
        ));
        return ExitCode::from(2);
    }
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Err(Fault::Mistakes(mistakes)) => {
            terminal.mistakes(&mistakes);
            ExitCode::from(1)
        }
        Err(Fault::Machine(message)) => {
            terminal.fault(&message);
            ExitCode::from(2)
        }
    }
}

/// The arguments; the exit code where they ask for help, or cannot be understood.
fn understand(called: &[OsString], lang: Lang) -> Result<Arguments, ExitCode> {
    let mut program = command_in(lang);
    let matches = program.try_get_matches_from_mut(called);
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| {
        use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
        if matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand | DisplayVersion) {
            let _gone = error.print();
        } else {
            let called: Vec<String> =
                called.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
            terminal::tell(&usage::text(&error, &program, &called, lang));
        }
        ExitCode::from(if error.use_stderr() { 2 } else { 0 })
    })
}

/// `site_lang` is the language of a new site.
fn run(root: &Path, command: &Command, site_lang: Lang, terminal: &Terminal) -> Result<Outcome, Fault> {
    match command {
        Command::Build(arguments) => build::run(site(root)?, arguments, terminal),
        Command::Serve(arguments) => serve::run(site(root)?, arguments, terminal),
        Command::Check(arguments) => check::run(site(root)?, arguments, terminal),
        Command::Fix(arguments) => fix::run(site(root)?, arguments, terminal),
        Command::Search(arguments) => search::run(site(root)?, arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Init(arguments) => init::run(arguments, site_lang, terminal),
        Command::New(arguments) => new::run(site(root)?, arguments, terminal),
        Command::Help(arguments) => help::run(arguments, terminal),
    }
}

/// The folder, if a site is in it. One without is no site with mistakes: the program was called in the wrong place.
fn site(root: &Path) -> Result<&Path, Message> {
    if root.join(config::FILE_NAME).exists() {
        return Ok(root);
    }
    // A lone dot reads as the end of the sentence.
    let is_here = root == Path::new(".");
    let whole = if is_here { std::env::current_dir().unwrap_or_default() } else { root.to_owned() };
    let (file, root) = (config::FILE_NAME, whole.display());
    Err(message!(
        sv: "Det finns ingen {file} i {root}. Gå till webbplatsens mapp, ange den med --root, eller gör en ny med samla init.",
        en: "There is no {file} in {root}. Go to the site's folder, name it with --root, or make one with samla init.",
    ))
}

/// The command line in English, for completions and man pages.
pub fn command() -> clap::Command {
    command_in(Lang::En)
}

/// The command line with its help in `lang`.
fn command_in(lang: Lang) -> clap::Command {
    help::with_usage(help::localised(Arguments::command(), lang), "samla", lang)
}
