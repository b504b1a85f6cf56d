//! HTML cut into tags, comments and text. What is no whole tag is text: nothing is guessed.

use std::ops::Range;

/// No tag is longer, in bytes: a quotation mark that is never closed must not make one of half a page.
const LONGEST: usize = 4_000;

/// A piece of HTML. Ranges are bytes of the text that is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Text(Range<usize>),
    Comment(Comment),
    Open(Tag),
    Close {
        name: String,
        place: Range<usize>,
    },
    /// `<!DOCTYPE html>`, `<?php … ?>`.
    Declaration(Range<usize>),
    /// A tag whose `>` is missing.
    Unfinished(Range<usize>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub place: Range<usize>,
    /// It ends, and with `-->`.
    pub closed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub place: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// In lower case.
    pub name: String,
    /// Name and value.
    pub place: Range<usize>,
    /// The value without quotation marks; empty where there is none.
    pub value: Range<usize>,
}

/// Cuts a text, from its start.
pub struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// Behind this place there is no `>`.
    last_end: usize,
}

impl<'h> Tokens<'h> {
    pub fn new(html: &'h str) -> Self {
        Self { html, at: 0, last_end: html.rfind('>').map_or(0, |at| at + 1) }
    }

    /// Goes on after the end tag of `name`. Without one all that is left is passed over, and it is false.
    pub fn skip_element(&mut self, name: &str) -> bool {
        let rest = &self.html[self.at..];
        let end = rest.match_indices("</").find_map(|(at, _)| {
            let after = rest[at + 2..].get(..name.len())?;
            after.eq_ignore_ascii_case(name).then_some(at)
        });
        let close = end.and_then(|at| Some(at + rest[at..].find('>')? + 1));
        self.at += close.unwrap_or(rest.len());
        close.is_some()
    }

    fn comment(&self) -> Comment {
        let inner = self.at + "<!--".len();
        let rest = &self.html[inner..];
        let short = [">", "->"].into_iter().find(|end| rest.starts_with(end));
        let end = match short {
            Some(end) => Some((end.len(), true)),
            None => rest.match_indices("--").find_map(|(at, _)| {
                let after = &rest[at + 2..];
                if after.starts_with('>') {
                    Some((at + "-->".len(), true))
                } else {
                    after.starts_with("!>").then_some((at + "--!>".len(), false))
                }
            }),
        };
        match end {
            Some((length, closed)) => Comment { place: self.at..inner + length, closed },
            None => Comment { place: self.at..self.html.len(), closed: false },
        }
    }

    /// `<!…>`, `<?…>`.
    fn declaration(&self) -> Option<Token> {
        let end = if self.html[self.at..].starts_with("<![CDATA[") { "]]>" } else { ">" };
        let length = self.html[self.at..].find(end)? + end.len();
        Some(Token::Declaration(self.at..self.at + length))
    }

    fn tag(&self) -> Option<Token> {
        let bytes = self.html.as_bytes();
        let closes = bytes.get(self.at + 1) == Some(&b'/');
        let start = self.at + 1 + usize::from(closes);
        if !bytes.get(start)?.is_ascii_alphabetic() {
            return None;
        }
        let limit = bytes.len().min(self.at + LONGEST);
        let scan = |from: usize, ends: &dyn Fn(u8) -> bool| {
            bytes[from..limit].iter().position(|&byte| ends(byte)).map_or(limit, |length| from + length)
        };
        let name_end = scan(start, &|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        let name = self.html[start..name_end.min(boundary(self.html, name_end))].to_ascii_lowercase();
        let mut attributes = Vec::new();
        let mut at = name_end;
        loop {
            at = scan(at, &|byte| !byte.is_ascii_whitespace() && byte != b'/');
            if at >= limit {
                return Some(Token::Unfinished(self.at..boundary(self.html, limit)));
            }
            if bytes[at] == b'>' {
                let place = self.at..at + 1;
                return Some(if closes {
                    Token::Close { name, place }
                } else {
                    Token::Open(Tag { name, attributes, place })
                });
            }
            let begins = at;
            at = scan(at + 1, &|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'));
            let named = begins..at;
            let equals = scan(at, &|byte| !byte.is_ascii_whitespace());
            let mut value = at..at;
            if bytes.get(equals) == Some(&b'=') && equals < limit {
                let from = scan(equals + 1, &|byte| !byte.is_ascii_whitespace());
                (value, at) = match bytes.get(from) {
                    Some(&quote @ (b'"' | b'\'')) if from < limit => {
                        let end = scan(from + 1, &|byte| byte == quote);
                        (from + 1..end, (end + 1).min(limit))
                    }
                    _ => {
                        let end = scan(from, &|byte| byte.is_ascii_whitespace() || byte == b'>');
                        (from..end, end)
                    }
                };
            }
            let (Some(written), Some(_)) = (self.html.get(named.clone()), self.html.get(value.clone()))
            else {
                return Some(Token::Unfinished(self.at..boundary(self.html, limit)));
            };
            let name = written.to_ascii_lowercase();
            attributes.push(Attribute { name, place: named.start..at, value });
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
        let token = if rest.starts_with("<!--") {
            Some(Token::Comment(self.comment()))
        } else if !rest.starts_with('<') {
            None
        } else if self.at >= self.last_end {
            let unfinished = rest[1..].starts_with(|first: char| first.is_ascii_alphabetic());
            unfinished.then(|| Token::Unfinished(self.at..boundary(self.html, self.at + LONGEST)))
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            self.declaration()
        } else {
            self.tag()
        };
        let token = token.unwrap_or_else(|| {
            // No byte of a longer character is that of `<`.
            let after = rest.as_bytes().iter().skip(1).position(|&byte| byte == b'<');
            let length = after.map_or(rest.len(), |at| at + 1);
            Token::Text(self.at..self.at + length)
        });
        self.at = match &token {
            Token::Text(place)
            | Token::Declaration(place)
            | Token::Unfinished(place)
            | Token::Close { place, .. } => place.end,
            Token::Comment(comment) => comment.place.end,
            Token::Open(tag) => tag.place.end,
        };
        Some(token)
    }
}

fn boundary(text: &str, at: usize) -> usize {
    crate::markdown::escape::boundary(text, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each token is, and its text.
    fn cut(html: &str) -> Vec<(&'static str, &str)> {
        Tokens::new(html)
            .map(|token| match token {
                Token::Text(place) => ("text", &html[place]),
                Token::Comment(Comment { place, closed: true }) => ("comment", &html[place]),
                Token::Comment(Comment { place, .. }) => ("broken comment", &html[place]),
                Token::Open(tag) => ("open", &html[tag.place]),
                Token::Close { place, .. } => ("close", &html[place]),
                Token::Declaration(place) => ("declaration", &html[place]),
                Token::Unfinished(place) => ("unfinished", &html[place]),
            })
            .collect()
    }

    #[test]
    fn comments_end_as_in_browsers() {
        for comment in ["<!---->", "<!-->", "<!--->", "<!-- a -- b > -->", "<!-- <b> -->", "<!-- <!-- -->"] {
            assert_eq!(cut(comment), [("comment", comment)]);
        }
        assert_eq!(cut("<!-- a --!>b"), [("broken comment", "<!-- a --!>"), ("text", "b")]);
        assert_eq!(cut("å<!-- a\n"), [("text", "å"), ("broken comment", "<!-- a\n")]);
    }

    #[test]
    fn tags_are_whole_or_text() {
        assert_eq!(cut("<B\n>å</b >"), [("open", "<B\n>"), ("text", "å"), ("close", "</b >")]);
        assert_eq!(
            cut("<18 år, a<=b, <-, < b>"),
            [("text", "<18 år, a"), ("text", "<=b, "), ("text", "<-, "), ("text", "< b>")]
        );
        assert_eq!(
            cut("<!DOCTYPE html><?php x ?>"),
            [("declaration", "<!DOCTYPE html>"), ("declaration", "<?php x ?>")]
        );
        assert_eq!(cut("<a href=\"å>"), [("unfinished", "<a href=\"å>")]);
        assert_eq!(cut("x <a"), [("text", "x "), ("unfinished", "<a")]);
        assert_eq!(cut("<a title='>' x>"), [("open", "<a title='>' x>")]);
    }

    #[test]
    fn attributes_have_names_and_values() {
        let html = "<IMG src = bild.svg ALT='Å \"å\"' hidden data-x=\"\"/>";
        let Some(Token::Open(tag)) = Tokens::new(html).next() else { panic!("{html}") };
        let found: Vec<_> =
            tag.attributes.iter().map(|found| (found.name.as_str(), &html[found.value.clone()])).collect();
        assert_eq!(found, [("src", "bild.svg"), ("alt", "Å \"å\""), ("hidden", ""), ("data-x", "")]);
        assert_eq!(&html[tag.attributes[1].place.clone()], "ALT='Å \"å\"'");
    }

    #[test]
    fn an_element_is_passed_over() {
        let html = "<script>if (a<b) '</ scr'</SCRIPT >efter";
        let mut tokens = Tokens::new(html);
        tokens.next();
        assert!(tokens.skip_element("script"));
        assert_eq!(tokens.next(), Some(Token::Text(html.len() - 5..html.len())));
        assert!(!tokens.skip_element("script"));
    }

    #[test]
    fn broken_tags_take_no_longer_than_others() {
        let start = std::time::Instant::now();
        for piece in ["<a b='\"", "<a ", "<!", "</", "<!--", "<a b=\"", "<?"] {
            let tokens = Tokens::new(&piece.repeat(1_000_000 / piece.len())).count();
            assert!(tokens > 0);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
