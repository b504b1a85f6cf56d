//! What of the format follows from how many documents there are.

/// How much the files of an index hold, and how it numbers its documents.
///
/// Up to some ten thousand documents a file is large enough that the next query most likely has it already. Above, a query
/// shares little with the one before, and what one file brings beside what was asked for is what counts.
pub struct Layout {
    /// Shards whose names and bounds are in one file.
    pub group: usize,
    /// Documents a block: ten results are about ten requests whatever it is.
    pub block: usize,
    /// Blocks whose names are in one file: those of ten thousand documents, so that a later query has all it needs.
    pub names: usize,
    /// Below what numbers sets of documents are written: as many as there are, or some more, so that an article that
    /// comes last or goes from there leaves the sets of all words that it does not say as they are.
    pub span: usize,
}

/// The most documents of a small index.
const SMALL: usize = 40_960;
/// How many of the files with blocks' names the first ten results of a large index need.
const NAMED: usize = 10;
/// The span is more than the number of documents by at most one in so many: each costs a bit or two in sets that are
/// written by what is not in them.
const ROOM: usize = 64;

impl Layout {
    /// That of an index of so many documents.
    pub fn new(documents: usize) -> Self {
        let span = documents.next_multiple_of(1 << (documents / ROOM).max(1).ilog2());
        if documents <= SMALL {
            return Self { group: 256, block: 4, names: 2560, span };
        }
        let block = 4;
        // The least bytes: the manifest has the names of all these files, and ten of them are needed.
        Self { group: 128, block, names: (documents.div_ceil(block) / NAMED).isqrt(), span }
    }
}
