//! A piece of HTML, and where each part of it stands: in a list or a quotation its lines are apart in the body.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::colon;
use crate::markdown::writer::Writer;

pub struct Pieces<'h> {
    pub text: Cow<'h, str>,
    /// Where each piece begins in the text, and where it stands in the body.
    starts: Vec<(usize, Range<usize>)>,
}

impl<'h> Pieces<'h> {
    pub fn whole(text: &'h str, place: Range<usize>) -> Self {
        Self { text: Cow::Borrowed(text), starts: vec![(0, place)] }
    }

    /// The place in the body of a range of the text.
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        // The end is that of the last character, since the next piece may stand elsewhere.
        start..self.place(range.end.saturating_sub(1)).max(start) + usize::from(!range.is_empty())
    }

    fn place(&self, at: usize) -> usize {
        let index = self.starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let Some((start, place)) = self.starts.get(index) else { return 0 };
        (place.start + (at - start.min(&at))).min(place.end)
    }
}

impl<'a> Writer<'a> {
    /// Takes the events up to the end of the block of HTML that was just opened.
    pub fn take_pieces(&mut self, place: &Range<usize>) -> Pieces<'a> {
        let mut pieces: Pieces<'a> = Pieces { text: Cow::Borrowed(""), starts: vec![(0, place.clone())] };
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => {
                    pieces.starts.push((pieces.text.len(), at));
                    pieces.text.to_mut().push_str(&colon::shown(&part));
                }
                _ => {}
            }
        }
        self.depth -= 1;
        pieces
    }
}
