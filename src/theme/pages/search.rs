//! The search page.

use crate::diagnostic::Lang;

use super::super::ThemeError;
use super::super::views::SearchView;
use super::parts::all_terms;
use super::{Page, Pages};

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
                .map(|taxonomy| all_terms(self.site, lang, taxonomy))
                .filter(|taxonomy| !taxonomy.terms.is_empty())
                .collect(),
            fallback_url: shell.list.href(),
        };
        self.fill(page, "search.html", "search", &view, json_ld)
    }
}
