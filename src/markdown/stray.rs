//! Characters that do not belong in a text. The Markdown is read without them, so that they reach neither a page nor
//! the search, whatever they stand in; all places are those of the file as it is.

use std::sync::Arc;

use super::document::Document;
use super::{Options, writer};
use crate::diagnostic::{Lang, Location, Report, Source, Span};
use crate::text::clean::{Cleaned, strays};
use crate::text::stray;

/// Parses the body at `span` of `source`.
pub fn parse(source: &Arc<Source>, span: Span, lang: Lang, options: Options) -> Report<Document> {
    let body = source.text().get(span.clone()).unwrap_or_default();
    if strays(body).next().is_none() {
        let mut report = writer::write(source, span.clone(), lang, options);
        tell(&mut report, source, span);
        return report;
    }
    let mut report = match Cleaned::of(body) {
        None => writer::write(source, span.clone(), lang, options),
        Some(cleaned) => {
            let stand_in = Source::new(source.path(), cleaned.text.as_str());
            let mut report = writer::write(&stand_in, 0..cleaned.text.len(), lang, options);
            let place = |there: &Span| {
                let place = cleaned.range(there);
                place.start + span.start..place.end + span.start
            };
            relocate(&mut report, source, &stand_in, place);
            report
        }
    };
    tell(&mut report, source, span);
    report
}

fn tell(report: &mut Report<Document>, source: &Arc<Source>, span: Span) {
    let told = stray::told(source, span);
    if !told.is_empty() {
        report.diagnostics.extend(told);
        report.diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
    }
}

/// Moves all places from `from` to `source`.
fn relocate(
    report: &mut Report<Document>,
    source: &Arc<Source>,
    from: &Arc<Source>,
    place: impl Fn(&Span) -> Span,
) {
    let document = &mut report.value;
    document.headings.iter_mut().for_each(|heading| heading.span = place(&heading.span));
    document.links.iter_mut().for_each(|link| link.span = place(&link.span));
    let locate = |location: &mut Location| {
        if Arc::ptr_eq(&location.source, from) {
            *location = Location { source: Arc::clone(source), span: place(&location.span) };
        }
    };
    for diagnostic in &mut report.diagnostics {
        locate(&mut diagnostic.location);
        diagnostic.related.iter_mut().for_each(|(location, _)| locate(location));
        if let Some(fix) = &mut diagnostic.fix {
            fix.span = place(&fix.span);
        }
    }
}
