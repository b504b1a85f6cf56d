//! What the words around a number say of it: a jour's telephone, an invoice, a sum of money.

use super::numbers::Numbers;

/// So many signs before and after a number are looked at.
const REACH: usize = 64;

/// The words before a number in its sentence, in small letters.
pub(super) fn before(numbers: &Numbers, at: usize) -> String {
    let from = at.saturating_sub(REACH);
    let text: String = numbers.signs[from..at].iter().map(|sign| sign.character).collect();
    let start = sentence_start(&text);
    text[start..].to_owned()
}

/// The words after a number in its sentence.
pub(super) fn after(numbers: &Numbers, at: usize) -> String {
    let to = (at + REACH).min(numbers.signs.len());
    let text: String = numbers.signs[at..to].iter().map(|sign| sign.character).collect();
    let end = ends(&text).next().map_or(text.len(), |(at, _)| at);
    text[..end].to_owned()
}

/// Where the last sentence begins.
fn sentence_start(text: &str) -> usize {
    ends(text).last().map_or(0, |(at, length)| at + length)
}

/// Where sentences and lines end: a full stop before a capital, a line break that is no mere wrap, a cell of a table.
fn ends(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.char_indices().filter_map(|(at, sign)| {
        let rest = &text[at + sign.len_utf8()..];
        let next = rest.trim_start_matches([' ', '\n']).chars().next();
        let stops = match sign {
            '!' | '?' => rest.starts_with([' ', '\n']) || rest.is_empty(),
            '.' => {
                let word = text[..at].rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
                let shortened =
                    word.chars().count() < 4 || matches!(word.to_lowercase().as_str(), "telnr" | "mobil");
                !shortened && rest.starts_with([' ', '\n']) && next.is_some_and(char::is_uppercase)
            }
            '\n' => rest.trim_start_matches(' ').starts_with(['\n', '-', '|', '#']),
            '|' => true,
            _ => false,
        };
        stops.then_some((at, sign.len_utf8()))
    })
}

/// The words of a text in small letters, without å, ä and ö.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(crate::text::slug)
}

/// What a telephone number belongs to by its last part, where the first part says so: jour|telefon, stöd|linje.
const LINES: [&str; 16] = [
    "nummer",
    "numret",
    "nr",
    "telefon",
    "telefonen",
    "telefoner",
    "telefonnummer",
    "mobil",
    "mobilen",
    "mobilnummer",
    "mobiltelefon",
    "linje",
    "linjen",
    "tjanst",
    "tjansten",
    "lur",
];
/// First parts that make it the telephone of a function.
const FUNCTIONS: [&str; 24] = [
    "jour",
    "beredskaps",
    "funktions",
    "vaxel",
    "receptions",
    "expeditions",
    "kris",
    "akut",
    "larm",
    "trygghets",
    "stod",
    "hjalp",
    "radgivnings",
    "enhets",
    "avdelnings",
    "grupp",
    "team",
    "sms",
    "fel",
    "felanmalnings",
    "kund",
    "service",
    "boknings",
    "gemensamma",
];
/// Words that say it by themselves.
const SAY_SO: [&str; 31] = [
    "jour",
    "jouren",
    "jourens",
    "jourer",
    "beredskap",
    "beredskapen",
    "vaxel",
    "vaxeln",
    "vaxelns",
    "vaxelnummer",
    "reception",
    "receptionen",
    "receptionens",
    "kundtjanst",
    "kundtjansten",
    "kundcenter",
    "kontaktcenter",
    "servicecenter",
    "medborgarservice",
    "expedition",
    "expeditionen",
    "helpline",
    "hotline",
    "switchboard",
    "felanmalan",
    "larmcentral",
    "trygghetslarm",
    "storningsjour",
    "nattpatrull",
    "nattpatrullen",
    "bokningen",
];

/// Whether a word names a telephone that many answer: `socialjouren`, `journummer`, `växeln`.
fn of_function(word: &str) -> bool {
    let jour = word.strip_prefix("jour").is_some_and(|rest| LINES.contains(&rest));
    let ends = [
        "jour",
        "jouren",
        "jourens",
        "jourer",
        "vaxeln",
        "receptionen",
        "expeditionen",
        "kundtjanst",
        "kontaktcenter",
    ];
    let line =
        || LINES.iter().any(|line| word.strip_suffix(line).is_some_and(|first| FUNCTIONS.contains(&first)));
    SAY_SO.contains(&word) || jour || ends.iter().any(|end| word.ends_with(end)) || line()
}

/// Whether the sentence says that a function answers, and no person's name stands nearer to the number.
pub(super) fn function_answers(before: &str, after: &str) -> bool {
    // Of several numbers in a sentence each has its own words.
    let nearest = before.rsplit(|sign: char| sign.is_ascii_digit()).next().unwrap_or(before);
    let near = match super::names::last_person(nearest) {
        Some(end) => &nearest[end..],
        None => nearest,
    };
    let following =
        after.split(|sign: char| sign.is_ascii_digit() || matches!(sign, ';' | '|')).next().unwrap_or(after);
    let following = match super::names::last_person(following) {
        Some(_) => "",
        None => following,
    };
    let pairs = |text: &str| {
        let text = text.to_lowercase();
        ["on call", "on-call", "duty phone", "gemensam"].iter().any(|pair| text.contains(pair))
    };
    let says = |text: &str| words(text).any(|word| of_function(&word)) || pairs(text);
    says(near) || says(following)
}

/// Whether the words before a number call it one of a person.
pub(super) fn is_direct(before: &str) -> bool {
    let nearest = before.rsplit(|sign: char| sign.is_ascii_digit()).next().unwrap_or(before);
    let direct = [
        "direktnummer",
        "direktnr",
        "direkttelefon",
        "hemnummer",
        "hemtelefon",
        "privatnummer",
        "privattelefon",
    ];
    words(nearest).any(|word| direct.contains(&word.as_str()))
}

/// Words for other numbers than those of persons.
const OTHER: [&str; 43] = [
    "ocr",
    "ocrnummer",
    "bankgiro",
    "bg",
    "plusgiro",
    "pg",
    "postgiro",
    "autogiro",
    "clearing",
    "iban",
    "swish",
    "faktura",
    "fakturanummer",
    "fakturanr",
    "referens",
    "referensnummer",
    "ref",
    "organisationsnummer",
    "orgnr",
    "org",
    "dnr",
    "diarienummer",
    "diarienr",
    "arendenummer",
    "arendenr",
    "isbn",
    "issn",
    "ean",
    "gtin",
    "artikelnummer",
    "artikelnr",
    "art",
    "kundnummer",
    "serienummer",
    "ordernummer",
    "order",
    "libris",
    "pmid",
    "doi",
    "id",
    "betalningsreferens",
    "avtalsnummer",
    "streckkod",
];
const TELEPHONE: [&str; 13] = [
    "tel",
    "telefon",
    "telefonnummer",
    "telnr",
    "tfn",
    "fax",
    "ring",
    "ringa",
    "sms",
    "mobil",
    "mobilnummer",
    "nummer",
    "vaxel",
];
const PERSON: [&str; 20] = [
    "personnummer",
    "personnumret",
    "pnr",
    "persnr",
    "personnr",
    "fodd",
    "fodda",
    "fodelsenummer",
    "samordningsnummer",
    "samordningsnr",
    "reservnummer",
    "reservnumret",
    "reservidentitet",
    "interimsnummer",
    "reservid",
    "nrid",
    "lrid",
    "pid",
    "ssn",
    "person",
];

fn near_words(before: &str) -> Vec<String> {
    let words: Vec<String> = words(before).collect();
    let from = words.len().saturating_sub(4);
    words[from..].to_vec()
}

/// Whether the words just before name another kind of number: an invoice's, a book's, a case's.
pub(super) fn names_other(before: &str) -> bool {
    let near = near_words(before);
    !near.iter().any(|word| PERSON.contains(&word.as_str()))
        && near.iter().any(|word| OTHER.contains(&word.as_str()))
}

/// Whether the words just before speak of a telephone.
pub(super) fn names_telephone(before: &str) -> bool {
    near_words(before).iter().any(|word| TELEPHONE.contains(&word.as_str()))
}

/// Whether the words before say that a person's number comes.
pub(super) fn names_person(before: &str) -> bool {
    words(before).any(|word| PERSON.contains(&word.as_str()))
}

/// Words for somebody, right before a number.
const SOMEBODY: [&str; 33] = [
    "flicka",
    "flickan",
    "pojke",
    "pojken",
    "barn",
    "barnet",
    "kvinna",
    "kvinnan",
    "man",
    "mannen",
    "son",
    "sonen",
    "dotter",
    "dottern",
    "mamma",
    "mamman",
    "modern",
    "pappa",
    "pappan",
    "fadern",
    "elev",
    "eleven",
    "patient",
    "patienten",
    "klient",
    "klienten",
    "brukare",
    "brukaren",
    "person",
    "personen",
    "ungdomen",
    "tonaringen",
    "personnummer",
];

/// Whether one of the two words before a number is a word for somebody or for such numbers.
pub(super) fn speaks_of_somebody(before: &str) -> bool {
    let words: Vec<String> = words(before).collect();
    words
        .iter()
        .rev()
        .take(2)
        .any(|word| SOMEBODY.contains(&word.as_str()) || PERSON[..5].contains(&word.as_str()))
}

/// Whether what comes just after makes it a sum or a count.
pub(super) fn is_amount(after: &str) -> bool {
    let units = [
        "kr", "kronor", "sek", "tkr", "mkr", "mnkr", "euro", "eur", "usd", "st", "stycken", "procent", "kwh",
        "ton", "m2",
    ];
    let rest = after.trim_start();
    let word = rest.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    rest.starts_with(['%', '€', '$']) || after.starts_with(' ') && units.contains(&word.as_str())
}

/// Whether a number stands within a web address, and not in words.
pub(super) fn in_address(numbers: &Numbers, at: usize) -> bool {
    let from = at.saturating_sub(3 * REACH);
    let text: String = numbers.signs[from..at].iter().map(|sign| sign.character).collect();
    let word = text.rsplit([' ', '\n', '<', '>', '"', '|']).next().unwrap_or_default();
    word.contains("://") || word.contains("www.") || word.contains("](/")
}
