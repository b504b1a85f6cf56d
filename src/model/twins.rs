//! Articles that readers cannot tell apart: one title on two, a translation with the words of its original.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Lang, Location};
use crate::message;

use super::Edition;
use super::article::Article;

/// What is said of them. Of two articles with one title, it is said of the one that comes later in lists; but readers do
/// not see a draft, so nothing is said of those that they do see on its account.
pub(super) fn found(articles: &[Arc<Article>], editions: &BTreeMap<Lang, Edition>) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    for edition in editions.values() {
        let mut known: HashMap<String, &Article> = HashMap::with_capacity(edition.articles.len());
        let all = edition.articles.iter().map(|id| &articles[id.0]);
        let (public, unseen): (Vec<_>, Vec<_>) = all.partition(|article| article.state.is_public());
        for article in public.into_iter().chain(unseen) {
            let title = article.metadata().title.to_lowercase();
            if title.is_empty() {
                continue;
            }
            match known.get(&title) {
                Some(first) => mistakes.push(same_title(article, first)),
                None => drop(known.insert(title, article)),
            }
        }
    }
    mistakes.extend(articles.iter().filter_map(|article| untranslated(article, articles)));
    mistakes
}

fn same_title(article: &Article, first: &Article) -> Diagnostic {
    let (entry, metadata) = (article.entry(), article.metadata());
    let (title, other) = (&metadata.title, &first.entry().source);
    let path = other.path();
    let place = |article: &Article| article.metadata().spans.get("title").cloned().unwrap_or(0..0);
    let message = message!(
        sv: "{path} har samma titel, ”{title}”.",
        en: "{path} has the same title, “{title}”."
    );
    Diagnostic::new(Code::SameTitle, &entry.source, place(article), message)
        .with_help(message!(
            sv: "Skriv i titeln vad som skiljer dem: platsen, året eller vad som gjordes.",
            en: "Say in the title what differs: the place, the year or what was done."
        ))
        .with_related(
            Location { source: Arc::clone(other), span: place(first) },
            message!(sv: "samma titel", en: "the same title"),
        )
}

/// A text so short may be the same in two languages.
const SHORTEST: usize = 40;

fn untranslated(article: &Article, articles: &[Arc<Article>]) -> Option<Diagnostic> {
    let body = |article: &Article| {
        let entry = article.entry();
        entry.source.text().get(entry.body.clone()).unwrap_or_default().trim().to_owned()
    };
    // The first of the group is the original.
    let original = article.translations.first().map(|id| &articles[id.0])?;
    let is_hidden = article.state.is_public() && !original.state.is_public();
    if original.lang() == article.lang() || is_hidden {
        return None;
    }
    let text = body(article);
    let has_same_title = original.metadata().title == article.metadata().title;
    if text != body(original) || text.len() < SHORTEST && !has_same_title || text.is_empty() {
        return None;
    }
    let entry = article.entry();
    let path = original.entry().source.path();
    let first =
        entry.source.text()[entry.body.clone()].find(|letter: char| !letter.is_whitespace()).unwrap_or(0);
    let start = entry.body.start + first;
    let end = entry.source.text()[start..].find('\n').map_or(entry.source.text().len(), |end| start + end);
    let message = message!(
        sv: "Texten är densamma som i {path}: den är inte översatt.",
        en: "The text is the same as in {path}: it is not translated."
    );
    Some(Diagnostic::new(Code::Untranslated, &entry.source, start..end, message).with_help(message!(
        sv: "Översätt texten, eller sätt draft: true tills den är översatt.",
        en: "Translate the text, or set draft: true until it is translated."
    )))
}
