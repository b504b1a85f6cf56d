//! The bytes of a picture that are published.

use std::borrow::Cow;

use super::{Format, avif, gif, jpeg, png, svg, webp};

/// A picture without what it tells beside what it shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned {
    pub bytes: Vec<u8>,
    /// The file ends before the picture does.
    pub is_cut_off: bool,
}

/// Why nobody can be sure that a picture tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file ends before there is a picture.
    CutOff,
    /// The file does not hold to its own format.
    Damaged,
    /// It has a part that is not known.
    Unknown,
}

/// The bytes to publish of a picture in `format`; those of what is no picture are not looked at.
pub fn clean(format: Format, bytes: &[u8]) -> Result<Cow<'_, [u8]>, Fault> {
    Ok(match format {
        Format::Svg => svg::clean(bytes)?,
        _ => raster(format, bytes)?.map_or(Cow::Borrowed(bytes), |cleaned| Cow::Owned(cleaned.bytes)),
    })
}

/// A picture of pixels, cleaned; `None` where it is none.
pub(super) fn raster(format: Format, bytes: &[u8]) -> Result<Option<Cleaned>, Fault> {
    match format {
        Format::Jpeg => jpeg::clean(bytes),
        Format::Png => png::clean(bytes),
        Format::Gif => gif::clean(bytes),
        Format::WebP => webp::clean(bytes),
        Format::Avif => avif::clean(bytes),
        _ => return Ok(None),
    }
    .map(Some)
}

/// How long the colour profile is that `bytes` begin with, by its own head; `None` where it is none.
pub(super) fn profile_length(bytes: &[u8]) -> Option<usize> {
    let length = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let is_profile = bytes.get(36..40) == Some(b"acsp") && (128..=bytes.len()).contains(&length);
    is_profile.then_some(length)
}
