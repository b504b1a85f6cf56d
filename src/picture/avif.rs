//! AVIF: boxes within boxes. Places in the file are told as numbers from its start, so what is taken out is
//! blanked and nothing moves.

use std::ops::Range;

use super::clean::{Cleaned, Fault};
use super::probe::Size;
use super::reader::{Reader, Short};

/// Items that are pictures, or made of pictures.
const PICTURES: [&[u8; 4]; 5] = [b"av01", b"grid", b"iovl", b"iden", b"tmap"];
/// Properties that say how a picture is decoded and shown.
const PROPERTIES: [&[u8; 4]; 19] = [
    b"ispe", b"pixi", b"av1C", b"colr", b"irot", b"imir", b"pasp", b"clap", b"clli", b"mdcv", b"auxC",
    b"lsel", b"a1op", b"a1lx", b"cclv", b"amve", b"reve", b"ndwt", b"grpl",
];
/// Parts of the box of boxes that say which items there are and how they belong together.
const TABLES: [&[u8; 4]; 4] = [b"pitm", b"iref", b"grpl", b"dinf"];

struct Part {
    name: [u8; 4],
    /// Where its name stands.
    name_at: usize,
    payload: Range<usize>,
    is_whole: bool,
}

/// The boxes in `range`.
fn parts(bytes: &[u8], range: Range<usize>) -> Result<Vec<Part>, Short> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let mut reader = Reader::new(bytes.get(at..range.end).ok_or(Short)?);
        let (short, name) = (reader.be32()?, reader.array()?);
        let (head, size) = match short {
            0 => (8, (range.end - at) as u64),
            1 => (16, reader.be(8)?),
            size => (8, u64::from(size)),
        };
        let size = usize::try_from(size).map_err(|_| Short)?.max(head);
        let end = at.saturating_add(size);
        let is_whole = end <= range.end;
        let payload = at + head..end.min(range.end);
        found.push(Part { name, name_at: at + 4, payload, is_whole });
        at = end;
    }
    Ok(found)
}

fn child(bytes: &[u8], range: Range<usize>, name: [u8; 4]) -> Result<Option<Range<usize>>, Short> {
    Ok(parts(bytes, range)?.into_iter().find(|part| part.name == name).map(|part| part.payload))
}

/// The box of boxes with what the pictures are, without its version.
fn meta(bytes: &[u8]) -> Result<Option<Range<usize>>, Short> {
    let mut at = 0;
    while at < bytes.len() {
        // One box at a time: those before it are there, those after need not be.
        let Some(part) = parts(bytes, at..bytes.len())?.into_iter().next() else { break };
        if part.name == *b"meta" {
            return if part.is_whole {
                Ok(Some(part.payload.start + 4..part.payload.end))
            } else {
                Err(Short)
            };
        }
        if !part.is_whole {
            return Err(Short);
        }
        at = part.payload.end;
    }
    Err(Short)
}

/// The size of the picture that is shown, turned as its properties say.
pub fn size(bytes: &[u8]) -> Result<Option<Size>, Short> {
    let Some(meta) = meta(bytes)? else { return Ok(None) };
    Ok(size_in(bytes, meta).ok().flatten())
}

fn size_in(bytes: &[u8], meta: Range<usize>) -> Result<Option<Size>, Short> {
    let primary = child(bytes, meta.clone(), *b"pitm")?.ok_or(Short)?;
    let mut reader = Reader::new(&bytes[primary]);
    let version = reader.array::<4>()?[0];
    let primary = if version == 0 { u32::from(reader.be16()?) } else { reader.be32()? };
    let properties = child(bytes, meta, *b"iprp")?.ok_or(Short)?;
    let container = child(bytes, properties.clone(), *b"ipco")?.ok_or(Short)?;
    let associations = child(bytes, properties, *b"ipma")?.ok_or(Short)?;
    let (mut size, mut is_on_its_side) = (None, false);
    let all = parts(bytes, container)?;
    for index in associated(&bytes[associations], primary)? {
        let Some(property) = index.checked_sub(1).and_then(|index| all.get(index)) else { continue };
        let mut reader = Reader::new(&bytes[property.payload.clone()]);
        match &property.name {
            b"ispe" => {
                reader.take(4)?;
                size = Some((reader.be32()?, reader.be32()?));
            }
            b"irot" => is_on_its_side = reader.u8()? % 2 == 1,
            _ => {}
        }
    }
    Ok(size.map(
        |(width, height)| {
            if is_on_its_side { Size { width: height, height: width } } else { Size { width, height } }
        },
    ))
}

/// The numbers, from 1, of the properties of an item.
fn associated(table: &[u8], item: u32) -> Result<Vec<usize>, Short> {
    let mut reader = Reader::new(table);
    let [version, .., flags] = reader.array::<4>()?;
    for _ in 0..reader.be32()? {
        let id = if version == 0 { u32::from(reader.be16()?) } else { reader.be32()? };
        let count = reader.u8()?;
        let mut indexes = Vec::new();
        for _ in 0..count {
            let index = if flags & 1 == 1 { reader.be16()? & 0x7FFF } else { u16::from(reader.u8()? & 0x7F) };
            indexes.push(usize::from(index));
        }
        if id == item {
            return Ok(indexes);
        }
    }
    Ok(Vec::new())
}

/// The picture with everything blanked that is no part of a picture.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let top = parts(bytes, 0..bytes.len()).map_err(|_| Fault::Damaged)?;
    let mut out = bytes.to_vec();
    let is_cut_off = top.iter().any(|part| !part.is_whole);
    let meta = top.iter().find(|part| part.name == *b"meta").ok_or(Fault::Damaged)?;
    if meta.payload.len() < 4 {
        return Err(Fault::Damaged);
    }
    let mut kept = Extents::default();
    clean_meta(bytes, &mut out, meta.payload.start + 4..meta.payload.end, &mut kept)?;
    for part in &top {
        match &part.name {
            b"ftyp" | b"meta" => {}
            b"mdat" => blank_but(&mut out, bytes, part.payload.clone(), &kept.file),
            // Moving pictures have tables of their own.
            b"moov" | b"moof" => return Err(Fault::Unknown),
            _ => remove(&mut out, part),
        }
    }
    Ok(Cleaned { bytes: out, is_cut_off })
}

/// Where the data of pictures stand: in the file, and within the table itself.
#[derive(Default)]
struct Extents {
    file: Vec<Range<usize>>,
    inner: Vec<Range<usize>>,
}

fn clean_meta(bytes: &[u8], out: &mut [u8], meta: Range<usize>, kept: &mut Extents) -> Result<(), Fault> {
    let damaged = |_| Fault::Damaged;
    let all = parts(bytes, meta).map_err(damaged)?;
    let find = |name: &[u8; 4]| all.iter().find(|part| part.name == *name).map(|part| part.payload.clone());
    let items = find(b"iinf").ok_or(Fault::Damaged)?;
    let pictures = clean_items(bytes, out, items).map_err(damaged)?;
    let places = find(b"iloc").ok_or(Fault::Damaged)?;
    extents(&bytes[places], &pictures, kept)?;
    for part in &all {
        match &part.name {
            // Who handles it, and in free text who made it.
            b"hdlr" => {
                let name = (part.payload.start + 20).min(part.payload.end)..part.payload.end;
                out[name].fill(0);
            }
            b"iprp" => clean_properties(bytes, out, part.payload.clone()).map_err(damaged)?,
            b"idat" => {
                let start = part.payload.start;
                let inner: Vec<_> =
                    kept.inner.iter().map(|range| range.start + start..range.end + start).collect();
                blank_but(out, bytes, part.payload.clone(), &inner);
            }
            b"iinf" | b"iloc" => {}
            name if TABLES.contains(&name) => {}
            _ => remove(out, part),
        }
    }
    Ok(())
}

/// Gives the numbers of the items that are pictures; the others lose what they are, and all their names.
fn clean_items(bytes: &[u8], out: &mut [u8], items: Range<usize>) -> Result<Vec<u32>, Short> {
    let version = *bytes.get(items.start).ok_or(Short)?;
    let head = if version == 0 { 6 } else { 8 };
    let mut pictures = Vec::new();
    for part in parts(bytes, items.start + head..items.end)? {
        let mut reader = Reader::new(&bytes[part.payload.clone()]);
        let version = reader.array::<4>()?[0];
        let id = if version == 2 { u32::from(reader.be16()?) } else { reader.be32()? };
        reader.be16()?;
        let kind_at = part.payload.end - reader.len();
        let kind = reader.array::<4>()?;
        out[part.payload.end - reader.len()..part.payload.end].fill(0);
        if part.name == *b"infe" && version >= 2 && PICTURES.contains(&&kind) {
            pictures.push(id);
        } else {
            out[kind_at..kind_at + 4].copy_from_slice(b"skip");
        }
    }
    Ok(pictures)
}

fn clean_properties(bytes: &[u8], out: &mut [u8], properties: Range<usize>) -> Result<(), Short> {
    for part in parts(bytes, properties)? {
        match &part.name {
            b"ipco" => {
                for property in parts(bytes, part.payload)? {
                    if !PROPERTIES.contains(&&property.name) {
                        remove(out, &property);
                    }
                }
            }
            b"ipma" => {}
            _ => remove(out, &part),
        }
    }
    Ok(())
}

/// Reads where the data of `pictures` stand.
fn extents(table: &[u8], pictures: &[u32], kept: &mut Extents) -> Result<(), Fault> {
    read_extents(table, pictures, kept).unwrap_or(Err(Fault::Damaged))
}

fn read_extents(table: &[u8], pictures: &[u32], kept: &mut Extents) -> Result<Result<(), Fault>, Short> {
    let mut reader = Reader::new(table);
    let version = reader.array::<4>()?[0];
    let [sizes, bases] = reader.array::<2>()?;
    let (offset_width, length_width) = (usize::from(sizes >> 4), usize::from(sizes & 15));
    let (base_width, index_width) =
        (usize::from(bases >> 4), if version == 0 { 0 } else { usize::from(bases & 15) });
    let is_wide = version >= 2;
    let count = if is_wide { reader.be32()? } else { u32::from(reader.be16()?) };
    for _ in 0..count {
        let id = if is_wide { reader.be32()? } else { u32::from(reader.be16()?) };
        let method = if version == 0 { 0 } else { reader.be16()? & 15 };
        let source = reader.be16()?;
        let base = reader.be(base_width)?;
        for _ in 0..reader.be16()? {
            reader.be(index_width)?;
            let (offset, length) = (reader.be(offset_width)?, reader.be(length_width)?);
            if !pictures.contains(&id) {
                continue;
            }
            let start = base.saturating_add(offset);
            let place = usize::try_from(start).ok().zip(usize::try_from(start.saturating_add(length)).ok());
            match (method, place) {
                (0, Some((start, end))) if source == 0 && length > 0 => kept.file.push(start..end),
                (1, Some((start, end))) if source == 0 && length > 0 => kept.inner.push(start..end),
                _ => return Ok(Err(Fault::Unknown)),
            }
        }
    }
    Ok(Ok(()))
}

/// Blanks what is in `range` and in none of `kept`.
fn blank_but(out: &mut [u8], bytes: &[u8], range: Range<usize>, kept: &[Range<usize>]) {
    out[range.clone()].fill(0);
    for part in kept {
        let (start, end) = (part.start.max(range.start), part.end.min(range.end));
        if start < end {
            out[start..end].copy_from_slice(&bytes[start..end]);
        }
    }
}

fn remove(out: &mut [u8], part: &Part) {
    out[part.name_at..part.name_at + 4].copy_from_slice(b"free");
    out[part.payload.clone()].fill(0);
}
