//! The sitemap (sitemaps.org protocol 0.9): every page that search engines should know.

use std::collections::BTreeMap;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use crate::model::{Address, Route, Site, routes};
use crate::text::Date;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

type Xml = Writer<Vec<u8>>;

/// `sitemap.xml`: all pages, or where these are too many for one file, the list of its parts.
pub(super) fn render(site: &Site) -> Vec<u8> {
    let parts = site.routes.sitemap_parts();
    if parts == 0 {
        return pages(site, listed(site));
    }
    document("sitemapindex", |xml| {
        (1..=parts).try_for_each(|part| {
            let url = site.routes.address(Route::SitemapPart(part)).absolute(&site.config.base_url);
            xml.create_element("sitemap").write_inner_content(|xml| text(xml, "loc", &url))?;
            Ok(())
        })
    })
}

/// One part of it; parts count from 1.
pub(super) fn part(site: &Site, part: usize) -> Vec<u8> {
    let (all, parts) = (listed(site).count(), site.routes.sitemap_parts());
    let (from, to) = (all * (part - 1) / parts, all * part / parts);
    pages(site, listed(site).skip(from).take(to - from))
}

fn listed(site: &Site) -> impl Iterator<Item = (&Address, Route)> {
    let is_empty = |route: Route| matches!(route, Route::Term(term, _) if site.term(term).1.is_empty());
    site.pages().filter(move |(_, route)| routes::in_sitemap(*route) && !is_empty(*route))
}

fn pages<'a>(site: &'a Site, routes: impl Iterator<Item = (&'a Address, Route)>) -> Vec<u8> {
    let mut modified = Modified { site, latest: BTreeMap::new() };
    document("urlset", |xml| {
        for (address, route) in routes {
            xml.create_element("url").write_inner_content(|xml| {
                text(xml, "loc", &address.absolute(&site.config.base_url))?;
                match modified.of(route) {
                    Some(day) => text(xml, "lastmod", &day.to_string()),
                    None => Ok(()),
                }
            })?;
        }
        Ok(())
    })
}

/// When pages last changed.
struct Modified<'a> {
    site: &'a Site,
    /// Of lists, which stand on several pages: by the route of the first.
    latest: BTreeMap<Route, Option<Date>>,
}

impl Modified<'_> {
    /// An article's own last change; a list's is that of the latest article in it.
    fn of(&mut self, route: Route) -> Option<Date> {
        let site = self.site;
        let (list, articles) = match route {
            Route::Article(id) => return site.article(id).modified(),
            Route::Term(term, _) => (Route::Term(term, 1), &site.term(term).1.articles),
            Route::Home(lang)
            | Route::List(lang, _)
            | Route::Taxonomy(lang, _)
            | Route::Alphabet(lang)
            | Route::Words(lang) => (Route::Home(lang), &site.edition(lang).articles),
            _ => return None,
        };
        let latest = || articles.iter().filter_map(|&id| site.article(id).modified()).max();
        *self.latest.entry(list).or_insert_with(latest)
    }
}

fn document(root: &str, content: impl FnOnce(&mut Xml) -> std::io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_vec(), b' ', 1);
    xml.create_element(root)
        .with_attribute(NAMESPACE)
        .write_inner_content(content)
        .expect("writing to memory cannot fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn text(xml: &mut Xml, name: &str, content: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content))?;
    Ok(())
}
