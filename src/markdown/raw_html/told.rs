//! What is said about HTML.

use std::ops::Range;

use super::element::Element;
use crate::diagnostic::{Code, Message};
use crate::markdown::writer::Writer;
use crate::message;

/// What goes with an element that is taken out.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// It holds nothing.
    Nothing,
    /// Its tags; the text in it stays.
    Tags,
    /// All that it holds.
    All,
}

impl Writer<'_> {
    /// Tells the same of a line only once.
    pub(super) fn tell(&mut self, code: Code, place: Range<usize>, message: Message, help: Option<Message>) {
        let line = self.body[..place.start].rfind('\n').map_or(0, |at| at + 1);
        if !self.html_elements.is_news(line, &message.sv) {
            return;
        }
        let mut diagnostic = self.complain(code, self.first_line(&place), message);
        diagnostic.help = help;
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn tell_removed(&mut self, name: &str, place: Range<usize>, what: What) {
        let message = match what {
            What::Nothing => message!(
                sv: "<{name}> kan inte användas på sidorna och tas bort.",
                en: "<{name}> cannot be used on the pages and is taken out.",
            ),
            What::All => message!(
                sv: "<{name}> kan inte användas på sidorna och tas bort, med det som står i den.",
                en: "<{name}> cannot be used on the pages and is taken out, with what it holds.",
            ),
            What::Tags => message!(
                sv: "<{name}> kan inte användas på sidorna och tas bort. Texten i den står kvar.",
                en: "<{name}> cannot be used on the pages and is taken out. The text in it stays.",
            ),
        };
        self.tell(Code::RemovedHtml, place, message, instead_of_removed(name));
    }

    pub(super) fn tell_attributes(&mut self, element: &str, names: &[&str], place: Range<usize>) {
        let list = names.join(", ");
        let message = message!(
            sv: "Det här på <{element}> används inte på sidorna och tas bort: {list}.",
            en: "This on <{element}> is not used on the pages and is taken out: {list}.",
        );
        self.tell(Code::RemovedHtml, place, message, None);
    }

    pub fn tell_misplaced(&mut self, name: &str, place: Range<usize>) {
        let message = message!(
            sv: "<{name}> kan inte stå här och tas bort.",
            en: "<{name}> cannot stand here and is taken out.",
        );
        let help = match name {
            "a" => message!(sv: "En länk kan inte stå i en annan.", en: "A link cannot stand in another."),
            "li" => message!(sv: "Den hör hemma i <ul> eller <ol>.", en: "It belongs in <ul> or <ol>."),
            "td" | "th" => {
                message!(sv: "Den hör hemma i <tr> i en <table>.", en: "It belongs in <tr> in a <table>.")
            }
            "tr" | "thead" | "tbody" | "tfoot" | "caption" | "col" | "colgroup" => {
                message!(sv: "Den hör hemma i <table>.", en: "It belongs in <table>.")
            }
            "dt" | "dd" => message!(sv: "Den hör hemma i <dl>.", en: "It belongs in <dl>."),
            "summary" => message!(sv: "Den hör hemma i <details>.", en: "It belongs in <details>."),
            "figcaption" => message!(sv: "Den hör hemma i <figure>.", en: "It belongs in <figure>."),
            _ => message!(
                sv: "Den börjar ett eget stycke: ställ den först på en rad, med en tom rad före.",
                en: "It begins a paragraph of its own: put it first on a line, with an empty line before.",
            ),
        };
        self.tell(Code::RemovedHtml, place, message, Some(help));
    }

    pub(super) fn tell_depth(&mut self, place: Range<usize>) {
        if self.html_elements.is_news(0, "depth") {
            let message = message!(
                sv: "Taggarna står i för många lager. De innersta tas bort; texten i dem står kvar.",
                en: "The tags stand in too many layers. The innermost are taken out; the text in them stays.",
            );
            self.tell(Code::RemovedHtml, place, message, None);
        }
    }

    pub(super) fn tell_declaration(&mut self, written: &str, place: Range<usize>) {
        let first = written.split_whitespace().next().unwrap_or_default().trim_end_matches('>');
        let message = message!(
            sv: "{first}…> kan inte användas på sidorna och tas bort.",
            en: "{first}…> cannot be used on the pages and is taken out.",
        );
        self.tell(Code::RemovedHtml, place, message, None);
    }

    /// `</name>` closes nothing.
    pub(super) fn tell_stray(&mut self, name: &str, place: Range<usize>) {
        let message = message!(
            sv: "</{name}> stänger inget och tas bort: ingen <{name}> är öppen här.",
            en: "</{name}> closes nothing and is taken out: no <{name}> is open here.",
        );
        self.tell(Code::UnbalancedHtml, place, message, None);
    }

    /// The element that begins at `place` is closed before its end tag, or has none.
    pub(super) fn tell_unclosed(&mut self, element: &Element, place: Range<usize>) {
        let name = element.name;
        let message = message!(
            sv: "<{name}> stängs inte där den öppnades, så den slutar av sig själv.",
            en: "<{name}> is not closed where it was opened, so it ends by itself.",
        );
        let help = message!(sv: "Skriv </{name}> där den slutar.", en: "Write </{name}> where it ends.");
        self.tell(Code::UnbalancedHtml, place, message, Some(help));
    }
}

/// What to write instead of an element that is removed.
fn instead_of_removed(name: &str) -> Option<Message> {
    Some(match name {
        "iframe" | "video" | "audio" | "object" | "embed" | "applet" => message!(
            sv: "Skriv en länk i stället: [Se filmen](https://…).",
            en: "Write a link instead: [Watch the film](https://…).",
        ),
        "script" | "style" | "link" => message!(
            sv: "Kod och stil hör hemma i webbplatsens tema.",
            en: "Code and style belong in the site's theme.",
        ),
        "svg" | "canvas" | "math" => message!(
            sv: "Lägg bilden bredvid artikeln som en fil: ![vad den visar](bild.svg).",
            en: "Put the picture beside the article as a file: ![what it shows](picture.svg).",
        ),
        "form" | "input" | "button" | "select" | "textarea" => message!(
            sv: "Skriv en länk till formuläret i stället.",
            en: "Write a link to the form instead.",
        ),
        _ => return None,
    })
}
