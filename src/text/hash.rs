//! Content hashes for file names and comparisons.

/// The first 10 hexadecimal digits (40 bits) of BLAKE3: enough to name the files of a site by their content.
pub fn short_hash(bytes: &[u8]) -> String {
    let mut digits = long_hash(bytes);
    digits.truncate(10);
    digits
}

/// All 64 hexadecimal digits of BLAKE3.
pub fn long_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// BLAKE3 of bytes in several sections. Where one ends and the next begins makes a difference.
pub fn hash(sections: &[Vec<u8>]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for section in sections {
        hasher.update(&section.len().to_le_bytes()).update(section);
    }
    hasher.finalize().into()
}
