//! HTML.
//!
//! What a browser takes for text depends on the tree that it builds: in a title or a style sheet, tags are none, and
//! what begins there may end elsewhere. Rather than follow it, whatever could be markup is read as markup, once more
//! where it stands in a comment or a value.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::markup::Tag;
use super::{Reason, css};

/// Markup within comments within values and so on is read this deep; what is deeper is no honest page.
const DEPTH: usize = 6;

/// The first thing in an HTML document that runs or loads.
pub fn find(bytes: &[u8]) -> Option<Reason> {
    // In any encoding that browsers know but UTF-16, markup is written in ASCII.
    let text = super::super::xml::beginning(bytes)?;
    within(&text, DEPTH)
}

fn within(text: &str, depth: usize) -> Option<Reason> {
    if depth == 0 {
        return Some(Reason::Unreadable);
    }
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(Sink { depth, found: RefCell::default() }, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

struct Sink {
    depth: usize,
    found: RefCell<Option<Reason>>,
}

impl Sink {
    fn look(&self, token: &Token) -> Option<Reason> {
        let again = |text: &str| if text.contains('<') { within(text, self.depth - 1) } else { None };
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
                let attributes: Vec<_> =
                    tag.attrs.iter().map(|it| (local(&it.name.local), it.value.to_string())).collect();
                let name = local(&tag.name);
                Tag { name: &name, attributes: &attributes }
                    .find()
                    .or_else(|| attributes.iter().find_map(|(_, value)| again(value)))
            }
            Token::CommentToken(text) => again(text).or_else(|| css::find(text)),
            // Text may be a style sheet, too.
            Token::CharacterTokens(text) if text.contains(['@', '{']) => css::find(text),
            _ => None,
        }
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if self.found.borrow().is_none() {
            let found = self.look(&token);
            *self.found.borrow_mut() = found;
        }
        TokenSinkResult::Continue
    }
}
