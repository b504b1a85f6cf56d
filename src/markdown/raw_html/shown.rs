//! HTML where the site allows none: shown as text, without its comments, and told.

use std::ops::Range;

use super::pieces::Pieces;
use super::token::{Token, Tokens};
use crate::diagnostic::{Code, Message};
use crate::markdown::escape::push_text;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    pub(super) fn show_block(&mut self, html: &Pieces<'_>) {
        let mut shown = String::new();
        let mut is_told = false;
        let mut after_comment = false;
        for token in Tokens::new(&html.text) {
            let (place, is_text) = match token {
                Token::Comment(comment) => {
                    self.comment(&comment, html);
                    after_comment = true;
                    continue;
                }
                Token::Text(place) => (place, true),
                Token::Open(tag) => (tag.place, false),
                Token::Close { place, .. } | Token::Declaration(place) | Token::Unfinished(place) => {
                    (place, false)
                }
            };
            if !is_text && !is_told {
                is_told = true;
                let rest = place.start..html.text.len();
                self.complain_of_html(&html.text[rest.clone()], html.range(&rest));
            } else if is_text && after_comment && !is_told {
                self.note_marks(&place, html);
            }
            shown.push_str(&html.text[place]);
        }
        let shown = shown.trim();
        if !shown.is_empty() {
            self.out.text.push_str("<p>");
            push_text(&mut self.out.text, shown);
            self.out.text.push_str("</p>\n");
            self.plain.push_str(shown);
        }
        self.break_plain();
    }

    pub(super) fn show_inline(&mut self, token: &Token, html: &Pieces<'_>) {
        if !matches!(token, Token::Close { .. }) {
            self.complain_of_html(&html.text, html.range(&(0..html.text.len())));
        }
        self.push(&html.text);
    }

    pub(super) fn complain_of_html(&mut self, html: &str, place: Range<usize>) {
        let first = html.trim_start().split([' ', '\n', '>', '/']).next().unwrap_or_default().to_owned();
        let tag = format!("{first}>");
        let place = self.first_line(&place);
        self.diagnostics.push(
            self.complain(
                Code::RawHtml,
                place,
                message!(
                    sv: "HTML visas som den är skriven: {tag}",
                    en: "HTML is shown as it is written: {tag}",
                ),
            )
            .with_help(instead(&first.trim_start_matches('<').to_lowercase())),
        );
    }
}

/// What to write instead of a tag.
fn instead(name: &str) -> Message {
    let (sv, en) = match name {
        "b" | "strong" => ("Fet text skrivs **så här**.", "Bold text is written **like this**."),
        "i" | "em" => ("Kursiv text skrivs *så här*.", "Italic text is written *like this*."),
        "a" => ("En länk skrivs [text](https://…).", "A link is written [text](https://…)."),
        "img" => {
            ("En bild skrivs ![vad den visar](fil.jpg).", "An image is written ![what it shows](file.jpg).")
        }
        "h1" | "h2" | "h3" | "h4" => ("En rubrik skrivs ## Rubrik.", "A heading is written ## Heading."),
        "li" | "ul" | "ol" => {
            ("Raderna i en lista börjar med - eller 1.", "The rows of a list begin with - or 1.")
        }
        "br" => (
            "En ny rad blir det av \\ sist på raden, ett nytt stycke av en tom rad.",
            "A \\ at the end of the line makes a new line, an empty line a new paragraph.",
        ),
        "p" | "div" | "span" | "font" | "u" | "o:p" => (
            "Ta bort taggen; en tom rad ger ett nytt stycke.",
            "Remove the tag; an empty line makes a new paragraph.",
        ),
        "table" | "tr" | "td" => {
            ("En tabell skrivs med | mellan cellerna.", "A table is written with | between its cells.")
        }
        _ => (
            "Skriv det med Markdown, eller inom ` ` om läsaren ska se det. HTML tillåts med allow_html: true i samla.yaml.",
            "Write it in Markdown, or within ` ` if the reader should see it. HTML is allowed by allow_html: true in samla.yaml.",
        ),
    };
    Message { sv: sv.to_owned(), en: en.to_owned() }
}
