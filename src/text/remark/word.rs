//! Remarks that a word begins: TODO, XX %, "kolla siffran!".

/// No word is longer that begins a remark, in bytes.
const LONGEST_WORD: usize = 40;

/// A word at `at` that is one, or begins one.
pub fn word(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let reach = rest.floor_char_boundary(LONGEST_WORD);
    let length = rest[..reach].find(|letter: char| !letter.is_alphanumeric()).unwrap_or(reach);
    let (word, after) = rest.split_at(length);
    let before = &text[..at];
    match word.as_bytes().first()? {
        b'T' | b'F' | b't' | b'f' => {
            let note = matches!(word, "TODO" | "FIXME" | "TBD" | "TBC")
                || matches!(word, "todo" | "Todo" | "fixme" | "Fixme") && after.starts_with(':');
            (note && !after.starts_with(['-', '–']) && !before.ends_with('-')).then_some(length)
        }
        b'L' | b'l' => {
            let dummy = word.eq_ignore_ascii_case("lorem")
                && after.get(..6).is_some_and(|next| next.eq_ignore_ascii_case(" ipsum"));
            dummy.then_some(length + " ipsum".len())
        }
        b'X' | b'x' => placeholder(before, word, after),
        b'N' => numbered(word, after),
        b'K' | b'k' | b'D' | b'd' => to_check(before, rest),
        _ => None,
    }
}

/// `XX %`, `xx personer`, `XXX`: something to fill in, but no Roman number, generation or century.
fn placeholder(before: &str, word: &str, after: &str) -> Option<usize> {
    if !word.bytes().all(|byte| byte == word.as_bytes()[0]) || before.ends_with('-') {
        return None;
    }
    let next = after.trim_start_matches([' ', '\u{a0}']);
    let unit = next.find(|letter: char| !letter.is_alphabetic()).unwrap_or(next.len());
    let counted = next.starts_with('%') || next.len() < after.len() && UNITS.contains(&&next[..unit]);
    if counted && (word.len() > 1 || word == "X" && (next.starts_with('%') || SURE.contains(&&next[..unit])))
    {
        return Some(word.len() + after.len() - next.len() + unit.max(usize::from(next.starts_with('%'))));
    }
    let previous = before[last(before)..].trim_end().rsplit(' ').next().unwrap_or_default();
    let capital = word.starts_with('X');
    // A day, a time, a year.
    let dated = word.len() > 1
        && ['-', '.', ':'].iter().any(|mark| {
            after.strip_prefix(*mark).is_some_and(|rest| rest.starts_with(word.get(..2).unwrap_or(word)))
        })
        || capital && word.len() == 2 && before.ends_with(|letter: char| letter.is_ascii_digit());
    let numbered = capital && (previous.starts_with(char::is_uppercase) || NUMBERED.contains(&previous))
        || previous.ends_with("s.")
        || after.starts_with(['-', '–', '\'', ':']);
    let meant = match word.len() {
        1 => false,
        2 => !capital,
        _ => true,
    };
    (dated || meant && !numbered).then_some(word.len())
}

/// `NNN kronor`: something to fill in, while `NN` alone is a person without a name.
fn numbered(word: &str, after: &str) -> Option<usize> {
    let next = after.trim_start_matches([' ', '\u{a0}']);
    let unit = next.find(|letter: char| !letter.is_alphabetic()).unwrap_or(next.len());
    let counted = next.starts_with('%') || next.len() < after.len() && UNITS.contains(&&next[..unit]);
    (counted && word.bytes().all(|byte| byte == b'N')).then_some(word.len())
}

/// Where the last few words of `text` begin.
fn last(text: &str) -> usize {
    text.floor_char_boundary(text.len().saturating_sub(60))
}

/// What Roman numbers stand after.
const NUMBERED: &[&str] = &[
    "kapitel",
    "del",
    "band",
    "nr",
    "artikel",
    "avsnitt",
    "bilaga",
    "generation",
    "psalm",
    "årgång",
    "typ",
    "storlek",
];

/// What no single X stands before but for a number.
const SURE: &[&str] = &["procent", "kronor", "kr", "personer"];

const UNITS: &[&str] = &[
    "procent",
    "procentenheter",
    "kr",
    "kronor",
    "kkr",
    "tkr",
    "mkr",
    "mnkr",
    "miljoner",
    "tusen",
    "personer",
    "barn",
    "elever",
    "unga",
    "ungdomar",
    "familjer",
    "deltagare",
    "st",
    "stycken",
    "år",
    "månader",
    "veckor",
    "dagar",
    "timmar",
    "minuter",
    "gånger",
    "ärenden",
    "kommuner",
    "medarbetare",
    "anställda",
    "handläggare",
    "invånare",
    "platser",
    "percent",
    "people",
    "children",
];

/// `Kolla siffran!` at the start of a sentence.
fn to_check(before: &str, rest: &str) -> Option<usize> {
    let begins = before.trim_end().chars().next_back().is_none_or(|last| ".!?:;–—-".contains(last));
    let verbs = ["Kolla ", "kolla ", "Dubbelkolla ", "dubbelkolla "];
    let object = verbs.iter().find_map(|verb| rest.strip_prefix(verb)).filter(|_| begins)?;
    let object = object.strip_prefix("upp ").unwrap_or(object);
    let length = object.find(|letter: char| !letter.is_alphabetic()).unwrap_or(object.len());
    let end = rest.len() - object.len() + length;
    let things = [
        "siffran",
        "siffrorna",
        "siffra",
        "källan",
        "källa",
        "uppgiften",
        "årtalet",
        "stavningen",
        "stavning",
        "detta",
        "namnet",
    ];
    let short = rest[end..].find(['.', '!', '?']).map_or(rest.len() - end, |at| at) <= 20;
    (things.contains(&&object[..length]) && short).then_some(end)
}
