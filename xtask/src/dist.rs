//! `cargo xtask dist`: what a package of Samla holds beside the program.

use clap_complete::Shell;

use crate::run::{Problem, root};

/// Writes shell completions and man pages to `target/dist`.
pub fn run() -> Result<(), Problem> {
    let folder = root().join("target/dist");
    write(&folder).map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
    eprintln!("Completions and man pages are in {}", folder.display());
    Ok(())
}

fn write(folder: &std::path::Path) -> std::io::Result<()> {
    let mut command = samla::cli::command();
    let completions = folder.join("completions");
    std::fs::create_dir_all(&completions)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        clap_complete::generate_to(shell, &mut command, "samla", &completions)?;
    }
    let pages = folder.join("man");
    std::fs::create_dir_all(&pages)?;
    clap_mangen::generate_to(command, &pages)
}
