//! Images: alt text, and figures with caption and credit.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::colon;
use super::document::{Link, Target};
use super::escape::push_attribute;
use super::typography::smarten;
use super::writer::Writer;
use crate::diagnostic::Code;
use crate::message;
use crate::text::address::Refusal;

/// What an image is titled that only decorates.
const DECORATIVE: [&str; 2] = ["dekor", "decorative"];
/// What a credit begins with.
const CREDITS: [&str; 7] = ["Foto:", "Photo:", "Bild:", "Image:", "Illustration:", "Karta:", "Map:"];

impl Writer<'_> {
    /// Whether the paragraph that was just opened holds an image and nothing else.
    pub fn is_figure(&mut self, paragraph: &Range<usize>) -> bool {
        let body = self.body;
        matches!(self.events.peek(), Some((Event::Start(Tag::Image { .. }), place))
            if [paragraph.start..place.start, place.end..paragraph.end]
                .into_iter()
                .all(|around| body.get(around).is_none_or(|around| around.trim().is_empty())))
    }

    /// Writes the paragraph that was just opened as a figure.
    pub fn figure(&mut self) {
        if let Some((Event::Start(Tag::Image { link_type, dest_url, title, id }), place)) = self.events.next()
        {
            self.depth += 1;
            self.image(link_type, &dest_url, &title, &id, place, true);
        }
        // Nothing else is left in the paragraph but its end.
        while self.events.next().is_some_and(|(event, _)| !matches!(event, Event::End(_))) {}
        self.depth -= 1;
        self.break_plain();
    }

    /// Writes an image, whose events up to its end are taken.
    pub fn image(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        label: &str,
        place: Range<usize>,
        alone: bool,
    ) {
        let alt = self.take_alt();
        let alt = self.title(&alt, &place);
        let title = &self.title(title, &place);
        let alt = smarten(alt.trim(), self.lang).into_owned();
        let span = self.address_place(kind, label, address, place.clone());
        let decorative = DECORATIVE.contains(&title.trim());
        if alt.is_empty() && !decorative {
            self.complain_of_missing_alt(place);
        } else if !decorative {
            self.look_at_alt(&alt, address, place);
        }
        if let Some(link) = self.links.last_mut() {
            link.named_by_image |= !alt.is_empty();
        }
        let Some(target) = self.image_target(address, span.clone()) else { return self.push(&alt) };
        let (caption, credit) = if decorative { ("", "") } else { caption_and_credit(title) };
        let html = &mut self.out;
        html.text.push_str(if alone { "<figure class=\"image\">\n<img src=\"" } else { "<img src=\"" });
        html.push_slot(self.document.links.len());
        html.text.push_str("\" alt=\"");
        push_attribute(&mut html.text, &alt);
        if !alone && !decorative && !title.is_empty() {
            html.text.push_str("\" title=\"");
            push_attribute(&mut html.text, title);
        }
        html.text.push_str("\" loading=\"lazy\" decoding=\"async\">");
        let span = self.absolute(span);
        self.document.links.push(Link { target, text: alt, span, image: true });
        if alone {
            self.out.text.push('\n');
            self.caption(caption, credit);
            self.out.text.push_str("</figure>\n");
        }
    }

    /// Where an image lies, if it may be shown; otherwise why not is told.
    pub fn image_target(&mut self, address: &str, span: Range<usize>) -> Option<Target> {
        match self.read_address(address) {
            Ok(target @ (Target::File { .. } | Target::Site { .. })) => return Some(target),
            Ok(Target::External(_)) => self.diagnostics.push(
                self.complain(
                    Code::ForeignImage,
                    span,
                    message!(
                        sv: "Bilden ligger på en annan webbplats och visas därför inte.",
                        en: "The image is on another site, so it is not shown.",
                    ),
                )
                .with_help(message!(
                    sv: "Lägg bildfilen bredvid artikeln och skriv dess namn.",
                    en: "Put the image file beside the article and write its name.",
                )),
            ),
            Ok(Target::Fragment(_) | Target::Contact(_)) => self.refuse(&Refusal::Malformed(None), span),
            Err(refusal) => self.refuse(&refusal, span),
        }
        None
    }

    fn caption(&mut self, caption: &str, credit: &str) {
        if caption.is_empty() && credit.is_empty() {
            return;
        }
        self.out.text.push_str("<figcaption>");
        self.push_smart(caption);
        if !credit.is_empty() {
            if !caption.is_empty() {
                self.push(" ");
            }
            self.out.text.push_str("<span class=\"credit\">");
            self.push_smart(credit);
            self.out.text.push_str("</span>");
        }
        self.out.text.push_str("</figcaption>\n");
    }

    pub fn complain_of_missing_alt(&mut self, place: Range<usize>) {
        self.diagnostics.push(
            self.complain(
                Code::MissingAlt,
                place,
                message!(
                    sv: "Bilden saknar en text för den som inte ser den.",
                    en: "The image has no text for those who cannot see it.",
                ),
            )
            .with_help(message!(
                sv: "Skriv mellan hakparenteserna vad bilden visar: ![Torget en vinterdag](torget.jpg). Om den bara är till prydnad, ge den titeln dekor: ![](linje.png \"dekor\").",
                en: "Write between the brackets what the image shows: ![The square in winter](square.jpg). If it only decorates, title it decorative: ![](line.png \"decorative\").",
            )),
        );
    }

    /// Takes the events of an image: what they say is its alt text.
    fn take_alt(&mut self) -> String {
        let mut alt = String::new();
        let mut depth = 0_usize;
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => {
                    let text = colon::shown(&text);
                    let text = crate::text::clean(&text);
                    alt.push_str(super::typography::quotation_mark(&text, self.quotes));
                }
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        self.depth -= 1;
        alt
    }
}

/// `Torget. Foto: Namn` is a caption and a credit.
fn caption_and_credit(title: &str) -> (&str, &str) {
    let title = title.trim();
    let credit = CREDITS
        .iter()
        .flat_map(|word| title.match_indices(word))
        .map(|(at, _)| at)
        .filter(|&at| title[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
        .min();
    match credit {
        Some(at) => (
            title[..at].trim_end().trim_end_matches(['|', '–', '(']).trim_end(),
            title[at..].trim_end_matches(')'),
        ),
        None => (title, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::caption_and_credit;

    #[test]
    fn the_credit_begins_with_its_word() {
        assert_eq!(caption_and_credit("Torget. Foto: Namn"), ("Torget.", "Foto: Namn"));
        assert_eq!(caption_and_credit("Torget | Foto: Namn"), ("Torget", "Foto: Namn"));
        assert_eq!(caption_and_credit("Foto: Namn"), ("", "Foto: Namn"));
        assert_eq!(caption_and_credit("Ett porträtt"), ("Ett porträtt", ""));
    }
}
