//! What can be wrong with a theme, for the person who writes it.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Location, Message, Source, Span};

/// A mistake in a template, a string table or another file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    pub message: Message,
    /// The file as its author sees it, and the place in it; line and column by [`Location::start`].
    pub location: Location,
    /// The template engine's own report with the line and a caret; empty where there is none.
    pub excerpt: String,
}

impl ThemeError {
    pub(super) fn new(source: &Arc<Source>, span: Span, message: Message) -> Self {
        Self { message, location: Location { source: Arc::clone(source), span }, excerpt: String::new() }
    }

    /// About a file as a whole.
    pub(super) fn of_file(path: &str, message: Message) -> Self {
        Self::new(&Source::new(path, ""), 0..0, message)
    }

    #[must_use]
    pub(super) fn with_excerpt(mut self, excerpt: impl Into<String>) -> Self {
        self.excerpt = excerpt.into();
        self
    }

    /// The same as every other mistake is told.
    pub fn diagnostic(&self) -> Diagnostic {
        let Location { source, span } = &self.location;
        Diagnostic::new(Code::Theme, source, span.clone(), self.message.clone())
    }
}

/// A mistake found by a reader below the theme (of YAML).
impl From<Diagnostic> for ThemeError {
    fn from(found: Diagnostic) -> Self {
        Self { message: found.message, location: found.location, excerpt: String::new() }
    }
}
