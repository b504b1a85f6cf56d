//! A ranking: an ordered list.

use super::Chart;
use crate::diagnostic::Lang;
use crate::markdown::escape::push_text;
use crate::markdown::escape::put;

pub fn write(chart: &Chart, lang: Lang, html: &mut String) {
    html.push_str("<ol class=\"ranking\">\n");
    let mut expected = 1;
    for (index, row) in chart.rows.iter().enumerate() {
        html.push_str("<li");
        if let Some(rank) = row.rank {
            if rank != expected {
                put!(html, " value=\"{rank}\"");
            }
            expected = rank + 1;
        }
        if chart.highlight == Some(index) {
            html.push_str(" class=\"highlight\"");
        }
        html.push('>');
        push_text(html, &row.label);
        if row.number.is_some() {
            html.push_str(" <span class=\"value\">");
            push_text(html, &chart.value(row, lang));
            html.push_str("</span>");
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n");
}
