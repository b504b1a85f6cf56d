//! Bytes as they travel: deflated, and named by what they hold.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde::Serialize;

use crate::text::hash::short_hash;

/// Hexadecimal digits of a name.
const NAME_DIGITS: usize = 6;

/// The variable part of a file's name.
pub type Name = String;

/// The bytes of a file, and how they travel.
pub struct Packed {
    sections: Vec<Vec<u8>>,
    deflated: Vec<u8>,
}

impl Packed {
    /// Each section is deflated with codes of its own: letters and bits would spoil each other's.
    pub fn new(sections: Vec<Vec<u8>>) -> Self {
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
        let deflated = encoder.get_ref().clone();
        Self { sections, deflated }
    }

    pub fn json(value: &impl Serialize) -> Self {
        Self::new(vec![serde_json::to_vec(value).expect("strings, numbers and lists become JSON")])
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.deflated
    }
}

/// Files under way, by name.
pub struct Files {
    folder: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Files below `folder`.
    pub fn new(folder: String) -> Self {
        Self { folder, files: BTreeMap::new() }
    }

    /// Adds a file and returns the variable part of its name. Two files of one content are one.
    pub fn add(&mut self, kind: char, mut packed: Packed) -> Name {
        loop {
            let name = short_hash(&packed.deflated)[..NAME_DIGITS].to_owned();
            let path = format!("{}/{kind}-{name}.bin", self.folder);
            match self.files.get(&path) {
                // Other bytes of the same name: no reader looks at what follows its data.
                Some(other) if *other != packed.deflated => {
                    packed.sections.push(b" ".to_vec());
                    packed = Packed::new(packed.sections);
                }
                _ => {
                    self.files.insert(path, packed.deflated);
                    return name;
                }
            }
        }
    }

    /// The files, sorted by path.
    pub fn into_files(self) -> Vec<(String, Vec<u8>)> {
        self.files.into_iter().collect()
    }
}
