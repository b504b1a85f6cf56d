//! What browsers see at one moment: made whole, never changed, exchanged for the next.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::model::{Address, Site};
use crate::pipeline::{Broken, Change, Engine, Workspace};

/// Files by the path that a browser asks for.
pub(super) type Files = BTreeMap<String, Arc<[u8]>>;

/// One state of the site.
pub(super) struct Snapshot {
    /// The number of the event that told of it; a page made of it has seen all events up to there.
    pub generation: u64,
    /// None while there is nothing that could be shown.
    pub engine: Option<Arc<Engine>>,
    pub assets: Arc<Files>,
    /// Those of the state before: a page that was made of it may still ask for them.
    pub former_assets: Arc<Files>,
    /// Those that were known when it was made.
    mistakes: Vec<Diagnostic>,
    /// Templates that cannot make pages of it: found when somebody asks for one, or behind the pages.
    broken: Mutex<Broken>,
    pub built: Built,
}

/// How a state came about.
#[derive(Clone, Debug)]
pub struct Built {
    pub at: jiff::Zoned,
    pub took: Duration,
    /// The files that had changed.
    pub paths: Vec<String>,
}

impl Snapshot {
    /// The state of `workspace`, after `former`.
    pub(super) fn new(
        workspace: &Workspace,
        former: Option<&Self>,
        generation: u64,
        change: Change,
        took: Duration,
    ) -> Self {
        let engine = workspace.engine().cloned();
        let same_assets = former.filter(|former| match (&former.engine, &engine) {
            (Some(old), Some(new)) => {
                std::ptr::eq(old.theme(), new.theme()) && base(old.site()) == base(new.site())
            }
            _ => false,
        });
        let former_assets = former.map(|former| Arc::clone(&former.assets)).unwrap_or_default();
        let (assets, former_assets) = match same_assets {
            Some(former) => (Arc::clone(&former.assets), Arc::clone(&former.former_assets)),
            None => (Arc::new(engine.as_deref().map(assets).unwrap_or_default()), former_assets),
        };
        // What was wrong before is wrong still, unless it has been mended.
        let broken = former.zip(engine.as_deref()).map(|(former, engine)| former.still_broken(engine));
        Self {
            generation,
            broken: Mutex::new(broken.unwrap_or_default()),
            engine,
            assets,
            former_assets,
            mistakes: workspace.diagnostics(),
            built: Built { at: jiff::Zoned::now(), took, paths: change.paths },
        }
    }

    /// All mistakes that are known by now.
    pub(super) fn mistakes(&self) -> Vec<Diagnostic> {
        let mut mistakes = self.mistakes.clone();
        let broken = self.broken().diagnostics();
        // One that keeps a new theme from being taken is among the mistakes already.
        let is_known = |found: &Diagnostic| mistakes.iter().any(|known| known.order() == found.order());
        let broken: Vec<Diagnostic> = broken.into_iter().filter(|found| !is_known(found)).collect();
        mistakes.extend(broken);
        mistakes
    }

    /// Templates that cannot make pages, as far as is known.
    pub(super) fn broken(&self) -> MutexGuard<'_, Broken> {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What cannot be made of `engine` either.
    fn still_broken(&self, engine: &Engine) -> Broken {
        let base = &engine.site().config.base_url;
        let known = self.broken().clone();
        known.still(|address| {
            let route = engine.site().find(&Address::new(base, address.strip_prefix(&base.path)?))?;
            engine.fault_of(route)
        })
    }

    /// A file of the theme.
    pub(super) fn asset(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.assets.get(path).or_else(|| self.former_assets.get(path))
    }

    /// For each style sheet of `former` that has another name now: the old address and the new one.
    pub(super) fn renamed_styles(&self, former: &Self) -> BTreeMap<String, String> {
        let urls = |snapshot: &Self| {
            let engine = snapshot.engine.as_deref();
            engine.map(|engine| engine.theme().asset_urls(base(engine.site()))).unwrap_or_default()
        };
        let new = urls(self);
        let renamed = urls(former).into_iter().filter_map(|(name, old)| Some((old, new.get(&name)?.clone())));
        renamed.filter(|(old, new)| old != new).collect()
    }
}

fn base(site: &Site) -> &str {
    &site.config.base_url.path
}

fn assets(engine: &Engine) -> Files {
    let address = |path: &str| Address::new(&engine.site().config.base_url, path).href().to_owned();
    let assets = engine.theme().assets().iter();
    assets.map(|asset| (address(&asset.path), Arc::from(asset.bytes.as_slice()))).collect()
}
