//! News for open browsers: numbered, so that none is lost between two connections.

use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// So many are kept for browsers that were away for a moment.
const KEPT: usize = 64;

/// The event sent to a browser that has missed more than is kept, or has met another run of the server.
const RESYNC: &str = "resync";

/// A hub of server-sent events. Numbers grow by one, and from one run of the server to the next.
#[derive(Debug)]
pub struct Events {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    generation: u64,
    recent: VecDeque<(u64, Arc<str>)>,
    is_closed: bool,
}

/// What a waiting stream gets.
pub(super) enum News {
    /// Text to send, and the number of its last event.
    Text(String, u64),
    /// Nothing has happened for a while.
    Quiet,
    /// There will be no more.
    Closed,
}

impl Default for Events {
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let generation = u64::try_from(now.as_millis()).unwrap_or_default();
        let state = State { generation, recent: VecDeque::new(), is_closed: false };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }
}

impl Events {
    /// Sends an event to all browsers and gives its number.
    pub fn send(&self, name: &str, data: &str) -> u64 {
        let mut state = self.lock();
        state.generation += 1;
        let generation = state.generation;
        state.recent.push_back((generation, frame(generation, name, data).into()));
        if state.recent.len() > KEPT {
            state.recent.pop_front();
        }
        drop(state);
        self.changed.notify_all();
        generation
    }

    /// The number of the last event; a page made now has seen all up to it.
    pub fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// Ends all streams.
    pub fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// Waits for events after number `seen`, at most for `patience`.
    pub(super) fn after(&self, seen: u64, patience: Duration) -> News {
        let is_waiting = |state: &mut State| state.generation == seen && !state.is_closed;
        let (state, _) = self
            .changed
            .wait_timeout_while(self.lock(), patience, is_waiting)
            .unwrap_or_else(PoisonError::into_inner);
        if state.is_closed {
            News::Closed
        } else if state.generation == seen {
            News::Quiet
        } else {
            let is_kept =
                state.recent.front().is_some_and(|(first, _)| (first - 1..state.generation).contains(&seen));
            let text = if is_kept {
                state.recent.iter().filter(|(number, _)| *number > seen).map(|(_, text)| &**text).collect()
            } else {
                frame(state.generation, RESYNC, "")
            };
            News::Text(text, state.generation)
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn frame(number: u64, name: &str, data: &str) -> String {
    let mut text = format!("id: {number}\nevent: {name}\n");
    for line in data.split('\n') {
        writeln!(text, "data: {}", line.trim_end_matches('\r')).expect("writing to a String succeeds");
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(events: &Events, seen: u64) -> String {
        match events.after(seen, Duration::from_millis(1)) {
            News::Text(text, _) => text,
            News::Quiet => "quiet".to_owned(),
            News::Closed => "closed".to_owned(),
        }
    }

    #[test]
    fn nothing_is_lost_between_connections() {
        let events = Events::default();
        let start = events.generation();
        assert_eq!(text(&events, start), "quiet");
        events.send("reload", "/a/");
        let last = events.send("style", "a\nb");
        assert_eq!(
            text(&events, start),
            format!(
                "id: {}\nevent: reload\ndata: /a/\n\nid: {last}\nevent: style\ndata: a\ndata: b\n\n",
                start + 1
            )
        );
        assert_eq!(text(&events, last), "quiet");
    }

    #[test]
    fn a_browser_of_another_run_or_long_away_is_told_to_start_over() {
        let events = Events::default();
        let start = events.generation();
        for seen in [0, start + 1000] {
            assert!(text(&events, seen).contains("event: resync"), "{seen}");
        }
        for _ in 0..=KEPT {
            events.send("reload", "");
        }
        assert!(text(&events, start).contains("event: resync"));
        assert!(text(&events, start + 1).starts_with(&format!("id: {}\nevent: reload", start + 2)));
        events.close();
        assert_eq!(text(&events, start), "closed");
    }
}
