//! Swedish texts that are hard to read.

use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::markdown::Document;
use crate::message;
use crate::model::Article;

use super::lix;

/// From here Björnsson's scale calls a text very hard: laws and statutes.
const LIMIT: f64 = 60.0;
/// The measure says nothing of a few lines.
const MIN_WORDS: usize = 100;

pub(super) fn check(article: &Article) -> Option<Diagnostic> {
    if article.lang() != Lang::Sv || article.document().word_count < MIN_WORDS {
        return None;
    }
    let lix = article.lix(measure)?;
    (lix >= LIMIT).then(|| {
        let span = article.metadata().spans.get("title").cloned().unwrap_or(0..0);
        Diagnostic::new(
            Code::HardToRead,
            &article.entry().source,
            span,
            message!(sv: "Texten är mycket svår att läsa: LIX {lix:.0}.", en: "The text is very hard to read: LIX {lix:.0}."),
        )
        .with_help(message!(
            sv: "Dela långa meningar och byt långa ord mot kortare. Under 45 läser de flesta utan möda.",
            en: "Split long sentences and use shorter words. Most people read texts below 45 with ease.",
        ))
    })
}

fn measure(document: &Document) -> Option<f64> {
    let sections = document.sections.iter();
    let text: Vec<&str> = sections.flat_map(|section| [section.heading.as_str(), &section.text]).collect();
    lix::lix(&text.join("\n"))
}
