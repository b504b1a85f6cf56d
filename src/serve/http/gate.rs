//! Who may come in. `tiny_http` answers a request that is dropped, reads the rest of its body first, and holds back
//! the answers behind one that is not given. So a request that must not be answered is leaked, with its
//! connection; and once one is, all that follow on the same connection are leaked as well.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Answers under way at once, in all and for one connection. Only a client that sends without reading has several.
const MAX_IN_FLIGHT: usize = 1024;
const MAX_PER_PEER: usize = 6;
/// Larger bodies are not waited for: `tiny_http` would make room for them at once, whatever size they claim.
const MAX_BODY: usize = 64 * 1024;
/// Requests whose bodies are awaited at once.
const MAX_WITH_BODY: usize = 64;
/// `tiny_http` has read bodies up to this size before it hands a request over.
const READ_AHEAD: usize = 1024;
/// How long a connection stays barred; then its address is likely to be another's.
const BARRED: Duration = Duration::from_mins(10);

/// Counts the requests under way.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct State {
    in_flight: usize,
    with_body: usize,
    per_peer: BTreeMap<SocketAddr, usize>,
    barred: BTreeMap<SocketAddr, Instant>,
}

/// The right to answer one request; given back when dropped.
#[derive(Debug)]
pub(super) struct Pass {
    gate: Arc<Gate>,
    peer: SocketAddr,
    awaits_body: bool,
}

impl Gate {
    /// Lets a request in. `None`: it must be leaked.
    pub(super) fn admit(self: &Arc<Self>, request: &tiny_http::Request) -> Option<Pass> {
        let peer = *request.remote_addr()?;
        let body = request.body_length().unwrap_or(0);
        let expects = request.headers().iter().any(|header| header.field.equiv("Expect"));
        let awaits_body = body > READ_AHEAD || (expects && body > 0);
        let mut state = self.lock();
        let is_fair = body <= MAX_BODY
            && state.in_flight < MAX_IN_FLIGHT
            && !(awaits_body && state.with_body >= MAX_WITH_BODY)
            && state.per_peer.get(&peer).is_none_or(|count| *count < MAX_PER_PEER)
            && state.barred.get(&peer).is_none_or(|since| since.elapsed() > BARRED);
        if !is_fair {
            state.bar(peer);
            return None;
        }
        state.in_flight += 1;
        state.with_body += usize::from(awaits_body);
        *state.per_peer.entry(peer).or_default() += 1;
        Some(Pass { gate: Arc::clone(self), peer, awaits_body })
    }

    /// Waits until nobody is inside, at most for `patience`.
    pub(super) fn wait_until_empty(&self, patience: Duration) {
        let is_busy = |state: &mut State| state.in_flight > 0;
        drop(self.left.wait_timeout_while(self.lock(), patience, is_busy));
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn bar(&mut self, peer: SocketAddr) {
        self.barred.retain(|_, since| since.elapsed() <= BARRED);
        self.barred.insert(peer, Instant::now());
    }
}

impl Pass {
    /// No more requests of this connection are to be answered.
    pub(super) fn bar(&self) {
        self.gate.lock().bar(self.peer);
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut state = self.gate.lock();
        state.in_flight -= 1;
        state.with_body -= usize::from(self.awaits_body);
        if let Some(count) = state.per_peer.get_mut(&self.peer) {
            *count -= 1;
            if *count == 0 {
                state.per_peer.remove(&self.peer);
            }
        }
        drop(state);
        self.gate.left.notify_all();
    }
}
