//! The commands of those who work on Samla: `cargo xtask <command>`.

mod audit;
mod bench;
mod dist;
mod run;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The commands of those who work on Samla")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything: formatting, clippy, documentation, Rust tests, browser tests
    Test(test::Arguments),
    /// Licences, sources and known faults of the dependencies, by cargo-deny
    Audit,
    /// A corpus of any size, and Samla beside its peers on it
    #[command(subcommand)]
    Bench(bench::Benchmark),
    /// Shell completions and man pages into target/dist
    Dist,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Test(arguments) => test::run(&arguments),
        Command::Audit => audit::audit(),
        Command::Bench(benchmark) => bench::run(&benchmark),
        Command::Dist => dist::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}
