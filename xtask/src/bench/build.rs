//! `cargo xtask bench build`: clean builds of the same articles by Samla, by Hugo, and by Hugo and Pagefind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::{Run, measure};
use super::{Generator, machine, peers, table};
use crate::run::Problem;

#[derive(clap::Args)]
pub struct Arguments {
    /// How many articles
    #[arg(long, value_delimiter = ',', default_value = "1000,10000")]
    n: Vec<usize>,
    #[arg(long, default_value_t = 5)]
    runs: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// The executables.
struct Programs {
    samla: PathBuf,
    hugo: PathBuf,
    pagefind: PathBuf,
}

/// The same articles for each.
struct Sites {
    samla: PathBuf,
    hugo: PathBuf,
}

/// A way of building.
#[derive(Clone, Copy)]
enum Way {
    Samla,
    Hugo,
    HugoAndPagefind,
}

impl Way {
    const ALL: [Self; 3] = [Self::Samla, Self::Hugo, Self::HugoAndPagefind];

    fn name(self) -> &'static str {
        match self {
            Self::Samla => "Samla, with its search",
            Self::Hugo => "Hugo, no search",
            Self::HugoAndPagefind => "Hugo, then Pagefind",
        }
    }

    /// Builds into new folders below `output`.
    fn build(self, programs: &Programs, sites: &Sites, output: &Path) -> Result<Run, Problem> {
        let site = output.join("site");
        let hugo = || {
            let mut command = Command::new(&programs.hugo);
            measure(command.args(["--quiet", "--source"]).arg(&sites.hugo).arg("--destination").arg(&site))
        };
        match self {
            Self::Samla => {
                let mut command = Command::new(&programs.samla);
                measure(
                    command.args(["build", "--quiet", "--root"]).arg(&sites.samla).arg("--output").arg(&site),
                )
            }
            Self::Hugo => hugo(),
            Self::HugoAndPagefind => {
                Ok(hugo()?.then(measure(&mut index(&programs.pagefind, &site, &output.join("index")))?))
            }
        }
    }
}

/// The runs of a way, and the files and bytes that it wrote.
struct Results {
    way: Way,
    runs: Vec<Run>,
    output: (u64, u64),
}

/// Builds in rounds, each of all contenders in turn, so that a machine that grows slower is slower for all.
pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let programs = Programs { samla: peers::samla()?, hugo: peers::hugo()?, pagefind: peers::pagefind()? };
    let versions =
        [(&programs.samla, "--version"), (&programs.hugo, "version"), (&programs.pagefind, "--version")]
            .map(|(program, argument)| machine::version(program, argument));
    println!("{}. {}.", machine::describe(), versions.join("; "));
    let outputs = peers::outputs();
    let measured = arguments.n.iter().try_for_each(|&n| {
        let corpus = |generator| peers::corpus(n, arguments.seed, generator);
        let sites = Sites { samla: corpus(Generator::Samla)?, hugo: corpus(Generator::Hugo)? };
        print(n, &rounds(arguments.runs.max(1), &programs, &sites, &outputs)?);
        Ok(())
    });
    peers::remove(&outputs)?;
    measured
}

fn rounds(runs: usize, programs: &Programs, sites: &Sites, outputs: &Path) -> Result<Vec<Results>, Problem> {
    let mut results =
        Way::ALL.map(|way| Results { way, runs: Vec::new(), output: (0, 0) }).into_iter().collect::<Vec<_>>();
    // The first round only warms up the caches of the system.
    for round in 0..=runs {
        for result in &mut results {
            fs::create_dir_all(outputs).map_err(|error| format!("{}: {error}", outputs.display()))?;
            let run = result.way.build(programs, sites, outputs)?;
            result.output = peers::size(outputs);
            peers::remove(outputs)?;
            eprintln!("round {round}, {}: {:.3} s", result.way.name(), run.wall.as_secs_f64());
            if round > 0 {
                result.runs.push(run);
            }
        }
    }
    Ok(results)
}

/// Pagefind over the bodies of the articles, and nothing else, of a site.
pub fn index(pagefind: &Path, site: &Path, output: &Path) -> Command {
    let mut command = Command::new(pagefind);
    command.args([
        "--quiet",
        "--root-selector",
        "main article",
        "--glob",
        "initiativ/*/index.html",
        "--site",
    ]);
    command.arg(site).arg("--output-path").arg(output);
    command
}

fn print(n: usize, results: &[Results]) {
    let mut rows = Vec::new();
    for Results { way, runs, output: (files, bytes) } in results {
        let walls: Vec<f64> = runs.iter().map(|run| run.wall.as_secs_f64()).collect();
        #[expect(clippy::cast_precision_loss, reason = "a peak in KiB has far fewer than 52 bits")]
        let peaks: Vec<f64> = runs.iter().map(|run| run.peak as f64 / 1024.0).collect();
        let (least, most) =
            walls.iter().fold((f64::MAX, 0.0), |(least, most), &wall| (wall.min(least), wall.max(most)));
        rows.push(vec![
            way.name().to_owned(),
            table::grouped(n as u64),
            format!("{:.2} ({least:.2}–{most:.2})", table::median(&walls)),
            format!("{:.0}", table::median(&peaks)),
            table::grouped(*files),
            table::grouped(*bytes / 1_000_000),
        ]);
    }
    table::print(&["", "articles", "wall s, median (range)", "peak MiB", "files", "MB"], &rows);
}
