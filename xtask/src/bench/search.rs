//! `cargo xtask bench search`: Samla's search beside Pagefind's, over the same pages and in the same browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::process::measure;
use super::{Generator, build, machine, peers, table};
use crate::run::{Problem, find};
use crate::test::chromium;

#[derive(clap::Args)]
pub struct Arguments {
    /// How many articles
    #[arg(long, default_value_t = 10_000)]
    n: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Measure Samla alone: Pagefind needs some 18 GB of memory for 50,000 articles
    #[arg(long)]
    alone: bool,
}

/// The heights of the windows, in pixels: a usual one, and one with all ten results in view.
const WINDOWS: [u32; 2] = [720, 4000];

/// A search, measured.
struct Measured {
    name: &'static str,
    files: u64,
    bytes: u64,
    /// What `tests/bench/search.mjs` printed.
    browser: Value,
}

impl Measured {
    /// `first` or `further`; `bytes`, `requests`, `shown` or `settled`; `median`, `p95` or `max`.
    fn figure(&self, query: &str, what: &str, which: &str) -> f64 {
        self.browser[query][what][which].as_f64().unwrap_or(f64::NAN)
    }
}

pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let (samla, chromium) = (peers::samla()?, chromium()?);
    let site = peers::corpus(arguments.n, arguments.seed, Generator::Samla)?;
    peers::packages()?;
    println!("{}. {}.", machine::describe(), machine::version(&chromium, "--version").trim());
    let outputs = peers::outputs();
    let measured = all(arguments, &samla, &site, &outputs, &chromium);
    peers::remove(&outputs)?;
    let (ours, theirs) = measured?;
    print(arguments.n, &ours, theirs.as_ref());
    for one in &ours {
        targets(arguments.n, one, theirs.as_ref());
    }
    Ok(())
}

/// Samla in each window, and Pagefind, which shows the same in both.
fn all(
    arguments: &Arguments,
    samla: &Path,
    site: &Path,
    outputs: &Path,
    chromium: &Path,
) -> Result<(Vec<Measured>, Option<Measured>), Problem> {
    let (pages, index) = (outputs.join("site"), outputs.join("index"));
    std::fs::create_dir_all(outputs).map_err(|error| format!("{}: {error}", outputs.display()))?;
    eprintln!("building {} articles", arguments.n);
    measure(Command::new(samla).args(["build", "--quiet", "--root"]).arg(site).arg("--output").arg(&pages))?;
    let (files, bytes) = index_with_scripts(&pages);
    let mut contenders = WINDOWS.map(|height| format!("samla:{height}:{}", pages.display())).to_vec();
    if !arguments.alone {
        let pagefind = peers::pagefind()?;
        eprintln!("indexing by Pagefind");
        measure(&mut build::index(&pagefind, &pages, &index))?;
        contenders.push(format!("pagefind:{}:{}", WINDOWS[0], index.display()));
    }
    let mut browsers = browse(&contenders, chromium)?.into_iter();
    let names = ["Samla", "Samla, all ten in view"];
    let ours = names.into_iter().zip(browsers.by_ref()).map(|(name, browser)| Measured {
        name,
        files,
        bytes,
        browser,
    });
    let ours = ours.collect();
    let (files, bytes) = if arguments.alone { (0, 0) } else { peers::size(&index) };
    let theirs = browsers.next().map(|browser| Measured { name: "Pagefind", files, bytes, browser });
    Ok((ours, theirs))
}

/// Files and bytes of the index and of the client's scripts, which are assets named `search…`.
fn index_with_scripts(site: &Path) -> (u64, u64) {
    let assets = std::fs::read_dir(site.join("assets")).into_iter().flatten().flatten();
    let scripts = assets.filter(|asset| asset.file_name().to_string_lossy().starts_with("search"));
    let sizes = scripts.map(|asset| match asset.metadata() {
        Ok(metadata) if metadata.is_file() => (1, metadata.len()),
        _ => peers::size(&asset.path()),
    });
    sizes
        .chain([peers::size(&site.join("search"))])
        .fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1))
}

/// Measures the contenders (`engine:height:folder`) in turn, query by query.
fn browse(contenders: &[String], chromium: &Path) -> Result<Vec<Value>, Problem> {
    let node = find("node").ok_or("node is missing: install Node.js 20 or later")?;
    let script: PathBuf = peers::packages()?.join("search.mjs");
    eprintln!("searching");
    let output = Command::new(node)
        .arg(script)
        .args(contenders)
        .env("CHROMIUM", chromium)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("node could not be started: {error}"))?;
    serde_json::from_slice(&output.stdout).map_err(|_| format!("the measurement failed ({})", output.status))
}

fn print(n: usize, ours: &[Measured], theirs: Option<&Measured>) {
    let columns: Vec<&Measured> = ours.iter().chain(theirs).collect();
    let row = |name: &str, cell: &dyn Fn(&Measured) -> String| {
        std::iter::once(name.to_owned()).chain(columns.iter().map(|column| cell(column))).collect::<Vec<_>>()
    };
    let bytes = |query: &'static str| {
        move |one: &Measured| {
            ["median", "p95", "max"].map(|which| kilobytes(one.figure(query, "bytes", which))).join(" / ")
        }
    };
    let parts = |query: &'static str, kinds: &'static [&'static str]| {
        move |one: &Measured| {
            kinds
                .iter()
                .map(|kind| kilobytes(one.figure(query, kind, "median")))
                .collect::<Vec<_>>()
                .join(" / ")
        }
    };
    let times = |query: &'static str, what: &'static str| {
        move |one: &Measured| {
            ["median", "p95"].map(|which| format!("{:.1}", one.figure(query, what, which))).join(" / ")
        }
    };
    let rows = [
        row("index with scripts, MB", &|one| megabytes(one.bytes)),
        row("files", &|one| table::grouped(one.files)),
        row("queries with results", &|one| {
            format!("{} of {}", one.browser["answered"], one.browser["queries"])
        }),
        row("first query, KB: median / p95 / max", &bytes("first")),
        row("of it scripts / index / pages, median", &parts("first", &["scripts", "index", "pages"])),
        row("further query, KB: median / p95 / max", &bytes("further")),
        row("of it index / pages, median", &parts("further", &["index", "pages"])),
        row("requests, median: first / further", &|one| {
            ["first", "further"]
                .map(|query| format!("{:.0}", one.figure(query, "requests", "median")))
                .join(" / ")
        }),
        row("first query, ms until shown: median / p95", &times("first", "shown")),
        row("further query, ms until shown: median / p95", &times("further", "shown")),
        row("further query, ms until settled: median / p95", &times("further", "settled")),
    ];
    let articles = format!("{} articles", table::grouped(n as u64));
    let names = columns.iter().map(|column| column.name);
    let head: Vec<&str> = std::iter::once(articles.as_str()).chain(names).collect();
    table::print(&head, &rows);
}

/// Says of each target whether it is met.
fn targets(n: usize, ours: &Measured, theirs: Option<&Measured>) {
    let mut rows = Vec::new();
    let mut target = |name: &str, ours: f64, limit: f64| {
        let verdict = if ours <= limit { "met" } else { "missed" };
        rows.push(vec![name.to_owned(), format!("{ours:.1}"), format!("{limit:.1}"), verdict.to_owned()]);
    };
    if let Some(theirs) = theirs {
        #[expect(clippy::cast_precision_loss, reason = "sizes of files have far fewer than 52 bits")]
        let megabytes = |one: &Measured| one.bytes as f64 / 1e6;
        target("index, MB: at most 40 % of Pagefind's", megabytes(ours), 0.4 * megabytes(theirs));
        for which in ["median", "max"] {
            let first = |one: &Measured| one.figure("first", "bytes", which) / 1000.0;
            target(&format!("first query, KB, {which}: at most a third"), first(ours), first(theirs) / 3.0);
        }
        for which in ["median", "p95"] {
            for (what, unit, scale) in [
                ("bytes", "KB", 1000.0),
                ("shown", "ms until shown", 1.0),
                ("settled", "ms until settled", 1.0),
            ] {
                let further = |one: &Measured| one.figure("further", what, which) / scale;
                target(&format!("further query, {unit}, {which}: less"), further(ours), further(theirs));
            }
        }
    }
    if n >= 100_000 {
        target("first query, KB, max: under 150", ours.figure("first", "bytes", "max") / 1000.0, 150.0);
    }
    if !rows.is_empty() {
        table::print(&["target", ours.name, "limit", ""], &rows);
    }
}

fn kilobytes(bytes: f64) -> String {
    format!("{:.0}", bytes / 1000.0)
}

/// With one decimal, by whole numbers.
fn megabytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10)
}
