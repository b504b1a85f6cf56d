//! GIF: a screen, then blocks whose data come in pieces of at most 255 bytes.

use super::clean::{Cleaned, Fault};
use super::probe::Size;
use super::reader::{Reader, Short};

const IMAGE: u8 = 0x2C;
const EXTENSION: u8 = 0x21;
const END: u8 = 0x3B;
/// How long and how the next image stands.
const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

pub fn size(bytes: &[u8]) -> Result<Option<Size>, Short> {
    let mut reader = Reader::new(bytes);
    reader.take(6)?;
    let (width, height) = (reader.le16()?, reader.le16()?);
    Ok((width > 0 && height > 0).then(|| Size { width: width.into(), height: height.into() }))
}

/// The picture without comments and what programs have added.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut reader = Reader::new(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    screen(&mut reader, &mut out).map_err(|_| Fault::CutOff)?;
    let mut has_image = false;
    let is_cut_off = loop {
        let start = out.len();
        match reader.u8() {
            Ok(END) => break false,
            Ok(IMAGE) => {
                has_image = true;
                if image(&mut reader, &mut out).is_err() {
                    break true;
                }
            }
            Ok(EXTENSION) => {
                if extension(&mut reader, &mut out).is_err() {
                    out.truncate(start);
                    break true;
                }
            }
            // Some writers leave an end of data too many.
            Ok(0) => {}
            Ok(_) => return Err(Fault::Damaged),
            Err(Short) => break true,
        }
    };
    if !has_image {
        return Err(if is_cut_off { Fault::CutOff } else { Fault::Damaged });
    }
    if is_cut_off {
        out.push(0);
    }
    out.push(END);
    Ok(Cleaned { bytes: out, is_cut_off })
}

fn screen(reader: &mut Reader, out: &mut Vec<u8>) -> Result<(), Short> {
    out.extend_from_slice(reader.take(6)?);
    let screen = reader.take(7)?;
    out.extend_from_slice(screen);
    out.extend_from_slice(reader.take(colours(screen[4]))?);
    Ok(())
}

/// The bytes of the table of colours that these flags tell of.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn image(reader: &mut Reader, out: &mut Vec<u8>) -> Result<(), Short> {
    out.push(IMAGE);
    let place = reader.take(9)?;
    out.extend_from_slice(place);
    out.extend_from_slice(reader.take(colours(place[8]))?);
    out.push(reader.u8()?);
    while let Some(piece) = piece(reader)? {
        push(out, piece);
    }
    out.push(0);
    Ok(())
}

/// The next piece of the data of a block, `None` at their end.
fn piece<'a>(reader: &mut Reader<'a>) -> Result<Option<&'a [u8]>, Short> {
    match reader.u8()? {
        0 => Ok(None),
        length => reader.take(usize::from(length)).map(Some),
    }
}

fn push(out: &mut Vec<u8>, piece: &[u8]) {
    out.push(u8::try_from(piece.len()).unwrap_or(u8::MAX));
    out.extend_from_slice(piece);
}

/// Keeps what shows how long an image stands, how often the whole is shown, and what its colours mean.
fn extension(reader: &mut Reader, out: &mut Vec<u8>) -> Result<(), Short> {
    let label = reader.u8()?;
    let mut pieces = Vec::new();
    while let Some(piece) = piece(reader)? {
        pieces.push(piece);
    }
    let kept: &[&[u8]] = match (label, pieces.as_slice()) {
        (CONTROL, [control, ..]) if control.len() == 4 => &pieces[..1],
        (APPLICATION, [name, turns, ..]) if is_loop(name) && turns.len() == 3 => &pieces[..2],
        (APPLICATION, [name, ..]) if *name == b"ICCRGBG1012" && is_profile(&pieces[1..]) => &pieces,
        _ => return Ok(()),
    };
    out.extend([EXTENSION, label]);
    for piece in kept {
        push(out, piece);
    }
    out.push(0);
    Ok(())
}

fn is_loop(name: &[u8]) -> bool {
    matches!(name, b"NETSCAPE2.0" | b"ANIMEXTS1.0")
}

fn is_profile(pieces: &[&[u8]]) -> bool {
    let whole = pieces.concat();
    super::clean::profile_length(&whole) == Some(whole.len())
}
