//! Addresses that cannot stand beside each other on disk: two that differ in capitals only, a file where a folder must
//! be, names that are too long. The publisher refuses them; here they are told with their places.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::content::{Attachment, LONGEST_PART};
use crate::diagnostic::{Code, Diagnostic, Lang, Location, Message, Source};
use crate::message;
use crate::text::composed;

use super::super::Edition;
use super::super::article::Article;
use super::{Address, Route, Routes};

/// As a file system takes a path that knows no case.
fn key(path: &str) -> String {
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        composed(&composed(path).to_lowercase()).into_owned()
    }
}

/// Whether a path may be another's but for capitals. Everything that Samla names itself is in small letters of ASCII.
pub(super) fn is_odd(path: &str) -> bool {
    path.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
}

impl Routes {
    /// What is wrong with the addresses of a site as paths of files.
    pub(super) fn clashes(
        &self,
        articles: &[Arc<Article>],
        editions: &BTreeMap<Lang, Edition>,
        attachments: &[Attachment],
    ) -> Vec<Diagnostic> {
        let sorted: Vec<(&Address, Route)> = self.iter().collect();
        let tell = Tell { articles, editions, attachments };
        let (mut found, mut told) = (Vec::new(), HashSet::new());
        // The folders of addresses with capitals, by how others may be written.
        let mut odd: HashMap<String, (&str, Route)> = HashMap::new();
        for &(address, route) in &sorted {
            let path = address.relative();
            if path.split('/').any(|part| part.len() > LONGEST_PART) {
                found.extend(tell.too_long(address, route));
            }
            if !path.is_empty() && !path.ends_with('/') {
                let below = format!("{path}/");
                if let Some(other) = first_below(&sorted, &below) {
                    found.extend(tell.pair(other, (address, route)));
                }
            }
            if is_odd(path) {
                let ends = path.match_indices('/').map(|(at, _)| at + 1).chain([path.len()]);
                let twin = ends.map(|end| &path[..end]).find_map(|part| {
                    let plain = key(part);
                    let taken = *odd.entry(plain.clone()).or_insert((part, route));
                    let is_other = taken.0 != part && key(taken.0) == plain;
                    let by_odd = is_other.then_some(taken.1);
                    by_odd.or_else(|| {
                        (plain != part).then(|| first_below(&sorted, &plain)).flatten().map(|other| other.1)
                    })
                });
                if let Some(other) = twin.filter(|other| !told.contains(&(*other, route))) {
                    told.insert((route, other));
                    found.extend(tell.capitals(address, route, other));
                }
            }
        }
        found
    }
}

/// The first of the addresses that begin with `path`: what stands there, or below it where it is a folder.
fn first_below<'a>(sorted: &[(&'a Address, Route)], path: &str) -> Option<(&'a Address, Route)> {
    let at = sorted.partition_point(|(address, _)| address.relative() < path);
    let &(address, route) = sorted.get(at)?;
    let is_there =
        if path.ends_with('/') { address.relative().starts_with(path) } else { address.relative() == path };
    is_there.then_some((address, route))
}

/// Says it where it can be mended.
struct Tell<'a> {
    articles: &'a [Arc<Article>],
    editions: &'a BTreeMap<Lang, Edition>,
    attachments: &'a [Attachment],
}

impl Tell<'_> {
    /// Who claims an address, and where; none for what Samla makes.
    fn place(&self, route: Route) -> Option<Location> {
        match route {
            Route::Article(id) => {
                Some(Location { source: Arc::clone(&self.articles[id.0].entry().source), span: 0..0 })
            }
            Route::Alias(id, index) => {
                let article = &self.articles[id.0];
                let span = article.metadata().aliases[index].span.clone();
                Some(Location { source: Arc::clone(&article.entry().source), span })
            }
            Route::TermAlias(id, index) => {
                let taxonomy = &self.editions[&id.lang].taxonomies[id.taxonomy];
                Some(taxonomy.terms[id.term].aliases[index].1.clone())
            }
            Route::Attachment(id) => {
                Some(Location { source: Source::new(self.attachments[id].path.as_str(), ""), span: 0..0 })
            }
            _ => None,
        }
    }

    fn at(&self, route: Route, other: Option<Route>, message: Message, help: Message) -> Option<Diagnostic> {
        let Location { source, span } = self.place(route)?;
        let found = Diagnostic::new(Code::AddressConflict, &source, span, message).with_help(help);
        Some(match other.and_then(|other| self.place(other)) {
            Some(place) => {
                found.with_related(place, message!(sv: "den andra adressen", en: "the other address"))
            }
            None => found,
        })
    }

    fn too_long(&self, address: &Address, route: Route) -> Option<Diagnostic> {
        let path = address.relative();
        self.at(
            route,
            None,
            message!(sv: "Adressen /{path} är för lång för att bli en fil.", en: "The address /{path} is too long to become a file."),
            message!(sv: "Välj ett kortare namn.", en: "Choose a shorter name."),
        )
    }

    /// One of them must be a file, the other lies below it as below a folder.
    fn pair(
        &self,
        (inner, below): (&Address, Route),
        (file, above): (&Address, Route),
    ) -> Option<Diagnostic> {
        let (inner, path) = (inner.relative(), file.relative());
        let message = message!(
            sv: "/{path} skulle vara både en fil och den mapp som /{inner} ligger i.",
            en: "/{path} would be both a file and the folder that /{inner} lies in.",
        );
        let help = message!(sv: "Byt namn på en av dem.", en: "Rename one of them.");
        self.at(below, Some(above), message.clone(), help.clone())
            .or_else(|| self.at(above, Some(below), message, help))
    }

    fn capitals(&self, address: &Address, route: Route, other: Route) -> Option<Diagnostic> {
        let path = address.relative();
        self.at(
            route,
            Some(other),
            message!(
                sv: "/{path} skiljer sig bara i stora och små bokstäver från en annan adress.",
                en: "/{path} differs from another address in capitals only.",
            ),
            message!(
                sv: "På många servrar är de samma mapp. Skriv adressen med små bokstäver, eller ta bort den: webbservern kan skicka den vidare.",
                en: "On many servers they are the same folder. Write the address in small letters, or take it away: the web server can redirect it.",
            ),
        )
    }
}
