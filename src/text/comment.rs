//! Comments in texts that are no Markdown: `<!-- to oneself -->` reaches no reader from there either.

use std::borrow::Cow;

/// The text without its comments, and whether one of them never ends: it goes on to the end of the text.
pub fn without_comments(text: &str) -> (Cow<'_, str>, bool) {
    if !text.contains("<!--") {
        return (Cow::Borrowed(text), false);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        let Some((_, after)) = comment.split_once("-->") else {
            kept.truncate(kept.trim_end().len());
            return (Cow::Owned(kept), true);
        };
        // Between two spaces one would be left too many.
        let joins = kept.is_empty() || kept.ends_with(char::is_whitespace);
        rest = if joins { after.strip_prefix(' ').unwrap_or(after) } else { after };
    }
    kept.push_str(rest);
    kept.truncate(kept.trim_end().len());
    (Cow::Owned(kept), false)
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_go_and_the_text_stays() {
        for (text, expected) in [
            ("Ett <!-- kolla --> torg", "Ett torg"),
            ("<!-- a -->Ett<!-- b -->", "Ett"),
            ("<!-- bara -->", ""),
            ("a <!-- b\nc --> d", "a d"),
            ("a < b -- c", "a < b -- c"),
        ] {
            assert_eq!(without_comments(text), (expected.into(), false));
        }
        assert_eq!(without_comments("Ett <!-- kolla"), ("Ett".into(), true));
    }
}
