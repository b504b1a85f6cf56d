//! Which mistakes are shown: `--rule`, `--limit` and `--all`.

use crate::diagnostic::{Code, Diagnostic, render};

use super::values;

// No documentation comment: it would become that of the commands that take these arguments.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Selection {
    /// Show only mistakes of this rule; can be given several times
    ///
    /// Visa bara fel av den här regeln; kan anges flera gånger
    #[arg(long = "rule", value_name = "CODE", value_parser = values::rule)]
    pub rules: Vec<Code>,
    /// Show at most so many mistakes with the same cause; 5 otherwise
    ///
    /// Visa högst så många fel med samma orsak; annars 5
    #[arg(long, value_name = "N", value_parser = values::count, conflicts_with = "all")]
    limit: Option<usize>,
    /// Show all mistakes, however many
    ///
    /// Visa alla fel, hur många de än är
    #[arg(long)]
    all: bool,
}

impl Selection {
    /// How many of one cause are drawn; all of them where it is none.
    pub fn limit(&self) -> Option<usize> {
        (!self.all).then_some(self.limit.unwrap_or(render::OF_ONE_CAUSE))
    }

    /// Whether a mistake is asked for.
    pub fn has(&self, diagnostic: &Diagnostic) -> bool {
        self.rules.is_empty() || self.rules.contains(&diagnostic.code)
    }
}
