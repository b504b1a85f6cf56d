//! Which name was meant.

use unicode_normalization::UnicodeNormalization;

/// Names from Swedish and from other generators, and the field that they mean here.
const ALIASES: &[(&str, &str)] = &[
    ("adress", "url"),
    ("alias", "aliases"),
    ("alternativtext", "alt"),
    ("alt_text", "alt"),
    ("amnen", "tags"),
    ("arrangor", "organisation"),
    ("avsandare", "publisher"),
    ("base", "base_url"),
    ("baseurl", "base_url"),
    ("begrepp", "term"),
    ("belopp", "amount"),
    ("beskrivning", "description"),
    ("beskrivning", "summary"),
    ("bild", "image"),
    ("bildtext", "caption"),
    ("bredare", "broader"),
    ("categories", "tags"),
    ("category", "tags"),
    ("cover", "image"),
    ("created", "date"),
    ("datum", "date"),
    ("deltagare", "participants"),
    ("description", "summary"),
    ("enhet", "unit"),
    ("etikett", "label"),
    ("etiketter", "tags"),
    ("excerpt", "summary"),
    ("expirydate", "expires_at"),
    ("featured_image", "image"),
    ("fil", "src"),
    ("finansiar", "source"),
    ("finansiering", "funding"),
    ("forlag", "publisher"),
    ("foto", "credit"),
    ("fotograf", "credit"),
    ("fran", "from"),
    ("gamla_adresser", "aliases"),
    ("granskas", "review_by"),
    ("href", "url"),
    ("ingress", "summary"),
    ("intro", "summary"),
    ("kalla", "source"),
    ("kallor", "sources"),
    ("keywords", "tags"),
    ("kommun", "municipality"),
    ("kommuner", "municipality"),
    ("kontakt", "contact"),
    ("lank", "url"),
    ("lastmod", "updated"),
    ("language", "lang"),
    ("last_modified", "updated"),
    ("link", "url"),
    ("malgrupp", "target_group"),
    ("malgrupper", "target_group"),
    ("metod", "methods"),
    ("metoder", "methods"),
    ("method", "methods"),
    ("modified", "updated"),
    ("municipalities", "municipality"),
    ("name", "title"),
    ("namn", "name"),
    ("namn", "title"),
    ("nyckelord", "tags"),
    ("organization", "organisation"),
    ("organisationer", "organisation"),
    ("organisations", "organisation"),
    ("parter", "participants"),
    ("picture", "image"),
    ("publicera", "publish_at"),
    ("publiceras", "publish_at"),
    ("publishdate", "publish_at"),
    ("published", "date"),
    ("redirect_from", "aliases"),
    ("relaterade", "related"),
    ("relaterat", "related"),
    ("review", "review_by"),
    ("rubrik", "heading"),
    ("rubrik", "title"),
    ("sammanfattning", "summary"),
    ("sprak", "lang"),
    ("sprak", "language"),
    ("stadsdel", "district"),
    ("stadsdelar", "district"),
    ("subject", "tags"),
    ("subtitle", "summary"),
    ("synonymer", "synonyms"),
    ("synonym", "synonyms"),
    ("tag", "tags"),
    ("tagg", "tags"),
    ("taggar", "tags"),
    ("target_groups", "target_group"),
    ("targetgroup", "target_group"),
    ("till", "to"),
    ("titel", "title"),
    ("type", "kind"),
    ("typ", "kind"),
    ("uppdaterad", "updated"),
    ("utgivare", "publisher"),
    ("utgar", "expires_at"),
    ("utkast", "draft"),
    ("valuta", "currency"),
    ("varden", "values"),
    ("varde", "value"),
    ("year", "date"),
    ("amne", "tags"),
    ("ar", "date"),
];

/// The known name that `written` most likely means: by another case, by the table of aliases, or by a slip of one
/// or two letters.
pub fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = simplify(written);
    let same = known.iter().find(|name| simplify(name) == plain);
    let alias = || {
        let mut meant = ALIASES.iter().filter(|(alias, _)| *alias == plain).map(|(_, name)| *name);
        meant.find_map(|name| known.iter().find(|other| **other == name))
    };
    let slip = || {
        let ranked = known.iter().map(|name| (strsim::damerau_levenshtein(&plain, &simplify(name)), name));
        let allowed = match plain.chars().count() {
            0..=2 => 0,
            3..=6 => 1,
            _ => 2,
        };
        ranked
            .filter(|(distance, _)| *distance <= allowed)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    };
    same.or_else(alias).or_else(slip).copied()
}

/// Without case, accents and kinds of separators.
fn simplify(name: &str) -> String {
    let letters =
        name.trim().nfd().filter(|character| !unicode_normalization::char::is_combining_mark(*character));
    letters
        .flat_map(char::to_lowercase)
        .map(|character| if matches!(character, '-' | ' ' | '.') { '_' } else { character })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["title", "period", "tags", "municipality", "review_by", "expires_at"];
        for (written, meant) in [
            ("Title", Some("title")),
            ("titel", Some("title")),
            ("kommun", Some("municipality")),
            ("muncipality", Some("municipality")),
            ("review-by", Some("review_by")),
            ("nyckelord", Some("tags")),
            ("utgår", Some("expires_at")),
            ("farg", None),
            ("person", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, &known), meant, "{written}");
        }
    }
}
