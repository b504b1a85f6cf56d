//! The controlled vocabularies, places and organisations of the corpus.

use std::collections::BTreeSet;

use samla::content::Register;
use samla::text::slug;

use super::inflect::join;
use super::lexicon::Lexicon;
use super::random::{Random, Zipf};
use super::text::capitalised;

/// Names that articles draw from, the most frequent first.
pub struct Names {
    pub names: Vec<String>,
    rank: Zipf,
}

impl Names {
    fn new(names: Vec<String>, exponent: f64, shift: f64) -> Self {
        Self { rank: Zipf::new(names.len(), exponent, shift), names }
    }

    pub fn one(&self, random: &mut Random) -> &str {
        &self.names[self.rank.draw(random)]
    }

    /// Different names: so many, or fewer where there are not enough.
    pub fn some(&self, random: &mut Random, count: usize) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        while chosen.len() < count.min(self.names.len()) {
            let name = self.one(random);
            if !chosen.iter().any(|other| other == name) {
                chosen.push(name.to_owned());
            }
        }
        chosen
    }
}

pub struct Terms {
    pub tags: Names,
    pub methods: Names,
    pub target_groups: Names,
    pub organisations: Names,
    pub districts: Names,
    pub municipalities: Names,
}

/// Large towns first, so that articles are spread as people are.
const TOWNS: &str = "Stockholm Göteborg Malmö Uppsala Linköping Örebro Västerås Helsingborg Norrköping Jönköping Umeå \
    Lund Borås Huddinge Eskilstuna Nacka Halmstad Gävle Södertälje Sundsvall Växjö Karlstad Haninge Kristianstad";

const GROUPS: [&str; 24] = [
    "barn",
    "barn och unga",
    "unga vuxna",
    "familjer",
    "föräldrar",
    "äldre",
    "elever",
    "lärare",
    "socialsekreterare",
    "chefer",
    "anhöriga",
    "nyanlända",
    "medborgare",
    "företagare",
    "föreningar",
    "brukare",
    "patienter",
    "politiker",
    "arbetssökande",
    "studerande",
    "personal i förskolan",
    "personal i hemtjänsten",
    "handläggare",
    "hela kommunen",
];

impl Terms {
    /// 200 tags, 40 methods, 24 target groups, 60 organisations, 60 districts and the municipalities.
    pub fn new(lexicon: &Lexicon, seed: u64) -> Self {
        let mut random = Random::new(seed, "terms", 0);
        let nouns = lexicon.some_nouns(&mut random, 500);
        let mut nouns = nouns.into_iter();
        let tags = distinct(200, || nouns.next().map(|noun| noun.forms[0].clone()));
        let mut named = |count, tails: &[&str]| {
            distinct(count, || nouns.next().map(|noun| join(&noun.joint, random.pick::<&str>(tails))))
        };
        let methods = named(40, &["modellen", "metoden", "programmet", "samtal", "grupper", "stegen"]);
        let organisations = named(60, &["förvaltningen", "nämnden", "enheten", "kontoret"]);
        let districts = named(60, &["berg", "dal", "vik", "torp", "hult", "åsen", "lunda"]);
        let capitalise = |names: Vec<String>| names.iter().map(|name| capitalised(name)).collect();

        let large: Vec<&str> = TOWNS.split_whitespace().collect();
        let mut rest: Vec<&str> = Register::get().municipalities().map(|town| town.name.as_str()).collect();
        rest.retain(|town| !large.contains(town));
        random.shuffle(&mut rest);
        // Habo and Håbo have one address, which Hugo takes silently for one place: the corpus has one of them.
        let mut towns = large.into_iter().chain(rest).map(str::to_owned);
        let towns = distinct(290, || towns.next());
        Self {
            tags: Names::new(tags, 1.0, 1.0),
            methods: Names::new(methods, 1.0, 2.0),
            target_groups: Names::new(GROUPS.map(str::to_owned).to_vec(), 1.0, 2.0),
            organisations: Names::new(capitalise(organisations), 1.0, 2.0),
            districts: Names::new(capitalise(districts), 1.0, 2.0),
            municipalities: Names::new(towns, 0.7, 3.0),
        }
    }
}

/// So many names with different addresses, as long as there are any.
fn distinct(count: usize, mut next: impl FnMut() -> Option<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    std::iter::from_fn(&mut next).filter(|name| seen.insert(slug(name))).take(count).collect()
}
