//! `cargo xtask bench preview`: from saving a file to the reload event and the new page, beside `hugo server`.

mod client;
mod edit;

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use self::client::Client;
use self::edit::{Edit, Work};
use super::{Generator, machine, peers, table};
use crate::run::Problem;

#[derive(clap::Args)]
pub struct Arguments {
    /// How many articles
    #[arg(long, value_delimiter = ',', default_value = "1000,10000")]
    n: Vec<usize>,
    /// How many files are saved, of each kind in turn
    #[arg(long, default_value_t = 60)]
    edits: usize,
    /// Saves after which Samla's memory is looked at; 0 leaves that out
    #[arg(long, default_value_t = 2000)]
    saves: usize,
    /// Milliseconds between the new page and the next save
    #[arg(long, default_value_t = 500)]
    pause: u64,
    /// Without Hugo
    #[arg(long)]
    alone: bool,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// A server that uses so many hundredths of a second of processor time in one second is making something still: the
/// search index, behind the pages.
const BUSY: u64 = 10;
/// So long its rest is waited for.
const UNREST: Duration = Duration::from_mins(5);

/// A server that is measured; it ends with this.
pub struct Server {
    child: Child,
    pub generator: Generator,
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    fn start(generator: Generator, program: &Path, site: &Path) -> Result<Self, Problem> {
        let (mut command, free) = (Command::new(program), free_port()?);
        let port = free.to_string();
        match generator {
            Generator::Samla => command.args(["serve", "--port", &port, "--root"]).arg(site),
            Generator::Hugo => command
                .args(["server", "--quiet", "--renderToMemory", "--bind", "127.0.0.1", "--port", &port])
                .args(["--baseURL", &format!("http://127.0.0.1:{port}/"), "--source"])
                .arg(site),
        };
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.map_err(|error| format!("{} could not be started: {error}", program.display()))?;
        Ok(Self { child, generator, port: free })
    }

    /// Resident memory in KiB when the server has come to rest; 0 where the system has no `/proc`.
    fn memory_at_rest(&self) -> u64 {
        let start = Instant::now();
        let mut former = self.processor_time();
        while start.elapsed() < UNREST {
            std::thread::sleep(Duration::from_secs(1));
            let now = self.processor_time();
            if now - former < BUSY {
                break;
            }
            former = now;
        }
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
    }

    /// What it has used so far, in hundredths of a second.
    fn processor_time(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().skip(11).take(2));
        fields.into_iter().flatten().filter_map(|field| field.parse::<u64>().ok()).sum()
    }
}

/// A port that nobody listens on: beside another run, a client would follow the other's server.
fn free_port() -> Result<u16, Problem> {
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("no port is free: {error}"))
}

/// What one server took.
struct Results {
    name: &'static str,
    start: Duration,
    /// By kind of edit, in milliseconds.
    times: Vec<(Edit, f64)>,
    /// Until the search finds what was saved, in milliseconds.
    search: Vec<(Edit, f64)>,
    /// Before and after the many saves.
    memory: Option<(u64, u64)>,
}

/// Measures all sizes, Samla first.
pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let samla = peers::samla()?;
    let hugo = if arguments.alone { None } else { Some(peers::hugo()?) };
    println!("{}. {}.", machine::describe(), machine::version(&samla, "--version"));
    for &n in &arguments.n {
        let mut results = vec![measure(arguments, n, Generator::Samla, &samla)?];
        if let Some(hugo) = &hugo {
            results.push(measure(arguments, n, Generator::Hugo, hugo)?);
        }
        print(n, &results);
    }
    Ok(())
}

fn measure(
    arguments: &Arguments,
    n: usize,
    generator: Generator,
    program: &Path,
) -> Result<Results, Problem> {
    let folder = peers::outputs();
    peers::remove(&folder)?;
    let work = Work::copy(&peers::corpus(n, arguments.seed, generator)?, &folder, generator)?;
    let started = Instant::now();
    let server = Server::start(generator, program, &folder)?;
    let mut client = Client::connect(&server)?;
    let start = started.elapsed();
    eprintln!("{n}, first page: {:.2} s", start.as_secs_f64());
    let pause = Duration::from_millis(arguments.pause);
    // What a server does behind its first page is not part of the first edit.
    std::thread::sleep(pause * 10);
    let (mut times, mut search) = (Vec::new(), Vec::new());
    for (number, &edit) in Edit::of(generator).iter().cycle().take(arguments.edits).enumerate() {
        let time = client.time(&work, edit, number)?;
        // A server may take minutes for each: what it has done is not lost when the run is stopped.
        eprintln!("{n}, {}: {:.3} s", edit.name(), time.as_secs_f64());
        times.push((edit, time.as_secs_f64() * 1000.0));
        if generator == Generator::Samla && edit.is_found() {
            search.push((edit, client.time_search()?.as_secs_f64() * 1000.0));
        }
        client.undo(edit)?;
        std::thread::sleep(pause);
    }
    let mut memory = None;
    if generator == Generator::Samla && arguments.saves > 0 {
        let mut save = |number| client.time(&work, Edit::Text, number).map(drop);
        (0..arguments.saves / 10).try_for_each(&mut save)?;
        let before = server.memory_at_rest();
        (0..arguments.saves).try_for_each(&mut save)?;
        memory = Some((before, server.memory_at_rest()));
    }
    drop(server);
    peers::remove(&folder)?;
    let name = if generator == Generator::Samla { "Samla" } else { "Hugo" };
    Ok(Results { name, start, times, search, memory })
}

fn print(n: usize, results: &[Results]) {
    println!("\n## {} articles", table::grouped(n as u64));
    let kinds = Edit::ALL.map(|edit| format!("{} (median, p95 ms)", edit.name()));
    let mut head = vec!["", "first page, s", "all changes (median, p95 ms)"];
    head.extend(kinds.iter().map(String::as_str));
    head.extend(["search (median, p95 ms)", "search, new article (median, p95 ms)"]);
    let rows: Vec<Vec<String>> = results
        .iter()
        .map(|result| {
            let first = format!("{:.2}", result.start.as_secs_f64());
            let mut row = vec![result.name.to_owned(), first, spread(&result.times, Edit::is_change)];
            row.extend(Edit::ALL.map(|kind| spread(&result.times, |edit| edit == kind)));
            row.extend([false, true].map(|new| spread(&result.search, |edit| (edit == Edit::New) == new)));
            row
        })
        .collect();
    table::print(&head, &rows);
    for (before, after) in results.iter().filter_map(|result| result.memory) {
        println!(
            "Memory at rest before and after the saves: {} and {} KiB",
            table::grouped(before),
            table::grouped(after)
        );
    }
}

/// Median and 95th percentile of the edits of some kinds.
fn spread(times: &[(Edit, f64)], is_of: impl Fn(Edit) -> bool) -> String {
    let mut times: Vec<f64> = times.iter().filter(|(edit, _)| is_of(*edit)).map(|(_, time)| *time).collect();
    if times.is_empty() {
        return "–".to_owned();
    }
    times.sort_by(f64::total_cmp);
    let late = (times.len() * 95).div_ceil(100).saturating_sub(1);
    format!("{:.0}, {:.0}", table::median(&times), times[late])
}
