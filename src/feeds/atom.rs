//! Atom feeds (RFC 4287). What changed last comes first.

use std::cmp::Reverse;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use crate::diagnostic::Lang;
use crate::model::{Article, ArticleId, Route, Site, TermId};
use crate::text::Date;

/// All articles of a language.
pub(super) fn all(site: &Site, lang: Lang) -> Vec<u8> {
    let feed = Feed {
        title: site.config.title.get(lang).to_owned(),
        subtitle: site.config.description.get(lang),
        lang,
        own: site.routes.address(Route::Feed(lang)).absolute(&site.config.base_url),
        page: site.routes.address(Route::Home(lang)).absolute(&site.config.base_url),
    };
    feed.write(site, &site.edition(lang).articles)
}

/// The articles of a term.
pub(super) fn term(site: &Site, id: TermId) -> Vec<u8> {
    let (_, term) = site.term(id);
    let feed = Feed {
        title: format!("{} – {}", term.title, site.config.title.get(id.lang)),
        subtitle: term.description.as_deref().unwrap_or_default(),
        lang: id.lang,
        own: site.routes.address(Route::TermFeed(id)).absolute(&site.config.base_url),
        page: site.routes.term(id).absolute(&site.config.base_url),
    };
    feed.write(site, &term.articles)
}

struct Feed<'a> {
    title: String,
    subtitle: &'a str,
    lang: Lang,
    own: String,
    page: String,
}

type Xml = Writer<Vec<u8>>;

impl Feed<'_> {
    fn write(&self, site: &Site, articles: &[ArticleId]) -> Vec<u8> {
        let mut latest: Vec<&Article> = articles.iter().map(|&id| site.article(id)).collect();
        // Stable: articles of one day keep the site's order.
        latest.sort_by_key(|article| Reverse(article.modified()));
        latest.truncate(site.config.feed_size);
        let updated = latest.first().and_then(|article| article.modified());

        let mut xml =
            Writer::new_with_indent(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_vec(), b' ', 1);
        xml.create_element("feed")
            .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", self.lang.tag())])
            .write_inner_content(|xml| {
                text(xml, "title", &self.title)?;
                if !self.subtitle.is_empty() {
                    text(xml, "subtitle", self.subtitle)?;
                }
                text(xml, "id", &self.own)?;
                text(xml, "updated", &timestamp(updated))?;
                link(xml, "self", &self.own)?;
                link(xml, "alternate", &self.page)?;
                xml.create_element("author").write_inner_content(|xml| {
                    let publisher = site.config.publisher.as_ref().map(|publisher| publisher.name.as_str());
                    text(xml, "name", publisher.unwrap_or(site.config.title.get(self.lang)))
                })?;
                latest.iter().try_for_each(|article| entry(xml, site, article))
            })
            .expect("writing to memory cannot fail");
        let mut bytes = xml.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

fn entry(xml: &mut Xml, site: &Site, article: &Article) -> std::io::Result<()> {
    let metadata = article.metadata();
    let url = article.address.absolute(&site.config.base_url);
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "title", &metadata.title)?;
        text(xml, "id", &url)?;
        link(xml, "alternate", &url)?;
        if let Some(date) = metadata.date {
            text(xml, "published", &timestamp(Some(date.first_day())))?;
        }
        text(xml, "updated", &timestamp(article.modified()))?;
        text(xml, "summary", &metadata.summary)?;
        for &term in &article.terms {
            xml.create_element("category")
                .with_attribute(("term", site.term(term).1.title.as_str()))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&without_controls(content)))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, href: &str) -> std::io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("href", href)]).write_empty()?;
    Ok(())
}

/// XML 1.0 has no place for control characters.
fn without_controls(text: &str) -> String {
    text.chars().filter(|character| !character.is_control() || matches!(character, '\n' | '\t')).collect()
}

/// RFC 3339. A day is all that is known; an article without any date stands at the beginning of time.
fn timestamp(day: Option<Date>) -> String {
    format!("{}T00:00:00Z", day.unwrap_or(Date::constant(1970, 1, 1)))
}
