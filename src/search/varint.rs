//! Numbers in bytes: LEB128, seven bits a byte, low first.

/// Appends a number.
pub fn write(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
}

/// Appends a list that does not fall, as its length and the gaps between its numbers.
pub fn write_list(bytes: &mut Vec<u8>, numbers: &[u32]) {
    write(bytes, numbers.len());
    let mut last = 0;
    for &next in numbers {
        write(bytes, (next - last) as usize);
        last = next;
    }
}

/// Takes a number from the beginning of `bytes`; 0 when they are at their end.
pub fn take(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 28 {
            break;
        }
    }
    number
}

/// The numbers of a list that [`write_list`] wrote; none where there are no bytes.
pub fn list(mut bytes: &[u8]) -> impl ExactSizeIterator<Item = u32> {
    let length = take(&mut bytes);
    let mut last = 0;
    (0..length).map(move |_| {
        last += take(&mut bytes);
        last
    })
}

/// Takes a list, as the bytes that hold it.
pub fn take_list_bytes<'a>(bytes: &mut &'a [u8]) -> &'a [u8] {
    let all = *bytes;
    for _ in 0..take(bytes) {
        take(bytes);
    }
    &all[..all.len() - bytes.len()]
}
