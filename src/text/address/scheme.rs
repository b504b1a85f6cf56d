//! Schemes, and what becomes of `https://` under the fingers.

/// An address that begins with a scheme of the web, or nearly.
pub(super) struct Web<'a> {
    /// The one that was meant: `http` or `https`.
    pub scheme: &'static str,
    /// What follows.
    pub rest: &'a str,
    /// It is written as it should be, and once.
    pub is_exact: bool,
}

/// No scheme of the web, and no slip for one, has more letters.
const LONGEST: usize = 7;

/// `https://host`, `HTTP://host`; `https//host`, `http:/host`, `https:host`, `htps://host`, `https://https://host`.
pub(super) fn web(address: &str) -> Option<Web<'_>> {
    let letters = address.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
    if !(3..=LONGEST).contains(&letters) || !address.is_char_boundary(letters) {
        return None;
    }
    let (word, after) = address.split_at(letters);
    let word = word.to_ascii_lowercase();
    let is_near = |scheme: &str| strsim::osa_distance(&word, scheme) <= 1;
    if !is_near("http") && !is_near("https") {
        return None;
    }
    let rest = after.trim_start_matches([':', ';', '/', '\\', '.', ',', ' ', '\u{a0}']);
    let between = &after[..after.len() - rest.len()];
    if !(between.contains([':', ';']) || between.contains("//")) {
        return None;
    }
    let scheme = if word.ends_with('s') { "https" } else { "http" };
    if let Some(inner) = web(rest) {
        return Some(Web { is_exact: false, ..inner });
    }
    Some(Web { scheme, rest, is_exact: between == "://" && (word == "http" || word == "https") })
}

/// The scheme of any other address. A name with a dot is that of a host with a port.
pub(super) fn named(address: &str) -> Option<&str> {
    let scheme = address.split_once(':')?.0;
    let mut bytes = scheme.bytes();
    let first = bytes.next()?.is_ascii_alphabetic();
    (first && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-".contains(&byte))).then_some(scheme)
}
