//! The few lines of a source that a mistake stands in, safe to show on a terminal: short, whatever the length of
//! the file or the line, and without characters that a terminal would obey.

use std::ops::Range;

use crate::diagnostic::{Source, Span};

/// A longer span is shown by its first line alone.
const MAX_LINES: usize = 6;
/// What stands further right in a line, in bytes, is no longer read by people: there is no excerpt.
const MAX_COLUMN: usize = 20_000;
/// How many characters of a line are taken after where the mistake begins.
const AFTER: usize = 160;

/// Lines to show, and where the mistake stands in them.
pub struct Excerpt {
    pub text: String,
    pub span: Range<usize>,
    /// The number of the first line.
    pub line: usize,
    /// Whether all that the span covers is in the text.
    pub is_whole: bool,
}

impl Excerpt {
    /// The lines around `span`; `None` where there is nothing to show.
    pub fn of(source: &Source, span: &Span) -> Option<Self> {
        let text = source.text();
        let start = floor(text, span.start);
        let mut line_start = text[..start].rfind('\n').map_or(0, |index| index + 1);
        if text.is_empty() || start - line_start > MAX_COLUMN {
            return None;
        }
        let mut end = floor(text, span.end).max(start);
        // The line break at the end of a span is not a line of its own.
        if text[start..end].ends_with('\n') {
            end -= 1;
        }
        let mut is_whole = true;
        if text[start..end].matches('\n').nth(MAX_LINES - 1).is_some() {
            end = start + text[start..end].find('\n').unwrap_or(end - start);
            is_whole = false;
        }
        let mut excerpt =
            Self { text: String::new(), span: 0..0, line: source.position(start).line, is_whole };
        loop {
            let line_end = text[line_start..].find('\n').map_or(text.len(), |index| line_start + index);
            let is_last = end <= line_end;
            excerpt.push_line(text, line_start..line_end, start.max(line_start), end, start >= line_start);
            if is_last {
                return Some(excerpt);
            }
            excerpt.text.push('\n');
            line_start = line_end + 1;
        }
    }

    /// Adds a line until some way after `focus`, the first marked place in it. `end` may be past the line.
    fn push_line(&mut self, text: &str, line: Range<usize>, focus: usize, end: usize, begins_here: bool) {
        let focus = focus.min(line.end);
        let to = text[focus..line.end].char_indices().nth(AFTER).map_or(line.end, |(index, _)| focus + index);
        self.push_visible(&text[line.start..focus]);
        if begins_here {
            self.span.start = self.text.len();
        }
        let shown_end = end.clamp(focus, to);
        self.push_visible(&text[focus..shown_end]);
        self.span.end = self.text.len();
        let rest = text[shown_end..to].strip_suffix('\r').unwrap_or(&text[shown_end..to]);
        self.push_visible(rest);
        if to < line.end {
            self.text.push('…');
            self.is_whole &= end <= to;
        }
    }

    fn push_visible(&mut self, part: &str) {
        self.text.extend(part.chars().map(visible));
    }
}

/// A text whose control characters can be seen and do nothing. Line breaks stay.
pub(super) fn visible_text(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(|c| if c == '\n' { c } else { visible(c) }).collect()
}

fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        // The other control characters, and those that turn the direction of writing.
        '\u{80}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        _ => c,
    }
}

/// The character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
