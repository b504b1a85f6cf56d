//! `tiny_http` gives a new connection to an idle thread, and may give two to the same one: when a browser opens
//! several at once, some wait until another connection ends, and browsers keep theirs for minutes. A thread that
//! has just finished looks for those that wait, so short connections of our own set them free. They also find out
//! when nobody takes connections any more: the thread that does ends without a word if file handles run out.

use std::io::{self, ErrorKind, Read};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpStream};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Requests come in crowds; nudging begins when one is likely to be over.
const CROWD: Duration = Duration::from_millis(20);
/// The wait while no requests come.
const QUIET: Duration = Duration::from_secs(1);
const TIMEOUT: Duration = Duration::from_secs(1);
/// So often in a row a connection must go unnoticed before the server is taken for dead.
const MISSES: u32 = 2;
/// So many connections are set free at once; their requests set free the next.
const NUDGES: usize = 4;

/// Nudges the server at `address` until it is ended.
#[derive(Debug)]
pub(super) struct Nudger {
    address: SocketAddr,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    is_busy: bool,
    has_ended: bool,
}

impl Nudger {
    /// For a server that listens on `address`.
    pub(super) fn new(mut address: SocketAddr) -> Self {
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        Self { address, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Says that a request has come.
    pub(super) fn wake(&self) {
        let mut state = self.lock();
        if !state.is_busy {
            state.is_busy = true;
            self.changed.notify_all();
        }
    }

    /// Makes [`run`](Self::run) return.
    pub(super) fn end(&self) {
        self.lock().has_ended = true;
        self.changed.notify_all();
    }

    /// Nudges while requests come, and now and then otherwise. Calls `on_death` when connections are not taken.
    pub(super) fn run(&self, on_death: impl Fn()) {
        let (mut checked, mut misses) = (Instant::now(), 0);
        loop {
            let is_idle = |state: &mut State| !state.is_busy && !state.has_ended;
            let (state, _) = self
                .changed
                .wait_timeout_while(self.lock(), QUIET, is_idle)
                .unwrap_or_else(PoisonError::into_inner);
            if state.has_ended {
                return;
            }
            let count = if state.is_busy { NUDGES } else { 0 };
            drop(state);
            thread::sleep(CROWD);
            self.lock().is_busy = false;
            for _ in 0..count {
                // Refused, there is nobody to set free.
                TcpStream::connect_timeout(&self.address, TIMEOUT).ok();
            }
            if checked.elapsed() >= QUIET {
                checked = Instant::now();
                misses = if self.is_unnoticed() { misses + 1 } else { 0 };
                if misses == MISSES {
                    misses = 0;
                    on_death();
                }
            }
        }
    }

    /// Whether a connection that ends at once is left open at the other end. That we cannot connect at all, for
    /// want of file handles, says nothing about the server.
    fn is_unnoticed(&self) -> bool {
        let knock = || -> io::Result<()> {
            let mut stream = TcpStream::connect_timeout(&self.address, TIMEOUT)?;
            stream.set_read_timeout(Some(TIMEOUT))?;
            stream.shutdown(Shutdown::Write)?;
            stream.read(&mut [0]).map(drop)
        };
        knock().is_err_and(|error| matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
