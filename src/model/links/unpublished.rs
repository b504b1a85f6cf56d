//! Articles that readers do not see, by the ways in which links name them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Visibility;
use crate::model::Parsed;
use crate::model::routes::{Address, entry_address};
use crate::text::Date;

/// What links to an article find that is not published.
#[derive(Debug)]
pub(in crate::model) struct Unpublished<'a> {
    by_path: BTreeMap<&'a str, Visibility>,
    by_address: HashMap<Address, &'a str>,
}

impl<'a> Unpublished<'a> {
    pub(in crate::model) fn new(config: &Config, hidden: &'a [Arc<Parsed>], today: Date) -> Self {
        let (mut by_path, mut by_address) = (BTreeMap::new(), HashMap::new());
        for parsed in hidden {
            let path = parsed.entry.source.path();
            by_path.insert(path, parsed.entry.metadata.visibility(today));
            by_address.entry(entry_address(config, &parsed.entry.address)).or_insert(path);
            for alias in &parsed.entry.metadata.aliases {
                by_address.entry(Address::new(&config.base_url, &alias.value)).or_insert(path);
            }
        }
        Self { by_path, by_address }
    }

    /// The file at a path and its state, where readers do not see it.
    pub(super) fn file(&self, path: &str) -> Option<(&'a str, Visibility)> {
        self.by_path.get_key_value(path).map(|(path, state)| (*path, *state))
    }

    /// The file that would stand at an address, and its state.
    pub(super) fn page(&self, address: &Address) -> Option<(&'a str, Visibility)> {
        let path = *self.by_address.get(address)?;
        Some((path, self.by_path[path]))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &'a str> {
        self.by_path.keys().copied()
    }

    /// Whether links find the same in both.
    pub(in crate::model) fn is_same(&self, other: &Self) -> bool {
        self.by_path == other.by_path && self.by_address == other.by_address
    }
}
