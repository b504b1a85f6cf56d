//! The `taxonomies` of `samla.yaml`: what a site changes of the standard ones, and its own.
//!
//! ```yaml
//! taxonomies:
//!   district: false                 # switched off
//!   tags: {segment: amnen}          # another address
//!   methods:                        # other names
//!     label: {sv: [Arbetssätt, arbetssätt], en: [Approaches, approach]}
//!   theme:                          # a new one: a field `theme` in articles
//!     vocabulary: themes            # its words in content/vocabulary.yaml; without it, any words
//!     segment: teman
//!     label: {sv: [Teman, tema], en: [Themes, theme]}   # plural, singular
//!     description: Det stora hela.
//! ```

use std::collections::BTreeMap;

use super::parse::localised;
use super::taxonomy::{Labels, TaxonomyConfig, TermSource, standard};
use crate::diagnostic::{Code, Fix, Lang, Span};
use crate::message;
use crate::text::slug;
use crate::yaml::{Field, Fields, Node, Spanned, Value, nearest, scalar};

/// Addresses that the site uses for itself.
const RESERVED_SEGMENTS: &[&str] = &[
    "initiativ",
    "sok",
    "search",
    "a-o",
    "ord",
    "assets",
    "atom.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
    "sv",
    "en",
];

/// Front matter fields that mean something else, so that no taxonomy can have their name.
pub const ARTICLE_FIELDS: &[&str] = &[
    "title",
    "summary",
    "date",
    "updated",
    "status",
    "period",
    "funding",
    "participants",
    "contact",
    "sources",
    "image",
    "related",
    "review_by",
    "draft",
    "publish_at",
    "expires_at",
    "aliases",
    "lang",
    "extra",
    super::EXCUSES,
];

/// The taxonomies of a site whose main language is `main`, and whether all could be read.
pub(super) fn read(fields: &mut Fields, main: Lang) -> (Vec<TaxonomyConfig>, bool) {
    let mut taxonomies = standard();
    let Some(field) = fields.field("taxonomies") else { return (taxonomies, true) };
    let names: Vec<&str> = match &field.node.value {
        Value::Mapping(entries) => entries.iter().map(|(key, _)| key.name.as_str()).collect(),
        _ => Vec::new(),
    };
    let Some(mut inner) = fields.mapping("taxonomies", &names) else { return (taxonomies, true) };
    let mut places = BTreeMap::new();
    let given: Vec<Field> = inner.all().cloned().collect();
    for field in given {
        let known = taxonomies.iter().position(|taxonomy| taxonomy.id == field.name);
        if field.node.text().is_some() {
            let on = inner.bool(field.name);
            if known.is_none() {
                unknown(&mut inner, &field);
            } else if !on {
                taxonomies.retain(|taxonomy| taxonomy.id != field.name);
            }
            continue;
        }
        places.insert(field.name.to_owned(), field.key.clone());
        match known {
            Some(index) => change(&mut inner, &field, &mut taxonomies[index], main),
            None => taxonomies.extend(add(&mut inner, &field, main)),
        }
    }
    clashes(&mut inner, &taxonomies, &places);
    let found = inner.finish();
    let complete = found.is_empty();
    fields.absorb(found);
    (taxonomies, complete)
}

const PARTS: &[&str] = &["segment", "label", "description", "vocabulary"];

fn change(inner: &mut Fields, field: &Field, taxonomy: &mut TaxonomyConfig, main: Lang) {
    let mut parts = Fields::new(inner.source(), field.node, PARTS);
    if let Some(segment) = segment(&mut parts) {
        taxonomy.segment = segment;
    }
    if let Some(labels) = labels(&mut parts, main) {
        taxonomy.labels.extend(labels);
    }
    if let Some(description) = localised(&mut parts, "description", main) {
        taxonomy.description = Some(description);
    }
    if let Some(vocabulary) = parts.text("vocabulary") {
        taxonomy.terms = TermSource::Vocabulary(vocabulary.value);
    }
    inner.absorb(parts.finish());
}

fn add(inner: &mut Fields, field: &Field, main: Lang) -> Option<TaxonomyConfig> {
    let name = field.name;
    let sound = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let taken = ARTICLE_FIELDS.contains(&name);
    if !sound || taken {
        let message = if taken {
            message!(sv: "Fältet {name} betyder redan något annat i artiklarna.", en: "The field {name} already means something else in articles.")
        } else {
            message!(sv: "”{name}” kan inte vara ett fältnamn.", en: "“{name}” cannot be the name of a field.")
        };
        inner.mistake(Code::TaxonomyClash, field.key.clone(), message).help = Some(message!(
            sv: "Välj ett ledigt namn med små bokstäver a–z, siffror och _.",
            en: "Choose a free name in small letters a–z, digits and _."
        ));
    }
    let named = matches!(&field.node.value, Value::Mapping(parts) if parts.iter().any(|(key, _)| key.name == "label"));
    if !named && misspelt(name).is_some() {
        unknown(inner, field);
        return None;
    }
    let mut parts = Fields::new(inner.source(), field.node, PARTS).missing_at(field.key.clone());
    parts.require("label", "label: {sv: [Teman, tema], en: [Themes, theme]}");
    let taxonomy = TaxonomyConfig {
        id: name.to_owned(),
        segment: segment(&mut parts).unwrap_or_else(|| slug(name)),
        labels: filled(labels(&mut parts, main).unwrap_or_default(), main),
        description: localised(&mut parts, "description", main),
        terms: parts
            .text("vocabulary")
            .map_or(TermSource::Free, |vocabulary| TermSource::Vocabulary(vocabulary.value)),
    };
    inner.absorb(parts.finish());
    (sound && !taken && !taxonomy.labels.is_empty()).then_some(taxonomy)
}

/// The standard taxonomy that was meant.
fn misspelt(name: &str) -> Option<String> {
    let standard = standard();
    let known: Vec<&str> = standard.iter().map(|taxonomy| taxonomy.id.as_str()).collect();
    nearest(name, &known).map(str::to_owned)
}

/// A name that is no taxonomy, where one of the standard ones must be meant.
fn unknown(inner: &mut Fields, field: &Field) {
    let name = field.name;
    let message = message!(sv: "Indelningen ”{name}” finns inte.", en: "There is no taxonomy “{name}”.");
    let near = misspelt(name);
    let taken = near.as_deref().is_some_and(|near| inner.field(near).is_some());
    let report = inner.mistake(Code::UnknownField, field.key.clone(), message);
    let Some(near) = near else {
        let list = standard().into_iter().map(|taxonomy| taxonomy.id).collect::<Vec<_>>().join(", ");
        report.help = Some(message!(sv: "De som finns: {list}.", en: "Those that are there: {list}."));
        return;
    };
    report.help = Some(message!(sv: "Menade du {near}?", en: "Did you mean {near}?"));
    if !taken {
        report.fix = Some(Fix { span: field.key.clone(), replacement: near });
    }
}

fn segment(parts: &mut Fields) -> Option<String> {
    let Spanned { value, span } = parts.text("segment")?;
    let slugged = slug(&value);
    if slugged == value {
        return Some(value);
    }
    let message =
        message!(sv: "”{value}” kan inte stå i en adress.", en: "“{value}” cannot stand in an address.");
    let report = parts.mistake(Code::InvalidAddress, span.clone(), message);
    report.help = Some(message!(
        sv: "Skriv ett ord med små bokstäver a–z, siffror och bindestreck.",
        en: "Write one word in small letters a–z, digits and hyphens."
    ));
    if slugged.is_empty() {
        return None;
    }
    report.fix = Some(Fix { span, replacement: scalar(&slugged) });
    Some(slugged)
}

/// `{sv: [Teman, tema], en: [Themes, theme]}`, or `[Teman, tema]` in the main language.
fn labels(parts: &mut Fields, main: Lang) -> Option<BTreeMap<Lang, Labels>> {
    let field = parts.field("label")?;
    let mut found = BTreeMap::new();
    if let Value::Mapping(_) = field.node.value {
        let mut inner = parts.mapping("label", &Lang::ALL.map(Lang::tag))?;
        for lang in Lang::ALL {
            if let Some(field) = inner.field(lang.tag())
                && let Some(pair) = pair(&mut inner, lang.tag(), field.node)
            {
                found.insert(lang, pair);
            }
        }
        inner.require(main.tag(), format!("{}: [Teman, tema]", main.tag()).as_str());
        parts.absorb(inner.finish());
    } else if let Some(pair) = pair(parts, "label", field.node) {
        found.insert(main, pair);
    }
    (!found.is_empty()).then_some(found)
}

/// A language without names of its own borrows those of another.
fn filled(labels: BTreeMap<Lang, Labels>, main: Lang) -> BTreeMap<Lang, Labels> {
    let Some(own) = labels.get(&main).or_else(|| labels.values().next()).cloned() else { return labels };
    Lang::ALL.into_iter().map(|lang| (lang, labels.get(&lang).unwrap_or(&own).clone())).collect()
}

fn pair(parts: &mut Fields, name: &str, node: &Node) -> Option<Labels> {
    if let Value::Sequence(items) = &node.value
        && let [plural, singular] = items.as_slice()
        && let (Some(plural), Some(singular)) = (plural.text(), singular.text())
    {
        return Some(Labels { plural: plural.trim().to_owned(), singular: singular.trim().to_owned() });
    }
    let expected = message!(sv: "två ord: flertal och ental", en: "two words: plural and singular");
    parts.wrong_type(name, node, &expected, "[Teman, tema]");
    None
}

fn clashes(inner: &mut Fields, taxonomies: &[TaxonomyConfig], places: &BTreeMap<String, Span>) {
    for (index, taxonomy) in taxonomies.iter().enumerate() {
        let TaxonomyConfig { id, segment, .. } = taxonomy;
        let other = taxonomies.iter().enumerate().find(|(other, rival)| {
            *other != index
                && rival.segment == *segment
                && (*other < index || !places.contains_key(&rival.id))
        });
        let Some(place) = places.get(id) else { continue };
        let message = if RESERVED_SEGMENTS.contains(&segment.as_str()) {
            message!(sv: "Adressen /{segment}/ använder webbplatsen själv.", en: "The site itself uses the address /{segment}/.")
        } else if let Some((_, TaxonomyConfig { id: rival, .. })) = other {
            message!(sv: "Adressen /{segment}/ har redan {rival}.", en: "{rival} already has the address /{segment}/.")
        } else {
            continue;
        };
        inner.mistake(Code::TaxonomyClash, place.clone(), message).help =
            Some(message!(sv: "Välj ett annat ord i segment.", en: "Choose another word for segment."));
    }
}
