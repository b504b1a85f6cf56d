//! What is said of links that lead nowhere.

use crate::diagnostic::{Code, Diagnostic, Span, Visibility};
use crate::message;

use super::super::article::Article;
use super::paths::relative;

/// A file name as near as this is taken for the one that was meant (Jaro–Winkler, 0 to 1).
const NEAR_NAME: f64 = 0.85;
const NEAR_SLUG: f64 = 0.8;
/// The same for anchors (Jaro).
const NEAR_ANCHOR: f64 = 0.7;

/// `path`, as written in `article`, is none of the `known` files.
pub(super) fn missing_file<'a>(
    article: &Article,
    path: &str,
    span: &Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let source = &article.entry().source;
    let missing = Diagnostic::new(
        Code::BrokenLink,
        source,
        span.clone(),
        message!(sv: "Filen {path} finns inte.", en: "There is no file {path}."),
    );
    let written = source.text()[span.clone()].find(path).map(|at| span.start + at);
    if is_on_the_web(path) {
        let address = format!("https://{path}");
        let missing = missing.with_help(message!(
            sv: "En adress på webben behöver https:// framför: {address}",
            en: "An address on the web needs https:// before it: {address}",
        ));
        return match written {
            Some(at) => missing.with_fix(at..at + path.len(), address),
            None => missing,
        };
    }
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let Some(nearest) = nearest(known, NEAR_NAME, |known| strsim::jaro_winkler(&name(known), &name(path)))
    else {
        return missing.with_help(message!(
            sv: "Skriv sökvägen från artikelns egen mapp, till exempel annan-artikel.md eller ../om.md.",
            en: "Write the path from the article's own folder, such as other-article.md or ../about.md.",
        ));
    };
    let folder = source.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    let suggestion = relative(folder, nearest);
    let missing =
        missing.with_help(message!(sv: "Menade du {suggestion}?", en: "Did you mean {suggestion}?"));
    match written {
        Some(at) => missing.with_fix(at..at + path.len(), suggestion),
        None => missing,
    }
}

/// `www.partille.se`, `partille.se/om`: begins with the name of a host, which files seldom look like.
fn is_on_the_web(path: &str) -> bool {
    const ENDINGS: [&str; 12] = ["se", "nu", "com", "org", "net", "eu", "info", "no", "dk", "fi", "de", "uk"];
    let host = path.split(['/', '?']).next().unwrap_or_default();
    let plain = host.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.'));
    let known = host.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty() && ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
    });
    plain && (known || host.starts_with("www.") && host.matches('.').count() > 1)
}

/// The file is there, but readers do not see it.
pub(super) fn unpublished(article: &Article, path: &str, state: Visibility, span: &Span) -> Diagnostic {
    let message = match state {
        Visibility::Draft => message!(
            sv: "Länken går till {path}, som är ett utkast. Läsaren ser texten utan länk.",
            en: "The link leads to {path}, which is a draft. Readers see the text without the link.",
        ),
        Visibility::Scheduled(day) => message!(
            sv: "Länken går till {path}, som publiceras {day}. Till dess ser läsaren texten utan länk.",
            en: "The link leads to {path}, which is published on {day}. Until then readers see the text without the link.",
        ),
        Visibility::Expired | Visibility::Published => message!(
            sv: "Länken går till {path}, som har gått ut. Läsaren ser texten utan länk.",
            en: "The link leads to {path}, which has expired. Readers see the text without the link.",
        ),
    };
    let help = match state {
        Visibility::Scheduled(_) => message!(
            sv: "Du behöver inte göra något: länken kommer av sig själv den dagen.",
            en: "There is nothing to do: the link comes by itself on that day.",
        ),
        _ => message!(
            sv: "Ta bort länken, eller publicera artikeln (draft, expires_at).",
            en: "Remove the link, or publish the article (draft, expires_at).",
        ),
    };
    let mut found = Diagnostic::new(Code::UnpublishedLink, &article.entry().source, span.clone(), message)
        .with_help(help);
    found.by_calendar = state != Visibility::Draft;
    found
}

/// The file is there, but belongs to an article that readers do not see.
pub(super) fn hidden_file(article: &Article, path: &str, span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnpublishedLink,
        &article.entry().source,
        span.clone(),
        message!(
            sv: "{path} hör till en artikel som inte är publicerad, och följer inte med ut.",
            en: "{path} belongs to an article that is not published, and does not go out.",
        ),
    )
    .with_help(message!(
        sv: "Lägg filen bredvid den här artikeln, eller publicera den andra (draft, publish_at, expires_at).",
        en: "Put the file beside this article, or publish the other (draft, publish_at, expires_at).",
    ))
}

/// The site has no such address.
pub(super) fn missing_page(article: &Article, path: &str, span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::BrokenLink,
        &article.entry().source,
        span.clone(),
        message!(sv: "Sidan {path} finns inte på webbplatsen.", en: "There is no page {path} on the site."),
    )
    .with_help(message!(
        sv: "Länka hellre till filen, till exempel annan-artikel.md: då håller länken även om adressen ändras.",
        en: "Better link to the file, such as other-article.md: the link then holds even if the address changes.",
    ))
}

/// The page is there, but has no such place; `None` when it has.
pub(super) fn missing_anchor(
    article: &Article,
    target: &Article,
    fragment: &str,
    span: &Span,
) -> Option<Diagnostic> {
    let anchors = &target.document().anchors;
    if anchors.iter().any(|anchor| anchor == fragment) {
        return None;
    }
    let (source, path) = (&article.entry().source, target.entry().source.path());
    let missing = Diagnostic::new(
        Code::BrokenAnchor,
        source,
        span.clone(),
        message!(
            sv: "{path} har ingen rubrik med adressen #{fragment}.",
            en: "{path} has no heading with the address #{fragment}.",
        ),
    );
    let known = anchors.iter().map(String::as_str);
    let nearest = nearest(known, NEAR_ANCHOR, |known| strsim::jaro(known, fragment));
    Some(match (nearest, source.text()[span.clone()].rfind(fragment)) {
        (Some(nearest), Some(at)) => missing
            .with_help(message!(sv: "Menade du #{nearest}?", en: "Did you mean #{nearest}?"))
            .with_fix(span.start + at..span.start + at + fragment.len(), nearest),
        _ => missing.with_help(message!(
            sv: "Ta bort delen efter #, eller länka till en rubrik som finns.",
            en: "Remove the part after #, or link to a heading that exists.",
        )),
    })
}

/// `related` names an article that is none of the `known` ones.
pub(super) fn unknown_related<'a>(
    article: &Article,
    slug: &str,
    span: &Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let unknown = Diagnostic::new(
        Code::UnknownRelated,
        &article.entry().source,
        span.clone(),
        message!(sv: "Det finns ingen artikel som heter {slug}.", en: "There is no article named {slug}."),
    );
    match nearest(known, NEAR_SLUG, |known| strsim::jaro_winkler(known, slug)) {
        Some(nearest) => unknown
            .with_help(message!(sv: "Menade du {nearest}?", en: "Did you mean {nearest}?"))
            .with_fix(span.clone(), nearest),
        None => unknown.with_help(message!(
            sv: "Skriv artikelns filnamn utan .md.",
            en: "Write the article's file name without .md.",
        )),
    }
}

/// `related` names a page, which nothing can be related to.
pub(super) fn related_page(article: &Article, slug: &str, span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownRelated,
        &article.entry().source,
        span.clone(),
        message!(
            sv: "{slug} är en vanlig sida. Bara artiklar kan stå i related.",
            en: "{slug} is a plain page. Only articles can stand in related.",
        ),
    )
    .with_help(message!(
        sv: "Ta bort den här, och länka till sidan i texten i stället.",
        en: "Take it away here, and link to the page in the text instead.",
    ))
}

/// The most similar of them, if it is near enough; of equals the first in order.
fn nearest<'a>(
    known: impl Iterator<Item = &'a str>,
    enough: f64,
    similarity: impl Fn(&str) -> f64,
) -> Option<&'a str> {
    known
        .map(|known| (similarity(known), known))
        .filter(|(similarity, _)| *similarity > enough)
        .max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)))
        .map(|(_, known)| known)
}
