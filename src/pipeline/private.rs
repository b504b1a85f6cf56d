//! Personal data where the whole site must be known: files that go out, and excuses that no file uses.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::privacy;

/// What is private in files that go out with a site.
pub(super) fn going_out<'p>(site: &Site, private: &'p [Diagnostic]) -> impl Iterator<Item = &'p Diagnostic> {
    private.iter().filter(|found| site.publishes(found.location.source.path()))
}

/// The excuses in `samla.yaml` that are not among those used by any file.
pub(super) fn unused_excuses<'e>(
    config: &'e Config,
    excused: impl Iterator<Item = &'e String>,
) -> Vec<Diagnostic> {
    if config.excuses.is_empty() {
        return Vec::new();
    }
    let used: BTreeSet<&str> = excused.chain(&config.excused).map(String::as_str).collect();
    privacy::unused(&config.excuses, |key| used.contains(key), true)
}
