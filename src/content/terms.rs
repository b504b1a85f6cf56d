//! The terms of an article: checked against vocabularies and the register of municipalities.

use std::collections::BTreeMap;

use super::Register;
use super::metadata::Spanned;
use super::vocabulary::{Match, Term, Vocabularies};
use super::vocabulary_file::PATH as VOCABULARY;
use crate::config::{TaxonomyConfig, TermSource};
use crate::diagnostic::{Code, Diagnostic, Fix, Message};
use crate::message;
use crate::text::{slug, visible};
use crate::yaml::{Fields, Value, scalar};

/// The terms of one taxonomy in an article, with the names that the vocabulary or register has for them.
pub(super) fn read(
    fields: &mut Fields,
    taxonomy: &TaxonomyConfig,
    vocabularies: &Vocabularies,
) -> Vec<Spanned<String>> {
    let mut terms: Vec<Spanned<String>> = Vec::new();
    let place = fields.field(&taxonomy.id).map_or(Place::Alone, |field| {
        match (&field.node.value, fields.source().text()[field.node.span.clone()].starts_with('[')) {
            (Value::Sequence(_), true) => Place::Brackets,
            (Value::Sequence(_), false) => Place::Dashes,
            _ => Place::Alone,
        }
    });
    for mut written in fields.texts(&taxonomy.id) {
        written.value = visible::name(&written.value).into_owned();
        let names = match &taxonomy.terms {
            TermSource::Vocabulary(name) => term(fields, name, vocabularies, &written, place),
            TermSource::Municipalities => municipality(fields, &written, place),
            TermSource::Free => fields
                .several(&taxonomy.id, &written, is_plain_name)
                .unwrap_or_else(|| free(fields, &taxonomy.id, &written)),
            TermSource::Year => Vec::new(),
        };
        for value in names {
            let Spanned { span, .. } = written.clone();
            if terms.iter().any(|term| term.value == value) {
                let message = message!(sv: "”{value}” står två gånger.", en: "“{value}” stands twice.");
                fields.mistake(Code::RepeatedTerm, span, message).help =
                    Some(message!(sv: "Ta bort det ena.", en: "Take one of them away."));
            } else {
                terms.push(Spanned { value, span });
            }
        }
    }
    terms
}

/// Where a term stands, which decides how several can take its place.
#[derive(Clone, Copy)]
enum Place {
    /// `tags: skola`
    Alone,
    /// `tags: [skola]`
    Brackets,
    /// `- skola`
    Dashes,
}

/// A free term becomes an address, so it needs a letter or digit.
fn free(fields: &mut Fields, field: &str, written: &Spanned<String>) -> Vec<String> {
    let text = &written.value;
    if slug(text).is_empty() {
        let message = message!(sv: "”{text}” är inget namn.", en: "“{text}” is not a name.");
        fields.mistake(Code::InvalidValue, written.span.clone(), message).help =
            Some(message!(sv: "Skriv {field} med bokstäver.", en: "Write {field} in letters."));
        return Vec::new();
    }
    vec![text.clone()]
}

/// A municipality, or one capitalised word: parts of a longer name with commas in it are seldom only that.
fn is_plain_name(part: &str) -> bool {
    Register::get().nearest(part).is_some()
        || part.starts_with(char::is_uppercase) && !part.contains(char::is_whitespace)
}

fn municipality(fields: &mut Fields, written: &Spanned<String>, place: Place) -> Vec<String> {
    let register = Register::get();
    let Spanned { value: text, span } = written;
    if register.municipality(text).is_some() {
        return vec![text.clone()];
    }
    let single = |part: &str| register.nearest(part).map(|found| found.name.clone());
    let exact = |part: &str| register.municipality(part).map(|found| found.name.clone());
    let several = || parts(text, single).or_else(|| words(text, exact));
    let meant = single(text).map(|name| vec![name]).or_else(several).unwrap_or_default();
    let message = message!(sv: "Det finns ingen kommun som heter ”{text}”.", en: "There is no municipality called “{text}”.");
    let report = fields.mistake(Code::UnknownMunicipality, span.clone(), message);
    suggest(report, written, &meant, place, Code::UnknownMunicipality);
    if meant.is_empty() {
        report.help = Some(message!(
            sv: "Skriv en av Sveriges 290 kommuner, bara namnet: Partille, Göteborg. Orter, län och regioner går inte.",
            en: "Write one of Sweden's 290 municipalities, the bare name: Partille, Göteborg. Villages, counties and regions will not do."
        ));
    }
    meant
}

fn term(
    fields: &mut Fields,
    name: &str,
    vocabularies: &Vocabularies,
    written: &Spanned<String>,
    place: Place,
) -> Vec<String> {
    let Some(vocabulary) = vocabularies.by_name.get(name) else { return vec![written.value.clone()] };
    let Spanned { value: text, span } = written;
    let (code, meant) = match vocabulary.find(text) {
        Match::Exact(term) => return vec![term.name.clone()],
        Match::Synonym(term) => (Code::SynonymTerm, vec![term.name.clone()]),
        // The vocabulary's own mistake is told there.
        Match::Near(_) | Match::None if vocabularies.incomplete => return vec![text.clone()],
        Match::Near(term) => (Code::UnknownTerm, vec![term.name.clone()]),
        Match::None => {
            let single = |part: &str| match vocabulary.find(part) {
                Match::Exact(term) | Match::Synonym(term) | Match::Near(term) => Some(term.name.clone()),
                Match::None => None,
            };
            let lines = fields.source().text()[span.clone()].trim().replace('\n', ",");
            let below = || if lines.contains(',') { parts(&lines, single) } else { None };
            let exact = |part: &str| vocabulary.term(part).map(|term| term.name.clone());
            let beside = || words(text, exact);
            (Code::UnknownTerm, parts(text, single).or_else(below).or_else(beside).unwrap_or_default())
        }
    };
    let message = match (code, meant.first()) {
        (Code::SynonymTerm, Some(meant)) => {
            message!(sv: "”{text}” är en synonym till ”{meant}”.", en: "“{text}” is a synonym of “{meant}”.")
        }
        _ => {
            message!(sv: "”{text}” finns inte i ordlistan {name}.", en: "“{text}” is not in the vocabulary {name}.")
        }
    };
    let report = fields.mistake(code, span.clone(), message);
    suggest(report, written, &meant, place, code);
    if meant.is_empty() {
        report.help = Some(choices(name, &vocabulary.terms));
    }
    meant
}

/// So many terms are named one by one.
const FEW_TERMS: usize = 8;

/// What there is to choose from instead of a term that is like none.
fn choices(name: &str, terms: &[Term]) -> Message {
    let count = terms.len();
    match count {
        0 => message!(
            sv: "Ordlistan är tom än: skriv ordet under {name} i {VOCABULARY}, eller ta bort det här.",
            en: "The vocabulary is empty yet: write the term below {name} in {VOCABULARY}, or take it away here."
        ),
        1..=FEW_TERMS => {
            let list = terms.iter().map(|term| term.name.as_str()).collect::<Vec<_>>().join(", ");
            message!(
                sv: "Välj bland {list}, eller skriv ordet under {name} i {VOCABULARY}.",
                en: "Choose among {list}, or write the term below {name} in {VOCABULARY}."
            )
        }
        _ => message!(
            sv: "Välj ett av de {count} ord som står under {name} i {VOCABULARY}, eller skriv ordet där.",
            en: "Choose one of the {count} terms below {name} in {VOCABULARY}, or write the term there."
        ),
    }
}

/// `samverkan skola`: terms of one word each with nothing between them.
fn words(text: &str, exact: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 { None } else { words.into_iter().map(exact).collect() }
}

/// `Partille, Kungsbacka` or `skola och tillit` as single terms.
fn parts(text: &str, single: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let split: Vec<&str> = text
        .split([',', ';', '/', '|', '&', '+', '·', '•'])
        .flat_map(|part| part.split(" och "))
        .flat_map(|part| part.split(" samt "))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .collect();
    if split.len() < 2 {
        return None;
    }
    split.into_iter().filter(|part| !part.is_empty()).map(single).collect()
}

fn suggest(report: &mut Diagnostic, written: &Spanned<String>, meant: &[String], place: Place, code: Code) {
    let names: Vec<String> = meant.iter().map(|name| scalar(name)).collect();
    let joined = names.join(", ");
    report.help = Some(match (meant, code) {
        ([], code) => code.help(),
        (_, Code::SynonymTerm) => message!(sv: "Skriv {joined}", en: "Write {joined}"),
        ([_, _, ..], _) if matches!(place, Place::Alone) => {
            message!(sv: "Flera skrivs som en lista: [{joined}]", en: "Several are written as a list: [{joined}]")
        }
        ([_, _, ..], _) if matches!(place, Place::Dashes) => message!(
            sv: "Skriv dem på var sin rad med streck: {joined}",
            en: "Write each on a line of its own with a dash: {joined}"
        ),
        _ => message!(sv: "Menade du {joined}?", en: "Did you mean {joined}?"),
    });
    let replacement = match (meant, place) {
        ([], _) | ([_, _, ..], Place::Dashes) => return,
        ([_, _, ..], Place::Alone) => format!("[{joined}]"),
        _ => joined,
    };
    report.fix = Some(Fix { span: written.span.clone(), replacement });
}

/// All terms of an article by taxonomy. A taxonomy of years takes the year of `date`.
pub(super) fn all(
    fields: &mut Fields,
    taxonomies: &[TaxonomyConfig],
    vocabularies: &Vocabularies,
    date: Option<&Spanned<crate::text::PartialDate>>,
) -> BTreeMap<String, Vec<Spanned<String>>> {
    let mut terms = BTreeMap::new();
    for taxonomy in taxonomies {
        let found = match (&taxonomy.terms, date) {
            (TermSource::Year, Some(Spanned { value, span })) => {
                vec![Spanned { value: value.year().to_string(), span: span.clone() }]
            }
            _ => read(fields, taxonomy, vocabularies),
        };
        if !found.is_empty() {
            terms.insert(taxonomy.id.clone(), found);
        }
    }
    terms
}
