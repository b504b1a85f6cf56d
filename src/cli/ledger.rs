//! The addresses of a site that somebody may link to, for the ledger that is kept with what is published.

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
            Route::Term(id, 1) => ledger.enter(address, Kind::Term, "", &site.term(id).1.title),
            Route::Taxonomy(lang, index) => {
                let taxonomy = &site.edition(lang).taxonomies[index];
                ledger.enter(address, Kind::Term, "", taxonomy.title(lang));
            }
            Route::Attachment(index) => ledger.enter(address, Kind::File, &site.attachment(index).path, ""),
            _ => {}
        }
    }
    ledger
}
