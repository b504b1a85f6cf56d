//! How much is in one file.

/// How much the files of an index hold, by the number of its documents.
///
/// Up to some ten thousand documents a file is large enough that the next query most likely has it already. Above, a query
/// shares little with the one before, and what one file brings beside what was asked for is what counts.
pub struct Layout {
    /// Shards whose names and bounds are in one file.
    pub group: usize,
    /// Documents a block: ten results are about ten requests whatever it is.
    pub block: usize,
    /// Blocks whose names are in one file.
    pub names: usize,
}

/// The most documents of a small index.
const SMALL: usize = 40_960;
/// How many of the files with blocks' names the first ten results of a large index need.
const NAMED: usize = 10;

impl Layout {
    /// That of an index of so many documents.
    pub fn new(documents: usize) -> Self {
        if documents <= SMALL {
            return Self { group: 256, block: 4, names: 128 };
        }
        let block = 4;
        // The least bytes: the manifest has the names of all these files, and ten of them are needed.
        Self { group: 128, block, names: (documents.div_ceil(block) / NAMED).isqrt() }
    }
}
