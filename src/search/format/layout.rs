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
    /// Blocks whose files share a hash: where one of them changes, all are named anew.
    pub batch: usize,
    /// Below what numbers sets of documents are written: as many as there are, or some more, so that an article that
    /// comes last or goes from there leaves the sets of all words that it does not say as they are.
    pub span: usize,
}

/// The most documents of a small index.
const SMALL: usize = 40_960;
/// The span is more than the number of documents by at most one in so many: each costs a bit or two in sets that are
/// written by what is not in them.
const ROOM: usize = 64;

impl Layout {
    /// That of an index of so many documents.
    pub fn new(documents: usize) -> Self {
        let span = documents.next_multiple_of(1 << (documents / ROOM).max(1).ilog2());
        let group = if documents <= SMALL { 256 } else { 128 };
        Self { group, block: 8, batch: 32, span }
    }
}
