//! The same corpus as a site for Hugo, with the templates of `xtask/data/hugo`.

use std::fmt::Write;

use super::article::Article;
use super::samla::{list, quoted};

/// Everything but the articles: paths below the site's folder, and texts.
pub fn files() -> Vec<(&'static str, String)> {
    macro_rules! file {
        ($path:literal) => {
            ($path, include_str!(concat!("../../../data/hugo/", $path)).to_owned())
        };
    }
    vec![
        file!("hugo.toml"),
        file!("layouts/baseof.html"),
        file!("layouts/home.html"),
        file!("layouts/section.html"),
        file!("layouts/page.html"),
        file!("layouts/taxonomy.html"),
        file!("layouts/term.html"),
        file!("layouts/404.html"),
        file!("layouts/list.atom.xml"),
        file!("layouts/_partials/list.html"),
        file!("layouts/_partials/pager.html"),
        file!("static/style.css"),
    ]
}

/// Fields that make terms are named by their address, as Hugo's taxonomies are. Hugo knows whole days only: `date` is
/// the first day of what is known, `shown` what the reader sees.
pub fn front_matter(article: &Article) -> String {
    let (year, month, day) = article.date;
    let mut text = format!(
        "---\ntitle: {}\nsummary: {}\ndate: {year}-{:02}-{:02}\nshown: \"{}\"\nar: [\"{year}\"]\n",
        quoted(&article.title),
        quoted(&article.summary),
        month.unwrap_or(1),
        day.unwrap_or(1),
        article.date_as_known(),
    );
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    line("lastmod", article.updated.clone());
    line("kommuner", list(&article.municipality));
    line("stadsdelar", list(article.district.as_slice()));
    line("organisationer", list(&article.organisation));
    line("taggar", list(&article.tags));
    line("malgrupper", list(&article.target_group));
    line("metoder", list(&article.methods));
    line("state", article.status.map(str::to_owned));
    line("from", article.period().0.map(|year| year.to_string()));
    line("to", article.period().1.map(|year| year.to_string()));
    line(
        "funding",
        article.funding.map(|(amount, source)| format!("{{amount: {amount}, source: {source}}}")),
    );
    line("participants", list(&article.participants));
    line("contact", Some("{name: Kommunens växel, url: https://kommunen.example/}".to_owned()));
    line("related", list(&article.related));
    line("review_by", article.review_by.as_deref().map(quoted));
    text.push_str("sources:\n");
    for source in &article.sources {
        let title = quoted(&source.title);
        let _ = writeln!(
            text,
            "  - {{title: {title}, publisher: {}, url: {}, date: \"{}\"}}",
            source.publisher,
            quoted(&source.url),
            source.year
        );
    }
    text + "---\n\n"
}
