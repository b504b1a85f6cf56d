//! The site's time zone: what day it is depends on it, and with that which articles readers see.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Fix};
use crate::message;
use crate::text::Date;
use crate::yaml::{self, Fields, Spanned};

/// Where nothing else is said.
const DEFAULT: &str = "Europe/Stockholm";

/// The field `timezone`: a name of the IANA database, which comes with the program.
pub(super) fn read(fields: &mut Fields) -> Option<TimeZone> {
    let Spanned { value, span } = fields.text("timezone")?;
    if let Some(zone) = named(&value) {
        return Some(zone);
    }
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
    let meant = meant(&value, &names);
    let message = message!(sv: "Det finns ingen tidszon som heter ”{value}”.", en: "There is no time zone called “{value}”.");
    let report = fields.mistake(Code::InvalidValue, span.clone(), message);
    report.help = Some(match meant {
        Some(meant) => message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?"),
        None => message!(
            sv: "Skriv världsdel och stad: timezone: {DEFAULT}",
            en: "Write continent and city: timezone: {DEFAULT}"
        ),
    });
    report.fix = meant.map(|meant| Fix { span, replacement: meant.to_owned() });
    None
}

/// A zone by its name, in any case. An offset alone is none: it knows no summer time.
fn named(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok().filter(|_| !name.is_empty())
}

/// The zone that was meant: nearly its name, or its city alone.
fn meant<'n>(written: &str, names: &'n [String]) -> Option<&'n str> {
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let plain = written.trim().replace(' ', "_").to_lowercase();
    let by_city = names.iter().find(|name| name.contains('/') && city(name) == plain);
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let by_name = || {
        let near = yaml::nearest(written, &all)?;
        all.iter().copied().find(|name| *name == near)
    };
    by_city.map(String::as_str).or_else(by_name)
}

/// The day it is at the site in `root`: in the time zone of its settings, else in the one that `TZ` names.
pub fn today(root: &Path) -> Date {
    let of_site = super::load(root).value.and_then(|config| config.timezone);
    let zone = of_site.or_else(of_environment).or_else(|| named(DEFAULT)).unwrap_or(TimeZone::UTC);
    jiff::Timestamp::now().to_zoned(zone).date()
}

/// `TZ=Europe/Helsinki`, also with the path of its file; or with rules instead of a name (POSIX).
fn of_environment() -> Option<TimeZone> {
    let set = std::env::var("TZ").ok()?;
    let set = set.trim_start_matches(':');
    let name = set.rsplit_once("zoneinfo/").map_or(set, |(_, name)| name);
    named(name).or_else(|| TimeZone::posix(set).ok().filter(|_| !set.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use crate::diagnostic::Source;

    /// The zone of the settings, and what the fix writes.
    fn read(zone: &str) -> (Option<String>, Option<String>) {
        let report = parse(&Source::new("samla.yaml", format!("title: x\ntimezone: {zone}\n")));
        let fix = report.diagnostics.first().map(|found| {
            assert_eq!(found.code, Code::InvalidValue);
            found.fix.as_ref().map(|fix| fix.replacement.clone()).unwrap_or_default()
        });
        let zone = report.value.and_then(|config| config.timezone);
        (zone.and_then(|zone| zone.iana_name().map(str::to_owned)), fix)
    }

    #[test]
    fn zones_have_names_of_the_database() {
        for (written, name) in [
            ("Europe/Stockholm", "Europe/Stockholm"),
            ("Pacific/Kiritimati", "Pacific/Kiritimati"),
            ("europe/stockholm", "Europe/Stockholm"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(read(written), (Some(name.to_owned()), None), "{written}");
        }
        for (written, meant) in [
            ("Europe/Stokholm", "Europe/Stockholm"),
            ("Stockholm", "Europe/Stockholm"),
            ("stockholm", "Europe/Stockholm"),
            ("Europa/Stockholm", "Europe/Stockholm"),
            ("svensk tid", ""),
            ("+01:00", ""),
        ] {
            assert_eq!(read(written), (None, Some(meant.to_owned())), "{written}");
        }
    }
}
