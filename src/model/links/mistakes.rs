//! What is said of links that lead nowhere.

use crate::diagnostic::{Code, Diagnostic, Message, Span, Visibility};
use crate::markdown::document::Target;
use crate::message;
use crate::text::address;

use super::super::article::Article;
use super::paths::relative;
use super::resolve::Asked;

/// A name as near as this is taken for the one that was meant (Jaro–Winkler, 0 to 1).
const NEAR_SLUG: f64 = 0.8;
/// The same for anchors (Jaro).
const NEAR_ANCHOR: f64 = 0.7;

/// The file is there, but readers do not see it.
pub(super) fn unpublished(asked: &Asked<'_>, path: &str, state: Visibility) -> Diagnostic {
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
    let mut found = new(Code::UnpublishedLink, asked, message).with_help(help);
    found.by_calendar = state != Visibility::Draft;
    found
}

/// The file is there, but belongs to an article that readers do not see.
pub(super) fn hidden_file(asked: &Asked<'_>, path: &str) -> Diagnostic {
    new(
        Code::UnpublishedLink,
        asked,
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

/// What is to be shown as a picture is a page of the site.
pub(super) fn shown_page(asked: &Asked<'_>) -> Diagnostic {
    let written = asked.written;
    new(
        Code::NotAPicture,
        asked,
        message!(
            sv: "{written} är en sida och ingen bild, så läsaren får beskrivningen i stället.",
            en: "{written} is a page and no image, so readers get the description instead.",
        ),
    )
    .with_help(message!(
        sv: "Ange en bildfil. I texten blir det en länk utan utropstecknet: [text]({written})",
        en: "Name the file of an image. In the text this is a link without the exclamation mark: [text]({written})",
    ))
}

/// Whether an address is one of the preview, on the computer of whoever wrote it.
pub(super) fn is_of_preview(written: &str) -> bool {
    written.contains("://") && matches!(address::read(written), Ok(Target::Site { .. }))
}

/// The address is that of the preview; `instead` leads to the same page.
pub(super) fn preview(asked: &Asked<'_>, instead: Option<String>) -> Diagnostic {
    let found = new(
        Code::PreviewAddress,
        asked,
        message!(
            sv: "Adressen är förhandsvisningens, på din egen dator: där kommer ingen läsare in.",
            en: "The address is that of the preview, on your own computer: no reader gets there.",
        ),
    );
    match instead {
        Some(instead) => found
            .with_help(message!(sv: "Skriv {instead}", en: "Write {instead}"))
            .with_fix(asked.span.clone(), instead),
        None => found.with_help(message!(
            sv: "Länka till filen, till exempel annan-artikel.md. Läsaren ser nu texten utan länk.",
            en: "Link to the file, such as other-article.md. Readers now see the text without the link.",
        )),
    }
}

/// The way from an article to a file, both by their paths from the root.
pub(super) fn way(asked: &Asked<'_>, path: &str) -> String {
    relative(asked.folder(), path)
}

fn new(code: Code, asked: &Asked<'_>, message: Message) -> Diagnostic {
    Diagnostic::new(code, &asked.article.entry().source, asked.span.clone(), message)
}

/// The page is there, but has no such place; `None` when it has.
pub(super) fn missing_anchor(asked: &Asked<'_>, target: &Article, fragment: &str) -> Option<Diagnostic> {
    let anchors = &target.document().anchors;
    if anchors.iter().any(|anchor| anchor == fragment) {
        return None;
    }
    let (source, span) = (&asked.article.entry().source, asked.span);
    let path = target.entry().source.path();
    let missing = new(
        Code::BrokenAnchor,
        asked,
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
