//! Lines: points with their values, at the distance that their years have. What lies between two points that do
//! not follow each other is dashed, since nothing is known of it.

use super::{Chart, LINE, WIDTH, label, open_svg, round};
use crate::diagnostic::Lang;
use crate::markdown::escape::push_text;
use crate::markdown::escape::put;

const HEIGHT: f64 = 200.0;
/// Where zero lies.
const FLOOR: f64 = HEIGHT - LINE - 8.0;
/// Where the highest point lies: its value stands above it.
const CEILING: f64 = LINE + 10.0;

struct Point {
    row: usize,
    x: f64,
    y: f64,
    /// The place before it is taken by the point before it.
    joined: bool,
}

pub fn draw(chart: &Chart, lang: Lang, html: &mut String) {
    let points = place(chart);
    open_svg(html, HEIGHT, &chart.summary(lang));
    put!(
        html,
        "<line class=\"axis\" x1=\"0\" y1=\"{FLOOR}\" x2=\"{WIDTH}\" y2=\"{FLOOR}\" stroke=\"currentColor\"/>\n"
    );
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (class, dashes) =
            if to.joined { ("line", "") } else { ("line gap", " stroke-dasharray=\"3 5\"") };
        put!(
            html,
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"currentColor\" stroke-width=\"2\"{dashes}/>\n",
            from.x,
            from.y,
            to.x,
            to.y
        );
    }
    for point in &points {
        let class = if chart.highlight == Some(point.row) { "point highlight" } else { "point" };
        put!(html, "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"4\"/>\n", point.x, point.y);
    }
    let values: Vec<(f64, f64, String)> = points
        .iter()
        .map(|point| (point.x, point.y - 10.0, chart.value(&chart.rows[point.row], lang)))
        .collect();
    texts(html, "value", &values);
    let labels: Vec<(f64, f64, String)> =
        points.iter().map(|point| (point.x, HEIGHT - 4.0, chart.rows[point.row].label.clone())).collect();
    texts(html, "label", &labels);
    html.push_str("</svg>\n");
}

/// The points with a value, from left to right.
fn place(chart: &Chart) -> Vec<Point> {
    let years: Option<Vec<f64>> = chart.rows.iter().map(|row| label::year(&row.label)).collect();
    let by_year = years.is_some();
    let count = u32::try_from(chart.rows.len()).unwrap_or(u32::MAX);
    let along: Vec<f64> = years.unwrap_or_else(|| (0..count).map(f64::from).collect());
    let (first, last) =
        along.iter().fold((f64::MAX, f64::MIN), |(first, last), &at| (first.min(at), last.max(at)));
    let known = |row: &super::Row| row.number.as_ref().map(|number| number.value);
    let values = || chart.rows.iter().filter_map(known);
    let (low, high) =
        values().fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let margin = |index: Option<usize>| {
        let row = index.map(|index| &chart.rows[index]);
        let number = row.and_then(|row| row.number.as_ref()).map_or(0.0, |number| label::width(&number.text));
        (row.map_or(0.0, |row| label::width(&row.label)).max(number) / 2.0 + 6.0).min(WIDTH / 4.0)
    };
    let at_end = |end: f64| along.iter().position(|&at| at.total_cmp(&end).is_eq());
    let (left, right) = (margin(at_end(first)), margin(at_end(last)));
    let step =
        along.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0.0).fold(f64::MAX, f64::min);
    let step = if by_year { step.min(1.0) } else { 1.0 };
    let mut rows: Vec<usize> =
        (0..chart.rows.len()).filter(|&row| chart.rows[row].number.is_some()).collect();
    rows.sort_by(|&one, &other| along[one].total_cmp(&along[other]));
    let mut points: Vec<Point> = Vec::with_capacity(rows.len());
    let mut before: Option<f64> = None;
    for row in rows {
        let at = along[row];
        let part = if last > first { (at - first) / (last - first) } else { 0.5 };
        let rise =
            if high > low { (known(&chart.rows[row]).unwrap_or(0.0) - low) / (high - low) } else { 0.0 };
        points.push(Point {
            row,
            x: round(left + part * (WIDTH - left - right)),
            y: round(FLOOR - rise * (FLOOR - CEILING)),
            joined: before.is_some_and(|before| at - before <= step * 1.5),
        });
        before = Some(at);
    }
    points
}

/// Texts centred over their places. The last and the first always stand; of the others those that have room.
fn texts(html: &mut String, class: &str, texts: &[(f64, f64, String)]) {
    let reach = |(x, _, text): &(f64, f64, String)| {
        let half = label::width(text) / 2.0 + 3.0;
        (x - half, x + half)
    };
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let ends = [0, texts.len().saturating_sub(1)];
    let order = ends.into_iter().chain(1..texts.len().saturating_sub(1));
    let mut shown = std::collections::BTreeSet::new();
    for index in order.filter(|&index| index < texts.len()) {
        let (from, to) = reach(&texts[index]);
        if taken.iter().all(|&(start, end)| to <= start || from >= end) && shown.insert(index) {
            taken.push((from, to));
        }
    }
    for index in shown {
        let (x, y, text) = &texts[index];
        put!(html, "<text class=\"{class}\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">", round(*y));
        push_text(html, text);
        html.push_str("</text>\n");
    }
}
