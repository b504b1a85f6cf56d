//! Lines of YAML, looked at without a parser.

/// A line of the text, without its break.
pub(super) struct Line<'t> {
    pub start: usize,
    pub text: &'t str,
}

impl Line<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.trim_end().len().max(self.indent())
    }

    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    pub(super) fn blank(&self) -> bool {
        let content = self.text.trim();
        content.is_empty() || content.starts_with('#')
    }

    /// The offset in the line at which its key (after any `- `) begins.
    pub(super) fn key_column(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text[at..].strip_prefix("- ") {
            at = self.text.len() - rest.trim_start().len();
        }
        at
    }

    /// `key: value`: the offsets in the line of the colon and of the value.
    pub(super) fn field(&self) -> Option<(usize, usize)> {
        let from = self.key_column();
        let rest = &self.text[from..];
        let colon =
            rest.find(": ").or_else(|| rest.trim_end().ends_with(':').then(|| rest.trim_end().len() - 1))?;
        let key = &rest[..colon];
        let name = !key.is_empty() && !key.starts_with(['"', '\'', '[', '{', '#', '&', '*', '!', '|', '>']);
        name.then(|| (from + colon, skip_blanks(self.text, from + colon + 1).min(self.end() - self.start)))
    }
}

pub(super) fn line_at(text: &str, at: usize) -> Line<'_> {
    let start = text[..at].rfind('\n').map_or(0, |index| index + 1);
    let end = text[at..].find('\n').map_or(text.len(), |index| at + index);
    Line { start, text: text[start..end].trim_end_matches('\r') }
}

/// The last line above `line` that holds something.
pub(super) fn line_above<'t>(text: &'t str, line: &Line) -> Option<Line<'t>> {
    let mut start = line.start;
    while start > 0 {
        let above = line_at(text, start - 1);
        if !above.blank() {
            return Some(above);
        }
        start = above.start;
    }
    None
}

/// The first offset from `at` on that is no space or tab.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches([' ', '\t']).len()
}
