//! Addresses that stand bare in the text, found by the rules of GitHub Flavored Markdown.

use std::ops::Range;

use super::escape::boundary;

/// No address is longer, in bytes.
const LONGEST: usize = 2_000;

/// Where in a body something may begin that only the text events can judge.
pub struct Landmarks {
    /// In falling order, so that the next one is the last.
    places: Vec<(usize, Landmark)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Landmark {
    /// `http://`, `https://` or `www.`
    Link,
    /// `[^`
    Footnote,
    /// `(` after `]`, with a space between them or not.
    Bracket,
    /// What looks like the start of a comment, or a tag of Word.
    Comment,
}

impl Landmarks {
    pub fn new(body: &str) -> Self {
        // One letter each is looked for, since that is several times quicker than a word.
        let links =
            body.match_indices(':').filter(|(at, _)| body[*at..].starts_with("://")).filter_map(|(at, _)| {
                let before = &body.as_bytes()[..at];
                ["https", "http"].into_iter().find_map(|scheme| {
                    let start = at.checked_sub(scheme.len())?;
                    before[start..].eq_ignore_ascii_case(scheme.as_bytes()).then_some(start)
                })
            });
        let hosts = body.match_indices('w').map(|(at, _)| at).filter(|&at| body[at..].starts_with("www."));
        let notes = body.match_indices('[').map(|(at, _)| at).filter(|&at| body[at..].starts_with("[^"));
        let brackets = body.match_indices('(').map(|(at, _)| at).filter(|&at| {
            let before = &body[..at];
            before.ends_with(']') || before.ends_with("] ")
        });
        let comments = ['<', '&']
            .into_iter()
            .flat_map(|mark| body.match_indices(mark))
            .map(|(at, _)| at)
            .filter(|&at| super::raw_html::begins_as_tag(&body[at..]));
        let mut places: Vec<_> = links
            .chain(hosts)
            .filter(|&at| begins_a_link(&body[..at]))
            .map(|at| (at, Landmark::Link))
            .chain(notes.map(|at| (at, Landmark::Footnote)))
            .chain(brackets.map(|at| (at, Landmark::Bracket)))
            .chain(comments.map(|at| (at, Landmark::Comment)))
            .collect();
        places.sort_unstable_by(|left, right| right.cmp(left));
        Self { places }
    }

    /// The next place in `range`; earlier ones are forgotten.
    pub fn next_in(&mut self, range: &Range<usize>) -> Option<(usize, Landmark)> {
        while let Some(&(at, kind)) = self.places.last() {
            if at >= range.end {
                return None;
            }
            self.places.pop();
            if at >= range.start {
                return Some((at, kind));
            }
        }
        None
    }
}

fn begins_a_link(before: &str) -> bool {
    before.chars().next_back().is_none_or(|last| !last.is_alphanumeric() && !"/.:@-".contains(last))
}

/// How long the bare address at the start of `text` is; 0 when it is none.
pub fn length(text: &str) -> usize {
    let text = &text[..boundary(text, LONGEST)];
    let ends = |character: char| character.is_whitespace() || "<>|*`\"".contains(character);
    let end = text.find(ends).unwrap_or(text.len());
    let address = trimmed(&text[..end]);
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = &host[..host.find(['/', '?', '#', ':']).unwrap_or(host.len())];
    let inner_dot = host.split('.').filter(|part| !part.is_empty()).count() >= 2;
    if inner_dot && host.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '.') {
        address.len()
    } else {
        0
    }
}

/// Without punctuation at the end, and without a closing bracket that opens nowhere in it.
fn trimmed(mut address: &str) -> &str {
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        let shorter = &address[..address.len() - last.len_utf8()];
        if last == ';'
            && let Some(entity) = shorter.rfind('&')
            && shorter[entity + 1..].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
        {
            address = &address[..entity];
            continue;
        }
        let drop = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '"' | '”' | '’' | '“' | '»'
            | '…' | '|' | '\\' => true,
            ')' => address.matches(')').count() > address.matches('(').count(),
            ']' => address.matches(']').count() > address.matches('[').count(),
            '}' => address.matches('}').count() > address.matches('{').count(),
            _ => false,
        };
        if !drop {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_unbalanced_brackets_stay_out() {
        let link = |text: &'static str| &text[..length(text)];
        assert_eq!(link("https://a.se/b."), "https://a.se/b");
        assert_eq!(link("https://a.se/b_(c)) och"), "https://a.se/b_(c)");
        assert_eq!(link("www.a.se/x?y=1&z=2, mer"), "www.a.se/x?y=1&z=2");
        assert_eq!(link("https://a.se”."), "https://a.se");
        assert_eq!(link("www.åäö.se"), "www.åäö.se");
        assert_eq!(link("https://a.se/x&amp;."), "https://a.se/x");
        assert_eq!(link("http://"), "");
        assert_eq!(link("www."), "");
    }

    #[test]
    fn a_word_that_only_holds_www_is_none() {
        let mut places = Landmarks::new("awww.se https://www.a.se xhttp://b.se (www.c.se)");
        let all = 0..usize::MAX;
        assert_eq!(places.next_in(&all), Some((8, Landmark::Link)));
        assert_eq!(places.next_in(&all).map(|(at, _)| at), Some(39));
        assert_eq!(places.next_in(&all), None);
    }
}
