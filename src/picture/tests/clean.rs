//! What is published of a picture: the same pixels, the way up, the colours, and nothing else.

use image::{AnimationDecoder, ImageDecoder};
use proptest::prelude::*;
use proptest::sample::select;

use super::make::{self, SCANS, SECRET, Scan};
use crate::picture::{Broken, Fault, Format, clean, probe, verify};

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().into_bytes()
}

fn cleaned(bytes: &[u8]) -> Vec<u8> {
    clean(Format::of(bytes), bytes).unwrap().into_owned()
}

/// `pieces` with others put between them; those of a place beyond the end come after the picture.
fn mixed(pieces: &[Vec<u8>], first: usize, planted: &[(prop::sample::Index, Vec<u8>)]) -> Vec<u8> {
    let mut places: Vec<Vec<u8>> = vec![Vec::new(); pieces.len() + 1];
    for (place, bytes) in planted {
        places[first + place.index(pieces.len() + 1 - first)].extend_from_slice(bytes);
    }
    pieces
        .iter()
        .map(Vec::as_slice)
        .zip(places.iter())
        .flat_map(|(piece, planted)| [planted.as_slice(), piece])
        .chain([places[pieces.len()].as_slice()])
        .collect::<Vec<_>>()
        .concat()
}

/// Something that may stand anywhere, with the secret in it.
fn planted<const N: usize>(beginnings: [&'static [u8]; N]) -> impl Strategy<Value = Vec<u8>> {
    (select(beginnings.to_vec()), prop::collection::vec(any::<u8>(), 0..40))
        .prop_map(|(beginning, noise)| [beginning, &noise, SECRET, &noise].concat())
}

fn jpeg_segment() -> impl Strategy<Value = Vec<u8>> {
    let payload = planted([
        b"Exif\0\0MM\0*\0\0\0\x08\0\0",
        b"http://ns.adobe.com/xap/1.0/\0",
        b"Photoshop 3.0\08BIM\x04\x04",
        b"MPF\0MM\0*",
        b"ICC_PROFILE\0\x01\x01",
        b"JFXX\0\x10\xff\xd8\xff",
        b"JFIF\0\x01\x02\0\0\x01\0\x01\x09\x09",
        b"FPXR\0",
        b"",
    ]);
    // The marker of Adobe decides about the colours.
    let markers: Vec<u8> = (0xE0..=0xEF).filter(|marker| *marker != 0xEE).chain([0xFE]).collect();
    (select(markers), payload, any::<bool>()).prop_map(|(marker, payload, is_filled)| {
        [if is_filled { vec![0xFF; 3] } else { Vec::new() }, make::segment(marker, &payload)].concat()
    })
}

fn planted_in<S: Strategy<Value = Vec<u8>>>(
    pieces: S,
) -> impl Strategy<Value = Vec<(prop::sample::Index, Vec<u8>)>> {
    prop::collection::vec((any::<prop::sample::Index>(), pieces), 1..6)
}

fn png_chunk() -> impl Strategy<Value = Vec<u8>> {
    let names: [&[u8; 4]; 9] =
        [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"caBX", b"prVt", b"iDOT", b"hIST"];
    (select(names.to_vec()), planted([b"Author\0", b"XML:com.adobe.xmp\0\0\0\0\0", b"MM\0*", b""]))
        .prop_map(|(name, data)| make::chunk(*name, &data))
}

fn gif_block() -> impl Strategy<Value = Vec<u8>> {
    let data = planted([b"\x0bXMP DataXMP", b"\x0bNETSCAPE2.0", b"\x0bICCRGBG1012", b"\x04abcd"]);
    (select(vec![0xFE, 0x01, 0xFF, 0x77]), data).prop_map(|(label, data)| {
        let pieces =
            data.chunks(200).flat_map(|piece| [&[u8::try_from(piece.len()).unwrap()], piece].concat());
        [0x21, label].into_iter().chain(pieces).chain([0]).collect()
    })
}

fn webp_chunk() -> impl Strategy<Value = Vec<u8>> {
    let names: [&[u8; 4]; 5] = [b"EXIF", b"XMP ", b"ICCP", b"abcd", b"PSAI"];
    (select(names.to_vec()), planted([b"", b"Exif\0\0MM\0*"]))
        .prop_map(|(name, data)| make::riff(*name, &data))
}

proptest! {
    #[test]
    fn a_jpeg_keeps_its_pixels_and_no_secret(
        scan in select(&SCANS[..]), planted in planted_in(jpeg_segment()), after in any::<bool>(),
    ) {
        let mut bytes = mixed(&make::jpeg(scan), 1, &planted);
        if after {
            bytes.extend_from_slice(SECRET);
        }
        let cleaned = cleaned(&bytes);
        prop_assert!(!holds(&cleaned, SECRET));
        prop_assert_eq!(pixels(&cleaned), pixels(&make::jpeg(scan).concat()));
        prop_assert_eq!(verify(Format::Jpeg, &bytes), Ok(()));
        let twice = clean(Format::Jpeg, &cleaned).unwrap().into_owned();
        prop_assert_eq!(&twice, &cleaned);
    }

    #[test]
    fn a_png_keeps_its_pixels_and_no_secret(planted in planted_in(png_chunk())) {
        let pieces = make::png();
        let bytes = mixed(&pieces, 2, &planted);
        let cleaned = cleaned(&bytes);
        prop_assert!(!holds(&cleaned, SECRET));
        prop_assert_eq!(pixels(&cleaned), pixels(&pieces.concat()));
        prop_assert_eq!(verify(Format::Png, &bytes), Ok(()));
    }

    #[test]
    fn a_gif_keeps_its_frames_and_no_secret(planted in planted_in(gif_block())) {
        let pieces = make::gif();
        let bytes = mixed(&pieces, 1, &planted);
        let frames = |bytes: &[u8]| {
            let decoder = image::codecs::gif::GifDecoder::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
            decoder.into_frames().map(|frame| frame.map(|frame| (frame.delay(), frame.into_buffer().into_raw())).unwrap()).collect::<Vec<_>>()
        };
        let cleaned = cleaned(&bytes);
        prop_assert!(!holds(&cleaned, SECRET));
        prop_assert_eq!(frames(&cleaned), frames(&pieces.concat()));
        prop_assert!(holds(&cleaned, b"NETSCAPE2.0\x03\x01"), "it goes on moving");
    }

    #[test]
    fn a_webp_keeps_its_pixels_and_no_secret(planted in planted_in(webp_chunk()), after in any::<bool>()) {
        let pieces = make::webp(0);
        let mut bytes = make::webp_file(&[mixed(&pieces, 1, &planted)]);
        if after {
            bytes.extend_from_slice(SECRET);
        }
        let cleaned = cleaned(&bytes);
        prop_assert!(!holds(&cleaned, SECRET));
        prop_assert_eq!(pixels(&cleaned), pixels(&make::webp_file(&pieces)));
        prop_assert_eq!(verify(Format::WebP, &bytes), Ok(()));
    }

    #[test]
    fn whatever_the_bytes_nothing_panics(
        format in select(vec![Format::Jpeg, Format::Png, Format::Gif, Format::WebP, Format::Avif, Format::Svg]),
        start in 0..5_usize, cut in any::<prop::sample::Index>(), noise in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 0..8),
    ) {
        let whole = [make::jpeg(Scan::Progressive).concat(), make::png().concat(), make::gif().concat(), make::webp_file(&make::webp(0)), make::avif(b"data")];
        let mut bytes = whole[start].clone();
        for (place, byte) in noise {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() + 1));
        let _ = (probe(&bytes), clean(format, &bytes), verify(format, &bytes));
    }
}

#[test]
fn what_is_read_from_a_photo_is_only_its_way_up() {
    for orientation in 1..=8 {
        let mut pieces = make::jpeg(Scan::Baseline);
        pieces.insert(1, make::segment(0xE1, &[b"Exif\0\0", make::exif(orientation).as_slice()].concat()));
        let cleaned = cleaned(&pieces.concat());
        assert!(!holds(&cleaned, SECRET));
        assert_eq!(holds(&cleaned, b"Exif"), orientation != 1);
        let mut decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(&cleaned)).unwrap();
        assert_eq!(decoder.orientation().unwrap().to_exif(), orientation);
    }
}

#[test]
fn other_formats_keep_their_way_up_as_well() {
    let mut png = make::png();
    png.insert(2, make::chunk(*b"eXIf", &make::exif(6)));
    let mut webp = make::webp(8);
    webp.push(make::riff(*b"EXIF", &make::exif(6)));
    for bytes in [png.concat(), make::webp_file(&webp)] {
        let cleaned = cleaned(&bytes);
        assert!(!holds(&cleaned, SECRET));
        let size = probe(&cleaned).unwrap().1.unwrap();
        assert_eq!((size.width, size.height), (8, 16));
        assert_eq!(probe(&bytes), probe(&cleaned));
    }
}

#[test]
fn the_colour_profile_is_kept() {
    let profile = make::profile();
    let mut jpeg = make::jpeg(Scan::Baseline);
    // In two parts, the second of which stands first.
    jpeg.insert(1, make::segment(0xE2, &[b"ICC_PROFILE\0\x02\x02", &profile[90..]].concat()));
    jpeg.insert(3, make::segment(0xE2, &[b"ICC_PROFILE\0\x01\x02", &profile[..90]].concat()));
    assert!(holds(&cleaned(&jpeg.concat()), &profile));

    let mut webp = make::webp(0);
    webp.insert(1, make::riff(*b"ICCP", &profile));
    assert!(holds(&cleaned(&make::webp_file(&webp)), &profile));

    let mut png = make::png();
    png.insert(2, make::chunk(*b"iCCP", b"Testas skarm\0\0packed"));
    let png = cleaned(&png.concat());
    assert!(holds(&png, b"iCCPicc\0\0packed"));
    assert!(!holds(&png, b"Testas"));
}

#[test]
fn the_marker_that_tells_the_colours_of_print_is_kept() {
    assert!(holds(&cleaned(&make::jpeg(Scan::Cmyk).concat()), b"Adobe\0\x64\0\0\0\0\0"));
}

#[test]
fn of_an_avif_only_the_picture_is_left() {
    let bytes = make::avif(b"the picture's data");
    assert!(holds(&bytes, SECRET));
    let cleaned = cleaned(&bytes);
    assert!(!holds(&cleaned, SECRET));
    assert!(!holds(&cleaned, b"Exif"));
    assert!(holds(&cleaned, b"the picture's data"));
    assert_eq!(cleaned.len(), bytes.len(), "nothing moves");
    let size = probe(&cleaned).unwrap().1.unwrap();
    assert_eq!((size.width, size.height), (8, 16));
}

#[test]
fn what_nobody_can_be_sure_of_is_refused() {
    let mut png = make::png();
    png.insert(2, make::chunk(*b"CgBI", b"x"));
    assert_eq!(clean(Format::Png, &png.concat()), Err(Fault::Unknown));
    let mut jpeg = make::jpeg(Scan::Baseline);
    jpeg.insert(1, make::segment(0xF7, b"x"));
    assert_eq!(clean(Format::Jpeg, &jpeg.concat()), Err(Fault::Unknown));
    let moving = [make::avif(b"x"), make::boxed(*b"moov", b"x")].concat();
    assert_eq!(clean(Format::Avif, &moving), Err(Fault::Unknown));
}

#[test]
fn a_picture_that_is_cut_off_is_told() {
    for bytes in [
        make::jpeg(Scan::Baseline).concat(),
        make::jpeg(Scan::Progressive).concat(),
        make::png().concat(),
        make::gif().concat(),
        make::webp_file(&make::webp(0)),
    ] {
        let format = Format::of(&bytes);
        assert_eq!(verify(format, &bytes), Ok(()), "{format:?}");
        for length in [bytes.len() - 13, bytes.len() / 2] {
            assert_eq!(verify(format, &bytes[..length]), Err(Broken::CutOff), "{format:?}, {length} bytes");
        }
    }
}

#[test]
fn a_picture_whose_data_are_wrong_is_told() {
    let mut png = make::png();
    let data = png.iter_mut().find(|piece| piece[4..].starts_with(b"IDAT")).unwrap();
    *data = make::chunk(*b"IDAT", b"no pixels at all");
    assert_eq!(verify(Format::Png, &png.concat()), Err(Broken::Damaged));
    let bomb = make::chunk(*b"IHDR", b"\0\xff\0\0\0\xff\0\0\x08\x06\0\0\0");
    assert_eq!(
        verify(
            Format::Png,
            &[png[0].clone(), bomb, png[png.len() - 2].clone(), png[png.len() - 1].clone()].concat()
        ),
        Err(Broken::Huge)
    );
}
