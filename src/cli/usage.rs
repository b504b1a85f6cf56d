//! What is wrong with how the program was called, in the language of whoever called it. clap finds it out, and has
//! English words for it only.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::{Lang, Message};
use crate::message;

use super::help;
use super::values::Takes;

/// What is wrong, and what to do about it; some lines. `called` are the arguments, the program's name first.
pub(super) fn text(error: &clap::Error, program: &clap::Command, called: &[String], lang: Lang) -> String {
    let label = match lang {
        Lang::Sv => "fel",
        Lang::En => "error",
    };
    let command = program
        .get_subcommands()
        .find(|command| called.iter().skip(1).any(|argument| argument == command.get_name()));
    let mut text = format!("{label}: {}\n", wrong(error).get(lang));
    if let Some(help) = meant(error, program) {
        text.push_str(&format!("{}\n", help.get(lang)));
    }
    let name = command.map_or_else(|| "samla".to_owned(), |command| format!("samla {}", command.get_name()));
    let usage = help::usage(command.unwrap_or(program), &name, lang);
    let (usage_word, more) = match lang {
        Lang::Sv => ("Användning", "Mer hjälp"),
        Lang::En => ("Usage", "More help"),
    };
    text.push_str(&format!("\n{usage_word}: {usage}\n{more}: {name} --help\n"));
    text
}

fn wrong(error: &clap::Error) -> Message {
    let (argument, value) = (one(error, ContextKind::InvalidArg), one(error, ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            message!(sv: "Alternativet {argument} finns inte.", en: "There is no option {argument}.")
        }
        ErrorKind::UnknownArgument => {
            message!(sv: "”{argument}” är ett ord för mycket.", en: "“{argument}” is one word too many.")
        }
        ErrorKind::InvalidSubcommand => {
            let name = one(error, ContextKind::InvalidSubcommand);
            message!(sv: "Kommandot {name} finns inte.", en: "There is no command {name}.")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            message!(sv: "{argument} behöver ett värde.", en: "{argument} needs a value.")
        }
        ErrorKind::InvalidValue => {
            message!(sv: "{argument} tar inte ”{value}”.", en: "{argument} does not take “{value}”.")
        }
        ErrorKind::ValueValidation => {
            match error.source().and_then(|source| source.downcast_ref::<Takes>()) {
                Some(Takes(Message { sv, en })) => message!(
                    sv: "{argument} tar {sv}, inte ”{value}”.",
                    en: "{argument} takes {en}, not “{value}”.",
                ),
                None => {
                    message!(sv: "{argument} tar inte ”{value}”.", en: "{argument} does not take “{value}”.")
                }
            }
        }
        ErrorKind::ArgumentConflict => {
            let prior = one(error, ContextKind::PriorArg);
            if prior == argument {
                message!(sv: "{argument} kan bara anges en gång.", en: "{argument} can be given only once.")
            } else {
                message!(
                    sv: "{argument} och {prior} går inte att använda ihop.",
                    en: "{argument} and {prior} cannot be used together.",
                )
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let argument = argument.trim_end_matches("...");
            message!(sv: "Det här saknas: {argument}.", en: "This is missing: {argument}.")
        }
        ErrorKind::MissingSubcommand => message!(sv: "Ett kommando saknas.", en: "A command is missing."),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => message!(
            sv: "{argument} tar inte så många värden.",
            en: "{argument} does not take so many values.",
        ),
        ErrorKind::TooFewValues => {
            message!(sv: "{argument} behöver fler värden.", en: "{argument} needs more values.")
        }
        ErrorKind::InvalidUtf8 => {
            message!(sv: "Det som skrevs är inte text i UTF-8.", en: "What was written is not UTF-8 text.")
        }
        _ => message!(sv: "Kommandot går inte att förstå.", en: "The command cannot be understood."),
    }
}

/// What was meant, or what there is.
fn meant(error: &clap::Error, program: &clap::Command) -> Option<Message> {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .map(|kind| one(error, kind))
            .find(|text| !text.is_empty());
    if let Some(meant) = suggested {
        return Some(message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?"));
    }
    match error.kind() {
        ErrorKind::UnknownArgument => elsewhere(&one(error, ContextKind::InvalidArg), program),
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => {
            let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            let names = names.join(", ");
            Some(message!(sv: "De som finns: {names}.", en: "There are: {names}."))
        }
        ErrorKind::InvalidValue => {
            let valid = one(error, ContextKind::ValidValue);
            (!valid.is_empty()).then(|| message!(sv: "Välj bland {valid}.", en: "Choose among {valid}."))
        }
        _ => None,
    }
}

/// The commands that do have an option.
fn elsewhere(argument: &str, program: &clap::Command) -> Option<Message> {
    let long = argument.strip_prefix("--")?.split('=').next()?;
    let has = |command: &&clap::Command| command.get_arguments().any(|known| known.get_long() == Some(long));
    let names: Vec<String> = program
        .get_subcommands()
        .filter(has)
        .map(|command| format!("samla {}", command.get_name()))
        .collect();
    let names = names.join(", ");
    (!names.is_empty()).then(|| message!(sv: "Det hör till {names}.", en: "It belongs to {names}."))
}

/// What clap tells of an error as one text, several with commas between them.
fn one(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
