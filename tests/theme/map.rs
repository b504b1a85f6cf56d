//! The real outlines and places, so that pictures of the map are true.

use samla::theme::views::{CountyView, MapView, PlaceView};

/// Name and outline of each county, made from SCB's digital boundaries (CC0).
const COUNTIES: &str = include_str!("counties.tsv");

/// Name, number of articles and place in the outlines' projection.
pub const PLACES: [(&str, usize, f64, f64); 32] = [
    ("Ale", 1, 27.9, 524.2),
    ("Alingsås", 1, 37.8, 524.1),
    ("Aneby", 1, 87.5, 528.3),
    ("Eksjö", 1, 91.1, 536.3),
    ("Gislaved", 1, 59.8, 553.2),
    ("Gnosjö", 1, 64.1, 550.7),
    ("Göteborg", 10, 25.5, 534.4),
    ("Habo", 1, 71.5, 524.9),
    ("Halmstad", 1, 44.9, 582.5),
    ("Härryda", 1, 28.8, 536.7),
    ("Jönköping", 2, 73.3, 531.0),
    ("Kristinehamn", 1, 72.2, 459.9),
    ("Kungsbacka", 2, 27.9, 544.7),
    ("Kungälv", 1, 25.8, 526.8),
    ("Lerum", 2, 32.1, 531.4),
    ("Lilla Edet", 1, 29.1, 514.6),
    ("Malmö", 1, 48.0, 632.1),
    ("Mullsjö", 1, 67.2, 524.7),
    ("Mölndal", 1, 26.5, 536.8),
    ("Norrtälje", 1, 172.6, 439.1),
    ("Nässjö", 1, 85.1, 536.9),
    ("Partille", 2, 28.5, 532.9),
    ("Stenungsund", 1, 22.2, 517.5),
    ("Stockholm", 7, 158.7, 459.0),
    ("Sävsjö", 1, 84.3, 548.6),
    ("Tjörn", 1, 16.5, 521.4),
    ("Tranås", 1, 91.2, 519.1),
    ("Trollhättan", 1, 32.5, 507.6),
    ("Vaggeryd", 1, 73.1, 544.1),
    ("Vetlanda", 1, 93.4, 547.4),
    ("Värnamo", 1, 70.7, 558.7),
    ("Öckerö", 1, 18.7, 534.4),
];

pub fn sweden() -> MapView<'static> {
    let county = |line: &'static str| {
        let (name, path) = line.split_once('\t').unwrap();
        CountyView { name, path }
    };
    let place = |(title, count, x, y): (&'static str, usize, f64, f64)| {
        let radius = 2.2 * f64::from(u32::try_from(count).unwrap()).sqrt();
        PlaceView { title, url: "/kommuner/plats/", count, x, y, radius: (radius * 10.0).round() / 10.0 }
    };
    MapView {
        width: 292,
        height: 645,
        counties: COUNTIES.lines().map(county).collect(),
        places: PLACES.map(place).into(),
    }
}
