//! Mistakes as data: what is wrong, where, and how to mend it. Drawing them is `render`'s work.

mod code;
pub mod fixes;
mod message;
pub mod render;
mod source;
mod system;
mod visibility;

pub use code::{Code, Rule};
pub use message::{Lang, Message, without_stop};
pub use source::{Location, Position, Source};
pub use system::reason;
pub use visibility::Visibility;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A place in a source text, in bytes from its start.
pub type Span = Range<usize>;

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// The site is built, the editor is told.
    Warning,
}

impl Severity {
    /// The name that stands in JSON: `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Text to put in place of what stands at `span`; applied as it is, the mistake is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub location: Location,
    pub message: Message,
    /// What to write instead.
    pub help: Option<Message>,
    pub fix: Option<Fix>,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Location, Message)>,
    /// Whether readers see the file that it stands in.
    pub visibility: Visibility,
    /// A day that came has brought it, and nobody has changed anything: it never stops a build.
    pub by_calendar: bool,
}

impl Diagnostic {
    /// A mistake with the severity its [`Rule`] has from the start.
    pub fn new(code: Code, source: &Arc<Source>, span: Span, message: Message) -> Self {
        Self {
            code,
            severity: code.rule().severity,
            location: Location { source: Arc::clone(source), span },
            message,
            help: None,
            fix: None,
            related: Vec::new(),
            visibility: Visibility::default(),
            by_calendar: false,
        }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn with_help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds a replacement that mends the mistake.
    #[must_use]
    pub fn with_fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// Adds another place that belongs to the mistake.
    #[must_use]
    pub fn with_related(mut self, location: Location, message: Message) -> Self {
        self.related.push((location, message));
        self
    }

    /// The message for people: behind it the state of a file that readers do not see.
    pub fn told(&self, lang: Lang) -> Cow<'_, str> {
        let message = self.message.get(lang);
        match self.visibility.note() {
            Some(note) => Cow::Owned(format!("{message} {}", note.get(lang))),
            None => Cow::Borrowed(message),
        }
    }

    /// The order in which mistakes are shown: file, place, code.
    pub fn order(&self) -> (&str, usize, usize, Code) {
        let Location { source, span } = &self.location;
        (source.path(), span.start, span.end, self.code)
    }
}

/// A value together with the mistakes found on the way to it.
#[derive(Clone, Debug, Default)]
pub struct Report<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Report<T> {
    /// A value found without a mistake.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Applies `change` to the value and keeps the mistakes.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Report<U> {
        Report { value: change(self.value), diagnostics: self.diagnostics }
    }

    /// Moves the mistakes into `sink` and gives the value.
    pub fn unpack(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

/// Whether these mistakes keep a site from being published; with `deny_warnings` warnings do as well. What stands in a
/// file that readers do not see never does, unless nobody can know whether they see it: that is an error.
pub fn stop_a_build(diagnostics: &[Diagnostic], deny_warnings: bool) -> bool {
    diagnostics.iter().any(|diagnostic| match diagnostic.severity {
        Severity::Error => true,
        Severity::Warning => deny_warnings && diagnostic.visibility.is_public() && !diagnostic.by_calendar,
    })
}
