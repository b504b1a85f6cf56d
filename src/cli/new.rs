//! `samla new Titel`: a new article from a template, in the language of the site.

use std::path::Path;

use crate::config;
use crate::diagnostic::{Lang, Message};
use crate::message;
use crate::model::routes::ARTICLES;
use crate::text::slug;

use super::terminal::Terminal;
use super::{Fault, Outcome, init};

/// A longer address is cut: people read it, and file systems end at 255.
const ADDRESS_LENGTH: usize = 80;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The article's title; its address is made of it
    ///
    /// Artikelns titel; dess adress görs av den
    title: Vec<String>,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let title = title(arguments, terminal)?;
    let address = match address(&title) {
        // A file of that name is the page of its folder.
        taken if taken == "index" => "artikel-index".to_owned(),
        free => free,
    };
    if address.is_empty() {
        return Err(message!(
            sv: "Titeln behöver minst en bokstav eller siffra: samla new Färre placeringar i Partille",
            en: "The title needs a letter or a digit: samla new Fewer placements in Partille",
        )
        .into());
    }
    let path = format!("content/{ARTICLES}/{address}.md");
    let file = root.join(&path);
    if file.exists() {
        return Err(message!(
            sv: "{path} finns redan. Välj en annan titel, eller ändra i den filen.",
            en: "{path} exists already. Choose another title, or edit that file.",
        )
        .into());
    }
    let lang = config::load(root).value.map(|config| config.language).unwrap_or_default();
    init::write(&file, &template(root, &title, lang))?;
    terminal.say(&message!(
        sv: "Skrev {path}. Ta bort raden draft: true när artikeln är klar.",
        en: "Wrote {path}. Remove the line draft: true when the article is ready.",
    ));
    Ok(Outcome::Done)
}

/// The title: as said, or as answered where somebody can be asked.
fn title(arguments: &Arguments, terminal: &Terminal) -> Result<String, Message> {
    let said = arguments.title.join(" ");
    if !said.trim().is_empty() {
        return Ok(said.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let question = message!(sv: "Vad ska artikeln heta?", en: "What is the article to be called?");
    let answer = if terminal.can_ask { terminal.ask(&question, None) } else { None };
    answer.ok_or_else(|| {
        message!(
            sv: "Vad ska artikeln heta? Skriv titeln efter kommandot: samla new Färre placeringar i Partille",
            en: "What is the article to be called? Write its title after the command: samla new Fewer placements in Partille",
        )
    })
}

/// The address of a title, cut at a word where it is too long.
fn address(title: &str) -> String {
    let whole = slug(title);
    let Some(start) = whole.get(..=ADDRESS_LENGTH) else { return whole };
    let end = start.rfind('-').unwrap_or(ADDRESS_LENGTH);
    whole[..end].to_owned()
}

/// The article, with the title as a YAML string that can hold anything.
fn template(root: &Path, title: &str, lang: Lang) -> String {
    let today = config::today(root);
    let month = today.strftime("%Y-%m").to_string();
    let quoted = serde_json::Value::from(title).to_string();
    let template = match lang {
        Lang::Sv => include_str!("starter/sv/article.md"),
        Lang::En => include_str!("starter/en/article.md"),
    };
    template
        .replace("{month}", &month)
        .replace("{today}", &today.to_string())
        // Last of all: a title may hold the others.
        .replace("{title}", &quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        assert_eq!(address("Färre placeringar i Partille"), "farre-placeringar-i-partille");
        let long = address(&"samverkan och ".repeat(30));
        assert_eq!(long, "samverkan-och-samverkan-och-samverkan-och-samverkan-och-samverkan-och-samverkan");
        for length in 1..200 {
            let title = format!("{} {}", "a".repeat(length), "b".repeat(100));
            let address = address(&title);
            assert!(address.len() <= ADDRESS_LENGTH && !address.ends_with('-'), "{address}");
        }
        let exact = format!("{} x", "a".repeat(80));
        assert_eq!(address(&exact), "a".repeat(80), "the word that ends there stays whole");
        assert_eq!(address(&"å".repeat(300)), "a".repeat(80));
    }
}
