//! From a folder to a site, and from a site to its files.

mod broken;
mod engine;
mod levels;
mod load;
mod mend;
mod private;
mod workspace;

pub use broken::{Broken, Met};
pub use engine::{Engine, Fault, Output, OutputContent};
pub use levels::leveled;
pub use load::{Checked, Settings, check, check_over, load, load_theme, rules};
pub use mend::{Mended, mend};
pub use workspace::{Change, Survey, THEME_FOLDERS, Workspace};

use std::sync::atomic::{AtomicUsize, Ordering};

/// How much of a stage is done. Shared by the threads that do it and whoever shows it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// There is so much more to do.
    pub fn expect(&self, more: usize) {
        self.total.fetch_add(more, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// What is done, of how much.
    pub fn state(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}
