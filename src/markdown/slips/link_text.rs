//! Link texts that say nothing of where they lead. Those who listen to a page often hear its links alone.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Looks at the text of the link at `place`.
    pub fn look_at_link_text(&mut self, text: &str, place: Range<usize>) {
        if !says_nothing(text) {
            return;
        }
        self.diagnostics.push(
            self.complain(
                Code::VagueLink,
                place,
                message!(
                    sv: "Länken ”{text}” säger inte vart den leder.",
                    en: "The link “{text}” does not say where it leads.",
                ),
            )
            .with_help(message!(
                sv: "Låt länkens text vara det som finns där: *slutrapporten*, inte *klicka här*.",
                en: "Let the text of the link be what is there: *the final report*, not *click here*.",
            )),
        );
    }
}

/// No text is longer that says nothing, in bytes.
const LONGEST: usize = 40;

/// Whether all its words are empty, and one of them is what such links are called.
fn says_nothing(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| EMPTY.contains(&word))
        && lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| CALLED.contains(&word))
}

const CALLED: &[&str] = &[
    "här", "hit", "klicka", "tryck", "länk", "länken", "mer", "vidare", "ladda", "here", "click", "link",
    "more", "this", "denna", "den",
];

const EMPTY: &[&str] = &[
    "här",
    "hit",
    "klicka",
    "tryck",
    "länk",
    "länken",
    "länkar",
    "mer",
    "vidare",
    "ladda",
    "ner",
    "ned",
    "hem",
    "läs",
    "se",
    "gå",
    "till",
    "via",
    "på",
    "denna",
    "den",
    "det",
    "det",
    "info",
    "information",
    "ytterligare",
    "också",
    "gärna",
    "du",
    "kan",
    "man",
    "för",
    "att",
    "om",
    "och",
    "direkt",
    "webben",
    "sidan",
    "följ",
    "öppna",
    "hittar",
    "finns",
    "pdf",
    "here",
    "click",
    "link",
    "more",
    "this",
    "read",
    "the",
    "see",
    "go",
    "to",
    "download",
    "open",
    "about",
    "it",
    "for",
    "in",
    "on",
    "page",
    "i",
];

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn empty_words_are_told_from_others() {
        for text in [
            "klicka här",
            "Här",
            "läs mer",
            "Läs mer här.",
            "länk",
            "denna länk",
            "mer information",
            "se här",
            "Ladda ner",
            "click here",
            "Read more",
            "this link",
            "här (pdf)",
            "Läs vidare",
            "»»» Mer",
            "tryck här",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "rapporten",
            "Läs rapporten här",
            "https://www.lerum.se/har",
            "kommunens sida",
            "Läs mer om skolvägar",
            "Lerum",
            "om oss",
            "Härryda",
            "Mer om Lerum",
            "Länkar till forskning",
            "Information",
            "webbplatsen",
            "2019",
            "sidan",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
