//! Help in two languages, and `samla help`.
//!
//! The help of every argument and command stands beside it, as two paragraphs: English, then Swedish. clap takes the first
//! for the short help and both for the long one. Here the one that is wanted takes the place of both, and clap's own English
//! words ("Usage", "Options", "default") give way.

use clap::builder::{Str, StyledStr};
use clap::{Arg, Command};

use crate::diagnostic::Lang;
use crate::message;

use super::terminal::Terminal;
use super::{Fault, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The command to tell about; all commands without it
    ///
    /// Kommandot att berätta om; utan det alla kommandon
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let mut program = super::command_in(terminal.lang);
    // Arguments that every command has reach it only now.
    program.build();
    let help = match &arguments.command {
        None => program.render_help(),
        Some(name) => program
            .find_subcommand_mut(name)
            .map(Command::render_help)
            .ok_or_else(|| message!(sv: "Kommandot {name} finns inte.", en: "There is no command {name}."))?,
    };
    terminal.print(&help.to_string());
    Ok(Outcome::Done)
}

/// What stands for a value, in Swedish.
const VALUES: [(&str, &str); 10] = [
    ("DIR", "MAPP"),
    ("URL", "ADRESS"),
    ("ADDR", "ADRESS"),
    ("DATE", "DATUM"),
    ("CODE", "REGEL"),
    ("FORMAT", "FORMAT"),
    ("QUERY", "FRÅGA"),
    ("TITLE", "TITEL"),
    ("COMMAND", "KOMMANDO"),
    ("TAXONOMY=TERM", "INDELNING=ORD"),
];

/// The command line with its help in `lang`.
pub(super) fn localised(command: Command, lang: Lang) -> Command {
    let about = pick(command.get_long_about(), lang);
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut command = command.about(about).long_about(None).mut_args(|argument| in_language(argument, lang));
    for name in names {
        command = command.mut_subcommand(name, |command| localised(command, lang));
    }
    match lang {
        Lang::En => command,
        Lang::Sv => command
            .subcommand_help_heading("Kommandon")
            .help_template("{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}"),
    }
}

/// The usage of every command in the words of `lang`; last of all, when the names of the values stand.
pub(super) fn with_usage(mut command: Command, name: &str, lang: Lang) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for inner in names {
        command =
            command.mut_subcommand(&inner, |command| with_usage(command, &format!("{name} {inner}"), lang));
    }
    let usage = usage(&command, name, lang);
    command.override_usage(usage)
}

/// How a command is called: `samla build [ALTERNATIV]`.
pub(super) fn usage(command: &Command, name: &str, lang: Lang) -> String {
    let options = match lang {
        Lang::Sv => "[ALTERNATIV]",
        Lang::En => "[OPTIONS]",
    };
    let mut text = format!("{name} {options}");
    for argument in command.get_positionals() {
        text.push_str(&format!(" {argument}"));
    }
    if command.has_subcommands() {
        text.push_str(match lang {
            Lang::Sv => " <KOMMANDO>",
            Lang::En => " <COMMAND>",
        });
    }
    text
}

fn in_language(argument: Arg, lang: Lang) -> Arg {
    let help = pick(argument.get_long_help(), lang);
    let is_positional = argument.is_positional();
    // Defaults and possible values are told in the help itself.
    let has_value = argument.get_action().takes_values();
    let argument = argument.help(help).long_help(None);
    let argument = argument.hide_default_value(has_value).hide_possible_values(has_value);
    if lang == Lang::En {
        return argument;
    }
    let swedish = |name: &Str| {
        let found = VALUES.iter().find(|(known, _)| name == known);
        found.map_or_else(|| name.clone(), |(_, value)| Str::from(*value))
    };
    let names: Vec<Str> = argument.get_value_names().unwrap_or_default().iter().map(swedish).collect();
    let argument = if names.is_empty() { argument } else { argument.value_names(names) };
    argument.help_heading(if is_positional { "Argument" } else { "Alternativ" })
}

/// The paragraph in `lang`.
fn pick(both: Option<&StyledStr>, lang: Lang) -> String {
    let both = both.map(ToString::to_string).unwrap_or_default();
    let (en, sv) = both.split_once("\n\n").unwrap_or((&both, ""));
    match lang {
        Lang::En => en.to_owned(),
        Lang::Sv => sv.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    /// The two paragraphs of everything that has help, with its name.
    fn all(command: &Command, texts: &mut Vec<(String, String)>) {
        let name = command.get_name();
        let text = |both: Option<&StyledStr>| both.map(ToString::to_string).unwrap_or_default();
        texts.push((name.to_owned(), text(command.get_long_about())));
        for argument in command.get_arguments() {
            texts.push((format!("{name} {}", argument.get_id()), text(argument.get_long_help())));
        }
        command.get_subcommands().for_each(|command| all(command, texts));
    }

    #[test]
    fn every_help_has_both_languages() {
        let mut texts = Vec::new();
        all(&super::super::Arguments::command(), &mut texts);
        assert!(texts.len() > 30);
        for (name, both) in texts {
            let paragraphs: Vec<&str> = both.split("\n\n").collect();
            assert_eq!(
                paragraphs.len(),
                2,
                "{name}: English and Swedish, an empty line between them: {both:?}"
            );
            assert!(paragraphs[0] != paragraphs[1], "{name}");
            let swedish = |text: &str| text.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']);
            assert!(
                !swedish(paragraphs[0].trim_end_matches("municipality=Göteborg"))
                    || paragraphs[0].contains("Göteborg"),
                "{name}: {both}"
            );
        }
    }

    #[test]
    fn no_swedish_help_shows_an_english_text() {
        let mut texts = Vec::new();
        all(&super::super::Arguments::command(), &mut texts);
        let english: Vec<&str> = texts.iter().filter_map(|(_, both)| both.split("\n\n").next()).collect();
        let mut program = super::super::command_in(Lang::Sv);
        program.build();
        let names: Vec<String> =
            program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        let mut helps = vec![program.render_long_help().to_string(), program.render_help().to_string()];
        for name in names {
            let command = program.find_subcommand_mut(&name).unwrap();
            helps.push(command.render_long_help().to_string());
            helps.push(command.render_help().to_string());
        }
        let words = [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "default",
            "possible",
            "Print ",
            "OPTIONS",
            "COMMAND",
        ];
        for help in helps {
            let joined = help.split_whitespace().collect::<Vec<_>>().join(" ");
            for text in english.iter().chain(&words) {
                assert!(!joined.contains(*text), "{text}\n{help}");
            }
            assert!(help.contains("Användning: samla"), "{help}");
        }
    }
}
