//! What is said of characters that do not belong in a text.

use std::sync::Arc;

use super::clean::{Stray, strays};
use super::mojibake;
use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::message;

/// Tells of those by which something may be lost, one after the other as one, and of letters that went wrong.
pub fn told(source: &Arc<Source>, range: Span) -> Vec<Diagnostic> {
    let garbled = mojibake::told(source, range.clone());
    let within = |place: &Span| {
        let fix = garbled.as_ref().and_then(|found| found.fix.as_ref());
        fix.is_some_and(|fix| fix.span.start <= place.start && place.end <= fix.span.end)
    };
    let mut told = alone(source, range);
    // Half of such a letter may be a control character.
    told.retain(|found| !within(&found.location.span));
    told.extend(garbled);
    told
}

fn alone(source: &Arc<Source>, range: Span) -> Vec<Diagnostic> {
    let base = range.start;
    let text = source.text().get(range).unwrap_or_default();
    let mut runs: Vec<(Span, char, Stray, String)> = Vec::new();
    for (at, character, kind, instead) in strays(text).filter(|(_, _, kind, _)| *kind != Stray::Harmless) {
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some((span, _, last, replacement)) if span.end == at && *last == kind => {
                span.end = end;
                replacement.push_str(instead);
            }
            _ => runs.push((at..end, character, kind, instead.to_owned())),
        }
    }
    runs.into_iter()
        .map(|(span, character, kind, replacement)| {
            let span = span.start + base..span.end + base;
            let diagnostic = describe(source, span.clone(), character, kind);
            if character == '\u{fffd}' { diagnostic } else { diagnostic.with_fix(span, replacement) }
        })
        .collect()
}

fn describe(source: &Arc<Source>, span: Span, character: char, kind: Stray) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(character));
    let message = match kind {
        Stray::Direction => message!(
            sv: "Här står ett osynligt tecken som vänder textens riktning ({code}).",
            en: "Here stands an invisible character that turns the direction of the text ({code}).",
        ),
        Stray::Private => message!(
            sv: "Här står ett tecken ur ett typsnitt som läsaren inte har ({code}).",
            en: "Here stands a character of a font that readers do not have ({code}).",
        ),
        Stray::Lost if character == '\u{fffd}' => message!(
            sv: "Här har en bokstav gått förlorad: läsaren ser ett frågetecken.",
            en: "A letter was lost here: readers see a question mark.",
        ),
        Stray::Lost => message!(
            sv: "Här stod något som inte följde med från ett annat program, till exempel en bild ({code}).",
            en: "Here stood something that did not come along from another program, such as a picture ({code}).",
        ),
        Stray::Control | Stray::Harmless => message!(
            sv: "Här står ett styrtecken som inte syns ({code}).",
            en: "Here stands a control character that cannot be seen ({code}).",
        ),
    };
    let help = match character {
        '\u{fffd}' => message!(sv: "Skriv bokstaven igen.", en: "Write the letter again."),
        _ => message!(
            sv: "Ta bort det, och se efter om något fattas.",
            en: "Remove it, and look whether something is missing.",
        ),
    };
    Diagnostic::new(Code::StrayCharacter, source, span, message).with_help(help)
}
