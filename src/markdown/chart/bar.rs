//! Bars: the label above its bar, the value at its end.

use super::{Chart, LINE, TEXT, WIDTH, label, open_svg, round};
use crate::diagnostic::Lang;
use crate::markdown::escape::push_text;
use crate::markdown::escape::put;

const BAR: f64 = 16.0;
const GAP: f64 = 14.0;

pub fn draw(chart: &Chart, lang: Lang, html: &mut String) {
    let values: Vec<String> = chart.rows.iter().map(|row| chart.value(row, lang)).collect();
    let labels: Vec<Vec<String>> = chart.rows.iter().map(|row| label::wrap(&row.label, WIDTH)).collect();
    let numbers = || chart.rows.iter().filter_map(|row| row.number.as_ref()).map(|number| number.value);
    let (least, most) =
        numbers().fold((0.0_f64, 0.0_f64), |(least, most), value| (least.min(value), most.max(value)));
    let widest = values.iter().map(|value| label::width(value)).fold(0.0, f64::max);
    let room = (WIDTH - widest - 10.0).max(WIDTH / 4.0);
    let scale = if most > least { room / (most - least) } else { 0.0 };
    let zero = -least * scale;
    let lines: usize = labels.iter().map(Vec::len).sum();
    let rows = chart.rows.len();
    let height = to_f64(lines) * LINE + to_f64(rows) * (BAR + GAP + 4.0) - GAP + 2.0;
    open_svg(html, round(height), &chart.summary(lang));
    let mut y = 0.0;
    for (index, row) in chart.rows.iter().enumerate() {
        for line in &labels[index] {
            y += LINE;
            text(html, "label", 0.0, y - LINE + TEXT, line);
        }
        y += 4.0;
        let value = row.number.as_ref().map_or(0.0, |number| number.value);
        let (x, length) = (zero.min(zero + value * scale), (value * scale).abs());
        let class = if chart.highlight == Some(index) { "bar highlight" } else { "bar" };
        if length >= 0.5 {
            put!(
                html,
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{BAR}\"/>\n",
                round(x),
                round(y),
                round(length)
            );
        } else if row.number.is_some() {
            // A zero is a value as well: a thin line, where the bars begin.
            put!(
                html,
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"1.5\" height=\"{BAR}\"/>\n",
                round(zero),
                round(y)
            );
        }
        text(html, "value", round(x + length.max(1.5) + 6.0), y + BAR - 3.0, &values[index]);
        y += BAR + GAP;
    }
    if least < 0.0 {
        let x = round(zero);
        put!(
            html,
            "<line class=\"axis\" x1=\"{x}\" y1=\"0\" x2=\"{x}\" y2=\"{}\" stroke=\"currentColor\"/>\n",
            round(height)
        );
    }
    html.push_str("</svg>\n");
}

fn text(html: &mut String, class: &str, x: f64, y: f64, text: &str) {
    put!(html, "<text class=\"{class}\" x=\"{}\" y=\"{}\">", round(x), round(y));
    push_text(html, text);
    html.push_str("</text>\n");
}

/// Counts here are small.
fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
