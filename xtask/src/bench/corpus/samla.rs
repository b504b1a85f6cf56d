//! The corpus as a site for Samla.

use std::fmt::Write;

use super::Corpus;
use super::article::Article;
use super::random::Random;
use super::terms::Names;
use super::text::sentence;

const SETTINGS: &str = "\
title: Kunskapsbanken
description: En kunskapsbank för mätningar
base_url: https://kb.example/
language: sv
page_size: 20
feed_size: 20
";

/// Everything but the articles: paths below the site's folder, and texts.
pub fn files(corpus: &Corpus) -> Vec<(&'static str, String)> {
    vec![("samla.yaml", SETTINGS.to_owned()), ("content/vocabulary.yaml", vocabulary(corpus))]
}

fn vocabulary(corpus: &Corpus) -> String {
    let mut random = corpus.random("vocabulary", 0);
    let terms = &corpus.terms;
    let lists = [("tags", &terms.tags), ("methods", &terms.methods), ("target_group", &terms.target_groups)];
    lists.map(|(name, list)| format!("{name}:\n{}", terms_of(corpus, list, &mut random))).join("\n")
}

/// A term with a description; some with a synonym and, after the first forty, with a broader term.
fn terms_of(corpus: &Corpus, list: &Names, random: &mut Random) -> String {
    let mut text = String::new();
    for (index, name) in list.names.iter().enumerate() {
        let length = random.between(6, 12);
        let description = sentence(corpus, random, length).replace('*', "");
        let synonym = random
            .per_mille(300)
            .then(|| format!("    synonyms: [{}]\n", quoted(&corpus.lexicon.compound(random))));
        let broader = (index >= 40 && random.per_mille(300))
            .then(|| format!("    broader: {}\n", quoted(random.pick(&list.names[..40]).as_str())));
        let (synonym, broader) = (synonym.unwrap_or_default(), broader.unwrap_or_default());
        let _ = write!(
            text,
            "  - term: {}\n    description: {}\n{synonym}{broader}",
            quoted(name),
            quoted(&description)
        );
    }
    text
}

pub fn front_matter(article: &Article) -> String {
    let mut text = format!(
        "---\ntitle: {}\nsummary: {}\ndate: {}\n",
        quoted(&article.title),
        quoted(&article.summary),
        article.date_as_known()
    );
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    line("updated", article.updated.clone());
    line(
        "municipality",
        Some(match article.municipality.as_slice() {
            [one] => quoted(one),
            several => list(several).unwrap_or_default(),
        }),
    );
    line("district", article.district.as_deref().map(quoted));
    line("organisation", list(&article.organisation));
    line("tags", list(&article.tags));
    line("target_group", list(&article.target_group));
    line("methods", list(&article.methods));
    line("status", article.status.map(str::to_owned));
    line(
        "period",
        match article.period() {
            (Some(from), Some(to)) => Some(format!("{{from: {from}, to: {to}}}")),
            (Some(from), None) => Some(format!("{{from: {from}}}")),
            _ => None,
        },
    );
    line(
        "funding",
        article.funding.map(|(amount, source)| format!("{{amount: {amount}, source: {source}}}")),
    );
    line("participants", list(&article.participants));
    line("contact", Some("{name: Kommunens växel, url: https://kommunen.example/}".to_owned()));
    line("related", list(&article.related));
    line("review_by", article.review_by.clone());
    text.push_str("sources:\n");
    for source in &article.sources {
        let title = quoted(&source.title);
        let _ = writeln!(
            text,
            "  - {{title: {title}, publisher: {}, url: {}, date: {}}}",
            source.publisher,
            quoted(&source.url),
            source.year
        );
    }
    text + "---\n\n"
}

/// A list in YAML's short form; `None` when there is nothing to list.
pub fn list(items: &[String]) -> Option<String> {
    (!items.is_empty())
        .then(|| format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ")))
}

/// In quotation marks; the texts of the corpus have none themselves.
pub fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
