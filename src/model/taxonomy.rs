//! Taxonomies: the terms that articles stand under.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, TaxonomyConfig, TermSource};
use crate::content::vocabulary::{self, Vocabularies};
use crate::content::{LONGEST_PART, Register};
use crate::diagnostic::{Lang, Location};
use crate::text::hash::short_hash;
use crate::text::{collation, slug};
use crate::yaml::Spanned;

use super::Edition;
use super::article::{Article, ArticleId};

/// A term of a taxonomy in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId {
    pub lang: Lang,
    /// Index in the edition's taxonomies.
    pub taxonomy: usize,
    /// Index in the taxonomy's terms.
    pub term: usize,
}

/// One way of sorting the articles of one language.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    pub config: TaxonomyConfig,
    /// In Swedish order; years the latest first. Those of a vocabulary stay when they have no articles.
    pub terms: Vec<Arc<Term>>,
}

/// A term with its articles.
#[derive(Clone, Debug)]
pub struct Term {
    /// As the editors write it.
    pub name: String,
    /// As it is shown in this language.
    pub title: String,
    pub slug: String,
    pub description: Option<String>,
    pub synonyms: Vec<String>,
    /// A broader term of the same taxonomy.
    pub broader: Option<usize>,
    pub narrower: Vec<usize>,
    /// The articles under it and under its narrower terms, each once, in the site's order.
    pub articles: Vec<ArticleId>,
    /// Those that name it themselves.
    pub own: Vec<ArticleId>,
    /// It stands in a vocabulary, and so it has a page even while no article stands under it.
    pub is_kept: bool,
    /// Old addresses below the site's, and where they are said.
    pub aliases: Vec<(String, Location)>,
}

impl Term {
    /// Whether no article stands under it just now.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}

impl Taxonomy {
    /// The plural name in a language.
    pub fn title(&self, lang: Lang) -> &str {
        self.config.labels.get(&lang).map_or(&self.config.id, |labels| &labels.plural)
    }

    /// The singular name in a language.
    pub fn singular(&self, lang: Lang) -> &str {
        self.config.labels.get(&lang).map_or(&self.config.id, |labels| &labels.singular)
    }
}

/// Sorts the articles of an edition under the terms of every taxonomy, and tells the articles their terms.
pub(super) fn build(
    config: &Config,
    vocabularies: &Vocabularies,
    lang: Lang,
    edition: &Edition,
    articles: &mut [Arc<Article>],
) -> Vec<Taxonomy> {
    let known: &[Arc<Article>] = articles;
    let taxonomies: Vec<Taxonomy> = config
        .taxonomies
        .par_iter()
        .map(|taxonomy| sorted(config, vocabularies, lang, edition, known, taxonomy))
        .collect();
    for (index, taxonomy) in taxonomies.iter().enumerate() {
        for (term, members) in taxonomy.terms.iter().enumerate() {
            for id in &members.own {
                Arc::make_mut(&mut articles[id.0]).terms.push(TermId { lang, taxonomy: index, term });
            }
        }
    }
    taxonomies
}

/// Sorts the articles of an edition under the terms of one taxonomy.
pub(super) fn sorted(
    config: &Config,
    vocabularies: &Vocabularies,
    lang: Lang,
    edition: &Edition,
    articles: &[Arc<Article>],
    taxonomy: &TaxonomyConfig,
) -> Taxonomy {
    let vocabulary = match &taxonomy.terms {
        TermSource::Vocabulary(name) => vocabularies.by_name.get(name),
        _ => None,
    };
    let mut terms = collect(taxonomy, edition, articles);
    keep(&mut terms, taxonomy, vocabulary);
    for term in &mut terms {
        let known = vocabulary.and_then(|known| known.terms.iter().find(|known| known.name == term.name));
        if let Some(known) = known {
            describe(term, known, lang, config.language, vocabularies);
        }
    }
    name_apart(&mut terms);
    terms.sort_by(|left, right| collation::compare(&left.title, &right.title));
    if taxonomy.terms == TermSource::Year {
        terms.reverse();
    }
    if let Some(vocabulary) = vocabulary {
        join_broader(&mut terms, vocabulary);
    }
    gather(&mut terms);
    Taxonomy { config: taxonomy.clone(), terms: terms.into_iter().map(Arc::new).collect() }
}

/// The names that an article has in a taxonomy.
pub(super) fn names<'a>(taxonomy: &TaxonomyConfig, article: &'a Article) -> Vec<Cow<'a, str>> {
    let metadata = article.metadata();
    if taxonomy.terms == TermSource::Year {
        return metadata.date.map(|date| Cow::Owned(date.year().to_string())).into_iter().collect();
    }
    let names = metadata.terms.get(&taxonomy.id).into_iter().flatten();
    names.map(|name| Cow::Borrowed(name.value.as_str())).collect()
}

/// The terms of a taxonomy with their articles, in the order of their bytes.
fn collect(taxonomy: &TaxonomyConfig, edition: &Edition, articles: &[Arc<Article>]) -> Vec<Term> {
    let mut members: HashMap<Cow<'_, str>, Vec<ArticleId>> = HashMap::new();
    for &id in &edition.articles {
        for name in names(taxonomy, &articles[id.0]) {
            let members = members.entry(name).or_default();
            if members.last() != Some(&id) {
                members.push(id);
            }
        }
    }
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_unstable_by(|left, right| left.0.cmp(&right.0));
    members
        .into_par_iter()
        .map(|(name, own)| Term {
            title: name.clone().into_owned(),
            slug: address_part(taxonomy, &name),
            name: name.into_owned(),
            description: None,
            synonyms: Vec::new(),
            broader: None,
            narrower: Vec::new(),
            articles: Vec::new(),
            own,
            is_kept: false,
            aliases: Vec::new(),
        })
        .collect()
}

/// Adds the terms of the vocabulary that no article names: a page does not go because its last article has.
fn keep(terms: &mut Vec<Term>, taxonomy: &TaxonomyConfig, vocabulary: Option<&vocabulary::Vocabulary>) {
    let Some(vocabulary) = vocabulary else { return };
    let named: BTreeSet<String> = terms.iter().map(|term| term.name.clone()).collect();
    for known in vocabulary.terms.iter().filter(|known| !named.contains(&known.name)) {
        terms.push(Term {
            name: known.name.clone(),
            title: known.name.clone(),
            slug: address_part(taxonomy, &known.name),
            description: None,
            synonyms: Vec::new(),
            broader: None,
            narrower: Vec::new(),
            articles: Vec::new(),
            own: Vec::new(),
            is_kept: true,
            aliases: Vec::new(),
        });
    }
    terms.sort_by(|left, right| left.name.cmp(&right.name));
}

/// Gives every term the articles of its narrower ones.
fn gather(terms: &mut [Term]) {
    for index in 0..terms.len() {
        terms[index].articles = gathered(terms, index);
    }
}

/// The articles of a term and of all that are narrower, each once, in the site's order.
pub(super) fn gathered<T: Borrow<Term>>(terms: &[T], index: usize) -> Vec<ArticleId> {
    let mut found = terms[index].borrow().own.clone();
    if terms[index].borrow().narrower.is_empty() {
        return found;
    }
    // Nothing runs in a circle: the vocabulary was read without.
    let mut below = terms[index].borrow().narrower.clone();
    while let Some(next) = below.pop() {
        let term = terms[next].borrow();
        found.extend(&term.own);
        below.extend(&term.narrower);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The terms above one, the nearest first.
pub(super) fn above<T: Borrow<Term>>(terms: &[T], index: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(terms[index].borrow().broader, move |&at| terms[at].borrow().broader)
}

/// The first of terms that get one address keeps it; others get a number. The terms come in the order of their names.
fn name_apart(terms: &mut [Term]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut twins = Vec::new();
    for (index, term) in terms.iter().enumerate() {
        if !taken.insert(term.slug.clone()) {
            twins.push(index);
        }
    }
    for index in twins {
        let slug = &terms[index].slug;
        let mut numbered = (2..=terms.len() + 1).map(|number| format!("{slug}-{number}"));
        let free = numbered.find(|slug| !taken.contains(slug));
        if let Some(free) = free {
            taken.insert(free.clone());
            terms[index].slug = free;
        }
    }
}

fn address_part(taxonomy: &TaxonomyConfig, name: &str) -> String {
    match taxonomy.terms {
        TermSource::Municipalities => Register::get().municipality(name).map(|known| known.slug.clone()),
        _ => None,
    }
    .unwrap_or_else(|| shortened(slug(name)))
}

/// An address part that is short enough to be a folder: the end of a longer one is a hash of it.
fn shortened(slug: String) -> String {
    // `x-2` is a folder as well.
    const LONGEST: usize = LONGEST_PART - 8;
    const KEPT: usize = 120;
    if slug.len() <= LONGEST {
        return slug;
    }
    let kept = slug[..KEPT].rsplit_once('-').map_or(&slug[..KEPT], |(kept, _)| kept);
    format!("{kept}-{}", short_hash(slug.as_bytes()))
}

/// Adds what the vocabulary says. Descriptions and synonyms are in the site's main language.
fn describe(term: &mut Term, known: &vocabulary::Term, lang: Lang, main: Lang, vocabularies: &Vocabularies) {
    term.is_kept = true;
    if let Some(title) = known.translations.get(&lang) {
        term.title.clone_from(title);
    }
    if lang == main {
        term.description.clone_from(&known.description);
        term.synonyms.clone_from(&known.synonyms);
        let place = |alias: &Spanned<String>| {
            let source = Arc::clone(vocabularies.source.as_ref()?);
            Some((alias.value.clone(), Location { source, span: alias.span.clone() }))
        };
        term.aliases = known.aliases.iter().filter_map(place).collect();
    }
}

fn join_broader(terms: &mut [Term], vocabulary: &vocabulary::Vocabulary) {
    let index: BTreeMap<String, usize> =
        terms.iter().enumerate().map(|(index, term)| (term.name.clone(), index)).collect();
    for known in &vocabulary.terms {
        let broader = known.broader.as_ref().and_then(|name| index.get(name));
        if let (Some(&narrow), Some(&broad)) = (index.get(&known.name), broader) {
            terms[narrow].broader = Some(broad);
            terms[broad].narrower.push(narrow);
        }
    }
}
