//! Text to words. A word is a run of letters, marks and digits; what joins or groups runs is:
//!
//! | text | tokens |
//! | --- | --- |
//! | `19 582 360`, `40.000` | digits in groups of three are one number: `19582360`, `40000`; in English `40,000` |
//! | `3,5` | a decimal number stays whole; in English `3.5` |
//! | `1:e`, `SKL:s` | after a digit the colon and its ending stay (`1:e`); after a letter they go (`skl`) |
//! | `SSPF-grupp`, `30-timmarsvecka` | two words in a row, and the joined `sspfgrupp` in the place of the first |
//! | `%`, `&` | `procent`/`percent` and `och`/`and` |
//!
//! Letters are composed (NFC), in lower case, without soft hyphens. `browser: tokens()` is the same definition.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::Lang;

/// A word of a text. The joined form of a hyphenated word has the position of its first part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<Form = String> {
    pub form: Form,
    /// The number of the word in its text.
    pub position: u32,
    /// Whether it is the joined form of several words.
    pub joined: bool,
    /// A hyphen follows, and no word after it: the first part of `barn- och ungdomsvård`.
    pub hung_after: bool,
    /// A hyphen stands before it, and no word before that: `-handläggare`.
    pub hung_before: bool,
}

const SOFT_HYPHEN: char = '\u{ad}';
/// The first byte of U+0300 and what follows: what stands before is composed as it is.
const FIRST_UNCOMPOSED: u8 = 0xcc;

fn is_word(character: char) -> bool {
    match character {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | SOFT_HYPHEN => true,
        _ if character.is_ascii() => character.is_ascii_alphanumeric(),
        _ => character.is_alphanumeric() || is_combining_mark(character),
    }
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// The spaces that may stand between groups of digits.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}')
}

/// The words of `text`, in order.
pub fn tokens(text: &str, lang: Lang) -> Vec<Token> {
    scan(text, lang, &mut str::to_owned)
}

/// The words of `text`, in order, each form as `keep` wants it: as a string or as its number.
pub fn scan<Form>(text: &str, lang: Lang, keep: &mut impl FnMut(&str) -> Form) -> Vec<Token<Form>> {
    let text = composed(text);
    let mut tokens: Vec<Token<Form>> = Vec::with_capacity(text.len() / 6);
    let mut position = 0;
    // Words with hyphens between them: where they begin among the tokens, and their forms.
    let mut run: (usize, Vec<String>) = (0, Vec::new());
    let mut buffer = String::new();
    let mut at = 0;
    while let Some(gap) = text[at..].find(|next| is_word(next) || matches!(next, '%' | '&')) {
        let start = at + gap;
        let sign = match (text.as_bytes()[start], lang) {
            (b'%', Lang::Sv) => Some("procent"),
            (b'%', Lang::En) => Some("percent"),
            (b'&', Lang::Sv) => Some("och"),
            (b'&', Lang::En) => Some("and"),
            _ => None,
        };
        if let Some(sign) = sign {
            let form = keep(sign);
            tokens.push(Token { form, position, joined: false, hung_after: false, hung_before: false });
            position += 1;
            at = start + 1;
            continue;
        }
        at = word_end(&text, start, lang);
        let form = normal_form(&text[start..at], lang, &mut buffer);
        if form.is_empty() {
            continue;
        }
        let (mut before, mut after) = (text[..start].chars().rev(), text[at..].chars());
        let hyphen_before = before.next().is_some_and(is_hyphen);
        let word_before = hyphen_before && before.next().is_some_and(is_word);
        let hyphen_after = after.next().is_some_and(is_hyphen);
        let word_after = hyphen_after && after.next().is_some_and(is_word);
        if word_after && run.1.is_empty() {
            run.0 = tokens.len();
        }
        if word_after || !run.1.is_empty() {
            run.1.push(form.to_owned());
        }
        tokens.push(Token {
            form: keep(form),
            position,
            joined: false,
            hung_after: hyphen_after && !word_after,
            hung_before: hyphen_before && !word_before,
        });
        position += 1;
        if !word_after && !run.1.is_empty() {
            join(&mut tokens, run.0, &run.1, keep);
            run.1.clear();
        }
    }
    tokens
}

/// The text with composed letters (NFC).
fn composed(text: &str) -> Cow<'_, str> {
    let is_composed =
        text.bytes().all(|byte| byte < FIRST_UNCOMPOSED) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Adds the joined form of words with hyphens between them, unless they are nothing but numbers.
fn join<Form>(
    tokens: &mut Vec<Token<Form>>,
    start: usize,
    forms: &[String],
    keep: &mut impl FnMut(&str) -> Form,
) {
    if forms.iter().any(|form| form.chars().all(char::is_alphabetic)) {
        let form = keep(&forms.concat());
        let position = tokens[start].position;
        tokens
            .insert(start + 1, Token { form, position, joined: true, hung_after: false, hung_before: false });
    }
}

/// What stands, beside spaces, between groups of digits, and before decimals.
fn number_signs(lang: Lang) -> (char, char) {
    match lang {
        Lang::Sv => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// Where the word that begins at `start` ends.
fn word_end(text: &str, start: usize, lang: Lang) -> usize {
    let (groups, decimals) = number_signs(lang);
    let end_of = |from: usize, is_in: fn(char) -> bool| {
        text[from..].find(|next| !is_in(next)).map_or(text.len(), |length| from + length)
    };
    let run = |from| end_of(from, is_word);
    let digits = |from| end_of(from, |character| character.is_ascii_digit());
    let end = run(start);
    if text.as_bytes()[start].is_ascii_digit() && digits(start) == end {
        let mut grouped = end;
        if end - start <= 3 && !text[..start].ends_with(is_word) {
            while let Some(group) = text[grouped..].strip_prefix(|sign| is_space(sign) || sign == groups) {
                let from = text.len() - group.len();
                if digits(from) != from + 3 || run(from) != from + 3 {
                    break;
                }
                grouped = from + 3;
            }
        }
        if grouped > end {
            return grouped;
        }
        if text[end..].starts_with(decimals) && digits(end + 1) > end + 1 && run(end + 1) == digits(end + 1) {
            return digits(end + 1);
        }
    }
    if text[end..].starts_with(':') {
        let ending = end_of(end + 1, char::is_alphabetic);
        if (1..=4).contains(&text[end + 1..ending].chars().count()) && run(end + 1) == ending {
            return ending;
        }
    }
    end
}

/// The form in which a word is looked up; `buffer` holds it where it is not the word itself.
fn normal_form<'a>(word: &'a str, lang: Lang, buffer: &'a mut String) -> &'a str {
    // The most of any text: letters of ASCII, and those of Latin-1 in lower case (0xc3 and what may follow it).
    let is_simple = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, 0xc3 | 0xa0..=0xbf);
    if word.bytes().all(is_simple) {
        if !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return word;
        }
        buffer.clear();
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
        return buffer;
    }
    let number = !word.contains(char::is_alphabetic);
    let (groups, _) = number_signs(lang);
    let text: String = word
        .chars()
        .filter(|&character| character != SOFT_HYPHEN)
        .filter(|&character| !number || !(is_space(character) || character == groups))
        .collect();
    *buffer = text.to_lowercase();
    match buffer.split_once(':') {
        Some((word, _)) if !word.ends_with(|last: char| last.is_ascii_digit()) => word,
        _ => buffer,
    }
}
