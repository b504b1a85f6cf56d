//! `cargo xtask audit`: what the dependencies bring along.

use std::process::Command;

use crate::run::{Problem, command, find, run, succeeds};

const ADVISORIES: &str = "https://github.com/RustSec/advisory-db";

/// Checks licences, sources and bans; known faults too where their database can be reached.
pub fn audit() -> Result<(), Problem> {
    if find("cargo-deny").is_none() {
        run(&mut command("cargo", &["install", "--locked", "cargo-deny"]))?;
    }
    run(&mut command("cargo", &["deny", "check", "licenses", "bans", "sources"]))?;
    if reachable() {
        run(&mut command("cargo", &["deny", "check", "advisories"]))
    } else {
        eprintln!(
            "\nThe database of known faults ({ADVISORIES}) cannot be reached from here: that part was NOT checked."
        );
        Ok(())
    }
}

fn reachable() -> bool {
    let mut git = Command::new("timeout");
    git.args(["20", "git", "ls-remote", "--quiet", ADVISORIES, "HEAD"]).env("GIT_TERMINAL_PROMPT", "0");
    succeeds(&mut git)
}
