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
        let ratio = total as f64 / term.articles.len() as f64;
        ratio.ln()
    };
    let mut terms: Vec<(f64, TermId)> = article.terms.iter().map(|&term| (weight(term), term)).collect();
    terms.retain(|(weight, _)| *weight > 0.0);
    terms.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));

    // By the article's place, since most articles share a term with most others.
    let mut scores = vec![0.0_f64; site.articles().len()];
    for &(weight, term) in &terms {
        for other in &site.term(term).1.articles {
            scores[other.0] += weight;
        }
    }
    let mut found: Vec<Related> = article
        .chosen
        .iter()
        .map(|&chosen| Related { article: chosen, shared: Vec::new() })
        .take(limit)
        .collect();
    let room = limit - found.len();
    let mut computed: Vec<(f64, ArticleId)> =
        scores.into_iter().enumerate().map(|(other, score)| (score, ArticleId(other))).collect();
    computed.retain(|(score, other)| *score > 0.0 && *other != id && !article.chosen.contains(other));
    let closest = |left: &(f64, ArticleId), right: &(f64, ArticleId)| {
        right.0.total_cmp(&left.0).then(left.1.cmp(&right.1))
    };
    if room < computed.len() {
        computed.select_nth_unstable_by(room, closest);
        computed.truncate(room);
    }
    computed.sort_by(closest);
    found.extend(computed.into_iter().map(|(_, other)| {
        let shared = terms.iter().map(|&(_, term)| term);
        let shared = shared.filter(|term| site.article(other).terms.contains(term)).collect();
        Related { article: other, shared }
    }));
    found
}
