//! JPEG: a row of segments, and between them the data of the picture.

use super::clean::{Cleaned, Fault};
use super::exif::Orientation;
use super::probe::Size;
use super::reader::{Reader, Short};

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const JFIF: u8 = 0xE0;
const EXIF: u8 = 0xE1;
const PROFILE: u8 = 0xE2;
const ADOBE: u8 = 0xEE;

/// The profile's parts are numbered, and each holds at most this much of it.
const PROFILE_PART: usize = 65_519;
const PROFILE_NAME: &[u8] = b"ICC_PROFILE\0";

/// A piece of the file, in order.
enum Piece<'a> {
    Segment(u8, &'a [u8]),
    /// What follows the head of a scan, up to the next segment.
    Data(&'a [u8]),
    End,
}

struct Pieces<'a> {
    reader: Reader<'a>,
    in_scan: bool,
}

impl<'a> Pieces<'a> {
    /// `bytes` begin with the marker that every JPEG begins with.
    fn new(bytes: &'a [u8]) -> Self {
        Self { reader: Reader::new(bytes.get(2..).unwrap_or_default()), in_scan: false }
    }

    fn next(&mut self) -> Result<Piece<'a>, Short> {
        if std::mem::take(&mut self.in_scan) {
            let data = self.reader.rest();
            let (data, _) = self.reader.take_most(data_length(data));
            return Ok(Piece::Data(data));
        }
        loop {
            // Bytes that belong nowhere are passed over, as decoders do.
            while self.reader.u8()? != 0xFF {}
            let mut marker = 0xFF;
            while marker == 0xFF {
                marker = self.reader.u8()?;
            }
            match marker {
                0 | 1 | 0xD0..=0xD8 => {}
                END => return Ok(Piece::End),
                _ => {
                    let length = usize::from(self.reader.be16()?);
                    let payload = self.reader.take(length.saturating_sub(2))?;
                    self.in_scan = marker == SCAN;
                    return Ok(Piece::Segment(marker, payload));
                }
            }
        }
    }
}

/// How far the data of a scan reaches: to the next marker that is neither a stuffed byte nor a restart.
fn data_length(data: &[u8]) -> usize {
    let mut from = 0;
    while let Some(found) = data[from..].iter().position(|&byte| byte == 0xFF) {
        let at = from + found;
        match data.get(at + 1) {
            Some(0 | 0xD0..=0xD7) => from = at + 2,
            Some(0xFF) => from = at + 1,
            _ => return at,
        }
    }
    data.len()
}

/// What stands before the first scan and is written anew.
#[derive(Default)]
struct Header<'a> {
    size: Option<(u16, u16)>,
    orientation: Option<Orientation>,
    jfif: Option<&'a [u8]>,
    adobe: Option<&'a [u8]>,
    profile: Vec<(u8, u8, &'a [u8])>,
}

impl<'a> Header<'a> {
    fn add(&mut self, marker: u8, payload: &'a [u8]) {
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                self.size = frame_size(payload).or(self.size);
            }
            JFIF if payload.starts_with(b"JFIF\0") && payload.len() >= 14 => {
                self.jfif = self.jfif.or(Some(&payload[..12]));
            }
            EXIF => {
                if let Some(tiff) = payload.strip_prefix(b"Exif\0").and_then(|rest| rest.get(1..)) {
                    self.orientation = self.orientation.or_else(|| Some(Orientation::read(tiff)));
                }
            }
            ADOBE if payload.starts_with(b"Adobe") && payload.len() >= 12 => {
                self.adobe = Some(&payload[..12]);
            }
            PROFILE => {
                if let Some([number, count, part @ ..]) = payload.strip_prefix(PROFILE_NAME) {
                    self.profile.push((*number, *count, part));
                }
            }
            _ => {}
        }
    }

    /// The colour profile, where all of its parts are there and it is one.
    fn profile(&self) -> Option<Vec<u8>> {
        let mut parts = self.profile.clone();
        parts.sort_by_key(|(number, ..)| *number);
        let count = parts.first()?.1;
        let is_whole = parts.len() == usize::from(count)
            && (1..=count).zip(&parts).all(|(expected, (number, ..))| expected == *number);
        let mut whole: Vec<u8> = parts.iter().flat_map(|(.., part)| *part).copied().collect();
        let length = super::clean::profile_length(&whole).filter(|_| is_whole)?;
        whole.truncate(length);
        Some(whole)
    }
}

fn frame_size(payload: &[u8]) -> Option<(u16, u16)> {
    let mut reader = Reader::new(payload.get(1..)?);
    let (height, width) = (reader.be16().ok()?, reader.be16().ok()?);
    (width > 0 && height > 0).then_some((width, height))
}

/// The size that readers see.
pub fn size(bytes: &[u8]) -> Result<Option<Size>, Short> {
    let mut header = Header::default();
    let mut pieces = Pieces::new(bytes);
    loop {
        match pieces.next()? {
            Piece::Segment(SCAN, _) | Piece::Data(_) | Piece::End => break,
            Piece::Segment(marker, payload) => header.add(marker, payload),
        }
    }
    let orientation = header.orientation.unwrap_or_default();
    Ok(header.size.map(|(width, height)| Size::turned(width.into(), height.into(), orientation)))
}

/// The picture without what it tells beside what it shows.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut header = Header::default();
    let mut body = Vec::with_capacity(bytes.len());
    let mut pieces = Pieces::new(bytes);
    let mut has_scan = false;
    let is_cut_off = loop {
        match pieces.next() {
            Err(Short) => break true,
            Ok(Piece::End) => break false,
            Ok(Piece::Data(data)) => body.extend_from_slice(data),
            Ok(Piece::Segment(marker, payload)) => {
                has_scan |= marker == SCAN;
                if !has_scan {
                    header.add(marker, payload);
                }
                match marker {
                    // Frames, scans, tables and the intervals of restarts.
                    0xC0..=0xCF | SCAN..=0xDF => push(&mut body, marker, payload),
                    // Applications and comments.
                    0xE0..=0xEF | 0xFE => {}
                    _ => return Err(Fault::Unknown),
                }
            }
        }
    };
    if header.size.is_none() || !has_scan {
        return Err(if is_cut_off { Fault::CutOff } else { Fault::Damaged });
    }
    let mut out = vec![0xFF, 0xD8];
    if let Some(jfif) = header.jfif {
        // Without the small picture that may follow.
        push(&mut out, JFIF, &[jfif, &[0, 0]].concat());
    }
    if let Some(orientation) = header.orientation.filter(|orientation| !orientation.is_upright()) {
        push(&mut out, EXIF, &[b"Exif\0\0", orientation.tiff().as_slice()].concat());
    }
    if let Some(adobe) = header.adobe {
        push(&mut out, ADOBE, adobe);
    }
    if let Some(profile) = header.profile() {
        let count = u8::try_from(profile.len().div_ceil(PROFILE_PART)).map_err(|_| Fault::Unknown)?;
        for (number, part) in (1..=count).zip(profile.chunks(PROFILE_PART)) {
            push(&mut out, PROFILE, &[PROFILE_NAME, &[number, count], part].concat());
        }
    }
    out.append(&mut body);
    out.extend([0xFF, END]);
    Ok(Cleaned { bytes: out, is_cut_off })
}

fn push(out: &mut Vec<u8>, marker: u8, payload: &[u8]) {
    // What was read from a segment fits into one.
    let length = u16::try_from(payload.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(payload);
}
