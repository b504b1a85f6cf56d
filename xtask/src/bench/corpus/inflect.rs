//! The forms of a Swedish word by its class, and the joining of two words to one.

/// All forms of a word, the base form first. An unknown class has the base form alone.
///
/// The classes of nouns are named by their plural (`n-or`: flicka, flickor); `n-0` has none (barn), `n-mass-…` is not
/// counted, `…-et` is neuter where the plural does not say it. Verbs are named by their past tense.
pub fn forms(class: &str, base: &str) -> Vec<String> {
    let cut = |letters: usize| {
        let end = base.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
        &base[..end]
    };
    let noun = |stem: &str, endings: &[&str]| -> Vec<String> {
        let plain =
            std::iter::once(base.to_owned()).chain(endings.iter().map(|ending| format!("{stem}{ending}")));
        plain.flat_map(|form| [genitive(&form), form].into_iter().rev()).collect()
    };
    let other = |stem: &str, endings: &[&str]| -> Vec<String> {
        std::iter::once(base.to_owned())
            .chain(endings.iter().map(|ending| format!("{stem}{ending}")))
            .collect()
    };
    match class {
        "n-or" => noun(cut(1), &["an", "or", "orna"]),
        "n-ar" if ends_in_vowel(base) => noun(base, &["n", "ar", "arna"]),
        "n-ar" | "n-ing" => noun(base, &["en", "ar", "arna"]),
        "n-ar-e" => noun(cut(1), &["en", "ar", "arna"]),
        // cykel: cykeln, cyklar
        "n-ar-l" => {
            let (stem, last) = (cut(2), &base[cut(1).len()..]);
            noun("", &[&format!("{base}n"), &format!("{stem}{last}ar"), &format!("{stem}{last}arna")])
        }
        "n-er" if ends_in_vowel(base) => noun(base, &["n", "er", "erna"]),
        "n-er" => noun(base, &["en", "er", "erna"]),
        "n-er-ett" => noun(base, &["et", "er", "erna"]),
        "n-n" => noun(base, &["t", "n", "na"]),
        "n-0" => noun(base, &["et", "en"]),
        "n-are" => noun(cut(1), &["en", "na"]),
        "n-mass-en" if base.ends_with("an") => noun(base, &[]),
        "n-mass-en" if ends_in_vowel(base) => noun(base, &["n"]),
        "n-mass-en" => noun(base, &["en"]),
        "n-mass-et" if ends_in_vowel(base) => noun(base, &["t"]),
        "n-mass-et" => noun(base, &["et"]),
        "a" if base.ends_with('t') => other(base, &["a", "are", "ast", "aste"]),
        "a" => other(base, &["t", "a", "are", "ast", "aste"]),
        "a-pos" => other(base, &["t", "a"]),
        "a-ad" => other(cut(1), &["t", "de"]),
        "a-en" => other(cut(2), &["et", "na"]),
        "v-ar" | "v-ing" => other(base, &["r", "de", "t", "s", "ts", "nde"]),
        "v-er-de" if cut(1).ends_with('r') => other(cut(1), &["", "de", "t", "s", "ts", "ande"]),
        "v-er-de" => other(cut(1), &["er", "de", "t", "s", "ts", "ande"]),
        "v-er-te" => other(cut(1), &["er", "te", "t", "s", "ande"]),
        "v-dde" => other(base, &["r", "dde", "tt", "ende"]),
        _ => vec![base.to_owned()],
    }
}

/// The noun that a verb in `v-ing` forms: planera, planering.
pub fn verbal_noun(base: &str) -> String {
    format!("{}ing", base.trim_end_matches('a'))
}

/// The form that a noun takes before another, by its class: skol-, arbets-, lärar-. `None`: no noun.
pub fn joint(class: &str, base: &str) -> Option<String> {
    let shorter = || base[..base.len() - 1].to_owned();
    let with_s = || format!("{base}s");
    let takes_s = ["het", "ion", "nad", "skap", "tet", "dom"].iter().any(|ending| base.ends_with(ending));
    class.starts_with("n-").then(|| match class {
        "n-or" | "n-are" | "n-ar-e" => shorter(),
        "n-ing" => with_s(),
        "n-er" | "n-mass-en" | "n-mass-et" if takes_s => with_s(),
        "n-n" if base.ends_with('e') && !base.ends_with("nde") => with_s(),
        _ => base.to_owned(),
    })
}

/// Joins two parts. Three equal consonants become two: process and stöd make processtöd.
pub fn join(first: &str, second: &str) -> String {
    let mut back = first.chars().rev();
    let doubled = back.next().filter(|&last| back.next() == Some(last));
    let first =
        if doubled.is_some() && doubled == second.chars().next() { &first[..first.len() - 1] } else { first };
    format!("{first}{second}")
}

/// Adds the -s, where the word does not end in one.
pub fn genitive(form: &str) -> String {
    if form.ends_with(['s', 'x', 'z']) { form.to_owned() } else { format!("{form}s") }
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö', 'é'])
}

#[cfg(test)]
mod tests {
    use super::{forms, join, joint};

    #[test]
    fn words_are_inflected_by_their_class() {
        let plain = |class, base| forms(class, base).join(" ");
        assert_eq!(plain("n-or", "skola"), "skola skolas skolan skolans skolor skolors skolorna skolornas");
        assert_eq!(
            plain("n-ar-l", "nyckel"),
            "nyckel nyckels nyckeln nyckelns nycklar nycklars nycklarna nycklarnas"
        );
        assert_eq!(plain("n-0", "barn"), "barn barns barnet barnets barnen barnens");
        assert_eq!(plain("n-are", "lärare"), "lärare lärares läraren lärarens lärarna lärarnas");
        assert_eq!(plain("a-ad", "planerad"), "planerad planerat planerade");
        assert_eq!(plain("v-er-de", "köra"), "köra kör körde kört körs körts körande");
    }

    #[test]
    fn words_are_joined_by_swedish_rules() {
        let joined = |class, first, second| join(&joint(class, first).unwrap(), second);
        assert_eq!(joined("n-er", "process", "stöd"), "processtöd");
        assert_eq!(joined("n-ing", "utredning", "plan"), "utredningsplan");
        assert_eq!(joined("n-or", "skola", "plikt"), "skolplikt");
        assert_eq!(joined("n-n", "möte", "tid"), "mötestid");
        assert_eq!(joint("v-ar", "arbeta"), None);
    }
}
