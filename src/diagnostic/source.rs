//! Source texts and places in them.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Span;

/// A text file as it was read. Cheap to share; equality is by path and text.
pub struct Source {
    path: String,
    text: String,
    line_starts: OnceLock<Vec<usize>>,
}

/// A line and column as people count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Source {
    /// `path` is relative to the site's root, with `/` between its parts.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), line_starts: OnceLock::new() })
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the byte `offset` stands. An offset past the end gives the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.line_starts.get_or_init(|| {
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(index, _)| index + 1)).collect()
        });
        let line = starts.partition_point(|&start| start <= offset);
        let column = self.text[starts[line - 1]..offset].chars().count() + 1;
        Position { line, column }
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Source({}, {} bytes)", self.path, self.text.len())
    }
}

/// A span in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub source: Arc<Source>,
    pub span: Span,
}

impl Location {
    /// Line and column of the first character.
    pub fn start(&self) -> Position {
        self.source.position(self.span.start)
    }

    /// Line and column just after the last character.
    pub fn end(&self) -> Position {
        self.source.position(self.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.md", "åäö\nb");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position("åä".len()), Position { line: 1, column: 3 });
        assert_eq!(source.position("åäö\n".len()), Position { line: 2, column: 1 });
        assert_eq!(source.position(999), Position { line: 2, column: 2 });
    }
}
