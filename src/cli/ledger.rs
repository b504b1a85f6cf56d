//! The addresses of a site that somebody may link to, for the ledger that is kept with what is published.

use crate::config::{FILE_NAME, TermSource};
use crate::content::VOCABULARY_PATH;
use crate::model::{Route, Site};
use crate::publish::{Kind, Ledger};

/// Everything that has an address of its own: not the further pages of lists, nor what is made for programs.
pub(super) fn of_site(site: &Site) -> Ledger {
    let mut ledger = Ledger::default();
    for (address, route) in site.pages() {
        let address = address.relative();
        match route {
            Route::Article(id) => {
                let article = site.article(id);
                let kind = if article.is_article() { Kind::Article } else { Kind::Page };
                ledger.enter(address, kind, article.entry().source.path(), &article.metadata().title);
            }
            Route::Alias(id, _) => {
                ledger.enter(address, Kind::Alias, site.article(id).entry().source.path(), "");
            }
            Route::TermAlias(..) => ledger.enter(address, Kind::Alias, VOCABULARY_PATH, ""),
            Route::Term(id, 1) => {
                let (taxonomy, term) = site.term(id);
                let is_controlled = matches!(taxonomy.config.terms, TermSource::Vocabulary(_));
                let source = if is_controlled { VOCABULARY_PATH } else { "" };
                ledger.enter(address, Kind::Term, source, &term.title);
            }
            Route::Taxonomy(lang, index) => {
                let taxonomy = &site.edition(lang).taxonomies[index];
                ledger.enter(address, Kind::Page, FILE_NAME, taxonomy.title(lang));
            }
            Route::Home(lang) | Route::List(lang, 1) | Route::Search(lang) | Route::Alphabet(lang) => {
                ledger.enter(address, Kind::Page, FILE_NAME, site.config.title.get(lang));
            }
            Route::Attachment(index) => ledger.enter(address, Kind::File, &site.attachment(index).path, ""),
            _ => {}
        }
    }
    ledger
}
