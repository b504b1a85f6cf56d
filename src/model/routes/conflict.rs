//! Two pages that claim one address.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::message;

use super::super::article::Article;
use super::{Address, Route};

/// `article` claims an address that `other` has already; `span` is what claims it.
pub(super) fn address_conflict(
    article: &Article,
    span: Span,
    address: &Address,
    other: Route,
    articles: &[Arc<Article>],
) -> Diagnostic {
    let address = address.relative();
    let source = &article.entry().source;
    let diagnostic = |message| Diagnostic::new(Code::AddressConflict, source, span, message);
    let owner = match other {
        Route::Article(id) => Some((id, 0..0)),
        Route::Alias(id, index) => Some((id, articles[id.0].metadata().aliases[index].span.clone())),
        _ => None,
    };
    match owner {
        Some((id, span)) => {
            let other = &articles[id.0].entry().source;
            let path = other.path();
            diagnostic(message!(
                sv: "Adressen /{address} är redan tagen av {path}.",
                en: "The address /{address} is already taken by {path}.",
            ))
            .with_help(message!(
                sv: "Byt namn på en av filerna, eller ändra aliaset.",
                en: "Rename one of the files, or change the alias.",
            ))
            .with_related(
                Location { source: other.clone(), span },
                message!(sv: "samma adress", en: "the same address"),
            )
        }
        None => diagnostic(message!(
            sv: "Adressen /{address} används av en sida som Samla gör själv.",
            en: "The address /{address} is used by a page that Samla makes itself.",
        ))
        .with_help(message!(
            sv: "Byt namn på filen, eller ändra aliaset.",
            en: "Rename the file, or change the alias.",
        )),
    }
}

/// An old address of a term, said at `place`, is that of something else.
pub(super) fn term_alias_conflict(place: &Location, address: &Address, owner: &str) -> Diagnostic {
    let address = address.relative();
    Diagnostic::new(
        Code::AddressConflict,
        &place.source,
        place.span.clone(),
        message!(
            sv: "Adressen /{address} är redan tagen av {owner}.",
            en: "The address /{address} is already taken by {owner}.",
        ),
    )
    .with_help(message!(sv: "Ta bort aliaset, eller ändra det.", en: "Remove the alias, or change it."))
}
