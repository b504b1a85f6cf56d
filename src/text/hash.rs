//! Content hashes for file names and comparisons.

/// The first 10 hexadecimal digits (40 bits) of BLAKE3: enough to name the files of a site by their content.
pub fn short_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..10].to_owned()
}
