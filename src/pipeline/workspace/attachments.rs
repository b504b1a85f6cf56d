//! Files beside articles: what they hold is looked at again when they have changed.

use std::collections::HashMap;

use rayon::prelude::*;

use super::stamp::Stamp;
use crate::content::{Attachment, Facts};

/// The files as they are now; into those that have not changed nobody has to look again.
pub(super) fn looked_into(
    now: &[(Attachment, Option<Stamp>)],
    before: &[(Attachment, Option<Stamp>)],
) -> Vec<(Attachment, Option<Stamp>)> {
    let known: HashMap<(&str, Option<Stamp>), &Facts> =
        before.iter().map(|(file, stamp)| ((file.path.as_str(), *stamp), &file.facts)).collect();
    let looked = now.par_iter().map(|(file, stamp)| {
        let file = file.clone();
        let file = match known.get(&(file.path.as_str(), *stamp)) {
            Some(&facts) => Attachment { facts: facts.clone(), ..file },
            None => file.looked_into(),
        };
        (file, *stamp)
    });
    looked.collect()
}
