//! What an article of the corpus says of itself.

use super::Corpus;
use super::text::{capitalised, sentence};

pub struct Article {
    pub title: String,
    pub summary: String,
    /// Year, month, day; the last two are not always known.
    pub date: (usize, Option<usize>, Option<usize>),
    pub updated: Option<String>,
    pub municipality: Vec<String>,
    pub district: Option<String>,
    pub organisation: Vec<String>,
    pub tags: Vec<String>,
    pub target_group: Vec<String>,
    pub methods: Vec<String>,
    pub status: Option<&'static str>,
    pub funding: Option<(usize, &'static str)>,
    pub participants: Vec<String>,
    pub sources: Vec<Source>,
    /// Slugs.
    pub related: Vec<String>,
    pub review_by: Option<String>,
}

pub struct Source {
    pub title: String,
    pub publisher: &'static str,
    pub url: String,
    pub year: usize,
}

const FUNDERS: [&str; 5] = ["ESF", "Socialstyrelsen", "Länsstyrelsen", "Vinnova", "Arvsfonden"];

impl Article {
    pub fn new(corpus: &Corpus, index: usize) -> Self {
        let mut random = corpus.random("metadata", index);
        let random = &mut random;
        let terms = &corpus.terms;
        let year = random.between(2011, 2025);
        let (month, day) = (random.between(1, 12), random.between(1, 28));
        let date = match random.below(100) {
            0..20 => (year, None, None),
            20..55 => (year, Some(month), None),
            _ => (year, Some(month), Some(day)),
        };
        let words = random.between(12, 24);
        let summary = sentence(corpus, random, words).replace('*', "");
        let mut some = |names: &super::terms::Names, low, high| {
            let count = random.between(low, high);
            names.some(random, count)
        };
        let (tags, target_group) = (some(&terms.tags, 2, 5), some(&terms.target_groups, 0, 2));
        let (methods, organisation) = (some(&terms.methods, 0, 2), some(&terms.organisations, 1, 2));
        let municipality = if random.per_mille(50) { 2 } else { 1 };
        let municipality = terms.municipalities.some(random, municipality);
        let district = random.per_mille(100).then(|| terms.districts.one(random).to_owned());
        let status = [None, Some("planned"), Some("ongoing"), Some("completed"), Some("completed")];
        let participants = if random.per_mille(250) { random.between(1, 3) } else { 0 };
        let related = if random.per_mille(200) { random.between(1, 3) } else { 0 };
        Self {
            title: corpus.titles[index].clone(),
            summary,
            date,
            updated: random
                .per_mille(400)
                .then(|| format!("2026-{:02}-{:02}", random.between(1, 6), random.between(1, 28))),
            municipality,
            district,
            organisation,
            tags,
            target_group,
            methods,
            status: *random.pick(&status),
            funding: random
                .per_mille(300)
                .then(|| (random.between(50, 20_000) * 1000, *random.pick(&FUNDERS))),
            participants: terms.organisations.some(random, participants),
            sources: (0..random.between(1, 3))
                .map(|number| Source {
                    title: {
                        let words = random.between(3, 7);
                        capitalised(&corpus.lexicon.contents(random, words).join(" "))
                    },
                    publisher: FUNDERS[random.below(FUNDERS.len())],
                    url: format!("https://arkiv.example/rapport/{index}-{number}"),
                    year,
                })
                .collect(),
            related: (0..related)
                .map(|_| random.below(corpus.size))
                .filter(|&other| other != index)
                .map(|other| corpus.slugs[other].clone())
                .collect(),
            review_by: random
                .per_mille(300)
                .then(|| format!("{}-{:02}-01", random.between(2030, 2034), random.between(1, 12))),
        }
    }

    /// The period that the status implies, as it is written: from, to.
    pub fn period(&self) -> (Option<usize>, Option<usize>) {
        match self.status {
            Some("completed") => (Some(self.date.0 - 2), Some(self.date.0)),
            Some("ongoing") => (Some(self.date.0), None),
            _ => (None, None),
        }
    }

    /// `2019`, `2019-03` or `2019-03-07`.
    pub fn date_as_known(&self) -> String {
        match self.date {
            (year, Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (year, Some(month), None) => format!("{year}-{month:02}"),
            (year, _, _) => year.to_string(),
        }
    }
}
