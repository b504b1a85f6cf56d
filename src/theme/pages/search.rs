//! The search page.

use crate::diagnostic::Lang;

use super::super::ThemeError;
use super::super::views::{SearchView, TermsView};
use super::parts::all_terms;
use super::{Page, Pages};

/// Terms of a filter that stand in the page from the start.
const TERMS: usize = 60;

impl Pages<'_> {
    pub(super) fn search(&self, lang: Lang, json_ld: Option<String>) -> Result<String, ThemeError> {
        let shell = self.shell.edition(lang);
        let page = Page {
            kind: "search",
            lang,
            title: self.theme.word(lang, "search"),
            description: self.theme.word(lang, "search_description"),
            address: shell.search.clone(),
            above: Vec::new(),
            alternates: self.alternates(|lang| Some(&self.shell.edition(lang).search)),
            feed: None,
            image: None,
            noindex: true,
            modified: None,
        };
        let taxonomies = self.site.edition(lang).taxonomies.len();
        let view = SearchView {
            filters: (0..taxonomies)
                .map(|taxonomy| most_used(all_terms(self.site, lang, taxonomy)))
                .filter(|taxonomy| !taxonomy.terms.is_empty())
                .collect(),
            fallback_url: shell.alphabet.href(),
        };
        self.fill(page, "search.html", "search", &view, json_ld)
    }
}

/// The terms with the most articles, in their order: the page stays small, and the rest is there when the filter is
/// opened.
fn most_used(mut taxonomy: TermsView<'_>) -> TermsView<'_> {
    let mut counts: Vec<usize> = taxonomy.terms.iter().map(|term| term.count).collect();
    counts.sort_unstable_by(|left, right| right.cmp(left));
    if let Some(&least) = counts.get(TERMS) {
        taxonomy.terms.retain(|term| term.count >= least);
        taxonomy.terms.truncate(TERMS);
    }
    taxonomy
}
