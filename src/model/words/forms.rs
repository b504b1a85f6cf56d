//! The forms of words that a language has, with the pages that hold them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::TermSource;
use crate::diagnostic::Lang;

use super::super::Edition;
use super::super::alphabet::Target;
use super::super::article::Article;
use super::super::taxonomy::TermId;
use super::spelling::{Case, words};

/// Up to so many articles their summaries count too; with more the titles say enough, and the pages stay readable.
const SUMMARIES_UP_TO: usize = 500;

/// One form of a word.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// How it is spelled, by what that says.
    pub spellings: BTreeMap<Case, String>,
    /// It stands in the name of a term.
    pub is_term: bool,
    pub targets: Vec<Target>,
}

/// All forms of titles, terms and, where there are few, summaries; by their lower case, and whether it is the first part
/// of a word whose rest is left out.
pub(super) fn forms(
    edition: &Edition,
    articles: &[Arc<Article>],
    lang: Lang,
) -> BTreeMap<(String, bool), Form> {
    let mut forms: BTreeMap<(String, bool), Form> = BTreeMap::new();
    let mut add = |text: &str, target: Target, is_place: bool| {
        for word in words(text) {
            let form = forms.entry((word.text.to_lowercase(), word.is_hung)).or_default();
            let case = if is_place { Case::Name } else { word.case };
            form.spellings.entry(case).or_insert(word.text);
            form.is_term |= matches!(target, Target::Term(_));
            if form.targets.last() != Some(&target) {
                form.targets.push(target);
            }
        }
    };
    for (taxonomy, members) in edition.taxonomies.iter().enumerate() {
        let is_place = members.config.terms == TermSource::Municipalities;
        for (term, named) in members.terms.iter().enumerate().filter(|(_, term)| !term.is_empty()) {
            add(&named.title, Target::Term(TermId { lang, taxonomy, term }), is_place);
        }
    }
    let has_summaries = edition.articles.len() <= SUMMARIES_UP_TO;
    for &id in &edition.articles {
        let metadata = articles[id.0].metadata();
        add(&metadata.title, Target::Article(id), false);
        if has_summaries {
            add(&metadata.summary, Target::Article(id), false);
        }
    }
    forms
}
