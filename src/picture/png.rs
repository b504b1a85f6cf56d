//! PNG: chunks with a length, a name and a checksum.

use flate2::Crc;

use super::clean::{Cleaned, Fault};
use super::exif::Orientation;
use super::probe::Size;
use super::reader::{Reader, Short};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that say what the pixels are, which colours they mean, and how they move.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD", b"pHYs", b"cICP",
    b"mDCV", b"mDCv", b"cLLI", b"cLLi", b"acTL", b"fcTL", b"fdAT",
];

/// The size that readers see. A turn that is told after the data comes too late for browsers.
pub fn size(bytes: &[u8]) -> Result<Option<Size>, Short> {
    let mut reader = Reader::new(bytes);
    reader.take(SIGNATURE.len())?;
    let (mut size, mut orientation) = (None, Orientation::default());
    loop {
        let (length, name) = (reader.be32()? as usize, reader.array()?);
        match &name {
            b"IDAT" | b"IEND" => break,
            b"IHDR" => {
                let mut header = Reader::new(reader.take(length)?);
                size = Some((header.be32()?, header.be32()?));
            }
            b"eXIf" => orientation = Orientation::read(reader.take(length)?),
            _ => drop(reader.take(length)?),
        }
        reader.take(4)?;
    }
    Ok(size.map(|(width, height)| Size::turned(width, height, orientation)))
}

/// The picture without what it tells beside what it shows.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut reader = Reader::new(bytes);
    reader.take(SIGNATURE.len()).map_err(|_| Fault::Damaged)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(SIGNATURE);
    let mut has_data = false;
    let is_cut_off = loop {
        let (Ok(length), Ok(name)) = (reader.be32(), reader.array::<4>()) else { break true };
        let (data, is_whole) = reader.take_most(length as usize);
        let (crc, has_crc) = reader.take_most(4);
        match &name {
            b"IEND" => break false,
            b"eXIf" if !has_data => {
                let orientation = Orientation::read(data);
                if !orientation.is_upright() {
                    push(&mut out, *b"eXIf", &orientation.tiff());
                }
            }
            b"iCCP" if is_whole => {
                // The profile's name is free text.
                let profile = data.iter().position(|&byte| byte == 0).map(|end| &data[end..]);
                if let Some(profile) = profile {
                    push(&mut out, *b"iCCP", &[b"icc", profile].concat());
                }
            }
            _ if KEPT.contains(&&name) => {
                has_data |= name == *b"IDAT";
                if is_whole && has_crc {
                    // With the checksum that it has: a wrong one is not made right.
                    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
                    out.extend(name);
                    out.extend_from_slice(data);
                    out.extend_from_slice(crc);
                } else {
                    push(&mut out, name, data);
                }
            }
            // A capital letter says that the picture cannot be shown without it.
            [b'A'..=b'Z', ..] => return Err(Fault::Unknown),
            _ => {}
        }
        if !is_whole || !has_crc {
            break true;
        }
    };
    if !has_data {
        return Err(if is_cut_off { Fault::CutOff } else { Fault::Damaged });
    }
    push(&mut out, *b"IEND", &[]);
    Ok(Cleaned { bytes: out, is_cut_off })
}

fn push(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    crc.update(&name);
    crc.update(data);
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend(name);
    out.extend_from_slice(data);
    out.extend(crc.sum().to_be_bytes());
}
