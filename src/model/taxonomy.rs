//! Taxonomies: the terms that articles stand under.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::config::{Config, TaxonomyConfig, TermSource};
use crate::content::Register;
use crate::content::vocabulary::{self, Vocabularies};
use crate::diagnostic::Lang;
use crate::text::{collation, slug};

use super::Edition;
use super::article::{Article, ArticleId};
use super::former::Former;

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
    /// Only terms that have articles, in Swedish order; years the latest first.
    pub terms: Vec<Term>,
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
    /// A broader term of the same taxonomy that has articles too.
    pub broader: Option<usize>,
    pub narrower: Vec<usize>,
    /// In the site's order.
    pub articles: Vec<ArticleId>,
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
    articles: &mut [Article],
    former: Option<&Former<'_>>,
) -> Vec<Taxonomy> {
    if let Some(taxonomies) = former.and_then(|former| again(former, lang, articles)) {
        return taxonomies;
    }
    let known: &[Article] = articles;
    let taxonomies: Vec<Taxonomy> = config
        .taxonomies
        .par_iter()
        .map(|taxonomy| {
            let vocabulary = match &taxonomy.terms {
                TermSource::Vocabulary(name) => vocabularies.by_name.get(name),
                _ => None,
            };
            let mut terms = collect(taxonomy, edition, known);
            for term in &mut terms {
                let known =
                    vocabulary.and_then(|known| known.terms.iter().find(|known| known.name == term.name));
                if let Some(known) = known {
                    describe(term, known, lang, config.language);
                }
            }
            terms.sort_by(|left, right| collation::compare(&left.title, &right.title));
            if taxonomy.terms == TermSource::Year {
                terms.reverse();
            }
            if let Some(vocabulary) = vocabulary {
                join_broader(&mut terms, vocabulary);
            }
            Taxonomy { config: taxonomy.clone(), terms }
        })
        .collect();
    for (index, taxonomy) in taxonomies.iter().enumerate() {
        for (term, Term { articles: members, .. }) in taxonomy.terms.iter().enumerate() {
            for id in members {
                articles[id.0].terms.push(TermId { lang, taxonomy: index, term });
            }
        }
    }
    taxonomies
}

/// More changed articles than this are sorted from the ground.
const FEW: usize = 64;

/// The taxonomies as they were, with their articles of now; none where a term has come or gone.
fn again(former: &Former<'_>, lang: Lang, articles: &mut [Article]) -> Option<Vec<Taxonomy>> {
    let changed: Vec<usize> = (0..articles.len())
        .filter(|&id| articles[id].is_article() && articles[id].lang() == lang)
        .filter(|&id| former.same_text(id, &articles[id]).is_none())
        .collect();
    if changed.len() > FEW {
        return None;
    }
    let mut own: Vec<Vec<TermId>> = vec![Vec::new(); changed.len()];
    let mut taxonomies = former.taxonomies(lang).to_vec();
    for (index, taxonomy) in taxonomies.iter_mut().enumerate() {
        for term in &mut taxonomy.terms {
            term.articles = former.renumbered(&term.articles);
            term.articles.retain(|id| !changed.contains(&id.0));
        }
        for (&id, own) in changed.iter().zip(&mut own) {
            for name in names(&taxonomy.config, &articles[id]) {
                let term = taxonomy.terms.iter().position(|term| term.name == name)?;
                own.push(TermId { lang, taxonomy: index, term });
                taxonomy.terms[term].articles.push(ArticleId(id));
            }
        }
        for term in &mut taxonomy.terms {
            term.articles.sort_unstable();
            term.articles.dedup();
            if term.articles.is_empty() {
                return None;
            }
        }
    }
    for (&id, mut own) in changed.iter().zip(own) {
        own.sort_unstable();
        own.dedup();
        articles[id].terms = own;
    }
    for (id, article) in articles.iter_mut().enumerate() {
        if article.is_article()
            && article.lang() == lang
            && let Some(old) = former.same_text(id, article)
        {
            article.terms.clone_from(&old.terms);
        }
    }
    Some(taxonomies)
}

/// The names that an article has in a taxonomy.
fn names<'a>(taxonomy: &TaxonomyConfig, article: &'a Article) -> Vec<Cow<'a, str>> {
    let metadata = article.metadata();
    if taxonomy.terms == TermSource::Year {
        return metadata.date.map(|date| Cow::Owned(date.year().to_string())).into_iter().collect();
    }
    let names = metadata.terms.get(&taxonomy.id).into_iter().flatten();
    names.map(|name| Cow::Borrowed(name.value.as_str())).collect()
}

/// The terms of a taxonomy with their articles, in the order of their bytes.
fn collect(taxonomy: &TaxonomyConfig, edition: &Edition, articles: &[Article]) -> Vec<Term> {
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
        .map(|(name, articles)| Term {
            title: name.clone().into_owned(),
            slug: address_part(taxonomy, &name),
            name: name.into_owned(),
            description: None,
            synonyms: Vec::new(),
            broader: None,
            narrower: Vec::new(),
            articles,
        })
        .collect()
}

fn address_part(taxonomy: &TaxonomyConfig, name: &str) -> String {
    match taxonomy.terms {
        TermSource::Municipalities => Register::get().municipality(name).map(|known| known.slug.clone()),
        _ => None,
    }
    .unwrap_or_else(|| slug(name))
}

/// Adds what the vocabulary says. Descriptions and synonyms are in the site's main language.
fn describe(term: &mut Term, known: &vocabulary::Term, lang: Lang, main: Lang) {
    if let Some(title) = known.translations.get(&lang) {
        term.title.clone_from(title);
    }
    if lang == main {
        term.description.clone_from(&known.description);
        term.synonyms.clone_from(&known.synonyms);
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
