//! `cargo xtask test`: what must hold before a change lands.

use std::path::PathBuf;

use crate::run::{self, Problem, command, find, root, succeeds};

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
            return Err(format!(
                "{program} is missing: install Node.js 20 or later, or run with --no-browser"
            ));
        }
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
