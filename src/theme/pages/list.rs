//! The list of all articles.

use crate::diagnostic::Lang;
use crate::model::{Route, routes};

use super::super::ThemeError;
use super::super::views::ListView;
use super::parts::{item, on_page, pager};
use super::{Page, Pages};

impl Pages<'_> {
    pub(super) fn list(
        &self,
        lang: Lang,
        number: usize,
        json_ld: Option<String>,
    ) -> Result<String, ThemeError> {
        let site = self.site;
        let articles = &site.edition(lang).articles;
        let size = site.config.page_size;
        let count = routes::page_count(articles.len(), size);
        let title = self.paged_title(lang, self.theme.word(lang, "all_articles"), number);
        let page = Page {
            kind: "list",
            lang,
            title: &title,
            description: self.theme.word(lang, "list_description"),
            address: site.routes.address(Route::List(lang, number)),
            above: Vec::new(),
            alternates: if number == 1 {
                self.alternates(|lang| Some(&self.shell.edition(lang).list))
            } else {
                Vec::new()
            },
            feed: Some((site.config.title.get(lang), site.routes.address(Route::Feed(lang)))),
            image: None,
            noindex: false,
            modified: None,
        };
        let view = ListView {
            items: on_page(articles, number, size).iter().map(|&id| item(site, id)).collect(),
            total: articles.len(),
            pager: pager(site, number, count, |number| Route::List(lang, number)),
        };
        self.fill(page, "list.html", "list", &view, json_ld)
    }
}
