//! Comments of other tools that go on over several lines: `%%` on one, `%%` on another. A line at a time none is seen.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::{Kin, told};
use crate::diagnostic::Diagnostic;
use crate::markdown::slips::Page;

/// What such comments begin and end with.
const COMMENTS: [(&str, &str); 5] =
    [("%%", "%%"), ("{{/*", "*/}}"), ("{#-", "#}"), ("{# ", "#}"), ("{>>", "<<}")];

/// Looks through the whole page.
pub fn look(page: &Page<'_>, found: &mut Vec<Diagnostic>) {
    static STARTS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let starts = STARTS.get_or_init(|| AhoCorasick::new(COMMENTS.map(|(start, _)| start)).ok());
    let Some(starts) = starts else { return };
    let text = page.prose.as_str();
    let is_prose = |at: usize| {
        let next = page.leaves.partition_point(|leaf| leaf.place.start <= at);
        next.checked_sub(1).is_some_and(|leaf| at < page.leaves[leaf].place.end)
    };
    let mut from = 0;
    // An end that is missing for one is missing for all that follow.
    let mut endless = [false; COMMENTS.len()];
    for start in starts.find_iter(text) {
        let kind = start.pattern().as_usize();
        if start.start() < from || endless[kind] || !is_prose(start.start()) {
            continue;
        }
        let before = &text[..start.start()];
        let begins_line = before.ends_with('\n') || before.is_empty();
        let inner = &text[start.end()..];
        let first = inner.lines().next().unwrap_or_default();
        let (_, end) = COMMENTS[kind];
        let mut ends = inner.match_indices(end).map(|(length, _)| length);
        let length = match ends.find(|length| is_prose(start.end() + length)) {
            Some(length) => length,
            // All that follows is hidden there.
            None if begins_line && kind == 0 => inner.len(),
            None => {
                endless[kind] = true;
                continue;
            }
        };
        from = (start.end() + length + end.len()).min(text.len());
        let many_lines = length > first.len();
        // `5 %%` counts something.
        let counted = before.trim_end().ends_with(|letter: char| letter.is_ascii_digit());
        let apart = begins_line || before.ends_with(char::is_whitespace) && !counted || kind != 0;
        if many_lines && apart && !first.starts_with('%') {
            found.push(told(page, start.start()..start.end() + first.trim_end().len(), Kin::Comment));
        }
    }
}
