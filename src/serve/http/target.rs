//! From the target of a request, as the client wrote it, to a clean path.

/// Longer targets are refused.
pub(super) const MAX_LENGTH: usize = 8 * 1024;

/// The decoded path and the raw query. `None` for anything but an absolute path of proper names: other forms
/// (`http://…`, `*`), `.` and `..`, empty parts, encoded or reversed slashes, control characters, bytes that are
/// not UTF-8.
pub(super) fn parse(target: &str) -> Option<(String, Option<String>)> {
    if !target.bytes().all(|byte| byte.is_ascii_graphic()) || target.contains('#') {
        return None;
    }
    let (raw, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let path = decode(raw)?;
    let mut parts = path.strip_prefix('/')?.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_bad = (part.is_empty() && parts.peek().is_some())
            || matches!(part, "." | "..")
            || part.contains(|c: char| c == '\\' || c.is_control());
        if is_bad {
            return None;
        }
    }
    Some((path, query))
}

fn decode(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (hex(rest.next()?)?, hex(rest.next()?)?);
            let decoded = high << 4 | low;
            if decoded == b'/' {
                return None;
            }
            bytes.push(decoded);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::parse;

    #[test]
    fn clean_paths_are_decoded() {
        assert_eq!(parse("/"), Some(("/".into(), None)));
        assert_eq!(
            parse("/a%20b/%C3%A5.html?q=%C3%A5"),
            Some(("/a b/å.html".into(), Some("q=%C3%A5".into())))
        );
        assert_eq!(parse("/a..b/...?"), Some(("/a..b/...".into(), Some(String::new()))));
    }

    #[test]
    fn everything_else_is_refused() {
        let bad = [
            "",
            "*",
            "a",
            "http://evil.example/",
            "//evil.example/",
            "/a//b",
            "/..",
            "/../etc/passwd",
            "/a/../b",
            "/a/.",
            "/%2e%2e/x",
            "/%2E%2e",
            "/.%2e/",
            "/a%2fb",
            "/a%5Cb",
            "/a\\b",
            "/%00",
            "/%0d%0a",
            "/%7f",
            "/%ff",
            "/%c3",
            "/%",
            "/%4",
            "/%zz",
            "/å",
            "/a#b",
            "/%c2%85",
        ];
        for target in bad {
            assert_eq!(parse(target), None, "{target}");
        }
    }

    proptest! {
        #[test]
        fn what_passes_is_harmless(target in "/[%a-zA-Z0-9./\\\\?]{0,40}") {
            if let Some((path, _)) = parse(&target) {
                prop_assert!(path.starts_with('/') && !path.contains("//") && !path.contains('\\'));
                prop_assert!(path.split('/').all(|part| part != "." && part != ".."));
            }
        }
    }
}
