//! Structured data: schema.org in JSON-LD.

use serde::Serialize;

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
            let trail = crumbs.trail(page.lang(), above, &page.metadata().title);
            if page.is_article() { vec![article(site, page), trail] } else { vec![trail] }
        }
        Route::List(lang, _) => vec![crumbs.trail(lang, None, list)],
        Route::Taxonomy(lang, index) => {
            vec![crumbs.trail(lang, None, site.edition(lang).taxonomies[index].title(lang))]
        }
        Route::Term(id, _) => {
            let (taxonomy, term) = site.term(id);
            let above = (taxonomy.title(id.lang), absolute_of_taxonomy(site, id));
            vec![defined_term(site, id), crumbs.trail(id.lang, Some(above), &term.title)]
        }
        _ => return None,
    };
    let document = Document { context: "https://schema.org", graph };
    let text = serde_json::to_string(&document).expect("texts and numbers are always JSON");
    // `</script>` inside a text must not end the element.
    Some(text.replace('<', "\\u003c"))
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

/// Things of schema.org. What is not known, or empty, is left out.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum Thing<'a> {
    WebSite {
        name: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        description: &'a str,
        url: String,
        in_language: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        publisher: Option<Box<Thing<'a>>>,
        potential_action: Box<Thing<'a>>,
    },
    SearchAction {
        target: Box<Thing<'a>>,
        #[serde(rename = "query-input")]
        query_input: &'static str,
    },
    EntryPoint {
        url_template: String,
    },
    Article {
        #[serde(skip_serializing_if = "str::is_empty")]
        headline: &'a str,
        in_language: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        date_published: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        date_modified: Option<String>,
        main_entity_of_page: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        image: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        publisher: Option<Box<Thing<'a>>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<Box<Thing<'a>>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        keywords: Vec<&'a str>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        spatial_coverage: Vec<Thing<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        is_based_on: Vec<Thing<'a>>,
    },
    Organization {
        name: &'a str,
        #[serde(skip_serializing_if = "is_empty")]
        url: Option<&'a str>,
    },
    AdministrativeArea {
        name: &'a str,
        contained_in_place: &'static str,
    },
    CreativeWork {
        name: &'a str,
        #[serde(skip_serializing_if = "is_empty")]
        url: Option<&'a str>,
    },
    DefinedTerm {
        name: &'a str,
        #[serde(skip_serializing_if = "is_empty")]
        description: Option<&'a str>,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        alternate_name: &'a [String],
        url: String,
        in_defined_term_set: Box<Thing<'a>>,
    },
    DefinedTermSet {
        name: &'a str,
        url: String,
    },
    BreadcrumbList {
        item_list_element: Vec<Thing<'a>>,
    },
    ListItem {
        position: usize,
        #[serde(skip_serializing_if = "str::is_empty")]
        name: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<String>,
    },
}

#[expect(clippy::ref_option_ref, reason = "serde hands fields over by reference")]
fn is_empty(text: &Option<&str>) -> bool {
    text.is_none_or(str::is_empty)
}

fn website(site: &Site, lang: Lang) -> Thing<'_> {
    let base = &site.config.base_url;
    let search = site.routes.address(Route::Search(lang)).absolute(base);
    Thing::WebSite {
        name: site.config.title.get(lang),
        description: site.config.description.get(lang),
        url: site.routes.address(Route::Home(lang)).absolute(base),
        in_language: lang.tag(),
        publisher: publisher(site),
        potential_action: Box::new(Thing::SearchAction {
            target: Box::new(Thing::EntryPoint {
                url_template: format!("{search}?q={{search_term_string}}"),
            }),
            query_input: "required name=search_term_string",
        }),
    }
}

fn article<'a>(site: &'a Site, article: &'a Article) -> Thing<'a> {
    let metadata = article.metadata();
    let base = &site.config.base_url;
    let terms = |wanted: fn(&TermSource) -> bool| {
        let terms = article.terms.iter().map(|&id| site.term(id));
        terms.filter(move |(taxonomy, _)| wanted(&taxonomy.config.terms)).map(|(_, term)| term.title.as_str())
    };
    let places = terms(|source| *source == TermSource::Municipalities);
    let works = metadata
        .sources
        .iter()
        .map(|source| Thing::CreativeWork { name: &source.title, url: article.live(source.url.as_ref()) });
    Thing::Article {
        headline: &metadata.title,
        in_language: article.lang().tag(),
        date_published: metadata.date.map(|date| date.to_string()),
        date_modified: article.modified().map(|date| date.to_string()),
        main_entity_of_page: article.address.absolute(base),
        image: article.image.as_ref().map(|image| image.address.absolute(base)),
        publisher: publisher(site),
        author: publisher(site),
        keywords: terms(|source| matches!(source, TermSource::Vocabulary(_))).collect(),
        spatial_coverage: places
            .map(|name| Thing::AdministrativeArea { name, contained_in_place: "Sverige" })
            .collect(),
        is_based_on: works.collect(),
    }
}

fn defined_term(site: &Site, id: TermId) -> Thing<'_> {
    let (taxonomy, term) = site.term(id);
    Thing::DefinedTerm {
        name: &term.title,
        description: term.description.as_deref(),
        alternate_name: &term.synonyms,
        url: site.routes.term(id).absolute(&site.config.base_url),
        in_defined_term_set: Box::new(Thing::DefinedTermSet {
            name: taxonomy.title(id.lang),
            url: absolute_of_taxonomy(site, id),
        }),
    }
}

fn publisher(site: &Site) -> Option<Box<Thing<'_>>> {
    let publisher = site.config.publisher.as_ref()?;
    Some(Box::new(Thing::Organization { name: &publisher.name, url: publisher.url.as_deref() }))
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

impl<'a> Crumbs<'a> {
    fn list(&self, lang: Lang) -> (&'a str, String) {
        let address = self.site.routes.address(Route::List(lang, 1));
        (self.list, address.absolute(&self.site.config.base_url))
    }

    fn trail(&self, lang: Lang, above: Option<(&'a str, String)>, title: &'a str) -> Thing<'a> {
        let home = self.site.routes.address(Route::Home(lang)).absolute(&self.site.config.base_url);
        let steps = std::iter::once((self.home, Some(home)))
            .chain(above.map(|(name, url)| (name, Some(url))))
            .chain(std::iter::once((title, None)));
        let items = steps.zip(1..).map(|((name, item), position)| Thing::ListItem { position, name, item });
        Thing::BreadcrumbList { item_list_element: items.collect() }
    }
}
