//! `samla explain [CODE]`

use crate::diagnostic::{Code, Lang, Severity};
use crate::message;

use super::terminal::Terminal;
use super::{Fault, Outcome, values};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The rule's name, such as unknown-field; without it all rules are listed
    ///
    /// Regelns namn, till exempel unknown-field; utan det räknas alla regler upp
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let Some(name) = &arguments.code else {
        let width = Code::RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
        for rule in Code::RULES {
            let text = text(rule.code, terminal.lang);
            let first = text.split_inclusive(". ").next().unwrap_or(text).trim_end();
            terminal.print(&format!("{:width$}  {first}\n", rule.name));
        }
        return Ok(Outcome::Done);
    };
    let Some(code) = Code::from_name(&name.to_lowercase()) else {
        let nearest = values::nearest_rule(name);
        return Err(message!(
            sv: "Det finns ingen regel som heter {name}. Menade du {nearest}? Kör samla explain för att se alla.",
            en: "There is no rule named {name}. Did you mean {nearest}? Run samla explain to see all.",
        )
        .into());
    };
    let level = match (code.rule().severity, terminal.lang) {
        (Severity::Error, Lang::Sv) => "fel: stoppar publiceringen",
        (Severity::Error, Lang::En) => "error: nothing is published",
        (Severity::Warning, Lang::Sv) => "varning: webbplatsen byggs ändå",
        (Severity::Warning, Lang::En) => "warning: the site is built all the same",
    };
    terminal.print(&format!("{} ({level})\n\n{}\n", code.name(), text(code, terminal.lang)));
    Ok(Outcome::Done)
}

fn text(code: Code, lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => code.rule().sv,
        Lang::En => code.rule().en,
    }
}
