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

/// A way of building, as it stands in the table.
struct Contender {
    name: &'static str,
    /// Runs the build into a new folder below the given one.
    build: Box<dyn Fn(&Path) -> Result<Run, Problem>>,
    runs: Vec<Run>,
    output: (u64, u64),
}

/// Builds in rounds, each of all contenders in turn, so that a machine that grows slower is slower for all.
pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    let (samla, hugo, pagefind) = (peers::samla()?, peers::hugo()?, peers::pagefind()?);
    println!(
        "{}. {}; {}; {}.",
        machine::describe(),
        machine::version(&samla, "--version"),
        machine::version(&hugo, "version"),
        machine::version(&pagefind, "--version")
    );
    let outputs = peers::outputs();
    let measured = arguments.n.iter().try_for_each(|&n| {
        let sites = [
            peers::corpus(n, arguments.seed, Generator::Samla)?,
            peers::corpus(n, arguments.seed, Generator::Hugo)?,
        ];
        let mut contenders = contenders([&samla, &hugo, &pagefind], &sites);
        // The first round warms the caches of the system up.
        for round in 0..=arguments.runs.max(1) {
            for contender in &mut contenders {
                fs::create_dir_all(&outputs).map_err(|error| format!("{}: {error}", outputs.display()))?;
                let run = (contender.build)(&outputs)?;
                contender.output = peers::size(&outputs);
                peers::remove(&outputs)?;
                if round > 0 {
                    contender.runs.push(run);
                }
                eprintln!("{n} articles, round {round}, {}: {:.3} s", contender.name, run.wall.as_secs_f64());
            }
        }
        print(n, &contenders);
        Ok(())
    });
    peers::remove(&outputs)?;
    measured
}

fn contenders(
    [samla, hugo, pagefind]: [&PathBuf; 3],
    [samla_site, hugo_site]: &[PathBuf; 2],
) -> Vec<Contender> {
    let samla_command = {
        let (program, site) = (samla.clone(), samla_site.clone());
        move |output: &Path| {
            measure(
                Command::new(&program)
                    .args(["build", "--quiet", "--root"])
                    .arg(&site)
                    .arg("--output")
                    .arg(output.join("site")),
            )
        }
    };
    let hugo_command = {
        let (program, site) = (hugo.clone(), hugo_site.clone());
        move |output: &Path| {
            measure(
                Command::new(&program)
                    .args(["--quiet", "--source"])
                    .arg(&site)
                    .arg("--destination")
                    .arg(output.join("site")),
            )
        }
    };
    let both = {
        let (hugo, program) = (hugo_command.clone(), pagefind.clone());
        move |output: &Path| {
            Ok(hugo(output)?.then(measure(&mut index(
                &program,
                &output.join("site"),
                &output.join("index"),
            ))?))
        }
    };
    let contender = |name, build| Contender { name, build, runs: Vec::new(), output: (0, 0) };
    vec![
        contender("Samla, with its search", Box::new(samla_command)),
        contender("Hugo, no search", Box::new(hugo_command)),
        contender("Hugo, then Pagefind", Box::new(both)),
    ]
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

fn print(n: usize, contenders: &[Contender]) {
    let mut rows = Vec::new();
    for Contender { name, runs, output: (files, bytes), .. } in contenders {
        let walls: Vec<f64> = runs.iter().map(|run| run.wall.as_secs_f64()).collect();
        #[expect(clippy::cast_precision_loss, reason = "a peak in KiB has far fewer than 52 bits")]
        let peaks: Vec<f64> = runs.iter().map(|run| run.peak as f64 / 1024.0).collect();
        let (least, most) =
            walls.iter().fold((f64::MAX, 0.0), |(least, most), &wall| (wall.min(least), wall.max(most)));
        rows.push(vec![
            (*name).to_owned(),
            table::grouped(n as u64),
            format!("{:.2} ({least:.2}–{most:.2})", table::median(&walls)),
            format!("{:.0}", table::median(&peaks)),
            table::grouped(*files),
            table::grouped(*bytes / 1_000_000),
        ]);
    }
    table::print(&["", "articles", "wall s, median (range)", "peak MiB", "files", "MB"], &rows);
}
