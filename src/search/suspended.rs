//! Suspended hyphens: `barn- och ungdomsvård` also says barnvård, `socialsekreterare och -handläggare` also
//! socialhandläggare.

use super::texts::Chunk;
use super::vocabulary::Vocabulary;
use crate::language::analysis::Token;
use crate::language::compounds::Part;

/// A word that the text implies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    pub form: String,
    /// The numbers of the two words that imply it.
    pub of: [u32; 2],
}

/// A word that a field implies.
pub struct Suspended {
    /// The place of the field in its chunk.
    pub field: usize,
    pub implied: Implied,
}

/// All words that a chunk implies, in the order of its fields.
pub fn suspended(chunk: &Chunk, vocabulary: &Vocabulary) -> Vec<Suspended> {
    let fields = chunk.documents.iter().flat_map(|text| chunk.fields(text)).enumerate();
    let hanging = fields.filter(|(_, words)| words.has_hanging());
    let found = hanging.flat_map(|(field, words)| {
        let of_all = |token: Token<u32>| Token { form: chunk.forms[token.form as usize], ..token };
        let tokens: Vec<Token<u32>> = words.tokens().map(of_all).collect();
        implied(&tokens, vocabulary).into_iter().map(move |implied| Suspended { field, implied })
    });
    found.collect()
}

/// The words that may stand between the two halves.
const BETWEEN: [&str; 8] = ["och", "eller", "samt", "till", "resp", "respektive", "and", "or"];
/// How many words after the hyphen the other half may stand: `barn-, äldre- och jämställdhetsminister`.
const REACH: usize = 6;

/// All words that the hyphens of `tokens` imply.
pub fn implied(tokens: &[Token<u32>], vocabulary: &Vocabulary) -> Vec<Implied> {
    let mut implied = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let form = vocabulary.form(token.form);
        if token.hung_after
            && let Some(whole) = partner(tokens[index + 1..].iter(), vocabulary, |other| !other.hung_after)
        {
            for tail in ends(whole, vocabulary, true) {
                implied.push(Implied { form: format!("{form}{tail}"), of: [token.form, whole.form] });
            }
        }
        if token.hung_before
            && let Some(whole) = partner(tokens[..index].iter().rev(), vocabulary, |other| !other.hung_before)
        {
            for head in ends(whole, vocabulary, false) {
                implied.push(Implied { form: format!("{head}{form}"), of: [token.form, whole.form] });
            }
        }
    }
    implied
}

/// The nearest word that is no conjunction and has no hanging hyphen of the same kind, unless another word stands between.
fn partner<'a>(
    mut tokens: impl Iterator<Item = &'a Token<u32>>,
    vocabulary: &Vocabulary,
    whole: impl Fn(&Token<u32>) -> bool,
) -> Option<&'a Token<u32>> {
    let mut passed = 0;
    tokens
        .find(|token| {
            passed += 1;
            passed > REACH || (whole(token) && !BETWEEN.contains(&vocabulary.form(token.form)))
        })
        .filter(|_| passed <= REACH)
}

/// Every proper tail (or head) of a compound, binding letters included. A word whose parts are not known gives
/// none: a wrong guess would be a word that nobody types, but also one that nobody checks.
fn ends(whole: &Token<u32>, vocabulary: &Vocabulary, tails: bool) -> Vec<String> {
    let letters: Vec<char> = vocabulary.form(whole.form).chars().collect();
    let parts: &[Part] = &vocabulary.parts[whole.form as usize];
    let cuts = parts.iter().skip(1).map(|part| part.start);
    cuts.map(|cut| if tails { letters[cut..].iter().collect() } else { letters[..cut].iter().collect() })
        .collect()
}
