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

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character.is_alphanumeric() || is_combining_mark(character) || character == SOFT_HYPHEN
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
    let text: Vec<char> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.chars().collect(),
        _ => text.nfc().collect(),
    };
    let mut tokens: Vec<Token<Form>> = Vec::with_capacity(text.len() / 6);
    let mut position = 0;
    // Words with hyphens between them: where they begin among the tokens, and their forms.
    let mut run: (usize, Vec<String>) = (0, Vec::new());
    let mut form = String::new();
    let mut at = 0;
    while at < text.len() {
        let sign = match (text[at], lang) {
            ('%', Lang::Sv) => Some("procent"),
            ('%', Lang::En) => Some("percent"),
            ('&', Lang::Sv) => Some("och"),
            ('&', Lang::En) => Some("and"),
            _ => None,
        };
        if let Some(sign) = sign {
            let form = keep(sign);
            tokens.push(Token { form, position, joined: false, hung_after: false, hung_before: false });
            position += 1;
            at += 1;
            continue;
        }
        if !is_word(text[at]) {
            at += 1;
            continue;
        }
        let end = word_end(&text, at, lang);
        normal_form(&text[at..end], lang, &mut form);
        if !form.is_empty() {
            let hyphen_before = at > 0 && is_hyphen(text[at - 1]);
            let word_before = hyphen_before && at > 1 && is_word(text[at - 2]);
            let hyphen_after = text.get(end).is_some_and(|&next| is_hyphen(next));
            let word_after = hyphen_after && text.get(end + 1).is_some_and(|&next| is_word(next));
            if word_after && run.1.is_empty() {
                run.0 = tokens.len();
            }
            if word_after || !run.1.is_empty() {
                run.1.push(form.clone());
            }
            tokens.push(Token {
                form: keep(&form),
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
        at = end;
    }
    tokens
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
fn word_end(text: &[char], start: usize, lang: Lang) -> usize {
    let (groups, decimals) = number_signs(lang);
    let run = |from: usize| from + text[from..].iter().take_while(|&&character| is_word(character)).count();
    let digits =
        |from: usize| from + text[from..].iter().take_while(|character| character.is_ascii_digit()).count();
    let end = run(start);
    if text[start..end].iter().all(char::is_ascii_digit) {
        let mut grouped = end;
        if end - start <= 3 && (start == 0 || !is_word(text[start - 1])) {
            while text.get(grouped).is_some_and(|&sign| is_space(sign) || sign == groups)
                && digits(grouped + 1) == grouped + 4
                && run(grouped + 1) == grouped + 4
            {
                grouped += 4;
            }
        }
        if grouped == end
            && text.get(end) == Some(&decimals)
            && digits(end + 1) > end + 1
            && run(end + 1) == digits(end + 1)
        {
            return digits(end + 1);
        }
        if grouped > end {
            return grouped;
        }
    }
    if text.get(end) == Some(&':') {
        let ending = text[end + 1..].iter().take_while(|character| character.is_alphabetic()).count();
        if (1..=4).contains(&ending) && run(end + 1) == end + 1 + ending {
            return end + 1 + ending;
        }
    }
    end
}

/// Writes the form in which a word is looked up.
fn normal_form(word: &[char], lang: Lang, form: &mut String) {
    form.clear();
    // Letters of Latin-1: each has one letter in lower case.
    if word.iter().all(|letter| letter.is_ascii_alphabetic() || ('À'..='ÿ').contains(letter)) {
        form.extend(word.iter().flat_map(|letter| letter.to_lowercase()));
        return;
    }
    let number = word.iter().all(|&character| !character.is_alphabetic());
    let (groups, _) = number_signs(lang);
    let text: String = word
        .iter()
        .filter(|&&character| character != SOFT_HYPHEN)
        .filter(|&&character| !number || !(is_space(character) || character == groups))
        .collect();
    let text = text.to_lowercase();
    form.push_str(match text.split_once(':') {
        Some((word, _)) if !word.ends_with(|last: char| last.is_ascii_digit()) => word,
        _ => &text,
    });
}
