//! Lines that begin with a colon. The parser makes a definition list of the paragraph before any of them, be it a smiley
//! or the box of another tool; here one is only made of what was meant as one: a term on a line of its own, and `: ` below.

use std::borrow::Cow;

/// What the parser sees in place of a colon that explains nothing. It is as long, and no text holds it.
const HIDDEN: &str = "\u{1f}";

/// A term is no longer, in bytes.
const LONGEST_TERM: usize = 120;

/// The body as the parser should see it, of the same length.
pub fn hide(body: &str) -> Cow<'_, str> {
    if body.contains(HIDDEN) {
        return Cow::Borrowed(body);
    }
    let mut hidden = Vec::new();
    let mut last = None;
    for (at, _) in body.match_indices(':') {
        let before = body[..at].trim_end_matches([' ', '\t', '>']);
        if !before.is_empty() && !before.ends_with('\n') {
            continue;
        }
        if explains(&body[at..]) && (is_term(before) || last.is_some_and(|end| goes_on(&body[end..at]))) {
            last = Some(at + body[at..].find('\n').unwrap_or(body.len() - at));
        } else {
            last = None;
            hidden.push(at);
        }
    }
    if hidden.is_empty() {
        return Cow::Borrowed(body);
    }
    let mut seen = String::with_capacity(body.len());
    let mut from = 0;
    for at in hidden {
        seen.push_str(&body[from..at]);
        seen.push_str(HIDDEN);
        from = at + 1;
    }
    seen.push_str(&body[from..]);
    Cow::Owned(seen)
}

/// A text that the parser took from what it saw, as it was written.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(HIDDEN) { Cow::Owned(text.replace(HIDDEN, ":")) } else { Cow::Borrowed(text) }
}

/// `: text` at the start of `rest`.
fn explains(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    line[1..].starts_with([' ', '\t']) && !line[1..].trim().is_empty()
}

/// Whether `text` ends with a line that may be a term, and at most one empty line.
fn is_term(text: &str) -> bool {
    let Some(text) = text.strip_suffix('\n') else { return false };
    let text = text.strip_suffix('\r').unwrap_or(text);
    let bare = text.trim_end_matches([' ', '\t', '>']);
    let text = bare.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    let (before, line) = text.rsplit_once('\n').unwrap_or(("", text));
    stands_alone(line)
        && before.rsplit('\n').next().is_none_or(|line| {
            line.trim_matches([' ', '\t', '>', '\r']).is_empty() || line.trim_start().starts_with([':', '#'])
        })
}

/// Whether the line reads as a term, not as the end of a paragraph.
pub fn stands_alone(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t', '>', '\r']);
    !line.is_empty()
        && line.len() <= LONGEST_TERM
        && !line.ends_with(['.', '!', '?', '…', ':', ';', ','])
        && !line.starts_with(['#', '|', ':', '<'])
}

/// Whether only more of the definition before stands here: indented lines and empty ones.
fn goes_on(between: &str) -> bool {
    let between = between.trim_end_matches([' ', '\t', '>']);
    between.lines().all(|line| line.trim().is_empty() || line.starts_with([' ', '\t', '>']))
}

#[cfg(test)]
mod tests {
    use super::hide;

    #[test]
    fn only_a_term_is_explained() {
        for clean in [
            "Samverkan\n: Att arbeta ihop.\n",
            "Samverkan\n\n: Att arbeta ihop.\n",
            "Samverkan\n: ett\n: två\n",
            "Text.\n\nSamverkan\n:   Att arbeta\n    ihop.\n\n    Mer.\n\n: Två.\n",
            "> Ord\n> : Förklaring\n",
            "kl. 10:30 och https://a.se\n",
            "Ord\r\n: Förklaring\r\n",
        ] {
            assert_eq!(hide(clean), clean);
        }
        for other in [
            "Alla fick gå hem.\n\n:-) sa en.\n",
            "Stycke\n:exempel\n",
            "Före.\n\n:::tip\nText\n:::\n",
            "Ett stycke som\ngår över två rader\n: text\n",
            "Slutet på ett stycke.\n: text\n",
            ": först\n",
            "Ord\n\n\n: långt ned\n",
            "Ord\n:\n",
        ] {
            assert_ne!(hide(other), other, "{other}");
        }
    }
}
