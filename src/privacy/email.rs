//! E-mail addresses of persons, told from those of functions by their words.
//!
//! An address with two halves is a person's unless a half is a word that functions are called by: a person who is missed
//! gets letters for years, a function that is reported is excused once.

use std::ops::Range;

use super::names;
use super::signs::Sign;
use super::words::{self, Strength};

/// Hosts that give addresses to private persons; a dot at the end stands for any country.
const PRIVATE_HOSTS: [&str; 52] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.",
    "outlook.",
    "live.",
    "msn.com",
    "passport.com",
    "yahoo.",
    "ymail.com",
    "rocketmail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "telia.com",
    "bredband.net",
    "bredband2.com",
    "spray.se",
    "protonmail.",
    "proton.me",
    "pm.me",
    "tutanota.com",
    "tuta.io",
    "tuta.com",
    "gmx.",
    "mail.com",
    "aol.com",
    "comhem.se",
    "swipnet.se",
    "glocalnet.net",
    "ownit.nu",
    "passagen.se",
    "home.se",
    "algonet.se",
    "fastmail.",
    "zoho.com",
    "yandex.",
    "mail.ru",
    "web.de",
    "hushmail.com",
    "posteo.",
    "riseup.net",
    "tele2.se",
    "bahnhof.se",
    "hotmail.se",
    "utfors.se",
    "brevet.nu",
    "mailbox.org",
    "hey.com",
    "duck.com",
    "inbox.com",
    "email.com",
    "brikks.com",
];

/// An address in the signs: where it stands, and what it is.
pub(super) struct Address {
    pub signs: Range<usize>,
    local: String,
    domain: String,
}

impl Address {
    /// By what it is known however it is written.
    pub(super) fn key(&self) -> String {
        let fold = |text: &str| text.split('.').map(crate::text::slug).collect::<Vec<_>>().join(".");
        let local = self.local.split('_').map(fold).collect::<Vec<_>>().join("_");
        format!("{local}@{}", fold(&self.domain))
    }

    /// Whether it belongs to a person.
    pub(super) fn is_person(&self) -> bool {
        let domain = self.domain.to_lowercase();
        let hosted = |host: &str| match host.strip_suffix('.') {
            Some(name) => {
                let mut labels =
                    domain.split('.').rev().skip(1).skip_while(|label| matches!(*label, "co" | "com"));
                labels.next() == Some(name)
            }
            None => domain == host || domain.strip_suffix(host).is_some_and(|rest| rest.ends_with('.')),
        };
        PRIVATE_HOSTS.iter().any(|host| hosted(host)) || names_person(&self.local)
    }
}

/// The address around the at sign that begins at the sign `at`.
pub(super) fn around(signs: &[Sign], at: usize) -> Option<Address> {
    let (mark, spelled) = at_sign(signs, at)?;
    let (start, local) = left(signs, mark.start, spelled);
    let (end, domain) = right(signs, mark.end, spelled);
    let top = domain.rsplit('.').next().unwrap_or_default();
    let sound = domain.contains('.') && top.len() > 1 && top.chars().all(char::is_alphabetic);
    let handle = start.checked_sub(1).is_some_and(|before| signs[before].character == '@');
    (sound && !local.is_empty() && !handle).then_some(Address { signs: start..end, local, domain })
}

/// `@`, `(at)`, `[at]`, ` snabel-a `: its signs, and whether it is spelled.
fn at_sign(signs: &[Sign], at: usize) -> Option<(Range<usize>, bool)> {
    let sign = signs[at].character;
    if sign == '@' {
        return Some((at..at + 1, false));
    }
    let close = match sign {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        's' | 'S' if signs.get(at + 1).is_some_and(|next| matches!(next.character, 'n' | 'N')) => {
            let text: String = text(signs, at..at + 9).to_lowercase();
            let length =
                ["snabel-a", "snabel a", "snabela"].iter().find(|word| text.starts_with(**word))?.len();
            let ends = signs.get(at + length).is_none_or(|next| !next.character.is_alphanumeric());
            let begins = at == 0 || !signs[at - 1].character.is_alphanumeric();
            return (ends && begins).then_some((at..at + length, true));
        }
        _ => return None,
    };
    let inside: String = text(signs, at + 1..at + 14);
    let end = inside.find(close)?;
    let word = inside[..end].trim().to_lowercase();
    let spelled = matches!(word.as_str(), "at" | "a" | "@" | "snabel-a" | "snabela" | "snabel a");
    let count = inside[..end].chars().count();
    spelled.then_some((at..at + count + 2, true))
}

fn text(signs: &[Sign], range: Range<usize>) -> String {
    let end = range.end.min(signs.len());
    signs[range.start.min(end)..end].iter().map(|sign| sign.character).collect()
}

fn part(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+')
}

/// Spelled dots: ` punkt `, `(dot)`, `[.]`.
const DOTS: [&str; 10] =
    [" punkt ", " dot ", "(dot)", "[dot]", "(punkt)", "[punkt]", "(.)", "[.]", " (dot) ", " [dot] "];

/// A space, or the end of a line that the address goes over; two of these end a paragraph.
fn is_gap(sign: char, gap: &[Sign]) -> bool {
    sign == ' ' || sign == '\n' && gap.iter().all(|sign| sign.character != '\n')
}

/// The part before the at sign, read backwards.
fn left(signs: &[Sign], mark: usize, spelled: bool) -> (usize, String) {
    let mut at = mark;
    while at > 0 && mark - at < 2 && is_gap(signs[at - 1].character, &signs[at..mark]) {
        at -= 1;
    }
    let mut local = Vec::new();
    while at > 0 && local.len() < 80 {
        let dot = DOTS.iter().find(|dot| {
            let length = dot.chars().count();
            at >= length
                && (spelled || !dot.starts_with(' '))
                && text(signs, at - length..at).to_lowercase() == **dot
        });
        match dot {
            Some(dot) if !local.is_empty() => {
                local.push('.');
                at -= dot.chars().count();
            }
            _ if part(signs[at - 1].character) => {
                local.push(signs[at - 1].character);
                at -= 1;
            }
            _ => break,
        }
    }
    // What leads a sentence or a list belongs to no address.
    while local.last().is_some_and(|sign| !sign.is_alphanumeric()) {
        local.pop();
        at += 1;
    }
    (at, local.into_iter().rev().collect())
}

/// The part after it.
fn right(signs: &[Sign], mark: usize, spelled: bool) -> (usize, String) {
    let mut at = mark;
    while at < signs.len() && at - mark < 2 && is_gap(signs[at].character, &signs[mark..at]) {
        at += 1;
    }
    let (mut domain, mut end) = (String::new(), at);
    while at < signs.len() && domain.len() < 120 {
        let dot = DOTS.iter().find(|dot| {
            let length = dot.chars().count();
            (spelled || !dot.starts_with(' ')) && text(signs, at..at + length).to_lowercase() == **dot
        });
        let sign = signs[at].character;
        match dot {
            Some(dot) if !domain.is_empty() => {
                domain.push('.');
                at += dot.chars().count();
            }
            _ if sign.is_alphanumeric() || matches!(sign, '.' | '-') => {
                domain.push(sign);
                at += 1;
                if sign.is_alphanumeric() {
                    end = at;
                }
            }
            _ => break,
        }
    }
    (end, domain.trim_end_matches(['.', '-']).to_owned())
}

/// Whether the part before the at sign is somebody's name.
fn names_person(local: &str) -> bool {
    let local = local.split('+').next().unwrap_or(local);
    let apart = |sign: char| matches!(sign, '.' | '_' | '-');
    let parts: Vec<String> = local
        .split(apart)
        .map(|part| crate::text::slug(part.trim_matches(|sign: char| sign.is_ascii_digit())))
        .filter(|part| !part.is_empty())
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let strengths: Vec<Option<Strength>> = parts.iter().map(|part| words::function(part)).collect();
    if parts.is_empty()
        || strengths.contains(&Some(Strength::Sure))
        || parts.iter().any(|part| part.contains('-'))
    {
        return false;
    }
    let known = parts.iter().zip(&strengths).any(|(part, strength)| {
        strength.is_none() && (names::is_given_or_two(part) || names::is_surname(part))
    });
    if strengths.iter().any(Option::is_some) && !known {
        return false;
    }
    if let [only] = parts.as_slice() {
        return names::is_joined(only);
    }
    // An initial and a name, two names; a hyphen joins other words as well.
    let are_words = parts.iter().all(|part| part.chars().all(char::is_alphabetic));
    let has_word = parts.iter().any(|part| part.len() > 1);
    has_word && (known || are_words && local.contains(['.', '_']))
}
