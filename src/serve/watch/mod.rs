//! Follows the files of a site. Events only say where to look first: what counts is what a sorted walk of the folder
//! finds when it has become quiet.

mod surveyor;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config::FILE_NAME;
use crate::content::{FOLDER, STATIC_FOLDER};
use crate::pipeline::{Change, Survey, THEME_FOLDERS, Workspace};
use crate::text::Date;

use super::preview::{News, Preview};
use surveyor::Surveyor;

/// One save makes several events; so long the next is waited for.
const BREATH: Duration = Duration::from_millis(2);
const LONGEST_BREATH: Duration = Duration::from_millis(20);
/// Without events for so long, files are believed to be as they shall be, and the whole folder is looked through.
const QUIET: Duration = Duration::from_millis(100);
/// So it is after this long even if events do not end.
const LONGEST: Duration = Duration::from_millis(500);
/// More files at once are no save but a checkout: they are looked at when all are there.
const FEW: usize = 8;
/// How often a folder without events is looked through.
const POLL: Duration = Duration::from_millis(300);
/// How often a folder with events is looked through all the same, for what no event tells: a network drive, another
/// day. Large folders are given more time.
const ROUND: Duration = Duration::from_secs(10);
const ROUND_PER_WALK: u32 = 100;
const POLL_PER_WALK: u32 = 2;

/// Watches a folder.
pub struct Watch {
    root: PathBuf,
    notices: Receiver<Notice>,
    sender: Sender<Notice>,
    /// None while polling.
    watcher: Option<RecommendedWatcher>,
    /// The folders that are watched, each with what it was then: a folder made anew is watched anew.
    watched: BTreeMap<PathBuf, Option<u64>>,
    /// Files elsewhere that links of the content lead to, with the paths of these links.
    linked: Arc<Mutex<Vec<(PathBuf, String)>>>,
}

/// What the watching thread learns.
enum Notice {
    /// Something has happened to these files.
    Paths(Vec<String>),
    /// The files that there are, and how long it took to find them.
    Survey(Survey, Duration),
}

/// Events that follow each other closely.
struct Burst {
    first: Instant,
    last: Instant,
    /// The files that have been looked at.
    touched: BTreeSet<String>,
}

impl Burst {
    /// How long until it is over.
    fn rest(&self) -> Duration {
        QUIET.saturating_sub(self.last.elapsed()).min(LONGEST.saturating_sub(self.first.elapsed()))
    }
}

impl Watch {
    /// Watches the site in `root`, an absolute path. Without events, on wish (`poll`) or because the system has
    /// none, in which case it says why, the folder is looked through all the time.
    pub fn start(root: &Path, poll: bool) -> (Self, Option<notify::Error>) {
        let (sender, notices) = mpsc::channel();
        let mut watch = Self {
            root: root.to_owned(),
            notices,
            sender: sender.clone(),
            watcher: None,
            watched: BTreeMap::new(),
            linked: Arc::default(),
        };
        if poll {
            return (watch, None);
        }
        let roots = [Some(root.to_owned()), root.canonicalize().ok()];
        let linked = Arc::clone(&watch.linked);
        let made = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let paths = match event {
                // Our own reading makes these.
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                Ok(event) if event.need_rescan() => Vec::new(),
                Ok(event) => {
                    let linked = linked.lock().unwrap_or_else(PoisonError::into_inner);
                    let links = linked.iter().filter(|(target, _)| event.paths.contains(target));
                    let paths = event.paths.iter().filter_map(|path| relevant(&roots, path));
                    let paths: Vec<String> = paths.chain(links.map(|(_, path)| path.clone())).collect();
                    if paths.is_empty() {
                        return;
                    }
                    paths
                }
                Err(_) => Vec::new(),
            };
            // Nobody listens any more when the program ends.
            sender.send(Notice::Paths(paths)).ok();
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
    ) -> io::Result<()> {
        let mut show = |look: &mut dyn FnMut(&mut Workspace) -> Change| {
            let start = Instant::now();
            let change = look(workspace);
            if let Some(news) = preview.publish(workspace, change, start.elapsed()) {
                tell(news);
            }
        };
        let (round, per_walk) = match self.watcher {
            Some(_) => (ROUND, ROUND_PER_WALK),
            None => (POLL, POLL_PER_WALK),
        };
        let mut surveyor = Surveyor::start(self.root.clone(), self.sender.clone())?;
        // What has changed between reading and watching.
        surveyor.ask();
        let mut burst: Option<Burst> = None;
        loop {
            let pause = burst.as_ref().map_or_else(|| surveyor.rest(round, per_walk), Burst::rest);
            match self.notices.recv_timeout(pause) {
                Ok(Notice::Paths(paths)) => {
                    let batch = self.gather(paths, &mut surveyor);
                    let now = Instant::now();
                    let burst =
                        burst.get_or_insert(Burst { first: now, last: now, touched: BTreeSet::new() });
                    if batch.len() <= FEW {
                        let paths: Vec<String> = batch.iter().cloned().collect();
                        show(&mut |workspace| workspace.touch(&paths));
                        burst.touched.extend(batch);
                    }
                    burst.last = Instant::now();
                }
                Ok(Notice::Survey(survey, took)) => {
                    self.watch_links(survey.links());
                    // During a burst it may show files that are half-written; another follows.
                    if burst.is_none() {
                        show(&mut |workspace| workspace.compare(&survey));
                    }
                    surveyor.done(survey, took);
                }
                Err(RecvTimeoutError::Timeout) => {
                    match burst.take() {
                        Some(Burst { touched, .. }) => {
                            let paths: Vec<String> = touched.into_iter().collect();
                            show(&mut |workspace| workspace.settle(&paths));
                        }
                        None => show(&mut |workspace| workspace.set_today(today())),
                    }
                    // A folder that cannot be watched is looked through on the next round.
                    drop(self.watch_folders());
                    surveyor.ask();
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    /// Watches the files that links of the content lead to: their folders, as a save may replace a file.
    fn watch_links(&mut self, links: &[(PathBuf, String)]) {
        let mut linked = self.linked.lock().unwrap_or_else(PoisonError::into_inner);
        if *linked == links {
            return;
        }
        linked.clear();
        linked.extend_from_slice(links);
        drop(linked);
        let Some(watcher) = &mut self.watcher else { return };
        for folder in links.iter().filter_map(|(target, _)| target.parent()) {
            if !self.watched.contains_key(folder)
                && watcher.watch(folder, RecursiveMode::NonRecursive).is_ok()
            {
                self.watched.insert(folder.to_owned(), inode(folder));
            }
        }
    }

    /// The files of all events that come with these.
    fn gather(&self, first: Vec<String>, surveyor: &mut Surveyor) -> BTreeSet<String> {
        let start = Instant::now();
        let mut batch: BTreeSet<String> = first.into_iter().collect();
        while start.elapsed() < LONGEST_BREATH {
            match self.notices.recv_timeout(BREATH) {
                Ok(Notice::Paths(more)) => batch.extend(more),
                Ok(Notice::Survey(survey, took)) => surveyor.done(survey, took),
                Err(_) => break,
            }
        }
        batch
    }

    /// Watches the folders that have come since, or have been made anew.
    fn watch_folders(&mut self) -> Option<notify::Error> {
        let watcher = self.watcher.as_mut()?;
        let mut fault = None;
        for folder in [FOLDER, STATIC_FOLDER].into_iter().chain(THEME_FOLDERS) {
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
    let first = parts.first()?;
    let is_hidden = first != STATIC_FOLDER && parts.iter().any(|part| part.starts_with('.'));
    let is_part = [FILE_NAME, FOLDER, STATIC_FOLDER].contains(&&**first) || THEME_FOLDERS.contains(&&**first);
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
