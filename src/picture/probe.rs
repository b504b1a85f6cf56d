//! What a file is and how large readers see it, from its head.

use std::io::{self, Read};
use std::path::Path;

use super::exif::Orientation;
use super::reader::Short;
use super::{Format, avif, format, gif, jpeg, png, svg, webp};
use crate::text::file;

/// Width and height in pixels as readers see them: a photo on its side is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    pub(super) fn turned(width: u32, height: u32, orientation: Orientation) -> Self {
        if orientation.is_on_its_side() {
            Self { width: height, height: width }
        } else {
            Self { width, height }
        }
    }

    pub fn longest_side(self) -> u32 {
        self.width.max(self.height)
    }
}

/// What the head of a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub format: Format,
    /// `None` for what is no picture, and for a drawing that has none.
    pub size: Option<Size>,
    /// Of the file, in bytes.
    pub length: u64,
}

/// The format and the size of a picture that begins with `bytes`. [`Short`] where more of it must be read.
pub fn probe(bytes: &[u8]) -> Result<(Format, Option<Size>), Short> {
    let format = Format::of(bytes);
    let size = match format {
        Format::Jpeg => jpeg::size(bytes)?,
        Format::Png => png::size(bytes)?,
        Format::Gif => gif::size(bytes)?,
        Format::WebP => webp::size(bytes)?,
        Format::Avif => avif::size(bytes)?,
        Format::Svg => svg::size(bytes)?,
        Format::Text if format::may_become_markup(bytes) => return Err(Short),
        _ => None,
    };
    Ok((format, size.filter(|size| size.width > 0 && size.height > 0)))
}

/// So much is read at first, and so many times more if that is not enough.
const FIRST: u64 = 8 * 1024;
const MORE: u64 = 8;
/// What has not told by then tells nothing.
const MOST: u64 = 64 * 1024 * 1024;

/// Reads as much of the file as it takes.
pub fn probe_file(path: &Path) -> io::Result<Head> {
    let mut file = file::open(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    let mut wanted = FIRST;
    loop {
        let missing = wanted - bytes.len() as u64;
        let is_all = (file.by_ref().take(missing).read_to_end(&mut bytes)? as u64) < missing;
        match probe(&bytes) {
            Ok((format, size)) => return Ok(Head { format, size, length }),
            Err(Short) if is_all || wanted >= MOST => {
                return Ok(Head { format: Format::of(&bytes), size: None, length });
            }
            Err(Short) => wanted *= MORE,
        }
    }
}
