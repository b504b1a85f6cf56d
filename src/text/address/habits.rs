//! Addresses that work, but should not stand on a page: they say who followed them, go through somebody else, or lead
//! where readers are not let in.

use std::sync::Arc;

use super::host;
use super::percent::percent_decoded;
use crate::diagnostic::{Code, Diagnostic, Message, Source, Span};
use crate::message;

/// What a mailing, an advertisement or a network puts at the end of addresses, to know who followed them.
const TRACKING: [&str; 36] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "vero_id",
    "vero_conv",
    "wickedid",
    "oly_anon_id",
    "oly_enc_id",
    "_openstat",
    "_hsenc",
    "_hsmi",
    "_ga",
    "_gl",
    "__s",
    "rb_clickid",
    "s_cid",
    "ml_subscriber",
    "ml_subscriber_hash",
    "dm_i",
    "hsctatracking",
    "trkcampaign",
    "guccounter",
    "epik",
];
/// The same by how they begin.
const TRACKING_STARTS: [&str; 6] = ["utm_", "mtm_", "pk_", "hsa_", "fb_action_", "guce_"];

/// Services that put themselves before an address, and the parameter that holds it.
const WRAPPING: [(&str, &str); 14] = [
    ("safelinks.protection.outlook.com", "url"),
    ("safelinks.protection.office365.us", "url"),
    ("statics.teams.cdn.office.net", "url"),
    ("linkprotect.cudasvc.com", "a"),
    ("link.edgepilot.com", "u"),
    ("urldefense.proofpoint.com", "u"),
    ("slack-redir.net", "url"),
    ("l.facebook.com", "u"),
    ("lm.facebook.com", "u"),
    ("l.instagram.com", "u"),
    ("duckduckgo.com", "uddg"),
    ("google.com", "url"),
    ("google.com", "q"),
    ("google.se", "url"),
];

/// What is to be said of the address at `span`, which is `address` once it is read.
pub fn complain(source: &Arc<Source>, span: &Span, address: &str) -> Option<Diagnostic> {
    let new = |code, message| Diagnostic::new(code, source, span.clone(), message);
    // Only what is written as it reads can be replaced.
    let written = source.text().get(span.clone()).is_some_and(|written| written == address);
    if let Some(meant) = unwrapped(address) {
        let found = new(
            Code::WrappedAddress,
            message!(
                sv: "Adressen går genom en tjänst som ser vem som följer länken, och leder till {meant}.",
                en: "The address goes through a service that sees who follows the link, and leads to {meant}.",
            ),
        )
        .with_help(message!(sv: "Skriv adressen dit: {meant}", en: "Write the address itself: {meant}"));
        return Some(if written { found.with_fix(span.clone(), meant) } else { found });
    }
    let rest = address.split_once("://").map(|(_, rest)| rest);
    if let Some(host) = rest.map(host::of).filter(|host| host::is_within(host)) {
        return Some(
            new(
                Code::InnerAddress,
                message!(
                    sv: "Adressen leder till {host}, dit läsaren inte kommer in.",
                    en: "The address leads to {host}, where readers are not let in.",
                ),
            )
            .with_help(message!(
                sv: "Lägg filen bredvid artikeln, eller länka till en sida som är öppen för alla.",
                en: "Put the file beside the article, or link to a page that is open to all.",
            )),
        );
    }
    let (names, clean) = cleaned(address)?;
    let (names, Message { sv, en }) = (names.join(", "), said(&clean));
    let found = new(
        Code::TrackingAddress,
        message!(
            sv: "Delar av adressen finns bara för att spåra läsaren: {names}.",
            en: "Parts of the address are there only to track the reader: {names}.",
        ),
    )
    .with_help(message!(sv: "Ta bort dem: {sv}", en: "Remove them: {en}"));
    Some(if written { found.with_fix(span.clone(), clean) } else { found })
}

fn said(clean: &str) -> Message {
    message!(sv: "{clean}", en: "{clean}")
}

/// The address without what tracks the reader, and the names of what that was.
fn cleaned(address: &str) -> Option<(Vec<&str>, String)> {
    let end = address.find('#').unwrap_or(address.len());
    let (before, query) = address[..end].split_once('?')?;
    let separator = if query.contains("&amp;") { "&amp;" } else { "&" };
    let name = |part: &'_ str| part.split('=').next().unwrap_or_default().len();
    let (tracking, kept): (Vec<&str>, Vec<&str>) =
        query.split(separator).partition(|part| is_tracking(&part[..name(part)]));
    if tracking.is_empty() {
        return None;
    }
    let mark = if kept.is_empty() { "" } else { "?" };
    let clean = format!("{before}{mark}{}{}", kept.join(separator), &address[end..]);
    Some((tracking.into_iter().map(|part| &part[..name(part)]).collect(), clean))
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_STARTS.iter().any(|start| name.starts_with(start))
}

/// The address inside one that a mail program, a network or a search engine has wrapped, without what tracks.
fn unwrapped(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = host::of(rest).to_ascii_lowercase();
    let is_at = |known: &str| {
        host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let inner = if is_at("urldefense.com") {
        // Proofpoint's third form: `/v3/__https://host/__;!!…`
        let inner = rest.split_once("/v3/__")?.1;
        inner.split("__;").next()?.to_owned()
    } else if is_at("secure-web.cisco.com") {
        percent_decoded(rest.rsplit_once('/')?.1)
    } else {
        let query = rest.split_once('?')?.1.split('#').next()?;
        let found = WRAPPING.iter().filter(|(known, _)| is_at(known)).find_map(|(_, wanted)| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts.find(|(name, _)| name.trim_start_matches("amp;") == *wanted).map(|(_, value)| value)
        })?;
        if is_at("urldefense.proofpoint.com") {
            percent_decoded(&found.replace('-', "%").replace('_', "/"))
        } else {
            percent_decoded(found)
        }
    };
    let is_whole = matches!(super::read(&inner), Ok(super::Reference::External(_)))
        && !inner.contains(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '<' | '>'));
    if !is_whole {
        return None;
    }
    Some(unwrapped(&inner).or_else(|| cleaned(&inner).map(|(_, clean)| clean)).unwrap_or(inner))
}
