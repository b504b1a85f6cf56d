//! Values of arguments. What is wrong with one is told in both languages.

use std::fmt;
use std::net::IpAddr;

use crate::diagnostic::{Code, Lang, Message};
use crate::message;
use crate::text::Date;

/// What an argument takes, where it was given something else: "en dag, till exempel 2026-11-21".
#[derive(Debug)]
pub(super) struct Takes(pub Message);

impl fmt::Display for Takes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.en)
    }
}

impl std::error::Error for Takes {}

pub(super) fn lang(tag: &str) -> Result<Lang, Takes> {
    Lang::from_tag(tag).ok_or_else(|| Takes(message!(sv: "sv eller en", en: "sv or en")))
}

pub(super) fn day(text: &str) -> Result<Date, Takes> {
    text.parse()
        .map_err(|_| Takes(message!(sv: "en dag, till exempel 2026-11-21", en: "a day, such as 2026-11-21")))
}

pub(super) fn port(text: &str) -> Result<u16, Takes> {
    text.parse().map_err(|_| Takes(message!(sv: "ett tal från 0 till 65535", en: "a number from 0 to 65535")))
}

pub(super) fn count(text: &str) -> Result<usize, Takes> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| Takes(message!(sv: "ett helt tal, minst 1", en: "a whole number, at least 1")))
}

pub(super) fn host(text: &str) -> Result<IpAddr, Takes> {
    match text {
        "localhost" => Ok(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST)),
        _ => text.parse().map_err(|_| {
            Takes(
                message!(sv: "en IP-adress, till exempel 127.0.0.1", en: "an IP address, such as 127.0.0.1"),
            )
        }),
    }
}

pub(super) fn rule(name: &str) -> Result<Code, Takes> {
    Code::from_name(name).ok_or_else(|| {
        let nearest = nearest_rule(name);
        Takes(message!(
            sv: "namnet på en regel (kanske {nearest}; samla explain visar alla)",
            en: "the name of a rule (perhaps {nearest}; samla explain shows all)",
        ))
    })
}

/// The rule whose name is most like `name`.
pub(super) fn nearest_rule(name: &str) -> &'static str {
    let likeness = |rule: &str| strsim::jaro_winkler(rule, name);
    let names = Code::RULES.iter().map(|rule| rule.name);
    names.max_by(|left, right| likeness(left).total_cmp(&likeness(right))).unwrap_or_default()
}

/// A term of a taxonomy: `tags=skola`.
pub(super) fn filter(text: &str) -> Result<(String, String), Takes> {
    let parts =
        text.split_once('=').map(|(taxonomy, term)| (taxonomy.trim().to_owned(), term.trim().to_owned()));
    parts.ok_or_else(|| {
        Takes(message!(
            sv: "en indelning och ett ord, till exempel tags=skola",
            en: "a taxonomy and a term, such as tags=skola",
        ))
    })
}
