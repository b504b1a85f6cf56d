//! Suspended hyphens: `barn- och ungdomsvård` also says barnvård, `socialsekreterare och -handläggare` also
//! socialhandläggare.

use std::collections::BTreeMap;

use crate::diagnostic::Lang;
use crate::search::analysis::Token;
use crate::search::compounds::Part;

/// A word that the text implies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    pub form: String,
    /// The two words that imply it, as they stand.
    pub of: [String; 2],
}

/// The words that may stand between the two halves.
const BETWEEN: [&str; 8] = ["och", "eller", "samt", "till", "resp", "respektive", "and", "or"];
/// How many words after the hyphen the other half may stand: `barn-, äldre- och jämställdhetsminister`.
const REACH: usize = 6;

/// All words that the hyphens of `tokens` imply. `compounds` knows the parts of the compounds among them.
pub fn implied(tokens: &[Token], compounds: &BTreeMap<String, Vec<Part>>, lang: Lang) -> Vec<Implied> {
    if lang != Lang::Sv {
        return Vec::new();
    }
    let mut implied = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.hung_after
            && let Some(whole) = partner(tokens[index + 1..].iter(), |other| !other.hung_after)
        {
            for tail in ends(&whole.form, compounds.get(&whole.form), true) {
                implied.push(imply(format!("{}{tail}", token.form), token, whole));
            }
        }
        if token.hung_before
            && let Some(whole) = partner(tokens[..index].iter().rev(), |other| !other.hung_before)
        {
            for head in ends(&whole.form, compounds.get(&whole.form), false) {
                implied.push(imply(format!("{head}{}", token.form), token, whole));
            }
        }
    }
    implied
}

fn imply(form: String, token: &Token, whole: &Token) -> Implied {
    Implied { form, of: [token.form.clone(), whole.form.clone()] }
}

/// The nearest word that is no conjunction and has no hanging hyphen of the same kind, unless another word stands between.
fn partner<'a>(
    mut tokens: impl Iterator<Item = &'a Token>,
    whole: impl Fn(&Token) -> bool,
) -> Option<&'a Token> {
    let mut passed = 0;
    tokens
        .find(|token| {
            passed += 1;
            passed > REACH || (whole(token) && !BETWEEN.contains(&token.form.as_str()))
        })
        .filter(|_| passed <= REACH)
}

/// Every proper tail (or head) of a compound, binding letters included. A word whose parts are not known gives
/// none: a wrong guess would be a word that nobody types, but also one that nobody checks.
fn ends(word: &str, parts: Option<&Vec<Part>>, tails: bool) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let cuts = parts.into_iter().flatten().skip(1).map(|part| part.start);
    cuts.map(|cut| if tails { letters[cut..].iter().collect() } else { letters[..cut].iter().collect() })
        .collect()
}
