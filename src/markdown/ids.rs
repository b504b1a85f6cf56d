//! Ids that are stable and never the same twice on a page.

use std::collections::{BTreeMap, BTreeSet};

/// No attributes of a heading are longer, in bytes.
const LONGEST: usize = 500;

/// What the ids begin with that templates give to parts of the page around an article. No heading takes one: those
/// made of its text hold no `_`.
const RESERVED: &str = "page_";

/// Whether the page around the article may have the id.
pub fn is_reserved(id: &str) -> bool {
    id.starts_with(RESERVED)
}

/// The ids given out so far.
pub struct Ids<'a> {
    taken: BTreeSet<String>,
    /// Ids that headings claim with `{#id}`, wherever they stand: no made id takes one of them.
    claimed: BTreeSet<&'a str>,
    /// The number last tried after a base.
    counters: BTreeMap<String, usize>,
}

impl<'a> Ids<'a> {
    pub fn new(body: &'a str) -> Self {
        Self { taken: BTreeSet::new(), claimed: claimed(body), counters: BTreeMap::new() }
    }

    /// `base`, or `base-2`, `base-3` where it is taken.
    pub fn unique(&mut self, base: &str) -> String {
        if !self.claimed.contains(base) && self.taken.insert(base.to_owned()) {
            return base.to_owned();
        }
        let counter = self.counters.entry(base.to_owned()).or_insert(1);
        loop {
            *counter += 1;
            let id = format!("{base}-{counter}");
            if !self.claimed.contains(id.as_str()) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Takes an id that a heading claims. False when it is taken already.
    pub fn claim(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }
}

/// The ids in `{#id …}` at the ends of lines. Those in code are found too, which only means that a heading
/// avoids them.
fn claimed(body: &str) -> BTreeSet<&str> {
    body.match_indices('{')
        .filter_map(|(at, _)| {
            let rest = &body.as_bytes()[at + 1..];
            let length = rest.iter().take(LONGEST).position(|byte| matches!(byte, b'}' | b'\n'))?;
            let attributes = &body[at + 1..at + 1 + length];
            attributes.split_ascii_whitespace().find_map(|part| part.strip_prefix('#'))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_numbered_and_claims_respected() {
        let mut ids = Ids::new("## Mål\n## Mål\n## Annat {#mal-2}\n");
        assert_eq!(ids.unique("mal"), "mal");
        assert_eq!(ids.unique("mal"), "mal-3");
        assert!(ids.claim("mal-2"));
        assert!(!ids.claim("mal-2"));
    }
}
