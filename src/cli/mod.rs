//! Arguments and commands: one file a command.

#![expect(clippy::doc_markdown, reason = "arguments are documented for the terminal")]

mod build;
mod check;
mod difference;
mod explain;
mod fix;
mod init;
mod ledger;
mod new;
mod progress;
mod removal;
mod search;
mod serve;
mod terminal;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::config;
use crate::diagnostic::{Diagnostic, Lang, Message};
use crate::message;
use crate::pipeline;
use crate::publish::PublishError;
use terminal::Terminal;

/// Turns Markdown articles with YAML metadata into a searchable static site.
#[derive(Debug, Parser)]
#[command(name = "samla", version, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    /// The site's folder: the one with samla.yaml
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Language of messages [default: from the locale]
    #[arg(long, global = true, value_parser = parse_lang, value_name = "sv|en")]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site into a folder
    Build(build::Arguments),
    /// Build in memory, watch, and serve to a browser
    Serve(serve::Arguments),
    /// Report every mistake in the content
    Check(check::Arguments),
    /// Mend what can be mended without a person's judgement
    Fix(fix::Arguments),
    /// Search the site as its readers do
    Search(search::Arguments),
    /// Tell what a rule means and how to mend it
    Explain(explain::Arguments),
    /// Make a new site in an empty folder
    Init(init::Arguments),
    /// Make a new article from a template
    New(new::Arguments),
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
            pipeline::Fault::Theme(error) => Self::Mistakes(vec![error.diagnostic()]),
            other @ pipeline::Fault::Attachment { .. } => Self::Machine(other.message()),
        }
    }
}

/// Runs the program with the arguments of its process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.lang);
    match run(&arguments.root, &arguments.command, &terminal) {
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

fn run(root: &Path, command: &Command, terminal: &Terminal) -> Result<Outcome, Fault> {
    match command {
        Command::Build(arguments) => build::run(site(root)?, arguments, terminal),
        Command::Serve(arguments) => serve::run(site(root)?, arguments, terminal),
        Command::Check(arguments) => check::run(site(root)?, arguments, terminal),
        Command::Fix(arguments) => fix::run(site(root)?, arguments, terminal),
        Command::Search(arguments) => search::run(site(root)?, arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Init(arguments) => init::run(arguments, terminal),
        Command::New(arguments) => new::run(site(root)?, arguments, terminal),
    }
}

/// The folder, if a site is in it. One without is no site with mistakes: the program was called in the wrong place.
fn site(root: &Path) -> Result<&Path, Message> {
    if root.join(config::FILE_NAME).exists() {
        return Ok(root);
    }
    let (file, root) = (config::FILE_NAME, root.display());
    Err(message!(
        sv: "Det finns ingen {file} i {root}. Gå till webbplatsens mapp, ange den med --root, eller gör en ny med samla init.",
        en: "There is no {file} in {root}. Go to the site's folder, name it with --root, or make one with samla init.",
    ))
}

/// The command line, for completions and man pages.
pub fn command() -> clap::Command {
    Arguments::command()
}

fn parse_lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "sv or en".to_owned())
}

/// Parses a `--today` value.
fn parse_day(text: &str) -> Result<crate::text::Date, String> {
    text.parse().map_err(|_| "a day such as 2026-11-21".to_owned())
}

/// The day it is here.
fn today() -> crate::text::Date {
    jiff::Zoned::now().date()
}
