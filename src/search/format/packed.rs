//! Bytes as they travel: deflated, and named by what they hold.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde::Serialize;

use super::File;
use super::kept::Kept;
use crate::text::hash::{hash, long_hash};

/// Hexadecimal digits of a name.
const NAME_DIGITS: usize = 6;

/// The variable part of a file's name.
pub type Name = String;

/// What a file holds, as it travels.
#[derive(Clone)]
pub struct Packed {
    /// The hash of what it holds.
    pub content: [u8; 32],
    pub deflated: Deflated,
}

/// Deflated bytes with their hash, in hexadecimal digits.
#[derive(Clone)]
pub struct Deflated {
    pub bytes: Arc<[u8]>,
    digits: Arc<str>,
}

/// Files under way, by name.
pub struct Files<'a> {
    folder: String,
    by_path: BTreeMap<String, Arc<[u8]>>,
    /// What the files before left, and what these leave.
    pub former: &'a Kept,
    pub kept: Kept,
}

impl<'a> Files<'a> {
    /// Files below `folder`.
    pub fn new(folder: String, former: &'a Kept) -> Self {
        Self { folder, by_path: BTreeMap::new(), former, kept: Kept::default() }
    }

    /// Each section is deflated with codes of its own: letters and bits would spoil each other's.
    pub fn pack(&self, sections: &[Vec<u8>]) -> Packed {
        let content = hash(sections);
        let deflated = self.former.deflated.get(&content).cloned().unwrap_or_else(|| deflate(sections));
        Packed { content, deflated }
    }

    pub fn json(&self, value: &impl Serialize) -> Packed {
        self.pack(&[serde_json::to_vec(value).expect("strings, numbers and lists become JSON")])
    }

    /// Adds a file and returns the variable part of its name. Two files of one content are one.
    pub fn add(&mut self, kind: char, packed: &Packed) -> Name {
        self.kept.deflated.insert(packed.content, packed.deflated.clone());
        let Deflated { bytes, digits } = &packed.deflated;
        let mut start = 0;
        loop {
            let name = &digits[start..start + NAME_DIGITS];
            let path = format!("{}/{kind}-{name}.bin", self.folder);
            let other = self.by_path.entry(path).or_insert_with(|| Arc::clone(bytes));
            if other == bytes {
                return name.to_owned();
            }
            // Other bytes have the same name.
            start += 1;
        }
    }

    /// Adds files that are numbered from `first` on and named by one hash of all, which it returns.
    pub fn add_batch(&mut self, kind: char, first: usize, batch: &[Packed]) -> Name {
        let contents: Vec<[u8; 32]> = batch.iter().map(|packed| packed.content).collect();
        let name = long_hash(&contents.concat())[..NAME_DIGITS].to_owned();
        for (number, Packed { content, deflated }) in (first..).zip(batch) {
            self.kept.deflated.insert(*content, deflated.clone());
            let path = format!("{}/{kind}-{number}-{name}.bin", self.folder);
            self.by_path.insert(path, Arc::clone(&deflated.bytes));
        }
        name
    }

    /// The files, sorted by path, and what they leave.
    pub fn finish(self) -> (Vec<File>, Kept) {
        (self.by_path.into_iter().collect(), self.kept)
    }
}

fn deflate(sections: &[Vec<u8>]) -> Deflated {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut write = || {
        for (at, section) in sections.iter().enumerate() {
            if at > 0 {
                encoder.flush()?;
            }
            encoder.write_all(section)?;
        }
        encoder.try_finish()
    };
    write().expect("memory takes every byte");
    let bytes = encoder.get_ref().as_slice();
    Deflated { bytes: bytes.into(), digits: long_hash(bytes).into() }
}
