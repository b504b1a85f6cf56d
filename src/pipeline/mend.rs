//! The fixes of a site, applied in memory until none is left: after each round the whole site is checked again, and a
//! file that a round has made worse is taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Severity, Source, fixes};
use crate::text::file::Overlay;

use super::Progress;
use super::load::{Settings, check_over};

/// After so many rounds the rest is left: each one mends what the one before has brought to light.
const MAX_ROUNDS: usize = 40;

/// What becomes of a site when its fixes are applied.
pub struct Mended {
    /// The files that differ: what stands on disk, and what should.
    pub files: Vec<(Arc<Source>, Arc<Source>)>,
    /// How many mistakes were mended.
    pub count: usize,
    /// The mistakes that remain.
    pub left: Vec<Diagnostic>,
    /// Of these, files whose fixes have led to other mistakes and were taken back.
    pub refused: BTreeSet<String>,
}

/// Applies the fixes of the mistakes that `wanted` takes.
pub fn mend(settings: &Settings, wanted: impl Fn(Code) -> bool) -> Mended {
    let mut overlay = Overlay::default();
    let check = |overlay: &Overlay| check_over(settings, overlay, &Progress::default()).diagnostics;
    let mut originals: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    // What a change has made worse waits for a round of its own: the change of another file may be to blame.
    let (mut waiting, mut refused) = (BTreeSet::new(), BTreeSet::new());
    let mut count = 0;
    let mut left = check(&overlay);
    for _ in 0..MAX_ROUNDS {
        let may = |path: &str| !waiting.contains(path) && !refused.contains(path);
        let mut chosen = choose(&left, |mistake| wanted(mistake.code) && may(mistake.location.source.path()));
        let mut alone = false;
        if chosen.is_empty() {
            let Some(path) = waiting.pop_first() else { break };
            chosen = choose(&left, |mistake| wanted(mistake.code) && mistake.location.source.path() == path);
            alone = true;
        }
        let before = overlay.clone();
        for (path, mistakes) in &chosen {
            let source = &mistakes[0].location.source;
            originals.entry((*path).to_owned()).or_insert_with(|| Arc::clone(source));
            overlay.put(Source::new(*path, fixes::apply(source.text(), mistakes)));
        }
        let mut now = check(&overlay);
        let worse: BTreeSet<&str> = chosen
            .iter()
            .filter(|(path, mended)| is_worse(path, mended, &left, &now))
            .map(|(path, _)| *path)
            .collect();
        for path in &worse {
            let source = before.get(path).or_else(|| originals.get(*path));
            if let Some(source) = source {
                overlay.put(Arc::clone(source));
            }
            let kept = if alone { &mut refused } else { &mut waiting };
            kept.insert((*path).to_owned());
        }
        if !worse.is_empty() {
            now = check(&overlay);
        }
        let mended = chosen.iter().filter(|(path, _)| !worse.contains(*path));
        count += mended.map(|(_, mistakes)| mistakes.len()).sum::<usize>();
        left = now;
    }
    let changed = overlay.iter().filter_map(|source| Some((originals.get(source.path())?, source)));
    let files = changed
        .filter(|(original, source)| original.text() != source.text())
        .map(|(original, source)| (Arc::clone(original), Arc::clone(source)))
        .collect();
    Mended { files, count, left, refused }
}

/// The mistakes of each file that `take` takes and that can be mended together.
fn choose(all: &[Diagnostic], take: impl Fn(&Diagnostic) -> bool) -> BTreeMap<&str, Vec<&Diagnostic>> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for mistake in all.iter().filter(|mistake| mistake.fix.is_some() && take(mistake)) {
        files.entry(mistake.location.source.path()).or_default().push(mistake);
    }
    files.into_iter().map(|(path, mistakes)| (path, fixes::together(mistakes))).collect()
}

/// Whether a mistake that was mended in the file is still there, or the file has more errors than before.
fn is_worse(path: &str, mended: &[&Diagnostic], before: &[Diagnostic], now: &[Diagnostic]) -> bool {
    let of = |all: &[Diagnostic], same: &dyn Fn(&Diagnostic) -> bool| {
        all.iter().filter(|mistake| mistake.location.source.path() == path && same(mistake)).count()
    };
    let is_error = |mistake: &Diagnostic| mistake.severity == Severity::Error;
    of(now, &is_error) > of(before, &is_error)
        || mended.iter().any(|fixed| {
            let same = |mistake: &Diagnostic| mistake.code == fixed.code && mistake.message == fixed.message;
            of(now, &same) >= of(before, &same)
        })
}
