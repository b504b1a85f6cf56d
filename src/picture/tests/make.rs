//! Small pictures, and what cameras and programs put into them.

use image::codecs::gif::GifEncoder;
use image::codecs::webp::WebPEncoder;
use image::{Delay, DynamicImage, ExtendedColorType, Frame, ImageFormat, RgbaImage};

/// What must never be published.
pub const SECRET: &[u8] = b"Testa Testsson, Storgatan 1";

/// A JPEG by the standard's own example tables: how it stores its pixels.
#[derive(Clone, Copy, Debug)]
pub enum Scan {
    Baseline,
    Progressive,
    /// With a marker after each block.
    Restarts,
    /// Four inks, as for print.
    Cmyk,
}

pub const SCANS: [Scan; 4] = [Scan::Baseline, Scan::Progressive, Scan::Restarts, Scan::Cmyk];

/// The standard's example of codes (ITU-T T.81, K.3): for the mean of a block, and only the end of block for the rest.
const DC: &[u8] =
    b"\0\0\x01\x05\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b";
const AC: &[u8] = b"\x10\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
const DC_ZERO: &str = "00";
/// A difference of 5: the code of three bits, then the number.
const DC_FIVE: &str = "100101";
const END_OF_BLOCK: &str = "00";

fn packed(bits: &str) -> Vec<u8> {
    let bits = format!("{bits}{}", "1".repeat((8 - bits.len() % 8) % 8));
    let byte = |part: &[u8]| part.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0'));
    bits.as_bytes()
        .chunks(8)
        .map(byte)
        .flat_map(|byte| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] })
        .collect()
}

pub fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), payload].concat()
}

/// The pieces of a JPEG of 16 by 8 pixels; anything may stand between them.
pub fn jpeg(scan: Scan) -> Vec<Vec<u8>> {
    let components: u8 = if matches!(scan, Scan::Cmyk) { 4 } else { 1 };
    let frame: Vec<u8> = [8, 0, 8, 0, 16, components]
        .into_iter()
        .chain((1..=components).flat_map(|number| [number, 0x11, 0]))
        .collect();
    let of_scan = |spectrum: [u8; 3]| {
        let ids = (1..=components).flat_map(|number| [number, 0]);
        let head: Vec<u8> = [components].into_iter().chain(ids).chain(spectrum).collect();
        segment(0xDA, &head)
    };
    let mut pieces = vec![vec![0xFF, 0xD8]];
    if matches!(scan, Scan::Cmyk) {
        pieces.push(segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"));
    }
    pieces.push(segment(0xDB, &[&[0], [8; 64].as_slice()].concat()));
    pieces.push(segment(if matches!(scan, Scan::Progressive) { 0xC2 } else { 0xC0 }, &frame));
    pieces.push(segment(0xC4, DC));
    pieces.push(segment(0xC4, &[AC, &[0]].concat()));
    let block = |mean: &str| format!("{mean}{END_OF_BLOCK}");
    match scan {
        Scan::Baseline => {
            let data = packed(&(block(DC_FIVE) + &block(DC_ZERO)));
            pieces.push([of_scan([0, 63, 0]), data].concat());
        }
        Scan::Cmyk => {
            let data = packed(&(block(DC_FIVE).repeat(4) + &block(DC_ZERO).repeat(4)));
            pieces.push([of_scan([0, 63, 0]), data].concat());
        }
        Scan::Restarts => {
            pieces.push(segment(0xDD, &[0, 1]));
            let (first, second) = (packed(&block(DC_FIVE)), packed(&block(DC_FIVE)));
            pieces.push([of_scan([0, 63, 0]), first, vec![0xFF, 0xD0], second].concat());
        }
        Scan::Progressive => {
            pieces.push([of_scan([0, 0, 0]), packed(&format!("{DC_FIVE}{DC_ZERO}"))].concat());
            pieces.push([of_scan([1, 63, 0]), packed(&END_OF_BLOCK.repeat(2))].concat());
        }
    }
    pieces.push(vec![0xFF, 0xD9]);
    pieces
}

/// EXIF, from its TIFF header on, with a turn and a name.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0]);
    tiff.extend(b"\x01\x3b\0\x02\0\0\0\x1b\0\0\0\x26\0\0\0\0");
    tiff.extend(SECRET);
    tiff
}

/// A colour profile, as far as anybody looks at it here.
pub fn profile() -> Vec<u8> {
    let mut profile = vec![7; 200];
    profile[..4].copy_from_slice(&200_u32.to_be_bytes());
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

fn pixels() -> RgbaImage {
    RgbaImage::from_fn(16, 8, |x, y| {
        let (x, y) = (u8::try_from(x).unwrap(), u8::try_from(y).unwrap());
        image::Rgba([x * 16, y * 30, 77, 255])
    })
}

pub fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&name);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [length.as_slice(), &name, data, &crc.sum().to_be_bytes()].concat()
}

/// The signature and the chunks of a PNG.
pub fn png() -> Vec<Vec<u8>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(pixels()).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    let mut pieces = vec![bytes[..8].to_vec()];
    let mut rest = &bytes[8..];
    while let Some(length) = rest.first_chunk::<4>() {
        let (piece, after) = rest.split_at(u32::from_be_bytes(*length) as usize + 12);
        pieces.push(piece.to_vec());
        rest = after;
    }
    pieces
}

/// The screen of a moving GIF, and all of its blocks up to the end.
pub fn gif() -> Vec<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    for _ in 0..2 {
        encoder.encode_frame(Frame::from_parts(pixels(), 0, 0, Delay::from_numer_denom_ms(100, 1))).unwrap();
    }
    drop(encoder);
    let table = if bytes[10] & 0x80 == 0 { 0 } else { 3 << ((bytes[10] & 7) + 1) };
    let (screen, blocks) = bytes.split_at(13 + table);
    let (blocks, end) = blocks.split_at(blocks.len() - 1);
    vec![screen.to_vec(), blocks.to_vec(), end.to_vec()]
}

pub fn riff(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_le_bytes();
    [name.as_slice(), &length, data, &[0][..data.len() % 2]].concat()
}

/// The chunks of a WebP with an extended header of these flags.
pub fn webp(flags: u8) -> Vec<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.encode(&pixels(), 16, 8, ExtendedColorType::Rgba8).unwrap();
    vec![riff(*b"VP8X", &[flags, 0, 0, 0, 15, 0, 0, 7, 0, 0]), bytes[12..].to_vec()]
}

/// A WebP of chunks.
pub fn webp_file(chunks: &[Vec<u8>]) -> Vec<u8> {
    riff(*b"RIFF", &[b"WEBP".to_vec(), chunks.concat()].concat())
}

pub fn boxed(name: [u8; 4], payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len() + 8).unwrap().to_be_bytes();
    [length.as_slice(), &name, payload].concat()
}

/// An AVIF of 16 by 8 pixels that is turned, with EXIF; its picture is `data`.
pub fn avif(data: &[u8]) -> Vec<u8> {
    let item = |id: u8, kind: &[u8; 4]| {
        boxed(*b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind.as_slice(), SECRET, &[0]].concat())
    };
    let place = |id: u8, offset: usize, length: usize| {
        let (offset, length) = (u32::try_from(offset).unwrap(), u32::try_from(length).unwrap());
        [&[0, id, 0, 0, 0, 1], offset.to_be_bytes().as_slice(), &length.to_be_bytes()].concat()
    };
    let exif = [b"\0\0\0\0".as_slice(), &exif(6)].concat();
    let make = |start: usize| {
        let places = [
            b"\0\0\0\0\x44\0\0\x02".to_vec(),
            place(1, start, data.len()),
            place(2, start + data.len(), exif.len()),
        ];
        let properties = [
            boxed(*b"ispe", &[0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 8]),
            boxed(*b"irot", &[1]),
            boxed(*b"udes", SECRET),
        ];
        let meta = [
            vec![0; 4],
            boxed(*b"hdlr", &[b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0".as_slice(), SECRET].concat()),
            boxed(*b"pitm", &[0, 0, 0, 0, 0, 1]),
            boxed(*b"iloc", &places.concat()),
            boxed(*b"iinf", &[vec![0, 0, 0, 0, 0, 2], item(1, b"av01"), item(2, b"Exif")].concat()),
            boxed(
                *b"iprp",
                &[
                    boxed(*b"ipco", &properties.concat()),
                    boxed(*b"ipma", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 3, 1, 0x82, 3]),
                ]
                .concat(),
            ),
        ];
        let head =
            [boxed(*b"ftyp", b"avif\0\0\0\0mif1"), boxed(*b"free", SECRET), boxed(*b"meta", &meta.concat())]
                .concat();
        (head.len() + 8, head)
    };
    let (start, _) = make(0);
    let (_, head) = make(start);
    [head, boxed(*b"mdat", &[data, &exif].concat()), boxed(*b"uuid", SECRET)].concat()
}
