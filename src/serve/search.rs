//! The search index, made behind the pages: on threads of its own, so that a page never waits for it.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::Address;
use crate::pipeline::Engine;
use crate::search::Follower;

use super::background;
use super::snapshot::Files;

/// Cores that the index may take; the others are for pages.
const THREADS: usize = 2;
/// A new state is indexed after this long, so that the page that was saved is shown first.
const COURTESY: Duration = Duration::from_millis(60);
/// So long the browser waits for the index of the newest state, before it gets the last one.
const PATIENCE: Duration = Duration::from_secs(5);

/// The indexes of the newest states.
#[derive(Default)]
pub(super) struct Search {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    wanted: u64,
    next: Option<Arc<Engine>>,
    /// Only looked at, as its site is indexed.
    only_looked_at: Option<Arc<Engine>>,
    /// The newest first; an older one for pages that have begun to read it.
    ready: VecDeque<(u64, Arc<Files>)>,
}

impl Search {
    /// Asks for the index of another site.
    pub(super) fn want(&self, engine: &Arc<Engine>) {
        let mut state = self.lock();
        state.wanted += 1;
        state.next = Some(Arc::clone(engine));
        drop(state);
        self.changed.notify_all();
    }

    /// Asks for a look at another engine of the same site.
    pub(super) fn look_at(&self, engine: &Arc<Engine>) {
        self.lock().only_looked_at = Some(Arc::clone(engine));
        self.changed.notify_all();
    }

    /// A file of the index by its address.
    pub(super) fn find(&self, path: &str) -> Option<Arc<[u8]>> {
        let is_behind =
            |state: &mut State| state.ready.front().is_none_or(|(number, _)| *number < state.wanted);
        let (state, _) = self
            .changed
            .wait_timeout_while(self.lock(), PATIENCE, is_behind)
            .unwrap_or_else(PoisonError::into_inner);
        state.ready.iter().find_map(|(_, files)| files.get(path).cloned())
    }

    /// Makes the indexes that are asked for, for ever; when nobody waits for one, `beside` makes what else it can of a site.
    pub(super) fn run(&self, beside: impl Fn(&Arc<Engine>) + Sync) {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(THREADS)
            .start_handler(|_| background::step_back())
            .build()
            .ok();
        let mut follower = None;
        loop {
            let waiting = self
                .changed
                .wait_while(self.lock(), |state| state.next.is_none() && state.only_looked_at.is_none())
                .unwrap_or_else(PoisonError::into_inner);
            drop(waiting);
            std::thread::sleep(COURTESY);
            let mut state = self.lock();
            let (number, indexed, looked_at) = (state.wanted, state.next.take(), state.only_looked_at.take());
            drop(state);
            if let Some(engine) = &indexed {
                let files = Arc::new(match &pool {
                    Some(pool) => pool.install(|| files(&mut follower, engine)),
                    None => files(&mut follower, engine),
                });
                let mut state = self.lock();
                state.ready.push_front((number, files));
                state.ready.truncate(2);
                drop(state);
                self.changed.notify_all();
            }
            let Some(engine) = looked_at.or(indexed) else { continue };
            match &pool {
                Some(pool) => pool.install(|| beside(&engine)),
                None => beside(&engine),
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The files of the index, which is made of the one before.
fn files(follower: &mut Option<Follower>, engine: &Engine) -> Files {
    let site = engine.site();
    let follower = match follower {
        Some(follower) => {
            follower.follow(site);
            follower
        }
        None => follower.insert(Follower::new(site)),
    };
    let base = &site.config.base_url;
    let files = follower.files().into_iter();
    files.map(|(path, bytes)| (Address::new(base, &path).href().to_owned(), bytes)).collect()
}
