//! Links between files become addresses; those that lead nowhere are reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::content::Attachment;
use crate::diagnostic::{Code, Diagnostic, Lang, Span};
use crate::markdown::document::Target;
use crate::message;

use super::article::{Article, ArticleId};
use super::routes::{Address, Route, Routes};

/// Where a link of a document leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A page or file of the site, and the part after `#`.
    Inside(Address, Option<String>),
    /// Complete in the HTML already: another host, a place on the same page.
    Outside,
    /// Nowhere; reported.
    Broken,
}

impl Resolved {
    /// What stands in `href`; empty for what has no hole in the HTML.
    pub fn href(&self) -> String {
        match self {
            Self::Inside(address, None) => address.href().to_owned(),
            Self::Inside(address, Some(fragment)) => format!("{}#{fragment}", address.href()),
            Self::Outside | Self::Broken => String::new(),
        }
    }
}

/// What links are looked up in.
struct Targets<'a> {
    articles: &'a [Article],
    by_path: BTreeMap<&'a str, ArticleId>,
    /// Articles by language and slug.
    by_slug: BTreeMap<(Lang, &'a str), ArticleId>,
    attachments: BTreeMap<&'a str, &'a str>,
    unpublished: &'a BTreeSet<&'a str>,
    routes: &'a Routes,
}

/// What was found for one article.
struct Outcome {
    links: Vec<Resolved>,
    image: Option<Address>,
    chosen: Vec<ArticleId>,
    linked: BTreeSet<ArticleId>,
    diagnostics: Vec<Diagnostic>,
}

/// Resolves every link, picture and `related` of every article, and notes who links to whom.
pub(super) fn resolve(
    config: &Config,
    articles: &mut [Article],
    attachments: &[Attachment],
    unpublished: &BTreeSet<&str>,
    routes: &Routes,
    diagnostics: &mut Vec<Diagnostic>,
) {
    use rayon::prelude::*;
    let targets = Targets {
        articles,
        by_path: articles
            .iter()
            .enumerate()
            .map(|(id, article)| (article.entry().source.path(), ArticleId(id)))
            .collect(),
        by_slug: articles
            .iter()
            .enumerate()
            .filter(|(_, article)| article.is_article())
            .map(|(id, article)| ((article.lang(), article.entry().address.slug.as_str()), ArticleId(id)))
            .collect(),
        attachments: attachments.iter().map(|file| (file.path.as_str(), file.target.as_str())).collect(),
        unpublished,
        routes,
    };
    let outcomes: Vec<Outcome> =
        articles.par_iter().map(|article| targets.outcome(config, article)).collect();
    for (id, outcome) in outcomes.into_iter().enumerate() {
        for target in outcome.linked {
            if target.0 != id && articles[id].is_article() && articles[target.0].lang() == articles[id].lang()
            {
                articles[target.0].backlinks.push(ArticleId(id));
            }
        }
        let article = &mut articles[id];
        (article.links, article.image, article.chosen) = (outcome.links, outcome.image, outcome.chosen);
        diagnostics.extend(outcome.diagnostics);
    }
}

impl Targets<'_> {
    fn outcome(&self, config: &Config, article: &Article) -> Outcome {
        let mut outcome = Outcome {
            links: Vec::new(),
            image: None,
            chosen: Vec::new(),
            linked: BTreeSet::new(),
            diagnostics: Vec::new(),
        };
        for link in &article.document().links {
            let resolved = match &link.target {
                Target::File { path, fragment } => {
                    self.file(article, path, fragment.as_deref(), &link.span, &mut outcome)
                }
                Target::Site { path, fragment } => {
                    self.site(config, article, path, fragment.as_deref(), &link.span, &mut outcome)
                }
                Target::Fragment(_) | Target::External(_) | Target::Contact(_) => Resolved::Outside,
            };
            outcome.links.push(resolved);
        }
        if let Some(image) = &article.metadata().image
            && let Resolved::Inside(address, _) =
                self.file(article, &image.src.value, None, &image.src.span, &mut outcome)
        {
            outcome.image = Some(address);
        }
        self.chosen(article, &mut outcome);
        outcome
    }

    /// A file by its path from the article's folder.
    fn file(
        &self,
        article: &Article,
        path: &str,
        fragment: Option<&str>,
        span: &Span,
        outcome: &mut Outcome,
    ) -> Resolved {
        let source = &article.entry().source;
        let folder = source.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(full) = join(folder, path) else {
            outcome.diagnostics.push(self.missing_file(article, path, span));
            return Resolved::Broken;
        };
        if let Some(&id) = self.by_path.get(full.as_str()) {
            outcome.linked.insert(id);
            let target = &self.articles[id.0];
            if let Some(fragment) = fragment {
                self.check_anchor(article, target, fragment, span, outcome);
            }
            return Resolved::Inside(target.address.clone(), fragment.map(str::to_owned));
        }
        if let Some(target) = self.attachments.get(full.as_str()) {
            return Resolved::Inside(self.routes.below(target), fragment.map(str::to_owned));
        }
        outcome.diagnostics.push(if self.unpublished.contains(full.as_str()) {
            Diagnostic::new(
                Code::UnpublishedLink,
                source,
                span.clone(),
                message!(sv: "Länken går till {full}, som inte är publicerad.", en: "The link leads to {full}, which is not published."),
            )
            .with_help(message!(
                sv: "Ta bort länken tills artikeln publiceras, eller publicera den (draft, publish_at, expires_at).",
                en: "Remove the link until the article is published, or publish it (draft, publish_at, expires_at).",
            ))
        } else {
            self.missing_file(article, path, span)
        });
        Resolved::Broken
    }

    fn missing_file(&self, article: &Article, path: &str, span: &Span) -> Diagnostic {
        let source = &article.entry().source;
        let missing = Diagnostic::new(
            Code::BrokenLink,
            source,
            span.clone(),
            message!(sv: "Filen {path} finns inte.", en: "There is no file {path}."),
        );
        let folder = source.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = path.rsplit('/').next().unwrap_or(path);
        let known = self.by_path.keys().chain(self.attachments.keys());
        let nearest = known
            .filter_map(|known| {
                let similarity = strsim::jaro_winkler(known.rsplit('/').next().unwrap_or(known), name);
                (similarity > 0.85).then_some((similarity, *known))
            })
            .max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)));
        match nearest {
            Some((_, known)) => {
                let suggestion = relative(folder, known);
                let written = &source.text()[span.clone()];
                let help = message!(sv: "Menade du {suggestion}?", en: "Did you mean {suggestion}?");
                let missing = missing.with_help(help);
                match written.find(path) {
                    Some(at) => missing.with_fix(span.start + at..span.start + at + path.len(), suggestion),
                    None => missing,
                }
            }
            None => missing.with_help(message!(
                sv: "Skriv sökvägen från artikelns egen mapp, till exempel annan-artikel.md eller ../om.md.",
                en: "Write the path from the article's own folder, such as other-article.md or ../about.md.",
            )),
        }
    }

    /// An address of the site, from its root.
    fn site(
        &self,
        config: &Config,
        article: &Article,
        path: &str,
        fragment: Option<&str>,
        span: &Span,
        outcome: &mut Outcome,
    ) -> Resolved {
        // An address may be written with the path that the site stands under, or without.
        let relative =
            path.strip_prefix(&config.base_url.path).unwrap_or_else(|| path.trim_start_matches('/'));
        let with_slash = format!("{relative}/");
        let found = [relative, &with_slash].into_iter().find_map(|relative| {
            let address = self.routes.below(relative);
            self.routes.find(&address).map(|route| (address, route))
        });
        let Some((address, route)) = found else {
            outcome.diagnostics.push(
                Diagnostic::new(
                    Code::BrokenLink,
                    &article.entry().source,
                    span.clone(),
                    message!(sv: "Sidan {path} finns inte på webbplatsen.", en: "There is no page {path} on the site."),
                )
                .with_help(message!(
                    sv: "Länka hellre till filen, till exempel annan-artikel.md: då håller länken även om adressen ändras.",
                    en: "Better link to the file, such as other-article.md: the link then holds even if the address changes.",
                )),
            );
            return Resolved::Broken;
        };
        if let Route::Article(id) = route {
            outcome.linked.insert(id);
            if let Some(fragment) = fragment {
                self.check_anchor(article, &self.articles[id.0], fragment, span, outcome);
            }
        }
        Resolved::Inside(address, fragment.map(str::to_owned))
    }

    fn check_anchor(
        &self,
        article: &Article,
        target: &Article,
        fragment: &str,
        span: &Span,
        outcome: &mut Outcome,
    ) {
        let anchors = &target.document().anchors;
        if anchors.iter().any(|anchor| anchor == fragment) {
            return;
        }
        let (source, path) = (&article.entry().source, target.entry().source.path());
        let missing = Diagnostic::new(
            Code::BrokenAnchor,
            source,
            span.clone(),
            message!(sv: "{path} har ingen rubrik med adressen #{fragment}.", en: "{path} has no heading with the address #{fragment}."),
        );
        let nearest = anchors
            .iter()
            .max_by(|left, right| strsim::jaro(left, fragment).total_cmp(&strsim::jaro(right, fragment)))
            .filter(|nearest| strsim::jaro(nearest, fragment) > 0.7);
        let written = &source.text()[span.clone()];
        outcome.diagnostics.push(match (nearest, written.rfind(fragment)) {
            (Some(nearest), Some(at)) => missing
                .with_help(message!(sv: "Menade du #{nearest}?", en: "Did you mean #{nearest}?"))
                .with_fix(span.start + at..span.start + at + fragment.len(), nearest.as_str()),
            _ => missing.with_help(message!(
                sv: "Ta bort delen efter #, eller länka till en rubrik som finns.",
                en: "Remove the part after #, or link to a heading that exists.",
            )),
        });
    }

    /// Articles of the same language that the editor named in `related`, by slug.
    fn chosen(&self, article: &Article, outcome: &mut Outcome) {
        for name in &article.metadata().related {
            let slug = name.value.trim_end_matches(".md");
            match self.by_slug.get(&(article.lang(), slug)) {
                Some(&id) => outcome.chosen.push(id),
                None if self.known_elsewhere(slug) => {}
                None => outcome.diagnostics.push(self.unknown_related(article, slug, &name.span)),
            }
        }
    }

    /// In another language, or not published now: no mistake, there is just nothing to show.
    fn known_elsewhere(&self, slug: &str) -> bool {
        Lang::ALL.into_iter().any(|lang| self.by_slug.contains_key(&(lang, slug)))
            || self.unpublished.iter().any(|path| {
                let name = path.trim_end_matches("/index.md").trim_end_matches(".md");
                name.rsplit('/').next() == Some(slug)
            })
    }

    fn unknown_related(&self, article: &Article, slug: &str, span: &Span) -> Diagnostic {
        let unknown = Diagnostic::new(
            Code::UnknownRelated,
            &article.entry().source,
            span.clone(),
            message!(sv: "Det finns ingen artikel som heter {slug}.", en: "There is no article named {slug}."),
        );
        let nearest = self
            .by_slug
            .keys()
            .map(|&(_, known)| known)
            .max_by(|left, right| {
                strsim::jaro_winkler(left, slug).total_cmp(&strsim::jaro_winkler(right, slug))
            })
            .filter(|nearest| strsim::jaro_winkler(nearest, slug) > 0.8);
        match nearest {
            Some(nearest) => unknown
                .with_help(message!(sv: "Menade du {nearest}?", en: "Did you mean {nearest}?"))
                .with_fix(span.clone(), nearest),
            None => unknown.with_help(message!(
                sv: "Skriv artikelns filnamn utan .md.",
                en: "Write the article's file name without .md.",
            )),
        }
    }
}

/// Joins a relative path to a folder; `None` when it leads out of the site's root.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The way from a folder to a file, both relative to the root.
fn relative(folder: &str, file: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = file.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let mut way = vec![".."; from.len() - shared];
    way.extend(&to[shared..]);
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::{join, relative};

    #[test]
    fn paths_are_joined_and_taken_apart() {
        assert_eq!(join("content/initiativ", "../om.md").as_deref(), Some("content/om.md"));
        assert_eq!(join("content", "../../x.md"), None);
        assert_eq!(relative("content/initiativ", "content/om.md"), "../om.md");
        assert_eq!(relative("content/initiativ", "content/initiativ/a.md"), "a.md");
    }
}
