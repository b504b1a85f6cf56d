//! What readers of the real site type, and what they must find: the 40 queries of `queries.json` by the file's own rules,
//! and those of `readers.json` and `fresh.json`, written from the articles in `content/`.

use std::collections::BTreeMap;
use std::path::Path;

use samla::diagnostic::{Lang, Report};
use samla::model::{Options, Site};
use samla::pipeline::{Progress, Settings, load};
use samla::search::{Filters, Index, of_site};
use serde::Deserialize;

#[derive(Deserialize)]
struct Queries {
    /// Articles that count as found when one of some others is.
    #[serde(default)]
    aliases: BTreeMap<String, Vec<String>>,
    queries: Vec<Expectation>,
}

/// A query, and the articles by their slugs.
#[derive(Deserialize)]
struct Expectation {
    kind: String,
    query: String,
    #[serde(default)]
    lang: Language,
    /// Must be among the first `within`.
    must: Vec<String>,
    #[serde(default = "within")]
    within: usize,
    /// One of these must come first.
    #[serde(default)]
    first: Option<Vec<String>>,
    /// Must not be found at all.
    #[serde(default)]
    not: Vec<String>,
    /// Whether nothing but `must` may be found.
    #[serde(default)]
    only: bool,
    /// Whether something must be found, whatever it is.
    #[serde(default)]
    some: bool,
    /// Whether anything may come of it.
    #[serde(default)]
    any: bool,
    /// Why it is not found yet. Once it is, the test asks for this to be taken out.
    open: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Language {
    #[default]
    Sv,
    En,
}

const fn within() -> usize {
    10
}

impl Expectation {
    /// What is wrong with what was found.
    fn faults(&self, index: &Index, aliases: &BTreeMap<String, Vec<String>>) -> Vec<String> {
        let lang = match self.lang {
            Language::Sv => Lang::Sv,
            Language::En => Lang::En,
        };
        let found: Vec<String> = index
            .search(lang, &self.query, &Filters::new(), 100)
            .hits
            .iter()
            .filter_map(|hit| hit.url.trim_end_matches('/').rsplit('/').next().map(str::to_owned))
            .collect();
        let best = &found[..found.len().min(self.within)];
        let is_found = |slug: &&String| {
            best.contains(slug)
                || aliases.get(*slug).is_some_and(|other| other.iter().any(|slug| best.contains(slug)))
        };
        let missing = self.must.iter().filter(|slug| !is_found(slug));
        let mut faults: Vec<String> = missing.map(|slug| format!("lacks {slug}")).collect();
        if let Some(first) = &self.first
            && !found.first().is_some_and(|best| first.contains(best))
        {
            faults.push(format!("begins with {:?}", found.first()));
        }
        faults
            .extend(self.not.iter().filter(|slug| found.contains(slug)).map(|slug| format!("finds {slug}")));
        let is_empty = self.must.is_empty() && self.not.is_empty() && !self.some;
        if (self.only || is_empty) && !self.any {
            let others = found.iter().filter(|slug| !self.must.contains(slug));
            faults.extend(others.map(|slug| format!("finds {slug}")));
        }
        if self.some && found.is_empty() {
            faults.push("finds nothing".to_owned());
        }
        faults
    }
}

fn site() -> Site {
    let settings = Settings {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).to_owned(),
        base_url: None,
        options: Options { today: "2027-01-01".parse().unwrap(), drafts: false },
    };
    let Report { value, .. } = load(&settings, &Progress::default());
    value.unwrap()
}

#[test]
fn readers_find_what_they_mean() {
    let index = of_site(&site());
    let mut faults = Vec::new();
    let mut count = 0;
    for file in [include_str!("queries.json"), include_str!("readers.json"), include_str!("fresh.json")] {
        let Queries { aliases, queries } = serde_json::from_str(file).unwrap();
        count += queries.len();
        for query in &queries {
            let wrong = query.faults(&index, &aliases);
            let text: String = query.query.chars().take(80).collect();
            match (wrong.is_empty(), &query.open) {
                (false, None) => faults.push(format!("{} `{text}`: {}", query.kind, wrong.join(", "))),
                (true, Some(reason)) => faults.push(format!("`{text}` is found now: not {reason}")),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}
