//! The one thing that is kept of EXIF: which way up the picture is.

use super::reader::{Reader, Short};

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

/// How a picture is turned and mirrored before it is shown: 1 (as it is) to 8, as EXIF counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orientation(u8);

impl Default for Orientation {
    fn default() -> Self {
        Self(1)
    }
}

impl Orientation {
    /// Reads it from a TIFF header and what follows. What cannot be read leaves the picture as it is.
    pub fn read(tiff: &[u8]) -> Self {
        find(tiff).ok().flatten().unwrap_or_default()
    }

    /// Whether the picture is shown as it is stored.
    pub fn is_upright(self) -> bool {
        self.0 == 1
    }

    /// Whether width and height trade places.
    pub fn is_on_its_side(self) -> bool {
        self.0 > 4
    }

    /// EXIF that says this and nothing else, from its TIFF header on.
    pub fn tiff(self) -> [u8; 26] {
        let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
        tiff[19] = self.0;
        tiff
    }
}

fn find(tiff: &[u8]) -> Result<Option<Orientation>, Short> {
    let is_big = match tiff.get(..4) {
        Some(b"MM\0*") => true,
        Some(b"II*\0") => false,
        _ => return Ok(None),
    };
    let u16 = |reader: &mut Reader| if is_big { reader.be16() } else { reader.le16() };
    let u32 = |reader: &mut Reader| if is_big { reader.be32() } else { reader.le32() };
    let start = u32(&mut Reader::new(&tiff[4..]))? as usize;
    let mut directory = Reader::new(tiff.get(start..).ok_or(Short)?);
    for _ in 0..u16(&mut directory)? {
        let (tag, kind, count) = (u16(&mut directory)?, u16(&mut directory)?, u32(&mut directory)?);
        let mut value = Reader::new(directory.take(4)?);
        if tag == ORIENTATION {
            let number = u16(&mut value)?;
            let is_valid = kind == SHORT && count == 1;
            return Ok(u8::try_from(number)
                .ok()
                .filter(|n| is_valid && (1..=8).contains(n))
                .map(Orientation));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        for number in 1..=8 {
            assert_eq!(Orientation::read(&Orientation(number).tiff()), Orientation(number));
        }
        let small =
            b"II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x04\0\0\0abc\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(Orientation::read(small), Orientation(6));
    }

    #[test]
    fn what_cannot_be_read_turns_nothing() {
        let mut wrong = Orientation(6).tiff();
        wrong[19] = 9;
        assert!(Orientation::read(&wrong).is_upright());
        assert!(Orientation::read(&Orientation(6).tiff()[..18]).is_upright());
        assert!(Orientation::read(b"").is_upright());
        assert!(Orientation::read(b"MM\0*\xff\xff\xff\xff").is_upright());
    }
}
