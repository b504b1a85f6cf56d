//! Structured data: schema.org in JSON-LD.

use serde_json::{Value, json};

use crate::config::TermSource;
use crate::diagnostic::Lang;
use crate::model::{Article, Route, Site, TermId};

/// The JSON-LD of a route, safe inside a `<script>` element; `None` where there is nothing to say.
/// `home` and `list` are the names of those pages in the route's language.
pub fn json_ld(site: &Site, route: Route, home: &str, list: &str) -> Option<String> {
    let crumbs = Crumbs { site, home, list };
    let graph = match route {
        Route::Home(lang) => vec![website(site, lang)],
        Route::Article(id) => {
            let page = site.article(id);
            let above = page.is_article().then(|| crumbs.list(page.lang()));
            let trail = crumbs.trail(page.lang(), above.into_iter().collect(), &page.metadata().title);
            if page.is_article() { vec![article(site, page), trail] } else { vec![trail] }
        }
        Route::List(lang, _) => vec![crumbs.trail(lang, Vec::new(), list)],
        Route::Taxonomy(lang, index) => {
            vec![crumbs.trail(lang, Vec::new(), site.edition(lang).taxonomies[index].title(lang))]
        }
        Route::Term(id, _) => {
            let (taxonomy, term) = site.term(id);
            let above = (taxonomy.title(id.lang).to_owned(), absolute_of_taxonomy(site, id));
            vec![defined_term(site, id), crumbs.trail(id.lang, vec![above], &term.title)]
        }
        _ => return None,
    };
    let document = json!({"@context": "https://schema.org", "@graph": graph});
    // `</script>` inside a text must not end the element.
    Some(document.to_string().replace('<', "\\u003c"))
}

fn website(site: &Site, lang: Lang) -> Value {
    let base = &site.config.base_url;
    let search = site.routes.address(Route::Search(lang)).absolute(base);
    prune(json!({
        "@type": "WebSite",
        "name": site.config.title.get(lang),
        "description": site.config.description.get(lang),
        "url": site.routes.address(Route::Home(lang)).absolute(base),
        "inLanguage": lang.tag(),
        "publisher": publisher(site),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": format!("{search}?q={{search_term_string}}")},
            "query-input": "required name=search_term_string",
        },
    }))
}

fn article(site: &Site, article: &Article) -> Value {
    let metadata = article.metadata();
    let url = article.address.absolute(&site.config.base_url);
    let terms = |wanted: fn(&TermSource) -> bool| -> Vec<&str> {
        let terms = article.terms.iter().map(|&id| site.term(id));
        terms
            .filter(|(taxonomy, _)| wanted(&taxonomy.config.terms))
            .map(|(_, term)| term.title.as_str())
            .collect()
    };
    let places = terms(|source| *source == TermSource::Municipalities);
    let keywords = terms(|source| matches!(source, TermSource::Vocabulary(_)));
    let sources: Vec<Value> = metadata
        .sources
        .iter()
        .map(|source| {
            prune(json!({
                "@type": "CreativeWork",
                "name": source.title,
                "url": source.url,
                "publisher": source.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
                "datePublished": source.date.map(|date| date.to_string()),
            }))
        })
        .collect();
    prune(json!({
        "@type": "Article",
        "headline": metadata.title,
        "description": metadata.summary,
        "inLanguage": article.lang().tag(),
        "datePublished": metadata.date.map(|date| date.to_string()),
        "dateModified": article.modified().map(|date| date.to_string()),
        "mainEntityOfPage": url,
        "image": article.image.as_ref().map(|image| image.absolute(&site.config.base_url)),
        "publisher": publisher(site),
        "author": publisher(site),
        "keywords": keywords,
        "spatialCoverage": places
            .iter()
            .map(|name| json!({"@type": "AdministrativeArea", "name": name, "containedInPlace": "Sverige"}))
            .collect::<Vec<_>>(),
        "isBasedOn": sources,
        "wordCount": article.document().word_count,
    }))
}

fn defined_term(site: &Site, id: TermId) -> Value {
    let (taxonomy, term) = site.term(id);
    let base = &site.config.base_url;
    prune(json!({
        "@type": "DefinedTerm",
        "name": term.title,
        "description": term.description,
        "alternateName": term.synonyms,
        "url": site.routes.term(id).absolute(base),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": taxonomy.title(id.lang),
            "url": absolute_of_taxonomy(site, id),
        },
    }))
}

fn publisher(site: &Site) -> Value {
    site.config.publisher.as_ref().map_or(Value::Null, |publisher| {
        prune(json!({"@type": "Organization", "name": publisher.name, "url": publisher.url}))
    })
}

fn absolute_of_taxonomy(site: &Site, id: TermId) -> String {
    site.routes.taxonomy(id.lang, id.taxonomy).absolute(&site.config.base_url)
}

/// The way from the start page to a page.
struct Crumbs<'a> {
    site: &'a Site,
    home: &'a str,
    list: &'a str,
}

impl Crumbs<'_> {
    fn list(&self, lang: Lang) -> (String, String) {
        let address = self.site.routes.address(Route::List(lang, 1));
        (self.list.to_owned(), address.absolute(&self.site.config.base_url))
    }

    fn trail(&self, lang: Lang, above: Vec<(String, String)>, title: &str) -> Value {
        let home = self.site.routes.address(Route::Home(lang)).absolute(&self.site.config.base_url);
        let steps = std::iter::once((self.home.to_owned(), Some(home)))
            .chain(above.into_iter().map(|(name, url)| (name, Some(url))))
            .chain(std::iter::once((title.to_owned(), None)));
        let items: Vec<Value> = steps
            .enumerate()
            .map(|(index, (name, url))| {
                prune(json!({"@type": "ListItem", "position": index + 1, "name": name, "item": url}))
            })
            .collect();
        json!({"@type": "BreadcrumbList", "itemListElement": items})
    }
}

/// Without members that say nothing.
fn prune(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.retain(|_, member| match member {
            Value::Null => false,
            Value::Array(items) => !items.is_empty(),
            Value::String(text) => !text.is_empty(),
            _ => true,
        });
    }
    value
}
