//! Words to colleagues and to oneself that were left in the text.

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::remark::{Suspicion, first, said};

/// Told once a line.
pub fn look(page: &Page<'_>, line: &Line<'_>, suspicion: Suspicion, found: &mut Vec<Diagnostic>) {
    let Some(remark) = first(line.text, suspicion) else { return };
    let place = line.at + remark.start..line.at + remark.end;
    let (message, help) = said(page.body.get(place.clone()).unwrap_or_default());
    found.push(page.complain(Code::RemarkLeft, place, message).with_help(help));
}
