//! Text to address parts.

use super::{clean, composed};

/// The address form of a text: lower case, å and ä as a, ö as o, other letters by their nearest Latin
/// spelling, everything else as single hyphens. Empty when nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut push = |character: char| {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    };
    for character in composed(&clean(text)).chars() {
        match character {
            'å' | 'Å' | 'ä' | 'Ä' => push('a'),
            'ö' | 'Ö' => push('o'),
            '’' | '\'' => {}
            ascii if ascii.is_ascii() => push(ascii),
            other => match deunicode::deunicode_char(other) {
                Some(spelled) if other.is_alphanumeric() => spelled.chars().for_each(&mut push),
                _ => push('-'),
            },
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn swedish_letters_become_a_and_o() {
        assert_eq!(slug("Hälso- och sjukvård"), "halso-och-sjukvard");
        assert_eq!(slug("Örgryte–Härlanda"), "orgryte-harlanda");
        assert_eq!(slug("Idé: så gör Åre!"), "ide-sa-gor-are");
        assert_eq!(slug("a\u{30a}r"), "ar");
        assert_eq!(slug("???"), "");
        assert_eq!(slug("social\u{ad}tjänst ﬁ\u{200b}x\u{202e}"), "socialtjanst-fix");
    }
}
