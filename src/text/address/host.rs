//! Hosts: whether they can be one, where they lead, and what was meant by one that cannot.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The last parts of hosts that are taken for one where no scheme says so.
const ENDINGS: [&str; 20] = [
    "se", "nu", "com", "org", "net", "eu", "info", "no", "dk", "fi", "ax", "is", "de", "uk", "int", "edu",
    "gov", "io", "app", "dev",
];
/// First parts of the hosts that only those within have.
const WITHIN: [&str; 8] =
    ["intranet", "intranät", "intranat", "intra", "insidan", "intern", "internt", "medarbetarportalen"];
/// Last parts of such hosts (RFC 6762, appendix G; ICANN's `.internal`).
const WITHIN_ENDINGS: [&str; 9] =
    ["local", "lan", "intern", "internal", "intranet", "corp", "home", "private", "localdomain"];
/// Hosts that ask who you are, with all below them.
const WITH_LOGIN: [&str; 8] = [
    "sharepoint.com",
    "teams.microsoft.com",
    "teams.cloud.microsoft",
    "loop.cloud.microsoft",
    "planner.cloud.microsoft",
    "outlook.office.com",
    "outlook.office365.com",
    "tasks.office.com",
];

/// The host of what follows `https://`, with its port.
pub(super) fn of(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// What stands after the host, from the first slash.
pub(super) fn path(rest: &str) -> &str {
    let path = &rest[of(rest).len()..];
    if path.is_empty() { "/" } else { path }
}

/// A host without its port.
fn name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Whether there can be such a host.
pub(super) fn is_sound(host: &str) -> bool {
    let host = name(host);
    if let Some(inner) = host.strip_prefix('[') {
        return inner.strip_suffix(']').is_some_and(|inner| inner.parse::<Ipv6Addr>().is_ok());
    }
    let labels = host.strip_suffix('.').unwrap_or(host);
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
    };
    labels.split('.').all(is_label)
}

/// What was meant by what follows the scheme: with points for commas in the host, and none too many.
pub(super) fn mended(rest: &str) -> Option<String> {
    let length = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(length);
    let points: String = host
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if matches!(letter, ',' | ';') { '.' } else { letter })
        .collect();
    let labels: Vec<&str> = points.split('.').filter(|label| !label.is_empty()).collect();
    let host = labels.join(".");
    (labels.len() > 1 && is_sound(&host)).then(|| format!("{host}{}", path.replace('\\', "/")))
}

/// Whether it is the computer that asks.
pub(super) fn is_loopback(host: &str) -> bool {
    let host = name(host).trim_matches(['[', ']']).to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
        || host.parse::<Ipv6Addr>().is_ok_and(|ip| ip.is_loopback())
}

/// Whether nothing stands before a host, or only names below it.
fn is_start(before: &str) -> bool {
    before.is_empty() || before.ends_with('.')
}

/// Whether it leads into a network, or to a service, that readers are not let into.
pub(super) fn is_within(host: &str) -> bool {
    let host = name(host).to_lowercase();
    if let Ok(ip) = host.parse::<Ipv4Addr>() {
        return ip.is_private() || ip.is_link_local();
    }
    if host.starts_with('[') {
        return false;
    }
    let host = host.trim_end_matches('.');
    let is_below = |known: &str| host.strip_suffix(known).is_some_and(is_start);
    let first = host.strip_prefix("www.").unwrap_or(host).split('.').next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    !host.contains('.')
        || WITHIN.contains(&first)
        || WITHIN_ENDINGS.contains(&last)
        || WITH_LOGIN.iter().any(|known| is_below(known))
}

/// The address that was meant by `www.lerum.se/skola`, `lerum.se` or `namn@lerum.se`, which stand where files do.
pub fn guess(path: &str) -> Option<String> {
    let length = path.find(['/', '?', '#']).unwrap_or(path.len());
    let (host, rest) = path.split_at(length);
    if let Some((who, host)) = host.split_once('@') {
        let is_name = !who.is_empty() && !who.contains(char::is_whitespace) && rest.is_empty();
        return (is_name && is_known(host)).then(|| format!("mailto:{path}"));
    }
    let plain = host.replace(',', ".");
    let is_www = plain.starts_with("www.") && plain.matches('.').count() > 1;
    let is_web = is_sound(&plain) && (is_www || is_known(host));
    is_web.then(|| format!("https://{plain}{rest}"))
}

/// Whether a host ends as hosts do, and files do not.
fn is_known(host: &str) -> bool {
    name(host).rsplit_once('.').is_some_and(|(before, ending)| {
        !before.is_empty() && ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// The path of an address with scheme and host, where these are `origin`: with http or https, with www or without.
pub fn inside<'a>(address: &'a str, origin: &str) -> Option<&'a str> {
    let host = |address: &'a str| {
        let (scheme, rest) = address.split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        is_web.then_some(rest)
    };
    let bare = |host: &str| {
        let host = host.to_lowercase();
        let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
        host.strip_prefix("www.").unwrap_or(host).to_owned()
    };
    let rest = host(address)?;
    let own = origin.split_once("://")?.1;
    (!is_loopback(own) && bare(of(rest)) == bare(own)).then(|| path(rest))
}
