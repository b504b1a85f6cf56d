//! How bad each mistake is: as its rule says, as the settings say, and less in a file that readers do not see.

use crate::config::Config;
use crate::content::Metadata;
use crate::diagnostic::{Diagnostic, Severity, Span, Visibility};
use crate::text::Date;

/// A file that readers do not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unseen {
    visibility: Visibility,
    /// What says so. A mistake there may mean that they should see it.
    deciding: Vec<Span>,
}

impl Unseen {
    /// None where readers see the file.
    pub(super) fn of(metadata: &Metadata, today: Date) -> Option<Self> {
        let visibility = metadata.visibility(today);
        (!visibility.is_public()).then(|| Self { visibility, deciding: metadata.deciding.clone() })
    }

    fn is_decided_by(&self, place: &Span) -> bool {
        self.deciding.iter().any(|span| span.start <= place.start && place.end <= span.end)
    }
}

/// The mistakes in the order of their places, each at its level. `unseen` tells of the file at a path whether readers
/// do not see it.
pub(super) fn settle<'a>(
    config: &Config,
    mut diagnostics: Vec<Diagnostic>,
    unseen: impl Fn(&str) -> Option<&'a Unseen>,
) -> Vec<Diagnostic> {
    diagnostics.retain_mut(|diagnostic| {
        let unseen = unseen(diagnostic.location.source.path());
        let Some(severity) = level(config, diagnostic, unseen) else { return false };
        diagnostic.severity = severity;
        diagnostic.visibility = unseen.map_or(diagnostic.visibility, |unseen| unseen.visibility);
        true
    });
    diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
    diagnostics.dedup();
    diagnostics
}

/// Mistakes of the site as a whole, at the levels of its settings.
pub fn leveled(config: &Config, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    settle(config, diagnostics, |_| None)
}

/// Whether any mistake of a file keeps a site from being published.
pub(super) fn is_broken(config: &Config, diagnostics: &[Diagnostic], unseen: Option<&Unseen>) -> bool {
    diagnostics.iter().any(|diagnostic| level(config, diagnostic, unseen) == Some(Severity::Error))
}

/// None where the rule is switched off.
fn level(config: &Config, diagnostic: &Diagnostic, unseen: Option<&Unseen>) -> Option<Severity> {
    let own = config.rules.get(&diagnostic.code).copied().unwrap_or(Some(diagnostic.severity))?;
    match unseen {
        Some(unseen) if !unseen.is_decided_by(&diagnostic.location.span) => Some(Severity::Warning),
        _ => Some(own),
    }
}
