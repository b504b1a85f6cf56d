//! Articles whose review day has come.

use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::model::{Article, Site};

pub(super) fn check(site: &Site, article: &Article) -> Option<Diagnostic> {
    let review_by = article.metadata().review_by.filter(|&day| day <= site.options.today)?;
    let span = article.metadata().spans.get("review_by").cloned().unwrap_or(0..0);
    Some(
        Diagnostic::new(
            Code::ReviewDue,
            &article.entry().source,
            span,
            message!(sv: "Artikeln skulle ses över senast {review_by}.", en: "The article was due for review by {review_by}."),
        )
        .with_help(message!(
            sv: "Läs igenom den, rätta det som ändrats, och sätt ett nytt datum.",
            en: "Read it through, mend what has changed, and set a new date.",
        )),
    )
}
