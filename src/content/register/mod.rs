//! Sweden's municipalities and counties: names, SCB codes, where they lie. Sources and licences: `README.md` beside
//! this file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::slug;
use crate::yaml;

const MUNICIPALITIES: &str = include_str!("municipalities.csv");
const COUNTIES: &str = include_str!("counties.geojson");

/// Units of the map for one degree of latitude.
const SCALE: f64 = 50.0;
/// The cosine of 62°: a degree of longitude is that much shorter than one of latitude in the middle of Sweden.
const NARROWING: f64 = 0.469_471_562_785_890_8;
const WEST: f64 = 10.8;
const NORTH: f64 = 69.2;

/// A municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// SCB's code: `1402`.
    pub code: String,
    /// The bare name: `Partille`.
    pub name: String,
    /// Its part of an address: `partille`. Of two names that differ in å, ä or ö only, the plain one has it alone
    /// (Habo), the other with its county (`habo-uppsala-lan` for Håbo).
    pub slug: String,
    pub county_code: String,
    /// `Västra Götalands län`.
    pub county: String,
    /// Of its main town, in degrees.
    pub lat: f64,
    pub lon: f64,
}

/// A county with its outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    pub code: String,
    pub name: String,
    /// SVG path data on a map of [`Register::WIDTH`] by [`Register::HEIGHT`].
    pub outline: String,
}

/// All municipalities and counties. There is one, made when it is first asked for.
#[derive(Debug)]
pub struct Register {
    municipalities: BTreeMap<String, Municipality>,
    counties: Vec<County>,
}

impl Register {
    /// The size of the map that outlines and [`Register::project`] use.
    pub const WIDTH: u32 = 320;
    pub const HEIGHT: u32 = 700;

    /// The register.
    pub fn get() -> &'static Self {
        static REGISTER: OnceLock<Register> = OnceLock::new();
        REGISTER.get_or_init(|| Self { municipalities: municipalities(), counties: counties() })
    }

    /// The municipality with exactly this name.
    pub fn municipality(&self, name: &str) -> Option<&Municipality> {
        self.municipalities.get(name)
    }

    /// All municipalities, by the bytes of their names.
    pub fn municipalities(&self) -> impl Iterator<Item = &Municipality> {
        self.municipalities.values()
    }

    /// All counties, by code.
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// The point of the map for a place in degrees, rounded to one decimal.
    pub fn project(lat: f64, lon: f64) -> (f64, f64) {
        let round = |number: f64| (number * 10.0).round() / 10.0;
        (round((lon - WEST) * NARROWING * SCALE), round((NORTH - lat) * SCALE))
    }

    /// The municipality that was meant: `partille`, `Partille kommun`, `Göteborgs stad`, `Goteborg`, `Kungsbaka`, `1402`.
    pub fn nearest(&self, written: &str) -> Option<&Municipality> {
        let written = written.trim();
        let code = written.strip_prefix("SE-").unwrap_or(written);
        if let Some(found) = self.municipalities().find(|municipality| municipality.code == code) {
            return Some(found);
        }
        let lower = written.to_lowercase();
        let lower = lower.strip_prefix("region ").unwrap_or(&lower);
        let bare = [" kommun", " kommuns", " stad", " stads", " kn"]
            .iter()
            .find_map(|ending| lower.strip_suffix(ending));
        let names: Vec<&str> = self.municipalities.keys().map(String::as_str).collect();
        let genitive = |name: &str| name.strip_suffix('s').map(str::to_owned);
        let mut forms = vec![bare.unwrap_or(lower).to_owned()];
        forms.extend(genitive(&forms[0]));
        let exact =
            forms.iter().find_map(|form| names.iter().find(|name| name.to_lowercase() == *form).copied());
        let name = exact.or_else(|| forms.iter().find_map(|form| yaml::nearest(form, &names)))?;
        self.municipality(name)
    }
}

fn municipalities() -> BTreeMap<String, Municipality> {
    let row = |line: &str| {
        let [code, name, county_code, county, lat, lon] =
            line.split(',').collect::<Vec<_>>().try_into().ok()?;
        let [code, name, county_code, county] = [code, name, county_code, county].map(str::to_owned);
        let slug = slug(&name);
        let (lat, lon) = (lat.parse().ok()?, lon.parse().ok()?);
        Some((name.clone(), Municipality { code, name, slug, county_code, county, lat, lon }))
    };
    let mut all: BTreeMap<String, Municipality> = MUNICIPALITIES.lines().skip(1).filter_map(row).collect();
    let plain: BTreeSet<String> =
        all.values().filter(|known| known.name.is_ascii()).map(|known| known.slug.clone()).collect();
    for known in all.values_mut().filter(|known| !known.name.is_ascii() && plain.contains(&known.slug)) {
        known.slug = slug(&format!("{} {}", known.name, known.county));
    }
    all
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

fn counties() -> Vec<County> {
    let collection: Collection =
        serde_json::from_str(COUNTIES).expect("counties.geojson is tested to be sound");
    let mut counties: Vec<County> = collection
        .features
        .into_iter()
        .map(|Feature { properties: Properties { code, name }, geometry }| {
            let rings = match geometry {
                Geometry::Polygon(rings) => rings,
                Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
            };
            County { code, name, outline: rings.iter().map(|ring| path(ring)).collect() }
        })
        .collect();
    counties.sort_by(|left, right| left.code.cmp(&right.code));
    counties
}

/// A ring as `M1,2L3,4…Z`; points that fall together after rounding stand once.
fn path(ring: &[[f64; 2]]) -> String {
    let mut points: Vec<(f64, f64)> = ring.iter().map(|[lon, lat]| Register::project(*lat, *lon)).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < 3 {
        return String::new();
    }
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let command = if index == 0 { 'M' } else { 'L' };
        write!(path, "{command}{x},{y}").expect("a String takes any text");
    }
    path.push('Z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_municipalities_share_an_address() {
        let slugs: BTreeSet<&str> =
            Register::get().municipalities().map(|known| known.slug.as_str()).collect();
        assert_eq!(slugs.len(), 290);
        assert!(slugs.contains("habo") && slugs.contains("habo-uppsala-lan"));
    }

    #[test]
    fn holds_all_of_sweden() {
        let register = Register::get();
        assert_eq!((register.municipalities().count(), register.counties().len()), (290, 21));
        let partille = register.municipality("Partille").unwrap();
        assert_eq!((partille.code.as_str(), partille.county.as_str()), ("1402", "Västra Götalands län"));
        for municipality in register.municipalities() {
            let (x, y) = Register::project(municipality.lat, municipality.lon);
            assert!(
                (0.0..=f64::from(Register::WIDTH)).contains(&x)
                    && (0.0..=f64::from(Register::HEIGHT)).contains(&y),
                "{municipality:?}"
            );
            assert!(register.counties().iter().any(|county| county.code == municipality.county_code));
        }
        assert!(
            register
                .counties()
                .iter()
                .all(|county| county.outline.starts_with('M') && county.outline.ends_with('Z'))
        );
        let numbers =
            register.counties().iter().flat_map(|county| county.outline.split(['M', 'L', 'Z', ',']));
        assert!(
            numbers
                .filter(|number| !number.is_empty())
                .all(|number| number.parse::<f64>().is_ok_and(|number| number <= 700.0))
        );
    }

    #[test]
    fn finds_what_was_meant() {
        for (written, name) in [
            ("partille", Some("Partille")),
            ("Partille kommun", Some("Partille")),
            ("Göteborgs stad", Some("Göteborg")),
            ("Göteborgs Stad", Some("Göteborg")),
            ("Göteborgs", Some("Göteborg")),
            ("Lerums kommun", Some("Lerum")),
            ("Goteborg", Some("Göteborg")),
            ("Kungsbaka", Some("Kungsbacka")),
            ("Trollhätan", Some("Trollhättan")),
            ("Region Gotland", Some("Gotland")),
            ("Alingsås kommun", Some("Alingsås")),
            ("Höganäs", Some("Höganäs")),
            ("1402", Some("Partille")),
            ("Angered", None),
            ("", None),
            ("ö", None),
        ] {
            let found = Register::get().nearest(written).map(|municipality| municipality.name.as_str());
            assert_eq!(found, name, "{written}");
        }
    }
}
