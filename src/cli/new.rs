//! `samla new "Titel"`: a new article from a template.

use std::path::Path;

use crate::message;
use crate::model::routes::ARTICLES;
use crate::text::slug;

use super::terminal::Terminal;
use super::{Fault, Outcome, init};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The article's title; its address is made of it
    title: String,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let title = arguments.title.trim();
    let slug = short(&slug(title)).to_owned();
    if slug.is_empty() {
        return Err(message!(
            sv: "Titeln behöver minst en bokstav eller siffra: samla new \"Färre placeringar i Partille\".",
            en: "The title needs a letter or a digit: samla new \"Fewer placements in Partille\".",
        )
        .into());
    }
    let path = format!("content/{ARTICLES}/{slug}.md");
    let file = root.join(&path);
    if file.exists() {
        return Err(message!(
            sv: "{path} finns redan. Välj en annan titel, eller ändra i den filen.",
            en: "{path} exists already. Choose another title, or edit that file.",
        )
        .into());
    }
    init::write(&file, &template(title))?;
    terminal.say(&message!(
        sv: "Skrev {path}. Ta bort raden draft: true när artikeln är klar.",
        en: "Wrote {path}. Remove the line draft: true when the article is ready.",
    ));
    Ok(Outcome::Done)
}

/// As much of an address as makes a file name that is still read at a glance.
fn short(slug: &str) -> &str {
    const LONGEST: usize = 80;
    match slug.get(..LONGEST) {
        Some(start) if slug.len() > LONGEST => start.rsplit_once('-').map_or(start, |(words, _)| words),
        _ => slug,
    }
}

/// The article, with the title as a YAML string that can hold anything.
fn template(title: &str) -> String {
    let today = super::today();
    let month = today.strftime("%Y-%m").to_string();
    let quoted = serde_json::Value::from(title).to_string();
    include_str!("starter/article.md")
        .replace("{title}", &quoted)
        .replace("{month}", &month)
        .replace("{today}", &today.to_string())
}
