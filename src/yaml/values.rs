//! Truth values, numbers, dates, choices and addresses: what a text in a field means.

use super::fields::replace;
use super::{Field, Fields, Node, Spanned, dates, names, scalar};
use crate::diagnostic::Code;
use crate::message;
use crate::text::address::{self, Reference, Refusal};
use crate::text::{Date, PartialDate};

impl Fields<'_> {
    /// `true` or `false`; absent is `false`.
    pub fn bool(&mut self, name: &str) -> bool {
        let Some(field) = self.field(name) else { return false };
        match field.node.text() {
            Some("true" | "True" | "TRUE") => true,
            Some("false" | "False" | "FALSE") => false,
            other => {
                let meant = match other.map(str::to_lowercase).as_deref() {
                    Some("ja" | "yes" | "on" | "sant" | "1" | "y" | "på") => Some(true),
                    Some("nej" | "no" | "off" | "falskt" | "0" | "n" | "av") => Some(false),
                    _ => None,
                };
                let span = field.node.span.clone();
                let report = self.wrong_type(
                    name,
                    field.node,
                    &message!(sv: "true (ja) eller false (nej)", en: "true or false"),
                    "true",
                );
                if let Some(meant) = meant {
                    report.help = Some(message!(sv: "Skriv {name}: {meant}", en: "Write {name}: {meant}"));
                    report.fix = Some(replace(span, meant.to_string()));
                }
                meant.unwrap_or(false)
            }
        }
    }

    /// A number of a node that belongs to the field `name`: `12`, `-3.5`; `3,5` is a mistake with a fix.
    pub fn number_of(&mut self, name: &str, node: &Node) -> Option<f64> {
        let written = node.text().map(str::trim);
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        let digits = |text: &str| {
            text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
        };
        if let Some(value) = written.filter(|text| digits(text)).and_then(number) {
            return Some(value);
        }
        let mended = written.map(|text| {
            let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
            text.replace(',', ".").replace('−', "-")
        });
        let meant = mended.as_deref().filter(|text| digits(text)).and_then(number);
        let span = node.span.clone();
        let report = self.wrong_type(name, node, &message!(sv: "ett tal", en: "a number"), "12.5");
        if let (Some(_), Some(text)) = (meant, mended) {
            report.fix = Some(replace(span, text));
        }
        meant
    }

    /// A number.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        let field = self.field(name)?;
        self.number_of(name, field.node)
    }

    /// A whole number from `least`.
    pub fn whole(&mut self, name: &str, least: usize) -> Option<usize> {
        let field = self.field(name)?;
        if let Some(number) = field.node.text().and_then(|text| text.trim().parse::<usize>().ok())
            && number >= least
        {
            return Some(number);
        }
        self.wrong_type(
            name,
            field.node,
            &message!(sv: "ett helt tal, minst {least}", en: "a whole number, at least {least}"),
            &least.max(10).to_string(),
        );
        None
    }

    /// A date as precise as it is known.
    pub fn partial_date(&mut self, name: &str) -> Option<Spanned<PartialDate>> {
        let field = self.field(name)?;
        self.partial_date_of(name, field.node)
    }

    /// The date of a node that belongs to the field `name`.
    pub fn partial_date_of(&mut self, name: &str, node: &Node) -> Option<Spanned<PartialDate>> {
        let span = node.span.clone();
        let Some(text) = node.text().map(str::trim) else {
            self.wrong_type(name, node, &message!(sv: "ett datum", en: "a date"), "2019-03-07");
            return None;
        };
        if let Ok(value) = text.parse() {
            return Some(Spanned { value, span });
        }
        let meant = dates::guess(text);
        let report = self.mistake(
            Code::InvalidDate,
            span.clone(),
            message!(sv: "”{text}” är inget datum som går att läsa.", en: "“{text}” is not a date that can be read."),
        );
        if let Some(meant) = meant {
            let help = message!(sv: "Skriv {name}: {meant}", en: "Write {name}: {meant}");
            report.help = Some(help);
            report.fix = Some(replace(span.clone(), meant.to_string()));
        } else if let Some(meant) = dates::guess_short(text) {
            report.help = Some(message!(
                sv: "Menade du {meant}? Skriv årtalet med fyra siffror: {name}: {meant}",
                en: "Did you mean {meant}? Write the year in four digits: {name}: {meant}"
            ));
        } else if let Some((first, last)) = dates::years(text) {
            report.help = Some(message!(
                sv: "Här skrivs ett enda år: {name}: {last}. En tid står i period: {{from: {first}, to: {last}}}",
                en: "A single year stands here: {name}: {last}. A span of time goes into period: {{from: {first}, to: {last}}}"
            ));
        } else {
            report.help = Some(message!(
                sv: "Skriv år, år-månad eller år-månad-dag: 2019, 2019-03 eller 2019-03-07.",
                en: "Write a year, year-month or year-month-day: 2019, 2019-03 or 2019-03-07."
            ));
        }
        meant.map(|value| Spanned { value, span })
    }

    /// A calendar day.
    pub fn day(&mut self, name: &str) -> Option<Spanned<Date>> {
        let Field { node, .. } = self.field(name)?;
        let span = node.span.clone();
        let Some(text) = node.text().map(str::trim) else {
            self.wrong_type(name, node, &message!(sv: "ett datum", en: "a date"), "2019-03-07");
            return None;
        };
        match dates::guess(text) {
            Some(PartialDate::Day(_)) => {
                let Spanned { value, span } = self.partial_date_of(name, node)?;
                let PartialDate::Day(value) = value else { return None };
                Some(Spanned { value, span })
            }
            Some(less) => {
                let first = less.first_day();
                let message = message!(sv: "Fältet {name} ska ha ett datum med dag.", en: "The field {name} needs a date with its day.");
                self.mistake(Code::InvalidDate, span, message).help = Some(
                    message!(sv: "Skriv till exempel {name}: {first}", en: "Write, for example, {name}: {first}"),
                );
                None
            }
            None => {
                let message = message!(sv: "”{text}” är inget datum som går att läsa.", en: "“{text}” is not a date that can be read.");
                self.mistake(Code::InvalidDate, span, message).help = Some(message!(
                    sv: "Skriv en dag som år-månad-dag, till exempel {name}: 2027-03-07",
                    en: "Write a day as year-month-day, for example {name}: 2027-03-07"
                ));
                None
            }
        }
    }

    /// One of a few words. Each choice has its name, other words for it, and its value.
    pub fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, &[&str], T)]) -> Option<T> {
        let written = self.text(name)?;
        if let Some((.., value)) = choices.iter().find(|(word, ..)| *word == written.value) {
            return Some(*value);
        }
        let lower = written.value.to_lowercase();
        let spaced = lower.replace(['_', '-'], " ");
        let meant = choices
            .iter()
            .find(|(word, others, _)| {
                *word == lower || others.contains(&lower.as_str()) || others.contains(&spaced.as_str())
            })
            .or_else(|| {
                let words: Vec<&str> = choices.iter().map(|(word, ..)| *word).collect();
                let near = names::nearest(&lower, &words)?;
                choices.iter().find(|(word, ..)| *word == near)
            });
        let words: Vec<&str> = choices.iter().map(|(word, ..)| *word).collect();
        let (text, list) = (&written.value, words.join(", "));
        let report = self.mistake(
            Code::InvalidValue,
            written.span.clone(),
            message!(sv: "”{text}” går inte att välja i fältet {name}.", en: "“{text}” is no choice for the field {name}."),
        );
        report.help = Some(message!(sv: "Välj ett av: {list}.", en: "Choose one of: {list}."));
        if let Some((word, ..)) = meant {
            report.fix = Some(replace(written.span, *word));
        }
        meant.map(|(.., value)| *value)
    }

    /// A web address (`https://` or `http://`).
    pub fn url(&mut self, name: &str) -> Option<Spanned<String>> {
        let written = self.text(name)?;
        let Spanned { value: text, span } = &written;
        let has_space = text.contains(char::is_whitespace);
        let meant = match address::read(text) {
            Ok(Reference::External(url)) if !has_space => {
                let found = address::complain(self.source(), span, &url);
                self.absorb(found.into_iter().collect());
                return Some(Spanned { value: url, span: span.clone() });
            }
            Err(Refusal::Malformed(meant)) => meant,
            Ok(Reference::File { .. }) => address::guess(text).filter(|meant| meant.starts_with("https://")),
            _ => None,
        };
        let report = self.mistake(
            Code::InvalidUrl,
            span.clone(),
            message!(sv: "”{text}” är ingen webbadress.", en: "“{text}” is not a web address."),
        );
        report.help = Some(match &meant {
            Some(meant) => message!(sv: "Skriv {name}: {meant}", en: "Write {name}: {meant}"),
            None => message!(
                sv: "Skriv hela adressen, till exempel https://www.partille.se",
                en: "Write the whole address, for example https://www.partille.se"
            ),
        });
        let meant = meant.filter(|meant| !meant.contains(char::is_whitespace));
        report.fix = meant.map(|meant| replace(span.clone(), scalar(&meant)));
        None
    }
}
