//! The size that readers see, from as little of a file as it takes.

use std::io::Write;

use super::make::{self, Scan};
use crate::picture::{Format, Size, probe, probe_file};

#[test]
fn sizes_are_those_that_readers_see() {
    let wide = Some(Size { width: 16, height: 8 });
    for bytes in [
        make::jpeg(Scan::Baseline).concat(),
        make::jpeg(Scan::Progressive).concat(),
        make::png().concat(),
        make::gif().concat(),
        make::webp_file(&make::webp(0)[1..]),
        make::webp_file(&make::webp(0)),
    ] {
        assert_eq!(probe(&bytes), Ok((Format::of(&bytes), wide)));
    }
    for (orientation, size) in [(1, (16, 8)), (3, (16, 8)), (5, (8, 16)), (8, (8, 16))] {
        let mut pieces = make::jpeg(Scan::Baseline);
        pieces.insert(1, make::segment(0xE1, &[b"Exif\0\0", make::exif(orientation).as_slice()].concat()));
        let (width, height) = size;
        assert_eq!(
            probe(&pieces.concat()),
            Ok((Format::Jpeg, Some(Size { width, height }))),
            "{orientation}"
        );
    }
}

#[test]
fn a_head_of_any_length_tells_nothing_wrong() {
    for bytes in [
        make::jpeg(Scan::Baseline).concat(),
        make::png().concat(),
        make::avif(b"x"),
        make::webp_file(&make::webp(0)),
    ] {
        let (format, size) = probe(&bytes).unwrap();
        for length in 16..bytes.len() {
            if let Ok(found) = probe(&bytes[..length]) {
                assert_eq!(found, (format, size), "{length} bytes");
            }
        }
    }
}

#[test]
fn much_metadata_before_the_size_is_read_over() {
    let mut pieces = make::jpeg(Scan::Baseline);
    for _ in 0..20 {
        pieces.insert(1, make::segment(0xFE, &vec![b' '; 60_000]));
    }
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&pieces.concat()).unwrap();
    let head = probe_file(file.path()).unwrap();
    assert_eq!(head.size, Some(Size { width: 16, height: 8 }));
    assert_eq!(head.length, pieces.concat().len() as u64);
}

#[test]
fn what_is_no_picture_has_no_size() {
    for bytes in ["", "<html>404</html>", "%PDF-1.7", "\u{ff}", "GIF89a", "RIFF"] {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes.as_bytes()).unwrap();
        assert_eq!(probe_file(file.path()).unwrap().size, None, "{bytes}");
    }
}

#[test]
fn drawings_tell_their_size_in_many_ways() {
    for (attributes, expected) in [
        ("width='120' height='80'", Some((120, 80))),
        ("width='120px' height='80.4px'", Some((120, 80))),
        ("width='1in' height='25.4mm'", Some((96, 96))),
        ("width='100%' height='100%' viewBox='0 0 300 150'", Some((1200, 600))),
        ("viewBox='0,0,24,24'", Some((1200, 1200))),
        ("width='600' viewBox='0 0 300 150'", Some((600, 300))),
        ("height='10em'", None),
        ("", None),
    ] {
        let svg = format!(
            "<?xml version='1.0'?>\n<!-- x -->\n<svg xmlns='http://www.w3.org/2000/svg' {attributes}></svg>"
        );
        let expected = expected.map(|(width, height)| Size { width, height });
        assert_eq!(probe(svg.as_bytes()), Ok((Format::Svg, expected)), "{attributes}");
    }
}
