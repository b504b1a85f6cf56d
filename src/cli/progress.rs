//! One line a stage with counts and times, and a bar for a stage that takes its time. Only on a terminal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::diagnostic::{Lang, Message};
use crate::pipeline::Progress;

use super::terminal::{Terminal, tell};

/// A stage gets a bar after this long.
const PATIENCE: Duration = Duration::from_secs(1);
const BAR_WIDTH: usize = 30;

/// Runs the stages of a command.
pub(super) struct Stages<'a> {
    terminal: &'a Terminal,
    shown: bool,
}

impl<'a> Stages<'a> {
    /// Nothing is shown when `quiet`, or when nobody looks.
    pub fn new(terminal: &'a Terminal, quiet: bool) -> Self {
        Self { terminal, shown: terminal.live && !quiet }
    }

    /// Runs a stage. `describe` says what was done, from the stage's result.
    pub fn run<T: Send>(
        &self,
        name: &Message,
        work: impl FnOnce(&Progress) -> T + Send,
        describe: impl FnOnce(&T) -> Message,
    ) -> T {
        let progress = Progress::default();
        if !self.shown {
            return work(&progress);
        }
        let lang = self.terminal.lang;
        let started = Instant::now();
        let result = with_bar(lang, name, &progress, work);
        let (name, done) = (name.get(lang), describe(&result));
        tell(&format!("{name:>10}  {:<44} {:>6} ms\n", done.get(lang), started.elapsed().as_millis()));
        result
    }
}

fn with_bar<T: Send>(
    lang: Lang,
    name: &Message,
    progress: &Progress,
    work: impl FnOnce(&Progress) -> T + Send,
) -> T {
    let finished = AtomicBool::new(false);
    let started = Instant::now();
    std::thread::scope(|scope| {
        let drawing = scope.spawn(|| {
            let mut drawn = false;
            while !finished.load(Ordering::Acquire) {
                std::thread::park_timeout(Duration::from_millis(100));
                if started.elapsed() >= PATIENCE && !finished.load(Ordering::Acquire) {
                    draw(lang, name, progress);
                    drawn = true;
                }
            }
            if drawn {
                tell("\r\x1b[K");
            }
        });
        let result = work(progress);
        finished.store(true, Ordering::Release);
        drawing.thread().unpark();
        result
    })
}

fn draw(lang: Lang, name: &Message, progress: &Progress) {
    let (done, total) = progress.state();
    let filled = (done * BAR_WIDTH).checked_div(total).unwrap_or(0).min(BAR_WIDTH);
    let (bar, rest) = ("█".repeat(filled), "░".repeat(BAR_WIDTH - filled));
    tell(&format!("\r{:>10}  {bar}{rest} {done}/{total}\x1b[K", name.get(lang)));
}
