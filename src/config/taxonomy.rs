//! What a taxonomy is. The standard ones are rows of one table; a site adds, renames or switches off its own in
//! `samla.yaml`, and nothing else in the code names a taxonomy.

use std::collections::BTreeMap;

use super::Localised;
use crate::diagnostic::Lang;

/// One way of sorting articles: tags, municipalities, years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomyConfig {
    /// The front matter field, which is also the name of the search filter: `tags`, `municipality`.
    pub id: String,
    /// The first part of its addresses: `taggar`.
    pub segment: String,
    pub labels: BTreeMap<Lang, Labels>,
    /// One sentence on what it is.
    pub description: Option<Localised>,
    pub terms: TermSource,
}

/// The names of a taxonomy in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// `Taggar`.
    pub plural: String,
    /// `tagg`.
    pub singular: String,
}

/// Where the terms of a taxonomy come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermSource {
    /// `content/vocabulary.yaml`, under this name; other terms are mistakes.
    Vocabulary(String),
    /// Any text that the editors write.
    Free,
    /// The register of Sweden's municipalities.
    Municipalities,
    /// The year of the article's date.
    Year,
}

/// Where the terms of a standard taxonomy come from.
enum Terms {
    /// The vocabulary of the same name.
    Vocabulary,
    Free,
    Municipalities,
    Year,
}

/// A row: id, segment, terms, Swedish labels and description, English labels and description.
struct Standard {
    id: &'static str,
    segment: &'static str,
    terms: Terms,
    sv: [&'static str; 3],
    en: [&'static str; 3],
}

#[rustfmt::skip]
const STANDARD: &[Standard] = &[
    Standard { id: "tags", segment: "taggar", terms: Terms::Vocabulary,
        sv: ["Taggar", "tagg", "Vad initiativen handlar om."],
        en: ["Tags", "tag", "What the initiatives are about."] },
    Standard { id: "municipality", segment: "kommuner", terms: Terms::Municipalities,
        sv: ["Kommuner", "kommun", "Var initiativen har prövats."],
        en: ["Municipalities", "municipality", "Where the initiatives have been tried."] },
    Standard { id: "district", segment: "stadsdelar", terms: Terms::Free,
        sv: ["Stadsdelar", "stadsdel", "Delar av en större kommun."],
        en: ["Districts", "district", "Parts of a larger municipality."] },
    Standard { id: "methods", segment: "metoder", terms: Terms::Vocabulary,
        sv: ["Metoder", "metod", "Metoder och arbetssätt som initiativen använder."],
        en: ["Methods", "method", "Methods and ways of working that the initiatives use."] },
    Standard { id: "target_group", segment: "malgrupper", terms: Terms::Vocabulary,
        sv: ["Målgrupper", "målgrupp", "Vilka initiativen vänder sig till."],
        en: ["Target groups", "target group", "Whom the initiatives are for."] },
    Standard { id: "year", segment: "ar", terms: Terms::Year,
        sv: ["År", "år", "När det skrevs om initiativen."],
        en: ["Years", "year", "When the initiatives were written about."] },
    Standard { id: "organisation", segment: "organisationer", terms: Terms::Free,
        sv: ["Organisationer", "organisation", "Förvaltningar, myndigheter och andra som står bakom."],
        en: ["Organisations", "organisation", "Departments, agencies and others behind the initiatives."] },
];

/// The front matter fields of the standard taxonomies, which stay known even where a site switches one off.
pub fn standard_fields() -> impl Iterator<Item = &'static str> {
    STANDARD.iter().filter(|row| !matches!(row.terms, Terms::Year)).map(|row| row.id)
}

/// The taxonomies of a site that says nothing else.
pub fn standard() -> Vec<TaxonomyConfig> {
    let labels = |[plural, singular, _]: [&str; 3]| Labels {
        plural: plural.to_owned(),
        singular: singular.to_owned(),
    };
    STANDARD
        .iter()
        .map(|row| TaxonomyConfig {
            id: row.id.to_owned(),
            segment: row.segment.to_owned(),
            labels: BTreeMap::from([(Lang::Sv, labels(row.sv)), (Lang::En, labels(row.en))]),
            description: Some(Localised {
                default: row.sv[2].to_owned(),
                by_lang: BTreeMap::from([(Lang::Sv, row.sv[2].to_owned()), (Lang::En, row.en[2].to_owned())]),
            }),
            terms: match row.terms {
                Terms::Vocabulary => TermSource::Vocabulary(row.id.to_owned()),
                Terms::Free => TermSource::Free,
                Terms::Municipalities => TermSource::Municipalities,
                Terms::Year => TermSource::Year,
            },
        })
        .collect()
}
