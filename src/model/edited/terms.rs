//! Terms and letters after few articles have changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::alphabet::{self, Letter};
use super::super::article::Article;
use super::super::taxonomy::{self, Taxonomy, Term, TermId};
use super::super::{Edition, Site};
use super::Change;
use super::order::Order;
use crate::diagnostic::Lang;

/// The taxonomies of a language whose articles are those of `edition`; `changes` are its own. The articles are told
/// their terms.
pub(super) fn edited(
    site: &Site,
    lang: Lang,
    edition: &Edition,
    articles: &mut [Arc<Article>],
    order: &Order,
    changes: &[&Change],
) -> Vec<Taxonomy> {
    let former = &site.editions[&lang].taxonomies;
    let taxonomies: Vec<Taxonomy> = former
        .iter()
        .enumerate()
        .map(|(index, known)| {
            let kept = resorted(site, index, known, articles, order, changes);
            kept.unwrap_or_else(|| {
                taxonomy::sorted(&site.config, &site.vocabularies, lang, edition, articles, &known.config)
            })
        })
        .collect();
    for (index, (old, new)) in former.iter().zip(&taxonomies).enumerate() {
        if !has_same(old, new) {
            renumber(index, old, new, edition, articles);
        }
    }
    for place in changes.iter().filter_map(|change| change.after) {
        let own = taxonomies.iter().enumerate().flat_map(|(index, taxonomy)| {
            let names = taxonomy::names(&taxonomy.config, &articles[place.0]);
            let terms =
                names.into_iter().filter_map(|name| taxonomy.terms.iter().position(|term| term.name == name));
            terms.map(move |term| TermId { lang, taxonomy: index, term })
        });
        let mut own: Vec<TermId> = own.collect();
        own.sort_unstable();
        own.dedup();
        Arc::make_mut(&mut articles[place.0]).terms = own;
    }
    taxonomies
}

/// Whether two taxonomies have the same terms, whatever articles stand under them.
pub(super) fn has_same(left: &Taxonomy, right: &Taxonomy) -> bool {
    left.terms.iter().map(|term| &term.name).eq(right.terms.iter().map(|term| &term.name))
}

/// Whether the same terms have articles as well.
pub(super) fn shows_same(left: &Taxonomy, right: &Taxonomy) -> bool {
    let shown = |taxonomy: &Taxonomy| taxonomy.terms.iter().map(|term| term.is_empty()).collect::<Vec<_>>();
    has_same(left, right) && shown(left) == shown(right)
}

/// A taxonomy with its articles of now; none where a term has come or gone.
fn resorted(
    site: &Site,
    index: usize,
    former: &Taxonomy,
    articles: &[Arc<Article>],
    order: &Order,
    changes: &[&Change],
) -> Option<Taxonomy> {
    let mut taxonomy = former.clone();
    for term in taxonomy.terms.iter_mut().filter(|term| order.concerns(&term.articles)) {
        let (articles, own) = (order.sorted(&term.articles), order.sorted(&term.own));
        let term = Arc::make_mut(term);
        (term.articles, term.own) = (articles, own);
    }
    let mut touched = BTreeSet::new();
    for change in changes {
        let old = change.before.map(|place| &site.articles[place.0].terms).into_iter().flatten();
        let old: Vec<usize> = old.filter(|term| term.taxonomy == index).map(|term| term.term).collect();
        let mut new = Vec::new();
        touched.extend(old.iter().copied());
        if let Some(place) = change.after {
            for name in taxonomy::names(&taxonomy.config, &articles[place.0]) {
                new.push(taxonomy.terms.iter().position(|term| term.name == name)?);
            }
            touched.extend(new.iter().copied());
            for &term in old.iter().filter(|term| !new.contains(term)) {
                Arc::make_mut(&mut taxonomy.terms[term]).own.retain(|id| *id != place);
            }
            for &term in new.iter().filter(|term| !old.contains(term)) {
                let members = &mut Arc::make_mut(&mut taxonomy.terms[term]).own;
                if let Err(at) = members.binary_search(&place) {
                    members.insert(at, place);
                }
            }
        }
    }
    let affected: BTreeSet<usize> =
        touched.iter().flat_map(|&term| taxonomy::above(&taxonomy.terms, term).chain([term])).collect();
    for term in affected {
        let articles = taxonomy::gathered(&taxonomy.terms, term);
        Arc::make_mut(&mut taxonomy.terms[term]).articles = articles;
    }
    taxonomy.terms.iter().all(|term| term.is_kept || !term.own.is_empty()).then_some(taxonomy)
}

/// Tells articles the new places of the terms of one taxonomy.
fn renumber(index: usize, old: &Taxonomy, new: &Taxonomy, edition: &Edition, articles: &mut [Arc<Article>]) {
    let now = |old: &Arc<Term>| new.terms.iter().position(|new| new.name == old.name);
    let places: Vec<Option<usize>> = old.terms.iter().map(now).collect();
    let is_moved = |term: &TermId| term.taxonomy == index && places[term.term] != Some(term.term);
    for id in &edition.articles {
        if articles[id.0].terms.iter().any(is_moved) {
            for term in Arc::make_mut(&mut articles[id.0]).terms.iter_mut().filter(|term| is_moved(term)) {
                // A term that has gone has no articles.
                term.term = places[term.term].unwrap_or(term.term);
            }
        }
    }
}

/// The letters of the A–Ö index.
pub(super) fn letters(
    site: &Site,
    lang: Lang,
    edition: &Edition,
    articles: &[Arc<Article>],
    changes: &[&Change],
) -> Vec<Letter> {
    let former = &site.editions[&lang];
    let has_same_names =
        edition.taxonomies.iter().zip(&former.taxonomies).all(|(new, old)| shows_same(old, new));
    if !has_same_names {
        return alphabet::letters(edition, articles);
    }
    let letter = |article: &Arc<Article>| Letter::of(&article.metadata().title);
    let old = changes.iter().filter_map(|change| change.before).map(|place| letter(&site.articles[place.0]));
    let new = changes.iter().filter_map(|change| change.after).map(|place| letter(&articles[place.0]));
    let (old, new): (BTreeSet<Letter>, BTreeSet<Letter>) = (old.collect(), new.collect());
    let mut letters: BTreeSet<Letter> = former.alphabet.iter().copied().chain(new.iter().copied()).collect();
    for letter in old.difference(&new) {
        if !alphabet::initials(edition, articles).any(|other| other == *letter) {
            letters.remove(letter);
        }
    }
    letters.into_iter().collect()
}
