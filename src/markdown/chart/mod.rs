//! Diagrams as accessible HTML and inline SVG: direct labels, no legend, the data as a table.
//!
//! They carry classes and presentation attributes only; colours are the theme's. In the SVG: `bar`, `bar highlight`,
//! `axis`, `line`, `line gap`, `point`, `point highlight`, `label`, `value`.

mod bar;
mod label;
mod line;
mod number;
mod ranking;
mod single;

use crate::markdown::escape::put;
use std::borrow::Cow;

use super::document::KeyFigure;
use super::escape::{push_attribute, push_text};
use super::typography::smarten;
use super::writer::Writer;
use crate::diagnostic::Lang;
use crate::text::slug;

pub use number::Number;

/// A diagram whose data fit its kind.
pub struct Chart {
    pub kind: Kind,
    pub title: String,
    pub unit: Option<String>,
    pub year: Option<String>,
    pub note: Option<String>,
    pub source: Option<String>,
    /// The row to point out.
    pub highlight: Option<usize>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Bar,
    Line,
    /// An order, with or without values.
    Ranking,
    /// One number.
    Single,
    /// Two numbers.
    Pair,
}

pub struct Row {
    /// In a ranking.
    pub rank: Option<usize>,
    pub label: String,
    /// None where it is not known.
    pub number: Option<Number>,
}

impl Chart {
    /// Writes the figure, its plain text and its key figure.
    pub fn write(mut self, writer: &mut Writer<'_>) {
        self.polish(writer.lang);
        let id = writer.ids.unique(&format!("diagram-{}", slug(&self.title)));
        let class = match self.kind {
            Kind::Bar => "bar",
            Kind::Line => "line",
            Kind::Ranking => "ranking",
            Kind::Single => "single",
            Kind::Pair => "pair",
        };
        put!(writer.out.text, "<figure class=\"diagram diagram-{class}\" aria-labelledby=\"{id}\">\n");
        self.caption(writer, &id);
        let html = &mut writer.out.text;
        match self.kind {
            Kind::Bar => bar::draw(&self, writer.lang, html),
            Kind::Line => line::draw(&self, writer.lang, html),
            Kind::Ranking => ranking::write(&self, writer.lang, html),
            Kind::Single => single::write(&self, html),
            Kind::Pair => single::write_pair(&self, html),
        }
        if matches!(self.kind, Kind::Bar | Kind::Line) {
            self.table(writer);
        }
        self.plain(writer);
        self.notes(writer);
        writer.out.text.push_str("</figure>\n");
        self.key_figure(writer);
    }

    /// Typography in all texts, and the order of the bars.
    fn polish(&mut self, lang: Lang) {
        let polish = |text: &mut String| {
            if let Cow::Owned(smart) = smarten(text, lang) {
                *text = smart;
            }
        };
        polish(&mut self.title);
        [&mut self.unit, &mut self.year, &mut self.note, &mut self.source]
            .into_iter()
            .flatten()
            .for_each(polish);
        self.rows.iter_mut().for_each(|row| polish(&mut row.label));
        if self.kind == Kind::Bar && !label::in_order(&self.rows) {
            let mut rows: Vec<(usize, Row)> =
                std::mem::take(&mut self.rows).into_iter().enumerate().collect();
            let value = |row: &Row| row.number.as_ref().map_or(f64::NEG_INFINITY, |number| number.value);
            rows.sort_by(|(_, left), (_, right)| value(right).total_cmp(&value(left)));
            self.highlight = self.highlight.and_then(|old| rows.iter().position(|(index, _)| *index == old));
            self.rows = rows.into_iter().map(|(_, row)| row).collect();
        }
        if self.kind == Kind::Ranking {
            let highlighted = self.highlight.map(|index| self.rows[index].label.clone());
            self.rows.sort_by_key(|row| row.rank);
            self.highlight =
                highlighted.and_then(|label| self.rows.iter().position(|row| row.label == label));
        }
    }

    fn caption(&self, writer: &mut Writer<'_>, id: &str) {
        put!(writer.out.text, "<figcaption id=\"{id}\"><span class=\"diagram-title\">");
        writer.push(&self.title);
        writer.out.text.push_str("</span>");
        // Single numbers and pairs say their unit beside the number; the unit of a ranking says nothing.
        let unit = self.unit.as_deref().filter(|_| matches!(self.kind, Kind::Bar | Kind::Line));
        let year = self.year.as_deref().filter(|year| !self.title.contains(year));
        let parts: Vec<&str> = [unit, year].into_iter().flatten().collect();
        if !parts.is_empty() {
            writer.break_plain();
            writer.out.text.push_str(" <span class=\"diagram-unit\">");
            writer.push(&parts.join(", "));
            writer.out.text.push_str("</span>");
        }
        writer.out.text.push_str("</figcaption>\n");
        writer.break_plain();
    }

    /// The value of a row as it stands beside a bar: with `%` where the unit is per cent.
    fn value(&self, row: &Row, lang: Lang) -> String {
        match &row.number {
            None => said(lang, "okänt", "unknown").to_owned(),
            Some(number) if self.is_percent() => match lang {
                Lang::Sv => format!("{}\u{a0}%", number.text),
                Lang::En => format!("{}%", number.text),
            },
            Some(number) => number.text.clone(),
        }
    }

    fn is_percent(&self) -> bool {
        self.unit.as_deref().is_some_and(|unit| {
            ["procent", "per cent", "percent", "%"].contains(&unit.to_lowercase().as_str())
        })
    }

    /// A short text instead of the picture.
    fn summary(&self, lang: Lang) -> String {
        let kind = match self.kind {
            Kind::Line => said(lang, "Linjediagram", "Line chart"),
            _ => said(lang, "Stapeldiagram", "Bar chart"),
        };
        if self.rows.len() > 8 {
            let count = self.rows.len();
            return match lang {
                Lang::Sv => format!("{kind} med {count} värden. Alla står i tabellen."),
                Lang::En => format!("{kind} with {count} values. All are in the table."),
            };
        }
        let values: Vec<String> =
            self.rows.iter().map(|row| format!("{} {}", row.label, self.value(row, lang))).collect();
        format!("{kind}: {}.", values.join(", "))
    }

    fn table(&self, writer: &mut Writer<'_>) {
        let lang = writer.lang;
        let years = self.rows.iter().all(|row| label::year(&row.label).is_some());
        let first = if years { said(lang, "År", "Year") } else { said(lang, "Vad", "What") };
        let html = &mut writer.out.text;
        html.push_str("<details class=\"diagram-data\">\n<summary>");
        html.push_str(said(lang, "Visa som tabell", "Show as a table"));
        html.push_str("</summary>\n<table>\n<thead>\n<tr><th scope=\"col\">");
        html.push_str(first);
        html.push_str("</th><th scope=\"col\" class=\"right\">");
        push_text(html, &self.unit.as_deref().map_or(said(lang, "Värde", "Value").to_owned(), capitalised));
        html.push_str("</th></tr>\n</thead>\n<tbody>\n");
        for row in &self.rows {
            html.push_str("<tr><th scope=\"row\">");
            push_text(html, &row.label);
            html.push_str("</th><td class=\"right\">");
            push_text(html, &self.value(row, lang));
            html.push_str("</td></tr>\n");
        }
        html.push_str("</tbody>\n</table>\n</details>\n");
    }

    fn plain(&self, writer: &mut Writer<'_>) {
        for row in &self.rows {
            let line = match (self.kind, row.rank) {
                (Kind::Ranking, Some(rank)) => format!("{rank}. {}", row.label),
                (Kind::Single | Kind::Pair, _) => {
                    let unit = self.unit.as_deref().unwrap_or_default();
                    format!("{}: {} {unit}", row.label, row.number.as_ref().map_or("", |number| &number.text))
                }
                _ => format!("{}: {}", row.label, self.value(row, writer.lang)),
            };
            writer.plain.push_str(line.trim_end());
            writer.break_plain();
        }
    }

    fn notes(&self, writer: &mut Writer<'_>) {
        let source =
            self.source.as_deref().map(|source| format!("{} {source}", writer.words("Källa:", "Source:")));
        for (class, text) in [("diagram-note", self.note.as_deref()), ("diagram-source", source.as_deref())] {
            let Some(text) = text else { continue };
            put!(writer.out.text, "<p class=\"{class}\">");
            writer.push(text);
            writer.break_plain();
            writer.out.text.push_str("</p>\n");
        }
    }

    fn key_figure(self, writer: &mut Writer<'_>) {
        let numbers: Vec<&str> = self
            .rows
            .iter()
            .filter_map(|row| row.number.as_ref())
            .map(|number| number.text.as_str())
            .collect();
        let number = match self.kind {
            Kind::Single => numbers.join(""),
            Kind::Pair if label::in_order(&self.rows) => numbers.join(" → "),
            Kind::Pair => numbers.join(said(writer.lang, " och ", " and ")),
            Kind::Bar | Kind::Line | Kind::Ranking => return,
        };
        let unit = self.unit.unwrap_or_default();
        writer.document.figures.push(KeyFigure { number, unit, title: self.title });
    }
}

fn said(lang: Lang, sv: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Opens an SVG that is as wide as [`WIDTH`].
fn open_svg(html: &mut String, height: f64, summary: &str) {
    put!(
        html,
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" font-size=\"{TEXT}\" role=\"img\" aria-label=\""
    );
    push_attribute(html, summary);
    html.push_str("\">\n");
}

/// Of the drawing, in units: the pixels that a column of text has on the narrowest phone, 320 without its margins.
const WIDTH: f64 = 288.0;
/// The size of its text.
const TEXT: f64 = 15.0;
/// From one line of text to the next.
const LINE: f64 = 19.0;

/// A length without needless digits.
fn round(length: f64) -> f64 {
    // Adding zero turns −0 into 0.
    (length * 10.0).round() / 10.0 + 0.0
}
