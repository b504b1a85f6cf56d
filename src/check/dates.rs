//! Dates that a slip of the finger has put far away: 2109 for 2019.

use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::model::{Article, Site};
use crate::text::{Date, PartialDate};

/// No initiative is older.
const FIRST_YEAR: i16 = 1900;
/// What has been written is not of a later year than the one after next.
const WRITTEN: i16 = 2;
/// What is planned seldom reaches further.
const PLANNED: i16 = 20;

pub(super) fn check(site: &Site, article: &Article) -> Vec<Diagnostic> {
    let metadata = article.metadata();
    let today = site.options.today;
    let far = |years: i16| move |day: &Date| day.year() < FIRST_YEAR || day.year() > today.year() + years;
    let period = metadata.period.as_ref();
    let ends = || {
        period.into_iter().flat_map(|period| [period.from, period.to]).flatten().map(PartialDate::first_day)
    };
    let mut found: Vec<(&str, Date)> = Vec::new();
    let mut take = |name, day: Option<Date>| found.extend(day.map(|day| (name, day)));
    take("date", metadata.date.map(PartialDate::first_day).filter(far(WRITTEN)));
    take("updated", metadata.updated.filter(|day| day.year() < FIRST_YEAR || *day > today));
    take("period", ends().find(far(PLANNED)));
    take("review_by", metadata.review_by.filter(far(PLANNED)));
    take("publish_at", metadata.publish_at.filter(far(PLANNED)));
    take("expires_at", metadata.expires_at.filter(far(PLANNED)));
    found.into_iter().map(|(name, day)| told(article, name, day, today)).collect()
}

fn told(article: &Article, name: &str, day: Date, today: Date) -> Diagnostic {
    let span = article.metadata().spans.get(name).cloned().unwrap_or(0..0);
    let year = day.year();
    let message = if name == "updated" && day > today {
        message!(sv: "Artikeln skulle vara uppdaterad {day}, en dag som inte har varit.", en: "The article would have been updated on {day}, a day that has not been.")
    } else {
        message!(sv: "Året {year} i fältet {name} ligger långt borta.", en: "The year {year} in the field {name} is far away.")
    };
    let help = message!(sv: "Kontrollera siffrorna.", en: "Look at the digits.");
    Diagnostic::new(Code::FarDate, &article.entry().source, span, message).with_help(help)
}
