//! Documents to what the index says of them: which variant of which entry stands where, and how heavily.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::analysis::{Analyzer, Token, fold, tokens};
use super::compounds::{Lexicon, Part, pieces, split};
use super::ranking::{LENGTH, field, level, rounded_mean};
use super::suspended::{Implied, implied};
use super::synonyms::{Mention, Synonyms};
use super::{Document, Settings};
use crate::diagnostic::Lang;

/// What a variant is to the entry that it is filed under. The numbers are those of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A form of the word, as texts write it.
    Form = 0,
    /// A form that no text writes but one implies: barnvård in `barn- och ungdomsvård`.
    Implied = 1,
    /// The end of compounds; the variant's text is the stem of the part.
    LastPart = 2,
    /// The beginning or middle of compounds.
    OtherPart = 3,
    /// Said in other words; the text is the stem.
    Synonym = 4,
}

/// Where a variant stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    pub level: u8,
    /// The numbers of the words; only of forms.
    pub positions: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub kind: Kind,
    pub text: String,
    /// The words of the text to mark, where they are not `text` itself.
    pub marks: BTreeSet<String>,
    /// By falling level, then by document.
    pub postings: Vec<Posting>,
}

/// What the index says under one key.
pub type Entries = BTreeMap<String, Vec<Variant>>;

/// What came of the documents.
pub struct Collected {
    pub entries: Entries,
    pub phrases: Vec<String>,
    /// The compounds that were taken apart.
    pub compounds: BTreeMap<String, Vec<Part>>,
}

/// A gap between fields, so that no phrase reaches from one into the next.
const FIELD_GAP: u32 = 10;

/// A token with the weight of its field.
struct Placed {
    token: Token,
    weight: f64,
}

struct Text {
    placed: Vec<Vec<Placed>>,
    body: usize,
}

/// Which words each document holds. Documents must be of one language; they are numbered in the given order.
pub fn collect(documents: &[&Document], settings: &Settings, analyzer: &Analyzer, lang: Lang) -> Collected {
    let texts: Vec<Text> = documents.par_iter().map(|document| read(document, lang)).collect();
    let vocabulary: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.placed.iter().flatten())
        .map(|placed| placed.token.form.as_str())
        .collect();
    let compounds = take_apart(&vocabulary, settings, analyzer, lang);
    let stems: BTreeMap<&str, String> =
        vocabulary.par_iter().map(|&form| (form, analyzer.stem(form))).collect();
    let synonyms = Synonyms::new(&settings.synonyms, analyzer, lang);

    // The variants that each form stands for, beside itself.
    let parts: BTreeMap<&str, Vec<(String, Kind)>> = compounds
        .par_iter()
        .map(|(form, parts)| {
            let variants: BTreeSet<(String, Kind)> = pieces(form, parts)
                .into_iter()
                .map(|piece| {
                    (analyzer.stem(&piece.word), if piece.last { Kind::LastPart } else { Kind::OtherPart })
                })
                .collect();
            (form.as_str(), variants.into_iter().collect())
        })
        .collect();

    let mean =
        rounded_mean(texts.iter().map(|text| words(text.body)).sum::<f64>() / words(documents.len().max(1)));
    let found: Vec<BTreeMap<(Kind, String), Finding>> = texts
        .par_iter()
        .map(|text| {
            let mut finder = Finder {
                length: 1.0 - LENGTH + LENGTH * words(text.body) / mean,
                parts: &parts,
                found: BTreeMap::new(),
            };
            for field in &text.placed {
                let tokens: Vec<Token> = field.iter().map(|placed| placed.token.clone()).collect();
                let implied = implied(&tokens, &compounds, lang);
                let mentions =
                    synonyms.mentions(&tokens, |form| stems.get(form).cloned().unwrap_or_default());
                finder.field(field, implied, mentions);
            }
            finder.found
        })
        .collect();
    Collected { entries: merge(found, analyzer), phrases: synonyms.phrases(), compounds }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of words are far below 2^52")]
fn words(number: usize) -> f64 {
    number as f64
}

fn take_apart(
    vocabulary: &BTreeSet<&str>,
    settings: &Settings,
    analyzer: &Analyzer,
    lang: Lang,
) -> BTreeMap<String, Vec<Part>> {
    if lang != Lang::Sv {
        return BTreeMap::new();
    }
    let lexicon = Lexicon::new(analyzer, &settings.dictionary, vocabulary.iter().copied());
    vocabulary
        .par_iter()
        .filter_map(|&form| split(form, &lexicon, analyzer).map(|parts| (form.to_owned(), parts)))
        .collect()
}

/// The words of a document's fields, numbered through.
fn read(document: &Document, lang: Lang) -> Text {
    let mut text = Text { placed: Vec::new(), body: 0 };
    let mut next = 0;
    let mut add = |words: &str, weight: f64| {
        let mut placed: Vec<Placed> =
            tokens(words, lang).into_iter().map(|token| Placed { token, weight }).collect();
        for placed in &mut placed {
            placed.token.position += next;
        }
        if let Some(last) = placed.last() {
            next = last.token.position + FIELD_GAP;
            text.placed.push(placed);
        }
        text.placed.last().map_or(0, Vec::len)
    };
    add(&document.title, field::TITLE);
    add(&document.summary, field::SUMMARY);
    for (_, term) in &document.terms {
        add(&term.label, field::TERMS);
    }
    let mut body = 0;
    for section in &document.sections {
        add(&section.heading, field::HEADING);
        for paragraph in section.text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
            body += add(paragraph, field::BODY);
        }
    }
    text.body = body;
    text
}

#[derive(Default)]
struct Finding {
    frequency: f64,
    positions: Vec<u32>,
    marks: BTreeSet<String>,
}

struct Finder<'a> {
    /// How much the length of the text takes from hits in the body.
    length: f64,
    parts: &'a BTreeMap<&'a str, Vec<(String, Kind)>>,
    found: BTreeMap<(Kind, String), Finding>,
}

impl Finder<'_> {
    fn field(&mut self, field: &[Placed], implied: Vec<Implied>, mentions: Vec<Mention>) {
        let Some(weight) = field.first().map(|placed| placed.weight) else { return };
        for Placed { token, .. } in field {
            self.add(Kind::Form, &token.form, weight).positions.push(token.position);
            for (stem, kind) in self.parts.get(token.form.as_str()).into_iter().flatten() {
                self.add(*kind, stem, weight).marks.insert(token.form.clone());
            }
        }
        for Implied { form, of, .. } in implied {
            self.add(Kind::Implied, &form, weight).marks.extend(of);
        }
        for Mention { meaning, words, .. } in mentions {
            self.add(Kind::Synonym, &meaning, weight).marks.extend(words);
        }
    }

    fn add(&mut self, kind: Kind, text: &str, weight: f64) -> &mut Finding {
        let finding = self.found.entry((kind, text.to_owned())).or_default();
        // The long text makes hits in the body weigh less, not those in the title.
        finding.frequency += if weight > field::BODY { weight } else { weight / self.length };
        finding
    }
}

type Findings = Vec<((Kind, String), Finding)>;

/// In how many parts the findings are merged, side by side.
const MERGES: usize = 16;

/// The findings of all documents, by key.
fn merge(found: Vec<BTreeMap<(Kind, String), Finding>>, analyzer: &Analyzer) -> Entries {
    // Each variant belongs to one part, so the parts can be merged independently.
    let dealt: Vec<Vec<Findings>> = found
        .into_par_iter()
        .map(|findings| {
            let mut hands: Vec<Findings> = (0..MERGES).map(|_| Vec::new()).collect();
            for (variant, finding) in findings {
                let part = variant.1.bytes().map(usize::from).sum::<usize>() % MERGES;
                hands[part].push((variant, finding));
            }
            hands
        })
        .collect();
    let mut parts: Vec<Vec<(u32, Findings)>> = (0..MERGES).map(|_| Vec::new()).collect();
    for (document, hands) in (0..).zip(dealt) {
        for (part, hand) in parts.iter_mut().zip(hands) {
            part.push((document, hand));
        }
    }
    let mut variants: Vec<Variant> = parts.into_par_iter().flat_map_iter(merge_part).collect();
    variants.par_sort_by(|left, right| (left.kind, &left.text).cmp(&(right.kind, &right.text)));
    let mut entries = Entries::new();
    for mut variant in variants {
        variant.postings.sort_by_key(|posting| (std::cmp::Reverse(posting.level), posting.document));
        let key = match variant.kind {
            Kind::Form | Kind::Implied => analyzer.key(&variant.text),
            Kind::LastPart | Kind::OtherPart | Kind::Synonym => fold(&variant.text),
        };
        entries.entry(key).or_default().push(variant);
    }
    entries
}

/// The variants of one part; `documents` come in order.
fn merge_part(documents: Vec<(u32, Findings)>) -> Vec<Variant> {
    let mut variants: HashMap<(Kind, String), Variant> = HashMap::new();
    for (document, findings) in documents {
        for ((kind, text), finding) in findings {
            let variant = variants.entry((kind, text)).or_insert_with_key(|(kind, text)| Variant {
                kind: *kind,
                text: text.clone(),
                marks: BTreeSet::new(),
                postings: Vec::new(),
            });
            variant.marks.extend(finding.marks);
            variant.postings.push(Posting {
                document,
                level: level(finding.frequency),
                positions: finding.positions,
            });
        }
    }
    variants.into_values().collect()
}
