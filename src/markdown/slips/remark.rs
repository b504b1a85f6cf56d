//! Words to colleagues and to oneself that were left in the text.

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::remark::{first, said};

/// Told once a line. `words`: not brackets alone, see [`crate::text::remark::may_hold_words`].
pub fn look(page: &Page<'_>, line: &Line<'_>, words: bool, found: &mut Vec<Diagnostic>) {
    let Some((at, length)) = first(line.text, words) else { return };
    let place = line.at + at..line.at + at + length;
    let (message, help) = said(page.body.get(place.clone()).unwrap_or_default());
    found.push(page.complain(Code::RemarkLeft, place, message).with_help(help));
}
