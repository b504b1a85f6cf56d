//! Follows the files of a site. Events only say where to look first: what counts is what a sorted walk of the folder
//! finds when it has become quiet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config::FILE_NAME;
use crate::content::FOLDER;
use crate::pipeline::{Change, THEME_FOLDERS, Workspace};
use crate::text::Date;

use super::preview::{News, Preview};

/// One save makes several events; so long the next is waited for.
const BREATH: Duration = Duration::from_millis(2);
const LONGEST_BREATH: Duration = Duration::from_millis(20);
/// Without events for so long, the whole folder is looked through.
const QUIET: Duration = Duration::from_millis(100);
/// It is looked through after this long even if events do not end.
const LONGEST: Duration = Duration::from_millis(500);
/// More files at once are no save but a checkout: they are looked at when all are there.
const FEW: usize = 8;
/// How often a folder without events is looked through.
const POLL: Duration = Duration::from_millis(300);
/// How often a folder with events is looked through all the same, for what no event tells: a network drive, another
/// day. Large folders are given more time.
const ROUND: Duration = Duration::from_secs(10);
const ROUND_PER_WALK: u32 = 100;

/// Watches a folder.
pub struct Watch {
    root: PathBuf,
    events: Receiver<Vec<String>>,
    /// None while polling.
    watcher: Option<RecommendedWatcher>,
    /// The folders that are watched, each with what it was then: a folder made anew is watched anew.
    watched: BTreeMap<PathBuf, Option<u64>>,
    /// Keeps the channel open while polling.
    _sender: Sender<Vec<String>>,
}

impl Watch {
    /// Watches the site in `root`, an absolute path. Without events, on wish (`poll`) or because the system has
    /// none, in which case it says why, the folder is looked through all the time.
    pub fn start(root: &Path, poll: bool) -> (Self, Option<notify::Error>) {
        let (sender, events) = mpsc::channel();
        let mut watch = Self {
            root: root.to_owned(),
            events,
            watcher: None,
            watched: BTreeMap::new(),
            _sender: sender.clone(),
        };
        if poll {
            return (watch, None);
        }
        let roots = [Some(root.to_owned()), root.canonicalize().ok()];
        let made = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let paths = match event {
                // Our own reading makes these.
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                Ok(event) if event.need_rescan() => Vec::new(),
                Ok(event) => {
                    let paths: Vec<String> =
                        event.paths.iter().filter_map(|path| relevant(&roots, path)).collect();
                    if paths.is_empty() {
                        return;
                    }
                    paths
                }
                Err(_) => Vec::new(),
            };
            // Nobody listens any more when the program ends.
            sender.send(paths).ok();
        });
        let fault = match made {
            Ok(mut watcher) => match watcher.watch(root, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    watch.watcher = Some(watcher);
                    watch.watch_folders()
                }
                Err(error) => Some(error),
            },
            Err(error) => Some(error),
        };
        if fault.is_some() {
            watch.watcher = None;
        }
        (watch, fault)
    }

    /// Shows every change in `preview` and tells of it, for ever. `today` says what day it is.
    pub fn run(
        mut self,
        workspace: &mut Workspace,
        preview: &Preview,
        today: impl Fn() -> Date,
        tell: impl Fn(News),
    ) {
        let show = |workspace: &mut Workspace, look: &mut dyn FnMut(&mut Workspace) -> Change| {
            let start = Instant::now();
            let change = look(workspace);
            if let Some(news) = preview.publish(workspace, change, start.elapsed()) {
                tell(news);
            }
            start.elapsed()
        };
        // What has changed between reading and watching.
        let mut walk = show(workspace, &mut Workspace::refresh);
        loop {
            let pause = match self.watcher {
                Some(_) => ROUND.max(walk * ROUND_PER_WALK),
                None => POLL.max(walk * 2),
            };
            match self.events.recv_timeout(pause) {
                Ok(paths) => self.follow(paths, |paths| {
                    show(workspace, &mut |workspace| workspace.touch(paths));
                }),
                Err(RecvTimeoutError::Timeout) => {
                    show(workspace, &mut |workspace| workspace.set_today(today()));
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            // A folder that cannot be watched is looked through on the next round.
            drop(self.watch_folders());
            walk = show(workspace, &mut Workspace::refresh);
        }
    }

    /// Takes up events until it is quiet, and lets `touch` look at few files at once.
    fn follow(&self, first: Vec<String>, mut touch: impl FnMut(&[String])) {
        let start = Instant::now();
        let mut next = Some(first);
        while let Some(paths) = next {
            let mut batch: BTreeSet<String> = paths.into_iter().collect();
            let burst = Instant::now();
            while burst.elapsed() < LONGEST_BREATH
                && let Ok(more) = self.events.recv_timeout(BREATH)
            {
                batch.extend(more);
            }
            if batch.len() <= FEW {
                touch(&batch.into_iter().collect::<Vec<_>>());
            }
            next = LONGEST
                .checked_sub(start.elapsed())
                .and_then(|rest| self.events.recv_timeout(rest.min(QUIET)).ok());
        }
    }

    /// Watches the folders that have come since, or have been made anew.
    fn watch_folders(&mut self) -> Option<notify::Error> {
        let watcher = self.watcher.as_mut()?;
        let mut fault = None;
        for folder in [FOLDER].into_iter().chain(THEME_FOLDERS) {
            let path = self.root.join(folder);
            let is_there = path.is_dir();
            let known = self.watched.get(&path).copied();
            if is_there && known == Some(inode(&path)) {
                continue;
            }
            if known.is_some() {
                // A folder that is gone is no longer watched anyway.
                watcher.unwatch(&path).ok();
                self.watched.remove(&path);
            }
            if is_there {
                match watcher.watch(&path, RecursiveMode::Recursive) {
                    Ok(()) => drop(self.watched.insert(path.clone(), inode(&path))),
                    Err(error) => fault = Some(error),
                }
            }
        }
        fault
    }
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().ok().map(|metadata| metadata.ino())
}

#[cfg(not(unix))]
fn inode(path: &Path) -> Option<u64> {
    path.is_dir().then_some(0)
}

/// The path below the root, with `/`, of what can be part of a site: nothing hidden, nothing that is built.
fn relevant(roots: &[Option<PathBuf>], path: &Path) -> Option<String> {
    let inside = roots.iter().flatten().find_map(|root| path.strip_prefix(root).ok())?;
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let is_hidden = parts.iter().any(|part| part.starts_with('.'));
    let first = parts.first()?;
    let is_part = first == FILE_NAME || first == FOLDER || THEME_FOLDERS.contains(&&**first);
    (is_part && !is_hidden).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_or_hidden_wakes_nobody() {
        let roots = [Some(PathBuf::from("/x/.site")), None];
        let of = |path: &str| relevant(&roots, Path::new(path));
        assert_eq!(of("/x/.site/content/initiativ/a.md").as_deref(), Some("content/initiativ/a.md"));
        assert_eq!(of("/x/.site/samla.yaml").as_deref(), Some("samla.yaml"));
        assert_eq!(of("/x/.site/content").as_deref(), Some("content"));
        for path in ["public/index.html", ".git/index", "content/.a.md.swp", "README.md", "target/x", ""] {
            assert_eq!(of(&format!("/x/.site/{path}")), None, "{path}");
        }
        assert_eq!(of("/y/content/a.md"), None);
    }
}
