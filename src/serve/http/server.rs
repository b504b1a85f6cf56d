//! Listening, letting in, answering, stopping.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::conditions::Conditions;
use super::gate::{Gate, Pass};
use super::host::Hosts;
use super::nudge::Nudger;
use super::{Events, Request, Responder, Response, reply, target};

/// So many ports after the wanted one are tried when it is taken.
const PORTS: u16 = 20;
const MAX_HEADERS: usize = 100;
/// A client that takes nothing for two or three times as long has gone, or means ill: the system may take a piece
/// in parts, and waits for each.
#[cfg(unix)]
const SEND_TIMEOUT: Duration = Duration::from_secs(3);
/// File handles wanted: `tiny_http` takes two for a connection. macOS grants no more than this.
#[cfg(unix)]
const MAX_FILES: u64 = if cfg!(target_vendor = "apple") { 10_240 } else { 65_536 };
/// How long a stopping server waits for answers under way.
const FAREWELL: Duration = Duration::from_secs(1);
/// The pause before taking connections again after the system refused to give one.
const RECOVERY: Duration = Duration::from_millis(100);

/// How to listen.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on; a loopback address answers this machine only.
    pub address: IpAddr,
    /// The first port to try; 0 takes any.
    pub port: u16,
    /// Host names, in lower case, by which the server may be called besides `localhost` and its addresses.
    pub names: Vec<String>,
    /// What event streams are fed from; closed when the server stops.
    pub events: Arc<Events>,
}

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    responder: Arc<dyn Responder>,
    hosts: Hosts,
    events: Arc<Events>,
    gate: Arc<Gate>,
    nudger: Nudger,
    http: Mutex<Option<Arc<tiny_http::Server>>>,
    is_stopping: AtomicBool,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Shared")
            .field("hosts", &self.hosts)
            .field("gate", &self.gate)
            .finish_non_exhaustive()
    }
}

impl Server {
    /// Listens, on the next free port if the wanted one is taken ([`address`](Self::address) tells), and answers
    /// with `responder` until it is stopped.
    pub fn start(options: Options, responder: Arc<dyn Responder>) -> io::Result<Self> {
        let listener = bind(options.address, options.port)?;
        harden(&listener)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            responder,
            hosts: Hosts { bound: options.address, names: options.names },
            events: options.events,
            gate: Arc::default(),
            nudger: Nudger::new(address),
            http: Mutex::new(None),
            is_stopping: AtomicBool::new(false),
        });
        let http = shared.listen(&listener)?;
        let mut server = Self { address, shared: Arc::clone(&shared), threads: Vec::new() };
        let dispatching = Arc::clone(&shared);
        server.spawn("http", move || dispatching.dispatch(&listener, http))?;
        server.spawn("http-nudge", move || shared.nudger.run(|| shared.unblock()))?;
        Ok(server)
    }

    fn spawn(&mut self, name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
        self.threads.push(thread::Builder::new().name(name.to_owned()).spawn(run)?);
        Ok(())
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to open in a browser.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Takes no more connections, ends event streams, and waits a moment for answers under way.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.shared.is_stopping.store(true, Ordering::Release);
        self.shared.events.close();
        self.shared.unblock();
        // It is dropped, and stops listening, when the dispatcher lets go of it as well.
        self.shared.http.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.shared.nudger.end();
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
        self.shared.gate.wait_until_empty(FAREWELL);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    /// Lets `tiny_http` take connections from `listener`.
    fn listen(&self, listener: &TcpListener) -> io::Result<Arc<tiny_http::Server>> {
        let http = tiny_http::Server::from_listener(listener.try_clone()?, None).map_err(io::Error::other)?;
        let http = Arc::new(http);
        *self.http.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&http));
        Ok(http)
    }

    /// Makes the dispatcher look around: to stop, or to start taking connections again.
    fn unblock(&self) {
        if let Some(http) = &*self.http.lock().unwrap_or_else(PoisonError::into_inner) {
            http.unblock();
        }
    }

    /// Hands each request to a thread of its own.
    fn dispatch(self: &Arc<Self>, listener: &TcpListener, mut http: Arc<tiny_http::Server>) {
        while !self.is_stopping.load(Ordering::Acquire) {
            match http.recv() {
                Ok(request) => self.admit(request),
                Err(_) if self.is_stopping.load(Ordering::Acquire) => {}
                // Out of file handles, tiny_http stops taking connections and must be started again.
                Err(_) => {
                    thread::sleep(RECOVERY);
                    if let Ok(again) = self.listen(listener) {
                        while let Ok(Some(request)) = http.try_recv() {
                            self.admit(request);
                        }
                        http = again;
                    }
                }
            }
        }
        // What came too late is not dropped either.
        while let Ok(Some(request)) = http.try_recv() {
            std::mem::forget(request);
        }
    }

    fn admit(self: &Arc<Self>, request: tiny_http::Request) {
        self.nudger.wake();
        let Some(pass) = self.gate.admit(&request) else {
            // See `gate`: dropping it could take the process with it.
            std::mem::forget(request);
            return;
        };
        let held = Arc::new(Mutex::new(Some(request)));
        let (shared, taken) = (Arc::clone(self), Arc::clone(&held));
        let take = |held: &Mutex<Option<tiny_http::Request>>| {
            held.lock().unwrap_or_else(PoisonError::into_inner).take()
        };
        let spawned = thread::Builder::new().name("http-answer".to_owned()).spawn(move || {
            if let Some(request) = take(&taken) {
                shared.answer(request, &pass);
            }
        });
        if spawned.is_err()
            && let Some(request) = take(&held)
        {
            std::mem::forget(request);
        }
    }

    fn answer(&self, raw: tiny_http::Request, pass: &Pass) {
        let asked = conditions(&raw);
        let response = check(&raw, &self.hosts).map_or_else(
            |refusal| refusal,
            |request| {
                catch_unwind(AssertUnwindSafe(|| self.responder.respond(&request)))
                    .unwrap_or_else(|_| Response::text(500, "Internt fel. / Internal error.\n"))
            },
        );
        let mut out = raw.into_writer();
        if let Err(error) = reply::send(&mut *out, response, &asked, &self.events) {
            let is_gone = matches!(
                error.kind(),
                ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted
            );
            // Half an answer has been sent: whatever follows on the connection would be taken for the rest.
            if !is_gone {
                pass.bar();
            }
        }
    }
}

/// The request, if all in it is as it should be; otherwise what to answer.
fn check(raw: &tiny_http::Request, hosts: &Hosts) -> Result<Request, Response> {
    if raw.url().len() > target::MAX_LENGTH {
        return Err(Response::text(414, "Adressen är för lång. / The address is too long.\n"));
    }
    if raw.headers().len() > MAX_HEADERS {
        return Err(Response::text(431, "För många huvudfält. / Too many header fields.\n"));
    }
    let host_fields: Vec<&str> = fields(raw, "Host").collect();
    let [host] = host_fields[..] else {
        return Err(Response::text(400, "Ett Host-fält behövs. / One Host field is needed.\n"));
    };
    if !hosts.allow(host) {
        let text =
            "Förhandsvisningen svarar inte på det här namnet. / The preview does not answer to this name.\n";
        return Err(Response::text(421, text));
    }
    if !matches!(raw.method(), tiny_http::Method::Get | tiny_http::Method::Head) {
        return Err(Response::text(405, "Bara GET och HEAD. / GET and HEAD only.\n"));
    }
    let Some((path, query)) = target::parse(raw.url()) else {
        return Err(Response::text(400, "Felaktig adress. / Bad address.\n"));
    };
    let last_event = fields(raw, "Last-Event-ID").next().and_then(|number| number.trim().parse().ok());
    Ok(Request { path, query, last_event })
}

fn conditions(raw: &tiny_http::Request) -> Conditions {
    let field = |name: &'static str| fields(raw, name).next().map(str::to_owned);
    Conditions {
        is_head: *raw.method() == tiny_http::Method::Head,
        if_none_match: field("If-None-Match"),
        range: field("Range"),
        if_range: field("If-Range"),
    }
}

fn fields<'a>(raw: &'a tiny_http::Request, name: &'static str) -> impl Iterator<Item = &'a str> {
    raw.headers().iter().filter(move |header| header.field.equiv(name)).map(|header| header.value.as_str())
}

fn bind(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS) };
    let mut tried = port;
    loop {
        match TcpListener::bind((address, tried)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse && tried < last => tried += 1,
            result => return result,
        }
    }
}

/// What `tiny_http` does not set: an answer is sent at once, a client that does not read is given up, and there are
/// file handles for many connections, as the accepting thread does not survive their end. Accepted connections
/// inherit the settings of the listener.
#[cfg(unix)]
fn harden(listener: &TcpListener) -> io::Result<()> {
    use rustix::net::sockopt::{Timeout, set_socket_timeout, set_tcp_nodelay};
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    set_socket_timeout(listener, Timeout::Send, Some(SEND_TIMEOUT))?;
    set_tcp_nodelay(listener, true)?;
    let limit = getrlimit(Resource::Nofile);
    let wanted = Some(limit.maximum.map_or(MAX_FILES, |maximum| maximum.min(MAX_FILES)));
    if limit.current.is_some() && limit.current < wanted {
        // Refused, there are as many as before.
        setrlimit(Resource::Nofile, Rlimit { current: wanted, ..limit }).ok();
    }
    Ok(())
}

/// There is no inheriting here; the limits on requests under way remain.
#[cfg(not(unix))]
fn harden(_: &TcpListener) -> io::Result<()> {
    Ok(())
}
