//! One number, or two beside each other: text, since a picture would say no more.

use super::{Chart, Row};
use crate::markdown::escape::push_text;

pub fn write(chart: &Chart, html: &mut String) {
    let Some(row) = chart.rows.first() else { return };
    html.push_str("<p class=\"diagram-number\">");
    // A label that the title or the unit says already is left out.
    let label = row.label.to_lowercase();
    let said = format!("{} {}", chart.title, chart.unit.as_deref().unwrap_or_default()).to_lowercase();
    if !said.contains(&label) {
        html.push_str("<span class=\"number-label\">");
        push_text(html, &row.label);
        html.push_str("</span> ");
    }
    number(chart, row, html);
    html.push_str("</p>\n");
}

pub fn write_pair(chart: &Chart, html: &mut String) {
    html.push_str("<dl class=\"diagram-numbers\">\n");
    for row in &chart.rows {
        html.push_str("<div><dt>");
        push_text(html, &row.label);
        html.push_str("</dt><dd>");
        number(chart, row, html);
        html.push_str("</dd></div>\n");
    }
    html.push_str("</dl>\n");
}

fn number(chart: &Chart, row: &Row, html: &mut String) {
    html.push_str("<span class=\"number\">");
    push_text(html, row.number.as_ref().map_or("", |number| &number.text));
    html.push_str("</span>");
    if let Some(unit) = &chart.unit {
        html.push_str(" <span class=\"unit\">");
        push_text(html, unit);
        html.push_str("</span>");
    }
}
