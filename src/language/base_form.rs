//! The form of a word that a dictionary has. Where nothing tells it, the word stays as it is: a form that stands in a
//! text is better than a wrong guess.

use super::analysis::Analyzer;
use super::compounds::{Lexicon, Part};

/// Ends of Swedish base forms that show where the inflection begins, and what that may be.
const DERIVATIONS: [(&[&str], &[&str]); 2] = [
    (
        &["ning", "ering", "het", "tion", "sion", "skap", "itet", "ment", "ism", "log", "graf"],
        &["en", "ens", "et", "ets", "er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas", "s"],
    ),
    (&["isk", "lig", "ell"], &["t", "a"]),
];
/// Likewise, where too many words only look like it: `skal` is no form of `skala`.
const NEUTERS: [&str; 3] = ["alt", "ivt", "igt"];
/// The fewest letters before a derivation: `heter` is no form of one.
const SHORTEST_STEM: usize = 2;
/// Before -or in the plural of words with -a, and not in `kurator` or `sponsor`.
const BEFORE_PLURAL: [char; 9] = ['b', 'd', 'f', 'g', 'k', 'l', 'n', 'r', 'v'];

/// The base form of a Swedish word in lower case, with its `parts` where it is a compound.
pub fn swedish(word: &str, parts: &[Part], lexicon: &Lexicon, analyzer: &Analyzer) -> String {
    match parts {
        [.., last] => {
            let front: String = word.chars().take(last.start).collect();
            front + &simple(&last.base, lexicon, analyzer)
        }
        [] => simple(word, lexicon, analyzer),
    }
}

fn simple(word: &str, lexicon: &Lexicon, analyzer: &Analyzer) -> String {
    if let Some(base) = lexicon.last(word, analyzer) {
        return base.to_owned();
    }
    let ends = DERIVATIONS.iter().flat_map(|&(ends, endings)| ends.iter().map(move |end| (end, endings)));
    for (&end, endings) in ends {
        let at = word.rfind(end).filter(|&at| at >= SHORTEST_STEM).map(|at| at + end.len());
        if let Some(at) = at.filter(|&at| endings.contains(&&word[at..])) {
            return word[..at].to_owned();
        }
    }
    if NEUTERS.iter().any(|end| word.len() > end.len() + SHORTEST_STEM && word.ends_with(end)) {
        return word[..word.len() - 1].to_owned();
    }
    let plural = word.strip_suffix("ornas").or_else(|| word.strip_suffix("orna"));
    let plural = plural.or_else(|| word.strip_suffix("or").filter(|stem| stem.ends_with(BEFORE_PLURAL)));
    match plural.filter(|stem| stem.len() > SHORTEST_STEM) {
        Some(stem) => format!("{stem}a"),
        None => word.to_owned(),
    }
}

/// The base form of an English word in lower case: the singular of what looks like a plural.
pub fn english(word: &str) -> String {
    let singular = match word {
        "children" => Some("child".to_owned()),
        "women" => Some("woman".to_owned()),
        "men" => Some("man".to_owned()),
        "news" | "series" | "species" | "always" | "lens" => None,
        _ => regular(word),
    };
    singular.unwrap_or_else(|| word.to_owned())
}

fn regular(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > SHORTEST_STEM)?;
    if let Some(stem) = stem.strip_suffix("ie").filter(|stem| stem.len() > SHORTEST_STEM) {
        return Some(format!("{stem}y"));
    }
    if stem.ends_with(['s', 'u', 'i']) {
        return None;
    }
    let hissing = stem
        .strip_suffix('e')
        .filter(|stem| ["ss", "x", "ch", "sh", "z"].iter().any(|end| stem.ends_with(end)));
    Some(hissing.unwrap_or(stem).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{english, swedish};
    use crate::diagnostic::Lang;
    use crate::language::analysis::Analyzer;
    use crate::language::compounds::{Lexicon, split};

    #[test]
    fn swedish_words_come_to_their_base_forms() {
        let analyzer = Analyzer::new(Lang::Sv);
        let lexicon = Lexicon::of_lists(&analyzer);
        let base = |word: &str| {
            let parts = split(word, &lexicon, &analyzer).unwrap_or_default();
            swedish(word, &parts, &lexicon, &analyzer)
        };
        for (word, expected) in [
            // The lists know them.
            ("socialsekreterarna", "socialsekreterare"),
            ("stadsdelarnas", "stadsdel"),
            ("föräldrarna", "förälder"),
            ("skolan", "skola"),
            ("hemmet", "hem"),
            ("processtöden", "processtöd"),
            // Their derivation tells.
            ("aktualiseringarna", "aktualisering"),
            ("psykologerna", "psykolog"),
            ("administrativt", "administrativ"),
            ("kollegorna", "kollega"),
            ("siffror", "siffra"),
            // Nothing tells.
            ("heter", "heter"),
            ("skala", "skala"),
            ("donator", "donator"),
            ("knivet", "knivet"),
        ] {
            assert_eq!(base(word), expected, "{word}");
        }
    }

    #[test]
    fn english_plurals_come_to_their_singulars() {
        let words = [
            "children", "families", "studies", "classes", "nurses", "status", "access", "analysis", "news",
            "gas",
        ];
        let expected =
            ["child", "family", "study", "class", "nurse", "status", "access", "analysis", "news", "gas"];
        assert_eq!(words.map(english), expected.map(str::to_owned));
    }
}
