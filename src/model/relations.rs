//! What articles have to do with each other.

use super::article::ArticleId;
use super::{Site, TermId};

/// An article that is close to another.
#[derive(Clone, Debug)]
pub struct Related {
    pub article: ArticleId,
    /// The terms they share, the rarest first; empty when the editor chose the article.
    pub shared: Vec<TermId>,
}

/// First the articles that the editor named, then those that share the rarest terms. A shared term weighs
/// ln(N / n), with N articles in all and n under the term (inverse document frequency, Spärck Jones 1972): what
/// everyone has in common tells nothing. Equal weights keep the site's order.
pub(super) fn related(site: &Site, id: ArticleId, limit: usize) -> Vec<Related> {
    let article = site.article(id);
    let total = site.edition(article.lang()).articles.len();
    let weight = |term: TermId| {
        let (_, term) = site.term(term);
        // Counts of articles are far below 2^52.
        #[expect(clippy::cast_precision_loss, reason = "counts of articles")]
        let ratio = total as f64 / term.own.len() as f64;
        ratio.ln()
    };
    let mut terms: Vec<(f64, TermId)> = article.terms.iter().map(|&term| (weight(term), term)).collect();
    terms.retain(|(weight, _)| *weight > 0.0);
    terms.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));

    // By the article's place, since most articles share a term with most others.
    let mut scores = vec![0.0_f64; site.articles().len()];
    for &(weight, term) in &terms {
        for other in &site.term(term).1.own {
            scores[other.0] += weight;
        }
    }
    for other in article.chosen.iter().chain([&id]) {
        scores[other.0] = 0.0;
    }
    let mut found: Vec<Related> = article
        .chosen
        .iter()
        .map(|&chosen| Related { article: chosen, shared: Vec::new() })
        .take(limit)
        .collect();
    let computed = closest(&scores, limit - found.len());
    found.extend(computed.into_iter().map(|other| {
        let shared = terms.iter().map(|&(_, term)| term);
        let shared = shared.filter(|term| site.article(other).terms.contains(term)).collect();
        Related { article: other, shared }
    }));
    found
}

/// The places with the highest scores above 0, at most `limit`, the highest first; of equal ones the first.
fn closest(scores: &[f64], limit: usize) -> Vec<ArticleId> {
    let mut best: Vec<(f64, ArticleId)> = Vec::with_capacity(limit + 1);
    let mut least = 0.0;
    for (place, &score) in scores.iter().enumerate() {
        if score > least {
            let at = best.partition_point(|(other, _)| *other >= score);
            best.insert(at, (score, ArticleId(place)));
            best.truncate(limit);
            if best.len() == limit {
                least = best.last().map_or(f64::INFINITY, |(score, _)| *score);
            }
        }
    }
    best.into_iter().map(|(_, place)| place).collect()
}
