//! LIX, the Swedish readability index (C. H. Björnsson, *Läsbarhet*, 1968): words per sentence, plus the share of
//! words longer than six letters in percent.

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 12] =
    ["t.ex.", "bl.a.", "m.fl.", "m.m.", "s.k.", "d.v.s.", "dvs.", "ca.", "nr.", "kl.", "osv.", "f.d."];

/// The index of a text, whose lines are paragraphs, headings or list items; `None` for a text without words. A
/// line that ends without a stop counts as one sentence. Hyphens, apostrophes and colons inside a word keep it
/// one word; only letters count for its length; `1 000` is one word.
pub(super) fn lix(text: &str) -> Option<f64> {
    let (mut words, mut long, mut sentences) = (0_u32, 0_u32, 0_u32);
    for line in text.lines() {
        let mut open = false;
        let mut number_before = false;
        for token in line.split_whitespace() {
            let word = token.trim_matches(|character: char| !character.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            let number = word.chars().all(|character| character.is_ascii_digit());
            let grouped = number && number_before && word.len() == 3;
            number_before = number;
            if !grouped {
                words += 1;
                long += u32::from(word.chars().filter(|character| character.is_alphabetic()).count() > 6);
            }
            open = true;
            if ends_sentence(token) {
                sentences += 1;
                open = false;
            }
        }
        sentences += u32::from(open);
    }
    (words > 0)
        .then(|| f64::from(words) / f64::from(sentences.max(1)) + 100.0 * f64::from(long) / f64::from(words))
}

fn ends_sentence(token: &str) -> bool {
    let bare = token.trim_end_matches(['”', '"', '’', ')', '»']);
    bare.ends_with(['.', '!', '?', ':']) && !ABBREVIATIONS.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::lix;

    fn rounded(text: &str) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "a small number")]
        let tenths = (lix(text).unwrap() * 10.0).round() as i64;
        tenths
    }

    #[test]
    fn counts_as_the_published_examples_do() {
        let short = "Partille fick sju nya tjänster. Varje måndag ses alla som hjälper barnen. De går igenom vad som är svårt just nu. Ingen slutade på hela året. Fler barn kan bo kvar hemma.";
        assert_eq!(rounded(short), 189);
        let official = "Samordnaren föreslår att en kommitté med företrädare för kommuner, regioner och staten granskar den lagstiftning som berör barn och unga. Kommittén bör även pröva hur dokumentationskraven i BBIC påverkar utredarnas arbetsbelastning och barnens möjligheter till delaktighet.";
        assert_eq!(rounded(official), 624);
        assert_eq!(lix("…"), None);
        assert_eq!(rounded("Det kostar 1 000 kr t.ex. här."), 60);
    }
}
