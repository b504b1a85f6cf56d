//! Comments in texts that are no Markdown: `<!-- to oneself -->` reaches no reader from there either.

use std::borrow::Cow;

/// The text without its comments, and whether one of them is broken, so that it goes on to the end of the text: it
/// never ends, or has other marks, `<!– så –>`.
pub fn without_comments(text: &str) -> (Cow<'_, str>, bool) {
    let Some(first) =
        text.match_indices(['<', '&']).map(|(at, _)| at).find(|at| opening(&text[*at..]).is_some())
    else {
        return (Cow::Borrowed(text), false);
    };
    if !text[first..].starts_with("<!--") {
        return (Cow::Owned(text[..first].trim_end().to_owned()), true);
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

/// A hyphen, or what a word processor makes of two.
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—')
}

/// How long what looks like the start of a comment is at the start of `text`.
pub fn opening(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("&lt;").or_else(|| text.strip_prefix('<'))?;
    let mark = rest.trim_start_matches(' ').strip_prefix('!')?;
    let dashes = mark.trim_start_matches(' ');
    let inner = dashes.trim_start_matches(is_dash);
    let length = dashes.len() - inner.len();
    (length > 0 && (dashes.starts_with("--") || length != 1 || inner.starts_with(' ')))
        .then(|| text.len() - inner.len())
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
        for text in ["Ett <!-- kolla", "Ett <!– kolla –>", "Ett &lt;!-- kolla --&gt;", "Ett <! -- kolla -->"]
        {
            assert_eq!(without_comments(text), ("Ett".into(), true));
        }
        for text in ["a < b", "<!", "AT&T", "5 <! 6", "<-- så"] {
            assert_eq!(without_comments(text), (text.into(), false));
        }
    }
}
