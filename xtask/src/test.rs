//! `cargo xtask test`: what must hold before a change lands.

use std::path::PathBuf;

use crate::run::{self, Problem, command, find, output_of, root, succeeds};

#[derive(clap::Args)]
pub struct Arguments {
    /// Leave the browser out
    #[arg(long)]
    no_browser: bool,
}

/// Runs all checks, the quick ones first, and stops at the first that fails.
pub fn run(arguments: &Arguments) -> Result<(), Problem> {
    run::run(&mut command("cargo", &["fmt", "--all", "--check"]))?;
    run::run(&mut command("cargo", &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    run::run(
        command("cargo", &["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )?;
    run::run(&mut command("cargo", &["test", "--workspace", "--quiet"]))?;
    if arguments.no_browser {
        return Ok(());
    }
    browser()
}

/// The tests in a real browser, against the release binary.
fn browser() -> Result<(), Problem> {
    for program in ["node", "npm"] {
        if find(program).is_none() {
            return Err(format!("{program} is missing: install Node.js {NODE}, or run with --no-browser"));
        }
    }
    if !is_known_node(&output_of("node", "--version").unwrap_or_default()) {
        eprintln!("\nThe browser tests are made for Node.js {NODE}: with another they may fail.");
    }
    let chromium = chromium()?;
    run::run(&mut command("cargo", &["build", "--release", "--quiet"]))?;
    let folder = root().join("tests/browser");
    if !up_to_date(&folder, "package-lock.json") {
        run::run(
            command("npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder),
        )?;
    }
    run::run(command("npm", &["test", "--silent"]).current_dir(&folder).env("CHROMIUM", chromium))
}

/// The versions of Node.js that the browser tests were tried with, and that their packages ask for.
const NODE: &str = "20.19, 22.16 or 24, or later ones of these";

fn is_known_node(version: &str) -> bool {
    let mut parts =
        version.trim().trim_start_matches('v').split('.').filter_map(|part| part.parse::<u32>().ok());
    match (parts.next(), parts.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 16,
        (Some(major), _) => major >= 24,
        _ => false,
    }
}

/// The packages were installed after `list` (the lock file, say) last changed.
pub fn up_to_date(folder: &std::path::Path, list: &str) -> bool {
    let modified = |file: &str| folder.join(file).metadata().and_then(|metadata| metadata.modified()).ok();
    match (modified("node_modules/.package-lock.json"), modified(list)) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}

/// A Chromium to drive: the one that `CHROMIUM` names, one on the `PATH`, or Debian's, installed here.
pub fn chromium() -> Result<PathBuf, Problem> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    let known = || {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(find)
    };
    if let Some(found) = known() {
        return Ok(found);
    }
    let advice = "no Chromium was found: install it (Debian: apt-get install chromium), name it in CHROMIUM, or run with --no-browser";
    if find("apt-get").is_none() || !succeeds(&mut command("test", &["-w", "/var/lib/dpkg"])) {
        return Err(advice.to_owned());
    }
    run::run(&mut command("apt-get", &["update", "--quiet"]))?;
    run::run(
        command(
            "apt-get",
            &["install", "--yes", "--quiet", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
        )
        .env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    known().ok_or_else(|| advice.to_owned())
}

#[cfg(test)]
mod tests {
    use super::is_known_node;

    #[test]
    fn versions_of_node_are_known() {
        for known in ["v20.19.0\n", "v20.20.2", "v22.16.0", "v24.0.0", "v26.1.0"] {
            assert!(is_known_node(known), "{known}");
        }
        for other in ["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "v23.0.0", ""] {
            assert!(!is_known_node(other), "{other}");
        }
    }
}
