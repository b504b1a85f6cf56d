//! `samla search "query"`: the same results as on the search page.

use std::path::Path;

use super::terminal::Terminal;
use super::{Fault, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What a reader would type
    query: String,
}

pub(super) fn run(_root: &Path, _arguments: &Arguments, _terminal: &Terminal) -> Result<Outcome, Fault> {
    Ok(Outcome::Done)
}
