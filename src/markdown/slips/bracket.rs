//! Links whose brackets are not where they should be: spaces between and inside them, swapped, never closed.

use std::ops::Range;

use super::{Line, Page};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::markdown::escape::boundary;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Looks at the bracket at `at`, which follows `]` but is read as text.
    pub fn look_at_bracket(&mut self, at: usize) {
        let line = self.body[at..].lines().next().unwrap_or_default();
        let before = self.body[..at].trim_end_matches(' ');
        let Some(inner) = inside(line) else {
            if before.len() == at {
                self.look_at_open_bracket(at, line);
            }
            return;
        };
        let complain = |writer: &Self, help: Message, fix: Range<usize>, replacement: String| {
            writer
                .complain(
                    Code::BrokenLinkSyntax,
                    at..at + inner.len() + 2,
                    message!(
                        sv: "Det här blir varken länk eller bild, utan visas som det står.",
                        en: "This becomes neither a link nor an image, but is shown as it stands.",
                    ),
                )
                .with_help(help)
                .with_fix(writer.absolute(fix), replacement)
        };
        let content = inner.trim();
        let place = at + 1..at + 1 + inner.len();
        let found = if before.len() < at {
            if content.contains(char::is_whitespace) || !is_address(content) {
                return;
            }
            let help =
                message!(sv: "Ta bort mellanslaget mellan ] och (.", en: "Remove the space between ] and (.");
            complain(self, help, before.len()..at, String::new())
        } else if !content.contains(char::is_whitespace)
            && is_address(content)
            && let Some(open) = self.opened_above(at)
        {
            self.tell_empty_line(open, at);
            return;
        } else if let Some((replacement, help)) = mended(content) {
            complain(self, help, place, replacement)
        } else {
            return;
        };
        self.diagnostics.push(found);
    }
}

impl Writer<'_> {
    /// Where the bracket opens that ends before `at`, if an empty line parts the two.
    fn opened_above(&self, at: usize) -> Option<usize> {
        let end = at.checked_sub(1)?;
        let from = boundary(self.body, end.saturating_sub(LONGEST));
        let open = from + self.body[from..end].rfind(['[', ']'])?;
        let text = &self.body[open..end];
        let parted = text.lines().any(|line| line.trim().is_empty());
        (text.starts_with('[') && parted).then_some(open)
    }

    /// `![En stol` and, below an empty line, `vid ett bord](stol.jpg)`.
    fn tell_empty_line(&mut self, open: usize, at: usize) {
        let place = open..at;
        let lines = self.body[place.clone()].lines().map(str::trim).filter(|line| !line.is_empty());
        let joined = lines.collect::<Vec<_>>().join(" ");
        let image = self.body[..open].ends_with('!');
        let message = if image {
            message!(
                sv: "Det blir ingen bild: mellan [ och ] står en tom rad.",
                en: "This becomes no image: an empty line stands between [ and ].",
            )
        } else {
            message!(
                sv: "Det blir ingen länk: mellan [ och ] står en tom rad.",
                en: "This becomes no link: an empty line stands between [ and ].",
            )
        };
        let diagnostic = self.complain(Code::BrokenLinkSyntax, open..open + 1, message);
        self.diagnostics.push(
            diagnostic
                .with_help(message!(
                    sv: "Skriv hela texten utan tom rad.",
                    en: "Write the whole text without an empty line.",
                ))
                .with_fix(self.absolute(place), joined),
        );
    }
}

/// What should stand between the brackets, and why.
fn mended(content: &str) -> Option<(String, Message)> {
    if content.contains(['<', '>']) {
        return unclosed(content);
    }
    if let Some(plain) = without_size(content) {
        let help = message!(
            sv: "En bild får sin storlek av sidan. Skriv {plain}",
            en: "A picture gets its size from the page. Write {plain}",
        );
        return Some((plain.to_owned(), help));
    }
    let joined = message_joined(content).or_else(|| scheme_joined(content));
    if let Some(replacement) = joined {
        let help = message!(
            sv: "En adress har inga mellanslag: {replacement}",
            en: "An address holds no spaces: {replacement}",
        );
        return Some((replacement, help));
    }
    let parts = content.split_once(char::is_whitespace).map(|(address, title)| (address, title.trim()));
    let parts = parts.filter(|(address, _)| is_address(address));
    if is_address(content) && !parts.is_some_and(|(_, title)| title.starts_with(QUOTATION)) {
        let replacement = format!("<{content}>");
        let help = message!(
            sv: "Adressen har mellanslag, och behöver då < och >: {replacement}",
            en: "The address holds spaces, so it needs < and >: {replacement}",
        );
        return Some((replacement, help));
    }
    let (address, title) = parts?;
    let title = title.trim_matches(QUOTATION).replace('"', "");
    let replacement = format!("{address} \"{title}\"");
    let help = message!(
        sv: "Texten efter adressen ska stå inom raka citattecken: {replacement}",
        en: "The text after the address belongs in straight quotation marks: {replacement}",
    );
    Some((replacement, help))
}

const QUOTATION: [char; 9] = ['"', '”', '“', '„', '\'', '’', '‘', '»', '«'];

/// `<https://www.lerum.se`, whose `>` is missing.
fn unclosed(content: &str) -> Option<(String, Message)> {
    let address = content.strip_prefix('<')?.trim_start();
    if address.contains(['<', '>', '"']) || !is_address(address) {
        return None;
    }
    let spaced = address.contains(char::is_whitespace);
    let replacement = if spaced { format!("<{address}>") } else { address.to_owned() };
    let help = message!(
        sv: "Efter < saknas >. Skriv {replacement}",
        en: "There is no > after <. Write {replacement}",
    );
    Some((replacement, help))
}

/// `picture.png =100x`: other tools take a size.
fn without_size(content: &str) -> Option<&str> {
    let (rest, size) = content.rsplit_once(" =")?;
    let is_size = size.contains(['x', '%']) || size.ends_with(|letter: char| letter.is_ascii_digit());
    let known = |letter: char| letter.is_ascii_digit() || "x*%px".contains(letter);
    (is_size && size.chars().all(known)).then(|| rest.trim_end())
}

/// `mailto:` and `tel:` with spaces: those of a subject are written `%20`, the others are none of the address.
fn message_joined(content: &str) -> Option<String> {
    let (scheme, rest) = content.split_once(':')?;
    let is_mail = scheme.eq_ignore_ascii_case("mailto");
    if !is_mail && !scheme.eq_ignore_ascii_case("tel") || rest.contains(QUOTATION) {
        return None;
    }
    let (address, fields) =
        rest.split_once('?').map_or((rest, None), |(address, rest)| (address, Some(rest)));
    let address: String = address.split_whitespace().collect();
    let sound = if is_mail {
        address.contains('@')
    } else {
        address.contains(|letter: char| letter.is_ascii_digit())
    };
    let fields = fields.map_or_else(String::new, |fields| {
        format!("?{}", fields.split_whitespace().collect::<Vec<_>>().join("%20"))
    });
    sound.then(|| format!("{scheme}:{address}{fields}"))
}

/// `https:// www.lerum.se`, `https ://www.lerum.se`.
fn scheme_joined(content: &str) -> Option<String> {
    let (scheme, rest) = content.split_once("//")?;
    let name = scheme.trim_end().strip_suffix(':')?.trim_end();
    let parted = name.len() + 1 < scheme.len() || rest.starts_with(char::is_whitespace);
    let address = rest.trim_start();
    (parted
        && matches!(name, "https" | "http")
        && !address.is_empty()
        && !address.contains(char::is_whitespace))
    .then(|| format!("{name}://{address}"))
}

/// The endings of pictures.
const PICTURES: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

impl Writer<'_> {
    /// `! [text](picture.jpg)`, which is a link.
    pub fn look_at_spaced_image(&mut self, address: &str, place: &Range<usize>) {
        let before = self.body[..place.start].trim_end_matches(' ');
        let lower = address.to_ascii_lowercase();
        let alone =
            before.strip_suffix('!').is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        if before.len() == place.start || !alone || !PICTURES.iter().any(|ending| lower.ends_with(ending)) {
            return;
        }
        let spaces = before.len()..place.start;
        let diagnostic = self.complain(
            Code::BrokenLinkSyntax,
            before.len() - 1..place.start + 1,
            message!(
                sv: "Det blir en länk, ingen bild: efter ! står ett mellanslag.",
                en: "This becomes a link and no image: after ! stands a space.",
            ),
        );
        self.diagnostics.push(
            diagnostic
                .with_help(message!(sv: "Ta bort mellanslaget.", en: "Remove the space."))
                .with_fix(self.absolute(spaces), ""),
        );
    }

    /// `[text](https://…` whose bracket is never closed.
    fn look_at_open_bracket(&mut self, at: usize, line: &str) {
        let line = &line[..boundary(line, LONGEST)];
        let angled = line[1..].strip_prefix('<').and_then(|inner| inner.split_once('>'));
        let (address, length) = if let Some((address, _)) = angled {
            (address, address.len() + 2)
        } else {
            let address = line[1..].split(char::is_whitespace).next().unwrap_or_default();
            (address, address.trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
        };
        let end = at + 1 + length;
        if !is_address(address) || address.starts_with('<') {
            return;
        }
        let diagnostic = self.complain(
            Code::BrokenLinkSyntax,
            at..end,
            message!(
                sv: "Länken slutar inte: ) saknas efter adressen.",
                en: "The link does not end: there is no ) after the address.",
            ),
        );
        self.diagnostics.push(
            diagnostic
                .with_help(message!(sv: "Skriv ) efter adressen.", en: "Write ) after the address."))
                .with_fix(self.absolute(end..end), ")"),
        );
    }
}

/// `(text)[address]`, `(address)[text]`, `[text]https://…`: the brackets have changed places, or there are too few.
pub fn look(page: &Page<'_>, line: &Line<'_>, found: &mut Vec<Diagnostic>) {
    let mut from = 0;
    let closes = |byte: &u8| matches!(byte, b')' | b']');
    while let Some(end) = line.text.as_bytes()[from..].iter().position(closes).map(|found| from + found) {
        from = end + 1;
        let written = page.body.get(line.at..line.end()).unwrap_or_default();
        let rest = &written[end..boundary(written, end + LONGEST)];
        let fixed = swapped(written, end, rest).or_else(|| bare(written, end, rest));
        let Some((place, replacement)) = fixed else { continue };
        from = place.end;
        let place = line.at + place.start..line.at + place.end;
        found.push(
            page.complain(
                Code::BrokenLinkSyntax,
                place.clone(),
                message!(
                    sv: "Det blir ingen länk: parenteserna står fel eller saknas.",
                    en: "This becomes no link: its brackets are in the wrong places or missing.",
                ),
            )
            .with_help(message!(sv: "Skriv {replacement}.", en: "Write {replacement}."))
            .with_fix(page.absolute(place), replacement),
        );
    }
}

/// Where the bracket `open` stands whose end is at `end`.
fn opening(written: &str, end: usize, open: char, close: char) -> Option<usize> {
    let from = boundary(written, end.saturating_sub(LONGEST));
    let at = from + written[from..end].rfind([open, close])?;
    written[at..].starts_with(open).then_some(at)
}

/// `(text)[address]` or `(address)[text]` around `end`.
fn swapped(written: &str, end: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let inner = rest.strip_prefix(")[")?;
    let length = inner.find(']')?;
    let second = &inner[..length];
    let start = opening(written, end, '(', ')')?;
    let first = &written[start + 1..end];
    let (text, address) = if is_address(first) { (second, first) } else { (first, second) };
    let sound = is_address(address) && !address.contains(' ') && !is_address(text) && !text.trim().is_empty();
    sound.then(|| (start..end + length + 3, format!("[{text}]({address})")))
}

/// `[text]https://…` or `[text]<https://…>` around `end`.
fn bare(written: &str, end: usize, rest: &str) -> Option<(Range<usize>, String)> {
    let inner = rest.strip_prefix(']')?;
    let inner = inner.strip_prefix(['<', '{']).unwrap_or(inner);
    if !inner.starts_with("https://") && !inner.starts_with("http://") {
        return None;
    }
    let length = inner
        .find(|letter: char| letter.is_whitespace() || "<>{}[]()".contains(letter))
        .unwrap_or(inner.len());
    let address = inner[..length].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let start = opening(written, end, '[', ']')?;
    let text = &written[start + 1..end];
    let skipped = rest.len() - 1 - inner.len();
    let closed = usize::from(skipped > 0 && inner[length..].starts_with(['>', '}']));
    (!text.trim().is_empty() && !text.starts_with('/'))
        .then(|| (start..end + 1 + skipped + address.len() + closed, format!("[{text}]({address})")))
}

/// An address with a title has no more letters. A line may hold so many brackets that looking to its end for each would
/// take minutes.
const LONGEST: usize = 1000;

/// What stands between the bracket at the start of the line and the one that closes it.
fn inside(line: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, letter) in line.char_indices().take(LONGEST) {
        match letter {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return line.get(1..at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether it is an address, or the path of a file, as it stands.
fn is_address(text: &str) -> bool {
    let ending = text.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
    });
    ending || text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.")
}
