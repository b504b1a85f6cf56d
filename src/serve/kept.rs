//! The pages that were looked at last, as they were when they could last be made.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// So many pages are kept.
const PAGES: usize = 100;

/// Pages by their addresses, the newest first.
#[derive(Default)]
pub(super) struct KeptPages {
    pages: Mutex<VecDeque<(String, Arc<[u8]>)>>,
}

impl KeptPages {
    /// Keeps a page in place of its last version.
    pub(super) fn keep(&self, address: &str, page: &[u8]) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(known, _)| known != address);
        pages.push_front((address.to_owned(), Arc::from(page)));
        pages.truncate(PAGES);
    }

    /// The last version of a page.
    pub(super) fn find(&self, address: &str) -> Option<Vec<u8>> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.iter().find(|(known, _)| known == address).map(|(_, page)| page.to_vec())
    }
}
