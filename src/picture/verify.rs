//! Decodes pictures to find out whether they are whole.

use std::io::Cursor;

use image::{ImageError, ImageFormat, ImageReader, Limits};

use super::clean::raster;
use super::{Fault, Format};

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The file ends before the picture does.
    CutOff,
    /// Its data make no picture.
    Damaged,
    /// It is so large that no browser should have to open it.
    Huge,
}

/// A picture may take this much memory while it is looked at: 12,000 by 10,000 pixels.
const MEMORY: u64 = 512 * 1024 * 1024;

/// Decodes a picture of pixels. Formats that are not decoded here are taken apart only.
pub fn verify(format: Format, bytes: &[u8]) -> Result<(), Broken> {
    let cleaned = match raster(format, bytes) {
        Ok(Some(cleaned)) => cleaned,
        Err(Fault::CutOff) => return Err(Broken::CutOff),
        Err(Fault::Damaged) => return Err(Broken::Damaged),
        // No picture of pixels; or one that is not published, which is told there.
        Ok(None) | Err(Fault::Unknown) => return Ok(()),
    };
    if cleaned.is_cut_off {
        return Err(Broken::CutOff);
    }
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Gif => ImageFormat::Gif,
        Format::WebP => ImageFormat::WebP,
        _ => return Ok(()),
    };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(cleaned.bytes), format);
    reader.limits(limits);
    match reader.decode() {
        // A rare kind of its format that browsers may well show.
        Ok(_) | Err(ImageError::Unsupported(_)) => Ok(()),
        Err(ImageError::Limits(_)) => Err(Broken::Huge),
        Err(_) => Err(Broken::Damaged),
    }
}
