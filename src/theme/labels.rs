//! Names beside the places of a map, set so that none covers another.

use tera::{Kwargs, Map, State, TeraResult, Value};

use super::filters::field;

/// A name as it will stand on the map, in the units of the viewBox.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Label {
    x: f64,
    y: f64,
    /// Set so that the text ends at `x`.
    ends: bool,
    /// Stands away from its place: a line leads there.
    away: bool,
}

#[derive(Clone, Copy)]
struct Rect {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Rect {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

#[derive(Clone, Copy)]
struct Place<'a> {
    title: &'a str,
    x: f64,
    y: f64,
    radius: f64,
    count: i128,
}

/// `{{ map.places | map_labels(size=14) }}`: for each place that has room for its name, the place with
/// `label_x`, `label_y`, `label_ends` and `label_away`; for the others, the place as it is. `size` is the height
/// of the letters. Places with more articles come first, so that they choose first and small dots lie on large ones.
#[expect(clippy::needless_pass_by_value, reason = "Tera hands the arguments of a filter over by value")]
pub(super) fn map_labels(places: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    let size: f64 = kwargs.must_get("size")?;
    let mut places: Vec<&Value> = places.iter().collect();
    places.sort_by_key(|value| std::cmp::Reverse(read(value).map(|place| place.count)));
    let known: Vec<Option<Place<'_>>> = places.iter().map(|value| read(value)).collect();
    let present: Vec<Place<'_>> = known.iter().flatten().copied().collect();
    let mut labels = arrange(&present, size).into_iter();
    let with_label = |(value, place): (&Value, Option<Place<'_>>)| {
        let label = place.and_then(|_| labels.next()).flatten();
        match (value.as_map(), label) {
            (Some(map), Some(label)) => {
                let mut map: Map = map.clone();
                map.insert("label_x".into(), Value::from(label.x));
                map.insert("label_y".into(), Value::from(label.y));
                map.insert("label_ends".into(), Value::from(label.ends));
                map.insert("label_away".into(), Value::from(label.away));
                Value::from(map)
            }
            _ => value.clone(),
        }
    };
    Ok(places.into_iter().zip(known).map(with_label).collect())
}

fn read(value: &Value) -> Option<Place<'_>> {
    let map = value.as_map()?;
    let float = |key| field(map, key).and_then(Value::as_f64);
    Some(Place {
        title: field(map, "title")?.as_str()?,
        x: float("x")?,
        y: float("y")?,
        radius: float("radius")?,
        count: field(map, "count")?.as_i128()?,
    })
}

/// One label a place, where there is room, for places in the order of their importance. The west of the country
/// has its names to the left. The least places get a name only if it can stand beside them: too many lines make
/// a map unreadable.
fn arrange(places: &[Place<'_>], size: f64) -> Vec<Option<Label>> {
    let middle = places.iter().map(|place| place.x).fold(0.0, f64::max) / 2.0;
    let dots: Vec<Rect> = places.iter().map(|place| square(place.x, place.y, place.radius + 1.0)).collect();
    let least = places.iter().map(|place| place.count).min();
    let mut taken: Vec<Rect> = Vec::new();
    let mut labels = vec![None; places.len()];
    for (index, place) in places.iter().enumerate() {
        let reach = if Some(place.count) == least { 2 } else { usize::MAX };
        let found = candidates(place, size, place.x < middle).into_iter().take(reach).find(|label| {
            let rect = extent(label, place.title, size);
            let free = |(other, dot): (usize, &Rect)| other == index || !rect.overlaps(dot);
            taken.iter().all(|other| !rect.overlaps(other)) && dots.iter().enumerate().all(free)
        });
        if let Some(label) = found {
            taken.push(extent(&label, place.title, size));
        }
        labels[index] = found;
    }
    labels
}

/// Where a name may stand, the best first: beside its dot, then further up or down with a line to it.
fn candidates(place: &Place<'_>, size: f64, left: bool) -> Vec<Label> {
    let beside = |ends: bool, steps: f64| {
        let away = steps != 0.0;
        let distance = place.radius + size * if away { 1.4 } else { 0.35 };
        let x = if ends { place.x - distance } else { place.x + distance };
        Label { x, y: place.y + size * (0.34 + steps), ends, away }
    };
    let steps = [0.0, -0.9, 0.9, -1.8, 1.8, -2.7, 2.7];
    steps.iter().flat_map(|&step| [beside(left, step), beside(!left, step)]).collect()
}

fn square(x: f64, y: f64, radius: f64) -> Rect {
    Rect { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/// The room that a name takes, by the mean width of letters.
fn extent(label: &Label, title: &str, size: f64) -> Rect {
    let letters = title.chars().fold(0.0, |count, _| count + 1.0);
    let width = letters * size * 0.56;
    let left = if label.ends { label.x - width } else { label.x };
    Rect { left, top: label.y - size * 0.8, right: left + width, bottom: label.y + size * 0.25 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_cover_each_other() {
        let titles =
            ["Göteborg", "Partille", "Kungsbacka", "Lerum", "Mölndal", "Halmstad", "Stockholm", "Norrtälje"];
        let places: Vec<Place<'_>> = titles
            .iter()
            .zip([
                (40.0, 500.0),
                (43.0, 499.0),
                (42.0, 512.0),
                (46.0, 496.0),
                (41.0, 504.0),
                (60.0, 560.0),
                (200.0, 450.0),
                (214.0, 430.0),
            ])
            .map(|(title, (x, y))| Place { title, x, y, radius: 5.0, count: 1 })
            .collect();
        let labels = arrange(&places, 12.0);
        let rects: Vec<Rect> = labels
            .iter()
            .zip(&places)
            .filter_map(|(label, place)| Some(extent(&(*label)?, place.title, 12.0)))
            .collect();
        assert!(rects.len() >= 4, "only {} of {} have a name", rects.len(), places.len());
        for (index, rect) in rects.iter().enumerate() {
            assert!(rects.iter().skip(index + 1).all(|other| !rect.overlaps(other)));
        }
    }
}
