//! Looks through the folder beside everything else: a large one takes longer than a save may wait.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::pipeline::Survey;

use super::super::background;
use super::Notice;

/// What the thread is to do.
enum Wish {
    Look,
    /// Letting go of a survey takes as long as comparing it, and nobody waits for it either.
    Forget(Survey),
}

/// A thread that looks through a folder when asked to.
pub(super) struct Surveyor {
    wishes: Sender<Wish>,
    is_busy: bool,
    /// Something has changed since it began.
    again: bool,
    ended: Instant,
    took: Duration,
}

impl Surveyor {
    /// Starts it for the site in `root`; what it finds is sent to `notices`.
    pub(super) fn start(root: PathBuf, notices: Sender<Notice>) -> io::Result<Self> {
        let (wishes, wanted) = mpsc::channel();
        let survey = move || {
            background::step_back();
            while let Ok(wish) = wanted.recv() {
                if let Wish::Forget(survey) = wish {
                    drop(survey);
                    continue;
                }
                let start = Instant::now();
                let survey = Survey::of(&root);
                if notices.send(Notice::Survey(survey, start.elapsed())).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("survey".to_owned()).spawn(survey)?;
        Ok(Self { wishes, is_busy: false, again: false, ended: Instant::now(), took: Duration::ZERO })
    }

    /// Asks for what there is from now on.
    pub(super) fn ask(&mut self) {
        self.again = self.is_busy;
        if !self.is_busy {
            self.is_busy = self.wishes.send(Wish::Look).is_ok();
        }
    }

    /// Gives back what it found in so long.
    pub(super) fn done(&mut self, survey: Survey, took: Duration) {
        self.wishes.send(Wish::Forget(survey)).ok();
        (self.is_busy, self.ended, self.took) = (false, Instant::now(), took);
        if self.again {
            self.ask();
        }
    }

    /// How long it has nothing to do yet, when it shall work every `pause`, or for a part of the time at most where
    /// that takes longer: one of `share`.
    pub(super) fn rest(&self, pause: Duration, share: u32) -> Duration {
        pause.max(self.took * share).saturating_sub(self.ended.elapsed())
    }
}
