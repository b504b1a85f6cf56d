//! `content/vocabulary.yaml` to [`Vocabularies`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::aliases;
use super::vocabulary::{Term, Vocabularies, Vocabulary};
use crate::config::{Config, TermSource};
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Location, Report, Source, Span};
use crate::message;
use crate::privacy;
use crate::text::visible;
use crate::yaml::{self, Fields, Spanned, Value};

/// Where the vocabularies stand, relative to the root.
pub const PATH: &str = "content/vocabulary.yaml";

/// Reads the vocabularies that the taxonomies of `config` name, and the search synonyms.
pub fn parse(source: &Arc<Source>, config: &Config) -> Report<Vocabularies> {
    let text = source.text();
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut diagnostics = Vec::new();
    let node = yaml::parse(source, start..text.len()).unpack(&mut diagnostics);
    let mut vocabularies = Vocabularies { source: Some(Arc::clone(source)), ..Vocabularies::default() };
    let wanted = wanted(config);
    let broken = node.is_none() && !diagnostics.is_empty();
    if let Some(node) = &node {
        let mut known = wanted.clone();
        known.push("search");
        let mut fields = Fields::new(source, node, &known);
        for name in &wanted {
            if fields.field(name).is_some() {
                let vocabulary = vocabulary(&mut fields, name, config);
                vocabularies.by_name.insert((*name).to_owned(), vocabulary);
            }
        }
        vocabularies.search_synonyms = search(&mut fields);
        let mut found = fields.finish();
        if config.incomplete {
            found.retain(|mistake| mistake.code != Code::UnknownField || mistake.fix.is_some());
        }
        diagnostics.extend(found);
    }
    vocabularies.incomplete = diagnostics.iter().any(|found| loses_terms(found.code));
    let private = privacy::check(source, None, &[&config.excuses]);
    diagnostics.extend(private.diagnostics);
    vocabularies.excused = private.excused;
    if !broken {
        missing(source, &wanted, &vocabularies, &mut diagnostics);
    }
    Report { value: vocabularies, diagnostics }
}

/// Whether terms may be missing after such a mistake.
fn loses_terms(code: Code) -> bool {
    matches!(
        code,
        Code::YamlSyntax | Code::WrongType | Code::DuplicateKey | Code::UnknownField | Code::MissingField
    )
}

/// The names of the vocabularies that the taxonomies use, each once.
fn wanted(config: &Config) -> Vec<&str> {
    let mut names = Vec::new();
    for taxonomy in &config.taxonomies {
        if let TermSource::Vocabulary(name) = &taxonomy.terms
            && !names.contains(&name.as_str())
        {
            names.push(name.as_str());
        }
    }
    names
}

/// Vocabularies that `samla.yaml` names and the file lacks. The standard ones may be absent: then they are empty.
fn missing(source: &Arc<Source>, wanted: &[&str], found: &Vocabularies, diagnostics: &mut Vec<Diagnostic>) {
    let standard = crate::config::standard_taxonomies();
    for name in wanted {
        if found.by_name.contains_key(*name) || standard.iter().any(|taxonomy| taxonomy.id == *name) {
            continue;
        }
        let message = message!(sv: "Ordlistan ”{name}” saknas.", en: "The vocabulary “{name}” is missing.");
        diagnostics.push(Diagnostic::new(Code::UnknownVocabulary, source, 0..0, message).with_help(
            message!(
                sv: "samla.yaml nämner den. Lägg till {name}: och dess ord här, eller ta bort den där.",
                en: "samla.yaml names it. Add {name}: and its terms here, or take it away there."
            ),
        ));
    }
}

fn vocabulary(fields: &mut Fields, name: &str, config: &Config) -> Vocabulary {
    let tags: Vec<&str> =
        Lang::ALL.into_iter().filter(|lang| *lang != config.language).map(Lang::tag).collect();
    let mut known = vec!["term", "description", "synonyms", "broader", "aliases"];
    known.extend(&tags);
    let mut terms = Vec::new();
    let mut words = Words::default();
    let mut broader = Vec::new();
    for item in fields.list(name) {
        if let Some(term) = item.text() {
            // A bare word is a term with nothing else to say.
            let written = Spanned { value: visible::name(term).into_owned(), span: item.span.clone() };
            if words.add(fields, written.clone(), &written.value) {
                terms.push(Term { name: written.value, ..Term::default() });
            }
            continue;
        }
        if !matches!(item.value, Value::Mapping(_)) {
            let expected = message!(sv: "en lista av ord", en: "a list of terms");
            fields.wrong_type(name, item, &expected, "[{term: samverkan, description: …}]");
            continue;
        }
        let mut inner = Fields::new(fields.source(), item, &known);
        inner.require("term", "term: samverkan");
        let Some(mut written) = inner.text("term") else {
            fields.absorb(inner.finish());
            continue;
        };
        written.value = visible::name(&written.value).into_owned();
        let name = written.value.clone();
        let fresh = words.add(&mut inner, written, &name);
        let mut synonyms = Vec::new();
        for synonym in inner.texts_or_several("synonyms", |_| true) {
            let text = synonym.value.clone();
            if words.add(&mut inner, synonym, &name) {
                synonyms.push(text);
            }
        }
        let wider = inner.text("broader");
        if fresh && let Some(wider) = &wider {
            broader.push((terms.len(), wider.clone()));
        }
        let translations = Lang::ALL
            .into_iter()
            .filter(|lang| *lang != config.language)
            .filter_map(|lang| Some((lang, inner.text(lang.tag())?.value)))
            .collect();
        let description = inner.text("description").map(|text| text.value);
        let aliases = aliases::read(&mut inner, config);
        fields.absorb(inner.finish());
        if fresh {
            terms.push(Term {
                name,
                description,
                synonyms,
                broader: wider.map(|wider| wider.value),
                translations,
                aliases,
            });
        }
    }
    let mut vocabulary = Vocabulary { terms };
    hierarchy(fields, &mut vocabulary, broader);
    vocabulary
}

/// All words of a vocabulary, each by its small letters.
#[derive(Default)]
struct Words {
    seen: BTreeMap<String, (Span, String)>,
}

impl Words {
    /// Remembers a word of the term `owner`; says so where another has it.
    fn add(&mut self, fields: &mut Fields, word: Spanned<String>, owner: &str) -> bool {
        let Spanned { value, span } = word;
        if value.is_empty() {
            return false;
        }
        let Some((first, other)) = self.seen.get(&value.to_lowercase()) else {
            self.seen.insert(value.to_lowercase(), (span, owner.to_owned()));
            return true;
        };
        let location = Location { source: Arc::clone(fields.source()), span: first.clone() };
        let message = message!(sv: "”{value}” finns redan, under {other}.", en: "“{value}” is there already, under {other}.");
        let report = fields.mistake(Code::VocabularyClash, span, message);
        report.help = Some(message!(sv: "Behåll ordet på ett ställe.", en: "Keep the word in one place."));
        report.related.push((location, message!(sv: "första gången", en: "the first time")));
        false
    }
}

/// Checks the broader terms; wrong ones are left out, so that nothing above can run in a circle.
fn hierarchy(fields: &mut Fields, vocabulary: &mut Vocabulary, broader: Vec<(usize, Spanned<String>)>) {
    for (index, Spanned { value, span }) in broader {
        let names: Vec<&str> = vocabulary.terms.iter().map(|term| term.name.as_str()).collect();
        if !names.contains(&value.as_str()) {
            let near = yaml::nearest(&value, &names).map(str::to_owned);
            let message = message!(sv: "Det vidare ordet ”{value}” finns inte i listan.", en: "The broader term “{value}” is not in the list.");
            let report = fields.mistake(Code::UnknownBroader, span.clone(), message);
            report.help = Some(match &near {
                Some(near) => message!(sv: "Menade du {near}?", en: "Did you mean {near}?"),
                None => message!(sv: "Lägg till det som ett eget ord.", en: "Add it as a term of its own."),
            });
            report.fix = near.as_ref().map(|near| Fix { span, replacement: yaml::scalar(near) });
            vocabulary.terms[index].broader = near.filter(|near| !circular(vocabulary, index, near));
        } else if circular(vocabulary, index, &value) {
            let name = vocabulary.terms[index].name.clone();
            let message = message!(sv: "”{name}” blir vidare än sig självt.", en: "“{name}” becomes broader than itself.");
            fields.mistake(Code::UnknownBroader, span, message).help = Some(message!(
                sv: "Ta bort broader på ett av orden i kedjan.",
                en: "Take broader away from one of the terms in the chain."
            ));
            vocabulary.terms[index].broader = None;
        }
    }
}

/// Whether the way up from the term at `index` by `broader` comes back to it.
fn circular(vocabulary: &Vocabulary, index: usize, broader: &str) -> bool {
    let start = &vocabulary.terms[index].name;
    let mut at = broader;
    for _ in 0..=vocabulary.terms.len() {
        if at == start {
            return true;
        }
        match vocabulary.term(at).and_then(|term| term.broader.as_deref()) {
            Some(next) => at = next,
            None => return false,
        }
    }
    // A circle further up, which is reported at one of its own terms.
    false
}

/// Groups of words that find each other.
fn search(fields: &mut Fields) -> Vec<Vec<String>> {
    let mut groups = Vec::new();
    for group in fields.list("search") {
        let Value::Sequence(items) = &group.value else {
            let expected = message!(sv: "en lista av listor", en: "a list of lists");
            fields.wrong_type("search", group, &expected, "[[HVB, hem för vård eller boende]]");
            continue;
        };
        let words: Vec<String> =
            items.iter().filter_map(|item| fields.text_of("search", item)).map(|word| word.value).collect();
        if words.len() > 1 {
            groups.push(words);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::Match;
    use super::*;

    fn read(text: &str) -> (Vocabularies, Vec<String>) {
        let report = parse(&Source::new(PATH, text), &Config::new("x"));
        let complaints = report.diagnostics.iter().map(|diagnostic| {
            let start = diagnostic.location.start();
            format!("{}:{} {}", start.line, start.column, diagnostic.code.name())
        });
        (report.value, complaints.collect())
    }

    #[test]
    fn terms_are_found_by_name_synonym_translation_and_slip() {
        let (vocabularies, complaints) = read(
            "tags:\n  - term: barn och unga\n    synonyms: [barn & unga]\n    en: children\n  - {term: ensamkommande, broader: barn och unga}\n  - bart\nsearch: [[a, b]]\n",
        );
        assert_eq!(complaints, [""; 0]);
        let tags = &vocabularies.by_name["tags"];
        let name = |written: &str| match tags.find(written) {
            Match::Exact(term) => format!("= {}", term.name),
            Match::Synonym(term) => format!("s {}", term.name),
            Match::Near(term) => format!("~ {}", term.name),
            Match::None => "-".to_owned(),
        };
        assert_eq!(
            ["barn och unga", "Barn och unga", "barn & unga", "Children", "ensamkomande", "bart", "hus"]
                .map(name),
            [
                "= barn och unga",
                "~ barn och unga",
                "s barn och unga",
                "s barn och unga",
                "~ ensamkommande",
                "= bart",
                "-"
            ]
        );
        assert_eq!(vocabularies.search_synonyms, [["a", "b"]]);
    }

    #[test]
    fn mistakes_stand_at_their_place() {
        let (vocabularies, complaints) = read(
            "tags:\n  - term: a\n    synonyms: [b, A]\n  - term: B\n  - term: cecilia\n    broader: davd\n  - {term: david, broader: emil}\n  - {term: emil, broader: david}\n  - {description: x}\n  - [x]\nmetod: [x]\nhus: 1\nsearch: [x]\n",
        );
        assert_eq!(
            complaints,
            [
                "11:1 unknown-field",
                "12:1 unknown-field",
                "3:19 vocabulary-clash",
                "4:11 vocabulary-clash",
                "9:6 missing-field",
                "10:5 wrong-type",
                "6:14 unknown-broader",
                "7:28 unknown-broader",
                "13:10 wrong-type",
            ]
        );
        let tags = &vocabularies.by_name["tags"];
        assert_eq!(tags.term("cecilia").unwrap().broader.as_deref(), Some("david"));
        assert_eq!(tags.term("david").unwrap().broader, None);
    }
}
