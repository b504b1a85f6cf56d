//! ```` ```diagram ````: the data of a diagram, validated. Drawing it is `chart`'s work.

use super::{File, Read, rows};
use crate::diagnostic::{Code, Lang, Span};
use crate::markdown::chart::{Chart, Kind, Number, Row};
use crate::message;
use crate::yaml::{Fields, Node, Spanned, Value};

const KINDS: [(&str, &[&str], Kind); 5] = [
    ("bar", &["bars", "stapel", "staplar", "stapeldiagram", "column"], Kind::Bar),
    ("line", &["linje", "linjediagram", "lines"], Kind::Line),
    ("ranking", &["rangordning", "topplista", "rank", "list"], Kind::Ranking),
    ("single", &["siffra", "tal", "number"], Kind::Single),
    ("pair", &["par", "före-efter"], Kind::Pair),
];

/// More rows than anybody reads, and as many as are drawn.
const MOST_ROWS: usize = 200;

pub fn read(source: File<'_>, node: &Node, fence: &Span, lang: Lang) -> Read<Chart> {
    let known = ["type", "title", "unit", "year", "note", "source", "highlight", "data"];
    let mut fields = Fields::new(source, node, &known).missing_at(fence.clone());
    fields.require("type", "type: bar");
    fields.require("title", message!(sv: "title: Nya placeringar", en: "title: New placements"));
    fields.require(
        "data",
        message!(
            sv: "data: [{{label: Före, value: 21}}, {{label: Efter, value: 10}}]",
            en: "data: [{{label: Before, value: 21}}, {{label: After, value: 10}}]"
        ),
    );
    let kind = fields.choice("type", &KINDS);
    let title = fields.text("title");
    let mut text = |name: &str| fields.text(name).map(|text| text.value);
    let (unit, year, remark, credit) = (text("unit"), text("year"), text("note"), text("source"));
    let highlight = fields.text("highlight");
    let rows = kind.map(|kind| read_rows(&mut fields, kind, lang)).unwrap_or_default();
    let chart = match (kind, title) {
        (Some(kind), Some(title)) if !rows.is_empty() && fits(&mut fields, kind, &rows) => {
            let highlight = highlight.and_then(|highlight| find_highlight(&mut fields, &highlight, &rows));
            Some(Chart {
                kind,
                title: title.value,
                unit,
                year,
                note: remark,
                source: credit,
                highlight,
                rows,
            })
        }
        _ => None,
    };
    Read { value: chart, diagnostics: fields.finish() }
}

fn read_rows(fields: &mut Fields<'_>, kind: Kind, lang: Lang) -> Vec<Row> {
    let known: &[&str] =
        if kind == Kind::Ranking { &["rank", "label", "value"] } else { &["label", "value"] };
    let (value, example) = match kind {
        Kind::Ranking => ("rank", "[{rank: 1, label: Partille}, {rank: 2, label: Lerum}]"),
        _ => ("value", "[{label: Före, value: 21}, {label: Efter, value: 10}]"),
    };
    let mut rows = Vec::new();
    for node in rows::read(fields, "data", known, value, example) {
        let Value::Mapping(entries) = &node.value else {
            let expected = message!(sv: "rader med label och value", en: "rows with label and value");
            fields.wrong_type("data", &node, &expected, "[{label: Före, value: 21}]");
            continue;
        };
        let mut row = Fields::new(fields.source(), &node, known);
        row.require("label", message!(sv: "label: Före", en: "label: Before"));
        let unknown_value = kind == Kind::Line
            && entries.iter().any(|(key, value)| key.name == "value" && value.value == Value::Null);
        if kind != Kind::Ranking && !unknown_value {
            row.require("value", "value: 21");
        }
        if kind == Kind::Ranking {
            row.require("rank", "rank: 1");
        }
        let rank = if kind == Kind::Ranking { row.whole("rank", 1) } else { None };
        let number =
            row.field("value").filter(|field| field.node.text().is_none_or(|text| !text.trim().is_empty()));
        let number = number.and_then(|field| {
            let value = row.number_of("value", field.node)?;
            Some(Number::new(value, field.node.text().unwrap_or_default(), lang))
        });
        let label = row.text("label");
        let mistakes = row.finish();
        if let (Some(label), true) = (label, mistakes.is_empty()) {
            rows.push(Row { rank, label: label.value, number });
        }
        fields.absorb(mistakes);
    }
    rows
}

/// Whether the number of rows fits the kind.
fn fits(fields: &mut Fields<'_>, kind: Kind, rows: &[Row]) -> bool {
    let Some(field) = fields.field("data") else { return false };
    let written = match &field.node.value {
        Value::Sequence(items) => items.len(),
        _ => rows.len(),
    };
    let (least, most) = match kind {
        Kind::Single => (1, 1),
        Kind::Pair => (2, 2),
        Kind::Line | Kind::Ranking => (2, MOST_ROWS),
        Kind::Bar => (1, MOST_ROWS),
    };
    let numbers_known = kind != Kind::Line || rows.iter().any(|row| row.number.is_some());
    if (least..=most).contains(&written) && numbers_known {
        return rows.len() == written;
    }
    let name = KINDS.iter().find(|(.., other)| *other == kind).map_or("", |(name, ..)| name);
    let wanted_sv = if least == most { format!("precis {least}") } else { format!("{least} till {most}") };
    let wanted_en = if least == most { format!("exactly {least}") } else { format!("{least} to {most}") };
    fields.mistake(
        Code::DiagramData,
        field.key,
        message!(
            sv: "Ett diagram av typen {name} har {wanted_sv} rader i data; här är {written}.",
            en: "A diagram of the type {name} has {wanted_en} rows in data; here are {written}.",
        ),
    );
    false
}

fn find_highlight(fields: &mut Fields<'_>, highlight: &Spanned<String>, rows: &[Row]) -> Option<usize> {
    if let Some(index) = rows.iter().position(|row| row.label == highlight.value) {
        return Some(index);
    }
    let label = &highlight.value;
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let near = crate::yaml::nearest(label, &labels);
    let mistake = fields.mistake(
        Code::UnknownHighlight,
        highlight.span.clone(),
        message!(sv: "Ingen rad i data heter ”{label}”.", en: "No row in data is called “{label}”."),
    );
    if let Some(near) = near {
        mistake.help = Some(message!(sv: "Menade du {near}?", en: "Did you mean {near}?"));
        mistake.fix = Some(crate::diagnostic::Fix {
            span: highlight.span.clone(),
            replacement: crate::yaml::scalar(near),
        });
    }
    None
}
