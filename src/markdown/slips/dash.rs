//! Dashes as bullets. A line of speech begins with a dash, too, so the lines are judged together: how they end, whether
//! somebody says them, what leads up to them.

use std::ops::Range;

use super::{Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::Kind;
use crate::message;

/// Lines that begin with a dash, with no other text between them.
#[derive(Default)]
pub struct Dashes {
    rows: Vec<Row>,
    /// The line before them.
    lead: Option<Range<usize>>,
    /// The end of the last line that was seen, and how many blocks were around it.
    end: usize,
    depth: usize,
}

struct Row {
    /// The dash and the spaces behind it.
    mark: Range<usize>,
    end: usize,
}

impl Dashes {
    pub fn look(&mut self, page: &Page<'_>, run: &Run<'_>, found: &mut Vec<Diagnostic>) {
        let apart = run.leaf.depth != self.depth
            || run.leaf.kind != Kind::Paragraph
            || page.body.get(self.end..run.leaf.place.start).is_none_or(|between| !between.trim().is_empty());
        if apart {
            self.tell(page, found);
            self.lead = None;
        }
        for (index, line) in run.lines.iter().enumerate() {
            let rest = line.text.strip_prefix(['–', '—', '−']);
            let text = rest.filter(|rest| rest.starts_with([' ', '\u{a0}'])).map(str::trim_start);
            match text.filter(|text| !text.is_empty()) {
                Some(text) => self.rows.push(Row { mark: line.at..line.end() - text.len(), end: line.end() }),
                // A line that goes on.
                None if index > 0 && !self.rows.is_empty() => {
                    if let Some(row) = self.rows.last_mut() {
                        row.end = line.end();
                    }
                }
                None => {
                    self.tell(page, found);
                    self.lead = Some(line.at..line.end());
                }
            }
        }
        (self.end, self.depth) = (run.leaf.place.end, run.leaf.depth);
    }

    /// Tells of the rows so far, if they are a list.
    pub fn tell(&mut self, page: &Page<'_>, found: &mut Vec<Diagnostic>) {
        let rows = std::mem::take(&mut self.rows);
        let text = |place: Range<usize>| page.prose.get(place).unwrap_or_default();
        let lead = self.lead.clone().map(text).filter(|lead| lead.ends_with(':'));
        let texts = || rows.iter().map(|row| text(row.mark.end..row.end));
        let ended = texts().filter(|text| text.ends_with(['.', '!', '?', '…', '”', '"', '»'])).count();
        let spoken = texts().chain(lead).any(is_spoken) || texts().any(|text| text.ends_with(['?', '!']));
        let is_list = match rows.len() {
            0 => false,
            1 => lead.is_some() && ended == 0,
            count => ended < count || lead.is_some(),
        };
        let Some(first) = rows.first().filter(|_| is_list && !spoken) else { return };
        let edits: Vec<_> = rows.iter().map(|row| (row.mark.clone(), "- ".to_owned())).collect();
        let diagnostic = page
            .complain(
                Code::BulletMark,
                first.mark.clone(),
                message!(
                    sv: "Tankstreck blir ingen lista, utan löpande text.",
                    en: "Dashes make no list, but running text.",
                ),
            )
            .with_help(message!(
                sv: "Börja raden med ett bindestreck och ett mellanslag.",
                en: "Begin the line with a hyphen and a space.",
            ));
        found.push(match page.edited(&edits) {
            Some((span, text)) => diagnostic.with_fix(span, text),
            None => diagnostic,
        });
    }
}

/// Whether somebody says it.
fn is_spoken(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic()).any(|word| SAYING.contains(&word))
}

const SAYING: &[&str] = &[
    "säger",
    "sa",
    "sade",
    "frågar",
    "frågade",
    "svarar",
    "svarade",
    "berättar",
    "berättade",
    "förklarar",
    "förklarade",
    "menar",
    "menade",
    "tycker",
    "tyckte",
    "undrar",
    "undrade",
    "konstaterar",
    "konstaterade",
    "tillägger",
    "tillade",
    "ropar",
    "ropade",
    "skrattar",
    "fortsätter",
    "avslutar",
    "minns",
    "jag",
    "says",
    "said",
    "asks",
    "asked",
    "tells",
    "told",
    "adds",
];
