//! WebP: chunks in a RIFF file.

use super::clean::{Cleaned, Fault};
use super::exif::Orientation;
use super::probe::Size;
use super::reader::{Reader, Short};

/// The extended header's flags for metadata.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

struct Chunk<'a> {
    name: [u8; 4],
    data: &'a [u8],
    is_whole: bool,
}

/// The next chunk, `None` where not even its head is there.
fn next<'a>(reader: &mut Reader<'a>) -> Option<Chunk<'a>> {
    let (name, length) = (reader.array().ok()?, reader.le32().ok()? as usize);
    let (data, is_whole) = reader.take_most(length);
    reader.take_most(length % 2);
    Some(Chunk { name, data, is_whole })
}

/// The chunks: what follows the size that the file says it has belongs to no picture. Says whether all is there.
fn chunks(bytes: &[u8]) -> Result<(Reader<'_>, bool), Short> {
    let mut reader = Reader::new(bytes);
    reader.take(4)?;
    let length = reader.le32()? as usize;
    reader.take(4)?;
    let (rest, is_whole) = reader.take_most(length.saturating_sub(4));
    Ok((Reader::new(rest), is_whole))
}

pub fn size(bytes: &[u8]) -> Result<Option<Size>, Short> {
    let (mut reader, is_whole) = chunks(bytes)?;
    let mut size = None;
    let mut has_exif = false;
    while let Some(chunk) = next(&mut reader) {
        let mut data = Reader::new(chunk.data);
        match &chunk.name {
            b"VP8X" => {
                let [flags, ..] = data.array::<4>()?;
                size = Some((data.le24()? + 1, data.le24()? + 1));
                has_exif = flags & HAS_EXIF != 0;
            }
            b"VP8 " if size.is_none() => {
                data.take(6)?;
                size = Some((u32::from(data.le16()? & 0x3FFF), u32::from(data.le16()? & 0x3FFF)));
            }
            b"VP8L" if size.is_none() => {
                data.u8()?;
                let bits = data.le32()?;
                size = Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1));
            }
            b"EXIF" if chunk.is_whole => {
                return Ok(size.map(|(width, height)| Size::turned(width, height, orientation(chunk.data))));
            }
            _ => {}
        }
        if size.is_some() && !has_exif {
            break;
        }
    }
    match size {
        Some((width, height)) if is_whole || !has_exif => {
            Ok(Some(Size::turned(width, height, Orientation::default())))
        }
        None if is_whole => Ok(None),
        _ => Err(Short),
    }
}

fn orientation(exif: &[u8]) -> Orientation {
    Orientation::read(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))
}

/// The picture without what it tells beside what it shows.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let (mut reader, mut is_whole) = chunks(bytes).map_err(|_| Fault::CutOff)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    out.reserve(bytes.len());
    let (mut has_image, mut flags_at) = (false, None);
    let mut turned = Orientation::default();
    while let Some(chunk) = next(&mut reader) {
        is_whole &= chunk.is_whole;
        match &chunk.name {
            b"VP8X" => {
                flags_at = (!chunk.data.is_empty()).then(|| out.len() + 8);
                push(&mut out, chunk.name, chunk.data);
            }
            b"VP8 " | b"VP8L" => {
                has_image = true;
                push(&mut out, chunk.name, chunk.data);
            }
            b"ALPH" | b"ANIM" => push(&mut out, chunk.name, chunk.data),
            b"ICCP" => {
                if let Some(length) = super::clean::profile_length(chunk.data) {
                    push(&mut out, chunk.name, &chunk.data[..length]);
                }
            }
            b"ANMF" => {
                has_image = true;
                push(&mut out, chunk.name, &frame(chunk.data).map_err(|_| Fault::CutOff)?);
            }
            b"EXIF" => turned = orientation(chunk.data),
            _ => {}
        }
    }
    if !has_image {
        return Err(if is_whole { Fault::Damaged } else { Fault::CutOff });
    }
    if let Some(at) = flags_at {
        out[at] &= !(HAS_EXIF | HAS_XMP);
        if !turned.is_upright() {
            out[at] |= HAS_EXIF;
            push(&mut out, *b"EXIF", &turned.tiff());
        }
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| Fault::Unknown)?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(Cleaned { bytes: out, is_cut_off: !is_whole })
}

/// A frame of a moving picture: its place, then chunks of its own.
fn frame(data: &[u8]) -> Result<Vec<u8>, Short> {
    let mut reader = Reader::new(data);
    let mut out = reader.take(16)?.to_vec();
    while let Some(chunk) = next(&mut reader) {
        if matches!(&chunk.name, b"ALPH" | b"VP8 " | b"VP8L") {
            push(&mut out, chunk.name, chunk.data);
        }
    }
    Ok(out)
}

fn push(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend(name);
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
}
