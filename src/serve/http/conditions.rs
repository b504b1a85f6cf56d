//! The headers by which a browser asks for less than everything: what it has already, and parts.

use std::ops::Range;

/// What a client asks of the answer, besides the path.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditions {
    pub(super) is_head: bool,
    pub(super) if_none_match: Option<String>,
    pub(super) range: Option<String>,
    pub(super) if_range: Option<String>,
}

/// Which part of a body is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Bytes(Range<u64>),
    /// It lies outside the body.
    Unsatisfiable,
}

impl Conditions {
    /// Whether the client has the version named `etag` already.
    pub(super) fn has(&self, etag: &str) -> bool {
        self.if_none_match.as_deref().is_some_and(|header| {
            header.split(',').map(str::trim).any(|known| known == "*" || opaque(known) == Some(etag))
        })
    }

    /// The part of a body of `length` bytes, of the version `etag`, to send. Several ranges at once, and ranges
    /// of another version, get the whole.
    pub(super) fn part(&self, length: u64, etag: &str) -> Part {
        let is_other_version =
            self.if_range.as_deref().is_some_and(|header| opaque(header.trim()) != Some(etag));
        let spec = self.range.as_deref().and_then(|header| header.trim().strip_prefix("bytes="));
        match spec.and_then(|spec| spec.trim().split_once('-')) {
            Some((first, last)) if !self.is_head && !is_other_version => part(first, last, length),
            _ => Part::Whole,
        }
    }
}

/// The name in an entity tag, weak or strong.
fn opaque(tag: &str) -> Option<&str> {
    tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')
}

fn part(first: &str, last: &str, length: u64) -> Part {
    let number = |text: &str| -> Option<Option<u64>> {
        if text.is_empty() {
            return Some(None);
        }
        // Only digits: `parse` would take a plus sign. What is too large is as good as the largest.
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| Some(text.parse().unwrap_or(u64::MAX)))
    };
    match (number(first), number(last)) {
        (Some(Some(first)), Some(Some(last))) if first > last => Part::Whole,
        (Some(Some(first)), Some(last)) if first < length => {
            Part::Bytes(first..last.map_or(length, |last| last.saturating_add(1).min(length)))
        }
        (Some(None), Some(Some(count))) if count > 0 && length > 0 => {
            Part::Bytes(length.saturating_sub(count)..length)
        }
        (Some(Some(_)), Some(_)) | (Some(None), Some(Some(_))) => Part::Unsatisfiable,
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(range: &str) -> Part {
        Conditions { range: Some(range.into()), ..Conditions::default() }.part(10, "a")
    }

    #[test]
    fn ranges_are_cut_to_the_body() {
        assert_eq!(asking("bytes=0-3"), Part::Bytes(0..4));
        assert_eq!(asking("bytes=4-"), Part::Bytes(4..10));
        assert_eq!(asking("bytes=-3"), Part::Bytes(7..10));
        assert_eq!(asking("bytes=-99"), Part::Bytes(0..10));
        assert_eq!(asking("bytes=9-99999999999999999999999"), Part::Bytes(9..10));
        for range in ["bytes=10-", "bytes=99-100", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(asking(range), Part::Unsatisfiable, "{range}");
        }
        for range in
            ["bytes=3-1", "bytes=a-b", "bytes=0-1,3-4", "bytes=-", "items=0-1", "bytes=+1-2", "bytes"]
        {
            assert_eq!(asking(range), Part::Whole, "{range}");
        }
    }

    #[test]
    fn versions_are_compared_by_name() {
        let known = |header: &str| Conditions { if_none_match: Some(header.into()), ..Conditions::default() };
        assert!(known("\"x\", W/\"a\"").has("a"));
        assert!(known("*").has("a"));
        assert!(!known("\"aa\"").has("a"));
        assert!(!Conditions::default().has("a"));
    }
}
