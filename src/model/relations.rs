//! What articles have to do with each other.

use std::collections::BTreeMap;

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

    let mut scores: BTreeMap<ArticleId, (f64, Vec<TermId>)> = BTreeMap::new();
    for (weight, term) in terms {
        for &other in &site.term(term).1.articles {
            if other != id {
                let (score, shared) = scores.entry(other).or_default();
                *score += weight;
                shared.push(term);
            }
        }
    }
    let mut found: Vec<Related> = article
        .chosen
        .iter()
        .map(|&chosen| Related { article: chosen, shared: Vec::new() })
        .take(limit)
        .collect();
    let mut computed: Vec<(ArticleId, (f64, Vec<TermId>))> =
        scores.into_iter().filter(|(other, _)| !article.chosen.contains(other)).collect();
    computed.sort_by(|left, right| right.1.0.total_cmp(&left.1.0).then(left.0.cmp(&right.0)));
    let room = limit - found.len();
    found.extend(computed.into_iter().take(room).map(|(article, (_, shared))| Related { article, shared }));
    found
}
